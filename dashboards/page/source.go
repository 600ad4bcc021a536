package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A source is a publisher with the documents of it that figures stand in.
type source struct {
	name      string
	when      string // published, fetched; "" where its documents differ in it
	documents []string
}

// sourcesOf gathers documents by their publisher, each named once, in the order
// of their first document.
func (d *drawer) sourcesOf(documents []string) []source {
	var list []source
	for _, doc := range documents {
		name, when := d.documentWords(doc)
		at := slices.IndexFunc(list, func(s source) bool { return s.name == name })
		if at < 0 {
			list = append(list, source{name, when, []string{doc}})
			continue
		}
		list[at].documents = append(list[at].documents, doc)
		if list[at].when != when {
			list[at].when = ""
		}
	}
	return list
}

// sourceLink names a publisher once: its one document, or how many there are
// and the list of all.
func (d *drawer) sourceLink(s source) string {
	to, more := d.root+"nguon/"+s.documents[0]+".html", s.when
	if n := len(s.documents); n > 1 {
		to = d.root + "nguon/index.html#documents"
		more = fmt.Sprintf(say(d.world.lang, "%d văn bản", "%d documents"), n)
		if s.when != "" {
			more += ", " + s.when
		}
	}
	if more == "" {
		return anchor(to, s.name)
	}
	return anchor(to, s.name+" ("+more+")")
}

// mostSources is how many publishers a source line names.
const mostSources = 4

// foot is the line below a chart or a table: who published, when, when it was
// fetched, each leading to its document.
func (d *drawer) foot(documents []string) string {
	var parts []string
	list := d.sourcesOf(documents)
	for _, s := range list[:min(len(list), mostSources)] {
		parts = append(parts, d.sourceLink(s))
	}
	if more := len(list) - mostSources; more > 0 {
		words := fmt.Sprintf(say(d.world.lang, "%d cơ quan khác", "%d other publishers"), more)
		parts = append(parts, anchor(d.root+"nguon/index.html", words))
	}
	if len(parts) == 0 {
		return ""
	}
	return `<p class="source">` + escape(say(d.world.lang, "Nguồn: ", "Source: ")) + strings.Join(parts, "; ") + ".</p>"
}

// takeaway is what a reader may take along of a block: kinds of file that the
// script makes of what is shown, the whole data, and an address.
func (d *drawer) takeaway(b *block, kinds ...string) string {
	var m strings.Builder
	lang := d.world.lang
	if basis := d.basis(b); basis != "" {
		m.WriteString(`<p class="source">` + escape(basis) + "</p>")
	}
	m.WriteString(`<p class="take">`)
	if d.world.live {
		kinds = append(kinds, "xlsx")
		if slices.Contains(kinds, "png") {
			kinds = append(kinds, "pptx")
		}
	}
	for _, k := range kinds {
		m.WriteString(`<button type="button" data-take="` + k + `">` + strings.ToUpper(k) + "</button>")
	}
	m.WriteString(`<a href="` + d.site + "data/" + b.question + `.csv" download="">` + say(lang, "Toàn bộ số liệu (CSV)", "All data (CSV)") + "</a>")
	m.WriteString(`<a href="` + d.site + "data/" + b.question + `.json" download="">` + say(lang, "Mô tả số liệu", "About the data") + "</a>")
	m.WriteString(`<a href="#` + b.id + `">` + say(lang, "Địa chỉ cố định", "Permanent address") + "</a></p>")
	return m.String()
}

func columnsOf(b *block) []string {
	var names []string
	for _, f := range b.figures {
		names = append(names, f.Column)
	}
	for _, c := range b.columns {
		names = append(names, c.name)
	}
	return names
}

// Sourced are the documents of rows that were looked up last: a block asks twice.
type sourced struct {
	block     *block
	rows      []row
	documents []string
}

// documentsOf are the documents that the figures of a block stand in, by the first
// digits of their digest, in the order of the rows.
func (d *drawer) documentsOf(b *block, rows []row) []string {
	if d.tally != nil {
		return d.tally.documents.list
	}
	if s := d.sourced; s.block == b && len(rows) > 0 && len(s.rows) == len(rows) && &s.rows[0] == &rows[0] {
		return s.documents
	}
	d.sourced = sourced{b, rows, d.documentsIn(originsOf(columnsOf(b)), rows)}
	return d.sourced.documents
}

func (d *drawer) documentsIn(columns []string, rows []row) []string {
	var l documentList
	l.add(d.world.Base, columns, rows)
	return l.list
}

// A documentList is the documents of figures, each once, in the order in which they come.
type documentList struct {
	list []string
	seen map[string]bool
	last string // figures that follow each other mostly stand in one document
}

// add adds the documents of the origins in some columns of rows.
func (l *documentList) add(w *Base, columns []string, rows []row) {
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	add := func(id string) {
		short, ok := w.spots.document(id)
		if !ok || len(l.list) > 0 && short == l.last {
			return
		}
		l.last = short
		if !l.seen[short] {
			l.seen[short] = true
			l.list = append(l.list, short)
		}
	}
	for _, r := range rows {
		for _, column := range columns {
			r.eachIn(column, add)
		}
	}
}

// originsOf are the columns that hold the origins of columns.
func originsOf(columns []string) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = pipeline.Companion(c, "origin")
	}
	return list
}

// documentWords are who published a document, and when it was published and
// fetched.
func (d *drawer) documentWords(short string) (publisher, when string) {
	docs := d.world.documents[short]
	if len(docs) == 0 {
		return short, ""
	}
	doc, lang := docs[0], d.world.lang
	name := doc.text("publisher")
	if name == "" {
		name = doc.say("source", lang)
	}
	var days []string
	if on, ok := d.moment(doc.text("published_on")); ok {
		days = append(days, say(lang, "công bố ", "published ")+on)
	}
	if at := doc.text("fetched_at"); len(at) >= 10 {
		days = append(days, say(lang, "lấy về ", "fetched ")+dateWords(at[:10], lang))
	}
	return name, strings.Join(days, ", ")
}
