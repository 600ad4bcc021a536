package table

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// settlePart sees to it that a part is one of its whole: of the same indicator,
// or of one that the catalog calls a part of it.
func (p *plan) settlePart(row *rowState, c *column) func(*figureMeaning, chorus) *problem {
	return func(m *figureMeaning, _ chorus) *problem {
		if !row.part || row.path == nil || row.kind != memberRow {
			return nil
		}
		i, ok := p.rows.index(row.path.row)
		if !ok || p.rows.kind(i) != memberRow || p.rows.number(i) == row.row {
			return nil
		}
		whole := p.meaningOf(p.rows.at(i), c)
		if whole.problem != nil || whole.of().ID == m.of().ID {
			return nil
		}
		if slices.Contains(whole.of().Sums, m.of().ID) {
			return nil
		}
		for up := *m.of(); up.Parent != ""; up, _ = p.catalog.Indicator(up.Parent) {
			if up.Parent == whole.of().ID {
				return nil
			}
		}
		return notItsPart(row.labels[0].text, whole.of().Name.VI)
	}
}

// settleLevel. Near texts that name several levels name none, which is a
// problem; a title that does only lists what the table holds.
func (p *plan) settleLevel(m *figureMeaning, _ chorus) *problem {
	said := m.slots.LevelSaid(p.lexicon.ByPurse(m.of().Topic))
	level, ok := meaning.LevelOf(said)
	switch {
	case !ok && joinsLevels(said, m.of().Levels):
		return nil
	case !ok && said[0].From.Near():
		return unknownLevel(said[0].Text.Source)
	case !ok || level == pipeline.NoLevel:
		return nil
	case !slices.Contains(m.of().Levels, level):
		if said[0].From >= meaning.Title {
			return nil
		}
		return closedLevel(said[0].Text.Source)
	}
	m.level = level
	return nil
}

// joinsLevels tells whether one text names every level that an indicator has, "KCQG và KCĐP": the
// figure is of all of them together.
func joinsLevels(said []meaning.Said, levels []pipeline.Level) bool {
	for _, one := range said {
		if one.Text != said[0].Text || !slices.Contains(levels, one.Level()) {
			return false
		}
	}
	return len(said) == len(levels)
}

// settleKind. What no text calls plan, target or estimate is a result. Of near
// texts, the one that says more than "Thực hiện" decides: under "Ước 2025" it is
// an estimate all the same. A title that speaks of results is about results,
// whatever plan it names beside.
func (p *plan) settleKind(m *figureMeaning, voices chorus) *problem {
	rank, said, actual, done := -1, pipeline.Kind(""), false, false
	for v := range voices {
		if rank >= 0 && rankOf(v.from) != rank {
			break
		}
		for _, k := range kindsAt(v, m.period) {
			if done && v.from == meaning.Label && countsFirst(v.Text) {
				continue // "Số đề án được phê duyệt" under "Thực hiện năm 2023"
			}
			if k == pipeline.Actual && v.from == meaning.Head && p.moneyToDo(v) {
				continue
			}
			rank = rankOf(v.from)
			done = done || v.from == meaning.Head && k == pipeline.Actual
			actual = actual || k == pipeline.Actual
			if k != pipeline.Actual && said == "" {
				said = k
			}
		}
	}
	if rank < 0 && p.setsGoals(voices) || (rank != 0 && said == "" || rank >= rankOf(meaning.Title) && said == pipeline.Plan) && p.goalLabels() {
		said = pipeline.Target
	}
	if said != "" && !(actual && rank >= rankOf(meaning.Title)) {
		m.kind = said
	}
	return nil
}

// moneyToDo tells of the head "Tổng kinh phí thực hiện", which says of no column what kind of figure
// it holds where no other column says it: it is what doing all costs.
func (p *plan) moneyToDo(v voice) bool {
	return costsToDo.MatchString(v.folded) && !slices.ContainsFunc(p.values, func(c *column) bool {
		return slices.ContainsFunc(c.heads, func(h *speech) bool { return h != v.speech && h.says(catalog.KindSlot) })
	})
}

var costsToDo = pattern.MustCompile(`^(tong )?(so )?(kinh phi|von|nguon von) (thuc hien|trien khai)( (cac )?(de an|chuong trinh|nhiem vu|ke hoach))?$`)

// setsGoals tells of a column "Đến năm 2030" in a table of the indicators that a resolution, plan
// or programme sets.
func (p *plan) setsGoals(voices chorus) bool {
	indicators, decision := false, false
	for _, l := range p.table.Titles {
		folded := vietnamese.Fold(l.Text)
		indicators = indicators || goalsNamed.MatchString(folded)
		decision = decision || goalsSet.MatchString(folded)
	}
	indicators = indicators || slices.ContainsFunc(p.labels, func(c *column) bool { return c.role == roleLabel && indicatorsHead.MatchString(headText(c.Column)) })
	return indicators && decision && anyVoice(voices, func(v voice) bool { return v.from == meaning.Head && untilYear.MatchString(v.folded) })
}

// goalLabels tells whether the head over what the rows count calls it goals: "Mục tiêu", "Mục tiêu cụ
// thể".
func (p *plan) goalLabels() bool {
	return slices.ContainsFunc(p.labels, func(c *column) bool { return c.role == roleLabel && goalHead.MatchString(headText(c.Column)) })
}

