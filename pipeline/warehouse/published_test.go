//go:build duckdb_arrow

package warehouse

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// told is what every test here asks: two figures, ordered, also on a basis; what builds on
// it; and one whose type no file keeps.
var publishedQuestions = []pipeline.Question{
	{ID: "shown", OnBasis: true, SQL: "SELECT area_slug, value FROM observation_on(basis) ORDER BY value DESC"},
	{ID: "above", SQL: "SELECT count(*) AS n, max(value) AS most FROM shown ORDER BY n"},
	{ID: "huge", SQL: "SELECT value::HUGEINT AS whole FROM observation ORDER BY whole"},
}

// forged is a release with exports in which other figures stand than the release has: what
// a statement gives says whether it read the release (189, 73) or a file (2, 1).
func forged(t *testing.T) (path string, exports Exports) {
	t.Helper()
	b, path := released(t, publishedQuestions...)
	exports = Exports{Dir: filepath.Join(filepath.Dir(path), "parquet"), Whole: func(file string) bool {
		_, err := os.Stat(filepath.Join(filepath.Dir(path), "parquet", file))
		return err == nil
	}}
	if err := os.Mkdir(exports.Dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, rows := range map[string]string{
		"shown":       "SELECT * FROM (VALUES ('b', 2::DOUBLE), ('a', 1::DOUBLE)) t(area_slug, value)",
		"huge":        "SELECT 5::BIGINT AS whole",
		"observation": "SELECT * REPLACE (1::DOUBLE AS value) FROM observation LIMIT 0",
		"area":        "SELECT * FROM area LIMIT 0",
	} {
		if _, err := b.conn.ExecContext(context.Background(), "COPY ("+rows+") TO "+quoted(filepath.Join(exports.Dir, name+".parquet"))+" (FORMAT parquet)"); err != nil {
			t.Fatal(err)
		}
	}
	return path, exports
}

func published(exports Exports) Sandbox {
	s := testSandbox()
	s.Exports = exports
	return s
}

const fromRelease, fromFile = "dong-thap 189 ca-mau 73", "b 2 a 1"

// cells writes the cells of an answer one after the other.
func cells(rows [][]any) string {
	var list []string
	for _, row := range rows {
		for _, cell := range row {
			list = append(list, fmt.Sprint(cell))
		}
	}
	return strings.Join(list, " ")
}

func TestStatementsReadWhatWasPublished(t *testing.T) {
	path, exports := forged(t)
	box := published(exports)
	for sql, want := range map[string]string{
		"FROM shown":                                         fromFile,
		"select * from SHOWN;":                               fromFile,
		`FROM "Shown" -- ;`:                                  fromFile,
		"FROM main.shown":                                    fromFile,
		"SELECT s.* FROM shown s":                            fromFile,
		"SELECT main.shown.value FROM shown":                 "2 1",
		"WITH x AS (FROM shown) FROM x":                      fromFile,
		"SELECT (SELECT max(value) FROM shown)":              "2",
		"SELECT sum(value) FROM shown WHERE area_slug = 'a'": "1",
		"SELECT a.value, b.value FROM shown a JOIN shown b ON a.value < b.value":                             "1 2",
		"FROM (PIVOT shown ON area_slug IN ('a', 'b') USING max(value))":                                     "1 2",
		"SELECT count(*), max(value) FROM (SELECT value FROM shown UNION ALL SELECT value FROM observation)": "4 189",
		"SELECT value FROM shown WHERE value IN (FROM range(2))":                                             "1",
		"SELECT n, most, value FROM above, shown ORDER BY value":                                             "2 2 1 2 2 2",
		// What builds on a question reads the question of the release, as do other bases.
		"FROM above":             "2 189",
		"FROM shown('reported')": fromRelease,
		"SELECT value FROM main.shown('2008') WHERE area_slug = 'ca-mau'": "73",
		// A name of the statement's own comes first.
		"WITH shown AS (SELECT 5 AS value) FROM shown":                "5",
		"WITH Shown AS (SELECT 5 AS value) SELECT value FROM SHOWN":   "5",
		"WITH x AS (WITH shown AS (SELECT 5 AS v) FROM shown) FROM x": "5",
		"SELECT shown.n FROM (SELECT 7 AS n) shown":                   "7",
		// Whoever names a database means it.
		"FROM tonghop.shown":                               fromRelease,
		"FROM tonghop.main.shown":                          fromRelease,
		"SELECT a.* FROM shown a, tonghop.shown b LIMIT 2": "dong-thap 189 ca-mau 73",
		// Whoever looks at how the database is made sees nothing else.
		"SELECT a.* FROM shown a, (SHOW TABLES) b WHERE b.name = 'shown'":                                                          fromRelease,
		"SELECT a.* FROM shown a, duckdb_views() b WHERE b.view_name = 'shown'":                                                    fromRelease,
		"SELECT a.* FROM shown a, information_schema.tables b WHERE b.table_name = 'shown'":                                        fromRelease,
		"SELECT column_name FROM (DESCRIBE shown) WHERE EXISTS (FROM shown WHERE value > 100)":                                     "area_slug value",
		"SELECT max FROM (SUMMARIZE shown) WHERE column_name = 'value'":                                                            "189.0",
		"SELECT count(*) FROM shown WHERE value > 100 AND 'shown' IN (SELECT name FROM sqlite_master)":                             "1",
		"SELECT count(*) FROM shown, pragma_table_info('shown') WHERE value > 100":                                                 "2",
		"SELECT count(*) FROM shown, (SELECT pg_get_viewdef(range) AS made FROM range(3000)) WHERE contains(made, 'read_parquet')": "0",
		// Neither a file with columns of other types is taken, nor one in another order, nor that of a table.
		"FROM huge": "73 189",
		"SELECT max(value) FROM observation WHERE area_slug IN (SELECT area_slug FROM area)": "189",
	} {
		got, err := box.Query(context.Background(), path, sql)
		if err != nil {
			t.Errorf("%s: %v", sql, err)
			continue
		}
		if said := cells(got.Rows); said != want {
			t.Errorf("%s: %s; want %s", sql, said, want)
		}
	}
	for form, want := range map[FileForm]string{CSVFile: "area_slug,value\nb,2.0\na,1.0\n", JSONLinesFile: "{\"area_slug\":\"b\",\"value\":2.0}\n{\"area_slug\":\"a\",\"value\":1.0}\n"} {
		file := filepath.Join(t.TempDir(), "answer")
		rows, err := box.Export(context.Background(), path, "FROM shown", file, form)
		if text, _ := os.ReadFile(file); err != nil || rows != 2 || string(text) != want {
			t.Errorf("%s: %d rows, %q, %v", form, rows, text, err)
		}
	}
	for _, form := range []FileForm{ParquetFile, ArrowFile} {
		if rows, err := box.Export(context.Background(), path, "FROM shown", filepath.Join(t.TempDir(), "answer"), form); err != nil || rows != 2 {
			t.Errorf("%s: %d rows, %v", form, rows, err)
		}
	}
}

// What a fault says, and what is remarked, is the same as without exports.
func TestFaultsAreToldAsTheReleaseHasThem(t *testing.T) {
	path, exports := forged(t)
	for _, sql := range []string{
		"SELECT valu FROM shown", "SELECT area_slug,\n  valu\nFROM shown", "FROM showm", "SELECT x.value FROM shown", "SELECT filename FROM shown", "SELECT file_row_number FROM shown",
		"SELECT rowid FROM shown", "SELECT area_slug::INTEGER FROM shown", "SELECT error(area_slug) FROM shown", "FROM temp.shown", "FROM temp.main.shown", "FROM memory.shown",
		"SELECT temp.main.shown.value FROM shown", "SELECT temp.shown.value FROM shown", "SELECT tonghop.main.shown.valu FROM shown", "FROM shown(2025)", "FROM shown('1900')", "SELECT shown('2025')", "FROM shown WHERE", "FROM shown;; FROM shown",
		"WITH shown AS (FROM shown) SELECT valu FROM shown",
	} {
		_, plain := testSandbox().Query(context.Background(), path, sql)
		_, err := published(exports).Query(context.Background(), path, sql)
		var want, got *QueryError
		if !errors.As(plain, &want) || !errors.As(err, &got) || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%+v\nwant\n%+v", sql, err, plain)
		}
	}
}

