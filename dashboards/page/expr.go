package page

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// An expr is what stands between {{ and }}: a function, a column and settings.
//
//	{{first data_until question=freshness}}
//	{{count question=quality_rejects where="press = false"}}
//	{{top area_name by=products}}
//
// Inside a block question and where are the block's own. An expression without
// a value makes the sentence that it stands in fall away (a finding), or reads
// "không có số liệu" (prose).
type expr struct {
	function string
	column   string
	by       string // column that top and bottom look at
	question string // "" for the rows of the block
	where    []condition
	line     int
}

// functions are what an expression may do, and whether it wants a column.
func functions() map[string]bool {
	return map[string]bool{
		"count":  false, // how many rows
		"some":   false, // the same; no value where there is none
		"areas":  false, // how many areas
		"first":  true,  // of the first row
		"only":   true,  // of the one row; no value where there are more
		"top":    true,  // of the row with the one largest value; no value for fewer than two, or a tie
		"bottom": true,
		"row":    true, // of the page's own row
	}
}

func parseExpr(text string, line int) (expr, error) {
	words, err := quotedFields(text)
	if err != nil || len(words) == 0 {
		return expr{}, fmt.Errorf("{{%s}}", text)
	}
	e := expr{function: words[0], line: line}
	wants, known := functions()[e.function]
	if !known {
		return expr{}, fmt.Errorf("%q", e.function)
	}
	rest := words[1:]
	if wants {
		if len(rest) == 0 || !isName(rest[0]) {
			return expr{}, fmt.Errorf("{{%s}}", text)
		}
		e.column, rest = rest[0], rest[1:]
	}
	for _, w := range rest {
		key, value, _ := strings.Cut(w, "=")
		switch {
		case key == "question" && isName(value):
			e.question = value
		case key == "by" && isName(value):
			e.by = value
		case key == "where":
			if e.where, err = parseWhere(value); err != nil {
				return expr{}, err
			}
		default:
			return expr{}, fmt.Errorf("%q", w)
		}
	}
	return e, nil
}

// quotedFields cuts at blanks outside of double quotes and takes the quotes
// away.
func quotedFields(s string) ([]string, error) {
	var words []string
	var word strings.Builder
	inside, any := false, false
	for _, r := range s {
		switch {
		case r == '"':
			inside, any = !inside, true
		case r == ' ' && !inside:
			if any {
				words = append(words, word.String())
			}
			word.Reset()
			any = false
		default:
			word.WriteRune(r)
			any = true
		}
	}
	if inside {
		return nil, fmt.Errorf("quote is not closed")
	}
	if any {
		words = append(words, word.String())
	}
	return words, nil
}

// A found is the value of an expression: words, and the figure's own cell or
// sentence where it has one.
type found struct {
	text    string
	origins []string
	// reckoned is the ID of a figure that no document states; "" for all others.
	reckoned string
	figure   *pipeline.Quantity // nil for words and counts
	exact    string             // all digits, where text leaves some out
}

// figureOf is the figure of a column, in words, with where it stands.
func (d *drawer) figureOf(r row, column, text string) found {
	f := found{text: text, origins: r.list(pipeline.Companion(column, "origin"))}
	f.reckoned = d.world.reckonedID(r.text("indicator_id"), f.origins)
	return f
}

// value finds the value of e among rows, which are those of its block.
func (d *drawer) value(e expr, rows []row, by string) (found, bool) {
	if d.tally != nil && e.question == "" {
		if n, ok := d.tally.value(e); ok {
			return found{text: chart.Number(float64(n), 0, d.world.lang)}, n > 0 || e.function != "some"
		}
	}
	if e.question != "" {
		rows = d.world.answers[e.question].rows(nil)
	}
	if len(e.where) > 0 {
		bound := bind(e.where, d.own)
		rows = slices.DeleteFunc(slices.Clone(rows), func(r row) bool {
			return slices.ContainsFunc(bound, func(c condition) bool { return !c.holds(r) })
		})
	}
	if e.by != "" {
		by = e.by
	}
	switch e.function {
	case "row":
		return d.cellValue(d.own, e.column)
	case "count":
		return found{text: chart.Number(float64(len(rows)), 0, d.world.lang)}, true
	case "some":
		return found{text: chart.Number(float64(len(rows)), 0, d.world.lang)}, len(rows) > 0
	case "areas":
		return found{text: chart.Number(float64(areasIn(rows, by)), 0, d.world.lang)}, true
	case "top", "bottom":
		r, ok := extreme(rows, by, e.function == "top")
		if !ok {
			return found{}, false
		}
		return d.cellValue(r, e.column)
	}
	if len(rows) == 0 || (e.function == "only" && len(rows) > 1) {
		return found{}, false
	}
	return d.cellValue(rows[0], e.column)
}

