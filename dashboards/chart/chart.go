// Package chart keeps the Chart value and everything that is drawn of it
// without a script: the inline SVG, the table twin and the wording of numbers
// in Vietnamese and English.
//
// One Chart gives all its drawings, so that they cannot disagree: every value
// in a drawing stands in the table twin. The border: this package knows no page,
// no file and no charting library; the interactive drawing is made of the same
// Chart by the package echart.
package chart

import (
	"html/template"

	"github.com/tonghop/tonghop/pipeline"
)

// Form says how a chart is drawn. The form follows the question.
type Form string

// The forms.
const (
	Bar          Form = "bar"       // ranking: one horizontal bar a category
	TargetResult Form = "target"    // horizontal bars against a hollow target with a tick
	Stacked      Form = "stacked"   // parts of a true whole; never levels, which nest
	Dot          Form = "dot"       // several figures of one category on one scale, ranges
	Slope        Form = "slope"     // change between two moments
	Line         Form = "line"      // a course in time, four series at most
	Multiples    Form = "multiples" // a course in time, one small drawing a series, one scale
	HeatTable    Form = "heat"      // a table whose cells are shaded
	TileMap      Form = "tiles"     // one equal square a province
)

// Forms are all forms, in the order of their declaration.
func Forms() []Form {
	return []Form{Bar, TargetResult, Stacked, Dot, Slope, Line, Multiples, HeatTable, TileMap}
}

// State says whether a mark has a value, and why not.
type State string

// The states of a mark. The zero State is Value where Mark.Value is set and
// Missing where it is not.
const (
	Value       State = "value"
	Missing     State = "missing"      // "không có số liệu"
	Withheld    State = "withheld"     // not shown; Mark.Reason says why
	NotExpected State = "not_expected" // no figure was due, e.g. a year without a vote
)

// Order says in which order categories stand.
type Order string

// The orders. The zero Order is ByValue for bars and AsGiven for all else.
const (
	ByValue Order = "value" // largest first, then those without a value, ties by label
	AsGiven Order = "given" // the order of the first series, in which it means something
)

// A Chart is one drawing with its words. It is a plain value: drawing it twice
// gives the same bytes.
type Chart struct {
	ID        string // letters, digits and hyphens, begins with a letter, unique on its page
	Form      Form
	Title     pipeline.Text // the finding, in one sentence
	Subtitle  pipeline.Text // measure, unit, place, period, basis
	Source    pipeline.Text // in words
	SourceURL string        // where the source opens, may be ""
	Notes     []pipeline.Text
	Heading   int           // level of the title's heading, 2 when zero
	Summary   pipeline.Text // one own sentence for a reader who cannot see; made from the marks when empty
	Category  pipeline.Text // head of the first column: "Tỉnh", "Năm"
	Unit      string        // of every mark that does not state its own: product, vnd, percent, …
	Units     Units         // names of units that topics of a workspace declare
	Order     Order
	Scale     Scale
	Series    []Series
	Tiles     []Tile        // TileMap only: the place of each province
	Empty     pipeline.Text // why there is nothing to draw and what would fill it
	Downloads []Link        // data beside the chart
	Cut       int           // Bar only: most categories that are drawn, the first, the last and the accent; the table has all. 0: all
	More      template.HTML // what is to be known beyond the table, folded away with it
	Twin      string        // address of the chart whose table holds these figures, "" for one of its own
}

// Scale is the range that values are drawn on. Bars always start at zero.
type Scale struct {
	Max    *float64 // nil: the largest value
	Middle *float64 // diverging colours about a true middle (100 for a share of the target); nil: sequential
}

// A Series is one row of marks that belong together.
type Series struct {
	Name  pipeline.Text
	Kind  pipeline.Kind  // of every mark that does not state its own; zero means actual
	Level pipeline.Level // of every mark that does not state its own
	Claim bool           // of all its marks
	Marks []Mark
}

// A Mark is one figure, or the stated absence of one.
type Mark struct {
	Area      pipeline.AreaID // "" when the category is no area
	Label     pipeline.Text   // the category: a province, a year, a group
	LabelHref string          // page of the category, may be ""
	Value     *float64        // in base units; nil when there is none
	Max       *float64        // upper end of a range
	Unit      string          // "" means the chart's
	Qualifier pipeline.Qualifier
	Kind      pipeline.Kind  // "" means the series'
	Level     pipeline.Level // "" means the series'
	Claim     bool
	State     State
	Reason    pipeline.Text // why it is withheld or not expected
	Coverage  *Coverage
	Break     pipeline.Text // why no line leads here from the figure before, "" where one may
	Note      pipeline.Text // on comparability: break in series, revised, period unknown
	Period    pipeline.Text // in words, where it differs from mark to mark
	Href      string        // where the figure stands: its cell or sentence
	Origins   []string      // IDs of the observations that it was made from
	Reckoned  string        // ID of its own where no document states it; "" for all others
	Conflict  string        // address that shows both origins, "" when nobody disagrees
	Accent    bool          // the page's own province

	ofSeries bool // its kind and standing are those that its whole series declares
}

// Coverage says how many of those who should have reported did.
type Coverage struct{ Have, Of int }

// A Tile is the place of one province on the tile map. Col and Row count from
// 0, from the north-west.
type Tile struct {
	Area     pipeline.AreaID
	Name     string
	Col, Row int
}

// A Link is words that lead somewhere.
type Link struct {
	Text pipeline.Text
	Href string
}

// Key names the category of m: two marks with the same key stand in one row.
func (m Mark) Key() string {
	if m.Area != "" {
		return string(m.Area)
	}
	return m.Label.VI
}

// Has tells whether m has a value to draw.
func (m Mark) Has() bool { return m.state() == Value }

func (m Mark) state() State {
	switch {
	case m.State != "" && m.State != Value:
		return m.State
	case m.Value == nil:
		return Missing
	}
	return Value
}
