package chart

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A Spec says how the rows of an Answer become the marks of a Chart. A column
// named c may stand in two languages as c_vi and c_en; a column that the answer
// has not is an error where the Spec names it, and is left out where it is only
// looked for by its usual name.
type Spec struct {
	Chart  Chart    // the words and the form; its Series are replaced
	Label  string   // column of the category: area_name, level, period_text
	Series string   // column that parts the rows into series, "" for one series a figure
	Values []Figure // the figures of a row, at least one
	Area   string   // column of the category's area; "" looks for area_id where Label is area_name
	Where  []Match  // rows that are drawn; all of these must hold
	Accent string   // slug of the page's own province

	Origin   func(observation string) string   // address of a figure's cell or sentence; may be nil
	AreaPage func(area pipeline.AreaID) string // address of an area's page; may be nil
	// Reckoned is the ID of a figure of an indicator that no document states and that was
	// made from these observations, "" for one that is stated; may be nil.
	Reckoned func(indicator string, origins []string) string
}

// A Figure is a value column with its companions (see pipeline.Companion), and v_state and v_reason where there are any.
type Figure struct {
	Column string
	Name   pipeline.Text  // of its series; "" takes the column's name
	Kind   pipeline.Kind  // "" takes the row's column kind
	Level  pipeline.Level // "" takes the row's column level
	Claim  bool           // false takes the row's column claim
}

// A Match holds for a row whose column is one of the values.
type Match struct {
	Column string
	Values []string
}

// FromAnswer makes the chart of an answer. Series stand in the order in which
// the answer first names them.
func FromAnswer(a pipeline.Answer, s Spec) (Chart, error) {
	r := rows{a: a}
	c := s.Chart
	c.Series = nil
	if err := s.check(r); err != nil {
		return Chart{}, fmt.Errorf("chart %s of question %s: %w", c.ID, a.Question.ID, err)
	}
	index := map[string]int{}
	for i := range a.Rows {
		if !s.draws(r, i) {
			continue
		}
		for n, f := range s.Values {
			name := f.Name
			if name.VI == "" {
				name.VI = f.Column
			}
			key := fmt.Sprint(n)
			if s.Series != "" {
				part := r.both(i, s.Series)
				key += "\x00" + part.VI
				if len(s.Values) == 1 {
					name = part
				} else {
					name = pipeline.Text{VI: part.VI + ", " + name.VI, EN: part.In("en") + ", " + name.In("en")}
				}
			}
			at, ok := index[key]
			if !ok {
				at = len(c.Series)
				index[key] = at
				c.Series = append(c.Series, Series{Name: name, Kind: f.Kind, Level: f.Level, Claim: f.Claim})
			}
			c.Series[at].Marks = append(c.Series[at].Marks, s.mark(r, i, f))
		}
	}
	c.sortByLevel()
	return c, c.Validate()
}

// sortByLevel puts series that are levels in the order in which levels nest,
// whichever of them the answer names first.
func (c Chart) sortByLevel() {
	rank := func(s Series) int {
		if len(s.Marks) == 0 {
			return -1
		}
		return slices.Index(pipeline.Levels(), cmp.Or(s.Marks[0].Level, s.Level))
	}
	if slices.ContainsFunc(c.Series, func(s Series) bool { return rank(s) < 0 }) {
		return
	}
	slices.SortStableFunc(c.Series, func(a, b Series) int { return cmp.Compare(rank(a), rank(b)) })
}

func (s Spec) check(r rows) error {
	if len(s.Values) == 0 {
		return fmt.Errorf("no figure named")
	}
	want := []string{s.Label}
	if s.Series != "" {
		want = append(want, s.Series)
	}
	if s.Area != "" {
		want = append(want, s.Area)
	}
	for _, f := range s.Values {
		want = append(want, f.Column)
	}
	for _, m := range s.Where {
		want = append(want, m.Column)
	}
	for _, name := range want {
		if r.a.Column(name) < 0 && r.a.Column(name+"_vi") < 0 {
			return fmt.Errorf("column %q: the answer has none of this name", name)
		}
	}
	return nil
}

