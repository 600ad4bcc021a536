//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"testing"
)

func itoa(n int) string { return strconv.Itoa(n) }

// TestMain is also the program of the child processes that the tests start.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "open":
			os.Exit(childOpen(os.Args[2]))
		case "night":
			os.Exit(childNight(os.Args[2], os.Args[3]))
		case "make":
			os.Exit(childMake(os.Args[2], os.Args[3]))
		case "sandbox":
			if err := SandboxMain(os.Stdin, os.Stdout); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

// childOpen opens a warehouse and tells who holds it.
func childOpen(path string) int {
	w, err := Open(context.Background(), path, Options{})
	var locked *LockedError
	switch {
	case errors.As(err, &locked):
		fmt.Println("locked by", locked.PID)
		return 1
	case err != nil:
		fmt.Println(err)
		return 1
	}
	fmt.Println("opened")
	if err := w.Close(); err != nil {
		return 1
	}
	return 0
}
