package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/tonghop/tonghop/pipeline"
)

// A year of provincial life: reports come late, wrong, twice, corrected, in the
// wrong folder, under other names, or not at all; the share is not mounted one
// night; people decide. After every month what is published is what is true, and
// what waits is what is wrong, and at the end each province gets its own workbooks
// back with exactly the faults in them marked.
func TestAYearOfProvincialLife(t *testing.T) {
	t.Parallel()
	s := newYearStory(t, yearProvinces)
	s.merger()
	turn := 0
	for month := range yearMonths + 1 {
		var acting []func()
		for i, a := range s.provinces {
			r := yearReport{area: a, month: month}
			if month == 0 || (i+month)%2 == 0 {
				s.send(r)
				s.clean += 2*len(yearItems) - 3
				s.status[yearFigure{province: a.ID.Slug(), month: month}] = "on_time"
				continue
			}
			d := deeds[turn%len(deeds)]
			turn++
			t.Logf("month %d: %s: %s", month, a.ID.Slug(), d.name)
			d.first(s, r)
			s.status[yearFigure{province: a.ID.Slug(), month: month}] = d.status
			acting = append(acting, func() { d.then(s, r) })
		}
		s.month(month, acting)
		if t.Failed() {
			t.Fatalf("after month %d", month)
		}
	}
	if turn < len(deeds) {
		t.Errorf("only %d deeds of %d were done", turn, len(deeds))
	}
	s.night(9)
	s.leave()
	s.judge()
	s.judgeDuties()
	s.judgeReturns()
	s.judgeSecrets()
}

// month lives through one month: the night after reports are due, the one after
// it, and one when the rest has come.
func (s *yearStory) month(month int, then []func()) {
	s.now = time.Date(2026, time.Month(month+1), 8, 18, 30, 0, 0, time.UTC)
	s.night(0)
	s.leave()
	if month == yearMonths/2 {
		s.unmounted()
	}
	for _, act := range then {
		act()
	}
	s.night(8)
	s.judge()
}

// leave takes the figures of the reports that are away for a second night from
// what is true.
func (s *yearStory) leave() {
	for _, r := range s.leaving {
		maps.DeleteFunc(s.truth, func(f yearFigure, _ float64) bool { return f.province == r.area.ID.Slug() && f.month == r.month })
	}
	s.leaving = nil
}

// night runs one night, so many days later.
func (s *yearStory) night(days int) {
	s.t.Helper()
	s.now = s.now.AddDate(0, 0, days)
	if r := at(s.t, s.now, "", "-w", s.dir, "run"); r.code != exitDone && r.code != exitWithFaults {
		s.t.Fatalf("night of %s: exit code %d: %s%s", s.now, r.code, r.stdout, r.stderr)
	}
}

// unmounted is a night on which the share is not there, and the folders are empty.
func (s *yearStory) unmounted() {
	inbox := filepath.Join(s.dir, "inbox")
	if err := os.Rename(inbox, inbox+".away"); err != nil {
		s.t.Fatal(err)
	}
	for _, a := range s.slugs() {
		if err := os.MkdirAll(filepath.Join(inbox, a), 0o755); err != nil {
			s.t.Fatal(err)
		}
	}
	s.night(1)
	s.judgeFigures()
	if err := os.RemoveAll(inbox); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(inbox+".away", inbox); err != nil {
		s.t.Fatal(err)
	}
}

// slugs are the folders of the inbox.
func (s *yearStory) slugs() (list []string) {
	for _, a := range s.everyone() {
		list = append(list, a.ID.Slug())
	}
	return append(list, "bo")
}

// decide has a person decide on every figure of a report that waits.
func (s *yearStory) decide(r yearReport, verdict string, args ...string) {
	s.t.Helper()
	var ids []string
	for _, item := range waiting(s.t, s.dir, "--source", r.area.ID.Slug(), "--document", r.name()) {
		if item.Kind == pipeline.WaitingFigure { // the night without the share left others
			ids = append(ids, item.ID)
		}
	}
	args = append(append([]string{"-w", s.dir, "review", verdict}, args...), "--by", "Nguyễn Thị Hoa", "--reason", "Sở xác nhận qua điện thoại")
	at(s.t, s.now, "", append(args, ids...)...).wants(s.t, exitDone, "quyết định")
	s.decisions += len(ids)
}

