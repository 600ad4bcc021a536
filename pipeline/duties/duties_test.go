package duties

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func date(t *testing.T, s string) pipeline.Date {
	t.Helper()
	d, err := pipeline.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func loaded(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestDueDaysAreWorked(t *testing.T) {
	c := loaded(t)
	for _, x := range []struct {
		every     pipeline.Frequency
		rule      pipeline.DueRule
		end       string // of the last period
		grace     int
		due, last string
	}{
		{pipeline.EveryYear, pipeline.DueRule{Days: 30}, "2023", 0, "2024-01-30", "2024-01-30"},
		{pipeline.EveryYear, pipeline.DueRule{Days: 31 + 10}, "2023", 0, "2024-02-14", "2024-02-14"},           // 10 February 2024 is Tết; four free days
		{pipeline.EveryYear, pipeline.DueRule{Month: 1, Day: 1}, "2024", 0, "2025-01-02", "2025-01-02"},        // a holiday
		{pipeline.EveryYear, pipeline.DueRule{Month: 3, Day: 1}, "2024", 0, "2025-03-03", "2025-03-03"},        // a Saturday
		{pipeline.EveryYear, pipeline.DueRule{Months: 18}, "2016", 0, "2018-07-02", "2018-07-02"},              // 30 June 2018 is a Saturday
		{pipeline.EveryQuarter, pipeline.DueRule{Days: 15}, "2024-09", 5, "2024-10-15", "2024-10-21"},          // 20 October is a Sunday
		{pipeline.EveryMonth, pipeline.DueRule{Months: 1}, "2023-11", 0, "2024-01-02", "2024-01-02"},           // 31 December is a Sunday, then New Year
		{pipeline.EveryHalf, pipeline.DueRule{Days: 45}, "2024-06", 0, "2024-08-14", "2024-08-14"},             // months of 31 days
		{pipeline.EveryMonth, pipeline.DueRule{Days: 20}, "2025-12", 0, "2026-01-20", "2026-01-20"},            // an ordinary day
		{pipeline.EveryMonth, pipeline.DueRule{Days: 16}, "2026-01", 0, "2026-02-23", "2026-02-23"},            // the eve of Tết and a holiday of the workspace
		{pipeline.EveryYear, pipeline.DueRule{Month: 12, Day: 31}, "2024", 0, "2025-12-31", "2025-12-31"},      // never the last day of the period itself
		{pipeline.EveryQuarter, pipeline.DueRule{Month: 4, Day: 30}, "2024-03", 0, "2024-05-02", "2024-05-02"}, // two holidays in a row
	} {
		d := pipeline.Duty{ID: "d", Every: x.every, From: date(t, x.end), Until: date(t, x.end), Due: x.rule, Grace: x.grace, Areas: []string{"ca-mau"}}
		if x.every != pipeline.EveryYear {
			d.From = pipeline.Date{Year: d.From.Year, Month: d.From.Month - months[x.every] + 1}
		}
		got := Owed(c, []pipeline.Duty{d}, []pipeline.Date{date(t, "2026-02-20")}, date(t, "2027-01-01"))
		if len(got) != 1 || got[0].Due.String() != x.due || got[0].Last.String() != x.last {
			t.Errorf("%s %+v after %s: %+v, want %s, %s", x.every, x.rule, x.end, got, x.due, x.last)
		}
	}
}

func TestProvincesOfTheTimeOwe(t *testing.T) {
	c := loaded(t)
	d := pipeline.Duty{ID: "d", Every: pipeline.EveryYear, From: pipeline.Year(2003), Due: pipeline.DueRule{Days: 45}}
	perPeriod := map[string]int{}
	for _, o := range Owed(c, []pipeline.Duty{d}, nil, date(t, "2026-11-27")) {
		perPeriod[o.Period.Key()] += len(o.Areas)
	}
	for year, want := range map[string]int{"2003": 61, "2004": 64, "2007": 64, "2008": 63, "2024": 63, "2025": 34, "2026": 0} {
		if got := perPeriod[pipeline.Period{Start: date(t, year), End: date(t, year)}.Key()]; got != want {
			t.Errorf("%s: %d provinces owe, want %d", year, got, want)
		}
	}
	half := pipeline.Duty{ID: "h", Every: pipeline.EveryHalf, From: date(t, "2025"), Due: pipeline.DueRule{Days: 15}, Areas: []string{"ha-giang", "tuyen-quang"}}
	var who []string
	for _, o := range Owed(c, []pipeline.Duty{half}, nil, date(t, "2026-01-01")) {
		for _, area := range o.Areas {
			who = append(who, string(area)+" "+o.Period.Text)
		}
	}
	if want := []string{"ha-giang@2008 2025-01/2025-06", "tuyen-quang@2008 2025-01/2025-06", "tuyen-quang@2025 2025-07/2025-12"}; !slices.Equal(who, want) {
		t.Errorf("%q, want %q", who, want)
	}
}

func TestExemptionsNameTheirReason(t *testing.T) {
	c := loaded(t)
	d := pipeline.Duty{ID: "d", Every: pipeline.EveryQuarter, From: date(t, "2024-02"), Due: pipeline.DueRule{Days: 15}, Areas: []string{"ca-mau"},
		Exempt: []pipeline.Exemption{{Area: "ca-mau", From: date(t, "2024-06"), Until: date(t, "2024-09"), Reason: pipeline.Text{VI: "Bão"}}}}
	var reasons []string
	for _, o := range Owed(c, []pipeline.Duty{d}, nil, date(t, "2024-12-31")) {
		reasons = append(reasons, o.Period.Text+" "+o.Exempt[o.Areas[0]].VI)
	}
	if want := []string{"2024-01/2024-03 ", "2024-04/2024-06 Bão", "2024-07/2024-09 Bão"}; !slices.Equal(reasons, want) {
		t.Errorf("%q, want %q", strings.Join(reasons, ";"), want)
	}
}
