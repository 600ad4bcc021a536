package article

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// reader reads one article. What a sentence leaves out is handed down: the
// place through the whole article, the rest within a paragraph.
type reader struct {
	in        ingest.Input
	lex       *lexicon
	spellings *vietnamese.Spellings
	published pipeline.Date   // of the article, unknown when nobody says it
	latest    pipeline.Date   // the latest date that the text reports of
	year      pipeline.Date   // that the article spoke of last
	oneYear   bool            // it spoke of no other
	span      pipeline.Period // the first time that it spoke of
	oneSpan   bool            // it spoke of no other
	told      pipeline.Period // that a paragraph before spoke of last
	begun     int             // figures before the paragraph at hand
	toldOf    string          // the programme that it told figures of, "" when it told none
	business  bool            // the sentence before is about one business
	huyen     bool            // the text speaks of the level or the offices of a district

	topic      string                          // programme that the article is about
	led        string                          // that it began with
	dimensions map[dimension]map[string]string // see apart
	spoken     map[string]bool                 // programmes that a paragraph has stated figures of
	voted      pipeline.Level                  // of the vote that the paragraph before spoke of, if of one alone
	wide       bool                            // the headline is about a region or the country
	place      place                           // province that it spoke of last
	locality   string                          // district or commune that it spoke of last
	titled     []pipeline.AreaID               // the provinces that the headline names
	headlines  int                             // paragraphs that are one: the first, or none
	title      section                         // what the headline says of the figures below
	head       section                         // what the heading above says of them
	para       paragraph
	list       *paragraph // what the line that introduces a list said, nil outside a list
	seen       *seen      // sentences already read

	here       []*sentence // of the paragraph at hand
	pieces     []string    // its text, where the document is not kept
	paragraphs int         // read so far
	pool       []*sentence // used again for every paragraph
	named      map[string]place
	seats      map[string]place // provinces whose towns of the same name it names
	ofAll      bool             // it speaks of the whole country
	atHome     bool             // and of a province without naming it: "toàn tỉnh"
	beside     sentence         // see wordings
	figures    figures          // that were read
	claimed    []claim          // memory for the claims of a sentence
	row        []claim          // of the sentence before, see parallel
	trial      candidate

	account *account  // of the sentence at hand, nil when nobody asked
	unread  unread    // of the article so far
	unclear []unclear // of the sentence at hand
	stated  stated    // figures of the article so far

	out pipeline.Reading
}

// paragraph is what sentences of one paragraph hand down to each other.
type paragraph struct {
	prog      string
	lead      string // that the paragraph before, which had no figures, spoke of
	ahead     string // the first programme that the paragraph names, maybe only later
	status    string
	units     []string // of the figures of the last sentence
	oneDated  bool     // of which only some were of the period
	stage     string   // of the last whole that was told
	level     pipeline.Level
	period    pipeline.Period
	kind      pipeline.Kind
	announced pipeline.Kind // by the last sentence, which had no figures
	open      bool          // the next sentence goes on with what this one began
	place     place
	nation    bool
}

func newReader(in ingest.Input, lex *lexicon, format string) *reader {
	r := &reader{in: in, lex: lex, spellings: vietnamese.NewSpellings(&lex.vocabulary), seen: newSeen(), named: map[string]place{}, seats: map[string]place{}, spoken: map[string]bool{}, dimensions: map[dimension]map[string]string{}}
	r.out.Format = format
	r.published = publishedBy(in.Snapshot)
	if slug := in.Source.Province; slug != "" {
		for _, a := range in.Catalog.Areas() {
			if a.ID.Slug() == slug {
				r.place.areas = append(r.place.areas, a.ID)
			}
		}
	}
	return r
}

func publishedBy(s pipeline.Snapshot) pipeline.Date {
	return dayOfTime(s.PublishedAt)
}

