package page

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A Page is a page of a language that is to be drawn.
type Page struct {
	Lang     string
	Template *Template
	Instance Instance
}

// A Share is pages that are drawn from the same parts of the answers that are too
// large to be had whole.
type Share struct {
	Pages   []Page
	asked   map[string][][]pipeline.Filter // by question
	columns map[string]naming              // likewise
	whole   bool                           // with all columns, and what was found beforehand too
}

// A demand is the rows of a held answer that a template draws.
type demand struct {
	question string
	where    []condition // those that its asker may look to
}

// key is the same for demands that ask for the same.
func (d demand) key() string { return d.question + fmt.Sprint(d.where) }

// demands are what a template asks of held answers, beyond what was found beforehand.
func (w *Base) demands(t *Template, whole bool) []demand {
	var list []demand
	add := func(question string, where ...condition) {
		if w.held[question] == nil {
			return
		}
		where = slices.DeleteFunc(slices.Clone(where), func(c condition) bool { return !w.asks(question, c) })
		list = append(list, demand{question, where})
	}
	t.eachExpr(func(e expr, _ *block) { add(e.question, e.where...) })
	for _, p := range t.parts {
		switch b := p.block; {
		case b == nil, b.kind == "pair":
		case !whole && (w.foundBefore(b) || w.tallied(b) != nil):
		case b.kind == "document":
			for _, question := range []string{"document_cells", "document_sentences", "origins"} {
				add(question, condition{"digest", "=", []string{b.question}})
			}
		case b.kind == "standing":
			add(b.question, condition{"area_id", "=", []string{"$area_id"}})
		default:
			add(b.question, b.where...)
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(d demand) bool { return slices.ContainsFunc(list, d.within) })
}

// within tells whether all that is asked for is asked for by another demand that is
// not the same.
func (d demand) within(of demand) bool {
	if d.question != of.question || len(d.where) <= len(of.where) {
		return false
	}
	return !slices.ContainsFunc(of.where, func(c condition) bool {
		return !slices.ContainsFunc(d.where, func(o condition) bool { return fmt.Sprint(c) == fmt.Sprint(o) })
	})
}

// A planner parts pages into shares.
type planner struct {
	base    *Base
	most    int
	whole   bool
	demands map[*Template][]demand
	columns map[*Template]map[string]naming
	counts  map[string]map[string]int // rows by text, by question and column
	shares  []Share

	pages  []Page
	rows   int
	owns   map[string][]row // own rows of the pages, by demand
	wanted map[string]demand
	known  map[string]bool // what the share has already, by demand and values
	named  map[string]naming
}

// Shares parts pages into runs of which each draws about so many rows of held answers at
// most. Pages that stand alone go with others that draw the same, those of rows in
// their order.
func (w *Base) Shares(ctx context.Context, pages []Page, most int) ([]Share, error) {
	p := w.planner(most, false)
	var alone, ofRows []Page
	for _, page := range pages {
		p.know(page.Template)
		if page.Template.each == "" {
			alone = append(alone, page)
		} else {
			ofRows = append(ofRows, page)
		}
	}
	for len(alone) > 0 {
		var others []Page
		for _, page := range alone {
			if fits, err := p.takes(ctx, page); err != nil {
				return nil, err
			} else if !fits {
				others = append(others, page)
			}
		}
		if alone = others; len(alone) > 0 {
			p.end()
		}
	}
	for _, page := range ofRows {
		fits, err := p.takes(ctx, page)
		if err == nil && !fits {
			p.end()
			_, err = p.takes(ctx, page)
		}
		if err != nil {
			return nil, err
		}
	}
	p.end()
	return p.shares, nil
}

func (w *Base) planner(most int, whole bool) *planner {
	p := &planner{base: w, most: most, whole: whole, demands: map[*Template][]demand{}, columns: map[*Template]map[string]naming{}, counts: map[string]map[string]int{}}
	p.begin()
	return p
}

func (p *planner) know(t *Template) {
	if _, ok := p.demands[t]; !ok {
		p.demands[t], p.columns[t] = p.base.demands(t, p.whole), t.columns()
	}
}

// mostPages is how many pages a share has at most: they may be kept until all are drawn.
const mostPages = 300

// takes puts a page into the share, where it fits.
func (p *planner) takes(ctx context.Context, page Page) (bool, error) {
	rows, err := p.weigh(ctx, page)
	if err != nil || len(p.pages) > 0 && rows > 0 && p.rows+rows > p.most || len(p.pages) >= mostPages {
		return false, err
	}
	p.take(page, rows)
	return true, nil
}

// end ends the share and begins another one.
func (p *planner) end() {
	p.shares = append(p.shares, p.share())
	p.begin()
}

func (p *planner) begin() {
	p.pages, p.rows, p.owns, p.wanted, p.known, p.named = nil, 0, map[string][]row{}, map[string]demand{}, map[string]bool{}, map[string]naming{}
}

// weigh is how many rows a page adds to the share.
func (p *planner) weigh(ctx context.Context, page Page) (rows int, err error) {
	for _, d := range p.demands[page.Template] {
		if p.known[p.values(d, page)] {
			continue
		}
		least := p.base.held[d.question].Len()
		for _, c := range bind(d.where, page.Instance.own) {
			n, err := p.count(ctx, d.question, c)
			if err != nil {
				return 0, err
			}
			least = min(least, n)
		}
		rows += least
	}
	return rows, nil
}

func (p *planner) count(ctx context.Context, question string, c condition) (n int, err error) {
	key := question + " " + c.column
	if p.counts[key] == nil {
		if p.counts[key], err = p.base.counts(ctx, question, c.column); err != nil {
			return 0, err
		}
	}
	for _, v := range c.values {
		n += p.counts[key][v]
	}
	return n, nil
}

// values tells apart what a demand asks for on different pages.
func (p *planner) values(d demand, page Page) string {
	return d.key() + "\x00" + fmt.Sprint(bind(d.where, page.Instance.own))
}

func (p *planner) take(page Page, rows int) {
	p.pages, p.rows = append(p.pages, page), p.rows+rows
	for _, d := range p.demands[page.Template] {
		if had, known := p.named[d.question]; known {
			p.named[d.question] = had.with(p.columns[page.Template][d.question])
		} else {
			p.named[d.question] = p.columns[page.Template][d.question]
		}
		if values := p.values(d, page); !p.known[values] {
			p.known[values], p.wanted[d.key()] = true, d
			p.owns[d.key()] = append(p.owns[d.key()], page.Instance.own)
		}
	}
}

func (p *planner) share() Share {
	s := Share{Pages: p.pages, asked: map[string][][]pipeline.Filter{}, columns: p.named, whole: p.whole}
	for _, key := range inOrderOf(p.wanted) {
		d := p.wanted[key]
		s.asked[d.question] = append(s.asked[d.question], p.base.filters(d.question, d.where, p.owns[key]))
	}
	return s
}

// Whole are pages as a share of which all rows are asked for with all columns.
func (w *Base) Whole(pages []Page) Share {
	p := w.planner(0, true)
	for _, page := range pages {
		p.know(page.Template)
		p.take(page, 0)
	}
	return p.share()
}

// Whole tells whether all rows of a share are asked for.
func (s Share) Whole() bool { return s.whole }

// A Loaded is what the pages of a share are drawn from.
type Loaded struct {
	answers Answers
	whole   bool
}

// Load gives what the pages of a share are drawn from.
func (w *Base) Load(ctx context.Context, s Share) (Loaded, error) {
	if len(s.asked) == 0 {
		return Loaded{w.answers, s.whole}, nil
	}
	all := maps.Clone(w.answers)
	for _, question := range inOrderOf(s.asked) {
		head := w.held[question].Head()
		first := newAnswer(w.answers[question].Table) // without rows
		last := first
		var columns []string
		if !s.whole {
			columns = s.columns[question].of(head)
		}
		err := w.held[question].Each(ctx, columns, s.asked[question], func(t *pipeline.Table) error {
			if t.Len() > 0 {
				last.next = ready(t).leaving(w, head)
				last = last.next
			}
			return nil
		})
		if err != nil {
			return Loaded{}, fmt.Errorf("ask a part of %s: %w", question, err)
		}
		all[question] = first
	}
	return Loaded{all, s.whole}, nil
}

// Told is what the question origins says of some figures, by their IDs.
type Told map[string]row

// toldColumns are what is said of a figure that another one was computed from.
func toldColumns() naming {
	n := naming{}
	n.anywhere()
	n.figure("value")
	n.add("id", "digest")
	return n
}

// Tell asks what the question origins says of figures that pages wanted.
func (w *Base) Tell(ctx context.Context, ids []string) (Told, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	a, err := w.part(ctx, "origins", toldColumns(), [][]pipeline.Filter{{{Column: "id", Values: ids}}})
	if err != nil {
		return nil, err
	}
	told := make(Told, len(ids))
	for _, id := range ids {
		told[id] = w.home(a, id)
	}
	return told, nil
}

// Take makes a share's answers those that pages are drawn from.
func (w *World) Take(l Loaded) {
	w.answers, w.whole, w.cut, w.opened = l.answers, l.whole, cutting{}, opened{}
}
