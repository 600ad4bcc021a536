package vietnamese

import "testing"

func TestTellerWeighsWords(t *testing.T) {
	var teller Teller
	for range 2 { // the second time from memory
		for _, c := range []struct{ text, legacy string }{
			{"S¶n phÈm c«ng nghiÖp", TCVN3}, {"Saûn phaåm coâng nghieäp", VNI}, {"Sản phẩm công nghiệp", ""}, {"Thái Bình, Hà Nam", ""},
			{"plain words", ""}, {"Café Müller", ""}, {"", ""}, {"TØnh – Hµ Nam", TCVN3}, {"Trong ñoù: 12.5%", VNI}, {"– “…” –", ""},
		} {
			w := teller.Weigh(c.text)
			if got := w.Legacy(); got != c.legacy {
				t.Errorf("%q is told as %q, want %q: %+v", c.text, got, c.legacy, w)
			}
			if as := LooksTCVN3(c.text); as != (c.legacy == TCVN3) {
				t.Errorf("LooksTCVN3(%q) is %v: it tells otherwise", c.text, as)
			}
			if as := LooksVNI(c.text); as != (c.legacy == VNI) {
				t.Errorf("LooksVNI(%q) is %v: it tells otherwise", c.text, as)
			}
		}
	}
	if !teller.Weigh("Sản phẩm").Unicode || teller.Weigh("Hà Nam").Unicode {
		t.Error("Unicode is true of letters that no legacy font has")
	}
}

func TestTellerStopsAtWordsWithoutEnd(t *testing.T) {
	teller := Teller{fresh: mostWords - 1}
	if teller.Weigh("TØnh").Legacy() != TCVN3 || teller.Spent() {
		t.Error("a word too early")
	}
	if teller.Weigh("x· ph\u00adêng").Legacy() != "" || !teller.Spent() {
		t.Error("words beyond the bound weigh something")
	}
	if teller.Weigh("TØnh").Legacy() != TCVN3 {
		t.Error("a word that is known is forgotten")
	}
}
