package chart

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// Defs is the patterns that the drawings of a page refer to. It stands once in
// a page, before the first drawing.
func Defs() template.HTML { return defs }

const defs template.HTML = `<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>` +
	`<pattern id="p-miss" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="h-miss" d="M0 0V5"/></pattern>` +
	`<pattern id="p-plan" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path class="h-plan" d="M0 0V6"/></pattern>` +
	`</defs></svg>`

// SVG is the drawing of c in a language, vi or en, for the body of a page that
// carries Defs once: a legend where one is needed, and the drawing, or a
// sentence where there is nothing to draw. It has no script and no style of its
// own; its classes are those of the site's style sheet.
//
// Widths are shares of the place that the drawing is given and type keeps its
// size, so that it reads as well on a phone as on paper.
func (c Chart) SVG(lang string) (template.HTML, error) {
	if err := c.Validate(); err != nil {
		return "", err
	}
	d := c.drawing(lang)
	if len(d.rows) == 0 {
		d.el("p", `class="empty"`, c.emptyWords(lang))
		return d.html(), nil
	}
	if why := c.Undrawn(); why.VI != "" {
		d.el("p", `class="empty"`, why.In(lang))
		return d.html(), nil
	}
	if d.big() {
		return d.html(), nil
	}
	d.cut()
	d.legend()
	switch c.Form {
	case Bar, Dot:
		d.ranking()
		d.missingWords()
	case TargetResult, Stacked:
		d.full()
	case Slope:
		d.slope()
	case Line:
		d.line()
		d.breakWords()
	case Multiples:
		d.multiples()
	case HeatTable:
		d.heat()
	case TileMap:
		d.tiles()
	}
	if c.Form == TileMap {
		for _, i := range islands() {
			if !strings.Contains(d.String(), i.name) {
				return "", fmt.Errorf("chart %s: map without %s", c.ID, i.name)
			}
		}
	}
	return d.html(), nil
}

func (c Chart) drawing(lang string) drawing {
	d := drawing{c: c, w: c.writer(lang), lang: lang, rows: c.rows(), low: c.bottom(), high: c.top()}
	d.narrowForms()
	if c.commonCoverage() == nil {
		return d
	}
	for _, r := range d.rows {
		for _, m := range r.cells {
			if m != nil {
				m.Coverage = nil // said once, by Figure
			}
		}
	}
	return d
}

// A drawing is one SVG in the making.
type drawing struct {
	markup
	c         Chart
	w         writer
	lang      string
	rows      []row
	low, high float64 // ends of the scale of values; zero lies between

	narrow map[string]Precision // by unit, of what is printed where there is little room

	leaps   map[int]int // of a cut ranking: how many were left out before a row
	without int         // of a cut ranking: rows without a figure
}

// begin opens an svg with its one sentence. suffix tells several of one chart
// apart; classes set the room left and right of the plot.
func (d *drawing) begin(suffix, classes, attributes, title, sentence string) {
	id := Escape(d.c.ID + suffix)
	d.raw(`<svg class="ch`)
	if classes != "" {
		d.raw(" ", classes)
	}
	d.raw(`" `, attributes, ` role="group" aria-labelledby="`, id, `-t `, id, `-d">`)
	d.el("title", `id="`+id+`-t"`, title)
	d.el("desc", `id="`+id+`-d"`, sentence)
}

func (d *drawing) beginPlot(left, right, height float64) {
	d.begin("", room("pl", left)+" "+room("pr", right), `width="100%" height="`+px(height)+`"`,
		d.c.Title.In(d.lang), d.c.summary(d.lang, d.w))
}

func (d *drawing) end() { d.raw("</svg>") }

// The steps of the room beside a plot, in pixels, for which the style sheet has
// classes.
const (
	roomStep = 20
	roomMost = 240
)

// room is the class of the room at one side of a plot: "pl120".
func room(side string, need float64) string {
	return side + strconv.Itoa(roomFor(need))
}

func roomFor(need float64) int {
	steps := int(need+roomStep-1) / roomStep * roomStep
	return min(max(steps, 0), roomMost)
}

// at is where a value stands, as a share of the plot's width.
func (d *drawing) at(v float64) float64 { return (v - d.low) / (d.high - d.low) }

// link opens the link of a mark; what is drawn inside belongs to the mark.
func (d *drawing) link(m Mark) bool { return d.open(m.Href, m.attribute()) }

// attribute says beside the link of a reckoned figure which it is: the link leads to
// the first of those that it was made from.
func (m Mark) attribute() string {
	if m.Reckoned == "" {
		return ""
	}
	return ` data-o="` + template.HTMLEscapeString(m.Reckoned) + `"`
}

// named opens the link of a mark that is drawn without words and names it: what
// a pointer shows is what is read out.
func (d *drawing) named(m Mark, series int) (closing string) {
	if !d.link(m) {
		d.raw("<g>")
		d.tip(m, series)
		return "</g>"
	}
	d.tip(m, series)
	return "</a>"
}

func (d *drawing) unlink(open bool) {
	if open {
		d.raw("</a>")
	}
}

// tip is the title of a mark: the full sentence.
func (d *drawing) tip(m Mark, series int) {
	d.el("title", "", d.w.sentence(m, d.seriesName(series)))
}

// more is the title of a mark whose figure is printed beside it, where there is
// more to say than that.
func (d *drawing) more(m Mark, series int) {
	if !d.w.plain(m, d.seriesName(series)) {
		d.tip(m, series)
	}
}

// group opens what belongs to one mark, as a link where it has an address.
func (d *drawing) group(m Mark, series int) string {
	closing := "</a>"
	if !d.link(m) {
		d.raw("<g>")
		closing = "</g>"
	}
	d.more(m, series)
	return closing
}

func (d *drawing) seriesName(series int) string {
	if len(d.c.Series) < 2 {
		return ""
	}
	return d.c.Series[series].Name.In(d.lang)
}

// look is the class of a mark and, where it is hatched, its fill.
func (d *drawing) look(m Mark, series int) string {
	switch m.Kind {
	case pipeline.Target:
		return `class="tg"`
	case pipeline.Plan, pipeline.Estimate:
		return `class="pl" fill="url(#p-plan)"`
	}
	if m.Claim {
		return `class="cl"`
	}
	return `class="` + d.colour(m, series) + `"`
}

// colour is the class that colours a result: the page's own province, its
// level, its series, or neutral.
func (d *drawing) colour(m Mark, series int) string {
	switch {
	case d.c.Form == Slope || d.c.Form == Multiples:
		return ownClass(m)
	case m.Level != "" && d.levels() > 1:
		return levelClass(m.Level)
	case len(d.c.Series) > 1 && d.actuals() > 1:
		return "s" + strconv.Itoa(series%4+1)
	case m.Accent:
		return "acc"
	}
	return "b"
}

func levelClass(l pipeline.Level) string {
	for i, known := range pipeline.Levels() {
		if l == known {
			return "l" + strconv.Itoa(i+1)
		}
	}
	return "b"
}

// levels counts the levels that the chart shows.
func (d *drawing) levels() int {
	seen := map[pipeline.Level]bool{}
	for si, s := range d.c.Series {
		for mi := range s.Marks {
			seen[d.c.resolved(si, mi).Level] = true
		}
	}
	return len(seen)
}

// actuals counts the series that hold results, which colour tells apart.
func (d *drawing) actuals() int {
	n := 0
	for si, s := range d.c.Series {
		if len(s.Marks) > 0 && d.c.resolved(si, 0).Kind == pipeline.Actual && !d.c.resolved(si, 0).Claim {
			n++
		}
	}
	return n
}
