package form

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/pipeline"
)

// The types of faults that a form proves.
const (
	faultUnit         = "unit_wrong"
	faultUnitSpelling = "unit_misspelt"
	faultMixed        = "mixed_units"
	faultMixedHidden  = "mixed_units_hidden_columns"
	faultTotal        = "total_does_not_add"
	faultComparison   = "comparison_does_not_fit"
	faultTitleYear    = "year_wrong_in_title"
	faultHeadYear     = "stale_header"
	faultNameYear     = "file_name_year"
	faultOtherYear    = "file_of_another_year"
	faultProvince     = "province_wrong"
	faultText         = "text_number"
	faultError        = "error_value"
	faultStray        = "stray_number"
	faultZero         = "blank_as_zero"
	faultCopied       = "copied_column"
	faultShifted      = "rows_shifted"
	faultDrafts       = "two_drafts"
	faultTwice        = "row_twice"
)

// faults are all that is provably wrong in the tables of a document. What
// denies the unit, the year or the province of a table holds its figures.
func (b *book) faults() []pipeline.DocumentFault {
	list := append(b.yearFaults(), b.kindFaults()...)
	list = append(list, b.provinceFaults()...)
	for _, t := range b.tables {
		t.choosePlans()
		if f, ok := t.leftFault(); ok {
			list = append(list, f)
			continue
		}
		list = append(list, t.unitFaults()...)
		list = append(list, t.sumFaults(b.stated, b.states)...)
		list = append(list, b.reader.lineTotalFaults(t)...)
		list = append(list, t.comparisonFaults()...)
		list = append(list, t.cellFaults()...)
		list = append(list, t.strayFaults()...)
		list = append(list, t.columnFaults()...)
	}
	list = append(list, b.draftFaults()...)
	list = append(list, b.slipFaults(func(t *Table, at pipeline.Locator) bool {
		name := cellName([2]int{at.Row, at.Col})
		return slices.ContainsFunc(list, func(f pipeline.DocumentFault) bool {
			return f.Locator.Sheet == at.Sheet && slices.Contains(f.Cells, name)
		})
	})...)
	for _, t := range b.tables {
		for i := range t.Observations {
			o := &t.Observations[i]
			o.Held = cmp.Or(o.Held, t.settled.held, t.heldColumns[o.Origin.Locator.Col])
		}
	}
	return list
}

// hold keeps the figures of a table out of answers; the first reason stays.
func (t *Table) hold(reason string) {
	if t.settled.held == "" {
		t.settled.held = reason
	}
}

// holdColumn keeps the figures of one column out of answers.
func (t *Table) holdColumn(col int, reason string) {
	if t.heldColumns == nil {
		t.heldColumns = map[int]string{}
	}
	t.heldColumns[col] = reason
}

// fault is one fault at the cells given, the first of them the faulty one.
func (t *Table) fault(kind string, cells [][2]int, evidence, vi, en string) pipeline.DocumentFault {
	f := pipeline.DocumentFault{Type: kind, Evidence: evidence, MessageVI: vi, MessageEN: en}
	for _, at := range cells {
		f.Cells = append(f.Cells, cellName(at))
	}
	if len(cells) > 0 {
		f.Locator = t.Layout.Grid().Locate(cells[0][0], cells[0][1])
	}
	return f
}

func cellName(at [2]int) string { return pipeline.ColumnName(at[1]) + strconv.Itoa(at[0]) }

