package workbook

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// A voice is one text that speaks about a figure.
type voice struct {
	*facet
	from string // head, label, section, title
	row  int    // where the text stands; 0 for a title
	col  int
}

// A meaning is what a figure is about, put together from the texts around it.
// Voices are ordered: the nearest first.
type meaning struct {
	scholar *scholar
	heads   []voice // lowest first
	labels  []voice // of the row itself
	path    []voice // rows above, nearest first
	titles  []voice // nearest first
	subject string  // family that the title speaks of: cnnt, kc, ocop …

	background []string // families that the names of the file and of the source speak of

	indicator  pipeline.Indicator
	rule       string
	level      pipeline.Level
	kind       pipeline.Kind
	period     pipeline.Period
	unit       string
	factor     float64
	dimensions map[string]string
	place      vietnamese.Place // zero when no text names one
	country    bool
	part       bool
}

// settle decides every side of the meaning, one after the other. The first
// problem ends it. This list is the one place where a figure gets its meaning.
func (m *meaning) settle() *problem {
	for _, step := range []func() *problem{
		m.settleIndicator,  // what is counted: head, else label, section, title
		m.settleLevel,      // at which level: head or label, else section, title
		m.settleKind,       // result, plan, target, estimate: the nearest that says so
		m.settlePeriod,     // when: head or label, else section, title, else unknown
		m.settleDimensions, // group, content, stars …: every text but the title
		m.settlePlace,      // where: label, head or section, else title
		m.settleUnit,       // in what: head, label, else title
	} {
		if p := step(); p != nil {
			return p
		}
	}
	for _, v := range m.near() {
		m.part = m.part || v.part
	}
	return nil
}

// near are all voices but the titles, nearest first.
func (m *meaning) near() []voice {
	return slices.Concat(m.heads, m.labels, m.path)
}

func (m *meaning) all() []voice { return slices.Concat(m.heads, m.labels, m.path, m.titles) }

// settleIndicator. Heads and labels must be understood to the last word; what
// the lexicon does not explain makes the figure unknown.
func (m *meaning) settleIndicator() *problem {
	for _, v := range slices.Concat(m.heads, m.labels) {
		if len(v.unknown) > 0 {
			if v.from == "head" {
				return unknownIndicator(v.text).about(v)
			}
			return unknownLabel(v.text).about(v)
		}
	}
	head, _ := m.firstIndicator(m.heads)
	row, rowVoice := m.firstIndicator(m.labels)
	if head != "" && row != "" && head != row {
		if len(rowVoice.dimensions) == 0 {
			return conflictingHeads(m.catalogued(head), m.catalogued(row))
		}
		row = "" // "Đào tạo nghề" under a head of its own is the content
	}
	for _, found := range []struct{ id, rule string }{
		{head, "table.column-head"}, {row, "table.row-label"},
	} {
		if found.id != "" {
			return m.take(found.id, found.rule)
		}
	}
	return m.outerIndicator()
}

// outerIndicator asks the sections and the title; the counted noun of the head
// or label then says which indicator of that family is meant.
func (m *meaning) outerIndicator() *problem {
	outer, rule := "", ""
	if id, _ := m.firstIndicator(m.path); id != "" {
		outer, rule = id, "table.section"
	} else {
		for _, v := range m.titles {
			if id, _ := m.firstIndicator([]voice{v}); id != "" && len(v.unknown) == 0 {
				outer, rule = id, "table.title"
				break
			}
		}
	}
	noun := m.noun()
	if outer != "" && noun != "" && !m.counts(outer, noun) {
		outer = ""
	}
	if outer == "" && noun != "" {
		outer, rule = m.nounOf(noun), "table.noun"
	}
	if outer == "" {
		return m.nothingCounted()
	}
	return m.take(outer, rule)
}

// nothingCounted complains about the head, or about the label where the head
// only says when or how.
func (m *meaning) nothingCounted() *problem {
	for _, v := range m.heads {
		if v.noun != "" || v.unit != "" || len(v.indicators) > 0 {
			return unknownIndicator(v.text).about(v)
		}
	}
	for _, v := range m.labels {
		if v.row > 0 && v.col > 0 && len(v.provinces) == 0 && !v.country {
			return unknownLabel(v.text).about(v)
		}
	}
	if len(m.heads) > 0 {
		return unknownIndicator(m.heads[0].text).about(m.heads[0])
	}
	return unknownIndicator("")
}

func (m *meaning) take(id, rule string) *problem {
	ind := m.catalogued(id)
	if ind.ID == "" || !m.evident(family(id)) {
		return m.nothingCounted()
	}
	m.indicator, m.rule = ind, rule
	return nil
}

func (m *meaning) catalogued(id string) pipeline.Indicator {
	ind, _ := m.scholar.catalog.Indicator(id)
	return ind
}

