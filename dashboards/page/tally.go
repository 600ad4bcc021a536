package page

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A tally is what a table that shows the first rows of a held answer says of all of them.
// It is made as they are read, and none but the first is kept.
type tally struct {
	shown        []row
	rows         int
	documents    documentList
	stands       ground
	illustrative bool
	real         bool
	counts       map[string]int             // of {{count}} and {{some}}, by their conditions
	areas        map[string]map[string]bool // of {{areas}}, likewise and by the column
}

// isTallied tells whether what a block says of rows that it does not show can be counted.
func (b *block) isTallied() bool {
	if b == nil || b.kind != "table" || b.limit < 2 || b.slice || len(b.group) > 0 || slices.ContainsFunc(b.where, condition.bound) {
		return false
	}
	for _, e := range b.exprs() {
		counted := e.function == "count" || e.function == "some" || e.function == "areas"
		first := e.function == "first" && len(e.where) == 0
		if !counted && !first || slices.ContainsFunc(e.where, condition.bound) {
			return false
		}
	}
	return true
}

// exprs are the expressions of a block that speak of its own rows.
func (b *block) exprs() []expr {
	var list []expr
	for _, p := range slices.Concat([]phrase{b.neutral, b.subtitle}, b.findings, b.notes) {
		for _, piece := range p {
			if piece.expr != nil && piece.expr.question == "" && piece.expr.function != "row" {
				list = append(list, *piece.expr)
			}
		}
	}
	return list
}

// tallyKey is the same for blocks of which the same is counted.
func (b *block) tallyKey() string {
	key := fmt.Sprint(b.question, b.where, b.limit, columnsOf(b))
	for _, e := range b.exprs() {
		key += fmt.Sprint(" ", e.function, e.column, e.by, e.where)
	}
	return key
}

func (e expr) tallyKey() string { return e.by + fmt.Sprint(e.where) }

// tallied is what was counted of a block, nil where its rows are had.
func (w *Base) tallied(b *block) *tally {
	if !b.isTallied() || w.held[b.question] == nil {
		return nil
	}
	return w.tallies[b.tallyKey()]
}

// tallyAll counts what the tables of templates say of held answers: each answer is read once.
func (w *Base) tallyAll(ctx context.Context, templates []*Template) error {
	blocks := map[string]map[string]*block{} // by question and key
	columns := map[string]naming{}
	for _, t := range templates {
		for _, p := range t.parts {
			if b := p.block; b.isTallied() && w.held[b.question] != nil {
				if blocks[b.question] == nil {
					blocks[b.question], columns[b.question] = map[string]*block{}, naming{}
				}
				blocks[b.question][b.tallyKey()] = b
				columns[b.question].block(b)
				for _, e := range b.exprs() {
					columns[b.question].expr(e)
				}
			}
		}
	}
	for _, question := range inOrderOf(blocks) {
		for _, key := range inOrderOf(blocks[question]) {
			b := blocks[question][key]
			first, err := w.firstRows(ctx, b, columns[question])
			if err != nil {
				return err
			}
			w.tallies[key] = &tally{shown: first, stands: newGround(), counts: map[string]int{}, areas: map[string]map[string]bool{}}
		}
		if err := w.tallyOne(ctx, question, blocks[question]); err != nil {
			return err
		}
	}
	return nil
}

var errEnough = errors.New("enough rows")

// firstRows are the rows that a table shows.
func (w *Base) firstRows(ctx context.Context, b *block, columns naming) (list []row, err error) {
	h := w.held[b.question]
	err = h.Each(ctx, columns.of(h.Head()), [][]pipeline.Filter{w.filters(b.question, b.where, nil)}, func(t *pipeline.Table) error {
		rows := ready(t).leaving(w, h.Head()).rows(b.where)
		if list = append(list, pickedOf(rows[:min(len(rows), b.limit-len(list))])...); len(list) == b.limit {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return list, err
}

// tallyOne reads an answer and counts for all blocks that draw it.
func (w *Base) tallyOne(ctx context.Context, question string, blocks map[string]*block) error {
	n := naming{}
	n.add("area_id", "boundary", "kind", "period_end", "illustrative")
	for _, b := range blocks {
		n.conditions(b.where)
		for _, c := range columnsOf(b) {
			n.add(pipeline.Companion(c, "origin"))
			if at := w.held[question].Head().Column(c); at >= 0 && w.held[question].Head().Columns[at].Type != pipeline.TextColumn {
				n.add(c)
			}
		}
		for _, e := range b.exprs() {
			if e.function != "first" {
				n.add(e.by)
				n.conditions(e.where)
			}
		}
	}
	columns := n.of(w.held[question].Head())
	if len(columns) == 0 {
		columns = []string{w.held[question].Head().Columns[0].Name}
	}
	return w.held[question].Each(ctx, columns, nil, func(t *pipeline.Table) error {
		a := newAnswer(t)
		for key, b := range blocks {
			w.count(w.tallies[key], b, a.rows(b.where))
		}
		return nil
	})
}

// count adds rows of a block to what is said of all.
func (w *Base) count(t *tally, b *block, rows []row) {
	t.rows += len(rows)
	var columns []string // that hold numbers
	head := w.held[b.question].Head()
	for _, c := range columnsOf(b) {
		if at := head.Column(c); at >= 0 && head.Columns[at].Type != pipeline.TextColumn {
			columns = append(columns, c)
		}
	}
	t.documents.add(w, originsOf(columnsOf(b)), rows)
	origins := originsOf(columns)
	t.stands.see(w, columns, origins, rows)
	for _, r := range rows {
		made := r.flag("illustrative")
		t.illustrative, t.real = t.illustrative || made, t.real || !made
	}
	counted := map[string]bool{}
	for _, e := range b.exprs() {
		key := e.function + e.tallyKey()
		if counted[key] || e.function == "first" {
			continue
		}
		counted[key] = true
		of := rows
		if len(e.where) > 0 {
			of = slices.DeleteFunc(slices.Clone(rows), func(r row) bool {
				return slices.ContainsFunc(e.where, func(c condition) bool { return !c.holds(r) })
			})
		}
		if e.function != "areas" {
			t.counts[key] += len(of)
			continue
		}
		if t.areas[key] == nil {
			t.areas[key] = map[string]bool{}
		}
		addAreas(t.areas[key], of, e.by)
	}
}

// value is what an expression says of all rows; ok is false where it speaks of the first.
func (t *tally) value(e expr) (n int, ok bool) {
	switch key := e.function + e.tallyKey(); e.function {
	case "count", "some":
		return t.counts[key], true
	case "areas":
		areas := maps.Clone(t.areas[key])
		delete(areas, "")
		return len(areas), true
	}
	return 0, false
}

// addAreas adds the areas that have a value. One that reports under several boundary
// versions is one.
func addAreas(seen map[string]bool, rows []row, by string) {
	for _, r := range rows {
		if _, ok := r.number(by); by == "" || ok {
			slug, _, _ := strings.Cut(r.text("area_id"), "@")
			seen[slug] = true
		}
	}
}
