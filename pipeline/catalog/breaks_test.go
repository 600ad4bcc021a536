package catalog

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

// Breaks of an indicator are read with the kind of figures that they concern, and
// what is wrong with one is told at its line.
func TestBreaksOfAnIndicator(t *testing.T) {
	with := func(breaks string) fstest.MapFS {
		return fstest.MapFS{
			"giam-ngheo/topic.yaml":      {Data: []byte("vi: Giảm nghèo\nen: Poverty\norder: 30\n")},
			"giam-ngheo/indicators.yaml": {Data: []byte(poverty + "    breaks:\n" + breaks)},
		}
	}
	c, err := LoadWith(with(`      - {from: "2016-01-01", vi: Chuẩn đa chiều, en: By several needs}
      - {from: "2020-01-01", kind: actual, vi: Một năm thí điểm, en: A year of trial}
      - {from: "2021-01-01", kind: actual, back: true, vi: Lại như trước, en: As before}
      - {from: "2022-01-01", vi: Chuẩn mới, en: A new line}
`))
	if err != nil {
		t.Fatal(err)
	}
	ind, _ := c.Indicator("poverty_rate")
	if got, want := pipeline.Rules(ind.Breaks), []string{"2016-01-01", "2020-01-01", "2016-01-01", "2022-01-01"}; !slices.Equal(got, want) {
		t.Errorf("rules %v, want %v", got, want)
	}
	for breaks, say := range map[string]string{
		"      - {from: khi nào, vi: a, en: b}\n":                                                                                            "«from»",
		"      - {from: \"2016-01-01\", kind: actuel, vi: a, en: b}\n":                                                                       "actuel",
		"      - {from: \"2016-01-01\", back: true, vi: a, en: b}\n":                                                                         "«back»",
		"      - {from: \"2016-01-01\", kind: plan, vi: a, en: b}\n      - {from: \"2017-01-01\", kind: actual, back: true, vi: a, en: b}\n": "«back»",
		"      - {from: \"2016-01-01\", vi: a, en: b}\n      - {from: \"2015-01-01\", vi: a, en: b}\n":                                       "theo ngày",
	} {
		_, err := LoadWith(with(breaks))
		var faults config.Faults
		if !errors.As(err, &faults) || !strings.Contains(faults.Error(), say) {
			t.Errorf("%s: %v, want %q", breaks, err, say)
		}
	}
}
