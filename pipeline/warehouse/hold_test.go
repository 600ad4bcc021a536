//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// room is a WaitingRoom in memory.
type room map[string][]pipeline.Waiting

func (r room) Keep(source string, items map[string][]pipeline.Waiting) error {
	for document, list := range items {
		r[source+"/"+document] = list
	}
	return nil
}
func (r room) Rename(source, from, to string) error {
	r[source+"/"+to] = r[source+"/"+from]
	delete(r, source+"/"+from)
	return nil
}
func (r room) Of(source, document string) []pipeline.Waiting { return r[source+"/"+document] }
func (r room) Kinds(source, document string) (kinds []pipeline.WaitingKind) {
	for _, item := range r.Of(source, document) {
		kinds = append(kinds, item.Kind)
	}
	return kinds
}

// tooLarge holds what is above 1000.
var tooLarge = pipeline.Check{
	ID: "too_large", Severity: pipeline.Held, Title: pipeline.Text{VI: "Quá lớn", EN: "Too large"},
	SQL: `SELECT id AS observation_id, locator, 'Ghi ' || shown AS message_vi, 'Has ' || shown AS message_en FROM staged_observation WHERE value > 1000 ORDER BY id`,
}

// in states values for provinces, one a row.
func in(values map[string]float64) func(pipeline.Snapshot) pipeline.Reading {
	return func(snap pipeline.Snapshot) pipeline.Reading {
		var list []pipeline.Observation
		for i, area := range slices.Sorted(maps.Keys(values)) {
			list = append(list, figure(snap, area+"@2008", 5+i, values[area]))
		}
		return reading(list...)
	}
}

// One bad cell holds back itself, not the others: its predecessor stays, readers
// are told that something waits and never what, and nothing of the value is in
// the file.
func TestAFigureInDoubtIsHeldAlone(t *testing.T) {
	waits := room{}
	b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits})
	s := office("so")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", in(map[string]float64{"dong-thap": 189, "ca-mau": 73}))
	l := b.load(night(2), s, "a.xlsx", "v2", in(map[string]float64{"dong-thap": 189777, "ca-mau": 74}))
	if l.Held != 1 || l.Quarantined || counts(l) != [4]int{0, 1, 0, 0} {
		t.Errorf("loaded %+v", l)
	}
	b.want(inForce, "ca-mau@2008|74.0", "dong-thap@2008|189.0")
	b.want(`SELECT area_id, check_id, standing_id = (SELECT id FROM observation WHERE area_id = 'dong-thap@2008') FROM waiting`, "dong-thap@2008|too_large|true")
	b.want(`SELECT severity, message_vi FROM check_result`, "held|Một số liệu ở đây đang chờ xem lại. Quá lớn.")
	items := waits["so/a.xlsx"]
	if len(items) != 1 || items[0].Figures[0].Value != 189777 || *items[0].Figures[0].Standing != 189 || items[0].Reasons[0].VI != "Ghi 189777" || !items[0].Since.Equal(night(2).StartedAt) {
		t.Fatalf("waiting %+v", items)
	}
	copied := t.TempDir() + "/copy.duckdb"
	if err := b.CopyTo(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	if content, err := os.ReadFile(copied); err != nil || strings.Contains(string(content), "189777") {
		t.Errorf("the copy holds the held figure (%v)", err)
	}
	// The same doubt under other rules is the same item, since the same night.
	b.load(night(3), s, "a.xlsx", "v2 read anew", in(map[string]float64{"dong-thap": 189777, "ca-mau": 74}))
	if again := waits["so/a.xlsx"]; len(again) != 1 || again[0].ID != items[0].ID || !again[0].Since.Equal(items[0].Since) {
		t.Errorf("waiting %+v", again)
	}
}