var (
	goalHead       = pattern.MustCompile(`^(cac |noi dung )?(chi tieu,? )?muc tieu( chu yeu| cu the| den nam 20[0-9]{2})?$`)
	indicatorsHead = pattern.MustCompile(`^(cac |ten )?chi tieu`)
	goalsNamed     = pattern.MustCompile(`\b(chi tieu|muc tieu)\b`)
	goalsSet       = pattern.MustCompile(`\b(nghi quyet|ke hoach|chuong trinh|de an|quy hoach)\b`)
	untilYear      = pattern.MustCompile(`^\W*den( het)?( nam)? 20[0-9]{2}\W*$`)
)

// countsFirst tells whether a text says what it counts before it says whether that is planned.
func countsFirst(t *meaning.Text) bool {
	for _, m := range t.Mentions {
		switch {
		case m.Slot == catalog.KindSlot:
			return false
		case m.Slot == catalog.NounSlot, len(t.Items) > 0 && m.Slot == catalog.ProgrammeSlot && m.Start <= t.Items[0].Start:
			return true
		}
	}
	return false
}

// kindsAt are the kinds that a text says of a period: a title that names one before a year,
// "2017 - 2020 và kế hoạch 2021", says it of that time alone.
func kindsAt(v voice, at pipeline.Period) []pipeline.Kind {
	kinds := kindsIn(v)
	if v.from == meaning.Head && len(kinds) == 0 && goalOfYear.MatchString(v.folded) {
		return []pipeline.Kind{pipeline.Plan}
	}
	if rankOf(v.from) == rankOf(meaning.Title) && intends(v.Text) {
		return []pipeline.Kind{pipeline.Plan} // "NHU CẦU KINH PHÍ THỰC HIỆN …" states no results
	}
	if rankOf(v.from) < rankOf(meaning.Title) || len(kinds) == 0 || !at.Known() {
		return kinds
	}
	runes := []rune(v.Source)
	for _, said := range v.Mentions {
		if said.Slot != catalog.KindSlot || named(v.Text, said) || said.End > len(runes) {
			continue
		}
		if m := yearBehind.FindStringSubmatch(vietnamese.Fold(string(runes[said.End:]))); m != nil {
			year, _ := strconv.Atoi(m[1])
			if year < at.Start.Year || year > at.End.Year {
				kinds = slices.DeleteFunc(slices.Clone(kinds), func(k pipeline.Kind) bool { return string(k) == said.ID })
			}
		}
	}
	return kinds
}

// goalOfYear is the head of what is set for a year: "Chỉ tiêu năm 2024".
var goalOfYear = pattern.MustCompile(`^(chi tieu|nhiem vu)( nam)? 20[0-9]{2}$`)

// intends tells whether a text speaks of what is only intended before it says anything of
// plan or result.
func intends(t *meaning.Text) bool {
	at := -1
	for _, m := range t.Mentions {
		if m.Slot == catalog.StatusSlot && m.ID == "intended" && at < 0 {
			at = m.Start
		}
	}
	return at >= 0 && !slices.ContainsFunc(t.Mentions, func(m meaning.Mention) bool { return m.Slot == catalog.KindSlot && m.Start < at })
}

// yearBehind is the single year right behind a word.
var yearBehind = pattern.MustCompile(`^ *(?:nam )?((?:19|20)[0-9]{2})(?:[^0-9 –-]| *$| [^0-9–-])`)

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
		if year := onlyYear(times); year != nil && now != nil && now.relative != "" && !v.from.Near() {
			times = []timeSpan{*year}
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
	if now != nil && !now.known {
		if year := p.yearAcross(); year != nil {
			if next, ok := now.over(*year); ok && next.known {
				now, m.rule = &next, m.rule+"+year-of-heads"
			}
		}
	}
	switch {
	case now == nil, !now.known && now.wholeOne:
		m.period = pipeline.Period{Basis: pipeline.PeriodUnknown}
	case !now.known:
		return openPeriod(now.text)
	default:
		m.period = now.period
	}
	if p.staleYear > 0 && yearOf(m.period) == p.staleYear {
		m.held = cmp.Or(m.held, staleTitle)
	}
	return nil
}

// settleDimensions keeps what the indicator knows. A near text or a section that
// says a dimension which the indicator does not have narrows the figure to
// something else.
func (p *plan) settleDimensions(m *figureMeaning, _ chorus) *problem {
	for d, said := range m.slots.Dimensions {
		if !slices.Contains(m.of().Dimensions, d) {
			if said.From <= meaning.Section && !(said.Word.Time && m.of().Behaviour == pipeline.Stock) {
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
		if !slices.Contains(m.of().Dimensions, "locality") {
			return unknownLabel(v.text).about(v)
		}
		m.tell("locality", v.Localities[0].Name)
		return nil
	}
	return p.settleSeat(m, voices)
}

// insideName tells whether the locality that a text seems to name is a word of
// the indicator's name.
func (m *figureMeaning) insideName(v voice) bool {
	for _, item := range v.Items {
		if item.ID == m.of().ID && v.Localities[0].Start >= item.Start && v.Localities[0].End <= item.End {
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

// labelRole is the role of the column in which the i-th text of a row stands.
func (p *plan) labelRole(row *rowState, i int) role {
	return p.columns[int(row.cols[i])-p.table.Left].role
}
