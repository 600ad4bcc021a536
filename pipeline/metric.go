package pipeline

// A MetricOp is one step of a metric's reckoning.
type MetricOp string

// The steps: two of them put a number on the stack, four take two numbers from it
// and put one back.
const (
	TakeFigure MetricOp = "figure"
	TakeNumber MetricOp = "number"
	AddOp      MetricOp = "add"
	SubtractOp MetricOp = "subtract"
	MultiplyOp MetricOp = "multiply"
	DivideOp   MetricOp = "divide"
)

// A MetricStep is one step; the steps of a metric leave one number.
type MetricStep struct {
	Op        MetricOp
	Indicator string  // of TakeFigure
	Number    float64 // of TakeNumber
}

// A Metric is an indicator that is reckoned and not read: from figures of the
// same area, level, kind, split and period. It is undefined where one of them is
// missing, where a denominator is zero, may be zero or is smaller than Least, and
// where fewer provinces have all of them than Coverage asks for; then it says so
// and has no value.
type Metric struct {
	ID         string
	Topic      string // "" takes that of the first indicator
	Name       Text
	Definition Text
	Expression string       // as its author wrote it
	Indicators []string     // each once, in the order of the expression
	Steps      []MetricStep // the expression in the order of reckoning
	Unit       string
	Least      float64 // that every denominator must reach; 0 asks for anything but zero
	Coverage   int     // provinces that must have all figures in a period; 0 asks for none
	AddsAreas  bool
}
