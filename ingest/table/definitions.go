package table

import (
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An episode is a time in which documents gave another thing under the heading
// of an indicator than before it and after it.
type episode struct {
	from, until pipeline.Date // until is the first day after it
	kind        pipeline.Kind // of the figures that it concerns, "" for all
	indicator   pipeline.Text
	what        pipeline.Text
}

// episodesOf are the episodes of every indicator, by its ID.
func episodesOf(cat *catalog.Catalog) map[string][]episode {
	all := map[string][]episode{}
	for _, ind := range cat.Indicators() {
		for i, b := range ind.Breaks {
			if b.Back {
				continue
			}
			for _, end := range ind.Breaks[i+1:] {
				if end.Kind == b.Kind {
					if end.Back {
						all[ind.ID] = append(all[ind.ID], episode{b.From, end.From, b.Kind, ind.Name, b.What})
					}
					break
				}
			}
		}
	}
	return all
}

// faultDefinition is the type of the fault that an episode is.
const faultDefinition = "definition_changes_between_years"

// A definitionWatch is a Sink that notes the figures of episodes on their way.
type definitionWatch struct {
	Sink
	episodes map[string][]episode
	seen     []*noted
}

// noted is an episode on a sheet, and the first of its figures there.
type noted struct {
	episode *episode
	first   pipeline.Origin
	figures int
	areas   map[pipeline.AreaID]bool
}

// leastAreas must stand on a sheet before an episode is told of it: what the
// country's tables gave under a heading, a province's own report need not have.
const leastAreas = 10

// Observe hands a figure on.
func (w *definitionWatch) Observe(o pipeline.Observation) error {
	for i := range w.episodes[o.Indicator] {
		e := &w.episodes[o.Indicator][i]
		if o.Claim || e.kind != "" && e.kind != o.Kind || o.Period.End.Last().Before(e.from.First()) || !o.Period.End.First().Before(e.until.First()) {
			continue
		}
		at := slices.IndexFunc(w.seen, func(n *noted) bool { return n.episode == e && n.first.Locator.Sheet == o.Origin.Locator.Sheet })
		if at < 0 {
			at = len(w.seen)
			w.seen = append(w.seen, &noted{episode: e, first: o.Origin, areas: map[pipeline.AreaID]bool{}})
		}
		w.seen[at].figures++
		w.seen[at].areas[o.Area] = true
	}
	return w.Sink.Observe(o)
}

// tell hands on one fault for every episode of a sheet.
func (w *definitionWatch) tell() error {
	for _, n := range w.seen {
		if len(n.areas) < leastAreas {
			continue
		}
		e := n.episode
		f := pipeline.DocumentFault{Type: faultDefinition, Locator: n.first.Locator, Evidence: fmt.Sprintf("%d số, ô đầu tiên ghi %s", n.figures, n.first.Shown),
			MessageVI: fmt.Sprintf("Định nghĩa của «%s» đổi giữa các năm: %s. Số của biểu không so sánh được với năm trước và năm sau.", e.indicator.VI, e.what.VI),
			MessageEN: fmt.Sprintf("The definition of «%s» changes between years: %s.", e.indicator.EN, e.what.EN)}
		if l := n.first.Locator; l.IsCell() {
			f.Cells = []string{fmt.Sprintf("%s%d", pipeline.ColumnName(l.Col), l.Row)}
		}
		if err := w.Sink.Fault(f); err != nil {
			return err
		}
	}
	return nil
}
