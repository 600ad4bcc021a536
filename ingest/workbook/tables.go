package workbook

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// A tableReading is one table on its way to statements.
type tableReading struct {
	*reading
	sheetNo    int
	table      *table
	titles     []voice
	subject    string
	style      map[int]vietnamese.Style // of each column of figures
	heads      map[int][]voice          // of each column of figures
	places     bool                     // the rows are provinces
	faulty     map[[2]int]bool          // heads and labels already complained about
	background []string                 // families that the document's names speak of
	hidden     int                      // figures in hidden rows and columns
	found      map[[2]int]*figure       // what each cell stands for
}

// A figure is one cell with its meaning.
type figure struct {
	row, col int
	index    int // of the row in table.rows
	meaning  *meaning
	quantity pipeline.Quantity
	stated   bool
	problem  *problem
	at       [2]int // cell that the problem is about
	listed   bool   // a figure of a single item, see gatherItems
}

// What one table may cost: after so many rows without one understood it is not
// ours, and no more figures than these are read.
const (
	strangeAfter = 2_000
	mostFigures  = 400_000
)

// table reads one table; understood is false when nothing in it is about an
// indicator of the catalog, in which case it leaves no reject.
func (r *reading) table(ctx context.Context, sheetNo int, t *table, above []line) (understood bool, err error) {
	tr := &tableReading{reading: r, sheetNo: sheetNo, table: t, style: map[int]vietnamese.Style{}, heads: map[int][]voice{}, faulty: map[[2]int]bool{}, found: map[[2]int]*figure{}}
	tr.hear(above)
	tr.prepare()
	for i := range t.rows {
		if i%256 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
		if i == strangeAfter && !tr.anyUnderstood() {
			return false, nil
		}
		if len(tr.found) > mostFigures {
			r.reject(t.grid, tooManyFigures(), t.rows[i].row, 1, "")
			break
		}
		tr.row(i)
	}
	if !tr.anyUnderstood() {
		return false, nil
	}
	tr.settleTotals()
	tr.gatherItems()
	tr.emit()
	return true, nil
}

// hear prepares the titles: those of this table first, each its last line
// first, then those of the tables above it and the name of the sheet.
func (tr *tableReading) hear(above []line) {
	for i := len(above) - 1; i >= 0; i-- {
		for _, part := range strings.Split(above[i].text, " | ") {
			folded := fold(part)
			if dayLine.MatchString(folded) && len(folded) < 120 || strings.HasPrefix(folded, "(kem theo") || strings.HasPrefix(folded, "(ban hanh") || strings.HasPrefix(folded, "so:") {
				continue // its dates are those of the letter
			}
			tr.titles = append(tr.titles, voice{facet: tr.scholar.read(part), from: "title"})
		}
	}
	tr.titles = append(tr.titles, voice{facet: tr.scholar.read(tr.table.grid.sheet), from: "title"})
	var families [][]string
	for _, v := range tr.titles {
		families = append(families, v.families)
		tr.note(v.facet)
	}
	name := strings.NewReplacer("-", " ", "_", " ", "/", " ").Replace(tr.in.Snapshot.Document)
	for _, text := range []string{tr.in.Snapshot.Title, name, tr.in.Source.Title.VI} {
		families = append(families, tr.scholar.familiesOf(text))
		tr.background = append(tr.background, tr.scholar.familiesOf(text)...)
	}
	tr.subject = subjectOf(families)
}

// prepare looks at whole columns: how they write numbers, whether rows are
// provinces.
func (tr *tableReading) prepare() {
	for i := range tr.table.columns {
		c := &tr.table.columns[i]
		if c.role != figureCol {
			continue
		}
		tr.heads[c.col] = tr.headVoices(*c)
		var texts []string
		for _, row := range tr.table.rows {
			if cell := tr.table.grid.at(row.row, c.col); cell.kind == text {
				texts = append(texts, cell.shown)
			}
		}
		tr.style[c.col] = vietnamese.ColumnStyle(texts)
	}
	named, members := 0, 0
	for _, row := range tr.table.rows {
		if row.role != memberRow {
			continue
		}
		members++
		for _, l := range row.labels {
			if f := tr.scholar.read(l.text); len(f.provinces) == 1 {
				tr.note(f)
				named++
				break
			}
		}
	}
	tr.places = named > 0 && named*2 >= members && members > 1
}

