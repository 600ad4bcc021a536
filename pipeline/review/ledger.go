package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
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

// ReadLedger reads the decisions of the ledger at path, oldest first; a file
// that is not there holds none. A last line that a crash cut short was never
// acknowledged and is passed over. The error is a *LineError for any other line
// that is not a decision.
func ReadLedger(path string) ([]pipeline.Decision, error) {
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	var list []pipeline.Decision
	for number := 1; len(data) > 0; number++ {
		line, rest, whole := bytes.Cut(data, []byte("\n"))
		data = rest
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		d, err := parseLine(line)
		switch {
		case err != nil && !whole:
			return list, nil
		case err != nil:
			return nil, &LineError{path, number, err}
		}
		list = append(list, d)
	}
	return list, nil
}

func parseLine(line []byte) (pipeline.Decision, error) {
	var d pipeline.Decision
	dec := json.NewDecoder(bytes.NewReader(line))
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
	if _, err := parseLine(last); err != nil {
		return f.Truncate(int64(start))
	}
	_, err = f.Write([]byte("\n"))
	return err
}
