package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// settleIndicator asks the vocabulary. A text that is the name of an indicator
// and of a content, "Đào tạo nghề", is what the unit says.
func (p *plan) settleIndicator(m *figureMeaning, voices chorus) *problem {
	var choice, tied meaning.Choice
	for _, shape := range []func(*meaning.Text, meaning.Where) *meaning.Text{nameOnly, bareName, asSaid} {
		*m.slots = p.slotsOf(voices, shape)
		if choice = p.lexicon.Choose(m.slots, catalog.InTable); strings.HasPrefix(choice.Rule, "item") {
			break
		}
		if choice.Reason == meaning.Tie && tied.Reason == "" {
			tied = choice
		}
	}
	if tied.Reason != "" && (choice.Reason == meaning.OtherSubject || choice.Reason == meaning.Nothing) {
		choice = tied // called by the name of several indicators, and so of no other subject
	}
	if anyVoice(voices, ambiguous) {
		choice = p.narrowed(m, choice, voices)
	}
	switch choice.Reason {
	case meaning.NoProgramme:
		choice = p.besides(choice, m.slots, voices)
	case meaning.OtherSubject, meaning.Nothing:
		choice = p.inUnitAbove(p.namedBeside(choice, m.slots, voices), m.slots)
	}
	if choice.Reason == meaning.Chosen && borrowed(m.slots) {
		own := *m.slots
		own.Status, own.Implied = nil, nil
		if p.lexicon.Choose(&own, catalog.InTable).Indicator != choice.Indicator {
			choice = meaning.Choice{Reason: meaning.Nothing, Near: []string{choice.Indicator}}
		}
	}
	if choice.Reason == meaning.Chosen && p.ofAnother(choice, voices) {
		choice = meaning.Choice{Reason: meaning.OtherSubject, Near: []string{choice.Indicator}}
	}
	if choice.Reason == meaning.Chosen && (choice.Implied && ofVote(m.slots) || p.numberOfThings(choice, m.slots, voices)) {
		choice = meaning.Choice{Reason: meaning.Nothing, Near: []string{choice.Indicator}}
	}
	if (choice.Reason == meaning.TwoNouns || choice.Reason == meaning.UnknownWord || choice.Reason == meaning.OtherStatus) && (moneyHeaded(m.slots) || m.slots.Unit == "" && moneyNamed(m.slots) && p.hearer.tried < mostReadings || p.moneyAbove(m.slots, voices)) {
		if c := p.supportOf(m, choice, voices); c.Reason == meaning.Chosen {
			choice = c
		}
	}
	if choice.Reason == meaning.UnknownWord && p.hearer.tried < mostReadings {
		choice = p.countedFor(m, choice, voices)
	}
	if choice.Reason == meaning.Chosen && p.moneyOfThings(choice, m.slots, voices) {
		choice = p.supportOf(m, choice, voices)
	}
	m.part = m.part || choice.Part
	if choice.Reason != meaning.Chosen {
		m.subject = choice.Reason == meaning.OtherSubject || choice.Reason == meaning.Nothing
		m.nearly = p.nearly(choice, m.slots)
		return p.unchosen(choice, voices)
	}
	chosen, _ := p.catalog.Indicator(choice.Indicator)
	m.indicator = &chosen
	m.rule = "table." + choice.Rule
	if anyVoice(voices, func(v voice) bool { return v.misspelt && v.from <= meaning.Section }) {
		m.rule += "+spelling"
	}
	return nil
}

// inUnitAbove chooses again with the unit that is stated above the table, where a near
// text names a programme or a content and nothing else says what is counted: "KCQG"
// beside "KCĐP" in a table in millions of dong.
func (p *plan) inUnitAbove(choice meaning.Choice, s *meaning.Slots) meaning.Choice {
	near := slices.ContainsFunc(s.Programmes, func(said meaning.Said) bool { return said.From <= meaning.Section })
	for _, said := range s.Dimensions {
		near = near || said.From.Near()
	}
	near = near || p.onlyWhen(s)
	own := p.inUnitLine(*s)
	if !near || own.Unit == s.Unit || len(s.Noun) > 0 && s.Noun[0].From <= meaning.Section {
		return choice
	}
	if c := p.lexicon.Choose(&own, catalog.InTable); c.Reason == meaning.Chosen {
		*s = own
		return c
	}
	return choice
}

