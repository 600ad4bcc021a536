package questions

import (
	"errors"
	"math"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline/config"
)

// FuzzFolder loads what somebody wrote into the folder of a topic: whatever it is, it is
// taken whole or refused with the file that is at fault, and never brings down the rest.
func FuzzFolder(f *testing.F) {
	const question = "-- title_vi: Thử\n-- grain_vi: Một dòng\n-- basis_vi: Không\n-- left_out_vi: Không\n-- takes: basis\n-- columns: phan = Phần | Share\n\nSELECT 1 AS phan ORDER BY phan\n"
	const check = "-- title_vi: a\n-- title_en: a\n-- hint_vi: a\n-- hint_en: a\n-- severity: held\n-- when: f.value > {most}\n-- least: most\n-- limits: most=100\n\nSELECT f.id AS observation_id FROM named_figure f\n"
	const metric = "metrics:\n  - {id: mx, vi: Thử, expression: \"100 * kc_budget_state / kc_budget\", unit: percent, coverage: 3}\n"
	f.Add(question, "-- one/given --\nnight 2026-11-19\n-- one/wanted.csv --\nphan\n1\n", check, metric)
	f.Add("-- title_vi: a\n-- title_vi: b\n", "--  --\n", "-- limits: most=NaN\n", "metrics: [{}, {id: 5}, null]\n")
	f.Add("--", "-- one/ask --\nbasis 2025\n", "-- when: \n-- only: x\n", "metrics:\n  - {id: mx, vi: T, expression: \"((((\", least_denominator: -1}\n")
	f.Add("\uFEFF-- title_vi: a\r\nSELECT 1;;\x00", "\x00", "-- limits: a=1e999, b=\n", "metrics: &a [*a]\n")
	c := words(f)
	f.Fuzz(func(t *testing.T, question, cases, check, metrics string) {
		file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
		set, err := Load([]Folder{{Shown: "topics/thu", Topic: "thu", Files: fstest.MapFS{
			"questions/hoi.sql": file(question), "questions/hoi.txtar": file(cases), "checks/kiem.sql": file(check), "checks/kiem.txtar": file(cases), "metrics.yaml": file(metrics),
		}}}, c, Taken{})
		var faults config.Faults
		if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
			t.Fatalf("%v", err)
		}
		for _, fault := range faults {
			if fault.File == "" || fault.VI == "" || fault.EN == "" {
				t.Errorf("a fault that says little: %+v", fault)
			}
		}
		for _, q := range set.Questions {
			if q.ID != "hoi" || q.Title.VI == "" || q.SQL == "" {
				t.Errorf("question %+v", q)
			}
		}
		for _, c := range set.Checks {
			for name, limit := range c.Limits {
				if math.IsNaN(limit) || math.IsInf(limit, 0) {
					t.Errorf("limit %s of %s is %v", name, c.ID, limit)
				}
			}
		}
		for _, m := range set.Metrics {
			if m.ID == "" || len(m.Indicators) == 0 || len(m.Steps) == 0 || m.Unit == "" || m.Coverage < 0 || m.Least < 0 || math.IsNaN(m.Least) {
				t.Errorf("metric %+v", m)
			}
		}
	})
}
