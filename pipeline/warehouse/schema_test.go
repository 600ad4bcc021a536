//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline"
)

func TestEverythingIsExplainedInBothLanguages(t *testing.T) {
	b := openBench(t, Options{})
	all := b.rows(`
		SELECT table_name AS object, comment FROM duckdb_tables() WHERE NOT temporary
		UNION ALL SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
		UNION ALL SELECT table_name || '.' || column_name, comment FROM duckdb_columns() WHERE NOT internal`)
	if len(all) < 200 {
		t.Fatalf("only %d tables, views and columns", len(all))
	}
	for _, line := range all {
		object, comment, _ := strings.Cut(line, "|")
		vi, en, both := strings.Cut(comment, " | ")
		if !both || vi == "" || en == "" {
			t.Errorf("%s: comment %q", object, comment)
		}
	}
}

func TestEveryCommentHasItsObject(t *testing.T) {
	b := openBench(t, Options{})
	text, err := schemaFiles.ReadFile("schema/comments.csv")
	if err != nil {
		t.Fatal(err)
	}
	words, err := readDictionary(string(text))
	if err != nil {
		t.Fatal(err)
	}
	real := map[string]bool{}
	for _, line := range b.rows(`SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal
		UNION ALL SELECT DISTINCT '*.' || column_name FROM duckdb_columns() WHERE NOT internal
		UNION ALL SELECT DISTINCT table_name || '.' FROM duckdb_columns() WHERE NOT internal`) {
		real[line] = true
	}
	for key := range words {
		if name := key[0] + "." + key[1]; !real[name] && !strings.HasPrefix(name, "*.v_") {
			t.Errorf("%s is explained and does not exist", name)
		}
	}
}

