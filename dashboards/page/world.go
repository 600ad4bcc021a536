package page

import (
	"cmp"
	"strings"
	"time"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// A Base is what the pages of all languages share: the answers, and where
// everything stands on the site. It does not change while pages are drawn, so
// that several languages are drawn at once.
type Base struct {
	answers Answers
	at      time.Time // of the release, in the reader's zone
	live    bool
	choice  Choice

	origins    map[string]origin
	documents  map[string][]row     // by the first twelve digits of their digest
	cells      map[string][]row     // of the workbooks, likewise
	sentences  map[string][]row     // of the articles, likewise
	stands     map[string][]string  // IDs of what was read from a document, likewise
	parts      map[string][]stretch // on which page of a document its rows stand, likewise
	areas      map[string]string
	called     map[string]string // each province as a sentence names it: "TP. Hà Nội"
	indicators map[string]bool
	dictionary map[string]bool
	regions    map[string]string // of each province, "2008/dbscl"
	order      map[string]int    // of the regions, as the field lists them: from north to south
	breaks     map[string][]row  // known breaks of a series, by indicator or by area
	reckoned   map[string]string // IDs of the figures of metrics, by metric and what each was made from
	same       map[string]bool   // areas whose territory is that of the one area before or after them
	units      chart.Units
}

// A World is the base in one language, with what was worked out on the way.
type World struct {
	*Base
	lang   string
	slices map[string][]rankedSlice // by question, made when first asked for
	cut    cutting
	open   opened
	named  map[string][][2]string // the regions of a boundary version, when first asked for
}

// An origin is where a figure stands: its document's page, and what the
// question origins says of it.
type origin struct {
	document string // first twelve digits of the digest
	row      row
	place    pipeline.Locator
	located  bool
	part     int // of the document's pages, counted from 1
}

// page is the page of the document on which the figure stands, without .html.
func (o origin) page() string { return documentPage(o.document, o.part) }

// NewBase gathers what all pages need. at is the time of the release in the
// reader's zone; live says that the site carries ECharts.
func NewBase(answers Answers, at time.Time, live bool) *Base {
	w := &Base{answers: answers, at: at, live: live, stands: map[string][]string{},
		documents: byDocument(answers["documents"]), cells: byDocument(answers["document_cells"]), sentences: byDocument(answers["document_sentences"]),
		areas: map[string]string{}, called: map[string]string{}, indicators: map[string]bool{}, dictionary: map[string]bool{}, regions: map[string]string{}, order: map[string]int{},
		breaks: map[string][]row{}, same: map[string]bool{}, reckoned: map[string]string{}, units: chart.Units{}}
	w.locate()
	for _, r := range answers["provinces"].rows(nil) {
		w.called[r.text("area_id")] = r.text("short_name")
		w.areas[r.text("area_id")] = "tinh/" + clean(r.text("area_slug")) + "-" + clean(r.text("boundary")) + ".html"
	}
	for _, r := range answers["provinces"].rows(nil) {
		w.regions[r.text("area_id")] = r.text("boundary") + "/" + r.text("region")
		if r.flag("same_territory") {
			w.same[r.text("area_id")] = true
		}
	}
	for _, r := range answers["terms"].rows([]condition{{column: "term_kind", op: "=", values: []string{"region"}}}) {
		w.order[r.text("parent")+"/"+r.text("term_id")] = r.whole("position")
	}
	for _, r := range answers["breaks"].rows(nil) {
		of := cmp.Or(r.text("indicator_id"), r.text("area_id"))
		w.breaks[of] = append(w.breaks[of], r)
	}
	for _, r := range answers["metric_figures"].rows(nil) {
		if id := r.text("id"); isID(id) {
			w.reckoned[madeFrom(r.text("indicator_id"), r.list("origin"))] = id
		}
	}
	for _, r := range answers["indicators_overview"].rows(nil) {
		w.indicators[r.text("indicator_id")] = true
	}
	for _, kind := range []string{"unit", "unit_short"} {
		for _, r := range answers["terms"].rows([]condition{{column: "term_kind", op: "=", values: []string{kind}}}) {
			w.units[r.text("term_id")] = pipeline.Text{VI: r.say("name", "vi"), EN: r.say("name", "en")}
		}
	}
	for _, r := range answers["data_dictionary"].rows(nil) {
		w.dictionary[r.text("object")] = true
	}
	return w
}

// reckonedID is the ID of the figure of a metric that was made from these
// observations, "" of any other figure.
func (w *Base) reckonedID(indicator string, origins []string) string {
	if len(w.reckoned) == 0 {
		return ""
	}
	return w.reckoned[madeFrom(indicator, origins)]
}

func madeFrom(indicator string, origins []string) string {
	return indicator + " " + strings.Join(origins, " ")
}

// locate finds the place of every figure on the pages of its document.
func (w *Base) locate() {
	rows := w.answers["origins"].rows(nil)
	w.origins = make(map[string]origin, len(rows))
	for _, r := range rows {
		d, id := pipeline.Digest(r.text("digest")).Short(), r.text("id")
		if _, known := w.origins[id]; known || len(w.documents[d]) == 0 || !isID(id) {
			continue
		}
		o := origin{document: d, row: r}
		var err error
		o.place, err = pipeline.ParseLocator(r.text("locator"))
		o.located = err == nil
		w.origins[id] = o
		w.stands[d] = append(w.stands[d], id)
	}
	w.parts = make(map[string][]stretch, len(w.documents))
	for short := range w.documents {
		var origins []origin
		for _, id := range w.stands[short] {
			origins = append(origins, w.origins[id])
		}
		w.parts[short] = stretches(w.cells[short], origins)
		for i, id := range w.stands[short] {
			origins[i].part = partOf(w.parts[short], origins[i])
			w.origins[id] = origins[i]
		}
	}
}

// In is the base in a language.
func (w *Base) In(lang string) *World {
	return &World{Base: w, lang: lang, slices: map[string][]rankedSlice{}, named: map[string][][2]string{}}
}

// Use tells where the data for choices lies.
func (w *Base) Use(c Choice) { w.choice = c }

// sameTerritory tells whether two rows of different boundary versions speak of
// one territory: the same province, which no change touched.
func (w *Base) sameTerritory(a, b row) bool {
	return a.text("area_slug") != "" && a.text("area_slug") == b.text("area_slug") && w.same[a.text("area_id")] && w.same[b.text("area_id")]
}

func byDocument(a *answer) map[string][]row {
	index := map[string][]row{}
	for _, r := range a.rows(nil) {
		d := pipeline.Digest(r.text("digest")).Short()
		index[d] = append(index[d], r)
	}
	return index
}

// Needs are the questions that every page needs, whatever it draws.
func Needs() []string {
	return []string{"breaks", "data_dictionary", "document_cells", "document_sentences", "documents", "freshness", "indicators_overview", "metric_figures", "origins", "overview_tiles", "provinces", "quality_checks", "quality_faults", "quality_rejects", "reports_due", "terms"}
}

func isID(s string) bool {
	return len(s) > 0 && len(s) <= 64 && strings.Trim(s, "0123456789abcdefghijklmnopqrstuvwxyz-_") == ""
}

// clean keeps what may stand in an address.
func clean(s string) string {
	s = strings.ToLower(s)
	if s != "" && strings.Trim(s, "0123456789abcdefghijklmnopqrstuvwxyz-_") == "" {
		return s
	}
	return Slug(s)
}
