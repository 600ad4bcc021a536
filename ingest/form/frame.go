package form

import (
	"path"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A frame is what stands around a table: its titles, and what they say of mark,
// year, kind, place and unit.
type frame struct {
	title  wording
	text   string // the titles as one text
	marks  []string
	year   int
	yearAt layout.Line
	months months
	span   span // the years of a title that names no single one
	kind   pipeline.Kind
	places []placed
	units  []unit
	other  *Other // the mark of a form that is not read
}

// placed is a province that a line of titles names.
type placed struct {
	slug string
	name string
	line layout.Line
}

var (
	markNumber  = pattern.MustCompile(`\b([0-9]{2})\s*[/.-]?\s*ck`)
	markWord    = pattern.MustCompile(`\b(?:mau|bieu|phu luc|bieu mau|ms|bs|m|b|bm)\s*(?:bieu)?\s*(?:so|s)?\s*[:.+]*\s*([0-9]{2})(?:\b|[^0-9])`)
	markOfFile  = pattern.MustCompile(`(?i)\bB([0-9]{2})\b`)
	yearInTitle = pattern.MustCompile(`\b(?:nam|nien do|fy|year)\s*:?\s*((?:19[89]|20[0-4])[0-9])\b`)
	bareYear    = pattern.MustCompile(`\b((?:19[89]|20[0-4])[0-9])\b`)
	ofSpan      = pattern.MustCompile(`\b(giai doan|thoi ki|trung han)\b`)
	shortYear   = pattern.MustCompile(`^[^0-9]*((?:19[89]|20[0-4])[0-9])[^0-9]*$`)
)

// frame reads what stands around a table. A table without titles of its own has
// those of the last table above it, which the caller passes as above.
func (r *Reader) frame(t *layout.Table, above *frame) frame {
	f := frame{units: unitsOf(t)}
	var titles []string
	for _, l := range t.Titles {
		folded := vietnamese.Fold(l.Text)
		switch l.Kind {
		case layout.FormMark, layout.Title:
			f.marks = append(f.marks, marksIn(folded)...)
			if f.other == nil {
				f.other = r.otherForm(folded)
			}
			if l.Kind == layout.Title {
				titles = append(titles, l.Text)
			}
		}
		if user := r.userOf(l, folded); user != nil && f.other == nil {
			f.other = user
		}
		if l.Dated() {
			f.takeYear(l, folded)
		}
		f.places = append(f.places, r.placesIn(l)...)
	}
	f.text = clip(strings.Join(titles, " "), longestTitle)
	f.title = r.lexicon.wording(r.lexicon.vietnameseHalf(r.withoutOwner(f.text)))
	f.kind = r.kindOf(f.text)
	f.months = monthsOf(vietnamese.Fold(f.text))
	if f.months.to == 0 {
		f.months = months{}
	}
	if f.year == 0 && ofSpan.MatchString(vietnamese.Fold(f.text)) {
		f.span = spanIn(vietnamese.Fold(f.text))
	}
	if above != nil && len(titles) == 0 {
		f = above.lend(f)
	}
	return f
}

// The longest texts that are read: longer ones are no titles and no names of
// items.
const (
	longestTitle = 2000
	longestLabel = 700
)

// clip cuts a text after so many bytes, never within a letter.
func clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "")
}

// lend gives a table without titles what the table above says.
func (f *frame) lend(to frame) frame {
	out := *f
	if len(to.units) > 0 {
		out.units = to.units
	}
	return out
}

func (f *frame) takeYear(l layout.Line, folded string) {
	if l.Kind == layout.UnitLine || f.year > 0 {
		return
	}
	m := yearInTitle.FindStringSubmatch(folded)
	if m == nil {
		m = shortYear.FindStringSubmatch(folded)
	}
	if m != nil {
		f.year, _ = strconv.Atoi(m[1])
		f.yearAt = l
	}
}

func marksIn(folded string) []string {
	var list []string
	for _, re := range []*pattern.Pattern{markNumber, markWord} {
		for _, m := range re.FindAllStringSubmatch(folded, 4) {
			list = append(list, m[1])
		}
	}
	return list
}

// kindOf is what a title says that the figures are.
func (r *Reader) kindOf(text string) pipeline.Kind {
	words := r.lexicon.words(text)
	for _, k := range take(words, r.heads.kinds) {
		if k != catalog.KindCompare {
			return pipeline.Kind(k)
		}
	}
	return ""
}

// fromAgency tells the letter or decision of a province's agency that a table came with.
var fromAgency = pattern.MustCompile(`\bcua (chu tich )?(so|ubnd|uy ban|chi cuc|trung tam|hdnd|hoi dong|tinh|thanh pho) `)

// placesIn are the provinces that a line of the head block names: after UBND,
// tỉnh or thành phố, or alone on the line.
func (r *Reader) placesIn(l layout.Line) []placed {
	if l.Kind != layout.Agency && l.Kind != layout.Title && l.Kind != layout.FormMark && !(l.Kind == layout.Attached && fromAgency.MatchString(vietnamese.Fold(l.Text))) || len(l.Text) > longestLabel {
		return nil
	}
	var list []placed
	text := properCase(l.Text)
	for _, p := range r.gazetteer.Places(text) {
		if p.Kind != vietnamese.PlaceProvince {
			continue
		}
		list = append(list, placed{p.Slug, p.Name, l})
	}
	return list
}

// withoutOwner is a title without the province whose budget it is of: "chi ngân sách tỉnh Lai Châu"
// names no tier, as "chi ngân sách tỉnh" may.
func (r *Reader) withoutOwner(title string) string {
	for _, p := range r.gazetteer.Places(properCase(title)) {
		runes := []rune(title)
		if p.Kind != vietnamese.PlaceProvince || p.End > len(runes) {
			continue
		}
		before := string(runes[:p.End])
		if at := ownedBudget.FindStringIndex(before); at != nil {
			return before[:at[0]] + "ngân sách" + string(runes[p.End:])
		}
	}
	return title
}

