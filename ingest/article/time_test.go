package article

import (
	"context"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

// What happens within a time is told of the year or the years that the article is
// about, where it speaks of no others and was published then or just after.
func TestTheTimeThatAnArticleIsAbout(t *testing.T) {
	day := func(y int, m time.Month) time.Time { return time.Date(y, m, 14, 3, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		name, text string
		published  time.Time
		want       string // the periods of the figures
	}{
		{"a decision of a year, then its figures", "UBND tỉnh Bến Tre ban hành quyết định công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2022.\n\nTheo đó, 23 sản phẩm của 19 cơ sở được công nhận, chọn ra từ 41 sản phẩm đăng ký dự bình chọn.\n", day(2022, time.October), "2022 2022 2022"},
		{"the same years later", "UBND tỉnh Bến Tre ban hành quyết định công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2022.\n\nTheo đó, 23 sản phẩm được công nhận.\n", day(2024, time.October), "/2024-10-14"},
		{"a span of years, then what was done", "Giai đoạn 2016 - 2020, tỉnh Vĩnh Phúc thực hiện 104 đề án khuyến công.\n\nChương trình khuyến công đã đào tạo nghề cho 2.450 lao động nông thôn.\n", day(2020, time.August), "2016/2020 2016/2020"},
		{"a span and another year", "Giai đoạn 2016 - 2020, tỉnh Vĩnh Phúc thực hiện 104 đề án khuyến công. Năm 2021, tỉnh thực hiện 20 đề án khuyến công.\n\nChương trình khuyến công đã đào tạo nghề cho 2.450 lao động nông thôn.\n", day(2021, time.August), "2016/2020 2021 /2021-08-14"},
		{"the same time again", "Giai đoạn 2016 - 2020, tỉnh Vĩnh Phúc thực hiện 104 đề án khuyến công. Năm 2015, tỉnh thực hiện 20 đề án khuyến công.\n\nCũng trong năm 2015, tỉnh hỗ trợ 5 cơ sở từ kinh phí khuyến công.\n\nTrong giai đoạn này, tỉnh có 36 sản phẩm được công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.\n", day(2021, time.August), "2016/2020 2015 2015 2016/2020"},
	} {
		r, err := known.readText(context.Background(), ingest.Input{Content: []byte(c.text), Catalog: facts(t), Snapshot: pipeline.Snapshot{PublishedAt: c.published}})
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for i, o := range r.Observations {
			if i > 0 {
				got += " "
			}
			if o.Period.Start == o.Period.End {
				got += o.Period.End.String()
				continue
			}
			got += o.Period.Start.String() + "/" + o.Period.End.String()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
