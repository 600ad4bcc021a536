package article

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A frame is what a figure was understood to state, before place and time.
type frame struct {
	prog       string // programme
	indicator  string
	unit       string
	status     string // what happened to what is counted: registered, nominated, shortlisted, recognised; "" when that is no question
	noun       string // what is counted
	thing      bool   // statuses happen to what is counted
	dimensions []string
	neverPart  bool
	itself     bool // counted for its own sake, of no other thing
	rule       string
}

func (f *frame) isMoney() bool { return f != nil && (f.unit == "vnd" || f.unit == "usd") }

// countable tells whether a figure may be a statistic at all.
func countable(f *vietnamese.Figure) bool {
	switch f.Type {
	case vietnamese.TypeNumber, vietnamese.TypeRange, vietnamese.TypeFraction:
	default:
		return false
	}
	switch f.Unit {
	case "percentage_point", "per_mille", "multiple", "fraction":
		return false
	}
	return !f.Null && !f.Delta && !f.Ordinal && !f.Vague && f.Value >= 0
}

// A refusal is why a figure was not understood.
type refusal uint8

const (
	taken        refusal = iota // it was
	noFigure                    // a change, an ordinal, a vague amount
	aShare                      // a percentage that is no rate
	anAverage                   // or for each
	oneAmongThem                // of the largest or the smallest of several
	itIsGone                    // of what ended or failed
	namesNoNoun                 // nothing says what it counts
	noRule                      // no rule takes it, or one turns it away
	ofSeveral                   // several topics call an indicator by the very name that it has
	otherRate                   // of a year, where the indicator is of a month, or the reverse
)

// frameOf understands item i. prev is the last understood item of the sentence,
// nil when there is none.
func (r *reader) frameOf(s *sentence, i int, prev *frame) (frame, refusal) {
	it := &s.items[i]
	if !countable(it.fig) {
		return frame{}, noFigure
	}
	if s.difference(it) {
		return frame{}, noFigure
	}
	if it.fig.Unit != "" && s.ofAnExtreme(it) {
		return frame{}, oneAmongThem
	}
	c := &r.trial
	*c = candidate{r: r, s: s, i: i, it: it, prev: prev}
	if it.noun.kind == "rate" {
		return c.choiceOf(it.noun)
	}
	switch it.fig.Unit {
	case "percent":
		return frame{}, aShare
	case "vnd", "usd":
		if it.fig.Unit == "vnd" && it.fig.Value < leastMoney {
			return frame{}, noFigure
		}
		it.fig.Average = it.fig.Average || s.forEachAfter(it) || it.fig.Per == "năm"
		c.counts, c.role = "money", r.moneyRole(s, it)
		return c.choice()
	case "ha", "tonne", "km2", "m2", "kg", "quintal", "m", "km", "m3", "litre":
		c.counts = it.fig.Unit
		if it.fig.Average {
			return frame{}, anAverage
		}
		return c.choice()
	}
	if it.fig.Average || it.fig.Distributive || s.forEach(it) || i > 0 && s.perUnit(it, &s.items[i-1]) {
		return frame{}, anAverage
	}
	if s.gone(it) {
		return frame{}, itIsGone
	}
	noun := it.noun
	if noun.kind == "" {
		noun = s.nounBefore(it)
	}
	if noun.kind == "" {
		return r.ellipsis(c)
	}
	return c.choiceOf(noun)
}

// leastMoney is less than any amount of money that counts: "1 đồng vốn khuyến công thu
// hút 3 đồng vốn xã hội" is a proportion.
const leastMoney = 1_000

// ofAnExtreme tells whether a measure is that of the largest or the smallest of several
// alone: "cụm lớn nhất 75 ha", "cơ sở được hỗ trợ cao nhất là 300 triệu đồng".
func (s *sentence) ofAnExtreme(it *item) bool {
	i := s.tokenAt(it.quantity) - 1
	for i > 0 && attaining.has(&s.tokens[i]) {
		i--
	}
	return i > 0 && s.tokens[i].Key == "nhất" && extremes.has(&s.tokens[i-1]) && s.tokens[i].Start >= it.from
}

var extremes = keySet("lớn", "nhỏ", "cao", "thấp", "rộng")

