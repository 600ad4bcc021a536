//go:build duckdb_arrow

package warehouse

import (
	"context"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A value that a person put in the place of a wrong one stands, whatever a check
// has against it, and readers see what that is; but where the document states a
// second value, or somebody refused the new one.
func TestACorrectionStands(t *testing.T) {
	key := func(value float64, most *float64) string {
		o := figure(pipeline.Snapshot{}, "dong-thap@2008", 5, value)
		return pipeline.FigureKey("so", o.SeriesKey(), o.Period.Key(), value, most, "exact")
	}
	series := figure(pipeline.Snapshot{}, "dong-thap@2008", 5, 1)
	correct := func(from, to float64, most *float64) pipeline.Decision {
		return pipeline.Decision{Subject: key(from, most), Source: "so", Series: series.SeriesKey(), Period: series.Period.Key(), Verdict: pipeline.VerdictCorrect, Expects: &from, Value: &to}
	}
	most := 200000.0
	for name, c := range map[string]struct {
		decisions []pipeline.Decision
		document  func(pipeline.Snapshot) pipeline.Reading
		inForce   []string
		faults    []string
		reason    string // of what waits, "" for nothing
	}{
		"a check holds the new value too": {
			[]pipeline.Decision{correct(189777, 18977, nil)}, in(map[string]float64{"dong-thap": 189777, "ca-mau": 74}), []string{"ca-mau@2008|74.0", "dong-thap@2008|18977.0"},
			[]string{"too_large|warning|Giá trị sau khi sửa theo quyết định (văn bản ghi khác): Ghi 189777"}, "",
		},
		"the document denies the cell": {
			[]pipeline.Decision{correct(500, 189, nil)}, func(snap pipeline.Snapshot) pipeline.Reading {
				o := figure(snap, "dong-thap@2008", 5, 500)
				o.Held = "unit_wrong"
				return reading(o, figure(snap, "ca-mau@2008", 6, 74))
			}, []string{"ca-mau@2008|74.0", "dong-thap@2008|189.0"}, nil, "",
		},
		"a second value stands in the document": {
			[]pipeline.Decision{correct(198, 190, nil)}, func(snap pipeline.Snapshot) pipeline.Reading {
				return reading(figure(snap, "dong-thap@2008", 5, 198), figure(snap, "dong-thap@2008", 9, 189), figure(snap, "ca-mau@2008", 6, 74))
			}, []string{"ca-mau@2008|74.0"}, []string{"mau_thuan_trong_van_ban|held|Một số liệu ở đây đang chờ xem lại.", "mau_thuan_trong_van_ban|held|Một số liệu ở đây đang chờ xem lại."}, "Giá trị sau khi sửa",
		},
		"somebody refused the new value": {
			[]pipeline.Decision{correct(189777, 18977, nil), {Subject: key(18977, nil), Source: "so", Verdict: pipeline.VerdictReject}},
			in(map[string]float64{"dong-thap": 189777, "ca-mau": 74}), []string{"ca-mau@2008|74.0"},
			[]string{"too_large|held|Một số liệu ở đây đang chờ xem lại. Quá lớn."}, "",
		},
		"a range": {
			[]pipeline.Decision{correct(189777, 189, &most)}, func(snap pipeline.Snapshot) pipeline.Reading {
				o := figure(snap, "dong-thap@2008", 5, 189777)
				o.Quantity.Max = &most
				return reading(o, figure(snap, "ca-mau@2008", 6, 74))
			}, []string{"ca-mau@2008|74.0", "dong-thap@2008|189.0"}, nil, "",
		},
	} {
		t.Run(name, func(t *testing.T) {
			waits := room{}
			b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits, Decisions: pipeline.Settle(c.decisions)})
			s := office("so")
			b.sync(night(1), s)
			for n, digest := range []string{"v1", "v1 read anew"} {
				b.load(night(n+1), s, "a.xlsx", digest, c.document)
				b.want(inForce, c.inForce...)
				b.want(`SELECT check_id, severity, message_vi FROM check_result ORDER BY ALL`, c.faults...)
				items := waits["so/a.xlsx"]
				if c.reason == "" && len(items) == 0 {
					continue
				}
				if c.reason == "" || len(items) == 0 || !strings.HasPrefix(items[0].Reasons[0].VI, c.reason) && !strings.HasPrefix(items[1].Reasons[0].VI, c.reason) {
					t.Errorf("waiting %+v", items)
				}
			}
		})
	}
}

