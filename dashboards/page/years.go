package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// isCourse tells whether the block draws a course over the years.
func (b *block) isCourse() bool {
	return (b.form == chart.Line || b.form == chart.Multiples) && slices.Contains(b.label, "year")
}

// isCoverage tells whether it says how many areas report.
func (b *block) isCoverage() bool { return b.figures[0].Column == "areas_reporting" }

// ofYears keeps the rows that speak of one year each, in the order of the
// years; it tells how many do not.
func ofYears(rows []row) (list []row, others int) {
	for _, r := range rows {
		if r.text("year") == "" {
			others++
			continue
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b row) int { return strings.Compare(a.text("year"), b.text("year")) })
	return list, others
}

// widest keeps of a course of coverage, where a year was counted under several
// boundary versions, the one under which most areas report: one province that
// reports under its old name is no fall of all others. left is how many rows it
// leaves out.
func widest(b *block, rows []row) (list []row, left int) {
	if !b.isCoverage() {
		return rows, 0
	}
	most := map[string]int{}
	key := func(r row) string { return r.text("year") + "|" + r.say(b.series, "vi") }
	for _, r := range rows {
		most[key(r)] = max(most[key(r)], r.whole("areas_reporting"))
	}
	for _, r := range rows {
		if r.whole("areas_reporting") < most[key(r)] {
			left++
			continue
		}
		list = append(list, r)
	}
	return list, left
}

// A counted is what totals count: which level, which part of the whole.
type counted struct{ level, split, part string }

func countedBy(r row) counted { return counted{r.text("level"), r.text("split_vi"), r.text("part")} }

// oneMeasure keeps of a course of totals those of one measure, the whole before its
// parts and what is known for most years: totals of men stand in no line of totals,
// and those of another level only in years that have no other. left is how many rows
// it leaves out.
func oneMeasure(b *block, rows []row) (list []row, left int) {
	if b.series != "kind" || b.figures[0].Column != "value" || !sameText(rows, "indicator_id") || !sameText(rows, "area_id") {
		return rows, 0
	}
	times := map[counted]int{}
	var most counted
	for i, r := range rows {
		c := countedBy(r)
		times[c]++
		if whole, before := c.split == "", most.split == ""; i == 0 || whole && !before || whole == before && times[c] > times[most] {
			most = c
		}
	}
	year := func(r row) string { return r.text("year") + "|" + r.text("kind") }
	has := map[string]bool{}
	for _, r := range rows {
		has[year(r)] = has[year(r)] || countedBy(r) == most
	}
	for _, r := range rows {
		if c := countedBy(r); c == most || c.split == most.split && c.part == most.part && !has[year(r)] {
			list = append(list, r)
		}
	}
	return list, len(rows) - len(list)
}

// breaksOf says for each row, which stand in the order of the years, why no
// line may lead to it from the row before of its series; "" where one may.
func (d *drawer) breaksOf(b *block, rows []row) []string {
	list := make([]string, len(rows))
	last := map[string]row{}
	few := tooFew(b, rows)
	for i, r := range rows {
		if few[i] {
			continue // it is not drawn
		}
		key := r.say(b.series, "vi")
		if before, ok := last[key]; ok {
			list[i] = d.breakOf(before, r)
		}
		last[key] = r
	}
	return list
}

// enoughReport is how many of the most areas that a series ever sums must stand
// in a total for it to be drawn among the others, in percent.
const enoughReport = 80

// tooFew tells which rows of a course are totals over so few areas that they
// would be taken for a fall: a total of one province beside totals of 63.
func tooFew(b *block, rows []row) []bool {
	few := make([]bool, len(rows))
	if b.figures[0].Column != "value" {
		return few
	}
	most := map[string]int{}
	for _, r := range rows {
		key := r.say(b.series, "vi")
		most[key] = max(most[key], r.whole("areas_reporting"))
	}
	for i, r := range rows {
		few[i] = r.text("areas_reporting") != "" && r.whole("areas_reporting")*100 < most[r.say(b.series, "vi")]*enoughReport
	}
	return few
}

