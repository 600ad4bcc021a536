package table

import (
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A rowKind is what a row of a table is.
type rowKind uint8

const (
	memberRow  rowKind = iota // states figures of what its labels name
	sectionRow                // names what the rows below it are about
	totalRow                  // sums the rows of its scope
	groupRow                  // the total of a region or group, without the word
	derivedRow                // compares other rows
)

// mostReserved is for how many rows room is made at once, those of the longest
// workbook: a list that grows is there twice each time that it does.
const mostReserved = 1 << 20

// mostLabels is how many texts of a row are heard.
const mostLabels = 6

// A rowKey is everything that tells the meaning of one row's figures from
// another's.
type rowKey struct {
	labels [mostLabels]*speech
	cols   [mostLabels]int16 // their columns
	unit   *speech
	path   *section
	kind   rowKind
	part   bool
	sum    *sumOf // of which sum of indicators it states the whole, see sums.go
}

// A rowState is one row of a table.
type rowState struct {
	rowKey
	row   int
	rank  layout.Rank
	depth layout.Rank
}

// A section is a row above that speaks for those below it.
type section struct {
	row    int
	labels [mostLabels]*speech
	unit   *speech
	up     *section
}

// readRows hears the labels of every row, or of the first so many.
func (p *plan) readRows(most int) {
	p.memoRow = nil
	p.memo, p.cores = map[rowKey]*rowMeaning{}, map[rowKey][]*figureMeaning{}
	p.rows = newRowList(min(p.table.Bottom-p.table.Top+1, most), len(p.labels))
	sections := map[int]*section{}
	cost := newCharge(p)
	for r := range p.table.Rows() {
		if p.rows.len() == most || p.ends(r.Row, cost) {
			break
		}
		state := rowState{row: r.Row, rank: r.Rank, depth: r.Depth()}
		state.part = r.Part
		state.path = p.sectionOf(r.Path, sections)
		p.hearLabels(&state, r)
		state.kind = p.kindOf(&state, r)
		p.rows.add(&state)
		cost.row(p, &state)
	}
	p.cost = cost.cost()
	p.settleSlips()
	p.settleGroups()
	p.totals = map[int][]total{}
	p.settleColumns()
	p.settleSums()
}

// hearLabels hears the texts of the label columns, each as its column means it.
func (p *plan) hearLabels(state *rowState, r layout.Row) {
	n := 0
	if above := p.yearAbove(r.Row); above != "" {
		state.labels[0], state.cols[0] = p.hearer.hear(above), int16(p.labels[0].Col)
		n++
	}
	for _, l := range r.Labels {
		c := &p.columns[l.Col-p.table.Left]
		if n == mostLabels || c.role == roleNote || c.role == roleNone || c.awaits() || l.Text == "" {
			continue
		}
		if c.role == roleUnit {
			state.unit = p.hearer.hearAs(roleUnit, l.Text)
			continue
		}
		state.labels[n], state.cols[n] = p.hearer.hearAs(c.role, l.Text), int16(l.Col)
		n++
	}
	if state.unit == nil && p.unit != nil && !p.unit.HoldsWords() { // units that look like figures
		if text := p.grid.Shows(r.Row, p.unit.Col); text != "" {
			state.unit = p.hearer.hearAs(roleUnit, text)
		}
	}
	for _, c := range p.labels {
		if c.role != rolePeriod || c.HoldsWords() || n == mostLabels {
			continue
		}
		if text := p.grid.Shows(r.Row, c.Col); text != "" {
			state.labels[n], state.cols[n] = p.hearer.hear(text), int16(c.Col)
			n++
		}
	}
}

// yearAbove is the year that a row of data is of where its column of years, left of all other
// labels, holds it only once for several rows whose labels come again: "2021 | KCQG", " | KCĐP".
// "" is none.
func (p *plan) yearAbove(r int) string {
	if len(p.labels) < 2 || p.labels[0].role != rolePeriod || p.labels[1].role == rolePeriod || p.grid.Shows(r, p.labels[0].Col) != "" {
		return ""
	}
	years, kinds := p.labels[0].Col, p.labels[1].Col
	label := p.grid.Shows(r, kinds)
	if label == "" || layout.IsTotal(label) {
		return ""
	}
	up := r - 1
	for up >= p.table.Top && p.grid.Shows(up, years) == "" && p.grid.Shows(up, kinds) != label {
		up--
	}
	if up < p.table.Top || up < r-mostOfYear || p.grid.Shows(up, kinds) == label || p.grid.Shows(up, years) == "" {
		return ""
	}
	for k := p.table.Top; k <= min(p.table.Bottom, p.table.Top+sampled); k++ {
		if k != r && p.grid.Shows(k, kinds) == label {
			return p.grid.Shows(up, years)
		}
	}
	return ""
}

// mostOfYear is how many rows a year may stand over.
const mostOfYear = 12

// sectionOf chains the rows that a row stands under, nearest first.
func (p *plan) sectionOf(path []layout.Row, known map[int]*section) *section {
	if len(path) == 0 {
		return nil
	}
	row := path[0]
	if s, ok := known[row.Row]; ok {
		return s
	}
	s := &section{row: row.Row, up: p.sectionOf(path[1:], known)}
	n := 0
	for _, l := range row.Labels {
		c := &p.columns[l.Col-p.table.Left]
		if c.role == roleUnit {
			s.unit = p.hearer.hearAs(roleUnit, l.Text)
		} else if n < mostLabels && c.role != roleNote && !c.awaits() {
			s.labels[n] = p.hearer.hearAs(c.role, l.Text)
			n++
		}
	}
	known[row.Row] = s
	return s
}

func (p *plan) kindOf(state *rowState, r layout.Row) rowKind {
	if r.Figures == 0 && !p.statesAny(state) {
		return sectionRow
	}
	total, other, region, compares := false, false, false, false
	for i, s := range state.labels {
		if s == nil {
			break
		}
		says := p.hearer.weigh(s)
		region = region || i == 0 && says.named
		compares = compares || says.ratio
		if isTotalText(s) || says.sum && !s.Country && !s.counted() || countedTotal.MatchString(s.folded) {
			total = true
		} else if !s.says(catalog.KindSlot) && len(s.times) == 0 {
			other = true
		}
	}
	switch {
	case compares && !p.percentRow(state):
		return derivedRow
	case total && !other:
		return totalRow
	case region:
		return groupRow
	}
	return memberRow
}

// statesAny tells whether any column of figures holds something in a row: a figure,
// or words that stand for one beside the row's label.
func (p *plan) statesAny(state *rowState) bool {
	for _, c := range p.values {
		switch p.table.Look(state.row, c.Col) {
		case layout.Blank:
		case layout.Words:
			if state.labels[0] != nil && int(state.cols[0]) < c.Col && !p.labelled(state, c.Col) && (p.grid.KindAt(state.row, c.Col) != sheet.Text || standsForFigure(p.grid.Shows(state.row, c.Col))) {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// percentRow tells whether the labels of a row name an indicator that is
// measured in per cent.
func (p *plan) percentRow(state *rowState) bool {
	var heads []*speech
	for _, s := range state.labels {
		if s != nil {
			heads = append(heads, s)
		}
	}
	return p.measuredInPercent(heads)
}

// settleGroups finds, in a table of provinces, the rows of regions that only
// their rank tells: "I ĐÔNG BẮC" above "1 Hà Giang".
func (p *plan) settleGroups() {
	deepest := layout.NoRank
	p.slugs = map[string]bool{}
	for i := range p.rows.len() {
		row := p.rows.at(i)
		if slug := row.province(); slug != "" {
			p.slugs[slug] = true
			deepest = max(deepest, row.rank)
		}
	}
	if !p.hasRole(rolePlace) || len(p.slugs) < 2 {
		return
	}
	for i := range p.rows.len() {
		row := p.rows.at(i)
		if row.kind == memberRow && row.rank != layout.NoRank && row.rank < deepest && row.province() == "" && row.labels[0] != nil && !row.labels[0].Country {
			p.rows.become(i, groupRow)
		}
	}
}

func (p *plan) hasRole(r role) bool {
	for _, c := range p.labels {
		if c.role == r {
			return true
		}
	}
	return false
}

// province is the slug of the province that the labels of a row name.
func (r *rowState) province() string {
	for _, s := range r.labels {
		if s == nil {
			break
		}
		if len(s.Provinces) == 1 {
			return s.Provinces[0].Slug
		}
	}
	return ""
}
