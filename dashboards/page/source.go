package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// mostSources is how many documents a source line names.
const mostSources = 3

// source writes the source line of a chart: who published, when, when it was
// fetched, and where to see it; and what can be taken along.
func (d *drawer) source(c *chart.Chart, b *block, rows []row) {
	documents := d.documentsOf(b, rows)
	var words []string
	for _, doc := range documents[:min(len(documents), mostSources)] {
		if text := d.documentWords(doc); !slices.Contains(words, text) {
			words = append(words, text)
		}
	}
	if more := len(documents) - mostSources; more > 0 {
		words = append(words, fmt.Sprintf(say(d.world.lang, "và %d văn bản khác", "and %d further documents"), more))
	}
	switch {
	case len(documents) == 1:
		c.SourceURL = d.root + "nguon/" + documents[0] + ".html"
	default:
		c.SourceURL = d.root + "nguon/index.html"
	}
	if len(words) == 0 {
		words = []string{say(d.world.lang, "tổng hợp từ các nguồn đã khai báo", "the declared sources, brought together")}
	}
	c.Source = both(strings.Join(words, "; "))
	c.Downloads = d.downloads(b)
}

// downloads are the data beside a block. The permanent address is that of the
// block itself.
func (d *drawer) downloads(b *block) []chart.Link {
	return []chart.Link{
		{Text: pipeline.Text{VI: "Tải CSV", EN: "Download CSV"}, Href: d.site + "data/" + b.question + ".csv"},
		{Text: pipeline.Text{VI: "Mô tả dữ liệu", EN: "About the data"}, Href: d.site + "data/" + b.question + ".json"},
	}
}

// documentsOf are the documents that the drawn figures stand in, by the first
// digits of their digest, in the order of the rows.
func (d *drawer) documentsOf(b *block, rows []row) []string {
	var list []string
	seen := map[string]bool{}
	for _, r := range rows {
		for _, f := range b.figures {
			for _, id := range r.list(f.Column + "_origin") {
				if o, ok := d.world.origins[id]; ok && !seen[o.document] {
					seen[o.document] = true
					list = append(list, o.document)
				}
			}
		}
	}
	return list
}

// documentWords names a document: publisher, published, fetched.
func (d *drawer) documentWords(short string) string {
	docs := d.world.documents[short]
	if len(docs) == 0 {
		return short
	}
	doc, lang := docs[0], d.world.lang
	name := doc.text("publisher")
	if name == "" {
		name = doc.say("source", lang)
	}
	var when []string
	if on, ok := d.moment(doc.text("published_on")); ok {
		when = append(when, say(lang, "công bố ", "published ")+on)
	}
	if at := doc.text("fetched_at"); len(at) >= 10 {
		when = append(when, say(lang, "lấy về ", "fetched ")+dateWords(at[:10], lang))
	}
	if len(when) == 0 {
		return name
	}
	return name + " (" + strings.Join(when, ", ") + ")"
}
