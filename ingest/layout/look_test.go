package layout

import (
	"math/rand/v2"
	"testing"
)

// TestNumbersWithMarksLookAsTheyAreWritten compares the short way with the long one.
func TestNumbersWithMarksLookAsTheyAreWritten(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	taken := 0
	for range 40_000 {
		text := make([]byte, 1+dice.IntN(14))
		for i := range text {
			text[i] = "0123456789012345678920192,.,..()"[dice.IntN(32)]
		}
		if dice.IntN(4) == 0 {
			text = append(append([]byte{'('}, text...), ')')
		}
		if !groupedDigits(string(text)) {
			continue
		}
		taken++
		if look := lookOfWritten(string(text)); look != Figure {
			t.Errorf("%q looks like %v", text, look)
		}
	}
	if taken < 5_000 {
		t.Errorf("%d texts were looked at the short way", taken)
	}
	for _, text := range []string{"12.3.2024", "1.", ".5", "5", "(2023)", "1,2a", "", "()", "1-2"} {
		if groupedDigits(text) {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestANameWithItsNumber(t *testing.T) {
	for text, want := range map[string]Look{"1. Hà Giang": Words, "15. HÀ NỘI": Words, "2) Tuyên Quang": Words, "1.5 tấn": Figure, "12 triệu đồng": Figure, "1.234": Figure, "3.": Figure} {
		if got := lookOf(text); got != want {
			t.Errorf("%q looks like %v, want %v", text, got, want)
		}
	}
}
