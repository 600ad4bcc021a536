package pipeline

import (
	"math"
	"slices"
	"strings"
)

// A TableBuilder takes the rows of a Table one after the other.
type TableBuilder struct {
	table *Table
	known map[string]uint32
	last  []uint32 // the code before, by column: rows often repeat the text above
}

// NewTableBuilder begins a table of these columns.
func NewTableBuilder(q Question, columns []Column) *TableBuilder {
	return &TableBuilder{table: &Table{Question: q, Columns: columns, held: make([]heldColumn, len(columns)), words: []string{""}},
		known: map[string]uint32{}, last: make([]uint32, len(columns))}
}

// Add adds a row of cells as an Answer holds them, and keeps none of them. A cell
// that is not there or not of its column's type is no value; a number beyond int64
// in a column of whole ones makes it a column of numbers.
func (b *TableBuilder) Add(cells []any) {
	for i := range b.table.Columns {
		var cell any
		if i < len(cells) {
			cell = cells[i]
		}
		b.add(i, cell)
	}
	b.Next(1)
}

// Next ends rows, of which every column was given.
func (b *TableBuilder) Next(rows int) { b.table.rows += rows }

func (b *TableBuilder) add(column int, cell any) {
	switch b.table.Columns[column].Type {
	case NumberColumn:
		n, ok := numberOf(cell)
		b.AddNumber(column, n, ok)
	case WholeColumn:
		if beyond, ok := cell.(float64); ok {
			b.table.settle(column)
			b.AddNumber(column, beyond, true)
			return
		}
		n, ok := cell.(int64)
		b.AddWhole(column, n, ok)
	case FlagColumn:
		yes, ok := cell.(bool)
		b.AddFlag(column, yes, ok)
	case ListColumn:
		list, ok := cell.([]string)
		for _, item := range list {
			b.AddItem(column, item)
		}
		b.EndList(column, ok)
	default:
		text, ok := cell.(string)
		b.AddText(column, text, ok)
	}
}

// AddText adds a cell to a column of texts, and of what is nested, as its JSON. The
// text may change once AddText has returned. has is false for no value, as in all of
// these.
func (b *TableBuilder) AddText(column int, text string, has bool) {
	code := uint32(0)
	if has {
		code = b.code(column, text)
	}
	b.keep(column, code)
}

// AddNumber adds a cell to a column of numbers; not a number is no value.
func (b *TableBuilder) AddNumber(column int, n float64, has bool) {
	if !has {
		n = math.NaN()
	}
	b.table.held[column].numbers = append(b.table.held[column].numbers, n)
}

// AddWhole adds a cell to a column of whole numbers.
func (b *TableBuilder) AddWhole(column int, n int64, has bool) {
	c := &b.table.held[column]
	if !has {
		n = 0
	}
	c.wholes.all = append(c.wholes.all, n)
	c.note(len(c.wholes.all), has)
}

// AddFlag adds a cell to a column of flags.
func (b *TableBuilder) AddFlag(column int, yes, has bool) {
	c := &b.table.held[column]
	c.flags = append(c.flags, yes && has)
	c.note(len(c.flags), has)
}

// AddItem adds a text to the list that EndList ends.
func (b *TableBuilder) AddItem(column int, text string) {
	b.keep(column, b.code(column, text))
}

// EndList ends a cell of a column of lists.
func (b *TableBuilder) EndList(column int, has bool) {
	c := &b.table.held[column]
	c.ends = append(c.ends, uint32(len(c.words.four)))
	c.note(len(c.ends), has)
}

// keep adds a code to the words of a column.
func (b *TableBuilder) keep(column int, code uint32) {
	c := &b.table.held[column].words
	c.four = append(c.four, code)
}

// code is what stands for a text. An empty one is told from no value.
func (b *TableBuilder) code(column int, text string) uint32 {
	if last := b.last[column]; last > 0 && b.table.words[last] == text {
		return last
	}
	code, ok := b.known[text]
	if !ok {
		code = uint32(len(b.table.words))
		text = strings.Clone(text)
		b.table.words = append(b.table.words, text)
		b.known[text] = code
	}
	b.last[column] = code
	return code
}

// Table is what was built; nothing may be added any more.
func (b *TableBuilder) Table() *Table {
	for i := range b.table.held {
		c := &b.table.held[i]
		c.wholes.pack()
		c.words = packCodes(c.words.four, len(b.table.words))
		c.numbers, c.flags, c.ends, c.empty = slices.Clone(c.numbers), slices.Clone(c.flags), slices.Clone(c.ends), slices.Clone(c.empty)
	}
	return b.table
}

// note keeps that the last of so many rows has no value.
func (c *heldColumn) note(rows int, has bool) {
	if has && c.empty == nil {
		return
	}
	for len(c.empty) < rows {
		c.empty = append(c.empty, false)
	}
	c.empty[rows-1] = !has
}

// settle makes a column of whole numbers one of numbers.
func (t *Table) settle(column int) {
	c := &t.held[column]
	for row, n := range c.wholes.all {
		c.numbers = append(c.numbers, float64(n))
		if c.none(row) {
			c.numbers[row] = math.NaN()
		}
	}
	c.wholes, c.empty = wholes{}, nil
	columns := append([]Column{}, t.Columns...)
	columns[column].Type = NumberColumn
	t.Columns = columns
}

func numberOf(cell any) (n float64, ok bool) {
	switch n := cell.(type) {
	case float64:
		return n, true
	case int64:
		return float64(n), true
	}
	return 0, false
}