// A file that is not what it should be costs no answer and gives no wrong one.
func TestADamagedExportIsNotRead(t *testing.T) {
	cut := func(share int) func(string) error {
		return func(file string) error {
			info, err := os.Stat(file)
			if err != nil {
				return err
			}
			return os.Truncate(file, info.Size()*int64(share)/100)
		}
	}
	write := func(text string) func(string) error {
		return func(file string) error { return os.WriteFile(file, []byte(text), 0o600) }
	}
	for name, damage := range map[string]func(file string) error{
		"lost": os.Remove, "half of it": cut(50), "its end lost": cut(99), "empty": cut(0), "text": write("area_slug,value\nb,2\n"), "no rows": write("PAR1PAR1"),
		"another's":       func(file string) error { return os.Rename(filepath.Join(filepath.Dir(file), "huge.parquet"), file) },
		"a folder":        func(file string) error { return errors.Join(os.Remove(file), os.Mkdir(file, 0o755)) },
		"no folder":       func(file string) error { return os.RemoveAll(filepath.Dir(file)) },
		"its rows broken": func(file string) error { return broken(file) },
	} {
		t.Run(name, func(t *testing.T) {
			path, exports := forged(t)
			exports.Whole = func(string) bool { return true } // as its size and time say
			if err := damage(filepath.Join(exports.Dir, "shown.parquet")); err != nil {
				t.Fatal(err)
			}
			for _, sql := range []string{"FROM shown", "SELECT a.* FROM shown a ORDER BY value DESC"} {
				if got, err := published(exports).Query(context.Background(), path, sql); err != nil || cells(got.Rows) != fromRelease {
					t.Errorf("%s: %v, %v", sql, got.Rows, err)
				}
			}
			file := filepath.Join(t.TempDir(), "answer.csv")
			if rows, err := published(exports).Export(context.Background(), path, "FROM shown", file, CSVFile); err != nil || rows != 2 {
				t.Errorf("written: %d rows, %v", rows, err)
			}
		})
	}
	path, exports := forged(t)
	exports.Whole = func(string) bool { return false }
	if got, err := published(exports).Query(context.Background(), path, "FROM shown"); err != nil || cells(got.Rows) != fromRelease {
		t.Errorf("not whole: %v, %v", got.Rows, err)
	}
}

