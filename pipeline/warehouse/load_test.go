//go:build duckdb_arrow

package warehouse

import (
	"context"
	"maps"
	"reflect"
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
	if !l.Quarantined || len(l.Faults) != 2 || l.Faults[0].Check != contradiction || !strings.Contains(l.Faults[0].Message.VI, "Biểu 1!C9") {
		t.Errorf("loaded %+v", l)
	}
	b.want(inForce, "dong-thap@2008|189.0")
	// The same value twice is one figure, where it stands first.
	l = b.load(night(3), s, "a.xlsx", "v3", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "ca-mau@2008", 6, 73), figure(snap, "ca-mau@2008", 9, 73), figure(snap, "dong-thap@2008", 5, 189))
	})
	if l.Quarantined || counts(l) != [4]int{1, 0, 0, 1} {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT locator FROM observation_history WHERE value = 73`, "Biểu 1!C6")
}

func TestClaimsStandApartAndKeepEveryWording(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	press := pipeline.Source{ID: "bao", Kind: pipeline.FeedSource, Location: "https://bao.example/rss", Publisher: "Báo", Claims: true}
	b.sync(night(1), s, press)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading { return reading(figure(snap, "dong-thap@2008", 5, 189)) })
	article := func(values ...float64) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			var list []pipeline.Observation
			for i, v := range values {
				o := figure(snap, "dong-thap@2008", 5, v)
				o.Claim = true
				o.Origin.Locator = pipeline.SpanAt(1, i+1, 3, 6)
				list = append(list, o)
			}
			return pipeline.Reading{Format: "html", Observations: list, Document: pipeline.Document{
				Paragraphs: []pipeline.Paragraph{{Number: 1, Sentences: []string{"Một. ", "Hai."}}},
			}}
		}
	}
	if l := b.load(night(1), press, "https://bao.example/1", "p1", article(180, 200)); counts(l) != [4]int{2, 0, 0, 0} || l.Quarantined {
		t.Errorf("loaded %+v", l)
	}
	if l := b.load(night(2), press, "https://bao.example/1", "p2", article(200, 210)); counts(l) != [4]int{0, 1, 0, 1} {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT value FROM claim ORDER BY 1`, "200.0", "210.0")
	b.want(`SELECT value FROM observation`, "189.0")
	b.want(`SELECT kind, first_value, second_value, settled_by, stands_id = first_id AS official, contradicts FROM conflict ORDER BY ALL`,
		"official_claim|189.0|200.0|official_first|true|true", "official_claim|189.0|210.0|official_first|true|true")
	// What a press source says is never official, whatever its reader says.
	l := b.load(night(3), press, "https://bao.example/2", "p3", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "ca-mau@2008", 5, 1))
	})
	if l.New != 1 {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT count(*) FROM observation_history`, "1")
	b.want(`SELECT count(*) FROM document_sentence`, "4")
}

func TestConflictSaysWhichStandsAndWhy(t *testing.T) {
	first, second, third := office("a"), office("b"), office("c")
	first.Precedence = 1
	for name, c := range map[string]struct {
		load func(b bench)
		want []string
	}{
		"the source ranked first": {func(b bench) {
			b.state(second, "x", 190, pipeline.Exact, "2026-05-01")
			b.state(first, "x", 189, pipeline.Exact, "2026-01-01")
		}, []string{"a|189.0|b|190.0|precedence|true"}},
		"the later publication": {func(b bench) {
			b.state(second, "x", 190, pipeline.Exact, "2026-01-01")
			b.state(second, "y", 191, pipeline.Exact, "2026-05-01")
		}, []string{"b|191.0|b|190.0|later_publication|true"}},
		"equal sources": {func(b bench) {
			b.state(third, "x", 190, pipeline.Exact, "2026-01-01")
			b.state(second, "x", 191, pipeline.Exact, "2026-01-01")
		}, []string{"b|191.0|c|190.0|name_order|true"}},
		"the same value is none": {func(b bench) {
			b.state(second, "x", 190, pipeline.Exact, "2026-01-01")
			b.state(third, "x", 190, pipeline.Exact, "2026-01-01")
		}, nil},
		"a wording that agrees": {func(b bench) {
			b.state(first, "x", 190, pipeline.Exact, "2026-01-01")
			b.state(second, "x", 180, pipeline.MoreThan, "2026-01-01")
			b.state(third, "x", 190, pipeline.MoreThan, "2026-01-01")
		}, []string{"a|190.0|b|180.0|precedence|false", "a|190.0|c|190.0|precedence|true"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := openBench(t, Options{})
			b.sync(night(1), first, second, third)
			c.load(b)
			b.want(`SELECT first_source_id, first_value, second_source_id, second_value, settled_by, contradicts FROM conflict ORDER BY second_source_id`, c.want...)
			b.want(`SELECT count(*) FROM observation`, "1")
		})
	}
}

// state loads one figure of one document, published on a day.
func (b bench) state(s pipeline.Source, document string, value float64, q pipeline.Qualifier, day string) {
	b.t.Helper()
	published, err := time.Parse(time.DateOnly, day)
	if err != nil {
		b.t.Fatal(err)
	}
	text := s.ID + document + day
	snap := snapshotOf(s, document, text, published)
	o := figure(snap, "dong-thap@2008", 5, value)
	o.Quantity.Qualifier = q
	if _, err := b.Load(context.Background(), night(1), s, snap, reading(o), text); err != nil {
		b.t.Fatal(err)
	}
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
	if l := b.load(night(2), s, "b.xlsx", "v2", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "ca-mau@2008", 5, notANumber()))
	}); !l.Quarantined {
		t.Errorf("a value that is no number was accepted: %+v", l)
	}
}

func TestWithdrawSupersedesWhatIsGone(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	one := func(area string) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading { return reading(figure(snap, area, 5, 10)) }
	}
	b.load(night(1), s, "a.xlsx", "v1", one("dong-thap@2008"))
	b.load(night(1), s, "b.xlsx", "v2", one("ca-mau@2008"))
	version := b.at()
	if n, err := b.Withdraw(ctx, night(2), s, []string{"a.xlsx", "b.xlsx"}); n != 0 || err != nil || b.at() != version {
		t.Errorf("nothing gone: %d, %v, version %d", n, err, b.at())
	}
	if n, err := b.Withdraw(ctx, night(2), s, []string{"a.xlsx"}); n != 1 || err != nil || b.at() != version+1 {
		t.Errorf("one gone: %d, %v, version %d", n, err, b.at())
	}
	before := b.contents()
	if n, err := b.Withdraw(ctx, night(3), s, []string{"a.xlsx"}); n != 0 || err != nil || !maps.Equal(before, b.contents()) {
		t.Errorf("again: %d, %v", n, err)
	}
	b.want(inForce, "dong-thap@2008|10.0")
	if print, err := b.Fingerprint(ctx, s.ID, "b.xlsx"); print != "" || err != nil {
		t.Errorf("fingerprint of a withdrawn document %q, %v", print, err)
	}
	if l := b.load(night(4), s, "b.xlsx", "v2", one("ca-mau@2008")); l.New != 1 {
		t.Errorf("the document came back: %+v", l)
	}
}

func TestSourceStateKeepsTheFirstDay(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	fault := &pipeline.SourceError{Reason: "not_found", Message: pipeline.Text{VI: "Không thấy tệp."}, Hint: pipeline.Text{VI: "Hỏi lại."}}
	visit := func(n int, f *pipeline.SourceError) {
		t.Helper()
		if err := b.SourceState(ctx, night(n), s, "a.xlsx", f); err != nil {
			t.Fatal(err)
		}
	}
	visit(1, nil)
	b.want(`SELECT count(*) FROM source_fault`, "0")
	visit(2, fault)
	before, version := b.contents(), b.at()
	visit(3, fault)
	if !maps.Equal(before, b.contents()) || b.at() != version {
		t.Error("the same fault changed something")
	}
	worded := *fault
	worded.Message.VI = "Vẫn không thấy tệp."
	visit(4, &worded)
	b.want(`SELECT reason, message_vi, since = TIMESTAMPTZ '2026-11-02 18:30:00+00', run_id FROM source_fault`,
		"not_found|Vẫn không thấy tệp.|true|20261104T183000Z")
	visit(5, nil)
	b.want(`SELECT count(*) FROM source_fault`, "0")
	b.want(`SELECT run_id, outcome, document FROM run_step WHERE outcome <> 'declared' ORDER BY ALL`,
		"20261102T183000Z|failed|a.xlsx", "20261104T183000Z|failed|a.xlsx", "20261105T183000Z|recovered|a.xlsx")
}

func TestJudge(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	s := office("dong-thap")
	period := pipeline.Period{Start: pipeline.Year(2012), End: pipeline.Year(2021)}
	expect := func(area string, due pipeline.Date) {
		s.Expect = append(s.Expect, pipeline.Expectation{Indicator: "cnnt_recognized", Area: pipeline.AreaID(area), Period: period, Due: due})
	}
	expect("an-giang@2008", pipeline.Date{Year: 2026, Month: 11, Day: 1})
	expect("ca-mau@2008", pipeline.Date{Year: 2026, Month: 11, Day: 2})
	expect("dong-thap@2008", pipeline.Date{Year: 2026, Month: 11, Day: 2})
	expect("ha-giang@2008", pipeline.Date{Year: 2026, Month: 11, Day: 9})
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "an-giang@2008", 5, 1), figure(snap, "dong-thap@2008", 6, 2))
	})
	judge := func(n int) {
		t.Helper()
		if err := b.Judge(ctx, night(n)); err != nil {
			t.Fatal(err)
		}
	}
	judge(1) // 18:30 in UTC is already the 2nd in Viet Nam
	const status = `SELECT area_id, status, received_on FROM report_status ORDER BY area_id`
	b.want(status, "an-giang@2008|late|2026-11-02", "ca-mau@2008|waiting", "dong-thap@2008|received|2026-11-02", "ha-giang@2008|waiting")
	before, version := b.contents(), b.at()
	judge(1)
	if !maps.Equal(before, b.contents()) || b.at() != version {
		t.Error("judging again changed something")
	}
	judge(2)
	b.want(status, "an-giang@2008|late|2026-11-02", "ca-mau@2008|missing", "dong-thap@2008|received|2026-11-02", "ha-giang@2008|waiting")
	s.Expect = s.Expect[3:]
	b.sync(night(3), s)
	judge(3)
	b.want(status, "ha-giang@2008|waiting")
}

func TestSyncSources(t *testing.T) {
	b := openBench(t, Options{Workspace: "/workspace"})
	one, two := office("a"), office("b")
	two.Kind, two.Location = pipeline.DocumentSource, "https://example.org/b.xlsx"
	b.sync(night(1), one, two)
	const all = `SELECT id, location, declared FROM source ORDER BY id`
	b.want(all, "a|inbox/a|true", "b|https://example.org/b.xlsx|true")
	before := b.contents()
	b.sync(night(2), two, one)
	if !maps.Equal(before, b.contents()) {
		t.Error("the same sources changed something")
	}
	b.sync(night(3), two)
	b.want(all, "a|inbox/a|false", "b|https://example.org/b.xlsx|true")
	one.Precedence = 3
	b.sync(night(4), one, two)
	b.want(`SELECT id, precedence, declared FROM source ORDER BY id`, "a|3|true", "b|10|true")
}

func TestFinish(t *testing.T) {
	ctx := context.Background()
	clock := time.Date(2026, 11, 3, 19, 0, 0, 0, time.UTC)
	b := openBench(t, Options{Now: func() time.Time { return clock }})
	b.sync(night(1), office("a"))
	faulty := pipeline.Report{Steps: []pipeline.Step{{Outcome: pipeline.Failed}}}
	b.sync(night(2), office("a"), office("b"))
	if err := b.Finish(ctx, night(2), faulty); err != nil {
		t.Fatal(err)
	}
	b.want(`SELECT id, outcome, finished_at::TIMESTAMP FROM run ORDER BY id`,
		"20261101T183000Z|interrupted", "20261102T183000Z|with_faults|2026-11-03 19:00:00")
	before, version := b.contents(), b.at()
	if err := b.Finish(ctx, night(3), pipeline.Report{}); err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(before, b.contents()) || b.at() != version {
		t.Error("a quiet night left a trace")
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

func TestExplainAndStatus(t *testing.T) {
	ctx := context.Background()
	question := pipeline.Question{ID: "shown", SQL: "SELECT area_slug, value AS v, [id] AS v_origin FROM observation ORDER BY id"}
	b := openBench(t, Options{Questions: []pipeline.Question{question}})
	s := office("dong-thap")
	b.sync(night(1), s)
	figures := func(v float64) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			r := reading(figure(snap, "dong-thap@2008", 5, v))
			r.Rejects = []pipeline.Reject{{Origin: pipeline.Origin{Snapshot: snap.Digest, Locator: pipeline.CellAt("Biểu 1", 8, 3), Raw: "x"}, Reason: "not_a_number", MessageVI: "Không phải số", MessageEN: "No number"}}
			return r
		}
	}
	b.load(night(1), s, "a.xlsx", "v1", figures(189))
	b.load(night(2), s, "a.xlsx", "v2", figures(190))
	path := t.TempDir() + "/tonghop.duckdb"
	if err := b.CopyTo(ctx, path); err != nil {
		t.Fatal(err)
	}
	r := openCopy(t, path)
	snap := snapshotOf(s, "a.xlsx", "v2", time.Time{})
	id := figure(snap, "dong-thap@2008", 5, 190).ID()
	trace, err := r.Explain(ctx, id[:8])
	if err != nil {
		t.Fatal(err)
	}
	if trace.ID != id || trace.Record != "observation" || trace.Origin.Locator != "Biểu 1!C5" || trace.Origin.Raw != "190" ||
		trace.Series.AreaName != "Đồng Tháp" || trace.Series.Dimensions != `{"group":"thuc_pham"}` || trace.Period.Years != 10 {
		t.Errorf("trace %+v", trace)
	}
	if len(trace.Versions) != 2 || trace.Versions[0].Value != 189 || trace.Versions[0].SupersededBy != id || !trace.Versions[1].SupersededAt.IsZero() {
		t.Errorf("versions %+v", trace.Versions)
	}
	if !reflect.DeepEqual(trace.Questions, []string{"shown"}) {
		t.Errorf("questions %v", trace.Questions)
	}
	old, err := r.Explain(ctx, trace.Versions[0].ID)
	if err != nil || old.Origin.Raw != "189" || old.Questions != nil {
		t.Errorf("the superseded version: %+v, %v", old, err)
	}
	reject := figures(0)(snap).Rejects[0]
	if trace, err = r.Explain(ctx, reject.ID()); err != nil || trace.Record != "reject" || trace.Reject.ID() != reject.ID() {
		t.Errorf("reject %+v, %v", trace, err)
	}
	for _, none := range []string{"", "zzz", "' OR true --"} {
		if _, err := r.Explain(ctx, none); err == nil {
			t.Errorf("%q was found", none)
		}
	}
	status, err := r.Status(ctx)
	if err != nil || status.Figures != 1 || status.Rejects != 1 || len(status.Runs) != 2 || status.Runs[0].Revised != 1 {
		t.Errorf("status %+v, %v", status, err)
	}
}
