package vietnamese

import "github.com/tonghop/tonghop/pipeline"

// A Span is the code points [Start, End) of the text that was given.
type Span struct{ Start, End int }

// FigureType says what the digits or words of a Figure are.
type FigureType string

// The types of a Figure. Figures gives only the first four; ParseNumber tells
// with the others why a line states no number.
const (
	TypeNumber   FigureType = "number"
	TypeRange    FigureType = "range"
	TypeFraction FigureType = "fraction" // N of M: Numerator and Denominator
	TypeVague    FigureType = "vague"    // hàng trăm: no value

	TypeItems    FigureType = "items"        // several figures, see Items
	TypeDate     FigureType = "date"         // 1.2.2014
	TypePeriodID FigureType = "period_or_id" // looks like a range and is a period or an identifier
	TypeScale    FigureType = "scale"        // 1/500
	TypeAddress  FigureType = "address"      // 1/65B
	TypeMissing  FigureType = "missing"      // a mark that stands for no value: "..", "…", "x", blank
	TypeNone     FigureType = "none"
)

// A Figure is one number that a text states. Span and Text are the number with
// its magnitude word and its currency or measure ("84,739 tỷ đồng", "1.418 ha",
// "400-500"), never the qualifier and never the counted noun. Of
// "24/48 sản phẩm" they are the numerator alone, of "2/3 số hộ" all of it.
type Figure struct {
	Span
	Text  string
	Value float64  // in base units: đồng, not triệu đồng; the low end of a range; finite
	Max   *float64 // high end of a range
	Null  bool     // no value: vague, missing, or not a number

	Unit          string // product, vnd, ha, person, percent, … ; "" when the text does not say
	Qualifier     pipeline.Qualifier
	QualifierSpan Span // empty when Qualifier is exact
	Type          FigureType
	Noun          string // the counted noun after it as the text spells it, "" when there is none
	Per           string // rate tail as written, "người/tháng"

	Numerator, Denominator *float64

	Delta        bool // a change (tăng, giảm), never a level; negative for a decrease
	Average      bool // bình quân, trung bình
	Distributive bool // mỗi xã 2: for each, not in all
	Estimate     bool // ước: the kind of the figure is estimate
	Vague        bool // hàng chục: Order is its order of magnitude
	Ambiguous    bool // another reading is possible: Alt, or Date
	Ordinal      bool // a place in an order
	FromWords    bool // written in words

	Order float64
	Alt   *float64
	Date  pipeline.Date
	Items []Figure
}