// broken spoils what stands before the footer, which stays.
func broken(file string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	copy(data[4:], bytes.Repeat([]byte{0xff}, 40))
	return os.WriteFile(file, data, 0o600)
}

// exportAttempts reach for the exports by another way than the name of a question;
// %[1]s stands for their folder.
var exportAttempts = []string{
	"FROM 'shown.parquet'", `FROM "shown.parquet"`, "FROM main.\"shown.parquet\"", "FROM 'huge.parquet'", "FROM '*.parquet'", "FROM './shown.parquet'", "FROM '%[1]s/shown.parquet'",
	"FROM read_parquet('shown.parquet')", "FROM READ_PARQUET(['shown.parquet'])", "FROM parquet_scan('shown.parquet')", "FROM parquet_metadata('shown.parquet')",
	"FROM parquet_schema('shown.parquet')", "FROM parquet_file_metadata('shown.parquet')", "FROM parquet_kv_metadata('shown.parquet')", "FROM glob('*')", "FROM glob('shown.parquet')",
	"FROM read_blob('shown.parquet')", "FROM read_text('shown.parquet')", "SELECT a.* FROM shown a, 'shown.parquet' b", "SELECT a.* FROM shown a, read_parquet('huge.parquet') b",
	"WITH shown AS (FROM read_parquet('shown.parquet')) FROM shown", "WITH x AS (FROM 'shown.parquet') FROM x, shown", "SELECT (SELECT count(*) FROM 'shown.parquet') FROM shown",
	"FROM (PIVOT 'shown.parquet' ON area_slug IN ('a') USING max(value))", "FROM query('FROM shown')", "FROM query_table('shown')", "SELECT current_setting('allowed_paths') FROM shown",
	"COPY (FROM shown) TO 'shown.parquet'", "CREATE OR REPLACE TEMP VIEW shown AS SELECT 1", "DROP VIEW shown", "DROP VIEW temp.shown", "SELECT 1 FROM shown; DROP VIEW temp.shown",
	"DESCRIBE 'shown.parquet'", "SUMMARIZE 'shown.parquet'", "FROM duckdb_external_file_cache(), shown", "SELECT a.* FROM shown a, duckdb_databases() b",
}

