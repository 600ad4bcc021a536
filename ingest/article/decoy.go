package article

import (
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

var (
	movements = keySet("giáp", "sang", "đi", "với", "các")
	locatives = keySet("tại", "ở", "phố", "tp", ".")
	eventDays = keySet("sáng", "chiều", "tối", "ngày", "vừa", "mới", "hôm", "trong")
)

// decoy tells of places that figures are not about: where an event was held,
// what a product is called, where goods are sold.
func (r *reader) decoy(s *sentence, p *vietnamese.Place) bool {
	i := s.tokenAt(p.Start)
	if p.InName {
		return true
	}
	if i == 0 {
		return false
	}
	before := &s.tokens[i-1]
	if movements.has(before) && before.End <= p.Start || s.venue(p) || s.merged(p) {
		return true
	}
	if r.endsRowOfDecoys(s, p, i) {
		return true
	}
	for _, c := range s.cues.of(brandWords) {
		if c.to == i && p.Kind == "province" {
			return true
		}
	}
	if !locatives.has(before) {
		return false
	}
	if eventDays.has(&s.tokens[0]) && s.has(eventWords, "", p.End, s.length) && p.Kind == vietnamese.PlaceProvince {
		return true // "Sáng 12/7, tại Cần Thơ, … tổ chức lễ tôn vinh"
	}
	for _, c := range s.cues.of(eventWords) { // "hội chợ … tại Hà Nội" inside one clause
		if c.end <= p.Start && !s.markBetween(c.end, p.Start) && !s.figureBetween(c.end, p.Start) {
			return true
		}
	}
	return false
}

// former tells of a province that is called so no more: "các xã thuộc địa bàn Hà
// Giang cũ".
func (s *sentence) former(p *vietnamese.Place) bool {
	i := s.tokenAt(p.End)
	return i < len(s.tokens) && s.tokens[i].Key == formerly
}

var formerly = keyOf("cũ")

// venue tells whether a place is only where something was held: "do Cục Công
// Thương địa phương tổ chức tại tỉnh Bình Dương".
func (s *sentence) venue(p *vietnamese.Place) bool {
	if s.ministryAt(p) {
		return true
	}
	if len(s.cues.of(venueWords)) == 0 {
		return false
	}
	i := s.tokenAt(p.Start) - 1
	for i >= 0 && provinceWords.has(&s.tokens[i]) {
		i--
	}
	return slices.ContainsFunc(s.cues.of(venueWords), func(c cue) bool { return c.to == i+1 })
}

// ministryAt tells of where a ministry does something: "Ngày 12/9, tại Hà Nội, Bộ Công
// Thương trao giấy chứng nhận cho 173 sản phẩm".
func (s *sentence) ministryAt(p *vietnamese.Place) bool {
	i, next := s.tokenAt(p.Start)-1, s.tokenAt(p.End)
	for i >= 0 && provinceWords.has(&s.tokens[i]) {
		i--
	}
	return i >= 0 && s.tokens[i].Key == "tại" && (i == 0 || s.tokens[i-1].Mark) && next < len(s.tokens) && s.tokens[next].Key == "," &&
		slices.ContainsFunc(s.find(nationWords, p.End, s.length), func(c cue) bool { return c.value == "ministry" && c.from == next+1 })
}

var provinceWords = keySet("tỉnh", "thành", "phố", "tp", ".")

// merged tells whether a province is only named for having become part of another
// one: "sau khi tỉnh Kiên Giang và An Giang hợp nhất".
func (s *sentence) merged(p *vietnamese.Place) bool {
	if len(s.cues.of(mergerWords)) == 0 {
		return false
	}
	if next := s.tokenAt(p.End); next+1 < len(s.tokens) && s.tokens[next].Key == "sau" && slices.ContainsFunc(s.cues.of(mergerWords), func(c cue) bool { return c.from <= next+2 && c.from > next }) {
		return false // "Lâm Đồng sau sáp nhập" is the new one
	}
	from, to := s.tokenAt(p.Start), s.tokenAt(p.Start)
	for from > 0 && !s.tokens[from-1].Mark {
		from--
	}
	for to < len(s.tokens) && !s.tokens[to].Mark {
		to++
	}
	return slices.ContainsFunc(s.cues.of(mergerWords), func(c cue) bool { return c.from >= from && c.to <= to })
}

// endsRowOfDecoys tells whether a place goes on with a row of places that no
// figure is about: "hội chợ tại TP. Hồ Chí Minh, Hà Nội;".
func (r *reader) endsRowOfDecoys(s *sentence, p *vietnamese.Place, i int) bool {
	if joint := s.tokens[i-1].Key; joint != "," && joint != "và" {
		return false
	}
	for k := range s.places {
		q := &s.places[k]
		if q.End != s.tokens[max(i-2, 0)].End || q.Kind != p.Kind {
			continue
		}
		next := s.tokenAt(p.End)
		closes := next >= len(s.tokens) || s.tokens[next].Mark || s.tokens[next].Key == "và"
		return closes && r.decoy(s, q)
	}
	return false
}
