package article

import (
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A sentence may state the figures of the one before it for another time and name
// none of what they count: "Đến năm 2025 có 80 sản phẩm cấp huyện và 50 sản phẩm
// cấp tỉnh. Đến năm 2030, các con số tương ứng là 150 và 90."

// parallel is what a sentence states of the figures of the one before it, in their
// order; nil unless it has as many, says that they correspond and names a time.
func (r *reader) parallel(s *sentence) []claim {
	if len(s.cues.of(respectiveWords)) == 0 || len(s.periods) == 0 {
		return nil
	}
	r.row = slices.DeleteFunc(r.row, func(c claim) bool { return c.aside })
	if len(r.row) < 2 || len(s.items) != len(r.row) {
		return nil
	}
	row := r.claimed[:0]
	for i := range s.items {
		it, like := &s.items[i], &r.row[i]
		if it.noun.kind != "" || it.fig.Unit != "" && it.fig.Unit != like.frame.unit || !countable(it.fig) || it.fig.Unit == "" && like.frame.isMoney() {
			return nil
		}
		c := *like
		c.item, c.span, c.cut = it, it.fig.Span, it.cut
		c.frame.rule = "news.parallel"
		c.obs.Quantity = pipeline.Quantity{Value: it.fig.Value, Max: it.fig.Max, Unit: like.frame.unit, Qualifier: qualifierOf(it.fig)}
		if c.obs.Period = r.periodOf(s, i, &c.frame, nil); c.obs.Period.Basis != pipeline.PeriodFromText {
			return nil
		}
		row = append(row, c)
	}
	for i := range row {
		r.account.figure(r, s, row[i].item, row[i].frame, taken)
	}
	return row
}
