package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
)

// DOCX reads the tables of Word documents: each is a sheet, named Bảng 1, Bảng 2
// … as they begin, with the paragraphs before it as rows above it.
func DOCX() Format {
	return Format{Name: "docx", Extensions: []string{".docx", ".docm"}, Sniff: sniffDOCX, Read: readDOCX}
}

func sniffDOCX(head []byte, _, name string) bool {
	if !bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return false
	}
	r, err := zip.NewReader(bytes.NewReader(head), int64(len(head)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return named(name, ".docx", ".docm") || bytes.Contains(head, []byte("word/document.xml"))
	}
	for _, f := range r.File {
		if low := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); strings.HasPrefix(low, "word/") && strings.HasSuffix(low, ".xml") {
			return true
		}
	}
	return false
}

func readDOCX(ctx context.Context, content []byte, _ string, bounds Bounds) (*Book, error) {
	s := &docxScan{budget: newBudget(ctx, "docx", bounds), styles: &docxStyles{styles: map[string]*docxStyle{}, known: map[string]docxLook{}}}
	if err := s.readPacked(content); err != nil {
		return nil, unreadable(ctx, err)
	}
	for _, g := range s.grids {
		if g != nil {
			s.book.Sheets = append(s.book.Sheets, g)
		}
	}
	if len(s.book.Sheets) == 0 {
		return nil, noTable("Văn bản")
	}
	if s.skipped > 0 {
		s.book.Notes = append(s.book.Notes, noteTables(s.skipped))
	}
	if prose := s.prose + countFigures(s.lead); prose > 0 {
		s.book.Notes = append(s.book.Notes, noteProse(prose))
	}
	if s.gone > 0 {
		s.book.Notes = append(s.book.Notes, noteRevisions(s.gone))
	}
	noteUnseen(s.book)
	return s.book, nil
}

func (s *docxScan) readPacked(content []byte) error {
	limits := s.Bounds
	limits.Bytes = min(limits.Bytes, largestPage)
	a, err := openArchive(content, limits)
	if err != nil {
		return err
	}
	roots, err := a.relations(s.ctx, "")
	if err != nil {
		return err
	}
	home := relatedBy(roots, "officeDocument", "word/document.xml")
	if !a.has(home) {
		return errors.New("no document part")
	}
	targets, err := a.relations(s.ctx, home)
	if err != nil {
		return err
	}
	if err := a.walk(s.ctx, relatedBy(targets, "styles", "word/styles.xml"), s.styles.token); err != nil {
		return err
	}
	return a.walk(s.ctx, home, s.token)
}

// A docxScan is the state of walking a document.
type docxScan struct {
	*budget
	styles  *docxStyles
	skip    int // elements that were open where one begins that says nothing, 0 outside
	grids   []*Grid
	skipped int // tables that are not read
	deeper  int // of those, the ones that are open
	prose   int // paragraphs with figures that stand in no table
	gone    int // rows and texts of tables that revisions removed
	lead    []docxText
	tables  []*docxTable
	text    docxText // of the paragraph at hand
	room    [][]byte // of paragraphs that are done with
	paper   docxLook // of its paragraph style
	run     docxLook
	where   docxPlace
	inText  bool
	inBoxes int // text boxes that are open
}

// A docxPlace is whose properties are being read.
type docxPlace uint8

const (
	docxNone docxPlace = iota
	docxParagraph
	docxMark // of the paragraph's end, which is never seen
	docxRun
	docxRow
	docxCell
)

// docxSilent are the elements that nobody sees: what revisions removed, old
// properties, the second drawing of the same thing.
func docxSilent(name []byte) bool {
	switch string(name) {
	case "moveFrom", "Fallback", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange", "tblPrExChange", "sectPr", "numberingChange", "instrText", "delText", "delInstrText", "ruby":
		return true
	}
	return false
}

func (s *docxScan) token(m *markup, t token) error {
	switch {
	case s.skip > 0:
		if t == endTag && m.open < s.skip {
			s.skip = 0
		}
	case t == character:
		if s.inText {
			s.characters(m)
		}
	case t == startTag:
		if removed := string(m.name) == "del" && s.where == docxNone; removed || docxSilent(m.name) {
			if t := s.table(); t != nil && t.inCell && (removed || string(m.name) == "moveFrom") {
				s.gone++
			}
			s.skip = m.open
			return nil
		}
		return s.start(m)
	case t == endTag:
		return s.end(m)
	}
	return nil
}

func (s *docxScan) start(m *markup) error {
	switch string(m.name) {
	case "tbl":
		s.startTable()
	case "tr":
		return s.startRow()
	case "tc":
		s.startCell()
	case "p":
		s.startParagraph()
	case "r":
		s.run = s.paper
	case "pPr":
		s.where = docxParagraph
	case "rPr":
		if s.where == docxParagraph {
			s.where = docxMark
		} else {
			s.where = docxRun
		}
	case "trPr":
		s.where = docxRow
	case "tcPr":
		s.where = docxCell
	case "t":
		s.inText = true
	case "tab":
		if s.where == docxNone {
			s.write("\t")
		}
	case "br", "cr":
		s.write("\n")
	case "noBreakHyphen":
		s.write("-")
	case "txbxContent":
		s.inBoxes++
	default:
		s.property(m)
	}
	return nil
}

func (s *docxScan) end(m *markup) error {
	switch string(m.name) {
	case "tbl":
		return s.endTable()
	case "tr":
		s.endRow()
	case "tc":
		return s.endCell()
	case "p":
		s.endParagraph()
	case "rPr":
		if s.where == docxMark {
			s.where = docxParagraph
		} else {
			s.where = docxNone
		}
	case "pPr":
		s.where = docxNone
		s.run = s.paper
	case "trPr", "tcPr":
		s.where = docxNone
	case "t":
		s.inText = false
	case "txbxContent":
		s.inBoxes = max(s.inBoxes-1, 0)
	}
	return nil
}

// property reads what stands in pPr, rPr, trPr and tcPr.
func (s *docxScan) property(m *markup) {
	switch name := string(m.name); s.where {
	case docxParagraph:
		if name == "pStyle" {
			s.paper = s.styles.of(m.attrText("val"))
		}
	case docxRun:
		if name == "rStyle" {
			s.run = s.run.over(s.styles.of(m.attrText("val")))
		} else {
			s.run.learn(m, name)
		}
	case docxRow:
		s.rowProperty(m, name)
	case docxCell:
		s.cellProperty(m, name)
	}
}

func (s *docxScan) startParagraph() {
	if s.inBoxes > 0 { // inside another paragraph
		s.write("\n")
		return
	}
	s.text = s.freshText()
	s.paper = s.styles.of("")
	s.run = s.paper
}

func (s *docxScan) endParagraph() {
	if s.inBoxes > 0 || s.deeper > 0 {
		return
	}
	if t := s.table(); t != nil {
		t.line(s.text)
		s.text = docxText{raw: richText{most: s.Text}}
		return
	}
	if len(bytes.TrimSpace(s.text.raw.text)) > 0 {
		s.lead = append(s.lead, s.text)
		s.text.reset(s.Text)
		if len(s.lead) > mostLead {
			s.prose += countFigures(s.lead[:1])
			s.lead = s.lead[1:]
		}
	}
}

func countFigures(paragraphs []docxText) int {
	n := 0
	for i := range paragraphs {
		if bytes.ContainsAny(paragraphs[i].raw.text, "0123456789") {
			n++
		}
	}
	return n
}
