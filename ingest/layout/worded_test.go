package layout_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/layout"
)

func TestAFigureInAFewWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want layout.Worded
		ok   bool
	}{
		{"Đã hỗ trợ 14 cơ sở", layout.Worded{Plain: "14 cơ sở", Verb: "hỗ trợ"}, true},
		{"đã được cấp giấy chứng nhận cho 6 sản phẩm", layout.Worded{Plain: "6 sản phẩm", Verb: "cấp giấy chứng nhận"}, true},
		{"8 đề án (trong đó 03 đề án quốc gia)", layout.Worded{Plain: "8 đề án", Parts: "trong đó 03 đề án quốc gia"}, true},
		{"7 cơ sở (đạt 140% kế hoạch)", layout.Worded{Plain: "7 cơ sở"}, true},
		{"7 cơ sở", layout.Worded{}, false},
		{"Chưa hỗ trợ 7 cơ sở", layout.Worded{}, false},
		{"Đã hỗ trợ 7 cơ sở, 3 hộ", layout.Worded{}, false},
		{"Đã hỗ trợ các cơ sở", layout.Worded{}, false},
		{"Hỗ trợ 7 cơ sở", layout.Worded{}, false},
	} {
		got, ok := layout.InWords(c.text)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s: got %+v %v", c.text, got, ok)
		}
	}
}
