//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func testSandbox() Sandbox {
	return Sandbox{Program: os.Args[0], Args: []string{"sandbox"}, Timeout: 20 * time.Second}
}

func TestSandboxAnswers(t *testing.T) {
	_, path := released(t)
	for _, c := range []struct {
		sql  string
		want [][]any
	}{
		{"SELECT area_slug, value FROM observation ORDER BY value", [][]any{{"ca-mau", 73.0}, {"dong-thap", 189.0}}},
		{"select 1 as n; -- một dòng", [][]any{{int64(1)}}},
		{"select ';' as s -- ;", [][]any{{";"}}},
		{"WITH x AS (SELECT 1 AS n) FROM x", [][]any{{int64(1)}}},
		{"VALUES (NULL, ['a', 'b'])", [][]any{{nil, []string{"a", "b"}}}},
		{"SELECT column_name FROM (DESCRIBE area) LIMIT 1", [][]any{{"area_id"}}},
		{"SELECT count(*) > 20 AS many FROM (SHOW TABLES)", [][]any{{true}}},
		{"SELECT 1 WHERE false", nil},
	} {
		got, err := testSandbox().Query(context.Background(), path, c.sql)
		if err != nil {
			t.Errorf("%s: %v", c.sql, err)
			continue
		}
		if !reflect.DeepEqual(got.Rows, c.want) || got.Truncated {
			t.Errorf("%s: %v, truncated %v; want %v", c.sql, got.Rows, got.Truncated, c.want)
		}
	}
	for _, plain := range []string{"DESCRIBE observation", "SHOW TABLES", "SUMMARIZE area", "FROM run;"} {
		if got, err := testSandbox().Query(context.Background(), path, plain); err != nil || len(got.Columns) == 0 {
			t.Errorf("%s: %v, %v", plain, got.Columns, err)
		}
	}
}

func TestSandboxKeepsNoMoreThanItMay(t *testing.T) {
	_, path := released(t)
	s := testSandbox()
	s.Rows = 3
	got, err := s.Query(context.Background(), path, "SELECT range AS n FROM range(1000000000)")
	if err != nil || !got.Truncated || len(got.Rows) != 3 {
		t.Errorf("%d rows, truncated %v, %v", len(got.Rows), got.Truncated, err)
	}
	if got, err = s.Query(context.Background(), path, "FROM range(3)"); err != nil || got.Truncated || len(got.Rows) != 3 {
		t.Errorf("%d rows, truncated %v, %v", len(got.Rows), got.Truncated, err)
	}
	s.Rows, s.Bytes = 1000, 10_000
	if got, err = s.Query(context.Background(), path, "SELECT repeat('a', 4000) FROM range(900)"); err != nil || !got.Truncated || len(got.Rows) != 3 {
		t.Errorf("%d rows, truncated %v, %v", len(got.Rows), got.Truncated, err)
	}
}