// difference tells whether a figure is by how much another is more or less: "cao
// hơn năm trước 1,1 tỷ đồng", "ít hơn kỳ năm 2022 là 13 sản phẩm".
func (s *sentence) difference(it *item) bool {
	for i := s.tokenAt(it.quantity) - 1; i > 0 && s.tokens[i].Start >= it.from && !s.tokens[i].Mark; i-- {
		if s.tokens[i].Key == than && moreOrLess.has(&s.tokens[i-1]) && i+1 < len(s.tokens) && times.has(&s.tokens[i+1]) {
			return true
		}
	}
	return false
}

var (
	than       = keyOf("hơn")
	moreOrLess = keySet("ít", "nhiều", "cao", "thấp", "lớn", "nhỏ")
	times      = keySet("kỳ", "năm", "cùng", "đợt", "lần", "quý", "tháng", "giai")
)

// forEachAfter tells whether an amount is said of each of several: "tối đa 300
// triệu đồng cho mỗi đề án".
func (s *sentence) forEachAfter(it *item) bool {
	i := s.tokenAt(it.fig.End)
	if i < len(s.tokens) && s.tokens[i].Key == "cho" {
		i++
	}
	return i < len(s.tokens) && each.has(&s.tokens[i])
}

// perUnit tells whether a figure is only the one thing that an amount is paid for:
// "hỗ trợ 35 triệu đồng cho 1 làng nghề".
func (s *sentence) perUnit(it, before *item) bool {
	return it.fig.Value == 1 && before.fig.Unit == "vnd" && s.wordBefore(it.quantity) == "cho" && s.tokenAt(it.quantity)-s.tokenAt(before.fig.End) == 1
}

// gone tells whether what is counted ended, was dissolved or failed: "giải thể 5
// hợp tác xã", "7 sản phẩm không đạt". What is recognised anew had ended before:
// "công nhận lại 13 sản phẩm đã hết hạn".
func (s *sentence) gone(it *item) bool {
	if s.has(stageWords, "renewed", it.from, it.quantity) {
		return false
	}
	if c, ok := s.last(stateWords, it.from, it.quantity); ok && c.value == "gone" && s.tokenAt(it.quantity)-c.to <= 3 {
		return true
	}
	c, ok := s.first(stateWords, it.body, it.cut)
	return ok && c.value == "gone" && s.tokens[c.from].Start-it.body <= 8 && s.wordBefore(c.start) != "nhưng" // "làng có nghề nhưng không được công nhận" is there
}

// nounBefore finds the noun of "số sản phẩm được công nhận là 35".
func (s *sentence) nounBefore(it *item) cue {
	if s.followedByWord(it) {
		return noCue
	}
	found := s.find(nounWords, it.from, it.quantity)
	for n := len(found) - 1; n >= 0; n-- {
		if numberWords.has(s.before(found[n].start)) || s.wordBefore(it.quantity) == ":" && s.boundaryBefore(found[n].start) {
			return found[n] // "Số sản phẩm được công nhận là 35", "Sản phẩm đăng ký: 38"
		}
	}
	return noCue
}

var (
	numberWords = keySet("số", "lượng")
	elliptical  = keySet("cấp", "đạt", "được", "thuộc", "của", "ở", "tại", "và", "là", "đã", "còn", "thì", "do", "trong", "đang", "vào", "năm", "xếp", "hạng")
	many        = keySet("các", "những", "nhiều", "số", "mọi", "lượng")
	each        = keySet("mỗi", "từng")
)

// followedByWord tells whether a word that may be a counted noun stands right
// after the figure.
func (s *sentence) followedByWord(it *item) bool {
	i := s.tokenAt(it.fig.End)
	if i >= len(s.tokens) || s.tokens[i].Mark && s.tokens[i].Key != "/" {
		return false
	}
	return !elliptical.has(&s.tokens[i])
}

// ellipsis is a figure without a noun: it counts what the one before counted.
func (r *reader) ellipsis(c *candidate) (frame, refusal) {
	if c.prev == nil || c.s.followedByWord(c.it) || c.it.fig.Unit != "" || c.prev.isMoney() {
		return frame{}, namesNoNoun
	}
	f := *c.prev
	f.rule = "news.ellipsis"
	if f.thing {
		if v := c.s.statusOf(c.it); v != "" {
			f.status = v
		}
		if rule, ok := r.lex.ruleFor(f.noun, f.prog, f.status); ok {
			f.indicator = rule.Indicator
		}
	}
	if f.indicator == "" {
		return frame{}, namesNoNoun
	}
	return f, taken
}

