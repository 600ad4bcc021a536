package chart

import (
	"strings"
	"testing"
)

func TestShortenAndWrap(t *testing.T) {
	if got := shorten("Bà Rịa - Vũng Tàu", 400, typeSize); got != "Bà Rịa - Vũng Tàu" {
		t.Errorf("a name that fits is left alone, got %q", got)
	}
	if got := shorten("Nhóm sản phẩm chế biến nông, lâm, thủy sản", 140, typeSize); got != "Nhóm sản phẩm…" {
		t.Errorf("got %q", got)
	}
	if got := wrap("Thủ công mỹ nghệ", 70, typeSize); len(got) != 2 || got[0] != "Thủ công" {
		t.Errorf("got %q", got)
	}
	if got := wrap("Khôngcókhoảngtrắngnàocả", 60, typeSize); len(got) != 1 || !strings.HasSuffix(got[0], "…") {
		t.Errorf("got %q", got)
	}
}

// What is shortened keeps its place and its beginning, for any text.
func FuzzShorten(f *testing.F) {
	f.Add("Bà Rịa - Vũng Tàu", 60.0)
	f.Add("\xff\xfe   \u0301\u0301 x", 30.0)
	f.Add(strings.Repeat("a ", 5000), 42.0)
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if width < 20 || width > 1e6 {
			return
		}
		got := shorten(s, width, typeSize)
		if w := textWidth(got, typeSize); w > width+0.001 {
			t.Fatalf("%q is %v wide, place is %v", got, w, width)
		}
		for _, line := range wrap(s, width, typeSize) {
			if w := textWidth(line, typeSize); w > width+0.001 {
				t.Fatalf("line %q is %v wide, place is %v", line, w, width)
			}
		}
		plain := strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
		if !strings.HasPrefix(plain, strings.TrimSuffix(got, "…")) && got != plain {
			t.Fatalf("%q does not begin like %q", got, plain)
		}
	})
}
