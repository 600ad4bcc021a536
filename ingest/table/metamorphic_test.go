package table_test

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
)

// copied is a grid again, its texts and numbers changed, under another name.
func copied(g *sheet.Grid, name string, text func(string) string, number func(float64) float64) *sheet.Builder {
	b := sheet.NewBuilder(name)
	for r := 1; r <= g.Rows(); r++ {
		for c := 1; c <= g.Cols(); c++ {
			cell := g.At(r, c)
			switch cell.Kind {
			case sheet.Blank:
				continue
			case sheet.Text:
				cell.Raw, cell.Shown = text(cell.Raw), text(cell.Shown)
			case sheet.Number:
				cell.Value = number(cell.Value)
				cell.Raw = strconv.FormatFloat(cell.Value, 'f', -1, 64)
				cell.Shown = cell.Raw
			}
			b.Set(r, c, cell)
		}
	}
	for _, m := range g.Merges() {
		b.Merge(m)
	}
	return b
}

func same[T any](v T) T { return v }

// all are every layout with its statements.
func all(t *testing.T) []laid { t.Helper(); return append(layouts(), later()...) }

// changed reads every layout with its grids changed, and compares what it states
// with what it stated before, changed likewise.
func changed(t *testing.T, grid func(*sheet.Grid) *sheet.Grid, document, want func(string) string) {
	t.Helper()
	for _, l := range all(t) {
		var grids []*sheet.Grid
		for _, g := range l.grids {
			grids = append(grids, grid(g))
		}
		before, after := statements(t, l.document, l.grids), statements(t, document(l.document), grids)
		wanted := map[string]string{}
		for cell, s := range before {
			wanted[want(cell)] = want(s)
		}
		if !maps.Equal(wanted, after) {
			for _, cell := range slices.Sorted(maps.Keys(wanted)) {
				if after[cell] != wanted[cell] {
					t.Errorf("%s: %s states %q, not %q", l.name, cell, after[cell], wanted[cell])
				}
			}
			for cell, s := range after {
				if _, ok := wanted[cell]; !ok {
					t.Errorf("%s: %s newly states %s", l.name, cell, s)
				}
			}
		}
	}
}

func TestAnotherYearIsAnotherYear(t *testing.T) {
	year := regexp.MustCompile(`\b20(1\d|2[0-4])\b`)
	earlier := func(s string) string {
		return year.ReplaceAllStringFunc(s, func(y string) string { n, _ := strconv.Atoi(y); return strconv.Itoa(n - 1) })
	}
	number := func(v float64) float64 {
		if v >= 2010 && v <= 2024 && v == float64(int(v)) {
			return v - 1
		}
		return v
	}
	changed(t, func(g *sheet.Grid) *sheet.Grid { return copied(g, g.Name(), earlier, number).Grid() }, earlier, earlier)
}

func TestAnotherProvinceIsAnotherProvince(t *testing.T) {
	names := []string{"Long An", "Tiền Giang", "Nghệ An", "Hà Nam", "Nam Định", "Sơn La", "Lai Châu", "Gia Lai", "Quảng Nam", "Phú Thọ", "Bến Tre", "Trà Vinh", "Kon Tum", "Hà Tĩnh", "Tây Ninh", "An Giang"}
	var pairs []string
	for i := 0; i+1 < len(names); i += 2 {
		a, b := names[i], names[i+1]
		pairs = append(pairs, a, b, b, a, strings.ToUpper(a), strings.ToUpper(b), strings.ToUpper(b), strings.ToUpper(a))
	}
	swap := strings.NewReplacer(pairs...).Replace
	changed(t, func(g *sheet.Grid) *sheet.Grid { return copied(g, g.Name(), swap, same).Grid() }, swap, swap)
}

func TestTheNameOfASheetSaysNothingNew(t *testing.T) {
	for _, l := range all(t) {
		if len(l.grids) > 1 {
			continue
		}
		before := statements(t, l.document, l.grids)
		after := statements(t, l.document, []*sheet.Grid{copied(l.grids[0], "Trang tính 7", same, same).Grid()})
		if !maps.Equal(before, after) {
			t.Errorf("%s: under another name of the sheet %v, before %v", l.name, after, before)
		}
	}
}

func TestAColumnOfSomethingElseStatesNothing(t *testing.T) {
	changed(t, func(g *sheet.Grid) *sheet.Grid {
		b := copied(g, g.Name(), same, same)
		col := g.Cols() + 1
		for _, table := range layout.Of(g).Tables {
			if len(table.HeadRows) == 0 {
				continue
			}
			text := "Số học sinh tốt nghiệp"
			b.Set(table.HeadRows[len(table.HeadRows)-1], col, sheet.Cell{Kind: sheet.Text, Raw: text, Shown: text})
			for row := range table.Rows() {
				if row.Figures > 0 {
					b.Set(row.Row, col, sheet.Cell{Kind: sheet.Number, Value: 777, Raw: "777", Shown: "777"})
				}
			}
		}
		return b.Grid()
	}, same, same)
}

func TestAColumnMoreOnTheLeftMovesEverything(t *testing.T) {
	moved := regexp.MustCompile(`^(.*!)?([A-Z])(\d+)$`)
	changed(t, func(g *sheet.Grid) *sheet.Grid {
		b := sheet.NewBuilder(g.Name())
		for r := 1; r <= g.Rows(); r++ {
			for c := 1; c <= g.Cols(); c++ {
				if g.KindAt(r, c) != sheet.Blank {
					b.Set(r+2, c+1, g.At(r, c))
				}
			}
		}
		for _, m := range g.Merges() {
			b.Merge(sheet.Span{Top: m.Top + 2, Left: m.Left + 1, Bottom: m.Bottom + 2, Right: m.Right + 1})
		}
		return b.Grid()
	}, same, func(s string) string {
		m := moved.FindStringSubmatch(s)
		if m == nil {
			return s
		}
		row, _ := strconv.Atoi(m[3])
		return m[1] + string(m[2][0]+1) + strconv.Itoa(row+2)
	})
}

// Rows and columns exchanged state the same figures.
func TestATransposedTableStatesTheSame(t *testing.T) {
	rows := []R{
		{"Chỉ tiêu", "2021", "2022", "2023"},
		{"Số sản phẩm CNNT tiêu biểu được công nhận cấp tỉnh", 12, 15, 19},
		{"Số đề án khuyến công", 7, 9, 8},
		{"Số chủ thể OCOP", 31, 44, 60},
	}
	var transposed []R
	for c := range rows[0] {
		var row R
		for r := range rows {
			row = append(row, rows[r][c])
		}
		transposed = append(transposed, row)
	}
	title := R{"SỐ LIỆU TỈNH CAO BẰNG"}
	a, b := values(statements(t, "", one("S", append([]R{title}, rows...)))), values(statements(t, "", one("S", append([]R{title}, transposed...))))
	if len(a) != 9 || !slices.Equal(a, b) {
		t.Errorf("%d figures, transposed %d:\n%v\n%v", len(a), len(b), a, b)
	}
}

func values(m map[string]string) []string { return slices.Sorted(maps.Values(m)) }
