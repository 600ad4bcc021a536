//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

var _ pipeline.TableHolder = (*Draft)(nil)

// A heldTable is the rows of a question that are kept while parts of them are read.
type heldTable struct {
	draft *Draft
	view  *view
	head  *pipeline.Table
	rows  int

	mu    sync.Mutex
	found map[string]whereabouts // by column, made when first asked for
}

// stretchRows is how many rows of an answer DuckDB gives in one statement, half of what stands
// together in an export: it gathers what a statement gives before the first row is to be had.
const stretchRows = 61_440

// HoldTable implements pipeline.TableHolder. A question that is held is exported too.
func (d *Draft) HoldTable(ctx context.Context, question string) (pipeline.HeldTable, error) {
	q, ok := d.questions[question]
	if !ok {
		return nil, fmt.Errorf("ask %s: no such question in %s", question, d.path)
	}
	h := &heldTable{draft: d, view: d.views[question]}
	if err := d.holdAlone(ctx, h.view); err != nil {
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

// holdAlone is hold, of a large copy one view after the other: what is gathered in lists for
// two at once finds no room.
func (d *Draft) holdAlone(ctx context.Context, v *view) error {
	if d.large {
		d.alone.Lock()
		defer d.alone.Unlock()
	}
	return d.hold(ctx, v)
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
func (h *heldTable) Part(ctx context.Context, columns []string, any [][]pipeline.Filter) (*pipeline.Table, error) {
	chosen, err := h.choose(columns)
	if err != nil {
		return nil, err
	}
	readers := readersOf(chosen)
	if readers == nil {
		return h.byRow(ctx, h.choice(chosen)+h.numbered()+h.filtered(any))
	}
	statements, err := h.statements(ctx, chosen, any)
	if err != nil {
		return nil, err
	}
	b := pipeline.NewTableBuilder(h.head.Question, chosen)
	for _, statement := range statements {
		if err := h.read(ctx, b, statement, readers); err != nil {
			return nil, err
		}
	}
	return b.Table(), nil
}

// Each implements pipeline.HeldTable.
func (h *heldTable) Each(ctx context.Context, columns []string, any [][]pipeline.Filter, do func(*pipeline.Table) error) error {
	chosen, err := h.choose(columns)
	if err != nil {
		return err
	}
	readers := readersOf(chosen)
	if readers == nil {
		table, err := h.byRow(ctx, h.choice(chosen)+h.numbered()+h.filtered(any))
		if err != nil {
			return err
		}
		return do(table)
	}
	statements, err := h.statements(ctx, chosen, any)
	if err != nil {
		return err
	}
	for _, statement := range statements {
		b := pipeline.NewTableBuilder(h.head.Question, chosen)
		if err := h.read(ctx, b, statement, readers); err != nil {
			return err
		}
		if err := do(b.Table()); err != nil {
			return err
		}
	}
	return nil
}

// choice begins a statement that gives columns.
func (h *heldTable) choice(columns []pipeline.Column) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = quote(c.Name)
	}
	return "SELECT " + strings.Join(names, ", ") + " FROM "
}

// choose are the columns of these names, all where there are none.
func (h *heldTable) choose(names []string) ([]pipeline.Column, error) {
	if len(names) == 0 {
		return h.head.Columns, nil
	}
	list := make([]pipeline.Column, len(names))
	for i, name := range names {
		at := h.head.Column(name)
		if at < 0 {
			return nil, fmt.Errorf("ask %s: no column %s", h.view.name, name)
		}
		list[i] = h.head.Columns[at]
	}
	return list, nil
}

// statements give rows one after the other: those that are read from their export in
// several statements, of what stands where such rows are, all others in one.
func (h *heldTable) statements(ctx context.Context, columns []pipeline.Column, any [][]pipeline.Filter) ([]string, error) {
	choice, condition := h.choice(columns), h.filtered(any)
	if !h.view.filed {
		return []string{choice + h.view.table() + condition}, nil
	}
	runs, err := h.runs(ctx, any)
	list := make([]string, len(runs))
	for i, r := range runs {
		list[i] = fmt.Sprintf("%s(FROM %s WHERE file_row_number BETWEEN %d AND %d)%s", choice, h.numbered(), r.first*stretchRows, r.end*stretchRows-1, condition)
	}
	return list, err
}

// numbered is where the rows are, those of an export with their numbers there.
func (h *heldTable) numbered() string {
	if h.view.filed {
		return numbered([]string{h.draft.exportOf(h.view.name)})
	}
	return h.view.table()
}

// read adds the rows of a statement to a table.
func (h *heldTable) read(ctx context.Context, b *pipeline.TableBuilder, query string, readers []cellReader) (err error) {
	conn, err := h.draft.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	return eachBatch(ctx, conn, query, func(batch arrow.RecordBatch) { addBatch(b, readers, batch) })
}

func (h *heldTable) byRow(ctx context.Context, query string) (*pipeline.Table, error) {
	answer, err := h.draft.answer(ctx, h.head.Question, query)
	return pipeline.TableOf(answer), err
}

// filtered is the condition of a statement under which, of any list, all filters hold. Many
// values are joined, and rows that were joined come in any order: those of an export are put
// in theirs again, others are looked through.
func (h *heldTable) filtered(any [][]pipeline.Filter) string {
	if len(any) == 0 {
		return ""
	}
	lists := make([]string, len(any))
	for i, list := range any {
		all := []string{"true"}
		for _, f := range list {
			all = append(all, h.holding(f))
		}
		lists[i] = "(" + strings.Join(all, " AND ") + ")"
	}
	condition := " WHERE " + strings.Join(lists, " OR ")
	if h.view.filed {
		condition += " ORDER BY file_row_number"
	}
	return condition
}

func (h *heldTable) holding(f pipeline.Filter) string {
	if len(f.Values) == 0 {
		return "false"
	}
	values := make([]string, len(f.Values))
	for i, v := range f.Values {
		values[i] = quoted(v)
	}
	column, list := quote(f.Column), strings.Join(values, ", ")
	in := column + " IN (" + list + ")"
	if !h.view.filed {
		in = "coalesce(list_contains([" + list + "], " + column + "), false)"
	}
	if slices.Contains(f.Values, "") {
		in = "(" + in + " OR " + column + " IS NULL)"
	}
	return in
}
