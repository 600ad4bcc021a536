package main

import (
	"bytes"
	"io"
	"os"
)

// longestRead bounds a file that `tonghop read` takes in, in bytes.
const longestRead = 256 << 20

// A file is one that somebody names as an argument, open for reading.
type file struct {
	*os.File
	name string
	size int64
	kept bool // a regular file, whose size is what stands in it
}

// openFile opens a file that may be read.
func openFile(name string) (*file, error) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, usage("không mở được tệp: %w (cannot open the file)", err)
	case info.IsDir():
		return nil, usage("%s là thư mục; hãy nêu tên tệp (a folder, not a file)", name)
	case info.Size() > longestRead:
		return nil, usage("%s dài %d byte, quá %d byte (too large)", name, info.Size(), int64(longestRead))
	}
	opened, err := os.Open(name)
	if err != nil {
		return nil, unreadableFile(err)
	}
	return &file{opened, name, info.Size(), info.Mode().IsRegular()}, nil
}

func unreadableFile(err error) error {
	return usage("không đọc được tệp: %w (cannot read the file)", err)
}

// contentOf is what stands in a file that somebody names.
func contentOf(name string) ([]byte, error) {
	f, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.content()
}

// content is all that stands in the file.
func (f *file) content() ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(f.size) + bytes.MinRead)
	if _, err := b.ReadFrom(f); err != nil {
		return nil, unreadableFile(err)
	}
	return b.Bytes(), nil
}

// section reads the file piece by piece, more than once if need be; what comes
// from no regular file is kept.
func (f *file) section() (*io.SectionReader, error) {
	if f.kept {
		return io.NewSectionReader(f, 0, f.size), nil
	}
	content, err := f.content()
	return io.NewSectionReader(bytes.NewReader(content), 0, int64(len(content))), err
}
