package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// The bounds of what is drawn of one sheet.
const (
	mostSheetRows = 150 // a longer sheet shows its heads and the rows about its figures
	mostSheetCols = 60
	headRows      = 12 // of a longer sheet, always shown
)

// A sheet is one sheet in the making.
type sheet struct {
	name       string
	first      row
	rows, cols int
	cells      map[[2]int]row
	covered    map[[2]int]bool // by a merged cell further up or left
	ids        map[[2]int][]string
	shown      []int // rows that are drawn, in order
	truncated  bool
}

// workbook draws the sheets of a document, each as the grid that it is.
func (d *drawer) workbook(short string, sheets []sheet) string {
	var b strings.Builder
	for _, s := range sheets {
		if s.keep(func(at int) bool { return d.onPart(short, s.name, at) }) {
			d.sheet(&b, &s)
		}
	}
	return b.String()
}

func newSheet(rows []row, places map[pipeline.Locator][]string) sheet {
	s := sheet{name: rows[0].text("sheet"), first: rows[0], cells: make(map[[2]int]row, len(rows)), covered: map[[2]int]bool{}, ids: map[[2]int][]string{}, truncated: rows[0].flag("truncated")}
	for _, r := range rows {
		at := [2]int{r.whole("row_no"), r.whole("col_no")}
		if at[0] < 1 || at[1] < 1 {
			continue
		}
		s.cells[at] = r
		s.rows, s.cols = max(s.rows, at[0]), max(s.cols, at[1])
	}
	for l, ids := range places {
		if l.IsCell() && l.Sheet == s.name && l.Row > 0 && l.Col <= mostSheetCols {
			s.ids[[2]int{l.Row, l.Col}] = ids
			s.rows, s.cols = max(s.rows, l.Row), max(s.cols, l.Col)
		}
	}
	s.cols = min(s.cols, mostSheetCols)
	s.window()
	s.cover()
	return s
}

// window chooses the rows that are drawn.
func (s *sheet) window() {
	var near []int
	for at := range s.ids {
		near = append(near, at[0])
	}
	slices.Sort(near)
	for r := 1; r <= s.rows; r++ {
		if s.rows > mostSheetRows && r > headRows {
			i, _ := slices.BinarySearch(near, r-1)
			if i == len(near) || near[i] > r+1 {
				continue
			}
		}
		s.shown = append(s.shown, r)
	}
}

// keep leaves the rows that are drawn on one page, and tells whether there are
// any. A sheet without rows is kept.
func (s *sheet) keep(on func(row int) bool) bool {
	if len(s.shown) == 0 {
		return true
	}
	s.shown = slices.DeleteFunc(slices.Clone(s.shown), func(at int) bool { return !on(at) })
	return len(s.shown) > 0
}

// cover finds the places that a merged cell covers.
func (s *sheet) cover() {
	for at, r := range s.cells {
		rows, cols := s.spans(at, r)
		for y := at[0]; y < at[0]+rows; y++ {
			for x := at[1]; x < at[1]+cols; x++ {
				if (y != at[0] || x != at[1]) && s.shows(y) {
					s.covered[[2]int{y, x}] = true
				}
			}
		}
	}
}

// spans are the rows and columns of a cell, kept within the sheet.
func (s *sheet) spans(at [2]int, r row) (rows, cols int) {
	rows = min(max(r.whole("row_span"), 1), s.rows-at[0]+1)
	cols = min(max(r.whole("col_span"), 1), s.cols-at[1]+1)
	return max(rows, 1), max(cols, 1)
}

func (s *sheet) shows(r int) bool { _, ok := slices.BinarySearch(s.shown, r); return ok }

func (r row) whole(column string) int { v, _ := r.number(column); return int(v) }

