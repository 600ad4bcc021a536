//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"slices"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestUnlikeFiguresSideBySideAreTold(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		plan, result, other := figure(snap, "dong-thap@2008", 5, 200), figure(snap, "dong-thap@2008", 6, 189), figure(snap, "ca-mau@2008", 7, 90)
		plan.Kind = pipeline.Plan
		return reading(plan, result, other)
	})
	const (
		listed = "Các dòng gồm cả kết quả và mục tiêu, kế hoạch hoặc ước thực hiện mà không cho biết dòng nào là gì; thêm cột kind, hoặc chọn một."
		chosen = "Phép chọn (lớn nhất, nhỏ nhất, giữa, mới nhất) xét chung cả kết quả và mục tiêu, kế hoạch hoặc ước thực hiện; chọn một (kind)."
		paired = "Phép ghép đặt kết quả và mục tiêu, kế hoạch hoặc ước thực hiện vào cùng một dòng; thêm điều kiện a.kind = b.kind."
		added  = "Phép cộng gộp kết quả với mục tiêu, kế hoạch hoặc ước thực hiện; chọn một loại (kind = 'actual')."
		totals = "Câu hỏi totals có sẵn tổng đúng, kèm số tỉnh đã báo cáo."
		row    = "observation là tên của cả dòng, không phải một cột; giá trị nằm ở cột value."
	)
	for query, want := range map[string][]string{
		`SELECT area_name, value FROM observation ORDER BY value DESC`:                                                       {listed},
		`SELECT area_name, kind, value FROM observation`:                                                                     nil,
		`SELECT * FROM observation`:                                                                                          nil,
		`SELECT area_name, value FROM observation WHERE kind = 'actual'`:                                                     nil,
		`SELECT count(*) FROM observation WHERE value > 100`:                                                                 {listed},
		`SELECT count(*) FROM observation WHERE area_name = 'Cà Mau' AND value > 10`:                                         nil,
		`SELECT area_name, count(value) FROM observation GROUP BY area_name`:                                                 nil,
		`SELECT area_name, arg_max(value, period) FROM observation GROUP BY area_name`:                                       {chosen},
		`SELECT kind, max(value) FROM observation GROUP BY kind`:                                                             nil,
		`SELECT a.value - b.value FROM observation a JOIN observation b ON a.period = b.period`:                              {paired},
		`SELECT a.value - b.value FROM observation a, observation b WHERE a.kind = 'plan' AND b.kind = 'actual'`:             nil,
		`SELECT a.value - b.value FROM observation a JOIN observation b USING (area_id, period, kind)`:                       nil,
		`SELECT a.value, incomparable(a, b) FROM observation a, observation b`:                                               nil,
		`SELECT p.region, sum(o.value) FROM observation o JOIN place p USING (area_id) GROUP BY 1`:                           {added, totals},
		`SELECT p.region, sum(o.value) FROM observation o JOIN place p USING (area_id) WHERE o.kind = 'actual' GROUP BY ALL`: nil,
		`SELECT area_name, kind FROM observation ORDER BY observation`:                                                       {row},
	} {
		cautioned(t, b.conn, query, want)
	}
}

// A question is listed, chosen from and added up like a view of figures, by the columns
// that it has; what has no figures of indicators is left alone.
func TestUnlikeRowsOfAQuestionAreTold(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		plan, result, other := figure(snap, "dong-thap@2008", 5, 200), figure(snap, "dong-thap@2008", 6, 189), figure(snap, "ca-mau@2008", 7, 90)
		plan.Kind = pipeline.Plan
		return reading(plan, result, other)
	})
	for _, view := range []string{
		"CREATE TEMP VIEW leads AS SELECT area_name, indicator_id, unit, kind, value, rank() OVER (ORDER BY value) AS rank FROM observation",
		"CREATE TEMP VIEW sizes AS SELECT area_name, value FROM observation",
	} {
		if _, err := b.conn.ExecContext(context.Background(), view); err != nil {
			t.Fatal(err)
		}
	}
	const (
		listed = "Các dòng gồm cả kết quả và mục tiêu, kế hoạch hoặc ước thực hiện mà không cho biết dòng nào là gì; thêm cột kind, hoặc chọn một."
		chosen = "Phép chọn (lớn nhất, nhỏ nhất, giữa, mới nhất) xét chung cả kết quả và mục tiêu, kế hoạch hoặc ước thực hiện; chọn một (kind)."
		added  = "Phép cộng gộp kết quả với mục tiêu, kế hoạch hoặc ước thực hiện; chọn một loại (kind = 'actual')."
		totals = "Câu hỏi totals có sẵn tổng đúng, kèm số tỉnh đã báo cáo."
	)
	for query, want := range map[string][]string{
		`SELECT area_name, value FROM leads`:                      {listed},
		`SELECT area_name, rank FROM leads ORDER BY rank LIMIT 1`: {listed},
		`SELECT area_name FROM leads WHERE rank <= 3`:             {listed},
		`SELECT area_name, kind, rank FROM leads`:                 nil,
		`SELECT area_name, rank FROM leads WHERE kind = 'actual'`: nil,
		`SELECT max(value) FROM leads`:                            {chosen},
		`SELECT sum(value) FROM leads`:                            {added, totals},
		`SELECT sum(value) FROM leads WHERE kind = 'actual'`:      nil,
		`SELECT area_name, value FROM sizes`:                      nil,
		`SELECT sum(value) FROM sizes`:                            nil,
		`SELECT area_name FROM leads`:                             nil,
		`WITH top AS (SELECT * FROM leads) SELECT value FROM top`: nil,
		`WITH top AS (SELECT value FROM leads) SELECT * FROM top`: {listed},
	} {
		cautioned(t, b.conn, query, want)
	}
}

