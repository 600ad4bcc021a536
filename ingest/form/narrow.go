package form

import (
	"cmp"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// narrowColumns gives the columns what the form says of them: of a form of items
// a tier, a dimension, or that they hold a part which nobody counts. A word of
// an item's name is none of a kind: "thực hiện các chương trình".
func (r *Reader) narrowColumns(t *Table) {
	if t.tree.columns == nil {
		return
	}
	for i := range t.columns {
		c := &t.columns[i]
		n := r.columnNode(t, c.col)
		if n == nil || t.Form.Lines == "" && n == t.tree.wholeColumn() && !r.totalHead(t, c.col) {
			continue
		}
		if !c.derived && n != t.tree.wholeColumn() {
			c.kind = r.kindBeside(t, c.col)
		}
		if t.Form.Lines != "" {
			continue
		}
		c.strange, c.narrow = "", n.narrow
		if n.level != t.Form.Level {
			c.level = n.level
		}
		if n.item.Kind != "" {
			c.kind = n.item.Kind
		}
		c.other = c.kind == "" && n.level == t.Form.Level && len(n.narrow) == 0
		c.whole = c.other && n == t.tree.wholeColumn() && r.purses(t.Form)
		c.other = c.other && !c.whole
	}
}

// purses tells whether the tiers of a form are purses, which add up: what its column of
// totals states is then a figure of no tier.
func (r *Reader) purses(f *catalog.Form) bool {
	return slices.ContainsFunc(f.Items, func(it catalog.FormItem) bool { return it.Indicator != "" && r.catalog.LevelsAdd(it.Indicator) })
}

// tiersBelow tells whether the columns of a table do not say the tier that
// its form tells columns apart by, and rows above others do: "CẤP HUYỆN".
func (r *Reader) tiersBelow(t *Table) bool {
	if len(t.tree.tiers) == 0 || t.Form.Lines != "" || slices.ContainsFunc(t.columns, func(c column) bool { return !c.derived && c.level != "" }) {
		return false
	}
	return slices.ContainsFunc(t.lines, func(ln line) bool {
		return ln.figures == 0 && slices.ContainsFunc(r.named(t.tree.columns, ln.label), func(i int) bool { return slices.Contains(t.tree.tiers, i) })
	})
}

// withoutTier tells whether nothing on a table says the purse that its form tells columns
// apart by: its title alone is that of the form, and its figures may be of all of them.
func (r *Reader) withoutTier(t *Table) bool {
	return t.Form.Titled && len(t.tree.tiers) > 0 && r.purses(t.Form) && t.Form.Lines == "" &&
		!slices.ContainsFunc(t.columns, func(c column) bool { return c.whole || !c.derived && r.levelOf(t, c, &node{}) != "" })
}

// totalHead tells whether a head over a column is named as a total.
func (r *Reader) totalHead(t *Table, col int) bool {
	for _, c := range t.Layout.Columns {
		if c.Col == col && slices.ContainsFunc(c.Heads, func(h layout.Head) bool { return r.isTotal(h.Text) }) {
			return true
		}
	}
	return false
}

// kindBeside is the kind that the heads of a column say which name no item.
func (r *Reader) kindBeside(t *Table, col int) pipeline.Kind {
	for _, c := range t.Layout.Columns {
		for i := len(c.Heads) - 1; c.Col == col && i >= 0; i-- {
			if len(r.named(t.tree.columns, c.Heads[i].Text)) > 0 {
				continue
			}
			if kind := r.kindOf(c.Heads[i].Text); kind != "" {
				return kind
			}
		}
	}
	return ""
}

// choosePlans holds the plan that a higher level gave where the table has the one
// that the province decided beside it: two plans of one thing are no series.
func (t *Table) choosePlans() {
	for _, c := range t.columns {
		if !c.upper || !c.isPlan(t) {
			continue
		}
		if slices.ContainsFunc(t.columns, func(o column) bool {
			return !o.upper && o.isPlan(t) && o.year == c.year && (o.level == c.level || o.level == "" || c.level == "")
		}) {
			t.holdColumn(c.col, pipeline.PlanOfUpperLevel)
		}
	}
}

func (c column) isPlan(t *Table) bool {
	return !c.derived && cmp.Or(c.kind, t.settled.kind) == pipeline.Plan
}
