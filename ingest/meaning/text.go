package meaning

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Mention is a word of the vocabulary that a text says. Start and End are code
// points, half open.
type Mention struct {
	*catalog.Word
	Start, End int
}

// A Span is a stretch of a text with its words.
type Span struct {
	Text       string
	Start, End int
}

// A Text is everything that one text says.
type Text struct {
	Source      string
	Mentions    []Mention // in the order of the text, never overlapping but where one wording has several meanings
	Items       []Mention // names of indicators that the whole text is, the longest first
	Periods     []vietnamese.PeriodSpan
	Provinces   []vietnamese.Place
	Regions     []vietnamese.Place
	Localities  []vietnamese.Place
	Country     bool
	Before      bool      // the province as it was before the last change of boundaries: "Lâm Đồng (cũ)"
	After       bool      // as it is since: "Lâm Đồng (mới)"
	Unit        string    // stated: "(triệu đồng)"
	Factor      float64   // of the stated unit
	Per         string    // catalog.PerMonth or PerYear, where a rate is stated: "(triệu đồng/người/năm)"
	Inner       []Mention // programmes named by words inside the value of a dimension: only of a title are they said too
	Unexplained []Span    // content words that nothing explains
}

// Longest is the most code points of a text that is read; a longer one explains
// nothing and is unexplained whole.
const Longest = 2_000

// remembered is how many texts a Lexicon keeps.
const remembered = 200_000

// Read finds what a text of a table says: a head, a label, a title.
func (x *Lexicon) Read(text string) *Text {
	if known, ok := x.known.Load(text); ok {
		return known.(*Text)
	}
	t := x.read(text)
	t.Per = vietnamese.PerOf(text)
	if x.memory.under(remembered) {
		x.known.Store(text, t)
	}
	return t
}

func (x *Lexicon) read(text string) *Text {
	if len([]rune(text)) > Longest {
		return &Text{Source: text, Factor: 1, Unexplained: []Span{{Text: "…", End: len([]rune(text))}}}
	}
	tokens := x.tokens(text)
	t := x.readTokens(text, tokens)
	if len(t.Unexplained) == len(tokens) {
		return t
	}
	if bare := withoutLight(tokens); len(bare) > 0 && len(bare) < len(tokens) {
		if again := x.readTokens(text, bare); len(again.Unexplained) == 0 && (len(t.Unexplained) > 0 || again.meanings() < t.meanings() || again.longestName() > t.longestName() && again.Items[0].End == tokens[len(tokens)-1].end && !t.says(catalog.PurseSlot)) {
			return again
		}
	}
	return t
}

// longestName is how many code points the name of an indicator has that the text is.
func (t *Text) longestName() int {
	if len(t.Items) == 0 {
		return 0
	}
	return t.Items[0].End - t.Items[0].Start
}

// says tells whether a text fills a slot.
func (t *Text) says(slot catalog.Slot) bool { _, ok := t.First(slot); return ok }

// meanings are how many of the words of a text each mean something.
func (t *Text) meanings() int {
	n, end := 0, -1
	for _, m := range t.Mentions {
		if m.Slot != catalog.NeutralSlot && m.Start >= end {
			n, end = n+1, m.End
		}
	}
	return n
}

// countedBy tells whether some indicator counts the one by the same status by which another of its
// programme counts the other.
func (x *Lexicon) countedBy(one, other string) bool {
	return slices.ContainsFunc(x.counting[one], func(i int) bool {
		return slices.ContainsFunc(x.counting[other], func(k int) bool {
			return i != k && x.indicators[i].programme != "" && x.indicators[i].programme == x.indicators[k].programme &&
				slices.ContainsFunc(x.indicators[k].needs, func(n need) bool {
					return slices.ContainsFunc(n.Slots[catalog.StatusSlot], x.indicators[i].takesStatus)
				})
		})
	})
}

// light are words that only say that there are several of something, or of all kinds, or whose it
// is: "tham gia các hội chợ" is "tham gia hội chợ". Where they part a known wording, it is read
// without them.
var light = map[string]bool{"các": true, "những": true, "mọi": true, "của": true}

