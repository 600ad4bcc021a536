package vietnamese

import (
	"slices"
	"testing"
)

// lineTexts are texts with words that are written in several ways, glued, or no
// UTF-8 at all.
var lineTexts = []string{
	"Năm 2022, tỉnh có 12 sản phẩm; kỹ nghệ, mỹ nghệ, hoà bình hòa bình.",
	"nôngthôn sảnphẩm 12m2 5 km² 7 M3, QĐ-UBND – số 12",
	decompose("Thừa Thiên Huế thuý thúy"), "a\u00adb \u200bc １２ ５", "\xff12\xe1\xba sản", "", " \n ",
}

// A line is the same whether its words are remembered or looked into anew, and
// gives back what stands between any two code points.
func FuzzLine(f *testing.F) {
	for _, text := range lineTexts {
		f.Add(text)
	}
	var v Vocabulary
	for _, key := range []string{"sản", "phẩm", "năm", "12", ",", "kĩ"} {
		v.Learn(key)
	}
	f.Fuzz(func(t *testing.T, text string) {
		plain, known := Cut(text), NewSpellings(&v).Line()
		for range 2 { // the second time from memory
			known.Cut(text)
			want := slices.Clone(plain.Words())
			for i := range want {
				want[i].Number = v.Number(want[i].Key)
			}
			if got := known.Words(); !slices.Equal(got, want) {
				t.Fatalf("%q: words %v, want %v", text, got, want)
			}
		}
		runes := []rune(text)
		if plain.Len() != len(runes) {
			t.Fatalf("%q: %d code points, want %d", text, plain.Len(), len(runes))
		}
		for i := 0; i <= len(runes); i += 1 + len(runes)/20 {
			for k := i; k <= len(runes); k += 1 + len(runes)/20 {
				if got := plain.Slice(i, k); got != string(runes[i:k]) {
					t.Fatalf("%q: [%d, %d) is %q, want %q", text, i, k, got, string(runes[i:k]))
				}
			}
		}
	})
}
