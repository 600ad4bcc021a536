package table

import (
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// The forms of a topic of money say how much a budget can be. Where offices lay a table out
// themselves, a figure above that is in another unit than is stated: it is held, and told once a
// column.

// beyondAll is the fault, and why its figures are held.
const beyondAll = "unit_wrong"

// sizesOf are the sizes that the topics of a catalog prescribe.
func sizesOf(c *catalog.Catalog) map[string]catalog.FormSize {
	sizes := map[string]catalog.FormSize{}
	for _, f := range c.Forms().List {
		if f.Size.Most > 0 {
			sizes[f.Topic] = f.Size
		}
	}
	return sizes
}

// beyondMost tells whether a figure is more than any budget of its place holds, and keeps the
// largest of its column.
func (p *plan) beyondMost(i int, c *column, f finding) bool {
	size, bounded := p.sizes[f.meaning.of().Topic]
	if !bounded || f.quantity.Unit != "vnd" {
		return false
	}
	most := size.Most
	if f.meaning.province == "" { // the country's, or a region's
		most = size.Country
	}
	if f.quantity.Value <= most {
		return false
	}
	at := slices.IndexFunc(p.beyond, func(s statedIn) bool { return s.c == c })
	switch {
	case at < 0:
		p.beyond = append(p.beyond, statedIn{value: f.quantity.Value, i: i, c: c})
	case p.beyond[at].value < f.quantity.Value:
		p.beyond[at].value, p.beyond[at].i = f.quantity.Value, i
	}
	return true
}

// beyondFaults tell of the columns with figures that no budget can be.
func (p *plan) beyondFaults() []pipeline.DocumentFault {
	var faults []pipeline.DocumentFault
	for _, s := range p.beyond {
		row := p.rows.number(s.i)
		at, shown := cellName(row, s.c.Col), p.grid.At(row, s.c.Col).Shown
		faults = append(faults, pipeline.DocumentFault{Type: beyondAll, Locator: p.grid.Locate(row, s.c.Col), Cells: []string{at},
			Evidence:  fmt.Sprintf("%s = %s, tức %s đồng", at, shown, grouped(s.value)),
			MessageVI: fmt.Sprintf("Ô %s ở trang «%s» ghi %s, theo đơn vị tính của bảng là %s đồng, lớn hơn mọi ngân sách. Đề nghị xem lại đơn vị tính; các số lớn như vậy của cột được giữ lại, chưa đưa vào kết quả.", at, p.grid.Name(), shown, grouped(s.value)),
			MessageEN: fmt.Sprintf("Cell %s on sheet %q states %s, in the unit of its table %s đồng, which is more than any budget. Check the unit; such figures of the column are held.", at, p.grid.Name(), shown, grouped(s.value))})
	}
	return faults
}
