package vietnamese

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

var seeds = []string{
	"", "Năm 2019, huyện có 23 sản phẩm, hơn 4,5 tỷ đồng và hàng trăm hộ.", "1.234,5", "1,234", "- 12", "một triệu hai trăm nghìn", "hai mươi mốt",
	"ngày 14 và 15.7", "24/48 sản phẩm (50%)", "từ 10 đến 12", "giai đoạn 2011 - 2019", "NPK 16-16-8+13S", "ĐT 024 3826 xxxx", "(triệu đồng) 1.250", "45839",
	"1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1", "1 111 111 111 111 111 111 111", "((((1))))", "ba trăm rưỡi", "quá nửa", "TP.HCM, huyện Lấp Vò (Đồng Tháp)", "\xff\xfe1", "a\u0301\u0323 12",
	"1 tỷ tỷ tỷ tỷ", "999999999999999999 nghìn tỷ", "dăm ba chục", "5 - ", "trở lên", "/-/.+1A", "số 0000000000", "0\u00A0123", "S¶n phÈm", "saûn phaåm", "２０２２ － ２０３０", "ÐY", "t\u200By",
}

func addSeeds(f *testing.F) {
	for _, s := range seeds {
		f.Add(s)
	}
}

func checkSpan(t *testing.T, text string, s Span, want string) {
	t.Helper()
	runes := []rune(text)
	if s.Start < 0 || s.End < s.Start || s.End > len(runes) {
		t.Fatalf("%q: span %v lies outside", text, s)
	}
	if got := string(runes[s.Start:s.End]); got != want {
		t.Fatalf("%q: span %v holds %q, want %q", text, s, got, want)
	}
}

func finite(v float64) bool { return !math.IsInf(v, 0) && !math.IsNaN(v) }

// Figures lie inside the text, in order, do not overlap, and every value is
// finite.
func FuzzFigures(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, g := range Figures(text) {
			checkSpan(t, text, g.Span, g.Text)
			if g.Start < end || g.Start == g.End {
				t.Fatalf("%q: span %v after %d", text, g.Span, end)
			}
			end = g.End
			for _, v := range []*float64{&g.Value, g.Max, g.Alt, g.Numerator, g.Denominator} {
				if v != nil && !finite(*v) {
					t.Fatalf("%q: %v", text, *v)
				}
			}
			if g.Max != nil && *g.Max < g.Value {
				t.Fatalf("%q: range %v to %v", text, g.Value, *g.Max)
			}
		}
	})
}

// A line always gives one JSON object, whatever it states.
func FuzzNumberLine(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, line string) {
		raw, err := json.Marshal(NumberLine(line))
		if err != nil || !json.Valid(raw) {
			t.Fatalf("%q: %s %v", line, raw, err)
		}
	})
}

// Periods lie inside the text in order, their dates are of the calendar and
// their starts not after their ends.
func FuzzPeriods(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, p := range Periods(text) {
			checkSpan(t, text, p.Span, p.Period.Text)
			if p.Start < end {
				t.Fatalf("%q: span %v after %d", text, p.Span, end)
			}
			end = p.End
			if !p.Period.Start.Valid() || !p.Period.End.Valid() {
				t.Fatalf("%q: %v is no date", text, p.Period)
			}
			if p.Period.Known() && p.Period.Start.First().After(p.Period.End.Last()) {
				t.Fatalf("%q: %v runs backwards", text, p.Period)
			}
		}
	})
}

// Places and levels lie inside the text, in order.
func FuzzPlaces(f *testing.F) {
	addSeeds(f)
	g := gazetteerOf(f)
	f.Fuzz(func(t *testing.T, text string) {
		end, n := 0, utf8.RuneCountInString(text)
		for _, p := range g.Places(text) {
			if p.Start < end || p.End <= p.Start || p.End > n || p.Name == "" {
				t.Fatalf("%q: %v after %d", text, p, end)
			}
			end = p.End
		}
		end = 0
		for _, l := range Levels(text) {
			if l.Start < end || l.End <= l.Start || l.End > n {
				t.Fatalf("%q: %v after %d", text, l, end)
			}
			end = l.End
		}
	})
}

// The pieces joined give the paragraph back, byte for byte, and none is empty.
func FuzzSentences(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, paragraph string) {
		pieces := Sentences(paragraph)
		if strings.Join(pieces, "") != paragraph {
			t.Fatalf("%q comes back as %q", paragraph, pieces)
		}
		for _, p := range pieces {
			if p == "" {
				t.Fatalf("%q: an empty piece", paragraph)
			}
		}
	})
}

// Folding twice is folding once, and composed and decomposed text fold alike.
func FuzzFold(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if again := Fold(folded); again != folded {
			t.Fatalf("%q folds to %q, then to %q", s, folded, again)
		}
		if utf8.ValidString(s) && Fold(decompose(s)) != folded {
			t.Fatalf("%q decomposed folds to %q, want %q", s, Fold(decompose(s)), folded)
		}
	})
}

// Any bytes give valid UTF-8 and a named encoding; text that is decoded once
// stays as it is when it is plain UTF-8.
func FuzzDecodeBytes(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Add([]byte{0xFF, 0xFE, 0x41})
	f.Add([]byte{0xB5, 0xB6, 0x20, 0xC8})
	f.Fuzz(func(t *testing.T, b []byte) {
		text, encoding := DecodeBytes(b)
		if !utf8.ValidString(text) || encoding == "" {
			t.Fatalf("%q: %q %q", b, text, encoding)
		}
	})
}

// A cell never fails; a number written the Vietnamese way reads back.
func FuzzParseCell(f *testing.F) {
	for i, s := range seeds {
		f.Add(s, int64(i*7919-5000))
	}
	f.Fuzz(func(t *testing.T, cell string, n int64) {
		for _, style := range []Style{StyleUnknown, StyleVietnamese, StyleEnglish} {
			g, state := ParseCell(cell, style)
			if !finite(g.Value) || (state == CellNumber) == g.Null {
				if state != CellZeroDash {
					t.Fatalf("%q: %v %v", cell, g, state)
				}
			}
		}
		if n > -1e15 && n < 1e15 {
			for _, style := range []Style{StyleUnknown, StyleVietnamese} {
				written := grouped(n, ".")
				if g, state := ParseCell(written, style); state != CellNumber || g.Value != float64(n) {
					t.Fatalf("%s reads as %v %v", written, g.Value, state)
				}
			}
			if g, state := ParseCell(grouped(n, ","), StyleEnglish); state != CellNumber || g.Value != float64(n) {
				t.Fatalf("%s reads as %v %v", grouped(n, ","), g.Value, state)
			}
		}
	})
}

// grouped writes n in groups of three.
func grouped(n int64, mark string) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return sign + s
}
