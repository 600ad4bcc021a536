package sheet

import (
	"strings"
	"testing"
)

func TestSqueeze(t *testing.T) {
	for given, want := range map[string]string{
		"": "", " ": "", "Số": "Số", " Số  sản\nphẩm ": "Số sản phẩm", "Số sản phẩm \r\n": "Số sản phẩm", "\tSố": "Số", "Số\u00a0sản": "Số sản",
		"a\u200bb ": "ab", "\u200b a": "a", " \u00a0a ": "a", strings.Repeat("a ", 3): "a a a",
	} {
		if got := Squeeze(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}
