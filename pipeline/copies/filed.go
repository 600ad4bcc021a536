package copies

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

const (
	faultOtherYear = "file_of_another_year"
	faultDrafts    = "two_drafts"
)

// How sure the folders of a collection must be before they say of what year a
// document is: they may as well be those of the year of publication.
const (
	leastFiled = 5
	filedShare = 0.8
)

// misfiled tells documents whose folder or name is of another year than all
// their figures, where those of nearly all the others are of the year of theirs.
func misfiled(list []*Document) {
	filed, agree := 0, 0
	for _, d := range list {
		if d.ofForms() {
			filed++
			if d.Year == d.about.year {
				agree++
			}
		}
	}
	if agree < leastFiled || float64(agree) < filedShare*float64(filed) {
		return
	}
	for _, d := range list {
		if !d.ofForms() || d.Year == d.about.year || d.toldOfYear() || slices.ContainsFunc(d.Reading.Observations, func(o pipeline.Observation) bool { return o.Period.End.Year == d.Year }) {
			continue
		}
		d.fault(faultOtherYear, pipeline.Locator{}, nil, fmt.Sprintf("thư mục, tên tệp: %d; số liệu: %d; %d trên %d tệp khác khớp", d.Year, d.about.year, agree, filed-1),
			fmt.Sprintf("Thư mục hoặc tên tệp ghi năm %d nhưng mọi số liệu của tệp là của năm %d, trong khi %d tệp khác đều khớp năm. Đề nghị kiểm tra có gửi nhầm tệp, hoặc quên sửa năm ở tiêu đề hay không.", d.Year, d.about.year, agree),
			fmt.Sprintf("Folder or name say %d, all figures of the file are of %d.", d.Year, d.about.year))
	}
}

// ofForms tells whether a document follows the forms of a regulation and both its
// path and its figures say a year.
func (d *Document) ofForms() bool { return d.Regulation != "" && d.Year > 0 && d.about.year > 0 }

// toldOfYear tells whether the document itself says that a year is wrong in it.
func (d *Document) toldOfYear() bool {
	return slices.ContainsFunc(d.Reading.Faults, func(f pipeline.DocumentFault) bool {
		return strings.Contains(f.Type, "year") || f.Type == "stale_header"
	})
}

// leastSame figures of one form must say of two documents that they are of one
// report.
const leastSame = 5

// A formItem is what a figure of a form is of.
type formItem struct {
	rule string
	stated
	period string
	kind   pipeline.Kind
}

// drafts tells two documents of one province, year and kind that state the items
// of one form differently: two drafts of it, of which one counts. Which one they
// do not say, so it is told of both.
func drafts(list []*Document) {
	for _, d := range list {
		if d.about.area == "" || d.about.year == 0 {
			continue
		}
		for _, other := range list {
			if other != d && other.about == d.about && other.Digest != d.Digest && d.draft(other) {
				break
			}
		}
	}
}

func (d *Document) draft(other *Document) bool {
	old := other.formItems()
	same := 0
	var cells []string
	var at pipeline.Locator
	first := ""
	for _, o := range d.Reading.Observations {
		item, ok := formItemOf(o)
		was, stated := old[item]
		if !ok || !stated || !telling(o.Quantity.Value) && !telling(was.Quantity.Value) {
			continue
		}
		delete(old, item)
		if math.Abs(was.Quantity.Value-o.Quantity.Value) <= 1e-5*math.Max(math.Abs(was.Quantity.Value), math.Abs(o.Quantity.Value)) {
			same++
			continue
		}
		l := o.Origin.Locator
		if cells = append(cells, fmt.Sprintf("%s%d", pipeline.ColumnName(l.Col), l.Row)); len(cells) == 1 {
			at, first = l, fmt.Sprintf("%s = %s, %s = %s", l, o.Origin.Shown, was.Origin.Locator, was.Origin.Shown)
		}
	}
	if len(cells) == 0 || same+len(cells) < leastSame {
		return false
	}
	d.fault(faultDrafts, at, cells, fmt.Sprintf("%d số khác, %d số như nhau; %s", len(cells), same, first),
		fmt.Sprintf("Tệp này và tệp «%s» là hai bản của cùng một biểu (cùng tỉnh, cùng năm) nhưng có %d số khác nhau (%s). Đề nghị cho biết bản nào là bản chính thức và chỉ gửi bản ấy.", other.Name, len(cells), first),
		fmt.Sprintf("This file and %s are two drafts of one form: %d figures differ.", other.Name, len(cells)))
	return true
}

// formItems are what the figures of a document that a form read are of; the
// first statement of each.
func (d *Document) formItems() map[formItem]*pipeline.Observation {
	list := map[formItem]*pipeline.Observation{}
	for i, o := range d.Reading.Observations {
		if item, ok := formItemOf(o); ok && list[item] == nil {
			list[item] = &d.Reading.Observations[i]
		}
	}
	return list
}

func formItemOf(o pipeline.Observation) (formItem, bool) {
	rule, form := strings.CutPrefix(o.Origin.Rule, "form.")
	rule, _, _ = strings.Cut(rule, "+")
	return formItem{rule, totalOf(o), o.Period.Key(), o.Kind}, form && !o.Claim
}
