package page

import (
	"fmt"

	"github.com/tonghop/tonghop/pipeline/config"
)

// A Fault is one thing that is wrong in a page's file, like any other fault of a
// workspace's files.
type Fault = config.Fault

// Faults are all faults of one or more files. As an error it reads one line a
// fault.
type Faults = config.Faults

// judge collects the faults of one file.
type judge struct {
	file   string
	faults Faults
}

func (j *judge) fault(line int, vi, en string, args ...any) {
	j.faults = append(j.faults, Fault{File: j.file, Line: line, VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)})
}
