//go:build duckdb_arrow && !linux && !darwin

package warehouse

import (
	"errors"
	"time"
)

// boundProcess refuses: without limits of the kernel there is no sandbox.
func boundProcess(space, seconds, file uint64) error {
	return errors.New("this system cannot bound a process")
}

// worked is never asked: nothing runs where a process cannot be bounded.
func worked() time.Duration { return 0 }
