package workspace

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/tonghop/tonghop/pipeline/config"
)

// A form is one file while it is judged. A value whose form is wrong already
// is not judged again by what it means.
type form struct {
	doc    *config.Document
	faults config.Faults
	dirty  map[string]bool // key paths that have a fault, or that a misspelt key was meant to be
}

// readForm reads and decodes a file; the second value is false when there is
// nothing in it to judge further.
func (j *judge) readForm(shown, path string, into any) (*form, bool) {
	f := &form{dirty: map[string]bool{}}
	data, err := readBounded(path)
	if err != nil {
		j.faults = append(j.faults, config.Fault{File: shown,
			VI: fmt.Sprintf("không đọc được tệp: %v.", reason(err)), EN: fmt.Sprintf("cannot read the file: %v.", reason(err))})
		return f, false
	}
	doc, err := config.Parse(shown, data)
	f.doc = doc
	if faults := (config.Faults)(nil); errors.As(err, &faults) {
		j.faults = append(j.faults, faults...)
		return f, false
	}
	f.faults = doc.Decode(into)
	for _, fault := range f.faults {
		f.dirty[fault.Path] = true
		if fault.Meant != "" {
			f.dirty[sibling(fault.Path, fault.Meant)] = true
		}
	}
	if f.dirty[""] { // no keys at all
		j.close(f)
		return f, false
	}
	return f, true
}

// readBounded reads a file, but never more than a declaration may hold.
func readBounded(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("not a regular file")
	}
	if info.Size() > config.MaxBytes {
		return make([]byte, config.MaxBytes+1), nil // Parse words the fault
	}
	return os.ReadFile(path)
}

// reason is what the system says, without the path that the fault names
// already.
func reason(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// add sets a fault at a key.
func (f *form) add(path string, fault config.Fault) {
	if f.dirty[path] {
		return
	}
	f.dirty[path] = true
	f.faults = append(f.faults, f.doc.Fault(path, fault))
}

// require sets a fault when the key has no value.
func (f *form) require(path, value, hintVI, hintEN string) {
	if value != "" {
		return
	}
	f.add(path, config.Fault{
		VI: fmt.Sprintf("thiếu «%s».", path), EN: fmt.Sprintf("«%s» is missing.", path), HintVI: hintVI, HintEN: hintEN})
}

// close hands the faults of the form to the judge.
func (j *judge) close(f *form) { j.faults = append(j.faults, f.faults...) }

// sibling is the path of another key beside the one at path.
func sibling(path, key string) string {
	if cut := strings.LastIndexByte(path, '.'); cut >= 0 {
		return path[:cut+1] + key
	}
	return key
}
