package sheet

import (
	"math"
	"strconv"
	"strings"
)

// A wash is a conditional format that writes what it applies to in the colour of its
// background.
type wash struct {
	over Span
	when condition
}

// mostWashes bounds those of one sheet.
const mostWashes = 100

// A condition is one that a cell alone decides; of others nothing is told.
type condition struct {
	always bool
	op     string // of a number, as in a formula: "=", "<>", ">", ">=", "<", "<=", "between", "outside"
	a, b   float64
}

// holds tells whether a cell that states something is washed out. Noughts are hidden out of
// habit.
func (c condition) holds(kind Kind, v float64) bool {
	switch {
	case kind == Blank || kind == Error || kind == Number && v == 0:
		return false
	case c.always:
		return true
	case kind != Number:
		return false
	}
	switch c.op {
	case "=":
		return v == c.a
	case "<>":
		return v != c.a
	case ">":
		return v > c.a
	case ">=":
		return v >= c.a
	case "<":
		return v < c.a
	case "<=":
		return v <= c.a
	case "between":
		return v >= math.Min(c.a, c.b) && v <= math.Max(c.a, c.b)
	case "outside":
		return v < math.Min(c.a, c.b) || v > math.Max(c.a, c.b)
	}
	return false
}

// everTrue tells whether a formula is true whatever the cell holds.
func everTrue(formula string) bool {
	switch strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(formula), " ", "")) {
	case "TRUE", "TRUE()", "1", "1=1":
		return true
	}
	return false
}

// xlsxOperators are those of rules about a cell's value.
var xlsxOperators = map[string]string{"equal": "=", "notEqual": "<>", "greaterThan": ">", "greaterThanOrEqual": ">=", "lessThan": "<", "lessThanOrEqual": "<=", "between": "between", "notBetween": "outside"}

// conditionOf is the condition of a rule of a workbook; ok is false when more than the cell
// decides it.
func conditionOf(kind, operator string, formulas []string) (c condition, ok bool) {
	switch {
	case kind == "expression" && len(formulas) == 1 && everTrue(formulas[0]), kind == "notContainsBlanks":
		return condition{always: true}, true
	case kind != "cellIs" || len(formulas) == 0 || xlsxOperators[operator] == "":
		return c, false
	}
	c.op = xlsxOperators[operator]
	var err error
	if c.a, err = strconv.ParseFloat(strings.TrimSpace(formulas[0]), 64); err != nil {
		return c, false
	}
	if c.op != "between" && c.op != "outside" {
		return c, true
	}
	if len(formulas) < 2 {
		return c, false
	}
	c.b, err = strconv.ParseFloat(strings.TrimSpace(formulas[1]), 64)
	return c, err == nil
}

// odsCondition is the condition of an OpenDocument format: ">0", "between(1,5)",
// "formula-is(TRUE())".
func odsCondition(text string) (c condition, ok bool) {
	text = strings.TrimSpace(text)
	if inner, is := strings.CutPrefix(text, "formula-is("); is {
		return condition{always: true}, everTrue(strings.TrimSuffix(inner, ")"))
	}
	for name, op := range map[string]string{"between(": "between", "not-between(": "outside"} {
		if inner, is := strings.CutPrefix(text, name); is {
			a, b, two := strings.Cut(strings.TrimSuffix(inner, ")"), ",")
			x, errX := strconv.ParseFloat(strings.TrimSpace(a), 64)
			y, errY := strconv.ParseFloat(strings.TrimSpace(b), 64)
			return condition{op: op, a: x, b: y}, two && errX == nil && errY == nil
		}
	}
	for _, op := range []string{"<>", "!=", ">=", "<=", "=", ">", "<"} {
		if rest, is := strings.CutPrefix(text, op); is {
			v, err := strconv.ParseFloat(strings.TrimSpace(rest), 64)
			return condition{op: strings.Replace(op, "!=", "<>", 1), a: v}, err == nil
		}
	}
	return c, false
}