// fewWords is why a total over few areas is not drawn.
func (d *drawer) fewWords(r row) string {
	return fmt.Sprintf(say(d.world.lang, "mới %d/%d tỉnh có số liệu", "only %d of %d provinces report"), r.whole("areas_reporting"), r.whole("areas_total"))
}

// breakOf is why a line may not lead from one row to a later one.
func (d *drawer) breakOf(from, to row) string {
	lang := d.world.lang
	if text := d.stated(from, to); text != "" {
		return text
	}
	if a, b := from.text("boundary"), to.text("boundary"); a != b && !d.world.sameTerritory(from, to) {
		return say(lang, "địa giới ", "boundaries of ") + a + " → " + b
	}
	for _, c := range []struct{ column, vi, en string }{
		{"kind", "loại số liệu khác", "another kind of figure"}, {"level", "cấp khác", "another level"},
		{"behaviour", "cách tính khác", "counted differently"}, {"unit", "đơn vị tính khác", "another unit"}, {"split_vi", "phân tổ khác", "another breakdown"},
	} {
		if from.text(c.column) != to.text(c.column) {
			return say(lang, c.vi, c.en)
		}
	}
	if a, b := from.text("areas_set"), to.text("areas_set"); a != b && from.text("areas_reporting") == to.text("areas_reporting") {
		return say(lang, "các tỉnh báo cáo không như nhau", "other provinces report")
	}
	if a, b := from.text("areas_reporting"), to.text("areas_reporting"); a != b && from.text("value") != "" {
		return fmt.Sprintf(say(lang, "%s → %s tỉnh báo cáo", "%s → %s provinces report"), a, b)
	}
	return ""
}

// stated is the break that the question breaks knows of between two rows: of
// their indicator, or of the land of their area.
func (d *drawer) stated(from, to row) string {
	a, b := from.digits("year"), to.digits("year")
	for _, of := range []string{to.text("indicator_id"), to.text("area_id")} {
		for _, r := range d.world.breaks[of] {
			year := r.whole("year")
			if kind := r.text("kind"); of != "" && (kind == "" || kind == to.text("kind")) && a < year && year <= b {
				return r.say("reason", d.world.lang)
			}
		}
	}
	return ""
}

// digits reads a text of digits as a number.
func (r row) digits(column string) int {
	n, _ := strconv.Atoi(r.text(column))
	return n
}

// fillYears puts the marks of every series in the order of the years and states
// the years without a figure, so that no line leads over them: all of them, or the
// first of each gap where a chart cannot hold all.
func fillYears(c *chart.Chart) {
	var years []int
	for _, s := range c.Series {
		for _, m := range s.Marks {
			if y, err := strconv.Atoi(m.Label.VI); err == nil && !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	if len(years) < 2 {
		return
	}
	slices.Sort(years)
	first, last := years[0], years[len(years)-1]
	left := chart.MostMarks - c.Marks()
	if last-first >= chart.MostMarks/len(c.Series) {
		for _, y := range years[:len(years)-1] {
			if !slices.Contains(years, y+1) {
				years = append(years, y+1)
			}
		}
		slices.Sort(years)
	} else {
		years = years[:0]
		for y := first; y <= last; y++ {
			years = append(years, y)
		}
	}
	for i := range c.Series {
		at := map[string][]chart.Mark{}
		for _, m := range c.Series[i].Marks {
			at[m.Label.VI] = append(at[m.Label.VI], m)
		}
		var marks []chart.Mark
		var kind pipeline.Kind
		if len(c.Series[i].Marks) > 0 {
			kind = c.Series[i].Marks[0].Kind
		}
		for _, y := range years {
			label := strconv.Itoa(y)
			if at[label] == nil && left > 0 {
				left--
				marks = append(marks, chart.Mark{Label: pipeline.Text{VI: label}, Kind: kind, State: chart.Missing})
			}
			marks = append(marks, at[label]...)
		}
		c.Series[i].Marks = marks
	}
}