func TestDecisionsOnAHeldFigure(t *testing.T) {
	bad := map[string]float64{"dong-thap": 189777, "ca-mau": 74}
	subject := func(t *testing.T) pipeline.Waiting {
		waits := room{}
		b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits})
		b.sync(night(1), office("so"))
		b.load(night(1), office("so"), "another name.xlsx", "other bytes", in(bad))
		return waits["so/another name.xlsx"][0]
	}(t)
	wrong, right := 189777.0, 190.0
	for name, c := range map[string]struct {
		decision pipeline.Decision
		inForce  []string
		held     int
		faults   string
	}{
		"accepted":  {pipeline.Decision{Verdict: pipeline.VerdictAccept}, []string{"ca-mau@2008|74.0", "dong-thap@2008|189777.0"}, 0, "warning"},
		"rejected":  {pipeline.Decision{Verdict: pipeline.VerdictReject}, []string{"ca-mau@2008|74.0", "dong-thap@2008|189.0"}, 1, "held"},
		"corrected": {pipeline.Decision{Verdict: pipeline.VerdictCorrect, Expects: &wrong, Value: &right}, []string{"ca-mau@2008|74.0", "dong-thap@2008|190.0"}, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			waits := room{}
			d := c.decision
			d.Subject, d.Source, d.Series, d.Period = subject.ID, "so", subject.Figures[0].Series, subject.Figures[0].Period
			b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits, Decisions: pipeline.Settle([]pipeline.Decision{d})})
			s := office("so")
			b.sync(night(1), s)
			b.load(night(1), s, "a.xlsx", "v1", in(map[string]float64{"dong-thap": 189, "ca-mau": 73}))
			l := b.load(night(2), s, "a.xlsx", "v2", in(bad))
			if l.Held != c.held || len(waits["so/a.xlsx"]) != 0 {
				t.Errorf("loaded %+v, waiting %+v", l, waits)
			}
			b.want(inForce, c.inForce...)
			b.want(`SELECT coalesce(max(severity), '') FROM check_result`, c.faults)
			if name != "corrected" {
				return
			}
			b.want(`SELECT rule, stated, note_vi FROM observation_history o JOIN annotation a USING (series_id, period_id) WHERE o.superseded_at IS NULL`,
				"table.level-column+review.correct|189777.0|Văn bản ghi 189777; cơ quan tổng hợp đã sửa sau khi xem lại.")
			// The source mends itself: its own figure counts, and a person is told.
			b.load(night(3), s, "a.xlsx", "v3", in(map[string]float64{"dong-thap": 191, "ca-mau": 74}))
			b.want(inForce, "ca-mau@2008|74.0", "dong-thap@2008|191.0")
			b.want(`SELECT count(*) FROM annotation`, "0")
			if items := waits["so/a.xlsx"]; len(items) != 1 || items[0].Kind != pipeline.WaitingMended {
				t.Errorf("waiting %+v", items)
			}
		})
	}
}

// What a person reopened waits again.
func TestReopenedDecisionWaitsAgain(t *testing.T) {
	d := pipeline.Settle([]pipeline.Decision{
		{Subject: "a", Source: "so", Verdict: pipeline.VerdictAccept}, {Subject: "b", Source: "so", Verdict: pipeline.VerdictReject},
		{Subject: "a", Source: "so", Verdict: pipeline.VerdictReopen},
	})
	_, first := d.Of("a")
	second, still := d.Of("b")
	if first || !still || second.Verdict != pipeline.VerdictReject {
		t.Errorf("a decided %v, b %+v", first, second)
	}
	if one := pipeline.Settle(nil).Digest("so"); one != "" || d.Digest("so") == "" || d.Digest("khac") != "" {
		t.Errorf("digests %q, %q, %q", one, d.Digest("so"), d.Digest("khac"))
	}
}

func TestOfSeveralValuesThePersonsChoiceStands(t *testing.T) {
	waits := room{}
	torn := func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 189), figure(snap, "dong-thap@2008", 9, 198), figure(snap, "ca-mau@2008", 6, 73))
	}
	b := openBench(t, Options{Waiting: waits})
	b.sync(night(1), office("so"))
	b.load(night(1), office("so"), "a.xlsx", "v1", torn)
	b.want(inForce, "ca-mau@2008|73.0")
	items := waits["so/a.xlsx"]
	if len(items) != 2 || items[1].Figures[0].Value != 198 {
		t.Fatalf("waiting %+v", items)
	}
	b = openBench(t, Options{Waiting: waits, Decisions: pipeline.Settle([]pipeline.Decision{{Subject: items[1].ID, Source: "so", Verdict: pipeline.VerdictAccept}})})
	b.sync(night(1), office("so"))
	b.load(night(1), office("so"), "a.xlsx", "v1", torn)
	b.want(inForce, "ca-mau@2008|73.0", "dong-thap@2008|198.0")
}

