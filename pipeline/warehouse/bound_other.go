//go:build duckdb_arrow && !linux && !darwin

package warehouse

import "errors"

// boundProcess refuses: without limits of the kernel there is no sandbox.
func boundProcess(space, seconds, file uint64) error {
	return errors.New("this system cannot bound a process")
}
