package catalog

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A record is one row of a CSV file, read by column name. The first fault
// stays in err.
type record struct {
	columns map[string]int
	cells   []string
	err     error
}

// eachRow calls each with every row of the file below its head.
func eachRow(data fs.FS, name string, each func(record) error) error {
	f, err := data.Open(name)
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	columns := map[string]int{}
	for i, row := range rows {
		if i == 0 {
			for j, head := range row {
				columns[head] = j
			}
			continue
		}
		if err := each(record{columns: columns, cells: row}); err != nil {
			return fmt.Errorf("read %s: line %d: %w", name, i+1, err)
		}
	}
	return nil
}

func (r *record) text(col string) string {
	i, known := r.columns[col]
	if !known {
		if r.err == nil {
			r.err = fmt.Errorf("no column %q", col)
		}
		return ""
	}
	return r.cells[i]
}

func (r *record) list(col string) []string {
	s := r.text(col)
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}

func (r *record) whole(col string) int64 {
	n, err := strconv.ParseInt(r.text(col), 10, 64)
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("column %q: %w", col, err)
	}
	return n
}

func (r *record) number(col string) float64 {
	n, err := strconv.ParseFloat(r.text(col), 64)
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("column %q: %w", col, err)
	}
	return n
}

func (r *record) date(col string) pipeline.Date {
	d, err := pipeline.ParseDate(r.text(col))
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("column %q: %w", col, err)
	}
	return d
}

func compareStrings(a, b string) int { return cmp.Compare(a, b) }
