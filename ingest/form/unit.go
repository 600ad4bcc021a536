package form

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A unit is what one of a figure's units is in đồng, or per cent.
type unit struct {
	factor  float64 // đồng; 0 when not known
	percent bool
	text    string // as stated
	row     int    // where it is stated, 0 when in a head
	col     int
}

func (u unit) known() bool { return u.factor > 0 || u.percent }

var (
	unitMark  = pattern.MustCompile(`\b(don vi( tinh)?|dvt|units?)\s*[:.,–-]|\bdv\s*:|\b(don vi|dv) tinh\b|^\(?(don vi|dvt)\b`)
	scaleWord = pattern.MustCompile(`\b(trieu|tr|tieu|trie|treu|triu|tirieu|trieudong)\b|\b(ti|tii|ty)\b|\b(nghin|ngan|ngin|1000|1\.000)\b|\b(dong|dongs?|d|vnd|dg)\b|\b(millions?|mil)\b|\b(billions?)\b|\b(thousands?)\b`)
	// A line that is nothing but a unit, in one language or two.
	alone            = pattern.MustCompile(`^\(?\s*(trieu|tr\.?|ti|nghin|ngan|1\.?000)?\s*(dong|d|vnd|dong viet nam)\s*\)?\.?(\s*[-–/(]?\s*(unit\s*:?\s*)?(vnd\s*)?(in )?(millions?|billions?|thousands?|mill?\.?|bill?\.?|thous\.?)( of)?( (vnd|dongs?|vietnam dongs?))?\)?)?$`)
	thousandBillions = pattern.MustCompile(`\b(nghin|ngan) t[iy]\b`)
	amountIn         = pattern.MustCompile(`\b(dong|d|vnd|dg|dongs)\b`)
	// Other ways to write a scale of đồng: "1.000.000 đ", "Trđồng", "tỷ VND".
	written = []writing{
		{pattern.MustCompile(`(?i)(^|[^\pL\d.,])(?:triệu|tr[.]?|1[., ]?000[., ]?000)\s*(?:đồng|đg|đ|vnđ|vnd)($|[^\pL])`), "${1}triệu đồng${2}"},
		{pattern.MustCompile(`(?i)(^|[^\pL\d.,])(?:tỷ|tỉ)\s*(?:đồng|đg|đ|vnđ|vnd)($|[^\pL])`), "${1}tỷ đồng${2}"},
		{pattern.MustCompile(`(?i)(^|[^\pL\d.,])(?:nghìn|ngàn|1[., ]?000)\s*(?:đồng|đg|đ|vnđ|vnd)($|[^\pL])`), "${1}nghìn đồng${2}"},
	}
)

// A writing is one that is read as another.
type writing struct {
	of *pattern.Pattern
	as string
}

// plainly writes the units of a text as they are commonly written.
func plainly(text string) string {
	text = vietnamese.NFC(text)
	for _, w := range written {
		text = w.of.ReplaceAllString(text, w.as)
	}
	return text
}

// unitIn reads the unit of money that a text states: a unit line, however
// written, or a head with a unit in brackets.
func unitIn(text string) (unit, bool) {
	if len(text) > 300 {
		return unit{}, false
	}
	plain := plainly(text)
	folded := strings.ReplaceAll(vietnamese.Fold(plain), "1.000", "1000")
	at := unitMark.FindStringIndex(folded)
	switch {
	case at == nil && alone.MatchString(folded):
		at = []int{0, 0}
	case at == nil:
		return unitOfHead(plain, text)
	}
	rest := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(strings.ReplaceAll(folded[at[1]:], ".", " "), " "), "tinh"), " :(-")
	if strings.HasPrefix(strings.TrimPrefix(rest, "units: "), "%") || strings.HasSuffix(rest, ": %") {
		return unit{percent: true, text: text}, true
	}
	if thousandBillions.MatchString(rest) {
		return unit{factor: 1e12, text: text}, true
	}
	m := scaleWord.FindStringSubmatch(rest)
	if m == nil {
		return unitOfHead(plain, text)
	}
	for i, factor := range []float64{1e6, 1e9, 1e3, 1, 1e6, 1e9, 1e3} {
		if m[i+1] != "" && (factor != 1 || amountIn.MatchString(rest)) {
			return unit{factor: factor, text: text}, true
		}
	}
	return unit{}, false
}

// bareUnitOf reads the unit of money that ends a head, without its brackets or without "đồng":
// "Dự toán - triệu đồng", "Dự toán (triệu)".
func bareUnitOf(text string) (unit, bool) {
	m := endingUnit.FindStringSubmatch(vietnamese.Fold(plainly(text)))
	if m == nil {
		return unit{}, false
	}
	factor := map[string]float64{"trieu": 1e6, "ti": 1e9, "nghin": 1e3}[m[1]+m[2]]
	return unit{factor: factor, text: text}, true
}

var endingUnit = pattern.MustCompile(`(?:\b(trieu|ti|nghin) dong|\((trieu|ti|nghin)\))\W*$`)

// unitOfHead is the unit that the language's own reading finds.
func unitOfHead(plain, text string) (unit, bool) {
	switch id, factor, ok := vietnamese.UnitOf(plain); {
	case ok && id == "vnd":
		return unit{factor: factor, text: text}, true
	case ok && id == "percent":
		return unit{percent: true, text: text}, true
	}
	return unit{}, false
}

// The units as they should be written.
var (
	scaledUnit = pattern.MustCompile(`(triệu|nghìn|ngàn|tỷ|tỉ|1\.?000|tr\.?)\s*(đồng|đ|vnđ|vnd)([^\pL]|$)|(^|[^\pL])trđ([^\pL]|$)|million|billion|thousand`)
	plainUnit  = pattern.MustCompile(`(^|[^\pL])(đồng|đ|vnđ|vnd)([^\pL]|$)`)
)

// misspelt tells whether a unit was read from a line that misspells it. A line
// without any tone is only plain.
func (u unit) misspelt() bool {
	low := strings.ToLower(plainly(u.text))
	if u.percent || strings.IndexFunc(low, func(r rune) bool { return r > 0x7F }) < 0 {
		return false
	}
	rest := low
	if at := strings.LastIndexAny(low, ":："); at >= 0 {
		rest = low[at+1:]
	}
	if !strings.ContainsAny(rest, "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ") {
		return false
	}
	if u.factor != 1 {
		return !scaledUnit.MatchString(rest)
	}
	return !plainUnit.MatchString(rest)
}

// unitsOf are the units that the titles of a table state, nearest last.
func unitsOf(t *layout.Table) []unit {
	var list []unit
	for _, l := range t.Titles {
		if folded := vietnamese.Fold(l.Text); l.Kind != layout.UnitLine && !unitMark.MatchString(folded) && !alone.MatchString(folded) {
			continue
		}
		if u, ok := unitIn(l.Text); ok {
			u.row, u.col = l.Row, l.Col
			list = append(list, u)
		}
	}
	return list
}
