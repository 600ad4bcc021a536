//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// madeRows are rows of every type that an export has, with texts that recur and some that do not.
const madeRows = `SELECT i, i % 7 = 3 AS flag, 'x' || (i % 5) AS word, hash(i)::VARCHAR AS id, [i::VARCHAR, 'b'] AS origin, MAP {'a': i::VARCHAR} AS dimensions,
	CASE WHEN i % 3 > 0 THEN i / 3 END AS value, DATE '2020-01-01' + i::INTEGER AS day, i::INTEGER AS small, make_timestamptz(2020, 1, 1, 0, 0, i % 60) AS moment `

func writeRows(t *testing.T, b bench, file, rows string) string {
	t.Helper()
	file = filepath.Join(t.TempDir(), file+".parquet")
	if _, err := b.conn.ExecContext(context.Background(), "COPY ("+rows+") TO "+quoted(file)+" (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)"); err != nil {
		t.Fatal(err)
	}
	return file
}

func (b bench) rowsOf(from string) []string {
	b.t.Helper()
	rows, err := b.strings(context.Background(), "SELECT concat_ws('|', *COLUMNS(*)) FROM "+from)
	if err != nil {
		b.t.Fatal(err)
	}
	return rows
}

// Files that are joined have the rows of all of them in their order, but for what is left out,
// and what is known of their groups is still true of them.
func TestJoinRowGroups(t *testing.T) {
	b := openBench(t, Options{})
	first := writeRows(t, b, "a", madeRows+"FROM range(5000) r(i)")
	second := writeRows(t, b, "b", madeRows+"FROM range(9000, 9100) r(i)")
	empty := writeRows(t, b, "c", madeRows+"FROM range(0) r(i)")
	for _, one := range []struct {
		name  string
		parts []rowGroups
		want  string
	}{
		{"two", []rowGroups{{file: first}, {file: second}}, "(FROM read_parquet(['" + first + "', '" + second + "']))"},
		{"an empty one first", []rowGroups{{file: empty}, {file: second}, {file: empty}}, "'" + second + "'"},
		{"none but empty ones", []rowGroups{{file: empty}}, "'" + empty + "'"},
		{"some groups", []rowGroups{{file: first, only: []int{1}}, {file: second}, {file: first, only: []int{0, 2}}},
			"(FROM (FROM '" + first + "' WHERE i >= 2048 AND i < 4096) UNION ALL FROM '" + second + "' UNION ALL FROM (FROM '" + first + "' WHERE i < 2048 OR i >= 4096))"},
		{"without columns", []rowGroups{{file: first, except: []string{"origin", "flag", "moment"}}, {file: second, except: []string{"origin", "flag", "moment"}}},
			"(SELECT * EXCLUDE (origin, flag, moment) FROM read_parquet(['" + first + "', '" + second + "']))"},
	} {
		file := filepath.Join(t.TempDir(), "joined.parquet")
		if err := joinRowGroups(file, one.parts); err != nil {
			t.Errorf("%s: %v", one.name, err)
			continue
		}
		got, want := b.rowsOf("'"+file+"'"), b.rowsOf(one.want)
		if !slices.Equal(got, want) || len(want) == 0 && !strings.Contains(one.name, "empty") {
			t.Errorf("%s: %d rows, want %d", one.name, len(got), len(want))
		}
		// A value that is looked for is found, through what the file says of its groups.
		for _, line := range want[:min(3, len(want))] {
			id := strings.Split(line, "|")[0]
			if found := b.rowsOf("'" + file + "' WHERE i = " + id); len(found) != 1 || found[0] != line {
				t.Errorf("%s: %s: %v", one.name, id, found)
			}
		}
		for _, word := range []string{"x0", "x4", "none"} {
			if got, want := b.rowsOf("'"+file+"' WHERE word = '"+word+"'"), b.rowsOf(one.want+" WHERE word = '"+word+"'"); !slices.Equal(got, want) {
				t.Errorf("%s: %d rows of %s, want %d", one.name, len(got), word, len(want))
			}
		}
		if filters := b.rowsOf("(SELECT count(bloom_filter_length) FROM parquet_metadata('" + file + "') WHERE path_in_schema = 'word')"); one.name == "two" && filters[0] != "4" {
			t.Errorf("%s: %s filters of a column in four groups", one.name, filters[0])
		}
		again := filepath.Join(t.TempDir(), "again.parquet")
		if err := joinRowGroups(again, []rowGroups{{file: file}}); err != nil || !slices.Equal(b.rowsOf("'"+again+"'"), got) {
			t.Errorf("%s: joined again: %v", one.name, err)
		}
	}
	other := writeRows(t, b, "d", "SELECT 1 AS i")
	if err := joinRowGroups(filepath.Join(t.TempDir(), "x"), []rowGroups{{file: first}, {file: other}}); err == nil || !strings.Contains(err.Error(), other) {
		t.Errorf("files of other columns: %v", err)
	}
	if err := joinRowGroups(filepath.Join(t.TempDir(), "x"), nil); err == nil {
		t.Error("no files are joined")
	}
}

