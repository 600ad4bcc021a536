package questions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
)

// The bounds of an expression.
const (
	longestExpression = 1000 // bytes
	deepestExpression = 40   // parentheses within each other
)

// An expression is indicators and numbers joined by + - * / and parentheses.
type expression struct {
	text   string
	at     int // bytes read
	deep   int
	c      *catalog.Catalog
	steps  []pipeline.MetricStep
	parts  []pipeline.Indicator // each once, in the order of the expression
	result term
}

// A term is what a part of an expression gives.
type term struct {
	unit     unit
	constant bool // no indicator stands in it
	adds     bool // over areas
}

// parseExpression reads the text. What is wrong is told with its place in it.
func parseExpression(text string, c *catalog.Catalog) (*expression, *config.Fault) {
	e := &expression{text: text, c: c}
	if len(text) > longestExpression || !utf8.ValidString(text) {
		return nil, say("biểu thức quá dài hoặc không phải văn bản.", "the expression is too long or no text.")
	}
	var fault *config.Fault
	if e.result, fault = e.sum(); fault != nil {
		return nil, fault
	}
	if e.skip(); e.at < len(e.text) {
		return nil, e.fault("thừa %q", "%q is too much", e.word())
	}
	if e.result.constant {
		return nil, say("biểu thức không có chỉ tiêu nào.", "no indicator stands in the expression.")
	}
	return e, nil
}

func (e *expression) indicators() []string {
	var ids []string
	for _, i := range e.parts {
		ids = append(ids, i.ID)
	}
	return ids
}

func (e *expression) skip() {
	for e.at < len(e.text) && strings.IndexByte(" \t\n", e.text[e.at]) >= 0 {
		e.at++
	}
}

// next is the operator that stands next if it is one of them, else 0.
func (e *expression) next(operators string) byte {
	if e.skip(); e.at < len(e.text) && strings.IndexByte(operators, e.text[e.at]) >= 0 {
		e.at++
		return e.text[e.at-1]
	}
	return 0
}

// word is what stands next, up to a blank or an operator, at least a character.
func (e *expression) word() string {
	end := strings.IndexAny(e.text[e.at:], " \t\n+-*/()")
	if end == 0 {
		_, end = utf8.DecodeRuneInString(e.text[e.at:])
	}
	if end < 0 {
		end = len(e.text) - e.at
	}
	return e.text[e.at : e.at+end]
}

func (e *expression) fault(vi, en string, args ...any) *config.Fault {
	place := utf8.RuneCountInString(e.text[:e.at]) + 1
	return say("biểu thức, ký tự %d: "+vi+".", "character %d of the expression: "+en+".", append([]any{place}, args...)...)
}

func (e *expression) sum() (term, *config.Fault) {
	left, fault := e.product()
	for fault == nil {
		start := e.at
		op := e.next("+-")
		if op == 0 {
			return left, nil
		}
		var right term
		if right, fault = e.product(); fault != nil {
			break
		}
		if !left.unit.same(right.unit) {
			e.at = start
			return left, e.fault("cộng hoặc trừ hai đơn vị tính khác nhau: %s và %s", "unlike units are added, %s and %s", left.unit, right.unit)
		}
		e.step(map[byte]pipeline.MetricOp{'+': pipeline.AddOp, '-': pipeline.SubtractOp}[op])
		left = term{unit: left.unit, constant: left.constant && right.constant, adds: left.adds && right.adds}
	}
	return left, fault
}

func (e *expression) product() (term, *config.Fault) {
	left, fault := e.atom()
	for fault == nil {
		op := e.next("*/")
		if op == 0 {
			return left, nil
		}
		var right term
		if right, fault = e.atom(); fault != nil {
			break
		}
		if last := e.steps[len(e.steps)-1]; op == '/' && right.constant && last.Op == pipeline.TakeNumber && last.Number == 0 {
			return left, e.fault("chia cho 0", "it is divided by 0")
		}
		adds := left.adds && right.constant
		if op == '*' {
			e.step(pipeline.MultiplyOp)
			left = term{unit: left.unit.times(right.unit), constant: left.constant && right.constant, adds: adds || left.constant && right.adds}
			continue
		}
		e.step(pipeline.DivideOp)
		left = term{unit: left.unit.per(right.unit), constant: left.constant && right.constant, adds: adds}
	}
	return left, fault
}

