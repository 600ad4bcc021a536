package sitetest

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"

	"github.com/tonghop/tonghop/pipeline"
)

// The measures of the generated country.
const (
	GeneratedIndicators = 60
	GeneratedFirstYear  = 2007
	GeneratedYears      = 10
	perDocument         = 6 // indicators of one workbook
)

// GeneratedKinds are the kinds of figure of the generated country.
var GeneratedKinds = []string{"actual", "plan", "estimate"}

// The indicators that pages of topics name; the rest are made up.
var namedIndicators = []struct{ id, vi, en, unit string }{
	{"rev_area_total", "Tổng thu NSNN trên địa bàn", "State budget revenue collected in the province", "vnd"},
	{"exp_balance_total", "Chi cân đối NSĐP", "Balanced local expenditure", "vnd"},
	{"transfer_total", "Thu bổ sung từ ngân sách cấp trên", "Transfers from the upper level", "vnd"},
	{"population", "Dân số trung bình", "Average population", "person"},
}

// Generated is the recorded country grown to its full size: every province of
// 2008 with sixty indicators over ten years in three kinds, each figure in a
// cell of a workbook. About one figure in twenty is missing. The country's own
// rows and a figure of a region stand among them, larger than any province.
func Generated() (*Asker, error) {
	a, err := Country()
	if err != nil {
		return nil, err
	}
	g := generator{asker: a}
	g.begin()
	g.make()
	return a, nil
}

type province struct{ id, slug, name, region string }

type generator struct {
	asker      *Asker
	provinces  []province
	indicators table
	figures    table
	totals     table
	coverage   table
	pairs      table
}

// begin reads the provinces of 2008 and the columns of the answers.
func (g *generator) begin() {
	p := g.asker.Answers["provinces"]
	for _, row := range p.Rows {
		if row[p.Column("boundary")] == "2008" {
			g.provinces = append(g.provinces, province{row[p.Column("area_id")].(string), row[p.Column("area_slug")].(string), row[p.Column("area_name")].(string), row[p.Column("region")].(string)})
		}
	}
	g.figures, g.pairs = tableOf(g.asker.Answers["province_figures"]), tableOf(g.asker.Answers["target_vs_result"])
	g.totals, g.coverage = tableOf(g.asker.Answers["totals"]), tableOf(g.asker.Answers["coverage_by_period"])
	g.indicators = tableOf(g.asker.Answers["indicators_overview"])
}

// A table is an answer in the making: rows by the names of their columns.
type table struct {
	columns []pipeline.Column
	rows    [][]any
	at      map[string]int
}

func (t *table) add(cells map[string]any) {
	row := make([]any, len(t.columns))
	for name, v := range cells {
		if at, ok := t.at[name]; ok { // a part of a wider row leaves the rest out
			row[at] = v
		}
	}
	t.rows = append(t.rows, row)
}

func tableOf(a pipeline.Answer) table {
	t := table{columns: a.Columns, at: map[string]int{}}
	for i, c := range a.Columns {
		t.at[c.Name] = i
	}
	return t
}

func (g *generator) make() {
	for i := range GeneratedIndicators {
		id, vi, en, unit := GeneratedIndicator(i)
		g.indicator(id, vi, en, unit)
		for y := range GeneratedYears {
			for _, kind := range GeneratedKinds {
				g.cell(i, GeneratedFirstYear+y, kind)
			}
		}
	}
	g.put("indicators_overview", g.indicators)
	g.put("province_figures", g.figures)
	g.put("totals", g.totals)
	g.put("coverage_by_period", g.coverage)
	g.put("target_vs_result", g.pairs)
	g.documents()
}

// indicator declares one.
func (g *generator) indicator(id, vi, en, unit string) {
	g.indicators.add(map[string]any{"indicator_id": id, "indicator_name": vi, "indicator_name_en": en, "definition_vi": "Định nghĩa của " + vi + ".", "definition_en": "Definition of " + en + ".",
		"unit": unit, "unit_vi": "đơn vị", "unit_en": "units", "behaviour": "flow", "behaviour_vi": "Trong kỳ", "behaviour_en": "Within the period", "adds_areas": true, "adds_time": false,
		"levels": []string{}, "dimensions": []string{}, "scope": "core", "topic": "khac", "source": "Minh họa", "figures": int64(63 * 30), "areas": int64(63), "sources": int64(1), "claims": int64(0), "latest_period_end": "2016"})
}

