package article

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// manyStatements are different sentences with one figure each.
func manyStatements(n int, between string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "Năm 2023, tỉnh Bến Tre công nhận %d sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.%s", i+1, between)
	}
	return b.String()
}

func TestALongTextIsReadToItsEnd(t *testing.T) {
	const n = 6_000
	for name, text := range map[string]string{"paragraphs": manyStatements(n, "\n"), "one line": manyStatements(n, " ")} {
		for format, r := range map[string]pipeline.Reading{"text": readPlain(t, text), "page": readPage(t, "<p>"+strings.ReplaceAll(text, "\n", "<p>"), "text/html", time.Time{})} {
			if len(r.Observations) != n || len(r.Rejects) != 0 {
				t.Fatalf("%s as %s: %d of %d figures, rejects %+v", name, format, len(r.Observations), n, r.Rejects)
			}
			if last := r.Observations[n-1]; last.Quantity.Value != n {
				t.Errorf("%s as %s: the last figure is %v", name, format, last.Quantity.Value)
			}
		}
		r := readPlain(t, text)
		runes := []rune(text)
		for _, o := range r.Observations {
			if got := string(runes[o.Origin.Start:o.Origin.End]); got != o.Origin.Raw {
				t.Fatalf("%s: offsets of %s lead to %q", name, o.Origin.Raw, got)
			}
		}
	}
}

func TestWhatIsTooLongIsTold(t *testing.T) {
	r := readPlain(t, strings.Repeat("31 sản phẩm OCOP, ", 20_000))
	if len(r.Rejects) != 1 || r.Rejects[0].Reason != "sentence_too_long" || r.Rejects[0].Origin.Raw != "31" || r.Rejects[0].Origin.Start != 0 {
		t.Errorf("a long sentence: %+v", r.Rejects)
	}
	if r := readPlain(t, strings.Repeat("không có số, ", 20_000)); len(r.Rejects) != 0 {
		t.Errorf("a long sentence without figures: %+v", r.Rejects)
	}
	r = readPlain(t, strings.Repeat("Đoạn.\n", maxBlocks+1))
	if len(r.Rejects) != 1 || r.Rejects[0].Reason != "text_too_long" {
		t.Errorf("too many paragraphs: %+v", r.Rejects)
	}
}

func TestPiecesAreTheText(t *testing.T) {
	for name, text := range map[string]string{
		"sentences": manyStatements(1_000, " "), "words": strings.Repeat("sản phẩm ", 10_000), "letters": strings.Repeat("ă", 50_000), "short": "31 sản phẩm",
		"nothing": "",
	} {
		list := pieces(text)
		if strings.Join(list, "") != text {
			t.Errorf("%s: the pieces are not the text", name)
		}
		for _, piece := range list {
			if n := utf8.RuneCountInString(piece); n > maxBlock || n == 0 && text != "" {
				t.Errorf("%s: a piece of %d code points", name, n)
			}
		}
	}
}