// A footer that is none is an error, and what is none breaks nothing.
func FuzzReadFooter(f *testing.F) {
	f.Add([]byte("PAR1PAR1"))
	f.Add([]byte("PAR1\x15\x04\x19\x1c\x00\x00\x06\x00\x00\x00PAR1"))
	f.Fuzz(func(t *testing.T, text []byte) {
		file := filepath.Join(t.TempDir(), "f")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := joinRowGroups(filepath.Join(t.TempDir(), "to"), []rowGroups{{file: file, except: []string{"a"}}}); err == nil && len(text) < 12 {
			t.Errorf("%q is a file of Parquet", text)
		}
	})
}

func TestNoFooter(t *testing.T) {
	for _, text := range []string{"", "PAR1", "PAR1\xff\xff\xff\x7fPAR1", "PAR1abcd\x04\x00\x00\x00PAR1", "not one of them at all"} {
		file := filepath.Join(t.TempDir(), "f")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := joinRowGroups(filepath.Join(t.TempDir(), "to"), []rowGroups{{file: file}}); !errors.Is(err, errNoFooter) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// A statement that chooses by one column is read; any other one is not.
func TestChoiceOf(t *testing.T) {
	for sql, want := range map[string]string{
		"SELECT * FROM a WHERE b": "a [] b true",
		"-- In their order.\nSELECT * EXCLUDE (c, d) FROM a\nWHERE NOT b": "a [c d] b false",
		"SELECT * EXCLUDE (c) FROM a WHERE (b = 'x')\n":                   "a [c] b x",
		"SELECT * FROM a WHERE (NOT b)":                                   "a [] b false",
		"SELECT * FROM a WHERE b = 'x' AND c":                             "",
		"SELECT * FROM a(basis)\nWHERE b = 'x'":                           "a [] b x",
		"SELECT * FROM a WHERE b = (SELECT max(c) FROM d)":                "a [] b  SELECT max(c) FROM d",
		"-- Why.\nWITH d AS (\n    SELECT 1 AS c\n)\n-- In their order.\nSELECT * FROM a\nWHERE b = (SELECT max(c) FROM d)": "a [] b  WITH d AS (\n    SELECT 1 AS c\n)\nSELECT max(c) FROM d",
		"WITH a AS (\n    SELECT 1 AS b\n)\nSELECT * FROM a WHERE b":                                                        "",
		"SELECT * FROM a WHERE b = (SELECT 1) AND c = (SELECT 2)":                                                           "",
		"SELECT *, row_number() OVER () FROM a WHERE b":                                                                     "",
		"SELECT * FROM a WHERE b UNION ALL SELECT * FROM d WHERE (e = 'x')":                                                 "",
		"SELECT * FROM a , b WHERE c":                                                                                       "",
		"SELECT * FROM a WHERE NOT b = 'x'":                                                                                 "",
		"SELECT * FROM a WHERE b ORDER BY c":                                                                                "",
		"SELECT * FROM a('reported') WHERE b":                                                                               "",
		"SELECT b FROM a WHERE b":                                                                                           "",
	} {
		got := ""
		if c, ok := choiceOf(sql); ok {
			got = strings.TrimSpace(fmt.Sprint(c.from, " ", c.except, " ", c.column, " ", c.value+" "+c.asked))
		}
		if got != want {
			t.Errorf("%s: %q, want %q", sql, got, want)
		}
	}
}
