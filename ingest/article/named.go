package article

import (
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// placeOfBracket is the province that a figure in brackets explains: "đứng sau
// Hà Nội (26 sản phẩm)".
func (s *sentence) placeOfBracket(it *item) (place, bool) {
	i := s.tokenAt(it.quantity)
	if i < 2 || s.tokens[i-1].Key != "(" {
		return place{}, false
	}
	for k := range s.places {
		p := &s.places[k]
		if p.Kind == vietnamese.PlaceProvince && p.End == s.tokens[i-2].End {
			return place{name: s.worded(p), areas: p.Areas}, true
		}
	}
	return place{}, false
}

// oneOfSeveral tells whether a province closes a row of provinces: "Vĩnh Long,
// Trà Vinh và Bến Tre có tổng cộng …".
func (s *sentence) oneOfSeveral(last *vietnamese.Place) bool {
	for k := range s.places {
		p := &s.places[k]
		if p.Kind != vietnamese.PlaceProvince || p.End > last.Start || p.Slug == last.Slug {
			continue
		}
		lo, hi := s.tokenAt(p.End), s.tokenAt(last.Start)
		joined := hi > lo && hi-lo <= 2
		for i := lo; i < hi && joined; i++ {
			joined = rows.has(&s.tokens[i])
		}
		if first := s.before(p.Start); joined && !locatives.has(first) && !movements.has(first) {
			return true
		}
	}
	return false
}

// placeEarlier gives the locality of a claim to the one before it that it is said
// in one breath with: "1,6 tỷ đồng cho 3 cơ sở ở huyện Yên Sơn".
func (r *reader) placeEarlier(s *sentence, earlier []claim, c *claim) {
	if len(earlier) == 0 || c.place.locality == "" || c.fronted {
		return
	}
	e := &earlier[len(earlier)-1]
	if e.place.locality != "" || e.place.region != "" || e.frame.prog != c.frame.prog || e.frame.isMoney() == c.frame.isMoney() || e.place.name != c.place.name {
		return
	}
	for i := s.tokenAt(e.span.End); i < len(s.tokens) && s.tokens[i].Start < c.item.quantity; i++ {
		if t := &s.tokens[i]; t.Mark || t.Key == "và" {
			return
		}
	}
	e.place.locality = c.place.locality
	e.tellApart("locality", c.place.locality)
}

var rows = keySet(",", "và", "với", "cùng", "tỉnh", "&", "hai")

// nameEarlier gives the place of a claim to the ones before it that nobody
// named a place for: "Với 2 tỷ đồng khuyến công, 4 doanh nghiệp ở Quảng Bình …".
func (r *reader) nameEarlier(s *sentence, earlier []claim, c *claim) {
	if c.place.name == "" {
		return
	}
	end := c.span.Start
	for i := len(earlier) - 1; i >= 0; i-- {
		e := &earlier[i]
		if e.frame.prog != c.frame.prog || !e.place.unknown() || s.hasKey(";", e.span.End, end) {
			return
		}
		e.place = place{name: c.place.name, areas: c.place.areas}
		if r.lex.voted(e.frame.prog) && e.obs.Level == pipeline.NoLevel && s.isWhole(e.item) {
			e.obs.Level = c.obs.Level
		}
		e.obs.Province = c.place.name
	}
}

// opensWithMeans tells of "Với 2 sản phẩm …, Bình Dương đã có 14": whom the first
// figure is about comes after it.
func (s *sentence) opensWithMeans() bool { return len(s.tokens) > 0 && means.has(&s.tokens[0]) }

var means = keySet("với", "cùng", "nhờ", "bằng", "ngoài")

// nameBySpeaker gives the province of whoever is quoted to the figures of what
// is said, when nobody else is named: "…", Phó Giám đốc Sở Công Thương Lâm Đồng
// cho biết.
func (r *reader) nameBySpeaker(s *sentence, claims []claim) {
	var speaker *vietnamese.Place
	for i := range s.places {
		p := &s.places[i]
		if p.Kind != vietnamese.PlaceProvince {
			continue
		}
		if speaker != nil || r.decoy(s, p) || !offices.has(s.before(p.Start)) {
			return
		}
		speaker = p
	}
	for i := range claims {
		if c := &claims[i]; speaker == nil || !c.place.unknown() {
			return
		}
	}
	for i := range claims {
		c := &claims[i]
		c.place = place{name: s.worded(speaker), areas: speaker.Areas}
		c.obs.Province = c.place.name
	}
}

// shareEnding gives what closes a row of provinces to each of them: "Tây Ninh 13
// sản phẩm và Bình Phước 9 sản phẩm được công nhận cấp khu vực".
func (r *reader) shareEnding(s *sentence, claims []claim) {
	for i := len(claims) - 1; i > 0; i-- {
		last, c := &claims[i], &claims[i-1]
		sameRow := r.lex.voted(c.frame.prog) && last.frame.prog == c.frame.prog && c.frame.thing && last.frame.thing &&
			c.place.name != "" && last.place.name != "" && c.place.name != last.place.name && !s.hasKey(";", c.span.End, last.span.Start)
		if !sameRow || c.obs.Level != pipeline.NoLevel || s.statusOf(c.item) != "" {
			continue
		}
		c.obs.Level, c.obs.Indicator = last.obs.Level, last.obs.Indicator
		c.frame.status, c.frame.indicator = last.frame.status, last.frame.indicator
	}
}
