package page

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// An Instance is one page that a template makes: its address from the root of
// its language, and its own row.
type Instance struct {
	Path string // with .html
	own  row
	part int // of a document on several pages, counted from 1
}

// Instances are the pages that the template makes, in the order of the rows.
// Rows that share an address share a page: the first one's.
func (t *Template) Instances(w *World) ([]Instance, error) {
	if t.each == "" {
		return []Instance{{Path: t.address(row{}) + ".html", part: 1}}, nil
	}
	var list []Instance
	seen := map[string]bool{}
	rows := w.owns[t]
	if w.held[t.each] == nil {
		rows = w.answers[t.each].rows(t.front.where)
	}
	for _, r := range rows {
		path := t.address(r)
		if path == "" || strings.HasSuffix(path, "/") || strings.Contains(path, "//") {
			return nil, fmt.Errorf("page %s: a row of %s gives no address", t.File, t.each)
		}
		if !seen[path] {
			seen[path] = true
			list = append(list, Instance{path + ".html", r, 1})
			for part := 2; part <= t.pagesOf(w, r); part++ {
				list = append(list, Instance{documentPage(path, part) + ".html", r, part})
			}
		}
	}
	return list, nil
}

// pagesOf is on how many pages the document of a row is drawn.
func (t *Template) pagesOf(w *World, own row) int {
	for _, p := range t.parts {
		if p.block != nil && p.block.kind == "document" {
			digest := own.text(strings.TrimPrefix(p.block.question, "$"))
			return lastPart(w.parts[pipeline.Digest(digest).Short()])
		}
	}
	return 1
}

func (t *Template) address(own row) string {
	var b strings.Builder
	for _, p := range t.front.path {
		if p.expr == nil {
			b.WriteString(p.words)
			continue
		}
		value := clean(own.text(p.expr.column))
		var most int
		if _, err := fmt.Sscan(p.words, &most); err == nil && len(value) > most {
			value = value[:most]
		}
		b.WriteString(value)
	}
	return b.String()
}

// A drawer draws one page.
type drawer struct {
	world *World
	own   row
	root  string // way back to the root of the language
	site  string // way back to the root of the site

	drawn    bool
	asked    []string // questions that the page shows, for its downloads
	made     bool     // illustrative figures stand on the page
	choosing bool     // the page has the controls of an indicator
	placed   map[string]bool
	stands   ground
	part     int              // of a document on several pages
	courses  map[string][]row // the page's own figures by question, indicator and measure
	asking   map[string]bool  // questions of which they are looked up
	wants    []Want           // figures of which more must be known
	sourced  sourced
	tally    *tally // of the block that is drawn, where it shows the first rows alone
}

// Drawn is a finished page without head, navigation and foot.
type Drawn struct {
	Path         string // from the root of the language
	Title        string
	Lead         string
	Trust        string   // markup of the line on how far the page may be trusted
	Body         string   // markup below the heading
	Charts       bool     // drawings stand on the page: chart.Defs is wanted
	Questions    []string // that it draws, sorted
	Illustrative bool
	Search       string // under what the search finds it, "" for not at all
	Also         string // further words under which the search finds it
	Note         string // what it is, for the search
	Wants        []Want // figures that Base.Tell is to be asked of, to Fill it
	Missed       bool   // it looks to columns that were not had: it is to be drawn again from whole rows
}

// Draw draws one page.
func (t *Template) Draw(w *World, in Instance) (Drawn, error) {
	up := strings.Repeat("../", strings.Count(in.Path, "/"))
	d := &drawer{world: w, own: in.own, part: in.part, root: up, site: up, placed: map[string]bool{}, courses: map[string][]row{}, asking: map[string]bool{},
		stands: newGround()}
	if w.lang == "en" {
		d.site = "../" + up
	}
	out := Drawn{Path: in.Path}
	missed := w.missed.Load()
	for _, title := range t.titles {
		if text, ok := d.words(title, nil, ""); ok && text != "" {
			out.Title = text
			break
		}
	}
	if out.Title == "" {
		out.Title = in.Path
	}
	if in.part > 1 {
		out.Title += fmt.Sprintf(say(w.lang, ", phần %d", ", part %d"), in.part)
	}
	if out.Lead, _ = d.words(t.lead, nil, ""); strings.TrimRight(out.Lead, ".") == out.Title {
		out.Lead = "" // it would say the title again
	}
	var b strings.Builder
	for _, p := range t.parts {
		switch {
		case in.part > 1 && (p.block == nil || p.block.kind != "document"):
			// stands on the first page of the document
		case p.root:
			b.WriteString(d.root)
		case p.expr != nil:
			b.WriteString(string(d.inProse(*p.expr)))
		case p.block != nil:
			html, err := d.block(p.block)
			if err != nil {
				return Drawn{}, fmt.Errorf("page %s, line %d of %s: %w", in.Path, p.block.line, t.File, err)
			}
			b.WriteString(html)
		default:
			b.WriteString(p.html)
		}
	}
	out.Body, out.Charts, out.Illustrative = b.String(), d.drawn, d.made
	out.Trust, out.Wants = d.trust(), d.wants
	slices.Sort(d.asked)
	out.Questions = slices.Compact(d.asked)
	if in.part == 1 {
		out.Search, out.Also, out.Note = d.searched(t, out.Title)
	}
	out.Missed = w.missed.Load() > missed
	return out, nil
}

