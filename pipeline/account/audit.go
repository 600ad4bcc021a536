package account

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline/internal/lines"
)

// An Entry is one line of the log: who did what, when and from where.
type Entry struct {
	At      time.Time `json:"at"`
	Who     string    `json:"who"`            // name as it was given, also of who does not exist
	Role    Role      `json:"role,omitempty"` // "" for who is not logged in
	From    string    `json:"from"`           // network address, or "command"
	Did     string    `json:"did"`            // login, logout, decide, publish, return, run, user
	Subject string    `json:"subject,omitempty"`
	Outcome string    `json:"outcome"` // done, refused, conflict, failed
}

// An Audit is the log, one JSON object a line, only ever appended to. It may be
// used from several goroutines.
type Audit struct {
	Path string
	mu   sync.Mutex
}

// longestField bounds what strangers can make the log say, in bytes.
const longestField = 400

// Write appends an entry and waits until it outlives a power cut. What cannot be
// logged must not be done.
func (a *Audit) Write(e Entry) error {
	for _, field := range []*string{&e.Who, &e.From, &e.Subject} {
		*field = bounded(*field)
	}
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := lines.Append(a.Path, line, 0o600); err != nil {
		return fmt.Errorf("write audit log: %w", err)
	}
	return nil
}

func bounded(s string) string {
	if len(s) <= longestField {
		return s
	}
	cut := longestField
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// mostRead is how much of the end of the log Last reads, in bytes.
const mostRead = 1 << 20

// Last are the latest entries, newest first, n at most. A line that a crash cut
// short, and one that is no entry, is passed over.
func (a *Audit) Last(n int) ([]Entry, error) {
	f, err := os.Open(a.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read audit log: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("read audit log: %w", err)
	}
	data := make([]byte, min(info.Size(), mostRead))
	if _, err := f.ReadAt(data, info.Size()-int64(len(data))); err != nil && len(data) > 0 {
		return nil, fmt.Errorf("read audit log: %w", err)
	}
	lines := bytes.Split(data, []byte("\n"))
	var list []Entry
	for i := len(lines) - 1; i >= 0 && len(list) < n; i-- {
		var e Entry
		if len(lines[i]) > 0 && json.Unmarshal(lines[i], &e) == nil && !e.At.IsZero() {
			list = append(list, e)
		}
	}
	return list, nil
}
