package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// Districts may stand across, by their bare names: "Đồng Hới", "Ba Đồn", "Lệ
// Thủy", "Tổng cộng", or some of them with what they are, "TX. Ba Đồn". Nobody lists the districts of all years, so a name is taken
// for one only in a province's table where every column of figures has such a
// head, and where they add up to a total or a text says what they are.

// localHeads hears the lowest heads of columns of figures as districts where
// they are.
func (p *plan) localHeads() {
	var named, typed []*column
	var total *column
	for _, c := range p.values {
		switch {
		case len(c.heads) == 0:
			return
		case (c.total || wholePlace.MatchString(c.heads[0].folded)) && total == nil:
			total = c
		case len(c.heads[0].Localities) == 1 && len(c.heads[0].Unexplained) == 0 && !c.heads[0].counted():
			typed = append(typed, c)
		case !c.total && bareLocal(c.heads[0], c.Bottom()):
			named = append(named, c)
		default:
			return
		}
	}
	if len(named) == 0 || len(named)+len(typed) < 2 || !p.titledProvince() || !p.listsPlaces(named) && (total == nil || !p.sumsTo(total, slices.Concat(named, typed))) {
		return
	}
	for _, c := range named {
		c.heads[0] = p.hearer.hearAs(roleLocality, c.Bottom())
		c.voices, c.plain = headVoices(c), plain(c.heads)
	}
}

// wholePlace is the head of what the districts of a province add up to.
var wholePlace = pattern.MustCompile(`^\(?(toan|ca) (tinh|thanh pho|tp)\)?( [-–/].*| whole province)?$`)

// bareLocal tells whether a head may be the bare name of a district: a name that
// says nothing else.
func bareLocal(h *speech, text string) bool {
	if !layout.IsName(text) || len(h.Unexplained) == 0 || len(h.Provinces)+len(h.Regions)+len(h.Items)+len(h.times) > 0 || h.Country || h.counted() || h.compares() {
		return false
	}
	words := strings.Fields(text)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !vietnamese.IsSyllable(strings.ToLower(w)) })
}

var placesAcross = pattern.MustCompile(`\b(huyen|thi xa|cac xa|xa phuong|dia ban|dia phuong|don vi hanh chinh)\b`)

// listsPlaces tells whether an upper head or the title says that the columns are
// places.
func (p *plan) listsPlaces(columns []*column) bool {
	for _, h := range columns[0].heads[1:] {
		if placesAcross.MatchString(h.folded) {
			return true
		}
	}
	return ofPlaces.MatchString(vietnamese.Fold(p.title))
}