func TestWhatTheDocumentDeniesIsHeld(t *testing.T) {
	waits := room{}
	b := openBench(t, Options{Waiting: waits})
	s := office("so")
	b.sync(night(1), s)
	l := b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		o := figure(snap, "dong-thap@2008", 5, 189)
		o.Held = "unit_wrong"
		r := reading(o, figure(snap, "ca-mau@2008", 6, 73))
		r.Faults = []pipeline.DocumentFault{
			{Type: "unit_wrong", Locator: o.Origin.Locator, MessageVI: "Đơn vị sai.", MessageEN: "Wrong unit."},
			{Type: "total_does_not_add", Locator: pipeline.CellAt("Biểu 1", 9, 3), MessageVI: "Tổng lệch.", MessageEN: "The total is off."},
		}
		return r
	})
	if l.Held != 1 || l.New != 1 || waits["so/a.xlsx"][0].Reasons[0].VI != "Đơn vị sai." {
		t.Errorf("loaded %+v, waiting %+v", l, waits)
	}
	b.want(inForce, "ca-mau@2008|73.0")
	b.want(`SELECT check_id, severity, locator, message_vi FROM check_result ORDER BY 1`,
		"total_does_not_add|warning|Biểu 1!C9|Tổng lệch.", "unit_wrong|held|Biểu 1!C5|Một số liệu ở đây đang chờ xem lại.")
}

func TestADocumentInDoubtWaitsWholeAndMayBeLetThrough(t *testing.T) {
	waits := room{}
	whole := tooLarge
	whole.Severity = pipeline.Blocking
	b := openBench(t, Options{Checks: []pipeline.Check{whole}, Waiting: waits})
	s := office("so")
	b.sync(night(1), s)
	values := in(map[string]float64{"dong-thap": 189777, "ca-mau": 74})
	if l := b.load(night(1), s, "a.xlsx", "v1", values); !l.Quarantined {
		t.Errorf("loaded %+v", l)
	}
	items := waits["so/a.xlsx"]
	if len(items) != 1 || items[0].Kind != pipeline.WaitingDocument || len(items[0].Figures) != 2 {
		t.Fatalf("waiting %+v", items)
	}
	b = openBench(t, Options{Checks: []pipeline.Check{whole}, Decisions: pipeline.Settle([]pipeline.Decision{{Subject: items[0].ID, Source: "so", Verdict: pipeline.VerdictAccept}})})
	b.sync(night(1), s)
	if l := b.load(night(1), s, "a.xlsx", "v1", values); l.Quarantined || l.New != 2 {
		t.Errorf("let through: %+v", l)
	}
}

// A figure that is held as the first of its series has peers all the same, and
// its past includes what counts within the boundaries of another time.
func TestWhatIsHeldFirstIsSeenAmongOthers(t *testing.T) {
	waits := room{}
	b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits})
	s := office("so")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", in(map[string]float64{"dong-thap": 189777, "ca-mau": 73, "vn": 500}))
	b.load(night(1), s, "b.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading { return reading(figure(snap, "dong-thap@2025", 5, 190)) })
	copied := t.TempDir() + "/copy.duckdb"
	if err := b.CopyTo(context.Background(), copied); err != nil {
		t.Fatal(err)
	}
	published, err := OpenRelease(context.Background(), copied)
	if err != nil {
		t.Fatal(err)
	}
	defer published.Close()
	held := waits["so/a.xlsx"][0].Figures[0]
	around, err := published.Surroundings(context.Background(), held.Series, held.Period)
	if err != nil {
		t.Fatal(err)
	}
	want := Surroundings{Past: []Neighbour{{held.Period, "2025", 190, "exact", "b.xlsx"}}, Peers: []Neighbour{{"Cà Mau", "", 73, "exact", "a.xlsx"}}}
	if !reflect.DeepEqual(around, want) {
		t.Errorf("around it %+v, want %+v", around, want)
	}
}

// What waited goes on waiting when the room loses its file, though by now nothing
// else speaks against it: nobody decided. What the source states otherwise since is
// judged by itself.
func TestWhatWaitedGoesOnWaitingWhenTheRoomIsLost(t *testing.T) {
	for name, c := range map[string]struct {
		bytes   string
		value   float64
		inForce []string
		waits   int
	}{
		"the same document": {"v2", 189777, []string{"ca-mau@2008|74.0", "dong-thap@2008|189.0"}, 1},
		"a mended document": {"v3", 190, []string{"ca-mau@2008|74.0", "dong-thap@2008|190.0"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			waits := room{}
			b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits})
			s := office("so")
			b.sync(night(1), s)
			b.load(night(1), s, "a.xlsx", "v1", in(map[string]float64{"dong-thap": 189, "ca-mau": 73}))
			b.load(night(2), s, "a.xlsx", "v2", in(map[string]float64{"dong-thap": 189777, "ca-mau": 74}))
			delete(waits, "so/a.xlsx")
			b.opt.Checks = nil // what stands elsewhere speaks for it now
			b.load(night(3), s, "a.xlsx", c.bytes, in(map[string]float64{"dong-thap": c.value, "ca-mau": 74}))
			b.want(inForce, c.inForce...)
			items := waits["so/a.xlsx"]
			if len(items) != c.waits {
				t.Fatalf("waiting %+v", items)
			}
			for _, item := range items {
				if item.Figures[0].Value != c.value || item.Reasons[0].Check != "too_large" || !strings.Contains(item.Reasons[0].VI, "đã chờ xem từ trước") {
					t.Errorf("waiting %+v", item)
				}
			}
		})
	}
}

