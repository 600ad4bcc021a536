package table

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A district or a commune sends tables too: "UBND HUYỆN CAO LÃNH", "SẢN PHẨM OCOP HUYỆN CAO
// LÃNH". What such a table states is the district's, not its province's, unless a
// row or a head names another place.

// seatOf is the district or commune that the title of a table says it is of, else
// who sent it, the titles of tables above it, the name of its sheet, or, where no
// title names a province, the name of the document. They are several where one
// title names several; of a commune with its district the commune is meant.
func (p *plan) seatOf(over *plan) []vietnamese.Place {
	var agencies []string
	for l := range p.table.TitleLines(layout.Agency) {
		agencies = append(agencies, l.Text)
	}
	var titles []string
	for _, s := range p.titles {
		titles = append(titles, s.text)
	}
	for _, texts := range [][]string{titles, agencies} {
		if seats := p.localities(texts); len(seats) > 0 {
			return seats
		}
	}
	if over != nil && len(over.seats) > 0 {
		return over.seats
	}
	if seats := p.localities([]string{p.grid.Name()}); len(seats) > 0 || p.titledProvince() {
		return seats
	}
	for _, name := range p.names {
		if seats := p.localities([]string{name.text}); len(seats) > 0 {
			return seats
		}
	}
	return nil
}

// localities are the places that texts say to be told of, a commune without its
// district.
func (p *plan) localities(texts []string) (seats []vietnamese.Place) {
	var places []vietnamese.Place
	for _, text := range texts {
		places = append(places, p.lexicon.Gazetteer().Localities(text)...)
	}
	communes := slices.ContainsFunc(places, func(l vietnamese.Place) bool { return l.Kind == vietnamese.PlaceCommune })
	for _, l := range places {
		if (!communes || l.Kind == vietnamese.PlaceCommune) && !slices.ContainsFunc(seats, func(s vietnamese.Place) bool { return s.Name == l.Name }) {
			seats = append(seats, l)
		}
	}
	return seats
}

// settleSeat gives a figure of no named place to the district that the table is
// of.
func (p *plan) settleSeat(m *figureMeaning, voices chorus) *problem {
	if len(p.seats) == 0 {
		return nil
	}
	for v := range voices {
		if v.from <= meaning.Section && (len(v.Provinces)+len(v.Regions) > 0 || v.Country) {
			return nil
		}
	}
	if len(p.seats) > 1 || !slices.Contains(m.of().Dimensions, "locality") {
		var names []string
		for _, s := range p.seats {
			names = append(names, s.Type+" "+s.Name)
		}
		return ofLocality(names)
	}
	m.tell("locality", p.seats[0].Name)
	return nil
}
