//go:build duckdb_arrow

package warehouse

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// released loads two documents and publishes a copy.
func released(t *testing.T, questions ...pipeline.Question) (bench, string) {
	t.Helper()
	b := openBench(t, Options{Questions: questions})
	s := office("dong-thap")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 189), figure(snap, "ca-mau@2008", 6, 73))
	})
	path := filepath.Join(t.TempDir(), "tonghop.duckdb")
	if err := b.CopyTo(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	return b, path
}

func openCopy(t *testing.T, path string) *ReadOnly {
	t.Helper()
	r, err := OpenRelease(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	})
	return r
}

func TestCopyWhileOpenIsWholeAndStaysAsItWas(t *testing.T) {
	b, path := released(t)
	ctx := context.Background()
	s := office("dong-thap")
	b.load(night(2), s, "a.xlsx", "v2", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 190))
	})
	r := openCopy(t, path)
	var value float64
	if err := r.db.QueryRowContext(ctx, `SELECT value FROM observation WHERE area_slug = 'dong-thap'`).Scan(&value); err != nil || value != 189 {
		t.Errorf("the copy says %v, %v; want 189", value, err)
	}
	var staged int
	err := r.db.QueryRowContext(ctx,
		`SELECT count(*) FROM duckdb_tables() WHERE starts_with(table_name, 'staged') OR table_name = 'arrow_batch'`).Scan(&staged)
	if err != nil || staged != 0 {
		t.Errorf("%d staging tables in the copy, %v", staged, err)
	}
	if got := b.rows(`SELECT value FROM observation`); got[0] != "190.0" {
		t.Errorf("the live state says %v", got)
	}
	if err := b.CopyTo(ctx, path); err == nil {
		t.Error("a copy was written over a file")
	}
}

// After a copy another process must still find the file locked.
func TestCopyKeepsTheLock(t *testing.T) {
	b, _ := released(t)
	out, err := exec.Command(os.Args[0], "open", b.path).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "locked by "+itoa(os.Getpid())) {
		t.Errorf("a second process got %v: %s", err, out)
	}
}

func TestLockedErrorNamesTheHolder(t *testing.T) {
	text := `could not connect to database: IO Error: Could not set lock on file "/d/w.duckdb": Conflicting lock is held in /usr/bin/tonghop (PID 4711) by user lan. See also https://duckdb.org/docs/stable/connect/concurrency`
	err := lockedError("/d/w.duckdb", errors.New(text))
	var locked *LockedError
	if !errors.Is(err, ErrLocked) || !errors.As(err, &locked) || locked.PID != 4711 || locked.Program != "/usr/bin/tonghop" {
		t.Errorf("%#v", err)
	}
	if other := errors.New("no such file"); !errors.Is(lockedError("x", other), other) || errors.Is(lockedError("x", other), ErrLocked) {
		t.Error("another error was changed")
	}
}

func TestAskGivesTypesAndOrder(t *testing.T) {
	all := pipeline.Question{ID: "all-types", Title: pipeline.Text{VI: "Mọi kiểu", EN: "All types"}, SQL: `
		SELECT * FROM (VALUES
			(2, 'b', DATE '2021-12-31', TIMESTAMPTZ '2026-11-23 01:30:00+00', 1.5::DECIMAL(9, 2), true, ['x', 'y'], MAP {'k': 'v'}, 'nan'::DOUBLE, 5::HUGEINT, 1::HUGEINT),
			(1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 2.5, 170141183460469231731687303715884105727::HUGEINT, 2::HUGEINT))
		t(n, s, day, moment, d, flag, l, m, f, big, small)
		ORDER BY n DESC -- largest first`}
	_, path := released(t, all, pipeline.Question{ID: "a", SQL: "SELECT 1 AS n"})
	r := openCopy(t, path)
	got, err := r.Ask(context.Background(), "all-types")
	if err != nil {
		t.Fatal(err)
	}
	columns := []pipeline.Column{
		{Name: "n", Type: pipeline.WholeColumn, Stored: "INTEGER"}, {Name: "s", Type: pipeline.TextColumn, Stored: "VARCHAR"},
		{Name: "day", Type: pipeline.TextColumn, Stored: "DATE"}, {Name: "moment", Type: pipeline.TextColumn, Stored: "TIMESTAMPTZ"},
		{Name: "d", Type: pipeline.NumberColumn, Stored: "DECIMAL(9,2)"}, {Name: "flag", Type: pipeline.FlagColumn, Stored: "BOOLEAN"},
		{Name: "l", Type: pipeline.ListColumn, Stored: "VARCHAR[]"}, {Name: "m", Type: pipeline.NestedColumn, Stored: "MAP(VARCHAR, VARCHAR)"},
		{Name: "f", Type: pipeline.NumberColumn, Stored: "DOUBLE"}, {Name: "big", Type: pipeline.NumberColumn, Stored: "HUGEINT"},
		{Name: "small", Type: pipeline.WholeColumn, Stored: "HUGEINT"},
	}
	rows := [][]any{
		{int64(2), "b", "2021-12-31", "2026-11-23T01:30:00Z", 1.5, true, []string{"x", "y"}, `{"k":"v"}`, nil, 5.0, int64(1)},
		{int64(1), nil, nil, nil, nil, nil, nil, nil, 2.5, 170141183460469231731687303715884105727.0, int64(2)},
	}
	if !reflect.DeepEqual(got.Columns, columns) || !reflect.DeepEqual(got.Rows, rows) || got.Question.Title.EN != "All types" {
		t.Errorf("got %v\n%v", got.Columns, got.Rows)
	}
	if _, err := r.Ask(context.Background(), "nothing"); err == nil || !strings.Contains(err.Error(), "nothing") {
		t.Errorf("error %v, want the question's name", err)
	}
	list, err := r.Questions(context.Background())
	if err != nil || len(list) != 2 || list[0].ID != "a" {
		t.Errorf("questions %v, %v", list, err)
	}
}