func TestSandboxRefuses(t *testing.T) {
	_, path := released(t)
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.csv")
	if err := os.WriteFile(secret, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(dir, "out")
	for sql, want := range map[string]QueryReason{
		"SELECT * FROM read_csv('" + secret + "')":                               OutOfReach,
		"SELECT * FROM '" + secret + "'":                                         OutOfReach,
		"SELECT content FROM read_text('" + secret + "')":                        OutOfReach,
		"SELECT content FROM read_blob('/etc/passwd')":                           OutOfReach,
		"SELECT * FROM glob('" + dir + "/*')":                                    OutOfReach,
		"SELECT * FROM read_parquet('https://example.org/x.parquet')":            OutOfReach,
		"SELECT * FROM parquet_scan('" + secret + "')":                           OutOfReach,
		"SELECT * FROM read_json('" + secret + "')":                              OutOfReach,
		"SELECT * FROM sniff_csv('" + secret + "')":                              OutOfReach,
		"COPY (SELECT 1) TO '" + target + "'":                                    NotARead,
		"PIVOT observation ON period USING sum(value)":                           NotARead,
		"COPY observation TO '" + target + "'":                                   NotARead,
		"EXPORT DATABASE '" + target + "'":                                       NotARead,
		"ATTACH '" + target + "' AS x":                                           NotARead,
		"INSTALL httpfs":                                                         NotARead,
		"LOAD httpfs":                                                            NotARead,
		"SET enable_external_access = true":                                      NotARead,
		"RESET lock_configuration":                                               NotARead,
		"PRAGMA database_list":                                                   NotARead,
		"CALL enable_logging(storage = 'file', storage_path = '" + target + "')": NotARead,
		"CREATE TEMP TABLE x AS SELECT 1":                                        NotARead,
		"DELETE FROM run":                                                        NotARead,
		"EXPLAIN SELECT 1":                                                       NotARead,
		"BEGIN":                                                                  NotARead,
		"SELECT 1; DROP TABLE run":                                               NotARead,
		"SELECT 1; SELECT 2":                                                     NotOne,
		"":                                                                       NotOne,
		"-- nothing":                                                             NotOne,
		"selec 1":                                                                NotSQL,
		"SELECT 1) UNION ALL (SELECT 2":                                          NotSQL,
		"SELECT 1 /*":                                                            NotSQL,
		"SELECT * FROM no_such_table":                                            QueryFaulty,
		"SELECT 'x'::INTEGER":                                                    QueryFaulty,
	} {
		_, err := testSandbox().Query(context.Background(), path, sql)
		var fault *QueryError
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v; want a QueryError", sql, err)
			continue
		}
		if fault.Reason != want {
			t.Errorf("%s: %s (%s); want %s", sql, fault.Reason, fault.Detail, want)
		}
		if fault.Message.VI == "" || fault.Message.EN == "" || fault.Hint.VI == "" || fault.Hint.EN == "" {
			t.Errorf("%s: a message is missing in %+v", sql, fault)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("files were written: %v", left)
	}
}

// What would be a CALL is refused as a table function too.
func TestSandboxWritesNoLog(t *testing.T) {
	_, path := released(t)
	dir := t.TempDir()
	_, err := testSandbox().Query(context.Background(), path,
		"SELECT * FROM enable_logging(storage = 'file', storage_path = '"+dir+"')")
	var fault *QueryError
	if !errors.As(err, &fault) || fault.Reason != OutOfReach {
		t.Errorf("%v; want %s", err, OutOfReach)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("files were written: %v", left)
	}
	if _, err := testSandbox().Query(context.Background(), path, "SELECT 1"); err != nil {
		t.Errorf("the next statement: %v", err)
	}
}

func TestSandboxStopsHogs(t *testing.T) {
	_, path := released(t)
	s := testSandbox()
	s.Timeout = 1500 * time.Millisecond
	for sql, want := range map[string][]QueryReason{
		"SELECT length(repeat('a', 3000000000))":                                                                                                 {OutOfMemory, OutOfTime},
		"SELECT list(a.range) FROM range(100000000) a, range(10) b":                                                                              {OutOfMemory, OutOfTime},
		"SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b":                                                                {OutOfTime},
		"SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE levenshtein(repeat('x', 1000), a.range::VARCHAR || b.range::VARCHAR) = 1": {OutOfTime, OutOfMemory},
	} {
		_, err := s.Query(context.Background(), path, sql)
		var fault *QueryError
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v; want a QueryError", sql, err)
			continue
		}
		found := false
		for _, reason := range want {
			found = found || fault.Reason == reason
		}
		if !found {
			t.Errorf("%s: %s (%s); want one of %v", sql, fault.Reason, fault.Detail, want)
		}
	}
	var deep strings.Builder
	deep.WriteString("SELECT ")
	for range 20000 {
		deep.WriteString("(")
	}
	if _, err := s.Query(context.Background(), path, deep.String()+"1"+strings.Repeat(")", 20000)); err == nil {
		t.Error("a statement nested 20,000 deep was run")
	}
}

// A statement that takes too much is told what to filter by: what its table has and it
// does not name yet.
func TestSandboxTellsWhatToFilterBy(t *testing.T) {
	_, path := released(t)
	s := testSandbox()
	s.Timeout, s.Rows = 1500*time.Millisecond, 1
	const much = " a, range(10000000) b, range(10000000) c"
	for sql, want := range map[string]string{
		"SELECT sum(b.range * c.range) FROM observation" + much:                                                               "FROM observation WHERE indicator_id = '…' AND period = '2023'",
		"SELECT sum(b.range * c.range) FROM \"observation\"" + much + " WHERE a.indicator_id <> ''":                           "Lọc thêm, ví dụ AND period = '2023' (cột lọc được của observation: period, area_slug)",
		"SELECT sum(b.range * c.range) FROM range(2)" + much:                                                                  "Thu hẹp bằng WHERE",
		"SELECT sum(b.range * c.range) FROM run" + much:                                                                       "Thu hẹp bằng WHERE",
		"SELECT sum(b.range * c.range), 'indicator_id period area_slug' FROM range(2) d JOIN observation ON true," + much[4:]: "Thu hẹp bằng WHERE",
	} {
		_, err := s.Query(context.Background(), path, sql)
		var fault *QueryError
		if !errors.As(err, &fault) || !strings.Contains(fault.Hint.VI, want) {
			t.Errorf("%s: %v; want the hint %q", sql, err, want)
			if fault != nil {
				t.Log(fault.Hint.VI)
			}
		}
	}
}

func TestSandboxIsStoppedByItsCaller(t *testing.T) {
	_, path := released(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := testSandbox().Query(ctx, path, "SELECT 1"); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want Canceled", err)
	}
	missing := Sandbox{Program: filepath.Join(t.TempDir(), "none")}
	var fault *QueryError
	if _, err := missing.Query(context.Background(), path, "SELECT 1"); !errors.As(err, &fault) || fault.Reason != SandboxFailed {
		t.Errorf("error %v, want %s", err, SandboxFailed)
	}
	if _, err := testSandbox().Query(context.Background(), filepath.Join(t.TempDir(), "none.duckdb"), "SELECT 1"); err == nil {
		t.Error("a missing release was opened")
	}
}
