//go:build duckdb_arrow

package warehouse

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

const inForce = `SELECT s.area_id, h.value FROM observation_history h JOIN series s ON s.id = h.series_id WHERE h.superseded_at IS NULL ORDER BY ALL`

func (b bench) want(query string, want ...string) {
	b.t.Helper()
	if got := b.rows(query); !slices.Equal(got, want) {
		b.t.Errorf("%s\n got %q\nwant %q", query, got, want)
	}
}

func counts(l pipeline.Loaded) [4]int { return [4]int{l.New, l.Revised, l.Withdrawn, l.Unchanged} }

func TestSameReadingTwiceChangesNothing(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	three := func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 189), figure(snap, "ca-mau@2008", 6, 73), figure(snap, "ha-giang@2008", 7, 63))
	}
	b.sync(night(1), s)
	first := b.load(night(1), s, "a.xlsx", "v1", three)
	if first.New != 3 || first.Quarantined {
		t.Fatalf("first load: %+v", first)
	}
	if err := b.Judge(context.Background(), night(1)); err != nil {
		t.Fatal(err)
	}
	if err := b.Finish(context.Background(), night(1), pipeline.Report{}); err != nil {
		t.Fatal(err)
	}
	before, version := b.contents(), b.at()
	b.sync(night(2), s)
	again := b.load(night(2), s, "a.xlsx", "v1", three)
	if again.New+again.Revised+again.Withdrawn != 0 {
		t.Errorf("second load: %+v", again)
	}
	if err := b.Judge(context.Background(), night(2)); err != nil {
		t.Fatal(err)
	}
	if err := b.SourceState(context.Background(), night(2), s, "a.xlsx", nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Finish(context.Background(), night(2), pipeline.Report{}); err != nil {
		t.Fatal(err)
	}
	if after := b.contents(); !maps.Equal(before, after) {
		t.Errorf("tables changed:\n%v\n%v", before, after)
	}
	if b.at() != version {
		t.Errorf("version %d, want %d", b.at(), version)
	}
}

func TestOneChangedCellMakesOneRevision(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	figures := func(dongThap float64) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			return reading(figure(snap, "dong-thap@2008", 5, dongThap), figure(snap, "ca-mau@2008", 6, 73), figure(snap, "ha-giang@2008", 7, 63))
		}
	}
	b.load(night(1), s, "a.xlsx", "v1", figures(189))
	version := b.at()
	if l := b.load(night(2), s, "a.xlsx", "v2", figures(190)); counts(l) != [4]int{0, 1, 0, 2} {
		t.Errorf("loaded %+v", l)
	}
	if b.at() != version+1 {
		t.Errorf("version %d, want %d", b.at(), version+1)
	}
	b.want(inForce, "ca-mau@2008|73.0", "dong-thap@2008|190.0", "ha-giang@2008|63.0")
	b.want(`SELECT count(*) FROM observation_history`, "4")
	b.want(`SELECT o.value, o.superseded_run, o.superseded_at = n.recorded_at AS joined, o.superseded_by = n.id AS named, n.run_id
		FROM observation_history o JOIN observation_history n ON n.id = o.superseded_by`,
		"189.0|20261102T183000Z|true|true|20261102T183000Z")
	// What stayed keeps where and when it was first read.
	b.want(`SELECT DISTINCT run_id, snapshot = '`+string(pipeline.DigestOf([]byte("v1")))+`' FROM observation_history WHERE value <> 190`, "20261101T183000Z|true")
}

