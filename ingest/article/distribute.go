package article

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// Figures that a sentence deals out, "năm 2018 và 2020 … lần lượt là 14 và 22 sản
// phẩm", belong to as many years, provinces, levels or grades as stand before
// the word; the first figure to the first of them.

// distribute gives every dealt-out figure what it belongs to. Where the sentence
// does not say it, the figures are told and not stated.
func (r *reader) distribute(s *sentence, claims []claim) []claim {
	dealt := s.cues.of(respectiveWords)
	for n := len(dealt) - 1; n >= 0; n-- {
		claims = r.deal(s, claims, dealt, n)
	}
	return claims
}

// deal gives the figures behind one of the words for dealing out what they belong to.
func (r *reader) deal(s *sentence, claims []claim, dealt []cue, n int) []claim {
	word, end := dealt[n], s.length
	if n+1 < len(dealt) {
		end = dealt[n+1].start
	}
	for from := 0; from < len(claims); {
		to := s.rowOf(claims, from)
		row := claims[from:to]
		if row[0].item.quantity < word.end || row[0].item.quantity >= end || len(row) < 2 {
			from = to
			continue
		}
		if !r.dealOut(s, row, s.since(claims[:from]), word.start) && from == firstAfter(claims, word.end) {
			r.unclear = append(r.unclear, unclear{vietnamese.Span{Start: row[0].span.Start, End: row[len(row)-1].span.End}, dealtOut, pipeline.Text{}})
			return slices.Delete(claims, from, to)
		}
		from = to
	}
	return claims
}

// since is where the words of the claims before a row end.
func (s *sentence) since(earlier []claim) int {
	if len(earlier) == 0 {
		return 0
	}
	return earlier[len(earlier)-1].cut
}

func firstAfter(claims []claim, at int) int {
	for i := range claims {
		if claims[i].item.quantity >= at {
			return i
		}
	}
	return -1
}

// rowOf is the end of the row of claims that begins at from: figures that only
// commas and "và" part.
func (s *sentence) rowOf(claims []claim, from int) int {
	to := from + 1
	for to < len(claims) && s.onlyJoined(claims[to-1].item.body, claims[to].item.quantity) {
		to++
	}
	return to
}

// onlyJoined tells whether only commas and joining words stand in [from, to).
func (s *sentence) onlyJoined(from, to int) bool {
	lo, hi := s.tokenAt(from), s.tokenAt(to)
	for i := lo; i < hi; i++ {
		if k := s.tokens[i].Key; k != "," && k != "và" && k != ";" {
			return false
		}
	}
	return hi > lo
}

// dealOut finds what stands before at as often as there are figures: of levels, what
// the claims before have not taken for themselves, from since on.
func (r *reader) dealOut(s *sentence, row []claim, since, at int) bool {
	n := len(row)
	for i := range row[:n-1] { // what closes a row is said of all of it
		if last := &row[n-1]; row[i].obs.Level == pipeline.NoLevel && row[i].frame.prog == last.frame.prog && row[i].frame.noun == last.frame.noun {
			row[i].obs.Level, row[i].obs.Indicator, row[i].frame.indicator = last.obs.Level, last.obs.Indicator, last.frame.indicator
		}
		if row[i].obs.Period.Basis == pipeline.PeriodUnknown && row[n-1].obs.Period.Basis == pipeline.PeriodFromText {
			row[i].obs.Period = row[n-1].obs.Period
		}
	}
	if levels := s.levelsIn(since, at); len(levels) == n {
		for i := range row {
			row[i].obs.Level = levels[i].Level
		}
		return true
	}
	if years := s.yearsBefore(at); len(years) == n {
		for i := range row {
			row[i].obs.Period = pipeline.Period{Start: years[i], End: years[i], Basis: pipeline.PeriodFromText}
		}
		return true
	}
	if places := r.placesBefore(s, at); len(places) == n {
		for i := range row {
			row[i].place = place{name: s.worded(&places[i]), areas: places[i].Areas}
			row[i].obs.Province = row[i].place.name
		}
		return true
	}
	if stars := slices.DeleteFunc(slices.Clone(s.stars), func(st starSpan) bool { return st.end > at }); len(stars) == n {
		for i := range row {
			row[i].tellApart("stars", stars[i].value)
		}
		return true
	}
	return false
}

