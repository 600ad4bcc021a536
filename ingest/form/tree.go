package form

import (
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A node is an item of a form in the order of its rows.
type node struct {
	item   *catalog.FormItem
	names  []wording
	parent int // -1 at the top
	depth  int
	end    int // the first node after those under it
	level  pipeline.Level
	rank   layout.Rank
	number string
}

// A tree is a form compiled for aligning.
type tree struct {
	form   *catalog.Form
	nodes  []node
	titles []wording
	heads  []wording
	index  map[string][]int // by a telling word: the nodes whose names hold it
	exact  map[string]bool  // the letters of every name
}

func compile(f *catalog.Form, l *lexicon) *tree {
	t := &tree{form: f, index: map[string][]int{}, exact: map[string]bool{}}
	t.add(f.Items, -1, 0, f.Level, l)
	for i, n := range t.nodes {
		for _, name := range n.names {
			t.exact[name.letters] = true
			for _, w := range name.words {
				if list := t.index[w]; len(list) == 0 || list[len(list)-1] != i {
					t.index[w] = append(list, i)
				}
			}
		}
	}
	for _, title := range f.Titles {
		t.titles = append(t.titles, l.wording(title))
	}
	for _, head := range f.Heads {
		t.heads = append(t.heads, l.wording(head))
	}
	return t
}

func (t *tree) add(items []catalog.FormItem, parent, depth int, level pipeline.Level, l *lexicon) {
	for i := range items {
		it := &items[i]
		n := node{item: it, parent: parent, depth: depth, level: level, number: vietnamese.Fold(it.Number), rank: layout.RankOf(it.Number)}
		if it.Level != "" {
			n.level = it.Level
		}
		for _, name := range it.Names {
			n.names = append(n.names, l.wording(name))
		}
		at := len(t.nodes)
		t.nodes = append(t.nodes, n)
		t.add(it.Items, at, depth+1, n.level, l)
		t.nodes[at].end = len(t.nodes)
	}
}

// under tells whether node i is node above or stands below it; above may be -1,
// the form itself.
func (t *tree) under(i, above int) bool {
	return above < 0 || i >= above && i < t.nodes[above].end
}

// The costs of going from one row's item to the next row's.
const (
	costParent  = 0.25  // an item between that no row has
	costSkip    = 0.004 // items passed over
	mostSkip    = 0.15
	costReorder = 0.5 // an earlier item of the same or an upper section
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
	case t.under(k, t.nodes[j].parent):
		return costReorder
	}
	return costBack + missing
}
