package sheet

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestGridKeepsWhatWasSet holds the packed cells against a plain map, in every
// order in which cells may come.
func TestGridKeepsWhatWasSet(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	some := []Cell{{Kind: Text, Raw: "tØnh", Shown: "tỉnh"}, {Kind: Text, Raw: "a", Shown: "a", Unseen: true}, {Kind: Number, Value: 1.5, Raw: "1.5", Shown: "1,5"},
		{Kind: Number, Value: 1.5, Raw: "1.50", Shown: "1,50"}, {Kind: Number, Value: 0.1, Raw: "0.10000000000000001", Shown: "0,1", Formula: true}, {Kind: Date, Value: 44910, Raw: "2022-12-15", Shown: "15/12/2022"},
		{Kind: Boolean, Value: 1, Raw: "1", Shown: "TRUE"}, {Kind: Boolean, Raw: "0", Shown: "FALSE"}, {Kind: Error, Raw: "#REF!", Shown: "#REF!", Formula: true}, {Kind: Pending, Shown: "=", Formula: true}, {}}
	for _, places := range []int{5, 300, 20_000} {
		b, want := NewBuilder("S"), map[[2]int]Cell{}
		for n := range places {
			row, col := 1+n/7, 1+n%7
			if n%10 == 0 { // out of order, and now and then twice
				row, col = 1+r.IntN(places), 1+r.IntN(markCols)
			}
			c := some[r.IntN(len(some))]
			b.Set(row, col, c)
			want[[2]int{row, col}] = c
			if c.Kind == Blank {
				delete(want, [2]int{row, col})
			}
		}
		g, found := b.Grid(), 0
		for row := range g.FilledRows() {
			for col, kind := range g.FilledCols(row) {
				if c := g.At(row, col); c != want[[2]int{row, col}] || c.Kind != kind || kind != g.KindAt(row, col) {
					t.Fatalf("%s: %+v, want %+v", refOf(row, col), c, want[[2]int{row, col}])
				}
				if v, ok := g.NumberAt(row, col); ok != (kind == Number || kind == Date) || ok && v != want[[2]int{row, col}].Value {
					t.Fatalf("%s: number %v %v", refOf(row, col), v, ok)
				}
				found++
			}
		}
		if found != len(want) || g.At(0, 0).Kind != Blank || g.At(g.Rows()+1, 1).Kind != Blank || g.At(1, g.Cols()+1).Kind != Blank || g.Truncated() {
			t.Errorf("%d cells, want %d", found, len(want))
		}
	}
}

// TestLongListsArePacked holds rows that are alike, and lists with a few that are
// not, against what was set, and looks that the former take little room.
func TestLongListsArePacked(t *testing.T) {
	whole := func(v float64) Cell {
		return Cell{Kind: Number, Value: v, Raw: fmt.Sprintf("%.0f", v), Shown: fmt.Sprintf("%.0f", v)}
	}
	odd := map[string]Cell{"": whole(7), "fraction": {Kind: Number, Value: 1.5, Raw: "1.5", Shown: "1,5"}, "large": whole(1 << 31), "least": whole(math.MinInt32),
		"below zero": whole(-3), "minus nothing": {Kind: Number, Value: math.Copysign(0, -1), Raw: "-0", Shown: "0"}, "day": {Kind: Date, Value: 44910, Raw: "44910", Shown: "15/12/2022"},
		"as written": {Kind: Number, Value: 2, Raw: "2.00", Shown: "2"}, "legacy": {Kind: Text, Raw: "tØnh", Shown: "tỉnh"}, "formula": {Kind: Number, Value: 2, Raw: "2", Shown: "2", Formula: true}, "blank": {}}
	const rows, every = 10_000, 8_000
	for name, strange := range odd {
		b := NewBuilder("S")
		at := func(row, col int) Cell {
			switch {
			case row%every == 0 && col == 3:
				return strange
			case col == 1:
				return Cell{Kind: Text, Raw: fmt.Sprint("nơi ", row%99), Shown: fmt.Sprint("nơi ", row%99)}
			case col == 2:
				return Cell{Kind: Error, Raw: "#REF!", Shown: "#REF!", Formula: true}
			}
			return whole(float64(row * col))
		}
		for row := 1; row <= rows; row++ {
			for col := 1; col <= 5; col++ {
				b.Set(row, col, at(row, col))
			}
		}
		g := b.Grid()
		for row := 1; row <= rows; row++ {
			for col := 1; col <= 5; col++ {
				if got, want := g.At(row, col), at(row, col); got != want && !(want.Raw == "-0" && got.Raw == "-0") {
					t.Fatalf("%s: %s is %+v, want %+v", name, refOf(row, col), got, want)
				}
			}
		}
		packed := 0
		for _, c := range g.cells.chunks {
			if c.columns != nil && c.columns[0].values == nil {
				packed++
			}
		}
		if packed < len(g.cells.chunks)-2 {
			t.Errorf("%s: %d of %d chunks are packed", name, packed, len(g.cells.chunks))
		}
	}
}

