package vietnamese

import (
	"encoding/json"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// ParseNumber reads what a whole line states: one number in digits or words,
// one mark of a table cell, one sentence's figure, or none. Several figures are
// Items of one Figure without a value. Type tells why a line states no number.
func ParseNumber(input string) Figure {
	empty := Figure{Type: TypeNone, Null: true, Qualifier: pipeline.Exact}
	f, state := ParseCell(input, StyleUnknown)
	switch state {
	case CellMissing, CellNotAvailable, CellZeroDash:
		return f
	case CellNumber:
		return wholeLine(f, input)
	}
	l := Cut(input)
	if f, ok := l.underHead(); ok {
		return f
	}
	if d, next := l.digitDate(0); next > 0 && next == len(l.tokens) && !l.is(1, "-") && d.Day > 0 {
		empty.Type, empty.Date = TypeDate, d
		return empty
	}
	found, why := l.figures(true)
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) == 2 && found[0].Type == TypeFraction && found[1].Unit == "percent":
		return found[0] // 824/1.002 sản phẩm (82,24%)
	case len(found) > 1:
		empty.Type, empty.Items = TypeItems, found
		return empty
	}
	empty.Type = l.noneType(why)
	return empty
}

// wholeLine takes a cell's figure for a line of its own: a number that may be a
// stored day has no value until the cell says which.
func wholeLine(f Figure, input string) Figure {
	if !f.Date.IsZero() {
		f.Alt, f.Null, f.Type = ptr(f.Value), true, TypeDate
		f.Value = 0
		return f
	}
	l := Cut(input)
	if found, _ := l.figures(true); len(found) == 1 && !found[0].Null && found[0].Value == f.Value {
		return found[0]
	}
	if found, why := l.figures(true); len(found) == 0 && why != noReason && (len(l.tokens) > 1 || why == isPhone) && why != isFootnote {
		return Figure{Type: l.noneType(why), Null: true, Qualifier: pipeline.Exact}
	}
	return f
}

// underHead reads a number behind the unit of its column: "(triệu đồng) 1.250",
// "Diện tích (ha): 23,5", "ĐVT: nghìn đồng 150".
func (l *Line) underHead() (Figure, bool) {
	label := l.is(0, "đvt") || l.words(0, "đơn", "vị")
	for end := 0; end+1 < len(l.tokens) && end < 40; end++ {
		closes := l.is(end, ")")
		if !closes && !(label && l.at(end).kind == word && l.at(end+1).kind == digits) {
			continue
		}
		if l.isAny(end+1, ":", "=") && end+2 < len(l.tokens) {
			end++
		}
		if f, ok := l.inUnit(end + 1); ok {
			return f, true
		}
	}
	return Figure{}, false
}

// inUnit reads the rest of the line from token i as a number in the unit that
// the line before it states.
func (l *Line) inUnit(i int) (Figure, bool) {
	unit, factor, ok := UnitOf(l.text(0, i))
	if !ok {
		return Figure{}, false
	}
	start := l.at(i).start
	f, state := ParseCell(l.Slice(start, l.length), StyleUnknown)
	if state != CellNumber || f.Unit != "" {
		return f, false
	}
	f.Unit, f.Value = unit, f.Value*factor
	if f.Max != nil {
		f.Max = ptr(*f.Max * factor)
	}
	f.Start, f.End, f.Date = f.Start+start, f.End+start, pipeline.Date{}
	f.Alt, f.Ambiguous = nil, false
	return f, true
}

// noneType tells why the line states no number.
func (l *Line) noneType(why reason) FigureType {
	switch why {
	case isScale:
		return TypeScale
	case isAddress:
		return TypeAddress
	case isPeriod, isDate, isCode, isStar, isLabel:
		if l.streetNumber() {
			return TypeAddress
		}
		if p, _ := l.period(0); p.Form == FormYears || l.at(0).kind == digits && l.tied() || l.looksRange() {
			return TypePeriodID
		}
	}
	return TypeNone
}