func (s *sentence) levelsIn(from, at int) []vietnamese.LevelSpan {
	var levels []vietnamese.LevelSpan
	for k := range s.levels {
		l := &s.levels[k]
		if l.Start >= from && l.End <= at && !s.isHost(l) {
			levels = append(levels, *l)
		}
	}
	return levels
}

// yearsBefore are the years named one by one: "các năm 2018, 2020 và 2022". A
// span of years is none of them.
func (s *sentence) yearsBefore(at int) []pipeline.Date {
	var years []pipeline.Date
	for k := range s.periods {
		p := &s.periods[k]
		if p.End > at {
			break
		}
		switch p.Form {
		case vietnamese.FormYear:
			years = append(years, p.Period.Start)
		case vietnamese.FormYears:
			if strings.ContainsAny(p.Period.Text, "-–") || !strings.ContainsAny(p.Period.Text, ",v") {
				continue
			}
			for i := s.tokenAt(p.Start); i < len(s.tokens) && s.tokens[i].End <= p.End; i++ {
				if t := &s.tokens[i]; t.Digit && len(t.Key) == 4 {
					years = append(years, pipeline.Year(atoi(t.Key)))
				}
			}
		}
	}
	return years
}

func (r *reader) placesBefore(s *sentence, at int) []vietnamese.Place {
	var places []vietnamese.Place
	for k := range s.places {
		p := &s.places[k]
		if p.End <= at && p.Kind == vietnamese.PlaceProvince && !r.decoy(s, p) {
			places = append(places, *p)
		}
	}
	return places
}

// An unclear figure says something of an indicator and cannot be stated.
type unclear struct {
	span vietnamese.Span
	why  unclearReason
	of   pipeline.Text // the indicators that claim it, each with its topic
}

type unclearReason int

const (
	vagueAmount unclearReason = iota
	dealtOut
	severalClaim
	anotherRate
)

// words are the reason's code and what is told of a figure.
func (u unclear) words(raw string) (reason, vi, en string) {
	if u.why == dealtOut {
		return "unclear_distribution",
			fmt.Sprintf("“%s” được nêu lần lượt nhưng câu không nói rõ mỗi số thuộc về đâu nên không được ghi nhận. Cần hỏi nơi công bố từng số là của năm nào, nơi nào hoặc cấp nào.", raw),
			fmt.Sprintf("%q are given respectively, but the sentence does not say to what each belongs; not recorded.", raw)
	}
	if u.why == severalClaim {
		return "unknown_indicator",
			fmt.Sprintf("“%s” hợp với nhiều chỉ tiêu như nhau (%s) nên không được ghi nhận. Cần đặt lại tên của một trong các chỉ tiêu ấy, hoặc bỏ bớt một lĩnh vực.", raw, u.of.VI),
			fmt.Sprintf("%q fits several indicators equally well (%s); not recorded.", raw, u.of.EN)
	}
	if u.why == anotherRate {
		return "unknown_indicator",
			fmt.Sprintf("“%s” tính theo thời gian khác với chỉ tiêu (theo năm thay vì theo tháng, hoặc ngược lại) nên không được ghi nhận và không được quy đổi.", raw),
			fmt.Sprintf("%q is of another time than the indicator (of a year instead of a month, or the reverse); neither recorded nor converted.", raw)
	}
	return "vague_amount",
		fmt.Sprintf("“%s” không cho biết con số cụ thể nên không được ghi nhận. Cần hỏi nơi công bố con số chính xác.", raw),
		fmt.Sprintf("“%s” names no number and was not recorded.", raw)
}