// withoutLight are the words of a text without the light ones.
func withoutLight(tokens []token) []token {
	bare := make([]token, 0, len(tokens))
	for i, t := range tokens {
		t.taken = false
		ofAllKinds := t.toned == "các" && i+1 < len(tokens) && tokens[i+1].toned == "loại" || i > 0 && t.toned == "loại" && tokens[i-1].toned == "các"
		if !light[t.toned] && !ofAllKinds {
			bare = append(bare, t)
		}
	}
	return bare
}

// readTokens finds what the words of a text say.
func (x *Lexicon) readTokens(text string, tokens []token) *Text {
	t := &Text{Source: text, Factor: 1}
	x.takeLanguage(t, text, tokens)
	strict := toned(tokens)
	covered := x.cover(t, tokens, strict)
	t.freePlaces(text, tokens)
	t.joinOwners()
	t.dropServed(text)
	x.takeItems(t, tokens, covered, strict)
	t.explain(tokens, covered)
	x.restrict(t, tokens)
	return t
}

// freePlaces takes the level from a programme whose last word begins the name of a place: "khuyến
// công tỉnh Hà Nam" is of the province, "Khuyến công tỉnh" of its level.
func (t *Text) freePlaces(text string, tokens []token) {
	runes := []rune(text)
	for i, m := range t.Mentions {
		ends := slices.ContainsFunc(tokens, func(tok token) bool { return tok.end == m.End && tok.folded == "tinh" })
		if rest := strings.TrimSpace(string(runes[m.End:])); m.Slot != catalog.ProgrammeSlot || m.Level == pipeline.NoLevel || !ends || rest == "" || !unicode.IsUpper([]rune(rest)[0]) {
			continue
		}
		free := *m.Word
		free.Level = pipeline.NoLevel
		t.Mentions[i].Word = &free
	}
}

// restrict leaves unexplained that what a text counts is only that which has something else: "Số
// CCN có dự án đang hoạt động" are not all clusters. Facilities are counted by what became of their
// products.
func (x *Lexicon) restrict(t *Text, tokens []token) {
	at := slices.IndexFunc(t.Mentions, func(m Mention) bool { return m.Slot == catalog.NounSlot })
	if at < 0 || len(t.Items) > 0 {
		return
	}
	counted := t.Mentions[at]
	for i, tok := range tokens {
		if tok.toned != "có" || tok.start < counted.End || i+1 == len(tokens) {
			continue
		}
		if slices.ContainsFunc(t.Mentions, func(m Mention) bool {
			return m.Slot == catalog.NounSlot && m.Start == tokens[i+1].start && m.ID != counted.ID && m.Unit != "" && !x.countedBy(counted.ID, m.ID)
		}) {
			t.Unexplained = append(t.Unexplained, Span{Text: "có", Start: tok.start, End: tok.end})
		}
	}
}

// takeLanguage finds what needs no vocabulary: stated unit, periods, levels,
// places.
func (x *Lexicon) takeLanguage(t *Text, text string, tokens []token) {
	accented := vietnamese.Accented(text)
	x.takeUnit(t, accented, tokens)
	for _, p := range vietnamese.Periods(accented) {
		take(tokens, p.Span)
		p.Period.Text = string([]rune(text)[p.Start:p.End])
		t.Periods = append(t.Periods, p)
	}
	if x.takeBoundary(t, text, tokens) || x.takeWholePlace(t, text, tokens) {
		return
	}
	merged := takeMerger(t, text, tokens)
	for _, p := range x.gazetteer.Places(text) {
		if p.InName || p.Start < merged.End && p.End > merged.Start {
			continue
		}
		take(tokens, x.afterLevel(tokens, p))
		switch p.Kind {
		case vietnamese.PlaceProvince:
			if !slices.ContainsFunc(t.Provinces, func(q vietnamese.Place) bool { return q.Slug == p.Slug }) {
				t.Provinces = append(t.Provinces, p)
			}
		case vietnamese.PlaceCountry:
			t.Country = true
		case vietnamese.PlaceRegion:
			t.Regions = append(t.Regions, p)
		default:
			t.Localities = append(t.Localities, p)
		}
	}
}

var (
	bracketed = pattern.MustCompile(`[(\[][^()\[\]]*[)\]]`)
	unitTail  = pattern.MustCompile(`(?i)(đvt|đơn vị tính|đơn vị)\s*[:：].*$`)
)

