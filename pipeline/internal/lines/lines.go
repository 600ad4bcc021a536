// Package lines appends to files of which each line is a record of its own.
//
// The border: it knows nothing of what a line says.
package lines

import (
	"errors"
	"io/fs"
	"os"
)

// Append writes one line, without its end, after the last one of the file, and
// makes the file with these permissions where there is none. A last line that a
// crash cut short does not swallow it.
func Append(path string, line []byte, permissions fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_APPEND, permissions)
	if err != nil {
		return err
	}
	torn, err := endsTorn(f)
	if err == nil {
		text := append(append([]byte{}, line...), '\n')
		if torn {
			text = append([]byte("\n"), text...)
		}
		_, err = f.Write(text)
	}
	return errors.Join(err, f.Sync(), f.Close())
}

// endsTorn tells whether the last line of a file has no end.
func endsTorn(f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	last := make([]byte, 1)
	_, err = f.ReadAt(last, info.Size()-1)
	return last[0] != '\n', err
}
