package chart

import (
	"fmt"
	"math"
)

// The bounds of one chart. A question that gives more belongs in a table.
const (
	mostSeries = 80
	MostMarks  = 4000 // in all series together
)

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
	if len(c.Series) > mostSeries {
		return fmt.Errorf("chart %s: %d series, at most %d", c.ID, len(c.Series), mostSeries)
	}
	count := 0
	for _, s := range c.Series {
		count += len(s.Marks)
		for _, m := range s.Marks {
			if err := m.validate(); err != nil {
				return fmt.Errorf("chart %s: mark %q: %w", c.ID, m.Label.VI, err)
			}
		}
	}
	if count > MostMarks {
		return fmt.Errorf("chart %s: %d marks, at most %d", c.ID, count, MostMarks)
	}
	switch c.Form {
	case TileMap:
		return c.validateTiles()
	case Stacked:
		return c.validateParts()
	}
	return nil
}

// validateParts refuses to add what does not add up to a whole: levels, which
// nest; results and targets; what is below zero; a range.
func (c Chart) validateParts() error {
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
				return fmt.Errorf("chart %s: parts of levels %q and %q: levels nest and are never added", c.ID, first.Level, m.Level)
			case m.Kind != first.Kind || m.Claim != first.Claim || m.Unit != first.Unit:
				return fmt.Errorf("chart %s: parts of different kind, standing or unit", c.ID)
			case *m.Value < 0 || m.Max != nil:
				return fmt.Errorf("chart %s: part %q is below zero or a range", c.ID, m.Label.VI)
			}
		}
	}
	return nil
}

func (m Mark) validate() error {
	for _, v := range []*float64{m.Value, m.Max} {
		if v != nil && (math.IsNaN(*v) || math.IsInf(*v, 0)) {
			return fmt.Errorf("value is not a number")
		}
		if v != nil && math.Abs(*v) >= beyond {
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
