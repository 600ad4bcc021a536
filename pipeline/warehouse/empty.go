//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// What is told of an answer that has nothing is bounded, and so is how long the process
// may work on looking for it.
const (
	absenceTime    = 10 * time.Second
	conditionsTold = 3
	valuesTold     = 8
)

// absences say why a statement found nothing: which of its conditions no row fulfils
// and what there is instead, or why no row has a figure. Whoever takes an empty answer
// for "none" errs where a name is written otherwise or nobody has reported yet.
func absences(ctx context.Context, conn *sql.Conn, query string, columns []pipeline.Column, rows [][]any) []pipeline.Text {
	ctx, cancel := working(ctx, absenceTime)
	defer cancel()
	why := whyNothing
	if !nothingIn(rows) {
		if why = whyBlank; !blankIn(columns, rows) {
			return nil
		}
	}
	parsed, ok := treeOf(ctx, conn, query)
	if !ok {
		return nil
	}
	return toldOf(ctx, conn, parsed, remark{readsOne, why})
}

// nothingIn tells whether an answer says that there is none: it has no row, or one of
// noughts and blanks, which count what was not found.
func nothingIn(rows [][]any) bool {
	return len(rows) == 0 || len(rows) == 1 && !slices.ContainsFunc(rows[0], func(cell any) bool {
		return cell != nil && cell != int64(0) && cell != float64(0)
	})
}

// blankIn tells whether the figures that an answer is about are blank in all rows.
func blankIn(columns []pipeline.Column, rows [][]any) bool {
	at := slices.IndexFunc(columns, func(c pipeline.Column) bool { return strings.EqualFold(c.Name, "value") })
	return at >= 0 && !slices.ContainsFunc(rows, func(row []any) bool { return row[at] != nil })
}

// readsOne tells whether a SELECT reads a view, a table or a table function by itself.
func readsOne(node map[string]any) bool { return source(node["from_table"]) != "" }

// A condition is one of those that a WHERE joins by AND. Its column is nil where it
// is not about one column alone.
type condition struct {
	node   any
	column any
	asked  string // what the column is compared with, "" for no constant
}

func conditionsOf(where any) []condition {
	parts := []any{where}
	if node, _ := where.(map[string]any); node["type"] == "CONJUNCTION_AND" {
		parts, _ = node["children"].([]any)
	}
	var list []condition
	for _, part := range parts {
		if part == nil {
			continue
		}
		c := condition{node: part}
		columns := map[string]any{}
		visit(part, func(node map[string]any) {
			switch node["class"] {
			case "COLUMN_REF":
				names, _ := node["column_names"].([]any)
				columns[strings.ToLower(fmt.Sprint(names...))] = node
			case "CONSTANT":
				if value, _ := node["value"].(map[string]any); c.asked == "" && value["value"] != nil {
					c.asked = fmt.Sprint(value["value"])
				}
			}
		})
		if len(columns) == 1 {
			for _, column := range columns {
				c.column = column
			}
		}
		list = append(list, c)
	}
	return list
}

// visit calls each for every object of a parsed statement.
func visit(node any, each func(map[string]any)) {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			visit(child, each)
		}
	case map[string]any:
		each(node)
		for _, key := range slices.Sorted(maps.Keys(node)) {
			visit(node[key], each)
		}
	}
}

// joined puts conditions together as a WHERE has them; nil is none.
func joined(list []condition) any {
	switch len(list) {
	case 0:
		return nil
	case 1:
		return list[0].node
	}
	var nodes []any
	for _, c := range list {
		nodes = append(nodes, c.node)
	}
	return map[string]any{"class": "CONJUNCTION", "type": "CONJUNCTION_AND", "alias": "", "query_location": 0, "children": nodes}
}

// whyNothing says which conditions of a SELECT keep it from finding a row: one without
// which there are rows, else those that no row fulfils at all.
func whyNothing(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	all := conditionsOf(node["where_clause"])
	if len(all) == 0 {
		return nil
	}
	if there, ok := valuesThere(ctx, conn, node, condition{}, all); !ok || len(there) > 0 {
		return nil // it does find rows
	}
	var said []pipeline.Text
	for i, c := range all {
		said = append(said, whyNot(ctx, conn, node, c, slices.Delete(slices.Clone(all), i, i+1))...)
	}
	if len(said) == 0 {
		for _, c := range all {
			if there, ok := valuesThere(ctx, conn, node, condition{}, []condition{c}); ok && len(there) == 0 {
				said = append(said, whyNot(ctx, conn, node, c, nil)...)
			}
		}
	}
	if len(said) > conditionsTold {
		said = said[:conditionsTold]
	}
	if source(node["from_table"]) != silentQuestion {
		return said
	}
	told, everybody := whetherAllReported(ctx, conn, all)
	if everybody {
		return told
	}
	return append(told, said...)
}

// whyNot says that no row fulfils a condition where the others hold, and which values
// its column has there; it says nothing where there is no row either.
func whyNot(ctx context.Context, conn *sql.Conn, node map[string]any, c condition, others []condition) []pipeline.Text {
	if c.column == nil {
		return nil
	}
	there, ok := valuesThere(ctx, conn, node, c, others)
	if !ok || len(there) == 0 {
		return nil
	}
	text, ok := written(ctx, conn, c.node)
	if !ok {
		return nil
	}
	column, _ := written(ctx, conn, c.column)
	more, moreEN := "", ""
	if n := len(there) - valuesTold; n > 0 {
		there, more, moreEN = there[:valuesTold], fmt.Sprintf(" và %d giá trị khác", n), fmt.Sprintf(" and %d more", n)
	}
	values := strings.Join(there, ", ")
	from := source(node["from_table"])
	vi, en := "", ""
	if len(others) > 0 {
		vi, en = " khi các điều kiện khác giữ nguyên", " where the other conditions hold"
	}
	return []pipeline.Text{{
		VI: fmt.Sprintf("Không dòng nào của %s có %s%s; %s ở đó là %s%s.", from, text, vi, column, values, more),
		EN: fmt.Sprintf("No row of %s has %s%s; its %s there is %s%s.", from, text, en, column, values, moreEN),
	}}
}

