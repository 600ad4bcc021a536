package layout

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
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
		switch dice.IntN(8) {
		case 0, 1:
			text = append(append([]byte{'('}, text...), ')')
		case 2, 3:
			text = append([]byte{'-'}, text...)
		case 4:
			text = bytes.ReplaceAll(text, []byte{'.'}, []byte{' '})
		case 5:
			text = fmt.Appendf(nil, "%d %03d %03d,%d", dice.IntN(3000), dice.IntN(1000), dice.IntN(1000), dice.IntN(3000))
		}
		if !groupedDigits(string(text)) && !spacedDigits(string(text)) {
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
	for _, text := range []string{"12.3.2024", "1.", ".5", "5", "(2023)", "1,2a", "", "()", "1-2", "-", "(-5)", "-(5)", "--5", "-1.2.2024", " 123", "1234 567", "12 34", "12 345 ", "12 345,", "1 2 3", "12 3456"} {
		if groupedDigits(text) || spacedDigits(text) {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestANameWithItsNumber(t *testing.T) {
	for text, want := range map[string]Look{"Tỷ lệ": Words, "TI LE": Words, "hai trăm linh sáu": Mark, "1. Hà Giang": Words, "15. HÀ NỘI": Words, "2) Tuyên Quang": Words, "1.5 tấn": Figure, "12 triệu đồng": Figure, "1.234": Figure, "3.": Figure} {
		if got := lookOf(text); got != want {
			t.Errorf("%q looks like %v, want %v", text, got, want)
		}
	}
}

// TestWhetherACellStatesANumberIsRemembered compares what is remembered of texts with
// what each cell says.
func TestWhetherACellStatesANumberIsRemembered(t *testing.T) {
	b := sheet.NewBuilder("S")
	for i, text := range []string{"12", "Hà Giang", "12", "-", "2024", "1 234", "Hà Giang", "#REF!"} {
		b.Set(i/3+1, i%3+1, sheet.Cell{Kind: sheet.Text, Raw: text, Shown: text})
	}
	b.Set(4, 1, sheet.Cell{Kind: sheet.Number, Value: 5, Raw: "5", Shown: "5"})
	g := b.Grid()
	n, numbers := NewNumerics(g), 0
	for range 2 {
		for row := 1; row <= 5; row++ {
			for col := 1; col <= 4; col++ {
				if n.At(row, col) != Numeric(g, row, col) {
					t.Errorf("row %d, column %d: %v", row, col, n.At(row, col))
				}
				if n.At(row, col) {
					numbers++
				}
			}
		}
	}
	if numbers != 2*5 {
		t.Errorf("%d numbers", numbers)
	}
}
