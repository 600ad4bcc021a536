//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A question about gathered documents is planned once. It sees what it is asked about
// later all the same, whatever that was when it was planned: other documents, other
// values, what is held by then and what is held no more.
func TestAPlanSeesWhatIsAskedLater(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	s := office("so")
	b.sync(night(1), s)
	b.load(night(1), s, "0.xlsx", "v0", in(map[string]float64{"dong-thap": 100}))
	var list []pipeline.Incoming
	for i, value := range []float64{3, 70_000, -5e9} {
		name := fmt.Sprintf("%d.xlsx", i+1)
		snap := snapshotOf(s, name, name, time.Time{})
		list = append(list, pipeline.Incoming{Document: name, Snapshot: snap, Reading: in(map[string]float64{"dong-thap": value})(snap), Fingerprint: "1"})
	}
	g, err := b.gather(ctx, night(2), s, list)
	if err != nil || len(g.docs) != 3 {
		t.Fatalf("%d documents gathered, %v", len(g.docs), err)
	}
	release, err := b.stageGathering(ctx, g)
	defer release()
	defer g.forgetPlans()
	if err != nil {
		t.Fatal(err)
	}
	for _, seen := range []struct {
		question  string
		all, held []string
	}{
		{`SELECT turn || ': ' || value FROM named_figure WHERE value < 1e6 ORDER BY ALL`, []string{"0: 3.0", "1: 70000.0", "2: -5000000000.0"}, []string{"0: 3.0", "1: 70000.0", "2: -5000000000.0"}},
		{`SELECT turn || ': ' || value FROM standing_figure WHERE value > -1e10 ORDER BY ALL`, []string{"-1: 100.0", "0: 3.0", "1: 70000.0", "2: -5000000000.0"}, []string{"-1: 100.0", "0: 3.0"}},
		{`SELECT turn || ': ' || value FROM in_force WHERE value <> 1e12 ORDER BY ALL`, []string{"-1: 100.0", "0: 3.0", "1: 70000.0", "2: -5000000000.0"}, []string{"-1: 100.0", "0: 3.0"}},
	} {
		for _, step := range []struct {
			turns, held []int64
			want        []string
		}{
			{nil, nil, nil},
			{[]int64{0, 1, 2}, nil, seen.all},
			{[]int64{0, 1, 2}, []int64{1, 2}, seen.held},
			{[]int64{0, 1, 2}, nil, seen.all},
		} {
			g.turns = step.turns
			g.held = step.held
			rows, err := b.askPlanned(ctx, g, seen.question, nil)
			if err != nil {
				t.Fatal(err)
			}
			got, err := stringsOf(rows)
			if err != nil {
				t.Fatal(err)
			}
			if step.turns != nil && !slices.Equal(got, step.want) {
				t.Errorf("%s of %v, held %v: %v, want %v", seen.question, step.turns, step.held, got, step.want)
			}
		}
	}
	if len(g.plans) != 3 {
		t.Errorf("%d plans of 3 questions", len(g.plans))
	}
}

func stringsOf(rows *sql.Rows) (list []string, err error) {
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		list = append(list, text)
	}
	return list, rows.Err()
}