// onlyWhen tells whether the near texts say of money that the unit above states nothing but
// when it was and what kind of figure it is: "KH giao" and "Thực hiện" beside years.
func (p *plan) onlyWhen(s *meaning.Slots) bool {
	return len(p.unitLine) > 0 && isMoney(p.unitLine[0].Unit) && len(s.Noun)+len(s.Items)+len(s.Unknown)+len(s.Dimensions)+len(s.Purse)+len(s.Status) == 0 && len(s.Kind) > 0 && s.Kind[0].From == meaning.Head
}

// inUnitLine is slots that no text gave a unit to with the one stated above the table.
func (p *plan) inUnitLine(s meaning.Slots) meaning.Slots {
	for _, line := range p.unitLine {
		if s.Unit == "" && line.Unit != "" {
			s.Unit, s.Factor, s.UnitFrom = line.Unit, line.Factor, meaning.Title
		}
	}
	return s
}

// nearly tells whether a near text names an indicator whole and nothing but
// words beside it, that nobody understands, or another of the same name keeps it from
// being the figure's.
func (p *plan) nearly(choice meaning.Choice, slots *meaning.Slots) bool {
	if choice.Reason == meaning.Tie {
		return len(choice.Words) > 0 && choice.Words[0].From.Near()
	}
	if choice.Reason != meaning.UnknownWord {
		return false
	}
	own := *slots
	own.Unknown = nil
	c := p.lexicon.Choose(&own, catalog.InTable)
	return c.Reason == meaning.Chosen && strings.HasPrefix(c.Rule, "item") && own.Items[0].From.Near()
}

// narrowed decides between the indicator that a label names and the value of a
// dimension that its words are too, by the unit stated nearest.
func (p *plan) narrowed(m *figureMeaning, choice meaning.Choice, voices chorus) meaning.Choice {
	narrow := p.slotsOf(voices, dimensionOnly)
	two := p.lexicon.Choose(&narrow, catalog.InTable)
	if two.Reason != meaning.Chosen {
		two = p.inUnitAbove(two, &narrow)
	}
	rivals := choice.Near
	if choice.Reason == meaning.Chosen {
		rivals = []string{choice.Indicator}
	}
	if two.Reason == meaning.Chosen && p.onlyNarrows(choice, two, voices) {
		*m.slots = narrow
		return two
	}
	if two.Reason != meaning.Chosen || choice.Reason != meaning.Chosen && choice.Reason != meaning.Tie || slices.Equal(rivals, []string{two.Indicator}) {
		return choice
	}
	first := slices.ContainsFunc(rivals, func(id string) bool { return id != two.Indicator && p.countsHere(id, voices) })
	switch second := p.countsHere(two.Indicator, voices); {
	case second && !first:
		*m.slots = narrow
		return two
	case first == second && choice.Reason == meaning.Chosen:
		return meaning.Choice{Reason: meaning.Tie, Near: []string{choice.Indicator, two.Indicator}}
	}
	return choice
}

// onlyNarrows tells whether a label that names an indicator and a value of a dimension
// with the same words is the value alone: "Mô hình trình diễn kỹ thuật" under "Số đề án",
// or where the unit is that of money.
func (p *plan) onlyNarrows(choice, two meaning.Choice, voices chorus) bool {
	named := anyVoice(voices, func(v voice) bool {
		return v.from == meaning.Label && slices.ContainsFunc(v.Items, func(item meaning.Mention) bool { return item.ID == two.Indicator })
	})
	headed := anyVoice(voices, func(v voice) bool { return v.from == meaning.Head && !v.Silent() })
	switch {
	case p.headed(two, voices):
		return !named
	case choice.Reason == meaning.OtherSubject:
		return headed && p.countsHere(two.Indicator, voices)
	}
	return choice.Reason == meaning.TwoNouns && p.countsHere(two.Indicator, voices)
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
	return ok && of.ID != s.Noun[0].ID && !status[0].Text.SaidBefore(status[0].Mention, s.Noun[0].ID) && (!status[0].Implied || status[0].Start <= of.End+1)
}

