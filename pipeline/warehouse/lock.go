//go:build duckdb_arrow

package warehouse

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// ErrLocked says that another process holds the database file. The caller says
// so, with the holder, and ends; waiting is for the operator to decide.
var ErrLocked = errors.New("another process holds the database")

// A LockedError is ErrLocked with the holder, as far as DuckDB names it.
type LockedError struct {
	Path    string
	Program string // path of the holder's program, may be ""
	PID     int    // 0 when unknown
}

func (e *LockedError) Error() string {
	switch {
	case e.PID == 0:
		return fmt.Sprintf("%s: %v", e.Path, ErrLocked)
	case e.Program == "":
		return fmt.Sprintf("%s: %v: process %d", e.Path, ErrLocked, e.PID)
	}
	return fmt.Sprintf("%s: %v: process %d (%s)", e.Path, ErrLocked, e.PID, e.Program)
}

// Is makes errors.Is(err, ErrLocked) true.
func (e *LockedError) Is(target error) bool { return target == ErrLocked }

// lockedError turns DuckDB's refusal of a held file into a LockedError and
// leaves any other error alone.
func lockedError(path string, err error) error {
	refused := regexp.MustCompile(`Could not set lock on file`)
	if !refused.MatchString(err.Error()) {
		return err
	}
	locked := &LockedError{Path: path}
	holder := regexp.MustCompile(`held in (?:(\S+) )?\(?PID (\d+)\)?`)
	if m := holder.FindStringSubmatch(err.Error()); m != nil {
		locked.Program = m[1]
		locked.PID, _ = strconv.Atoi(m[2])
	}
	return locked
}
