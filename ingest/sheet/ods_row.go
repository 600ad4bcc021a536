package sheet

import "bytes"

// An odsRow is a row being read; it may stand many times.
type odsRow struct {
	times  int
	hidden bool
	style  string // of cells that name none
	col    int    // the next cell's
	cells  []odsPut
	merges []Span
}

// An odsPut is a cell, packed, and how many columns it fills.
type odsPut struct {
	col, times int
	value      uint64
	mark       mark
	long       int // bytes of a long text
	cut        bool
}

func (s *odsScan) startRow(m *markup) {
	if s.plot == nil {
		return
	}
	s.row++
	s.line = odsRow{times: repeats(m.attr("number-rows-repeated")), style: m.attrText("default-cell-style-name"), col: 1, cells: s.line.cells[:0], merges: s.line.merges[:0]}
	s.line.hidden = s.groups > 0 || odsHides(m) || s.styles.of("table-row", m.attrText("style-name")).gone
}

// endRow puts the row as often as it stands. Empty ones cost nothing, however
// many there are.
func (s *odsScan) endRow() error {
	if s.plot == nil || s.row == 0 {
		return nil
	}
	l := &s.line
	last := min(s.row+l.times-1, s.Rows+1)
	if l.hidden {
		for r := s.row; r <= min(last, s.Rows); r++ {
			s.plot.HideRow(r)
		}
	}
	if len(l.cells) > 0 {
		for r := s.row; r <= last; r++ {
			if err := s.putRow(r); err != nil {
				return err
			}
		}
	}
	for _, span := range l.merges {
		s.plot.merge(span)
	}
	s.row = last
	return nil
}

func (s *odsScan) putRow(row int) error {
	if err := s.tick(); err != nil {
		return err
	}
	for _, c := range s.line.cells {
		for col := c.col; col < c.col+c.times; col++ {
			ok, err := s.plot.fits(row, col)
			if err != nil {
				return err
			}
			if !ok {
				break
			}
			if s.longText -= c.long; s.longText < 0 || c.cut {
				s.plot.cut = appendSome(s.plot.cut, refOf(row, col))
			}
			if s.longText >= 0 || c.long == 0 {
				s.plot.Builder.put(row, col, c.value, c.mark)
			}
		}
	}
	return nil
}

// styleOf is the style of a cell: its own, that of its row, or that of its
// column.
func (s *odsScan) styleOf(own string, col int) odsLook {
	if own == "" {
		own = s.line.style
	}
	if own == "" {
		for _, c := range s.cols {
			if col <= c.last {
				own = c.style
				break
			}
		}
	}
	return s.styles.of("table-cell", own)
}

func (s *odsScan) startCell(m *markup) {
	c := &s.cell
	c.reset()
	c.open, c.depth = true, m.open
	c.col, c.times = s.line.col, repeats(m.attr("number-columns-repeated"))
	s.line.col = min(c.col+c.times, mostRepeats)
	if len(m.attrs) == 0 {
		return
	}
	c.formula = m.attr("formula") != nil
	c.kind = append(c.kind, m.attr("value-type")...)
	c.failed = bytes.Contains(m.attrs, []byte(`calcext:value-type="error"`))
	for _, name := range []string{"value", "date-value", "time-value", "boolean-value"} {
		if v := m.attr(name); v != nil {
			c.value = append(c.value[:0], v...)
			break
		}
	}
	if v := m.attr("string-value"); v != nil {
		c.stated = appendText(c.stated, v)
	}
	c.style = m.attrText("style-name")
	c.wide, c.high = repeats(m.attr("number-columns-spanned")), repeats(m.attr("number-rows-spanned"))
}
