package main

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// The last month of the old provinces and the first of those that were made of
// them on 2025-07-01, as the story counts months.
const (
	lastOfOld  = -6
	firstOfNew = -5
)

// everyone are the provinces of the story, those of before the merger too, one of
// each slug: a province that kept its name reports from the same place.
func (s *yearStory) everyone() (list []pipeline.Area) {
	list = slices.Clone(s.provinces)
	for _, a := range s.provinces {
		for _, old := range s.before[a.ID] {
			if !slices.ContainsFunc(list, func(one pipeline.Area) bool { return one.ID.Slug() == old.ID.Slug() }) {
				list = append(list, old)
			}
		}
	}
	return list
}

// excused is the province that owes nothing for the first month of the new ones.
func (s *yearStory) excused() pipeline.Area { return s.provinces[len(s.provinces)-1] }

// merger lives through the two months: the reports of the old provinces for the
// last of them, sent when there are no such provinces any more, then those of the
// new ones. One old province goes on reporting, and its results wait.
func (s *yearStory) merger() {
	s.t.Helper()
	s.now = time.Date(2025, 7, 8, 18, 30, 0, 0, time.UTC)
	var stray pipeline.Area
	for _, a := range s.provinces {
		for _, old := range s.before[a.ID] {
			s.sendInTime(yearReport{area: old, month: lastOfOld})
			if old.ID.Slug() != a.ID.Slug() {
				stray = old
			}
		}
	}
	if stray.ID == "" {
		s.t.Fatal("no province of the story was merged")
	}
	s.night(0)
	s.now = time.Date(2025, 8, 8, 18, 30, 0, 0, time.UTC)
	for _, a := range s.provinces {
		if a.ID != s.excused().ID {
			s.sendInTime(yearReport{area: a, month: firstOfNew})
		}
	}
	s.status[yearFigure{province: s.excused().ID.Slug(), month: firstOfNew}] = "exempt"
	late := yearReport{area: stray, month: firstOfNew}
	var results []string
	for _, item := range yearItems {
		results = append(results, item.indicator)
	}
	s.put(late, late.name())
	s.holds(late, results...)
	s.night(0)
	s.judge()
	s.judgeMerger()
}

func (s *yearStory) sendInTime(r yearReport) {
	s.send(r)
	s.clean += 2*len(yearItems) - 3
	s.status[yearFigure{province: r.area.ID.Slug(), month: r.month}] = "on_time"
}

// boundaryOf is the boundary version in which a month is reported.
func boundaryOf(month int) string {
	if month <= lastOfOld {
		return catalog.Boundary2008
	}
	return catalog.Boundary2025
}

// judgeMerger tells whether the figures of the old provinces make up those of the
// new ones on the boundaries of today, all parts or nothing, and whether a series
// has figures of both.
func (s *yearStory) judgeMerger() {
	s.t.Helper()
	got := map[string]string{}
	for _, row := range query(s.t, s.dir, "SELECT area_slug, value, old_areas_reporting, old_areas FROM figures_2025_basis WHERE boundary = '2025' "+
		"AND indicator_id = 'kc_projects' AND kind = 'actual' AND period = '"+monthPeriod(lastOfOld)+"'")[1:] {
		got[row[0]] = row[1] + " of " + row[2] + "/" + row[3]
	}
	for _, a := range s.provinces {
		sum, n := 0.0, len(s.before[a.ID])
		for _, old := range s.before[a.ID] {
			sum += s.trueOf(yearReport{area: old}, "kc_projects", pipeline.Actual, lastOfOld)
		}
		if want := fmt.Sprintf("%s of %d/%d", strconv.FormatFloat(sum, 'f', -1, 64), n, n); got[a.ID.Slug()] != want {
			s.t.Errorf("%s on the boundaries of 2025: %q, want %q", a.ID.Slug(), got[a.ID.Slug()], want)
		}
	}
	if mixed := query(s.t, s.dir, "SELECT series_id, string_agg(DISTINCT area_id) FROM observation GROUP BY series_id HAVING count(DISTINCT area_id) > 1"); len(mixed) > 1 {
		s.t.Errorf("series over the merger: %v", mixed[1:])
	}
}