func (e *expression) step(op pipeline.MetricOp) {
	e.steps = append(e.steps, pipeline.MetricStep{Op: op})
}

// atom is a number, an indicator or an expression in parentheses.
func (e *expression) atom() (term, *config.Fault) {
	if e.next("(") != 0 {
		if e.deep++; e.deep > deepestExpression {
			return term{}, e.fault("quá nhiều ngoặc lồng nhau", "too many parentheses within each other")
		}
		inner, fault := e.sum()
		if fault == nil && e.next(")") == 0 {
			fault = e.fault("thiếu dấu đóng ngoặc", "a closing parenthesis is missing")
		}
		e.deep--
		return inner, fault
	}
	if e.at >= len(e.text) {
		return term{}, e.fault("thiếu chỉ tiêu hoặc số", "an indicator or a number is missing")
	}
	word := e.word()
	if number, err := strconv.ParseFloat(word, 64); err == nil && strings.Trim(word, "0123456789.") == "" {
		e.at += len(word)
		e.steps = append(e.steps, pipeline.MetricStep{Op: pipeline.TakeNumber, Number: number})
		return term{constant: true}, nil
	}
	if !plainName.MatchString(word) {
		return term{}, e.fault("%q không phải là chỉ tiêu, số hay ngoặc", "%q is no indicator, number or parenthesis", word)
	}
	return e.figure(word)
}

func (e *expression) figure(id string) (term, *config.Fault) {
	i, ok := e.c.Indicator(id)
	if !ok {
		fault := e.fault("chỉ tiêu %q không có trong danh mục", "there is no indicator %q", id)
		var known []string
		for _, i := range e.c.Indicators() {
			known = append(known, i.ID)
		}
		return term{}, near(fault, id, known)
	}
	e.at += len(id)
	if !slices.ContainsFunc(e.parts, func(p pipeline.Indicator) bool { return p.ID == id }) {
		e.parts = append(e.parts, i)
	}
	e.steps = append(e.steps, pipeline.MetricStep{Op: pipeline.TakeFigure, Indicator: id})
	return term{unit: unit{over: []string{i.Unit}}, adds: i.AddsAreas}, nil
}

// A unit is units multiplied, over units multiplied, each sorted and reduced.
type unit struct{ over, under []string }

func (u unit) times(v unit) unit {
	return reduced(slices.Concat(u.over, v.over), slices.Concat(u.under, v.under))
}

func (u unit) per(v unit) unit {
	return reduced(slices.Concat(u.over, v.under), slices.Concat(u.under, v.over))
}

func reduced(over, under []string) unit {
	var left []string
	for _, one := range over {
		if i := slices.Index(under, one); i >= 0 {
			under = slices.Delete(slices.Clone(under), i, i+1)
			continue
		}
		left = append(left, one)
	}
	slices.Sort(left)
	slices.Sort(under)
	return unit{left, under}
}

func (u unit) same(v unit) bool {
	return slices.Equal(u.over, v.over) && slices.Equal(u.under, v.under)
}

// plain is the one unit that it is; "" for one that is made of several, or of none.
func (u unit) plain() string {
	if len(u.over) == 1 && len(u.under) == 0 {
		return u.over[0]
	}
	return ""
}

func (u unit) String() string {
	text := strings.Join(u.over, "·")
	if text == "" {
		text = "1"
	}
	if len(u.under) > 0 {
		text = fmt.Sprintf("%s/%s", text, strings.Join(u.under, "·"))
	}
	return text
}
