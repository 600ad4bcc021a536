package sitetest

import (
	"context"
	"slices"
	"sync/atomic"

	"github.com/tonghop/tonghop/pipeline"
)

// A Holder is an Asker that also gives parts of its answers.
type Holder struct {
	*Asker
	Rows  int          // of one of the tables that come one after the other
	Open  atomic.Int64 // answers that were not given back
	Parts atomic.Int64 // that were asked for
}

var _ pipeline.TableHolder = (*Holder)(nil)

// HoldTable implements pipeline.TableHolder.
func (h *Holder) HoldTable(ctx context.Context, question string) (pipeline.HeldTable, error) {
	t, err := h.AskTable(ctx, question)
	if err != nil {
		return nil, err
	}
	h.Open.Add(1)
	return held{t, h}, nil
}

type held struct {
	*pipeline.Table
	of *Holder
}

// Head implements pipeline.HeldTable.
func (h held) Head() *pipeline.Table { return h.Pick(nil) }

// Counts implements pipeline.HeldTable.
func (h held) Counts(_ context.Context, column string) (map[string]int, error) {
	counts := map[string]int{}
	for row := range h.Len() {
		counts[h.Text(row, h.Column(column))]++
	}
	return counts, nil
}

// Part implements pipeline.HeldTable.
func (h held) Part(_ context.Context, columns []string, any [][]pipeline.Filter) (*pipeline.Table, error) {
	h.of.Parts.Add(1)
	few := h.Pick(h.places(any))
	if len(columns) > 0 {
		few = narrowed(few, columns)
	}
	return few, nil
}

// Each implements pipeline.HeldTable.
func (h held) Each(_ context.Context, columns []string, any [][]pipeline.Filter, do func(*pipeline.Table) error) error {
	h.of.Parts.Add(1)
	for places := range slices.Chunk(h.places(any), h.of.Rows) {
		few := h.Pick(places)
		if len(columns) > 0 {
			few = narrowed(few, columns)
		}
		if err := do(few); err != nil {
			return err
		}
	}
	return nil
}

// narrowed is a table with some of its columns.
func narrowed(t *pipeline.Table, columns []string) *pipeline.Table {
	a := pipeline.Answer{Question: t.Question}
	for _, name := range columns {
		a.Columns = append(a.Columns, t.Columns[t.Column(name)])
	}
	for row := range t.Len() {
		var cells []any
		for _, name := range columns {
			cells = append(cells, t.Cell(row, t.Column(name)))
		}
		a.Rows = append(a.Rows, cells)
	}
	return pipeline.TableOf(a)
}

func (h held) places(any [][]pipeline.Filter) []int {
	var list []int
	for row := range h.Len() {
		if len(any) == 0 || slices.ContainsFunc(any, func(all []pipeline.Filter) bool { return h.holds(row, all) }) {
			list = append(list, row)
		}
	}
	return list
}

func (h held) holds(row int, all []pipeline.Filter) bool {
	return !slices.ContainsFunc(all, func(f pipeline.Filter) bool { return !slices.Contains(f.Values, h.Text(row, h.Column(f.Column))) })
}

// Close implements pipeline.HeldTable.
func (h held) Close(context.Context) error {
	h.of.Open.Add(-1)
	return nil
}
