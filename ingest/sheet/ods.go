package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
)

// ODS reads OpenDocument spreadsheets, packed (.ods, .ots, the older .sxc) or
// as one flat part (.fods).
func ODS() Format {
	return Format{Name: "ods", Extensions: []string{".ods", ".ots", ".fods", ".sxc"}, Sniff: sniffODS, Read: readODS}
}

var (
	odsKind = []byte("application/vnd.oasis.opendocument.spreadsheet")
	sxcKind = []byte("application/vnd.sun.xml.calc")
)

// sniffODS goes by the kind that a file states in its first part; one that
// states none, by its parts and its name.
func sniffODS(head []byte, mediaType, name string) bool {
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		start := bytes.TrimLeft(head[:min(len(head), 4096)], " \t\r\n\uFEFF")
		return bytes.HasPrefix(start, []byte("<")) && bytes.Contains(start, []byte("office:document")) && bytes.Contains(start, odsKind)
	}
	first := head[:min(len(head), 200)]
	if bytes.Contains(first, []byte("mimetype")) && bytes.Contains(first, []byte("application/vnd.")) {
		return bytes.Contains(first, odsKind) || bytes.Contains(first, sxcKind)
	}
	if !named(name, ".ods", ".ots", ".sxc") && !strings.HasPrefix(mediaType, string(odsKind)) {
		return false
	}
	r, err := zip.NewReader(bytes.NewReader(head), int64(len(head)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return true // too broken to tell
	}
	for _, f := range r.File {
		if f.Name == "content.xml" {
			return true
		}
	}
	return false
}

func readODS(ctx context.Context, content []byte, _ string, bounds Bounds) (*Book, error) {
	s := newODSScan(newBudget(ctx, "ods", bounds))
	var err error
	if bytes.HasPrefix(content, []byte("PK")) {
		err = s.readPacked(content)
	} else {
		err = s.readFlat(bytes.NewReader(content))
	}
	if err != nil {
		return nil, unreadable(ctx, err)
	}
	noteUnseen(s.book)
	return s.book, nil
}

// readPacked reads the styles first, then the cells that wear them.
func (s *odsScan) readPacked(content []byte) error {
	a, err := openArchive(content, s.Bounds)
	if err != nil {
		return err
	}
	if a.has("encrypted-package") {
		return errEncrypted
	}
	err = a.walk(s.ctx, "META-INF/manifest.xml", func(m *markup, t token) error {
		if t == startTag && string(m.name) == "encryption-data" {
			return errEncrypted
		}
		return nil
	})
	if errors.Is(err, errEncrypted) {
		return err // a broken manifest is no reason to stop
	}
	if !a.has("content.xml") {
		return errors.New("no content part")
	}
	for _, part := range []string{"styles.xml", "content.xml"} {
		s.skip = 0
		if err := a.walk(s.ctx, part, s.token); err != nil {
			return err
		}
	}
	return nil
}

func (s *odsScan) readFlat(r io.Reader) error {
	left := s.Bytes
	m, err := newMarkup(s.ctx, &meter{r: r, left: &left}, nil)
	if err != nil {
		return err
	}
	for {
		t, err := m.next()
		if err != nil || t == ended {
			return err
		}
		if err := s.token(m, t); err != nil {
			return err
		}
	}
}

// An odsScan is the state of walking a document.
type odsScan struct {
	*budget
	styles   *odsStyles
	skip     int // elements that were open where one begins that says nothing, 0 outside
	from1904 bool
	longText int
	comments int
	left     int // sheets beyond the bound

	plot        *plot // of the sheet being read, nil outside
	cols        []odsColumn
	col         int // of the columns told so far, from 1
	row         int // of the row being read
	groups      int // folded groups of rows that are open
	folded      int // folded groups of columns that are open
	opened      []bool
	conditional []Span // that a conditional format is for
	line        odsRow
	cell        odsCell
}

func newODSScan(b *budget) *odsScan {
	return &odsScan{budget: b, styles: newODSStyles(b.pool), longText: mostLongText}
}

// odsSilent are the elements that hold no cell, or cells that are no part of the
// sheet: old versions, links, copies of other files.
func odsSilent(name []byte) bool {
	switch string(name) {
	case "tracked-changes", "dde-links", "content-validations", "named-expressions", "database-ranges", "data-pilot-tables", "consolidation",
		"shapes", "forms", "scripts", "master-styles", "meta", "settings", "detective", "scenario", "desc", "title":
		return true
	}
	return false
}

