package workbook

import (
	"maps"
	"regexp"
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// settleLevel. A text that names several levels names none; in a head or label
// that is a problem, in a title it only lists what the table holds.
func (m *meaning) settleLevel() *problem {
	found := pipeline.NoLevel
	text := ""
	for _, v := range m.near() {
		if len(v.levels) == 0 {
			continue
		}
		if len(v.levels) > 1 {
			if v.from == "section" {
				continue
			}
			return unknownLevel(v.text)
		}
		if found != pipeline.NoLevel && found != v.levels[0] {
			if v.from == "section" {
				continue
			}
			return unknownLevel(text + " / " + v.text)
		}
		found, text = v.levels[0], v.text
	}
	for _, v := range m.titles {
		if found == pipeline.NoLevel && len(v.levels) == 1 {
			found, text = v.levels[0], v.text
		}
	}
	if found != pipeline.NoLevel && !slices.Contains(m.indicator.Levels, found) {
		return closedLevel(text)
	}
	m.level = found
	return nil
}

// settleKind. What no text calls plan, target or estimate is a result. Of the
// heads over one column, the one that says more than "Thực hiện" decides: under
// "Ước 2025" it is an estimate all the same.
func (m *meaning) settleKind() *problem {
	m.kind = pipeline.Actual
	for _, group := range [][]voice{m.heads, m.labels, m.path} {
		said := false
		for _, v := range group {
			if said = said || v.kind != ""; v.kind != "" && v.kind != pipeline.Actual {
				m.kind = v.kind
				return nil
			}
		}
		if said {
			return nil
		}
	}
	for _, v := range m.titles {
		if v.kind != "" {
			m.kind = v.kind
			return nil
		}
	}
	return nil
}

// settlePeriod. Heads and labels may not disagree.
func (m *meaning) settlePeriod() *problem {
	var found *vietnamese.PeriodSpan
	text := ""
	for _, v := range slices.Concat(m.heads, m.labels) {
		for i := range v.periods {
			if found != nil && found.Period.Key() != v.periods[i].Period.Key() {
				return unknownPeriod(text + " / " + v.text)
			}
			found, text = &v.periods[i], v.text
		}
	}
	for _, v := range slices.Concat(m.path, m.titles) {
		if found != nil || len(v.periods) == 0 {
			continue
		}
		if len(v.periods) > 1 && !samePeriods(v.periods) {
			return unknownPeriod(v.text)
		}
		found = &v.periods[0]
	}
	if found == nil {
		m.period = pipeline.Period{Basis: pipeline.PeriodUnknown}
		return nil
	}
	m.period = found.Period
	return nil
}

func samePeriods(periods []vietnamese.PeriodSpan) bool {
	return !slices.ContainsFunc(periods, func(p vietnamese.PeriodSpan) bool {
		return p.Period.Key() != periods[0].Period.Key()
	})
}

// settleDimensions keeps what the indicator knows; a label that says nothing
// but a dimension which the indicator does not have is not understood.
func (m *meaning) settleDimensions() *problem {
	for _, v := range m.near() {
		kept := false
		for _, d := range slices.Sorted(maps.Keys(v.dimensions)) {
			if _, set := m.dimensions[d]; slices.Contains(m.indicator.Dimensions, d) {
				kept = true
				if !set {
					m.tell(d, v.dimensions[d])
				}
			}
		}
		if !kept && len(v.dimensions) > 0 && len(v.indicators) == 0 && v.from == "label" {
			return unknownLabel(v.text).about(v)
		}
	}
	return nil
}

func (m *meaning) tell(dimension, value string) {
	if m.dimensions == nil {
		m.dimensions = map[string]string{}
	}
	m.dimensions[dimension] = value
}

// settlePlace. A district or commune is a dimension of its province's figures,
// where the indicator has one.
func (m *meaning) settlePlace() *problem {
	for _, v := range m.near() {
		if len(v.localities) > 0 && m.dimensions["locality"] == "" {
			if !slices.Contains(m.indicator.Dimensions, "locality") {
				return unknownLabel(v.text).about(v)
			}
			m.tell("locality", v.localities[0].Name)
		}
	}
	for _, v := range m.near() {
		if m.place.Name != "" || m.country {
			break
		}
		switch {
		case len(v.provinces) > 1:
			return unknownProvince(v.text)
		case len(v.provinces) == 1:
			m.place = v.provinces[0]
		case len(v.regions) > 0:
			m.place = v.regions[0]
		case v.country:
			m.country = true
		}
	}
	for _, v := range m.titles {
		if m.place.Name == "" && !m.country && len(v.provinces) == 1 {
			m.place = v.provinces[0]
		}
	}
	return nil
}

// perYear is an income of a year, which is none of a month.
var perYear = regexp.MustCompile(`/ *nam\b|(nguoi|dau nguoi|lao dong)[ /]*nam\b|mot nam|hang nam`)

// settleUnit. A unit stated near the figure must fit; the one above the table
// counts only where it fits.
func (m *meaning) settleUnit() *problem {
	m.unit, m.factor = m.indicator.Unit, 1
	if m.indicator.ID == "income_per_month" {
		for _, v := range m.all() {
			if v.from != "title" && perYear.MatchString(fold(v.text)) {
				return unitMismatch(v.text, m.unitName()+"/tháng")
			}
		}
	}
	for _, v := range slices.Concat(m.heads, m.labels) {
		if v.unit == "" {
			continue
		}
		if !m.counts(m.indicator.ID, v.unit) {
			return unitMismatch(v.text, m.unitName())
		}
		m.unit, m.factor = v.unit, v.factor
		return nil
	}
	for _, v := range slices.Concat(m.heads, m.labels) {
		if slices.Contains(m.indicator.Units, v.noun) {
			m.unit = v.noun
			return nil
		}
	}
	for _, v := range slices.Concat(m.path, m.titles) {
		if v.unit != "" && m.counts(m.indicator.ID, v.unit) {
			m.unit, m.factor = v.unit, v.factor
			return nil
		}
	}
	if m.unit == "vnd" {
		m.factor = 0 // only a cell that states its own unit can be read
	}
	return nil
}

func (m *meaning) unitName() string {
	if u, ok := m.scholar.catalog.Unit(m.indicator.Unit); ok {
		return u.Name.VI
	}
	return m.indicator.Unit
}
