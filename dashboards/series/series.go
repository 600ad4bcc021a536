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
func Of(a pipeline.Answer, rows []int) []Figure {
	r := readerOf(a)
	var list []Figure
	add := func(i int) {
		if f, ok := r.figure(i); ok {
			list = append(list, f)
		}
	}
	if rows == nil {
		for i := range a.Rows {
			add(i)
		}
	}
	for _, i := range rows {
		add(i)
	}
	return list
}

type reader struct {
	a  pipeline.Answer
	at map[string]int
}

func (r reader) cell(row int, column string) any {
	if at, ok := r.at[column]; ok {
		return r.a.Rows[row][at]
	}
	return nil
}

func (r reader) text(row int, column string) string {
	s, _ := r.cell(row, column).(string)
	return s
}

func (r reader) figure(i int) (Figure, bool) {
	f := Figure{Row: i}
	switch v := r.cell(i, "value").(type) {
	case float64:
		f.Value = v
	case int64:
		f.Value = float64(v)
	default:
		return f, false
	}
	if t := r.text(i, "area_type"); t != "" && t != "province" {
		return f, false
	}
	if yes, stated := r.cell(i, "comparable").(bool); stated && !yes {
		return f, false
	}
	f.Area, f.Slug = r.text(i, "area_id"), r.text(i, "area_slug")
	if f.Area == "" || f.Slug == "vn" {
		return f, false
	}
	f.Part, _ = r.cell(i, "part").(bool)
	f.Boundary, f.Level, f.Split, f.Kind = r.text(i, "boundary"), r.text(i, "level"), r.text(i, "split_vi"), r.text(i, "kind")
	f.Unit, f.Behaviour = r.text(i, "unit"), r.text(i, "behaviour")
	f.Start, f.End = r.text(i, "period_start"), r.text(i, "period_end")
	f.Period = cmp.Or(r.text(i, "period"), r.text(i, "period_id"), f.Start+"/"+f.End)
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
	seen := map[key]map[string]bool{}
	for _, f := range figures {
		k := key{f.Measure, f.Period}
		i, ok := at[k]
		if !ok {
			i = len(list)
			at[k], seen[k] = i, map[string]bool{}
			list = append(list, Slice{Measure: f.Measure, Period: f.Period, Start: f.Start, End: f.End})
		}
		list[i].Figures = append(list[i].Figures, f)
		if !seen[k][f.Area] {
			seen[k][f.Area] = true
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
