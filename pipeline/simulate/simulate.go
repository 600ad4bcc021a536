// Package simulate makes a whole country up: provinces that report indicators over
// the years, in 63 units and then in 34, with plans, estimates, revisions, a second
// source that sees it otherwise, a press, gaps and faults. The same seed gives the
// same country. Everything in it says that it is made up.
//
// The border: it makes readings as a reader would give them, one document at a
// time. It writes no file and no database.
package simulate

import (
	"fmt"
	"hash/fnv"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Plan is how large the country is. What is 0 is as many as there are, or for
// Localities none.
type Plan struct {
	Seed       uint64
	Provinces  int // of each boundary version
	Indicators int
	FirstYear  int // 0 means 2017
	LastYear   int // 0 means 2026
	Localities int // of each province: figures are stated for each of them besides
}

// A Country is what a plan makes. It holds no figures: they are made when they
// are asked for.
type Country struct {
	plan       Plan
	provinces  map[string][]pipeline.Area // by boundary
	indicators []pipeline.Indicator
}

// The sources of a made-up country besides its provinces.
const (
	Ministry = "mo-phong-bo"
	Press    = "mo-phong-bao"
)

// Label stands in every title and document.
const Label = "số liệu mô phỏng, không phải số thật"

// New makes a country of the catalog's areas and indicators.
func New(c *catalog.Catalog, p Plan) *Country {
	if p.FirstYear == 0 {
		p.FirstYear = 2017
	}
	if p.LastYear == 0 {
		p.LastYear = 2026
	}
	country := &Country{plan: p, provinces: map[string][]pipeline.Area{}}
	for _, boundary := range []string{catalog.Boundary2008, catalog.Boundary2025} {
		list := c.Provinces(boundary)
		country.provinces[boundary] = list[:atMost(p.Provinces, len(list))]
	}
	list := slices.DeleteFunc(c.Indicators(), func(i pipeline.Indicator) bool { return i.Unit == "percent" })
	slices.SortStableFunc(list, func(a, b pipeline.Indicator) int { // what matters most comes first
		return rankOf(a) - rankOf(b)
	})
	country.indicators = list[:atMost(p.Indicators, len(list))]
	return country
}

func rankOf(i pipeline.Indicator) int {
	if i.Scope == catalog.ScopeCore {
		return 0
	}
	return 1
}

func atMost(wanted, there int) int {
	if wanted <= 0 {
		return there
	}
	return min(wanted, there)
}

// Sources are the provinces of both boundary versions, the ministry and the
// press, sorted by ID.
func (c *Country) Sources() []pipeline.Source {
	of := func(id, title string, precedence int) pipeline.Source {
		return pipeline.Source{
			ID: id, Kind: pipeline.FolderSource, Location: "inbox/" + id, Precedence: precedence, Illustrative: true,
			Title:     pipeline.Text{VI: title + " (" + Label + ")", EN: title + " (made up)"},
			Publisher: title + " (mô phỏng)", Licence: "CC0",
		}
	}
	list := []pipeline.Source{of(Ministry, "Bộ Công Thương", 2)}
	press := of(Press, "Báo", 9)
	press.Claims = true
	list = append(list, press)
	seen := map[string]bool{}
	for _, boundary := range []string{catalog.Boundary2008, catalog.Boundary2025} {
		for _, a := range c.provinces[boundary] {
			if !seen[a.ID.Slug()] {
				seen[a.ID.Slug()] = true
				s := of("mo-phong-"+a.ID.Slug(), "Sở Công Thương "+a.Name, 1)
				s.Province = a.ID.Slug()
				list = append(list, s)
			}
		}
	}
	slices.SortFunc(list, func(a, b pipeline.Source) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return list
}

// A Document is one reading with where it comes from.
type Document struct {
	Source   string
	Area     pipeline.Area // of a province's report
	Year     int
	Snapshot pipeline.Snapshot
	Reading  pipeline.Reading
}

// First are the documents of the first night: the reports of every province and
// year, what the ministry and the press say of them.
func (c *Country) First() iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for year := c.plan.FirstYear; year <= c.plan.LastYear; year++ {
			if !c.reports(year, 1, func(pipeline.Area) bool { return true }, yield) {
				return
			}
			for _, source := range []string{Ministry, Press} {
				if !yield(c.beside(source, year)) {
					return
				}
			}
		}
	}
}

// reports yields an edition of what the wanted provinces report of a year, and tells
// whether more is asked for.
func (c *Country) reports(year, edition int, wanted func(pipeline.Area) bool, yield func(Document) bool) bool {
	for _, a := range c.provinces[boundaryIn(year)] {
		if !wanted(a) {
			continue
		}
		if d, ok := c.report(a, year, edition); ok && !yield(d) {
			return false
		}
	}
	return true
}

