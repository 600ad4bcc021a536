package sheet

import "fmt"

// A docxTable is a table that is open.
type docxTable struct {
	plot    *plot
	slot    int // of grids
	lead    []docxText
	row     int // of the grid; 0 before the first
	col     int // the next cell's
	deleted bool
	inCell  bool
	lines   []docxText // the paragraphs of the cell
	ground  look
	at      Span
	joins   docxJoin // of the cell, downwards
	beside  docxJoin // of the cell, to the right
	spans   []Span
	above   map[int]int // column → index + 1 in spans of the cell that goes on below
	outer   docxText    // the paragraph that the table interrupts
	boxes   int         // text boxes that are open around it
}

// A docxJoin tells whether a cell begins a merged one or continues it.
type docxJoin uint8

const (
	docxAlone docxJoin = iota
	docxBegins
	docxGoesOn
)

func (s *docxScan) table() *docxTable {
	if n := len(s.tables); n > 0 {
		return s.tables[n-1]
	}
	return nil
}

func (s *docxScan) startTable() {
	name := fmt.Sprintf("Bảng %d", len(s.grids)+s.skipped+1)
	var p *plot
	if s.deeper == 0 && len(s.tables) < deepestTable {
		p = s.sheet(name)
	}
	if p == nil {
		s.skipped++
		s.deeper++
		return
	}
	lead := s.lead
	s.lead = nil
	if outer := s.table(); outer != nil {
		lead, outer.lines = outer.lines[max(len(outer.lines)-mostLead, 0):], nil // they live on
	}
	s.tables = append(s.tables, &docxTable{plot: p, slot: len(s.grids), lead: lead, above: map[int]int{}, outer: s.text, boxes: s.inBoxes})
	s.grids = append(s.grids, nil)
	s.inBoxes = 0
}

func (s *docxScan) startRow() error {
	t := s.table()
	if t == nil || s.deeper > 0 {
		return nil
	}
	for i := range t.lead {
		t.row++
		if err := t.plot.put(t.row, 1, t.lead[i].cellOf(look{font: black}, t.plot.budget)); err != nil {
			return err
		}
	}
	t.lead = nil
	t.row++
	t.col, t.deleted = 1, false
	return s.tick()
}

func (s *docxScan) rowProperty(m *markup, name string) {
	t := s.table()
	if t == nil || s.deeper > 0 {
		return
	}
	switch name {
	case "gridBefore":
		t.col += min(small(m.attr("val")), s.Cols)
	case "hidden":
		if docxTrue(m) && t.row <= s.Rows {
			t.plot.HideRow(t.row)
		}
	case "del":
		t.deleted = true
	}
}

func (s *docxScan) endRow() {
	if t := s.table(); t != nil && s.deeper == 0 && t.deleted {
		t.row--
		s.gone++
	}
}

func (s *docxScan) startCell() {
	t := s.table()
	if t == nil || s.deeper > 0 || t.row == 0 {
		return
	}
	t.inCell = true
	t.lines = t.lines[:0]
	t.ground = look{font: black}
	t.joins, t.beside = docxAlone, docxAlone
	t.at = Span{t.row, t.col, t.row, t.col}
}

func (s *docxScan) cellProperty(m *markup, name string) {
	t := s.table()
	if t == nil || s.deeper > 0 || !t.inCell {
		return
	}
	switch name {
	case "gridSpan":
		t.at.Right = t.at.Left + max(min(small(m.attr("val")), s.Cols+1), 1) - 1
	case "vMerge":
		t.joins = joinOf(m)
	case "hMerge":
		t.beside = joinOf(m)
	case "shd":
		if v := m.attr("fill"); len(v) == 6 {
			t.ground.filled, t.ground.fill = true, parseRGB(v)
		}
	}
}

// mostLines bounds the paragraphs of a cell that are kept apart.
const mostLines = 1000

// line takes a paragraph of the open cell.
func (t *docxTable) line(p docxText) {
	switch n := len(t.lines); {
	case !t.inCell || len(p.raw.text) == 0 && len(p.hidden) == 0:
	case n < mostLines:
		t.lines = append(t.lines, p)
	default:
		t.lines[n-1].add(&p)
	}
}

func joinOf(m *markup) docxJoin {
	if string(m.attr("val")) == "restart" {
		return docxBegins
	}
	return docxGoesOn
}

func (s *docxScan) endCell() error {
	t := s.table()
	if t == nil || s.deeper > 0 || !t.inCell {
		return nil
	}
	t.inCell = false
	t.col = min(t.at.Right+1, mostRepeats)
	if t.deleted || t.goesOn() {
		return nil
	}
	whole := s.joined(t.lines)
	if whole.raw.cut {
		t.plot.cut = appendSome(t.plot.cut, refOf(t.at.Top, t.at.Left))
	}
	delete(t.above, t.at.Left)
	if t.joins == docxBegins || t.beside == docxBegins || t.at.Right > t.at.Left {
		t.spans = append(t.spans, t.at)
	}
	if t.joins == docxBegins {
		t.above[t.at.Left] = len(t.spans)
	}
	err := t.plot.put(t.at.Top, t.at.Left, whole.cellOf(t.ground, t.plot.budget))
	s.recycle(t.lines)
	t.lines = t.lines[:0]
	return err
}

// joined is the text of a cell's paragraphs.
func (s *docxScan) joined(lines []docxText) docxText {
	if len(lines) == 1 {
		return lines[0]
	}
	var whole docxText
	whole.reset(s.Text)
	for i := range lines {
		whole.add(&lines[i])
	}
	return whole
}

// recycle keeps the room of paragraphs that are done with.
func (s *docxScan) recycle(lines []docxText) {
	for i := range lines {
		if len(s.room) < mostLead && cap(lines[i].raw.text) <= longFrom {
			s.room = append(s.room, lines[i].raw.text[:0])
		}
	}
}

// freshText is a text without content, in room that is there if there is any.
func (s *docxScan) freshText() docxText {
	t := docxText{raw: richText{most: s.Text}}
	if n := len(s.room); n > 0 {
		t.raw.text = s.room[n-1]
		s.room = s.room[:n-1]
	}
	return t
}

// goesOn joins a cell with the one above it or beside it, whose text it shows.
func (t *docxTable) goesOn() bool {
	if i := t.above[t.at.Left]; t.joins == docxGoesOn && i > 0 {
		t.spans[i-1].Bottom = t.row
		return true
	}
	if n := len(t.spans); t.beside == docxGoesOn && n > 0 && t.spans[n-1].Top == t.row {
		t.spans[n-1].Right = t.at.Right
		return true
	}
	return false
}

func (s *docxScan) endTable() error {
	if s.deeper > 0 {
		s.deeper--
		return nil
	}
	t := s.table()
	if t == nil {
		return nil
	}
	s.tables = s.tables[:len(s.tables)-1]
	s.text, s.inBoxes = t.outer, t.boxes
	if t.plot.rows == 0 {
		s.sheets--
		if s.table() == nil {
			s.lead = t.lead
		}
		return nil
	}
	for _, span := range t.spans {
		t.plot.merge(span)
	}
	s.grids[t.slot] = t.plot.done()
	return nil
}