// row reads the figures of one row.
func (tr *tableReading) row(i int) {
	row := tr.table.rows[i]
	if row.role == sectionRow {
		return
	}
	labels := tr.labelVoices(row)
	path := tr.pathVoices(row)
	for _, c := range tr.table.columns {
		if c.role != figureCol || tr.table.grid.covered(row.row, c.col) {
			continue
		}
		cell := tr.table.grid.at(row.row, c.col)
		if cell.kind == blank {
			continue
		}
		tr.found[[2]int{row.row, c.col}] = tr.figure(i, c, cell, labels, path)
	}
}

func (tr *tableReading) figure(i int, c column, cell cell, labels, path []voice) *figure {
	row := tr.table.rows[i]
	m := &meaning{scholar: tr.scholar, heads: tr.heads[c.col], labels: labels, path: path, titles: tr.titles, subject: tr.subject, background: tr.background, part: row.part}
	f := &figure{row: row.row, col: c.col, index: i, meaning: m}
	if f.problem = tr.placeProblem(row, labels); f.problem == nil {
		f.problem = m.settle()
	}
	f.at = [2]int{f.row, f.col}
	if f.problem != nil && f.problem.at != [2]int{} {
		f.at = f.problem.at
	}
	if f.problem == nil {
		f.quantity, f.stated, f.problem = m.quantity(cell, tr.style[c.col])
		f.at = [2]int{f.row, f.col}
	}
	return f
}

// placeProblem is the complaint about a row of a table of provinces whose label
// is no place.
func (tr *tableReading) placeProblem(row row, labels []voice) *problem {
	if !tr.places || row.role != memberRow || row.part {
		return nil
	}
	for _, v := range labels {
		if v.speaks() {
			return nil
		}
	}
	for _, v := range labels {
		if len(v.unknown) > 0 && !v.area {
			return unknownProvince(v.text).about(v)
		}
	}
	return nil
}

func (tr *tableReading) headVoices(c column) []voice {
	var voices []voice
	for i := len(c.heads) - 1; i >= 0; i-- {
		text := c.heads[i]
		if bareLevel(text) && i > 0 && strings.Contains(fold(strings.Join(c.heads[:i], " ")), "cap") {
			text = "cấp " + text
		}
		voices = append(voices, voice{tr.scholar.read(text), "head", c.spans[i].top, c.spans[i].left})
	}
	return voices
}

// bareLevel tells whether a head under "Cấp công nhận" is a level.
func bareLevel(text string) bool {
	return slices.Contains([]string{"xa", "huyen", "tinh", "khu vuc", "vung", "quoc gia", "trung uong"}, strings.Trim(fold(text), " .:"))
}

func (tr *tableReading) labelVoices(row row) []voice {
	var voices []voice
	for _, l := range row.labels {
		text := l.text
		if strings.HasPrefix(fold(l.head), "cap") && bareLevel(text) {
			text = "cấp " + text
		}
		v := voice{tr.scholar.read(text), "label", row.row, l.col}
		if v.area {
			explained := *v.facet
			explained.unknown = nil
			v.facet = &explained
		}
		if districtHead.MatchString(fold(l.head)) && len(v.localities) == 0 && len(v.indicators)+len(v.levels)+len(v.dimensions) == 0 && !totalLabel.MatchString(strings.Trim(fold(text), " .:")) {
			place := *v.facet
			place.provinces, place.unknown = nil, nil
			place.localities = []vietnamese.Place{{Name: text, Kind: vietnamese.PlaceDistrict}}
			v.facet = &place
		}
		voices = append(voices, v)
	}
	if u := tr.unitOf(row); u != nil {
		voices = append(voices, voice{u, "label", row.row, 0})
	}
	return voices
}

// districtHead is the head of a column of districts or communes.
var districtHead = regexp.MustCompile(`^(ten )?(cac )?(huyen|quan|thi xa|xa|phuong|dia ban|don vi cap huyen)\b`)

// unitOf is what the unit column says of a row, as "(triệu đồng)".
func (tr *tableReading) unitOf(row row) *facet {
	for _, c := range tr.table.columns {
		if text := tr.table.grid.shows(row.row, c.col); c.role == unitCol && text != "" {
			f := *tr.scholar.read("(" + text + ")")
			f.text, f.unknown, f.indicators, f.dimensions = text, nil, nil, nil
			return &f
		}
	}
	return nil
}

func (tr *tableReading) pathVoices(row row) []voice {
	var voices []voice
	for i := row.parent; i >= 0 && len(voices) < 24; i = tr.table.rows[i].parent {
		for _, l := range tr.table.rows[i].labels {
			voices = append(voices, voice{tr.scholar.read(l.text), "section", tr.table.rows[i].row, l.col})
		}
	}
	return voices
}

func (tr *tableReading) anyUnderstood() bool {
	for _, f := range tr.found {
		if f.meaning.indicator.ID != "" {
			return true
		}
	}
	return false
}
