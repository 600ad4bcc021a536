package page

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// Check judges a page against the questions: every question must be known and
// every column must stand in its answer. The answers may have no rows.
func (t *Template) Check(answers Answers) Faults {
	c := checker{judge: judge{file: t.File}, answers: answers}
	c.question(t.each, 1)
	c.own = answers[t.each]
	c.conditions(t.front.where, c.own, 1)
	t.eachExpr(c.expr)
	for _, p := range t.parts {
		if p.block != nil {
			c.block(p.block)
		}
	}
	return c.faults
}

type checker struct {
	judge
	answers Answers
	own     *answer // of the page's own row
}

func (c *checker) question(id string, line int) *answer {
	a := c.answers[id]
	if a == nil && id != "" {
		c.fault(line, "Không có câu hỏi %q.", "There is no question %q.", id)
	}
	return a
}

func (c *checker) column(a *answer, name string, line int) {
	if a != nil && name != "" && !a.has(name) {
		c.fault(line, "Câu hỏi %s không có cột %q; các cột: %s.", "The question %s has no column %q; the columns are %s.", a.Question.ID, name, columnNames(a))
	}
}

func columnNames(a *answer) string {
	var names []string
	for _, c := range a.Columns {
		plain := strings.TrimSuffix(strings.TrimSuffix(c.Name, "_vi"), "_en")
		if !slices.Contains(names, plain) {
			names = append(names, plain)
		}
	}
	return strings.Join(names, ", ")
}

func (c *checker) conditions(list []condition, a *answer, line int) {
	for _, w := range list {
		if a != nil {
			if _, ok := a.index[w.column]; !ok {
				c.column(a, w.column, line)
			}
		}
		for _, v := range w.values {
			if name, ok := strings.CutPrefix(v, "$"); ok {
				c.ownColumn(name, line)
			}
		}
	}
}

func (c *checker) ownColumn(name string, line int) {
	if c.own == nil {
		c.fault(line, "$%s cần trang có each.", "$%s wants a page with each.", name)
		return
	}
	c.column(c.own, name, line)
}

func (c *checker) expr(e expr, in *block) {
	if e.function == "row" {
		c.ownColumn(e.column, e.line)
		return
	}
	a := c.answers[e.question]
	by := e.by
	switch {
	case e.question != "":
		a = c.question(e.question, e.line)
	case in != nil:
		a = c.answers[in.question]
		if by == "" && len(in.figures) > 0 {
			by = in.figures[0].Column
		}
	default:
		c.fault(e.line, "Biểu thức trong lời văn phải ghi question=…", "An expression in prose must say question=…")
	}
	if (e.function == "top" || e.function == "bottom") && by == "" {
		c.fault(e.line, "top và bottom phải ghi by=cột.", "top and bottom must say by=column.")
	}
	c.column(a, e.column, e.line)
	c.column(a, by, e.line)
	c.conditions(e.where, a, e.line)
}

func (c *checker) block(b *block) {
	if b.kind == "document" {
		c.ownColumn(strings.TrimPrefix(b.question, "$"), b.line)
		return
	}
	a := c.question(b.question, b.line)
	c.conditions(b.where, a, b.line)
	c.conditions(b.withheld, a, b.line)
	names := append(append(slices.Clone(b.label), b.series, b.reason), b.group...)
	for _, f := range b.figures {
		names = append(names, f.Column)
		c.number(a, f.Column, b.line)
	}
	for _, col := range b.columns {
		if col.name != "count" || len(b.group) == 0 {
			names = append(names, col.name)
		}
	}
	if b.form == chart.TileMap {
		names = append(names, "area_id", "area_name")
	}
	for _, n := range names {
		c.column(a, n, b.line)
	}
	if name, ok := strings.CutPrefix(b.accent, "$"); ok {
		c.ownColumn(name, b.line)
	}
}

func (c *checker) number(a *answer, name string, line int) {
	if a == nil {
		return
	}
	at := a.Column(name)
	if at >= 0 && a.Columns[at].Type != pipeline.NumberColumn && a.Columns[at].Type != pipeline.WholeColumn {
		c.fault(line, "Cột %q của câu hỏi %s không phải là số.", "The column %q of the question %s is no number.", name, a.Question.ID)
	}
}
