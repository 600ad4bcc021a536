package article

import (
	"cmp"
	"slices"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// levelOf is the level of recognition or funding of an item.
func (r *reader) levelOf(s *sentence, it *item, f *frame, prev *claim) pipeline.Level {
	switch r.lex.levels(f.prog) {
	case catalog.LevelsOfPurse:
		return r.fundLevel(s, it, f, prev)
	case catalog.LevelsOfRecognition:
	default:
		return pipeline.NoLevel
	}
	voted := r.lex.voted(f.prog)
	if f.status == "registered" || f.status == "nominated" {
		reach := it.reach
		if whole := s.wholeOf(it); whole != nil && f.status == "nominated" {
			reach = whole.reach
		}
		if l, ok := s.voteLevel(it.from, reach); ok {
			return l
		}
	}
	if l, ok := s.ownLevel(it); ok {
		return l
	}
	if c, ok := s.first(voteWords, it.fig.End, it.reach); ok && (voted || c.value == string(pipeline.LevelQuocGia)) {
		return pipeline.Level(c.value)
	}
	if voted {
		if c, ok := s.last(voteWords, it.from, it.quantity); ok {
			return pipeline.Level(c.value)
		}
	}
	if voted && prev != nil && s.byRegion(it) {
		return pipeline.LevelKhuVuc
	}
	if prev != nil && prev.frame.prog == f.prog && (it.chained || voted && prev.obs.Level != "" && (f.status == prev.frame.status || !f.thing || s.isSource(it))) {
		return prev.obs.Level
	}
	if voted && s.inRegion(it) {
		return pipeline.LevelKhuVuc
	}
	if l, ok := s.frontedLevel(it, !voted); ok {
		return l
	}
	if voted && f.status == "recognised" && s.byProvince(it) {
		return pipeline.LevelTinh
	}
	if voted && f.status == "recognised" && prev != nil && prev.frame.status == "registered" {
		return prev.obs.Level // those entered are those recognised
	}
	if voted && (s.goesOnward() || !s.has(programmeWords, f.prog, it.body, it.cut)) && cmp.Or(r.para.prog, r.para.lead) == f.prog {
		if s.nationwide(it.reach) && !r.para.nation {
			return pipeline.NoLevel // "9.850 sản phẩm … trong cả nước" after what one province has
		}
		return cmp.Or(r.para.level, r.head.level, r.title.level)
	}
	if !voted {
		return pipeline.NoLevel
	}
	if level := cmp.Or(r.head.level, r.title.level); level != pipeline.NoLevel || s.stated(f.prog) {
		return level
	}
	return r.voted // the sentence goes on with the vote that the story is of
}

// inRegion tells whether the words behind a figure say that a region voted: "9 sản phẩm
// được vinh danh ở khu vực phía Nam".
func (s *sentence) inRegion(it *item) bool {
	c, ok := s.first(regionWords, it.body, it.cut)
	return ok && inside.has(s.before(c.start)) && s.has(statusWords, "recognised", it.body, c.start)
}

// byRegion tells whether a region recognises what a figure counts: "khu vực phía Nam công
// nhận 31 sản phẩm".
func (s *sentence) byRegion(it *item) bool {
	return slices.ContainsFunc(s.find(regionWords, it.from, it.quantity), func(c cue) bool { return s.governsFrom(c.to) })
}

var inside = keySet("ở", "tại")

// byProvince tells whether the province's own committee recognises: "UBND tỉnh
// Tuyên Quang công nhận 30 sản phẩm".
func (s *sentence) byProvince(it *item) bool {
	for i := s.tokenAt(it.from); i+1 < len(s.tokens) && s.tokens[i].Start < it.reach; i++ {
		if provinces.has(&s.tokens[i+1]) && (s.tokens[i].Key == "ubnd" || s.tokens[i].Key == "dân") {
			return true
		}
		if provinces.has(&s.tokens[i]) && s.tokens[i+1].End <= it.quantity && s.governsFrom(i+1) {
			return true // "tỉnh công nhận mới 48 sản phẩm"
		}
	}
	return false
}

// governsFrom tells whether token i begins the words that recognise, which whoever is
// named before it then does.
func (s *sentence) governsFrom(i int) bool {
	for _, c := range s.find(statusWords, s.tokens[i].Start, s.length) {
		if c.from == i {
			return c.value == "recognised" && s.tokens[i].Key != "được" && s.tokens[i].Key != "đạt"
		}
	}
	return false
}

var provinces = keySet("tỉnh")

// ownLevel is the level named in the item's own words, after the figure or
// before it. Several levels named together are none.
func (s *sentence) ownLevel(it *item) (pipeline.Level, bool) {
	var own []vietnamese.LevelSpan
	for k := range s.levels {
		l := &s.levels[k]
		if l.Start >= it.body && l.End <= it.reach && !s.isOrigin(l) {
			own = append(own, *l)
		}
	}
	if len(own) == 0 {
		for k := range s.levels {
			l := &s.levels[k]
			if l.Start >= it.from && l.End <= it.quantity && !s.isOrigin(l) && !s.isHost(l) {
				own = append(own, *l)
			}
		}
		if len(own) > 0 {
			own = own[len(own)-1:]
		}
	}
	switch {
	case len(own) == 0:
		return pipeline.NoLevel, false
	case len(own) > 1 && own[1].Start-own[0].End <= 4 && own[0].Level != own[1].Level:
		return pipeline.NoLevel, true
	}
	return own[0].Level, true
}

// isOrigin tells whether a level says where something comes from, "sau vòng
// chấm cấp huyện", "đã đạt cấp khu vực", not what the figure is of.
func (s *sentence) isOrigin(l *vietnamese.LevelSpan) bool {
	i := s.tokenAt(l.Start)
	for n := 1; n <= 5 && i-n >= 0; n++ {
		t := &s.tokens[i-n]
		if t.Mark {
			return false
		}
		if origins.has(t) {
			return true
		}
	}
	return false
}

// isHost tells whether a level names an office: "Hội đồng cấp tỉnh" judges, so
// the level is still the figure's when nothing else is said; "UBND cấp huyện" is
// not.
func (s *sentence) isHost(l *vietnamese.LevelSpan) bool {
	before := s.wordBefore(l.Start)
	return before == "dân" || before == "ubnd" || before == "quyền" || before == "ngành"
}

// holdsVote tells of an office that votes itself: "6 UBND cấp huyện tổ chức bình chọn".
func (s *sentence) holdsVote(l *vietnamese.LevelSpan) bool {
	i := s.tokenAt(l.End)
	return i+2 < len(s.tokens) && holding.has(&s.tokens[i]) && s.has(programmeWords, "", s.tokens[i].End, s.tokens[min(i+4, len(s.tokens)-1)].End)
}

var holding = keySet("tổ") // chức

var origins = keySet("sau", "vòng", "qua")

// voteLevel is the level of the vote that products are entered for.
func (s *sentence) voteLevel(from, to int) (pipeline.Level, bool) {
	for k := range s.levels {
		l := &s.levels[k]
		if l.Start < from || l.End > to || s.isOrigin(l) {
			continue
		}
		if before := s.wordBefore(l.Start); before == "chọn" || before == "thi" || before == "dự" {
			return l.Level, true
		}
	}
	return pipeline.NoLevel, false
}

// frontedLevel is the level that the sentence begins with: "Kỳ bình chọn cấp
// tỉnh năm 2022 …".
func (s *sentence) frontedLevel(it *item, outside bool) (pipeline.Level, bool) {
	for i := len(s.levels) - 1; i >= 0; i-- {
		l := &s.levels[i]
		if l.End > it.quantity || s.isOrigin(l) || s.isHost(l) && !s.holdsVote(l) || outside && s.insideItem(l.Start) {
			continue
		}
		return l.Level, true
	}
	return pipeline.NoLevel, false
}

// insideItem tells whether a place in the sentence belongs to the words after a
// figure.
func (s *sentence) insideItem(at int) bool {
	for i := range s.items {
		it := &s.items[i]
		if at >= it.body && at < it.cut {
			return true
		}
	}
	return false
}
