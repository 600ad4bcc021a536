package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/trial"
)

// A tally counts what was tried.
type tally struct{ questions, checks, metrics int }

// checkQuestions tries every case of the questions and checks that the workspace
// and its topics bring; with all, of the built-in topics too.
func (a *app) checkQuestions(ctx context.Context, w *space, all bool) (tally, error) {
	of := func(p questions.Place, _ bool) bool { return all || !p.Folder.BuiltIn }
	var asked []pipeline.Question
	var tests []pipeline.Check
	var n tally
	for _, q := range w.brought.Questions {
		if of(w.brought.Question(q.ID)) {
			asked = append(asked, q)
		}
	}
	for _, c := range w.brought.Checks {
		if of(w.brought.Check(c.ID)) {
			tests = append(tests, c)
		}
	}
	for _, m := range w.brought.Metrics {
		if of(w.brought.Metric(m.ID)) {
			n.metrics++
		}
	}
	n.questions, n.checks = len(asked), len(tests)
	if n == (tally{}) {
		if err := w.left.Err(); err != nil {
			return n, usageError{err}
		}
		return n, nil
	}
	return n, a.tryAll(ctx, w, asked, tests)
}

func (a *app) tryAll(ctx context.Context, w *space, asked []pipeline.Question, tests []pipeline.Check) error {
	opt, err := a.asking(w)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "tonghop-check-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	opt.Now, opt.Spare = nil, nil // a case has no clock, and tells every fault
	bench, err := trial.NewBench(ctx, dir, opt)
	if err != nil {
		return usageError{errors.Join(w.left.Err(), unmade(w.brought, err))}
	}
	faults := slices.Clone(w.left)
	for _, q := range asked {
		at, _ := w.brought.Question(q.ID)
		faults = append(faults, explained(ctx, bench, at, q)...)
		faults = append(faults, tryCases(ctx, bench, at, q.ID, q.OnBasis)...)
	}
	for _, c := range tests {
		at, _ := w.brought.Check(c.ID)
		faults = append(faults, tryCheck(ctx, bench, at, c)...)
	}
	if err := faults.Err(); err != nil {
		return usageError{err}
	}
	return nil
}

// explained finds the columns of a question that nobody explains: they would stand
// in the dictionary without a meaning.
func explained(ctx context.Context, bench *trial.Bench, at questions.Place, q pipeline.Question) config.Faults {
	columns, err := bench.Columns(ctx, q.ID)
	if err != nil {
		return config.Faults{{File: at.Shown(), VI: fmt.Sprintf("câu hỏi không trả lời được: %v.", err), EN: "the question cannot be asked."}}
	}
	var missing []string
	answered := map[string]bool{}
	for _, c := range columns {
		answered[c.Name] = true
		figure, companion := c.Name, false
		for _, suffix := range []string{"_max", "_unit", "_qualifier", "_origin"} {
			if cut, ok := strings.CutSuffix(c.Name, suffix); ok {
				figure, companion = cut, true
			}
		}
		_, said := q.Columns[c.Name]
		_, saidOfFigure := q.Columns[figure]
		if !said && !(companion && saidOfFigure) {
			missing = append(missing, c.Name)
		}
	}
	var faults config.Faults
	for _, name := range at.Explains {
		if !answered[name] {
			faults = append(faults, config.Fault{File: at.Shown(), Line: at.Columns, Path: "columns", VI: fmt.Sprintf("phần đầu giải thích cột «%s» mà câu lệnh không cho ra cột nào tên ấy.", name),
				EN: fmt.Sprintf("the header explains %q, which is no column of the answer.", name), HintVI: "Sửa tên cột, hoặc bỏ phần giải thích ấy.", HintEN: "Mend the name or leave it out."})
		}
	}
	if len(missing) == 0 {
		return faults
	}
	return append(faults, config.Fault{File: at.Shown(), Line: cmp.Or(at.Columns, at.Above), VI: "chưa giải thích các cột: " + strings.Join(missing, ", ") + ".", EN: "columns without a meaning.",
		HintVI: "Thêm dòng «-- columns: tên_cột = ý nghĩa | meaning; …».", HintEN: "Add «-- columns: column = ý nghĩa | meaning; …»."})
}

