package workbook

import (
	"context"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A sheetScan is the state of walking one sheet.
type sheetScan struct {
	book   *book
	grid   *grid
	merges []span
	row    int // of the row being read, from 1
	col    int // of the cell being read
	cell   rawCell
	into   *strings.Builder // where text goes: the value or the inline string
	skip   int              // inside a phonetic run
}

// A rawCell is one <c> as it stands.
type rawCell struct {
	kind    string // attribute t
	style   int
	value   strings.Builder
	inline  strings.Builder
	formula bool
	valued  bool // has a <v>
}

func (b *book) readSheet(ctx context.Context, part sheetPart) (*grid, error) {
	g := &grid{sheet: part.name, hidden: part.hidden, hiddenRows: map[int]bool{}, hiddenCols: map[int]bool{}}
	s := &sheetScan{book: b, grid: g}
	err := b.archive.scan(ctx, part.part, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			return s.start(t)
		case xml.CharData:
			if s.into != nil && s.skip == 0 {
				s.into.Write(t)
			}
		case xml.EndElement:
			return s.end(t.Name.Local)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	g.trim()
	g.merge(s.merges, b.bounds.merges)
	return g, nil
}

func (s *sheetScan) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "col":
		s.hideColumns(e)
	case "row":
		s.startRow(e)
	case "c":
		s.startCell(e)
	case "v":
		s.cell.valued = true
		s.into = &s.cell.value
	case "f":
		s.cell.formula = true
	case "t":
		s.into = &s.cell.inline
	case "rPh":
		s.skip++
	case "mergeCell":
		if m, ok := parseSpan(attr(e, "ref")); ok && len(s.merges) < s.book.bounds.merges {
			s.merges = append(s.merges, m)
		}
	}
	return nil
}

func (s *sheetScan) end(name string) error {
	switch name {
	case "v", "t":
		s.into = nil
	case "rPh":
		s.skip = max(s.skip-1, 0)
	case "c":
		return s.endCell()
	}
	return nil
}

func (s *sheetScan) hideColumns(e xml.StartElement) {
	if !isTrue(attr(e, "hidden")) {
		return
	}
	for c := max(atoi(attr(e, "min")), 1); c <= min(atoi(attr(e, "max")), s.book.bounds.cols); c++ {
		s.grid.hiddenCols[c] = true
	}
}

func (s *sheetScan) startRow(e xml.StartElement) {
	s.row++
	if r := atoi(attr(e, "r")); r > 0 {
		s.row = r
	}
	s.col = 0
	if isTrue(attr(e, "hidden")) && s.row <= s.book.bounds.rows {
		s.grid.hiddenRows[s.row] = true
	}
}

func (s *sheetScan) startCell(e xml.StartElement) {
	s.col++
	if ref := attr(e, "r"); ref != "" {
		if row, col, ok := parseRef(ref); ok {
			s.row, s.col = row, col
		}
	}
	s.cell = rawCell{kind: attr(e, "t"), style: atoi(attr(e, "s"))}
}

// endCell keeps the cell, if it says anything and lies within the bounds.
func (s *sheetScan) endCell() error {
	c := s.book.understand(&s.cell)
	s.cell = rawCell{}
	if c.kind == blank || s.row < 1 || s.col < 1 {
		return nil
	}
	limits := s.book.bounds
	if s.row > limits.rows || s.col > limits.cols {
		s.grid.truncated = true
		return nil
	}
	g := s.grid
	for len(g.cells) < s.row {
		g.cells = append(g.cells, nil)
		s.book.slots++
	}
	row := g.cells[s.row-1]
	s.book.slots += max(s.col-len(row), 0)
	if s.book.slots > limits.slots {
		return fmt.Errorf("%w: more than %d cells", errTooLarge, limits.slots)
	}
	for len(row) < s.col {
		row = append(row, cell{})
	}
	row[s.col-1] = c
	g.cells[s.row-1] = row
	return nil
}

// understand types one cell.
func (b *book) understand(c *rawCell) cell {
	raw := c.value.String()
	var st style
	if c.style >= 0 && c.style < len(b.styles) {
		st = b.styles[c.style]
	}
	if c.formula && !c.valued && c.inline.Len() == 0 {
		return cell{kind: pending, shown: "="}
	}
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(raw))
		if err != nil || i < 0 || i >= len(b.strings) {
			return cell{}
		}
		return textCell(b.strings[i], st.legacy)
	case "inlineStr":
		return textCell(c.inline.String(), st.legacy)
	case "str":
		if raw == "" && c.formula {
			return cell{} // a formula that gives the empty text
		}
		return textCell(raw, st.legacy)
	case "e":
		return cell{kind: fault, raw: raw, shown: raw}
	case "b":
		return cell{kind: boolean, raw: raw, shown: map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(raw)]}
	case "d":
		return cell{kind: date, raw: raw, shown: isoDay(raw)}
	}
	if strings.TrimSpace(raw) == "" {
		if c.formula {
			return cell{kind: pending, shown: "="}
		}
		return cell{}
	}
	return b.numeric(raw, st)
}

func (b *book) numeric(raw string, st style) cell {
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || v != v {
		return textCell(raw, "")
	}
	if st.format.date {
		if day, ok := dateOf(v, b.from1904); ok {
			layout := "02/01/2006"
			if st.format.time {
				layout = "15:04:05"
			}
			return cell{kind: date, value: v, raw: raw, shown: day.Format(layout)}
		}
	}
	return cell{kind: number, value: v, raw: raw, shown: st.format.show(v)}
}

// isoDay turns 2022-12-15T00:00:00 into 15/12/2022.
func isoDay(raw string) string {
	if d, err := pipeline.ParseDate(raw[:min(10, len(raw))]); err == nil && d.Day > 0 {
		return fmt.Sprintf("%02d/%02d/%04d", d.Day, d.Month, d.Year)
	}
	return raw
}

// parseRef reads "D17".
func parseRef(ref string) (row, col int, ok bool) {
	letters := strings.TrimRight(ref, "0123456789")
	row, err := strconv.Atoi(ref[len(letters):])
	col = pipeline.ColumnNumber(letters)
	return row, col, err == nil && row > 0 && col > 0
}

// parseSpan reads "A1:I1".
func parseSpan(ref string) (span, bool) {
	from, to, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	top, left, ok1 := parseRef(from)
	bottom, right, ok2 := parseRef(to)
	return span{top, left, bottom, right}, ok && ok1 && ok2
}
