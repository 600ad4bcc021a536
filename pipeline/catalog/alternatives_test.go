package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestAlternatives(t *testing.T) {
	for _, c := range []struct{ wording, want string }{
		{"số lao động", "số lao động"},
		{"[tổng] số (lao động|hộ)", "tổng số lao động; tổng số hộ; số lao động; số hộ"},
		{"[thu|các khoản thu] phí, lệ phí", "thu phí, lệ phí; các khoản thu phí, lệ phí; phí, lệ phí"},
		{"làng nghề [truyền thống]", "làng nghề truyền thống; làng nghề"},
		{"giá trị (giá so sánh)", "giá trị (giá so sánh)"},
		{"máy móc [hiện đại], thiết bị", "máy móc hiện đại, thiết bị; máy móc, thiết bị"},
		{"chợ [hạng 1", "chợ [hạng 1"},
	} {
		if got := strings.Join(spelledOut([]string{c.wording}), "; "); got != c.want {
			t.Errorf("%q stands for %q, want %q", c.wording, got, c.want)
		}
	}
	if got := spelledOut([]string{"hộ", "[số] hộ"}); !slices.Equal(got, []string{"hộ", "số hộ"}) {
		t.Errorf("one wording stands twice: %q", got)
	}
}

func TestTooManyAlternatives(t *testing.T) {
	long := strings.Repeat("[a|b|c|d|e|f] ", 6)
	if got := tooMany([]string{"hộ", long}); got != long {
		t.Errorf("%q has too many, want the long one", got)
	}
	if got := tooMany([]string{"[số] hộ"}); got != "" {
		t.Errorf("%q has too many", got)
	}
}
