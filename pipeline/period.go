package pipeline

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a year, a month or a day, as exact as the source states it. The
// zero Date is unknown.
type Date struct {
	Year  int
	Month int // 1 to 12; 0 when only the year is known
	Day   int // 1 to 31; 0 when only the month is known
}

// Year is the Date of a whole year.
func Year(y int) Date { return Date{Year: y} }

// DateOf is the Date of the day of t, in t's own zone. The zero time is the
// unknown Date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return Date{}
	}
	return Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

// ParseDate reads "2012", "2022-04" or "2025-07-01", and "" as unknown. What it
// accepts, String gives back unchanged.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	var d Date
	parts := strings.Split(s, "-")
	widths := []int{4, 2, 2}
	fields := []*int{&d.Year, &d.Month, &d.Day}
	if len(parts) > len(fields) {
		return Date{}, fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || len(p) != widths[i] || n <= 0 {
			return Date{}, fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", s)
		}
		*fields[i] = n
	}
	if !d.Valid() || d.String() != s {
		return Date{}, fmt.Errorf("date %q: no such day", s)
	}
	return d, nil
}

// Valid tells whether d is unknown or a date of the calendar.
func (d Date) Valid() bool {
	if d == (Date{}) {
		return true
	}
	if d.Year < 1 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || (d.Month == 0 && d.Day != 0) {
		return false
	}
	return d.Day == 0 || (d.Day > 0 && d.First().Day() == d.Day)
}

// IsZero tells whether d is unknown.
func (d Date) IsZero() bool { return d == Date{} }

func (d Date) String() string { return string(d.Append(nil)) }

// Append appends the text of d to dst.
func (d Date) Append(dst []byte) []byte {
	if d.IsZero() {
		return dst
	}
	dst = padded(dst, d.Year, 4)
	if d.Month != 0 {
		dst = padded(append(dst, '-'), d.Month, 2)
	}
	if d.Month != 0 && d.Day != 0 {
		dst = padded(append(dst, '-'), d.Day, 2)
	}
	return dst
}

// padded appends a number of at least so many digits, as %0*d does.
func padded(dst []byte, n, digits int) []byte {
	if n < 0 {
		return fmt.Appendf(dst, "%0*d", digits, n)
	}
	for least := 10; digits > 1; digits, least = digits-1, least*10 {
		if n < least {
			return strconv.AppendInt(append(dst, "000"[:digits-1]...), int64(n), 10)
		}
	}
	return strconv.AppendInt(dst, int64(n), 10)
}

// First is the first day of d, in UTC; the zero time when d is unknown.
func (d Date) First() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Last is the last day of d, in UTC; the zero time when d is unknown.
func (d Date) Last() time.Time {
	switch {
	case d.IsZero():
		return time.Time{}
	case d.Month == 0:
		return time.Date(d.Year, time.December, 31, 0, 0, 0, 0, time.UTC)
	case d.Day == 0:
		return time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC)
	}
	return d.First()
}

// PeriodBasis says where a period was found.
type PeriodBasis string

// The bases of a period: stated by the document, taken from the date of its
// publication, or nowhere.
const (
	PeriodFromText      PeriodBasis = "text"
	PeriodFromPublished PeriodBasis = "published"
	PeriodUnknown       PeriodBasis = "none"
)

// A Period is the time that a figure speaks of. Both ends may be unknown: a
// stock has an End alone, "từ 2018 đến nay" a Start alone, and "qua 5 kỳ bình
// chọn" has no date at all but five Rounds. An unknown period is never divided
// by years.
type Period struct {
	Start, End Date
	Text       string // as the document words it; "" when it does not
	Rounds     int    // rounds of the vote that the figure adds up; 0 when not stated
	Basis      PeriodBasis
}

// Known tells whether both ends are known.
func (p Period) Known() bool { return !p.Start.IsZero() && !p.End.IsZero() }

// Years is the number of calendar years that the period touches, 0 when an end
// is unknown.
func (p Period) Years() int {
	if !p.Known() {
		return 0
	}
	return p.End.Year - p.Start.Year + 1
}

// Key names the period for comparing: two figures of one series with the same
// key speak of the same time. Unknown periods are told apart by their rounds
// and their words.
func (p Period) Key() string {
	if p.Start.IsZero() && p.End.IsZero() {
		if p.Rounds > 0 {
			return fmt.Sprintf("rounds:%d", p.Rounds)
		}
		return "unknown"
	}
	return p.Start.String() + "/" + p.End.String()
}

// SameKey tells whether two periods have the same Key, without making it.
func (p Period) SameKey(q Period) bool {
	if p.Start != q.Start || p.End != q.End {
		return false
	}
	return p.Start != (Date{}) || p.End != (Date{}) || max(p.Rounds, 0) == max(q.Rounds, 0)
}