// Of are the documents of one source on the first night, year after year.
func (c *Country) Of(source string) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for year := c.plan.FirstYear; year <= c.plan.LastYear; year++ {
			if source == Ministry || source == Press {
				if !yield(c.beside(source, year)) {
					return
				}
				continue
			}
			if !c.reports(year, 1, func(a pipeline.Area) bool { return sourceOf(a) == source }, yield) {
				return
			}
		}
	}
}

// sourceOf is the source that a province is.
func sourceOf(a pipeline.Area) string { return "mo-phong-" + a.ID.Slug() }

// Revised are the documents that the second night finds changed: about one report
// in a hundred, with other values for a few of its figures.
func (c *Country) Revised() iter.Seq[Document] {
	return c.revised(func(pipeline.Area) bool { return true })
}

// RevisedOf are those of them that are of one source.
func (c *Country) RevisedOf(source string) iter.Seq[Document] {
	return c.revised(func(a pipeline.Area) bool { return sourceOf(a) == source })
}

func (c *Country) revised(of func(pipeline.Area) bool) iter.Seq[Document] {
	return func(yield func(Document) bool) {
		for year := c.plan.FirstYear; year <= c.plan.LastYear; year++ {
			wanted := func(a pipeline.Area) bool { return of(a) && c.dice("revised", a.ID, year).IntN(100) == 0 }
			if !c.reports(year, 2, wanted, yield) {
				return
			}
		}
	}
}

func boundaryIn(year int) string {
	if year >= 2025 { // the report of a year is written at its end
		return catalog.Boundary2025
	}
	return catalog.Boundary2008
}

// dice are thrown for one purpose, area and year; always the same ones.
func (c *Country) dice(purpose string, parts ...any) *rand.Rand {
	h := fnv.New64a()
	fmt.Fprint(h, purpose, parts)
	return rand.New(rand.NewPCG(c.plan.Seed, h.Sum64()))
}

// report is what a province sends for one year; about one in thirty sends nothing.
func (c *Country) report(a pipeline.Area, year, version int) (Document, bool) {
	if c.dice("silent", a.ID, year).IntN(30) == 0 {
		return Document{}, false
	}
	source := sourceOf(a)
	d := Document{Source: source, Area: a, Year: year, Snapshot: c.snapshot(source, fmt.Sprintf("bao-cao-%d.xlsx", year), year, version)}
	row := 7
	for _, ind := range c.indicators {
		for _, kind := range []pipeline.Kind{pipeline.Plan, pipeline.Estimate, pipeline.Actual} {
			row++
			if c.dice("gap", a.ID, year, ind.ID, kind).IntN(40) == 0 {
				continue
			}
			o := c.figure(a, ind, kind, year, version)
			d.add(o, row, 3, source)
			for l := range c.plan.Localities {
				part := o
				part.Dimensions = map[string]string{"locality": fmt.Sprintf("don-vi-%03d", l+1)}
				part.Quantity.Value = math.Floor(o.Quantity.Value * (0.2 + c.dice("part", a.ID, year, ind.ID, kind, l).Float64()) / float64(c.plan.Localities))
				d.add(part, row, 4+l, source)
			}
		}
	}
	if c.dice("unread", a.ID, year).IntN(10) == 0 {
		d.Reading.Rejects = append(d.Reading.Rejects, pipeline.Reject{
			Origin: origin(d.Snapshot.Digest, pipeline.CellAt("Biểu 1", row+1, 3), "khoảng hai chục"), Reason: "not_a_number",
			MessageVI: "Ô không phải là số (mô phỏng).", MessageEN: "The cell is no number (made up)."})
	}
	d.Reading.Format, d.Reading.Title = "xlsx", "Báo cáo năm "+fmt.Sprint(year)+" ("+Label+")"
	return d, true
}

func (d *Document) add(o pipeline.Observation, row, col int, source string) {
	o.Origin = origin(d.Snapshot.Digest, pipeline.CellAt("Biểu 1", row, col), fmt.Sprint(o.Quantity.Value))
	o.Claim = source == Press
	d.Reading.Observations = append(d.Reading.Observations, o)
}

func origin(digest pipeline.Digest, at pipeline.Locator, raw string) pipeline.Origin {
	return pipeline.Origin{Snapshot: digest, Locator: at, Start: -1, End: -1, Raw: raw, Shown: raw, Context: Label, Rule: "simulate"}
}

