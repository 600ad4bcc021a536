package catalog

import (
	"errors"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline/config"
)

// FuzzTopic loads a topic that somebody wrote over the built-in ones: it is taken, or its
// faults name their files.
func FuzzTopic(f *testing.F) {
	f.Add("vi: Giảm nghèo\nen: Poverty\norder: 30\n", poverty, "", "")
	f.Add("", "indicators:\n  - {id: markets, vi: Chợ, unit: market, behaviour: stock, parent: markets}\n", "dimensions:\n  - {id: x, vi: X, values: [{id: a, vi: A, words: [\"\"]}]}\n", "")
	f.Add("order: 1e99\n", "indicators: [null, {levels: [khong-co], level_unstated: x}]\n", "nouns:\n  - {id: n, words: [\"\\u0300\"]}\n", "form:\n  id: f\n  items: [{text: a, parent: a}]\n")
	f.Add("[]", "- a\n- &b [*b]\n", "\x00", "form: {id: f, columns: [{kind: x, level: y}], sums: [{of: a, parts: [a, a]}]}\n")
	f.Fuzz(func(t *testing.T, topic, indicators, vocabulary, form string) {
		files := fstest.MapFS{}
		for name, text := range map[string]string{"topic.yaml": topic, "indicators.yaml": indicators, "vocabulary.yaml": vocabulary, "forms/f.yaml": form} {
			if text != "" {
				files["thu/"+name] = &fstest.MapFile{Data: []byte(text)}
			}
		}
		c, err := LoadWith(files)
		var faults config.Faults
		switch {
		case err == nil:
			if len(c.Indicators()) < len(catalogOf(t).Indicators()) {
				t.Error("indicators were lost")
			}
		case !errors.As(err, &faults) || len(faults) == 0:
			t.Fatalf("%v", err)
		}
		for _, fault := range faults {
			if fault.File == "" || fault.VI == "" {
				t.Errorf("a fault that says little: %+v", fault)
			}
		}
	})
}
