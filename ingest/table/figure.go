package table

import (
	"iter"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A figureMeaning is what every figure in one column of rows with the same
// labels states, or why that is not known.
type figureMeaning struct {
	measure
	problem    *problem
	subject    bool // of something that no topic counts
	derived    bool
	level      pipeline.Level
	kind       pipeline.Kind
	period     pipeline.Period
	dimensions map[string]string
	area       pipeline.AreaID
	province   string
	place      place
	part       bool
	held       string // why figures with it are kept out of answers
	rule       string
	context    string         // of the first figure that has the meaning
	series     uint64         // see hash
	slots      *meaning.Slots // while it is being settled
}

// meaningOf is what the figure of a row in a column of figures states. What is
// worked out is kept for the rows with the same labels, as long as they are few.
func (p *plan) meaningOf(row *rowState, c *column) *figureMeaning {
	known, ok := p.memo[row.rowKey]
	if !ok {
		if len(p.memo) >= remembered {
			clear(p.memo)
		}
		known = make([]*figureMeaning, len(p.values))
		p.memo[row.rowKey] = known
	}
	if known[c.value] == nil {
		known[c.value] = p.settle(row, c)
	}
	return known[c.value]
}

// remembered is how many different rows of a table are kept with their meanings.
const remembered = 2_000

// A voice is one text that speaks about a figure, with its place.
type voice struct {
	*speech
	from meaning.Where
	row  int // 0 for one that stands in no cell of the table
	col  int
	role role
}

// A chorus is the texts around a figure, the nearest first.
type chorus = iter.Seq[voice]

// voices are the texts around the figure of a row in a column.
func (p *plan) voices(row *rowState, c *column) chorus {
	return func(yield func(voice) bool) {
		for _, v := range c.voices {
			if !yield(v) {
				return
			}
		}
		if !p.labelVoices(row, yield) || row.unit != nil && !yield(voice{row.unit, meaning.Label, row.row, p.unit.Col, roleUnit}) {
			return
		}
		depth := 0
		for up := row.path; up != nil && depth < 12; up = up.up {
			depth++
			for _, s := range up.labels {
				if s == nil {
					break
				}
				if !yield(voice{s, meaning.Section, up.row, 0, roleLabel}) {
					return
				}
			}
		}
		for _, v := range p.farVoices {
			if !yield(v) {
				return
			}
		}
	}
}

func (p *plan) labelVoices(row *rowState, yield func(voice) bool) bool {
	for i, s := range row.labels {
		if s == nil || row.kind == totalRow {
			break
		}
		if !yield(voice{s, meaning.Label, row.row, int(row.cols[i]), p.labelRole(row, i)}) {
			return false
		}
	}
	return true
}

// headVoices are the heads of a column. The lowest speaks, those above it only
// complete it.
func headVoices(c *column) []voice {
	var voices []voice
	for i, h := range c.heads {
		span := c.Heads[len(c.Heads)-1-i].Span
		from := meaning.Head
		if i > 0 && !c.heads[0].Silent() {
			from = meaning.Section
		}
		voices = append(voices, voice{h, from, span.Top, span.Left, roleValue})
	}
	return voices
}

// plain tells whether the heads of a column say nothing of kind, time and place.
func plain(heads []*speech) bool {
	return !slices.ContainsFunc(heads, func(h *speech) bool {
		return len(h.times)+len(h.Periods)+len(h.Provinces)+len(h.Regions)+len(h.Localities) > 0 || h.Country || h.says(catalog.KindSlot)
	})
}

// hearFar prepares what speaks of every figure of the table from farther away.
func (p *plan) hearFar() {
	for _, t := range p.titles {
		p.farVoices = append(p.farVoices, voice{speech: t, from: meaning.Title})
	}
	for _, t := range append(slices.Clone(p.over), p.hearer.hear(p.grid.Name())) {
		p.farVoices = append(p.farVoices, voice{speech: t, from: meaning.Sheet})
	}
	for _, n := range p.names {
		p.farVoices = append(p.farVoices, voice{speech: n, from: meaning.Document})
	}
}

// settle decides every side of the meaning, one after the other. The first
// problem ends it. What is counted, and in what, is the same for all rows that
// differ in their places and periods alone; when and where is each row's own.
func (p *plan) settle(row *rowState, c *column) *figureMeaning {
	voices := p.voices(row, c)
	if problem := p.settlePlaceNames(voices); problem != nil {
		return &figureMeaning{problem: problem}
	}
	m := *p.coreOf(row, c, voices)
	if m.problem != nil {
		return &m
	}
	if m.problem = p.settlePart(row, c)(&m, voices); m.problem != nil {
		return &m
	}
	if !c.plain {
		m.problem = p.settleWhen(&m, voices)
		return &m
	}
	if local := slices.Contains(m.indicator.Dimensions, "locality"); p.lastRow != row || p.lastLocal != local {
		p.lastRow, p.lastLocal = row, local
		p.lastWhen = figureMeaning{measure: measure{indicator: m.indicator}, kind: m.kind}
		p.lastWhen.problem = p.settleWhen(&p.lastWhen, voices)
	}
	w := &p.lastWhen
	m.problem, m.kind, m.period, m.place, m.area, m.province = w.problem, w.kind, w.period, w.place, w.area, w.province
	m.rule += w.rule
	for d, v := range w.dimensions {
		m.tell(d, v)
	}
	return &m
}

// settleWhen decides what places and periods change: kind, time, place and area.
// Columns whose heads say nothing of them share it along a row.
func (p *plan) settleWhen(m *figureMeaning, voices chorus) *problem {
	for _, step := range []func(*figureMeaning, chorus) *problem{
		p.settleKind,     // result, plan, target, estimate
		p.settlePeriod,   // when
		p.settleLocality, // in which district
		p.settlePlace,    // where
		p.settleArea,     // the area at that time
	} {
		if problem := step(m, voices); problem != nil {
			return problem
		}
	}
	return nil
}

// coreOf is the sides of a meaning that places and periods do not change.
func (p *plan) coreOf(row *rowState, c *column, voices chorus) *figureMeaning {
	key := row.rowKey
	for i, s := range key.labels {
		if s == nil {
			break
		}
		if r := p.labelRole(row, i); r == rolePlace || r == rolePeriod || r == roleLocality {
			key.labels[i] = silence
		}
	}
	known, ok := p.cores[key]
	if !ok {
		if len(p.cores) >= remembered {
			clear(p.cores)
		}
		known = make([]*figureMeaning, len(p.values))
		p.cores[key] = known
	}
	if known[c.value] == nil {
		known[c.value] = p.settleCore(row, voices)
	}
	return known[c.value]
}

// silence stands for the texts that a core does not hear.
var silence = &speech{Text: &meaning.Text{}}

func (p *plan) settleCore(row *rowState, voices chorus) *figureMeaning {
	m := &figureMeaning{part: row.part, kind: pipeline.Actual}
	var slots meaning.Slots
	m.slots = &slots
	for _, step := range []func(*figureMeaning, chorus) *problem{
		p.settleIndicator,  // what is counted
		p.settleLevel,      // at which level
		p.settleDimensions, // group, content, stars …
		p.settleUnit,       // in what
	} {
		if m.problem = step(m, voices); m.problem != nil {
			break
		}
	}
	m.slots = nil
	return m
}

// settlePlaceNames complains about a label in a column of places that names no
// place.
func (p *plan) settlePlaceNames(voices chorus) *problem {
	for v := range voices {
		if v.from == meaning.Label && v.role == rolePlace && len(v.Provinces)+len(v.Regions)+len(v.Localities) == 0 && !v.Country && !isTotalText(v.speech) && (len(v.Unexplained) > 0 || !v.counted()) {
			return unknownProvince(v.text).about(v)
		}
		if v.from == meaning.Label && v.role == roleItem && len(v.Unexplained) > 0 {
			return namedItem(v.text).about(v)
		}
		if v.role == roleUnit && v.units == "?" {
			return unknownUnit(v.text).about(v)
		}
	}
	return nil
}

// settleIndicator asks the vocabulary. A text that is the name of an indicator
// and of a content, "Đào tạo nghề", is what the unit says.
func (p *plan) settleIndicator(m *figureMeaning, voices chorus) *problem {
	var choice meaning.Choice
	for _, shape := range []func(*meaning.Text, meaning.Where) *meaning.Text{nameOnly, bareName, asSaid} {
		*m.slots = p.slotsOf(voices, shape)
		if choice = p.lexicon.Choose(m.slots, catalog.InTable); strings.HasPrefix(choice.Rule, "item") {
			break
		}
	}
	if anyVoice(voices, ambiguous) {
		narrow := p.slotsOf(voices, dimensionOnly)
		if two := p.lexicon.Choose(&narrow, catalog.InTable); two.Reason == meaning.Chosen && choice.Reason == meaning.Chosen && two.Indicator != choice.Indicator {
			switch first, second := p.countsHere(choice, voices), p.countsHere(two, voices); {
			case second && !first:
				*m.slots, choice = narrow, two
			case first == second:
				choice = meaning.Choice{Reason: meaning.Tie, Near: []string{choice.Indicator, two.Indicator}}
			}
		}
	}
	if choice.Reason == meaning.Chosen && borrowed(m.slots) {
		own := *m.slots
		own.Status, own.Implied = nil, nil
		if p.lexicon.Choose(&own, catalog.InTable).Indicator != choice.Indicator {
			choice = meaning.Choice{Reason: meaning.Nothing, Near: []string{choice.Indicator}}
		}
	}
	m.part = m.part || choice.Part
	if choice.Reason != meaning.Chosen {
		m.subject = choice.Reason == meaning.OtherSubject || choice.Reason == meaning.Nothing
		return p.unchosen(choice, voices)
	}
	m.indicator, _ = p.catalog.Indicator(choice.Indicator)
	m.rule = "table." + choice.Rule
	return nil
}

// borrowed tells whether the status comes from a farther text that says it of
// something else: under a title of recognised products, "Số cơ sở" are no
// recognised ones.
func borrowed(s *meaning.Slots) bool {
	status := s.Status
	if len(status) == 0 {
		status = s.Implied
	}
	if len(status) == 0 || len(s.Noun) == 0 || status[0].From.Near() || !s.Noun[0].From.Near() {
		return false
	}
	of, ok := status[0].Text.First(catalog.NounSlot)
	return ok && of.ID != s.Noun[0].ID
}

// slotsOf lets the texts fill the slots. A text in a column of places or periods
// says nothing of what is counted. Near texts are heard as shaped.
func (p *plan) slotsOf(voices chorus, shape func(*meaning.Text, meaning.Where) *meaning.Text) meaning.Slots {
	var s meaning.Slots
	titled := false
	for v := range voices {
		if v.from >= meaning.Title && !titled && p.title != "" {
			titled = true
			s.Fill(p.hearer.hear(p.title).Text, meaning.Title)
		}
		if v.from == meaning.Label && (v.role == rolePlace || v.role == rolePeriod || v.role == roleLocality) || v.from == meaning.Section && (v.placed() || p.hearer.region(v.speech)) {
			continue
		}
		text := shape(v.Text, v.from)
		s.Fill(text, v.from)
		if v.from == meaning.Section && v.role == roleValue { // an upper head must be understood too
			for _, u := range text.Unexplained {
				s.Unknown = append(s.Unknown, meaning.Said{Mention: meaning.Mention{Start: u.Start, End: u.End}, From: v.from, Text: text})
			}
		}
	}
	return s
}

// asSaid hears a text as it is.
func asSaid(t *meaning.Text, _ meaning.Where) *meaning.Text { return t }

// nameOnly hears the name of an indicator without the values of dimensions, the
// levels and the kinds that its words seem to say.
func nameOnly(t *meaning.Text, _ meaning.Where) *meaning.Text {
	if len(t.Items) == 0 {
		return t
	}
	return without(t, catalog.DimensionSlot, catalog.LevelSlot, catalog.KindSlot)
}

// bareName hears it without the programme that its words name either: "cơ sở có
// sản phẩm CNNT tiêu biểu được hỗ trợ" is of industry promotion.
func bareName(t *meaning.Text, _ meaning.Where) *meaning.Text {
	if len(t.Items) == 0 {
		return t
	}
	return without(t, catalog.DimensionSlot, catalog.LevelSlot, catalog.KindSlot, catalog.ProgrammeSlot)
}

// without is a text without what the words of an indicator's name say of some
// slots.
func without(t *meaning.Text, slots ...catalog.Slot) *meaning.Text {
	only := *t
	only.Mentions = slices.DeleteFunc(slices.Clone(t.Mentions), func(m meaning.Mention) bool { return slices.Contains(slots, m.Slot) && named(t, m) })
	return &only
}

// dimensionOnly hears a label that names an indicator and a value of a dimension
// with the same words as the value alone.
func dimensionOnly(t *meaning.Text, from meaning.Where) *meaning.Text {
	for _, m := range t.Mentions {
		if m.Slot != catalog.DimensionSlot || from != meaning.Label {
			continue
		}
		for _, item := range t.Items {
			if item.Start >= m.Start && item.End <= m.End {
				only := *t
				only.Items = nil
				only.Mentions = []meaning.Mention{m}
				return &only
			}
		}
	}
	return t
}

func anyVoice(voices chorus, is func(voice) bool) bool {
	for v := range voices {
		if is(v) {
			return true
		}
	}
	return false
}

// ambiguous tells whether a voice is a label that names an indicator and a value
// of a dimension with the same words.
func ambiguous(v voice) bool { return dimensionOnly(v.Text, v.from) != v.Text }

// countsHere tells whether the unit stated nearest fits an indicator.
func (p *plan) countsHere(c meaning.Choice, voices chorus) bool {
	ind, _ := p.catalog.Indicator(c.Indicator)
	for v := range voices {
		if v.Unit != "" {
			return counts(ind, v.Unit)
		}
		if v.from >= meaning.Title {
			break
		}
	}
	for _, s := range slices.Concat(p.unitLine, p.titles) {
		if s.Unit != "" {
			return counts(ind, s.Unit)
		}
	}
	return false
}

// settlePart sees to it that a part is one of its whole: of the same indicator,
// or of one that the catalog calls a part of it.
func (p *plan) settlePart(row *rowState, c *column) func(*figureMeaning, chorus) *problem {
	return func(m *figureMeaning, _ chorus) *problem {
		if !row.part || row.path == nil || row.kind != memberRow {
			return nil
		}
		i, ok := slices.BinarySearchFunc(p.rows, row.path.row, func(r rowState, row int) int { return r.row - row })
		if !ok || p.rows[i].kind != memberRow || p.rows[i].row == row.row {
			return nil
		}
		whole := p.meaningOf(&p.rows[i], c)
		if whole.problem != nil || whole.indicator.ID == m.indicator.ID {
			return nil
		}
		for up := m.indicator; up.Parent != ""; up, _ = p.catalog.Indicator(up.Parent) {
			if up.Parent == whole.indicator.ID {
				return nil
			}
		}
		return notItsPart(row.labels[0].text, whole.indicator.Name.VI)
	}
}

// settleLevel. Near texts that name several levels name none, which is a
// problem; a title that does only lists what the table holds.
func (p *plan) settleLevel(m *figureMeaning, _ chorus) *problem {
	said := m.slots.Level
	level, ok := m.slots.LevelOf()
	switch {
	case !ok && said[0].From.Near():
		return unknownLevel(said[0].Text.Source)
	case !ok || level == pipeline.NoLevel:
		return nil
	case !slices.Contains(m.indicator.Levels, level):
		if said[0].From >= meaning.Title {
			return nil
		}
		return closedLevel(said[0].Text.Source)
	}
	m.level = level
	return nil
}

// settleKind. What no text calls plan, target or estimate is a result. Of near
// texts, the one that says more than "Thực hiện" decides: under "Ước 2025" it is
// an estimate all the same. A title that speaks of results is about results,
// whatever plan it names beside.
func (p *plan) settleKind(m *figureMeaning, voices chorus) *problem {
	rank, said, actual := -1, pipeline.Kind(""), false
	for v := range voices {
		if rank >= 0 && rankOf(v.from) != rank {
			break
		}
		for _, k := range kindsIn(v) {
			rank = rankOf(v.from)
			actual = actual || k == pipeline.Actual
			if k != pipeline.Actual && said == "" {
				said = k
			}
		}
	}
	if said != "" && !(actual && rank >= rankOf(meaning.Title)) {
		m.kind = said
	}
	return nil
}

// rankOf joins head and label, which are equally near.
func rankOf(w meaning.Where) int {
	if w.Near() {
		return 0
	}
	return int(w)
}

// named tells whether a word stands inside the name of an indicator: "bổ sung có
// mục tiêu" is no target.
func named(t *meaning.Text, said meaning.Mention) bool {
	return slices.ContainsFunc(t.Items, func(item meaning.Mention) bool { return said.Start >= item.Start && said.End <= item.End })
}

// kindsIn are the kinds that a text says in words or with its period.
func kindsIn(s voice) []pipeline.Kind {
	var kinds []pipeline.Kind
	for _, said := range s.Mentions {
		if said.Slot == catalog.KindSlot && !named(s.Text, said) {
			kinds = append(kinds, pipeline.Kind(said.ID))
		}
	}
	for _, t := range s.Periods {
		switch {
		case t.Preliminary:
			kinds = append(kinds, pipeline.Estimate)
		case t.Kind != "":
			kinds = append(kinds, t.Kind)
		}
	}
	return kinds
}

// settlePeriod nests what the texts say of time.
func (p *plan) settlePeriod(m *figureMeaning, voices chorus) *problem {
	var now *timeSpan
	for v := range voices {
		times := v.times
		if len(times) == 0 || now != nil && now.known && !now.samePart && !v.from.Near() && (!bareYear(*now) || times[0].relative == "" || v.from > meaning.Title) {
			continue
		}
		if len(times) > 1 {
			if now == nil {
				return unknownPeriod(v.text)
			}
			continue
		}
		if now == nil {
			now = &times[0]
			continue
		}
		next, ok := now.over(times[0])
		if !ok && v.from.Near() {
			return unknownPeriod(now.text + " / " + v.text)
		}
		if ok {
			now = &next
		}
		if v.from >= meaning.Sheet && now.known {
			m.rule += "+year-of-name"
		}
	}
	switch {
	case now == nil:
		m.period = pipeline.Period{Basis: pipeline.PeriodUnknown}
	case !now.known:
		return openPeriod(now.text)
	default:
		m.period = now.period
	}
	return nil
}

// settleDimensions keeps what the indicator knows. A near text or a section that
// says a dimension which the indicator does not have narrows the figure to
// something else.
func (p *plan) settleDimensions(m *figureMeaning, _ chorus) *problem {
	for d, said := range m.slots.Dimensions {
		if !slices.Contains(m.indicator.Dimensions, d) {
			if said.From <= meaning.Section {
				return unknownLabel(said.Text.Source)
			}
			continue
		}
		m.tell(d, said.ID)
	}
	return nil
}

// settleLocality. A district or commune is a dimension of its province's
// figures, where the indicator has one.
func (p *plan) settleLocality(m *figureMeaning, voices chorus) *problem {
	for v := range voices {
		if v.from > meaning.Section || len(v.Localities) == 0 || len(v.Provinces) > 0 || m.insideName(v) {
			continue
		}
		if !slices.Contains(m.indicator.Dimensions, "locality") {
			return unknownLabel(v.text).about(v)
		}
		m.tell("locality", v.Localities[0].Name)
		break
	}
	return nil
}

// insideName tells whether the locality that a text seems to name is a word of
// the indicator's name.
func (m *figureMeaning) insideName(v voice) bool {
	for _, item := range v.Items {
		if item.ID == m.indicator.ID && v.Localities[0].Start >= item.Start && v.Localities[0].End <= item.End {
			return true
		}
	}
	return false
}

func (m *figureMeaning) tell(dimension, value string) {
	dimensions := map[string]string{dimension: value} // never that of the core
	for d, v := range m.dimensions {
		if d != dimension {
			dimensions[d] = v
		}
	}
	m.dimensions = dimensions
}

// settleUnit. A unit stated near the figure must fit, which the choice of the
// indicator saw to; the one above the table counts only where it fits.
func (p *plan) settleUnit(m *figureMeaning, voices chorus) *problem {
	m.unit, m.factor, m.name = m.indicator.Unit, 1, p.unitName(m.indicator.Unit)
	for v := range voices {
		if v.Unit == "" || v.from > meaning.Section {
			continue
		}
		if !counts(m.indicator, v.Unit) {
			return unitMismatch(v.text, m.name)
		}
		m.unit, m.factor = v.Unit, v.Factor
		return nil
	}
	if len(m.slots.Noun) == 1 && m.slots.Noun[0].From.Near() && slices.Contains(m.indicator.Units, m.slots.Noun[0].Word.Unit) {
		m.unit = m.slots.Noun[0].Word.Unit
		return nil
	}
	for _, s := range slices.Concat(p.unitLine, p.titles) {
		if s.Unit != "" && counts(m.indicator, s.Unit) {
			m.unit, m.factor = s.Unit, s.Factor
			return nil
		}
	}
	if m.unit == "vnd" || m.unit == "usd" {
		m.factor = 0 // only a cell that states its own unit can be read
		p.prescribe(m)
	}
	return nil
}

// prescribe takes the unit that the forms of the topic prescribe where a document
// states none. Such figures are held until somebody confirms the unit.
func (p *plan) prescribe(m *figureMeaning) {
	topic, _ := p.catalog.Topic(m.indicator.Topic)
	if unit, factor, ok := unitOf("(" + topic.Unit + ")"); ok && topic.Unit != "" && unit == m.unit {
		m.factor, m.held, p.unitless = factor, unitUnstated, topic.Unit
	}
}

// unitUnstated is the fault of a table of money that does not say in what.
const unitUnstated = "unit_unstated"

func (p *plan) unitName(unit string) string {
	if u, ok := p.catalog.Unit(unit); ok {
		return u.Name.VI
	}
	return unit
}

// labelRole is the role of the column in which the i-th text of a row stands.
func (p *plan) labelRole(row *rowState, i int) role {
	return p.columns[int(row.cols[i])-p.table.Left].role
}
