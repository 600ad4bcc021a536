//go:build duckdb_arrow

package warehouse

import (
	"context"
	"maps"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func day(month, d int) pipeline.Date { return pipeline.Date{Year: 2026, Month: month, Day: d} }

func TestOweTellsWhatCameOfEachReport(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	s, gone := office("dong-thap"), office("ha-giang")
	gone.ID, gone.Province = "so-ha-giang", "ha-giang"
	duty := pipeline.Duty{ID: "binh-chon", Title: pipeline.Text{VI: "Kết quả bình chọn"}, Indicators: []string{"cnnt_recognized"}, Share: 1, Every: pipeline.EveryYear}
	period := pipeline.Period{Start: pipeline.Year(2012), End: pipeline.Year(2021)}
	var owed []pipeline.Owed
	owe := func(area string, last pipeline.Date, exempt string) {
		owed = append(owed, pipeline.Owed{Duty: duty.ID, Period: period, Due: last, Last: last, Areas: []pipeline.AreaID{pipeline.AreaID(area)}})
		if exempt != "" {
			owed[len(owed)-1].Exempt = map[pipeline.AreaID]pipeline.Text{pipeline.AreaID(area): {VI: exempt}}
		}
	}
	owe("an-giang@2008", day(11, 1), "")
	owe("ben-tre@2008", day(11, 5), "")
	owe("ca-mau@2008", day(11, 2), "")
	owe("dong-thap@2008", day(11, 2), "")
	owe("ha-giang@2008", day(11, 2), "")
	owe("ha-noi@2008", day(11, 1), "Được miễn")
	owe("lao-cai@2008", day(11, 9), "")
	b.sync(night(1), s, gone)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "an-giang@2008", 5, 1), figure(snap, "dong-thap@2008", 6, 2), figure(snap, "ben-tre@2008", 7, 0))
	})
	if err := b.SourceState(ctx, night(1), gone, "", &pipeline.SourceError{Reason: "unreachable", Source: gone.ID, Message: pipeline.Text{VI: "mất", EN: "gone"}}); err != nil {
		t.Fatal(err)
	}
	judge := func(n int) {
		t.Helper()
		if err := b.Owe(ctx, night(n), []pipeline.Duty{duty}, owed); err != nil {
			t.Fatal(err)
		}
	}
	const status = `SELECT split_part(area_id, '@', 1), status, received_on, revised_on, stated || '/' || wanted FROM duty_report ORDER BY area_id`
	judge(1)
	b.want(status, "an-giang|late|2026-11-02|1/1", "ben-tre|nil|2026-11-02|1/1", "ca-mau|waiting|0/1", "dong-thap|on_time|2026-11-02|1/1",
		"ha-giang|waiting|0/1", "ha-noi|exempt|0/1", "lao-cai|waiting|0/1")
	before, version := b.contents(), b.at()
	judge(1)
	if !maps.Equal(before, b.contents()) || b.at() != version {
		t.Error("judging again changed something")
	}
	b.load(night(2), s, "a.xlsx", "v2", func(snap pipeline.Snapshot) pipeline.Reading {
		return reading(figure(snap, "an-giang@2008", 5, 1), figure(snap, "dong-thap@2008", 6, 3), figure(snap, "ben-tre@2008", 7, 0))
	})
	judge(2)
	b.want(status, "an-giang|late|2026-11-02|1/1", "ben-tre|nil|2026-11-02|1/1", "ca-mau|missing|0/1", "dong-thap|on_time|2026-11-02|2026-11-03|1/1",
		"ha-giang|unreachable|0/1", "ha-noi|exempt|0/1", "lao-cai|waiting|0/1")
	// A duty that also wants another figure has part of a report.
	duty.Indicators = append(duty.Indicators, "kc_budget")
	judge(2)
	b.want(`SELECT status, stated FROM duty_report WHERE area_id = 'dong-thap@2008'`, "partial|1")
	// The other one came and is in doubt: the report is whole but for what waits.
	b.load(night(2), s, "b.xlsx", "b1", func(snap pipeline.Snapshot) pipeline.Reading {
		o := figure(snap, "dong-thap@2008", 5, 11)
		o.Indicator, o.Held = "kc_budget", "unit_wrong"
		return reading(o)
	})
	judge(2)
	b.want(`SELECT status, stated, received_on FROM duty_report WHERE area_id = 'dong-thap@2008'`, "held|1|2026-11-02")
	b.want(`SELECT status FROM duty_report WHERE area_id = 'an-giang@2008'`, "partial")
	duty.Share = 0.5
	judge(2)
	b.want(`SELECT status, stated FROM duty_report WHERE area_id = 'dong-thap@2008'`, "on_time|1")
	owed = nil
	if err := b.Owe(ctx, night(3), nil, nil); err != nil {
		t.Fatal(err)
	}
	b.want(`SELECT (SELECT count(*) FROM duty), (SELECT count(*) FROM duty_indicator), (SELECT count(*) FROM duty_report)`, "0|0|0")
}