func (s *yearStory) personCorrects(r yearReport) {
	value := s.trueOf(r, "kc_trainees", pipeline.Actual, r.month)
	s.decide(r, "correct", "--value", strconv.FormatFloat(value, 'f', -1, 64))
	s.truth[r.figure("kc_trainees")] = value
	delete(s.waits, r.at("kc_trainees"))
}

func (s *yearStory) personRejects(r yearReport) {
	s.decide(r, "reject")
	s.refused[r.at("kc_trainees")] = true
	delete(s.waits, r.at("kc_trainees"))
}

// personAccepts lets a plan that was met to the digit through.
func (s *yearStory) personAccepts(r yearReport) {
	s.decide(r, "accept")
	for _, item := range yearItems {
		if !item.stock {
			delete(s.waits, r.at(item.indicator))
			s.truth[r.figure(item.indicator)] = s.value(r.area, item, pipeline.Plan, r.month)
		}
	}
}

// judge compares what is published and what waits with the story.
func (s *yearStory) judge() {
	s.t.Helper()
	s.judgeFigures()
	found := map[yearPlace]bool{}
	for _, item := range waiting(s.t, s.dir) {
		place := yearPlace{source: item.Source, document: item.Document}
		if item.Kind == pipeline.WaitingFigure {
			place.cell = item.Figures[0].Locator
		}
		found[place] = true
	}
	alarms := 0
	for place := range found {
		if !s.expects(s.waits, place) {
			alarms++
			s.t.Logf("false alarm: %v", place)
		}
	}
	if alarms*100 > s.clean {
		s.t.Errorf("%d false alarms on %d figures in which nothing is wrong", alarms, s.clean)
	}
	for place := range s.waits {
		if !found[place] && !found[renamed(place)] {
			s.t.Errorf("%v is wrong and does not wait", place)
		}
	}
	s.judgePlaces("rejected", s.rejected, "SELECT source_id, document, locator FROM reject")
	s.judgePlaces("unread", s.unread, "SELECT source_id, document, '' FROM source_fault WHERE reason <> 'missing'")
	if log := strings.Count(run(s.t, "-w", s.dir, "review", "log").stdout, "Nguyễn Thị Hoa"); log != s.decisions {
		s.t.Errorf("%d decisions in the log, %d were made", log, s.decisions)
	}
}

// renamed is where a place is after its file was given another name.
func renamed(p yearPlace) yearPlace { p.document = "ban-ky-" + p.document; return p }

func (s *yearStory) expects(places map[yearPlace]bool, p yearPlace) bool {
	p.document = strings.TrimPrefix(p.document, "ban-ky-")
	return places[p]
}

func (s *yearStory) judgePlaces(what string, want map[yearPlace]bool, sql string) {
	s.t.Helper()
	got := map[yearPlace]bool{}
	for _, row := range query(s.t, s.dir, sql)[1:] {
		got[yearPlace{row[0], row[1], row[2]}] = true
	}
	if !maps.Equal(got, want) {
		s.t.Errorf("%s: %v\nwant %v", what, got, want)
	}
}