func TestNoAttemptReachesTheExports(t *testing.T) {
	path, exports := forged(t)
	for _, attempt := range exportAttempts {
		attempt = strings.ReplaceAll(attempt, "%[1]s", exports.Dir)
		got, err := published(exports).Query(context.Background(), path, attempt)
		var fault *QueryError
		if !errors.As(err, &fault) || fault.Reason != OutOfReach && fault.Reason != NotARead && fault.Reason != NotOne {
			t.Errorf("%s: %v, %v", attempt, got.Rows, err)
			continue
		}
		if strings.Contains(fault.Error(), filepath.Dir(path)) && !strings.Contains(attempt, filepath.Dir(path)) {
			t.Errorf("%s: tells too much: %v", attempt, fault)
		}
	}
	// And every attempt there is, with an export open.
	ctx := context.Background()
	db, conn, err := connect(ctx, path, "READ_ONLY", Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { err = errors.Join(conn.Close(), db.Close()) })
	t.Chdir(exports.Dir) // and back at the end
	open := readPublished(ctx, conn, sandboxRequest{SQL: "FROM shown", Folder: exports.Dir, Exports: []string{"shown"}})
	if err := errors.Join(allow(ctx, conn, open), confine(ctx, conn)); err != nil || len(open) != 1 {
		t.Fatalf("%v, %v", open, err)
	}
	attempts := append(append([]string(nil), closedStatements...), exportAttempts...)
	for _, call := range closedCalls {
		for _, form := range callForms {
			attempts = append(attempts, fmt.Sprintf(form, call))
		}
	}
	for _, attempt := range attempts {
		attempt = strings.ReplaceAll(strings.ReplaceAll(attempt, "%[1]s", filepath.Join(exports.Dir, "huge.parquet")), "%[2]s", filepath.Join(exports.Dir, "out"))
		if reply, err := answerOn(ctx, conn, sandboxRequest{Path: path, SQL: attempt, Rows: 100, Bytes: 1 << 20}); err == nil {
			t.Errorf("%s: answered %v", attempt, reply.Rows)
		}
	}
	if reply, err := answerOn(ctx, conn, sandboxRequest{Path: path, SQL: "FROM shown", Rows: 9, Bytes: 1 << 20}); err != nil || cells(reply.Rows) != fromFile {
		t.Errorf("%v, %v: the export is to be read at the end", reply.Rows, err)
	}
}

// DuckDB's own views show what the process made for itself: nothing is made where one
// is asked for, whatever it is called in a new DuckDB.
func TestNoViewOfDuckDBSeesAnExport(t *testing.T) {
	b := openBench(t, Options{})
	ctx := context.Background()
	names := b.rows(`SELECT DISTINCT schema_name || '.' || view_name FROM duckdb_views() WHERE internal`)
	if len(names) < 30 {
		t.Fatalf("only %d views", len(names))
	}
	for _, name := range names {
		_, bare, _ := strings.Cut(name, ".")
		for _, spoken := range []string{name, bare, "main." + bare, "system." + name, strings.ToUpper(name)} {
			if _, err := b.conn.ExecContext(ctx, "FROM "+spoken+" LIMIT 0"); err != nil {
				continue // it has no such name
			}
			tree, ok := treeOf(ctx, b.conn, "SELECT 1 FROM observation WHERE EXISTS (FROM "+spoken+")")
			if !ok {
				t.Fatalf("%s cannot be parsed", spoken)
			}
			if _, alone := tablesAlone(tree); alone {
				t.Errorf("%s is taken for a table of the release", spoken)
			}
		}
	}
	for _, name := range tableFunctions {
		tree, _ := treeOf(ctx, b.conn, "FROM observation, "+name+"('observation')")
		if _, alone := tablesAlone(tree); alone && (strings.HasPrefix(name, "duckdb_") || strings.HasPrefix(name, "pragma_")) {
			t.Errorf("%s looks at no catalog?", name)
		}
	}
	// Macros of DuckDB that read its views.
	for _, name := range b.rows(`SELECT DISTINCT function_name FROM duckdb_functions() WHERE internal AND contains(macro_definition, 'duckdb_views')`) {
		tree, _ := treeOf(ctx, b.conn, "SELECT "+name+"(1) FROM observation")
		if _, alone := tablesAlone(tree); alone {
			t.Errorf("%s shows how views are made", name)
		}
	}
}
