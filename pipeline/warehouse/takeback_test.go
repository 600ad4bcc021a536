//go:build duckdb_arrow

package warehouse

import (
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// A figure that a person let through goes again when nobody lets it through any
// more: what was in force before comes back.
func TestWhatWasLetThroughIsTakenBack(t *testing.T) {
	const history = `SELECT area_id, value FROM observation_history h JOIN series s ON s.id = h.series_id WHERE area_id = 'dong-thap@2008' ORDER BY h.rowid`
	for name, c := range map[string]struct {
		first   map[string]float64 // before the slip
		then    func(accepted pipeline.Decision) []pipeline.Decision
		inForce []string
		waiting int
		revised int
	}{
		"reopened":     {map[string]float64{"dong-thap": 189, "ca-mau": 73}, and(pipeline.VerdictReopen, 2), []string{"ca-mau@2008|73.0", "dong-thap@2008|189.0"}, 1, 1},
		"rejected":     {map[string]float64{"dong-thap": 189, "ca-mau": 73}, and(pipeline.VerdictReject, 2), []string{"ca-mau@2008|73.0", "dong-thap@2008|189.0"}, 0, 1},
		"contradicted": {map[string]float64{"dong-thap": 189, "ca-mau": 73}, and(pipeline.VerdictReject, 1), []string{"ca-mau@2008|73.0", "dong-thap@2008|189.0"}, 1, 1},
		"annotated":    {map[string]float64{"dong-thap": 189, "ca-mau": 73}, and(pipeline.VerdictAnnotate, 2), []string{"ca-mau@2008|73.0", "dong-thap@2008|189777.0"}, 0, 0},
		"never before": {map[string]float64{"ca-mau": 73}, and(pipeline.VerdictReject, 2), []string{"ca-mau@2008|73.0"}, 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			waits := room{}
			b, s := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits}), office("so")
			b.sync(night(1), s)
			b.load(night(1), s, "a.xlsx", "v1", in(c.first))
			slip := in(map[string]float64{"dong-thap": 189777, "ca-mau": 73})
			b.load(night(2), s, "a.xlsx", "v2", slip)
			item := waits["so/a.xlsx"][0]
			accepted := pipeline.Decision{Subject: item.ID, Source: "so", Verdict: pipeline.VerdictAccept, Turn: 1, At: night(2).StartedAt}
			b.opt.Decisions = pipeline.Settle([]pipeline.Decision{accepted})
			b.load(night(3), s, "a.xlsx", "v2 accepted", slip)
			b.want(inForce, "ca-mau@2008|73.0", "dong-thap@2008|189777.0")

			b.opt.Decisions = pipeline.Settle(c.then(accepted))
			l := b.load(night(4), s, "a.xlsx", "v2 taken back", slip)
			b.want(inForce, c.inForce...)
			if l.Revised != c.revised || len(waits["so/a.xlsx"]) != c.waiting {
				t.Errorf("loaded %+v, waiting %+v", l, waits)
			}
			for _, item := range waits["so/a.xlsx"] {
				if item.Figures[0].Standing == nil || *item.Figures[0].Standing != 189 {
					t.Errorf("stands meanwhile: %+v", item.Figures[0])
				}
			}
			if name == "contradicted" && waits["so/a.xlsx"][0].Reasons[0].Check != "decisions_contradict" {
				t.Errorf("reasons %+v", waits["so/a.xlsx"][0].Reasons)
			}
			if name == "rejected" {
				b.want(history, "dong-thap@2008|189.0", "dong-thap@2008|189777.0", "dong-thap@2008|189.0")
			}
			// Once more changes nothing.
			if l := b.load(night(5), s, "a.xlsx", "v2 once more", slip); l.Revised+l.New+l.Withdrawn != 0 {
				t.Errorf("once more: %+v", l)
			}
			b.want(inForce, c.inForce...)
		})
	}
}

// and adds a decision of somebody on the same subject after the first one.
func and(v pipeline.Verdict, turn int) func(pipeline.Decision) []pipeline.Decision {
	return func(first pipeline.Decision) []pipeline.Decision {
		second := first
		second.Verdict, second.Turn, second.NoteVI = v, turn, "ghi chú"
		second.At = first.At.AddDate(0, 0, 1)
		return []pipeline.Decision{first, second}
	}
}

// What is in force and held for the first time stands until a person decides.
func TestWhatIsHeldForTheFirstTimeStands(t *testing.T) {
	waits := room{}
	b, s := openBench(t, Options{Waiting: waits}), office("so")
	b.sync(night(1), s)
	large := in(map[string]float64{"dong-thap": 189777, "ca-mau": 73})
	b.load(night(1), s, "a.xlsx", "v1", large)
	b.opt.Checks = []pipeline.Check{tooLarge}
	b.load(night(2), s, "a.xlsx", "v1, a new check", large)
	b.want(inForce, "ca-mau@2008|73.0", "dong-thap@2008|189777.0")
	if len(waits["so/a.xlsx"]) != 1 {
		t.Errorf("waiting %+v", waits)
	}
}
