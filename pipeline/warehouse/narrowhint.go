//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// askedTable finds the tables that a statement reads.
var askedTable = regexp.MustCompile(`(?i)\b(?:from|join)\s+(?:main\.)?"?([a-z_][a-z0-9_]*)`)

// narrowing are the columns by which a question about all figures becomes one about few,
// with what is written of each.
var narrowing = []struct{ column, value string }{{"indicator_id", "'…'"}, {"period", "'2023'"}, {"area_slug", "'…'"}}

// narrowed is a fault with what to filter by, where a statement was stopped that asks a
// table of the release for more than it may take.
func (s Sandbox) narrowed(ctx context.Context, path, statement string, err error) error {
	var fault *QueryError
	if !errors.As(err, &fault) || fault.Reason != OutOfMemory && fault.Reason != OutOfTime {
		return err
	}
	spoken := strings.ToLower(statement)
	var tables []string
	for _, m := range askedTable.FindAllStringSubmatch(spoken, -1) {
		if slices.Contains(tables, m[1]) {
			continue
		}
		tables = append(tables, m[1])
		var by, columns []string
		named := false
		for _, n := range s.narrowingOf(ctx, path, m[1]) {
			if strings.Contains(spoken, n.column) {
				named = true
				continue
			}
			by, columns = append(by, n.column+" = "+n.value), append(columns, n.column)
		}
		if len(by) == 0 {
			continue
		}
		told := *fault
		where, list := "FROM "+m[1]+" WHERE "+strings.Join(by[:min(2, len(by))], " AND "), strings.Join(columns, ", ")
		told.Hint = pipeline.Text{
			VI: "Hỏi từng phần, ví dụ " + where + " (cột lọc được: " + list + "; mã chỉ tiêu có trong bảng indicator).",
			EN: "Ask for a part of it, as in " + where + " (columns to filter by: " + list + "; the table indicator has the indicators).",
		}
		if named {
			told.Hint = pipeline.Text{
				VI: "Lọc thêm, ví dụ AND " + by[0] + " (cột lọc được của " + m[1] + ": " + list + ").",
				EN: "Filter further, as in AND " + by[0] + " (columns of " + m[1] + " to filter by: " + list + ").",
			}
		}
		return &told
	}
	return err
}

// narrowingOf are the columns of a table of the release by which it is narrowed.
func (s Sandbox) narrowingOf(ctx context.Context, path, table string) (list []struct{ column, value string }) {
	query := "SELECT DISTINCT lower(column_name) FROM duckdb_columns() WHERE lower(table_name) = " + quoted(table)
	reply, err := s.once(ctx, path, sandboxRequest{SQL: query, Rows: 1000, Bytes: s.Bytes})
	if err != nil {
		return nil // what to filter by is not worth a second fault
	}
	for _, n := range narrowing {
		if slices.ContainsFunc(reply.Rows, func(row []any) bool { return row[0] == n.column }) {
			list = append(list, n)
		}
	}
	return list
}
