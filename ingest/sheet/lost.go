package sheet

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/pipeline"
)

// lostLetter is a word in which a question mark stands where a letter should:
// before a letter. «T?NG H?P K?T QU?» is «TỔNG HỢP KẾT QUẢ», saved by a program
// that had no room for these letters.
var lostLetter = regexp.MustCompile(`\?\p{L}`)

// The bounds from which on a text is told to have lost its letters: one question
// that nobody put a space after is none.
const (
	fewestLost    = 5
	lostShare     = 10 // a tenth of the words
	lostExamples  = 3
	mostLostBytes = 1 << 20 // that are looked at
)

// lostLetters are the words of a text that lost letters, how many of how many.
func lostLetters(text string) (lost, words int, examples []string) {
	for word := range strings.FieldsFuncSeq(text[:min(len(text), mostLostBytes)], func(r rune) bool { return r != '?' && !unicode.IsLetter(r) }) {
		if strings.Trim(word, "?") == "" {
			continue
		}
		words++
		if lostLetter.MatchString(word) {
			if lost++; len(examples) < lostExamples {
				examples = append(examples, word)
			}
		}
	}
	return lost, words, examples
}

// noteLost tells of a text that lost its letters: they cannot be brought back.
func (r *csvReader) noteLost(text string) {
	lost, words, examples := lostLetters(text)
	if lost < fewestLost || lost*lostShare < words {
		return
	}
	shown := "«" + strings.Join(examples, "», «") + "»"
	r.book.Notes = append(r.book.Notes, Note{Type: "lost_letters", Message: pipeline.Text{
		VI: fmt.Sprintf("Chữ tiếng Việt trong tệp đã mất, hiện thành dấu hỏi (%s), nên không nhận ra được chỉ tiêu. Hãy mở tệp gốc, lưu thành .xlsx hoặc «CSV UTF-8» rồi gửi lại.", shown),
		EN: fmt.Sprintf("The Vietnamese letters of the file are lost and stand as question marks (%s). Open the original, save it as .xlsx or as «CSV UTF-8», and send it again.", shown)}})
}
