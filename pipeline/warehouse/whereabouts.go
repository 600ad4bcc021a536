//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// Whereabouts are in which stretches of an export a text of a column stands, and how often in
// each: the rows of one province stand together, and nothing else is read for them.
type whereabouts map[string][]inStretch

// An inStretch is how many rows of a stretch have a text.
type inStretch struct{ stretch, rows int }

// fewRows is how many rows at least share a text, on average, in a column of which it is kept
// where they stand: of IDs it is not.
const fewRows = 16

// Counts implements pipeline.HeldTable.
func (h *heldTable) Counts(ctx context.Context, column string) (map[string]int, error) {
	counts := map[string]int{}
	where, err := h.whereabouts(ctx, column)
	for text, list := range where {
		for _, s := range list {
			counts[text] += s.rows
		}
	}
	if err != nil || where != nil {
		return counts, err
	}
	return counts, h.eachCount(ctx, fmt.Sprintf("SELECT 0, coalesce(%s::VARCHAR, ''), count(*) FROM %s GROUP BY ALL", quote(column), h.view.table()),
		func(_ int, text string, rows int) { counts[text] = rows })
}

// whereabouts are those of a column of texts, nil where the answer is not read from its export
// or hardly any rows share a text.
func (h *heldTable) whereabouts(ctx context.Context, column string) (whereabouts, error) {
	if at := h.head.Column(column); !h.view.filed || at < 0 || h.head.Columns[at].Stored != "VARCHAR" {
		return nil, nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if where, known := h.found[column]; known {
		return where, nil
	}
	from := "read_parquet(" + quoted(h.draft.exportOf(h.view.name)) + ", file_row_number := true)"
	texts := 0
	err := h.eachCount(ctx, fmt.Sprintf("SELECT 0, '', count(DISTINCT %s) FROM %s WHERE file_row_number < %d", quote(column), from, stretchRows),
		func(_ int, _ string, n int) { texts = n })
	if err != nil {
		return nil, err
	}
	if h.found == nil {
		h.found = map[string]whereabouts{}
	}
	h.found[column] = nil
	if texts*fewRows > min(h.rows, stretchRows) {
		return nil, nil
	}
	where := whereabouts{}
	err = h.eachCount(ctx, fmt.Sprintf("SELECT file_row_number // %d AS stretch, coalesce(%s, '') AS text, count(*) FROM %s GROUP BY ALL ORDER BY stretch", stretchRows, quote(column), from),
		func(stretch int, text string, rows int) { where[text] = append(where[text], inStretch{stretch, rows}) })
	if err == nil {
		h.found[column] = where
	}
	return where, err
}

func (h *heldTable) eachCount(ctx context.Context, query string, do func(stretch int, text string, rows int)) error {
	rows, err := h.draft.db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var stretch, n int
		var text string
		if err := rows.Scan(&stretch, &text, &n); err != nil {
			return err
		}
		do(stretch, text, n)
	}
	return rows.Err()
}

// A rowRun is stretches from first to before end.
type rowRun struct{ first, end int }

// runs are the stretches in which rows stand that fulfil all filters of any list: as many
// together as give rows for one statement.
func (h *heldTable) runs(ctx context.Context, any [][]pipeline.Filter) ([]rowRun, error) {
	most, err := h.mostIn(ctx, any)
	if err != nil {
		return nil, err
	}
	var list []rowRun
	rows := 0
	for i, n := range most {
		switch last := len(list) - 1; {
		case n == 0:
		case last >= 0 && list[last].end == i && rows+n <= stretchRows:
			list[last].end, rows = i+1, rows+n
		default:
			list, rows = append(list, rowRun{i, i + 1}), n
		}
	}
	return list, nil
}

// mostIn is how many rows of each stretch may fulfil all filters of any list.
func (h *heldTable) mostIn(ctx context.Context, any [][]pipeline.Filter) ([]int, error) {
	most := make([]int, (h.rows+stretchRows-1)/stretchRows)
	if len(any) == 0 {
		any = [][]pipeline.Filter{{}}
	}
	for _, all := range any {
		of := make([]int, len(most))
		for i := range of {
			of[i] = stretchRows
		}
		for _, f := range all {
			where, err := h.whereabouts(ctx, f.Column)
			if err != nil {
				return nil, err
			}
			if where == nil {
				continue
			}
			have := make([]int, len(most))
			for _, v := range f.Values {
				for _, s := range where[v] {
					have[s.stretch] += s.rows
				}
			}
			for i, n := range have {
				of[i] = min(of[i], n)
			}
		}
		for i, n := range of {
			most[i] += n
		}
	}
	return most, nil
}
