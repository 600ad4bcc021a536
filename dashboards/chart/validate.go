package chart

import (
	"fmt"
	"math"

	"github.com/tonghop/tonghop/pipeline"
)

// The bounds of one chart. A question that gives more belongs in a table.
const (
	MostSeries = 80
	MostMarks  = 4000 // in all series together
)

// endless is from where on a number is none of anything that is counted.
const endless = 1e100

// Validate tells what keeps c from being drawn.
func (c Chart) Validate() error {
	if !validID(c.ID) {
		return fmt.Errorf("chart %q: id wants letters, digits and hyphens after a letter", c.ID)
	}
	known := false
	for _, f := range Forms() {
		known = known || f == c.Form
	}
	if !known {
		return fmt.Errorf("chart %s: form %q is not known", c.ID, c.Form)
	}
	if c.Title.VI == "" {
		return fmt.Errorf("chart %s: no title", c.ID)
	}
	if len(c.Series) > MostSeries {
		return fmt.Errorf("chart %s: %d series, at most %d", c.ID, len(c.Series), MostSeries)
	}
	for _, s := range c.Series {
		for _, m := range s.Marks {
			if err := m.validate(); err != nil {
				return fmt.Errorf("chart %s: mark %q: %w", c.ID, m.Label.VI, err)
			}
		}
	}
	if count := c.Marks(); count > MostMarks {
		return fmt.Errorf("chart %s: %d marks, at most %d", c.ID, count, MostMarks)
	}
	if c.Form == TileMap {
		return c.validateTiles()
	}
	return nil
}

// Marks is how many marks all series of c have together.
func (c Chart) Marks() int {
	count := 0
	for _, s := range c.Series {
		count += len(s.Marks)
	}
	return count
}

// Undrawn says what in the figures of c keeps it from being drawn in its form, empty
// where nothing does. Parts are never laid upon each other that do not add up to a
// whole: levels, which nest; results and targets; what is below zero; a range. The
// table of such a chart has its figures all the same.
func (c Chart) Undrawn() pipeline.Text {
	if c.Form != Stacked {
		return pipeline.Text{}
	}
	var first *Mark
	for si, s := range c.Series {
		for mi := range s.Marks {
			m := c.resolved(si, mi)
			if m.Value == nil {
				continue
			}
			if first == nil {
				first = &m
			}
			switch {
			case m.Level != first.Level:
				return pipeline.Text{VI: "Không vẽ chồng: các số thuộc nhiều cấp, cấp này nằm trong cấp kia nên không cộng được.",
					EN: "Not drawn as parts: the figures are of several levels, which nest and are never added."}
			case m.Kind != first.Kind || m.Claim != first.Claim:
				return pipeline.Text{VI: "Không vẽ chồng: có số kết quả lẫn số kế hoạch hoặc mục tiêu, không cộng được với nhau.",
					EN: "Not drawn as parts: results stand among plans or targets, which are never added."}
			case m.Unit != first.Unit:
				return pipeline.Text{VI: "Không vẽ chồng: các số không cùng đơn vị tính.", EN: "Not drawn as parts: the figures are in different units."}
			case *m.Value < 0 || m.Max != nil:
				return pipeline.Text{VI: fmt.Sprintf("Không vẽ chồng: «%s» là số âm hoặc là một khoảng.", m.Label.VI),
					EN: fmt.Sprintf("Not drawn as parts: “%s” is below zero or a range.", m.Label.In("en"))}
			}
		}
	}
	return pipeline.Text{}
}

func (m Mark) validate() error {
	for _, v := range []*float64{m.Value, m.Max} {
		if v != nil && (math.IsNaN(*v) || math.IsInf(*v, 0)) {
			return fmt.Errorf("value is not a number")
		}
		if !finite(v) {
			return fmt.Errorf("value %g is beyond any scale", *v)
		}
	}
	switch m.state() {
	case Value, Missing, NotExpected:
	case Withheld:
		if m.Reason.VI == "" {
			return fmt.Errorf("withheld without a reason")
		}
	default:
		return fmt.Errorf("state %q is not known", m.State)
	}
	return nil
}

func validID(id string) bool {
	for i, r := range id {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || r != '-' && (r < '0' || r > '9')) {
			return false
		}
	}
	return id != "" && len(id) <= 100
}
