package sitetest

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A Trap is two figures that a reader may want to put beside each other, and
// what the page must say of it.
type Trap struct {
	Name, Indicator  string
	A, B             string // areas
	FigureA, FigureB string // as the address of the page names them
	Answer           string // yes, no, if
	Says             string
}

// A side is one figure of a trap: area kind level split unit behaviour part
// start/end rounds value qualifier max.
type side struct {
	area, kind, level, split, unit, behaviour string
	part                                      bool
	start, end                                string
	rounds                                    int
	value                                     float64
	qualifier                                 string
	most                                      float64
}

func plain(area, year string, value float64) side {
	return side{area: area, kind: "actual", unit: "vnd", behaviour: "flow", start: year, end: year, value: value, qualifier: "exact"}
}

// with changes one thing of a figure.
func (s side) with(change func(*side)) side { change(&s); return s }

func (s side) period() string {
	switch {
	case s.rounds > 0:
		return "rounds:" + strconv.Itoa(s.rounds)
	case s.start == "" && s.end == "":
		return "unknown"
	case s.start == s.end:
		return s.end
	}
	return s.start + "/" + s.end
}

func (s side) key() string {
	part := ""
	if s.part {
		part = "part"
	}
	return url.QueryEscape(strings.Join([]string{s.kind, s.level, s.split, s.unit, s.behaviour, part, s.period()}, "|"))
}

type trap struct {
	name         string
	a, b         side
	answer, says string
}

func traps() []trap {
	a, b := plain("ca-mau@2008", "2020", 7e12), plain("dong-thap@2008", "2020", 5e12)
	return []trap{
		{"like with like", a, b, "yes", "Cà Mau cao hơn Đồng Tháp 2.000\u00a0tỷ\u00a0đồng"},
		{"equal figures", a, b.with(func(s *side) { s.value = 7e12 }), "yes", "bằng nhau"},
		{"result and plan", a, b.with(func(s *side) { s.kind = "plan" }), "no", "một bên là kết quả, một bên là kế hoạch"},
		{"result and target", a, b.with(func(s *side) { s.kind = "target" }), "no", "mục tiêu"},
		{"result and estimate", a, b.with(func(s *side) { s.kind = "estimate" }), "no", "ước thực hiện"},
		{"unlike levels", a.with(func(s *side) { s.level = "tinh" }), b.with(func(s *side) { s.level = "huyen" }), "no", "khác cấp"},
		{"level and no level", a.with(func(s *side) { s.level = "tinh" }), b, "no", "khác cấp"},
		{"part and whole", a, b.with(func(s *side) { s.split = "Nhóm: khác" }), "no", "khác phạm vi"},
		{"of which", a, b.with(func(s *side) { s.part = true }), "no", "khác phạm vi"},
		{"unlike units", a, b.with(func(s *side) { s.unit = "percent" }), "no", "khác đơn vị tính"},
		{"cumulative and flow", a, b.with(func(s *side) { s.behaviour = "cumulative" }), "no", "khác cách tính"},
		{"stock and flow", a, b.with(func(s *side) { s.behaviour = "stock" }), "no", "khác cách tính"},
		{"unknown period", a, b.with(func(s *side) { s.start, s.end = "", "" }), "no", "không rõ kỳ"},
		{"both periods unknown", a.with(func(s *side) { s.start, s.end = "", "" }), b.with(func(s *side) { s.start, s.end = "", "" }), "no", "không rõ kỳ"},
		{"rounds and years", a.with(func(s *side) { s.start, s.end, s.rounds = "", "", 5 }), b, "no", "không rõ kỳ"},
		{"rounds and rounds", a.with(func(s *side) { s.start, s.end, s.rounds = "", "", 5 }), b.with(func(s *side) { s.start, s.end, s.rounds = "", "", 2 }), "if", "số kỳ bình chọn"},
		{"unlike years", a, b.with(func(s *side) { s.start, s.end = "2019", "2019" }), "if", "thay đổi theo thời gian"},
		{"unlike lengths", a, b.with(func(s *side) { s.start, s.end = "2012", "2021" }), "if", "bình quân một năm"},
		{"open beginning", a, b.with(func(s *side) { s.start = "" }), "no", "thiếu một đầu"},
		{"open end", a, b.with(func(s *side) { s.end = "" }), "no", "thiếu một đầu"},
		{"old and new of one name", plain("dong-thap@2008", "2020", 5e12), plain("dong-thap@2025", "2020", 9e12), "no", "phần của tỉnh kia"},
		{"part and whole province", plain("ha-giang@2008", "2020", 5e12), plain("tuyen-quang@2025", "2020", 9e12), "no", "phần của tỉnh kia"},
		{"old beside another new", plain("ca-mau@2008", "2020", 5e12), plain("tuyen-quang@2025", "2020", 9e12), "no", "khác địa giới"},
		{"two new provinces", plain("dong-thap@2025", "2020", 5e12), plain("tuyen-quang@2025", "2020", 9e12), "yes", "cao hơn"},
		{"untouched by the merger", plain("ha-noi@2008", "2020", 5e12), plain("cao-bang@2025", "2020", 9e12), "yes", "cao hơn"},
		{"more than, overlapping", a.with(func(s *side) { s.qualifier, s.value = "more_than", 4e12 }), b, "if", "không kết luận được"},
		{"more than, clear", a.with(func(s *side) { s.qualifier = "more_than" }), b, "if", "hơn kém"},
		{"about", a.with(func(s *side) { s.qualifier, s.value = "about", 5e12 }), b, "if", "không kết luận được"},
		{"ranges that overlap", a.with(func(s *side) { s.value, s.most = 4e12, 6e12 }), b, "if", "không kết luận được"},
		{"the same figure", a, a, "no", "cùng một số liệu"},
		{"moments apart", a.with(func(s *side) { s.behaviour = "stock" }), b.with(func(s *side) { s.behaviour, s.start, s.end = "stock", "2019", "2019" }), "if", "khác thời điểm"},
	}
}

