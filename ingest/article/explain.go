package article

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An account tells how one sentence was understood: the frame in force, what was
// found in it, and for each figure the rule that took it or why none did. A nil
// account tells nothing and costs nothing.
type account struct {
	lines []pipeline.Text
}

func (a *account) tell(vi, en string) {
	if vi != "" {
		a.lines = append(a.lines, pipeline.Text{VI: vi, EN: en})
	}
}

// explain begins the account of a sentence; nil when nobody asked for it.
func (r *reader) explain(s *sentence) {
	r.account = nil
	if !r.in.Explain {
		return
	}
	r.account = &account{}
	if vi, en := r.inForce(); vi != "" {
		r.account.tell("khung: "+vi, "frame: "+en)
	}
	if found := s.foundWords(); found != "" {
		r.account.tell("thấy: "+found, "found: "+found)
	}
}

// explained keeps the account of the sentence at a spot.
func (r *reader) explained(s *sentence, at spot) {
	if r.account == nil {
		return
	}
	r.out.Explained = append(r.out.Explained, pipeline.Explanation{Locator: pipeline.SpanAt(at.paragraph, at.sentence, 0, s.length), Text: strings.TrimSpace(s.text), Lines: r.account.lines})
	r.account = nil
}

// Why a sentence is not read at all.
var (
	aside    = pipeline.Text{VI: "không đọc: chú thích ảnh, liên kết hoặc phần ngoài bài", EN: "not read: a caption, a link, or no part of the article"}
	repeated = pipeline.Text{VI: "không đọc: bài đã có đúng câu này ở trên", EN: "not read: the article has this very sentence above"}
)

// passedOver tells of a paragraph that is not read.
func (r *reader) passedOver(p pipeline.Paragraph, number int, why pipeline.Text) {
	if r.in.Explain {
		text := strings.TrimSpace(strings.Join(p.Sentences, ""))
		r.out.Explained = append(r.out.Explained, pipeline.Explanation{Locator: pipeline.SpanAt(number, 1, 0, utf8.RuneCountInString(text)), Text: text, Lines: []pipeline.Text{why}})
	}
}

// inForce is what the sentences before, the heading and the headline hand down.
func (r *reader) inForce() (vi, en string) {
	var vis, ens []string
	add := func(nameVI, nameEN, value string) {
		if value != "" {
			vis, ens = append(vis, nameVI+" "+value), append(ens, nameEN+" "+value)
		}
	}
	add("chủ đề", "topic", r.topic)
	add("chương trình", "programme", r.para.prog)
	add("địa phương", "place", cmp.Or(r.para.place.name, r.place.name))
	add("vùng", "region", r.para.place.region)
	add("kỳ", "period", periodName(r.para.period))
	add("cấp", "level", string(r.para.level))
	add("loại số", "kind", string(r.para.kind))
	add("tình trạng", "status", r.para.status)
	for _, above := range []struct {
		vi, en string
		section
	}{{"đề mục", "heading", r.head}, {"tít", "headline", r.title}} {
		add("kỳ theo "+above.vi, "period of the "+above.en, periodName(above.period))
		add("cấp theo "+above.vi, "level of the "+above.en, string(above.level))
		add("loại số theo "+above.vi, "kind of the "+above.en, string(above.kind))
	}
	if r.list != nil {
		vis, ens = append(vis, "trong danh sách"), append(ens, "in a list")
	}
	return strings.Join(vis, " · "), strings.Join(ens, " · ")
}

func periodName(p pipeline.Period) string {
	switch {
	case p.Text != "":
		return "«" + p.Text + "»"
	case p.Start.IsZero() && p.End.IsZero():
		return ""
	}
	return p.Key()
}

// foundWords are the wordings, times, places and levels of a sentence, each with
// what it was taken for.
func (s *sentence) foundWords() string {
	type word struct {
		at   int
		text string
	}
	var words []word
	add := func(start, end int, kind, value string) {
		words = append(words, word{start, "«" + s.line.Slice(start, end) + "» " + kind + value})
	}
	for _, kind := range s.lex.kinds {
		for _, c := range s.cues.of(s.lex.kindOf(kind)) {
			add(c.start, c.end, cmp.Or(kindNames[kind], kind)+" ", c.value)
		}
	}
	for k := range s.periods {
		p := &s.periods[k]
		add(p.Start, p.End, "kỳ", "")
	}
	for k := range s.places {
		p := &s.places[k]
		add(p.Start, p.End, "nơi", "")
	}
	for k := range s.levels {
		l := &s.levels[k]
		add(l.Start, l.End, "cấp ", string(l.Level))
	}
	for _, st := range s.stars {
		add(st.start, st.end, "hạng ", st.value)
	}
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.at, b.at) })
	texts := make([]string, len(words))
	for i, w := range words {
		texts[i] = w.text
	}
	return strings.Join(texts, ", ")
}

// kindNames are what the parts of the grammar are called; one that a topic adds
// goes by its own name.
var kindNames = map[string]string{
	"noun": "đếm", "rate": "đo", "status": "tình trạng", "state": "trạng thái", "programme": "chương trình", "money": "tiền", "kind": "loại số", "time": "thời gian",
	"part": "trong đó", "sum": "tổng", "region": "vùng", "nation": "cả nước", "event": "sự kiện", "content": "nội dung", "group": "nhóm", "stage": "giai đoạn xét",
	"per": "trên mỗi", "respective": "tương ứng", "capital": "vốn", "decree": "văn bản", "fair": "hội chợ", "export": "xuất khẩu", "online": "trực tuyến",
}

