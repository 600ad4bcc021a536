package workbook

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// emit turns the figures of a table into statements and rejects, row by row.
func (tr *tableReading) emit() {
	g := tr.table.grid
	for _, row := range tr.table.rows {
		for _, c := range tr.table.columns {
			f := tr.found[[2]int{row.row, c.col}]
			if f == nil {
				continue
			}
			if g.hidden || g.hiddenRows[row.row] || g.hiddenCols[c.col] {
				if f.problem == nil && f.stated && f.meaning != nil {
					tr.hidden++
				}
				continue
			}
			tr.emitOne(f, row, c)
		}
	}
	switch {
	case tr.hidden > 0 && g.hidden:
		tr.reject(g, hiddenSheet(tr.hidden), 0, 0, "")
	case tr.hidden > 0:
		tr.reject(g, hiddenCells(tr.hidden), tr.table.headRows[0], 1, "")
	}
}

func (tr *tableReading) emitOne(f *figure, row row, c column) {
	at := [2]int{f.row, f.col}
	switch {
	case f.meaning == nil || tr.isRegion(row) && f.problem == nil:
		tr.roles[tr.sheetNo][at] = pipeline.RoleTotal
	case f.problem != nil && row.role == totalRow && f.problem.reason != "total_mismatch" && f.problem.reason != "formula_error" && f.problem.reason != "formula_without_value":
		tr.roles[tr.sheetNo][at] = pipeline.RoleTotal // what its members do not explain is said of them
	case f.problem != nil:
		tr.complain(f, row, c)
	case f.stated:
		tr.observe(f, row, c)
	}
}

// complain says a problem once for each cell that it is about.
func (tr *tableReading) complain(f *figure, row row, c column) {
	if !f.listed {
		tr.roles[tr.sheetNo][[2]int{f.row, f.col}] = pipeline.RoleFaulty
		tr.roles[tr.sheetNo][f.at] = pipeline.RoleFaulty
	}
	if tr.faulty[f.at] {
		return
	}
	tr.faulty[f.at] = true
	tr.reject(tr.table.grid, f.problem, f.at[0], f.at[1], contextOf(row, c))
}

func (tr *tableReading) observe(f *figure, row row, c column) {
	g, m := tr.table.grid, f.meaning
	area, province, p := tr.areaOf(m)
	if p != nil {
		f.problem = p
		if p.reason == "unknown_province" { // said once of the table
			f.at = tr.labelHead()
		}
		tr.complain(f, row, c)
		return
	}
	cell := g.at(f.row, f.col)
	o := pipeline.Observation{
		Claim: tr.in.Source.Claims, Indicator: m.indicator.ID, Level: m.level, Dimensions: m.dimensions,
		Area: area, Province: province, Period: m.period, Kind: m.kind, Quantity: f.quantity, Part: m.part,
		Origin: pipeline.Origin{Snapshot: tr.in.Snapshot.Digest, Locator: g.locate(f.row, f.col), Start: -1, End: -1,
			Raw: cell.raw, Shown: cell.shown, Context: contextOf(row, c), Rule: m.rule},
	}
	if tr.state(tr.sheetNo, f.row, f.col, o) {
		tr.roles[tr.sheetNo][[2]int{f.row, f.col}] = pipeline.RoleFigure
	} else {
		tr.roles[tr.sheetNo][[2]int{f.row, f.col}] = pipeline.RoleTotal // said before, with the same value
	}
}

// contextOf is "section › row › column heads", as a person would read the cell.
func contextOf(row row, c column) string {
	parts := append([]string{}, row.path...)
	if text := row.text(); text != "" {
		parts = append(parts, text)
	}
	return strings.Join(append(parts, c.heads...), " › ")
}
