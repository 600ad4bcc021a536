package layout

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A Worded is a figure that an office wrote in a few words: "Đã hỗ trợ 10 cơ sở",
// "10 đề án (trong đó 02 đề án quốc gia)", "12 cơ sở (đạt 100% kế hoạch)".
type Worded struct {
	Plain string // number and noun: "10 cơ sở"
	Verb  string // what was done, "" when it is not said: "hỗ trợ"
	Parts string // what the bracket says, "" without one
}

var (
	doneLead  = pattern.MustCompile(`(?i)^đã\s+(?:được\s+)?(hỗ trợ|thực hiện|tổ chức|triển khai|công nhận|đào tạo|xây dựng|bình chọn|cấp giấy chứng nhận)(?:\s+(?:được|cho))*\s+([0-9].*)$`)
	partsTail = pattern.MustCompile(`(?i)^(.*\pL)\s*\(((?:trong đó|bao gồm|gồm)[^()]*)\)$`)
	rateTail  = pattern.MustCompile(`(?i)^(.*\pL)\s*\((?:đạt|bằng|tăng|giảm)[^()]*%[^()]*\)$`)
	numbered  = pattern.MustCompile(`^[0-9][0-9.,]*(?:\s*\pL[\pL.]*){1,4}$`)
)

// InWords takes a text apart that states one number of something in a few words.
// ok is false for every other text, one that is no more than number and unit too.
func InWords(text string) (w Worded, ok bool) {
	if len(text) > 120 || !mayTell(text) {
		return Worded{}, false
	}
	rest := vietnamese.NFC(sheet.Squeeze(text))
	if !strings.HasSuffix(rest, ")") && !strings.HasPrefix(rest, "Đã ") && !strings.HasPrefix(rest, "đã ") {
		return Worded{}, false
	}
	if m := partsTail.FindStringSubmatch(rest); m != nil {
		rest, w.Parts = m[1], m[2]
	}
	rated := rateTail.FindStringSubmatch(rest)
	if rated != nil {
		rest = rated[1]
	}
	if m := doneLead.FindStringSubmatch(rest); m != nil {
		w.Verb, rest = m[1], m[2]
	}
	w.Plain = rest
	return w, (w.Verb != "" || w.Parts != "" || rated != nil) && numbered.MatchString(rest)
}

// mayTell tells whether a text has a number and ends or begins as such a text does,
// however its letters are composed.
func mayTell(text string) bool {
	text = strings.TrimSpace(text)
	return (strings.HasSuffix(text, ")") || strings.HasPrefix(text, "Đ") || strings.HasPrefix(text, "đ")) && strings.ContainsAny(text, "0123456789")
}
