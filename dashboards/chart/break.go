package chart

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A rule stands between two categories that no line joins.
type rule struct {
	x     float64
	words string
	from  string // the category from which figures do not continue those before
}

// breaks draws a rule where no line may lead from one category to the next, and
// numbers it on the axis: breakWords says why.
func (d *drawing) breaks(p plot) {
	free, drawn := -1.0, -1.0
	for _, r := range d.numbered() {
		if r.x != drawn {
			d.raw(`<line class="br" x1="`, share(r.x), `" x2="`, share(r.x), `" y1="`, px(p.top), `" y2="`, px(p.top+p.height), `"/>`)
			drawn = r.x
		}
		y := p.top - 4
		if r.x-free < 0.03 {
			y = p.top + 9
		} else {
			free = r.x
		}
		d.raw(`<text class="s c" x="`, share(r.x), `" y="`, px(y), `">`)
		d.text(circled(r.number))
		d.el("title", "", r.from+": "+r.words)
		d.raw("</text>")
	}
}

// breakWords lists why lines break, each reason once with the categories from
// which it holds.
func (d *drawing) breakWords() {
	var reasons []string
	from := map[int][]string{}
	for _, r := range d.numbered() {
		if r.number > len(reasons) {
			reasons = append(reasons, r.words)
		}
		if !slices.Contains(from[r.number], r.from) {
			from[r.number] = append(from[r.number], r.from)
		}
	}
	if len(reasons) == 0 {
		return
	}
	var places, parts []string
	for i, words := range reasons {
		place := circled(i+1) + noBreak + strings.Join(from[i+1], ", ")
		places, parts = append(places, place), append(parts, place+": "+words)
	}
	at := say(d.lang, "Đường gãy ở ", "Lines break at ")
	why := at + strings.Join(parts, "; ") + "."
	folded := len(parts) > 1 && utf8.RuneCountInString(why) > mostSaid
	if folded {
		d.raw(`<details class="data">`)
		d.el("summary", "", at+strings.Join(places, "; ")+say(d.lang, ": vì sao", ": why"))
	}
	d.el("p", `class="sub breaks"`, why)
	if folded {
		d.raw("</details>")
	}
}

// mostSaid is how many characters stand open below a drawing: two lines of half a page.
const mostSaid = 150

// mostReasons is how many reasons a drawing numbers; further ones leave a gap
// that the table explains.
const mostReasons = 9

type numberedRule struct {
	rule
	number int
}

// numbered are the rules of the reasons that a drawing words, from left to
// right, alike where their words are.
func (d *drawing) numbered() []numberedRule {
	list := d.rules()
	slices.SortStableFunc(list, func(a, b rule) int { return cmp.Compare(a.x, b.x) })
	known := map[string]int{}
	var numbered []numberedRule
	for _, r := range list {
		if known[r.words] == 0 {
			if len(known) == mostReasons {
				continue
			}
			known[r.words] = len(known) + 1
		}
		numbered = append(numbered, numberedRule{r, known[r.words]})
	}
	return numbered
}

// circled is a number from 1 to 9 in a circle.
func circled(n int) string { return string(rune('①' + n - 1)) }

// rules are the breaks of all series, each place once; where series break at one
// place for several reasons, each reason once with the series that it is of.
func (d *drawing) rules() []rule {
	at := d.positions()
	last := map[int]float64{}
	reasons := map[string][]string{} // by place
	said := map[string]bool{}
	type broken struct {
		rule
		series int
	}
	var found []broken
	for i, r := range d.rows {
		for s, m := range r.cells {
			if m == nil || m.Value == nil {
				continue
			}
			before, known := last[s]
			last[s] = at[i]
			x, words := (before+at[i])/2, m.Break.In(d.lang)
			if m.Break.VI == "" || !known || said[share(x)+words] {
				continue
			}
			said[share(x)+words] = true
			reasons[share(x)] = append(reasons[share(x)], words)
			found = append(found, broken{rule{x, words, r.head.Label.In(d.lang)}, s})
		}
	}
	list := make([]rule, len(found))
	for i, f := range found {
		if name := d.seriesName(f.series); len(reasons[share(f.x)]) > 1 && name != "" {
			f.words += " (" + name + ")"
		}
		list[i] = f.rule
	}
	return list
}
