package vietnamese

import "testing"

func TestOneSlipOfLetters(t *testing.T) {
	for _, c := range []struct {
		typed, meant string
		want         bool
	}{
		{"lươgn", "lương", true}, {"lươgn", "lượng", false}, {"bìnhh", "bình", true}, {"khuynế", "khuyến", true}, {"đưcợ", "được", true}, {"biểu", "biếu", true}, {"bình", "chọn", false}, {"", "", true},
	} {
		if got := OneSlipOfLetters(c.typed, c.meant); got != c.want {
			t.Errorf("%q is one slip from %q: %v", c.typed, c.meant, got)
		}
	}
	if got := Toneless("hưởng"); got != "hương" {
		t.Errorf("without its tone %q", got)
	}
}
