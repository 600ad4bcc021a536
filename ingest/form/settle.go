package form

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// settled is what holds for all figures of a table whose column says nothing of
// its own.
type settled struct {
	province placed
	year     int
	kind     pipeline.Kind
	unit     unit
	far      []string // what was taken from elsewhere: "province.path", "unit.other-sheet", …
	held     string
}

// A book is the tables of one document that follow forms.
type book struct {
	reader  *Reader
	outside outside
	tables  []*Table
}

// settle decides for every table what its titles leave open: by the other
// tables of the document, and by the document's path as a last resort.
func (b *book) settle() {
	province, year, unit := b.commonProvince(), b.commonYear(), b.commonUnit()
	for i, t := range b.tables {
		t.settled.province = ownProvince(t)
		if t.settled.province.slug == "" {
			t.settled.province = province
			t.settled.far = append(t.settled.far, b.from("province", b.namesProvince()))
		}
		t.settled.year = t.frame.year
		if t.settled.year == 0 {
			t.settled.year = year
			t.settled.far = append(t.settled.far, b.from("year", b.namesYear()))
		}
		t.settled.kind = b.kindOf(t)
		if n := len(t.frame.units); n > 0 {
			t.settled.unit = t.frame.units[n-1]
			continue
		}
		if u, ok := t.unitOfHeads(); ok {
			t.settled.unit = u
			t.settled.far = append(t.settled.far, "unit.other-column")
			continue
		}
		if u, ok := t.unitOfLabels(); ok {
			t.settled.unit = u
			continue
		}
		t.settled.unit = unit
		if i > 0 && b.tables[i-1].Layout.Grid() == t.Layout.Grid() {
			t.settled.unit = b.tables[i-1].settled.unit
		} else {
			t.settled.far = append(t.settled.far, "unit.other-sheet")
		}
	}
}

// unitOfHeads is the unit that some heads of figures state, where nothing above the
// table and no other head states another.
func (t *Table) unitOfHeads() (unit, bool) {
	var common unit
	for _, c := range t.columns {
		switch {
		case !c.unit.known() || c.unit.percent:
		case common.known() && common.factor != c.unit.factor:
			return unit{}, false
		default:
			common = c.unit
		}
	}
	return common, common.known()
}

// unitOfLabels is the unit that the head over the names of the items states: "Chỉ tiêu (tỷ đồng)".
func (t *Table) unitOfLabels() (unit, bool) {
	for _, c := range t.Layout.Columns {
		if u, ok := unitIn(c.Bottom()); ok && c.HoldsWords() && u.factor > 0 {
			return u, true
		}
	}
	return unit{}, false
}

// from names where a table without its own has something from: another table of
// the document, or, when none says it, the declaration or the path.
func (b *book) from(what string, named bool) string {
	switch {
	case what == "province" && b.outside.declared:
		return what + ".declared"
	case named:
		return what + ".elsewhere"
	}
	return what + ".path"
}

func (b *book) namesProvince() bool {
	return slices.ContainsFunc(b.tables, func(t *Table) bool { return ownProvince(t).slug != "" })
}

func (b *book) namesYear() bool {
	return slices.ContainsFunc(b.tables, func(t *Table) bool { return t.frame.year > 0 })
}

// ownProvince is the province that the head block of a table names: the agency's
// before one in a title.
func ownProvince(t *Table) placed {
	for _, kind := range []layout.LineKind{layout.Agency, layout.Title, layout.FormMark, layout.Attached} {
		for _, p := range t.frame.places {
			if p.line.Kind == kind {
				return p
			}
		}
	}
	return placed{}
}

// commonProvince is the one that most tables name, that of the declaration
// before all, that of the path when no table names any.
func (b *book) commonProvince() placed {
	if b.outside.declared {
		return b.outside.province
	}
	count := map[string]int{}
	best := placed{}
	for _, t := range b.tables {
		if p := ownProvince(t); p.slug != "" {
			if count[p.slug]++; count[p.slug] > count[best.slug] {
				best = p
			}
		}
	}
	if best.slug == "" {
		return b.outside.province
	}
	return best
}

