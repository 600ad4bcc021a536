package table

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// Periods nest: the nearest text speaks first, and a farther one completes what
// the nearer left open. "Quý I" under a title of 2024 is the first quarter of
// 2024; "Cùng kỳ năm trước" there is that of 2023; a year inside a span of years
// is the year.

// A span of time as the texts so far tell it.
type timeSpan struct {
	known    bool
	period   pipeline.Period
	text     string // where it stands
	relative string // "Quý I", "năm trước": to be completed by a year
	before   int    // years before the one that a farther text tells
	wholeOne bool   // "cả năm": the whole year of what a farther text tells
	yearly   bool   // "kỳ trước": the year before where the terms are years, else not known
	samePart bool   // "cùng kỳ": the same part of the year
	upTo     bool   // "từ đầu năm": from January on, up to the end of what a farther text tells
}

// sinceJanuary tells whether a time begins with a year and ends within it.
func (t timeSpan) sinceJanuary() bool {
	return t.upTo || strings.HasSuffix(t.relative, fromJanuary) || t.known && t.period.Start.Month == 1 && t.period.Start.Year == t.period.End.Year && t.period.End.Month > 1
}

// spansYears tells whether a time begins in one year and ends in a later one.
func (t timeSpan) spansYears() bool {
	return t.known && t.period.Known() && !t.period.Start.IsZero() && t.period.Start.Year < t.period.End.Year
}

// fromJanuary ends a relative time that begins with the year.
const fromJanuary = " đầu năm"

var (
	termBefore  = pattern.MustCompile(`\bki truoc\b`)
	yearBefore  = pattern.MustCompile(`\b(nam truoc|nam ngoai)\b`)
	samePeriod  = pattern.MustCompile(`\bcung ki\b`)
	bareMonths  = pattern.MustCompile(`\b([2-9]|1[01]) thang\b`)
	wholeOfYear = pattern.MustCompile(`\bca nam\b|^((chi tieu )?(ke hoach|kh|du toan|dt|chi tieu|muc tieu|nhiem vu)( duoc)?( giao)?) nam( nay)?$`)
	startOfYear = pattern.MustCompile(`\btu dau nam\b`)
)

// timesIn are the different periods that a text tells, relative ones as such.
func timesIn(s *speech) []timeSpan {
	var times []timeSpan
	for _, p := range s.Periods {
		t := timeSpan{period: p.Period, text: s.text}
		switch {
		case p.Form == vietnamese.FormRecurring || p.Form == vietnamese.FormNow:
			continue
		case p.Period.Rounds > 0:
			t.known = true
		case p.Period.Start.IsZero() && p.Period.End.IsZero():
			t.relative = p.Period.Text
		default:
			t.known = true
		}
		times = appendTime(times, t)
	}
	return relativeTimes(s, times)
}

func appendTime(times []timeSpan, t timeSpan) []timeSpan {
	for _, known := range times {
		if known.known == t.known && known.period.SameKey(t.period) && known.relative == t.relative {
			return times
		}
	}
	return append(times, t)
}

// relativeTimes adds what only the words around a period tell: "cùng kỳ", "năm
// trước", "9 tháng".
func relativeTimes(s *speech, times []timeSpan) []timeSpan {
	folded := s.folded
	if before, same := yearBefore.MatchString(folded), samePeriod.MatchString(folded); before || same {
		if len(times) == 1 && times[0].known && same {
			times[0].samePart = true
			return times
		}
		return []timeSpan{{text: s.text, before: 1, samePart: same}}
	}
	if len(times) == 0 && termBefore.MatchString(folded) {
		return []timeSpan{{text: s.text, before: 1, samePart: true, yearly: true}}
	}
	if len(times) == 0 && wholeOfYear.MatchString(folded) {
		return []timeSpan{{text: s.text, wholeOne: true}}
	}
	if m := bareMonths.FindString(folded); m != "" && len(times) == 0 {
		return []timeSpan{{text: s.text, relative: strings.Replace(m, "thang", "tháng", 1) + fromJanuary}}
	}
	if startOfYear.MatchString(folded) && len(times) > 0 && !times[0].known {
		until := timeSpan{text: s.text, upTo: true}
		if len(times) == 2 { // "từ đầu năm đến tháng 9"
			until.relative = times[1].relative
		}
		return []timeSpan{until}
	}
	return times
}

// whole tells whether a period is one whole year.
func wholeYear(p pipeline.Period) bool {
	return p.Known() && p.Start == p.End && p.Start.Month == 0
}

// bareYear tells whether a time is a year without a word: "2023", not "Năm
// 2023". Under a title of a part of the year it is that part.
func bareYear(t timeSpan) bool {
	return wholeYear(t.period) && strings.Trim(t.period.Text, "0123456789 ()") == ""
}

