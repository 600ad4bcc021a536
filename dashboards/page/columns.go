package page

import (
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/dashboards/series"
	"github.com/tonghop/tonghop/pipeline"
)

// Of the rows of held answers only those columns are had that pages draw. A page that
// looks to another one notes so, and is drawn again from whole rows.

// A naming is names of columns, each of them for its words in both languages too.
type naming map[string]bool

func (n naming) add(columns ...string) {
	for _, c := range columns {
		if c != "" {
			n[c] = true
		}
	}
}

// figure adds a column and what stands beside it where it is a figure.
func (n naming) figure(column string) {
	n.add(column)
	for _, part := range []string{"max", "unit", "qualifier", "origin"} {
		n.add(pipeline.Companion(column, part))
	}
}

func (n naming) conditions(list []condition) {
	for _, c := range list {
		n.add(c.column)
	}
}

func (n naming) expr(e expr) {
	n.figure(e.column)
	n.add(e.by)
	n.conditions(e.where)
}

// anywhere are the columns that drawing looks to by their names on all rows.
func (n naming) anywhere() {
	n.add("area_id", "area_slug", "area_name", "boundary", "indicator_id", "kind", "level", "split", "part", "behaviour", "illustrative",
		"period", "period_start", "period_end", "rounds", "areas_reporting", "areas_total", "areas_set")
}

// block adds what a block draws of its own answer.
func (n naming) block(b *block) {
	n.anywhere()
	n.add(b.label...)
	n.add(b.group...)
	n.add(b.series, b.series+"_order", b.reason)
	n.conditions(b.where)
	n.conditions(b.withheld)
	for _, c := range columnsOf(b) {
		n.figure(c)
	}
	for _, c := range b.columns {
		switch {
		case c.format == "place":
			n.add("id", "observation_id", "digest", "document")
		case c.format == "document":
			n.add("digest", "document")
		case c.name == "duty":
			n.add("duty_id")
		case c.name == "predecessors", c.name == "successors":
			n.add(strings.TrimSuffix(c.name, "s") + "_names")
		}
	}
	switch b.kind {
	case "chart":
		n.add(chart.Columns()...)
		n.add("tile_col", "tile_row")
	case "matrix":
		n.add("status")
	case "standing":
		n.add("indicator_name")
		n.figure("value")
	}
	if b.slice || b.kind == "standing" || b.kind == "choice" || b.kind == "everything" {
		n.add(series.Columns()...)
	}
}

// documentColumns are what the page of a document draws of what was read from it.
func documentColumns() []string {
	return []string{"id", "digest", "locator", "shown", "context", "message", "indicator_name", "level", "split", "area_name", "period", "period_start", "period_end", "rounds", "kind"}
}

// columns are the names of what a template draws, by question; nil for all there are.
func (t *Template) columns() map[string]naming {
	list := map[string]naming{}
	of := func(question string) naming {
		if n, known := list[question]; known {
			return n
		}
		list[question] = naming{}
		return list[question]
	}
	for _, p := range t.parts {
		switch b := p.block; {
		case b == nil, b.kind == "pair":
		case b.kind == "document":
			list["document_cells"], list["document_sentences"] = nil, nil
			of("origins").add(documentColumns()...)
		default:
			if n := of(b.question); n != nil {
				n.block(b)
			}
		}
	}
	t.eachExpr(func(e expr, in *block) {
		question := e.question
		if question == "" && in != nil {
			question = in.question
		}
		if n := of(question); n != nil && e.function != "row" {
			n.anywhere()
			n.expr(e)
		}
	})
	delete(list, "")
	return list
}

// of are the columns of an answer that are named, nil for all of them.
func (n naming) of(head *pipeline.Table) []string {
	if n == nil {
		return nil
	}
	var list []string
	for _, c := range head.Columns {
		plain := strings.TrimSuffix(strings.TrimSuffix(c.Name, "_vi"), "_en")
		if n[c.Name] || n[plain] {
			list = append(list, c.Name)
		}
	}
	return list
}

// with are the names of both; nil, all there are, with anything is nil.
func (n naming) with(more naming) naming {
	if n == nil || more == nil {
		return nil
	}
	both := maps.Clone(n)
	maps.Copy(both, more)
	return both
}

// leaving makes an answer know which columns of its head were left out.
func (a *answer) leaving(w *Base, head *pipeline.Table) *answer {
	for _, c := range head.Columns {
		if _, had := a.index[c.Name]; !had {
			if a.left == nil {
				a.left, a.missed = map[string]bool{}, &w.missed
			}
			a.left[c.Name] = true
		}
	}
	return a
}

// isOneIndicator tells whether a block draws the figures of one indicator, whatever else
// of its conditions hold on every page, so that what it shows of them is found
// beforehand.
func (b *block) isOneIndicator() bool {
	if !b.slice && b.kind != "choice" && b.kind != "everything" {
		return false
	}
	one := 0
	for _, c := range b.where {
		switch {
		case c.column == "indicator_id" && c.op == "=" && len(c.values) == 1:
			one++
		case c.bound():
			return false
		}
	}
	return one == 1
}

// foundBefore tells whether what a block shows of a held answer is found beforehand.
func (w *Base) foundBefore(b *block) bool {
	return b != nil && b.isOneIndicator() && w.held[b.question] != nil && w.held[b.question].Head().Column("indicator_id") >= 0
}

// ofIndicator are the conditions of a block on the page of an indicator.
func ofIndicator(where []condition, id string) []condition {
	list := slices.Clone(where)
	for i, c := range list {
		if c.column == "indicator_id" && c.op == "=" {
			list[i].values = []string{id}
		}
	}
	return list
}
