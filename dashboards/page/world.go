package page

import (
	"cmp"
	"context"
	"maps"
	"strings"
	"sync/atomic"
	"time"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// A Base is what the pages of all languages share: the answers, and where
// everything stands on the site. It does not change while pages are drawn, so
// that several languages are drawn at once.
type Base struct {
	answers Answers // of what is held, without rows
	held    Held
	at      time.Time // of the release, in the reader's zone
	live    bool
	choice  Choice

	spots      spots
	documents  map[string][]row     // by the first twelve digits of their digest
	parts      map[string][]stretch // on which page of a document its rows stand, likewise
	open       map[string]int       // what somebody has to look at, likewise
	openAll    int
	areas      map[string]string
	called     map[string]string // each province as a sentence names it: "TP. Hà Nội"
	indicators map[string]bool
	planned    map[string]bool // indicators of which a plan has a result beside it
	dictionary map[string]bool
	regions    map[string]string // of each province, "2008/dbscl"
	order      map[string]int    // of the regions, as the field lists them: from north to south
	breaks     map[string][]row  // known breaks of a series, by indicator or by area
	reckoned   map[string]string // IDs of the figures of metrics, by metric and what each was made from
	same       map[string]bool   // areas whose territory is that of the one area before or after them
	units      chart.Units

	firsts  map[string][]rankedSlice // of what is held, by question
	owns    map[*Template][]row      // the own rows of pages that are made of what is held
	cuts    map[string]cutting       // what pages of an indicator show of what is held, by question and conditions
	tallies map[string]*tally        // what tables say of all rows of what is held, by tallyKey
	missed  atomic.Int64             // how often pages looked to columns that were not had
}

// A World is the base in one language, with the rows that its pages are drawn from just
// now and what was worked out on the way.
type World struct {
	*Base
	answers Answers
	whole   bool // all that the answers have of the rows is had
	lang    string
	slices  map[string][]rankedSlice // by question, made when first asked for
	cut     cutting
	opened  opened
	named   map[string][][2]string // the regions of a boundary version, when first asked for
}

// NewBase gathers what all pages need. held are answers that are too large to be had
// whole, of which answers knows the columns alone. at is the time of the release in the
// reader's zone; live says that the site carries ECharts.
func NewBase(ctx context.Context, answers Answers, held Held, at time.Time, live bool) (*Base, error) {
	w := &Base{answers: answers, held: held, at: at, live: live, documents: map[string][]row{}, open: map[string]int{},
		areas: map[string]string{}, called: map[string]string{}, indicators: map[string]bool{}, planned: map[string]bool{}, dictionary: map[string]bool{}, regions: map[string]string{}, order: map[string]int{},
		breaks: map[string][]row{}, same: map[string]bool{}, reckoned: map[string]string{}, units: chart.Units{}, firsts: map[string][]rankedSlice{}, owns: map[*Template][]row{}, cuts: map[string]cutting{}, tallies: map[string]*tally{}}
	for _, r := range answers["documents"].rows(nil) {
		d := pipeline.Digest(r.text("digest")).Short()
		w.documents[d] = append(w.documents[d], r)
	}
	w.look()
	if err := w.locate(ctx); err != nil {
		return nil, err
	}
	if err := w.countOpen(ctx); err != nil {
		return nil, err
	}
	return w, w.findPlanned(ctx)
}

// look reads what is small and had whole.
func (w *Base) look() {
	answers := w.answers
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
}

// countOpen counts what somebody has to look at, by document.
func (w *Base) countOpen(ctx context.Context) error {
	for _, question := range openQuestions() {
		counts, err := w.counts(ctx, question, "digest")
		if err != nil {
			return err
		}
		for digest, n := range counts {
			w.openAll += n
			w.open[pipeline.Digest(digest).Short()] += n
		}
	}
	return nil
}

func openQuestions() []string { return []string{"quality_rejects", "quality_checks", "quality_faults"} }

// findPlanned finds the indicators of which a plan has a result beside it.
func (w *Base) findPlanned(ctx context.Context) error {
	beside := []condition{{column: "kind", op: "=", values: []string{"plan"}}, {column: "share", op: "set"}}
	return w.each(ctx, "target_vs_result", []string{"indicator_id", "kind", "share"}, func(a *answer) error {
		for _, r := range a.rows(beside) {
			w.planned[r.text("indicator_id")] = true
		}
		return nil
	})
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

// In is the base in a language.
func (w *Base) In(lang string) *World {
	return &World{Base: w, answers: w.answers, lang: lang, slices: maps.Clone(w.firsts), named: map[string][][2]string{}}
}

// Use tells where the data for choices lies.
func (w *Base) Use(c Choice) { w.choice = c }

// sameTerritory tells whether two rows of different boundary versions speak of
// one territory: the same province, which no change touched.
func (w *Base) sameTerritory(a, b row) bool {
	return a.text("area_slug") != "" && a.text("area_slug") == b.text("area_slug") && w.same[a.text("area_id")] && w.same[b.text("area_id")]
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
