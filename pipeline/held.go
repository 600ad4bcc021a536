package pipeline

import "context"

// A TableHolder is a TableAsker of which parts of an answer may be asked for, so that
// a large one need not be had whole.
type TableHolder interface {
	TableAsker
	// HoldTable works out the answer of the question with this ID and keeps it until
	// it is closed. An unknown ID is an error that names it.
	HoldTable(ctx context.Context, question string) (HeldTable, error)
}

// A HeldTable is an answer that its asker keeps. Several parts may be asked for at
// once. Rows come in the order of the answer, and are those for which, of any list of
// filters, all hold: all rows where there are no lists.
type HeldTable interface {
	// Head is the answer without its rows.
	Head() *Table
	// Len is how many rows the whole answer has.
	Len() int
	// Counts are how many rows have each text in a column.
	Counts(ctx context.Context, column string) (map[string]int, error)
	// Part gives rows in one table, with the named columns alone; all of them where
	// none is named.
	Part(ctx context.Context, columns []string, any [][]Filter) (*Table, error)
	// Each calls do with such rows in their order, some ten thousand at a time.
	Each(ctx context.Context, columns []string, any [][]Filter, do func(*Table) error) error
	Close(ctx context.Context) error
}

// A Filter holds of the rows in which a column of texts is one of the values; "" is no
// value.
type Filter struct {
	Column string
	Values []string
}

// Pick is a table of some rows of this one.
func (t *Table) Pick(rows []int) *Table {
	b := NewTableBuilder(t.Question, t.Columns)
	cells := make([]any, len(t.Columns))
	for _, row := range rows {
		for i := range cells {
			cells[i] = t.Cell(row, i)
		}
		b.Add(cells)
	}
	return b.Table()
}
