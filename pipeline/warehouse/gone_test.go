//go:build duckdb_arrow

package warehouse

import (
	"context"
	"slices"
	"strconv"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// onSheet states figures of a sheet for a year, one a province.
func onSheet(snap pipeline.Snapshot, sheet string, year int, areas ...string) []pipeline.Observation {
	var list []pipeline.Observation
	for i, area := range areas {
		o := figure(snap, area+"@2008", 5+i, float64(10+i))
		o.Dimensions = map[string]string{"group": sheet}
		o.Origin.Locator.Sheet = sheet
		o.Period = pipeline.Period{Start: pipeline.Year(year), End: pipeline.Year(year), Text: "năm", Basis: pipeline.PeriodFromText}
		list = append(list, o)
	}
	return list
}

func TestWhatADocumentLosesByAccidentStays(t *testing.T) {
	all := []string{"dong-thap", "ca-mau", "ha-giang", "ben-tre"}
	full := func(snap pipeline.Snapshot) []pipeline.Observation {
		return slices.Concat(onSheet(snap, "A", 2022, all...), onSheet(snap, "A", 2021, all...), onSheet(snap, "B", 2022, "dong-thap"))
	}
	for name, c := range map[string]struct {
		then      func(snap pipeline.Snapshot) []pipeline.Observation
		withdrawn int
		kept      int
		why       string
	}{
		"a dropped sheet": {func(snap pipeline.Snapshot) []pipeline.Observation { return full(snap)[:8] }, 0, 1, "sheet_gone"},
		"another period": {func(snap pipeline.Snapshot) []pipeline.Observation {
			return slices.Concat(onSheet(snap, "A", 2022, all...), onSheet(snap, "A", 2023, all...), onSheet(snap, "B", 2022, "dong-thap"))
		}, 0, 4, "period_gone"},
		"one row": {func(snap pipeline.Snapshot) []pipeline.Observation {
			return slices.Concat(onSheet(snap, "A", 2022, all[1:]...), onSheet(snap, "A", 2021, all...), onSheet(snap, "B", 2022, "dong-thap"))
		}, 1, 0, ""},
		"everything": {func(pipeline.Snapshot) []pipeline.Observation { return nil }, 0, 9, "sheet_gone"},
	} {
		t.Run(name, func(t *testing.T) {
			waits := room{}
			b := openBench(t, Options{Waiting: waits})
			s := office("so")
			b.sync(night(1), s)
			b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading { return reading(full(snap)...) })
			then := func(snap pipeline.Snapshot) pipeline.Reading { return reading(c.then(snap)...) }
			l := b.load(night(2), s, "a.xlsx", "v2", then)
			if l.Withdrawn != c.withdrawn || l.Kept != c.kept {
				t.Errorf("loaded %+v", l)
			}
			items := waits["so/a.xlsx"]
			if c.kept == 0 {
				if len(items) > 0 {
					t.Errorf("waiting %+v", items)
				}
				return
			}
			if items[0].Reasons[0].Check != c.why || items[0].Kind != pipeline.WaitingWithdrawal {
				t.Fatalf("waiting %+v", items)
			}
			b.want(`SELECT count(*) FROM waiting WHERE kind = 'withdrawal' AND standing_id IN (SELECT id FROM observation)`, strconv.Itoa(c.kept))
			// Confirmed by a person, it goes, whatever the document's name and bytes.
			var yes []pipeline.Decision
			for _, item := range items {
				yes = append(yes, pipeline.Decision{Subject: item.ID, Source: "so", Verdict: pipeline.VerdictAccept})
			}
			b.opt.Decisions = pipeline.Settle(yes)
			l = b.load(night(3), s, "a.xlsx", "v3", then)
			if l.Withdrawn != c.kept || l.Kept != 0 || len(waits["so/a.xlsx"]) != 0 {
				t.Errorf("confirmed: %+v, waiting %+v", l, waits)
			}
		})
	}
}

func TestManyDocumentsGoneAtOnceStayUntilConfirmed(t *testing.T) {
	ctx := context.Background()
	waits := room{}
	b := openBench(t, Options{Waiting: waits})
	s := office("so")
	b.sync(night(1), s)
	for _, area := range []string{"dong-thap", "ca-mau", "ha-giang"} {
		b.load(night(1), s, area+".xlsx", area, in(map[string]float64{area: 10}))
	}
	for n := 2; n < 5; n++ { // however many nights the share is away
		out, err := b.Withdraw(ctx, night(n), s, nil)
		if err != nil || out.Figures != 0 || len(out.Waiting) != 3 || out.Kept != 3 {
			t.Errorf("an empty folder: %+v, %v", out, err)
		}
	}
	if out, err := b.Withdraw(ctx, night(5), s, []string{"ca-mau.xlsx"}); err != nil || len(out.Waiting) != 2 {
		t.Errorf("two of three gone: %+v, %v", out, err)
	}
	if len(waits["so/ca-mau.xlsx"]) != 0 || len(waits["so/dong-thap.xlsx"]) != 1 {
		t.Errorf("waiting %+v", waits)
	}
	b.want(inForce, "ca-mau@2008|10.0", "dong-thap@2008|10.0", "ha-giang@2008|10.0")
	b.opt.Decisions = pipeline.Settle([]pipeline.Decision{
		{Subject: waits["so/dong-thap.xlsx"][0].ID, Source: "so", Verdict: pipeline.VerdictAccept},
		{Subject: waits["so/ha-giang.xlsx"][0].ID, Source: "so", Verdict: pipeline.VerdictReject},
	})
	if out, err := b.Withdraw(ctx, night(6), s, []string{"ca-mau.xlsx"}); err != nil || out.Figures != 1 || len(out.Waiting)+len(out.Missing) != 0 {
		t.Errorf("decided: %+v, %v", out, err)
	}
	b.want(inForce, "ca-mau@2008|10.0", "ha-giang@2008|10.0")
}

