//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// What a statement reads may be right row by row and lack something all the same: sums
// without some of the provinces, people of another year.
// Whoever asked is told where the answer does not show it.

// meant are the columns by which one says which figures are meant. Who chooses by any
// other one, by areas or by values, has not asked for all provinces.
var meant = []string{
	"indicator_id", "indicator_name", "indicator_name_en", "kind", "level", "dimensions", "part", "unit", "behaviour", "boundary", "area_type",
	"period", "period_start", "period_end", "start_date", "end_date", "years",
}

// addsProvinces tells whether a SELECT adds up the figures of all provinces that there are.
func addsProvinces(node map[string]any) bool {
	name := source(node["from_table"])
	if name == "claim" || name == "claim_all" || !slices.Contains(figureViews, name) || !addsValue(node["select_list"]) {
		return false
	}
	for column := range columnsIn(node["where_clause"], node["group_expressions"]) {
		if !slices.Contains(meant, column) {
			return false
		}
	}
	list, _ := node["select_list"].([]any)
	for _, item := range list { // GROUP BY ALL and GROUP BY 1 group by what is shown
		column, _ := item.(map[string]any)
		if names, _ := column["column_names"].([]any); column["class"] == "COLUMN_REF" && len(names) > 0 && !slices.Contains(meant, lowered(names[len(names)-1])) {
			return false
		}
	}
	shown := false // how many provinces there are
	visit(list, func(call map[string]any) {
		shown = shown || slices.Contains([]string{"count", "count_star"}, lowered(call["function_name"]))
	})
	return !shown
}

// provincesLacking tells of how many provinces the sums are.
func provincesLacking(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	n, ok := shortOf(ctx, conn, node, "covered")
	if !ok {
		return nil
	}
	vi, en := n.others()
	return []pipeline.Text{{
		VI: fmt.Sprintf("Phép cộng không đủ tỉnh: kỳ %s mới có %d trong %d tỉnh, thành phố có số liệu%s; câu hỏi not_reported cho biết thiếu tỉnh nào.", n.period, n.reporting, n.total, vi),
		EN: fmt.Sprintf("It does not add up all provinces: %d of %d report for %s%s; the question not_reported says who is missing.", n.reporting, n.total, n.period, en),
	}}
}

// readsTotals tells whether a SELECT shows or adds up totals and not what they are of.
func readsTotals(node map[string]any) bool {
	if source(node["from_table"]) != "totals" || !namesValue(node["select_list"]) {
		return false
	}
	shown := columnsIn(node["select_list"], node["where_clause"])
	return !slices.ContainsFunc([]string{"areas_reporting", "areas_set", "coverage_vi", "coverage_en"}, func(c string) bool { return shown[c] })
}

// totalsLacking tells of how many provinces the totals are.
func totalsLacking(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	n, ok := shortOf(ctx, conn, node, "short")
	if !ok {
		return nil
	}
	vi, en := n.others()
	return []pipeline.Text{{
		VI: fmt.Sprintf("Có tổng chưa đủ tỉnh: kỳ %s mới gồm %d trong %d tỉnh, thành phố%s; thêm cột coverage_vi.", n.period, n.reporting, n.total, vi),
		EN: fmt.Sprintf("Some totals are not of all provinces: that of %s is of %d of %d%s; show the column coverage_en.", n.period, n.reporting, n.total, en),
	}}
}

// A shortage is how many sums lack provinces, and of the worst of them how many.
type shortage struct {
	sums, reporting, total int
	period                 string
}

// others are how many more sums lack some.
func (n shortage) others() (vi, en string) {
	if n.sums < 2 {
		return "", ""
	}
	return fmt.Sprintf(", %d tổng khác cũng thiếu", n.sums-1), fmt.Sprintf(", %d more lack some", n.sums-1)
}

func shortOf(ctx context.Context, conn *sql.Conn, node map[string]any, statement string) (n shortage, ok bool) {
	text, ok := grafted(ctx, conn, statement, func(inner map[string]any) { readAs(inner, node) })
	var period sql.NullString
	var reporting, total sql.NullInt64
	if !ok || conn.QueryRowContext(ctx, text).Scan(&n.sums, &period, &reporting, &total) != nil || n.sums == 0 {
		return n, false
	}
	n.period, n.reporting, n.total = period.String, int(reporting.Int64), int(total.Int64)
	return n, true
}

// stars tells whether a SELECT shows all columns.
func stars(node map[string]any) (all bool) {
	list, _ := node["select_list"].([]any)
	return slices.ContainsFunc(list, func(item any) bool {
		star, _ := item.(map[string]any)
		return star["class"] == "STAR"
	})
}

// dividesByPeople tells whether a SELECT sets figures beside populations.
func dividesByPeople(node map[string]any) bool {
	from := node["from_table"]
	return len(figuresOf(from)) == 1 && len(knownAs(from, populations)) == 1 && namesValue(node["select_list"]) && columnsIn(node["select_list"])[population]
}

// peopleOfAnotherYear tells where the year of the population is not that of the figure.
func peopleOfAnotherYear(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	figures, people := figuresOf(node["from_table"])[0], knownAs(node["from_table"], populations)[0]
	text, ok := grafted(ctx, conn, "aged", func(inner map[string]any) {
		readAs(inner, node)
		visit(inner["select_list"], func(item map[string]any) {
			if names, _ := item["column_names"].([]any); len(names) == 2 {
				item["column_names"] = []any{map[any]string{"figure": figures, "people": people}[names[0]], names[1]}
			}
		})
	})
	var n int
	if !ok || conn.QueryRowContext(ctx, text).Scan(&n) != nil || n == 0 {
		return nil
	}
	return []pipeline.Text{{
		VI: fmt.Sprintf("Phép ghép đặt số liệu của một kỳ cạnh dân số của năm khác; thêm điều kiện %s.year = year(%s.end_date), hoặc hỏi figures_per_capita.", people, figures),
		EN: fmt.Sprintf("The join puts figures beside the population of another year; add %s.year = year(%s.end_date), or ask figures_per_capita.", people, figures),
	}}
}

// readsChanges tells whether a SELECT shows or counts what changed and does not say how.
func readsChanges(node map[string]any) bool {
	name := source(node["from_table"])
	shown := columnsIn(node["select_list"], node["where_clause"], node["group_expressions"])
	return (name == "revisions" || name == "changes") && !shown["change"] && !shown["change_vi"] && !shown["change_en"] && !stars(node)
}

// firstRecorded tells where figures that nobody mended are among those that were.
func firstRecorded(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	text, ok := grafted(ctx, conn, "first_recorded", func(inner map[string]any) { readAs(inner, node) })
	var first, changed int
	if !ok || conn.QueryRowContext(ctx, text).Scan(&first, &changed) != nil || first == 0 {
		return nil
	}
	return []pipeline.Text{{
		VI: fmt.Sprintf("%d dòng là số mới ghi nhận lần đầu, %d dòng là số được sửa hoặc rút; thêm cột change, hoặc chọn change <> 'new'.", first, changed),
		EN: fmt.Sprintf("%d rows are figures recorded for the first time, %d were revised or withdrawn; show the column change, or take change <> 'new'.", first, changed),
	}}
}