// A figure that is held for what stands elsewhere goes on waiting though by now the
// check finds nothing: the same document is read again for another reason, as when
// somebody decides on another figure of its source. It is judged anew when somebody
// decided on its own series, the check is another one, or the document is.
func TestWhatWaitsIsLetThroughByNobodyElse(t *testing.T) {
	// first holds what no other document states of the series yet.
	first := pipeline.Check{ID: "first", Severity: pipeline.Held, Title: pipeline.Text{VI: "Lần đầu", EN: "First"},
		SQL: `SELECT f.turn, f.id AS observation_id, f.locator, 'Ghi ' || f.shown AS message_vi, 'Has ' || f.shown AS message_en FROM staged_observation f
			ANTI JOIN standing_figure h ON h.series_key = f.series_key WHERE f.value > 1000 ORDER BY f.id`}
	loose := first
	loose.Limits = map[string]float64{"ratio": 2}
	another := first
	another.SQL = strings.Replace(first.SQL, "WHERE f.value > 1000", "WHERE f.value >= 1001", 1)
	anew := another
	anew.First = first.SQL
	values := map[string]float64{"dong-thap": 189777, "ca-mau": 74}
	for name, c := range map[string]struct {
		checks   []pipeline.Check
		decision string // on the series of this province
		bytes    string
		stands   bool
	}{
		"nothing else":                   {[]pipeline.Check{first}, "", "v1", false},
		"a decision on another figure":   {[]pipeline.Check{first}, "ca-mau", "v1", false},
		"a decision on its series":       {[]pipeline.Check{first}, "dong-thap", "v1", true},
		"the check has other limits":     {[]pipeline.Check{loose}, "", "v1", true},
		"the check is another one":       {[]pipeline.Check{another}, "", "v1", true},
		"the check is worded anew":       {[]pipeline.Check{anew}, "", "v1", false},
		"the check is off":               {nil, "", "v1", true},
		"the document is another by now": {[]pipeline.Check{first}, "", "v2", true},
	} {
		for _, together := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, together %v", name, together), func(t *testing.T) {
				first, checks := first, slices.Clone(c.checks)
				first.Together = together
				for i := range checks {
					checks[i].Together = together
				}
				waits := room{}
				b := openBench(t, Options{Checks: []pipeline.Check{first}, Waiting: waits})
				s, other := office("so"), office("bo")
				b.sync(night(1), s, other)
				b.load(night(1), s, "a.xlsx", "v1", in(values))
				item := waits["so/a.xlsx"]
				if len(item) != 1 {
					t.Fatalf("waiting %+v", waits)
				}
				b.load(night(2), other, "b.xlsx", "b1", in(map[string]float64{"dong-thap": 999}))
				b.opt.Checks = checks
				if c.decision != "" {
					b.opt.Decisions = pipeline.Settle([]pipeline.Decision{{At: night(2).StartedAt, Verdict: pipeline.VerdictReject, Subject: "other", Source: "so",
						Series: strings.Replace(item[0].Figures[0].Series, "dong-thap", c.decision, 1)}})
				}
				snap := snapshotOf(s, "a.xlsx", c.bytes, time.Time{})
				if _, err := b.LoadAll(context.Background(), night(3), s, []pipeline.Incoming{
					{Document: "a.xlsx", Snapshot: snap, Reading: in(values)(snap), Fingerprint: "read again"}}); err != nil {
					t.Fatal(err)
				}
				var n int
				if err := b.conn.QueryRowContext(context.Background(), `SELECT count(*) FROM observation_history WHERE superseded_at IS NULL AND value = 189777`).Scan(&n); err != nil {
					t.Fatal(err)
				}
				if again := waits["so/a.xlsx"]; (n == 1) != c.stands || (len(again) == 0) != c.stands {
					t.Errorf("in force %d, waiting %+v", n, again)
				} else if !c.stands && again[0].Reasons[0].VI != item[0].Reasons[0].VI {
					t.Errorf("waits for %+v, for %+v before", again[0].Reasons, item[0].Reasons)
				}
			})
		}
	}
}
