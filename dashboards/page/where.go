package page

import (
	"fmt"
	"slices"
	"strings"
)

// A condition holds for a row whose cell is one of the values, is not, has one
// of them in its list, is set, or is empty. A value $column is that of the
// page's own row.
type condition struct {
	column string
	op     string // = != has set empty
	values []string
}

// parseWhere reads "kind = actual, level = tinh|huyen, part != true, note is set,
// predecessors has $area_id".
func parseWhere(s string) ([]condition, error) {
	var list []condition
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	for _, part := range strings.Split(s, ",") {
		c, err := parseCondition(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		list = append(list, c)
	}
	return list, nil
}

func parseCondition(s string) (condition, error) {
	for _, op := range []string{"!=", "=", " has "} {
		column, values, ok := strings.Cut(s, op)
		if !ok {
			continue
		}
		c := condition{column: strings.TrimSpace(column), op: strings.TrimSpace(op)}
		for _, v := range strings.Split(values, "|") {
			c.values = append(c.values, strings.TrimSpace(v))
		}
		if !isName(c.column) || slices.Contains(c.values, "") {
			break
		}
		return c, nil
	}
	words := strings.Fields(s)
	if len(words) == 3 && words[1] == "is" && (words[2] == "set" || words[2] == "empty") && isName(words[0]) {
		return condition{column: words[0], op: words[2]}, nil
	}
	return condition{}, fmt.Errorf("%q", s)
}

// isName tells whether s may be the name of a column or a question.
func isName(s string) bool {
	for i, r := range s {
		if (r < 'a' || r > 'z') && r != '_' && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// bind puts the values of the page's own row into the conditions.
func bind(list []condition, own row) []condition {
	bound := make([]condition, len(list))
	for i, c := range list {
		c.values = slices.Clone(c.values)
		for n, v := range c.values {
			if name, ok := strings.CutPrefix(v, "$"); ok {
				c.values[n] = own.text(name)
			}
		}
		bound[i] = c
	}
	return bound
}

func (c condition) holds(r row) bool { return c.holdsIn(r, r.at(c.column)) }

// holdsIn is holds where it is known at which place the column stands.
func (c condition) holdsIn(r row, at int) bool {
	switch c.op {
	case "set", "empty":
		return (r.textAt(at) != "") == (c.op == "set")
	case "has":
		list := r.listAt(at)
		return slices.ContainsFunc(c.values, func(v string) bool { return slices.Contains(list, v) })
	}
	return slices.Contains(c.values, r.textAt(at)) == (c.op == "=")
}

// A row is one row of an answer, read by the names of its columns. A column
// that is not there reads as no value.
type row struct {
	answer *answer
	i      int
}

// at is where a column stands, -1 where there is none.
func (r row) at(column string) int {
	if r.answer == nil {
		return -1
	}
	return r.answer.at(column)
}

func (r row) cell(column string) any {
	at := r.at(column)
	if at < 0 {
		return nil
	}
	return r.answer.Cell(r.i, at)
}

// text is a cell as conditions see it: "" for no value, true, 12.5.
func (r row) text(column string) string { return r.textAt(r.at(column)) }

func (r row) textAt(at int) string {
	if at < 0 {
		return ""
	}
	return r.answer.Text(r.i, at)
}

// say is a text column in a language: column_vi and column_en, or the plain
// column.
func (r row) say(column, lang string) string {
	if r.answer == nil {
		return ""
	}
	for _, name := range [3]string{column + "_" + lang, column + "_vi", column} {
		if s := r.text(name); s != "" {
			return s
		}
	}
	return ""
}

func (r row) number(column string) (float64, bool) {
	at := r.at(column)
	if at < 0 {
		return 0, false
	}
	return r.answer.Number(r.i, at)
}

func (r row) flag(column string) bool {
	at := r.at(column)
	if at < 0 {
		return false
	}
	yes, ok := r.answer.Flag(r.i, at)
	return yes && ok
}

func (r row) list(column string) []string { return r.listAt(r.at(column)) }

func (r row) listAt(at int) []string {
	if at < 0 {
		return nil
	}
	return r.answer.List(r.i, at)
}

// some tells whether a list has a text.
func (r row) some(column string) bool {
	found := false
	r.eachIn(column, func(string) { found = true })
	return found
}

// eachIn calls do with each text of a list.
func (r row) eachIn(column string, do func(text string)) {
	if at := r.at(column); at >= 0 {
		r.answer.Items(r.i, at, do)
	}
}
