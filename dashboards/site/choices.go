package site

import (
	"context"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/dashboards/series"
)

// choices writes the data that pages load when a reader chooses another year,
// province or indicator: one immutable file for each indicator and kind, and the index of
// all places and indicators.
func (b *builder) choices(ctx context.Context, base *page.Base, templates []*page.Template) (page.Choice, error) {
	// Rows have half of their columns then.
	c := page.Choice{Indicators: map[string]map[string]string{}}
	err := base.Gather(ctx, templates, 2*b.in.share(), func(id, kind string, p series.Pack) error {
		if c.Indicators[id] == nil {
			c.Indicators[id] = map[string]string{}
		}
		c.Indicators[id][kind] = "data/series/" + p.Name
		return b.add(c.Indicators[id][kind], p.Data)
	})
	if err != nil {
		return c, err
	}
	index, err := base.Index(ctx, c.Indicators)
	if err != nil {
		return c, err
	}
	c.Index = "data/series/index-" + series.Fingerprint(index) + ".js"
	return c, b.add(c.Index, index)
}