func TestAFigureThatIsGoneIsWithdrawnAndMayComeBack(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	both := func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 189), figure(snap, "ca-mau@2008", 6, 73))
	}
	b.load(night(1), s, "a.xlsx", "v1", both)
	l := b.load(night(2), s, "a.xlsx", "v2", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 189))
	})
	if counts(l) != [4]int{0, 0, 1, 1} {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT value, superseded_by IS NULL, superseded_run FROM observation_history WHERE superseded_at IS NOT NULL`, "73.0|true|20261102T183000Z")
	if l := b.load(night(3), s, "a.xlsx", "v1", both); counts(l) != [4]int{1, 0, 0, 1} {
		t.Errorf("the same bytes again: %+v", l)
	}
	b.want(inForce, "ca-mau@2008|73.0", "dong-thap@2008|189.0")
}

func TestEveryPartOfAFigureRevises(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	upper := 200.0
	steps := []func(*pipeline.Observation){
		func(*pipeline.Observation) {},
		func(o *pipeline.Observation) { o.Quantity.Qualifier = pipeline.About },
		func(o *pipeline.Observation) { o.Quantity.Max = &upper },
		func(o *pipeline.Observation) { o.Part = true },
	}
	for n, change := range steps {
		l := b.load(night(n+1), s, "a.xlsx", string(rune('a'+n)), func(snap pipeline.Snapshot) pipeline.Reading {
			o := figure(snap, "dong-thap@2008", 5, 189)
			change(&o)
			return reading(o)
		})
		want := [4]int{0, 1, 0, 0}
		if n == 0 {
			want = [4]int{1, 0, 0, 0}
		}
		if counts(l) != want {
			t.Errorf("step %d: %+v", n, l)
		}
	}
}

// A figure is named alike in the messages about few figures and about many.
func TestFewAndManyFiguresAreNamedAlike(t *testing.T) {
	check := pipeline.Check{ID: "named", Severity: pipeline.Warning, SQL: `
		SELECT id AS observation_id, locator, place_vi || ': ' || figure_vi AS message_vi, place_en || ': ' || figure_en AS message_en
		FROM named_figure WHERE value = 1234 ORDER BY id`}
	want := pipeline.Text{VI: "ô C1235 (trang “Biểu 1”): 1.234", EN: "cell C1235 (sheet “Biểu 1”): 1,234"}
	for _, figures := range []int{1235, smallReading} {
		b := openBench(t, Options{Checks: []pipeline.Check{check}})
		s := office("ca-mau")
		b.sync(night(1), s)
		for _, version := range []string{"v1", "v2"} {
			l := b.load(night(1), s, "a.xlsx", version, func(snap pipeline.Snapshot) pipeline.Reading {
				return reading(manyFigures(snap, figures)...)
			})
			if len(l.Faults) != 1 || l.Faults[0].Message != want {
				t.Errorf("%d figures, %s: %+v", figures, version, l.Faults)
			}
		}
	}
}

func TestQuarantineLeavesWhatWasInForce(t *testing.T) {
	check := pipeline.Check{
		ID: "too_many", Severity: pipeline.Blocking, Hint: pipeline.Text{VI: "Kiểm tra lại.", EN: "Look again."},
		SQL: `SELECT id AS observation_id, locator, 'Quá lớn' AS message_vi, 'Too large' AS message_en
			FROM staged_observation, staged_context WHERE value > 1000 AND today >= DATE '2026-11-01' ORDER BY id`,
	}
	warn := pipeline.Check{ID: "many", Severity: pipeline.Warning, SQL: strings.ReplaceAll(check.SQL, "1000", "100")}
	b := openBench(t, Options{Checks: []pipeline.Check{check, warn}})
	s := office("dong-thap")
	b.sync(night(1), s)
	one := func(value float64) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			return reading(figure(snap, "dong-thap@2008", 5, value))
		}
	}
	if l := b.load(night(1), s, "a.xlsx", "v1", one(189)); l.Quarantined || len(l.Faults) != 1 {
		t.Errorf("a warning: %+v", l)
	}
	l := b.load(night(2), s, "a.xlsx", "v2", one(18900))
	if !l.Quarantined || len(l.Faults) != 2 || l.Faults[0].Check != "too_many" || l.Faults[0].Locator != "Biểu 1!C5" || l.New+l.Revised != 0 {
		t.Errorf("loaded %+v", l)
	}
	b.want(inForce, "dong-thap@2008|189.0")
	v1, v2 := string(pipeline.DigestOf([]byte("v1"))), string(pipeline.DigestOf([]byte("v2")))
	b.want(`SELECT digest, accepted, state, fingerprint FROM document_state`, v2+"|"+v1+"|quarantined|fp:v2")
	b.want(`SELECT check_id, severity, snapshot, hint_vi FROM check_result ORDER BY 1`, "many|warning|"+v2, "too_many|blocking|"+v2+"|Kiểm tra lại.")
	b.want(`SELECT count(*) FROM document_sheet`, "2")
	before := b.contents()
	b.load(night(3), s, "a.xlsx", "v2", one(18900))
	if after := b.contents(); !maps.Equal(before, after) {
		t.Error("the same quarantined bytes changed something")
	}
	if l := b.load(night(4), s, "a.xlsx", "v3", one(190)); l.Quarantined || counts(l) != [4]int{0, 1, 0, 0} {
		t.Errorf("the mended document: %+v", l)
	}
	b.want(`SELECT state, accepted = digest FROM document_state`, "accepted|true")
	b.want(`SELECT check_id FROM check_result`, "many")
}

func TestACheckThatCannotRunStopsTheLoadAndChangesNothing(t *testing.T) {
	b := openBench(t, Options{Checks: []pipeline.Check{{ID: "broken", SQL: `SELECT error('no') AS observation_id, '' AS locator, '' AS message_vi, '' AS message_en`}}})
	s := office("dong-thap")
	b.sync(night(1), s)
	before := b.contents()
	snap := snapshotOf(s, "a.xlsx", "v1", time.Time{})
	_, err := b.Load(context.Background(), night(1), s, snap, reading(figure(snap, "dong-thap@2008", 5, 1)), "fp")
	if err == nil || !strings.Contains(err.Error(), "check broken") {
		t.Errorf("error %v, want the check's name", err)
	}
	if after := b.contents(); !maps.Equal(before, after) {
		t.Error("a failed load changed something")
	}
}

func TestTwoValuesForOneFigureAreForAPersonToSettle(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading { return reading(figure(snap, "dong-thap@2008", 5, 189)) })
	l := b.load(night(2), s, "a.xlsx", "v2", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "dong-thap@2008", 5, 189), figure(snap, "dong-thap@2008", 9, 190), figure(snap, "ca-mau@2008", 6, 73))
	})
	if l.Quarantined || l.Held != 1 || l.New != 1 || len(l.Faults) != 2 || l.Faults[0].Check != contradiction || !strings.Contains(l.Faults[0].Message.VI, "Biểu 1!C9") {
		t.Errorf("loaded %+v", l)
	}
	b.want(inForce, "ca-mau@2008|73.0", "dong-thap@2008|189.0")
	// The same value twice is one figure, where it stands first.
	l = b.load(night(3), s, "a.xlsx", "v3", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "ca-mau@2008", 6, 73), figure(snap, "ca-mau@2008", 9, 73), figure(snap, "dong-thap@2008", 5, 189))
	})
	if l.Held != 0 || counts(l) != [4]int{0, 0, 0, 2} {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT locator FROM observation_history WHERE value = 73`, "Biểu 1!C6")
}