// put adds rows to the answer of a question.
func (g *generator) put(id string, t table) {
	a := g.asker.Answers[id]
	a.Rows = append(a.Rows, t.rows...)
	g.asker.Answers[id] = a
}

// GeneratedIndicator is the identity of one of the indicators.
func GeneratedIndicator(i int) (id, vi, en, unit string) {
	if i < len(namedIndicators) {
		n := namedIndicators[i]
		return n.id, n.vi, n.en, n.unit
	}
	n := strconv.Itoa(i)
	return "generated_" + n, "Chỉ tiêu số " + n, "Indicator " + n, []string{"vnd", "product", "percent"}[i%3]
}

// GeneratedValue is the figure of a province, ok is false where it is missing.
func GeneratedValue(indicator int, slug string, year int, kind string) (value float64, ok bool) {
	h := fnv.New64a()
	fmt.Fprint(h, indicator, slug, year, kind)
	n := h.Sum64()
	if n%20 == 0 {
		return 0, false
	}
	base := fnv.New64a()
	fmt.Fprint(base, indicator, slug)
	v := float64(base.Sum64()%9000+1000) * (1 + float64(year-GeneratedFirstYear)/10) * (0.9 + float64(n%200)/1000)
	if _, _, _, unit := GeneratedIndicator(indicator); unit == "vnd" {
		return float64(int64(v)) * 1e9, true
	} else if unit == "percent" {
		return float64(int64(v/20)) / 10, true
	}
	return float64(int64(v)), true
}

// GeneratedOrigin is the ID of a figure.
func GeneratedOrigin(indicator int, slug string, year int, kind string) string {
	h := fnv.New64a()
	fmt.Fprint(h, "o", indicator, slug, year, kind)
	return fmt.Sprintf("%012x", h.Sum64()&0xffffffffffff)
}

var kindWords = map[string][2]string{"actual": {"Kết quả", "Result"}, "plan": {"Kế hoạch", "Plan"}, "estimate": {"Ước thực hiện", "Estimate"}}

func (g *generator) cell(indicator, year int, kind string) {
	id, vi, en, unit := GeneratedIndicator(indicator)
	y, words := strconv.Itoa(year), kindWords[kind]
	common := map[string]any{"indicator_id": id, "indicator_name": vi, "indicator_name_en": en, "boundary": "2008", "kind": kind, "kind_vi": words[0], "kind_en": words[1],
		"period": y, "period_start": y, "period_end": y}
	with := func(more map[string]any) map[string]any {
		cells := map[string]any{"unit": unit, "qualifier": "exact", "behaviour": "flow", "illustrative": true}
		for k, v := range common {
			cells[k] = v
		}
		for k, v := range more {
			cells[k] = v
		}
		return cells
	}
	sum, n := 0.0, 0
	for _, p := range g.provinces {
		v, ok := GeneratedValue(indicator, p.slug, year, kind)
		if !ok {
			continue
		}
		sum, n = sum+v, n+1
		own := GeneratedOrigin(indicator, p.slug, year, kind)
		row := with(map[string]any{"area_id": p.id, "area_slug": p.slug, "area_name": p.name, "area_type": "province", "value": v, "origin": []string{own}, "part": false, "comparable": true, "split_vi": "", "split_en": "", "level": "", "source_id": "nguon", "years": int64(1)})
		g.figures.add(row)
		if kind == "actual" {
			g.pair(indicator, p, year, row)
		}
	}
	g.figures.add(with(map[string]any{"area_id": "vn@2008", "area_slug": "vn", "area_name": "Cả nước", "area_type": "country", "value": 2 * sum, "origin": []string{}, "part": false, "comparable": true, "split_vi": "", "level": ""}))
	g.totals.add(with(map[string]any{"value": sum, "origin": []string{}, "areas_reporting": int64(n), "areas_total": int64(len(g.provinces)), "level": ""}))
	delete(common, "unit")
	g.coverage.add(map[string]any{"indicator_id": id, "indicator_name": vi, "indicator_name_en": en, "boundary": "2008", "kind": kind, "kind_vi": words[0], "kind_en": words[1], "period": y, "period_start": y, "period_end": y,
		"areas_reporting": int64(n), "areas_total": int64(len(g.provinces))})
}

