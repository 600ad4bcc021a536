//go:build duckdb_arrow

package warehouse

import (
	"context"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

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
	withdraw := func(n int, present ...string) pipeline.Withdrawal {
		t.Helper()
		out, err := b.Withdraw(ctx, night(n), s, present)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if out := withdraw(2, "a.xlsx", "b.xlsx"); out.Figures+len(out.Missing)+len(out.Waiting) != 0 || b.at() != version {
		t.Errorf("nothing gone: %+v, version %d", out, b.at())
	}
	if out := withdraw(2, "a.xlsx"); out.Figures != 0 || !slices.Equal(out.Missing, []string{"b.xlsx"}) {
		t.Errorf("the first night without it: %+v", out)
	}
	if out := withdraw(2, "a.xlsx"); out.Figures != 0 || len(out.Missing) != 1 {
		t.Errorf("a second run of the same night: %+v", out)
	}
	b.want(inForce, "ca-mau@2008|10.0", "dong-thap@2008|10.0")
	if out := withdraw(3, "a.xlsx"); out.Figures != 1 || len(out.Missing) != 0 {
		t.Errorf("the second night without it: %+v", out)
	}
	before := b.contents()
	if out := withdraw(4, "a.xlsx"); out.Figures != 0 || !maps.Equal(before, b.contents()) {
		t.Errorf("again: %+v", out)
	}
	b.want(inForce, "dong-thap@2008|10.0")
	if prints, err := b.Fingerprints(ctx, s.ID); prints["b.xlsx"] != "" || err != nil {
		t.Errorf("fingerprint of a withdrawn document %q, %v", prints["b.xlsx"], err)
	}
	if l := b.load(night(5), s, "b.xlsx", "v2", one("ca-mau@2008")); l.New != 1 {
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

// A file that could not be used is no fault any more when it is gone; one that is
// there and not asked for stays one.
func TestFaultsOfFilesThatAreGoneAreOver(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	for document, reason := range map[string]string{"": "slow", "a.pdf": "unsupported_format", "b.xls": "not_asked_for", "c.xlsx": "missing", "d.pdf": "unsupported_format"} {
		if err := b.SourceState(ctx, night(1), s, document, &pipeline.SourceError{Reason: reason, Message: pipeline.Text{VI: "Không dùng được."}}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		version := b.at()
		if _, err := b.Withdraw(ctx, night(2), s, []string{"d.pdf"}, "b.xls"); err != nil {
			t.Fatal(err)
		}
		b.want(`SELECT document, reason FROM source_fault ORDER BY ALL`, "|slow", "b.xls|not_asked_for", "c.xlsx|missing", "d.pdf|unsupported_format")
		if later := b.at(); later == version {
			return
		}
	}
	t.Error("a second night over the same folder changed something")
}

func TestSyncSources(t *testing.T) {
	b := openBench(t, Options{Workspace: "/workspace"})
	one, two := office("a"), office("b")
	two.Kind, two.Location = pipeline.DocumentSource, "https://example.org/b.xlsx"
	b.sync(night(1), one, two)
	const all = `SELECT source_id, location, declared FROM source ORDER BY source_id`
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
	b.want(`SELECT source_id, precedence, declared FROM source ORDER BY source_id`, "a|3|true", "b|10|true")
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
