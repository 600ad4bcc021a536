//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// Figures that are not added up are set side by side all the same: in a list, in the
// choice of the largest or the latest, in one row of a join. Whoever asked is told
// where they are unlike and the answer does not show it.

// choosing are the functions that make one figure of several by choosing.
var choosing = []string{
	"max", "min", "arg_max", "arg_min", "argmax", "argmin", "max_by", "min_by", "median", "mode", "first", "last", "any_value", "arbitrary",
	"quantile", "quantile_cont", "quantile_disc",
}

// besideFigures are the remarks on the SELECTs of a statement that do not add up.
var besideFigures = []remark{
	{choosesFigures, chosenFrom}, {listsFigures, listedWith}, {pairsFigures, pairedWith}, {readsOne, wholeRows}, {readsPopulations, populationsRead},
	{addsProvinces, provincesLacking}, {readsTotals, totalsLacking}, {dividesByPeople, peopleOfAnotherYear}, {readsChanges, firstRecorded},
}

// An unlikeness is something that figures should have in common, and the columns of
// which any shows it.
type unlikeness struct {
	columns []string
	many    sql.NullInt64
	vi, en  string
}

func (n joining) unlikenesses() []unlikeness {
	overVI, overEN := n.over()
	list := []unlikeness{
		{[]string{"unit", "unit_vi", "unit_en"}, n.units, "nhiều đơn vị tính", "several units"},
		{telling, n.indicators, "nhiều chỉ tiêu", "several indicators"},
		{[]string{"kind"}, n.kinds, "cả kết quả và mục tiêu, kế hoạch hoặc ước thực hiện", "results and targets, plans or estimates"},
		{[]string{"level"}, n.levels, "nhiều cấp (" + n.levelNames.String + ")", "several levels (" + n.levelNames.String + ")"},
		{[]string{"dimensions"}, n.splits, "cả số chung và số chia nhỏ của nó", "totals and their own splits"},
		{[]string{"part"}, n.parts, "cả số “trong đó” và số chung", "parts (“of which”) and wholes"},
		{[]string{"area_type", "area_id", "area_name", "area_slug"}, n.areas, "cả tỉnh và cả nước hoặc khu vực", "provinces and the country or its regions"},
		{[]string{"population_definition"}, n.populations, "số chia cho dân số theo nhiều định nghĩa khác nhau", "figures per head of populations of several definitions"},
		{[]string{"earlier_period", "years_between"}, n.spans, "tăng, giảm không phải so với kỳ liền trước (" + overVI + ")", "growth that is not on the period before (" + overEN + ")"},
	}
	return slices.DeleteFunc(list, func(u unlikeness) bool { return u.many.Int64 < 2 })
}

// calls tells whether an expression calls one of the functions on what speaks of the
// value.
func calls(node any, functions []string) bool {
	found := false
	visit(node, func(call map[string]any) {
		found = found || slices.Contains(functions, lowered(call["function_name"])) && namesValue(call["children"])
	})
	return found
}

func choosesFigures(node map[string]any) bool {
	return calls(node["select_list"], choosing) && source(node["from_table"]) != ""
}

// chosenFrom tells what figures are chosen from that are unlike.
func chosenFrom(ctx context.Context, conn *sql.Conn, node map[string]any) (said []pipeline.Text) {
	n, ok := joiningOf(ctx, conn, node)
	if !ok {
		return nil
	}
	for _, u := range n.unlikenesses() {
		said = append(said, pipeline.Text{
			VI: fmt.Sprintf("Phép chọn (lớn nhất, nhỏ nhất, giữa, mới nhất) xét chung %s; chọn một (%s).", u.vi, u.columns[0]),
			EN: fmt.Sprintf("It chooses among %s; take one (%s).", u.en, u.columns[0]),
		})
	}
	return said
}

// listsFigures tells whether a SELECT shows values one by one, or shows or counts those
// whose values are large or small.
func listsFigures(node map[string]any) bool {
	list, _ := node["select_list"].([]any)
	groups, _ := node["group_expressions"].([]any)
	if len(groups) > 0 || source(node["from_table"]) == "" {
		return false
	}
	return namesValue(node["where_clause"]) && !addsValue(list) && !calls(list, choosing) || slices.ContainsFunc(list, func(item any) bool {
		return namesValue([]any{item}) && !calls(item, choosing) && !calls(item, adding) && !calls(item, []string{"count", "list", "array_agg", "string_agg", "histogram"})
	})
}

