//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// Parts of an answer that is held are the rows that whoever looks through the whole
// answer finds, whether it is read from its export or from memory, and however often.
func TestPartsOfAHeldAnswer(t *testing.T) {
	ctx := context.Background()
	rows := "SELECT n AS position, CASE WHEN n % 5 > 0 THEN 'a' || n % 5 END AS area, 'k''' || n % 3 AS kind, [n::VARCHAR, 'x'] AS list, 'p' || n // 9000 AS place, 'i' || n AS id FROM range(200000) t(n) ORDER BY n"
	_, path := released(t, pipeline.Question{ID: "filed", SQL: rows}, pipeline.Question{ID: "in_memory", SQL: strings.Replace(rows, "n AS position", "n::HUGEINT AS position", 1)},
		pipeline.Question{ID: "by_row", SQL: strings.Replace(rows, "n AS position", "n::UBIGINT AS position", 1)},
		pipeline.Question{ID: "empty", SQL: rows[:strings.Index(rows, " ORDER")] + " WHERE n < 0"})
	for name, exports := range map[string]string{"in memory": "", "by their exports": t.TempDir(), "of a large copy": t.TempDir()} {
		roomy := int64(roomyFigures)
		if name == "of a large copy" {
			roomy = -1
		}
		d, err := openDraft(ctx, path, exports, roomy)
		if err != nil {
			t.Fatal(err)
		}
		defer d.Close()
		for _, id := range []string{"filed", "in_memory", "by_row", "empty"} {
			t.Run(name+"/"+id, func(t *testing.T) { heldIsThe(t, d, id) })
		}
		if _, err := d.HoldTable(ctx, "none"); err == nil || !strings.Contains(err.Error(), "none") {
			t.Errorf("error %v, want the question's name", err)
		}
		if exports == "" {
			continue
		}
		if _, err := d.ExportParquet(ctx); err != nil {
			t.Fatal(err)
		}
		for _, v := range d.views {
			if v.holders != 0 || v.stored {
				t.Errorf("%s is still kept", v.name)
			}
		}
	}
}

func heldIsThe(t *testing.T, d *Draft, id string) {
	t.Helper()
	ctx := context.Background()
	whole, err := d.AskTable(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	h, err := d.HoldTable(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	if h.Len() != whole.Len() || !reflect.DeepEqual(h.Head().Columns, whole.Columns) || h.Head().Len() != 0 {
		t.Errorf("%d rows of %v", h.Len(), h.Head().Columns)
	}
	f := func(column string, values ...string) pipeline.Filter {
		return pipeline.Filter{Column: column, Values: values}
	}
	for _, any := range [][][]pipeline.Filter{
		nil,
		{{}},
		{{f("area", "a1", "a3")}},
		{{f("area", ""), f("kind", "k'2")}, {f("area", "a4")}},
		{{f("kind")}},
		{{f("kind", "none")}},
		{{f("place", "p1", "p19"), f("area", "a2")}, {f("place", "p12")}},
		{{f("place", "p3", "none"), f("kind", "k'0")}, {f("id", "i5", "i150000")}},
		{{f("area", append(strings.Split(strings.Repeat("none ", 200), " "), "a1", "a2")...)}},
	} {
		var want []string
		for row := range whole.Len() {
			if fulfils(whole, row, any) {
				want = append(want, cellsOf(whole, row))
			}
		}
		part, err := h.Part(ctx, nil, any)
		if err != nil {
			t.Fatal(err)
		}
		var got, kinds []string
		for row := range part.Len() {
			got = append(got, cellsOf(part, row))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%v: %d rows, want %d", any, len(got), len(want))
		}
		err = h.Each(ctx, []string{"kind", "position"}, any, func(some *pipeline.Table) error {
			for row := range some.Len() {
				kinds = append(kinds, some.Text(row, 1)+" "+some.Text(row, 0))
			}
			return nil
		})
		if err != nil || len(kinds) != len(want) {
			t.Fatalf("%v: %d rows of two columns, %v", any, len(kinds), err)
		}
		for i, text := range kinds {
			if position, kind, _ := strings.Cut(text, " "); !strings.HasPrefix(want[i], position+" ") || !strings.Contains(want[i], kind) {
				t.Fatalf("%v: row %d is %s, want %s", any, i, text, want[i])
			}
		}
	}
	for _, column := range []string{"area", "place", "id", "position"} {
		want := map[string]int{}
		for row := range whole.Len() {
			want[whole.Text(row, whole.Column(column))]++
		}
		if got, err := h.Counts(ctx, column); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d texts, want %d, %v", column, len(got), len(want), err)
		}
	}
	if err := h.Each(ctx, []string{"none"}, nil, func(*pipeline.Table) error { return nil }); err == nil {
		t.Error("a column that is not there was given")
	}
	if err := h.Close(ctx); err != nil {
		t.Error(err)
	}
}

// Nothing is read where no row stands that was asked for, and what is read in one statement
// gives no more rows than one may give.
func TestWhereRowsOfAHeldAnswerStand(t *testing.T) {
	ctx := context.Background()
	_, path := released(t, pipeline.Question{ID: "filed", SQL: "SELECT n AS position, 'p' || n // 61440 AS place, 'k' || n % 3 AS kind, 'i' || n AS id, CASE WHEN n > 240000 THEN 'late' END AS often FROM range(250000) t(n) ORDER BY n"})
	d, err := OpenDraft(ctx, path, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	held, err := d.HoldTable(ctx, "filed")
	if err != nil {
		t.Fatal(err)
	}
	h := held.(*heldTable)
	f := func(column string, values ...string) []pipeline.Filter {
		return []pipeline.Filter{{Column: column, Values: values}}
	}
	one := func(list ...[]pipeline.Filter) [][]pipeline.Filter { return list }
	for _, given := range []struct {
		any  [][]pipeline.Filter
		want []rowRun
	}{
		{nil, []rowRun{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}},
		{one(f("place", "p1", "p3")), []rowRun{{1, 2}, {3, 4}}},
		{one(f("kind", "k1")), []rowRun{{0, 3}, {3, 5}}},
		{one(f("often", "late")), []rowRun{{3, 5}}},
		{one(f("often", "")), []rowRun{{0, 1}, {1, 2}, {2, 3}, {3, 4}}},
		{one(append(f("place", "p4"), f("often", "late")...), f("place", "p0")), []rowRun{{0, 1}, {4, 5}}},
		{one(f("place", "none")), nil},
		{one(f("id", "i7")), []rowRun{{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}}}, // it is not kept where IDs stand
		{one(append(f("id", "i7"), f("place", "p2")...)), []rowRun{{2, 3}}},
	} {
		if got, err := h.runs(ctx, given.any); err != nil || !reflect.DeepEqual(got, given.want) {
			t.Errorf("%v: read %v, want %v, %v", given.any, got, given.want, err)
		}
	}
	if err := h.Close(ctx); err != nil {
		t.Error(err)
	}
}

func fulfils(t *pipeline.Table, row int, any [][]pipeline.Filter) bool {
	for _, all := range any {
		holds := true
		for _, f := range all {
			found := false
			for _, v := range f.Values {
				found = found || t.Text(row, t.Column(f.Column)) == v
			}
			holds = holds && found
		}
		if holds {
			return true
		}
	}
	return any == nil
}

func cellsOf(t *pipeline.Table, row int) string {
	var b strings.Builder
	for i := range t.Columns {
		fmt.Fprint(&b, t.Text(row, i), " ")
	}
	return b.String()
}
