package table

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A table may go on on the next sheet, under the same heads and no title of its own
// but "(tiếp theo)". What was said above its beginning holds for it too.

// goesOn says of a table that it is the rest of one before.
var goesOn = pattern.MustCompile(`^\W*(bang |bieu |trang )?tiep( theo)?( (trang|bieu|bang)( truoc| [0-9]+)?)?\W*$`)

// continues tells whether a table is the rest of another: its heads are the same,
// and either a line above it says so or, under no title, its ordinals go on.
func continues(t *layout.Table, before *plan) bool {
	if before == nil || len(t.Columns) != len(before.table.Columns) {
		return false
	}
	for i := range t.Columns {
		if t.Columns[i].Head() != before.table.Columns[i].Head() {
			return false
		}
	}
	said := goesOn.MatchString(vietnamese.Fold(t.Grid().Name()))
	for l := range t.TitleLines(layout.Title) {
		if !goesOn.MatchString(vietnamese.Fold(l.Text)) {
			return false
		}
		said = true
	}
	return said || ordinalsGoOn(t, before.table)
}

// ordinalsGoOn tells whether the first numbered row of a table has the number after that
// of the last numbered row of another. Above it a region may stand alone.
func ordinalsGoOn(t, before *layout.Table) bool {
	for i := range t.Columns {
		if !t.Columns[i].Ordinal {
			continue
		}
		first, ok := t.Grid().NumberAt(t.Top, t.Columns[i].Col)
		for row := t.Top + 1; !ok && row <= min(t.Top+2, t.Bottom); row++ {
			first, ok = t.Grid().NumberAt(row, t.Columns[i].Col)
		}
		for row := before.Bottom; ok && row >= before.Top; row-- {
			if last, numbered := before.Grid().NumberAt(row, before.Columns[i].Col); numbered {
				return last > 1 && first == last+1
			}
		}
		return false
	}
	return false
}

// takeOver lets what stands above the beginning of a table speak for its rest.
func (p *plan) takeOver(before *plan) {
	p.titles, p.title = before.titles, before.title
	if p.agency == nil {
		p.agency = before.agency
	}
	if len(p.unitLine) == 0 {
		p.unitLine = before.unitLine
	}
	p.over = before.over
	if strings.TrimSpace(p.title) == "" {
		p.over = append(before.heritage(), p.over...)
	}
}
