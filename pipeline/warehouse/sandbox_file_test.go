//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"
)

const typed = `SELECT DATE '2024-12-31' AS day, 1.50::DECIMAL(9, 2) AS money, ['a', 'b'] AS names, MAP {'x': [1, 2]} AS counts, 'Cà Mau, "đất mũi"' AS place, NULL::BIGINT AS none`

func TestExportKeepsTypes(t *testing.T) {
	b, path := released(t)
	dir := t.TempDir()
	for _, c := range []struct {
		form FileForm
		want string
	}{
		{CSVFile, "day,money,names,counts,place,none\n2024-12-31,1.50,\"[\"\"a\"\",\"\"b\"\"]\",\"{\"\"x\"\":[1,2]}\",\"Cà Mau, \"\"đất mũi\"\"\",\n"},
		{JSONFile, "[\n\t{\"day\":\"2024-12-31\",\"money\":1.5,\"names\":[\"a\",\"b\"],\"counts\":{\"x\":[1,2]},\"place\":\"Cà Mau, \\\"đất mũi\\\"\",\"none\":null}\n]\n"},
		{JSONLinesFile, "{\"day\":\"2024-12-31\",\"money\":1.5,\"names\":[\"a\",\"b\"],\"counts\":{\"x\":[1,2]},\"place\":\"Cà Mau, \\\"đất mũi\\\"\",\"none\":null}\n"},
	} {
		file := filepath.Join(dir, "answer."+string(c.form))
		rows, err := testSandbox().Export(context.Background(), path, typed, file, c.form)
		if err != nil || rows != 1 {
			t.Errorf("%s: %d rows, %v", c.form, rows, err)
			continue
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != c.want {
			t.Errorf("%s: %q, %v; want %q", c.form, got, err, c.want)
		}
	}
	parquet := filepath.Join(dir, "answer.parquet")
	if rows, err := testSandbox().Export(context.Background(), path, typed, parquet, ParquetFile); err != nil || rows != 1 {
		t.Fatalf("parquet: %d rows, %v", rows, err)
	}
	var day, money, counts string
	err := b.conn.QueryRowContext(context.Background(),
		"SELECT typeof(day), typeof(money), typeof(counts) FROM read_parquet('"+parquet+"')").Scan(&day, &money, &counts)
	if err != nil || day != "DATE" || money != "DECIMAL(9,2)" || counts != "MAP(VARCHAR, INTEGER[])" {
		t.Errorf("parquet has %s, %s, %s, %v", day, money, counts, err)
	}
}

func TestExportWritesArrowThatAnotherReads(t *testing.T) {
	_, path := released(t)
	file := filepath.Join(t.TempDir(), "answer.arrow")
	if rows, err := testSandbox().Export(context.Background(), path, "SELECT range AS n, DATE '2024-12-31' AS day FROM range(5000)", file, ArrowFile); err != nil || rows != 5000 {
		t.Fatalf("%d rows, %v", rows, err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := ipc.NewFileReader(f)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	total := int64(0)
	for i := range r.NumRecords() {
		batch, err := r.RecordBatch(i)
		if err != nil {
			t.Fatal(err)
		}
		total += batch.NumRows()
	}
	if total != 5000 || r.Schema().Field(1).Type.ID() != arrow.DATE32 {
		t.Errorf("%d rows, day is %s", total, r.Schema().Field(1).Type)
	}
}

func TestExportIsWholeOrNothing(t *testing.T) {
	_, path := released(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "o'ld.csv")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		"SELECT valu FROM observation", "SELECT error('no') FROM observation", "SELECT 1) TO '" + dir + "/x.csv' (FORMAT csv); SELECT (1",
		"COPY area TO '" + dir + "/x.csv'", "SELECT * FROM read_text('" + file + "')", "SELECT * FROM '" + file + "'", "",
	} {
		_, err := testSandbox().Export(context.Background(), path, query, file, CSVFile)
		var fault *QueryError
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v", query, err)
		}
	}
	entries, err := os.ReadDir(dir)
	if text, _ := os.ReadFile(file); err != nil || len(entries) != 1 || string(text) != "old" {
		t.Errorf("%d files left, %q, %v", len(entries), text, err)
	}
	if rows, err := testSandbox().Export(context.Background(), path, "SELECT 1 AS n -- one", file, CSVFile); err != nil || rows != 1 {
		t.Errorf("%d rows, %v", rows, err)
	}
	for _, bad := range []string{dir, filepath.Join(dir, "none", "a.csv")} {
		if _, err := testSandbox().Export(context.Background(), path, "SELECT 1", bad, CSVFile); err == nil {
			t.Errorf("%s was written", bad)
		}
	}
	if _, err := testSandbox().Export(context.Background(), path, "SELECT 1", file, "exe"); err == nil {
		t.Error("an unknown form was taken")
	}
}

func TestNestedAnswersAreJSON(t *testing.T) {
	_, path := released(t)
	got, err := testSandbox().Query(context.Background(), path,
		`SELECT [1, 2], MAP {'b': 1.50::DECIMAL(4, 2), 'a': NULL}, {'day': DATE '2024-01-02', 'deep': [[true]]}, ['x'], [TIMESTAMP '2024-01-02 00:00:00']`)
	if err != nil {
		t.Fatal(err)
	}
	want := []any{"[1,2]", `{"b":1.5,"a":null}`, `{"day":"2024-01-02","deep":[[true]]}`, []string{"x"}, `["2024-01-02T00:00:00"]`}
	for i, cell := range got.Rows[0] {
		if list, ok := cell.([]string); ok {
			if strings.Join(list, ",") != "x" || got.Columns[i].Stored != "VARCHAR[]" {
				t.Errorf("%v", list)
			}
		} else if cell != want[i] {
			t.Errorf("column %d, %s: %v, want %v", i, got.Columns[i].Stored, cell, want[i])
		}
	}
}

func TestFaultsNameTheWritersOwnLine(t *testing.T) {
	_, path := released(t)
	for _, c := range []struct{ sql, place, hint string }{
		{"SELECT valu FROM observation", "LINE 1: SELECT valu FROM observation\n               ^", "value"},
		{"SELECT area_slug,\n  valu\nFROM observation", "LINE 2:   valu\n          ^", "value"},
		{"FROM observations", "LINE 1: FROM observations\n             ^", "observation"},
		{"SELEC 1", "LINE 1: SELEC 1\n        ^", ""},
		{"SELECT 'Cà Mau',\n\t1 +\nFROM area", "LINE 3: FROM area\n        ^", ""},
		{strings.Repeat("--\n", 8) + "SELECT\nvalu FROM area", "LINE 10: valu FROM area\n         ^", "name"},
		{strings.Repeat("--\n", 8) + "SELECT valu FROM observation", "LINE 9: SELECT valu FROM observation\n               ^", "value"},
	} {
		_, err := testSandbox().Query(context.Background(), path, c.sql)
		var fault *QueryError
		if !errors.As(err, &fault) {
			t.Errorf("%s: %v", c.sql, err)
			continue
		}
		if !strings.HasSuffix(strings.TrimSpace(fault.Detail), c.place) || c.hint != "name" && c.hint != "" && !strings.Contains(fault.Hint.VI, "«"+c.hint+"»") {
			t.Errorf("%s:\n%s\n%s\nwant %s, %s", c.sql, fault.Detail, fault.Hint.VI, c.place, c.hint)
		}
	}
}

// A full disk is no fault of the statement, and leaves what stood there.
func TestAFullDiskIsToldAsSuch(t *testing.T) {
	_, path := released(t)
	for _, form := range []FileForm{ParquetFile, CSVFile, JSONFile, JSONLinesFile, ArrowFile} {
		file := filepath.Join(t.TempDir(), "so-lieu."+string(form))
		if err := errors.Join(os.WriteFile(file, []byte("cũ"), 0o644), os.Symlink("/dev/full", file+".part")); err != nil {
			t.Fatal(err)
		}
		_, err := testSandbox().Export(context.Background(), path, "SELECT i, md5(i::VARCHAR) FROM range(200000) t(i)", file, form)
		var fault *QueryError
		if !errors.As(err, &fault) || fault.Reason != NotWritten || !strings.Contains(fault.Message.VI, "đĩa đầy") {
			t.Errorf("%s: %v", form, err)
		}
		if old, err := os.ReadFile(file); err != nil || string(old) != "cũ" {
			t.Errorf("%s: the file before says %q, %v", form, old, err)
		}
		if _, err := os.Lstat(file + ".part"); err == nil {
			t.Errorf("%s: a part is left", form)
		}
	}
}
