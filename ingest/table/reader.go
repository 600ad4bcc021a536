package table

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Reader understands books. It may be used from one goroutine at a time.
type Reader struct {
	lexicon *meaning.Lexicon
	forms   *form.Reader // nil when no form is known
	catalog *catalog.Catalog

	versions  map[string][]pipeline.Area  // areas by their slug, in all boundary versions
	startsSum map[string]bool             // indicators that are the first part of a sum
	sums      []*sumOf                    // indicators that are the sum of several
	nested    map[string]bool             // indicators that are a part of another, or have one
	kinds     map[[2]string]bool          // see isKind
	sizes     map[string]catalog.FormSize // of the topics that say how large a budget can be
	countries []pipeline.Area
}

// New prepares a Reader; lexicon and forms may be shared.
func New(lexicon *meaning.Lexicon, forms *form.Reader) *Reader {
	r := &Reader{lexicon: lexicon, forms: forms, catalog: lexicon.Catalog(), versions: map[string][]pipeline.Area{},
		startsSum: map[string]bool{}, nested: map[string]bool{}, kinds: map[[2]string]bool{}}
	if forms != nil {
		r.sizes = sizesOf(r.catalog)
	}
	for _, ind := range r.catalog.Indicators() {
		if len(ind.Sums) > 0 {
			r.startsSum[ind.Sums[0]] = true
		}
		if len(ind.Sums) > 1 {
			r.sums = append(r.sums, &sumOf{ind})
		}
		if ind.Parent != "" {
			r.nested[ind.ID], r.nested[ind.Parent] = true, true
		}
		for _, unit := range ind.Units {
			r.kinds[[2]string{unit, ind.Unit}] = true
		}
	}
	for _, a := range r.catalog.Areas() {
		r.versions[a.ID.Slug()] = append(r.versions[a.ID.Slug()], a)
		if a.Type == catalog.TypeCountry {
			r.countries = append(r.countries, a)
		}
	}
	return r
}

// A Heading is what a book says of itself.
type Heading struct {
	Title     string
	Published pipeline.Date
	Explained []pipeline.Explanation // where the input asks for it
	private   []map[int]bool         // of each sheet, rows with names of persons
}

// Read understands a book and hands everything to the sink, sheet by sheet. The
// book is gone through twice: what contradicts itself is known before anything
// is told.
func (r *Reader) Read(ctx context.Context, in ingest.Input, book *sheet.Book, sink Sink) (Heading, error) {
	d := r.document(in)
	pages := make([]*page, 0, len(book.Sheets))
	for i, g := range book.Sheets {
		if err := ctx.Err(); err != nil {
			return Heading{}, err
		}
		pages = append(pages, d.newPage(i, g))
	}
	d.date(pages)
	d.sentBy(pages)
	d.datedBy(pages)
	faults := d.readForms(pages)
	weeded, err := d.weed(ctx, pages, mostSaid)
	if err != nil {
		return Heading{}, err
	}
	for _, note := range book.Notes {
		faults = append(faults, faultOf(note))
	}
	for _, f := range faults {
		if err := sink.Fault(f); err != nil {
			return Heading{}, err
		}
	}
	heading := Heading{Published: d.published}
	for _, pg := range pages {
		if heading.Title == "" {
			heading.Title = pg.title()
		}
		heading.private = append(heading.private, privateRows(pg))
		if in.Explain {
			heading.Explained = append(heading.Explained, d.explain(pg)...)
		}
		markLayout(pg, sink)
		if err := d.tell(ctx, pg, weeded, sink); err != nil {
			return Heading{}, err
		}
	}
	return heading, nil
}

func (r *Reader) document(in ingest.Input) *document {
	d := &document{Reader: r, source: in.Source, snapshot: in.Snapshot, allowance: mostEffort, hearer: newHearer(r.lexicon), placed: map[string]int{}}
	if r.forms != nil {
		d.hearer.named, d.hearer.namedLike = r.forms.Named, r.forms.NamedLike
	}
	parts := strings.FieldsFunc(d.path(), func(r rune) bool { return r == '/' || r == '\\' })
	slices.Reverse(parts)
	for i, text := range append([]string{in.Snapshot.Title}, parts[:min(2, len(parts))]...) {
		if i == 1 {
			text = strings.TrimSuffix(text, extension(text))
		}
		if i > 0 {
			text = strings.NewReplacer("-", " ", "_", " ", ".", " ").Replace(text)
		}
		if text != "" {
			d.names = append(d.names, d.hearer.hear(text))
		}
	}
	if in.Source.Title.VI != "" {
		d.names = append(d.names, d.hearer.hear(in.Source.Title.VI))
	}
	return d
}

func extension(name string) string {
	if i := strings.LastIndexByte(name, '.'); i > 0 && len(name)-i <= 6 {
		return name[i:]
	}
	return ""
}

// faultOf tells what the reading of the bytes noticed.
func faultOf(n sheet.Note) pipeline.DocumentFault {
	return pipeline.DocumentFault{Type: n.Type, Locator: n.Locator, Cells: n.Cells, MessageVI: n.Message.VI, MessageEN: n.Message.EN}
}

