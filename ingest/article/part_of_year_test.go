package article

import (
	"context"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

// A part of a year without the year is of the year that is being told of, else of that
// of publication, if it was over by then; "Năm qua" is the year before only when a
// year has just begun. Money of years most of which are to come is planned.
func TestPartOfYear(t *testing.T) {
	for _, c := range []struct {
		text, published string
		period          string
		basis           pipeline.PeriodBasis
		kind            pipeline.Kind
	}{
		{"Trong 9 tháng đầu năm, tỉnh Nghệ An đã hỗ trợ 24 đề án khuyến công.", "2024-10-08", "2024-01/2024-09", pipeline.PeriodFromPublished, pipeline.Actual},
		{"Trong 9 tháng đầu năm, tỉnh Nghệ An đã hỗ trợ 24 đề án khuyến công.", "2024-05-08", "/2024-05-08", pipeline.PeriodFromPublished, pipeline.Actual},
		{"Năm 2022, tỉnh Nghệ An triển khai 30 đề án khuyến công. Trong 6 tháng đầu năm, tỉnh đã giải ngân 2 tỷ đồng kinh phí khuyến công.", "2023-02-08", "2022-01/2022-06", pipeline.PeriodFromText, pipeline.Actual},
		{"Đến hết tháng 8, tỉnh Bến Tre đã giải ngân 2,6 tỷ đồng kinh phí khuyến công.", "2022-09-30", "/2022-08", pipeline.PeriodFromPublished, pipeline.Actual},
		{"Năm qua, tỉnh Phú Yên đã thực hiện 12 đề án khuyến công.", "2024-01-09", "2023/2023", pipeline.PeriodFromPublished, pipeline.Actual},
		{"Năm qua, tỉnh Phú Yên đã thực hiện 12 đề án khuyến công.", "2024-06-09", "/2024-06-09", pipeline.PeriodFromPublished, pipeline.Actual},
		{"Giai đoạn 2021 - 2025, kinh phí khuyến công của tỉnh Bình Phước là 41 tỷ đồng.", "2021-05-06", "2021/2025", pipeline.PeriodFromText, pipeline.Plan},
		{"Giai đoạn 2021 - 2025, kinh phí khuyến công của tỉnh Bình Phước là 41 tỷ đồng.", "2025-12-06", "2021/2025", pipeline.PeriodFromText, pipeline.Actual},
		{"Giai đoạn 2021 - 2025, tỉnh Bình Phước đã bố trí 41 tỷ đồng kinh phí khuyến công.", "2021-05-06", "2021/2025", pipeline.PeriodFromText, pipeline.Actual},
	} {
		published, err := time.Parse(time.DateOnly, c.published)
		if err != nil {
			t.Fatal(err)
		}
		r, err := known.readText(context.Background(), ingest.Input{Content: []byte(c.text), Catalog: facts(t), Snapshot: pipeline.Snapshot{PublishedAt: published}})
		if err != nil || len(r.Observations) == 0 {
			t.Errorf("%s: %v, nothing read", c.text, err)
			continue
		}
		o := r.Observations[len(r.Observations)-1]
		if o.Period.Key() != c.period || o.Period.Basis != c.basis || o.Kind != c.kind {
			t.Errorf("%s (%s): %s %s %s, want %s %s %s", c.text, c.published, o.Period.Key(), o.Period.Basis, o.Kind, c.period, c.basis, c.kind)
		}
	}
}
