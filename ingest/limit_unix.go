//go:build unix

package ingest

import (
	"bytes"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// limitProcess bounds the address space of this process for good. A Go program
// reserves far more address space than it uses, so what it holds already comes on
// top.
func limitProcess(b Bounds) error {
	space := uint64(b.Memory) + reservedSpace()
	if err := unix.Setrlimit(unix.RLIMIT_AS, &unix.Rlimit{Cur: space, Max: space}); err != nil {
		return fmt.Errorf("address space: %w", err)
	}
	return nil
}

// endWhenSpent has this process crash when the kernel says that its processor
// time is used up; by itself a Go program takes no notice.
func endWhenSpent() {
	spent := make(chan os.Signal, 1)
	signal.Notify(spent, unix.SIGXCPU)
	go func() {
		<-spent
		panic(processorSpent)
	}()
}

// allowProcessor lets this process use so much processor time from now on. It
// also ends a reader whose parent was killed.
func allowProcessor(d time.Duration) error {
	var used unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &used); err != nil {
		return fmt.Errorf("processor time: %w", err)
	}
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_CPU, &limit); err != nil {
		return fmt.Errorf("processor time: %w", err)
	}
	spent := time.Duration(used.Utime.Nano() + used.Stime.Nano())
	limit.Cur = min(uint64((spent+d+time.Second-1)/time.Second), limit.Max)
	if err := unix.Setrlimit(unix.RLIMIT_CPU, &limit); err != nil {
		return fmt.Errorf("processor time: %w", err)
	}
	return nil
}

// wasKilled tells whether a process was killed, which none does by itself: somebody did,
// or a machine short of memory.
func wasKilled(state *os.ProcessState) bool {
	status, ok := state.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL
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
