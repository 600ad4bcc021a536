package article

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
)

// What follows from a sentence is of its time; what is said of some villages is none of
// their province; the country has no level of the sentence before.
func TestWhatASentenceTakesFromTheOneBefore(t *testing.T) {
	for text, want := range map[string]string{
		"Năm 2023, tỉnh Thái Bình nhận 45 sản phẩm đăng ký tham gia bình chọn sản phẩm công nghiệp nông thôn tiêu biểu. Như vậy, 21 sản phẩm được công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.": "cnnt_registered - 2023 45, cnnt_recognized tinh 2023 21",
		"Năm 2023, tỉnh Hà Nam công nhận 2 làng nghề. Hai làng nghề này có 300 lao động, doanh thu 20 tỷ đồng.":                                                                                                 "craft_villages - 2023 2",
		"Năm 2023, tỉnh Hà Nam có 30 làng nghề. Các làng nghề của tỉnh có 3.000 lao động.":                                                                                                                      "craft_villages - 2023 30, craft_workers - 2023 3000",
		"Năm 2023, tỉnh Hà Nam có 5 sản phẩm được công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp quốc gia. Năm 2022, 9.850 sản phẩm được công nhận trong cả nước.":                                      "cnnt_recognized quoc_gia 2023 5, cnnt_recognized - 2022 9850",
	} {
		r, err := known.readText(context.Background(), ingest.Input{Content: []byte(text), Catalog: facts(t)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, o := range r.Observations {
			level := string(o.Level)
			if level == "" {
				level = "-"
			}
			got = append(got, fmt.Sprintf("%s %s %s %v", o.Indicator, level, o.Period.End, o.Quantity.Value))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s\n\tgot  %s\n\twant %s", text, strings.Join(got, ", "), want)
		}
	}
}
