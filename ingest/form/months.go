package form

import (
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/pipeline"
)

// months is a part of a year, 1 to 12; the zero value is the whole year.
type months struct{ from, to int }

var (
	quarterIn = pattern.MustCompile(`\bqu[yi]\s*(iv|iii|ii|i|[1-4])\b`)
	monthsIn  = pattern.MustCompile(`\b([369])\s*thang(\s*cuoi)?\b`)
	// In letters the months are not told from "sau tháng 6", after June.
	monthsSaid = pattern.MustCompile(`\b(ba|sau|chin)\s*thang(?:\s*(?:(cuoi)|dau|nam))?\s*(?:$|[^0-9\s]|nam\b|(?:19|20)[0-9][0-9])`)
)

// monthsOf is the part of a year that a folded text names: "quý II", "6 tháng".
func monthsOf(folded string) months {
	if m := quarterIn.FindStringSubmatch(folded); m != nil {
		q := map[string]int{"i": 1, "1": 1, "ii": 2, "2": 2, "iii": 3, "3": 3, "iv": 4, "4": 4}[m[1]]
		return months{3*q - 2, 3 * q}
	}
	if m := monthsIn.FindStringSubmatch(folded); m != nil {
		n := int(m[1][0] - '0')
		if m[2] != "" {
			return months{13 - n, 12}
		}
		return months{1, n}
	}
	if m := monthsSaid.FindStringSubmatch(folded); m != nil {
		n := map[string]int{"ba": 3, "sau": 6, "chin": 9}[m[1]]
		if m[2] != "" {
			return months{13 - n, 12}
		}
		return months{1, n}
	}
	return months{}
}

// period is the part of a year as the figures' period.
func (m months) period(year int, text string) pipeline.Period {
	p := pipeline.Period{Start: pipeline.Year(year), End: pipeline.Year(year), Text: text, Basis: pipeline.PeriodFromText}
	if m.from > 0 {
		p.Start, p.End = pipeline.Date{Year: year, Month: m.from}, pipeline.Date{Year: year, Month: m.to}
	}
	return p
}
