//go:build duckdb_arrow

package trial

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/given"
)

// A look is what a case wants to see of an answer: all of it, or the rows where
// some columns have one of some values, and some columns.
type look struct {
	shared  string
	basis   string // "" as reported
	keep    map[string][]string
	columns []string
}

// parseLook reads the lines "given FILE", "basis VERSION", "rows COLUMN VALUE…" and
// "columns NAME…".
func parseLook(f *txtar.File) (look, error) {
	l := look{keep: map[string][]string{}}
	if f == nil {
		return l, nil
	}
	for _, line := range strings.Split(string(f.Data), "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "given" && len(words) == 2:
			l.shared = words[1]
		case words[0] == "basis" && len(words) == 2:
			l.basis = words[1]
		case words[0] == "rows" && len(words) > 2:
			l.keep[words[1]] = words[2:]
		case words[0] == "columns" && len(words) > 1:
			l.columns = append(l.columns, words[1:]...)
		default:
			return l, fmt.Errorf("ask có dòng %q; chỉ nhận given, basis, rows hoặc columns", line)
		}
	}
	return l, nil
}

func (l look) write(a pipeline.Answer, c *given.Case) ([]byte, error) {
	columns := l.columns
	if len(columns) == 0 {
		for _, column := range a.Columns {
			columns = append(columns, column.Name)
		}
	}
	var buffer bytes.Buffer
	out := csv.NewWriter(&buffer)
	if err := out.Write(columns); err != nil {
		return nil, err
	}
	for _, row := range a.Rows {
		if !l.wants(a, row) {
			continue
		}
		var cells []string
		for _, name := range columns {
			i := a.Column(name)
			if i < 0 {
				return nil, fmt.Errorf("câu hỏi không cho ra cột %q", name)
			}
			cells = append(cells, cellText(row[i], c))
		}
		if err := out.Write(cells); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return buffer.Bytes(), out.Error()
}

func (l look) wants(a pipeline.Answer, row []any) bool {
	for column, values := range l.keep {
		i := a.Column(column)
		if i < 0 || !slices.Contains(values, fmt.Sprint(row[i])) {
			return false
		}
	}
	return true
}

func cellText(v any, c *given.Case) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case float64:
		return strconv.FormatFloat(v, 'g', 8, 64)
	case []string:
		labels := make([]string, len(v))
		for i, id := range v {
			labels[i] = c.Label(id)
		}
		return "[" + strings.Join(labels, "; ") + "]"
	case string:
		return c.Label(v)
	}
	return fmt.Sprint(v)
}
