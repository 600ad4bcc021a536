package article

import (
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// A section is what a headline or a heading says of the figures below it, where
// they do not say otherwise.
type section struct {
	period pipeline.Period
	level  pipeline.Level
	kind   pipeline.Kind
	purse  pipeline.Level // that it names alone: "1. Khuyến công quốc gia"
	plan   bool           // it is the name of a plan: "Kế hoạch khuyến công tỉnh …"
	local  string         // the district or commune that it begins with: "Huyện Phú Giáo: …"
}

// sectionOf is what the sentences of a heading say together.
func (r *reader) sectionOf(sentences []*sentence) section {
	var found section
	for _, s := range sentences {
		for _, c := range s.find(kindWords, 0, s.length) {
			if (c.value == string(pipeline.Target) || c.value == string(pipeline.Plan)) && !s.measuredBy(c) {
				found.kind = pipeline.Kind(c.value)
				found.plan = found.plan || (c.from == 0 || s.tokens[c.from-1].Key == ":") && c.wording == planned
			}
		}
		for k := range s.periods {
			p := &s.periods[k]
			if dates(p) && s.datesFigures(p) {
				found.period = r.settle(s, p)
			}
		}
		if purse, ok := s.onlyPurse(); ok {
			found.purse = purse
		}
		if len(s.places) > 0 && s.tokenAt(s.places[0].Start) == 0 && !s.namesProvince() {
			if first := &s.places[0]; first.Kind == vietnamese.PlaceDistrict || first.Kind == vietnamese.PlaceCommune {
				found.local = strings.TrimSpace(s.line.Slice(first.Start, first.End))
			}
		}
		if len(s.levels) == 1 && !s.isHost(&s.levels[0]) {
			found.level = s.levels[0].Level
		}
	}
	return found
}

// planned opens the name of a plan.
var planned = keyOf("kế hoạch")

// dates tells whether a heading with this period is about that time, not about
// a day's event or what goes on up to now.
func dates(p *vietnamese.PeriodSpan) bool {
	switch p.Form {
	case vietnamese.FormYear, vietnamese.FormYears, vietnamese.FormQuarter, vietnamese.FormPart, vietnamese.FormMonth:
		return true
	}
	return false
}

// close ends a paragraph: a heading, or the headline of a plain text, is kept
// for what follows.
func (r *reader) close(lines []line, n int, heading bool) {
	switch {
	case n == 0 && r.headline(lines):
		r.title, r.headlines, r.stated = r.sectionOf(r.here), 1, stated{}
		r.wide = slices.ContainsFunc(r.here, (*sentence).wide)
	case heading || r.standsAlone(lines, n):
		r.head = r.sectionOf(r.here)
	}
	if p := r.para.period; p.Basis == pipeline.PeriodFromText && !p.Start.IsZero() && !p.End.IsZero() && r.para.kind != pipeline.Target && (len(r.para.units) > 0 || p.Start.Year < p.End.Year) {
		r.told, r.toldOf = p, ""
		if r.figures.count > r.begun {
			r.toldOf = r.para.prog
		}
	}
	if len(r.para.units) > 0 && r.lex.voted(r.para.prog) {
		r.voted = r.para.level
	}
}

// wide tells whether a headline is about a region or the whole country and names
// no province.
func (s *sentence) wide() bool {
	return !s.namesProvince() && (s.has(regionWords, "", 0, s.length) || s.has(nationWords, "all", 0, s.length))
}

// headline tells whether the first line of a plain text is its title.
func (r *reader) headline(lines []line) bool {
	return len(lines) > 1 && lines[0].origins != nil && unended(lines[0].text, lines[0].length) && !bullet.MatchString(lines[0].text)
}

// standsAlone tells whether a line is a heading that names a time: it has no end
// and no figure.
func (r *reader) standsAlone(lines []line, n int) bool {
	if lines[n].origins == nil || lines[n].entry || !unended(lines[n].text, lines[n].length) || r.list != nil {
		return false
	}
	return !slices.ContainsFunc(r.here, func(s *sentence) bool { return len(s.items) > 0 })
}

// unended tells of a short text, of so many code points, without an end.
func unended(text string, length int) bool {
	return length <= 200 && !strings.ContainsRune(".!?…:;,”\"", lastRune(text))
}

// stated are the values of the figures of the article so far. They are looked for
// seldom, and made ready for it only then.
type stated struct {
	units []string
	known []*numbers // of each unit, the bits of its values
	piece int        // of the figures, up to which they are known
	ready int        // how many of that piece are
}

// has tells whether a figure below the headline states the value of a claim; the headline
// says less of it than the sentence that points back.
func (s *stated) has(c *claim, all *figures, headline int) bool {
	for s.piece < len(all.pieces) {
		piece := all.pieces[s.piece]
		for ; s.ready < len(piece); s.ready++ {
			if o := &piece[s.ready].obs; o.Origin.Locator.Paragraph > headline {
				s.of(o.Quantity.Unit).add(bitsOf(o.Quantity.Value))
			}
		}
		if s.piece+1 == len(all.pieces) {
			break // more may come
		}
		s.piece, s.ready = s.piece+1, 0
	}
	return s.of(c.obs.Quantity.Unit).has(bitsOf(c.obs.Quantity.Value))
}

// of are the values in a unit.
func (s *stated) of(unit string) *numbers {
	n := slices.Index(s.units, unit)
	if n < 0 {
		n = len(s.units)
		s.units, s.known = append(s.units, unit), append(s.known, &numbers{slots: make([]uint64, 16)})
	}
	return s.known[n]
}

// bitsOf are the bits of a number, the same for both zeros.
func bitsOf(v float64) uint64 { return math.Float64bits(v + 0) }

// saidBefore tells whether a figure only points back at one that the article
// has stated: "17 sản phẩm nói trên", "trong tổng số 219 sản phẩm này".
func (r *reader) saidBefore(s *sentence, c *claim) bool {
	return (s.pointsBack(c.item) || s.isWhole(c.item)) && r.stated.has(c, &r.figures, r.headlines)
}

var (
	pointers = keySet("này", "đó", "kể", "nêu", "trên", "ấy")
	said     = keySet("nói", "kể", "đã", "nêu", "ở")
	goings   = keySet("đã", "được", "sẽ", "đang", "đều", "cũng", "do", "là", "còn", "phải") // begin what is told of what was said
)

// pointsBack tells whether the words after a figure's noun point back.
func (s *sentence) pointsBack(it *item) bool {
	i := s.tokenAt(it.body)
	for n := 0; n < 6 && i+n < len(s.tokens) && s.tokens[i+n].Start < it.cut && !s.tokens[i+n].Mark; n++ {
		t := &s.tokens[i+n]
		if !pointers.has(t) {
			continue
		}
		last := i+n+1 >= len(s.tokens) || s.tokens[i+n+1].Mark || goings.has(&s.tokens[i+n+1])
		return t.Key != "trên" || last || said.has(&s.tokens[max(i+n-1, 0)]) // "trên sàn" points nowhere
	}
	return false
}

// isWhole tells whether a figure is the whole that others are part of: "trong
// tổng số 39 sản phẩm", "trong số 17 sản phẩm".
func (s *sentence) isWhole(it *item) bool {
	i := s.tokenAt(it.quantity)
	if i < 2 || s.tokens[i-1].Key != "số" {
		return false
	}
	before := s.tokens[i-2].Key
	return before == "trong" || i > 2 && before == "tổng" && (s.tokens[i-3].Key == "trong" || s.tokens[i-3].Key == "trên")
}

// dropHeadline leaves out what the headline of a plain text says when the text
// below says it too.
func (r *reader) dropHeadline(lines []line) {
	if !r.headline(lines) {
		return
	}
	for f := range r.figures.all() {
		if f.obs.Origin.Locator.Paragraph > 1 {
			return // they stand in order
		}
		f.repeated = r.saidBelow(f)
	}
}

// saidBelow tells whether the text below the headline says a figure of it again: of
// the same indicator, or of another where it gives this one another value. "43 cụm
// công nghiệp thu hút vốn" above "49 cụm công nghiệp, trong đó 43 cụm đã hoạt động".
func (r *reader) saidBelow(f *figure) bool {
	elsewhere, otherwise := false, false
	for below := range r.figures.all() {
		if below.obs.Origin.Locator.Paragraph == 1 {
			continue
		}
		same := below.obs.Quantity.Value == f.obs.Quantity.Value && below.obs.Quantity.Unit == f.obs.Quantity.Unit
		switch {
		case same && below.obs.Indicator == f.obs.Indicator:
			return true
		case same:
			elsewhere = true
		case below.obs.Indicator == f.obs.Indicator && !below.obs.Part:
			otherwise = true
		}
	}
	return elsewhere && otherwise
}
