package table

import (
	"fmt"
	"strconv"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/pipeline"
)

// A table that was copied from last year's file keeps last year's title. Where
// the tables beside it and the name of the file say another year, and nothing in
// the table says that of its title, the title is wrong as far as anybody can tell,
// and the figures whose time it tells are held.

const (
	staleTitle    = "year_wrong_in_title"
	leastAgreeing = 3 // tables must say another year before a title is called wrong
)

var yearInName = pattern.MustCompile(`(?:^|[^0-9])((?:19[89]|20[0-4])[0-9])(?:[^0-9]|$)`)

// staleTitles finds the titles of a book whose year the rest of it denies.
func (d *document) staleTitles(pages []*page) []pipeline.DocumentFault {
	type titled struct {
		plan *plan
		line layout.Line
		year int
	}
	var tables []titled
	count := map[int]int{}
	for _, pg := range pages {
		for _, p := range pg.plans {
			if line, year := p.titleYear(); year > 0 {
				tables = append(tables, titled{p, line, year})
				count[year]++
			}
		}
	}
	common := 0
	for _, t := range tables { // the first of equals
		if count[t.year] > count[common] {
			common = t.year
		}
	}
	if count[common] < leastAgreeing || !d.namedFor(common, len(tables)-count[common]) {
		return nil
	}
	var faults []pipeline.DocumentFault
	for _, t := range tables {
		if t.year == common || count[t.year] > 1 || t.plan.says(t.year) {
			continue
		}
		t.plan.holdYear(t.year)
		g := t.plan.grid
		at := cellName(t.line.Row, t.line.Col)
		faults = append(faults, pipeline.DocumentFault{Type: staleTitle, Locator: g.Locate(t.line.Row, t.line.Col), Cells: []string{at},
			Evidence:  fmt.Sprintf("«%s», %d bảng khác ghi năm %d", clip(t.line.Text), count[common], common),
			MessageVI: fmt.Sprintf("Tiêu đề ở ô %s, trang «%s» ghi năm %d, trong khi các bảng khác của cùng tệp là năm %d. Đề nghị sửa tiêu đề hoặc gửi đúng bảng; số liệu lấy năm từ tiêu đề này được giữ lại.", at, g.Name(), t.year, common),
			MessageEN: fmt.Sprintf("The title in %s of sheet %q says %d, the other tables of the file %d; the figures that take their year from it are held.", at, g.Name(), t.year, common)})
	}
	return faults
}

// namedFor tells whether the name of a document and its folder say one year
// alone, or say none, and no more than one title says another.
func (d *document) namedFor(year, others int) bool {
	found := yearInName.FindAllStringSubmatch(d.path(), -1)
	for _, m := range found {
		if m[1] != strconv.Itoa(year) {
			return false
		}
	}
	return len(found) > 0 || others == 1
}

// titleYear is the only year that the titles of a table name, and the line that
// does.
func (p *plan) titleYear() (line layout.Line, year int) {
	for l := range p.table.TitleLines(layout.Title, layout.FormMark) {
		for _, t := range p.hearer.hear(l.Text).times {
			y := yearOf(t.period)
			switch {
			case !t.known || y == 0:
				return line, 0 // a span of years, or a part of one that nobody tells
			case year != 0 && y != year:
				return line, 0
			}
			line, year = l, y
		}
	}
	return line, year
}

// says tells whether anything in a table but its title names a year: its heads,
// its rows, the name of its sheet.
func (p *plan) says(year int) bool {
	if p.hasRole(rolePeriod) {
		return true
	}
	texts := []*speech{p.hearer.hear(p.grid.Name())}
	for i := range p.columns {
		texts = append(texts, p.columns[i].heads...)
	}
	for i := range min(p.rows.len(), sampled) {
		for _, s := range p.rows.at(i).labels {
			if s != nil {
				texts = append(texts, s)
			}
		}
	}
	for _, s := range texts {
		for _, t := range s.times {
			if t.known && yearOf(t.period) == year || t.before > 0 {
				return true
			}
		}
	}
	return false
}

// holdYear keeps the figures of a year out of answers: what was worked out of the
// rows is worked out again.
func (p *plan) holdYear(year int) {
	p.staleYear = year
	clear(p.memo)
	clear(p.cores)
	clear(p.totals)
	p.memoRow = nil
}
