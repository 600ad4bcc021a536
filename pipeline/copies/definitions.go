package copies

import (
	"cmp"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// faultDefinition is the type of the fault of figures that count otherwise than
// those of another year under the same heading. Sizes do not prove it: transfers
// of nearly every province doubled in years of one definition.
const faultDefinition = "definition_changes_between_years"

// mostYears may lie between two documents that are compared with one another.
const mostYears = 3

// changedForms tells documents that follow the forms of another regulation than
// the one of the years before: items of one name count differently.
func changedForms(list []*Document) {
	for _, d := range list {
		before := d.otherForms(list)
		if before == nil {
			continue
		}
		a, b := before.about.year, d.about.year
		d.fault(faultDefinition, pipeline.Locator{}, nil, fmt.Sprintf("%d: %s; %d: %s (%s)", b, d.Regulation, a, before.Regulation, before.Name),
			fmt.Sprintf("Biểu của năm %d theo %s, của năm %d theo %s (tệp «%s»): các khoản cùng tên có thể được tính khác nhau. Khi so sánh hai năm cần xem lại định nghĩa.", b, d.Regulation, a, before.Regulation, before.Name),
			fmt.Sprintf("The forms of %d follow %s, those of %d %s: items of one name may count differently.", b, d.Regulation, a, before.Regulation))
	}
}

// otherForms is the nearest document of the years before d, of the same province
// and kind, when it follows the forms of another regulation; nil when there is
// none.
func (d *Document) otherForms(list []*Document) *Document {
	var best *Document
	for _, b := range list {
		years := d.about.year - b.about.year
		if b.Regulation != "" && b.about.area == d.about.area && b.about.kind == d.about.kind && b.about.year > 0 && years > 0 && years <= mostYears &&
			(best == nil || cmp.Or(cmp.Compare(b.about.year, best.about.year), cmp.Compare(best.Name, b.Name)) > 0) {
			best = b
		}
	}
	if best == nil || d.Regulation == "" || d.about.area == "" || best.Regulation == d.Regulation {
		return nil
	}
	return best
}