// figure tells of one figure by which rule it was taken, or why by none.
func (a *account) figure(r *reader, s *sentence, it *item, f frame, why refusal) {
	if a == nil {
		return
	}
	raw := "«" + s.line.Slice(it.fig.Start, it.fig.End) + "» "
	if why == taken {
		a.tell(raw+"→ "+f.indicator+" theo quy tắc "+f.rule, raw+"→ "+f.indicator+" by the rule "+f.rule)
		return
	}
	reason := refusals[why]
	if why != noRule {
		a.tell(raw+"không ghi: "+reason.VI, raw+"not recorded: "+reason.EN)
		return
	}
	c := r.trial
	a.tell(raw+"không ghi: "+reason.VI+c.attempts(true), raw+"not recorded: "+reason.EN+c.attempts(false))
}

// attempts tells what each rule for what a figure counts was missing.
func (c candidate) attempts(inVietnamese bool) string {
	texts := []string{}
	for _, rule := range c.r.lex.rulesOf(c.counts).list {
		c.rule = rule
		side, premises := c.missing()
		if side == nothingMissing {
			texts = append(texts, "news."+rule.Name+": "+pick(inVietnamese, "loại số này ra", "turns this figure away"))
			break
		}
		text := pick(inVietnamese, sides[side].VI, sides[side].EN)
		if side == aPremise {
			text += " " + premiseNames(premises)
		}
		texts = append(texts, "news."+rule.Name+": "+text)
	}
	counted := fmt.Sprintf(pick(inVietnamese, " (đếm %s", " (counts %s"), c.counts)
	for _, of := range []struct{ vi, en, value string }{{"chương trình", "programme", c.named}, {"tình trạng", "status", c.status}, {"vai tiền", "money", c.role}} {
		if of.value != "" {
			counted += ", " + pick(inVietnamese, of.vi, of.en) + " " + of.value
		}
	}
	return counted + ")" + strings.Join(append([]string{""}, texts...), "; ")
}

func pick(inVietnamese bool, vi, en string) string {
	if inVietnamese {
		return vi
	}
	return en
}

// premiseNames spells alternatives as topics do.
func premiseNames(alternatives []catalog.Premise) string {
	var names []string
	for _, p := range alternatives {
		name := p.Name
		if p.Arg != "" {
			name += ":" + p.Arg
		}
		if p.Not {
			name = "!" + name
		}
		names = append(names, name)
	}
	return "«" + strings.Join(names, " | ") + "»"
}

var sides = map[side]pipeline.Text{
	theProgramme: {VI: "khác chương trình", EN: "another programme"},
	theStatus:    {VI: "khác tình trạng", EN: "another status"},
	theRole:      {VI: "khác vai tiền", EN: "another money"},
	forEach:      {VI: "số này là của từng đối tượng", EN: "the figure is for each"},
	aPremise:     {VI: "không đạt điều kiện", EN: "does not hold"},
}

var refusals = map[refusal]pipeline.Text{
	noFigure:     {VI: "không phải một số đếm (thay đổi, thứ tự, phỏng chừng)", EN: "no figure of its own: a change, an ordinal, a vague amount"},
	aShare:       {VI: "là tỷ lệ phần trăm không đứng sau tên chỉ tiêu nào", EN: "a share that follows no name of a rate"},
	oneAmongThem: {VI: "là số của nơi lớn nhất hoặc nhỏ nhất, không phải của tất cả", EN: "of the largest or the smallest, not of all"},
	anAverage:    {VI: "là bình quân hoặc số của từng đối tượng", EN: "an average, or for each"},
	itIsGone:     {VI: "nói về cái đã thôi, đã giải thể hoặc không đạt", EN: "of what ended or failed"},
	namesNoNoun:  {VI: "câu không nói số này đếm gì", EN: "the sentence does not say what it counts"},
	ofSeveral:    {VI: "nhiều lĩnh vực cùng gọi chỉ tiêu bằng đúng tên này", EN: "several topics call an indicator by this very name"},
	otherRate:    {VI: "tính theo năm trong khi chỉ tiêu tính theo tháng, hoặc ngược lại", EN: "of a year where the indicator is of a month, or the reverse"},
	noRule:       {VI: "không quy tắc nào nhận", EN: "no rule takes it"},
}

// claimed tells of a figure that was taken where and when it is.
func (a *account) claimed(s *sentence, c *claim, again bool) {
	if a == nil {
		return
	}
	raw := "«" + s.line.Slice(c.span.Start, c.span.End) + "» "
	if again {
		a.tell(raw+"không ghi lần nữa: bài đã nêu số này", raw+"not recorded again: the article has stated it")
		return
	}
	var vis, ens []string
	for _, of := range []struct{ vi, en, value string }{{"nơi", "place", c.obs.Province}, {"kỳ", "period", periodName(c.obs.Period)}, {"cấp", "level", string(c.obs.Level)}, {"loại số", "kind", string(c.obs.Kind)}} {
		if of.value != "" {
			vis, ens = append(vis, of.vi+" "+of.value), append(ens, of.en+" "+of.value)
		}
	}
	a.tell(raw+"là "+strings.Join(vis, " · "), raw+"is "+strings.Join(ens, " · "))
}
