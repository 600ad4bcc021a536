package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A yearPlace is a place in a document of a source: a cell, or "" for the whole.
type yearPlace struct{ source, document, cell string }

// A yearStory is a year of made-up provinces on its way through a workspace, and
// what must be found there after it.
type yearStory struct {
	t         *testing.T
	dir       string
	seed      uint64
	now       time.Time
	provinces []pipeline.Area
	before    map[pipeline.AreaID][]pipeline.Area // the provinces of which each was made

	truth     map[yearFigure]float64 // what is to be published, and nothing else
	waits     map[yearPlace]bool     // what waits for a person
	stated    map[yearPlace]float64  // what a cell that waits, or waited, says
	refused   map[yearPlace]bool     // what a person rejected
	rejected  map[yearPlace]bool     // cells that cannot be understood
	unread    map[yearPlace]bool     // files that are told of as such
	leaving   []yearReport           // taken away this month
	disputed  map[yearFigure]bool    // what another official source states otherwise
	decisions int
	status    map[yearFigure]string // of a duty, by province and month
	clean     int                   // figures of reports in which nothing is wrong
}

func newYearStory(t *testing.T, provinces int) *yearStory {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := &yearStory{t: t, dir: filepath.Join(t.TempDir(), "nam"), seed: 10, provinces: cat.Provinces(catalog.Boundary2025)[:provinces],
		truth: map[yearFigure]float64{}, waits: map[yearPlace]bool{}, rejected: map[yearPlace]bool{}, unread: map[yearPlace]bool{},
		stated: map[yearPlace]float64{}, refused: map[yearPlace]bool{}, disputed: map[yearFigure]bool{}, status: map[yearFigure]string{}, before: map[pipeline.AreaID][]pipeline.Area{}}
	s.file("tonghop.yaml", "title: Một năm mô phỏng\nkeep: 2\n")
	s.file("sources/bo.yaml", "kind: folder\nlocation: inbox/bo\ntitle: Bộ\npublisher: Bộ\nlicence: CC0\nillustrative: true\nprecedence: 2\n")
	s.file("inbox/bo/ghi-chu.md", "Thư mục của Bộ.\n")
	for _, a := range s.provinces {
		for _, id := range cat.Predecessors(a.ID) {
			old, ok := cat.Area(id)
			if !ok {
				t.Fatalf("no area %s", id)
			}
			s.before[a.ID] = append(s.before[a.ID], old)
		}
		s.status[yearFigure{province: a.ID.Slug()}] = "on_time"
	}
	for _, a := range s.everyone() {
		slug := a.ID.Slug()
		s.file("sources/"+slug+".yaml", fmt.Sprintf("kind: folder\nlocation: inbox/%s\ntitle: %s\npublisher: Sở\nlicence: CC0\nillustrative: true\nprecedence: 1\nprovince: %s\n", slug, a.Name, slug))
	}
	s.file("duties.yaml", "duties:\n  - id: thang\n    title: Báo cáo tháng\n    indicators: [kc_projects, kc_budget, kc_facilities_supported, kc_trainees]\n"+
		"    kind: actual\n    every: month\n    from: 2025-06\n    due: 12 ngày\n    areas: all\n"+
		"    exempt: [{area: "+s.excused().ID.Slug()+", from: 2025-07, until: 2025-07, reason: \"Khắc phục hậu quả bão.\"}]\n")
	return s
}

func (s *yearStory) file(name, content string) {
	s.t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *yearStory) inbox(r yearReport, name string) string {
	return filepath.Join(s.dir, "inbox", r.area.ID.Slug(), name)
}

// name is how the province calls the file of a report.
func (r yearReport) name() string { return "bao-cao-" + monthPeriod(r.month) + ".xlsx" }

func (r yearReport) figure(indicator string) yearFigure {
	return yearFigure{r.area.ID.Slug(), indicator, pipeline.Actual, r.month}
}

func (r yearReport) at(indicator string) yearPlace {
	return yearPlace{r.area.ID.Slug(), r.name(), cellOfItem(indicator)}
}