// searched is the entry of the search for the page: the first of its columns is
// what the reader sees, the others are found too. A page that stands alone is
// found by its title.
func (d *drawer) searched(t *Template, title string) (name, also, note string) {
	lang := d.world.lang
	if t.each == "" {
		if strings.HasPrefix(t.Address(), "404") {
			return "", "", ""
		}
		return title, t.search, say(lang, "trang", "page")
	}
	if t.search == "" {
		return "", "", ""
	}
	columns := strings.Split(t.search, ",")
	name = d.own.say(strings.TrimSpace(columns[0]), lang)
	var more []string
	for _, c := range columns[1:] {
		if words := d.own.say(strings.TrimSpace(c), lang); words != "" && words != name {
			more = append(more, words)
		}
	}
	for _, s := range t.spell {
		for _, words := range append([]string{name}, more...) {
			if strings.Contains(words, s[0]) {
				more = append(more, strings.ReplaceAll(words, s[0], s[1]))
			}
		}
	}
	note = t.what
	if b := d.own.text("boundary"); b != "" {
		note = boundaryWords(b, lang)
	}
	return name, strings.Join(more, " "), note
}

func (d *drawer) block(b *block) (string, error) {
	if b.kind == "document" {
		return d.document(d.own.text(strings.TrimPrefix(b.question, "$"))), nil
	}
	if b.kind == "pair" {
		return d.pair(b), nil
	}
	if b.kind == "standing" {
		d.asked = append(d.asked, b.question)
		return d.standing(b), nil
	}
	where := bind(b.where, d.own)
	var rows []row
	cut, found := d.world.found(b, where)
	if !d.world.whole {
		d.tally = d.world.tallied(b)
	}
	defer func() { d.tally = nil }()
	switch {
	case found:
		rows = cut.rows
	case d.tally != nil:
		rows = d.tally.shown
	default:
		rows = d.world.answers[b.question].rows(where)
	}
	if !found && (b.slice || b.kind == "choice") {
		cut = d.cutOf(b.question, where, rows)
	}
	if b.slice {
		rows = cut.sliced()
	}
	if len(rows) == 0 && b.hide {
		return "", nil
	}
	if b.kind == "choice" {
		return d.choice(cut), nil
	}
	if b.kind == "everything" {
		d.asked = append(d.asked, b.question)
		return d.everything(b, rows), nil
	}
	d.sees(b, rows)
	d.asked = append(d.asked, b.question)
	d.made = d.made || d.tally != nil && d.tally.illustrative || slices.ContainsFunc(rows, func(r row) bool { return r.flag("illustrative") })
	switch b.kind {
	case "table":
		return d.table(b, rows), nil
	case "matrix":
		return d.matrix(b, rows), nil
	case "headline":
		return d.headline(b, rows), nil
	case "facts":
		return d.factsBlock(b, rows), nil
	}
	return d.chart(b, rows)
}

// title is the first finding whose expressions all have a value, else the
// neutral title. Without rows, and below the threshold, it is neutral.
func (d *drawer) title(b *block, rows []row, enough bool) string {
	by := ""
	if len(b.figures) > 0 {
		by = b.figures[0].Column
	}
	if enough && len(rows) > 0 {
		for _, f := range b.findings {
			if text, ok := d.words(f, rows, by); ok {
				return text
			}
		}
	}
	text, _ := d.words(b.neutral, rows, by)
	return text
}

// phrases says each phrase that has all its values.
func (d *drawer) phrases(list []phrase, rows []row) []string {
	var out []string
	for _, p := range list {
		if text, ok := d.words(p, rows, ""); ok && text != "" {
			out = append(out, text)
		}
	}
	return out
}

var isoMoment = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$`)

// moment words an ISO date or time.
func (d *drawer) moment(s string) (string, bool) {
	if !isoMoment.MatchString(s) {
		return "", false
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return timeWords(t, d.world.at.Location(), d.world.lang), true
	}
	if _, err := time.Parse(time.DateOnly, s); err == nil {
		return dateWords(s, d.world.lang), true
	}
	return "", false
}

func boundaryWords(b, lang string) string {
	switch b {
	case "1997":
		return say(lang, "61 tỉnh, đến 31/12/2003", "61 provinces, until 31 December 2003")
	case "2004":
		return say(lang, "64 tỉnh, đến 31/7/2008", "64 provinces, until 31 July 2008")
	case "2008":
		return say(lang, "63 tỉnh, đến 30/6/2025", "63 provinces, until 30 June 2025")
	case "2025":
		return say(lang, "34 tỉnh, từ 01/7/2025", "34 provinces, from 1 July 2025")
	}
	return b
}

// Defs is the patterns that the drawings of a page refer to.
func Defs() string { return string(chart.Defs()) }