// numberOfThings tells whether a column says that it holds a number of things, "Số lượng",
// and only a farther text speaks of the money that was chosen for it.
func (p *plan) numberOfThings(choice meaning.Choice, s *meaning.Slots, voices chorus) bool {
	ind, _ := p.catalog.Indicator(choice.Indicator)
	if !isMoney(ind.Unit) || s.UnitFrom <= meaning.Section && s.Unit != "" || choice.Rule == "item.head" || choice.Rule == "item.label" || len(s.Noun) > 0 && s.Noun[0].From.Near() || len(s.Purse) > 0 && s.Purse[0].From.Near() {
		return false
	}
	return anyVoice(voices, func(v voice) bool { return v.from == meaning.Head && (v.folded == "so luong" || v.folded == "sl") })
}

// moneyOfThings tells whether the unit above the table is money, and a label only names
// what the money is for: "Bình chọn sản phẩm CNNT tiêu biểu" in millions of dong counts no
// products.
func (p *plan) moneyOfThings(choice meaning.Choice, s *meaning.Slots, voices chorus) bool {
	ind, _ := p.catalog.Indicator(choice.Indicator)
	if isMoney(ind.Unit) || s.Unit != "" {
		return false
	}
	return anyVoice(voices, func(v voice) bool { return v.from == meaning.Head && countsMoney(v) }) || p.moneyAbove(s, voices)
}

// moneyAbove tells whether the unit above the table is money and no near text says that it counts
// anything else.
func (p *plan) moneyAbove(s *meaning.Slots, voices chorus) bool {
	if s.Unit != "" || len(p.unitLine) == 0 || !isMoney(p.unitLine[0].Unit) || len(s.Noun) > 0 && s.Noun[0].From == meaning.Head {
		return false
	}
	return !anyVoice(voices, func(v voice) bool {
		return v.from <= meaning.Section && (numberSaid.MatchString(v.folded) || v.from == meaning.Head && (len(v.Items) > 0 || v.says(catalog.NounSlot) || v.says(catalog.StatusSlot) || v.says(catalog.DimensionSlot)))
	})
}

// countsMoney tells whether a text names money.
func countsMoney(v voice) bool {
	noun, ok := v.First(catalog.NounSlot)
	return ok && isMoney(noun.Unit)
}

// supportOf chooses again with what a label names taken for what money supports.
func (p *plan) supportOf(m *figureMeaning, choice meaning.Choice, voices chorus) meaning.Choice {
	slots := p.slotsOf(voices, p.contentOnlyOf)
	c := p.inUnitAbove(p.lexicon.Choose(&slots, catalog.InTable), &slots)
	if ind, _ := p.catalog.Indicator(c.Indicator); c.Reason != meaning.Chosen || !isMoney(ind.Unit) {
		return meaning.Choice{Reason: meaning.Nothing, Near: []string{choice.Indicator}}
	}
	*m.slots = slots
	return c
}

// contentOnlyOf is a shape of texts in which labels are what money or a number is for.
func (p *plan) contentOnlyOf(t *meaning.Text, from meaning.Where) *meaning.Text {
	if from != meaning.Label {
		return t
	}
	return p.contentOf(t)
}

// headed tells whether the heads of the column name the indicator that was chosen, be it one above
// the lowest: "Kế hoạch" under "Số đề án".
func (p *plan) headed(choice meaning.Choice, voices chorus) bool {
	return choice.Rule == "item.head" || choice.Rule == "item.section" && anyVoice(voices, func(v voice) bool {
		return v.from == meaning.Section && v.row > 0 && v.row < p.table.Top && slices.ContainsFunc(v.Items, func(item meaning.Mention) bool { return item.ID == choice.Indicator })
	})
}

// countedFor chooses again where the head names what is counted and a label lists contents for which
// it is: "Xây dựng, đăng ký thương hiệu, phòng trưng bày" under "Số đề án".
func (p *plan) countedFor(m *figureMeaning, choice meaning.Choice, voices chorus) meaning.Choice {
	if slices.ContainsFunc(choice.Words, func(said meaning.Said) bool { return said.From != meaning.Label }) {
		return choice
	}
	slots := p.slotsOf(voices, p.contentOnlyOf)
	if c := p.lexicon.Choose(&slots, catalog.InTable); c.Reason == meaning.Chosen && p.headed(c, voices) {
		*m.slots = slots
		return c
	}
	return choice
}