// pair puts a plan beside its result.
func (g *generator) pair(indicator int, p province, year int, row map[string]any) {
	plan, ok := GeneratedValue(indicator, p.slug, year, "plan")
	if !ok || plan == 0 {
		return
	}
	pair := maps.Clone(row)
	pair["kind"], pair["status"] = "plan", "reached"
	pair["target"], pair["target_unit"], pair["target_qualifier"], pair["target_origin"] = plan, row["unit"], "exact", []string{GeneratedOrigin(indicator, p.slug, year, "plan")}
	pair["share"], pair["share_unit"], pair["share_qualifier"] = 100*row["value"].(float64)/plan, "percent", "exact"
	pair["share_origin"] = append(slices.Clone(row["origin"].([]string)), pair["target_origin"].([]string)...)
	g.pairs.add(pair)
}

// documents puts every figure into a cell of a workbook: a row a province, a
// column an indicator.
func (g *generator) documents() {
	origins, documents, cells := tableOf(g.asker.Answers["origins"]), tableOf(g.asker.Answers["documents"]), tableOf(g.asker.Answers["document_cells"])
	for first := 0; first < GeneratedIndicators; first += perDocument {
		for y := range GeneratedYears {
			for _, kind := range GeneratedKinds {
				g.document(&origins, &documents, &cells, first, GeneratedFirstYear+y, kind)
			}
		}
	}
	g.put("origins", origins)
	g.put("documents", documents)
	g.put("document_cells", cells)
}

func (g *generator) document(origins, documents, cells *table, first, year int, kind string) {
	h := fnv.New128a()
	fmt.Fprint(h, "d", first, year, kind)
	digest := fmt.Sprintf("%x%x", h.Sum(nil), h.Sum(nil))
	name := fmt.Sprintf("bieu-%d-%d-%s.xlsx", first, year, kind)
	documents.add(map[string]any{"digest": digest, "source_id": "nguon", "source_vi": "Biểu minh họa", "source_en": "Made up", "document": name, "publisher": "Cơ quan minh họa",
		"published_on": fmt.Sprintf("%d-06-01", year+1), "fetched_at": "2026-11-19T01:30:00Z", "state": "accepted", "state_vi": "Đang dùng", "state_en": "In force", "figures": int64(378), "illustrative": true})
	cell := func(row, col int, text, role string) {
		cells.add(map[string]any{"digest": digest, "sheet_no": int64(1), "sheet": "Biểu", "hidden": false, "row_count": int64(64), "col_count": int64(perDocument + 1), "truncated": false,
			"row_no": int64(row), "col_no": int64(col), "row_span": int64(1), "col_span": int64(1), "text": text, "role": role})
	}
	for c := range perDocument {
		_, vi, _, _ := GeneratedIndicator(first + c)
		cell(1, c+2, vi, "head")
	}
	for n, p := range g.provinces {
		cell(n+2, 1, p.name, "label")
		for c := range perDocument {
			i := first + c
			v, ok := GeneratedValue(i, p.slug, year, kind)
			if !ok {
				continue
			}
			id, vi, en, unit := GeneratedIndicator(i)
			text := strconv.FormatFloat(v, 'f', -1, 64)
			cell(n+2, c+2, text, "figure")
			y := strconv.Itoa(year)
			origins.add(map[string]any{"id": GeneratedOrigin(i, p.slug, year, kind), "record": "observation", "digest": digest, "source_id": "nguon", "document": name,
				"locator": "Biểu!" + pipeline.ColumnName(c+2) + strconv.Itoa(n+2), "raw": text, "shown": text, "area_id": p.id, "area_slug": p.slug, "area_name": p.name, "boundary": "2008",
				"indicator_id": id, "indicator_name": vi, "indicator_name_en": en, "kind": kind, "kind_vi": kindWords[kind][0], "period_start": y, "period_end": y, "value": v, "unit": unit, "in_force": true, "illustrative": true})
		}
	}
}
