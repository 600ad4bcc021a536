package vietnamese

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// The kinds of a Place.
const (
	PlaceProvince = "province"
	PlaceRegion   = "region"
	PlaceCountry  = "country"
	PlaceDistrict = "district" // huyện, quận, thị xã, thành phố thuộc tỉnh
	PlaceCommune  = "commune"  // xã, phường, thị trấn, đặc khu
)

// A Place is a place that a text names. Span is the name with what abbreviates
// its type ("TP.HCM", "huyện Yên Sơn"), without the word tỉnh.
type Place struct {
	Span
	Name   string            // as the catalog spells it; of a district or commune as the text does, without its type
	Slug   string            // dong-thap; phia-nam; vn; yen-son
	Kind   string            // province, region, country, district, commune
	Type   string            // of a district or commune: huyện, thị xã, xã, …
	Areas  []pipeline.AreaID // in every boundary version; of a district or commune those of the province named with it, "(Quảng Nam)"
	InName bool              // part of the name of an organisation, a road or a person: "Bia Sài Gòn", "đường Hà Nội"
}

// Gazetteer finds the places of the catalog in text.
type Gazetteer struct {
	catalog *catalog.Catalog
	names   map[string][]placeName // by the first word, with and without diacritics, longest first
}

type placeName struct {
	words []string // keys, with diacritics
	plain []string // without
	upper []bool   // must begin with a capital
	place Place
	city  bool
}

// NewGazetteer prepares the names of c: provinces, cities, regions and the
// country with all their aliases, of both boundary versions.
func NewGazetteer(c *catalog.Catalog) *Gazetteer {
	g := &Gazetteer{catalog: c, names: map[string][]placeName{}}
	for _, a := range c.Areas() {
		p := Place{Name: a.Name, Slug: a.ID.Slug(), Kind: PlaceProvince, Areas: []pipeline.AreaID{a.ID}}
		switch a.Type {
		case catalog.TypeCountry:
			p.Kind = PlaceCountry
		case catalog.TypeRegion:
			p.Kind = PlaceRegion
		}
		for _, name := range append([]string{a.Name, a.FullName}, a.Aliases...) {
			g.learn(name, p, a.Type == catalog.TypeCity)
		}
	}
	for _, boundary := range []string{catalog.Boundary2008, catalog.Boundary2025} {
		for _, r := range c.Regions(boundary) {
			p := Place{Name: r.Name.VI, Slug: r.ID, Kind: PlaceRegion}
			for _, name := range append([]string{r.Name.VI}, r.Aliases...) {
				g.learn(name, p, false)
			}
		}
	}
	for _, list := range g.names {
		slices.SortStableFunc(list, func(a, b placeName) int { return len(b.words) - len(a.words) })
	}
	return g
}

// lowerWords are written small inside names of places.
var lowerWords = set("tỉnh thành phố thủ đô phía miền vùng khu vực các đồng bằng sông trung du và núi duyên hải cả nước toàn quốc nước")

func (g *Gazetteer) learn(name string, p Place, city bool) {
	n := placeName{place: p, city: city}
	l := Cut(name)
	if l.is(0, "tỉnh") || l.words(0, "thành", "phố") { // their names are enough
		return
	}
	for _, t := range l.tokens {
		if t.kind == word {
			n.words, n.plain = append(n.words, t.low), append(n.plain, Fold(t.low))
			n.upper = append(n.upper, t.upper && (p.Kind == PlaceProvince || !lowerWords[t.low]))
		}
	}
	if len(n.words) == 0 || len(n.words) > 12 || len(n.words) == 1 && len([]rune(n.words[0])) < 3 {
		return
	}
	g.index(n.words[0], n)
	if n.plain[0] != n.words[0] {
		g.index(n.plain[0], n)
	}
}

