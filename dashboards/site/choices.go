package site

import (
	"maps"
	"slices"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/dashboards/series"
)

// choices writes the data that pages load when a reader chooses another year,
// province or indicator: one immutable file for each indicator and kind, and the index of
// all places and indicators.
func (b *builder) choices(base *page.Base) (page.Choice, error) {
	packs, err := base.Packs()
	if err != nil {
		return page.Choice{}, err
	}
	c := page.Choice{Indicators: map[string]map[string]string{}}
	for _, id := range slices.Sorted(maps.Keys(packs)) {
		c.Indicators[id] = map[string]string{}
		for _, kind := range slices.Sorted(maps.Keys(packs[id])) {
			p := packs[id][kind]
			c.Indicators[id][kind] = "data/series/" + p.Name
			if err := b.add(c.Indicators[id][kind], p.Data); err != nil {
				return c, err
			}
		}
	}
	index, err := base.Index(c.Indicators)
	if err != nil {
		return c, err
	}
	c.Index = "data/series/index-" + series.Fingerprint(index) + ".js"
	return c, b.add(c.Index, index)
}
