package questions

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
)

// metricFiles are where the metrics of a folder may stand.
var metricFiles = []string{"metrics.yaml", "questions/metrics.yaml"}

type metricLines struct {
	Metrics []metricLine `yaml:"metrics"`
}

type metricLine struct {
	ID           string  `yaml:"id"`
	VI           string  `yaml:"vi"`
	EN           string  `yaml:"en"`
	DefinitionVI string  `yaml:"definition_vi"`
	DefinitionEN string  `yaml:"definition_en"`
	Expression   string  `yaml:"expression"`
	Unit         string  `yaml:"unit"`
	Least        float64 `yaml:"least_denominator"`
	Coverage     int     `yaml:"coverage"`
	Adds         *struct {
		Areas bool `yaml:"areas"`
	} `yaml:"adds"`
}

func (s *Set) loadMetrics(f Folder, c *catalog.Catalog) (config.Faults, error) {
	var faults config.Faults
	for _, name := range metricFiles {
		text, err := fs.ReadFile(f.Files, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", path.Join(f.Shown, name), err)
		}
		faults = append(faults, s.readMetrics(Place{Folder: f, File: name}, text, c)...)
	}
	return faults, nil
}

func (s *Set) readMetrics(at Place, text []byte, c *catalog.Catalog) config.Faults {
	doc, err := config.Parse(at.Shown(), text)
	if err != nil {
		return asFaults(err, at.Shown())
	}
	var lines metricLines
	if faults := doc.Decode(&lines); len(faults) > 0 {
		return faults
	}
	var faults config.Faults
	for i, l := range lines.Metrics {
		where := fmt.Sprintf("metrics.%d", i)
		m, key, fault := l.metric(c)
		if fault != nil {
			faults = append(faults, doc.Fault(join(where, key), lines.ofMetrics(*fault, l.Expression)))
			continue
		}
		m.Topic = at.Folder.Topic
		over, fault := s.stand(aMetric, m.ID, at, s.taken[m.ID])
		if fault != nil {
			faults = append(faults, doc.Fault(where+".id", *fault))
			continue
		}
		if over {
			s.Metrics = without(s.Metrics, func(other pipeline.Metric) bool { return other.ID == m.ID })
		}
		s.Metrics = append(s.Metrics, m)
	}
	return faults
}

func join(where, key string) string {
	if key == "" {
		return where
	}
	return where + "." + key
}

func asFaults(err error, file string) config.Faults {
	var faults config.Faults
	if errors.As(err, &faults) {
		return faults
	}
	return config.Faults{{File: file, VI: err.Error(), EN: "cannot be read."}}
}