// programme finds which of the allowed programmes an item speaks of: named
// right after it, right before it, by the item before, anywhere in the
// sentence, or by what came earlier.
func (r *reader) programme(s *sentence, it *item, prev *frame, allowed []string) string {
	may := func(p string) bool {
		if !slices.Contains(allowed, p) {
			return false
		}
		known := r.lex.programme(p)
		for _, other := range known.Yields {
			if s.statedFor(it, other) || r.para.prog == other {
				return false // investors come to clusters and zones, too
			}
		}
		if slices.ContainsFunc(known.YieldsInClause, func(other string) bool { return s.inClause(it, other) }) {
			return false
		}
		return !known.Site || !s.onlyHosts(p)
	}
	rated := r.lex.rated()
	for _, c := range s.find(programmeWords, it.fig.Start, it.cut) {
		if may(c.value) {
			return c.value
		}
	}
	if rated != "" && may(rated) && s.starsIn(it.body, it.reach) != "" {
		return rated
	}
	before := s.find(programmeWords, it.from, it.quantity)
	for n := len(before) - 1; n >= 0; n-- {
		if may(before[n].value) {
			if r.outside(s, before[n]) {
				return ""
			}
			return before[n].value
		}
	}
	if c, ok := s.last(programmeWords, 0, it.quantity); ok && r.outside(s, c) {
		return ""
	}
	if prev != nil && may(prev.prog) {
		return prev.prog
	}
	for _, c := range s.find(programmeWords, 0, s.length) {
		if may(c.value) && !(r.lex.programme(c.value).Site && s.asideOf(it, c)) {
			return c.value
		}
	}
	if may(r.para.prog) {
		return r.para.prog
	}
	if may(r.para.ahead) {
		return r.para.ahead
	}
	if may(r.topic) {
		return r.topic
	}
	if may(r.led) {
		return r.led
	}
	return ""
}

// statedFor tells whether the sentence names a programme, and not only in brackets
// that open after a figure.
func (s *sentence) statedFor(it *item, prog string) bool {
	return slices.ContainsFunc(s.find(programmeWords, 0, s.length), func(c cue) bool { return c.value == prog && !s.asideOf(it, c) })
}

// asideOf tells whether a wording stands in brackets that open after a figure: "465 dự
// án (trong khu công nghiệp 292 dự án)".
func (s *sentence) asideOf(it *item, c cue) bool {
	open, _ := s.bracketsIn(it.fig.End, c.start)
	return open > 0
}

// outside tells of what lies outside the sites of a programme: "ngoài khu công nghiệp
// có 173 dự án".
func (r *reader) outside(s *sentence, c cue) bool {
	return r.lex.programme(c.value).Site && s.before(c.start).Key == "ngoài"
}

// inClause tells whether the part of the sentence around an item, between
// semicolons, names a programme.
func (s *sentence) inClause(it *item, prog string) bool {
	from := 0
	for _, at := range s.stops {
		if int(at) < it.quantity {
			from = int(at) + 1
		}
	}
	return s.has(programmeWords, prog, from, s.clauseEnd(it.fig.End))
}

// stated tells whether the sentence itself names a programme.
func (s *sentence) stated(prog string) bool { return s.has(programmeWords, prog, 0, s.length) }

func (s *sentence) starsIn(from, to int) string {
	for _, st := range s.stars {
		if st.start >= from && st.end <= to {
			return st.value
		}
	}
	return ""
}

func (s *sentence) levelIn(it *item) bool {
	return s.levelBetween(it.from, it.cut)
}

// levelBetween tells whether a level is named in [from, to).
func (s *sentence) levelBetween(from, to int) bool {
	return slices.ContainsFunc(s.levels, func(l vietnamese.LevelSpan) bool { return l.Start >= from && l.End <= to })
}

// handedDown is what happened to things of which the clause itself does not say:
// what happened to those before, unless they are called by the programme's name,
// which implies its own.
func (r *reader) handedDown(s *sentence, it *item, prev *frame, programme string) string {
	implied := r.lex.programme(programme).Implies
	if s.has(programmeWords, programme, it.body, it.cut) && prev == nil {
		return implied
	}
	if prev != nil && prev.status == "nominated" && s.isWhole(it) && s.levelIn(it) {
		return implied // "chọn 15 trong số 38 sản phẩm cấp tỉnh để dự bình chọn cấp khu vực"
	}
	if prev != nil && prev.status != "" {
		return prev.status
	}
	if v, ok := s.last(statusWords, 0, it.from); ok && (prev == nil || prev.status == "") && v.value != "supported" {
		return v.value
	}
	if r.para.status != "" && r.para.prog == programme {
		return r.para.status
	}
	return implied
}
