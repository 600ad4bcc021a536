package article

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// A place is for whom a figure stands.
type place struct {
	name     string // as the document words it
	areas    []pipeline.AreaID
	nation   bool
	several  bool // of several provinces together: of none alone
	region   string
	locality string
	former   bool // a province of old, inside the one that the article is about
	open     bool // of the one province that the article names, if it names one alone
}

// orLonger is another place, or this one where the other is only a shorter name of
// it: "Festival Nghề truyền thống Huế" in an article on Thừa Thiên Huế.
func (p place) orLonger(other place) place {
	if len(p.areas) > 0 && len(other.areas) > 0 && p.areas[0] == other.areas[0] && len(p.name) > len(other.name) && other.locality == "" {
		return p
	}
	return other
}

func (p place) unknown() bool {
	return p.name == "" && !p.several && len(p.areas) == 0 && !p.nation && p.region == "" && p.locality == ""
}

// ofMany tells of a region or of the country.
func (p place) ofMany() bool { return p.name == "" && (p.region != "" || p.nation) }

// placeOf is for whom an item stands: named before it in its clause, right
// after it, by the item before, at the beginning of the sentence, or by what
// the article spoke of last.
func (r *reader) placeOf(s *sentence, i int, f *frame, prev *claim) place {
	it := &s.items[i]
	if p, ok := s.placeOfBracket(it); ok {
		return p
	}
	if prev == nil {
		if p, ok := r.placeAfterMeans(s, it); ok {
			return p
		}
	}
	if p, ok := r.placeIn(s, introduction(prev), it.quantity, false, prev); ok {
		if p.name == "" && p.locality != "" { // "Huyện Hàm Yên có 4 sản phẩm được UBND tỉnh Tuyên Quang công nhận"
			if around, ok := r.placeIn(s, it.fig.End, it.cut, true, prev); ok && around.name != "" {
				around.locality = p.locality
				return around
			}
		}
		if p.ofMany() && prev == nil {
			if of, ok := r.placeIn(s, it.fig.End, it.cut, true, prev); ok && of.name != "" && s.ownedBy(it) {
				return of // "Vượt qua hàng trăm sản phẩm trong cả nước, 5 sản phẩm của Quảng Ngãi …"
			}
		}
		return r.withProvince(s, p, f, prev)
	}
	if p, ok := r.placeIn(s, it.fig.End, it.cut, true, prev); ok && !(p.region != "" && s.inRegion(it) && s.has(homeWords, "", 0, it.quantity)) && (p.region == "" || f.status != "nominated") { // where they are sent to
		return r.withProvince(s, p, f, prev)
	}
	if s.ofManyProvinces(it) {
		return s.togetherOf()
	}
	if prev != nil {
		p := prev.place
		if p.locality != "" {
			if name := s.bareName(introduction(prev), it.quantity); name != "" {
				p.locality = name // "huyện Hưng Hà có 50 làng nghề, Quỳnh Phụ 35 làng"
				return p
			}
		}
		if p.locality != "" && !it.chained && !prev.fronted && !s.isSet(it, prev) && !s.has(partWords, "", prev.span.End, it.quantity) {
			p.locality = ""
		}
		return p
	}
	return r.inherited(s, f)
}

// ownedBy tells whether a place stands right behind what a figure counts.
func (s *sentence) ownedBy(it *item) bool {
	i := s.tokenAt(it.body)
	if i >= len(s.tokens) || s.tokens[i].Key != "của" {
		return false
	}
	for i++; i < len(s.tokens) && provinceWords.has(&s.tokens[i]); i++ {
	}
	return i < len(s.tokens) && s.anyPlace(func(p *vietnamese.Place) bool {
		return p.Kind == vietnamese.PlaceProvince && p.Start <= s.tokens[i].Start && s.tokens[i].Start < p.End
	})
}