// dayOfTime is the day in Vietnam, unknown for the zero time.
func dayOfTime(t time.Time) pipeline.Date {
	if t.IsZero() {
		return pipeline.Date{}
	}
	t = t.In(vietnam)
	return pipeline.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

func (k *lexicons) readHTML(ctx context.Context, in ingest.Input) (pipeline.Reading, error) {
	in.Observe = nil // a page is small, and its tables may turn out not to be readable
	p, err := parsePage(in.Content, in.Snapshot.MediaType, in.Snapshot.URL)
	if err != nil {
		return pipeline.Reading{}, unreadable(in, err)
	}
	r := newReader(in, k.of(in.Catalog), "html")
	r.out.Title, r.out.Published = p.title, p.published
	if r.published.IsZero() {
		r.published = p.published
	}
	var lines []line
	for _, b := range p.blocks {
		lines = append(lines, line{text: b.text, heading: b.heading, entry: b.entry, aside: b.aside})
	}
	if err := r.read(ctx, lines); err != nil {
		return pipeline.Reading{}, err
	}
	r.tellCut(p.cut)
	if err := r.readTables(ctx, k.tables, p); err != nil {
		return pipeline.Reading{}, err
	}
	return r.out, nil
}

func (k *lexicons) readText(ctx context.Context, in ingest.Input) (pipeline.Reading, error) {
	if len(in.Content) > maxBytes {
		return pipeline.Reading{}, unreadable(in, nil)
	}
	r := newReader(in, k.of(in.Catalog), "txt")
	r.out.Title = in.Snapshot.Title
	text := decodeText(in.Content)
	r.seen.expect(len(text))
	lines, cut := r.linesOf(text)
	if r.published.IsZero() {
		r.out.Published = datelineOf(lines)
		r.published = r.out.Published
	}
	if err := r.read(ctx, lines); err != nil {
		return pipeline.Reading{}, err
	}
	r.tellCut(cut)
	return r.out, nil
}

func unreadable(in ingest.Input, err error) *pipeline.SourceError {
	return &pipeline.SourceError{
		Reason: "not_an_article", Source: in.Source.ID, Document: in.Snapshot.Document, Err: err,
		Message: pipeline.Text{VI: "Không đọc được trang bài viết.", EN: "The article's page cannot be read."},
		Hint: pipeline.Text{VI: "Mở địa chỉ này bằng trình duyệt để xem trang có còn là bài viết hay không.",
			EN: "Open the address in a browser and see whether it is still an article."},
	}
}

// read goes through the article, sentence by sentence.
func (r *reader) read(ctx context.Context, lines []line) error {
	r.begin()
	for n := range lines {
		if err := ctx.Err(); err != nil {
			return err
		}
		l := &lines[n]
		heading := l.heading || l.origins != nil && looksLikeHeading(l.text)
		p := pipeline.Paragraph{Number: n + 1, Heading: heading}
		if r.in.Observe != nil {
			r.pieces = vietnamese.AppendSentences(r.pieces[:0], l.text)
			p.Sentences = r.pieces
		} else {
			p.Sentences = vietnamese.Sentences(l.text)
			r.out.Document.Paragraphs = append(r.out.Document.Paragraphs, p)
		}
		r.paragraphs = n + 1
		r.parse(p.Sentences)
		if l.aside {
			r.passedOver(p, n+1, aside)
			continue
		}
		r.open(lines, n)
		r.begun = r.figures.count
		at := 0
		for i, text := range p.Sentences {
			r.take(r.here[i], text, spot{paragraph: n + 1, sentence: i + 1, line: l, offset: at})
			at += r.here[i].points(text)
		}
		r.close(lines, n, heading)
	}
	r.settleAreas()
	r.settleLevels()
	r.dropHeadline(lines)
	return r.deliver()
}

// open begins a paragraph. The entries of a list go on with what the line that
// introduces them said.
func (r *reader) open(lines []line, n int) {
	l := lines[n]
	switch {
	case n > 0 && strings.HasSuffix(lines[n-1].text, ":") && !looksLikeHeading(l.text):
		head := r.para
		r.list = &head
	case r.list != nil && (l.entry || bullet.MatchString(l.text) || n > 0 && strings.HasSuffix(lines[n-1].text, ";")):
	case n > 0 && len(r.here) > 0 && r.here[0].goesOn(r.para.units):
		r.list = nil
		return // "Trong đó có 22 làng nghề …" is of the paragraph before
	default:
		r.list = nil
	}
	if r.list != nil {
		r.para = *r.list
		return
	}
	lead := r.para
	r.para = paragraph{place: lead.place, ahead: r.firstProgramme(r.here)}
	if len(lead.units) == 0 && (n > 1 || n == 1 && !r.headline(lines)) { // it only introduced what follows
		r.para.lead, r.para.level, r.para.period, r.para.announced = lead.prog, lead.level, lead.period, lead.announced
	}
	if r.para.place.region != "" || r.para.place.nation {
		r.para.place = place{}
	}
}

// goesOn tells whether a sentence begins with words that point at the figures
// before it, which have these units: "Trong đó", "Trong số các sản phẩm tham gia".
func (s *sentence) goesOn(units []string) bool {
	c, ok := s.leadsBack()
	return ok && (s.tokens[c.to-1].Key != ofThe || slices.ContainsFunc(units, s.amongThe))
}

// amongThe tells whether a sentence begins with "Trong số các" and a noun, so that
// its figures are part of what the noun counts.
func (s *sentence) amongThe(noun string) bool {
	c, ok := s.leadsBack()
	if !ok || s.tokens[c.to-1].Key != ofThe {
		return false
	}
	counted, ok := s.nounAt(c.to)
	return ok && counted.value == noun
}

// leadsBack is the wording for a part that a sentence begins with.
func (s *sentence) leadsBack() (cue, bool) {
	c, ok := s.first(partWords, 0, s.length)
	return c, ok && c.from == 0
}

var ofThe = keyOf("các")

// bullet begins an entry of a list.
var bullet = regexp.MustCompile(`^([-–—+*•·▪●○◦►✓]|\d{1,2}[.)]|[a-zđ][.)])\s*\S`)

// begin learns from the headline what the article is about.
func (r *reader) begin() {
	if title := r.headlineText(); title != "" {
		s := r.sentence(clean(title))
		for k := range s.places {
			p := &s.places[k]
			if p.Kind == vietnamese.PlaceProvince && !p.InName && len(p.Areas) > 0 {
				r.titled = append(r.titled, p.Areas[0])
			}
		}
		r.rememberTopic(s)
		r.rememberPlace(s)
		r.title, r.wide = r.sectionOf([]*sentence{s}), s.wide()
	}
}

// headlineText is the headline of a page, or the title under which it was found.
func (r *reader) headlineText() string { return cmp.Or(r.out.Title, r.in.Snapshot.Title) }

// parse cuts the sentences of a paragraph and learns from them how late the text
// was written and which provinces it names.
func (r *reader) parse(texts []string) {
	for len(r.pool) < len(texts) {
		r.pool = append(r.pool, &sentence{line: r.spellings.Line()})
	}
	r.here = r.pool[:len(texts)]
	for i, text := range texts {
		if len(text) > 4*maxSentence {
			text = "" // debris: shown, never read
		}
		s := r.here[i]
		s.line.Cut(text)
		s.read(r.lex, text)
		for k := range s.places {
			p := &s.places[k]
			if p.Kind == vietnamese.PlaceProvince && !p.InName && !s.venue(p) {
				r.named[p.Slug] = place{name: p.Name, areas: p.Areas}
			}
			r.rememberSeat(p)
		}
		if len(r.named) == 0 {
			r.ofAll = r.ofAll || s.nationwide(s.length)
			r.atHome = r.atHome || s.has(homeWords, "", 0, s.length)
		}
		r.rememberDates(s)
		for k := range s.levels {
			level := &s.levels[k]
			r.huyen = r.huyen || level.Level == pipeline.LevelHuyen
		}
	}
}

// onlyPlace is the one province that the article names at all; unknown when it
// names none or several.
func (r *reader) onlyPlace() place {
	only := place{}
	of := r.named
	if len(of) == 0 && r.atHome {
		of = r.seats // "tại TP Bắc Giang, Trung tâm Khuyến công tỉnh"
	}
	if len(of) == 1 && !r.wide {
		for _, only = range of {
		}
	}
	return only
}

// rememberSeat keeps the province that a town is called like.
func (r *reader) rememberSeat(p *vietnamese.Place) {
	if p.Kind != vietnamese.PlaceDistrict || p.InName || p.Type == "huyện" || len(p.Areas) > 0 {
		return
	}
	if _, known := r.seats[p.Slug]; known {
		return
	}
	if areas := r.lex.gazetteer.Resolve(p.Name); len(areas) > 0 && areas[0].ID.Slug() == p.Slug {
		seat := place{name: areas[0].Name}
		for i := range areas {
			seat.areas = append(seat.areas, areas[i].ID)
		}
		r.seats[p.Slug] = seat
	}
}

// ofTheCountry tells whether an article that names no province, and speaks of none,
// speaks of the whole country: figures without a place are the country's.
func (r *reader) ofTheCountry() bool {
	return r.ofAll && !r.atHome && len(r.named) == 0 && r.in.Source.Province == ""
}

func (r *reader) rememberDates(s *sentence) {
	for k := range s.periods {
		p := &s.periods[k]
		intended := false
		for _, c := range s.cues.of(kindWords) {
			intended = intended || (c.value == "target" || c.value == "plan") && c.start < p.Start
		}
		for _, d := range []pipeline.Date{p.Period.Start, p.Period.End} {
			if !d.IsZero() && !intended && d.Last().After(r.latest.Last()) {
				r.latest = d
			}
		}
	}
}

// take reads one sentence, unless the article said the very same before.
func (r *reader) take(s *sentence, text string, at spot) {
	if s.length > maxSentence || s.length == 0 {
		r.tooLong(text, at)
	}
	if s.length > maxSentence {
		return
	}
	if empty, again := r.seen.add(s); empty || again {
		if r.in.Explain && again {
			r.account = &account{lines: []pipeline.Text{repeated}}
			r.explained(s, at)
		}
		return
	}
	r.unclear = nil
	r.explain(s)
	claims := r.claims(s)
	for i := range claims {
		c := &claims[i]
		again := r.saidBefore(s, c)
		if r.account.claimed(s, c, again); again {
			continue
		}
		r.emit(c, r.origin(s, c.span, at))
	}
	for _, u := range r.unclear {
		r.reject(u, r.origin(s, u.span, at))
	}
	r.explained(s, at)
	if !s.inBrackets() {
		r.remember(s, claims)
	}
}

// inBrackets tells of a sentence that stands in brackets: what follows goes on with the
// one before it.
func (s *sentence) inBrackets() bool {
	last := len(s.tokens) - 1
	if last > 1 && s.tokens[last].Key == "." {
		last--
	}
	return last > 1 && s.tokens[0].Key == "(" && s.tokens[last].Key == ")"
}

// A spot is where a sentence stands in the document.
type spot struct {
	paragraph, sentence int // from 1
	line                *line
	offset              int // code points of the line before the sentence
}

// maxSentence is the most code points that a sentence of news has; beyond it
// stand lists and debris, of which it is told that they were not read.
const maxSentence = 3_000
