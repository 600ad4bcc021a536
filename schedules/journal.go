package schedules

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"
)

// A Record is one run in the journal.
type Record struct {
	Run        string    `json:"run"`
	Names      []string  `json:"names"`
	Trigger    string    `json:"trigger"` // schedule | command
	StartedAt  time.Time `json:"started_at"`
	FinishedAt time.Time `json:"finished_at,omitzero"` // zero while it runs, and for ever if it died
	Outcome    string    `json:"outcome"`              // running | done | with_faults | failed
	Release    string    `json:"release,omitempty"`    // in force when it ended
	Message    string    `json:"message,omitempty"`
}

// The outcomes of a run.
const (
	Running    = "running"
	Done       = "done"
	WithFaults = "with_faults"
	Failed     = "failed"
)

// A Journal remembers every run in a file of JSON lines, two a run: one when it
// starts, one when it ends. A line cut short by a crash, or
// damaged otherwise, is passed over.
type Journal struct {
	path string
	mu   sync.Mutex
	runs []Record
	at   map[string]int // run → index in runs
	bad  int            // lines that could not be read
}

// Unreadable is how many lines could not be read; one cut short by a crash is
// among them.
func (j *Journal) Unreadable() int { return j.bad }

// OpenJournal reads the journal at path; a file that does not exist is empty.
func OpenJournal(path string) (*Journal, error) {
	j := &Journal{path: path, at: map[string]int{}}
	data, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open journal: %w", err)
	}
	for line := range bytes.Lines(data) { // of any length: one bad line must not end the nights
		var r Record
		switch {
		case len(bytes.TrimSpace(line)) == 0:
		case json.Unmarshal(line, &r) == nil && r.Run != "":
			j.keep(r)
		default:
			j.bad++
		}
	}
	return j, nil
}

func (j *Journal) keep(r Record) {
	if i, ok := j.at[r.Run]; ok {
		j.runs[i] = r
		return
	}
	j.at[r.Run] = len(j.runs)
	j.runs = append(j.runs, r)
}

// Write adds the record, or puts it in the place of the record of the same run.
func (j *Journal) Write(r Record) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(j.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	defer f.Close()
	// A line that a crash cut short must not swallow this one.
	if torn, err := endsTorn(f); err != nil || torn {
		line = append([]byte("\n"), line...)
	}
	if _, err := f.Write(append(line, '\n')); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	if err := f.Sync(); err != nil {
		return fmt.Errorf("write journal: %w", err)
	}
	j.keep(r)
	return nil
}

func endsTorn(f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	last := make([]byte, 1)
	_, err = f.ReadAt(last, info.Size()-1)
	return last[0] != '\n', err
}

// Runs are the remembered runs, oldest first.
func (j *Journal) Runs() []Record {
	j.mu.Lock()
	defer j.mu.Unlock()
	return append([]Record(nil), j.runs...)
}

// Last is when the name last started a run that ended, whatever its outcome; a
// run that died does not count.
func (j *Journal) Last(name string) (time.Time, bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for i := len(j.runs) - 1; i >= 0; i-- {
		r := j.runs[i]
		if r.FinishedAt.IsZero() {
			continue
		}
		for _, n := range r.Names {
			if n == name {
				return r.StartedAt, true
			}
		}
	}
	return time.Time{}, false
}
