package sheet

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
	book   *xlsxBook
	into   *Builder
	merges []Span
	row    int // of the row being read, from 1
	col    int // of the cell being read
	cell   rawCell
	text   *strings.Builder // where text goes: the value or the inline string
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

func (b *xlsxBook) readSheet(ctx context.Context, part sheetPart) (*Grid, error) {
	s := &sheetScan{book: b, into: NewBuilder(part.name)}
	if part.hidden {
		s.into.Hide()
	}
	err := b.archive.scan(ctx, part.part, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			return s.start(t)
		case xml.CharData:
			if s.text != nil && s.skip == 0 {
				s.text.Write(t)
			}
		case xml.EndElement:
			return s.end(t.Name.Local)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, m := range s.merges {
		s.into.Merge(m)
	}
	return s.into.Grid(), nil
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
		s.text = &s.cell.value
	case "f":
		s.cell.formula = true
	case "t":
		s.text = &s.cell.inline
	case "rPh":
		s.skip++
	case "mergeCell":
		if m, ok := parseSpan(attr(e, "ref")); ok && len(s.merges) < s.book.bounds.Merges {
			s.merges = append(s.merges, m)
		}
	}
	return nil
}

func (s *sheetScan) end(name string) error {
	switch name {
	case "v", "t":
		s.text = nil
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
	for c := max(atoi(attr(e, "min")), 1); c <= min(atoi(attr(e, "max")), s.book.bounds.Cols); c++ {
		s.into.HideCol(c)
	}
}

func (s *sheetScan) startRow(e xml.StartElement) {
	s.row++
	if r := atoi(attr(e, "r")); r > 0 {
		s.row = r
	}
	s.col = 0
	if isTrue(attr(e, "hidden")) && s.row <= s.book.bounds.Rows {
		s.into.HideRow(s.row)
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

// endCell keeps the cell, if it says anything and lies within the Bounds.
func (s *sheetScan) endCell() error {
	c := s.book.understand(&s.cell)
	c.Formula = s.cell.formula
	s.cell = rawCell{}
	if c.Kind == Blank || s.row < 1 || s.col < 1 {
		return nil
	}
	limits := s.book.bounds
	if s.row > limits.Rows || s.col > limits.Cols {
		s.into.Truncate()
		return nil
	}
	if s.book.cells++; s.book.cells > limits.Cells {
		return fmt.Errorf("%w: more than %d cells", errTooLarge, limits.Cells)
	}
	s.into.Set(s.row, s.col, c)
	return nil
}

// understand types one cell.
func (b *xlsxBook) understand(c *rawCell) Cell {
	raw := c.value.String()
	var st style
	if c.style >= 0 && c.style < len(b.styles) {
		st = b.styles[c.style]
	}
	if c.formula && !c.valued && c.inline.Len() == 0 {
		return Cell{Kind: Pending, Shown: "="}
	}
	switch c.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(raw))
		if err != nil || i < 0 || i >= len(b.strings) {
			return Cell{}
		}
		return TextCell(b.strings[i], st.legacy)
	case "inlineStr":
		return TextCell(c.inline.String(), st.legacy)
	case "str":
		if raw == "" && c.formula {
			return Cell{} // a formula that gives the empty text
		}
		return TextCell(raw, st.legacy)
	case "e":
		return Cell{Kind: Error, Raw: raw, Shown: raw}
	case "b":
		return Cell{Kind: Boolean, Raw: raw, Value: truth(raw), Shown: map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(raw)]}
	case "d":
		return Cell{Kind: Date, Raw: raw, Shown: isoDay(raw)}
	}
	if strings.TrimSpace(raw) == "" {
		if c.formula {
			return Cell{Kind: Pending, Shown: "="}
		}
		return Cell{}
	}
	return b.numeric(raw, st)
}

func (b *xlsxBook) numeric(raw string, st style) Cell {
	v, err := strconv.ParseFloat(strings.TrimSpace(raw), 64)
	if err != nil || v != v {
		return TextCell(raw, Unknown)
	}
	if st.format.date {
		if day, ok := dateOf(v, b.from1904); ok {
			layout := "02/01/2006"
			if st.format.time {
				layout = "15:04:05"
			}
			return Cell{Kind: Date, Value: v, Raw: raw, Shown: day.Format(layout)}
		}
	}
	return Cell{Kind: Number, Value: v, Raw: raw, Shown: st.format.show(v)}
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
func parseSpan(ref string) (Span, bool) {
	from, to, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	top, left, ok1 := parseRef(from)
	bottom, right, ok2 := parseRef(to)
	return Span{top, left, bottom, right}, ok && ok1 && ok2
}

func truth(raw string) float64 {
	if isTrue(raw) {
		return 1
	}
	return 0
}