// What people decided about figures without a level stands when the catalog tells
// another level of them, or none any more; what was decided about a figure that
// states that level is no decision on another.
func TestDecisionsStandWhenTheCatalogTellsAnotherLevel(t *testing.T) {
	unstated := func(snap pipeline.Snapshot, level pipeline.Level, row int, value float64) pipeline.Observation {
		o := figure(snap, "dong-thap@2008", row, value)
		if o.Level = level; level != pipeline.NoLevel {
			o.Origin.Rule += catalog.RuleUnstated
		}
		return o
	}
	key := func(level pipeline.Level, value float64) string {
		o := unstated(pipeline.Snapshot{}, level, 5, value)
		return pipeline.FigureKey("so", o.SeriesKey(), o.Period.Key(), value, nil, "exact")
	}
	wrong, right := 5000.0, 50.0
	list := []pipeline.Decision{
		{Subject: key(pipeline.NoLevel, 2000), Source: "so", Verdict: pipeline.VerdictAccept},
		{Subject: key(pipeline.LevelHuyen, wrong), Source: "so", Period: figure(pipeline.Snapshot{}, "", 5, 0).Period.Key(), Verdict: pipeline.VerdictCorrect, Expects: &wrong, Value: &right},
		{Subject: key(pipeline.LevelTinh, 3000), Source: "so", Verdict: pipeline.VerdictAccept},
		{Subject: key(pipeline.LevelHuyen, 4000), Source: "so", Verdict: pipeline.VerdictAccept},
	}
	for name, c := range map[string]struct {
		now, stated pipeline.Level // stated beside it, where it is not the same
		value       float64
		waits       int
		inForce     []string
	}{
		"told now":         {pipeline.LevelTinh, pipeline.LevelTinh, 2000, 0, []string{"2000.0"}},
		"told otherwise":   {pipeline.LevelTinh, pipeline.LevelTinh, wrong, 0, []string{"50.0"}},
		"no longer told":   {pipeline.NoLevel, pipeline.NoLevel, 3000, 0, []string{"3000.0"}},
		"decided on other": {pipeline.LevelTinh, pipeline.LevelHuyen, 4000, 1, []string{"4000.0"}},
		"never decided on": {pipeline.LevelTinh, pipeline.LevelTinh, 6000, 1, nil},
	} {
		t.Run(name, func(t *testing.T) {
			waits := room{}
			b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits, Decisions: pipeline.Settle(list), Catalog: testCatalog(t)})
			s := office("so")
			b.sync(night(1), s)
			b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
				stated := []pipeline.Observation{unstated(snap, c.now, 5, c.value)}
				if c.stated != c.now {
					o := figure(snap, "dong-thap@2008", 6, c.value)
					o.Level = c.stated
					stated = append(stated, o)
				}
				return reading(stated...)
			})
			if got := len(waits["so/a.xlsx"]); got != c.waits {
				t.Errorf("%d wait, want %d: %+v", got, c.waits, waits["so/a.xlsx"])
			}
			b.want(`SELECT value FROM observation_history WHERE superseded_at IS NULL ORDER BY value`, c.inForce...)
		})
	}
}

// A note stays with its figure when the catalog tells another level of it, and leaves
// it for none that states that level itself.
func TestANoteGoesWithItsFigureToAnotherLevel(t *testing.T) {
	told := func(level pipeline.Level, rule string) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			o := figure(snap, "dong-thap@2008", 5, 189)
			o.Level = level
			o.Origin.Rule += rule
			list := []pipeline.Observation{o}
			for i, area := range []string{"ca-mau@2008", "ha-giang@2008", "an-giang@2008", "ben-tre@2008", "long-an@2008"} { // one that goes is no mass
				list = append(list, figure(snap, area, 6+i, float64(70+i)))
			}
			return reading(list...)
		}
	}
	noted := told(pipeline.LevelHuyen, "")(pipeline.Snapshot{}).Observations[0]
	note := pipeline.Decision{Subject: pipeline.FigureKey("so", noted.SeriesKey(), noted.Period.Key(), 189, nil, "exact"), Source: "so",
		Series: noted.SeriesKey(), Period: noted.Period.Key(), Verdict: pipeline.VerdictAnnotate, NoteVI: "Gồm cả tái công nhận."}
	for name, c := range map[string]struct {
		level pipeline.Level
		rule  string
		with  string
	}{
		"the catalog tells it":   {pipeline.LevelTinh, catalog.RuleUnstated, "tinh"},
		"nothing tells it":       {pipeline.NoLevel, "", ""},
		"the document states it": {pipeline.LevelTinh, "", "huyen"},
	} {
		t.Run(name, func(t *testing.T) {
			b := openBench(t, Options{Decisions: pipeline.Settle([]pipeline.Decision{note}), Catalog: testCatalog(t)})
			s := office("so")
			b.sync(night(1), s)
			b.load(night(1), s, "a.xlsx", "v1", told(pipeline.LevelHuyen, catalog.RuleUnstated))
			b.load(night(2), s, "a.xlsx", "v2", told(c.level, c.rule))
			if err := b.Judge(t.Context(), night(2)); err != nil {
				t.Fatal(err)
			}
			b.want(`SELECT s.level FROM annotation n JOIN series s ON s.id = n.series_id`, c.with)
			b.sync(night(3), s)
			b.want(`SELECT s.level FROM annotation n JOIN series s ON s.id = n.series_id`, c.with)
		})
	}
}

