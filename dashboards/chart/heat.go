package chart

import (
	"strconv"

	"github.com/tonghop/tonghop/pipeline"
)

// heat draws a table whose cells are shaded: a row a category, a column a
// series.
func (d *drawing) heat() {
	label := 0.0
	for _, r := range d.rows {
		label = max(label, textWidth(r.head.Label.In(d.lang), typeSize))
	}
	label = min(label, 150)
	cell := d.widestCell()
	columns := float64(len(d.c.Series))
	left := float64(roomFor(label + 10))
	need := left + columns*cell
	scroll := need > phone
	if scroll {
		d.raw(`<div class="scroll" tabindex="0" role="region" aria-label="`, Escape(d.c.Title.In(d.lang)), `">`)
	}
	headLines := 1
	for _, s := range d.c.Series {
		headLines = max(headLines, len(wrap(s.Name.In(d.lang), cell-4, typeSize-1)))
	}
	head := float64(headLines)*15 + 8
	width := ""
	if scroll {
		width = " mw" + strconv.Itoa(widthStep(need))
	}
	d.begin("", room("pl", label+10)+width, `width="100%" height="`+px(head+float64(len(d.rows))*24+2)+`"`, d.c.Title.In(d.lang), d.c.summary(d.lang, d.w))
	d.heatHeads(cell)
	shade := d.ramp()
	for n, r := range d.rows {
		y := head + float64(n)*24
		d.name(r.head, `x="-8" class="l e"`, y+16, 150)
		for i, m := range r.cells {
			if m != nil {
				d.cell(*m, i, shade, y, columns)
			}
		}
	}
	d.end()
	if scroll {
		d.raw("</div>")
	}
}

// heatHeads names the columns, on two lines at most.
func (d *drawing) heatHeads(cell float64) {
	columns := float64(len(d.c.Series))
	for i, s := range d.c.Series {
		for n, text := range wrap(s.Name.In(d.lang), cell-4, typeSize-1) {
			d.raw(`<text class="c s" x="`, share((float64(i)+0.5)/columns), `" y="`, px(12+15*float64(n)), `">`)
			d.text(text)
			d.el("title", "", s.Name.In(d.lang))
			d.raw("</text>")
		}
	}
}

func (d *drawing) widestCell() float64 {
	widest := 36.0
	for _, r := range d.rows {
		for _, m := range r.cells {
			if m != nil && m.Value != nil {
				widest = max(widest, textWidth(d.cellText(*m), typeSize)+8)
			}
		}
	}
	for _, s := range d.c.Series {
		widest = max(widest, min(textWidth(s.Name.In(d.lang), typeSize-1)/1.6+8, 90))
	}
	return widest
}

// cellText is a figure in a narrow place: its number, qualified by a sign.
func (d *drawing) cellText(m Mark) string {
	return qualifierSign(m.Qualifier) + d.narrowed(m) + d.marker(m)
}

func (d *drawing) cell(m Mark, series int, shade ramp, y, columns float64) {
	x, width := float64(series)/columns, share(1/columns)
	open := d.link(m)
	d.raw("<g>")
	d.tip(m, series)
	class, text := `class="ms" fill="url(#p-miss)"`, ""
	switch {
	case m.Value != nil:
		class, text = `class="`+shade.class(*m.Value)+`"`, d.cellText(m)
	case m.State == Withheld:
		class, text = `class="wh"`, "⊘"
	case m.State == NotExpected:
		class, text = `class="ne"`, "·"
	}
	d.raw(`<rect `, class, ` x="`, share(x), `" y="`, px(y), `" width="`, width, `" height="23"/>`)
	if sign := cellSign(m); sign != "" && m.Value != nil {
		d.raw(`<rect `, sign, ` x="`, share(x), `" y="`, px(y), `" width="8" height="8"/>`)
	}
	d.raw(`<text class="c" x="`, share(x+0.5/columns), `" y="`, px(y+16), `">`)
	d.text(text)
	d.raw("</text></g>")
	d.unlink(open)
}

// cellSign is the sign of what is no plain result, in the corner of a shaded
// cell.
func cellSign(m Mark) string {
	switch {
	case m.Kind == pipeline.Target:
		return `class="tg"`
	case m.Kind == pipeline.Plan || m.Kind == pipeline.Estimate:
		return `class="pl" fill="url(#p-plan)"`
	case m.Claim:
		return `class="cl"`
	}
	return ""
}

// qualifierSign is a qualifier where its word has no room; the words stand in
// the title and in the table.
func qualifierSign(q pipeline.Qualifier) string {
	switch q {
	case pipeline.AtLeast:
		return "≥"
	case pipeline.MoreThan:
		return ">"
	case pipeline.About:
		return "~"
	case pipeline.LessThan:
		return "<"
	case pipeline.UpTo:
		return "≤"
	}
	return ""
}

// The steps of the width that a drawing keeps inside a box that scrolls.
func widthStep(need float64) int {
	for _, w := range []int{400, 560, 720, 960, 1280} {
		if need <= float64(w) {
			return w
		}
	}
	return 1800
}