// contentOf is what a label says that money is for, however its office puts it: with what is done
// for it ("Tổ chức …", "Chi …"), those whom it is done for ("cho các cơ sở CNNT") and where or how
// ("trong và ngoài tỉnh", "chuyên đề") left out.
func (p *plan) contentOf(t *meaning.Text) *meaning.Text {
	of, known := p.hearer.contents[t]
	if !known {
		of = p.contentIn(t)
		p.hearer.contents[t] = of
	}
	return of
}

// contentIn finds what contentOf remembers.
func (p *plan) contentIn(t *meaning.Text) *meaning.Text {
	for _, core := range coresOf(t.Source) {
		supported := "hỗ trợ " + core
		if p.hearer.tried >= mostReadings && !p.lexicon.MayNarrow(supported) { // no other reading of it is tried
			p.hearer.pass(supported)
			p.hearer.pass(core)
			continue
		}
		for _, text := range []string{supported, core} {
			if s := p.hearer.hear(text); s.says(catalog.DimensionSlot) && len(s.Unexplained) == 0 {
				if only := p.contentOnly(s.Text); only != s.Text {
					return firstContent(only)
				}
			}
		}
	}
	if p.hearer.tried >= mostReadings || numberSaid.MatchString(vietnamese.Fold(t.Source)) || len(t.Provinces)+len(t.Localities) > 0 {
		return t
	}
	for _, core := range coresOf(t.Source) {
		if like := p.hearer.likened(core); like != nil {
			return like
		}
	}
	return t
}

// firstContent is a text that lists several contents, which it calls by the first: "Tư vấn, tập
// huấn, đào tạo" is one row of a programme.
func firstContent(t *meaning.Text) *meaning.Text {
	first, ok := t.First(catalog.DimensionSlot)
	if !ok {
		return t
	}
	one := *t
	one.Mentions = slices.DeleteFunc(slices.Clone(t.Mentions), func(m meaning.Mention) bool {
		return m.Slot == catalog.DimensionSlot && m.Dimension == first.Dimension && m.ID != first.ID
	})
	return &one
}