// put writes the workbook of a report under a name.
func (s *yearStory) put(r yearReport, name string) {
	s.t.Helper()
	content, err := s.workbook(r)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(s.inbox(r, name)), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(s.inbox(r, name), content, 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// holds puts every figure of the report among what is true, but for those of the
// named indicators, which wait.
func (s *yearStory) holds(r yearReport, waiting ...string) {
	for _, item := range yearItems {
		if !item.stock {
			s.truth[yearFigure{r.area.ID.Slug(), item.indicator, pipeline.Plan, r.month}] = s.value(r.area, item, pipeline.Plan, r.month)
		}
		s.truth[r.figure(item.indicator)] = s.value(r.area, item, pipeline.Actual, r.month)
	}
	for _, indicator := range waiting {
		delete(s.truth, r.figure(indicator))
		s.waits[r.at(indicator)] = true
	}
}

// true of an indicator of the report.
func (s *yearStory) trueOf(r yearReport, indicator string, kind pipeline.Kind, month int) float64 {
	for _, item := range yearItems {
		if item.indicator == indicator {
			return s.value(r.area, item, kind, month)
		}
	}
	return math.NaN()
}

func (s *yearStory) send(r yearReport) {
	s.put(r, r.name())
	s.holds(r)
}

// sendOther sends a report with other contents in the cells of results, and holds
// that these wait.
func (s *yearStory) sendOther(r yearReport, other map[string]any) {
	r.other = other
	s.put(r, r.name())
	var waiting []string
	for indicator := range other {
		waiting = append(waiting, indicator)
	}
	s.holds(r, waiting...)
}

func (s *yearStory) sendInThousands(r yearReport) {
	s.stated[r.at("kc_budget")] = s.trueOf(r, "kc_budget", pipeline.Actual, r.month) / 1000
	s.sendOther(r, map[string]any{"kc_budget": s.stated[r.at("kc_budget")]})
}

func (s *yearStory) sendSlip(r yearReport) {
	s.stated[r.at("kc_trainees")] = s.trueOf(r, "kc_trainees", pipeline.Actual, r.month) * 10
	s.sendOther(r, map[string]any{"kc_trainees": s.stated[r.at("kc_trainees")]})
}

func (s *yearStory) sendPlanAsResult(r yearReport) {
	other := map[string]any{}
	for _, item := range yearItems {
		if !item.stock {
			other[item.indicator] = s.value(r.area, item, pipeline.Plan, r.month)
		}
	}
	s.sendOther(r, other)
}

func (s *yearStory) sendMonthBefore(r yearReport) {
	other := map[string]any{}
	for _, indicator := range flows {
		other[indicator] = s.trueOf(r, indicator, pipeline.Actual, r.month-1)
	}
	s.sendOther(r, other)
}

func (s *yearStory) sendWords(r yearReport) {
	r.other = map[string]any{"kc_projects": "hơn chục cái rưỡi"}
	s.put(r, r.name())
	s.holds(r, "kc_projects")
	delete(s.waits, r.at("kc_projects"))
	s.rejected[r.at("kc_projects")] = true
}

// answer is the report as it should have been.
func (s *yearStory) answer(r yearReport) {
	s.send(r)
	delete(s.waits, r.at("kc_trainees"))
}

func (s *yearStory) answerWords(r yearReport) {
	s.send(r)
	delete(s.rejected, r.at("kc_projects"))
}

func (s *yearStory) sendTwin(r yearReport) {
	name := "gui-lai-" + r.name()
	s.put(r, name)
	s.unread[yearPlace{r.area.ID.Slug(), name, ""}] = true
}

func (s *yearStory) sendCorrected(r yearReport) {
	value := math.Round(s.trueOf(r, "kc_facilities_supported", pipeline.Actual, r.month) * 1.1)
	r.other = map[string]any{"kc_facilities_supported": value}
	s.send(r)
	s.truth[r.figure("kc_facilities_supported")] = value
}

func (s *yearStory) sendBare(r yearReport) {
	r.bare = true
	s.put(r, r.name())
	s.waits[yearPlace{r.area.ID.Slug(), r.name(), ""}] = true
}

func (s *yearStory) sendScan(r yearReport) {
	name := "scan-" + monthPeriod(r.month) + ".pdf"
	s.file("inbox/"+r.area.ID.Slug()+"/"+name, "%PDF-1.7\n"+name+"\n")
	s.unread[yearPlace{r.area.ID.Slug(), name, ""}] = true
}

func (s *yearStory) sendWithScan(r yearReport) {
	s.send(r)
	s.sendScan(r)
}

func (s *yearStory) rename(r yearReport) {
	if err := os.Rename(s.inbox(r, r.name()), s.inbox(r, "ban-ky-"+r.name())); err != nil {
		s.t.Fatal(err)
	}
}

func (s *yearStory) takeAway(r yearReport) {
	scan := "scan-" + monthPeriod(r.month) + ".pdf"
	delete(s.unread, yearPlace{r.area.ID.Slug(), scan, ""})
	for _, name := range []string{r.name(), scan} {
		if err := os.Remove(s.inbox(r, name)); err != nil {
			s.t.Fatal(err)
		}
	}
	s.leaving = append(s.leaving, r)
}

// misfile puts the report of a neighbour among the province's own.
func (s *yearStory) misfile(r yearReport) {
	other := yearReport{area: s.neighbour(r.area), month: r.month}
	content, err := s.workbook(other)
	if err != nil {
		s.t.Fatal(err)
	}
	name := "nham-" + other.name()
	s.file("inbox/"+r.area.ID.Slug()+"/"+name, string(content))
	s.waits[yearPlace{r.area.ID.Slug(), name, ""}] = true
}

func (s *yearStory) neighbour(a pipeline.Area) pipeline.Area {
	for i, other := range s.provinces {
		if other.ID == a.ID {
			return s.provinces[(i+1)%len(s.provinces)]
		}
	}
	return a
}

// contradict has the ministry state another number of the province, and the same
// of its neighbour.
func (s *yearStory) contradict(r yearReport) {
	next := s.neighbour(r.area)
	rows := [][]any{{"BỘ CÔNG THƯƠNG (mô phỏng)"}, {fmt.Sprintf("ĐỀ ÁN KHUYẾN CÔNG THÁNG %s NĂM %s", monthPeriod(r.month)[5:], monthPeriod(r.month)[:4])}, {},
		{"STT", "Tỉnh, thành phố", "Số đề án khuyến công thực hiện"},
		{1, r.area.Name, math.Round(s.trueOf(r, "kc_projects", pipeline.Actual, r.month) * 1.2)},
		{2, next.Name, s.trueOf(yearReport{area: next}, "kc_projects", pipeline.Actual, r.month)}}
	content, err := sheet.Write(sheet.Workbook{Sheets: []sheet.WorkbookSheet{{Name: "Tổng hợp", Rows: rows}}})
	if err != nil {
		s.t.Fatal(err)
	}
	s.file("inbox/bo/tong-hop-"+monthPeriod(r.month)+".xlsx", string(content))
	s.disputed[r.figure("kc_projects")] = true
}
