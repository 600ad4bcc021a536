package page

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/series"
	"github.com/tonghop/tonghop/pipeline"
)

// Held are answers that are too large to be had whole, by the ID of their question.
// What pages draw of them is asked for part by part.
type Held map[string]pipeline.HeldTable

// AlwaysWhole are the questions whose answers pages need whole: they grow with what
// there is to count, not with how much was counted.
func AlwaysWhole() []string {
	return []string{"breaks", "data_dictionary", "documents", "freshness", "indicators_overview", "metric_figures", "overview_tiles", "provinces", "reports_due", "terms"}
}

// each gives the rows of an answer, at once where it is had whole, and with those of
// some columns that it has where it is held.
func (w *Base) each(ctx context.Context, question string, columns []string, do func(a *answer) error) error {
	a := w.answers[question]
	if a == nil {
		return nil
	}
	h := w.held[question]
	if h == nil {
		return do(a)
	}
	columns = slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return a.at(c) < 0 })
	if len(columns) == 0 {
		return nil
	}
	return h.Each(ctx, columns, nil, func(t *pipeline.Table) error { return do(newAnswer(t)) })
}

// counts are how many rows of an answer have each text in a column.
func (w *Base) counts(ctx context.Context, question, column string) (map[string]int, error) {
	counts := map[string]int{}
	switch a := w.answers[question]; {
	case a == nil || a.at(column) < 0:
	case w.held[question] != nil:
		return w.held[question].Counts(ctx, column)
	default:
		for text, rows := range a.places(column) {
			counts[text] = len(rows)
		}
	}
	return counts, nil
}

// part are rows of a held answer with some of its columns, ready to be drawn.
func (w *Base) part(ctx context.Context, question string, columns naming, any [][]pipeline.Filter) (*answer, error) {
	head := w.held[question].Head()
	t, err := w.held[question].Part(ctx, columns.of(head), any)
	if err != nil {
		return nil, fmt.Errorf("ask a part of %s: %w", question, err)
	}
	return ready(t).leaving(w, head), nil
}

// filters are the conditions that the asker of an answer may look to, with the values
// that they have on pages with these own rows: rows of other pages too may come of it.
func (w *Base) filters(question string, where []condition, own []row) []pipeline.Filter {
	var list []pipeline.Filter
	for _, c := range where {
		if !w.asks(question, c) {
			continue
		}
		f := pipeline.Filter{Column: c.column}
		for _, r := range own {
			f.Values = append(f.Values, bind([]condition{c}, r)[0].values...)
		}
		if len(own) == 0 {
			f.Values = slices.Clone(c.values)
		}
		slices.Sort(f.Values)
		f.Values = slices.Compact(f.Values)
		list = append(list, f)
	}
	return list
}

// asks tells whether the asker of an answer may look to a condition.
func (w *Base) asks(question string, c condition) bool {
	head := w.held[question].Head()
	at := head.Column(c.column)
	if c.op != "=" || at < 0 {
		return false
	}
	stored := head.Columns[at].Stored
	return head.Columns[at].Type == pipeline.TextColumn && (stored == "" || stored == "VARCHAR")
}

// A gathering is what is found of a held answer before any page is drawn, its rows read
// indicator by indicator.
type gathering struct {
	columns naming
	first   bool                   // the slices that stand first
	cuts    map[string][]condition // what pages of an indicator show, by their conditions
	packs   bool                   // the files that readers choose from
}

