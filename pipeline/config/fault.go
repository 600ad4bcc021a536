package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Fault is one thing that is wrong in a file. The hint says what to do about
// it and may be empty.
type Fault struct {
	File   string
	Line   int    // from 1; 0 when the fault is in the file as a whole
	Column int    // in characters, from 1; 0 when it is not known
	Path   string // the key it is about, "limits.timeout"; may be ""
	Meant  string // the known key that a misspelt one was most likely meant to be; may be ""
	VI, EN string // what is wrong

	HintVI, HintEN string // what to do about it

	Used bool // what it is about is used all the same
}

// String is one line for a person: place, Vietnamese, English, then the hint
// in both.
func (f Fault) String() string {
	var b strings.Builder
	b.WriteString(f.Place() + ": " + f.VI)
	if f.HintVI != "" {
		b.WriteString(" " + f.HintVI)
	}
	if f.EN != "" {
		b.WriteString(" / " + f.EN)
		if f.HintEN != "" {
			b.WriteString(" " + f.HintEN)
		}
	}
	return b.String()
}

// Place is file:line:column as editors and terminals follow it.
func (f Fault) Place() string {
	switch {
	case f.Line == 0:
		return f.File
	case f.Column == 0:
		return fmt.Sprintf("%s:%d", f.File, f.Line)
	}
	return fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
}

// Faults are all faults of one judgement. As an error it reads one line a
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
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return sorted
}
