package article

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// remember keeps what the next sentence may leave out.
func (r *reader) remember(s *sentence, claims []claim) {
	r.rememberTopic(s)
	r.business = s.aboutOne() || r.business && s.goesOnWithIt()
	r.para.open = s.introduces() || len(claims) > 0
	if len(claims) == 0 {
		r.rememberPlace(s)
		r.rememberPeriod(s)
		r.rememberLevel(s)
		if r.para.announced = s.announced(); s.introduces() {
			r.introduce(s)
		}
		return
	}
	r.para.announced = ""
	last := &claims[len(claims)-1]
	for i := len(claims) - 2; i >= 0 && last.aside; i-- {
		last = &claims[i]
	}
	for i := range claims {
		c := &claims[i]
		if c.frame.prog == last.frame.prog && c.frame.thing && !c.aside {
			r.para.status = c.frame.status
		}
		if i == 0 || c.frame.prog != claims[i-1].frame.prog {
			r.spoken[c.frame.prog] = true
		}
	}
	if v := claims[0].frame.status; len(claims) > 1 && v == "registered" && r.para.status == "" {
		r.para.status = v
	}
	level := last.obs.Level
	if r.lex.purse(last.frame.prog) && last.obs.Part {
		level = r.levelOfWhole(claims)
	}
	r.para.prog, r.para.level, r.para.kind = last.frame.prog, level, last.obs.Kind
	if s.twoFunds() || ofSeveralLevels(claims) || r.ofSeveralPurses(claims, last) {
		r.para.level = pipeline.NoLevel
	}
	r.para.period, r.para.units = last.obs.Period, unitsOf(claims, r.para.units)
	r.para.oneDated = ofOneDate(claims)
	if last.raised {
		r.para.period.Start = r.para.period.End
	}
	for i := range claims {
		if !claims[i].obs.Part {
			r.para.stage = claims[i].obs.Dimensions["stage"]
		}
		r.noteYear(claims[i].obs.Period)
	}
	if r.lex.purse(last.frame.prog) {
		for n := len(s.periods) - 1; n >= 0; n-- { // the years of the projects outlast the day of the event
			if p := &s.periods[n]; s.datesFigures(p) && p.Form == vietnamese.FormYears {
				r.para.period = r.settle(s, p)
				break
			}
		}
	}
	r.rememberPlaces(claims, last)
	r.topic = last.frame.prog
}

// introduces tells of a line that a list follows.
func (s *sentence) introduces() bool { return strings.HasSuffix(strings.TrimSpace(s.text), ":") }

// introduce keeps what is said of all entries of a list before it: "Mục tiêu đến năm 2030:".
func (r *reader) introduce(s *sentence) {
	kind := s.meant()
	if kind == "" {
		return
	}
	r.para.announced = kind
	for k := range s.periods {
		if p := &s.periods[k]; p.Form == vietnamese.FormUntil && s.datesFigures(p) {
			r.para.period = r.settle(s, p)
		}
	}
}

// ofOneDate tells whether a sentence dates its last figure and leaves the first without a
// time: "Huyện có 10 làng nghề, giá trị sản xuất năm 2022 đạt 7.850 tỷ đồng".
func ofOneDate(claims []claim) bool {
	return claims[0].obs.Period.Basis == pipeline.PeriodUnknown && claims[len(claims)-1].obs.Period.Basis == pipeline.PeriodFromText
}

// rememberPlaces keeps whom the figures of a sentence are of. What follows the
// provinces of a region, or of the country, is of all of them again.
func (r *reader) rememberPlaces(claims []claim, last *claim) {
	if whole := &claims[0].place; whole.ofMany() && last.place.name != "" {
		r.para.place, r.para.nation = *whole, whole.nation
		return
	}
	for i := range claims {
		p := &claims[i].place
		r.locality = cmp.Or(p.locality, r.locality)
		if p.name != "" && !p.former {
			r.place = r.place.orLonger(*p)
		}
	}
	if r.para.place.ofMany() && ofSeveralProvinces(claims) {
		return // "Nghệ An có 11 sản phẩm, tiếp đến là Lâm Đồng 10": of the country's still
	}
	if !last.place.former {
		r.para.place, r.para.nation = r.place.orLonger(last.place), last.place.nation
	}
}

// ofSeveralProvinces tells whether the figures of a sentence are of several provinces.
func ofSeveralProvinces(claims []claim) bool {
	for i := range claims {
		if claims[i].place.name != claims[0].place.name && claims[i].place.name != "" && claims[0].place.name != "" {
			return true
		}
	}
	return false
}

// unitsOf are the units of claims, in the list of before where they are the same: it
// is never written to.
func unitsOf(claims []claim, before []string) []string {
	same := len(claims) == len(before)
	for i := 0; same && i < len(claims); i++ {
		same = claims[i].frame.unit == before[i]
	}
	if same {
		return before
	}
	units := make([]string, len(claims))
	for i := range claims {
		units[i] = claims[i].frame.unit
	}
	return units
}