// years adds totals of 2015 to 2021, over all provinces but one.
func (g *generator) years(id, name, behaviour, unit string, step float64) {
	for year := 2015; year <= 2021; year++ {
		y := strconv.Itoa(year)
		g.totals.add(map[string]any{"indicator_id": id, "indicator_name": name, "boundary": "2008", "kind": "actual", "level": "", "behaviour": behaviour,
			"period": y, "period_start": y, "period_end": y, "value": float64(year-2000) * step, "unit": unit, "qualifier": "exact", "origin": []string{}, "areas_reporting": int64(62), "areas_total": int64(63), "illustrative": true})
	}
}

// TrapList is every trap with its address on the page of two figures.
func TrapList() []Trap {
	var list []Trap
	for i, p := range traps() {
		list = append(list, Trap{p.name, trapIndicator(i), p.a.area, p.b.area, p.a.key(), p.b.key(), p.answer, p.says})
	}
	return list
}

func trapIndicator(i int) string { return fmt.Sprintf("trap_%d", i) }

// Traps is the recorded country with an indicator for each trap, and revenue of
// most provinces over the years, for choosing a year and a basis.
func Traps() (*Asker, error) {
	a, err := Country()
	if err != nil {
		return nil, err
	}
	g := generator{asker: a}
	g.begin()
	for i, p := range traps() {
		id := trapIndicator(i)
		g.indicator(id, "Bẫy: "+p.name, "Trap: "+p.name, "vnd")
		g.side(id, p.a)
		if p.a != p.b {
			g.side(id, p.b)
		}
	}
	g.indicator("rev_area_total", "Tổng thu NSNN trên địa bàn", "Revenue", "vnd")
	for i, p := range g.provinces {
		for year := 2015; year <= 2021; year++ {
			if p.slug == "ha-giang" {
				continue // the one old province that keeps the new Tuyên Quang from a total
			}
			v := float64(1000+i*100+(year-2015)*10) * 1e9
			if p.slug == "ca-mau" && year == 2020 {
				v = 9e15
			}
			g.side("rev_area_total", plain(p.id, strconv.Itoa(year), v))
		}
	}
	g.indicator("population", "Dân số trung bình", "Population", "person")
	g.years("rev_area_total", "Tổng thu NSNN trên địa bàn", "flow", "vnd", 1e13)
	g.years("population", "Dân số trung bình", "stock", "person", 5e6)
	g.put("indicators_overview", g.indicators)
	g.put("province_figures", g.figures)
	g.put("totals", g.totals)
	return a, nil
}

// side puts one figure into the answers, in a cell of the workbook of Đồng
// Tháp where it is that province's.
func (g *generator) side(indicator string, s side) {
	provinces := g.asker.Answers["provinces"]
	cells := map[string]any{"area_id": s.area, "area_slug": pipeline.AreaID(s.area).Slug(), "area_type": "province", "boundary": pipeline.AreaID(s.area).Boundary(), "indicator_id": indicator, "indicator_name": indicator,
		"indicator_name_en": indicator, "kind": s.kind, "kind_vi": trapKinds[s.kind], "kind_en": s.kind, "level": s.level, "level_vi": trapLevels[s.level], "level_en": s.level, "split_vi": s.split, "split_en": s.split,
		"period": s.period(), "behaviour": s.behaviour, "value": s.value, "qualifier": s.qualifier, "unit": s.unit, "part": s.part, "origin": []string{}, "illustrative": true}
	for name, v := range map[string]string{"period_start": s.start, "period_end": s.end} {
		if v != "" {
			cells[name] = v
		}
	}
	if s.rounds > 0 {
		cells["rounds"] = int64(s.rounds)
	}
	if s.most > 0 {
		cells["value_max"] = s.most
	}
	if s.area == "dong-thap@2008" && indicator == "rev_area_total" {
		cells["origin"] = []string{"2998b2138fc7"}
	}
	for _, row := range provinces.Rows {
		if row[provinces.Column("area_id")] == s.area {
			cells["area_name"] = row[provinces.Column("area_name")]
		}
	}
	g.figures.add(cells)
}

var trapKinds = map[string]string{"actual": "Kết quả", "plan": "Kế hoạch", "target": "Mục tiêu", "estimate": "Ước thực hiện"}

var trapLevels = map[string]string{"": "", "tinh": "Cấp tỉnh", "huyen": "Cấp huyện"}
