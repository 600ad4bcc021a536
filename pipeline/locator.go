package pipeline

import (
	"fmt"
	"strconv"
	"strings"
)

// A Locator says where in a snapshot something stands: a cell ("Biểu 1!D17"),
// a whole sheet ("Biểu 1!"), a span of a sentence ("p3.s2[14:17]", code points
// from the start of the sentence, half open) or, when zero, the whole document.
type Locator struct {
	Sheet    string // name of the sheet; cells only
	Row, Col int    // from 1; 0 means the whole sheet

	Paragraph, Sentence int // from 1; text only
	Start, End          int // code points in the sentence, [Start, End)
}

// CellAt is the Locator of a cell; row and col count from 1.
func CellAt(sheet string, row, col int) Locator { return Locator{Sheet: sheet, Row: row, Col: col} }

// SpanAt is the Locator of the code points [start, end) of a sentence.
func SpanAt(paragraph, sentence, start, end int) Locator {
	return Locator{Paragraph: paragraph, Sentence: sentence, Start: start, End: end}
}

// IsZero tells whether l means the whole document.
func (l Locator) IsZero() bool { return l == Locator{} }

// IsCell tells whether l points into a sheet.
func (l Locator) IsCell() bool { return l.Paragraph == 0 && !l.IsZero() }

func (l Locator) String() string {
	switch {
	case l.IsZero():
		return ""
	case l.Paragraph > 0:
		return string(l.AppendSpan(nil))
	case l.Row == 0:
		return l.Sheet + "!"
	}
	return l.Sheet + "!" + ColumnName(l.Col) + strconv.Itoa(l.Row)
}

// AppendSpan appends what String writes of a span in prose.
func (l Locator) AppendSpan(dst []byte) []byte {
	dst = strconv.AppendInt(append(dst, 'p'), int64(l.Paragraph), 10)
	dst = strconv.AppendInt(append(dst, ".s"...), int64(l.Sentence), 10)
	dst = strconv.AppendInt(append(dst, '['), int64(l.Start), 10)
	dst = strconv.AppendInt(append(dst, ':'), int64(l.End), 10)
	return append(dst, ']')
}

// ParseLocator reads what String writes and nothing else.
func ParseLocator(s string) (Locator, error) {
	if s == "" {
		return Locator{}, nil
	}
	l, ok := parseCellLocator(s)
	if !ok {
		l, ok = parseSpanLocator(s)
	}
	if !ok || l.String() != s {
		return Locator{}, fmt.Errorf("locator %q: want a cell (Sheet!D17) or a span (p3.s2[14:17])", s)
	}
	return l, nil
}

func parseCellLocator(s string) (Locator, bool) {
	cut := strings.LastIndexByte(s, '!')
	if cut < 0 {
		return Locator{}, false
	}
	sheet, cell := s[:cut], s[cut+1:]
	if cell == "" {
		return Locator{Sheet: sheet}, sheet != ""
	}
	letters := strings.TrimRight(cell, "0123456789")
	row, err := strconv.Atoi(cell[len(letters):])
	col := ColumnNumber(letters)
	return Locator{Sheet: sheet, Row: row, Col: col}, err == nil && row > 0 && col > 0
}

func parseSpanLocator(s string) (Locator, bool) {
	var l Locator
	n, err := fmt.Sscanf(s, "p%d.s%d[%d:%d]", &l.Paragraph, &l.Sentence, &l.Start, &l.End)
	return l, err == nil && n == 4 && l.Paragraph > 0 && l.Sentence > 0 && l.Start >= 0 && l.End >= l.Start
}

// ColumnName is the letters of a column counted from 1: 1 is A, 27 is AA.
func ColumnName(col int) string {
	var letters [16]byte
	i := len(letters)
	for ; col > 0; col = (col - 1) / 26 {
		i--
		letters[i] = byte('A' + (col-1)%26)
	}
	return string(letters[i:])
}

// ColumnNumber is the inverse of ColumnName, 0 for anything that is not one to
// three capital letters.
func ColumnNumber(name string) int {
	if len(name) == 0 || len(name) > 3 {
		return 0
	}
	n := 0
	for _, r := range name {
		if r < 'A' || r > 'Z' {
			return 0
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}