func TestRenameKeepsTheHistory(t *testing.T) {
	ctx := context.Background()
	waits := room{}
	b := openBench(t, Options{Waiting: waits, Checks: []pipeline.Check{tooLarge}})
	s := office("so")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", in(map[string]float64{"dong-thap": 10, "ca-mau": 5}))
	b.load(night(2), s, "a.xlsx", "v2", in(map[string]float64{"dong-thap": 11, "ca-mau": 5000}))
	if err := b.Rename(ctx, night(3), s, "a.xlsx", "b.xlsx"); err != nil {
		t.Fatal(err)
	}
	l := b.load(night(3), s, "b.xlsx", "v2", in(map[string]float64{"dong-thap": 11, "ca-mau": 5000}))
	if counts(l) != [4]int{0, 0, 0, 1} || l.Held != 1 || len(waits["so/a.xlsx"]) != 0 || len(waits["so/b.xlsx"]) != 1 {
		t.Errorf("loaded %+v, waiting %+v", l, waits)
	}
	b.want(`SELECT value, document FROM observation_history ORDER BY 1`, "5.0|b.xlsx", "10.0|b.xlsx", "11.0|b.xlsx")
	b.want(`SELECT document, state FROM document_state`, "b.xlsx|accepted")
	b.want(`SELECT DISTINCT document FROM snapshot`, "b.xlsx")
	// And back again.
	if err := b.Rename(ctx, night(4), s, "b.xlsx", "a.xlsx"); err != nil {
		t.Fatal(err)
	}
	if l := b.load(night(4), s, "a.xlsx", "v2", in(map[string]float64{"dong-thap": 11, "ca-mau": 5000})); counts(l) != [4]int{0, 0, 0, 1} {
		t.Errorf("loaded %+v", l)
	}
}

func TestASourceWithAFaultyDeclarationStaysAsItWas(t *testing.T) {
	b := openBench(t, Options{})
	one, two := office("a"), office("b")
	one.Expect = []pipeline.Expectation{{Indicator: "kc_budget", Area: "dong-thap@2008", Period: pipeline.Period{Start: pipeline.Year(2022), End: pipeline.Year(2022)}, Due: pipeline.Date{Year: 2023, Month: 3, Day: 31}}}
	b.sync(night(1), one, two)
	version := b.at()
	b.sync(night(2), pipeline.Source{ID: "a", Fault: &pipeline.SourceError{}}, two)
	if b.at() != version {
		t.Error("a faulty declaration changed something")
	}
	b.want(`SELECT source_id, declared FROM source ORDER BY source_id`, "a|true", "b|true")
	b.want(`SELECT count(*) FROM expected_report`, "1")
}

func TestKinIsTheOneReportThatIsNearlyTheSame(t *testing.T) {
	b := openBench(t, Options{})
	s := office("so")
	b.sync(night(1), s)
	all := []string{"dong-thap", "ca-mau", "ha-giang", "ben-tre", "an-giang"}
	for name, year := range map[string]int{"2021.xlsx": 2021, "2022.xlsx": 2022, "2022 bis.xlsx": 2022} {
		b.load(night(1), s, name, name, func(snap pipeline.Snapshot) pipeline.Reading { return reading(onSheet(snap, "A", year, all...)...) })
	}
	for name, c := range map[string]struct {
		gone   []string
		states []string
		year   int
		want   string
	}{
		"the same":         {[]string{"2021.xlsx", "2022.xlsx"}, all, 2021, "2021.xlsx"},
		"one row less":     {[]string{"2021.xlsx", "2022.xlsx"}, all[1:], 2021, "2021.xlsx"},
		"half of it":       {[]string{"2021.xlsx"}, all[2:], 2021, ""},
		"another year":     {[]string{"2021.xlsx"}, all, 2023, ""},
		"two alike":        {[]string{"2022.xlsx", "2022 bis.xlsx"}, all, 2022, ""},
		"nothing is gone":  {nil, all, 2021, ""},
		"too few to judge": {[]string{"2021.xlsx"}, all[:2], 2021, ""},
	} {
		snap := snapshotOf(s, "new.xlsx", name, night(2).StartedAt)
		if got, err := b.Kin(context.Background(), s.ID, c.gone, reading(onSheet(snap, "A", c.year, c.states...)...)); got != c.want || err != nil {
			t.Errorf("%s: %q, %v; want %q", name, got, err, c.want)
		}
	}
}
