package duties

import (
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// fixed are the holidays of every year with a day of their own: Bộ luật Lao động
// 2019, Điều 112. The second day of the national holiday is the one before or
// after, as each year is decided; the one after stands here.
var fixed = [][2]int{{1, 1}, {4, 30}, {5, 1}, {9, 2}, {9, 3}}

// newYear is the first day of the lunar year, by the calendar of Viet Nam. Five
// days are free: the eve and the four from the first on.
var newYear = map[int][2]int{
	2015: {2, 19}, 2016: {2, 8}, 2017: {1, 28}, 2018: {2, 16}, 2019: {2, 5}, 2020: {1, 25}, 2021: {2, 12}, 2022: {2, 1}, 2023: {1, 22},
	2024: {2, 10}, 2025: {1, 29}, 2026: {2, 17}, 2027: {2, 6}, 2028: {1, 26}, 2029: {2, 13}, 2030: {2, 3}, 2031: {1, 23}, 2032: {2, 11},
	2033: {1, 31}, 2034: {2, 19}, 2035: {2, 8},
}

// daysOff are the free days of the workspace, by day.
func daysOff(holidays []pipeline.Date) map[time.Time]bool {
	off := map[time.Time]bool{}
	for _, h := range holidays {
		for day := h.First(); !h.IsZero() && !day.After(h.Last()); day = day.AddDate(0, 0, 1) {
			off[day] = true
		}
	}
	return off
}

// worked is the day itself, or the next one on which offices are open.
func worked(day time.Time, off map[time.Time]bool) time.Time {
	for !open(day, off) {
		day = day.AddDate(0, 0, 1)
	}
	return day
}

func open(day time.Time, off map[time.Time]bool) bool {
	if day.Weekday() == time.Saturday || day.Weekday() == time.Sunday || off[day] {
		return false
	}
	for _, f := range fixed {
		if int(day.Month()) == f[0] && day.Day() == f[1] {
			return false
		}
	}
	if tet, known := newYear[day.Year()]; known {
		first := time.Date(day.Year(), time.Month(tet[0]), tet[1], 0, 0, 0, 0, time.UTC)
		return day.Before(first.AddDate(0, 0, -1)) || !day.Before(first.AddDate(0, 0, 4))
	}
	return true
}