// A page is one sheet: its tables that follow a form, and the plans of the
// others.
type page struct {
	number int
	grid   *sheet.Grid
	layout *layout.Sheet // nil for a hidden sheet
	lists  bool          // what is to be mended on the others
	forms  []*form.Table
	plans  []*plan

	unfilled bool // it is a form that nobody filled in
	stop     int  // the first row that is not read any more, see effort.go; 0 when all are
}

func (d *document) newPage(i int, g *sheet.Grid) *page {
	pg := &page{number: i, grid: g, lists: sheet.IsListing(g)}
	if !g.Hidden() && !pg.lists {
		pg.layout = layout.Within(g, d.looking()-d.effort)
		d.effort += pg.layout.Effort()
		pg.stop = pg.layout.End()
		pg.unfilled = unfilled(pg)
	}
	return pg
}

// title is the first line that is a title.
func (pg *page) title() string {
	if pg.layout == nil {
		return ""
	}
	for _, t := range pg.layout.Tables {
		for l := range t.TitleLines(layout.Title) {
			return clip(l.Text)
		}
	}
	return ""
}

// date finds when the book says that it was written: the day beside a place or a
// signature.
func (d *document) date(pages []*page) {
	for _, pg := range pages {
		if pg.layout == nil {
			continue
		}
		for _, t := range pg.layout.Tables {
			for _, l := range slices.Concat(t.Titles, t.Notes) {
				switch {
				case l.Kind == layout.DayLine && d.published.IsZero():
					d.published = d.dayIn(l.Text)
				case l.Kind == layout.Attached && d.letter.IsZero() && !ofRegulation.MatchString(vietnamese.Fold(l.Text)):
					d.letter = d.dayIn(l.Text)
				}
			}
		}
	}
}

// ofRegulation tells the regulation that prescribes a form from the letter that
// it came with.
var ofRegulation = pattern.MustCompile(`\b(thong tu|nghi dinh|luat)\b|/tt-|/nd-`)

// dayIn is the last day that a line names.
func (d *document) dayIn(line string) (day pipeline.Date) {
	for _, p := range d.hearer.hear(line).Periods {
		if p.Period.End.Day > 0 && p.Period.Start == p.Period.End {
			day = p.Period.End
		}
	}
	return day
}

// sentBy finds the province whose agency sent the book: the only one that the
// heads of its sheets name, or their titles. It speaks for the tables that name no place
// themselves, as those of a text document after the first.
func (d *document) sentBy(pages []*page) {
	for _, kind := range []layout.LineKind{layout.Agency, layout.Title} {
		if kind == layout.Title && d.source.Province != "" {
			return // its declaration says it
		}
		if sender, said := d.onlyProvince(pages, kind); said {
			d.sender = sender
			return
		}
	}
}

// datedBy finds the year that the cover of a book states, a sheet without a table: it speaks
// for the tables that name none.
func (d *document) datedBy(pages []*page) {
	var year *timeSpan
	var cover string
	for _, pg := range pages {
		if pg.layout == nil || len(pg.layout.Tables) > 0 {
			continue
		}
		for l := range pg.linesOf(layout.Title) {
			times := d.hearer.dated(l.Text).times
			switch {
			case len(times) == 0:
			case len(times) > 1 || !times[0].known || year != nil && !year.period.SameKey(times[0].period):
				return
			default:
				year, cover = &times[0], l.Text
			}
		}
	}
	if year != nil {
		d.names = append([]*speech{{Text: &meaning.Text{Source: cover, Factor: 1}, text: cover, folded: vietnamese.Fold(cover), times: []timeSpan{*year}}}, d.names...)
	}
}

// onlyProvince is the one province that the lines of a kind name, nil when they
// name several; said tells whether they name any.
func (d *document) onlyProvince(pages []*page, kind layout.LineKind) (sender *speech, said bool) {
	for _, pg := range pages {
		if pg.layout == nil {
			continue
		}
		for l := range pg.linesOf(kind) {
			s := d.hearer.hear(l.Text)
			switch {
			case kind == layout.Title && (len(s.Provinces) > 1 || s.Country || len(s.Regions) > 0):
				return nil, true
			case len(s.Provinces) != 1:
			case sender == nil:
				sender = s
			case sender.Provinces[0].Slug != s.Provinces[0].Slug:
				return nil, true
			}
		}
	}
	return sender, sender != nil
}

// linesOf are the lines of one kind above the tables of a sheet; of a sheet without tables,
// a cover, all of them.
func (pg *page) linesOf(kind layout.LineKind) iter.Seq[layout.Line] {
	return func(yield func(layout.Line) bool) {
		for _, t := range pg.layout.Tables {
			for l := range t.TitleLines(kind) {
				if !yield(l) {
					return
				}
			}
		}
		if len(pg.layout.Tables) > 0 {
			return
		}
		for _, l := range pg.layout.Rest[:min(len(pg.layout.Rest), mostCover)] {
			if l.Kind == kind && !yield(l) {
				return
			}
		}
	}
}

// mostCover is the most lines of a cover.
const mostCover = 12

func (p *plan) notePlaces() {
	for i := range p.rows.len() {
		for _, s := range p.rows.at(i).labels {
			if s == nil {
				break
			}
			p.document.notePlaces(s)
		}
	}
}
