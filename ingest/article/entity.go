package article

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// entityFrame understands who stands behind the figures: facilities of the
// vote, entities of OCOP, facilities supported, workshops of craft villages,
// cooperatives and enterprises of a whole province.
func (r *reader) entityFrame(s *sentence, i int, f frame, prev *frame) (frame, bool) {
	it := s.items[i]
	f.unit = f.noun
	ofSupported := prev == nil && r.para.prog == "kc" && slices.Contains(r.para.units, f.unit) && s.has("part", "", 0, min(12, it.quantity))
	if ofSupported || s.supported(it, prev) && r.supportTopic(s, it) {
		f.prog, f.indicator, f.verb = "kc", "kc_facilities_supported", "support"
		if f.unit == "entity" {
			f.unit = "facility"
		}
		return f, true
	}
	f.prog = r.programme(s, it, prev, "cnnt", "ocop", "craft", "coop", "enterprise", "kc")
	ofProducts := it.chained && (prev != nil && prev.noun == "product" || i > 0 && s.items[i-1].noun.value == "dossier") || s.belongs(it)
	listed := prev != nil && prev.noun != "product" && prev.unit != "vnd" && prev.prog == f.prog
	switch f.prog {
	case "cnnt":
		f.indicator = "cnnt_facilities"
		if f.unit == "entity" {
			f.unit = "facility"
		}
		if ofProducts || listed && prev.indicator == "cnnt_facilities" || s.takesPart(it) {
			return f, true
		}
	case "ocop":
		f.indicator = "ocop_entities"
		if f.noun == "entity" || ofProducts || listed && prev.indicator == "ocop_entities" || s.ownsProducts(it) ||
			s.has("noun", "entity", it.from, it.quantity) {
			return f, true
		}
	case "craft":
		return r.craftEntity(s, it, f)
	}
	return wholeProvince(s, it, f, prev)
}

// belongs tells whether products belong to what is counted: "các sản phẩm …
// thuộc về 38 cơ sở".
func (s *sentence) belongs(it item) bool {
	i := s.tokenAt(it.quantity) - 1
	if i >= 1 && s.tokens[i].Key == vietnamese.Key("về") {
		i--
	}
	return i >= 0 && (chains[s.tokens[i].Key] || s.tokens[i].Key == vietnamese.Key("là")) && s.tokens[i].Key != vietnamese.Key("cho") &&
		s.has("noun", "product", it.from, it.quantity)
}

// craftEntity understands households and workshops of craft villages.
func (r *reader) craftEntity(s *sentence, it item, f frame) (frame, bool) {
	if !s.stated("craft") && r.para.prog != "craft" {
		return f, false
	}
	switch f.noun {
	case "household":
		f.indicator = "craft_households"
	case "facility", "enterprise", "cooperative":
		f.indicator = "craft_facilities"
	default:
		return f, false
	}
	return f, !s.ofOneCompany(it)
}

// wholeProvince understands cooperatives and enterprises counted for their own
// sake.
func wholeProvince(s *sentence, it item, f frame, prev *frame) (frame, bool) {
	next := s.tokenAt(it.body)
	isNew := s.has("status", "new", max(it.from, it.quantity-30), it.cut) ||
		next < len(s.tokens) && s.tokens[next].End <= it.cut && s.tokens[next].Key == vietnamese.Key("mới")
	switch {
	case f.noun == "cooperative_group" && prev != nil && prev.indicator == "coops":
		f.prog, f.indicator = "coop", "coops"
		return f, true
	case f.noun == "cooperative" && !it.chained && (s.plainCount(it) || f.prog == "coop" || s.stated("coop") || isNew || s.has("sum", "", 0, it.quantity)):
		f.prog, f.indicator = "coop", "coops"
		if isNew {
			f.indicator = "coops_new"
		}
		return f, true
	case f.noun == "enterprise" && isNew && !it.chained:
		f.prog, f.indicator = "enterprise", "enterprises_new"
		return f, true
	}
	return f, false
}

// plainCount tells whether a sentence about no other programme says of a
// province how many there are, and nothing more of them: "Đắk Lắk hiện có 786
// HTX, …".
func (s *sentence) plainCount(it item) bool {
	for _, c := range s.find("prog", 0, s.length) {
		if c.value != "coop" && c.value != "market" && c.value != "enterprise" {
			return false
		}
	}
	provinces := slices.ContainsFunc(s.places, func(p vietnamese.Place) bool { return p.Kind == vietnamese.PlaceProvince && p.End <= it.quantity })
	i := s.tokenAt(it.body)
	ends := i >= len(s.tokens) || s.tokens[i].Mark || s.tokens[i].Key == vietnamese.Key("và")
	return provinces && ends && s.wordBefore(it.quantity) == has
}

// supported tells whether the clause gives support to what is counted.
func (s *sentence) supported(it item, prev *frame) bool {
	if c, ok := s.first("verb", it.body, it.cut); ok && c.value == "support" && s.wordBefore(c.start) != vietnamese.Key("để") {
		if passive(c) {
			return true
		}
	}
	if it.chained && prev != nil {
		return prev.prog == "kc"
	}
	if c, ok := s.last("verb", it.from, it.quantity); ok {
		return c.value == "support"
	}
	return prev != nil && prev.prog == "kc" && !s.takesPart(it)
}

// passive tells whether a verb of support is told of who receives it.
func passive(c cue) bool {
	return c.wording == "được hỗ trợ" || c.wording == "thụ hưởng" || c.wording == "được thụ hưởng"
}