// What is read by column is what is read by row, of every type; types that are not
// read by column are read by row.
func TestATableIsTheAnswerByColumn(t *testing.T) {
	known := `SELECT * FROM (VALUES
		(2, 3::BIGINT, 'b', '', DATE '2021-12-31', TIMESTAMPTZ '2026-11-23 01:30:00.25+00', true, ['x', NULL, 'y'], MAP {'k': 'v"<', 'a': NULL}, 'nan'::DOUBLE, 1e300::DOUBLE),
		(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'infinity'::DOUBLE, NULL),
		(1, -1::BIGINT, 'b', 'c', DATE '1997-01-01', TIMESTAMPTZ '1890-01-01 00:00:00+00', false, [], MAP {}, -0.5, 2.0))
		t(n, big, s, e, day, moment, flag, l, m, f, g)`
	list := []pipeline.Question{
		{ID: "known", SQL: known + " ORDER BY n"},
		{ID: "many", SQL: "SELECT n::INTEGER AS n, if(n % 3 = 0, NULL, 'x' || n % 7) AS s, [n::VARCHAR] AS l FROM range(5000) t(n) ORDER BY 1 DESC"},
		{ID: "others", SQL: "SELECT 5::HUGEINT AS big, 1.5::DECIMAL(9, 2) AS d, {'a': 1} AS s, 'x' AS t UNION ALL SELECT NULL, NULL, NULL, NULL ORDER BY t"},
		{ID: "nothing", SQL: known + " WHERE false ORDER BY n"},
	}
	_, path := released(t, list...)
	release := openCopy(t, path)
	for name, exports := range map[string]string{"in memory": "", "by their exports": t.TempDir()} {
		t.Run(name, func(t *testing.T) { holdsTheSame(t, list, release, path, exports) })
	}
}

func holdsTheSame(t *testing.T, list []pipeline.Question, release *ReadOnly, path, exports string) {
	t.Helper()
	ctx := context.Background()
	d, err := OpenDraft(ctx, path, exports)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, q := range list {
		answer, err := release.Ask(ctx, q.ID)
		if err != nil {
			t.Fatal(err)
		}
		table, err := d.AskTable(ctx, q.ID)
		if err != nil {
			t.Fatal(err)
		}
		if table.Len() != len(answer.Rows) || !reflect.DeepEqual(table.Columns, answer.Columns) || !reflect.DeepEqual(table.Question, answer.Question) {
			t.Errorf("%s: %d rows of %v", q.ID, table.Len(), table.Columns)
			continue
		}
		for i, cells := range answer.Rows {
			for c, want := range cells {
				if got := table.Cell(i, c); !reflect.DeepEqual(got, want) {
					t.Errorf("%s, row %d, column %s: %#v, want %#v", q.ID, i, table.Columns[c].Name, got, want)
				}
			}
		}
	}
	if _, err := d.AskTable(ctx, "none"); err == nil || !strings.Contains(err.Error(), "none") {
		t.Errorf("error %v, want the question's name", err)
	}
}

