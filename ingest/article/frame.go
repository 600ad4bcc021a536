package article

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A frame is what a figure was understood to state, before place and time.
type frame struct {
	prog      string // cnnt, ocop, kc, craft, ic, iz, market, coop, invest, enterprise
	indicator string
	unit      string
	verb      string // register, recognize, nominate, shortlist, support, ""
	noun      string // value of the noun cue
	rule      string
}

// countable tells whether a figure may be a statistic at all.
func countable(f vietnamese.Figure) bool {
	switch f.Type {
	case vietnamese.TypeNumber, vietnamese.TypeRange, vietnamese.TypeFraction:
	default:
		return false
	}
	switch f.Unit {
	case "percent", "percentage_point", "per_mille", "multiple", "fraction":
		return false
	}
	return !f.Null && !f.Delta && !f.Ordinal && !f.Vague && f.Value >= 0
}

// frameOf understands item i. prev is the last understood item of the sentence,
// nil when there is none.
func (r *reader) frameOf(s *sentence, i int, prev *frame) (frame, bool) {
	it := s.items[i]
	if !countable(it.fig) {
		return frame{}, false
	}
	if it.fig.Unit == "vnd" || it.fig.Unit == "usd" {
		return r.moneyFrame(s, it, prev)
	}
	if it.fig.Average || it.fig.Distributive || s.forEach(it) {
		return frame{}, false
	}
	switch it.fig.Unit {
	case "ha", "tonne", "km2", "m2", "kg", "quintal", "m", "km", "m3", "litre":
		return r.measureFrame(s, it, prev)
	}
	if s.gone(it) {
		return frame{}, false
	}
	noun := it.noun
	if noun.kind == "" {
		noun = s.nounBefore(it)
	}
	if noun.kind == "" {
		return r.ellipsis(s, it, prev)
	}
	return r.countFrame(s, i, noun.value, prev)
}

// gone tells whether what is counted ended, was dissolved or failed: "giải thể 5
// hợp tác xã", "7 sản phẩm không đạt".
func (s *sentence) gone(it item) bool {
	if c, ok := s.last("status", it.from, it.quantity); ok && c.value == "gone" && s.tokenAt(it.quantity)-c.to <= 3 {
		return true
	}
	c, ok := s.first("status", it.body, it.cut)
	return ok && c.value == "gone" && s.tokens[c.from].Start-it.body <= 8
}

// nounBefore finds the noun of "số sản phẩm được công nhận là 35".
func (s *sentence) nounBefore(it item) cue {
	if s.followedByWord(it) {
		return cue{}
	}
	found := s.find("noun", it.from, it.quantity)
	for n := len(found) - 1; n >= 0; n-- {
		if numberWords[s.wordBefore(found[n].start)] || s.wordBefore(it.quantity) == ":" && s.boundaryBefore(found[n].start) {
			return found[n] // "Số sản phẩm được công nhận là 35", "Sản phẩm đăng ký: 38"
		}
	}
	return cue{}
}

var (
	numberWords = keySet("số", "lượng")
	elliptical  = keySet("cấp", "đạt", "được", "thuộc", "của", "ở", "tại", "và", "là", "đã", "còn", "thì", "do", "trong", "đang", "vào", "năm", "xếp", "hạng")
	many        = keySet("các", "những", "nhiều", "số", "mọi", "lượng")
	each        = keySet("mỗi", "từng")
)

// followedByWord tells whether a word that may be a counted noun stands right
// after the figure.
func (s *sentence) followedByWord(it item) bool {
	i := s.tokenAt(it.fig.End)
	if i >= len(s.tokens) || s.tokens[i].Mark && s.tokens[i].Key != "/" {
		return false
	}
	return !elliptical[s.tokens[i].Key]
}

// ellipsis is a figure without a noun: it counts what the one before counted.
func (r *reader) ellipsis(s *sentence, it item, prev *frame) (frame, bool) {
	if prev == nil || s.followedByWord(it) || it.fig.Unit != "" || prev.unit == "vnd" || prev.unit == "usd" {
		return frame{}, false
	}
	f := *prev
	f.rule = "article.ellipsis"
	if f.noun == "product" {
		if v := s.verbOf(it, f.prog); v != "" {
			f.verb = v
		}
		f.indicator = productIndicator(f.prog, f.verb)
	}
	return f, f.indicator != ""
}