func TestPlacesThatNoSheetHas(t *testing.T) {
	b := NewBuilder("S")
	b.Set(0, 1, Cell{Kind: Text, Raw: "x", Shown: "x"})
	b.Set(1, 1, Cell{Kind: Text, Raw: "y", Shown: "y"})
	if b.grid.truncated {
		t.Error("nothing lies above the first row")
	}
	b.Set(2, markCols+1, Cell{Kind: Text, Raw: "z", Shown: "z"})
	if g := b.Grid(); !g.Truncated() || g.Rows() != 1 || g.Shows(1, 1) != "y" {
		t.Errorf("%v", describeGrid(g))
	}
}

func describeGrid(g *Grid) string { return fmt.Sprint(g.Rows(), g.Cols(), g.Merges(), g.Truncated()) }

func TestMergedAreas(t *testing.T) {
	b := NewBuilder("S")
	for _, at := range [][2]int{{1, 1}, {2, 2}, {5_000, 8}} {
		b.Set(at[0], at[1], Cell{Kind: Number, Value: 1, Raw: "1", Shown: "1"})
	}
	for _, s := range []Span{{3, 3, 4, 4}, {1, 1, 2, 3}, {2, 3, 3, 3}, {4, 4, 9, 9}, {10, 1, 5_000, 2}, {10, 3, 200, 4}, {300, 3, 4_000, 4}, {1, 8, 1, 16_384}, {6_000, 1, 7_000, 2}, {5, 5, 5, 5}, {0, 0, 3, 1}, {20, 6, 15, 7}} {
		b.Merge(s)
	}
	g := b.Grid()
	want := []Span{{1, 1, 2, 3}, {3, 3, 4, 4}, {10, 1, 5_000, 2}, {10, 3, 200, 4}, {300, 3, 4_000, 4}}
	if !slices.Equal(g.Merges(), want) {
		t.Errorf("merged %v, want %v", g.Merges(), want)
	}
	for _, s := range want {
		for _, at := range [][2]int{{s.Top, s.Left}, {s.Bottom, s.Right}, {(s.Top + s.Bottom) / 2, s.Left}} {
			if got := g.SpanOf(at[0], at[1]); got != s {
				t.Errorf("%v lies in %v, want %v", at, got, s)
			}
		}
		if got := g.SpanOf(s.Bottom+1, s.Right+1); got == s {
			t.Errorf("%v holds what lies beyond it", s)
		}
	}
	if !g.Covered(2, 2) || g.Covered(1, 1) || g.Anchored(2, 2).Raw != "1" || g.SpanOf(9, 1) != (Span{9, 1, 9, 1}) {
		t.Error("the anchor does not speak for its area")
	}
}

func FuzzNumbersAreGivenBackAsWritten(f *testing.F) {
	for _, s := range []string{"0", "-0", "1.50", "5.4000000000000004", "1E-3", "1e5", "0.1", "-12.75", "123456789012345678", "1E+300", "007", ".5", "5."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		v, written, ok := readNumber([]byte(raw))
		if !ok {
			return
		}
		b := NewBuilder("S")
		if written == odd {
			b.oddly(1, 1, v, raw, 0, 0)
		} else {
			b.number(1, 1, v, written, 0, 0)
		}
		plain, _ := parseNumber([]byte(raw))
		if c := b.Grid().At(1, 1); c.Raw != raw || math.Float64bits(c.Value) != math.Float64bits(plain) {
			t.Errorf("%q comes back as %q, %v instead of %v", raw, c.Raw, c.Value, plain)
		}
	})
}