// commonYear is the one of most titles, else that of the path.
func (b *book) commonYear() int {
	count := map[int]int{}
	best := 0
	for _, t := range b.tables {
		if y := t.frame.year; y > 0 {
			if count[y]++; count[y] > count[best] {
				best = y
			}
		}
	}
	if best == 0 && len(b.outside.years) > 0 {
		return b.outside.years[0]
	}
	return best
}

// commonUnit is the one that all tables state that state any.
func (b *book) commonUnit() unit {
	var common unit
	for _, t := range b.tables {
		for _, u := range t.frame.units {
			if common.known() && (u.factor != common.factor || u.percent != common.percent) {
				return unit{}
			}
			common = u
		}
	}
	return common
}

// kindOf is what the columns of a table hold that do not say it themselves. A form of the
// plan of a year says nothing of a quarter that the title names.
func (b *book) kindOf(t *Table) pipeline.Kind {
	switch {
	case len(t.Form.Kinds) == 1 && (t.called || t.Form.Kinds[0] != pipeline.Plan) && !(t.Form.Kinds[0] == pipeline.Plan && t.frame.months.partial()):
		return t.Form.Kinds[0]
	case t.frame.kind != "":
		return t.frame.kind
	case t.Form.Lines == "projects" && t.decided():
		return pipeline.Plan
	case t.Form.Lines == "projects" && t.reported():
		return pipeline.Actual
	}
	return cmp.Or(b.outside.kind, t.recorded(), t.passed())
}

// recorded tells of a table without a mark whose columns are several years and say nothing
// else, nor does its title: what was, as in a yearbook.
func (t *Table) recorded() pipeline.Kind {
	years := map[int]bool{}
	for _, c := range t.columns {
		if c.derived {
			continue
		}
		if c.kind == pipeline.Plan || c.year == 0 {
			return ""
		}
		years[c.year] = true
	}
	if len(t.frame.marks) > 0 || len(years) < leastYears {
		return ""
	}
	return pipeline.Actual
}

const leastYears = 2

// passed tells of a table without a mark whose columns without a kind are all of parts of a year:
// what came in and went out then. A plan is rather of the whole year, and says so.
func (t *Table) passed() pipeline.Kind {
	if len(t.frame.marks) > 0 {
		return ""
	}
	kind := pipeline.Kind("")
	for _, c := range t.columns {
		if c.derived || c.kind != "" {
			continue
		}
		if !c.months.partial() {
			return ""
		}
		kind = pipeline.Actual
	}
	return kind
}

// decided tells whether a table came with a decision or a plan: projects that one
// lists are those that it approves.
func (t *Table) decided() bool {
	return slices.ContainsFunc(t.Layout.Titles, func(l layout.Line) bool {
		return l.Kind == layout.Attached && decisionLine.MatchString(vietnamese.Fold(l.Text))
	})
}

// reported tells whether a list came with a report of a later year: "(Kèm theo Báo cáo số
// 12/BC-SCT ngày 05/01/2023)" above the projects of 2022.
func (t *Table) reported() bool {
	return t.frame.year > 0 && slices.ContainsFunc(t.Layout.Titles, func(l layout.Line) bool {
		folded := vietnamese.Fold(l.Text)
		if l.Kind != layout.Attached || !reportLine.MatchString(folded) {
			return false
		}
		years := yearInHead.FindAllString(folded, -1)
		return len(years) > 0 && years[len(years)-1] > strconv.Itoa(t.frame.year)
	})
}

var reportLine = pattern.MustCompile(`\bbao cao so\b|/bc-`)

var decisionLine = pattern.MustCompile(`\b(quyet dinh|nghi quyet|ke hoach) (so|cua)\b|/(qd|nq|kh)-`)
