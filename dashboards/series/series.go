// Package series says which figures may stand beside each other. It takes the
// rows of an answer about figures of provinces and parts them into measures,
// which are alike in everything but place and time, and into slices, which are
// one measure in one period.
//
// A slice is complete: everything that is stated of it (who is highest, how many
// report) is computed on all of its figures, before anything is cut away to fit
// a page. A figure of the country or of a region is in no slice.
//
// The border: it knows neither pages nor drawings.
package series

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A Measure is what figures share that may stand beside each other.
type Measure struct {
	Boundary  string
	Level     string // "" where the indicator has none
	Split     string // the parts of a breakdown in words, "" for the whole
	Kind      string
	Unit      string
	Behaviour string
	Part      bool // a subset of another figure of the same document
}

// A Figure is one row of an answer that holds the figure of a province.
type Figure struct {
	Measure
	Area       string // with its boundary version
	Slug       string
	Start, End string // of the period, as exact as stated
	Period     string // the period as one word: 2022, 2012/2021, unknown
	Value      float64
	Row        int // in the answer
}

// Year is the one year that the figure speaks of; ok is false for any other
// period.
func (f Figure) Year() (year int, ok bool) {
	if f.Start != f.End || len(f.End) != 4 {
		return 0, false
	}
	year, err := strconv.Atoi(f.End)
	return year, err == nil
}

// A Slice is one measure in one period.
type Slice struct {
	Measure
	Period, Start, End string
	Figures            []Figure // in the order of the answer
	Areas              int      // different provinces
}

// Of are the figures of provinces among the rows of an answer that hold a value
// and may be compared. rows are indices; nil means all.
func Of(a *pipeline.Table, rows []int) []Figure {
	r := readerOf(a)
	var list []Figure
	add := func(i int) {
		if f, ok := r.figure(i); ok {
			list = append(list, f)
		}
	}
	if rows == nil {
		for i := range a.Len() {
			add(i)
		}
	}
	for _, i := range rows {
		add(i)
	}
	return list
}

// Columns are those that tell what a figure is.
func Columns() []string {
	return []string{"value", "area_type", "comparable", "area_id", "area_slug", "part", "boundary", "level", "split_vi", "kind", "unit", "behaviour", "period_start", "period_end", "period", "period_id"}
}

// A reader reads the cells of a table by the names of its columns; one that is not
// there has no value.
type reader struct {
	a  *pipeline.Table
	at map[string]int
	of struct {
		value, areaType, comparable, area, slug, part, boundary, level, split, kind, unit, behaviour, start, end, period, periodID int
	}
}

func readerOf(a *pipeline.Table) reader {
	r := reader{a: a, at: map[string]int{}}
	for i, c := range a.Columns {
		r.at[c.Name] = i
	}
	place := func(column string) int {
		if at, ok := r.at[column]; ok {
			return at
		}
		return -1
	}
	r.of.value, r.of.areaType, r.of.comparable, r.of.area, r.of.slug = place("value"), place("area_type"), place("comparable"), place("area_id"), place("area_slug")
	r.of.part, r.of.boundary, r.of.level, r.of.split, r.of.kind = place("part"), place("boundary"), place("level"), place("split_vi"), place("kind")
	r.of.unit, r.of.behaviour, r.of.start, r.of.end = place("unit"), place("behaviour"), place("period_start"), place("period_end")
	r.of.period, r.of.periodID = place("period"), place("period_id")
	return r
}

func (r reader) cell(row int, column string) any {
	if at, ok := r.at[column]; ok {
		return r.a.Cell(row, at)
	}
	return nil
}

func (r reader) text(row int, column string) string {
	s, _ := r.cell(row, column).(string)
	return s
}

func (r reader) words(row, at int) string {
	if at < 0 {
		return ""
	}
	return r.a.Text(row, at)
}

func (r reader) flag(row, at int) (yes, stated bool) {
	if at < 0 {
		return false, false
	}
	return r.a.Flag(row, at)
}