// supportTopic tells whether support in this sentence is industrial promotion:
// the programme is named, now or before, or the vote's products get it.
func (r *reader) supportTopic(s *sentence, it item) bool {
	if s.stated("kc") || r.para.prog == "kc" {
		return true
	}
	if s.stated("ocop") || s.stated("craft") || r.para.prog == "ocop" {
		return false
	}
	return s.stated("cnnt") || s.stated("rural") || r.topic == "kc" || s.has("noun", "project", 0, s.length) && r.topic == "cnnt"
}

// takesPart tells whether what is counted takes part in the vote.
func (s *sentence) takesPart(it item) bool {
	if c, ok := s.first("verb", it.body, it.cut); ok {
		switch c.value {
		case "register":
			return !s.has("event", "", c.end, min(c.end+25, it.cut))
		case "recognize", "nominate":
			return true
		}
	}
	if s.has("noun", "product", it.body, it.cut) || it.noun.kind == "" && s.has("noun", "product", it.from, it.quantity) {
		return true
	}
	v := s.governing(it)
	return v == "register" || v == "recognize"
}

// ownsProducts tells whether what is counted has OCOP products.
func (s *sentence) ownsProducts(it item) bool {
	return s.has("prog", "ocop", it.body, it.cut) && (s.has("noun", "product", it.body, it.cut) || s.has("verb", "register", it.body, it.cut) || s.has("noun", "entity", it.body, it.cut)) ||
		s.has("noun", "entity", it.body, it.cut)
}

// projectFrame understands projects: of industrial promotion or of investors.
func (r *reader) projectFrame(s *sentence, it item, f frame, prev *frame) (frame, bool) {
	f.unit = "project"
	f.prog = r.programme(s, it, prev, "kc", "ic", "iz", "invest")
	switch f.prog {
	case "ic", "iz":
		f.indicator = f.prog + "_projects"
		return f, s.stated(f.prog) || r.para.prog == f.prog
	case "invest":
		f.indicator = "investment_projects"
		return f, s.stated("invest") || r.para.prog == "invest"
	}
	byName := it.noun.wording != "dự án"
	if f.prog != "kc" {
		if !byName || !r.supportTopic(s, it) {
			return f, false
		}
		f.prog = "kc"
	}
	f.indicator, f.verb = "kc_projects", "support"
	return f, byName && !s.stated("ocop") || s.stated("kc")
}

// craftFrame understands villages, trades and their masters.
func (r *reader) craftFrame(s *sentence, it item, f frame) (frame, bool) {
	f.prog = "craft"
	known := s.stated("craft") || r.para.prog == "craft"
	switch f.noun {
	case "village":
		f.indicator, f.unit = "craft_villages", "village"
		if s.traditional(it) {
			f.indicator = "craft_villages_traditional"
		}
	case "village_trad":
		f.indicator, f.unit, known = "craft_villages_traditional", "village", true
	case "village_craft":
		f.indicator, f.unit, known = "villages_with_craft", "village", true
	case "trade":
		f.indicator, f.unit, known = "craft_trades_traditional", "trade", true
	case "artisan":
		f.indicator, f.unit = "artisans", "person"
	case "skilled":
		f.indicator, f.unit = "skilled_workers", "person"
	}
	return f, known || r.topic == "craft"
}

// traditional tells whether villages are recognised as traditional ones.
func (s *sentence) traditional(it item) bool {
	c, ok := s.first("status", it.body, it.cut)
	return ok && c.value == "traditional" && c.start-it.body <= 2
}

// workerFrame understands workers of craft villages, clusters and zones, and
// persons trained.
func (r *reader) workerFrame(s *sentence, it item, f frame, prev *frame) (frame, bool) {
	f.unit = "person"
	f.prog = r.programme(s, it, prev, "craft", "ic", "iz", "kc")
	person := it.noun.wording == "người"
	near := s.stated(f.prog) || r.para.prog == f.prog
	switch f.prog {
	case "craft":
		f.indicator = "craft_workers"
		return f, near && (!person || s.has("noun", "worker", it.body, it.cut) || prev != nil)
	case "ic", "iz":
		f.indicator = f.prog + "_workers"
		return f, near && !person
	case "kc":
		f.indicator = "kc_trainees"
		return f, near && (f.noun == "trainee" || s.has("content", "dao_tao", 0, s.length))
	}
	return f, false
}

// siteFrame understands clusters, zones and markets counted themselves.
func (r *reader) siteFrame(s *sentence, it item, f frame, prev *frame) (frame, bool) {
	switch f.noun {
	case "cluster", "zone":
		f.prog = map[string]string{"cluster": "ic", "zone": "iz"}[f.noun]
		f.unit = f.noun
		f.indicator = f.prog + "_count"
		if c, ok := s.first("status", it.body, it.cut); ok && (c.value == "operating" || c.value == "planned") {
			f.indicator = f.prog + "_" + c.value
		} else if c, ok := s.last("status", it.from, it.quantity); ok && c.value == "planned" {
			f.indicator = f.prog + "_planned"
		}
		if (prev != nil && strings.HasSuffix(prev.indicator, "_planned") || s.ofMasterPlan(it)) && f.indicator == f.prog+"_count" {
			f.indicator = f.prog + "_planned"
		}
		return f, s.stated(f.prog) || r.para.prog == f.prog
	}
	f.prog, f.indicator, f.unit = "market", "markets", "market"
	if s.has("status", "built", it.from, it.cut) {
		f.indicator = "markets_built"
	}
	return f, true
}
