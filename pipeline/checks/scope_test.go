//go:build duckdb_arrow

package checks_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/checks"
)

// A check that needs nothing but the figure sees what changed and what stands with
// it; one that says nothing sees the whole document.
func TestACheckSeesWhatItNeeds(t *testing.T) {
	text := `-- title_vi: Đếm
-- title_en: Count
-- hint_vi: Không
-- hint_en: None
-- severity: warning
%s
SELECT f.id AS observation_id, f.locator, (SELECT count(*) FROM staged_observation)::VARCHAR AS message_vi, '' AS message_en
FROM named_figure f WHERE f.value = 777
ORDER BY f.id`
	empty := bench(t).Empty()
	for header, seesAll := range map[string]bool{"-- whole: figure\n": false, "": true} {
		check, err := checks.Parse("count", fmt.Sprintf(text, header))
		if err != nil {
			t.Fatal(err)
		}
		w := opened(t, empty, []pipeline.Check{check})
		f := country(t)[0]
		for night := range 2 {
			if night == 1 {
				f.list[5].Quantity.Value = 777
			}
			run := pipeline.RunAt(time.Date(2027, 1, 1+night, 1, 30, 0, 0, time.UTC), "command")
			if err := w.SyncSources(context.Background(), run, []pipeline.Source{f.source}); err != nil {
				t.Fatal(err)
			}
			snap, r := f.reading(night)
			loaded, err := w.Load(context.Background(), run, f.source, snap, r, run.ID)
			if err != nil {
				t.Fatal(err)
			}
			if night == 0 {
				continue
			}
			if len(loaded.Faults) != 1 || (loaded.Faults[0].Message.VI == fmt.Sprint(len(f.list))) != seesAll || loaded.Unchanged != len(f.list)-1 {
				t.Errorf("%q: of %d figures the check saw %+v; %d unchanged", header, len(f.list), loaded.Faults, loaded.Unchanged)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A fault of the document as a whole is found in a part of it, and told of all.
func TestADocumentInDoubtIsJudgedWhole(t *testing.T) {
	list, _ := withTopics(t)
	list = slices.DeleteFunc(list, func(c pipeline.Check) bool { return c.Severity != pipeline.Blocking })
	empty := bench(t).Empty()
	part, all := opened(t, empty, list), opened(t, empty, whole(list))
	defer part.Close()
	defer all.Close()
	files := country(t)[:1]
	const home = pipeline.AreaID("cao-bang@2008") // which was never joined with another province
	files[0].source.Province = home.Slug()
	for night := range 3 {
		run := pipeline.RunAt(time.Date(2027, 1, 1+night, 1, 30, 0, 0, time.UTC), "command")
		if night == 2 {
			files[0].list = slices.DeleteFunc(files[0].list, func(o pipeline.Observation) bool { return o.Area == home })
		}
		files[0].list[9].Quantity.Value++
		told := bothLoad(t, part, all, run, files, 0, night)
		if told.Quarantined != (night == 2) {
			t.Errorf("night %d: quarantined %v, %v", night, told.Quarantined, told.Faults)
		}
		if differing := differences(t, part, all); len(differing) > 0 {
			t.Errorf("night %d: tables that differ: %s", night, differing)
		}
	}
}
