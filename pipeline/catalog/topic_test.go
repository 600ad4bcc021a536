package catalog

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

const poverty = `
indicators:
  - id: poverty_rate
    vi: "Tỷ lệ hộ nghèo"
    en: "Poverty rate"
    unit: percent
    behaviour: stock
    names: ["tỷ lệ hộ nghèo", "tỷ lệ nghèo"]
`

func TestAWorkspaceAddsATopic(t *testing.T) {
	files := fstest.MapFS{
		"giam-ngheo/topic.yaml":      {Data: []byte("vi: Giảm nghèo\nen: Poverty\norder: 30\n")},
		"giam-ngheo/indicators.yaml": {Data: []byte(poverty)},
	}
	c, err := LoadWith(files)
	if err != nil {
		t.Fatal(err)
	}
	topic, ok := c.Topic("giam-ngheo")
	ind, known := c.Indicator("poverty_rate")
	if !ok || topic.BuiltIn || topic.Name.VI != "Giảm nghèo" || !known || ind.Topic != "giam-ngheo" || ind.Scope != ScopeCore {
		t.Errorf("topic %+v, indicator %+v", topic, ind)
	}
	plain := catalogOf(t)
	if c.Digest() == plain.Digest() {
		t.Error("another topic, the same digest")
	}
	if first := c.Topics()[0]; first.ID != "cnnt" || !first.BuiltIn || first.Lain {
		t.Errorf("first topic %+v", first)
	}
}

func TestAWorkspaceOverridesAnIndicator(t *testing.T) {
	files := fstest.MapFS{"cho/indicators.yaml": {Data: []byte("indicators:\n  - {id: markets, vi: Chợ được phân hạng, en: Graded markets, unit: market, behaviour: stock, names: [chợ được phân hạng]}\n")}}
	c, err := LoadWith(files)
	if err != nil {
		t.Fatal(err)
	}
	ind, _ := c.Indicator("markets")
	topic, _ := c.Topic("cho")
	if ind.Name != (pipeline.Text{VI: "Chợ được phân hạng", EN: "Graded markets"}) || len(c.Needs("markets")) != 0 || !topic.Lain || topic.Name.VI != "Chợ" {
		t.Errorf("indicator %+v, needs %v, topic %+v", ind, c.Needs("markets"), topic)
	}
}

func TestFaultsOfATopicAreToldAtOnce(t *testing.T) {
	files := fstest.MapFS{
		"du-lich/indicators.yaml": {Data: []byte("indicators:\n  - id: visits\n    vi: Lượt khách\n    unit: vists\n    behaviour: flow\n    reads:\n      - {noun: vist}\n  - id: visits\n    vi: Lượt khách\n    unit: person\n    behaviour: flows\n")},
		"du-lich/vocabulary.yaml": {Data: []byte("nouns:\n  - {id: visit, unit: turn, words: [lượt khách]}\n  - {id: empty}\nnuns: []\n")},
	}
	_, err := LoadWith(files)
	var faults config.Faults
	if !errors.As(err, &faults) {
		t.Fatalf("error %v", err)
	}
	text := faults.Error()
	for _, want := range []string{"topics/du-lich/indicators.yaml:4", "topics/du-lich/indicators.yaml:7", "topics/du-lich/indicators.yaml:8", "topics/du-lich/vocabulary.yaml:4"} {
		if !strings.Contains(text, want) {
			t.Errorf("no fault at %s in\n%s", want, text)
		}
	}
}