// ownedBudget ends with the province whose budget is spoken of.
var ownedBudget = pattern.MustCompile(`(?i)ngân sách tỉnh \pL+( \pL+){0,3}$`)

// properCase gives every word of a text in capitals its capital alone, as the
// gazetteer knows names.
func properCase(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		low := strings.ToLower(w)
		for k, c := range low {
			words[i] = strings.ToUpper(string(c)) + low[k+len(string(c)):]
			break
		}
	}
	return strings.Join(words, " ")
}

// A Context is what is known of a document besides its bytes.
type Context struct {
	Path     string // folders and name, as the source gives it; only a last resort
	Province string // what the source's declaration says, a name or a slug; "" when nothing
}

// outside is what the path of a document says, the last resort.
type outside struct {
	mark     string
	years    []int // of the name, else of the folders, nearest first
	named    int   // the year right after "QT" or "DT" in the name, 0 when there is none
	lone     int   // the only year in the name
	kind     pipeline.Kind
	province placed
	near     bool // the name or the innermost folder says the province
	declared bool
}

// OfPath is the province, by its name, and the year that the folders and the
// name of a document say; "" and 0 when they say none.
func (r *Reader) OfPath(path string) (province string, year int) {
	o := r.outside(Context{Path: path})
	if len(o.years) > 0 {
		year = o.years[0]
	}
	return o.province.name, year
}

// Regulation is the one whose forms all figures of a form among the observations
// follow, as it is cited; "" when they follow none or several.
func (r *Reader) Regulation(observations []pipeline.Observation) string {
	found := ""
	for _, o := range observations {
		rule, ok := strings.CutPrefix(o.Origin.Rule, ruleOfForm)
		if !ok {
			continue
		}
		id, _, _ := strings.Cut(rule, "+")
		for _, tr := range r.trees {
			if tr.form.ID != id {
				continue
			}
			if found != "" && found != tr.form.Regulation {
				return ""
			}
			found = tr.form.Regulation
		}
	}
	return found
}

func (r *Reader) outside(c Context) outside {
	var o outside
	parts := strings.Split(strings.ReplaceAll(c.Path, `\`, "/"), "/")
	for i := len(parts) - 1; i >= 0; i-- {
		part := strings.TrimSuffix(parts[i], path.Ext(parts[i]))
		spaced := strings.NewReplacer("_", " ", "-", " ", "(", " ", ")", " ").Replace(part)
		if m := markOfFile.FindStringSubmatch(spaced); m != nil && o.mark == "" {
			o.mark = m[1]
		}
		folded := vietnamese.Fold(gap(spaced))
		if i == len(parts)-1 {
			o.named = yearOfName(spaced)
			if years := bareYear.FindAllString(folded, -1); len(years) == 1 {
				o.lone, _ = strconv.Atoi(years[0])
			}
		}
		for _, m := range bareYear.FindAllString(folded, -1) {
			y, _ := strconv.Atoi(m)
			o.years = append(o.years, y)
		}
		if o.kind == "" {
			o.kind = r.kindOfPath(folded)
		}
		if o.province.slug == "" {
			o.province = r.provinceOfPath(gap(spaced))
			o.near = o.province.slug != "" && i >= len(parts)-2
		}
	}
	if c.Province != "" {
		if areas := r.gazetteer.Resolve(c.Province); len(areas) > 0 {
			o.province, o.declared = placed{slug: areas[0].ID.Slug(), name: areas[0].Name}, true
		}
	}
	return o
}

var letterDigit = pattern.MustCompile(`(\pL)([0-9])|([0-9])(\pL)`)

// gap parts letters from digits: "QT2012" is "QT 2012".
func gap(text string) string { return letterDigit.ReplaceAllString(text, "$1$3 $2$4") }

func (r *Reader) kindOfPath(folded string) pipeline.Kind {
	for _, w := range strings.Fields(folded) {
		switch w {
		case "qt", "final", "quyet":
			return pipeline.Actual
		case "dt", "plan", "budget":
			return pipeline.Plan
		}
	}
	return ""
}

func (r *Reader) provinceOfPath(text string) placed {
	for _, p := range r.gazetteer.Places(properCase(text)) {
		if p.Kind == vietnamese.PlaceProvince {
			return placed{slug: p.Slug, name: p.Name}
		}
	}
	return placed{}
}

// area is the province's own version of a day: the last that had begun by then,
// the oldest for a day before all of them.
func (r *Reader) area(slug string, day pipeline.Date) pipeline.AreaID {
	var best pipeline.Area
	for _, a := range r.bySlug[slug] {
		if best.ID == "" || !day.Last().Before(a.ValidFrom.First()) {
			best = a
		}
	}
	return best.ID
}

// boundaryDay is the day whose boundaries a figure has: the end of its period; of
// a plan, which is made before its year, the first of January; of a form with a
// level that was abolished within the period, the last day of that level.
func (r *Reader) boundaryDay(t *Table, o *pipeline.Observation) pipeline.Date {
	if o.Kind == pipeline.Plan {
		return pipeline.Date{Year: o.Period.Start.Year, Month: 1, Day: 1}
	}
	day := o.Period.End
	for _, c := range t.columns {
		if closed := r.closed[c.level]; !closed.IsZero() && closed.Year == day.Year && closed.Last().Before(day.Last()) {
			day = closed
		}
	}
	return day
}

// shownName is the sheet's name as a person reads it.
func shownName(g *sheet.Grid) string { return sheet.Squeeze(vietnamese.NFC(g.Name())) }
