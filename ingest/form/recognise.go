package form

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// The evidence that a table follows a form.
const (
	leastGain    = 0.38 // of the cost of knowing no row
	titledGain   = 0.2  // enough when the title or the mark says so too
	crowdedGain  = 0.1  // enough when the title is the form's and many rows are its items, among rows of an office's own
	leastMatched = 3
	manyMatched  = 6
	sureTitle    = 0.8
	shortTitle   = 8 // words
	likelyTitle  = 0.6
	titleShare   = 0.35
	markShare    = 0.2
	fileShare    = 0.1
	kindShare    = 0.05
	yearShare    = 0.1
	mostTried    = 5
	mostRows     = 5000 // of a table that may follow a form
	listingGain  = 0.3  // what title and heads are worth for a form that lists lines
	markedGain   = 0.5
)

// evidence is what speaks for one form.
type evidence struct {
	tree   *tree
	title  float64
	marked bool
	headed bool // a head of the form stands over a column
	strewn bool // the title has few words, and they stand in another order
	prior  float64
	gain   float64
	places []place
	found  int
}

// recognise finds the form that a table follows: its mark, its title and its
// items together. A form that lists lines is recognised by title and heads.
func (r *Reader) recognise(t *Table, cols map[int]bool, sheetMarks []string, o outside) bool {
	if t.Layout.Bottom-t.Layout.Top > mostRows {
		return false
	}
	t.lines = r.lines(t.Layout, cols)
	t.heads = r.lexicon.wording(headText(t.Layout))
	title, heads := newHeard(t.frame.title), newHeard(t.heads)
	list := make([]evidence, 0, len(r.trees))
	for _, tr := range r.trees {
		list = append(list, r.prior(t, tr, title, heads, sheetMarks, o))
	}
	slices.SortStableFunc(list, func(a, b evidence) int {
		switch {
		case a.score() > b.score():
			return -1
		case a.score() < b.score():
			return 1
		}
		return 0
	})
	best := bestListing(list, bestAligned(list, t.lines))
	if best < 0 || !list[best].marked && list[best].tree.form.Lines == "" && (t.severalYears(list[best].tree) || t.elsewhere(list[best].places) || r.sideless(t, list[best].tree) || sharesSaid.MatchString(vietnamese.Fold(t.frame.text))) {
		return false
	}
	t.tree, t.Form, t.places = list[best].tree, list[best].tree.form, list[best].places
	t.called = list[best].marked || list[best].title >= sureTitle
	r.placeTotal(t, title)
	return true
}

// placeTotal gives the first row of a table without a mark, where it is called no more than a total
// ("TỔNG THU") or is called as two wholes of the form are, the place of the first whole of the form,
// when the title names that and no other row has it.
func (r *Reader) placeTotal(t *Table, title *heard) {
	at := slices.IndexFunc(t.lines, func(ln line) bool { return ln.figures > 0 })
	if len(t.frame.marks) > 0 || at < 0 || len(t.places) != len(t.lines) || slices.ContainsFunc(t.places, func(p place) bool { return p.node == 0 }) {
		return
	}
	root := t.tree.nodes[0]
	label := r.lexicon.vietnameseHalf(t.lines[at].label)
	bare, other := bareTotal.MatchString(vietnamese.Fold(label)), t.places[at].node
	if root.item.Indicator == "" || other < 0 && !bare || other > 0 && (t.tree.nodes[other].parent >= 0 || !r.calls(root.item.Names, label)) {
		return
	}
	for _, name := range root.item.Names {
		want := r.lexicon.wording(withoutTotal.ReplaceAllString(name, ""))
		if len(want.words) > 2 && title.holds(want) >= sureTitle {
			t.places[at] = place{node: 0, likeness: sureLikeness}
			return
		}
	}
}

// calls tells whether one of the names of an item is a label, word by word.
func (r *Reader) calls(names []string, label string) bool {
	words := r.lexicon.wording(label).words
	return slices.ContainsFunc(names, func(name string) bool { return slices.Equal(r.lexicon.wording(name).words, words) })
}

var (
	bareTotal    = pattern.MustCompile(`^\W*tong( so| cong)?( thu| chi)?\W*$`)
	withoutTotal = pattern.MustCompile(`(?i)^tổng (số )?`)
)

// severalYears tells whether a table without a mark cannot follow a form of the plan of one
// year: its heads name three years or more or several months, or its title a part of the
// year, and nothing says plan.
func (t *Table) severalYears(tr *tree) bool {
	if len(tr.form.Kinds) != 1 || tr.form.Kinds[0] != pipeline.Plan || t.frame.kind != "" {
		return false
	}
	heads := vietnamese.Fold(headText(t.Layout))
	years := map[string]bool{}
	for _, y := range yearInHead.FindAllString(heads, -1) {
		years[y] = true
	}
	parts := map[string]bool{}
	for _, part := range append(quarterIn.FindAllString(heads, -1), oneMonth.FindAllString(heads, -1)...) {
		parts[part] = true
	}
	return (len(years) > 2 || len(parts) > 1 || t.frame.months.partial()) && !planSaid.MatchString(heads)
}

// sharesSaid begins the title of a table of shares or changes, which follows no form.
var sharesSaid = pattern.MustCompile(`^[\W0-9]*` + vietnamese.SharesSaid)

