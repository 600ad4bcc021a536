package pipeline

// A MetricKind says how a metric is reckoned from its two indicators.
type MetricKind string

// The kinds of a metric: first / second × factor, first + second, first − second.
const (
	RatioMetric      MetricKind = "ratio"
	SumMetric        MetricKind = "sum"
	DifferenceMetric MetricKind = "difference"
)

// A Metric is an indicator that is reckoned and not read: from two figures of
// the same area, level, kind, split and period. It is undefined where one of them
// is missing, where a ratio would divide by zero, and where fewer provinces have
// both than Coverage asks for; then it says so and has no value.
type Metric struct {
	ID            string
	Name          Text
	Definition    Text
	Kind          MetricKind
	First, Second string // indicators
	Factor        float64
	Unit          string
	Coverage      int // provinces that must have both figures in a period; 0 asks for none
	AddsAreas     bool
}