// areasIn counts the areas that have a value.
func areasIn(rows []row, by string) int {
	seen := map[string]bool{}
	addAreas(seen, rows, by)
	delete(seen, "")
	return len(seen)
}

// extreme is the row with the one largest or smallest value.
func extreme(rows []row, by string, largest bool) (best row, ok bool) {
	values, tie, at := 0, false, 0.0
	for _, r := range rows {
		v, has := r.number(by)
		if !has {
			continue
		}
		values++
		switch {
		case values == 1 || (largest && v > at) || (!largest && v < at):
			best, at, tie = r, v, false
		case v == at:
			tie = true
		}
	}
	return best, values > 1 && !tie
}

// cellValue words one cell: a quantity with qualifier and unit, a number, a
// date, or text.
func (d *drawer) cellValue(r row, column string) (found, bool) {
	if q, ok := quantity(r, column); ok {
		f := d.figureOf(r, column, d.world.units.Brief(q, d.world.lang))
		f.figure = &q
		if f.text != d.world.units.Shown(q, d.world.lang) {
			f.exact = d.world.units.Full(q, d.world.lang)
		}
		return f, true
	}
	text := r.say(column, d.world.lang)
	if text == "" {
		return found{}, false
	}
	if name := d.world.called[r.text("area_id")]; column == "area_name" && name != "" && d.world.lang == "vi" {
		return found{text: name}, true
	}
	if column == "boundary" {
		return found{text: boundaryWords(text, d.world.lang)}, true
	}
	if words, ok := d.moment(text); ok {
		return found{text: words}, true
	}
	return found{text: text}, true
}

// quantity reads a figure by the conventions of pipeline.Column.
func quantity(r row, column string) (pipeline.Quantity, bool) {
	v, ok := r.number(column)
	if !ok {
		return pipeline.Quantity{}, false
	}
	q := pipeline.Quantity{Value: v, Unit: r.text(pipeline.Companion(column, "unit")), Qualifier: pipeline.Qualifier(r.text(pipeline.Companion(column, "qualifier")))}
	if most, ok := r.number(pipeline.Companion(column, "max")); ok {
		q.Max = &most
	}
	return q, true
}

// A phrase is words with expressions among them.
type phrase []piece

type piece struct {
	words string
	expr  *expr
}

// parsePhrase reads a line of a block or of the front matter.
func parsePhrase(s string, line int) (phrase, error) {
	var p phrase
	for s != "" {
		before, rest, found := strings.Cut(s, "{{")
		if before != "" {
			p = append(p, piece{words: before})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, fmt.Errorf("{{%s", rest)
		}
		e, err := parseExpr(inside, line)
		if err != nil {
			return nil, err
		}
		p = append(p, piece{expr: &e})
		s = after
	}
	return p, nil
}

// words says a phrase as plain text; ok is false when an expression of it has
// no value.
func (d *drawer) words(p phrase, rows []row, by string) (text string, ok bool) {
	var b strings.Builder
	for _, part := range p {
		if part.expr == nil {
			b.WriteString(part.words)
			continue
		}
		f, has := d.value(*part.expr, rows, by)
		if !has {
			return "", false
		}
		b.WriteString(f.text)
	}
	return b.String(), true
}

// inProse is an expression as prose shows it: a number leads to its origin.
func (d *drawer) inProse(e expr) template.HTML {
	f, ok := d.value(e, nil, "")
	if !ok {
		return template.HTML(`<span class="none">` + escape(say(d.world.lang, "không có số liệu", "no data")) + `</span>`)
	}
	return d.linked(f)
}