func (s *odsScan) token(m *markup, t token) error {
	if s.skip > 0 {
		if t == endTag && m.open < s.skip {
			s.skip = 0
		}
		return nil
	}
	switch {
	case s.cell.open:
		return s.inCell(m, t)
	case t == startTag:
		if odsSilent(m.name) {
			s.skip = m.open
			return nil
		}
		return s.start(m)
	case t == endTag:
		return s.end(m)
	case t == character:
		s.styles.character(m)
	}
	return nil
}

func (s *odsScan) start(m *markup) error {
	switch string(m.name) {
	case "table":
		if s.plot != nil { // a table inside a cell's row: no spreadsheet program shows one
			s.plot.inner = appendSome(s.plot.inner, refOf(max(s.row, 1), max(s.line.col-1, 1)))
			s.skip = m.open
			return nil
		}
		s.startTable(m)
	case "table-column":
		s.startColumn(m)
	case "table-column-group":
		s.open(m, &s.folded)
	case "table-row-group":
		s.open(m, &s.groups)
	case "table-row":
		s.startRow(m)
	case "table-cell", "covered-table-cell":
		if s.plot != nil && s.row > 0 {
			s.startCell(m)
		}
	case "conditional-format":
		s.conditional = odsSpans(m.attrText("target-range-address"))
	case "condition":
		s.condition(m)
	case "null-date":
		s.from1904 = bytes.HasPrefix(m.attr("date-value"), []byte("1904"))
	default:
		s.styles.start(m)
	}
	return nil
}

func (s *odsScan) end(m *markup) error {
	switch string(m.name) {
	case "table":
		s.endTable()
	case "table-column-group":
		s.close(&s.folded)
	case "table-row-group":
		s.close(&s.groups)
	case "table-row":
		return s.endRow()
	default:
		s.styles.end(m)
	}
	return nil
}

// open begins a group; a folded one hides what is in it.
func (s *odsScan) open(m *markup, folded *int) {
	hides := string(m.attr("display")) == "false"
	if hides {
		*folded++
	}
	s.opened = append(s.opened, hides)
}

func (s *odsScan) close(folded *int) {
	if n := len(s.opened); n > 0 {
		if s.opened[n-1] {
			*folded--
		}
		s.opened = s.opened[:n-1]
	}
}

func (s *odsScan) startTable(m *markup) {
	name := m.attrText("name")
	if s.plot = s.sheet(name); s.plot == nil {
		if s.left++; s.left == 1 {
			s.book.Notes = append(s.book.Notes, noteSheets(name, s.Sheets))
		}
		s.skip = m.open
		return
	}
	if s.styles.of("table", m.attrText("style-name")).gone || strings.HasPrefix(name, "'file:") { // the second keeps values of other files
		s.plot.Hide()
	}
	s.cols, s.col, s.row, s.groups, s.folded, s.opened = s.cols[:0], 1, 0, 0, 0, s.opened[:0]
}

func (s *odsScan) endTable() {
	if s.plot != nil {
		s.book.Sheets = append(s.book.Sheets, s.plot.done())
		s.plot = nil
	}
}

// An odsColumn is a run of columns that look alike.
type odsColumn struct {
	last  int
	style string // of cells that name none
}

// mostColumnRuns bounds the runs of columns of a sheet.
const mostColumnRuns = 1 << 14

func (s *odsScan) startColumn(m *markup) {
	if s.plot == nil || s.col > s.Cols || len(s.cols) >= mostColumnRuns {
		return
	}
	last := min(s.col+repeats(m.attr("number-columns-repeated"))-1, s.Cols)
	if s.folded > 0 || odsHides(m) || s.styles.of("table-column", m.attrText("style-name")).gone {
		s.plot.hideCols(s.col, last)
	}
	s.cols = append(s.cols, odsColumn{last, m.attrText("default-cell-style-name")})
	s.col = last + 1
}

func odsHides(m *markup) bool {
	v := m.attr("visibility")
	return string(v) == "collapse" || string(v) == "filter"
}

// mostRepeats stands for any larger number.
const mostRepeats = 1 << 30

// repeats is how often something stands, at least once.
func repeats(b []byte) int {
	if b == nil {
		return 1
	}
	if len(b) > 9 && len(bytes.Trim(b, "0123456789")) == 0 {
		return mostRepeats
	}
	return max(small(b), 1)
}