// coresOf are a label, and what is left of it without what says little of its content.
func coresOf(label string) []string {
	var list []string
	add := func(text string) {
		if text = strings.Trim(text, " ,;.-–"); text != "" && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	for rest := strings.TrimSpace(label); ; {
		short := rest
		for {
			cut := contentTail.ReplaceAllString(short, "")
			if cut == short {
				break
			}
			short = cut
		}
		for _, text := range []string{rest, short} {
			add(text)
			add(servedIn.ReplaceAllString(text, " "))
		}
		bare := actionLead.ReplaceAllString(rest, "")
		if bare == rest || len(list) > mostCores {
			return list
		}
		rest = bare
	}
}

// mostCores is about how many readings of a label are tried.
const mostCores = 16

var (
	// actionLead begins a label with what is done, whatever it is done for.
	actionLead = pattern.MustCompile(`(?i)^\s*(chi phí|chi|kinh phí|hỗ trợ|tổ chức|thực hiện|triển khai|tham gia|xây dựng|đầu tư|mua sắm|trang bị|ứng dụng|lập|biên soạn|in ấn|in|phát hành|mở|làm|công tác|hoạt động|nội dung|nhiệm vụ|các lớp|lớp|các khóa|khóa|các|những)\s*,?\s+`)
	// contentTail ends it with where, how or at which level it is done.
	contentTail = pattern.MustCompile(`(?i)[\s,]+(chuyên đề|(trong|ngoài|trong và ngoài|trong, ngoài) (tỉnh|nước|khu vực)|trên địa bàn|(trên địa bàn|của|toàn) tỉnh|cấp (huyện|tỉnh|khu vực|quốc gia|vùng)|các cấp|(hàng|hằng) năm|năm 20[0-9]{2}|tiên tiến|hiện đại)\s*$`)
	servedIn    = pattern.MustCompile(`(?i)\s*\b(cho |giúp |đối với |tại |hỗ trợ |trợ giúp )?(các |những )?` + served + `((,| và) ` + served + `)*( (công nghiệp nông thôn|cnnt))?( tham gia)?( |$)`)
)

// served are those whom something is done for.
const served = `(cơ sở (công nghiệp nông thôn|cnnt)|cơ sở sản xuất|cơ sở|doanh nghiệp|đơn vị|htx|hợp tác xã|hộ kinh doanh)`

// moneyHeaded tells whether the head of a column says that it holds money.
func moneyHeaded(s *meaning.Slots) bool {
	return isMoney(s.Unit) && (s.UnitFrom == meaning.Head || s.UnitFrom == meaning.Section || moneyNamed(s))
}

// moneyNamed tells whether the head of a column names money.
func moneyNamed(s *meaning.Slots) bool {
	return slices.ContainsFunc(s.Noun, func(said meaning.Said) bool { return said.From == meaning.Head && isMoney(said.Word.Unit) })
}

// contentOnly is a text that begins with a content, without those whom the content is for: "Tư
// vấn, trợ giúp doanh nghiệp" counts no enterprises.
func (p *plan) contentOnly(t *meaning.Text) *meaning.Text {
	if len(t.Unexplained) > 0 || numberSaid.MatchString(vietnamese.Fold(t.Source)) {
		return t
	}
	first := slices.IndexFunc(t.Mentions, func(m meaning.Mention) bool { return m.Slot != catalog.NeutralSlot })
	if first < 0 || !slices.ContainsFunc(t.Mentions, func(m meaning.Mention) bool {
		return m.Slot == catalog.DimensionSlot && m.Start == t.Mentions[first].Start
	}) {
		return t
	}
	only := *t
	only.Items = nil
	only.Mentions = slices.DeleteFunc(slices.Clone(t.Mentions), func(m meaning.Mention) bool {
		return m.Slot == catalog.NounSlot || m.Slot == catalog.ProgrammeSlot || m.Slot == catalog.StatusSlot || m.Slot == catalog.LevelSlot
	})
	return &only
}

// numberSaid begins a text that says that it is a number of something.
var numberSaid = pattern.MustCompile(`^\W*(tong |trong do:? )?(so|sl|ti le|dien tich|san luong|dan so)\b`)

// ofAnother tells whether a name that may be a part of many things is one of what a farther text
// counts in the same unit: "Khu vực có vốn đầu tư nước ngoài" under "Giá trị sản xuất công
// nghiệp" is no revenue.
func (p *plan) ofAnother(choice meaning.Choice, voices chorus) bool {
	ind, _ := p.catalog.Indicator(choice.Indicator)
	if ind.Parent == "" || p.catalog.Programme(ind.ID) != "" || len(p.catalog.Needs(ind.ID)) > 0 || choice.Rule != "item.label" && choice.Rule != "item.head" {
		return false
	}
	if speech, ok := p.lexicon.Speech(ind.Topic); ok && isMoney(ind.Unit) && !anyVoice(voices, func(v voice) bool { return v.says(catalog.PurseSlot) || speech.In(v.Source) }) {
		return true
	}
	return anyVoice(voices, func(v voice) bool {
		noun, counts := v.First(catalog.NounSlot)
		return v.from >= meaning.Section && v.from <= meaning.Sheet && counts && noun.Unit == ind.Unit && !p.lexicon.OfPurses(noun.ID) && !v.says(catalog.PurseSlot) && !slices.ContainsFunc(v.Items, func(item meaning.Mention) bool { return p.sameTopic(item.ID, ind.Topic) })
	})
}

// sameTopic tells whether an indicator is of a topic.
func (p *plan) sameTopic(id, topic string) bool {
	ind, ok := p.catalog.Indicator(id)
	return ok && ind.Topic == topic
}

// ofVote tells whether what is counted is named by the name of a programme alone, in a
// farther text: the title "Bình chọn sản phẩm CNNT tiêu biểu" does not say whether the
// products were registered or recognised.
func ofVote(s *meaning.Slots) bool {
	if len(s.Noun) != 1 || s.Noun[0].From.Near() {
		return false
	}
	noun := s.Noun[0]
	return slices.ContainsFunc(s.Programmes, func(said meaning.Said) bool {
		return said.Text == noun.Text && said.Start == noun.Start && said.End == noun.End && !slices.ContainsFunc(noun.Text.Mentions, func(m meaning.Mention) bool {
			return m.Slot == catalog.StatusSlot && m.Start < noun.End && m.End > noun.Start
		})
	})
}
