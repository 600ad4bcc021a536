package vietnamese

import (
	"strings"
	"testing"
)

// hostile are texts that make a careless reader look at the same place again
// and again.
var hostile = map[string]string{
	"dotted digits":     "1.",
	"grouped digits":    "111 ",
	"comma list":        "1, ",
	"range":             "1-",
	"years":             "2019, ",
	"brackets":          "(",
	"fraction":          "1/",
	"code":              "A1-",
	"number words":      "một trăm ",
	"tens":              "mươi ",
	"scales":            "tỷ ",
	"vague":             "hàng chục ",
	"qualifier":         "không quá ",
	"label":             "Điều 1, ",
	"days":              "ngày 1 và ",
	"phone":             "ĐT: 01 ",
	"stars":             "3, ",
	"rate":              "5 tấn/năm/",
	"nouns":             "sản phẩm, ",
	"places":            "huyện Đồng ",
	"provinces":         "Hà Nội ",
	"levels":            "cấp tỉnh, ",
	"since":             "từ năm 2018 đến ",
	"until":             "tính đến hết ",
	"one figure a word": "5 hộ ",
	"spaces":            " ",
	"stops":             ". ",
	"dots":              ".",
	"quotes":            ".)",
}

// steps reads a text with everything that works on tokens and counts the tokens
// looked at.
func steps(g *Gazetteer, text string) int {
	count := 0
	l := Cut(text)
	l.steps = &count
	l.figures(false)
	l.figures(true)
	for i := 0; i < len(l.tokens); {
		if _, next := l.period(i); next > i {
			i = next
			continue
		}
		i = l.overDigits(i)
	}
	l.Periods()
	for i := range l.tokens {
		_, _ = l.levels(nil, i)
		_, _ = g.placeAt(l, i)
	}
	return count
}

// Twice the text costs about twice the work: reading is linear however the text
// is made.
func TestWorkIsLinear(t *testing.T) {
	g := gazetteerOf(t)
	for name, part := range hostile {
		small := strings.Repeat(part, 1500)
		one, two := steps(g, small), steps(g, small+small)
		if two > 2*one+one/10+5000 {
			t.Errorf("%s: %d steps, for twice the text %d", name, one, two)
		}
		if tokens := len(Cut(small).tokens); one > 2500*(tokens+1) {
			t.Errorf("%s: %d steps for %d tokens", name, one, tokens)
		}
	}
}

// Long lines of each kind, and single words of a million characters, are read
// without trouble.
func TestLongLines(t *testing.T) {
	for name, part := range hostile {
		text := strings.Repeat(part, 30_000/len(part)+1)
		if got := strings.Join(Sentences(text), ""); got != text {
			t.Errorf("%s: the pieces do not join", name)
		}
		ParseNumber(text)
		ParseCell(text, StyleUnknown)
		UnitOf(text)
		Fold(text)
		DecodeBytes([]byte(text))
	}
	for _, text := range []string{strings.Repeat("9", 1_000_000), strings.Repeat("a", 1_000_000), strings.Repeat("Ậ", 300_000), strings.Repeat("a\u0301", 300_000)} {
		Figures(text)
		Periods(text)
		Levels(text)
		Sentences(text)
	}
}