// listedWith tells what the rows of a list do not have in common and do not show.
func listedWith(ctx context.Context, conn *sql.Conn, node map[string]any) (said []pipeline.Text) {
	shown, all := columnsIn(node["select_list"]), false
	visit(node["select_list"], func(item map[string]any) { all = all || item["class"] == "STAR" })
	if all {
		return nil
	}
	n, ok := joiningOf(ctx, conn, groupedByShown(node))
	if !ok {
		return nil
	}
	hidden := func(columns ...string) bool {
		return !slices.ContainsFunc(columns, func(c string) bool { return shown[c] })
	}
	for _, u := range n.unlikenesses() {
		if hidden(u.columns...) {
			said = append(said, pipeline.Text{
				VI: fmt.Sprintf("Các dòng gồm %s mà không cho biết dòng nào là gì; thêm cột %s, hoặc chọn một.", u.vi, u.columns[0]),
				EN: fmt.Sprintf("The rows are of %s, and do not say which is which; show the column %s, or take one.", u.en, u.columns[0]),
			})
		}
	}
	if hidden("boundary", "territory", "area_id") {
		said = append(said, landMoved(ctx, conn, node)...)
	}
	return said
}

// columnsIn are the columns that parts of a statement name, without their tables.
func columnsIn(parts ...any) map[string]bool {
	named := map[string]bool{}
	visit(parts, func(item map[string]any) {
		if names, _ := item["column_names"].([]any); len(names) > 0 {
			named[lowered(names[len(names)-1])] = true
		}
	})
	return named
}

// telling are the columns by which a row of a list says which indicator it is of: what
// is alike for one indicator needs no column of its own.
var telling = []string{"indicator_id", "indicator_name", "indicator_name_en", "series_id"}

// groupedByShown is a SELECT whose rows are one for each of the indicators that it
// shows, or all one where it shows none.
func groupedByShown(node map[string]any) map[string]any {
	groups, set := []any{}, []any{}
	list, _ := node["select_list"].([]any)
	for _, item := range list {
		column, _ := item.(map[string]any)
		names, _ := column["column_names"].([]any)
		if column["class"] == "COLUMN_REF" && len(names) > 0 && slices.Contains(telling, lowered(names[len(names)-1])) {
			set = append(set, len(groups))
			groups = append(groups, item)
		}
	}
	sets := []any{}
	if len(groups) > 0 {
		sets = []any{set}
	}
	return map[string]any{
		"from_table": node["from_table"], "where_clause": node["where_clause"], "cte_map": node["cte_map"],
		"group_expressions": groups, "group_sets": sets, "aggregate_handling": "STANDARD_HANDLING",
	}
}

// landMoved names the areas of a list whose land is not the same in all its rows.
func landMoved(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	text, ok := grafted(ctx, conn, "moved", func(inner map[string]any) { readAs(inner, node) })
	var names sql.NullString
	var n int
	if !ok || conn.QueryRowContext(ctx, text).Scan(&names, &n) != nil || n == 0 {
		return nil
	}
	list := strings.Split(names.String, ", ")
	more, moreEN := "", ""
	if n > valuesTold {
		list, more, moreEN = list[:valuesTold], fmt.Sprintf(" và %d nơi khác", n-valuesTold), fmt.Sprintf(" and %d more", n-valuesTold)
	}
	return []pipeline.Text{{
		VI: fmt.Sprintf("Địa giới của %s%s không như nhau giữa các dòng; thêm cột boundary, hoặc hỏi theo một hệ địa giới, ví dụ observation_on('2025').", strings.Join(list, ", "), more),
		EN: fmt.Sprintf("%s%s do not have the same boundaries in all rows; show the column boundary, or ask on a basis like observation_on('2025').", strings.Join(list, ", "), moreEN),
	}}
}

// populations is the table of them, and population and definition two of its columns.
const (
	populations = "area_population"
	population  = "population"
	definition  = "definition"
)

// readsPopulations tells whether a SELECT makes something of populations and does not
// show how they are defined.
func readsPopulations(node map[string]any) bool {
	shown := columnsIn(node["select_list"])
	stars := false
	visit(node["select_list"], func(item map[string]any) { stars = stars || item["class"] == "STAR" })
	return shown[population] && !shown[definition] && !stars && len(knownAs(node["from_table"], populations)) == 1
}

// populationsRead tells where they are of several definitions, and one would take what
// comes of it for one series.
func populationsRead(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	text, ok := grafted(ctx, conn, "populations", func(inner map[string]any) {
		readAs(inner, node)
		of(knownAs(node["from_table"], populations), inner)
	})
	var n int
	if !ok || conn.QueryRowContext(ctx, text).Scan(&n) != nil || n < 2 {
		return nil
	}
	return []pipeline.Text{{
		VI: "Dân số ở đây theo nhiều định nghĩa khác nhau, không phải một chuỗi số liệu; thêm cột definition, hoặc chọn một.",
		EN: "The populations are of several definitions and not one series; show the column definition, or take one.",
	}}
}

// figuresOf are the names by which a FROM knows views of figures.
func figuresOf(from any) (names []string) { return knownAs(from, figureViews...) }

// knownAs are the names by which a FROM knows some tables.
func knownAs(from any, tables ...string) []string {
	table, _ := from.(map[string]any)
	if table["type"] == "JOIN" {
		return append(knownAs(table["left"], tables...), knownAs(table["right"], tables...)...)
	}
	name := source(from)
	if !slices.Contains(tables, name) {
		return nil
	}
	if alias := lowered(table["alias"]); alias != "" {
		name = alias
	}
	return []string{name}
}

