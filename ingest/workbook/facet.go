package workbook

import (
	"regexp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A facet is everything that one head, label or title says.
type facet struct {
	text       string
	indicators [][]string // candidates of each phrase that names one, in order
	dimensions map[string]string
	levels     []pipeline.Level
	periods    []vietnamese.PeriodSpan // those that say a time
	kind       pipeline.Kind
	unit       string // stated: "(triệu đồng)"
	factor     float64
	noun       string // unit of the counted noun: "Số sản phẩm"
	provinces  []vietnamese.Place
	regions    []vietnamese.Place
	localities []vietnamese.Place
	country    bool
	part       bool
	total      bool
	derived    bool
	unknown    []string // words that nothing explains
	families   []string // programmes that the text speaks of, see evidence
	area       bool     // the name of a socio-economic region
}

// speaks tells whether the text says anything at all beside neutral words.
func (f *facet) speaks() bool {
	return len(f.indicators) > 0 || len(f.dimensions) > 0 || len(f.levels) > 0 || len(f.periods) > 0 || f.kind != "" ||
		len(f.provinces)+len(f.localities)+len(f.regions) > 0 || f.country
}

// A scholar turns texts into facets and remembers them.
type scholar struct {
	catalog   *catalog.Catalog
	gazetteer *vietnamese.Gazetteer
	lexicon   *lexicon
	short     map[string]string
	evidence  map[string][]string
	known     map[string]*facet
}

func newScholar(cat *catalog.Catalog) *scholar {
	return &scholar{catalog: cat, gazetteer: vietnamese.NewGazetteer(cat), lexicon: newLexicon(cat), short: expansions(), evidence: evidence(), known: map[string]*facet{}}
}

var (
	bracketed  = regexp.MustCompile(`[(\[][^()\[\]]*[)\]]`)
	unitTail   = regexp.MustCompile(`(?i)(đvt|đơn vị tính|đơn vị)\s*[:：].*$`)
	cityPrefix = regexp.MustCompile(`^(tp\b|thanh pho )`)
	footMark   = regexp.MustCompile(`\s*(\([0-9]{1,2}\)|\(\*+\)|\*+|[¹²³])$`)
)

// read is the facet of a text.
func (s *scholar) read(text string) *facet {
	if f, ok := s.known[text]; ok {
		return f
	}
	f := &facet{text: text, factor: 1, dimensions: map[string]string{}}
	if len(s.known) < 100_000 {
		s.known[text] = f
	}
	if len(text) > 2000 {
		f.unknown = []string{"…"}
		return f
	}
	f.families = s.familiesOf(text)
	f.area = len(s.catalog.FindRegions(text)) > 0
	rest := footMark.ReplaceAllString(text, "")
	folded := fold(rest)
	f.derived = derivedHead.MatchString(folded)
	f.part = partMark.MatchString(folded) || partHead.MatchString(folded)
	rest = s.takeUnit(f, rest)
	rest = s.takePeriods(f, rest)
	rest = s.takeLevels(f, rest)
	rest = s.takePlaces(f, rest)
	s.takePhrases(f, rest)
	return f
}

// takeUnit reads the stated unit and cuts it off.
func (s *scholar) takeUnit(f *facet, text string) string {
	unit, factor, ok := vietnamese.UnitOf(strings.ToLower(text))
	if !ok {
		return text
	}
	rest := unitTail.ReplaceAllString(text, " ")
	rest = bracketed.ReplaceAllStringFunc(rest, func(b string) string {
		if _, _, is := vietnamese.UnitOf(strings.ToLower(b)); is {
			return " "
		}
		return b
	})
	if rest != text || unit == "vnd" || unit == "usd" {
		f.unit, f.factor = unit, factor
	} else {
		f.noun = unit
	}
	return rest
}

func (s *scholar) takePeriods(f *facet, text string) string {
	var spans []vietnamese.Span
	for _, p := range vietnamese.Periods(text) {
		spans = append(spans, p.Span)
		if p.Kind != "" && f.kind == "" {
			f.kind = p.Kind
		}
		if p.Preliminary {
			f.kind = pipeline.Estimate
		}
		if !p.Period.Start.IsZero() || !p.Period.End.IsZero() || p.Period.Rounds > 0 {
			f.periods = append(f.periods, p)
		}
	}
	return without(text, spans)
}

func (s *scholar) takeLevels(f *facet, text string) string {
	var spans []vietnamese.Span
	for _, l := range vietnamese.Levels(text) {
		spans = append(spans, l.Span)
		if !slices.Contains(f.levels, l.Level) {
			f.levels = append(f.levels, l.Level)
		}
	}
	return without(text, spans)
}

func (s *scholar) takePlaces(f *facet, text string) string {
	if found := s.whole(f, text); found {
		return ""
	}
	var spans []vietnamese.Span
	for _, p := range s.gazetteer.Places(text) {
		if p.InName {
			continue
		}
		spans = append(spans, p.Span)
		switch p.Kind {
		case vietnamese.PlaceProvince:
			if !slices.ContainsFunc(f.provinces, func(q vietnamese.Place) bool { return q.Slug == p.Slug }) {
				f.provinces = append(f.provinces, p)
			}
		case vietnamese.PlaceCountry:
			f.country = true
		case vietnamese.PlaceRegion:
			f.regions = append(f.regions, p)
		default:
			f.localities = append(f.localities, p)
		}
	}
	return without(text, spans)
}

// whole takes a text that is the name of a place and nothing else, however it
// is spelled.
func (s *scholar) whole(f *facet, text string) bool {
	name := strings.Trim(squeeze(text), " .:;,")
	for _, a := range s.gazetteer.Resolve(name) {
		if cityPrefix.MatchString(fold(name)) && a.Type != catalog.TypeCity {
			continue // "TP. Bến Tre" is the town, not the province
		}
		place := vietnamese.Place{Name: a.Name, Slug: a.ID.Slug(), Kind: vietnamese.PlaceProvince, Areas: []pipeline.AreaID{a.ID}}
		switch a.Type {
		case catalog.TypeCountry:
			f.country = true
		case catalog.TypeRegion:
			f.regions = append(f.regions, place)
		default:
			if len(f.provinces) == 0 {
				f.provinces = append(f.provinces, place)
			}
		}
	}
	return f.country || len(f.regions)+len(f.provinces) > 0
}

func (s *scholar) takePhrases(f *facet, text string) {
	words := s.lexicon.wordsOf(text, s.short)
	for i := 0; i < len(words); {
		p, n := s.lexicon.at(words, i)
		if words[i] == "so" { // "số CCN quy hoạch": the longer name may begin after "số"
			if q, m := s.lexicon.at(words, i+1); m+1 > n {
				p, n = q, m+1
			}
		}
		if n == 0 {
			if !isOrdinalWord(words[i]) {
				f.unknown = append(f.unknown, words[i])
			}
			i++
			continue
		}
		if len(p.indicators) > 0 {
			f.indicators = append(f.indicators, p.indicators)
		}
		if p.dimension != "" {
			f.dimensions[p.dimension] = p.value
		}
		if p.kind != "" && f.kind == "" {
			f.kind = p.kind
		}
		if p.unit != "" && f.noun == "" {
			f.noun = p.unit
		}
		f.total = f.total || p.total
		i += n
	}
	if strings.Contains(strings.ToLower(vietnamese.NFC(text)), "chợ") {
		f.indicators = append(f.indicators, []string{"markets"})
	}
}

// isOrdinalWord is a number or a roman numeral left over from a heading.
func isOrdinalWord(w string) bool { return romanOrd.MatchString(w) || numberOrd.MatchString(w) }

// without blanks the spans out of a text.
func without(text string, spans []vietnamese.Span) string {
	if len(spans) == 0 {
		return text
	}
	runes := []rune(text)
	for _, sp := range spans {
		for i := max(sp.Start, 0); i < min(sp.End, len(runes)); i++ {
			runes[i] = ' '
		}
	}
	return string(runes)
}