// Gather finds what pages that are made of held answers, that show one indicator of them
// or that draw what stands first, need before any of them is drawn, and gives the files
// of figures by indicator and kind. Answers are read so many rows at a time.
func (w *Base) Gather(ctx context.Context, templates []*Template, most int, pack func(indicator, kind string, p series.Pack) error) error {
	if err := w.tallyAll(ctx, templates); err != nil {
		return err
	}
	gathered, err := w.gatherings(ctx, templates)
	if err != nil {
		return err
	}
	if a := w.answers[figuresOfProvinces]; a != nil && w.held[figuresOfProvinces] == nil {
		if err := w.eachPack(a, pack); err != nil {
			return err
		}
	}
	for _, question := range inOrderOf(gathered) {
		g := gathered[question]
		if g.first {
			w.firsts[question] = nil
		}
		err := w.eachIndicators(ctx, question, g.columns, most, func(ids []string, a *answer) error {
			if g.first {
				w.firsts[question] = append(w.firsts[question], kept(firstSlices(a.rows(nil)))...)
			}
			w.gatherCuts(question, g, ids, a)
			if !g.packs {
				return nil
			}
			return w.eachPack(a, pack)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// gatherings are what is to be found, by question; pages that are made of a held answer
// have their rows then.
func (w *Base) gatherings(ctx context.Context, templates []*Template) (map[string]*gathering, error) {
	list := map[string]*gathering{}
	of := func(question string, columns naming) *gathering {
		if list[question] == nil {
			list[question] = &gathering{columns: naming{"indicator_id": true}, cuts: map[string][]condition{}}
		}
		list[question].columns = list[question].columns.with(columns)
		return list[question]
	}
	for _, t := range templates {
		if w.held[t.each] != nil && w.owns[t] == nil {
			if err := w.gatherOwn(ctx, t); err != nil {
				return nil, err
			}
		}
		columns := t.columns()
		for _, p := range t.parts {
			switch b := p.block; {
			case b == nil || w.held[b.question] == nil:
			case b.kind == "standing":
				of(b.question, columns[b.question]).first = true
			case w.foundBefore(b):
				where := ofIndicator(b.where, "")
				of(b.question, columns[b.question]).cuts[fmt.Sprint(where)] = where
			}
		}
	}
	if w.held[figuresOfProvinces] != nil {
		packs := naming{}
		packs.add(series.PackColumns()...)
		of(figuresOfProvinces, packs).packs = true
	}
	return list, nil
}

// gatherCuts finds what pages of indicators show of their rows.
func (w *Base) gatherCuts(question string, g *gathering, ids []string, a *answer) {
	for _, where := range g.cuts {
		for _, id := range ids {
			where := ofIndicator(where, id)
			of := cutKey(question, where)
			w.cuts[of] = newCutting(of, a.rows(where)).few()
		}
	}
}

// figuresOfProvinces is the question whose figures readers may choose among.
const figuresOfProvinces = "province_figures"

// gatherOwn finds the rows that pages of a template are made of: of those that share
// an address the first. They are found by few columns, and read then as far as the last.
func (w *Base) gatherOwn(ctx context.Context, t *Template) error {
	h, seen := w.held[t.each], map[string]bool{}
	any := [][]pipeline.Filter{w.filters(t.each, static(t.front.where), nil)}
	n := naming{"indicator_id": true}
	n.conditions(t.front.where)
	for _, p := range t.front.path {
		if p.expr != nil {
			n.add(p.expr.column)
		}
	}
	n.add("period", "period_start", "period_end", "rounds", "kind") // what is made of them may be named too
	var places []int                                                // among the rows that were asked for
	at := 0
	err := h.Each(ctx, n.of(h.Head()), any, func(table *pipeline.Table) error {
		for _, r := range ready(table).rows(t.front.where) {
			if path := t.address(r); !seen[path] {
				seen[path] = true
				places = append(places, at+r.i)
			}
		}
		at += table.Len()
		return nil
	})
	if err != nil {
		return err
	}
	w.owns[t] = []row{}
	at = 0
	err = h.Each(ctx, nil, any, func(table *pipeline.Table) error {
		if len(places) == 0 {
			return errEnough
		}
		var here []int
		for len(places) > 0 && places[0] < at+table.Len() {
			here, places = append(here, places[0]-at), places[1:]
		}
		at += table.Len()
		w.owns[t] = append(w.owns[t], picked(ready(table), here)...)
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// pickedOf are rows that need nothing else of the answers that they were found in.
func pickedOf(rows []row) []row {
	var list []row
	for start := 0; start < len(rows); {
		var places []int
		for _, r := range rows[start:] {
			if r.answer != rows[start].answer {
				break
			}
			places = append(places, r.i)
		}
		list = append(list, picked(rows[start].answer, places)...)
		start += len(places)
	}
	return list
}

// picked are rows of an answer that need nothing else of it.
func picked(a *answer, places []int) []row {
	if len(places) == 0 {
		return nil
	}
	few := newAnswer(a.Pick(places))
	few.left, few.missed = a.left, a.missed
	list := make([]row, len(places))
	for i := range places {
		list[i] = row{few, i}
	}
	return list
}

// kept are slices that need nothing else of the answer that they were found in.
func kept(list []rankedSlice) []rankedSlice {
	var places []int
	var a *answer
	for _, s := range list {
		for _, r := range s.rows {
			a, places = r.answer, append(places, r.i)
		}
	}
	rows := picked(a, places)
	for i, s := range list {
		list[i].rows, rows = rows[:len(s.rows)], rows[len(s.rows):]
	}
	return list
}

// eachIndicators gives the rows of a held answer with some of its columns, those of an
// indicator together and about so many at a time, in the order of the indicators.
func (w *Base) eachIndicators(ctx context.Context, question string, columns naming, most int, do func(ids []string, a *answer) error) error {
	counts, err := w.held[question].Counts(ctx, "indicator_id")
	if err != nil {
		return err
	}
	for _, ids := range runs(counts, most) {
		a, err := w.part(ctx, question, columns, [][]pipeline.Filter{{{Column: "indicator_id", Values: ids}}})
		if err != nil {
			return err
		}
		if err := do(ids, a); err != nil {
			return err
		}
	}
	return nil
}

// eachPack gives the files of the figures of an answer.
func (w *Base) eachPack(a *answer, do func(indicator, kind string, p series.Pack) error) error {
	adds := map[string]bool{}
	for _, r := range w.answers["indicators_overview"].rows(nil) {
		adds[r.text("indicator_id")] = r.flag("adds_areas")
	}
	rows := map[string][]int{}
	for i := range a.Len() {
		id := row{a, i}.text("indicator_id")
		rows[id] = append(rows[id], i)
	}
	for _, id := range inOrderOf(rows) {
		if !isID(id) {
			continue
		}
		packs, err := series.PacksOf(a.Table, rows[id], adds[id], w.placeOf)
		if err != nil {
			return err
		}
		for _, kind := range inOrderOf(packs) {
			if err := do(id, kind, packs[kind]); err != nil {
				return err
			}
		}
	}
	return nil
}

// runs parts texts, in their order, into runs of about so many rows.
func runs(counts map[string]int, most int) [][]string {
	var list [][]string
	n := 0
	for _, text := range inOrderOf(counts) {
		if len(list) == 0 || n+counts[text] > most {
			list, n = append(list, nil), 0
		}
		list[len(list)-1] = append(list[len(list)-1], text)
		n += counts[text]
	}
	return list
}

// home is the row of a figure in an answer to origins: of several documents that state
// it, that of the first.
func (w *Base) home(a *answer, id string) row {
	short, ok := w.spots.document(id)
	if !ok || a == nil {
		return row{}
	}
	for _, i := range a.places("id")[id] {
		if r := (row{a, i}); pipeline.Digest(r.text("digest")).Short() == short {
			return r
		}
	}
	return row{}
}

// static are the conditions that are the same on every page.
func static(where []condition) []condition {
	return slices.DeleteFunc(slices.Clone(where), condition.bound)
}

// bound tells whether a condition looks to the page's own row.
func (c condition) bound() bool {
	return slices.ContainsFunc(c.values, func(v string) bool { return strings.HasPrefix(v, "$") })
}

func inOrderOf[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
