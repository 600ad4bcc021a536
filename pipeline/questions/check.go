package questions

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/checks"
	"github.com/tonghop/tonghop/pipeline/config"
)

func (s *Set) loadChecks(f Folder, taken []string) (config.Faults, error) {
	ids, faults, err := statements(f, "checks")
	for _, id := range ids {
		faults = append(faults, s.loadCheck(f, id, slices.Contains(taken, id))...)
	}
	return faults, err
}

func (s *Set) loadCheck(f Folder, id string, taken bool) config.Faults {
	at := Place{Folder: f, File: path.Join("checks", id+".sql")}
	text, err := fs.ReadFile(f.Files, at.File)
	if err != nil {
		return config.Faults{{File: at.Shown(), VI: "không đọc được tệp.", EN: err.Error()}}
	}
	check, err := checks.Parse(id, string(text))
	if err != nil {
		return config.Faults{checkFault(at.Shown(), err, string(text))}
	}
	at.SQL = check.SQL
	at.Above = strings.Count(string(text)[:strings.Index(string(text), check.SQL)], "\n")
	faults := casesOf(&at, "phép kiểm tra chưa có ca thử.", "the check has no case.",
		"Thêm tệp này với bad/given (số liệu sai), bad/wanted.csv (lỗi phải tìm ra) và good/given (số liệu đúng).",
		"Add this file with bad/given (faulty figures), bad/wanted.csv (the faults to find) and good/given (sound figures).")
	over, fault := s.stand(aCheck, id, at, taken)
	if fault != nil {
		return append(faults, *fault)
	}
	if over {
		s.Checks = without(s.Checks, func(c pipeline.Check) bool { return c.ID == id })
	}
	s.Checks = append(s.Checks, check)
	return faults
}

// checkFault names the severity or the limits that cannot be read, else what is
// wrong with the header.
func checkFault(file string, err error, text string) config.Fault {
	for _, line := range strings.Split(text, "\n") {
		key, value, _ := strings.Cut(strings.TrimPrefix(line, "--"), ":")
		value = strings.TrimSpace(value)
		if strings.TrimSpace(key) != "severity" || slices.Contains(checks.Severities(), pipeline.Severity(value)) {
			continue
		}
		var known []string
		for _, s := range checks.Severities() {
			known = append(known, string(s))
		}
		fault := config.Fault{File: file, Path: "severity", VI: fmt.Sprintf("mức %q không có.", value), EN: fmt.Sprintf("there is no severity %q.", value),
			HintVI: "Chọn một trong: " + strings.Join(known, ", ") + ".", HintEN: "Take one of: " + strings.Join(known, ", ") + "."}
		fault.Line, fault.Column = placeIn(text, line)
		if near := config.Nearest(value, known); near != "" {
			fault.Meant, fault.HintVI, fault.HintEN = near, fmt.Sprintf("Có phải ý là %q?", near), fmt.Sprintf("Did you mean %q?", near)
		}
		return fault
	}
	return headerFault(file, err, checks.Keys())
}
