package article

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// A label is one figure of a text in testdata/fresh: passages of our own in the
// manner of provincial news, written and labelled before they were read for the
// first time.
type label struct {
	File      string   `json:"file"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Quote     string   `json:"quote"`
	Label     string   `json:"label"` // fact, or ignore: neither right nor wrong
	Indicator string   `json:"indicator"`
	Level     string   `json:"level"`
	Province  string   `json:"province"`
	Kind      string   `json:"kind"`
	Value     *float64 `json:"value"`
}

func labels(t *testing.T) map[string][]label {
	t.Helper()
	file, err := os.Open("testdata/fresh/labels.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	byFile := map[string][]label{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		var l label
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		byFile[l.File] = append(byFile[l.File], l)
	}
	return byFile
}

// What is found and what is stated wrongly in all fresh passages keeps above the
// floor; a passage whose name begins with n states nothing at all.
func TestFreshPassages(t *testing.T) {
	files, err := filepath.Glob("testdata/fresh/*.txt")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d passages: %v", len(files), err)
	}
	byFile := labels(t)
	var facts, found, wrong, fields, right int
	for _, path := range files {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list := byFile[filepath.Base(path)]
		taken := make([]bool, len(list))
		for _, o := range readPlain(t, string(content)).Observations {
			i := overlapping(list, o)
			switch {
			case i < 0:
				wrong++
				t.Logf("%s: %s stated as %s", filepath.Base(path), o.Origin.Raw, o.Indicator)
			case list[i].Label == "fact" && !taken[i]:
				taken[i] = true
				found++
				for _, same := range []bool{list[i].Indicator == o.Indicator, list[i].Level == string(o.Level), list[i].Province == o.Province,
					list[i].Kind == string(o.Kind), list[i].Value != nil && *list[i].Value == o.Quantity.Value} {
					fields++
					if same {
						right++
					}
				}
			}
		}
		for i, l := range list {
			if l.Label != "fact" {
				continue
			}
			facts++
			if !taken[i] {
				t.Logf("%s: %s is not found", l.File, l.Quote)
			}
		}
	}
	t.Logf("%d facts, %d found, %d wrong, %d of %d fields right", facts, found, wrong, right, fields)
	if facts < 350 || found*100 < facts*96 || wrong*100 > found*2 || right*100 < fields*97 {
		t.Errorf("%d facts, %d found, %d wrong, %d of %d fields right", facts, found, wrong, right, fields)
	}
}

func overlapping(list []label, o pipeline.Observation) int {
	for i, l := range list {
		if o.Origin.Start < l.End && l.Start < o.Origin.End {
			return i
		}
	}
	return -1
}
