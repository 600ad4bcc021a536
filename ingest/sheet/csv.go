package sheet

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// CSV reads separated values. Every cell is Text: whether "1.234" is a
// thousand or a little more than one, only its column can tell.
func CSV() Format {
	return Format{Name: "csv", Extensions: []string{".csv", ".tsv"}, Sniff: sniffCSV, Read: readCSV}
}

// sniffCSV takes text that is no markup: by its name or media type, or, under
// any other name than that of a web page, when its lines cut into even rows.
func sniffCSV(head []byte, mediaType, name string) bool {
	sample := head[:min(len(head), 64<<10)]
	if !isText(sample) {
		return false
	}
	if named(name, ".csv", ".tsv") || strings.HasPrefix(mediaType, "text/csv") || strings.HasPrefix(mediaType, "text/tab-separated-values") {
		return true
	}
	if named(name, ".html", ".htm", ".xhtml") {
		return false
	}
	decoded, _ := vietnamese.DecodeBytes(sample)
	separator, width, body := separatorOf(decoded)
	switch {
	case width <= 2, separator == ',' && 2*strings.Count(body, ", ") > strings.Count(body, ","): // a sentence has blanks after its commas
		return false
	case separator != ',' && named(name, ".xls", ".xlsx", ".xlsm", ".ods"):
		return true
	}
	return evenRows(body, separator, width)
}

// evenRows tells rows of a table from sentences: at least three lines, most of
// them as wide as the commonest, and none with a cell as long as a sentence.
func evenRows(text string, separator byte, width int) bool {
	const longestCell = 120
	lines, even := 0, 0
	for line, rest, more := cutLine(text); more || line != ""; line, rest, more = cutLine(rest) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if fieldsOf(line, separator) == width {
			even++
		}
		for cell := range strings.SplitSeq(line, string(rune(separator))) {
			if utf8.RuneCountInString(cell) > longestCell {
				return false
			}
		}
	}
	return lines >= 3 && even*5 >= lines*4
}

