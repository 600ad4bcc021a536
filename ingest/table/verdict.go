package table

import (
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// A verdict is what a cell of a table was taken for.
type verdict uint8

const (
	silent  verdict = iota // states nothing: blank, "..", words that label
	figured                // an observation
	checked                // a total that is only checked
	derived                // worked out from other cells
	ordinal                // numbers rows and columns, or names a year
	strange                // of something that no topic counts
	refused                // belongs to a reject
)

// A finding is a verdict with what it rests on.
type finding struct {
	verdict  verdict
	meaning  *figureMeaning
	quantity pipeline.Quantity
	problem  *problem
}

// judge decides about one cell of row i. The meaning may hold only until the next
// cell is judged.
func (p *plan) judge(i int, c *column) finding {
	if c.role != roleValue {
		return p.beside(p.rows.at(i), c)
	}
	if f, ok := p.quickFinding(p.rows.at(i), c); ok {
		return f
	}
	return p.closely(i, c)
}

// closely decides about a cell in a column of figures that needs a closer look.
func (p *plan) closely(i int, c *column) finding {
	row := p.rows.at(i)
	cell := p.grid.At(row.row, c.Col)
	if cell.Kind == sheet.Blank || p.grid.Covered(row.row, c.Col) {
		return finding{}
	}
	look := p.table.Look(row.row, c.Col)
	switch {
	case look == layout.Blank, look == layout.Words && (row.kind == sectionRow || p.labelled(row, c.Col)):
		return finding{}
	case row.kind == sectionRow:
		return finding{verdict: ordinal}
	case row.kind == derivedRow:
		return finding{verdict: derived}
	}
	m := p.meaningOf(row, c)
	if row.kind == totalRow || row.kind == groupRow {
		t := p.totalsOf(i)[c.value]
		if t.meaning == nil {
			return p.checkedTotal(cell, c)
		}
		m = t.meaning
	}
	if c.checked {
		return p.checkedTotal(cell, c)
	}
	if f, ok := p.worded(m, row, cell, c); ok {
		return f
	}
	return p.figure(m, cell, c)
}

// figure reads a cell that a meaning is known for.
func (p *plan) figure(m *figureMeaning, cell sheet.Cell, c *column) finding {
	if m.problem != nil {
		if !statesSomething(cell, c.style) {
			return finding{}
		}
		if m.subject {
			return finding{verdict: strange, meaning: m, problem: m.problem}
		}
		return finding{verdict: refused, meaning: m, problem: m.problem}
	}
	q, stated, problem := m.quantity(cell, c.style)
	if c.wholes && problem == nil && cell.Kind == sheet.Text && eitherWay.MatchString(sheet.Squeeze(cell.Shown)) {
		problem = commaEitherWay(cell.Shown)
	}
	switch {
	case !stated:
		return finding{}
	case problem != nil:
		return finding{verdict: refused, meaning: m, problem: problem}
	}
	return finding{verdict: figured, meaning: m, quantity: q}
}

// inPercent is how a number is read where only its form counts.
var inPercent = &measure{factor: 1, fraction: true, unit: "percent", indicator: &pipeline.Indicator{Unit: "percent"}}

// checkedTotal reads a total that is no figure; an error in it is told all the
// same.
func (p *plan) checkedTotal(cell sheet.Cell, c *column) finding {
	_, stated, problem := inPercent.quantity(cell, c.style)
	switch {
	case !stated:
		return finding{}
	case problem != nil && (cell.Kind == sheet.Error || cell.Kind == sheet.Pending):
		return finding{verdict: refused, problem: problem}
	}
	return finding{verdict: checked}
}

// beside judges a cell outside the columns of figures.
func (p *plan) beside(row *rowState, c *column) finding {
	if look := p.table.Look(row.row, c.Col); look != layout.Figure && look != layout.Year {
		return finding{}
	}
	if c.role == roleDerived {
		return finding{verdict: derived}
	}
	return finding{verdict: ordinal}
}

// labelled tells whether the words in a column of figures are a label of the
// row.
func (p *plan) labelled(row *rowState, col int) bool {
	for i, s := range row.labels {
		if s == nil {
			return false
		}
		if int(row.cols[i]) == col {
			return true
		}
	}
	return false
}

// totalsOf are the totals of a row, by column of figures.
func (p *plan) totalsOf(i int) []total {
	if t, ok := p.totals[i]; ok {
		return t
	}
	list := make([]total, len(p.values))
	members := p.membersOf(i)
	for _, c := range p.values {
		list[c.value] = p.totalOf(i, members, c)
	}
	p.totals[i] = list
	return list
}
