//go:build !unix

package ingest

import (
	"os"
	"time"
)

// limitProcess can bound nothing here; the deadline of the parent still holds.
func limitProcess(Bounds) error { return nil }

// endWhenSpent has nothing to wait for here.
func endWhenSpent() {}

// allowProcessor can bound nothing here, either.
func allowProcessor(time.Duration) error { return nil }

// wasKilled cannot tell here.
func wasKilled(*os.ProcessState) bool { return false }
