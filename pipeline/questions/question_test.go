package questions

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline/config"
)

// A question goes by indicator or area only where its rows can be put in order again when some
// of them were worked out after others.
func TestWhatAQuestionGoesBy(t *testing.T) {
	c := words(t)
	for _, one := range []struct{ by, order, fault string }{
		{"", "area_id, o.value", ""},
		{"indicator", "indicator_id NULLS LAST, area_id", ""},
		{"indicator", "o.area_slug NULLS LAST, o.period DESC, o.indicator_id NULLS LAST, coalesced", ""},
		{"indicator", "indicator_id NULLS LAST", ""},
		{"indicator", "indicator_id, area_id", "by"}, // where do rows without one stand?
		{"indicator", "area_id, value", "by"},
		{"indicator", "upper(area_id), indicator_id, value", "by"},
		{"indicator", "indicator_id DESC, value", "by"},
		{"area", "indicator_id, area_id", "by"},
		{"area", "o.claim, o.area_slug NULLS LAST, o.indicator_id", ""},
		{"area", "area_slug NULLS FIRST, indicator_id", "by"},
		{"period", "period, indicator_id", "by"},
	} {
		text := "-- title_vi: Thử\n-- grain_vi: Một dòng\n-- basis_vi: Không\n-- left_out_vi: Không\n"
		if one.by != "" {
			text += "-- by: " + one.by + "\n"
		}
		text += "\nSELECT * FROM observation o\nORDER BY " + one.order + "\n"
		set, err := Load([]Folder{{Shown: "topics/thu", Topic: "thu", Files: fstest.MapFS{
			"questions/hoi.sql":   &fstest.MapFile{Data: []byte(text)},
			"questions/hoi.txtar": &fstest.MapFile{Data: []byte("-- one/given --\nnight 2026-11-19\n-- one/wanted.csv --\nvalue\n")},
		}}}, c, Taken{})
		var faults config.Faults
		switch {
		case one.fault == "":
			if err != nil || len(set.Questions) != 1 || set.Questions[0].By != one.by {
				t.Errorf("by %q, ordered by %s: %v", one.by, one.order, err)
			}
		case !errors.As(err, &faults) || len(faults) != 1 || faults[0].Path != one.fault || faults[0].Line != 5 || !strings.Contains(faults[0].EN, "indicator") && !strings.Contains(faults[0].EN, "area_slug"):
			t.Errorf("by %q, ordered by %s: %v", one.by, one.order, err)
		}
	}
}
