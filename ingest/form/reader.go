package form

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Reader reads the tables that follow a form. It is compiled once and may be
// used from many goroutines.
type Reader struct {
	catalog   *catalog.Catalog
	trees     []*tree
	others    []catalog.OtherForms
	users     []userCode
	bodies    []body
	lexicon   *lexicon
	heads     *heads
	index     *index
	known     *memory
	gazetteer *vietnamese.Gazetteer
	speeches  map[string]vietnamese.Speech
	bySlug    map[string][]pipeline.Area       // provinces and the country, oldest version first
	kin       map[[2]string]bool               // provinces one of which became a part of the other
	closed    map[pipeline.Level]pipeline.Date // last day of the levels that were abolished
	totals    map[string]bool                  // names of the row that adds up what a form lists, as words
	itemNames names                            // see Named
	alike     likeness                         // of those names
}

// New compiles the forms of the catalog.
func New(cat *catalog.Catalog) *Reader {
	forms := cat.Forms()
	r := &Reader{catalog: cat, lexicon: newLexicon(cat.FormAbbreviations(), forms.Words, forms.List), gazetteer: vietnamese.NewGazetteer(cat), speeches: vietnamese.Speeches(cat), others: forms.Words.Others, users: userCodes(forms.Words.Users), bodies: bodiesOf(forms.Words.Bodies), bySlug: map[string][]pipeline.Area{}}
	r.known = newMemory()
	asides := vietnamese.NewSpeech(eachFolded(forms.Words.Aside), nil)
	r.heads = newHeads(forms.Words, r.lexicon, r.known)
	r.index = newIndex(r.lexicon)
	r.totals, r.kin = map[string]bool{}, map[[2]string]bool{}
	for _, text := range forms.Words.Totals {
		r.totals[strings.Join(r.lexicon.words(text), " ")] = true
	}
	for i := range forms.List {
		tr := compile(&forms.List[i], r.lexicon, r.index)
		tr.asides = asides
		if tr.columns != nil {
			tr.whole = slices.IndexFunc(tr.columns.nodes, func(n node) bool { return r.namesTotal(n.item.Names[0]) })
		}
		r.trees = append(r.trees, tr)
	}
	r.learnNames(forms.List)
	r.lexicon.kept = nil
	for _, a := range cat.Areas() {
		if catalog.IsProvince(a) || a.Type == catalog.TypeCountry {
			r.bySlug[a.ID.Slug()] = append(r.bySlug[a.ID.Slug()], a)
			for _, next := range cat.Successors(a.ID) {
				r.kin[[2]string{a.ID.Slug(), next.Slug()}] = true
			}
		}
	}
	r.closed = map[pipeline.Level]pipeline.Date{}
	for _, l := range cat.Levels() {
		if !l.To.IsZero() {
			r.closed[pipeline.Level(l.ID)] = l.To
		}
	}
	for _, list := range r.bySlug {
		slices.SortStableFunc(list, func(a, b pipeline.Area) int { return a.ValidFrom.First().Compare(b.ValidFrom.First()) })
	}
	return r
}

func eachFolded(texts []string) []string {
	folded := make([]string, len(texts))
	for i, text := range texts {
		folded[i] = vietnamese.Fold(text)
	}
	return folded
}

// A Table is one table of a sheet that follows a form, and what was read in it.
type Table struct {
	Layout       *layout.Table
	Form         *catalog.Form
	Observations []pipeline.Observation // without a snapshot: the caller knows it
	Rejects      []pipeline.Reject
	Uses         map[[2]int]Use // what every numeric cell between the heads and the last row was taken for

	tree        *tree
	frame       frame
	heads       wording
	columns     []column
	lines       []line
	places      []place
	settled     settled
	values      map[[2]int]float64 // as stated
	heldColumns map[int]string
	grains      map[int]float64 // what the figures of a column were rounded to, where it is more than one
	allPurses   bool            // see ofAllPurses
	called      bool            // its mark or its title is that of the form
}

// A Result is what was read of a document: the tables by sheet, in the order of
// the sheets given, and what is provably wrong.
type Result struct {
	Sheets [][]*Table
	Others map[*layout.Table]Other // tables that follow a form which is known by its mark alone
	Faults []pipeline.DocumentFault
}

