package correspondence

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// The parts of a .docx but for its text.
const (
	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	relations = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	documentHead = xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	// A4 with the margins of official letters: 20 mm above and below, 30 mm left, 20 mm right.
	documentFoot = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
)

// paragraphs are the settings of a paragraph of each look, and of its letters.
var paragraphs = map[look][2]string{
	plainLook:    {`<w:spacing w:before="120" w:after="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>`, `<w:sz w:val="28"/>`},
	toLook:       {`<w:spacing w:before="240" w:after="240"/><w:jc w:val="center"/>`, `<w:sz w:val="28"/>`},
	itemLook:     {`<w:spacing w:before="60" w:after="60"/><w:ind w:left="567"/><w:jc w:val="both"/>`, `<w:sz w:val="28"/>`},
	leftBold:     {`<w:jc w:val="center"/>`, `<w:b/><w:sz w:val="24"/>`},
	leftPlain:    {`<w:jc w:val="center"/>`, `<w:sz w:val="26"/>`},
	leftNote:     {``, `<w:b/><w:i/><w:sz w:val="24"/>`},
	leftSmall:    {``, `<w:sz w:val="22"/>`},
	rightBold:    {`<w:jc w:val="center"/>`, `<w:b/><w:sz w:val="24"/>`},
	rightSlanted: {`<w:jc w:val="center"/>`, `<w:i/><w:sz w:val="26"/>`},
}

// The head and the foot of a letter are a table without lines, whose two columns
// share the width of the text.
const (
	columnsHead = `<w:tbl><w:tblPr><w:tblW w:w="9071" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="3400"/><w:gridCol w:w="5671"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="3400" w:type="dxa"/></w:tcPr>`
	columnsTurn = `</w:tc><w:tc><w:tcPr><w:tcW w:w="5671" w:type="dxa"/></w:tcPr>`
	columnsFoot = `</w:tc></w:tr></w:tbl>`
)

// Docx is the letter as a word processor opens it. The same letter gives the
// same bytes.
func (l Letter) Docx() ([]byte, error) {
	lines, err := l.lines()
	if err != nil {
		return nil, err
	}
	return docx(lines)
}

// between opens and closes the columns where the lines of one end.
func between(before, now int) string {
	switch {
	case before == now:
		return ""
	case now == leftGroup:
		return columnsHead
	case now == rightGroup:
		return columnsTurn
	case before == rightGroup:
		return columnsFoot
	}
	return ""
}

func docx(lines []string) ([]byte, error) {
	var body strings.Builder
	body.WriteString(documentHead)
	before := 0
	for _, line := range lines {
		look, text := lookOf(line)
		body.WriteString(between(before, look.group()))
		before = look.group()
		set := paragraphs[look]
		fmt.Fprintf(&body, `<w:p><w:pPr>%s</w:pPr><w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>%s<w:lang w:val="vi-VN"/></w:rPr><w:t xml:space="preserve">`, set[0], set[1])
		_ = xml.EscapeText(&body, []byte(text)) // a strings.Builder takes everything
		body.WriteString(`</w:t></w:r></w:p>`)
	}
	if before == rightGroup { // a table is not the last thing of a page
		body.WriteString(columnsFoot + `<w:p/>`)
	}
	body.WriteString(documentFoot)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range [][2]string{{"[Content_Types].xml", contentTypes}, {"_rels/.rels", relations}, {"word/document.xml", body.String()}} {
		to, err := w.CreateHeader(&zip.FileHeader{Name: part[0], Method: zip.Deflate})
		if err != nil {
			return nil, fmt.Errorf("letter: %w", err)
		}
		if _, err := to.Write([]byte(part[1])); err != nil {
			return nil, fmt.Errorf("letter: %w", err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("letter: %w", err)
	}
	return out.Bytes(), nil
}
