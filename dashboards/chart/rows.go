package chart

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A row is one category with its mark in each series, nil where a series does
// not speak of it.
type row struct {
	head  Mark
	cells []*Mark
}

// rows puts the marks of one category side by side. A category that stands
// twice in a series gets two rows: nothing is drawn over.
func (c Chart) rows() []row {
	var list []row
	index := map[string]int{}
	for si, s := range c.Series {
		seen := map[string]int{}
		for mi := range s.Marks {
			m := c.resolved(si, mi)
			n := seen[m.Key()]
			seen[m.Key()]++
			key := fmt.Sprintf("%s\x00%d", m.Key(), n)
			at, ok := index[key]
			if !ok {
				at = len(list)
				index[key] = at
				list = append(list, row{head: m, cells: make([]*Mark, len(c.Series))})
			}
			list[at].cells[si] = &m
			list[at].head.Accent = list[at].head.Accent || m.Accent
		}
	}
	switch {
	case c.order() == ByValue:
		slices.SortStableFunc(list, byValue)
	case (c.Form == Line || c.Form == Multiples) && ofYears(list):
		slices.SortStableFunc(list, func(a, b row) int { return strings.Compare(a.head.Label.VI, b.head.Label.VI) })
	}
	return list
}

// ofYears tells whether every category is a year: then time is their order,
// whichever series names one first, and their distance.
func ofYears(list []row) bool {
	return !slices.ContainsFunc(list, func(r row) bool { return !yearLabel.MatchString(r.head.Label.VI) })
}

func (c Chart) order() Order {
	if c.Order != "" {
		return c.Order
	}
	switch c.Form {
	case Bar, TargetResult, Stacked, Dot:
		return ByValue
	}
	return AsGiven
}

// byValue puts the row whose first figure is larger first, those without any
// figure last, and equals in the order of their names.
func byValue(a, b row) int {
	va, oka := a.first()
	vb, okb := b.first()
	if oka != okb {
		if oka {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(vb, va), strings.Compare(a.head.Label.VI, b.head.Label.VI))
}

func (r row) first() (float64, bool) {
	for _, m := range r.cells {
		if m != nil && m.Has() {
			return *m.Value, true
		}
	}
	return 0, false
}

// resolved is a mark with what it takes from its series and chart filled in.
func (c Chart) resolved(series, mark int) Mark {
	s := c.Series[series]
	m := s.Marks[mark]
	m.ofSeries = (s.Kind != "" || s.Claim) && (m.Kind == "" || m.Kind == s.Kind) && (s.Claim || !m.Claim)
	m.Unit = cmp.Or(m.Unit, c.Unit)
	m.Kind = cmp.Or(m.Kind, s.Kind, pipeline.Actual)
	m.Level = cmp.Or(m.Level, s.Level)
	m.Claim = m.Claim || s.Claim
	m.State = m.state()
	if m.State != Value {
		m.Value, m.Max = nil, nil
	}
	return m
}

// top is the largest value that the scale must hold, at least a little above
// zero. Shares are drawn on the whole: 60% does not fill the width.
func (c Chart) top() float64 {
	most := 0.0
	if c.Scale.Max != nil {
		most = *c.Scale.Max
	}
	c.eachValue(func(v float64) { most = max(most, v) })
	if most < 1e-9 {
		most = 1
	}
	if most < 100 && c.percent() {
		return 100
	}
	return most
}

// percent tells whether every figure is a share.
func (c Chart) percent() bool {
	for si, s := range c.Series {
		for mi := range s.Marks {
			if m := c.resolved(si, mi); m.Value != nil && m.Unit != "percent" {
				return false
			}
		}
	}
	return true
}

// filled is how many series speak of a category, one at least.
func (r row) filled() int {
	n := 0
	for _, m := range r.cells {
		if m != nil {
			n++
		}
	}
	return max(n, 1)
}

// bottom is the smallest value, zero at most.
func (c Chart) bottom() float64 {
	least := 0.0
	c.eachValue(func(v float64) { least = min(least, v) })
	return least
}

func (c Chart) eachValue(see func(float64)) {
	for si, s := range c.Series {
		for mi := range s.Marks {
			if m := c.resolved(si, mi); m.Value != nil {
				for _, v := range ends(m.quantity()) {
					see(v)
				}
			}
		}
	}
}

// quantity is the figure of a mark that has one.
func (m Mark) quantity() pipeline.Quantity {
	return pipeline.Quantity{Value: *m.Value, Max: m.Max, Unit: m.Unit, Qualifier: m.Qualifier}
}

// A writer words the figures of one chart in one language: one precision for
// each series and unit, the same in the drawing and in the table.
type writer struct {
	lang      string
	names     Units
	precision map[string]Precision // of the table, which keeps every digit
	brief     map[string]Precision // of amounts beside what is drawn
	units     map[string]bool
}

func (c Chart) writer(lang string) writer {
	w := writer{lang: lang, names: c.Units, precision: map[string]Precision{}, brief: map[string]Precision{}, units: map[string]bool{}}
	values := map[string][]float64{}
	var units []string
	for si, s := range c.Series {
		for mi := range s.Marks {
			m := c.resolved(si, mi)
			if m.Value == nil {
				continue
			}
			if !w.units[m.Unit] {
				w.units[m.Unit] = true
				units = append(units, m.Unit)
			}
			values[m.Unit] = append(values[m.Unit], ends(m.quantity())...)
		}
	}
	for _, u := range units {
		w.precision[u] = PrecisionOf(values[u], u)
		w.brief[u] = BriefPrecision(values[u], u)
	}
	return w
}

// number is the bare number or range, in the unit of the column's head.
func (w writer) number(m Mark) string {
	return bare(m.quantity(), w.precision[m.Unit], w.lang)
}

// value is the figure as a drawing prints it: qualified, with its unit where
// the subtitle does not carry it, money as one says it.
func (w writer) value(m Mark) string {
	q := m.quantity()
	if isMoney(q.Unit) {
		return w.names.BriefAmong(q, w.brief[m.Unit], w.lang)
	}
	if len(w.units) == 1 && q.Unit != "percent" {
		q.Unit = ""
	}
	return w.names.worded(q, w.precision[m.Unit], w.lang)
}

// head is the unit of a column with its magnitude: "tỷ đồng".
func (w writer) head(unit string) string {
	factor := strings.TrimPrefix(magnitude(w.precision[unit].Factor, w.lang), noBreak)
	name := w.names.Name(unit, w.lang)
	if factor == "" {
		return name
	}
	if w.lang == "en" {
		return name + noBreak + factor
	}
	return factor + noBreak + name
}
