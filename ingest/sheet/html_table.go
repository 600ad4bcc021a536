package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// An htmlTable is a table that is open.
type htmlTable struct {
	plot   *plot
	slot   int // of grids
	row    int // 0 before the first
	col    int
	taken  []int     // by column from 0: the last row that a cell of an earlier row covers
	cell   *htmlCell // the open one, which is room
	room   htmlCell
	column int // of the last <col>
	depth  int // of the element stack at its beginning
	lead   []string
}

type htmlCell struct {
	tag    htmlTag
	look   htmlLook
	at     Span
	text   htmlText
	hidden htmlText // in elements that are not displayed
	note   htmlText // what somebody noted on the cell
	seen   bool     // some text has a colour of its own against the background
	unseen bool     // some has not
}

func (w *htmlWalk) openTable(t htmlTag) error {
	if w.deeper > 0 || len(w.tables) >= deepestTable {
		w.skipped++
		w.deeper++
		return nil
	}
	w.endBlock()
	l := w.lookOf(t)
	number := len(w.grids) + w.skipped + 1
	name := fmt.Sprintf("Bảng %d", number)
	if w.sheet != "" {
		name, w.sheet = w.sheet, ""
	} else if len(w.tables) == 0 && len(w.names) >= number {
		name = w.names[number-1]
	}
	plot := w.budget.sheet(name)
	if plot == nil {
		w.skipped++
		w.deeper++
		return nil
	}
	if l.hidden {
		plot.Hide()
	}
	lead := w.lead
	w.lead = nil
	if outer := w.table(); outer != nil && outer.cell != nil {
		lead = outer.cell.takeBlocks()
	}
	w.tables = append(w.tables, &htmlTable{plot: plot, slot: len(w.grids), depth: len(w.stack), lead: lead})
	w.grids = append(w.grids, nil)
	w.push(t)
	return nil
}

// place puts the text before a table into rows above it.
func (t *htmlTable) place() error {
	for _, text := range t.lead {
		t.row++
		if err := t.plot.put(t.row, 1, t.plot.budget.shownAs(text, Unknown)); err != nil {
			return err
		}
	}
	t.lead = nil
	return nil
}

func (w *htmlWalk) openCol(tag htmlTag) {
	t := w.table()
	if t == nil || w.deeper > 0 {
		return
	}
	hidden := w.lookOf(tag).hidden
	for range max(atMost(tag.span, mostColspan), 1) {
		t.column++
		if hidden && t.column <= w.budget.Cols {
			t.plot.HideCol(t.column)
		}
	}
}

func (w *htmlWalk) openRow(tag htmlTag) error {
	t := w.table()
	if t == nil || w.deeper > 0 {
		w.endBlock()
		return nil
	}
	if err := w.closeRow(); err != nil {
		return err
	}
	if err := t.place(); err != nil {
		return err
	}
	t.row++
	t.col = 0
	w.push(tag)
	if w.look().hidden && t.row <= w.budget.Rows {
		t.plot.HideRow(t.row)
	}
	return nil
}

func (w *htmlWalk) openCell(tag htmlTag) error {
	t := w.table()
	if t == nil || w.deeper > 0 {
		w.endBlock()
		return nil
	}
	if t.row == 0 || t.col < 0 {
		if err := w.openRow(htmlTag{name: "tr"}); err != nil {
			return err
		}
	}
	if err := w.closeCell(); err != nil {
		return err
	}
	for t.col < len(t.taken) && t.taken[t.col] >= t.row {
		t.col++
	}
	width, height := max(atMost(tag.colspan, mostColspan), 1), max(atMost(tag.rowspan, mostRowspan), 1)
	if tag.rowspan == "0" {
		height = mostRowspan
	}
	at := Span{t.row, t.col + 1, t.row + height - 1, t.col + width}
	t.take(at, w.budget.Cols)
	t.col += width
	l := w.lookOf(tag)
	t.room = htmlCell{tag: tag, look: l, at: at}
	t.cell = &t.room
	w.push(tag)
	return nil
}