// index keeps the name under its first word, together with the same name of the
// other boundary version.
func (g *Gazetteer) index(first string, n placeName) {
	for i := range g.names[first] {
		known := &g.names[first][i]
		if !slices.Equal(known.words, n.words) || known.place.Kind != n.place.Kind {
			continue
		}
		known.city = known.city || n.city
		for _, id := range n.place.Areas {
			if !slices.Contains(known.place.Areas, id) {
				known.place.Areas = append(slices.Clone(known.place.Areas), id)
			}
		}
		return
	}
	g.names[first] = append(g.names[first], n)
}

// Resolve gives the areas that a name alone may mean, with or without "tỉnh",
// "TP.", "thành phố", in both boundary versions; none when it is unknown.
func (g *Gazetteer) Resolve(name string) []pipeline.Area {
	if found := g.catalog.Find(name); len(found) > 0 {
		return found
	}
	folded := Fold(name)
	for _, prefix := range []string{"tinh ", "thanh pho ", "tp. ", "tp.", "tp ", "t. ", "t."} {
		if rest, ok := strings.CutPrefix(folded, prefix); ok {
			return g.catalog.Find(rest)
		}
	}
	return nil
}

// Places finds every place that a sentence names, in order, never overlapping:
// the longest name wins, capitals and diacritics count ("bình dương" is none).
func (g *Gazetteer) Places(sentence string) []Place { return g.PlacesOf(Cut(sentence)) }

// PlacesOf finds every place that a line names, see Places. The slice belongs to
// the line.
func (g *Gazetteer) PlacesOf(l *Line) []Place {
	found := l.foundPlaces[:0]
	for i := 0; i < len(l.tokens); {
		if t := &l.tokens[i]; t.kind != word || !t.upper && t.starts&(startsPlace|startsLocality) == 0 {
			i++
			continue
		}
		p, next := g.placeAt(l, i)
		if next <= i {
			i++
			continue
		}
		found = append(found, p)
		i = next
	}
	l.foundPlaces = found
	return found
}

func (g *Gazetteer) placeAt(l *Line, i int) (Place, int) {
	if p, next := g.locality(l, i); next > i {
		return p, next
	}
	n, next := g.match(l, i)
	if next == i {
		return Place{}, i
	}
	p := n.place
	p.Areas = slices.Clip(p.Areas)
	p.Span = l.span(i, next)
	if p.Kind == PlaceProvince {
		p.InName = l.inName(i, next)
	}
	return p, next
}

// match finds the longest name at token i.
func (g *Gazetteer) match(l *Line, i int) (*placeName, int) {
	t := l.at(i)
	if t.kind != word || !t.upper && t.starts&startsPlace == 0 {
		return nil, i
	}
	list := g.namesFrom(t)
	for k := range list {
		if next := list[k].read(l, i); next > i {
			return &list[k], next
		}
	}
	return nil, i
}

// namesFrom are the names that begin with the word of a token.
func (g *Gazetteer) namesFrom(t *token) []placeName {
	s := t.spelling
	if s == nil {
		return g.names[t.low]
	}
	if s.gazetteer != g {
		s.gazetteer, s.names = g, g.names[t.low]
	}
	return s.names
}

// read matches the name at token i. A text without any diacritics still matches
// when every word of it has its capital.
func (n *placeName) read(l *Line, i int) int {
	at := i
	exact, bare := true, true
	for k, w := range n.words {
		if k > 0 {
			at = l.overTie(at)
		}
		t := l.at(at)
		if t.kind != word || n.upper[k] && !t.upper || t.gap == nextLine && at > i {
			return i
		}
		exact = exact && t.low == w
		bare = bare && t.low == n.plain[k] && (t.upper || !n.upper[k])
		if !exact && !bare {
			return i
		}
		at++
	}
	if !exact && len(n.words) < 2 {
		return i
	}
	return at
}

// overTie steps over a dot or dash inside a name.
func (l *Line) overTie(i int) int {
	if l.is(i, "-") || l.is(i, ".") && l.at(i).gap == glued {
		return i + 1
	}
	return i
}