// Populations of several definitions are no one series, whoever divides by them.
func TestPopulationsOfSeveralDefinitionsAreTold(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		one, two := figure(snap, "dong-thap@2008", 5, 200), figure(snap, "ca-mau@2008", 6, 189)
		return reading(one, two)
	})
	if _, err := b.conn.ExecContext(context.Background(), `CREATE TEMP VIEW per_head AS
		SELECT o.*, p.year AS population_year, p.definition AS population_definition FROM observation o JOIN area_population p USING (area_id)`); err != nil {
		t.Fatal(err)
	}
	const (
		listed = "Các dòng gồm số chia cho dân số theo nhiều định nghĩa khác nhau mà không cho biết dòng nào là gì; thêm cột population_definition, hoặc chọn một."
		chosen = "Phép chọn (lớn nhất, nhỏ nhất, giữa, mới nhất) xét chung số chia cho dân số theo nhiều định nghĩa khác nhau; chọn một (population_definition)."
		added  = "Phép tính gộp số chia cho dân số theo nhiều định nghĩa khác nhau; chọn một (population_definition)."
		totals = "Câu hỏi totals có sẵn tổng đúng, kèm số tỉnh đã báo cáo."
		unlike = "Phép ghép đặt số liệu của một kỳ cạnh dân số của năm khác; thêm điều kiện p.year = year(o.end_date), hoặc hỏi figures_per_capita."
		read   = "Dân số ở đây theo nhiều định nghĩa khác nhau, không phải một chuỗi số liệu; thêm cột definition, hoặc chọn một."
	)
	for query, want := range map[string][]string{
		`SELECT area_name, value FROM per_head`:                                                                                    {listed},
		`SELECT area_name, population_definition, value FROM per_head`:                                                             nil,
		`SELECT area_name, value FROM per_head WHERE population_year = 2019`:                                                       nil,
		`SELECT area_name, max(value) FROM per_head GROUP BY 1`:                                                                    {chosen},
		`SELECT sum(value) FROM per_head`:                                                                                          {added, totals},
		`SELECT year, population FROM area_population WHERE area_id = 'ca-mau@2008' ORDER BY 1`:                                    {read},
		`SELECT year, sum(population) FROM area_population GROUP BY year`:                                                          {read},
		`SELECT year, population, definition FROM area_population`:                                                                 nil,
		`SELECT * FROM area_population`:                                                                                            nil,
		`SELECT year, population FROM area_population WHERE area_id = 'ca-mau@2008' AND year BETWEEN 2018 AND 2023`:                nil,
		`SELECT o.area_name, o.value / p.population FROM observation o JOIN area_population p ON p.area_id = o.area_id`:            {read, unlike},
		`SELECT o.area_name, o.value / p.population FROM observation o JOIN area_population p USING (area_id) WHERE p.year = 2019`: nil,
		`SELECT area_name, value FROM observation`:                                                                                 nil,
		`SELECT area_name, value FROM observation_on('2025')`:                                                                      nil,
	} {
		cautioned(t, b.conn, query, want)
	}
}

// cautioned tells where a statement is not told what it is to be, in both languages.
func cautioned(t *testing.T, conn *sql.Conn, query string, want []string) {
	t.Helper()
	var said []string
	for _, text := range cautions(context.Background(), conn, query) {
		said = append(said, text.VI)
		if text.EN == "" {
			t.Errorf("%s: %q has no English", query, text.VI)
		}
	}
	if !slices.Equal(said, want) {
		t.Errorf("%s:\ngot  %q\nwant %q", query, said, want)
	}
}
