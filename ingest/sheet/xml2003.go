package sheet

import (
	"bytes"
	"context"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// XML2003 reads the XML workbooks of Excel 2003, which many programs of offices
// still write and name .xls.
func XML2003() Format {
	return Format{Name: "xml", Extensions: []string{".xml", ".xls"}, Sniff: sniffXML2003, Read: readXML2003}
}

func sniffXML2003(head []byte, _, _ string) bool {
	sample := head[:min(len(head), 8<<10)]
	if bytes.IndexByte(sample[:min(len(sample), 512)], 0) >= 0 {
		decoded, _ := decodeText(sample[:len(sample)&^1])
		sample = []byte(decoded)
	}
	sample = bytes.TrimLeft(sample, " \t\r\n\uFEFF")
	return bytes.HasPrefix(sample, []byte("<")) && bytes.Contains(sample, []byte("urn:schemas-microsoft-com:office:spreadsheet")) && bytes.Contains(sample, []byte("Workbook"))
}

func readXML2003(ctx context.Context, content []byte, _ string, bounds Bounds) (*Book, error) {
	s := &xml2003Scan{budget: newBudget(ctx, "xml", bounds), styles: map[string]xml2003Style{}}
	if !utf8.Valid(content) && bytes.IndexByte(content[:min(len(content), 512)], 0) < 0 { // an 8-bit encoding
		decoded, _ := decodeText(content)
		content = []byte(decoded)
	}
	left := s.Bytes
	m, err := newMarkup(ctx, &meter{r: bytes.NewReader(content), left: &left}, nil)
	if err != nil {
		return nil, unreadable(ctx, err)
	}
	for {
		t, err := m.next()
		if err == nil && t != ended {
			err = s.token(m, t)
		}
		if err != nil {
			return nil, unreadable(ctx, err)
		}
		if t == ended {
			noteUnseen(s.book)
			return s.book, nil
		}
	}
}

// An xml2003Style is what a style tells.
type xml2003Style struct {
	format string
	font   Legacy
	colour colour
	ground look
}

// An xml2003Scan is the state of walking a workbook.
type xml2003Scan struct {
	*budget
	styles   map[string]xml2003Style
	style    string // being read
	from1904 bool
	left     int // sheets beyond the bound

	plot      *plot
	row, col  int
	column    int
	cell      xml2003Cell
	inData    bool
	inComment bool
	inVisible bool
}

// An xml2003Cell is a cell being read.
type xml2003Cell struct {
	open    bool
	style   string
	kind    string
	formula bool
	valued  bool
	data    richText
	comment richText
	span    Span
}

func (s *xml2003Scan) token(m *markup, t token) error {
	switch t {
	case startTag:
		return s.start(m)
	case character:
		s.characters(m)
	case endTag:
		return s.end(m)
	}
	return nil
}

func (s *xml2003Scan) start(m *markup) error {
	switch string(m.name) {
	case "Style":
		s.style = m.attrText("ID")
		if len(s.styles) < mostStyles {
			usual := s.styles["Default"]
			if parent, ok := s.styles[m.attrText("Parent")]; ok {
				usual = parent
			}
			s.styles[s.style] = usual
		}
	case "Font", "Interior", "NumberFormat":
		s.styleProperty(m)
	case "Date1904":
		s.from1904 = true
	case "Worksheet":
		s.startSheet(m)
	case "Visible":
		s.inVisible = true
	case "Column":
		s.startColumn(m)
	case "Row":
		s.startRow(m)
	case "Cell":
		s.startCell(m)
	case "Comment":
		s.inComment = s.cell.open
	case "Data":
		s.inData = s.cell.open
		if s.inData && !s.inComment {
			s.cell.kind, s.cell.valued = m.attrText("Type"), true
		}
	}
	return nil
}

func (s *xml2003Scan) end(m *markup) error {
	switch string(m.name) {
	case "Worksheet":
		if s.plot != nil {
			s.book.Sheets = append(s.book.Sheets, s.plot.done())
			s.plot = nil
		}
	case "Style":
		s.style = ""
	case "Visible":
		s.inVisible = false
	case "Cell":
		return s.endCell()
	case "Comment":
		s.inComment = false
	case "Data":
		s.inData = false
	case "Font":
		if s.inData {
			s.text().font(cellFont)
		}
	}
	return nil
}

func (s *xml2003Scan) text() *richText {
	if s.inComment {
		return &s.cell.comment
	}
	return &s.cell.data
}

func (s *xml2003Scan) characters(m *markup) {
	switch {
	case s.inData:
		s.text().add(m)
	case s.inVisible && s.plot != nil && bytes.Contains(m.text, []byte("Hidden")):
		s.plot.Hide()
	}
}

func (s *xml2003Scan) styleProperty(m *markup) {
	if s.inData {
		if string(m.name) == "Font" {
			s.text().font(FontLegacy(m.attrText("Face")))
		}
		return
	}
	st, ok := s.styles[s.style]
	if !ok || s.style == "" {
		return
	}
	switch string(m.name) {
	case "NumberFormat":
		st.format = excelFormat(m.attrText("Format"))
	case "Font":
		st.colour = black
		if v := m.attr("Color"); v != nil {
			st.colour = hexColour(v)
		}
		st.font = FontLegacy(m.attrText("FontName"))
	case "Interior":
		st.ground = look{}
		switch pattern := string(m.attr("Pattern")); pattern {
		case "", "None":
		case "Solid":
			st.ground = look{filled: true, fill: hexColour(m.attr("Color"))}
		default:
			st.ground.painted = true
		}
	}
	s.styles[s.style] = st
}

// excelFormat is the code of a format that Excel names in words.
func excelFormat(name string) string {
	switch name {
	case "General Number", "Yes/No", "True/False", "On/Off":
		return "General"
	case "General Date", "Long Date", "Medium Date", "Short Date":
		return "dd/mm/yyyy"
	case "Long Time", "Medium Time", "Short Time":
		return "hh:mm:ss"
	case "Fixed":
		return "0.00"
	case "Standard", "Currency", "Euro Currency":
		return "#,##0.00"
	case "Percent":
		return "0.00%"
	case "Scientific":
		return "0.00E+00"
	}
	return name
}

func (s *xml2003Scan) startSheet(m *markup) {
	name := m.attrText("Name")
	s.row, s.col, s.column = 0, 0, 0
	if s.plot = s.sheet(name); s.plot == nil {
		if s.left++; s.left == 1 {
			s.book.Notes = append(s.book.Notes, noteSheets(name, s.Sheets))
		}
	}
}

// index is the place that an element names, or the one after the last.
func index(m *markup, last int) int {
	if v := m.attr("Index"); v != nil {
		return repeats(v)
	}
	return min(last+1, mostRepeats)
}

func xml2003Hides(m *markup, size string) bool {
	return isTrue(m.attr("Hidden")) || m.attr(size) != nil && noLength(m.attrText(size))
}

func (s *xml2003Scan) startColumn(m *markup) {
	if s.plot == nil {
		return
	}
	from := index(m, s.column)
	s.column = min(from+small(m.attr("Span")), mostRepeats)
	if xml2003Hides(m, "Width") {
		s.plot.hideCols(from, min(s.column, s.Cols))
	}
}

func (s *xml2003Scan) startRow(m *markup) {
	if s.plot == nil {
		return
	}
	s.row, s.col = index(m, s.row), 0
	last := min(s.row+small(m.attr("Span")), mostRepeats)
	if xml2003Hides(m, "Height") {
		for r := s.row; r <= min(last, s.Rows); r++ {
			s.plot.HideRow(r)
		}
	}
	s.row = last
}

func (s *xml2003Scan) startCell(m *markup) {
	if s.plot == nil || s.row == 0 {
		return
	}
	c := &s.cell
	data, comment := c.data, c.comment
	*c = xml2003Cell{open: true, style: m.attrText("StyleID"), formula: m.attr("Formula") != nil, data: data, comment: comment}
	c.data.most, c.comment.most = s.Text, s.Text
	c.data.reset()
	c.comment.reset()
	at := index(m, s.col)
	s.col = min(at+small(m.attr("MergeAcross")), mostRepeats)
	c.span = Span{s.row, at, min(s.row+small(m.attr("MergeDown")), mostRepeats), s.col}
}

func (s *xml2003Scan) endCell() error {
	c := &s.cell
	if !c.open {
		return nil
	}
	c.open, s.inData, s.inComment = false, false, false
	row, col := c.span.Top, c.span.Left
	s.plot.merge(c.span)
	if len(c.comment.text) > 0 && row <= s.Rows && col <= s.Cols {
		s.plot.Comment(row, col, strings.TrimSpace(s.pool.shower.runs(text(c.comment.text), c.comment.runs, Unknown)))
	}
	if !c.valued && !c.formula {
		return nil
	}
	st := s.styles[c.style]
	if c.style == "" {
		st = s.styles["Default"]
	}
	return s.understand(st, row, col)
}

// understand types a cell and keeps it.
func (s *xml2003Scan) understand(st xml2003Style, row, col int) error {
	c := &s.cell
	seen := st.ground
	seen.font = st.colour
	raw := strings.TrimSpace(text(c.data.text))
	cell := Cell{Raw: raw, Shown: raw, Formula: c.formula, Unseen: seen.unseen()}
	switch c.kind {
	case "Number", "DateTime":
		if v, format, ok := s.value(raw, st.format); ok {
			return s.number(row, col, v, format, cell)
		}
	case "Boolean":
		cell.Kind, cell.Shown = Boolean, "FALSE"
		if isTrue([]byte(raw)) {
			cell.Value, cell.Shown = 1, "TRUE"
		}
		return s.plot.put(row, col, cell)
	case "Error":
		cell.Kind = Error
		return s.plot.put(row, col, cell)
	}
	if raw == "" {
		if !c.formula || c.valued {
			return nil
		}
		cell.Kind, cell.Shown = Pending, "="
		return s.plot.put(row, col, cell)
	}
	if c.data.cut {
		s.plot.cut = appendSome(s.plot.cut, refOf(row, col))
	}
	cell.Kind, cell.Raw = Text, text(c.data.text)
	cell.Shown = s.pool.shower.runs(cell.Raw, c.data.runs, st.font)
	return s.plot.put(row, col, cell)
}

// value is the number or the day of a cell and the format that shows it.
func (s *xml2003Scan) value(raw, code string) (v float64, format int, ok bool) {
	format = s.pool.format(code, s.from1904)
	if s.cell.kind == "DateTime" {
		if v, ok = isoSerial(raw, s.from1904); !ok {
			return 0, 0, false
		}
		return v, s.pool.dayFormat(format, v, s.from1904, false), true
	}
	v, err := strconv.ParseFloat(raw, 64)
	return v, format, err == nil && !math.IsNaN(v) && !math.IsInf(v, 0)
}

func (s *xml2003Scan) number(row, col int, v float64, format int, c Cell) error {
	ok, err := s.plot.fits(row, col)
	if !ok {
		return err
	}
	var m mark
	if c.Formula {
		m |= markFormula
	}
	if c.Unseen {
		m |= markUnseen
	}
	value, packed := s.pool.packNumber(v, []byte(c.Raw), format, m)
	s.plot.Builder.put(row, col, value, packed)
	return nil
}
