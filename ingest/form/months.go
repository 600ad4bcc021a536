package form

import (
	"strconv"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/pipeline"
)

// months is a part of a year, 1 to 12; the zero value is what nobody said, 1 to 12 a year
// said to be whole. Since January without an end, "lũy kế từ đầu năm", is {1, 0}: another
// text says up to when.
type months struct{ from, to int }

var (
	quarterIn = pattern.MustCompile(`\bqu[yi]\s*(iv|iii|ii|i|[1-4])\b`)
	monthsIn  = pattern.MustCompile(`\b(0?[1-9]|1[0-2])\s*thang(\s*cuoi)?\b`)
	// In letters the months are not told from "sau tháng 6", after June.
	monthsSaid = pattern.MustCompile(`\b(ba|sau|chin)\s*thang(?:\s*(?:(cuoi)|dau|nam))?\s*(?:$|[^0-9\s]|nam\b|(?:19|20)[0-9][0-9])`)
	oneMonth   = pattern.MustCompile(`((?:ngay\s*[0-9]{1,2}|sau|truoc)\s*)?\bthang\s*(0?[1-9]|1[0-2])\b`)
	sinceStart = pattern.MustCompile(`\bl[uo]y ke\b|\bcong don\b|\btu dau nam\b|\bdau nam den\b|\btu thang 0?1 den\b|\bden (het )?thang\b`)
	wholeOne   = pattern.MustCompile(`\bca nam\b`)
)

// monthsOf is the part of a year that a folded text names: "quý II", "6 tháng", "tháng
// 5", "lũy kế 5 tháng".
func monthsOf(folded string) months {
	if wholeOne.MatchString(folded) {
		return months{1, 12}
	}
	if m := quarterIn.FindStringSubmatch(folded); m != nil {
		q := map[string]int{"i": 1, "1": 1, "ii": 2, "2": 2, "iii": 3, "3": 3, "iv": 4, "4": 4}[m[1]]
		return months{3*q - 2, 3 * q}
	}
	if m := monthsIn.FindStringSubmatch(folded); m != nil {
		n, _ := strconv.Atoi(m[1])
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
	since := sinceStart.MatchString(folded)
	if all := oneMonth.FindAllStringSubmatch(folded, -1); len(all) > 0 && all[len(all)-1][1] == "" {
		n, _ := strconv.Atoi(all[len(all)-1][2])
		if since {
			return months{1, n}
		}
		return months{n, n}
	}
	if since {
		return months{1, 0}
	}
	return months{}
}

// partial tells whether something less than a whole year is said.
func (m months) partial() bool { return m.from > 0 && m != (months{1, 12}) }

// period is the part of a year as the figures' period.
func (m months) period(year int, text string) pipeline.Period {
	p := pipeline.Period{Start: pipeline.Year(year), End: pipeline.Year(year), Text: text, Basis: pipeline.PeriodFromText}
	if m.partial() {
		p.Start, p.End = pipeline.Date{Year: year, Month: m.from}, pipeline.Date{Year: year, Month: m.to}
	}
	return p
}

// completeMonths settles when the columns of a table are within their year: since January
// up to the month that the title or another column names; where others name months, a
// column with a year of its own is of all of it.
func (t *Table) completeMonths() {
	last, said := t.frame.months.to, false
	for _, c := range t.columns {
		if last == 0 && !c.derived {
			last = c.months.to % 12
		}
		said = said || c.months != (months{})
	}
	for i := range t.columns {
		c := &t.columns[i]
		if c.months.from == 1 && c.kind == "" && !c.derived && i > 0 && t.frame.kind == "" {
			if left := t.columns[i-1]; left.months.from > 0 && left.kind != pipeline.Plan && !left.derived {
				c.kind = left.kind // "Thực hiện tháng 10", "Lũy kế 10 tháng"
			}
		}
		switch {
		case c.months == (months{1, 0}) && last > 0:
			c.months.to = last
		case c.months == (months{1, 0}) && c.strange == "" && !c.derived:
			c.strange = "lũy kế"
		case c.months == (months{}) && c.samePart && t.frame.months == (months{}):
			c.months = t.partBeside(i)
		case c.months == (months{}) && said && c.year > 0 && !c.samePart:
			c.months = months{1, 12}
		}
	}
}

// partBeside is the part of the year that the nearest column left of one is of.
func (t *Table) partBeside(i int) months {
	for k := i - 1; k >= 0; k-- {
		if c := t.columns[k]; !c.derived && c.kind != pipeline.Plan && c.months != (months{}) {
			return c.months
		}
	}
	return months{}
}