// A Use is what a numeric cell was taken for; see pipeline.Account.
type Use uint8

// The uses of a cell.
const (
	UseFigure Use = iota + 1
	UseDerived
	UseOrdinal
	UseOther // counts something that no topic counts
	UseReject
)

// Read reads all tables of a document that follow a form. Tables that follow
// none are left out: the caller reads them otherwise.
func (r *Reader) Read(sheets []*layout.Sheet, c Context) Result {
	b := &book{reader: r, outside: r.outside(c)}
	result := Result{Sheets: make([][]*Table, len(sheets)), Others: map[*layout.Table]Other{}}
	for i, s := range sheets {
		if s.Grid.Hidden() {
			continue
		}
		var before *Table
		if len(b.tables) > 0 {
			before = b.tables[len(b.tables)-1]
		}
		result.Sheets[i] = r.sheet(s, before, b.outside, result.Others)
		b.tables = append(b.tables, result.Sheets[i]...)
	}
	b.settle()
	for _, t := range b.tables {
		r.emit(t)
	}
	result.Faults = b.faults()
	return result
}

// sheet recognises the forms of one sheet's tables. A table that begins a sheet
// without heads and titles goes on with before, the last one of the sheets
// before it. Tables of forms that are not read are noted in others.
func (r *Reader) sheet(s *layout.Sheet, before *Table, o outside, others map[*layout.Table]Other) []*Table {
	var tables []*Table
	var other *Other
	above := before
	for i, lt := range s.Tables {
		if i == 0 && (len(lt.HeadRows) > 0 || len(lt.Titles) > 0) {
			above = nil
		}
		var lent *frame
		if above != nil {
			lent = &above.frame
		}
		t := &Table{Layout: lt, frame: r.frame(lt, lent)}
		if len(lt.Titles) > 0 {
			other = t.frame.other
		}
		cols := r.heads.valueColumns(lt)
		if other != nil {
			others[lt] = *other
		}
		if other != nil && !other.Body || len(cols) == 0 {
			continue
		}
		if !r.recognise(t, cols, marksIn(vietnamese.Fold(shownName(s.Grid))), o) {
			continue
		}
		if other != nil && t.Form.Topic == other.Of {
			continue // what this body has, read as any table is
		}
		if of := r.ofLocality(lt); of != nil {
			others[lt] = *of
			continue
		}
		for _, c := range lt.Columns {
			if cols[c.Col] {
				t.columns = append(t.columns, r.heads.read(lt, c))
			}
		}
		inherit(t.columns)
		if len(lt.HeadRows) == 0 {
			t.columns = above.lendColumns(t.columns)
		} else {
			t.columns = beside(t.columns)
		}
		t.headLines()
		t.completeMonths()
		r.narrowColumns(t)
		if r.tiersBelow(t) || r.withoutTier(t) {
			continue // levels stand in rows, if anywhere: the table is read without the form
		}
		tables = append(tables, t)
		above = t
	}
	return tables
}

// lendColumns gives the columns of a table without heads what the table above
// says of them: of the column above each, or, when the columns do not stand
// below one another, of the one in the same order among as many. A column of
// several that nobody says anything of stays without a head.
func (t *Table) lendColumns(to []column) []column {
	if t == nil {
		return headless(to)
	}
	lent := 0
	for i := range to {
		if c, ok := t.columnAt(to[i].col); ok {
			to[i] = c
			lent++
		}
	}
	switch {
	case lent == 0 && len(to) == len(t.columns):
		for i, c := range t.columns {
			c.col = to[i].col
			to[i] = c
		}
	case lent < len(to):
		return headless(to)
	}
	return to
}

// beside marks the columns without a head that stand beside some whose heads say
// what they hold: leftovers of a reckoning, of which nobody says anything.
func beside(columns []column) []column {
	if !slices.ContainsFunc(columns, func(c column) bool { return c.head != "" && c.kind != "" && !c.derived }) {
		return columns
	}
	return headless(columns)
}

// headless marks the columns that neither a head nor a table above explains,
// unless there is one alone: that is what the title says.
func headless(columns []column) []column {
	for i := range columns {
		if c := &columns[i]; len(columns) > 1 && c.head == "" && c.kind == "" && !c.derived {
			c.headless = true
		}
	}
	return columns
}