func (r reader) figure(i int) (f Figure, ok bool) {
	if r.of.value < 0 {
		return f, false
	}
	f.Row = i
	if f.Value, ok = r.a.Number(i, r.of.value); !ok {
		return f, false
	}
	if t := r.words(i, r.of.areaType); t != "" && t != "province" {
		return f, false
	}
	if yes, stated := r.flag(i, r.of.comparable); stated && !yes {
		return f, false
	}
	f.Area, f.Slug = r.words(i, r.of.area), r.words(i, r.of.slug)
	if f.Area == "" || f.Slug == "vn" {
		return f, false
	}
	f.Part, _ = r.flag(i, r.of.part)
	f.Boundary, f.Level, f.Split, f.Kind = r.words(i, r.of.boundary), r.words(i, r.of.level), r.words(i, r.of.split), r.words(i, r.of.kind)
	f.Unit, f.Behaviour = r.words(i, r.of.unit), r.words(i, r.of.behaviour)
	f.Start, f.End = r.words(i, r.of.start), r.words(i, r.of.end)
	f.Period = cmp.Or(r.words(i, r.of.period), r.words(i, r.of.periodID), f.Start+"/"+f.End)
	return f, true
}

// Slices parts figures into slices. Results stand before plans, the whole before
// its parts, and within a measure the latest period first.
func Slices(figures []Figure) []Slice {
	type key struct {
		Measure
		period string
	}
	at := map[key]int{}
	var list []Slice
	var areas []map[string]bool // of each slice
	last, i := key{}, -1
	for _, f := range figures {
		k := key{f.Measure, f.Period}
		if i < 0 || k != last { // figures of one slice mostly follow each other
			var known bool
			if i, known = at[k]; !known {
				i = len(list)
				at[k] = i
				areas = append(areas, map[string]bool{})
				list = append(list, Slice{Measure: f.Measure, Period: f.Period, Start: f.Start, End: f.End})
			}
			last = k
		}
		list[i].Figures = append(list[i].Figures, f)
		if !areas[i][f.Area] {
			areas[i][f.Area] = true
			list[i].Areas++
		}
	}
	slices.SortStableFunc(list, Slice.compare)
	return list
}

func (s Slice) compare(o Slice) int {
	return cmp.Or(
		cmp.Compare(rank(s.Kind), rank(o.Kind)),
		cmp.Compare(flag(s.Part), flag(o.Part)),
		cmp.Compare(flag(s.Split != ""), flag(o.Split != "")),
		cmp.Compare(flag(s.End == ""), flag(o.End == "")),
		-strings.Compare(s.End, o.End),
		-strings.Compare(s.Start, o.Start),
		-cmp.Compare(s.Areas, o.Areas),
		strings.Compare(s.Boundary, o.Boundary), strings.Compare(s.Level, o.Level), strings.Compare(s.Split, o.Split),
		strings.Compare(s.Unit, o.Unit), strings.Compare(s.Behaviour, o.Behaviour), strings.Compare(s.Period, o.Period))
}

// rank puts results first.
func rank(kind string) int {
	if i := slices.Index([]string{"actual", "estimate", "plan", "target"}, kind); i >= 0 {
		return i
	}
	return 9
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// enough is how much of the widest coverage the latest period must reach to be
// the one that a page shows first, in percent.
const enough = 80

// First is the slice that a page shows before anybody chose: of the best kind
// there is, whole figures if any, the latest period that nearly as many
// provinces report as ever did; of one province, the latest for which nearly as
// many indicators are reported. ok is false where there is no figure.
func First(list []Slice) (first Slice, ok bool) {
	if len(list) == 0 {
		return Slice{}, false
	}
	alike := func(s Slice) bool {
		return s.Kind == list[0].Kind && s.Part == list[0].Part && (s.Split == "") == (list[0].Split == "")
	}
	most := 0
	for _, s := range list {
		if alike(s) {
			most = max(most, len(s.Figures))
		}
	}
	for _, s := range list {
		if alike(s) && len(s.Figures)*100 >= most*enough {
			return s, true
		}
	}
	return list[0], true
}

// Median is the middle of values, 0 where there are none.
func Median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	if n := len(sorted); n%2 == 0 {
		return (sorted[n/2-1] + sorted[n/2]) / 2
	}
	return sorted[len(sorted)/2]
}
