// Package sqlfile reads a .sql file that says about itself what it is: its
// first lines are comments, one "-- key: value" each, and the rest is one
// statement.
//
// The border: it knows neither which keys a question or a check has nor what
// SQL means; it never runs anything.
package sqlfile

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// A File is one parsed file.
type File struct {
	Header map[string]string
	SQL    string // the statement, without the header and without a semicolon
}

// Parse splits text into its header and its statement. Exactly the wanted keys
// must stand there, each once and none empty; further ones may, each once. A header line that starts with
// "--   " (three blanks) goes on where the line above ended.
func Parse(text string, wanted []string, further ...string) (File, error) {
	if !utf8.ValidString(text) {
		return File{}, fmt.Errorf("parse header: not UTF-8")
	}
	f := File{Header: make(map[string]string, len(wanted))}
	known := append(slices.Clone(wanted), further...)
	last, rest := "", text
	for number := 1; strings.HasPrefix(rest, "--"); number++ {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		var err error
		if last, err = f.addLine(line, last, known); err != nil {
			return File{}, fmt.Errorf("parse header line %d: %w", number, err)
		}
	}
	for _, key := range wanted {
		if f.Header[key] == "" {
			return File{}, fmt.Errorf("parse header: key %q is missing", key)
		}
	}
	f.SQL = strings.TrimSpace(rest)
	f.SQL = strings.TrimSpace(strings.TrimSuffix(f.SQL, ";"))
	if f.SQL == "" {
		return File{}, fmt.Errorf("parse statement: nothing stands below the header")
	}
	return f, nil
}

// addLine takes in one header line and gives the key that it belongs to.
func (f File) addLine(line, last string, allowed []string) (string, error) {
	line = strings.TrimRight(line, "\r \t")
	if more, ok := strings.CutPrefix(line, "--   "); ok {
		if last == "" {
			return "", fmt.Errorf("%q goes on from nothing", line)
		}
		f.Header[last] += " " + strings.TrimSpace(more)
		return last, nil
	}
	key, value, ok := strings.Cut(strings.TrimPrefix(line, "--"), ":")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || key == "" || value == "" {
		return "", fmt.Errorf("%q: want -- key: value", line)
	}
	if !slices.Contains(allowed, key) {
		return "", fmt.Errorf("unknown key %q", key)
	}
	if _, twice := f.Header[key]; twice {
		return "", fmt.Errorf("key %q stands twice", key)
	}
	f.Header[key] = value
	return key, nil
}

// All parses every file of the folder, sorted by name; the ID of a file is its
// name without .sql.
func All[T any](files fs.FS, parse func(id, text string) (T, error)) ([]T, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("list .sql files: %w", err)
	}
	list := make([]T, 0, len(entries))
	for _, e := range entries {
		text, err := fs.ReadFile(files, e.Name())
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", e.Name(), err)
		}
		one, err := parse(strings.TrimSuffix(e.Name(), ".sql"), string(text))
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}
