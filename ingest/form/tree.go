package form

import (
	"maps"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A node is an item of a form in the order of its rows.
type node struct {
	item   *catalog.FormItem
	number int // of its item in the index
	parent int // -1 at the top
	depth  int
	end    int // the first node after those under it
	level  pipeline.Level
	narrow map[string]string // dimensions of its own and of what it stands under
	rank   layout.Rank
	no     string // as the form numbers it
	side   string // income or spending, its own or its section's; "" when mixed
}

// A tree is a form compiled for aligning.
type tree struct {
	form   *catalog.Form
	nodes  []node
	titles []wording
	heads  []wording
	byItem map[int][]int // the nodes of an item of the index

	columns *tree // what the columns hold, nil when the form does not say
	whole   int   // the item of columns that is named as a total, -1 when there is none
	tiers   []int // the items of columns that are nothing but a level

	asides vietnamese.Speech // of items that offices often do not count in the total above, in folded words
}

func compile(f *catalog.Form, l *lexicon, x *index) *tree {
	t := &tree{form: f, byItem: map[int][]int{}, whole: -1}
	t.add(f.Items, -1, 0, f.Level, x)
	for _, title := range f.Titles {
		t.titles = append(t.titles, l.wording(title))
	}
	for _, head := range f.Heads {
		t.heads = append(t.heads, l.wording(head))
	}
	if len(f.Columns) > 0 {
		t.columns = &tree{form: f, byItem: map[int][]int{}}
		t.columns.add(f.Columns, -1, 0, f.Level, x)
		for i, n := range t.columns.nodes {
			if n.item.Level != "" && n.item.Indicator == "" {
				t.tiers = append(t.tiers, i)
			}
		}
	}
	return t
}

func (t *tree) add(items []catalog.FormItem, parent, depth int, level pipeline.Level, x *index) {
	for i := range items {
		it := &items[i]
		n := node{item: it, parent: parent, depth: depth, level: level, no: vietnamese.Fold(it.Number), number: x.add(it), rank: layout.RankOf(it.Number)}
		if it.Level != "" {
			n.level = it.Level
		}
		n.narrow = it.Dimensions
		if parent >= 0 {
			n.narrow = narrowed(t.nodes[parent].narrow, it.Dimensions)
		}
		n.side = x.sideOf(n.number)
		if n.side == "" && parent >= 0 {
			n.side = t.nodes[parent].side
		}
		if n.side == mixed {
			n.side = ""
		}
		at := len(t.nodes)
		t.nodes = append(t.nodes, n)
		t.byItem[n.number] = append(t.byItem[n.number], at)
		t.add(it.Items, at, depth+1, n.level, x)
		t.nodes[at].end = len(t.nodes)
	}
}

// narrowed are two sets of dimensions as one, the second before the first.
func narrowed(far, near map[string]string) map[string]string {
	if len(far) == 0 {
		return near
	}
	all := maps.Clone(far)
	maps.Copy(all, near)
	return all
}

// under tells whether node i is node above or stands below it; above may be -1,
// the form itself.
func (t *tree) under(i, above int) bool {
	return above < 0 || i >= above && i < t.nodes[above].end
}

// The costs of going from one row's item to the next row's.
const (
	costParent  = 0.2   // an item between that no row has
	costSkip    = 0.004 // items passed over
	mostSkip    = 0.15
	costReorder = 0.4 // an earlier item of the same or an upper section
	costCousin  = 0.6 // an earlier item of a neighbouring section
	costUp      = 0.6 // back to the item that the rows above are parts of
	costBack    = 1.5 // an earlier section
	costAgain   = 5.0
)

// step is the cost of a row at item j right below a row at item k; k is -1 at
// the top of the table.
func (t *tree) step(k, j int) float64 {
	missing := 0.0
	for p := t.nodes[j].parent; p >= 0 && (k < 0 || !t.under(k, p)); p = t.nodes[p].parent {
		missing += costParent
	}
	switch {
	case k < 0:
		return missing / 2
	case j == k:
		return costAgain
	case j > k:
		return missing + min(costSkip*float64(j-k-1), mostSkip)
	case t.under(k, j):
		return costUp
	}
	switch above := t.nodes[j].parent; {
	case t.under(k, above):
		return costReorder
	case t.under(k, t.nodes[above].parent):
		return costCousin
	}
	return costBack + missing
}