// judgeFigures tells what is published and not true, what is published twice, and
// what is true and kept back for nothing.
func (s *yearStory) judgeFigures() {
	s.t.Helper()
	left := maps.Clone(s.truth)
	months := map[string]int{}
	for m := lastOfOld; m <= yearMonths; m++ {
		months[monthPeriod(m)] = m
	}
	published := map[yearFigure]int{}
	for _, row := range query(s.t, s.dir, "SELECT area_slug, indicator_id, kind, period, value, boundary FROM observation")[1:] {
		f := yearFigure{row[0], row[1], pipeline.Kind(row[2]), months[row[3]]}
		value, err := strconv.ParseFloat(row[4], 64)
		if published[f]++; err != nil || published[f] > 1 {
			s.t.Errorf("%v is published %d times, %v", f, published[f], err)
		}
		if row[5] != boundaryOf(f.month) && f.kind != pipeline.Plan { // a plan may outlive whom it was made for
			s.t.Errorf("%v is published within the boundaries of %s", f, row[5])
		}
		want, known := s.truth[f]
		if !known || want != value {
			s.t.Errorf("%v is published as %v, true is %v (%v)", f, value, want, known)
		}
		delete(left, f)
	}
	kept := 0
	for f := range left {
		kept++
		s.t.Logf("true and not published: %v", f)
	}
	if kept*100 > s.clean {
		s.t.Errorf("%d figures are true and not published", kept)
	}
	got := map[yearFigure]bool{}
	for _, row := range query(s.t, s.dir, "SELECT area_slug, indicator_id, kind, period FROM official_conflicts WHERE contradicts")[1:] {
		got[yearFigure{row[0], row[1], pipeline.Kind(row[2]), months[row[3]]}] = true
	}
	if !maps.Equal(got, s.disputed) {
		s.t.Errorf("disputed %v, want %v", got, s.disputed)
	}
}

// judgeDuties compares what came of every report with the story.
func (s *yearStory) judgeDuties() {
	s.t.Helper()
	wrong := map[string]int{}
	for _, row := range query(s.t, s.dir, "SELECT area_slug, period, status FROM duties")[1:] {
		for f, want := range s.status {
			if want != "" && f.province == row[0] && f.period() == row[1] && want != row[2] {
				wrong[fmt.Sprintf("%s, not %s", row[2], want)]++
				s.t.Logf("%s %s: %s, want %s", row[0], row[1], row[2], want)
			}
		}
	}
	if len(wrong) > 0 {
		s.t.Errorf("duties: %v", wrong)
	}
}

// judgeReturns writes to every province and compares the marks in the copies with
// the faults that were planted and still stand.
func (s *yearStory) judgeReturns() {
	s.t.Helper()
	out := filepath.Join(s.t.TempDir(), "gui")
	at(s.t, s.now, "", "-w", s.dir, "letter", "--all", "-o", out).wants(s.t, exitDone)
	want := map[yearPlace]bool{}
	for _, places := range []map[yearPlace]bool{s.waits, s.rejected} {
		for p := range places {
			p.document = strings.TrimSuffix(p.document, ".xlsx") + ".can-sua.xlsx"
			want[p] = true
		}
	}
	got := map[yearPlace]bool{}
	files, err := filepath.Glob(filepath.Join(out, "*", "*.can-sua.xlsx"))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, path := range files {
		for _, cell := range s.marked(path) {
			got[yearPlace{filepath.Base(filepath.Dir(path)), filepath.Base(path), cell}] = true
		}
	}
	for p := range want {
		if !got[p] {
			s.t.Errorf("the copy does not mark %v", p)
		}
	}
	for p := range got {
		if !want[p] {
			s.t.Errorf("the copy marks %v, where nothing is wrong", p)
		}
	}
	for p := range s.unread {
		letter, err := os.ReadFile(filepath.Join(out, p.source, p.source+".cong-van.txt"))
		if err != nil || !strings.Contains(string(letter), "«"+p.document+"»") {
			s.t.Errorf("the letter says nothing of %v (%v)", p, err)
		}
	}
}

// marked are the places of a marked copy: cells with a comment, and "" where its
// list is about the whole document.
func (s *yearStory) marked(path string) (cells []string) {
	s.t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	defer book.Close()
	for _, name := range book.GetSheetList() {
		comments, err := book.GetComments(name)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, c := range comments {
			cells = append(cells, name+"!"+c.Cell)
		}
	}
	rows, err := book.GetRows(listingName)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, row := range rows {
		if slices.Contains(row, "Cả văn bản") {
			cells = append(cells, "")
		}
	}
	return cells
}