// levelOfWhole is the purse of what parts were told of last: what follows is not
// of the last part alone.
func (r *reader) levelOfWhole(claims []claim) pipeline.Level {
	for i := len(claims) - 1; i >= 0; i-- {
		if !claims[i].obs.Part {
			return claims[i].obs.Level
		}
	}
	return r.para.level
}

// ofSeveralLevels tells whether products were counted level by level, so that
// the last level is not that of what follows.
func ofSeveralLevels(claims []claim) bool {
	for i := range claims {
		c := &claims[i]
		if c.frame.thing && c.obs.Level != claims[len(claims)-1].obs.Level {
			return true
		}
	}
	return false
}

// ofSeveralPurses tells whether money was told purse by purse, and none of it as a part.
func (r *reader) ofSeveralPurses(claims []claim, last *claim) bool {
	if !r.lex.purse(last.frame.prog) || last.obs.Part {
		return false
	}
	for i := range claims {
		if c := &claims[i]; c.frame.prog == last.frame.prog && c.obs.Level != "" && last.obs.Level != "" && c.obs.Level != last.obs.Level {
			return true
		}
	}
	return false
}

// offices end the name of an office that a province's name completes: "Sở Công
// Thương Quảng Bình".
var offices = keySet("thương", "ubnd", "dân")

// rememberPeriod takes the years that a sentence without figures speaks of for
// those of the figures that follow.
func (r *reader) rememberPeriod(s *sentence) {
	for k := range s.periods {
		p := &s.periods[k]
		switch p.Form {
		case vietnamese.FormYear, vietnamese.FormYears, vietnamese.FormMonth, vietnamese.FormQuarter, vietnamese.FormPart:
		default:
			continue
		}
		if s.datesFigures(p) && !beginnings.has(s.before(p.Start)) {
			r.para.period = r.settle(s, p)
			r.para.oneDated = len(s.items) > 0 && (s.items[0].fig.End < p.Start || s.has(moneyWords, "", 0, p.Start)) // of a figure that was not understood
		}
	}
}

// beginnings end the words for how old something is: "thành lập năm 2008".
var beginnings = keySet("lập", "đời", "sinh", "nghiệp", "từ")

// rememberLevel takes the level of the vote that a sentence without figures
// speaks of for that of the figures that follow, where it names one alone.
func (r *reader) rememberLevel(s *sentence) {
	level := pipeline.NoLevel
	for k := range s.levels {
		l := &s.levels[k]
		if s.isOrigin(l) || s.isHost(l) || l.Level == level {
			continue
		}
		if level != pipeline.NoLevel {
			return
		}
		level = l.Level
	}
	if level != pipeline.NoLevel && r.votedIn(s) {
		r.para.level = level
	}
	if purse, ok := s.onlyPurse(); ok {
		r.para.level = purse // that the projects are paid from
	}
}

// ofArea tells of "trên địa bàn tỉnh Bình Định", which names whom a sentence is
// about wherever it stands.
func (s *sentence) ofArea(p *vietnamese.Place) bool {
	i := s.tokenAt(p.Start)
	return s.has(sumWords, "area", max(0, p.Start-24), p.Start) && i > 0 && s.tokens[i-1].Key == "tỉnh"
}

func (r *reader) rememberTopic(s *sentence) {
	if named := r.lex.programmeIn(s); named != "" {
		r.topic, r.para.prog = named, named
		r.led = cmp.Or(r.led, named)
	}
}

func (r *reader) firstProgramme(sentences []*sentence) string {
	for _, s := range sentences {
		if named := r.lex.programmeIn(s); named != "" {
			return named
		}
	}
	return ""
}

// votedIn tells whether a sentence names a programme whose things are voted on.
func (r *reader) votedIn(s *sentence) bool {
	return slices.ContainsFunc(s.find(programmeWords, 0, s.length), func(c cue) bool { return r.lex.voted(c.value) })
}

// rememberPlace takes the province that a sentence begins with for the one that
// the article goes on about.
func (r *reader) rememberPlace(s *sentence) {
	introduces := strings.HasSuffix(strings.TrimSpace(s.text), ":") // a list of figures of the place named
	for k := range s.places {
		p := &s.places[k]
		if p.Kind != vietnamese.PlaceProvince || !introduces && s.tokenAt(p.Start) > 12 && !s.ofArea(p) && !offices.has(s.before(p.Start)) || r.decoy(s, p) {
			continue
		}
		r.place = r.place.orLonger(place{name: s.worded(p), areas: p.Areas})
		r.para.place = r.place
		return
	}
	if c, ok := s.first(regionWords, 0, s.length); ok && r.votedIn(s) && !(r.place.name != "" && s.has(homeWords, "", 0, s.length)) {
		r.para.place = place{region: c.value}
	}
}