func tryCases(ctx context.Context, bench *trial.Bench, at questions.Place, id string, onBasis bool) config.Faults {
	if at.Cases == nil { // told where the files are read
		return nil
	}
	names := trial.Cases(at.Cases)
	if len(names) == 0 {
		return config.Faults{{File: at.ShownCases(), VI: "không có ca thử nào: cần TÊN/given hoặc TÊN/ask.", EN: "there is no case: want NAME/given or NAME/ask."}}
	}
	var faults config.Faults
	if onBasis && !trial.OnBasis(at.Cases) {
		faults = append(faults, config.Fault{File: at.ShownCases(), VI: "câu hỏi hỏi được trên địa giới đã chọn mà không ca thử nào hỏi như vậy.",
			EN:     "no case asks on a basis.",
			HintVI: "Thêm dòng «basis 2025» (hoặc 1997, 2004, 2008) vào TÊN/ask của một ca thử.", HintEN: "Add the line «basis 2025» (or 1997, 2004, 2008) to NAME/ask of a case."})
	}
	for _, name := range names {
		got, err := bench.Try(ctx, at.Cases, id, name, at.Shared)
		faults = append(faults, differs(at, name, got, "Câu hỏi cho ra:\n", err)...)
	}
	return faults
}

// tryCheck tries the cases of a check: faults in the bad ones, none in the good.
func tryCheck(ctx context.Context, bench *trial.Bench, at questions.Place, c pipeline.Check) config.Faults {
	if at.Cases == nil {
		return nil
	}
	bad, good := trial.CheckCases(at.Cases)
	if len(bad) == 0 || len(good) == 0 {
		return config.Faults{{File: at.ShownCases(), VI: "phép kiểm tra cần ít nhất một ca bad/given và một ca good/given.", EN: "want a case bad/given and a case good/given."}}
	}
	var faults config.Faults
	for _, name := range good {
		got, found, err := bench.TryCheck(ctx, at.Cases, c, name)
		switch {
		case err != nil:
			faults = append(faults, unrun(at, name, err))
		case found > 0:
			faults = append(faults, config.Fault{File: at.ShownCases(), Line: caseLine(at, name), VI: fmt.Sprintf("ca thử %q là số liệu đúng mà vẫn bị báo lỗi:\n%s", name, got), EN: "faults in good figures."})
		}
	}
	for _, name := range bad {
		got, found, err := bench.TryCheck(ctx, at.Cases, c, name)
		if err == nil && found == 0 {
			faults = append(faults, config.Fault{File: at.ShownCases(), Line: caseLine(at, name), VI: fmt.Sprintf("ca thử %q là số liệu sai mà không bị báo lỗi.", name), EN: "no fault in bad figures."})
			continue
		}
		faults = append(faults, differs(at, name, got, "Phép kiểm tra cho ra:\n", err)...)
	}
	return faults
}

// differs judges what a case gave against what is wanted.
func differs(at questions.Place, name string, got []byte, gave string, err error) config.Faults {
	if err != nil {
		return config.Faults{unrun(at, name, err)}
	}
	fault := config.Fault{File: at.ShownCases(), Line: caseLine(at, name)}
	wanted := trial.Find(at.Cases, name+"/wanted.csv")
	if wanted == nil {
		fault.VI, fault.EN = fmt.Sprintf("ca thử %q thiếu %s/wanted.csv.", name, name), "wanted.csv is missing."
		fault.HintVI = gave + string(got)
		return config.Faults{fault}
	}
	if said := trial.Differs(got, wanted.Data); said != "" {
		fault.VI, fault.EN = fmt.Sprintf("ca thử %q cho ra khác mong đợi (%s).", name, said), "the case gives other rows than wanted."
		return config.Faults{fault}
	}
	return nil
}

func unrun(at questions.Place, name string, err error) config.Fault {
	return config.Fault{File: at.ShownCases(), Line: caseLine(at, name), VI: fmt.Sprintf("ca thử %q không chạy được: %v.", name, err), EN: "the case cannot be run."}
}

// caseLine is the line on which a case begins.
func caseLine(at questions.Place, name string) int {
	line := strings.Count(string(at.Cases.Comment), "\n") + 1
	for _, f := range at.Cases.Files {
		if strings.HasPrefix(f.Name, name+"/") {
			return line
		}
		line += strings.Count(string(f.Data), "\n") + 1
	}
	return 0
}