// placeAfterMeans is the province that begins the main clause behind what it has: "Với 86 làng
// nghề, Hưng Yên là một trong những địa phương …".
func (r *reader) placeAfterMeans(s *sentence, it *item) (place, bool) {
	if !s.opensWithMeans() || s.tokenAt(it.quantity) > 2 {
		return place{}, false
	}
	for k := range s.places {
		p := &s.places[k]
		i := s.tokenAt(p.Start)
		for i > 0 && provinceWords.has(&s.tokens[i-1]) {
			i--
		}
		if p.Start < it.fig.End || i == 0 || s.tokens[i-1].Key != "," || s.figureBetween(it.fig.End, p.Start) {
			continue
		}
		return place{name: s.worded(p), areas: p.Areas}, p.Kind == vietnamese.PlaceProvince && !r.decoy(s, p)
	}
	return place{}, false
}

// isSet tells of sets of products counted beside the products of a place: "TP. Cam
// Ranh có 7 sản phẩm và 1 bộ sản phẩm".
func (s *sentence) isSet(it *item, prev *claim) bool {
	return it.noun.value == prev.item.noun.value && s.tokens[it.noun.from].Key == setOf && s.wordBefore(it.quantity) == "và" &&
		s.tokenAt(it.quantity)-s.tokenAt(prev.item.body) <= 1
}

var setOf = keyOf("bộ")

// bareName is the name that alone introduces a figure, "" when other words do.
func (s *sentence) bareName(from, to int) string {
	lo, hi := s.tokenAt(from), s.tokenAt(to)
	for lo < hi && (s.tokens[lo].Mark || joints.has(&s.tokens[lo])) {
		lo++
	}
	for hi > lo && (s.tokens[hi-1].Mark || introduces.has(&s.tokens[hi-1])) {
		hi--
	}
	if hi == lo || hi-lo > 4 {
		return ""
	}
	for _, t := range s.tokens[lo:hi] {
		if !t.Capital {
			return ""
		}
	}
	return s.line.Slice(s.tokens[lo].Start, s.tokens[hi-1].End)
}

var introduces = keySet("có", "là", "với", "đạt", "được")

// introduction is where the words that may name the place of an item begin:
// where those of the understood item before it end.
func introduction(prev *claim) int {
	if prev == nil {
		return 0
	}
	return prev.cut
}

// inherited is the place that the article spoke of last. What a ministry pays for
// in a province is still that province's.
func (r *reader) inherited(s *sentence, f *frame) place {
	paid := r.lex.purse(f.prog) && (r.place.name != "" || len(r.named) == 1) && !r.wide
	if s.has(nationWords, "ministry", 0, s.length) && !s.has(homeWords, "", 0, s.length) && !paid {
		return place{nation: true}
	}
	p := r.para.place
	if p.name == "" && !p.nation && p.region == "" {
		p = r.place
	}
	if p.name == "" && len(p.areas) == 0 && !p.nation && p.region == "" && !s.namesProvince() {
		p.open = true
	}
	if p.nation || p.region != "" {
		if s.has(homeWords, "", 0, s.length) {
			return r.place
		}
		return p
	}
	p.locality = ""
	if s.beginsWithTheDistrict() {
		p.locality = r.locality
	}
	return p
}

// beginsWithTheDistrict tells of a sentence about the district or commune that was named
// last: "Huyện được hỗ trợ 450 triệu đồng".
func (s *sentence) beginsWithTheDistrict() bool {
	return len(s.tokens) > 1 && districtTitles.has(&s.tokens[0]) && !s.tokens[1].Capital && !s.tokens[1].Mark
}

var districtTitles = keySet("huyện", "xã", "phường")

// namesProvince tells whether the sentence itself names a province: a figure that
// does not stand with it there is not about it.
func (s *sentence) namesProvince() bool {
	return s.anyPlace(func(p *vietnamese.Place) bool { return p.Kind == vietnamese.PlaceProvince })
}

// withProvince completes a locality with the province around it.
func (r *reader) withProvince(s *sentence, p place, f *frame, prev *claim) place {
	if p.name != "" || p.nation || p.several || p.region != "" {
		return p
	}
	locality := p.locality
	switch {
	case prev != nil && prev.place.name != "":
		p = prev.place
	default:
		p = r.inherited(s, f)
		if p.nation || p.region != "" {
			p = r.place
		}
	}
	p.locality = locality
	return p
}