// Columns are those that charts look for by their usual names, in both languages where they
// are words.
func Columns() []string {
	return []string{"kind", "level", "claim", "note", "break", "period_text", "area_id", "areas_reporting", "areas_total", "indicator_id"}
}

func (s Spec) draws(r rows, i int) bool {
	for _, m := range s.Where {
		if !slices.Contains(m.Values, r.text(i, m.Column)) {
			return false
		}
	}
	return true
}

func (s Spec) mark(r rows, i int, f Figure) Mark {
	m := Mark{
		Label:     r.both(i, s.Label),
		Value:     r.number(i, f.Column),
		Max:       r.number(i, pipeline.Companion(f.Column, "max")),
		Unit:      r.text(i, pipeline.Companion(f.Column, "unit")),
		Qualifier: pipeline.Qualifier(r.text(i, pipeline.Companion(f.Column, "qualifier"))),
		Origins:   r.list(i, pipeline.Companion(f.Column, "origin")),
		State:     State(r.text(i, f.Column+"_state")),
		Reason:    r.both(i, f.Column+"_reason"),
		Kind:      pipeline.Kind(r.text(i, "kind")),
		Level:     pipeline.Level(r.text(i, "level")),
		Claim:     r.flag(i, "claim"),
		Note:      r.both(i, "note"),
		Break:     r.both(i, "break"),
		Period:    r.both(i, "period_text"),
	}
	if f.Kind != "" {
		m.Kind = f.Kind
	}
	if f.Level != "" {
		m.Level = f.Level
	}
	if s.Area != "" {
		m.Area = pipeline.AreaID(r.text(i, s.Area))
	} else if s.Label == "area_name" {
		m.Area = pipeline.AreaID(r.text(i, "area_id"))
	}
	if m.Unit == s.Chart.Unit {
		m.Unit = ""
	}
	if !finite(m.Value) || !finite(m.Max) {
		m.Value, m.Max, m.State = nil, nil, Withheld
		m.Reason = pipeline.Text{VI: "không phải là một con số, có thể do chia cho 0", EN: "no number, perhaps a division by zero"}
	}
	have, of := r.number(i, "areas_reporting"), r.number(i, "areas_total")
	if have != nil && of != nil && *of > 0 {
		m.Coverage = &Coverage{Have: int(*have), Of: int(*of)}
	}
	if s.Origin != nil && len(m.Origins) > 0 {
		m.Href = s.Origin(m.Origins[0])
	}
	if s.Reckoned != nil && m.Href != "" {
		m.Reckoned = s.Reckoned(r.text(i, "indicator_id"), m.Origins)
	}
	if s.AreaPage != nil && m.Area != "" {
		m.LabelHref = s.AreaPage(m.Area)
	}
	m.Accent = s.Accent != "" && m.Area.Slug() == s.Accent
	return m
}

// rows reads the cells of an answer; a column that is not there reads as no
// value.
type rows struct{ a pipeline.Answer }

func (r rows) cell(i int, column string) any {
	at := r.a.Column(column)
	if at < 0 || at >= len(r.a.Rows[i]) {
		return nil
	}
	return r.a.Rows[i][at]
}

func (r rows) text(i int, column string) string {
	switch v := r.cell(i, column).(type) {
	case string:
		return v
	case nil:
		return ""
	default:
		return fmt.Sprint(v)
	}
}

// both reads a column in two languages, or the plain column for both.
func (r rows) both(i int, column string) pipeline.Text {
	t := pipeline.Text{VI: r.text(i, column+"_vi"), EN: r.text(i, column+"_en")}
	if t.VI == "" {
		t.VI = r.text(i, column)
	}
	return t
}

func (r rows) number(i int, column string) *float64 {
	var f float64
	switch v := r.cell(i, column).(type) {
	case float64:
		f = v
	case int64:
		f = float64(v)
	default:
		return nil
	}
	return &f
}

// finite tells whether v is a number that a scale can hold, or none at all.
func finite(v *float64) bool { return v == nil || math.Abs(*v) < endless }

func (r rows) flag(i int, column string) bool {
	v, _ := r.cell(i, column).(bool)
	return v
}

func (r rows) list(i int, column string) []string {
	v, _ := r.cell(i, column).([]string)
	return v
}
