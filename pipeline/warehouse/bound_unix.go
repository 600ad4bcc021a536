//go:build duckdb_arrow && (linux || darwin)

package warehouse

import "golang.org/x/sys/unix"

// boundProcess makes the kernel hold this process to an address space in bytes
// and to seconds of processor time, and lets it write no file and leave no core.
func boundProcess(space, seconds uint64) error {
	for _, limit := range []struct {
		resource int
		most     uint64
	}{
		{unix.RLIMIT_CORE, 0},
		{unix.RLIMIT_FSIZE, 0},
		{unix.RLIMIT_CPU, seconds},
		{unix.RLIMIT_AS, space},
	} {
		if err := unix.Setrlimit(limit.resource, &unix.Rlimit{Cur: limit.most, Max: limit.most}); err != nil {
			return err
		}
	}
	return nil
}
