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
// duty and period, their areas sorted. holidays are days of the workspace besides
// those that the law gives everybody. Duties that all areas owe share one list of
// them, which must not be written to.
func Owed(cat *catalog.Catalog, list []pipeline.Duty, holidays []pipeline.Date, day pipeline.Date) []pipeline.Owed {
	off, everybody := daysOff(holidays), map[string][]pipeline.AreaID{}
	var owed []pipeline.Owed
	for _, d := range list {
		for _, period := range periods(d, day) {
			due := worked(dueDay(d.Due, period.End), off)
			last := due
			if d.Grace > 0 {
				last = worked(due.AddDate(0, 0, d.Grace), off)
			}
			o := pipeline.Owed{Duty: d.ID, Period: period, Due: pipeline.DateOf(due), Last: pipeline.DateOf(last)}
			boundary := cat.BoundaryOn(pipeline.DateOf(period.End.Last()))
			if everybody[boundary] == nil {
				everybody[boundary] = provinces(cat, boundary)
			}
			if o.Areas = of(d, everybody[boundary]); len(o.Areas) == 0 {
				continue
			}
			o.Exempt = exempt(d, o.Areas, period.End)
			owed = append(owed, o)
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

func provinces(cat *catalog.Catalog, boundary string) (list []pipeline.AreaID) {
	for _, area := range cat.Provinces(boundary) {
		list = append(list, area.ID)
	}
	return list
}

// of are those among all that owe the duty.
func of(d pipeline.Duty, all []pipeline.AreaID) (list []pipeline.AreaID) {
	if len(d.Areas) == 0 {
		return all
	}
	for _, area := range all {
		if slices.Contains(d.Areas, area.Slug()) {
			list = append(list, area)
		}
	}
	return list
}

// exempt are the areas that do not owe the report of a period that ends with end,
// and why; nil when all do.
func exempt(d pipeline.Duty, areas []pipeline.AreaID, end pipeline.Date) (why map[pipeline.AreaID]pipeline.Text) {
	last := end.Last()
	for _, e := range d.Exempt {
		if !e.From.IsZero() && last.Before(e.From.First()) || !e.Until.IsZero() && last.After(e.Until.Last()) {
			continue
		}
		for _, area := range areas {
			if _, already := why[area]; already || !strings.EqualFold(e.Area, area.Slug()) {
				continue
			}
			if why == nil {
				why = map[pipeline.AreaID]pipeline.Text{}
			}
			why[area] = e.Reason
		}
	}
	return why
}