// shown is a value as a person writes it: thousands in groups, no needless
// decimals.
func shown(v float64) string {
	text := strconv.FormatFloat(math.Abs(math.Round(v*1000)/1000), 'f', -1, 64)
	whole, decimals, _ := strings.Cut(text, ".")
	var b strings.Builder
	if v < 0 && text != "0" {
		b.WriteByte('-')
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	if decimals = strings.TrimRight(decimals[:min(len(decimals), 3)], "0"); decimals != "" {
		b.WriteString("," + decimals)
	}
	return b.String()
}

// columnFaults are columns that say nothing of their own: nothing but zeros
// beside columns with figures, or the very figures of another column.
func (t *Table) columnFaults() []pipeline.DocumentFault {
	if t.Form.Lines != "" {
		return nil
	}
	if f, ok := t.zeroFault(); ok {
		return []pipeline.DocumentFault{f}
	}
	list := t.twiceFaults()
	for i, c := range t.columns {
		if c.derived || t.strangeColumn(c) {
			continue
		}
		if at, n := t.onlyZeros(c); n >= leastZeros && t.anyFigures(c) && (c.kind != "" || c.level != "" || c.year != 0) {
			list = append(list, t.fault(faultZero, [][2]int{at}, fmt.Sprintf("%d ô của cột «%s» đều là 0", n, c.head),
				fmt.Sprintf("Cả cột «%s» là số 0 trong khi các cột khác có số liệu: nhiều khả năng chưa điền. Đề nghị để trống ô chưa có số liệu.", c.head), fmt.Sprintf("Every cell of the column «%s» is 0 while others have figures.", c.head)))
		}
		for _, other := range t.columns[i+1:] {
			if other.derived || other.kind == c.kind || other.kind == "" || c.kind == "" || other.level != c.level {
				continue
			}
			if at, n, all := t.sameFigures(c, other); n >= leastCopied {
				where := fmt.Sprintf("cả %d dòng", n)
				if n < all {
					where = fmt.Sprintf("%d trên %d dòng", n, all)
				}
				list = append(list, t.fault(faultCopied, [][2]int{{at[0], other.col}, {at[0], c.col}}, fmt.Sprintf("%d dòng của hai cột giống hệt nhau", n),
					fmt.Sprintf("Cột «%s» giống hệt cột «%s» ở %s, từ ô %s: nhiều khả năng một cột được chép sang. Đề nghị kiểm tra.", other.head, c.head, where, cellName([2]int{at[0], other.col})), fmt.Sprintf("The columns «%s» and «%s» are the same in %d of %d rows.", other.head, c.head, n, all)))
			}
		}
	}
	return list
}

// zeroFault is a form all of whose figures are 0: a blank that was filed. A budget
// of nothing there is not, so none of the noughts is used.
func (t *Table) zeroFault() (pipeline.DocumentFault, bool) {
	var cells [][2]int
	placed := 0
	for i, ln := range t.lines {
		if t.places[i].node >= 0 {
			placed++
		}
		for _, c := range t.columns {
			at := [2]int{ln.row.Row, c.col}
			switch v, ok := t.values[at]; {
			case !ok || c.derived:
			case v != 0:
				return pipeline.DocumentFault{}, false
			case t.places[i].node >= 0:
				cells = append(cells, at)
			}
		}
	}
	marks := t.markedCells()
	if t.Form.Size.Least == 0 || len(cells) < leastZeros && (placed < leastZeros || len(marks) < leastZeros) {
		return pipeline.DocumentFault{}, false
	}
	t.hold(faultZero)
	if len(cells) < leastZeros {
		return t.fault(faultZero, marks, fmt.Sprintf("%d ô chỉ ghi dấu", len(marks)),
			fmt.Sprintf("Biểu không có số liệu nào: %d ô, từ ô %s, chỉ ghi dấu như «%s». Nhiều khả năng là biểu mẫu chưa điền. Đề nghị điền số liệu rồi gửi lại.", len(marks), cellName(marks[0]), t.Layout.Grid().Shows(marks[0][0], marks[0][1])),
			fmt.Sprintf("The form states no figure: %d cells hold a mark only. It was not filled in.", len(marks))), true
	}
	return t.fault(faultZero, cells, fmt.Sprintf("%d ô đều là 0", len(cells)),
		fmt.Sprintf("Cả %d số của biểu, từ ô %s, đều là 0: nhiều khả năng là biểu mẫu chưa điền. Đề nghị điền số liệu rồi gửi lại; các số 0 này được giữ lại, chưa đưa vào kết quả.", len(cells), cellName(cells[0])),
		fmt.Sprintf("All %d figures of the form are 0: it was not filled in.", len(cells))), true
}

// markedCells are the cells in which the lines of a table hold a mark for a figure,
// beside those that compare.
func (t *Table) markedCells() (cells [][2]int) {
	for i, ln := range t.lines {
		for _, c := range t.Layout.Columns {
			if own, ok := t.columnAt(c.Col); c.HoldsWords() || c.Ordinal || c.Hidden || ok && own.derived {
				continue
			}
			if t.places[i].node >= 0 && t.Layout.Look(ln.row.Row, c.Col) == layout.Mark {
				cells = append(cells, [2]int{ln.row.Row, c.Col})
			}
		}
	}
	return cells
}

const (
	leastZeros  = 8
	leastCopied = 12
)

func (t *Table) onlyZeros(c column) (first [2]int, n int) {
	for i, ln := range t.lines {
		v, ok := t.values[[2]int{ln.row.Row, c.col}]
		switch {
		case !ok || t.places[i].node < 0:
		case v != 0:
			return first, 0
		default:
			if n++; n == 1 {
				first = [2]int{ln.row.Row, c.col}
			}
		}
	}
	return first, n
}

func (t *Table) anyFigures(but column) bool {
	return slices.ContainsFunc(t.columns, func(c column) bool {
		_, zeros := t.onlyZeros(c)
		return c.col != but.col && !c.derived && zeros == 0
	})
}

// sameFigures counts the rows in which two columns state the same, 0 when of those that both
// state more than one in five differs or few of the figures say anything.
func (t *Table) sameFigures(a, b column) (first [2]int, n, all int) {
	tells := 0
	for _, ln := range t.lines {
		x, y := t.values[[2]int{ln.row.Row, a.col}], t.values[[2]int{ln.row.Row, b.col}]
		if x == 0 || y == 0 {
			continue
		}
		if all++; x != y {
			continue
		}
		if n++; n == 1 {
			first = [2]int{ln.row.Row, a.col}
		}
		if telling(x) {
			tells++
		}
	}
	if n*5 < all*4 || n < all && tells*2 < n {
		return first, 0, all
	}
	return first, n, all
}