// streetNumber tells whether the line begins with the number of a house: "số
// 12/5 Lê Lợi", "số 1/65B", "45/12/3 Nguyễn Trãi".
func (l *Line) streetNumber() bool {
	at := 0
	for at < 3 && l.isAny(at, "số", "nhà") {
		at++
	}
	first, strokes := at, 0
	for l.at(at).kind == digits && l.is(at+1, "/") && l.at(at+2).kind == digits && l.tight(at, at+3) && strokes < 4 {
		at, strokes = at+2, strokes+1
	}
	if strokes == 0 || first == 0 && strokes == 1 {
		return false
	}
	end := l.at(at + 1)
	letter := end.kind == word && end.gap == glued && end.end-end.start == 1
	street := end.kind == word && end.gap != glued && end.upper
	return letter && at+2 == len(l.tokens) && first > 0 || street
}

// looksRange tells whether the line joins two years, months after tháng, or
// three and more numbers at its end with dashes.
func (l *Line) looksRange() bool {
	for i := range min(len(l.tokens), 12) {
		if l.at(i).kind != digits || !l.is(i+1, "-") || l.at(i+2).kind != digits {
			continue
		}
		_, first := l.year(i)
		_, second := l.year(i + 2)
		if first && second || l.is(i-1, "tháng") || l.is(i+3, "-") && l.at(i+4).kind == digits && i+5 == len(l.tokens) {
			return true
		}
	}
	return false
}

// tied tells whether the line joins numbers with a dash or a stroke.
func (l *Line) tied() bool {
	for i := range min(len(l.tokens), 12) {
		if l.isAny(i, "-", "/") {
			return true
		}
	}
	return false
}

// numberLine is one line of `tonghop number --jsonl`.
type numberLine struct {
	Input        string     `json:"input"`
	Value        *float64   `json:"value"`
	ValueMax     *float64   `json:"value_max,omitempty"`
	Unit         string     `json:"unit,omitempty"`
	Qualifier    string     `json:"qualifier"`
	Type         FigureType `json:"type"`
	Alt          *float64   `json:"alt,omitempty"`
	Ambiguous    bool       `json:"ambiguous,omitempty"`
	Date         string     `json:"date,omitempty"`
	Vague        bool       `json:"vague,omitempty"`
	Order        float64    `json:"order,omitempty"`
	Numerator    *float64   `json:"numerator,omitempty"`
	Denominator  *float64   `json:"denominator,omitempty"`
	Delta        bool       `json:"delta,omitempty"`
	Average      bool       `json:"average,omitempty"`
	Distributive bool       `json:"distributive,omitempty"`
	Estimate     bool       `json:"estimate,omitempty"`
	Per          string     `json:"per,omitempty"`
	Noun         string     `json:"noun,omitempty"`
	Items        []any      `json:"items,omitempty"`
}

// NumberLine gives what the line states as a value that encoding/json writes as
// the JSON object of `tonghop number --jsonl`. value is null when the line
// states no one number; of several figures, items are their values in order.
func NumberLine(input string) json.Marshaler { return lineValue(input) }

type lineValue string

// MarshalJSON writes the object.
func (v lineValue) MarshalJSON() ([]byte, error) {
	f := ParseNumber(string(v))
	out := numberLine{
		Input: strings.ToValidUTF8(string(v), "\uFFFD"), ValueMax: f.Max, Unit: f.Unit, Qualifier: string(f.Qualifier), Type: f.Type,
		Alt: f.Alt, Ambiguous: f.Ambiguous, Date: f.Date.String(), Vague: f.Vague, Order: f.Order,
		Numerator: f.Numerator, Denominator: f.Denominator, Delta: f.Delta, Average: f.Average,
		Distributive: f.Distributive, Estimate: f.Estimate, Per: f.Per, Noun: f.Noun,
	}
	if !f.Null {
		out.Value = &f.Value
	}
	for _, item := range f.Items {
		if item.Null {
			out.Items = append(out.Items, nil)
			continue
		}
		out.Items = append(out.Items, item.Value)
	}
	return json.Marshal(out)
}
