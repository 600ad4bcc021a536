package pipeline_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// every has a column of each type; the second row has no value anywhere, the third
// repeats the first.
func every() pipeline.Answer {
	row := []any{"Hà Nội", 12.5, int64(-7), true, []string{"a", "", "b"}, `{"k":"v"}`, ""}
	return pipeline.Answer{
		Columns: []pipeline.Column{{Name: "text", Type: pipeline.TextColumn}, {Name: "number", Type: pipeline.NumberColumn}, {Name: "whole", Type: pipeline.WholeColumn},
			{Name: "flag", Type: pipeline.FlagColumn}, {Name: "list", Type: pipeline.ListColumn}, {Name: "nested", Type: pipeline.NestedColumn}, {Name: "blank", Type: pipeline.TextColumn}},
		Rows: [][]any{row, make([]any, len(row)), row, {"x", 0.0, int64(0), false, []string{}, "[]", nil}},
	}
}

func TestATableHoldsWhatAnAnswerHolds(t *testing.T) {
	a := every()
	table := pipeline.TableOf(a)
	if table.Len() != len(a.Rows) {
		t.Fatalf("%d rows", table.Len())
	}
	for i, cells := range a.Rows {
		for c, want := range cells {
			if got := table.Cell(i, c); !reflect.DeepEqual(got, want) {
				t.Errorf("row %d, column %s: %#v, want %#v", i, a.Columns[c].Name, got, want)
			}
		}
	}
	var texts []string
	for c := range a.Columns {
		texts = append(texts, table.Text(0, c)+"/"+table.Text(1, c))
	}
	if got := strings.Join(texts, " "); got != `Hà Nội/ 12.5/ -7/ true/ a, , b/ {"k":"v"}/ /` {
		t.Errorf("texts %s", got)
	}
}

// No value is never taken for one: a sum over it stays what it is.
func TestNoValueIsNothing(t *testing.T) {
	table := pipeline.TableOf(every())
	for c := range table.Columns {
		n, number := table.Number(1, c)
		yes, flag := table.Flag(1, c)
		if n != 0 || number || yes || flag || len(table.List(1, c)) > 0 {
			t.Errorf("column %s: %v %v %v", table.Columns[c].Name, n, yes, table.List(1, c))
		}
	}
}

func TestAWholeNumberBeyondInt64MakesNumbers(t *testing.T) {
	a := pipeline.Answer{Columns: []pipeline.Column{{Name: "n", Type: pipeline.WholeColumn}}, Rows: [][]any{{int64(5)}, {nil}, {1e30}, {int64(6)}}}
	table := pipeline.TableOf(a)
	if table.Columns[0].Type != pipeline.NumberColumn || a.Columns[0].Type != pipeline.WholeColumn {
		t.Errorf("columns %v, of the answer %v", table.Columns, a.Columns)
	}
	for i, want := range []any{5.0, nil, 1e30, 6.0} {
		if got := table.Cell(i, 0); got != want {
			t.Errorf("row %d: %v, want %v", i, got, want)
		}
	}
}

// A column more changes nothing of the table that it is added to, nor of another
// that grew from it.
func TestWithLeavesTheTableAsItWas(t *testing.T) {
	table := pipeline.TableOf(every())
	one := table.With("more", func(row int) string { return []string{"a", "", "b", "a"}[row] })
	two := table.With("more", func(int) string { return "z" })
	at := len(table.Columns)
	if len(one.Columns) != at+1 || one.Column("more") != at || one.Cell(1, at) != nil || one.Text(3, at) != "a" || one.Text(2, at) != "b" || two.Text(0, at) != "z" {
		t.Errorf("more: %v %v %v", one.Cell(1, at), one.Text(3, at), two.Text(0, at))
	}
	if table.Column("more") >= 0 || one.Text(0, 0) != "Hà Nội" || two.Text(0, 4) != "a, , b" {
		t.Errorf("the table changed: %v", table.Columns)
	}
}

// Cells come back as they were given, however little room their column takes.
func TestCellsComeBackFromTheRoomTheyTake(t *testing.T) {
	wholes := map[string][]any{
		"one value":        {int64(2025)},
		"a byte":           {int64(-3), int64(252), nil},
		"two bytes":        {int64(-3), int64(253), int64(65_532)},
		"four bytes":       {int64(math.MinInt64), int64(math.MinInt64 + 1<<32 - 1)},
		"more than that":   {int64(0), int64(1 << 32), nil},
		"as far as it can": {int64(math.MinInt64), int64(0), int64(math.MaxInt64)},
		"no value":         {nil, nil},
	}
	for name, cells := range wholes {
		wantCells(t, name, pipeline.WholeColumn, cells)
	}
	for _, texts := range []int{0, 1, 255, 256, 257, 65_535, 65_536, 65_537} {
		cells := []any{nil}
		for i := range texts {
			cells = append(cells, fmt.Sprint(i))
		}
		wantCells(t, fmt.Sprint(texts, " texts"), pipeline.TextColumn, append(cells, cells...))
	}
}

func wantCells(t *testing.T, name string, kind pipeline.ColumnType, cells []any) {
	t.Helper()
	a := pipeline.Answer{Columns: []pipeline.Column{{Name: "before", Type: pipeline.TextColumn}, {Name: name, Type: kind}}}
	for i, cell := range cells {
		a.Rows = append(a.Rows, []any{fmt.Sprint("before ", i), cell})
	}
	table := pipeline.TableOf(a)
	for i, want := range cells {
		if got := table.Cell(i, 1); got != want || table.Cell(i, 0) != a.Rows[i][0] {
			t.Fatalf("%s: row %d: %v, want %v", name, i, got, want)
		}
	}
}