func (d *drawer) sheet(b *strings.Builder, s *sheet) {
	lang, first := d.world.lang, s.first
	id := "trang-" + first.text("sheet_no")
	name := say(lang, "Trang tính ", "Sheet ") + s.name
	if first.flag("hidden") {
		name += say(lang, " (ẩn)", " (hidden)")
	}
	b.WriteString(`<section class="block` + chart.Paper(s.cols) + `" id="` + id + `" data-sheet="` + escape(s.name) + `"><h2 id="` + id + `-t">` + escape(name) + "</h2>")
	if len(s.cells) == 0 && len(s.ids) == 0 {
		b.WriteString(`<p class="empty">` + say(lang, "Trang tính trống.", "The sheet is empty.") + "</p></section>\n")
		return
	}
	b.WriteString(`<div class="scroll" tabindex="0" role="region" aria-labelledby="` + id + `-t"><table class="sheet"><thead><tr><th scope="col"><span class="skip">` + say(lang, "Dòng", "Row") + "</span></th>")
	for x := 1; x <= s.cols; x++ {
		b.WriteString(`<th scope="col">` + pipeline.ColumnName(x) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>")
	last := 0
	for _, y := range s.shown {
		d.gap(b, s, last+1, y-1)
		d.sheetRow(b, s, y)
		last = y
	}
	end, _ := d.partAt(d.world.opened.short, s.name, s.rows)
	if end != d.part {
		d.gap(b, s, last+1, s.rows)
	}
	b.WriteString("</tbody></table></div>")
	if end == d.part && (last < s.rows || s.truncated) {
		b.WriteString(`<p class="notes">` + say(lang, "Trang tính còn dài hơn phần vẽ ở đây; bản gốc giữ nguyên trong kho.", "The sheet goes on beyond what is drawn; the original is kept whole.") + "</p>")
	}
	b.WriteString("</section>\n")
}

// gap stands for the rows from first to last, which this page does not show: those of
// another part of the document lead there.
func (d *drawer) gap(b *strings.Builder, s *sheet, first, last int) {
	for first <= last {
		part, end := d.partAt(d.world.opened.short, s.name, first)
		end = min(end, last)
		said := escape(fmt.Sprintf(say(d.world.lang, "%d dòng không vẽ", "%d rows not drawn"), end-first+1))
		if part != d.part {
			rows := strconv.Itoa(first) + "–" + strconv.Itoa(end)
			if first == end {
				rows = strconv.Itoa(first)
			}
			said = escape(say(d.world.lang, "Dòng ", "Row ")+rows+": ") + d.partLink(d.world.opened.short, part)
		}
		b.WriteString(`<tr class="gap"><th scope="row">⋮</th><td colspan="` + strconv.Itoa(s.cols) + `">` + said + "</td></tr>\n")
		first = end + 1
	}
}

func (d *drawer) sheetRow(b *strings.Builder, s *sheet, y int) {
	b.WriteString(`<tr><th scope="row">` + strconv.Itoa(y) + "</th>")
	for x := 1; x <= s.cols; x++ {
		at := [2]int{y, x}
		if s.covered[at] && len(s.ids[at]) == 0 {
			continue
		}
		d.sheetCell(b, s, at)
	}
	b.WriteString("</tr>\n")
}

func (d *drawer) sheetCell(b *strings.Builder, s *sheet, at [2]int) {
	r, known := s.cells[at], s.ids[at]
	if r.answer == nil && len(known) == 0 {
		b.WriteString("<td></td>")
		return
	}
	attributes := roleClass(pipeline.CellRole(r.text("role")), len(known) > 0)
	if r.answer != nil {
		rows, cols := s.spans(at, r)
		drawn := 0
		for y := at[0]; y < at[0]+rows; y++ {
			if s.shows(y) {
				drawn++
			}
		}
		if drawn > 1 {
			attributes += ` rowspan="` + strconv.Itoa(drawn) + `"`
		}
		if cols > 1 {
			attributes += ` colspan="` + strconv.Itoa(cols) + `"`
		}
	}
	id, inside := d.marked(escape(r.text("text")), known)
	b.WriteString("<td")
	b.WriteString(id)
	b.WriteString(attributes)
	if len(known) > 0 {
		b.WriteString(` title="` + escape(d.understood(known)) + `"`)
	}
	b.WriteString(">")
	b.WriteString(inside)
	b.WriteString("</td>")
}

// roleClass is the class of a cell: what the layout took it for.
func roleClass(role pipeline.CellRole, read bool) string {
	switch {
	case role == pipeline.RoleFaulty:
		return ` class="faulty"`
	case read || role == pipeline.RoleFigure:
		return ` class="figure"`
	case role == pipeline.RoleHead || role == pipeline.RoleTitle || role == pipeline.RoleTotal || role == pipeline.RoleLabel:
		return ` class="` + string(role) + `"`
	}
	return ""
}
