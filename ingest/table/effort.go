package table

import (
	"fmt"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// To understand a text takes a thousand times as long as to take in a number, and
// a file may hold a million texts of which no two are the same. A document may
// cost so much and no more: the row at which its allowance ends is the first that
// is not read. What costs is counted and not timed, so that the same bytes are
// always read as far.

// mostEffort is what one document may cost, in about microseconds.
const mostEffort = 9_000_000

// looking is how much of the allowance may go into looking at the sheets before
// anything is understood, and again into holding them against the forms.
func (d *document) looking() int { return d.allowance / 3 }

// What a document is charged, in about microseconds: for a text that it says for
// the first time; for each column of figures of a row that counts something new, and
// more where the head of the column says when or where; for a figure of a total, for one
// that is written as a text, and for one among more meanings than are remembered, most of
// all where both are true and its head says when or where; and for a row of a sheet that
// is held against the forms.
const (
	effortOfText    = 15
	effortOfByte    = 3
	effortOfCore    = 30
	effortOfWhen    = 10
	effortOfTotal   = 12
	effortOfWritten = 8
	effortOfAgain   = 2
	effortOfFigure  = 60
	effortOfLine    = 40
)

// passes is how often the rows of a table are gone through after they were read, each
// time working out anew what there was no room to remember.
const passes = 3

// seldom is of how many rows the figures of one are looked at, for all of them.
const seldom = 16

func effortOf(text string) int { return effortOfText + effortOfByte*len(text) }

// spent tells whether the allowance of the document is used up.
func (d *document) spent() bool { return d.hearer.effort+d.effort > d.allowance }

// A charge is what the rows of a plan cost beside the hearing of their texts.
type charge struct {
	cores   map[rowKey]bool // that were charged
	most    int             // of them that are remembered
	sum     int             // of the cores
	figures int
	rows    int
}

func newCharge(p *plan) *charge { return &charge{cores: map[rowKey]bool{}, most: p.mostCores()} }

// row charges a row: for what it counts, if none above it does, and for its figures.
func (c *charge) row(p *plan, s *rowState) {
	if key := p.coreKey(s); !c.cores[key] {
		c.cores[key] = true
		c.sum += effortOfCore * max(len(p.values), 1)
		for _, v := range p.values {
			if !v.plain {
				c.sum += effortOfWhen
			}
		}
	}
	if c.forgets() {
		c.figures += effortOfAgain * len(p.values)
	}
	if s.kind == totalRow || s.kind == groupRow {
		c.figures += effortOfTotal * len(p.values)
	}
	if c.rows++; c.rows%seldom == 0 {
		c.figures += seldom * c.written(p, s.row)
	}
}

// forgets tells whether the rows have more meanings than are remembered.
func (c *charge) forgets() bool { return len(c.cores) > remembered }

// written is what the figures of a row cost that are written as texts.
func (c *charge) written(p *plan, row int) (cost int) {
	for _, v := range p.values {
		if p.grid.KindAt(row, v.Col) != sheet.Text {
			continue
		}
		if _, digits := digitsAlone(p.grid.Shows(row, v.Col)); digits {
			continue
		}
		cost += effortOfWritten
		if c.forgets() && !v.plain {
			cost += effortOfFigure
		}
	}
	return cost
}

// cost is all that was charged.
func (c *charge) cost() int {
	if len(c.cores) > c.most {
		return passes*c.sum + c.figures
	}
	return c.sum + c.figures
}

// ends tells whether a row is the first of its table that is not read. How far a
// table is read is decided when its rows are first gone through.
func (p *plan) ends(row int, c *charge) bool {
	if !p.measured && p.stop == 0 && p.hearer.effort+p.effort+c.cost() > p.allowance {
		p.stop = row
	}
	return p.stop > 0 && row >= p.stop
}

// skip notes that a table of a page is not read from a row on.
func (pg *page) skip(row int) {
	if pg.stop == 0 || row < pg.stop {
		pg.stop = row
	}
}

// unread tells whether a row stands where the reading of the page had ended.
func (pg *page) unread(row int) bool { return pg.stop > 0 && row >= pg.stop }

// unreadRows tells of every sheet where the reading ended.
func unreadRows(pages []*page) (faults []pipeline.DocumentFault) {
	for _, pg := range pages {
		if pg.stop == 0 {
			continue
		}
		at := cellName(pg.stop, 1)
		faults = append(faults, pipeline.DocumentFault{Type: "reading_stopped", Locator: pg.grid.Locate(pg.stop, 1), Cells: []string{at},
			Evidence: fmt.Sprintf("%d/%d", pg.stop-1, pg.grid.Rows()),
			MessageVI: fmt.Sprintf("Tệp có quá nhiều đoạn chữ khác nhau để đọc hết một lần: trang «%s» chỉ được đọc đến dòng %d (trong %d dòng); từ dòng %d trở đi không số nào được dùng. Đề nghị chia tệp thành nhiều tệp ngắn hơn, hoặc bỏ các cột ghi chú, mô tả không cần thiết, rồi gửi lại.",
				pg.grid.Name(), pg.stop-1, pg.grid.Rows(), pg.stop),
			MessageEN: fmt.Sprintf("The file holds too many different texts to be read at once: sheet %q was read as far as row %d of %d, and no figure from row %d on is used. Split the file into shorter ones, or leave out columns of notes and descriptions, and send it again.",
				pg.grid.Name(), pg.stop-1, pg.grid.Rows(), pg.stop)})
	}
	return faults
}

// beyondEffort is why the figures of rows that were not read are not used.
func beyondEffort() *problem {
	return problemOf("reading_stopped",
		"trang có quá nhiều đoạn chữ khác nhau nên chưa được đọc đến các dòng này, các số ở đây chưa được dùng; đề nghị chia tệp thành nhiều tệp ngắn hơn.",
		"the sheet holds too many different texts and was not read as far as these rows, whose figures are not used; split the file into shorter ones.").once()
}

// planTables plans the tables of a page that follow no form, as far as the
// allowance of the document goes.
func (d *document) planTables(pg *page, formed map[*layout.Table]bool, others map[*layout.Table]form.Other, before *plan) *plan {
	var over *plan
	for _, t := range pg.layout.Tables {
		switch {
		case formed[t]:
		case d.spent(), pg.unread(t.Top):
			pg.skip(t.Top)
		default:
			over = d.planOf(pg.number, t, over, before)
			if over.stop > 0 {
				pg.skip(over.stop)
			}
			if other, ok := others[t]; ok {
				over.other = &other
			}
			pg.plans = append(pg.plans, over)
		}
	}
	return over
}
