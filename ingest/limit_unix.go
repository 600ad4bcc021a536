//go:build unix

package ingest

import "golang.org/x/sys/unix"

// limitProcess bounds address space and processor time of this process. The
// processor time ends a reader whose parent was killed.
func limitProcess(b Bounds) error {
	memory := unix.Rlimit{Cur: uint64(b.Memory), Max: uint64(b.Memory)}
	if err := unix.Setrlimit(unix.RLIMIT_AS, &memory); err != nil {
		return err
	}
	seconds := uint64(b.Time.Seconds())*4 + 10
	return unix.Setrlimit(unix.RLIMIT_CPU, &unix.Rlimit{Cur: seconds, Max: seconds})
}