// Where the catalog tells another level of all that a document states nothing is lost,
// and nothing stands twice.
func TestWhatTheCatalogTellsOfAnotherLevelIsNotLost(t *testing.T) {
	told := func(level pipeline.Level, rule string) func(pipeline.Snapshot) pipeline.Reading {
		return func(snap pipeline.Snapshot) pipeline.Reading {
			r := in(map[string]float64{"dong-thap": 189, "ca-mau": 74, "ha-giang": 9, "an-giang": 12, "ben-tre": 40})(snap)
			for i := range r.Observations {
				r.Observations[i].Level = level
				r.Observations[i].Origin.Rule += rule
			}
			return r
		}
	}
	waits := room{}
	b := openBench(t, Options{Waiting: waits, Catalog: testCatalog(t)})
	s := office("so")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", told(pipeline.NoLevel, ""))
	b.load(night(2), s, "a.xlsx", "v1 read anew", told(pipeline.LevelTinh, catalog.RuleUnstated))
	b.want(`SELECT DISTINCT s.level FROM observation_history h JOIN series s ON s.id = h.series_id WHERE h.superseded_at IS NULL`, "tinh")
	b.want(`SELECT count(*) FROM observation_history WHERE superseded_at IS NULL`, "5")
	if len(waits["so/a.xlsx"]) > 0 {
		t.Errorf("waiting: %+v", waits["so/a.xlsx"])
	}
	b.load(night(3), s, "a.xlsx", "v2", func(pipeline.Snapshot) pipeline.Reading { return reading() })
	b.want(`SELECT count(*) FROM observation_history WHERE superseded_at IS NULL`, "5")
	if len(waits["so/a.xlsx"]) == 0 {
		t.Error("what is lost does not wait")
	}
}

// What people decided when figures without boundaries were named without their
// province stands, but where it could be of several provinces.
func TestDecisionsUnderFormerNamesStand(t *testing.T) {
	nowhere := func(snap pipeline.Snapshot, province string, row int, value float64) pipeline.Observation {
		o := figure(snap, "", row, value)
		o.Province = province
		return o
	}
	was := nowhere(pipeline.Snapshot{}, "", 5, 0)
	key := func(value float64) string {
		return pipeline.FigureKey("so", was.SeriesKey(), was.Period.Key(), value, nil, "exact")
	}
	wrong, right := 5000.0, 50.0
	list := []pipeline.Decision{
		{Subject: key(2000), Source: "so", Verdict: pipeline.VerdictAccept},
		{Subject: key(wrong), Source: "so", Series: was.SeriesKey(), Period: was.Period.Key(), Verdict: pipeline.VerdictCorrect, Expects: &wrong, Value: &right},
		{Subject: key(3000), Source: "so", Verdict: pipeline.VerdictAccept},
	}
	const values = `SELECT value FROM observation_history WHERE superseded_at IS NULL ORDER BY value`
	waits := room{}
	b := openBench(t, Options{Checks: []pipeline.Check{tooLarge}, Waiting: waits, Decisions: pipeline.Settle(list)})
	s := office("so")
	b.sync(night(1), s)
	for n, c := range []struct {
		document string
		of       []string
		value    float64
		waits    int
	}{
		{"accepted.xlsx", []string{"Lâm Đồng"}, 2000, 0},
		{"corrected.xlsx", []string{"Gia Lai"}, wrong, 0},
		{"of several.xlsx", []string{"An Giang", "Cà Mau"}, 3000, 2},
	} {
		b.load(night(n+1), s, c.document, c.document, func(snap pipeline.Snapshot) pipeline.Reading {
			var list []pipeline.Observation
			for i, province := range c.of {
				list = append(list, nowhere(snap, province, 5+i, c.value))
			}
			return reading(list...)
		})
		if got := len(waits["so/"+c.document]); got != c.waits {
			t.Errorf("%s: %d wait, want %d", c.document, got, c.waits)
		}
	}
	b.want(values, "50.0", "2000.0")
	// What stands under the former name gives way to what it is named now.
	for table, column := range map[string]string{"series": "id", "observation_history": "series_id"} {
		_, err := b.conn.ExecContext(context.Background(), `UPDATE `+table+` SET `+column+` = ? WHERE `+column+` LIKE '%?Lâm Đồng%'`, was.SeriesKey())
		if err != nil {
			t.Fatal(err)
		}
	}
	b.load(night(8), s, "accepted.xlsx", "read anew", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(nowhere(snap, "Lâm Đồng", 5, 2000))
	})
	if items := waits["so/accepted.xlsx"]; len(items) != 0 {
		t.Errorf("waiting %+v", items)
	}
	b.want(values, "50.0", "2000.0")
}
