package form

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// cellFaults are cells that hold an error, a number written as text, or what only looks
// like one: "4557o9", a date that the program made of a number.
func (t *Table) cellFaults() []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	for _, c := range t.columns {
		var texts, unread [][2]int
		numbers := 0
		for _, ln := range t.lines {
			at := [2]int{ln.row.Row, c.col}
			switch t.Layout.Grid().KindAt(at[0], at[1]) {
			case sheet.Number:
				numbers++
			case sheet.Error:
				list = append(list, t.errorFault(at, t.Layout.Grid().At(at[0], at[1]).Raw))
			case sheet.Date:
				if ln.label != "" && !t.strangeColumn(c) {
					unread = append(unread, at)
				}
			case sheet.Text:
				text := t.Layout.Grid().Shows(at[0], at[1])
				switch v, ok := t.values[at]; {
				case ok && v != 0:
					texts = append(texts, at)
				case ok || ln.label == "" || t.strangeColumn(c):
				case errorWords.MatchString(text):
					list = append(list, t.errorFault(at, text))
				case likeNumber(text):
					unread = append(unread, at)
				}
			}
		}
		if len(texts) > 0 && numbers > 0 {
			list = append(list, t.textFault(texts))
		}
		if len(unread) > 0 && numbers > len(unread) {
			list = append(list, t.unreadFault(unread))
		}
	}
	return append(list, t.namesLost()...)
}

// namesLost are errors that stand where the name of a row belongs.
func (t *Table) namesLost() (list []pipeline.DocumentFault) {
	g := t.Layout.Grid()
	for _, c := range t.Layout.Columns {
		if _, figures := t.columnAt(c.Col); figures || c.Hidden || !c.HoldsWords() {
			continue
		}
		for _, ln := range t.lines {
			if cell := g.At(ln.row.Row, c.Col); ln.figures > 0 && (cell.Kind == sheet.Error || cell.Kind == sheet.Text && errorWords.MatchString(cell.Shown)) {
				at := [2]int{ln.row.Row, c.Col}
				list = append(list, t.fault(faultError, [][2]int{at}, cell.Shown, fmt.Sprintf("Ô %s báo lỗi %s thay cho tên chỉ tiêu. Đề nghị ghi tên chỉ tiêu và gửi lại.", cellName(at), cell.Shown), fmt.Sprintf("%s holds the error %s instead of a name.", cellName(at), cell.Shown)))
			}
		}
	}
	return list
}

// errorWords are the errors of a program as text: what a cell showed was typed or copied.
var errorWords = pattern.MustCompile(`^\s*(#[^\s\d]|#{2,}|[Ee][Rr][Rr]\s*:?\s*\d{3})`)

// likeNumber tells of a text that cannot be read as a number and holds little but digits.
func likeNumber(text string) bool {
	digits, letters := 0, 0
	for _, r := range vietnamese.NFC(text) {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		case !strings.ContainsRune(" .,()+-–/*:;'’`\"\u00a0?≈~<>=", r):
			return false
		}
	}
	return digits >= leastDigits && letters <= mostLetters && digits > 2*letters || digits >= manyDigits && letters <= aWord
}

// Of so many digits a text is like a number with so many letters, a word beside many of them.
const (
	leastDigits = 3
	mostLetters = 2
	manyDigits  = 5
	aWord       = 10
)

func (t *Table) errorFault(at [2]int, raw string) pipeline.DocumentFault {
	return t.fault(faultError, [][2]int{at}, raw, fmt.Sprintf("Ô %s báo lỗi %s thay cho số liệu. Đề nghị sửa công thức và gửi lại.", cellName(at), raw), fmt.Sprintf("%s holds the error %s instead of a figure.", cellName(at), raw))
}

func (t *Table) textFault(texts [][2]int) pipeline.DocumentFault {
	first := t.Layout.Grid().At(texts[0][0], texts[0][1]).Shown
	return t.fault(faultText, texts, fmt.Sprintf("%s = «%s»", cellName(texts[0]), first),
		fmt.Sprintf("%d ô ghi số dưới dạng chữ (%s = «%s»), công thức cộng trên bảng tính sẽ bỏ qua. Đề nghị nhập lại dưới dạng số.", len(texts), cellName(texts[0]), first),
		fmt.Sprintf("%d cells hold numbers as text; formulas pass over them.", len(texts)))
}

// unreadFault are cells of rows with a name that hold digits and no number.
func (t *Table) unreadFault(cells [][2]int) pipeline.DocumentFault {
	first := t.Layout.Grid().At(cells[0][0], cells[0][1])
	what := "lẫn chữ hoặc ghi nhiều số"
	if first.Kind == sheet.Date {
		what = "là ngày tháng, có thể do bảng tính tự đổi"
	}
	return t.fault(faultText, cells, fmt.Sprintf("%s = «%s»", cellName(cells[0]), first.Shown),
		fmt.Sprintf("Ô %s ghi «%s»: %s, không phải một số (%d ô của cột như vậy). Đề nghị đặt định dạng ô là số rồi nhập lại.", cellName(cells[0]), first.Shown, what, len(cells)),
		fmt.Sprintf("%s holds «%s», which is no number (%d such cells in the column).", cellName(cells[0]), first.Shown, len(cells)))
}
