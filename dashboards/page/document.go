package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// document draws a document as its reader saw it, with every figure that was
// read from it marked and addressable as #o-ID, and lists below what has no
// place of its own in what is drawn.
func (d *drawer) document(digest string) string {
	short := pipeline.Digest(digest).Short()
	doc := d.world.document(short)
	var b strings.Builder
	if d.part == 1 {
		b.WriteString(d.facts(short))
	}
	b.WriteString(d.partLinks(short))
	b.WriteString(d.workbook(short, doc.sheets))
	if d.part == 1 {
		b.WriteString(d.article(short, doc.places))
	}
	b.WriteString(d.unplaced(doc))
	return b.String()
}

// An opened document is one ready to be drawn, part by part.
type opened struct {
	short  string
	ids    map[int][]string // of what was read from it, in order, by the part on which it stands
	rows   map[string]row   // what the question origins says of each
	places map[pipeline.Locator][]string
	sheets []sheet
}

// document makes a document ready; the last one is kept, as its parts are drawn
// one after the other.
func (w *World) document(short string) opened {
	if w.opened.short == short {
		return w.opened
	}
	o := opened{short: short, ids: map[int][]string{}, rows: map[string]row{}, places: map[pipeline.Locator][]string{}}
	for _, r := range w.rowsOf("origins", short) {
		id := r.text("id")
		if home, ok := w.spots.document(id); !ok || home != short || o.rows[id].answer != nil {
			continue
		}
		spot, _ := w.spots.find(id)
		o.ids[int(spot.part)], o.rows[id] = append(o.ids[int(spot.part)], id), r
		if at, err := pipeline.ParseLocator(r.text("locator")); err == nil {
			o.places[at] = append(o.places[at], id)
		}
	}
	rows := w.rowsOf("document_cells", short)
	for start := 0; start < len(rows); {
		end := start
		for end < len(rows) && rows[end].whole("sheet_no") == rows[start].whole("sheet_no") {
			end++
		}
		o.sheets = append(o.sheets, newSheet(rows[start:end], o.places))
		start = end
	}
	w.opened = o
	return o
}

// rowsOf are the rows of a document in the answer of a question.
func (w *World) rowsOf(question, short string) []row {
	var list []row
	seen := ""
	for _, doc := range w.documents[short] {
		if digest := doc.text("digest"); digest != seen {
			list = append(list, w.answers[question].rows([]condition{{column: "digest", op: "=", values: []string{digest}}})...)
			seen = digest
		}
	}
	return list
}

// facts says who published the document and how it came here.
func (d *drawer) facts(short string) string {
	lang := d.world.lang
	var b strings.Builder
	for _, doc := range d.world.documents[short] {
		if doc.flag("illustrative") {
			d.made = true
			b.WriteString(`<p><span class="illustrative">` + say(lang, "minh họa", "illustrative") + "</span> " +
				say(lang, "Văn bản này được dựng để giới thiệu sản phẩm, không phải văn bản của cơ quan nào.", "This document was made to show the product; no office issued it.") + "</p>")
		}
		b.WriteString(`<dl class="facts">`)
		fact := func(head, markup string) {
			if markup != "" {
				b.WriteString("<div><dt>" + head + "</dt><dd>" + markup + "</dd></div>")
			}
		}
		when := func(column string) string { text, _ := d.moment(doc.text(column)); return escape(text) }
		fact(say(lang, "Cơ quan công bố", "Publisher"), escape(doc.text("publisher")))
		fact(say(lang, "Nguồn", "Source"), escape(doc.say("source", lang)))
		fact(say(lang, "Văn bản", "Document"), anchor(outward(doc.text("url")), doc.text("document")))
		fact(say(lang, "Ngày công bố", "Published"), when("published_on"))
		fact(say(lang, "Lấy về lúc", "Fetched"), when("fetched_at"))
		fact(say(lang, "Tình trạng", "State"), escape(doc.say("state", lang)))
		fact(say(lang, "Giấy phép", "Licence"), escape(doc.text("licence")))
		b.WriteString("</dl>\n<details class=\"data\"><summary>" + escape(say(lang, "Đối chiếu tệp gốc", "Check the original")) + "</summary><p>" +
			escape(say(lang, "Mã đối chiếu của tệp như lúc lấy về: ", "SHA-256 of the file as it was fetched: ")) + "<code>" + escape(doc.text("digest")) + "</code></p></details>\n")
	}
	return b.String()
}

