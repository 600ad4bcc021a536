package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A LineError is a line of the ledger that cannot be read. No night runs past
// it: a decision that is left out could publish what a person refused.
type LineError struct {
	Path string
	Line int
	Err  error
}

func (e *LineError) Error() string {
	return fmt.Sprintf("%s:%d: dòng quyết định này không đọc được (%v); khôi phục tệp từ git hoặc bản sao lưu, hoặc sửa dòng ấy, rồi chạy lại / the decision cannot be read; restore the file or mend the line", e.Path, e.Line, e.Err)
}

func (e *LineError) Unwrap() error { return e.Err }

// A Ledger is every decision that was made. Its file may have been put together
// from branches of version control, line by line: a decision that stands twice
// is one, and the order of the lines says nothing.
type Ledger struct {
	Decisions []pipeline.Decision // each once, oldest first
	Lines     []pipeline.Decision // as they stand in the file
	Names     []string            // of the decisions, in their order
	Marks     []int               // lines where version control marks two sides that nobody put together; both are read
}

// ReadLedger reads the ledger at path; a file that is not there holds none. A
// last line that a crash cut short was never acknowledged and is passed over.
// The error is a *LineError for any other line that is not a decision.
func ReadLedger(path string) (Ledger, error) {
	var l Ledger
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return l, fmt.Errorf("sổ quyết định không đọc được; khôi phục tệp từ git hoặc bản sao lưu rồi chạy lại (the ledger cannot be read; restore it): %w", err)
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return l, &LineError{path, 1, errors.New("tệp được lưu bằng mã UTF-16; hãy lưu lại với bảng mã UTF-8; saved as UTF-16, save it as UTF-8")}
	}
	for number := 1; len(data) > 0; number++ {
		line, rest, whole := bytes.Cut(data, []byte("\n"))
		data = rest
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		if mergeMark.Match(line) {
			l.Marks = append(l.Marks, number)
			continue
		}
		d, err := parseLine(line)
		switch {
		case err != nil && !whole:
			return l.ordered()
		case err != nil:
			return Ledger{}, &LineError{path, number, err}
		}
		l.Lines = append(l.Lines, d)
	}
	return l.ordered()
}

// mergeMark is a line by which git parts two sides of a merge.
var mergeMark = regexp.MustCompile(`^(<{7} .*|\|{7}( .*)?|={7}|>{7} .*)$`)

// ordered fills in the decisions of the lines.
func (l Ledger) ordered() (Ledger, error) {
	seen := make(map[string]bool, len(l.Lines))
	order := slices.Clone(l.Lines)
	slices.SortStableFunc(order, func(a, b pipeline.Decision) int { return a.At.Compare(b.At) })
	for _, d := range order {
		name, err := nameOf(d)
		if err != nil {
			return Ledger{}, err
		}
		if !seen[name] {
			seen[name] = true
			l.Decisions, l.Names = append(l.Decisions, d), append(l.Names, name)
		}
	}
	return l, nil
}

// nameOf names a decision by all that it says, however its line is written.
func nameOf(d pipeline.Decision) (string, error) {
	d.At = d.At.UTC()
	line, err := json.Marshal(d)
	return string(pipeline.DigestOf(line))[:32], err
}

// Known are the decisions of these names, oldest first; missing is how many names
// the ledger does not know.
func (l Ledger) Known(names []string) (known Ledger, missing int) {
	asked := make(map[string]bool, len(names))
	for _, name := range names {
		asked[name] = true
	}
	for i, name := range l.Names {
		if asked[name] {
			known.Decisions, known.Names = append(known.Decisions, l.Decisions[i]), append(known.Names, name)
		}
	}
	return known, len(asked) - len(known.Names)
}

// parseLine reads a decision; an editor may have put a byte order mark before it.
func parseLine(line []byte) (pipeline.Decision, error) {
	var d pipeline.Decision
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		return d, err
	}
	if dec.More() {
		return d, errors.New("more than one decision in a line")
	}
	return d, Judge(d)
}

// Judge tells what is wrong with a decision. Each has a name, a time, a subject
// and a reason; a correction has the wrong value that it is about and the right
// one; a note says something.
func Judge(d pipeline.Decision) error {
	switch {
	case d.Subject == "" || d.Source == "":
		return errors.New("thiếu đối tượng của quyết định (no subject)")
	case strings.TrimSpace(d.By) == "":
		return errors.New("thiếu tên người quyết định (no name)")
	case d.At.IsZero():
		return errors.New("thiếu thời điểm (no time)")
	case strings.TrimSpace(d.Reason) == "":
		return errors.New("thiếu lý do (no reason)")
	}
	switch d.Verdict {
	case pipeline.VerdictAccept, pipeline.VerdictReject, pipeline.VerdictReopen:
		return nil
	case pipeline.VerdictCorrect:
		if d.Value == nil || d.Expects == nil || d.Series == "" || d.Period == "" || *d.Value == *d.Expects {
			return errors.New("sửa số cần giá trị sai đang có và giá trị đúng, khác nhau (a correction needs the wrong and the right value)")
		}
		return nil
	case pipeline.VerdictAnnotate:
		if strings.TrimSpace(d.NoteVI) == "" || d.Series == "" || d.Period == "" {
			return errors.New("thiếu nội dung ghi chú (no note)")
		}
		return nil
	}
	return fmt.Errorf("không có loại quyết định %q (no such verdict)", d.Verdict)
}

// Append writes decisions at the end of the ledger, all of them or none. Lines
// that others wrote stay as they are.
func Append(path string, list ...pipeline.Decision) (err error) {
	var lines []byte
	for _, d := range list {
		if err := Judge(d); err != nil {
			return fmt.Errorf("decision on %s: %w", d.Subject, err)
		}
		line, err := json.Marshal(d)
		if err != nil {
			return err
		}
		lines = append(append(lines, line...), '\n')
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o640)
	if err != nil {
		return fmt.Errorf("write decisions: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := mendEnd(f); err != nil {
		return fmt.Errorf("write decisions: %w", err)
	}
	if _, err := f.Write(lines); err != nil {
		return fmt.Errorf("write decisions: %w", err)
	}
	return f.Sync()
}

// mendEnd cuts off a last line that a crash left half written, and ends one that
// is whole but for its newline.
func mendEnd(f *os.File) error {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	data := make([]byte, info.Size())
	if _, err := f.ReadAt(data, 0); err != nil {
		return err
	}
	start := bytes.LastIndexByte(data, '\n') + 1
	last := bytes.TrimSpace(data[start:])
	if len(last) == 0 {
		return nil
	}
	if _, err := parseLine(last); err != nil && !mergeMark.Match(last) {
		return f.Truncate(int64(start))
	}
	_, err = f.Write([]byte("\n"))
	return err
}