// wash notes that a conditional format hides what it applies to.
func (g *Grid) wash(over Span, when condition) {
	if len(g.washes) < mostWashes {
		g.washes = append(g.washes, wash{over, when})
	}
}

// washed tells whether a conditional format hides a cell.
func (g *Grid) washed(row, col int) bool {
	for _, w := range g.washes {
		if row >= w.over.Top && row <= w.over.Bottom && col >= w.over.Left && col <= w.over.Right {
			if v, _ := g.NumberAt(row, col); w.when.holds(g.KindAt(row, col), v) {
				return true
			}
		}
	}
	return false
}

// A formatScan gathers the rules of a sheet's conditional formats.
type formatScan struct {
	spans          []Span
	kind, operator string
	look           int // of the book's
	formulas       []string
	inFormula      bool
}

// mostSpans bounds the areas of one rule.
const mostSpans = 100

// spanOf is the area of a reference, which may be one cell.
func spanOf(ref string) (Span, bool) {
	if !strings.Contains(ref, ":") {
		ref += ":" + ref
	}
	return parseSpan([]byte(ref))
}

// start begins an element of a conditional format.
func (f *formatScan) start(m *markup) {
	switch string(m.name) {
	case "conditionalFormatting":
		f.spans = nil
		for _, ref := range strings.Fields(m.attrText("sqref")) {
			if span, ok := spanOf(ref); ok && len(f.spans) < mostSpans {
				f.spans = append(f.spans, span)
			}
		}
	case "cfRule":
		*f = formatScan{spans: f.spans, kind: m.attrText("type"), operator: m.attrText("operator"), look: -1}
		if m.attr("dxfId") != nil {
			f.look = m.attrInt("dxfId")
		}
	case "formula":
		if f.inFormula = len(f.formulas) < 3; f.inFormula {
			f.formulas = append(f.formulas, "")
		}
	}
}

func (f *formatScan) character(m *markup) {
	if last := len(f.formulas) - 1; f.inFormula && last >= 0 && len(f.formulas[last]) < 200 {
		f.formulas[last] += string(m.appendCharacters(nil))
	}
}

// end closes an element; a rule that hides is noted.
func (f *formatScan) end(name string, looks []look, g *Grid) {
	switch name {
	case "formula":
		f.inFormula = false
	case "cfRule":
		if f.look < 0 || f.look >= len(looks) || !looks[f.look].unseen() {
			return
		}
		if when, ok := conditionOf(f.kind, f.operator, f.formulas); ok {
			for _, span := range f.spans {
				g.wash(span, when)
			}
		}
	}
}

// odsSpans are the areas of an OpenDocument address: "'Biểu 1'.A1:'Biểu 1'.B3".
func odsSpans(address string) (spans []Span) {
	for _, ref := range strings.Fields(withoutSheets(address)) {
		if span, ok := spanOf(ref); ok && len(spans) < mostSpans {
			spans = append(spans, span)
		}
	}
	return spans
}

// withoutSheets is an address without the names of its sheets.
func withoutSheets(address string) string {
	var b strings.Builder
	quoted, from := false, 0
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c == '\'':
			quoted = !quoted
		case quoted:
		case c == '.':
			from = i + 1
		case c == ' ' || c == ':':
			b.WriteString(address[from : i+1])
			from = i + 1
		}
	}
	return strings.ReplaceAll(b.String()+address[min(from, len(address)):], "$", "")
}

// condition is a rule of a conditional format of OpenDocument.
func (s *odsScan) condition(m *markup) {
	if s.plot == nil || len(s.conditional) == 0 {
		return
	}
	look := s.styles.of("table-cell", m.attrText("apply-style-name"))
	if when, ok := odsCondition(m.attrText("value")); ok && (look.tiny || look.colours.unseen()) {
		for _, span := range s.conditional {
			s.plot.Builder.grid.wash(span, when)
		}
	}
}
