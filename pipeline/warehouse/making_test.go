//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// chained are questions that build on each other, one of which cannot be made.
func chained() []pipeline.Question {
	return []pipeline.Question{
		{ID: "areas_counted", Title: pipeline.Text{VI: "Số tỉnh"}, SQL: `SELECT count(DISTINCT area_id) AS n FROM shown_on('reported')`},
		{ID: "broken", SQL: `SELECT no_such_column FROM official`},
		{ID: "shown_on", OnBasis: true, SQL: `SELECT area_id, value FROM observation_on(basis)`},
	}
}

func openMeanwhile(t *testing.T, path string, opt Options) *Warehouse {
	t.Helper()
	opt.Catalog, opt.Meanwhile = testCatalog(t), true
	w, err := Open(context.Background(), path, opt)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func sparing(left *[]string) func(pipeline.DefinitionKind, string, error) bool {
	return func(_ pipeline.DefinitionKind, id string, err error) bool {
		if err == nil {
			return false
		}
		*left = append(*left, id)
		return true
	}
}

// What is made while a night loads is, when it ends, what is there when a file is
// opened without haste: the same views, words and version, and the same question is
// left out.
func TestQuestionsMadeMeanwhileAreTheSame(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	var inHaste, inTime []string
	hasty := openMeanwhile(t, filepath.Join(dir, "hasty.duckdb"), Options{Questions: chained(), Spare: sparing(&inHaste)})
	defer hasty.Close()
	patient := reopen(t, filepath.Join(dir, "patient.duckdb"), Options{Questions: chained(), Spare: sparing(&inTime)})
	s := office("dong-thap")
	for _, w := range []*Warehouse{hasty, patient.Warehouse} {
		if err := w.SyncSources(ctx, night(1), []pipeline.Source{s}); err != nil {
			t.Fatal(err)
		}
		snap := snapshotOf(s, "a.xlsx", "một", time.Time{})
		loaded, err := w.LoadAll(ctx, night(1), s, []pipeline.Incoming{{Document: "a.xlsx", Snapshot: snap,
			Reading: pipeline.Reading{Format: "xlsx", Observations: []pipeline.Observation{figure(snap, "dong-thap@2008", 3, 7)}}, Fingerprint: "1"}})
		if err != nil || len(loaded) != 1 || loaded[0].New != 1 {
			t.Fatalf("loaded %+v: %v", loaded, err)
		}
		if err := w.Finish(ctx, night(1), pipeline.Report{}); err != nil {
			t.Fatal(err)
		}
	}
	one, err := hasty.Version(ctx)
	other, otherErr := patient.Version(ctx)
	if one != other || one == 0 || err != nil || otherErr != nil {
		t.Errorf("version %d (%v), else %d (%v)", one, err, other, otherErr)
	}
	if !slices.Equal(inHaste, []string{"broken"}) || !slices.Equal(inTime, inHaste) {
		t.Errorf("left out %v, else %v", inHaste, inTime)
	}
	for _, query := range []string{
		`SELECT view_name || sql || coalesce(comment, '') FROM duckdb_views() WHERE NOT internal ORDER BY ALL`,
		`SELECT table_name || column_name || coalesce(comment, '') FROM duckdb_columns() WHERE NOT internal ORDER BY ALL`,
		`SELECT DISTINCT function_name || parameters::VARCHAR FROM duckdb_functions() WHERE NOT internal ORDER BY ALL`,
		`SELECT id FROM question ORDER BY ALL`, `SELECT key || value FROM meta ORDER BY ALL`, `SELECT n::VARCHAR FROM areas_counted`,
	} {
		got, err := hasty.strings(ctx, query)
		if want := patient.rows(query); err != nil || len(got) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %d rows, else %d (%v)", query, len(got), len(want), err)
		}
	}
}

// A check that asks a question waits for it.
func TestACheckThatAsksAQuestionWaits(t *testing.T) {
	ctx := context.Background()
	check := pipeline.Check{ID: "asks", Severity: pipeline.Warning, SQL: `SELECT f.id AS observation_id, f.locator, 'a' AS message_vi, 'b' AS message_en
		FROM staged_observation f WHERE (SELECT n FROM AREAS_COUNTED) = 0 ORDER BY 2, 1`}
	for range 3 {
		w := openMeanwhile(t, filepath.Join(t.TempDir(), "w.duckdb"), Options{Questions: slices.Delete(chained(), 1, 2), Checks: []pipeline.Check{check}})
		s := office("dong-thap")
		if err := w.SyncSources(ctx, night(1), []pipeline.Source{s}); err != nil {
			t.Fatal(err)
		}
		snap := snapshotOf(s, "a.xlsx", "một", time.Time{})
		loaded, err := w.Load(ctx, night(1), s, snap, pipeline.Reading{Format: "xlsx", Observations: []pipeline.Observation{figure(snap, "dong-thap@2008", 3, 7)}}, "1")
		if err != nil || len(loaded.Faults) != 1 {
			t.Errorf("loaded %+v: %v", loaded, err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A night that ends before its questions are made leaves them to the next, and what
// came with the program must be there before anything is published.
func TestQuestionsThatWereNotMadeAreMadeByTheNext(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "w.duckdb")
	list := slices.Delete(chained(), 1, 2)
	w := openMeanwhile(t, path, Options{Questions: list})
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	b := reopen(t, path, Options{Questions: list})
	if got := b.rows(`SELECT view_name FROM duckdb_views() WHERE view_name IN ('areas_counted', 'shown_on') ORDER BY ALL`); len(got) != 2 {
		t.Errorf("made are %v", got)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	w = openMeanwhile(t, path, Options{Questions: chained()})
	defer w.Close()
	_, version := w.Version(ctx)
	if finished := w.Finish(ctx, night(1), pipeline.Report{}); version == nil || finished == nil || errors.Is(finished, context.Canceled) {
		t.Errorf("a question that cannot be made: %v, %v", version, finished)
	}
	if copied := w.CopyTo(ctx, path+".copy"); copied == nil {
		t.Error("published without a question")
	}
}
