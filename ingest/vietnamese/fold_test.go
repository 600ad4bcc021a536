package vietnamese

import (
	"strings"
	"testing"
)

// What is folded in one pass is folded as any text is.
func TestFoldingInOnePassIsFolding(t *testing.T) {
	plain := 0
	try := func(s string) {
		t.Helper()
		folded, ok := foldPlain(s)
		if !ok {
			return
		}
		plain++
		if want := foldAny(s); folded != want {
			t.Errorf("%q: folded to %q, want %q", s, folded, want)
		}
	}
	for r := range rune(0x3000) {
		letter := string(r)
		for _, s := range []string{letter, "t" + letter, "tỷ" + letter, letter + "y", letter + "y ", "my" + letter + "y", " " + letter + "  " + letter + "\t", letter + letter} {
			try(s)
		}
	}
	for _, s := range []string{"Mỹ nghệ, QUÝ  III\n", "tỷ đồng", "", " \t ", "Đắk Lắk – 2024", "y", "ỷ", "đỷ", "kỹ sư\x00", "\xff", strings.Repeat("Quỹ hỗ trợ phát triển hợp tác xã ", 50)} {
		try(s)
	}
	if plain < 1_000 {
		t.Errorf("only %d texts were folded in one pass", plain)
	}
}

func FuzzFoldingInOnePass(f *testing.F) {
	for _, s := range []string{"Mỹ nghệ", "tỷ – đồng", "QUÝ\u0301", "\xff y", "hy\u0300 "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if folded, ok := foldPlain(s); ok && folded != foldAny(s) {
			t.Errorf("%q: %q, want %q", s, folded, foldAny(s))
		}
		if once := Fold(s); Fold(once) != once {
			t.Errorf("%q folds to %q and then to %q", s, once, Fold(once))
		}
	})
}