// placeIn is the last place named in [from, to) that a figure may be about;
// after a figure, the first one that a preposition ties to it.
func (r *reader) placeIn(s *sentence, from, to int, after bool, prev *claim) (place, bool) {
	var p place
	found := false
	for _, c := range s.find(nationWords, from, to) {
		if c.value == "region" && !s.shareOf(c.start) {
			p, found = place{several: true}, true
		}
		if c.value == "all" && !s.shareOf(c.start) {
			p, found = place{nation: true}, true
		}
	}
	votes := false
	for _, c := range s.find(regionWords, from, to) {
		if r.regionVotes(s, c, prev) {
			votes = true
			continue
		}
		if s.has(eventWords, "", max(from, c.start-30), c.start) || s.has(homeWords, "", c.end, to) {
			continue // where goods are sold; whom the clause is about comes after it
		}
		if !s.levelAt(c.start) || after && r.ofRegion(s, from, prev) {
			p, found = place{region: c.value}, true
		}
	}
	for k := range s.places {
		named := &s.places[k]
		if named.Start < from || named.End > to || r.decoy(s, named) || after && !s.tied(named) {
			continue
		}
		switch named.Kind {
		case "province":
			if !after && s.oneOfSeveral(named) {
				p, found = place{several: true}, true
				continue
			}
			locality := p.locality
			p, found = place{name: s.worded(named), areas: named.Areas, locality: locality, former: s.former(named)}, true
		case vietnamese.PlaceRegion:
			if !after && !found && !votes && !(s.levelAt(named.Start) && r.place.name != "" && !r.wide) { // a vote of the region is said of its provinces, too
				p, found = place{region: named.Slug}, true
			}
		case "district", "commune":
			if p.locality == "" {
				p.locality = strings.TrimSpace(s.line.Slice(named.Start, named.End))
				found = true
			}
		}
	}
	return p, found
}

// regionVotes tells of a region that recognises what a province has: "tỉnh công nhận 68 sản
// phẩm; khu vực phía Nam công nhận 31".
func (r *reader) regionVotes(s *sentence, c cue, prev *claim) bool {
	return prev != nil && prev.place.name != "" && r.lex.voted(prev.frame.prog) && s.governsFrom(c.to) && s.boundaryBefore(c.start) && !s.has(nationWords, "", 0, s.length)
}

// ofManyProvinces tells of a figure of a counted number of provinces: "173 sản phẩm của
// 54 địa phương". Districts are called so, too, where no vote above that of a province
// is spoken of.
func (s *sentence) ofManyProvinces(it *item) bool {
	for i := s.tokenAt(it.body); i+2 < len(s.tokens) && s.tokens[i].Start <= it.cut; i++ {
		if !belongs.has(&s.tokens[i]) || !s.tokens[i+1].Digit || s.tokens[i+1].Key == "1" || s.tokens[i+1].Key == "01" {
			continue
		}
		n := i + 2
		if s.tokens[n].Key == "/" && n+2 < len(s.tokens) {
			n += 2 // 59/63 tỉnh
		}
		if provinces.has(&s.tokens[n]) || localities.has(&s.tokens[n]) && s.aboveProvinces() {
			return true
		}
	}
	return false
}

var (
	belongs    = keySet("của", "từ", "thuộc", "do")
	localities = keySet("địa")
)

// aboveProvinces tells whether the sentence speaks of the vote of a region or the country.
func (s *sentence) aboveProvinces() bool {
	return slices.ContainsFunc(s.levels, func(l vietnamese.LevelSpan) bool {
		return l.Level == pipeline.LevelQuocGia || l.Level == pipeline.LevelKhuVuc
	})
}

// togetherOf is whom many provinces together are: the country where its vote is spoken
// of, a region that is named, else nobody that has a name.
func (s *sentence) togetherOf() place {
	if slices.ContainsFunc(s.levels, func(l vietnamese.LevelSpan) bool { return l.Level == pipeline.LevelQuocGia }) {
		return place{nation: true}
	}
	if c, ok := s.first(regionWords, 0, s.length); ok {
		return place{region: c.value}
	}
	return place{several: true}
}

