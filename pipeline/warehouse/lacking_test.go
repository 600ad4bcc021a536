//go:build duckdb_arrow

package warehouse

import (
	"context"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// What the rows of a statement lack is told where the answer does not show it.
func TestWhatIsLackingIsTold(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 200), figure(snap, "ca-mau@2008", 6, 189))
	})
	for _, view := range []string{
		`CREATE TEMP VIEW totals AS SELECT '2021' AS period, 200 AS value, 62 AS areas_reporting, 63 AS areas_total, '62 trong 63' AS coverage_vi
		 UNION ALL SELECT '2022', 300, 63, 63, '63 trong 63' UNION ALL SELECT '2023', 400, 60, 63, '60 trong 63'`,
		`CREATE TEMP VIEW growth AS SELECT *, 'kc_budget' AS indicator_id, 'percent' AS unit, 'actual' AS kind FROM (VALUES ('a', '2021', '2021', '2021', '2020', 5, 1), ('b', '2021', '2021', '2021', '2019', 9, 2), ('c', '2020', '2016', '2020', '2015', 9, 5),
		 ('d', '2021-06', '2021-01', '2021-06', '2020-06', 4, 1)) t (area_name, period, period_start, period_end, earlier_period, value, years_between)`,
		`CREATE TEMP VIEW revisions AS SELECT * FROM (VALUES ('a', 'new', 5), ('b', 'revised', 6), ('c', 'withdrawn', NULL)) t (area_name, change, value)`,
	} {
		if _, err := b.conn.ExecContext(context.Background(), view); err != nil {
			t.Fatal(err)
		}
	}
	const (
		sums   = "Phép cộng không đủ tỉnh: kỳ 2012/2021 mới có 2 trong 63 tỉnh, thành phố có số liệu; câu hỏi not_reported cho biết thiếu tỉnh nào."
		totals = "Có tổng chưa đủ tỉnh: kỳ 2023 mới gồm 60 trong 63 tỉnh, thành phố, 1 tổng khác cũng thiếu; thêm cột coverage_vi."
		one    = "Có tổng chưa đủ tỉnh: kỳ 2021 mới gồm 62 trong 63 tỉnh, thành phố; thêm cột coverage_vi."
		spans  = "Các dòng gồm tăng, giảm không phải so với kỳ liền trước (qua 1 đến 2 năm tùy dòng) mà không cho biết dòng nào là gì; thêm cột earlier_period, hoặc chọn một."
		two    = "Các dòng gồm tăng, giảm không phải so với kỳ liền trước (qua 2 năm) mà không cho biết dòng nào là gì; thêm cột earlier_period, hoặc chọn một."
		mean   = "Phép tính gộp tăng, giảm không phải so với kỳ liền trước (qua 1 đến 2 năm tùy dòng); chỉ lấy years_between = 1."
		sum    = "Câu hỏi totals có sẵn tổng đúng, kèm số tỉnh đã báo cáo."
		people = "Phép ghép đặt số liệu của một kỳ cạnh dân số của năm khác; thêm điều kiện p.year = year(o.end_date), hoặc hỏi figures_per_capita."
		first  = "1 dòng là số mới ghi nhận lần đầu, 2 dòng là số được sửa hoặc rút; thêm cột change, hoặc chọn change <> 'new'."
	)
	for query, want := range map[string][]string{
		`SELECT sum(value) FROM observation WHERE indicator_id = 'cnnt_recognized'`:                                                                 {sums},
		`SELECT period, avg(value) FROM observation GROUP BY ALL`:                                                                                   {sums},
		`SELECT o.period, sum(o.value) FROM observation_on('reported') o GROUP BY 1`:                                                                {sums},
		`SELECT sum(value), count(DISTINCT area_id) FROM observation`:                                                                               nil,
		`SELECT area_name, sum(value) FROM observation GROUP BY 1`:                                                                                  nil,
		`SELECT area_name, sum(value) FROM observation GROUP BY ALL`:                                                                                nil,
		`SELECT sum(value) FROM observation WHERE area_name IN ('Cà Mau', 'Đồng Tháp')`:                                                             nil,
		`SELECT sum(value) FROM observation WHERE value > 100`:                                                                                      nil,
		`SELECT sum(value) FROM observation WHERE kind = 'plan'`:                                                                                    nil,
		`SELECT sum(value) FROM claim`:                                                                                                              nil,
		`SELECT period, value FROM totals`:                                                                                                          {totals},
		`SELECT value FROM totals WHERE period = '2021'`:                                                                                            {one},
		`SELECT value FROM totals WHERE period = '2022'`:                                                                                            nil,
		`SELECT period, value, coverage_vi FROM totals`:                                                                                             nil,
		`SELECT period, value FROM totals WHERE areas_reporting > 50`:                                                                               nil,
		`SELECT area_name, value FROM growth WHERE period = '2021'`:                                                                                 {spans},
		`SELECT count(*) FROM growth WHERE period = '2021' AND value > 8 AND area_name = 'b'`:                                                       {two},
		`SELECT avg(value) FROM growth WHERE period = '2021'`:                                                                                       {mean, sum},
		`SELECT area_name, earlier_period, value FROM growth`:                                                                                       nil,
		`SELECT area_name, value FROM growth WHERE area_name = 'a'`:                                                                                 nil,
		`SELECT area_name, value FROM growth WHERE area_name = 'c'`:                                                                                 nil,
		`SELECT area_name, value FROM growth WHERE area_name = 'd'`:                                                                                 nil,
		`SELECT o.area_name, o.value / p.population FROM observation o JOIN area_population p USING (area_id) WHERE p.year = 2023`:                  {people},
		`SELECT o.area_name, o.value / p.population FROM observation o JOIN area_population p ON p.area_id = o.area_id AND p.year = year(end_date)`: nil,
		`SELECT count(*) FROM revisions`:                                                                                                            {first},
		`SELECT area_name, value FROM revisions WHERE change = 'revised'`:                                                                           nil,
		`SELECT change, count(*) FROM revisions GROUP BY 1`:                                                                                         nil,
		`FROM revisions`: nil,
	} {
		cautioned(t, b.conn, query, want)
	}
}

// Figures that are only counted by what they are beside each other are set side by side all
// the same.
func TestCountedByWhatIsBesideThem(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		plan, result := figure(snap, "dong-thap@2008", 5, 200), figure(snap, "dong-thap@2008", 6, 189)
		plan.Kind = pipeline.Plan
		return reading(plan, result)
	})
	const want = "Phép ghép đặt kết quả và mục tiêu, kế hoạch hoặc ước thực hiện vào cùng một dòng; thêm điều kiện a.kind = b.kind."
	said := cautions(context.Background(), b.conn, `SELECT count(*) FROM observation a JOIN observation b USING (area_id, period) WHERE a.value > b.value / 2`)
	if len(said) != 1 || said[0].VI != want {
		t.Errorf("got %q, want %q", said, want)
	}
	if said := cautions(context.Background(), b.conn, `SELECT count(*) FROM observation a JOIN observation b USING (area_id, period)`); len(said) != 0 {
		t.Errorf("rows that are only counted: %q", said)
	}
}
