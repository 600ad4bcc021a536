package chart

// mostBreakWords is how many breaks a drawing words beside their rules. More
// would cover the lines: then their gaps stand alone, and the table says why.
const mostBreakWords = 4

// A rule stands between two categories that no line joins.
type rule struct {
	x     float64
	words string
}

// breaks draws a rule where no line may lead from one category to the next, and
// says why.
func (d *drawing) breaks(p plot) {
	list := d.rules()
	if len(list) > mostBreakWords {
		return // the gaps show; the table names each
	}
	for i, r := range list {
		d.raw(`<line class="br" x1="`, share(r.x), `" x2="`, share(r.x), `" y1="`, px(p.top), `" y2="`, px(p.top+p.height), `"/>`)
		anchor, dx := "", "4"
		if r.x > 0.6 {
			anchor, dx = " e", "-4"
		}
		d.raw(`<text class="s`, anchor, `" x="`, share(r.x), `" dx="`, dx, `" y="`, px(p.top+10+float64(i%3)*14), `">`)
		d.text(shorten(r.words, 170, typeSize-1))
		d.el("title", "", r.words)
		d.raw("</text>")
	}
}

// rules are the breaks of all series, each place once.
func (d *drawing) rules() []rule {
	at := d.positions()
	last := map[int]float64{}
	said := map[string]bool{}
	var list []rule
	for i, r := range d.rows {
		for s, m := range r.cells {
			if m == nil || m.Value == nil {
				continue
			}
			before, known := last[s]
			last[s] = at[i]
			x := (before + at[i]) / 2
			if m.Break.VI == "" || !known || said[share(x)] {
				continue
			}
			said[share(x)] = true
			list = append(list, rule{x, m.Break.In(d.lang)})
		}
	}
	return list
}
