package article

import "github.com/tonghop/tonghop/ingest/vietnamese"

// rateOf is the word before a percentage that makes it a figure of its own: "tỷ
// lệ hộ nghèo năm 2023 còn 4,5%"; likewise before a measure or an amount, or right
// behind one: "10.120 km đường bộ". A change of it is none.
func (s *sentence) rateOf(f *vietnamese.Figure) cue {
	if f.Unit == "" || f.Delta {
		return noCue
	}
	if c, ok := s.measuredBehind(f); ok {
		return c
	}
	c, ok := s.last(rateWords, 0, f.Start)
	if ok && s.brackets && s.bracketCloses(c.end, f.Start) {
		if of, named := s.last(rateWords, 0, s.bracketBefore(c.from)); named && s.lex.measures(of, f) {
			c = of // "Thu ngân sách địa phương được hưởng (phần thu nội địa) ước 17.363 tỷ đồng"
		}
	}
	if !ok || !s.lex.measures(c, f) || s.hasKey(";", c.end, f.Start) {
		return noCue
	}
	of := f // the figure that the word is before
	for i := len(s.figures) - 1; i >= 0; i-- {
		other := &s.figures[i]
		switch {
		case other.End > f.Start, s.countsTime(other):
		case other.Start >= c.end && s.onlyWhenAndWhat(other, of):
			of = other
		case other.Start >= c.end, other.End <= c.start && s.behind(other, c) && !s.partOf(c.end, f.Start):
			return noCue
		}
	}
	if s.tooFar(c, of) {
		return noCue
	}
	return c
}

// countsTime tells of the figure of a time: "ước 10 tháng 19.460 tỷ đồng".
func (s *sentence) countsTime(f *vietnamese.Figure) bool {
	i := s.tokenAt(f.End)
	return i < len(s.tokens) && i > 0 && s.tokens[i-1].Digit && f.Unit == "" && timesCounted.has(&s.tokens[i])
}

var timesCounted = keySet("tháng", "năm", "quý")

// measures tells whether a word is measured in what a figure states.
func (x *lexicon) measures(c cue, f *vietnamese.Figure) bool {
	unit := x.measured[c.value]
	return unit == f.Unit || unit == "vnd" && f.Unit == "usd"
}

// measuredBehind is what a measure right before it counts: "10.120 km đường bộ".
// Of a share it is the whole, "74% diện tích rừng", and no figure of it.
func (s *sentence) measuredBehind(f *vietnamese.Figure) (cue, bool) {
	if isShare(f) {
		return noCue, false
	}
	for _, c := range s.find(rateWords, f.End, s.length) {
		if s.lex.measures(c, f) && s.behind(f, c) {
			return c, true
		}
	}
	return noCue, false
}

// behind tells whether a word stands right behind a figure.
func (s *sentence) behind(f *vietnamese.Figure, c cue) bool {
	return c.start >= f.End && s.tokenAt(f.End) == c.from
}

// partOf tells whether the words between say that what follows is a part.
func (s *sentence) partOf(from, to int) bool {
	return s.hasKey("đó", from, to) || s.hasKey("gồm", from, to) || s.hasKey("riêng", from, to)
}

// onlyWhenAndWhat tells whether nothing stands between two figures but a time, or
// the kind of the second: "đạt 92,4%, mục tiêu năm 2024 là 95%". Both are then
// figures of one thing.
func (s *sentence) onlyWhenAndWhat(a, b *vietnamese.Figure) bool {
	covered := func(at int) bool {
		for k := range s.periods {
			p := &s.periods[k]
			if at >= p.Start && at < p.End && s.datesFigures(p) {
				return true
			}
		}
		for _, kind := range []kind{kindWords, sumWords} {
			for _, c := range s.find(kind, a.End, b.Start) {
				if at >= c.start && at < c.end {
					return true
				}
			}
		}
		i := s.tokenAt(at)
		return s.monthsAt(i) || s.monthsAt(i-1)
	}
	told := false
	for i := s.tokenAt(a.End); i < len(s.tokens) && s.tokens[i].Start < b.Start; i++ {
		t := &s.tokens[i]
		switch {
		case covered(t.Start):
			told = true
		case t.Mark && t.Key != ";" || attaining.has(t):
		default:
			return false
		}
	}
	return told && a.Unit == b.Unit
}

var attaining = keySet("và", "là", "đạt", "còn", "đến", "lên", "sẽ", "thì", "được")

// tooFar tells whether a word stands too far before a figure to be said of it:
// farther than a few words where a comma is between them.
func (s *sentence) tooFar(c cue, f *vietnamese.Figure) bool {
	words := s.tokenAt(f.Start) - c.to
	return words > 18 || words > 8 && s.markBetween(c.end, f.Start)
}
