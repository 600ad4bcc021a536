package sheet

import (
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A Legacy is the encoding that a font stands for.
type Legacy uint8

// The encodings of fonts.
const (
	Unknown    Legacy = iota // the font tells nothing: the text has to
	TCVN3                    // .VnTime, .VnArial …
	TCVN3Upper               // .VnTimeH …, which show capitals for all letters
	VNI                      // VNI-Times …
	Unicode                  // known to be Unicode: the text is never converted
)

// FontLegacy is the encoding of a font that puts Vietnamese letters in the
// places of others: .VnTime, .VnArialH; VNI-Times.
func FontLegacy(name string) Legacy {
	switch low := strings.ToLower(strings.TrimSpace(name)); {
	case strings.HasPrefix(low, ".vn") && strings.HasSuffix(low, "h"):
		return TCVN3Upper
	case strings.HasPrefix(low, ".vn"):
		return TCVN3
	case strings.HasPrefix(low, "vni-"):
		return VNI
	}
	return Unknown
}

// TextCell holds text as stored and shows it as a person sees it; blank when
// there is nothing but white space.
func TextCell(raw string, font Legacy) Cell { return new(shower).cell(raw, font) }

// ShownText is text as a person sees it: legacy encodings converted, NFC. A font
// alone does not make a text legacy: fonts stay behind when a cell is filled
// anew. Text that has letters of Unicode alone, or that reads better as it
// stands, is left.
func ShownText(raw string, font Legacy) string { return new(shower).show(raw, font) }

// telling is how much of a text is looked at to tell its encoding.
const telling = 2000

// A shower makes the shown texts of one document.
type shower struct {
	teller vietnamese.Teller
	tcvn3  int  // texts that TCVN3 alone can be, of no font that says so
	known  bool // there was a text with letters of Unicode alone
}

// allTCVN3 tells whether a document that never names its font is written in TCVN3: many of its
// texts can be nothing else and none is Unicode. A text that may be both is then TCVN3 too.
func (s *shower) allTCVN3() bool { return s.tcvn3 >= leastTold && !s.known }

const leastTold = 3

func (s *shower) cell(raw string, font Legacy) Cell {
	if strings.TrimSpace(raw) == "" {
		return Cell{}
	}
	return Cell{Kind: Text, Raw: raw, Shown: s.show(raw, font)}
}

func (s *shower) show(raw string, font Legacy) string {
	if ascii(raw) {
		if font == TCVN3Upper {
			return strings.ToUpper(raw)
		}
		return raw
	}
	if font != Unicode {
		raw = s.convert(raw, font)
	}
	return vietnamese.NFC(fewMarks(raw))
}

// mostMarks is how many marks above and below a letter are shown. Vietnamese has two;
// a file may pile up thousands.
const mostMarks = 8

// fewMarks is a text without the marks of a letter that are beyond mostMarks.
func fewMarks(s string) string {
	if strings.IndexByte(s, 0xCC) < 0 && strings.IndexByte(s, 0xCD) < 0 { // U+0300 to U+036F begin so
		return s
	}
	marks, many := 0, false
	for _, r := range s {
		if marks++; r < 0x300 || r > 0x36F {
			marks = 0
		}
		if marks > mostMarks {
			many = true
			break
		}
	}
	if !many {
		return s
	}
	marks = 0
	return strings.Map(func(r rune) rune {
		if marks++; r < 0x300 || r > 0x36F {
			marks = 0
		}
		if marks > mostMarks {
			return -1
		}
		return r
	}, s)
}

func (s *shower) convert(raw string, font Legacy) string {
	head := raw
	if len(head) > telling {
		head = strings.ToValidUTF8(head[:telling], "")
	}
	w := s.teller.Weigh(head)
	if w.Unicode {
		s.known = true
		if (font == TCVN3 || font == TCVN3Upper) && mixed(head) {
			return s.eachWord(raw)
		}
		return raw
	}
	if (font == TCVN3 || font == TCVN3Upper) && capitals(head) {
		if raised := strings.ToUpper(vietnamese.FromTCVN3(raw)); !vietnamese.ReadsBetter(raw, raised) {
			return raised
		}
	}
	if font == Unknown {
		raised, ok := vietnamese.RaisedTCVN3(raw)
		if ok || raised != "" && s.allTCVN3() && !vietnamese.ReadsBetter(raw, raised) {
			s.tcvn3++
			return raised
		}
	}
	byText := w.Legacy()
	if font == Unknown && byText == "" && s.allTCVN3() && w.TCVN3 >= w.AsIs {
		return vietnamese.FromTCVN3(raw)
	}
	if font == Unknown && byText == vietnamese.TCVN3 {
		s.tcvn3++
	}
	switch {
	case font == VNI && w.VNI >= w.AsIs, font != VNI && byText == vietnamese.VNI:
		return vietnamese.FromVNI(raw)
	case font == TCVN3Upper && w.TCVN3 >= w.AsIs:
		return strings.ToUpper(vietnamese.FromTCVN3(raw))
	case font == TCVN3 && w.TCVN3 >= w.AsIs, byText == vietnamese.TCVN3:
		return vietnamese.FromTCVN3(raw)
	}
	return raw
}

// capitals tells whether a text is written in capitals: TCVN3 has none of the
// letters with two marks, so that their small forms stand between them.
func capitals(s string) bool {
	n := 0
	for i := range len(s) {
		if 'a' <= s[i] && s[i] <= 'z' {
			return false
		}
		if 'A' <= s[i] && s[i] <= 'Z' {
			n++
		}
	}
	return n > 1
}

// mixed tells whether a text of a TCVN3 font has words of both: letters that
// Unicode alone has, and signs among letters that only TCVN3 has there.
func mixed(s string) bool {
	inWord, unicode, legacy := false, false, false
	for _, r := range s {
		unicode = unicode || r >= 0x1EA0 && r < 0x1F00 || r == 'ơ' || r == 'ư' || r == 'đ' || r == 'Đ'
		legacy = legacy || inWord && strings.ContainsRune("µ¶¸¹¨¼½¾®§¤¥¦ª¬", r)
		inWord = r > ' '
	}
	return unicode && legacy
}

// eachWord converts the words of TCVN3.
func (s *shower) eachWord(text string) string {
	words := strings.SplitAfter(text, " ")
	for i, word := range words {
		if w := s.teller.Weigh(word); !w.Unicode && w.TCVN3 >= w.AsIs {
			words[i] = vietnamese.FromTCVN3(word)
		}
	}
	return strings.Join(words, "")
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// cellFont is the font of the cell itself, in a run.
const cellFont Legacy = 255

// A run is the rest of a text, up to the next run, in a font of its own.
type run struct {
	from int // byte
	font Legacy
}

// runs makes text as a person sees it whose parts stand in several fonts. What
// stands before the first run is in the font of the cell.
func (s *shower) runs(raw string, runs []run, font Legacy) string {
	var b strings.Builder
	from, own := 0, font
	flush := func(to int) {
		if to > from {
			b.WriteString(s.show(raw[from:to], font))
			from = to
		}
	}
	for _, r := range runs {
		next := r.font
		if next == cellFont {
			next = own
		}
		if next != font {
			flush(max(min(r.from, len(raw)), from))
			font = next
		}
	}
	flush(len(raw))
	return vietnamese.NFC(b.String())
}
