package form

import (
	"math/rand"
	"testing"
)

// wholeDistance works every cell of the table out.
func wholeDistance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for k := range rows[i] {
			switch {
			case i == 0 || k == 0:
				rows[i][k] = i + k
				continue
			case a[i-1] == b[k-1]:
				rows[i][k] = rows[i-1][k-1]
			default:
				rows[i][k] = rows[i-1][k-1] + 1
			}
			rows[i][k] = min(rows[i][k], rows[i-1][k]+1, rows[i][k-1]+1)
			if i > 1 && k > 1 && a[i-1] == b[k-2] && a[i-2] == b[k-1] {
				rows[i][k] = min(rows[i][k], rows[i-2][k-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

func TestDistanceAndBagsAgreeWithTheWholeTable(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	text := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "abcd"[r.Intn(4)]
		}
		return string(b)
	}
	for range 20_000 {
		a := text(r.Intn(12))
		if r.Intn(50) == 0 {
			a += text(shortText)
		}
		b := []byte(a)
		for n := r.Intn(5); n > 0 && len(b) > 1; n-- {
			switch at := r.Intn(len(b) - 1); r.Intn(4) {
			case 0:
				b[at] = "abcd"[r.Intn(4)]
			case 1:
				b[at], b[at+1] = b[at+1], b[at]
			case 2:
				b = append(b[:at], b[at+1:]...)
			case 3:
				b = append(b, 'a')
			}
		}
		want := wholeDistance(a, string(b))
		for most := range 4 {
			if got := distance(a, string(b), most); got != min(want, most+1) {
				t.Fatalf("distance of %q and %q, at most %d: %d, want %d", a, b, most, got, want)
			}
		}
		one, other := bagOf(a), bagOf(string(b))
		if one.apart(&other) > 2*want {
			t.Fatalf("bags of %q and %q are %d apart, the texts %d", a, b, one.apart(&other), want)
		}
	}
}
