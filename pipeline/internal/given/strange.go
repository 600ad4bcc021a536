package given

import (
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// Strange is an error that names the first figure of an area, an indicator, a unit
// or a kind that a catalog does not know, nil when there is none: such a figure is
// in no answer, and the case would only say that nothing came.
func (c *Case) Strange(cat *catalog.Catalog) error {
	for _, n := range c.nights {
		for _, s := range n.steps {
			if s.document == nil {
				continue
			}
			for i, o := range s.document.reading.Observations {
				if what := strange(cat, o); what != "" {
					return fmt.Errorf("văn bản %s/%s, số liệu thứ %d: %s", s.document.source, s.document.name, i+1, what)
				}
			}
		}
	}
	return nil
}

func strange(cat *catalog.Catalog, o pipeline.Observation) string {
	ind, known := cat.Indicator(o.Indicator)
	if !known {
		return fmt.Sprintf("không có chỉ tiêu %q", o.Indicator)
	}
	if _, ok := cat.Area(o.Area); !ok && o.Area != "" {
		return fmt.Sprintf("không có địa phương %q (viết như «ca-mau@2008»)", o.Area)
	}
	if _, ok := cat.Unit(o.Quantity.Unit); !ok {
		return fmt.Sprintf("không có đơn vị %q (đơn vị của %s là %q)", o.Quantity.Unit, ind.ID, ind.Unit)
	}
	if kinds := []pipeline.Kind{pipeline.Actual, pipeline.Target, pipeline.Plan, pipeline.Estimate}; !slices.Contains(kinds, o.Kind) {
		return fmt.Sprintf("không có loại số liệu %q (actual, target, plan hoặc estimate)", o.Kind)
	}
	return ""
}