// programme finds which of the allowed programmes an item speaks of: named
// right after it, right before it, by the item before, anywhere in the
// sentence, or by what came earlier.
func (r *reader) programme(s *sentence, it item, prev *frame, allowed ...string) string {
	may := func(p string) bool {
		if p == "invest" && (s.stated("ic") || s.stated("iz") || s.inClause(it, "enterprise") || r.para.prog == "ic" || r.para.prog == "iz") {
			return false // investors come to clusters and zones, too
		}
		if (p == "ic" || p == "iz") && s.onlyHosts(p) {
			return false
		}
		return slices.Contains(allowed, p)
	}
	for _, c := range s.find("prog", it.fig.Start, it.cut) {
		if may(c.value) {
			return c.value
		}
	}
	if may("ocop") && s.starsIn(it.body, it.reach) != "" {
		return "ocop"
	}
	before := s.find("prog", it.from, it.quantity)
	for n := len(before) - 1; n >= 0; n-- {
		if may(before[n].value) {
			return before[n].value
		}
	}
	if prev != nil && may(prev.prog) {
		return prev.prog
	}
	for _, c := range s.find("prog", 0, s.length) {
		if may(c.value) {
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
	return ""
}

// inClause tells whether the part of the sentence around an item, between
// semicolons, names a programme.
func (s *sentence) inClause(it item, prog string) bool {
	from := 0
	for _, t := range s.tokens {
		if t.Key == ";" && t.End <= it.quantity {
			from = t.End
		}
	}
	return s.has("prog", prog, from, s.clauseEnd(it.fig.End))
}

// stated tells whether the sentence itself names a programme.
func (s *sentence) stated(prog string) bool { return s.has("prog", prog, 0, s.length) }

func (s *sentence) starsIn(from, to int) string {
	for _, st := range s.stars {
		if st.start >= from && st.end <= to {
			return st.value
		}
	}
	return ""
}

// countFrame understands a counted noun.
func (r *reader) countFrame(s *sentence, i int, noun string, prev *frame) (frame, bool) {
	it := s.items[i]
	f := frame{noun: noun, rule: "article.count"}
	switch noun {
	case "product", "certification":
		return r.productFrame(s, it, f, prev)
	case "facility", "entity", "enterprise", "cooperative", "cooperative_group", "household":
		return r.entityFrame(s, i, f, prev)
	case "project":
		return r.projectFrame(s, it, f, prev)
	case "model":
		f.prog = r.programme(s, it, prev, "kc")
		f.indicator, f.unit = "kc_models", "model"
		if f.prog == "" && (s.stated("cnnt") || s.stated("rural")) && s.has("content", "trinh_dien", it.fig.End, it.cut) {
			f.prog = "kc" // demonstration is a work of industrial promotion
		}
		return f, f.prog == "kc" && (s.stated("kc") || r.para.prog == "kc" || s.has("content", "trinh_dien", it.fig.Start, it.cut))
	case "tourism", "shop":
		f.prog = r.programme(s, it, prev, "ocop")
		f.indicator, f.unit = "ocop_tourism_models", "model"
		if noun == "shop" {
			f.indicator, f.unit = "ocop_shops", "shop"
		}
		return f, f.prog == "ocop" && (s.stated("ocop") || r.para.prog == "ocop" || prev != nil)
	case "village", "village_trad", "village_craft", "trade", "artisan", "skilled":
		return r.craftFrame(s, it, f)
	case "worker", "trainee":
		return r.workerFrame(s, it, f, prev)
	case "cluster", "zone", "market":
		return r.siteFrame(s, it, f, prev)
	}
	return f, false
}

// productFrame understands products of the vote and of OCOP.
func (r *reader) productFrame(s *sentence, it item, f frame, prev *frame) (frame, bool) {
	f.prog, f.unit = r.programme(s, it, prev, "cnnt", "ocop"), "product"
	own := s.has("prog", "", it.from, it.cut)
	if f.prog == "" || s.ofOneCompany(it) && prev == nil {
		return f, false
	}
	if f.noun == "certification" && f.prog == "ocop" {
		f.indicator, f.unit = "ocop_certifications", "certification"
		return f, true
	}
	f.noun = "product"
	f.verb = s.verbOf(it, f.prog)
	fresh := prev == nil && !own && !s.stated(f.prog) && len(s.stars) == 0
	if fresh && r.para.prog != f.prog && r.para.ahead != f.prog && (f.verb == "" || f.prog == "ocop") && !s.levelIn(it) {
		return f, false // nothing but the headline says what these products are
	}
	if f.prog == "ocop" {
		f.indicator = "ocop_products"
		switch {
		case s.has("online", "", it.body, it.reach):
			f.indicator = "ocop_products_online"
		case s.has("export", "", it.body, it.cut):
			f.indicator = "ocop_products_export"
		}
		return f, true
	}
	if f.verb == "" {
		f.verb = r.inheritedVerb(s, it, prev)
	}
	f.indicator = productIndicator(f.prog, f.verb)
	return f, f.indicator != ""
}

func (s *sentence) levelIn(it item) bool {
	for _, l := range s.levels {
		if l.Start >= it.from && l.End <= it.cut {
			return true
		}
	}
	return false
}

func productIndicator(prog, verb string) string {
	if prog == "ocop" {
		return "ocop_products"
	}
	switch verb {
	case "register":
		return "cnnt_registered"
	case "nominate":
		return "cnnt_nominated"
	case "shortlist":
		return "cnnt_shortlisted"
	}
	return "cnnt_recognized"
}

// inheritedVerb is what happened to products of which the clause itself does
// not say: what happened to those before, unless they are called outstanding.
func (r *reader) inheritedVerb(s *sentence, it item, prev *frame) string {
	if s.has("prog", "cnnt", it.body, it.cut) && prev == nil {
		return "recognize"
	}
	if prev != nil && prev.verb != "" && prev.verb != "support" {
		return prev.verb
	}
	if v, ok := s.last("verb", 0, it.from); ok && prev == nil && v.value != "support" {
		return v.value
	}
	if r.para.verb != "" && r.para.prog == "cnnt" {
		return r.para.verb
	}
	return "recognize"
}