// take marks the columns that a cell covers in the rows below.
func (t *htmlTable) take(s Span, cols int) {
	if s.Bottom == s.Top {
		return
	}
	for len(t.taken) < min(s.Right, cols) {
		t.taken = append(t.taken, 0)
	}
	for c := s.Left; c <= min(s.Right, cols); c++ {
		t.taken[c-1] = s.Bottom
	}
}

// closeCell keeps the cell that is open, if one is.
func (w *htmlWalk) closeCell() error {
	t := w.table()
	if t == nil || t.cell == nil || w.deeper > 0 {
		return nil
	}
	c := t.cell
	t.cell = nil
	w.unwind(t.depth+1, "td", "th")
	if err := t.plot.put(c.at.Top, c.at.Left, c.understood(t.plot.budget)); err != nil {
		return err
	}
	if note := c.note.take(); note != "" && c.at.Left <= w.budget.Cols && c.at.Top <= w.budget.Rows {
		t.plot.Comment(c.at.Top, c.at.Left, ShownText(note, c.look.font))
	}
	t.plot.merge(c.at)
	return nil
}

// understood is the cell as a Cell: a number where a spreadsheet program tells
// its value, else text.
func (c *htmlCell) understood(b *budget) Cell {
	text := c.text.String()
	buried := text == "" && c.hidden.String() != ""
	if buried {
		text = c.hidden.String()
	}
	cell := b.shownAs(text, c.look.font)
	if c.tag.valued {
		cell = c.number(cell)
	}
	cell.Formula = c.tag.formula
	if cell.Kind != Blank {
		cell.Unseen = buried || c.look.hidden || c.unseen && !c.seen
	}
	return cell
}

// number takes the value that a spreadsheet program wrote beside the text. Where
// it wrote none, the text is the value if it is plain digits.
func (c *htmlCell) number(shown Cell) Cell {
	raw := strings.TrimSpace(c.tag.value)
	if raw == "" && strings.Trim(strings.TrimPrefix(shown.Raw, "-"), "0123456789") == "" {
		raw = shown.Raw
	}
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || shown.Kind != Text && shown.Kind != Blank || math.IsNaN(v) || math.IsInf(v, 0) {
		return shown
	}
	cell := Cell{Kind: Number, Value: v, Raw: raw, Shown: shown.Shown}
	if shown.Kind == Blank {
		cell.Shown = raw
	}
	code := excelFormat(c.look.format)
	if parts := strings.SplitN(c.tag.valueFormat, ";", 3); len(parts) == 3 {
		code = parts[2]
	}
	if strings.EqualFold(code, "BOOLEAN") {
		cell.Kind = Boolean
	} else if f := parseNumberFormat(code); f.isDate(v) {
		cell.Kind, cell.Shown = Date, f.show(v)
	}
	return cell
}

func (w *htmlWalk) closeRow() error {
	t := w.table()
	if t == nil || w.deeper > 0 {
		return nil
	}
	if err := w.closeCell(); err != nil {
		return err
	}
	w.unwind(t.depth+1, "tr")
	t.col = -1
	return nil
}

func (w *htmlWalk) closeTable() error {
	if w.deeper > 0 {
		w.deeper--
		return nil
	}
	t := w.table()
	if t == nil {
		return nil
	}
	if err := w.closeRow(); err != nil {
		return err
	}
	w.block.reset()
	w.stack = w.stack[:min(t.depth, len(w.stack))]
	w.tables = w.tables[:len(w.tables)-1]
	if t.plot.rows == 0 {
		w.budget.sheets--
		w.lead = append(t.lead, w.lead...) // a caption above nothing
		return nil
	}
	w.grids[t.slot] = t.plot.done()
	w.lead = t.lead
	return nil
}

func (w *htmlWalk) closeAll() error {
	w.deeper = 0
	for len(w.tables) > 0 {
		if err := w.closeTable(); err != nil {
			return err
		}
	}
	return nil
}

// atMost is a number of an attribute, bounded.
func atMost(s string, limit int) int {
	n := 0
	for _, c := range strings.TrimSpace(s) {
		if c < '0' || c > '9' {
			break
		}
		if n = n*10 + int(c-'0'); n > limit {
			return limit
		}
	}
	return n
}
