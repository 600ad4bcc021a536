// Package sqlfile reads a .sql file that says about itself what it is: its
// first lines are comments, one "-- key: value" each, and the rest is one
// statement.
//
// The border: it knows neither which keys a question or a check has nor what
// SQL means; it never runs anything.
package sqlfile

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// A File is one parsed file.
type File struct {
	Header map[string]string
	SQL    string // the statement, without the header and without a semicolon
}

// A HeaderError is a line of a header that is not as it must be.
type HeaderError struct {
	Line   int    // from 1; 0 when a key is missing
	Column int    // of the key, in characters from 1; 0 when the line as a whole is wrong
	Key    string // unknown, twice, empty or missing; "" when there is none
	Empty  bool   // nothing stands after the key
	Known  []string
	What   string
}

func (e *HeaderError) Error() string {
	if e.Line == 0 {
		return "parse header: " + e.What
	}
	return fmt.Sprintf("parse header line %d: %s", e.Line, e.What)
}

// ErrNoStatement is a header with nothing below it.
var ErrNoStatement = errors.New("parse statement: nothing stands below the header")

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
		var fault *HeaderError
		if last, fault = f.addLine(line, last, known); fault != nil {
			fault.Line, fault.Known = number, known
			return File{}, fault
		}
	}
	for _, key := range wanted {
		if f.Header[key] == "" {
			return File{}, &HeaderError{Key: key, Known: known, What: fmt.Sprintf("key %q is missing", key)}
		}
	}
	f.SQL = strings.TrimSpace(rest)
	f.SQL = strings.TrimSpace(strings.TrimSuffix(f.SQL, ";"))
	if f.SQL == "" {
		return File{}, ErrNoStatement
	}
	return f, nil
}

// addLine takes in one header line and gives the key that it belongs to.
func (f File) addLine(line, last string, allowed []string) (string, *HeaderError) {
	line = strings.TrimRight(line, "\r \t")
	if more, ok := strings.CutPrefix(line, "--   "); ok {
		if last == "" {
			return "", &HeaderError{What: fmt.Sprintf("%q goes on from nothing", line)}
		}
		f.Header[last] += " " + strings.TrimSpace(more)
		return last, nil
	}
	key, value, ok := strings.Cut(strings.TrimPrefix(line, "--"), ":")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || key == "" {
		return "", &HeaderError{What: fmt.Sprintf("%q: want -- key: value", line)}
	}
	column := utf8.RuneCountInString(line[:strings.Index(line, key)]) + 1
	if !slices.Contains(allowed, key) {
		return "", &HeaderError{Column: column, Key: key, What: fmt.Sprintf("unknown key %q", key)}
	}
	if value == "" {
		return "", &HeaderError{Column: column, Key: key, Empty: true, What: fmt.Sprintf("%q: want -- key: value", line)}
	}
	if _, twice := f.Header[key]; twice {
		return "", &HeaderError{Column: column, Key: key, What: fmt.Sprintf("key %q stands twice", key)}
	}
	f.Header[key] = value
	return key, nil
}

// A ColumnError names the part of a header's columns that cannot be read.
type ColumnError struct{ Part string }

func (e *ColumnError) Error() string {
	return fmt.Sprintf("columns: %q: want name = meaning | meaning in English", e.Part)
}

var columnName = regexp.MustCompile(`^[a-z_][a-z0-9_]*$`)

// Columns reads what a header says of columns: "name = meaning | meaning in
// English; name = …". Vietnamese stands where there is no English. The error is a
// *ColumnError.
func Columns(text string) (map[string]pipeline.Text, error) {
	said := map[string]pipeline.Text{}
	if text == "" {
		return said, nil
	}
	for _, part := range strings.Split(text, ";") {
		part = strings.TrimSpace(part)
		name, meaning, ok := strings.Cut(part, "=")
		name = strings.TrimSpace(name)
		vi, en, english := strings.Cut(meaning, "|")
		if vi = strings.TrimSpace(vi); !english {
			en = vi
		}
		if en = strings.TrimSpace(en); !ok || !columnName.MatchString(name) || vi == "" || en == "" || strings.ContainsAny(en, "=|") {
			return nil, &ColumnError{part}
		}
		said[name] = pipeline.Text{VI: vi, EN: en}
	}
	return said, nil
}

// Takes tells whether a header's takes says that the statement reads with the
// parameter basis. Nothing else can be taken.
func Takes(text string) (onBasis bool, err error) {
	if text != "" && text != "basis" {
		return false, fmt.Errorf("takes %q: want basis", text)
	}
	return text != "", nil
}

// By is what a header's by says that the statement may be worked out for some of at a time:
// indicators or areas, "" for neither.
func By(text string) (string, error) {
	if text != "" && text != "indicator" && text != "area" {
		return "", fmt.Errorf("by %q: want indicator or area", text)
	}
	return text, nil
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
