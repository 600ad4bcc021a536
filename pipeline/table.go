package pipeline

import (
	"context"
	"math"
	"strconv"
	"strings"
)

// A Table is the rows of an answer, held by column and each text once: a country
// takes an eighth of what it takes as an Answer. It does not change once it is
// made, and may be read from several goroutines.
type Table struct {
	Question Question
	Columns  []Column
	rows     int
	held     []heldColumn
	words    []string // what the codes of all columns mean; the first is no value
}

// A heldColumn is the cells of one column, in the form that suits its type.
type heldColumn struct {
	words   codes     // text, nested, items of lists: places in Table.words, 0 for no value
	numbers []float64 // NaN for no value
	wholes  wholes
	flags   []bool
	ends    []uint32 // list: where each ends in words
	empty   []bool   // of wholes, flags and ends, the rows without a value; nil where all have one
}

// A TableAsker answers questions by column. Asking the same question twice gives
// the same rows in the same order; several may be asked at once.
type TableAsker interface {
	// AskTable answers the question with this ID. An unknown ID is an error that
	// names it.
	AskTable(ctx context.Context, question string) (*Table, error)
	// Questions are all that can be asked, sorted by ID.
	Questions(ctx context.Context) ([]Question, error)
}

// TableOf holds the rows of an answer by column.
func TableOf(a Answer) *Table {
	b := NewTableBuilder(a.Question, a.Columns)
	for _, row := range a.Rows {
		b.Add(row)
	}
	return b.Table()
}

// Len is how many rows the table has.
func (t *Table) Len() int { return t.rows }

// Column gives the index of the named column, -1 when there is none.
func (t *Table) Column(name string) int { return Answer{Columns: t.Columns}.Column(name) }

// Cell is the cell of a row and a column as an Answer holds it, nil for no value.
func (t *Table) Cell(row, column int) any {
	c := &t.held[column]
	switch t.Columns[column].Type {
	case NumberColumn:
		if math.IsNaN(c.numbers[row]) {
			return nil
		}
		return c.numbers[row]
	case WholeColumn:
		if c.none(row) {
			return nil
		}
		return c.wholes.at(row)
	case FlagColumn:
		if c.none(row) {
			return nil
		}
		return c.flags[row]
	case ListColumn:
		if c.none(row) {
			return nil
		}
		return t.List(row, column)
	}
	code := c.words.at(row)
	if code == 0 {
		return nil
	}
	return t.words[code]
}

// Text is a cell of any type in characters, "" for no value: true, 12.5, a list
// with commas.
func (t *Table) Text(row, column int) string {
	c := &t.held[column]
	switch t.Columns[column].Type {
	case NumberColumn:
		if math.IsNaN(c.numbers[row]) {
			return ""
		}
		return strconv.FormatFloat(c.numbers[row], 'f', -1, 64)
	case WholeColumn:
		if c.none(row) {
			return ""
		}
		return strconv.FormatInt(c.wholes.at(row), 10)
	case FlagColumn:
		if c.none(row) {
			return ""
		}
		return strconv.FormatBool(c.flags[row])
	case ListColumn:
		return strings.Join(t.List(row, column), ", ")
	}
	return t.words[c.words.at(row)]
}

// Number is a cell of a column of numbers; ok is false and the value 0 for no value
// and in a column of anything else.
func (t *Table) Number(row, column int) (value float64, ok bool) {
	c := &t.held[column]
	switch t.Columns[column].Type {
	case NumberColumn:
		if !math.IsNaN(c.numbers[row]) {
			return c.numbers[row], true
		}
	case WholeColumn:
		return float64(c.wholes.at(row)), !c.none(row)
	}
	return 0, false
}

// Flag is a cell of a column of flags; ok is false for no value and in a column of
// anything else.
func (t *Table) Flag(row, column int) (value, ok bool) {
	if t.Columns[column].Type != FlagColumn {
		return false, false
	}
	return t.held[column].flags[row], !t.held[column].none(row)
}

// List is a cell of a column of lists, nil in a column of anything else.
func (t *Table) List(row, column int) []string {
	if t.Columns[column].Type != ListColumn {
		return nil
	}
	c := &t.held[column]
	first, end := c.items(row)
	list := make([]string, end-first)
	for i := range list {
		list[i] = t.words[c.words.at(first+i)]
	}
	return list
}

// Items calls do with each text of a list, as List gives them.
func (t *Table) Items(row, column int, do func(item string)) {
	if t.Columns[column].Type != ListColumn {
		return
	}
	c := &t.held[column]
	first, end := c.items(row)
	for i := first; i < end; i++ {
		do(t.words[c.words.at(i)])
	}
}

// With is the table with one more column of texts: what value gives for each row,
// no value for "".
func (t *Table) With(name string, value func(row int) string) *Table {
	more := *t
	more.words = t.words[:len(t.words):len(t.words)]
	list, known := make([]uint32, t.rows), map[string]uint32{"": 0}
	for row := range list {
		text := value(row)
		code, ok := known[text]
		if !ok {
			code = uint32(len(more.words))
			more.words = append(more.words, text)
			known[text] = code
		}
		list[row] = code
	}
	more.Columns = append(t.Columns[:len(t.Columns):len(t.Columns)], Column{Name: name, Type: TextColumn})
	more.held = append(t.held[:len(t.held):len(t.held)], heldColumn{words: packCodes(list, len(more.words))})
	return &more
}

func (c *heldColumn) none(row int) bool { return c.empty != nil && c.empty[row] }

// items tells where the items of a list are among the words of its column.
func (c *heldColumn) items(row int) (first, end int) {
	if row > 0 {
		first = int(c.ends[row-1])
	}
	return first, int(c.ends[row])
}