// pairsFigures tells whether a SELECT shows values of joined figures or chooses by them,
// and does not ask itself whether they can be compared.
func pairsFigures(node map[string]any) bool {
	asks := false
	visit(node, func(call map[string]any) {
		asks = asks || slices.Contains([]string{"comparable", "incomparable"}, lowered(call["function_name"]))
	})
	return !asks && len(figuresOf(node["from_table"])) > 1 && (namesValue(node["select_list"]) || namesValue(node["where_clause"]))
}

// pairedWith tells what the figures in one row of a join do not have in common. Where
// they never have it, the statement that speaks of it means them so.
func pairedWith(ctx context.Context, conn *sql.Conn, node map[string]any) (said []pipeline.Text) {
	spoken := columnsIn(node["where_clause"], node["from_table"], node["select_list"])
	tables := figuresOf(node["from_table"])
	for _, other := range tables[1:] {
		for _, u := range unlikePairs(ctx, conn, node, tables[0], other, spoken) {
			text := pipeline.Text{
				VI: fmt.Sprintf("Phép ghép đặt %s vào cùng một dòng; thêm điều kiện %s.%s = %s.%s.", u.vi, tables[0], u.columns[0], other, u.columns[0]),
				EN: fmt.Sprintf("The join puts %s in one row; add %s.%s = %s.%s.", u.en, tables[0], u.columns[0], other, u.columns[0]),
			}
			if !slices.Contains(said, text) {
				said = append(said, text)
			}
		}
	}
	return said
}

func unlikePairs(ctx context.Context, conn *sql.Conn, node map[string]any, one, other string, spoken map[string]bool) []unlikeness {
	text, ok := grafted(ctx, conn, "paired", func(inner map[string]any) {
		readAs(inner, node)
		visit(inner["select_list"], func(item map[string]any) {
			names, _ := item["column_names"].([]any)
			if len(names) == 2 {
				item["column_names"] = []any{map[any]string{"one": one, "other": other}[names[0]], names[1]}
			}
		})
	})
	if !ok {
		return nil
	}
	var most, least [5]sql.NullInt64
	var cells []any
	for i := range most {
		cells = append(cells, &most[i], &least[i])
	}
	if conn.QueryRowContext(ctx, text).Scan(cells...) != nil {
		return nil
	}
	list := []unlikeness{
		{[]string{"kind"}, most[0], "kết quả và mục tiêu, kế hoạch hoặc ước thực hiện", "results and targets, plans or estimates"},
		{[]string{"level"}, most[1], "số của các cấp khác nhau", "unlike levels"},
		{[]string{"dimensions"}, most[2], "số của các cách chia khác nhau", "unlike splits"},
		{[]string{"part"}, most[3], "số “trong đó” và số chung", "a part (“of which”) and a whole"},
		{[]string{"territory"}, most[4], "số của một nơi trong các địa giới khác nhau", "figures of one place within unlike boundaries"},
	}
	var told []unlikeness
	for i, u := range list {
		if meant := least[i].Int64 == 1 && spoken[u.columns[0]]; u.many.Int64 == 1 && !meant {
			told = append(told, u)
		}
	}
	return told
}

// wholeRows tells of a name that is no column but stands for all of a row.
func wholeRows(ctx context.Context, conn *sql.Conn, node map[string]any) (said []pipeline.Text) {
	table, _ := node["from_table"].(map[string]any)
	name := lowered(table["alias"])
	if name == "" {
		name = source(table)
	}
	var columns int
	if !slices.ContainsFunc(plainNames(node), func(n string) bool { return n == name }) ||
		conn.QueryRowContext(ctx, `SELECT count(*) FROM duckdb_columns() WHERE lower(table_name) = ? AND lower(column_name) = ?`, source(table), name).Scan(&columns) != nil || columns > 0 {
		return nil
	}
	return []pipeline.Text{{
		VI: fmt.Sprintf("%s là tên của cả dòng, không phải một cột; giá trị nằm ở cột value.", name),
		EN: fmt.Sprintf("%s is the name of the whole row and no column; the figure is in the column value.", name),
	}}
}

// plainNames are the columns that a SELECT shows or sorts by as they are.
func plainNames(node map[string]any) (list []string) {
	items, _ := node["select_list"].([]any)
	items = slices.Clone(items)
	modifiers, _ := node["modifiers"].([]any)
	for _, m := range modifiers {
		modifier, _ := m.(map[string]any)
		orders, _ := modifier["orders"].([]any)
		for _, o := range orders {
			order, _ := o.(map[string]any)
			items = append(items, order["expression"])
		}
	}
	for _, item := range items {
		column, _ := item.(map[string]any)
		if names, _ := column["column_names"].([]any); column["class"] == "COLUMN_REF" && len(names) == 1 {
			list = append(list, lowered(names[0]))
		}
	}
	return list
}