// ofRegion tells whether the level "cấp khu vực phía Nam" of a figure says for
// whom it stands: nobody nearer is named before it.
func (r *reader) ofRegion(s *sentence, before int, prev *claim) bool {
	if prev != nil && prev.place.name != "" || len(r.para.units) > 0 && r.para.place.name != "" {
		return false
	}
	for k := range s.places {
		p := &s.places[k]
		if p.Kind == vietnamese.PlaceProvince && p.End <= before && !r.decoy(s, p) {
			return false
		}
	}
	return !s.has(homeWords, "", 0, s.length)
}

// worded is a province's name as the sentence gives it where it is a longer one
// than today's ("Thừa Thiên Huế"), else as the catalog spells it.
func (s *sentence) worded(p *vietnamese.Place) string {
	if p.End-p.Start <= utf8.RuneCountInString(p.Name) {
		return p.Name
	}
	words := strings.Fields(strings.ReplaceAll(s.line.Slice(p.Start, p.End), "-", " "))
	for i := range words {
		name := strings.Join(words[i:], " ")
		if i+1 < len(words) && unicode.IsUpper([]rune(name)[0]) && !strings.ContainsAny(name, ".0123456789") &&
			strings.HasSuffix(vietnamese.Fold(name), " "+vietnamese.Fold(p.Name)) && !strings.HasPrefix(vietnamese.Fold(name), "tp ") &&
			!strings.HasPrefix(vietnamese.Fold(name), "thanh pho ") && !strings.HasPrefix(vietnamese.Fold(name), "tinh ") {
			return name
		}
	}
	return p.Name
}

// shareOf tells whether the nation is only what a figure is compared with:
// "chiếm 43% toàn quốc", "đứng đầu cả nước".
func (s *sentence) shareOf(at int) bool {
	i := s.tokenAt(at)
	for n := 1; n <= 4 && i-n >= 0; n++ {
		if t := &s.tokens[i-n]; t.Key == "%" || shares.has(t) {
			return true
		}
	}
	return false
}

var shares = keySet("chiếm", "đầu", "so", "bằng", "nhất", "với", "hạng", "thứ", "nhì", "trung")

// levelAt tells whether a region is named as a level: "cấp khu vực phía Nam".
func (s *sentence) levelAt(at int) bool {
	for k := range s.levels {
		l := &s.levels[k]
		if l.Start <= at && at <= l.End+1 {
			return true
		}
	}
	return false
}

var ties = keySet("của", "ở", "tại", "thuộc", "tỉnh", "bàn", "trong", "cho", "phố", "(", "tp", ".", "huyện", "đến")

// tied tells whether a place after a figure is whose figure it is.
func (s *sentence) tied(p *vietnamese.Place) bool {
	i := s.tokenAt(p.Start)
	if i > 0 && (s.tokens[i-1].Key == "được" || s.tokens[i-1].Key == "do") {
		return s.has(statusWords, "recognised", p.End, min(p.End+12, s.length)) // "được Hà Tĩnh công nhận"
	}
	for _, c := range s.cues.of(programmeWords) { // "sản phẩm công nghiệp nông thôn tiêu biểu Quảng Nam năm 2023"
		if c.to == i {
			return true
		}
	}
	return i > 0 && ties.has(&s.tokens[i-1]) || p.Start < s.length && strings.HasPrefix(strings.ToLower(s.line.Slice(p.Start, p.End)), "tỉnh ")
}

func (s *sentence) figureBetween(from, to int) bool {
	for i := range s.items {
		it := &s.items[i]
		if it.fig.Start >= from && it.fig.End <= to {
			return true
		}
	}
	return false
}

// nationwide tells whether the sentence speaks of the whole country before to.
func (s *sentence) nationwide(to int) bool {
	for _, c := range s.find(nationWords, 0, to) {
		if c.value == "all" && !s.shareOf(c.start) {
			return true
		}
	}
	return false
}
