package table

import (
	"context"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// observation is what a meaning says of every figure that has it.
func (m *figureMeaning) observation() pipeline.Observation {
	return pipeline.Observation{Indicator: m.of().ID, Level: m.level, Dimensions: m.dimensions, Area: m.area, Province: m.province,
		Period: m.period, Kind: m.kind, Part: m.part, Quantity: pipeline.Quantity{Unit: m.unit}}
}

// A teller hands one sheet to the sink.
type teller struct {
	*document
	page       *page
	weeded     *weeded
	sink       Sink
	account    pipeline.Account
	complaints *complaints
	denials    map[int]*problem // by the cell that denies, see denial
	numerics   *layout.Numerics
}

// denial is why the figure of a place is not taken, given the cell that denies it,
// which is mostly the same for thousands of figures.
func (t *teller) denial(place, other int) *problem {
	if t.weeded.within(place, other) {
		return t.weeded.denial(place, other)
	}
	if t.denials[other] == nil {
		t.denials[other] = t.weeded.denial(place, other)
	}
	return t.denials[other]
}

// tell goes through a sheet cell by cell, in order.
func (d *document) tell(ctx context.Context, pg *page, weeded *weeded, sink Sink) error {
	t := &teller{document: d, page: pg, weeded: weeded, denials: map[int]*problem{}, sink: sink, account: pipeline.Account{Sheet: pg.grid.Name()}, numerics: layout.NewNumerics(pg.grid), complaints: newComplaints(pg.grid, d.snapshot.Digest)}
	next := make([]int, len(pg.plans))
	for row := 1; row <= pg.grid.Rows(); row++ {
		if row%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := t.row(row, next); err != nil {
			return err
		}
	}
	if err := t.tellForms(); err != nil {
		return err
	}
	for _, r := range append(t.ofTheSheet(), t.complaints.rejects()...) {
		if err := sink.Reject(r); err != nil {
			return err
		}
	}
	for _, p := range pg.plans {
		for _, f := range p.check() {
			if err := sink.Fault(f); err != nil {
				return err
			}
		}
	}
	return sink.Account(t.account)
}

// row tells the cells of one row; next are the rows of each plan that come next.
func (t *teller) row(row int, next []int) error {
	g := t.page.grid
	for col, kind := range g.FilledCols(row) {
		if kind == sheet.Blank {
			continue
		}
		if g.Hides(row, col) || g.Covered(row, col) {
			if t.numerics.At(row, col) {
				t.account.Numeric++
				t.account.Hidden++
			}
			continue
		}
		if t.page.lists {
			if t.numerics.At(row, col) { // an opinion on a flaw, no figure
				t.account.Numeric++
				t.account.OtherSubject++
			}
			continue
		}
		if err := t.cell(row, col, next); err != nil {
			return err
		}
	}
	for i, p := range t.page.plans {
		if next[i] < p.rows.len() && p.rows.number(next[i]) == row {
			next[i]++
		}
	}
	return nil
}

// cell tells one visible cell.
func (t *teller) cell(row, col int, next []int) error {
	for i, p := range t.page.plans {
		if row < p.table.Top || row > p.table.Bottom || col < p.table.Left || col > p.table.Right {
			continue
		}
		if next[i] >= p.rows.len() || p.rows.number(next[i]) != row {
			break // the row repeats heads or numbers columns
		}
		c := &p.columns[col-p.table.Left]
		return t.found(p, next[i], c, p.judge(next[i], c))
	}
	if !t.formCell(row, col) {
		t.outside(row, col)
	}
	return nil
}

// outside accounts for a number that stands in no row of data: in a title, a
// head, a row that numbers the columns; or astray.
func (t *teller) outside(row, col int) {
	if t.page.unread(row) && t.page.grid.KindAt(row, col) == sheet.Text && !strings.ContainsAny(t.page.grid.Shows(row, col), "0123456789") {
		return
	}
	if !t.numerics.At(row, col) {
		return
	}
	t.account.Numeric++
	if t.page.unread(row) {
		t.account.Reject++
		t.complaints.add(beyondEffort(), -1, row, col, "")
		return
	}
	if t.page.unfilled {
		t.account.Ordinal++
		return
	}
	for _, table := range t.page.layout.Tables {
		if row >= table.HeadTop() && row <= table.Bottom {
			t.account.Ordinal++
			return
		}
	}
	t.account.Reject++
	t.complaints.add(strayNumber(), -1, row, col, "")
}

// found counts a finding and hands on what it says.
func (t *teller) found(p *plan, i int, c *column, f finding) error {
	row := p.rows.number(i)
	a := &t.account
	if f.verdict != silent {
		a.Numeric++
	}
	if p.other != nil && p.ofOther(f) {
		a.Reject++
		t.complaints.add(unreadForm(p.other), p.table.Top, row, c.Col, "")
		return nil
	}
	switch f.verdict {
	case checked:
		a.CheckedTotal++
		t.sink.Mark(t.page.number, row, c.Col, pipeline.RoleTotal)
	case derived:
		a.Derived++
	case ordinal:
		a.Ordinal++
	case strange:
		a.OtherSubject++
	case refused:
		if !p.understood && f.meaning != nil && f.meaning.of().ID == "" && !f.meaning.nearly {
			a.OtherSubject++
			return nil
		}
		t.refuse(p, i, c, f.problem)
	case figured:
		return t.observe(p, i, c, f)
	}
	return nil
}

// ofOther tells whether a finding is of the form or the body that the table is of, and
// no figure of the province.
func (p *plan) ofOther(f finding) bool {
	switch f.verdict {
	case figured:
		return p.other.Of != "" && f.meaning.of().Topic == p.other.Of && !(p.other.Body && f.meaning.of().Unstated != "")
	case strange, refused, checked:
		return !p.other.Body && (!p.understood || p.other.Of != "")
	}
	return false
}

func (t *teller) refuse(p *plan, i int, c *column, problem *problem) {
	t.account.Reject++
	t.sink.Mark(t.page.number, p.rows.number(i), c.Col, pipeline.RoleFaulty)
	if problem.row > 0 {
		t.sink.Mark(t.page.number, problem.row, problem.col, pipeline.RoleFaulty)
	}
	t.complaints.add(problem, p.table.Top, p.rows.number(i), c.Col, p.context(p.rows.at(i), c))
}

// contradicted refuses a figure that another cell denies. Where no cell is named (-1),
// the sheet has more contradictions than are listed.
func (t *teller) contradicted(p *plan, i int, c *column, other int) {
	if other >= 0 {
		t.refuse(p, i, c, t.denial(p.place(i, c), other))
		return
	}
	t.account.Reject++
	t.sink.Mark(t.page.number, p.rows.number(i), c.Col, pipeline.RoleFaulty)
	t.complaints.beyond++
}

func (t *teller) observe(p *plan, i int, c *column, f finding) error {
	row := p.rows.number(i)
	if other, denied := t.weeded.witness(p.place(i, c)); denied {
		t.contradicted(p, i, c, other)
		return nil
	}
	t.account.Figure++
	t.sink.Mark(t.page.number, row, c.Col, pipeline.RoleFigure)
	context := f.meaning.context
	if context == "" {
		context = p.context(p.rows.at(i), c)
		f.meaning.context = context
	}
	cell := p.grid.At(row, c.Col)
	o := f.meaning.observation()
	o.Claim, o.Quantity, o.Held = t.source.Claims, f.quantity, f.meaning.held
	if p.beyondMost(i, c, f) {
		o.Held = beyondAll
	}
	o.Origin = pipeline.Origin{Snapshot: t.snapshot.Digest, Locator: p.grid.Locate(row, c.Col), Start: -1, End: -1,
		Raw: cell.Raw, Shown: cell.Shown, Context: context, Rule: f.meaning.rule}
	return t.sink.Observe(o)
}

// ofTheSheet is what is said once of a whole sheet.
func (t *teller) ofTheSheet() []pipeline.Reject {
	var list []pipeline.Reject
	add := func(p *problem, count int) {
		r := rejectAt(t.page.grid, p, 0, 0, t.snapshot.Digest, "")
		r.Count = count
		list = append(list, r)
	}
	g := t.page.grid
	if g.Truncated() {
		add(tooLarge(g), 0)
	}
	switch {
	case g.Hidden() && t.account.Hidden > 0:
		add(hiddenSheet(t.account.Hidden), 0)
	case g.Hidden() || g.Rows() == 0 || t.page.lists:
	case t.page.unfilled:
		add(unfilledForm(), 0)
	case len(t.page.layout.Tables) == 0 && ticked(g):
		add(onlyMarks(), 0)
	case len(t.page.layout.Tables) == 0:
		add(noTable(), 0)
	case t.account.Figure == 0 && t.account.OtherSubject > 0 && t.account.Reject == 0 && len(t.page.forms) == 0:
		add(otherSubject(), 0)
	}
	if !g.Hidden() && t.account.Hidden > 0 && t.account.Figure > 0 {
		add(hiddenCells(t.account.Hidden), 0)
	}
	return list
}

// context is "section › row › column heads", as a person would read the cell.
func (p *plan) context(row *rowState, c *column) string {
	if p.readRow != row {
		p.readRow, p.rowText = row, rowText(row)
	}
	switch {
	case p.rowText == "":
		return c.Head()
	case len(c.Heads) == 0:
		return p.rowText
	}
	return p.rowText + " › " + c.Head()
}

// rowText is "section › row".
func rowText(row *rowState) string {
	var parts []string
	for up := row.path; up != nil && len(parts) < 12; up = up.up {
		parts = append([]string{textOf(up.labels)}, parts...)
	}
	if text := textOf(row.labels); text != "" {
		parts = append(parts, text)
	}
	return strings.Join(parts, " › ")
}

func textOf(labels [mostLabels]*speech) string {
	var texts []string
	for _, s := range labels {
		if s != nil {
			texts = append(texts, s.text)
		}
	}
	return strings.Join(texts, " | ")
}