func TestRejectsAreThoseOfTheNewestReading(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	rejected := func(raws ...string) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			r := reading()
			for _, raw := range raws {
				r.Rejects = append(r.Rejects, pipeline.Reject{
					Origin: pipeline.Origin{Snapshot: snap.Digest, Locator: pipeline.CellAt("Biểu 1", 5, 3), Raw: raw},
					Reason: "not_a_number", MessageVI: "Không phải số", MessageEN: "Not a number",
				})
			}
			return r
		}
	}
	if l := b.load(night(1), s, "a.xlsx", "v1", rejected("hai chục", "hai chục", "ba")); l.Rejects != 2 {
		t.Errorf("loaded %+v", l)
	}
	snap := snapshotOf(s, "a.xlsx", "v1", time.Time{})
	// The same bytes under other rules: one reject stays as it was.
	if _, err := b.Load(context.Background(), night(2), s, snap, rejected("ba", "bốn")(snap), "other rules"); err != nil {
		t.Fatal(err)
	}
	b.want(`SELECT raw, run_id FROM reject ORDER BY raw`, "ba|20261101T183000Z", "bốn|20261102T183000Z")
}

func TestHostileTextAndValues(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	l := b.load(night(1), s, "'; DROP TABLE run; --\xff", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		o := figure(snap, "dong-thap@2008", 5, 1)
		o.Origin.Raw, o.Origin.Context, o.Province = "\xff\xfe\x00'\"", strings.Repeat("ộ", 100000), "\xc3("
		o.Dimensions = map[string]string{"a\xff": "b\xff", "": ""}
		return reading(o)
	})
	if l.New != 1 {
		t.Errorf("loaded %+v", l)
	}
}

// What can be no figure is sent back, and what comes after it is checked as ever:
// nothing without a logarithm or a ratio stands.
func TestWhatNoFigureCanBeIsSentBack(t *testing.T) {
	tiny := 1e-310
	for name, value := range map[string]float64{"nan": notANumber(), "infinite": math.Inf(1), "below": math.Inf(-1), "huge": 1e300, "tiny": tiny} {
		b := openBench(t, Options{Checks: []pipeline.Check{{ID: "ratio", Severity: pipeline.Held, SQL: `SELECT f.id AS observation_id, f.locator, '' AS message_vi, '' AS message_en
			FROM staged_observation f JOIN in_force h ON h.series_key = f.series_key WHERE abs(ln(f.value / h.value)) > 1e9`}}})
		s := office("dong-thap")
		b.sync(night(1), s)
		first := b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
			return reading(figure(snap, "ca-mau@2008", 5, value), figure(snap, "dong-thap@2008", 6, 189))
		})
		if first.New != 1 || first.Rejects != 1 || first.Quarantined || first.Held != 0 {
			t.Errorf("%s: %+v", name, first)
		}
		b.want(`SELECT reason, locator FROM reject`, "boundless|Biểu 1!C5")
		next := b.load(night(2), s, "b.xlsx", "v2", func(snap pipeline.Snapshot) pipeline.Reading {
			return reading(figure(snap, "ca-mau@2008", 5, 73), figure(snap, "dong-thap@2008", 6, 190))
		})
		if next.New != 2 || next.Rejects != 0 {
			t.Errorf("%s: the next: %+v", name, next)
		}
	}
}

func TestACancelledLoadChangesNothing(t *testing.T) {
	b := openBench(t, Options{})
	s := office("a")
	b.sync(night(1), s)
	before := b.contents()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	snap := snapshotOf(s, "a.xlsx", "v1", time.Time{})
	if _, err := b.Load(ctx, night(1), s, snap, reading(figure(snap, "ca-mau@2008", 5, 1)), "fp"); err == nil {
		t.Error("a cancelled load went on")
	}
	if !maps.Equal(before, b.contents()) {
		t.Error("a cancelled load changed something")
	}
	if l := b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading { return reading(figure(snap, "ca-mau@2008", 5, 1)) }); l.New != 1 {
		t.Errorf("the next load: %+v", l)
	}
}