func TestMigrationNumbersRunWithoutAGap(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"in order": {fstest.MapFS{"schema/0001_a.sql": file("a"), "schema/0002_b.sql": file("b")}, ""},
		"a gap":    {fstest.MapFS{"schema/0001_a.sql": file("a"), "schema/0003_b.sql": file("b")}, "want number 0002"},
		"twice":    {fstest.MapFS{"schema/0001_a.sql": file("a"), "schema/0001_b.sql": file("b")}, "want number 0002"},
		"none":     {fstest.MapFS{"schema/views.sql": file("a")}, "none found"},
	} {
		t.Run(name, func(t *testing.T) {
			list, err := readMigrations(c.files)
			if c.want == "" && (err != nil || len(list) != 2) {
				t.Errorf("%v, %v", list, err)
			}
			if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func TestMigrationIsMadeOnceAndWhole(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	made, err := b.schemaNumber(ctx)
	if err != nil {
		t.Fatal(err)
	}
	good := append(make([]migration, made), migration{made + 1, "more.sql", "CREATE TABLE more (x INTEGER); INSERT INTO more VALUES (1);"})
	bad := append(good, migration{made + 2, "bad.sql", "CREATE TABLE half (x INTEGER); INSERT INTO half VALUES ('no number');"})
	b.mu.Lock()
	err = b.migrate(ctx, bad)
	b.mu.Unlock()
	if err == nil || !strings.Contains(err.Error(), "bad.sql") {
		t.Fatalf("error %v, want the migration's name", err)
	}
	if got := b.rows(`SELECT value FROM meta WHERE key = 'schema'`); got[0] != strconv.Itoa(made+1) {
		t.Errorf("schema %v, want %d", got, made+1)
	}
	if got := b.rows(`SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'`); got[0] != "0" {
		t.Error("half a migration stayed")
	}
	b.mu.Lock()
	err = b.migrate(ctx, good)
	b.mu.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	if got := b.rows(`SELECT count(*) FROM more`); got[0] != "1" {
		t.Error("a migration was made twice")
	}
}

func TestNewerAndForeignFilesAreRefused(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	if err := b.setMeta(ctx, metaSchema, "999"); err != nil {
		t.Fatal(err)
	}
	path := b.path
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path, Options{}); !errors.Is(err, ErrNewer) {
		t.Errorf("error %v, want ErrNewer", err)
	}
	other := t.TempDir() + "/other.duckdb"
	db, conn, err := connect(ctx, other, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := conn.ExecContext(ctx, "CREATE TABLE mine (x INTEGER)"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(conn.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, other, Options{}); err == nil || !strings.Contains(err.Error(), "another program") {
		t.Errorf("error %v, want a refusal", err)
	}
}

func TestQuestionsAreViewsAndAreRemadeWhenTheyChange(t *testing.T) {
	ctx := context.Background()
	question := func(id, sql string) pipeline.Question {
		return pipeline.Question{ID: id, Title: pipeline.Text{VI: "Câu hỏi 'thử'", EN: "A question"}, SQL: sql}
	}
	// a builds on b, which comes later.
	list := []pipeline.Question{question("a-1", `SELECT n + 1 AS n FROM "b"; -- end`), question("b", "-- title\nSELECT 1 AS n -- one\n;\n")}
	list[0].SQL = "SELECT n + 1 AS n FROM \"b\" ;\n"
	b := openBench(t, Options{Questions: list})
	if got := b.rows(`SELECT n FROM "a-1"`); got[0] != "2" {
		t.Errorf("a-1 gives %v", got)
	}
	version := b.at()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopen(t, b.path, Options{Questions: list})
	if again.at() != version {
		t.Errorf("opening again changed the version to %d from %d", again.at(), version)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	list[1].SQL = "SELECT 41 AS n"
	changed := reopen(t, b.path, Options{Questions: list})
	if got := changed.rows(`SELECT n FROM "a-1"`); got[0] != "42" || changed.at() != version+1 {
		t.Errorf("a-1 gives %v at version %d, want 42 at %d", got, changed.at(), version+1)
	}
	if got := changed.rows(`SELECT comment FROM duckdb_views() WHERE view_name = 'a-1'`); got[0] != "Câu hỏi 'thử' | A question" {
		t.Errorf("comment %v", got)
	}
	if err := changed.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, b.path, Options{Questions: []pipeline.Question{question("broken", "SELECT nothing FROM nowhere")}})
	if err == nil || !strings.Contains(err.Error(), "question broken") {
		t.Errorf("error %v, want the question's name", err)
	}
	_, err = Open(ctx, b.path, Options{Questions: []pipeline.Question{question("two", "SELECT 1); DROP TABLE run; SELECT (2")}})
	if err == nil {
		t.Error("two statements were taken")
	}
}

func TestAPathThatTheDriverWouldCutIsRefused(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	for _, bad := range []string{"a#b", "a?access_mode=READ_WRITE", "100%"} {
		if w, err := Open(ctx, dir+"/"+bad, Options{}); err == nil {
			t.Errorf("%s was opened: %v", bad, w.Close())
		}
		if r, err := OpenRelease(ctx, dir+"/"+bad); err == nil {
			t.Errorf("%s was opened: %v", bad, r.Close())
		}
	}
	good := reopen(t, dir+"/Kho số liệu: năm 2026 (1).duckdb", Options{})
	good.want(`SELECT count(*) > 100 FROM area`, "true")
}

// A file of an earlier version has its areas under the names that every view has, with
// the type that they have there.
func TestAreasOfAnEarlierFile(t *testing.T) {
	ctx := context.Background()
	migrations, err := readMigrations(schemaFiles)
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/cu.duckdb"
	db, conn, err := connect(ctx, path, "", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range migrations[:10] {
		if _, err := conn.ExecContext(ctx, m.sql); err != nil {
			t.Fatalf("%s: %v", m.name, err)
		}
	}
	for _, sql := range []string{
		`INSERT INTO area (id, slug, boundary, name, full_name, type) VALUES
			('ca-mau@2008', 'ca-mau', '2008', 'Cà Mau', 'Tỉnh Cà Mau', 'tinh'), ('can-tho@2008', 'can-tho', '2008', 'Cần Thơ', 'Thành phố Cần Thơ', 'thanh_pho'), ('vn@2008', 'vn', '2008', 'Việt Nam', 'Việt Nam', 'country')`,
		`INSERT INTO meta VALUES ('schema', '10'), ('version', '1')`,
	} {
		if _, err := conn.ExecContext(ctx, sql); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(conn.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	w, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	got, err := texts(ctx, w.conn, `SELECT concat_ws('|', area_id, area_slug, area_name, type, area_type) FROM area ORDER BY area_id`)
	if err != nil || strings.Join(got, " ") != "ca-mau@2008|ca-mau|Cà Mau|tinh|province can-tho@2008|can-tho|Cần Thơ|thanh_pho|province vn@2008|vn|Việt Nam|country|country" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := w.conn.ExecContext(ctx, `INSERT INTO area (area_id, area_slug, boundary, area_name, full_name, type) VALUES ('ca-mau@2008', 'x', '2008', 'x', 'x', 'tinh')`); err == nil {
		t.Error("an area stands twice")
	}
}
