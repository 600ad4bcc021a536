package page

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// Index is the script that gives pages with a choice all provinces of both
// boundary versions, with their region, their place on the map and what became
// of them, and all indicators that have figures, with the file of each.
func (w *Base) Index(ctx context.Context, files map[string]map[string]string) ([]byte, error) {
	type area struct {
		ID       string   `json:"id"`
		Name     string   `json:"n"`
		Called   string   `json:"s,omitempty"` // as a sentence names it, where that is not its name
		Boundary string   `json:"b"`
		Region   string   `json:"r"`
		Tile     [2]int   `json:"t"`
		Before   []string `json:"of,omitempty"` // the old provinces that it was made of
		Same     bool     `json:"same,omitempty"`
		Land     string   `json:"l"`  // areas of the same land have the same here
		In       []string `json:"in"` // boundary versions in which the land is one province
		Page     string   `json:"p"`
	}
	type indicator struct {
		ID    string            `json:"id"`
		Name  [2]string         `json:"n"`
		Files map[string]string `json:"f"` // by kind
	}
	tiles := map[string][2]int{}
	for _, r := range w.answers["overview_tiles"].rows(nil) {
		tiles[r.text("area_id")] = [2]int{r.whole("tile_col"), r.whole("tile_row")}
	}
	var index struct {
		Areas      []area               `json:"areas"`
		Regions    map[string][]any     `json:"regions"` // Vietnamese, English, place from north to south
		Indicators []indicator          `json:"indicators"`
		Begin      string               `json:"begin"` // the indicator that most is known of
		Breaks     [][]any              `json:"breaks"`
		Units      map[string][3]string `json:"units"` // Vietnamese, English, English for one
	}
	index.Regions = map[string][]any{}
	for _, r := range w.answers["provinces"].rows(nil) {
		id := r.text("area_id")
		called := w.called[id]
		if called == r.text("area_name") {
			called = ""
		}
		index.Areas = append(index.Areas, area{ID: id, Name: r.text("area_name"), Called: called, Boundary: r.text("boundary"), Region: r.text("region"), Tile: tiles[id], Before: r.list("predecessors"),
			Same: r.flag("same_territory"), Land: r.text("land"), In: r.list("boundaries"), Page: "tinh/" + clean(r.text("area_slug")) + "-" + clean(r.text("boundary")) + ".html"})
		region := r.text("boundary") + "/" + r.text("region")
		index.Regions[region] = []any{r.say("region", "vi"), r.say("region", "en"), w.order[region]}
	}
	most := 0
	for _, r := range w.answers["indicators_overview"].rows(nil) {
		id := r.text("indicator_id")
		if n := r.whole("figures"); n > most && len(files[id]) > 0 {
			index.Begin, most = id, n
		}
		if list := files[id]; len(list) > 0 {
			index.Indicators = append(index.Indicators, indicator{id, [2]string{r.say("indicator_name", "vi"), r.say("indicator_name", "en")}, list})
		}
	}
	for _, r := range w.answers["breaks"].rows(nil) {
		index.Breaks = append(index.Breaks, []any{r.text("indicator_id"), r.text("area_id"), r.text("kind"), r.whole("year"), r.say("reason", "vi"), r.say("reason", "en"),
			r.text("changed_on"), cmp.Or(r.text("rules"), r.text("land")), r.list("boundaries")})
	}
	index.Units = map[string][3]string{}
	if err := w.indexUnits(ctx, index.Units); err != nil {
		return nil, err
	}
	data, err := json.Marshal(index)
	if err != nil {
		return nil, fmt.Errorf("write index of choices: %w", err)
	}
	return append(append([]byte("tonghopIndex("), data...), ");\n"...), nil
}

// indexUnits adds the units of the figures of provinces: their Vietnamese and English
// names, and the English one of one.
func (w *Base) indexUnits(ctx context.Context, units map[string][3]string) error {
	counts, err := w.counts(ctx, figuresOfProvinces, "unit")
	for u := range counts {
		if u != "" {
			one := strings.TrimPrefix(w.units.Shown(pipeline.Quantity{Value: 1, Unit: u}, "en"), "1\u00a0")
			units[u] = [3]string{w.units.Name(u, "vi"), w.units.Name(u, "en"), one}
		}
	}
	return err
}