// perPerson is what an amount is of, and no unit: "Thu nhập bình quân (người/tháng)".
var perPerson = pattern.MustCompile(`(?i)\((?:1 |01 |một )?(?:người|lao động|hộ|đầu người)\s*/\s*(?:tháng|năm|ngày)\)`)

// takeUnit finds the stated unit and the stretch that states it.
func (x *Lexicon) takeUnit(t *Text, text string, tokens []token) {
	if at := perPerson.FindStringIndex(text); at != nil {
		take(tokens, vietnamese.Span{Start: len([]rune(text[:at[0]])), End: len([]rune(text[:at[1]]))})
		text = text[:at[0]] + strings.Repeat(" ", len([]rune(text[at[0]:at[1]]))) + text[at[1]:]
	}
	unit, factor, ok := x.UnitOf(strings.ToLower(text))
	if !ok {
		return
	}
	stated := false
	runesBefore := func(b int) int { return len([]rune(text[:b])) }
	for _, at := range append(bracketed.FindAllStringIndex(text, -1), unitTail.FindAllStringIndex(text, -1)...) {
		if u, _, is := x.UnitOf(strings.ToLower(text[at[0]:at[1]])); is && u == unit && (unit == "vnd" || len(x.gazetteer.Places(text[at[0]:at[1]])) == 0) && !x.tellsMore(text[at[0]:at[1]]) { // "(tỉnh Đồng Tháp)" is a place
			take(tokens, vietnamese.Span{Start: runesBefore(at[0]), End: runesBefore(at[1])})
			stated = true
		}
	}
	if stated || unit == "vnd" || unit == "usd" {
		t.Unit, t.Factor = unit, factor
		if !stated { // "Kinh phí, triệu đồng" or a unit alone
			if i := strings.LastIndexAny(text, ",-\n"); i >= 0 {
				take(tokens, vietnamese.Span{Start: runesBefore(i), End: len([]rune(text))})
			} else {
				take(tokens, vietnamese.Span{Start: 0, End: len([]rune(text))})
			}
		}
	}
}

// tellsMore tells whether what stands in brackets is too long for a unit alone: "(Sản
// phẩm công nghiệp nông thôn tiêu biểu)" is what is counted.
func (x *Lexicon) tellsMore(bracket string) bool {
	if len(strings.Fields(bracket)) <= 4 {
		return false
	}
	lower := strings.ToLower(bracket)
	unit, _, _ := x.UnitOf(lower)
	if unit == "vnd" || unit == "usd" {
		return false
	}
	for _, own := range []unitTable{x.units.first, x.units.after} {
		if _, whole := x.ownUnit(own, lower); whole {
			return false
		}
	}
	return true
}

func take(tokens []token, s vietnamese.Span) {
	for i := range tokens {
		if tokens[i].start < s.End && tokens[i].end > s.Start {
			tokens[i].taken = true
		}
	}
}

// First is the first mention that fills a slot.
func (t *Text) First(slot catalog.Slot) (Mention, bool) {
	i := slices.IndexFunc(t.Mentions, func(m Mention) bool { return m.Slot == slot })
	if i < 0 {
		return Mention{}, false
	}
	return t.Mentions[i], true
}

// Has tells whether the text says a cue of a role.
func (t *Text) Has(role string) bool {
	return slices.ContainsFunc(t.Mentions, func(m Mention) bool { return m.Slot == catalog.CueSlot && m.ID == role })
}

// HasBeside tells whether the text says a cue of a role outside the whole name of an
// indicator.
func (t *Text) HasBeside(role string) bool {
	return slices.ContainsFunc(t.Mentions, func(m Mention) bool { return m.Slot == catalog.CueSlot && m.ID == role && !t.named(m) })
}

// Silent tells whether the text says nothing of what a figure means.
func (t *Text) Silent() bool {
	return len(t.Items)+len(t.Periods)+len(t.Provinces)+len(t.Regions)+len(t.Localities)+len(t.Unexplained) == 0 && !t.Country && t.Unit == "" &&
		!slices.ContainsFunc(t.Mentions, func(m Mention) bool { return m.Slot != catalog.NeutralSlot })
}
