//go:build duckdb_arrow && (linux || darwin)

package warehouse

import (
	"time"

	"golang.org/x/sys/unix"
)

// boundProcess makes the kernel hold this process to an address space in bytes
// and to seconds of processor time, lets it write no file longer than file bytes
// and leave no core.
func boundProcess(space, seconds, file uint64) error {
	for _, limit := range []struct {
		resource int
		most     uint64
	}{
		{unix.RLIMIT_CORE, 0},
		{unix.RLIMIT_FSIZE, file},
		{unix.RLIMIT_CPU, seconds},
		{unix.RLIMIT_AS, space},
	} {
		if err := unix.Setrlimit(limit.resource, &unix.Rlimit{Cur: limit.most, Max: limit.most}); err != nil {
			return err
		}
	}
	return nil
}

// worked is the processor time of this process so far.
func worked() time.Duration {
	var usage unix.Rusage
	if unix.Getrusage(unix.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
