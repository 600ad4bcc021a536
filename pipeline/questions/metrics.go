package questions

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
)

const metricsFile = "metrics.yaml"

type metricLines struct {
	Metrics []metricLine `yaml:"metrics"`
}

type metricLine struct {
	ID           string   `yaml:"id"`
	VI           string   `yaml:"vi"`
	EN           string   `yaml:"en"`
	DefinitionVI string   `yaml:"definition_vi"`
	DefinitionEN string   `yaml:"definition_en"`
	Ratio        []string `yaml:"ratio"`
	Sum          []string `yaml:"sum"`
	Difference   []string `yaml:"difference"`
	Factor       float64  `yaml:"factor"`
	Unit         string   `yaml:"unit"`
	Coverage     int      `yaml:"coverage"`
}

func (s *Set) loadMetrics(c *catalog.Catalog, taken []string) config.Faults {
	file := s.File(metricsFile)
	text, err := fs.ReadFile(s.files, metricsFile)
	if err != nil {
		return config.Faults{{File: file, VI: "không đọc được tệp.", EN: err.Error()}}
	}
	doc, err := config.Parse(file, text)
	if err != nil {
		return asFaults(err, file)
	}
	var lines metricLines
	if faults := doc.Decode(&lines); len(faults) > 0 {
		return faults
	}
	var faults config.Faults
	for i, l := range lines.Metrics {
		m, fault := l.metric(c)
		if fault == nil && (!plainName.MatchString(l.ID) || slices.Contains(taken, l.ID) || s.hasMetric(l.ID)) {
			fault = say("tên chỉ số %q không dùng được hoặc đã có.", "the name %q cannot be taken.", l.ID)
		}
		if fault != nil {
			faults = append(faults, doc.Fault(fmt.Sprintf("metrics.%d", i), *fault))
			continue
		}
		s.Metrics = append(s.Metrics, m)
	}
	slices.SortFunc(s.Metrics, func(a, b pipeline.Metric) int { return strings.Compare(a.ID, b.ID) })
	return faults
}

func asFaults(err error, file string) config.Faults {
	var faults config.Faults
	if errors.As(err, &faults) {
		return faults
	}
	return config.Faults{{File: file, VI: err.Error(), EN: "cannot be read."}}
}

func (s *Set) hasMetric(id string) bool {
	return slices.ContainsFunc(s.Metrics, func(m pipeline.Metric) bool { return m.ID == id })
}

func say(vi, en string, args ...any) *config.Fault {
	return &config.Fault{VI: fmt.Sprintf(vi, args...), EN: fmt.Sprintf(en, args...)}
}

// metric judges one metric: what it is made of must exist and be of one scope.
func (l metricLine) metric(c *catalog.Catalog) (pipeline.Metric, *config.Fault) {
	m := pipeline.Metric{ID: l.ID, Name: pipeline.Text{VI: l.VI, EN: l.EN}, Definition: pipeline.Text{VI: l.DefinitionVI, EN: l.DefinitionEN},
		Factor: l.Factor, Unit: l.Unit, Coverage: l.Coverage}
	if m.Name.EN == "" {
		m.Name.EN = m.Name.VI
	}
	if m.Factor == 0 {
		m.Factor = 1
	}
	var parts []string
	ways := 0
	for kind, given := range map[pipeline.MetricKind][]string{pipeline.RatioMetric: l.Ratio, pipeline.SumMetric: l.Sum, pipeline.DifferenceMetric: l.Difference} {
		if len(given) > 0 {
			m.Kind, parts = kind, given
			ways++
		}
	}
	if ways != 1 || len(parts) != 2 || l.VI == "" || l.Coverage < 0 || l.Factor < 0 {
		return m, say("chỉ số %q cần vi và đúng một trong ratio, sum, difference, mỗi khóa hai chỉ tiêu.", "the metric %q wants vi and one of ratio, sum, difference with two indicators.", l.ID)
	}
	first, second, fault := partsOf(c, l.ID, parts)
	if fault != nil {
		return m, fault
	}
	m.First, m.Second = first.ID, second.ID
	if m.Unit == "" {
		m.Unit = first.Unit
	}
	m.AddsAreas = m.Kind != pipeline.RatioMetric && first.AddsAreas && second.AddsAreas
	return m, unlike(c, m, first, second)
}

func partsOf(c *catalog.Catalog, id string, parts []string) (first, second pipeline.Indicator, fault *config.Fault) {
	first, ok := c.Indicator(parts[0])
	if !ok {
		return first, second, say("chỉ số %q dùng chỉ tiêu %q không có trong danh mục.", "the metric %q names the indicator %q, which is not there.", id, parts[0])
	}
	second, ok = c.Indicator(parts[1])
	if !ok {
		return first, second, say("chỉ số %q dùng chỉ tiêu %q không có trong danh mục.", "the metric %q names the indicator %q, which is not there.", id, parts[1])
	}
	return first, second, nil
}

// unlike says why two indicators cannot be reckoned into one figure.
func unlike(c *catalog.Catalog, m pipeline.Metric, first, second pipeline.Indicator) *config.Fault {
	if _, ok := c.Unit(m.Unit); !ok {
		return say("chỉ số %q dùng đơn vị tính %q không có trong danh mục.", "the metric %q has the unknown unit %q.", m.ID, m.Unit)
	}
	if first.ID == second.ID {
		return say("chỉ số %q dùng một chỉ tiêu hai lần.", "the metric %q names one indicator twice.", m.ID)
	}
	if m.Kind != pipeline.RatioMetric && first.Unit != second.Unit {
		return say("chỉ số %q cộng hoặc trừ hai đơn vị tính khác nhau: %s và %s.", "the metric %q adds unlike units, %s and %s.", m.ID, first.Unit, second.Unit)
	}
	if (first.Behaviour == pipeline.Stock) != (second.Behaviour == pipeline.Stock) {
		return say("chỉ số %q ghép số trong kỳ với số tại một thời điểm: %s và %s không cùng phạm vi.",
			"the metric %q joins what happens within a period and a stock: %s and %s are of unlike scope.", m.ID, first.ID, second.ID)
	}
	shared := len(first.Levels) == 0 && len(second.Levels) == 0
	for _, level := range first.Levels {
		shared = shared || slices.Contains(second.Levels, level)
	}
	if !shared {
		return say("chỉ số %q ghép hai chỉ tiêu không có cấp nào chung: %s và %s không cùng phạm vi.",
			"the metric %q joins indicators without a level in common: %s and %s are of unlike scope.", m.ID, first.ID, second.ID)
	}
	return nil
}
