package formats

import (
	"testing"
)

// A text whose sentence has semicolons is news, not a table.
func TestProseWithSemicolonsIsNoTable(t *testing.T) {
	text := []byte("Đến hết năm 2025, Sơn La có 3.500 lao động trong các làng nghề; 100% làng nghề đạt tiêu chí; công nhận mới 4 làng nghề.\n")
	table := []byte("Tỉnh;Năm;Sản phẩm\nSơn La;2023;12\nLai Châu;2023;9\n")
	for _, c := range []struct {
		content []byte
		want    string
	}{{text, "txt"}, {table, "csv"}} {
		got := ""
		for _, f := range All() {
			if f.Sniff(c.content, "", "tin.txt") {
				got = f.Name
				break
			}
		}
		if got != c.want {
			t.Errorf("%q is taken as %q, not %q", c.content, got, c.want)
		}
	}
}