// marked wraps markup in one element for each ID after the first, so that each
// is an address of its own. The first belongs to the element around.
func (d *drawer) marked(markup string, ids []string) (first, inside string) {
	fresh := d.fresh(ids)
	if len(fresh) == 0 {
		return "", markup
	}
	for _, id := range slices.Backward(fresh[1:]) {
		markup = `<span id="o-` + id + `">` + markup + "</span>"
	}
	return ` id="o-` + fresh[0] + `"`, markup
}

// fresh are the IDs that have no place on the page yet; they have one now.
func (d *drawer) fresh(ids []string) []string {
	var list []string
	for _, id := range ids {
		if !d.placed[id] {
			d.placed[id] = true
			list = append(list, id)
		}
	}
	return list
}

// understood says as what a place was read, for a pointer resting on it.
func (d *drawer) understood(ids []string) string {
	var all []string
	for _, id := range ids {
		r := d.world.opened.rows[id]
		if message := r.say("message", d.world.lang); message != "" {
			all = append(all, message)
			continue
		}
		parts := []string{r.say("indicator_name", d.world.lang), r.say("level", d.world.lang), r.say("split", d.world.lang), r.text("area_name"), r.say("period", d.world.lang), r.say("kind", d.world.lang)}
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		if text := strings.Join(parts, ", "); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return strings.Join(all, " | ")
}

// unplaced lists what was read from the document and has no place in what is
// drawn: a whole sheet, or a place beyond what is kept of a large document.
func (d *drawer) unplaced(doc opened) string {
	var b strings.Builder
	for _, id := range doc.ids[d.part] {
		r := doc.rows[id]
		if len(d.fresh([]string{id})) == 0 {
			continue
		}
		b.WriteString(`<li id="o-` + id + `"><code>` + escape(r.text("locator")) + "</code> ")
		if raw := r.text("shown"); raw != "" {
			b.WriteString("<mark>" + escape(raw) + "</mark> ")
		}
		b.WriteString(escape(d.understood([]string{id})))
		if context := r.text("context"); context != "" {
			b.WriteString(` <span class="sub">` + escape(context) + "</span>")
		}
		b.WriteString("</li>")
	}
	if b.Len() == 0 {
		return ""
	}
	return `<section class="block"><h2>` + say(d.world.lang, "Những chỗ nằm ngoài phần đã vẽ", "Places outside of what is drawn") + `</h2><ul class="outside">` + b.String() + "</ul></section>\n"
}

// article draws the sentences with every span that was read marked.
func (d *drawer) article(short string, places map[pipeline.Locator][]string) string {
	var b strings.Builder
	open, last := "", 0
	closeOpen := func() {
		if open != "" {
			b.WriteString("</" + open + ">\n")
		}
	}
	for _, r := range d.world.rowsOf("document_sentences", short) {
		p, _ := r.number("paragraph")
		n, _ := r.number("sentence")
		if int(p) != last {
			closeOpen()
			last, open = int(p), "p"
			if r.flag("heading") {
				open = "h3"
			}
			b.WriteString("<" + open + ">")
		}
		b.WriteString(`<span class="sentence" id="p` + strconv.Itoa(int(p)) + "-s" + strconv.Itoa(int(n)) + `">` + d.sentence(r.text("text"), int(p), int(n), places) + "</span>")
	}
	closeOpen()
	if b.Len() == 0 {
		return ""
	}
	return `<article class="document">` + b.String() + "</article>\n"
}

// A span is the code points [start, end) of a sentence and what was read there.
type span struct {
	start, end int
	ids        []string
}

// sentence marks the spans of one sentence. Spans that overlap are cut where
// another one begins or ends.
func (d *drawer) sentence(text string, paragraph, number int, places map[pipeline.Locator][]string) string {
	points := []rune(text)
	var spans []span
	cuts := []int{0, len(points)}
	for l, ids := range places {
		if l.Paragraph == paragraph && l.Sentence == number && l.Start < l.End && l.End <= len(points) {
			spans = append(spans, span{l.Start, l.End, ids})
			cuts = append(cuts, l.Start, l.End)
		}
	}
	slices.SortFunc(spans, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var b strings.Builder
	for i := 1; i < len(cuts); i++ {
		piece := escape(string(points[cuts[i-1]:cuts[i]]))
		var ids []string
		for _, s := range spans {
			if s.start <= cuts[i-1] && cuts[i] <= s.end {
				ids = append(ids, s.ids...)
			}
		}
		if len(ids) > 0 {
			id, inside := d.marked(piece, ids)
			piece = "<mark" + id + ` title="` + escape(d.understood(ids)) + `">` + inside + "</mark>"
		}
		b.WriteString(piece)
	}
	return b.String()
}
