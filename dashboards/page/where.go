package page

import (
	"fmt"
	"slices"
	"strconv"
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

func (c condition) holds(r row) bool {
	switch c.op {
	case "set", "empty":
		return (r.text(c.column) != "") == (c.op == "set")
	case "has":
		list := r.list(c.column)
		return slices.ContainsFunc(c.values, func(v string) bool { return slices.Contains(list, v) })
	}
	return slices.Contains(c.values, r.text(c.column)) == (c.op == "=")
}

// A row is one row of an answer, read by the names of its columns. A column
// that is not there reads as no value.
type row struct {
	answer *answer
	cells  []any
}

func (r row) cell(column string) any {
	if r.answer == nil {
		return nil
	}
	at, ok := r.answer.index[column]
	if !ok || at >= len(r.cells) {
		return nil
	}
	return r.cells[at]
}

// text is a cell as conditions see it: "" for no value, true, 12.5.
func (r row) text(column string) string {
	switch v := r.cell(column).(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []string:
		return strings.Join(v, ", ")
	}
	return ""
}

// say is a text column in a language: column_vi and column_en, or the plain
// column.
func (r row) say(column, lang string) string {
	for _, name := range []string{column + "_" + lang, column + "_vi", column} {
		if s := r.text(name); s != "" {
			return s
		}
	}
	return ""
}

func (r row) number(column string) (float64, bool) {
	switch v := r.cell(column).(type) {
	case float64:
		return v, true
	case int64:
		return float64(v), true
	}
	return 0, false
}

func (r row) flag(column string) bool { v, _ := r.cell(column).(bool); return v }

func (r row) list(column string) []string { v, _ := r.cell(column).([]string); return v }
