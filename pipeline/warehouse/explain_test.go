//go:build duckdb_arrow

package warehouse

import (
	"context"
	"reflect"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

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
