package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// Level is the level at which something was recognised or funded. It is not
// the geography: a product recognised by the nation belongs to its province.
// Levels nest and are never added.
type Level string

// The levels. Cấp huyện closed on 2025-06-30; cấp xã opened the day after.
const (
	NoLevel      Level = ""
	LevelXa      Level = "xa"
	LevelHuyen   Level = "huyen"
	LevelTinh    Level = "tinh"
	LevelKhuVuc  Level = "khu_vuc"
	LevelQuocGia Level = "quoc_gia"
)

// Levels are all stated levels, lowest first.
func Levels() []Level { return []Level{LevelXa, LevelHuyen, LevelTinh, LevelKhuVuc, LevelQuocGia} }

// Kind tells a result from what is only intended or expected.
type Kind string

// The kinds of a figure.
const (
	Actual   Kind = "actual"
	Target   Kind = "target"
	Plan     Kind = "plan"
	Estimate Kind = "estimate"
)

// Qualifier is how exactly a source states a figure. It survives to the chart,
// the table and the export.
type Qualifier string

// The qualifiers.
const (
	Exact    Qualifier = "exact"
	AtLeast  Qualifier = "at_least"
	MoreThan Qualifier = "more_than"
	About    Qualifier = "about"
	LessThan Qualifier = "less_than"
	UpTo     Qualifier = "up_to"
)

// A Quantity is a value in the base unit of its indicator: đồng, not triệu
// đồng; a count, not nghìn. Value is exact for every count and amount below
// 2^53, which is nine million billion đồng.
type Quantity struct {
	Value     float64
	Max       *float64 // upper end when the source states a range; nil otherwise
	Unit      string   // product, vnd, facility, project, village, person, percent, …
	Qualifier Qualifier
}

// AreaID is an administrative unit in one boundary version: "dong-thap@2008"
// is not "dong-thap@2025". The whole country is "vn@2008" or
// "vn@2025". Empty means that the document does not say.
type AreaID string

// Slug is the name without the boundary version.
func (a AreaID) Slug() string { s, _, _ := strings.Cut(string(a), "@"); return s }

// Boundary is the boundary version, "1997", "2004", "2008" or "2025", or "".
func (a AreaID) Boundary() string { _, b, _ := strings.Cut(string(a), "@"); return b }

// An Origin leads from a figure back to where it stands and to the rule that
// read it.
type Origin struct {
	Snapshot   Digest
	Locator    Locator
	Start, End int    // code points from the start of a plain text, [Start, End); both -1 when there is no text
	Raw        string // exactly as it stands: the cell's raw value, or the figure in the sentence with its magnitude word and currency
	Shown      string // as the workbook shows it; the same as Raw for text
	Context    string // the sentence, or the heads of the cell's row and column
	Rule       string // the rule that read it, e.g. "table.level-column" or "article.count"
}

// An Observation is one understood figure. A Claim was read from news: it
// stands beside the official figures and never merges with them.
type Observation struct {
	Claim      bool
	Indicator  string
	Level      Level
	Dimensions map[string]string // e.g. group, content, stars, stage, locality, region
	Area       AreaID
	Province   string // as the document names it; "" when it does not
	Period     Period
	Kind       Kind
	Quantity   Quantity
	Part       bool // a subset ("trong đó") of another figure of the same document
	// Held is why the figure is kept out of answers although it was understood: the
	// type of the DocumentFault that denies it. "" when nothing does.
	Held   string
	Origin Origin
}

// PlanOfUpperLevel is why a plan is held that a higher level gave, where the
// document states the plan that the province itself decided beside it. It is no
// fault: of two plans of one thing one is chosen, and the choice is told.
const PlanOfUpperLevel = "plan_of_upper_level"

// SeriesKey names the series that the figure belongs to: everything but the
// time and the value. Figures of one series differ in their period alone.
func (o Observation) SeriesKey() string {
	var space [128]byte
	b := space[:0]
	for _, part := range [...]string{o.Indicator, string(o.Level), o.AreaKey(), string(o.Kind), o.Quantity.Unit} {
		b = append(append(b, part...), '|')
	}
	return string(o.AppendDimensionsKey(b))
}

// AreaKey names whose figure it is: its area, or the province by its name where
// nothing tells its boundary version; "" when the document says neither.
func (o Observation) AreaKey() string {
	if o.Area == "" && o.Province != "" {
		return "?" + o.Province
	}
	return string(o.Area)
}

// DimensionsKey names the dimensions alone, "" when there are none.
func (o Observation) DimensionsKey() string { return string(o.AppendDimensionsKey(nil)) }

// AppendDimensionsKey appends the DimensionsKey to b.
func (o *Observation) AppendDimensionsKey(b []byte) []byte {
	if len(o.Dimensions) == 0 {
		return b
	}
	if len(o.Dimensions) == 1 {
		for name, value := range o.Dimensions {
			b = append(append(append(append(b, name...), '='), value...), ';')
		}
		return b
	}
	var space [8]string
	names := slices.AppendSeq(space[:0], maps.Keys(o.Dimensions))
	slices.Sort(names)
	for _, name := range names {
		b = append(append(b, name...), '=')
		b = append(append(b, o.Dimensions[name]...), ';')
	}
	return b
}

// An Identity is what an observation is known by.
type Identity struct {
	ID      string // see Observation.ID
	Series  string // its SeriesKey
	Period  string // the Key of its period
	Locator string // where it stands, as text
}

// Identity names the observation, given the Key of its period, which many have
// in common.
func (o Observation) Identity(period string) Identity {
	n := Identity{Series: o.SeriesKey(), Period: period, Locator: o.Origin.Locator.String()}
	n.ID = shortHash(string(o.Origin.Snapshot), n.Locator, n.Series, n.Period)
	return n
}

// ID names this reading of this figure: the same bytes read by the same rules
// give the same ID on every machine. Twelve hexadecimal digits.
func (o Observation) ID() string { return o.Identity(o.Period.Key()).ID }

// A Reject is a record that could not be understood or did not pass a check.
// It is data: stored, shown, and sent back to who can mend it.
type Reject struct {
	Origin    Origin
	Range     string // further cells of the same cause, "D5:D17"; "" when it is the one at Origin
	Count     int    // how many figures it stands for; 0 when it is about no single one
	Reason    string // a stable code: unknown_province, not_a_number, unknown_period, …
	MessageVI string // what is wrong, where, and what to do, for a planner
	MessageEN string
}

// ID names this reject, like Observation.ID.
func (r Reject) ID() string {
	return shortHash(string(r.Origin.Snapshot), r.Origin.Locator.String(), r.Reason, r.Origin.Raw)
}

func shortHash(parts ...string) string {
	var space [256]byte
	text := space[:0]
	for i, part := range parts {
		if i > 0 {
			text = append(text, 0)
		}
		text = append(text, part...)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}