// A draft that does not fit into memory goes to disk, for whoever asks, and leaves
// nothing there.
func TestADraftLargerThanMemory(t *testing.T) {
	ctx := context.Background()
	var list []pipeline.Question
	for i := range 6 {
		id := fmt.Sprint("q", i)
		list = append(list, pipeline.Question{ID: id, SQL: "SELECT repeat(md5(n::VARCHAR || '" + id + "'), 4) AS s, n::HUGEINT AS kept_in_memory FROM range(60000) t(n)"})
	}
	for _, q := range list {
		list = append(list, pipeline.Question{ID: "of_" + q.ID, SQL: "SELECT count(s) AS n FROM " + q.ID + " ORDER BY n"})
	}
	_, path := released(t, list...)
	dir := t.TempDir()
	d, err := OpenDraft(ctx, path, dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.db.ExecContext(ctx, "SET GLOBAL memory_limit = '52MB'"); err != nil {
		t.Fatal(err)
	}
	var others []*sql.Conn
	for _, q := range list[:len(list)/2] {
		table, err := d.AskTable(ctx, q.ID)
		if err != nil || table.Len() != 60000 {
			t.Fatalf("%s: %v, %v", q.ID, table, err)
		}
		another, err := d.db.Conn(ctx) // opened while rows are on disk
		if err != nil {
			t.Fatal(err)
		}
		others = append(others, another)
	}
	for _, other := range others {
		if err := other.Close(); err != nil {
			t.Error(err)
		}
	}
	if left, _ := filepath.Glob(path + ".tmp/*"); len(left) == 0 {
		t.Error("everything found room")
	}
	if names, err := d.ExportParquet(ctx); err != nil || len(names) != len(Tables())+len(list) {
		t.Errorf("%d files, %v", len(names), err)
	}
	for _, v := range d.views {
		if v.stored && len(v.readers) > 0 {
			t.Errorf("%s is still kept", v.name)
		}
	}
	if err := d.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := filepath.Glob(path + ".tmp"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What was exported for who needed it first is what everybody is told who asks later.
func TestADraftWorksOutOnce(t *testing.T) {
	ctx := context.Background()
	_, path := released(t, pipeline.Question{ID: "drawn", SQL: "SELECT uuid()::VARCHAR AS lot"}, pipeline.Question{ID: "told", SQL: "SELECT lot FROM drawn"})
	dir := t.TempDir()
	d, err := OpenDraft(ctx, path, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	lots := map[string]bool{}
	for _, id := range []string{"told", "drawn", "told"} {
		table, err := d.AskTable(ctx, id)
		if err != nil || table.Len() != 1 {
			t.Fatalf("%s: %v, %v", id, table, err)
		}
		lots[table.Text(0, 0)] = true
	}
	if _, err := d.ExportParquet(ctx); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"told", "drawn"} {
		list, err := d.texts(ctx, "SELECT lot FROM read_parquet(?)", filepath.Join(dir, id+".parquet"))
		if err != nil || len(list) != 1 {
			t.Fatalf("%s: %v, %v", id, list, err)
		}
		lots[list[0]] = true
	}
	if len(lots) != 1 {
		t.Errorf("drawn %d times", len(lots))
	}
}

// exported makes the Parquet files of the copy at path.
func exported(ctx context.Context, path, dir string) (names []string, err error) {
	draft, err := OpenDraft(ctx, path, dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, draft.Close()) }()
	return draft.ExportParquet(ctx)
}

func TestParquetIsWholeAndTheSameTwice(t *testing.T) {
	ctx := context.Background()
	_, path := released(t, pipeline.Question{ID: "ordered", SQL: "SELECT n FROM range(10) t(n) ORDER BY n DESC -- last first"})
	one, two := t.TempDir(), t.TempDir()
	names, err := exported(ctx, path, one)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exported(ctx, path, two); err != nil {
		t.Fatal(err)
	}
	if len(names) != len(Tables())+1 {
		t.Errorf("%d files", len(names))
	}
	for _, name := range names {
		a, errA := os.ReadFile(filepath.Join(one, name))
		b, errB := os.ReadFile(filepath.Join(two, name))
		if errA != nil || errB != nil || len(a) == 0 || !bytes.Equal(a, b) {
			t.Errorf("%s: %d and %d bytes, %v, %v", name, len(a), len(b), errA, errB)
		}
	}
	r := openCopy(t, path)
	for file, want := range map[string]int{"observation.parquet": 2, "ordered.parquet": 10, "claim.parquet": 0} {
		var n int
		if err := r.db.QueryRowContext(ctx, `SELECT count(*) FROM read_parquet(?)`, filepath.Join(one, file)).Scan(&n); err != nil || n != want {
			t.Errorf("%s holds %d rows, %v; want %d", file, n, err, want)
		}
	}
}

// What is kept in memory answers as the copy does, also where two questions speak of
// each other.
func TestADraftAnswersAsTheCopyDoes(t *testing.T) {
	ctx := context.Background()
	list := []pipeline.Question{
		{ID: "down", SQL: "SELECT n FROM range(10) t(n) ORDER BY n DESC"},
		{ID: "even", SQL: "WITH odd AS (SELECT n FROM down WHERE n % 2 = 0) SELECT n FROM odd ORDER BY n DESC"},
		{ID: "odd", SQL: "WITH even AS (SELECT n FROM down WHERE n % 2 = 1) SELECT n FROM even ORDER BY n DESC"},
		{ID: "figures", SQL: "SELECT area_id, value, dimensions FROM observation ORDER BY ALL"},
		{ID: "home", SQL: "SELECT current_database() AS name"},
	}
	_, path := released(t, list...)
	release := openCopy(t, path)
	d, err := OpenDraft(ctx, path, "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	for _, q := range list {
		want, errWant := release.Ask(ctx, q.ID)
		got, errGot := d.Ask(ctx, q.ID)
		if err := errors.Join(errWant, errGot); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) || len(want.Rows) == 0 {
			t.Errorf("%s: %v, %v", q.ID, got, want)
		}
	}
}