// isText tells text in any encoding from markup and from binary files.
func isText(sample []byte) bool {
	start := bytes.TrimLeftFunc(sample, func(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' })
	if len(start) == 0 || start[0] == '<' || start[0] == '{' || start[0] == '[' || bytes.HasPrefix(start, []byte("PK\x03\x04")) || bytes.HasPrefix(start, []byte("%PDF-")) {
		return false
	}
	if bytes.HasPrefix(sample, []byte{0xFF, 0xFE}) || bytes.HasPrefix(sample, []byte{0xFE, 0xFF}) {
		return true
	}
	if bytes.IndexByte(sample, 0) >= 0 {
		_, encoding := vietnamese.DecodeBytes(sample[:len(sample)&^1])
		return encoding == vietnamese.UTF16LE || encoding == vietnamese.UTF16BE
	}
	controls := 0
	for _, c := range sample {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A {
			controls++
		}
	}
	return controls*50 <= len(sample)
}

// readCSV reads separated values into one grid. Rows may differ in length; blank
// lines are rows, so that row numbers are those a person sees.
func readCSV(ctx context.Context, content []byte, name string, bounds Bounds) (*Book, error) {
	b := newBudget(ctx, "csv", bounds)
	if int64(len(content)) > b.Bytes {
		return nil, unreadable(ctx, errTooLarge)
	}
	decoded, font := decodeText(content)
	r := csvReader{font: font, plot: b.sheet(soleName(name, "csv")), book: b.book}
	if strings.TrimRight(decoded, "\x00") == "" {
		decoded = ""
	}
	r.separator, r.width, r.rest = separatorOf(decoded)
	if broken := strings.Count(decoded, "\uFFFD"); broken > 0 {
		r.noteBroken(broken)
	}
	r.noteLost(decoded)
	if err := r.read(); err != nil {
		return nil, unreadable(ctx, err)
	}
	if len(r.uncut) > 0 {
		r.noteUncut()
	}
	r.book.Sheets = []*Grid{r.plot.done()}
	return r.book, nil
}

// A csvReader walks decoded text row by row.
type csvReader struct {
	plot      *plot
	book      *Book
	font      Legacy
	separator byte
	width     int // fields of the commonest row
	rest      string
	row       int
	fields    []string // of the row at hand, used again
	mended    int      // quotes that were taken for plain characters
	uncut     []string // rows of one cell that another separator cuts into several
}

func (r *csvReader) read() error {
	for r.rest != "" {
		if r.row == r.plot.budget.Rows {
			r.plot.Truncate()
			return nil
		}
		r.row++
		if err := r.plot.budget.tick(); err != nil {
			return err
		}
		r.nextRow()
		if len(r.fields) == 1 && r.width > 1 && len(r.uncut) < mostNamed && r.cutOtherwise(r.fields[0]) {
			r.uncut = append(r.uncut, refOf(r.row, 1))
		}
		for i, f := range r.fields {
			if err := r.plot.put(r.row, i+1, r.plot.budget.shownAs(f, r.font)); err != nil {
				return err
			}
		}
	}
	return nil
}

// mostMended bounds the quotes that are doubted: in a text with more, quotes
// mean nothing.
const mostMended = 1000

// nextRow cuts one row off the rest. A quoted field may hold lines of its own,
// unless reading it so would swallow rows.
func (r *csvReader) nextRow() {
	quoted := cutRow(r.rest, r.separator, r.fields[:0], r.plot.budget, r.mended < mostMended)
	r.fields = quoted.fields
	if quoted.lines > 0 && r.swallows(quoted) {
		r.mended++
		swallowed, col := quoted.lines, quoted.quoteCol
		plain := cutRow(r.rest, r.separator, r.fields[:0], r.plot.budget, false)
		r.fields, quoted = plain.fields, plain
		r.noteQuote(col, swallowed)
		if i := col - 1; i < len(r.fields) {
			r.fields[i] = strings.TrimPrefix(r.fields[i], `"`)
		}
	}
	if quoted.cut {
		r.plot.Truncate()
	}
	r.rest = quoted.rest
}

// swallows tells whether a quoted field with line ends in it is an accident: it
// never ends as it should, or holds lines that are rows of this very table, or
// makes a row of the wrong width out of one that is right without it.
func (r *csvReader) swallows(q csvRow) bool {
	switch {
	case q.broken:
		return true
	case r.width < 2:
		return false
	case 2*countRows(q.inner, r.separator, r.width) > max(q.lines-1, 0) && q.lines > 1:
		return true
	case len(q.fields) == r.width:
		return false
	}
	line, _, _ := cutLine(r.rest)
	return strings.Count(line, string(rune(r.separator)))+1 == r.width
}

// countRows counts the whole lines inside a quoted field that have the width of
// a row; the first and the last line are not whole.
func countRows(inner string, separator byte, width int) int {
	n := 0
	_, rest, more := cutLine(inner)
	for more {
		var line string
		line, rest, more = cutLine(rest)
		if more && strings.Count(line, string(rune(separator)))+1 == width {
			n++
		}
	}
	return n
}

func (r *csvReader) noteQuote(col, lines int) {
	if r.mended > 100 {
		return // a hundred tell enough
	}
	at := r.plot.grid.Locate(r.row, col)
	cell := pipeline.ColumnName(col) + fmt.Sprint(r.row)
	r.book.Notes = append(r.book.Notes, Note{Type: "quote_swallows_rows", Locator: at, Cells: []string{cell}, Message: pipeline.Text{
		VI: fmt.Sprintf("Dấu ngoặc kép mở ở ô %s không được đóng đúng chỗ, đọc theo quy ước thì %d dòng sau đó bị gộp vào ô này. Các dòng đó đã được đọc riêng từng dòng; hãy kiểm tra ô %s và bỏ dấu ngoặc kép thừa.", cell, lines, cell),
		EN: fmt.Sprintf("The quote that opens in %s is not closed where it should be and would swallow %d rows. They were read one by one; check %s and remove the stray quote.", cell, lines, cell)}})
}

// cutOtherwise tells whether another separator cuts a line into as many fields as a
// row of the table has, one of them a number at least: then it is a row itself.
func (r *csvReader) cutOtherwise(line string) bool {
	for _, other := range []string{";", "\t", ",", "|"} {
		if other[0] == r.separator || strings.Count(line, other)+1 != r.width {
			continue
		}
		for field := range strings.SplitSeq(line, other) {
			if field = strings.Trim(field, ` "`); field != "" && strings.Trim(field, "0123456789.,-") == "" {
				return true
			}
		}
	}
	return false
}

func (r *csvReader) noteUncut() {
	r.book.Notes = append(r.book.Notes, noteOf("separator_changes", r.plot.name, r.uncut,
		fmt.Sprintf("dòng có ô %s ngăn cột bằng dấu khác với phần còn lại của tệp nên cả dòng nằm trong một ô và số trong đó không được đọc; đề nghị dùng một dấu ngăn cột cho mọi dòng rồi gửi lại.", list(r.uncut)),
		fmt.Sprintf("the rows of %s have another separator than the rest of the file, so that each stands in one cell and its numbers were not read; use one separator in all rows and send the file again.", list(r.uncut))))
}

func (r *csvReader) noteBroken(n int) {
	r.book.Notes = append(r.book.Notes, Note{Type: "broken_characters", Message: pipeline.Text{
		VI: fmt.Sprintf("Tệp có %d ký tự bị hỏng mã (hiện là \uFFFD). Hãy lưu lại tệp với mã UTF-8 rồi gửi lại.", n),
		EN: fmt.Sprintf("%d characters of the file are broken (shown as \uFFFD). Save the file as UTF-8 and send it again.", n)}})
}

// separatorOf is the separator that cuts the first lines into the most even
// rows, and their width. A leading "sep=;" line, which some programs write,
// decides at once and is no row.
func separatorOf(s string) (separator byte, width int, body string) {
	if first, rest, more := cutLine(s); more && len(first) == 5 && strings.EqualFold(first[:4], "sep=") && first[4] < utf8.RuneSelf && first[4] != '"' {
		width, _ = evenness(rest, first[4])
		return first[4], width, rest
	}
	best, bestScore := byte(','), 0
	for _, candidate := range []byte{';', '\t', ',', '|'} {
		if w, score := evenness(s, candidate); score > bestScore {
			best, width, bestScore = candidate, w, score
		}
	}
	return best, width, s
}

// evenness counts the lines of the first hundred that have the commonest number
// of fields, if that is more than one, weighted by that number.
func evenness(s string, separator byte) (width, score int) {
	s = cutText(s, 1<<18)
	counts, torn := map[int]int{}, map[int]int{}
	for n := 0; n < 100 && s != ""; n++ {
		var line string
		line, s, _ = cutLine(s)
		if strings.Count(line, `"`)%2 != 0 {
			torn[fieldsOf(line, separator)]++ // a part of a row whose cell has line ends
			continue
		}
		counts[fieldsOf(line, separator)]++
	}
	if len(counts) == 0 || len(counts) == 1 && counts[1] > 0 {
		counts = torn
	}
	for w, n := range counts {
		if at := n*100 + min(w, 50); w > 1 && (at > score || at == score && w > width) {
			width, score = w, at
		}
	}
	return width, score
}

// fieldsOf counts the fields of one line; a separator between quotes is none.
func fieldsOf(line string, separator byte) int {
	if strings.Count(line, `"`)%2 != 0 {
		return strings.Count(line, string(rune(separator))) + 1
	}
	n, quoted := 1, false
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == separator && !quoted:
			n++
		}
	}
	return n
}

// cutLine is the first line of s and what follows; more is false when no line
// end follows it.
func cutLine(s string) (line, rest string, more bool) {
	end := strings.IndexAny(s, "\r\n")
	if end < 0 {
		return s, "", false
	}
	if strings.HasPrefix(s[end:], "\r\n") {
		return s[:end], s[end+2:], true
	}
	return s[:end], s[end+1:], true
}
