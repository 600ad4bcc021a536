package main

import (
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/tonghop/tonghop/pipeline"
)

// version is set when the program is built.
var version = "unknown"

// programID names this very build, so that a new program publishes anew: the
// build ID that the linker left, or, where there is none, a hash of the file.
func programID() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	if file, err := elf.Open(path); err == nil {
		defer file.Close()
		if note := file.Section(".note.go.buildid"); note != nil {
			if id, err := note.Data(); err == nil {
				return hex.EncodeToString(id), nil
			}
		}
	}
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("read this program: %w", err)
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", fmt.Errorf("read this program: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// folderDigest names the names and contents of all files; a folder that does not
// exist is like an empty one.
func folderDigest(files fs.FS) (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%q %s\n", path, pipeline.DigestOf(content))
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("read pages: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}
