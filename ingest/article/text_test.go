package article

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/tonghop/tonghop/ingest"
)

// oddTexts are texts whose lines do not stand in them as they are read: joined,
// trimmed, composed, with code points that are not shown.
var oddTexts = []string{
	"Năm 2022, tỉnh có 12 sản phẩm.",
	"  Năm 2022,\ttỉnh\u00a0có \r\n\r\n 12 sản phẩm.  ",
	"Năm 2022,\ntỉnh Bến Tre có 12\nsản phẩm\nđạt chuẩn.\n\nĐoạn hai",
	norm.NFD.String("Năm 2022, tỉnh Thừa Thiên Huế có 12\nsản phẩm."),
	"Nă\u00adm 2022\u200b,\u200b\nt\u200bỉnh\u200b có 12",
	"\ufeff\u0001Một\u0002 hai,\nba " + strings.Repeat("bốn ", 9000) + "\nnăm",
	"a\u0301\u0323,\n\u0301b", "\xff\xfe,\n\xe1\xba", "",
}

// Every code point of a line leads back to where it stands in the text.
func FuzzLines(f *testing.F) {
	for _, text := range oddTexts {
		f.Add(text)
	}
	lex := known.of(facts(f))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		from := []rune(text)
		lines, _ := newReader(ingest.Input{Catalog: lex.catalog}, lex, "txt").linesOf(text)
		last := -1
		for _, l := range lines {
			read := []rune(l.text)
			if len(read) != l.length || l.length == 0 {
				t.Fatalf("%q has %d code points, not %d", l.text, len(read), l.length)
			}
			for i, r := range read {
				at := l.origin(i)
				if at < last || at >= len(from) {
					t.Fatalf("code point %d of %q stands at %d, after %d", i, l.text, at, last)
				}
				last = at
				if r != from[at] && !(r == ' ' && (unicode.IsSpace(from[at]) || hides(from[at]) || unicode.IsControl(from[at]))) && norm.NFC.IsNormalString(text) {
					t.Fatalf("code point %d of %q is %q, and at %d stands %q", i, l.text, r, at, from[at])
				}
			}
			if l.end != last+1 {
				t.Fatalf("%q ends at %d, not %d", l.text, last+1, l.end)
			}
		}
	})
}