// beside is what the ministry or the press says of a year: a few figures of the
// provinces again, one in four of them otherwise, and the country's total.
func (c *Country) beside(source string, year int) Document {
	d := Document{Source: source, Year: year, Snapshot: c.snapshot(source, fmt.Sprintf("tong-hop-%d.xlsx", year), year, 1)}
	row := 7
	for _, a := range c.provinces[boundaryIn(year)] {
		dice := c.dice(source, a.ID, year)
		if dice.IntN(4) != 0 || len(c.indicators) == 0 {
			continue
		}
		o := c.figure(a, c.indicators[dice.IntN(len(c.indicators))], pipeline.Actual, year, 1)
		if dice.IntN(4) == 0 {
			o.Quantity.Value = math.Round(o.Quantity.Value * 1.07)
		}
		row++
		d.add(o, row, 3, source)
	}
	if source == Ministry {
		for _, ind := range c.indicators {
			if !ind.AddsAreas {
				continue
			}
			row++
			d.add(c.total(ind, year), row, 3, source)
		}
	}
	d.Reading.Format, d.Reading.Title = "xlsx", "Tổng hợp năm "+fmt.Sprint(year)+" ("+Label+")"
	return d
}

// total is the country's figure: what all provinces have, those that keep silent
// too.
func (c *Country) total(ind pipeline.Indicator, year int) pipeline.Observation {
	boundary := boundaryIn(year)
	country := pipeline.Area{ID: pipeline.AreaID("vn@" + boundary), Name: "Việt Nam", Population: 1}
	sum := c.figure(country, ind, pipeline.Actual, year, 1)
	sum.Quantity.Value, sum.Quantity.Qualifier = 0, pipeline.Exact
	for _, a := range c.provinces[boundary] {
		sum.Quantity.Value += c.figure(a, ind, pipeline.Actual, year, 1).Quantity.Value
	}
	return sum
}

// figure makes one figure: as much as the province has people, more every year,
// and a little by chance. A plan is round, an estimate near the result.
func (c *Country) figure(a pipeline.Area, ind pipeline.Indicator, kind pipeline.Kind, year, version int) pipeline.Observation {
	scale := math.Pow(10, 1+2*c.dice("scale", ind.ID).Float64())
	if ind.Unit == "vnd" {
		scale = 1e9
	}
	chance := 0.7 + 0.6*c.dice("chance", a.ID.Slug(), ind.ID).Float64()
	value := scale * float64(a.Population) / 1e6 * chance * math.Pow(1.06, float64(year-2017))
	value *= 0.95 + 0.1*c.dice("year", a.ID, ind.ID, year).Float64()
	q := pipeline.Quantity{Unit: ind.Unit, Qualifier: pipeline.Exact}
	switch kind {
	case pipeline.Plan:
		step := math.Pow(10, math.Floor(math.Log10(max(value, 1)))-1)
		value = math.Round(value*1.05/step) * step
	case pipeline.Estimate:
		value *= 0.98
	}
	if version > 1 && c.dice("other", a.ID, ind.ID, kind, year).IntN(5) == 0 {
		value *= 1.02
	}
	if q.Value = math.Round(value); ind.Unit == "vnd" {
		q.Value = math.Round(value/1e6) * 1e6
	}
	if c.dice("rough", a.ID, ind.ID, kind, year).IntN(50) == 0 {
		q.Qualifier = pipeline.MoreThan
	}
	o := pipeline.Observation{
		Indicator: ind.ID, Area: a.ID, Province: a.Name, Kind: kind, Quantity: q,
		Period: pipeline.Period{Start: pipeline.Date{Year: year}, End: pipeline.Date{Year: year}, Text: fmt.Sprintf("năm %d", year), Basis: pipeline.PeriodFromText},
	}
	if slices.Contains(ind.Levels, pipeline.LevelTinh) {
		o.Level = pipeline.LevelTinh
	} else if len(ind.Levels) > 0 {
		o.Level = ind.Levels[len(ind.Levels)-1]
	}
	return o
}

// snapshot is a document that was published in the spring after its year.
func (c *Country) snapshot(source, document string, year, version int) pipeline.Snapshot {
	published := time.Date(year+1, 2, 1+version, 0, 0, 0, 0, time.UTC)
	content := fmt.Sprintf("%d %s %s %d", c.plan.Seed, source, document, version)
	return pipeline.Snapshot{
		Digest: pipeline.DigestOf([]byte(content)), Source: source, Document: document, URL: "https://mo-phong.example/" + source + "/" + document,
		Size: int64(len(content)), FetchedAt: published, PublishedAt: published, Title: document + " (" + Label + ")", Publisher: source, Licence: "CC0",
		Illustrative: true,
	}
}

// Indicator is what an observation of the country measures.
func (c *Country) Indicator(id string) pipeline.Indicator {
	at := slices.IndexFunc(c.indicators, func(i pipeline.Indicator) bool { return i.ID == id })
	if at < 0 {
		return pipeline.Indicator{ID: id}
	}
	return c.indicators[at]
}
