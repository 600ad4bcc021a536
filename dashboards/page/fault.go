package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fault is one thing that is wrong in a page's file.
type Fault struct {
	File   string
	Line   int // from 1
	VI, EN string
}

func (f Fault) String() string {
	return fmt.Sprintf("%s:%d: %s / %s", f.File, f.Line, f.VI, f.EN)
}

// Faults are all faults of one or more files. As an error it reads one line a
// fault.
type Faults []Fault

func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// Err is nil when there is no fault, else the faults sorted by place.
func (fs Faults) Err() error {
	if len(fs) == 0 {
		return nil
	}
	sorted := slices.Clone(fs)
	slices.SortStableFunc(sorted, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return sorted
}

// judge collects the faults of one file.
type judge struct {
	file   string
	faults Faults
}

func (j *judge) fault(line int, vi, en string, args ...any) {
	j.faults = append(j.faults, Fault{j.file, line, fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)})
}
