package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// unitCell reads a cell of a column of units.
func (h *hearer) unitCell(text string) *speech {
	said := &meaning.Text{Source: text, Factor: 1, Per: vietnamese.PerOf(text)}
	s := &speech{Text: said, text: text, folded: vietnamese.Fold(text), units: "?"}
	whole := catalog.Key(text)
	if long, ok := h.lexicon.Catalog().Abbreviations()[strings.ToLower(strings.Trim(text, " ."))]; ok {
		whole = catalog.Key(long)
	}
	if unit, ok := h.unitNames()[whole]; ok {
		said.Unit, s.units = unit, unit
		return s
	}
	if unit, factor, ok := h.unitOf("(" + text + ")"); ok && unit != "" {
		said.Unit, said.Factor, s.units = unit, factor, unit
	}
	return s
}

// unitNames are the units by the keys of their names, of those that share one the first.
func (h *hearer) unitNames() map[string]string {
	if h.units == nil {
		h.units = map[string]string{}
		for _, u := range h.lexicon.Catalog().Units() {
			for _, name := range append([]string{u.Name.VI, u.Name.EN, u.ID}, u.Synonyms...) {
				if key := catalog.Key(name); h.units[key] == "" {
					h.units[key] = u.ID
				}
			}
		}
	}
	return h.units
}

// The ways in which a million is abbreviated.
var (
	millions  = strings.NewReplacer("Tr.đ", "trđ", "tr.đ", "trđ", "Tr. đ", "trđ", "TR.Đ", "trđ", "Tr.Đ", "trđ")
	longForms = strings.NewReplacer("trđồng", "triệu đồng", "trđồng.", "triệu đồng")
)

// unitOf reads a stated unit; of a bilingual one, "Triệu đồng - Million dong",
// the first half that is understood.
func (h *hearer) unitOf(text string) (unit string, factor float64, ok bool) {
	text = vietnamese.Accented(text)
	lower := longForms.Replace(strings.ToLower(millions.Replace(text)))
	if unit, factor, ok = h.lexicon.UnitOf(lower); ok && unit != "" {
		return unit, factor, true
	}
	for _, half := range halves.Split(lower, -1) {
		if unit, factor, ok = h.lexicon.UnitOf(strings.Trim(half, " ().")); ok && unit != "" {
			return unit, factor, true
		}
	}
	return "", 0, false
}

var halves = pattern.MustCompile(`\s[-–]\s|/|\n`)

// bareLevel tells whether a text under "Cấp công nhận" is a level.
func bareLevel(text string) bool {
	return slices.Contains([]string{"xa", "huyen", "tinh", "khu vuc", "vung", "quoc gia", "trung uong", "kv", "qg", "tw"}, strings.Trim(vietnamese.Fold(text), " .:"))
}