// valuesThere are the values that the column of a condition has where others hold, as
// constants of SQL; of a condition without a column it tells whether there are rows.
func valuesThere(ctx context.Context, conn *sql.Conn, node map[string]any, c condition, others []condition) (list []string, ok bool) {
	column := c.column
	if column == nil {
		column = constant("")
	}
	text, ok := grafted(ctx, conn, "there", func(inner map[string]any) {
		readAs(inner, node)
		inner["where_clause"] = joined(others)
		visit(inner["select_list"], func(child map[string]any) {
			names, _ := child["column_names"].([]any)
			if len(names) != 1 {
				return
			}
			switch names[0] {
			case "asked_column":
				become(child, column)
			case "asked_text":
				become(child, constant(c.asked))
			}
		})
	})
	if !ok {
		return nil, false
	}
	rows, err := conn.QueryContext(ctx, text)
	if err != nil {
		return nil, false
	}
	defer rows.Close()
	for rows.Next() {
		var value string
		var n int64
		if err := rows.Scan(&value, &n); err != nil {
			return nil, false
		}
		if value != "NULL" {
			value = "'" + strings.ReplaceAll(value, "'", "''") + "'"
		}
		list = append(list, value)
	}
	return list, rows.Err() == nil
}

// become makes one object of a parsed statement another.
func become(node map[string]any, other any) {
	clear(node)
	with, _ := other.(map[string]any)
	maps.Copy(node, with)
}

func constant(text string) any {
	return map[string]any{
		"class": "CONSTANT", "type": "VALUE_CONSTANT", "alias": "", "query_location": 0,
		"value": map[string]any{"type": map[string]any{"id": "VARCHAR", "type_info": nil}, "is_null": false, "value": text},
	}
}

// written is an expression as DuckDB writes it.
func written(ctx context.Context, conn *sql.Conn, expression any) (text string, ok bool) {
	tree, ok := treeOf(ctx, conn, "SELECT 1")
	if !ok {
		return "", false
	}
	if list, _ := tree["statements"].([]any); len(list) == 1 {
		one, _ := list[0].(map[string]any)
		node, _ := one["node"].(map[string]any)
		node["select_list"] = []any{expression}
	}
	whole, err := json.Marshal(tree)
	if err == nil {
		err = conn.QueryRowContext(ctx, `SELECT json_deserialize_sql(?::VARCHAR::JSON)`, string(whole)).Scan(&text)
	}
	text = strings.TrimPrefix(text, "SELECT ")
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		text = text[1 : len(text)-1]
	}
	return text, err == nil
}

// silentQuestion names the areas that have not reported, of the periods of which some
// have; reportedColumns are those that it shares with the question of coverage.
const silentQuestion = "not_reported"

var reportedColumns = []string{"indicator_id", "period", "kind", "boundary", "area_type"}

// whetherAllReported tells an empty list of the silent apart: everybody has reported,
// or nobody.
func whetherAllReported(ctx context.Context, conn *sql.Conn, all []condition) (said []pipeline.Text, everybody bool) {
	var asked []condition
	for _, c := range all {
		node, _ := c.column.(map[string]any)
		names, _ := node["column_names"].([]any)
		if len(names) > 0 && slices.Contains(reportedColumns, lowered(names[len(names)-1])) {
			asked = append(asked, c)
		}
	}
	text, ok := grafted(ctx, conn, "all_reported", func(inner map[string]any) { inner["where_clause"] = joined(asked) })
	var reporting, total sql.NullInt64
	if !ok || conn.QueryRowContext(ctx, text).Scan(&reporting, &total) != nil {
		return nil, false
	}
	switch {
	case !reporting.Valid:
		said = []pipeline.Text{{
			VI: "Chưa nơi nào có số liệu như câu hỏi, nên không có danh sách nơi chưa báo cáo: trống ở đây không có nghĩa là mọi nơi đã báo cáo.",
			EN: "Nobody has reported what is asked, so there is no list of those who have not: empty does not mean that all have reported.",
		}}
	case reporting.Int64 == total.Int64:
		everybody = true
		said = []pipeline.Text{{
			VI: fmt.Sprintf("Mọi nơi đã báo cáo: %d trong %d.", reporting.Int64, total.Int64),
			EN: fmt.Sprintf("All have reported: %d of %d.", reporting.Int64, total.Int64),
		}}
	}
	return said, everybody
}

// whyBlank gives the reasons that a question has for rows without a figure.
func whyBlank(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	text, ok := grafted(ctx, conn, "reasons", func(inner map[string]any) { readAs(inner, node) })
	if !ok {
		return nil
	}
	rows, err := conn.QueryContext(ctx, text)
	if err != nil {
		return nil // it gives no reasons
	}
	defer rows.Close()
	var said []pipeline.Text
	for rows.Next() {
		var vi, en string
		if rows.Scan(&vi, &en) != nil {
			return nil
		}
		said = append(said, pipeline.Text{VI: "Cột trống vì: " + vi, EN: "The blank column says why: " + en})
	}
	if rows.Err() != nil {
		return nil
	}
	return said
}
