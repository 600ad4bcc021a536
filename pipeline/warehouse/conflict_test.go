//go:build duckdb_arrow

package warehouse

import (
	"context"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

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
	b.want(`SELECT sides, value, other, settled_by, len(origin) = 1 AS official, contradicts FROM conflict ORDER BY ALL`,
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

// What a later document says of a part says nothing against the whole.
func TestAPartDoesNotTakeThePlaceOfItsWhole(t *testing.T) {
	b := openBench(t, Options{})
	s := office("dong-thap")
	b.sync(night(1), s)
	state := func(run int, document string, value float64, part bool) {
		b.load(night(run), s, document, document, func(snap pipeline.Snapshot) pipeline.Reading {
			o := figure(snap, "dong-thap@2008", 5, value)
			o.Part = part
			return reading(o)
		})
	}
	state(1, "a.xlsx", 189, false)
	state(2, "b.xlsx", 12, true)
	b.want(`SELECT value, part FROM observation`, "189.0|false")
	b.want(`SELECT value, part, rank FROM official ORDER BY rank`, "189.0|false|1", "12.0|true|2")
	state(3, "c.xlsx", 200, false)
	b.want(`SELECT value FROM observation`, "200.0")
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
		"one value in two roundings": {func(b bench) {
			b.state(first, "x", 5983973, pipeline.Exact, "2026-01-01")
			b.state(second, "x", 5983974, pipeline.Exact, "2026-01-01")
		}, []string{"a|5983973.0|b|5983974.0|precedence|false"}},
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
			b.want(`SELECT source_id, value, other_source_id, other, settled_by, contradicts FROM conflict ORDER BY other_source_id`, c.want...)
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