var planSaid = pattern.MustCompile(`\b(du toan|ke hoach|kh|dt)\b`)

// sideless tells whether neither a row nor a title nor a head of a table without a mark speaks
// of income or spending, as the form does: kinds of enterprises are rows of many tables.
func (r *Reader) sideless(t *Table, tr *tree) bool {
	sides := 0
	for _, n := range tr.nodes {
		if n.side != "" {
			sides++
		}
	}
	if sides*2 < len(tr.nodes) || slices.ContainsFunc(t.lines, func(ln line) bool { return ln.side != "" }) {
		return false
	}
	speech, ok := r.speeches[tr.form.Topic]
	return ok && !speech.In(t.frame.text) && !speech.In(headText(t.Layout))
}

// elsewhere tells whether so many rows that a form has no place for are items of other forms
// that the table, which has no mark, follows none of them: income and spending in one.
func (t *Table) elsewhere(places []place) bool {
	lines, other := 0, 0
	for i, ln := range t.lines {
		if ln.figures == 0 {
			continue
		}
		lines++
		if places[i].node < 0 && slices.ContainsFunc(ln.hits, func(h hit) bool { return h.likeness == 1 }) {
			other++
		}
	}
	return other >= leastMatched && other*4 >= lines
}

// bestAligned is the form whose items fit best, -1 when none fits; only the most
// likely ones are tried.
func bestAligned(list []evidence, lines []line) int {
	best := -1
	for i := range list {
		e := &list[i]
		if e.tree.form.Lines != "" || i >= mostTried && best >= 0 || !e.mayHold(lines) {
			continue
		}
		e.align(lines)
		if e.holds() && (best < 0 || e.score() > list[best].score()) {
			best = i
		}
	}
	return best
}

// mayHold tells whether as many lines as a form asks for could be items of it at all, and
// whether they are enough of the table; without that aligning them comes to nothing.
func (e *evidence) mayHold(lines []line) bool {
	emptied := e.emptied(lines)
	known, least, nothing := 0, 0.0, 0.0
	for i := range lines {
		ln := &lines[i]
		pass := costUnmatched
		if ln.figures == 0 {
			pass = costUnmatchedT
		}
		nothing += pass
		item, sure := false, false
		for _, h := range ln.hits {
			if len(e.tree.byItem[h.item]) > 0 {
				item, sure = true, sure || h.likeness >= sureLikeness
			}
		}
		if !item {
			least += pass
			continue
		}
		least += sameNumber
		if sure && (ln.figures > 0 || emptied) {
			known++
		}
	}
	return known >= leastMatched && least < (1-crowdedGain)*nothing+roundingOff
}

// roundingOff is more than sums of costs differ by the order in which they are added.
const roundingOff = 1e-6

// bestListing is the form that lists lines when its title and heads say more
// than the items of the best one do.
func bestListing(list []evidence, best int) int {
	for i := range list {
		e := &list[i]
		if e.tree.form.Lines == "" || !e.listing() {
			continue
		}
		if e.gain = listingGain; e.marked {
			e.gain = markedGain
		}
		if best < 0 || e.score() > list[best].score() {
			best = i
		}
	}
	return best
}

// headText is all heads of a table as one text.
func headText(t *layout.Table) string {
	var texts []string
	for _, c := range t.Columns {
		for _, h := range c.Heads {
			if !slices.Contains(texts, h.Text) {
				texts = append(texts, h.Text)
			}
		}
	}
	return clip(strings.Join(texts, " "), longestTitle)
}

// inOrder is how much of a form's title stands in the title of a table in its own order:
// "ĐÁNH giá … MỤC tiêu … KHUYẾN CÔNG … AN Giang" is no "danh mục đề án khuyến công".
func inOrder(title, want wording) float64 {
	if want.total == 0 {
		return 0
	}
	best := make([]float64, len(title.words)+1) // of the first words of the title, for the first words wanted
	for i, w := range want.words {
		before := 0.0
		for k, v := range title.words {
			here := best[k+1]
			if sameWord(w, v) > 0 {
				best[k+1] = max(best[k+1], before+want.weights[i])
			}
			best[k+1], before = max(best[k+1], best[k]), here
		}
	}
	return best[len(title.words)] / want.total
}

// A heard is the title or the heads of a table, which the wordings of all forms are looked
// for in: most of them have the same words.
type heard struct {
	wording
	places map[string][]int // of the words that are as a word of the forms
	used   []bool
}

func newHeard(w wording) *heard {
	return &heard{wording: w, places: map[string][]int{}, used: make([]bool, len(w.words))}
}

// placesOf are the places of the words that are as w.
func (h *heard) placesOf(w string) []int {
	at, ok := h.places[w]
	if !ok {
		for k, v := range h.words {
			if sameWord(w, v) > 0 {
				at = append(at, k)
			}
		}
		h.places[w] = at
	}
	return at
}

// holds is how much of a form's title stands in the title of a table.
func (h *heard) holds(want wording) float64 {
	if want.total == 0 || h.total == 0 {
		return 0
	}
	shared := 0.0
	clear(h.used)
	for i, w := range want.words {
		for _, k := range h.placesOf(w) {
			if !h.used[k] {
				h.used[k] = true
				shared += want.weights[i]
				break
			}
		}
	}
	return 0.75*shared/want.total + 0.25*min(1, 2*shared/(want.total+h.total))
}