// firstIndicator is the first indicator that voices name and that the subject
// leaves no doubt about.
func (m *meaning) firstIndicator(voices []voice) (string, voice) {
	for _, v := range voices {
		for _, candidates := range v.indicators {
			if id := m.only(candidates); id != "" {
				return id, v
			}
		}
	}
	return "", voice{}
}

// only picks the candidate whose family the texts speak of; "" when none or
// several are left.
func (m *meaning) only(candidates []string) string {
	found := ""
	for _, id := range candidates {
		if !m.evident(family(id)) {
			continue
		}
		if found != "" && (family(found) != m.subject) == (family(id) != m.subject) {
			return ""
		}
		if found == "" || family(id) == m.subject {
			found = id
		}
	}
	return found
}

// noun is the counted noun or stated unit of the nearest head or label.
func (m *meaning) noun() string {
	for _, v := range slices.Concat(m.heads, m.labels, m.path) {
		switch {
		case v.noun != "" && v.noun != "percent":
			return v.noun
		case v.unit != "":
			return v.unit
		}
	}
	return ""
}

// counts tells whether an indicator is measured in a unit.
func (m *meaning) counts(id, unit string) bool {
	ind := m.catalogued(id)
	return ind.Unit == unit || slices.Contains(ind.Units, unit)
}

// nounOf is what a bare noun counts under a subject: "Số cơ sở" in a table on
// the vote, "Kinh phí (triệu đồng)" in one on khuyến công.
func (m *meaning) nounOf(unit string) string {
	nouns := map[string]map[string]string{
		"cnnt":  {"facility": "cnnt_facilities"},
		"kc":    {"facility": "kc_facilities_supported", "project": "kc_projects", "vnd": "kc_budget", "model": "kc_models"},
		"ocop":  {"product": "ocop_products", "entity": "ocop_entities"},
		"craft": {"village": "craft_villages", "household": "craft_households"},
		"ic":    {"cluster": "ic_count"},
		"iz":    {"zone": "iz_count"},
	}
	return nouns[m.subject][unit]
}

// family is the programme that an indicator belongs to.
func family(id string) string {
	switch prefix, _, _ := strings.Cut(id, "_"); prefix {
	case "craft", "villages", "artisans", "skilled", "income":
		return "craft"
	default:
		return prefix
	}
}

// evidence is the words, folded, that show that a table is about a family at all.
// "Số lao động" is of craft villages only where craft villages are named.
func evidence() map[string][]string {
	return map[string][]string{
		"cnnt":        {"cong nghiep nong thon", "cnnt", "binh chon", "rural industrial"},
		"kc":          {"khuyen cong", "industrial promotion"},
		"ocop":        {"ocop", "moi xa mot san pham", "moi xa, phuong mot san pham"},
		"craft":       {"lang nghe", "nganh nghe nong thon", "nghe truyen thong", "lang co nghe", "craft village"},
		"ic":          {"cum cong nghiep", "ccn", "industrial cluster"},
		"iz":          {"khu cong nghiep", "kcn", "industrial zone"},
		"investment":  {"thu hut dau tu", "du an dau tu", "du an duoc cap phep", "dau tu dang ki"},
		"coops":       {"hop tac xa", "htx"},
		"enterprises": {"thanh lap moi", "dang ki thanh lap"},
	}
}

// familiesOf are the families that a text speaks of, sorted.
func (s *scholar) familiesOf(text string) []string {
	folded := fold(text)
	var found []string
	for fam, signs := range s.evidence {
		if slices.ContainsFunc(signs, func(sign string) bool { return strings.Contains(folded, sign) }) {
			found = append(found, fam)
		}
	}
	if strings.Contains(strings.ToLower(vietnamese.NFC(text)), "chợ") { // without its marks it is "cho"
		found = append(found, "markets")
	}
	slices.Sort(found)
	return found
}

// evident tells whether anything around the figure speaks of a family.
func (m *meaning) evident(fam string) bool {
	for _, voices := range [][]voice{m.heads, m.labels, m.path, m.titles} {
		for _, v := range voices {
			if slices.Contains(v.families, fam) {
				return true
			}
		}
	}
	return slices.Contains(m.background, fam)
}

// subjectOf is the family that titles speak of, the nearest title first; "" when
// none or, in one title, more than one.
func subjectOf(titles [][]string) string {
	for _, families := range titles {
		var found []string
		for _, fam := range []string{"ocop", "craft", "ic", "iz", "kc", "cnnt"} {
			if slices.Contains(families, fam) {
				found = append(found, fam)
			}
		}
		if len(found) == 1 || len(found) == 2 && found[1] == "cnnt" {
			return found[0] // khuyến công supports makers of công nghiệp nông thôn
		}
	}
	return ""
}