// onlyYear is the only time of a year among those whose others name no year of
// their own: "6 tháng đầu năm và ước thực hiện năm 2023", "tháng 9 và 9 tháng năm
// 2024"; nil where there is none.
func onlyYear(times []timeSpan) (year *timeSpan) {
	for i := range times {
		switch t := &times[i]; {
		case !t.known:
		case year != nil || yearOf(t.period) == 0:
			return nil
		default:
			year = t
		}
	}
	return year
}

// yearAcross is the only year that heads of the table name: "KH năm 2023",
// "TH 6 tháng", "Ước cả năm"; nil where they name several or none.
func (p *plan) yearAcross() (year *timeSpan) {
	for _, c := range p.values {
		for _, h := range c.heads {
			for i := range h.times {
				t := &h.times[i]
				if !t.known {
					continue
				}
				if yearOf(t.period) == 0 || year != nil && yearOf(year.period) != yearOf(t.period) {
					return nil
				}
				if year == nil || wholeYear(t.period) {
					year = t
				}
			}
		}
	}
	return year
}

// yearOf is the year that a period lies in, 0 when it spans several.
func yearOf(p pipeline.Period) int {
	switch {
	case p.Known() && p.Start.Year == p.End.Year:
		return p.Start.Year
	case p.Start.IsZero() && !p.End.IsZero():
		return p.End.Year
	}
	return 0
}

// over completes t by what a farther text tells. ok is false when the two
// contradict each other.
func (t timeSpan) over(far timeSpan) (timeSpan, bool) {
	switch {
	case t.wholeOne:
		if year := pipeline.Year(yearOf(far.period)); far.known && year.Year > 0 {
			return timeSpan{known: true, text: t.text, period: pipeline.Period{Start: year, End: year, Text: far.period.Text, Basis: far.period.Basis}}, true
		}
		return t, true
	case t.upTo:
		return t.upToEnd(far), true
	case t.relative != "":
		return t.completed(far), true
	case !t.known: // "cùng kỳ", "năm trước"
		if !far.known || yearOf(far.period) == 0 || t.yearly && !wholeYear(far.period) {
			return t, true
		}
		return timeSpan{known: true, text: t.text, period: earlier(far.period, t.before, t.samePart)}, true
	case t.samePart && far.known && !wholeYear(far.period) && wholeYear(t.period) && yearOf(far.period) != 0:
		return timeSpan{known: true, text: t.text, period: earlier(far.period, yearOf(far.period)-yearOf(t.period), true)}, true
	case far.relative != "" && wholeYear(t.period):
		return far.completed(t), true
	case !far.known || holds(far.period, t.period):
		return t, true
	case holds(t.period, far.period):
		return far, true
	}
	return t, false
}

// completed is a relative time within the year of another.
func (t timeSpan) completed(by timeSpan) timeSpan {
	year := yearOf(by.period)
	if !by.known || year == 0 {
		return t
	}
	base := pattern.MustCompile(`(?i)\s*năm\s*$`).ReplaceAllString(t.relative, "")
	for _, text := range []string{base + " năm " + pipeline.Year(year).String(), t.relative + " " + pipeline.Year(year).String()} {
		for _, p := range vietnamese.Periods(text) {
			if p.Period.Known() && !wholeYear(p.Period) {
				p.Period.Text = t.relative
				return timeSpan{known: true, text: t.text, period: p.Period}
			}
		}
	}
	return t
}

// upToEnd is the time from January to the end of what a farther text tells, or
// to the part of its year that t names itself.
func (t timeSpan) upToEnd(far timeSpan) timeSpan {
	year := yearOf(far.period)
	if !far.known || year == 0 {
		return t
	}
	if t.relative != "" {
		far = timeSpan{relative: t.relative}.completed(far)
	}
	if !far.known || far.period.Start.IsZero() {
		return t
	}
	if !wholeYear(far.period) {
		far.period.Start = pipeline.Date{Year: year, Month: 1}
		far.period.End = pipeline.Date{Year: year, Month: far.period.End.Month}
	}
	far.period.Text = t.text
	return timeSpan{known: true, text: t.text, period: far.period}
}

// earlier is a period some years before another: the same part of the year, or
// the whole year.
func earlier(p pipeline.Period, years int, samePart bool) pipeline.Period {
	if !samePart || !p.Known() {
		y := pipeline.Year(yearOf(p) - years)
		return pipeline.Period{Start: y, End: y, Text: p.Text, Basis: pipeline.PeriodFromText}
	}
	p.Start.Year -= years
	p.End.Year -= years
	if p.End.Month == 2 && p.End.Day == 29 {
		p.End.Day = 28
	}
	return p
}

// holds tells whether the inner period lies within the outer.
func holds(outer, inner pipeline.Period) bool {
	if outer.Start.IsZero() && outer.End.IsZero() || inner.End.IsZero() {
		return false
	}
	if !outer.Start.IsZero() && (inner.Start.IsZero() || inner.Start.First().Before(outer.Start.First())) {
		return false
	}
	return outer.End.IsZero() || !inner.End.Last().After(outer.End.Last())
}
