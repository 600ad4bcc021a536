// Package lock keeps two nights from writing at once: one file of the
// workspace, held by the process that writes and let go by the kernel when that
// process ends, however it ends.
//
// The border: it says who holds the lock and nothing of what is written.
package lock

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"
)

// Holder is who holds a lock.
type Holder struct {
	PID     int       `json:"pid"`
	Host    string    `json:"host,omitempty"` // the name of its machine: a share may be written from several
	Command string    `json:"command"`
	Since   time.Time `json:"since"`
}

// Held is the error of Acquire when another process holds the lock.
type Held struct {
	Path   string
	Holder Holder // zero PID when the holder has not written its name yet
}

func (h *Held) Error() string {
	if h.Holder.PID == 0 {
		return fmt.Sprintf("%s: another process holds the lock", h.Path)
	}
	on := ""
	if h.Holder.Host != "" {
		on = " on " + h.Holder.Host
	}
	return fmt.Sprintf("%s: held by process %d%s (%s) since %s",
		h.Path, h.Holder.PID, on, h.Holder.Command, h.Holder.Since.Format(time.RFC3339))
}

// A Lock is a held lock.
type Lock struct{ file *os.File }

// Acquire takes the lock of the file at path, making the file where needed. It
// never waits: a lock that is held is a *Held error.
func Acquire(path string, holder Holder) (*Lock, error) {
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("open lock: %w", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		defer file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, &Held{Path: path, Holder: readHolder(file)}
		}
		return nil, fmt.Errorf("lock %s: %w", path, err)
	}
	if err := writeHolder(file, holder); err != nil {
		file.Close()
		return nil, fmt.Errorf("write lock %s: %w", path, err)
	}
	return &Lock{file: file}, nil
}

// Release lets the lock go. The file stays: removing it would let two processes
// lock two files of one name.
func (l *Lock) Release() error {
	err := l.file.Truncate(0)
	return errors.Join(err, l.file.Close())
}

func readHolder(file *os.File) Holder {
	var h Holder
	data, err := io.ReadAll(io.LimitReader(file, 4096))
	if err != nil || json.Unmarshal(data, &h) != nil {
		return Holder{}
	}
	return h
}

func writeHolder(file *os.File, h Holder) error {
	data, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err = file.WriteAt(data, 0)
	return err
}
