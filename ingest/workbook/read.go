package workbook

import (
	"context"
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A reading is one workbook on its way to a pipeline.Reading.
type reading struct {
	in        ingest.Input
	scholar   *scholar
	out       pipeline.Reading
	published pipeline.Date
	roles     []map[[2]int]pipeline.CellRole // of each sheet
	private   []map[int]bool                 // rows of each sheet with names of persons
	placed    map[string]int                 // names of provinces in the book by boundary: only-2008, only-2025
	states    map[string]int                 // series and period → index in statements
	all       []statement
}

// A statement is one figure with its place, before contradictions are weeded.
type statement struct {
	sheet       int
	row, col    int
	observation pipeline.Observation
	contradicts string // cell of the other one
}

// read understands the grids of one workbook. s is made from the same catalog.
func read(ctx context.Context, in ingest.Input, s *scholar, format string, grids []*grid) (pipeline.Reading, error) {
	r := &reading{in: in, scholar: s, states: map[string]int{}, placed: map[string]int{}}
	r.out.Format = format
	r.date(grids)
	for i, g := range grids {
		r.roles = append(r.roles, map[[2]int]pipeline.CellRole{})
		r.private = append(r.private, map[int]bool{})
		if err := ctx.Err(); err != nil {
			return pipeline.Reading{}, err
		}
		if err := r.sheet(ctx, i, g); err != nil {
			return pipeline.Reading{}, err
		}
	}
	r.finish(grids)
	return r.out, nil
}

// date finds when the document says that it was written.
func (r *reading) date(grids []*grid) {
	for _, g := range grids {
		for row := 1; row <= g.rows() && r.published.IsZero(); row++ {
			if row > 40 && row < g.rows()-40 {
				continue
			}
			for col := 1; col <= len(g.cells[row-1]); col++ {
				c := g.at(row, col)
				if c.kind != text || len(c.shown) > 200 || !dayLine.MatchString(fold(c.shown)) {
					continue
				}
				if d := dayOf(c.shown); !d.IsZero() && !strings.Contains(fold(c.shown), "kem theo") {
					r.published = d
				}
			}
		}
	}
	r.out.Published = r.published
}

// dayOf is the day of "Đồng Tháp, ngày 15 tháng 12 năm 2022".
func dayOf(s string) pipeline.Date {
	for _, p := range vietnamese.Periods(s) {
		if p.Period.End.Day > 0 && p.Period.Start == p.Period.End {
			return p.Period.End
		}
	}
	return pipeline.Date{}
}

// sheet reads the tables of one sheet.
func (r *reading) sheet(ctx context.Context, i int, g *grid) error {
	if g.rows() == 0 {
		return nil
	}
	if g.truncated {
		r.reject(g, tooLarge(g), 0, 0, "")
	}
	tables := tablesOf(g)
	r.markRest(i, g, tables)
	if len(tables) == 0 {
		if !g.hidden {
			r.reject(g, noTable(), 0, 0, "")
		}
		return nil
	}
	var strange []*table
	var titles []line
	for _, t := range tables {
		titles = append(titles, t.titles...)
		n, err := r.table(ctx, i, t, titles)
		if err != nil {
			return err
		}
		if !n {
			strange = append(strange, t)
		}
	}
	if r.out.Title == "" && !g.hidden {
		r.out.Title = titleOf(titles)
	}
	r.disown(g, strange, len(tables))
	return nil
}

// titleOf is the first line that is neither agency nor motto nor form number.
func titleOf(lines []line) string {
	for _, l := range lines {
		folded := fold(l.text)
		framed := frameLine.MatchString(folded) && (len(folded) < 40 || !numberedForm.MatchString(folded))
		if !framed && !unitLine.MatchString(folded) && !dayLine.MatchString(folded) && !strings.Contains(folded, "cong hoa xa hoi") && len(folded) > 8 {
			return clip(l.text)
		}
	}
	return ""
}

// disown says once of a sheet that none of its tables is of the programme, or
// else of each that is not.
func (r *reading) disown(g *grid, strange []*table, tables int) {
	switch {
	case g.hidden || len(strange) == 0:
	case len(strange) == tables:
		r.reject(g, notThisProgramme(), 0, 0, "")
	default:
		for _, t := range strange {
			for _, c := range t.columns {
				if c.role == figureCol && len(c.spans) > 0 {
					r.reject(g, notThisProgramme(), c.spans[0].top, c.spans[0].left, "")
					break
				}
			}
		}
	}
}

func (r *reading) reject(g *grid, p *problem, row, col int, context string) {
	r.out.Rejects = append(r.out.Rejects, p.reject(g, row, col, r.in.Snapshot.Digest, context))
}

// areaOf is the area that a place means at the time of a figure: the boundaries
// of the end of its period, or of the day of the document if that is earlier. A
// name of one boundary version alone decides itself.
func (r *reading) areaOf(m *meaning) (pipeline.AreaID, string, *problem) {
	slug, name := m.place.Slug, m.place.Name
	switch {
	case m.country:
		slug, name = "vn", "Cả nước"
	case slug == "" && r.in.Source.Province != "":
		slug = r.in.Source.Province
	case slug == "":
		return "", "", noProvince()
	}
	var both []pipeline.Area
	for _, boundary := range []string{catalog.Boundary2008, catalog.Boundary2025} {
		if a, ok := r.in.Catalog.Area(pipeline.AreaID(slug + "@" + boundary)); ok {
			both = append(both, a)
		}
	}
	if len(both) == 0 {
		return "", "", unknownProvince(slug)
	}
	if name == "" {
		name = both[0].Name
	}
	boundary := r.boundary(m.period)
	for _, a := range both {
		if len(both) == 1 || a.ID.Boundary() == boundary {
			return a.ID, name, nil
		}
	}
	return "", name, nil // nothing tells which of the two; the document does not say
}

// boundary is the version that the time of a figure points to, "" when nothing
// tells.
func (r *reading) boundary(p pipeline.Period) string {
	d := p.End
	for _, published := range []pipeline.Date{r.published, pipeline.DateOf(r.in.Snapshot.PublishedAt)} {
		if !published.IsZero() && (d.IsZero() || published.Last().Before(d.Last())) {
			d = published
		}
	}
	switch {
	case !d.IsZero() && d.Last().Before(catalog.ReformDate().First()):
		return catalog.Boundary2008
	case !d.IsZero():
		return catalog.Boundary2025
	case r.placed[catalog.Boundary2008] > 0 && r.placed[catalog.Boundary2025] == 0:
		return catalog.Boundary2008
	case r.placed[catalog.Boundary2025] > 0 && r.placed[catalog.Boundary2008] == 0:
		return catalog.Boundary2025
	}
	return ""
}

// note remembers names that exist in one boundary version alone.
func (r *reading) note(f *facet) {
	for _, p := range f.provinces {
		_, old := r.in.Catalog.Area(pipeline.AreaID(p.Slug + "@" + catalog.Boundary2008))
		_, current := r.in.Catalog.Area(pipeline.AreaID(p.Slug + "@" + catalog.Boundary2025))
		if old && !current {
			r.placed[catalog.Boundary2008]++
		}
		if current && !old {
			r.placed[catalog.Boundary2025]++
		}
	}
}

// state keeps one figure. The same series and period stated twice with the same
// value is one figure; with another value, neither can be trusted.
func (r *reading) state(sheet, row, col int, o pipeline.Observation) bool {
	key := fmt.Sprint(o.SeriesKey(), "|", o.Period.Key())
	if at, twice := r.states[key]; twice {
		first := &r.all[at]
		if sameQuantity(first.observation.Quantity, o.Quantity) {
			return false
		}
		first.contradicts = o.Origin.Locator.String()
		r.all = append(r.all, statement{sheet, row, col, o, first.observation.Origin.Locator.String()})
		return true
	}
	r.states[key] = len(r.all)
	r.all = append(r.all, statement{sheet: sheet, row: row, col: col, observation: o})
	return true
}

func sameQuantity(a, b pipeline.Quantity) bool {
	if (a.Max == nil) != (b.Max == nil) || a.Max != nil && *a.Max != *b.Max {
		return false
	}
	return a.Value == b.Value && a.Qualifier == b.Qualifier
}

// finish weeds contradictions and draws the document.
func (r *reading) finish(grids []*grid) {
	for _, s := range r.all {
		if s.contradicts != "" {
			r.reject(grids[s.sheet], contradiction(s.contradicts), s.row, s.col, s.observation.Origin.Context)
			r.roles[s.sheet][[2]int{s.row, s.col}] = pipeline.RoleFaulty
			continue
		}
		r.out.Observations = append(r.out.Observations, s.observation)
	}
	for i, g := range grids {
		r.out.Document.Sheets = append(r.out.Document.Sheets, r.draw(i, g))
	}
}
