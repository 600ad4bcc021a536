//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

var _ pipeline.TableHolder = (*Draft)(nil)

// A heldTable is the rows of a question that are kept while parts of them are read.
type heldTable struct {
	draft   *Draft
	view    *view
	head    *pipeline.Table
	readers []cellReader // nil where a column is none that is read batch by batch
	rows    int
}

// eachRows is how many rows of an answer DuckDB gathers at once for who reads all.
const eachRows = 60_000

// HoldTable implements pipeline.TableHolder. A question that is held is exported too.
func (d *Draft) HoldTable(ctx context.Context, question string) (pipeline.HeldTable, error) {
	q, ok := d.questions[question]
	if !ok {
		return nil, fmt.Errorf("ask %s: no such question in %s", question, d.path)
	}
	h := &heldTable{draft: d, view: d.views[question]}
	if err := d.hold(ctx, h.view); err != nil {
		return nil, fmt.Errorf("ask %s: %w", question, err)
	}
	err := d.exportKept(ctx, question)
	if err == nil {
		err = h.look(ctx, q)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("ask %s: %w", question, err), h.Close(ctx))
	}
	return h, nil
}

// look finds the columns and how many rows there are.
func (h *heldTable) look(ctx context.Context, q pipeline.Question) error {
	conn, err := h.draft.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // nothing was written
	columns, err := columnsOf(ctx, conn, "FROM "+h.view.table())
	if err != nil {
		return err
	}
	h.head = pipeline.NewTableBuilder(q, columns).Table()
	h.readers = readersOf(columns)
	return conn.QueryRowContext(ctx, "SELECT count(*) FROM "+h.view.table()).Scan(&h.rows)
}

// Head implements pipeline.HeldTable.
func (h *heldTable) Head() *pipeline.Table { return h.head }

// Len implements pipeline.HeldTable.
func (h *heldTable) Len() int { return h.rows }

// Close implements pipeline.HeldTable.
func (h *heldTable) Close(ctx context.Context) error {
	h.view.release()
	return h.draft.sweep(ctx)
}

// Part implements pipeline.HeldTable.
func (h *heldTable) Part(ctx context.Context, any [][]pipeline.Filter) (*pipeline.Table, error) {
	return h.read(ctx, "FROM "+h.view.table()+filtered(any), h.head.Columns, h.readers)
}

// Each implements pipeline.HeldTable. What is read from its export is read stretch by
// stretch, for DuckDB gathers what a statement gives before the first row is to be had.
func (h *heldTable) Each(ctx context.Context, columns []string, any [][]pipeline.Filter, do func(*pipeline.Table) error) error {
	chosen, names := h.head.Columns, "*"
	if len(columns) > 0 {
		chosen = nil
		quoted := make([]string, len(columns))
		for i, name := range columns {
			at := h.head.Column(name)
			if at < 0 {
				return fmt.Errorf("ask %s: no column %s", h.view.name, name)
			}
			chosen, quoted[i] = append(chosen, h.head.Columns[at]), quote(name)
		}
		names = strings.Join(quoted, ", ")
	}
	readers := readersOf(chosen)
	if !h.view.filed {
		table, err := h.read(ctx, "SELECT "+names+" FROM "+h.view.table()+filtered(any), chosen, readers)
		if err != nil {
			return err
		}
		return do(table)
	}
	if names == "*" {
		names = "* EXCLUDE (file_row_number)"
	}
	for first := 0; first < h.rows; first += eachRows {
		stretch := fmt.Sprintf("(FROM read_parquet(%s, file_row_number := true) WHERE file_row_number BETWEEN %d AND %d)", quoted(h.draft.exportOf(h.view.name)), first, first+eachRows-1)
		table, err := h.read(ctx, "SELECT "+names+" FROM "+stretch+filtered(any), chosen, readers)
		if err != nil {
			return err
		}
		if err := do(table); err != nil {
			return err
		}
	}
	return nil
}

// read gives the rows of a statement with these columns.
func (h *heldTable) read(ctx context.Context, query string, columns []pipeline.Column, readers []cellReader) (*pipeline.Table, error) {
	if readers == nil {
		answer, err := h.draft.answer(ctx, h.head.Question, query)
		return pipeline.TableOf(answer), err
	}
	conn, err := h.draft.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }() // nothing was written
	b := pipeline.NewTableBuilder(h.head.Question, columns)
	err = eachBatch(ctx, conn, query, func(batch arrow.RecordBatch) { addBatch(b, readers, batch) })
	return b.Table(), err
}

// filtered is the condition of a statement under which, of any list, all filters hold.
func filtered(any [][]pipeline.Filter) string {
	if len(any) == 0 {
		return ""
	}
	lists := make([]string, len(any))
	for i, list := range any {
		all := []string{"true"}
		for _, f := range list {
			all = append(all, holding(f))
		}
		lists[i] = "(" + strings.Join(all, " AND ") + ")"
	}
	return " WHERE " + strings.Join(lists, " OR ")
}

func holding(f pipeline.Filter) string {
	values := make([]string, len(f.Values))
	for i, v := range f.Values {
		values[i] = quoted(v)
	}
	in := quote(f.Column) + " IN (" + strings.Join(values, ", ") + ")"
	if slices.Contains(f.Values, "") {
		in = "(" + in + " OR " + quote(f.Column) + " IS NULL)"
	}
	return in
}
