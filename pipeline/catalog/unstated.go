package catalog

import (
	"github.com/tonghop/tonghop/pipeline"
)

// RuleUnstated joins the rule that read a figure whose level its indicator tells.
const RuleUnstated = "+level.unstated"

// tellUnstated adds to the definition of an indicator what a figure without a level
// means, and keeps it for SetLevel.
func (c *Catalog) tellUnstated() {
	for i := range c.indicators {
		ind := &c.indicators[i]
		if ind.Unstated == "" {
			continue
		}
		if c.unstated == nil {
			c.unstated = map[string]pipeline.Level{}
		}
		c.unstated[ind.ID] = ind.Unstated
		name := c.LevelName(ind.Unstated)
		ind.Definition.VI = sentences(ind.Definition.VI, "Số liệu không ghi cấp được hiểu là của cấp «"+name.VI+"».")
		ind.Definition.EN = sentences(ind.Definition.EN, "A figure without a level is taken to be one of the level “"+name.EN+"”.")
	}
}

func sentences(first, second string) string {
	if first == "" {
		return second
	}
	return first + " " + second
}

// SetLevel gives a figure that states no level the one that its indicator is of by
// definition, so that it meets the figures that do state it; its rule says so. The
// figure of a place below the province is left as it is: what a district spends is
// no other level's.
func (c *Catalog) SetLevel(o *pipeline.Observation) {
	if o.Level != pipeline.NoLevel || o.Dimensions["locality"] != "" {
		return
	}
	if level := c.unstated[o.Indicator]; level != "" {
		o.Level = level
		o.Origin.Rule += RuleUnstated
	}
}
