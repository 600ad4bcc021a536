//go:build unix

package ingest

import (
	"bytes"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// limitProcess bounds address space and processor time of this process. A Go
// program reserves far more address space than it uses, so what it holds
// already comes on top. The processor time ends a reader whose parent was
// killed.
func limitProcess(b Bounds) error {
	space := uint64(b.Memory) + reservedSpace()
	if err := unix.Setrlimit(unix.RLIMIT_AS, &unix.Rlimit{Cur: space, Max: space}); err != nil {
		return fmt.Errorf("address space: %w", err)
	}
	seconds := uint64(b.Time.Seconds())*4 + 10
	if err := unix.Setrlimit(unix.RLIMIT_CPU, &unix.Rlimit{Cur: seconds, Max: seconds}); err != nil {
		return fmt.Errorf("processor time: %w", err)
	}
	return nil
}

// reservedSpace is the address space of this process now, in bytes; 2 GiB where
// the system does not tell.
func reservedSpace() uint64 {
	statm, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 2 << 30
	}
	first, _, _ := bytes.Cut(statm, []byte(" "))
	pages, err := strconv.ParseUint(string(first), 10, 40)
	if err != nil {
		return 2 << 30
	}
	return pages * uint64(os.Getpagesize())
}
