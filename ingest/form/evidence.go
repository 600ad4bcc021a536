package form

import (
	"slices"
)

// score weighs all that speaks for a form.
func (e *evidence) score() float64 { return e.prior + e.gain }

// prior weighs what stands around the table; gain is set to how many lines have
// an item at all.
func (r *Reader) prior(t *Table, tr *tree, title, heads *heard, sheetMarks []string, o outside) evidence {
	e := evidence{tree: tr}
	for _, want := range tr.titles {
		if share := title.holds(want); share > e.title {
			e.title, e.strewn = share, len(want.words) <= shortTitle && inOrder(t.frame.title, want) < sureTitle
		}
	}
	for _, want := range tr.heads {
		e.headed = e.headed || heads.holds(want) >= sureLikeness
	}
	e.prior = titleShare * e.title
	switch {
	case slices.Contains(t.frame.marks, tr.form.ID):
		e.marked = true
		e.prior += markShare
	case len(t.frame.marks) == 0 && slices.Contains(sheetMarks, tr.form.ID):
		e.marked = true
		e.prior += markShare
	case len(t.frame.marks) == 0 && len(sheetMarks) == 0 && o.mark == tr.form.ID:
		e.marked = true
		e.prior += fileShare
	}
	year := t.frame.year
	if year == 0 && len(o.years) > 0 {
		year = o.years[0]
	}
	if year > 0 && (year < tr.form.From || tr.form.To > 0 && year > tr.form.To) {
		e.prior -= yearShare
	}
	if k := t.frame.kind; k != "" && len(tr.form.Kinds) > 0 {
		if slices.Contains(tr.form.Kinds, k) {
			e.prior += kindShare
		} else {
			e.prior -= kindShare
		}
	}
	if tr.form.Lines == "" {
		e.gain = tr.hits(t.lines)
	}
	return e
}

// hits is the share of lines with figures whose words some item has.
func (t *tree) hits(lines []line) float64 {
	with, all := 0.0, 0.0
	for _, ln := range lines {
		if ln.figures == 0 {
			continue
		}
		all++
		for _, h := range ln.hits {
			if h.likeness == 1 && len(t.byItem[h.item]) > 0 {
				with++
				break
			}
		}
	}
	if all == 0 {
		return 0
	}
	return with / all
}

// align runs the alignment and weighs it against knowing no row.
func (e *evidence) align(lines []line) {
	e.gain, e.found = 0, 0
	nothing := 0.0
	for _, ln := range lines {
		if ln.figures > 0 {
			nothing += costUnmatched
		} else {
			nothing += costUnmatchedT
		}
	}
	if nothing == 0 {
		return
	}
	places, cost := e.tree.align(lines)
	e.places = places
	emptied := e.emptied(lines)
	for i, p := range places {
		if p.node >= 0 && (lines[i].figures > 0 || emptied) && p.likeness >= sureLikeness {
			e.found++
		}
	}
	e.gain = 1 - cost/nothing
}

// emptied tells of a marked form of which next to no figure was left: its rows alone say what
// it is.
func (e *evidence) emptied(lines []line) bool {
	if !e.marked || len(lines) < leastLeftEmpty {
		return false
	}
	filled := 0
	for i := range lines {
		if lines[i].figures > 0 {
			filled++
		}
	}
	return filled <= mostLeft
}

// holds tells whether the items are enough to say that the table follows the
// form.
func (e *evidence) holds() bool {
	titled := e.title >= sureTitle || e.marked && e.title >= likelyTitle
	if e.found < leastMatched || e.tree.form.Titled && !titled || !e.complete() {
		return false
	}
	return e.gain >= leastGain || e.gain >= titledGain && titled || e.gain >= crowdedGain && titled && e.found >= manyMatched
}

// complete tells whether every item without which a table does not follow the
// form has its row.
func (e *evidence) complete() bool {
	for i, n := range e.tree.nodes {
		if n.item.Needed && !slices.ContainsFunc(e.places, func(p place) bool { return p.node == i && p.likeness >= sureLikeness }) {
			return false
		}
	}
	return true
}

// listing tells whether title, mark and heads are enough for a form that lists
// lines.
func (e *evidence) listing() bool {
	return e.title >= sureTitle && (e.headed || !e.strewn) || (e.marked || e.headed) && e.title >= likelyTitle
}
