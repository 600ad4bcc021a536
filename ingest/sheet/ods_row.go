package sheet

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
	if s.row > s.Rows { // no spreadsheet program goes on so far
		s.plot.Truncate()
		s.skip = m.open
		return
	}
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
	c.col, c.times = s.line.col, 1
	c.attributes(m)
	s.line.col = min(c.col+c.times, mostRepeats)
}

func (c *odsCell) attributes(m *markup) {
	for rest := m.attrs; ; {
		key, value, next, ok := nextAttr(rest)
		if !ok {
			return
		}
		c.attribute(key, value)
		rest = next
	}
}

// attribute takes one attribute of a cell. The kind is named twice, once for
// programs that know errors; the first counts.
func (c *odsCell) attribute(key, value []byte) {
	switch string(key) {
	case "number-columns-repeated":
		c.times = repeats(value)
	case "number-columns-spanned":
		c.wide = repeats(value)
	case "number-rows-spanned":
		c.high = repeats(value)
	case "style-name":
		c.style = string(appendText(nil, value))
	case "formula":
		c.formula = true
	case "value-type":
		c.failed = string(value) == "error"
		if len(c.kind) == 0 {
			c.kind = append(c.kind, value...)
		}
	case "value", "date-value", "time-value", "boolean-value":
		c.value = append(c.value[:0], value...)
	case "string-value":
		c.stated = appendText(c.stated, value)
	}
}