func say(vi, en string, args ...any) *config.Fault {
	return &config.Fault{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}

// metric judges one metric: what it is made of must exist and be of one scope.
// The fault is about the named key.
func (l metricLine) metric(c *catalog.Catalog) (m pipeline.Metric, key string, fault *config.Fault) {
	m = pipeline.Metric{ID: l.ID, Name: pipeline.Text{VI: l.VI, EN: l.EN}, Definition: pipeline.Text{VI: l.DefinitionVI, EN: l.DefinitionEN},
		Expression: l.Expression, Unit: l.Unit, Least: l.Least, Coverage: l.Coverage}
	if m.Name.EN == "" {
		m.Name.EN = m.Name.VI
	}
	switch {
	case l.ID == "" || l.VI == "" || l.Expression == "":
		return m, "", say("chỉ số %q cần có id, vi và expression.", "the metric %q wants id, vi and expression.", l.ID)
	case l.Coverage < 0:
		return m, "coverage", say("chỉ số %q: coverage không được âm.", "the metric %q: coverage must not be negative.", l.ID)
	case l.Least < 0:
		return m, "least_denominator", say("chỉ số %q: least_denominator không được âm.", "the metric %q: least_denominator must not be negative.", l.ID)
	}
	if most := mostProvinces(c); l.Coverage > most {
		return m, "coverage", say("chỉ số %q: coverage là %d, nhưng nhiều nhất chỉ có %d tỉnh, thành phố nên không bao giờ tính được.",
			"the metric %q: coverage is %d, and there never were more than %d provinces, so it could never be reckoned.", l.ID, l.Coverage, most)
	}
	e, fault := parseExpression(l.Expression, c)
	if fault != nil {
		fault.VI, fault.EN = fmt.Sprintf("chỉ số %q: %s", l.ID, fault.VI), fmt.Sprintf("the metric %q: %s", l.ID, fault.EN)
		return m, "expression", fault
	}
	m.Indicators, m.Steps, m.AddsAreas = e.indicators(), e.steps, e.result.adds
	if m.Unit == "" {
		m.Unit = e.result.unit.plain()
	}
	if _, ok := c.Unit(m.Unit); !ok {
		return m, "unit", l.unitFault(m.Unit, e, c)
	}
	if l.Adds != nil {
		if l.Adds.Areas && !m.AddsAreas {
			return m, "adds", say("chỉ số %q không cộng được theo địa phương: biểu thức có phép chia hoặc có chỉ tiêu không cộng được.",
				"the metric %q does not add over areas: it divides, or an indicator of it does not add.", l.ID)
		}
		m.AddsAreas = l.Adds.Areas
	}
	return m, "expression", unlike(l.ID, e.parts)
}

// mostProvinces is how many provinces there were at most.
func mostProvinces(c *catalog.Catalog) (most int) {
	for _, v := range c.BoundaryVersions() {
		most = max(most, v.Provinces)
	}
	return most
}

// ofMetrics says of an expression that names another metric that it is made of indicators alone.
func (l metricLines) ofMetrics(fault config.Fault, expression string) config.Fault {
	for _, word := range strings.FieldsFunc(expression, func(r rune) bool { return strings.ContainsRune(" \t\n+-*/()", r) }) {
		if slices.ContainsFunc(l.Metrics, func(other metricLine) bool { return other.ID == word }) && strings.Contains(fault.VI, strconv.Quote(word)) {
			fault.Meant = ""
			fault.HintVI = fmt.Sprintf("%q là một chỉ số; biểu thức chỉ gồm chỉ tiêu, nên hãy viết các chỉ tiêu của nó ra.", word)
			fault.HintEN = fmt.Sprintf("%q is a metric; an expression is of indicators alone, so write out those of it.", word)
		}
	}
	return fault
}

func (l metricLine) unitFault(unit string, e *expression, c *catalog.Catalog) *config.Fault {
	if l.Unit == "" {
		return say("chỉ số %q cần có unit: biểu thức cho ra %s.", "the metric %q wants a unit: the expression gives %s.", l.ID, e.result.unit)
	}
	fault := say("chỉ số %q dùng đơn vị tính %q không có trong danh mục.", "the metric %q has the unknown unit %q.", l.ID, unit)
	var known []string
	for _, u := range c.Units() {
		known = append(known, u.ID)
	}
	return near(fault, unit, known)
}

// near says which known word a misspelt one was most likely meant to be.
func near(fault *config.Fault, word string, known []string) *config.Fault {
	if meant := config.Nearest(word, known); meant != "" {
		fault.Meant, fault.HintVI, fault.HintEN = meant, fmt.Sprintf("Có phải ý là %q?", meant), fmt.Sprintf("Did you mean %q?", meant)
	}
	return fault
}

// unlike says why indicators cannot be reckoned into one figure.
func unlike(id string, parts []pipeline.Indicator) *config.Fault {
	for _, other := range parts[1:] {
		if (parts[0].Behaviour == pipeline.Stock) != (other.Behaviour == pipeline.Stock) {
			return say("chỉ số %q ghép số trong kỳ với số tại một thời điểm: %s và %s không cùng phạm vi.",
				"the metric %q joins what happens within a period and a stock: %s and %s are of unlike scope.", id, parts[0].ID, other.ID)
		}
	}
	shared := slices.Clone(parts[0].Levels)
	for _, other := range parts[1:] {
		before := len(shared)
		shared = without(shared, func(l pipeline.Level) bool { return !slices.Contains(other.Levels, l) })
		if len(shared) == 0 && (before > 0 || len(other.Levels) > 0) {
			return say("chỉ số %q ghép các chỉ tiêu không có cấp nào chung nên không bao giờ tính được: %s.",
				"the metric %q joins indicators that are never of one level, and could never be reckoned: %s.", id, levelsOf(parts))
		}
	}
	return nil
}

// levelsOf says of which levels each indicator is.
func levelsOf(parts []pipeline.Indicator) string {
	said := make([]string, len(parts))
	for i, part := range parts {
		levels := make([]string, len(part.Levels))
		for n, l := range part.Levels {
			levels[n] = string(l)
		}
		said[i] = part.ID + " (" + strings.Join(levels, ", ") + ")"
	}
	return strings.Join(said, "; ")
}
