// Package duties works out from the declared duties which reports are owed by
// which area for which period, and by what day: the provinces are those in force
// at the end of the period, and a day on which nobody works moves to the next one
// that is worked.
//
// The border: it knows the calendar and the areas, not what was reported; that is
// for the store to compare.
package duties

import (
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// mostPeriods bounds the periods of one duty: a hundred years of months.
const mostPeriods = 1200

// Owed are the reports of all duties whose period ended before day, sorted by
// duty, period and area. holidays are days of the workspace besides those that
// the law gives everybody.
func Owed(cat *catalog.Catalog, list []pipeline.Duty, holidays []pipeline.Date, day pipeline.Date) []pipeline.Owed {
	off := daysOff(holidays)
	var owed []pipeline.Owed
	for _, d := range list {
		for _, period := range periods(d, day) {
			due := worked(dueDay(d.Due, period.End), off)
			last := due
			if d.Grace > 0 {
				last = worked(due.AddDate(0, 0, d.Grace), off)
			}
			for _, area := range areas(cat, d, period.End) {
				owed = append(owed, pipeline.Owed{
					Duty: d.ID, Area: area, Period: period, Due: pipeline.DateOf(due), Last: pipeline.DateOf(last),
					Exempt: exempt(d, area.Slug(), period.End),
				})
			}
		}
	}
	return owed
}

// months is how long a period of each frequency is.
var months = map[pipeline.Frequency]int{
	pipeline.EveryYear: 12, pipeline.EveryHalf: 6, pipeline.EveryQuarter: 3, pipeline.EveryMonth: 1,
}

// periods are those of a duty that ended before day.
func periods(d pipeline.Duty, day pipeline.Date) (list []pipeline.Period) {
	length := months[d.Every]
	if length == 0 || d.From.IsZero() {
		return nil
	}
	first := d.From.First()
	first = first.AddDate(0, -(int(first.Month())-1)%length, 0)
	for len(list) < mostPeriods {
		end := first.AddDate(0, length, -1)
		if !end.Before(day.First()) || !d.Until.IsZero() && end.After(d.Until.Last()) {
			break
		}
		list = append(list, periodOf(d.Every, first, end))
		first = first.AddDate(0, length, 0)
	}
	return list
}

// periodOf is the period as documents state it: a year by itself, one month by
// itself, else from month to month.
func periodOf(every pipeline.Frequency, first, end time.Time) pipeline.Period {
	p := pipeline.Period{Basis: pipeline.PeriodFromText}
	switch every {
	case pipeline.EveryYear:
		p.Start, p.End = pipeline.Year(end.Year()), pipeline.Year(end.Year())
	default:
		p.Start = pipeline.Date{Year: first.Year(), Month: int(first.Month())}
		p.End = pipeline.Date{Year: end.Year(), Month: int(end.Month())}
	}
	p.Text = p.Start.String()
	if p.Start != p.End {
		p.Text += "/" + p.End.String()
	}
	return p
}

// dueDay is the day of the rule for a period that ends with end.
func dueDay(rule pipeline.DueRule, end pipeline.Date) time.Time {
	last := end.Last()
	if rule.Month > 0 {
		due := time.Date(last.Year(), time.Month(rule.Month), rule.Day, 0, 0, 0, 0, time.UTC)
		if !due.After(last) {
			due = time.Date(last.Year()+1, time.Month(rule.Month), rule.Day, 0, 0, 0, 0, time.UTC)
		}
		return due
	}
	// The end of a month stays one: three months after 30 November ends on 28 February.
	month := time.Date(last.Year(), last.Month()+time.Month(rule.Months)+1, 0, 0, 0, 0, 0, time.UTC)
	return month.AddDate(0, 0, rule.Days)
}

// areas are those that owe the report of a period that ends with end.
func areas(cat *catalog.Catalog, d pipeline.Duty, end pipeline.Date) (list []pipeline.AreaID) {
	boundary := cat.BoundaryOn(pipeline.DateOf(end.Last()))
	for _, area := range cat.Provinces(boundary) {
		if len(d.Areas) == 0 || slices.Contains(d.Areas, area.ID.Slug()) {
			list = append(list, area.ID)
		}
	}
	return list
}

// exempt is why an area does not owe the report of a period that ends with end.
func exempt(d pipeline.Duty, slug string, end pipeline.Date) pipeline.Text {
	last := end.Last()
	for _, e := range d.Exempt {
		early := !e.From.IsZero() && last.Before(e.From.First())
		late := !e.Until.IsZero() && last.After(e.Until.Last())
		if strings.EqualFold(e.Area, slug) && !early && !late {
			return e.Reason
		}
	}
	return pipeline.Text{}
}
