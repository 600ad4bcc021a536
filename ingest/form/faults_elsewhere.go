package form

import (
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// What was left of another document's form: a title of the other kind, a place and day of another
// province, and what counts a row twice.

// kindFaults are titles of a plan among those of a settlement of the same year, or the other way
// round, where the name or folder of the document is on the side of the others and no head says
// which it is.
func (b *book) kindFaults() []pipeline.DocumentFault {
	var list []pipeline.DocumentFault
	common := b.outside.kind
	for _, t := range b.tables {
		if common == "" || t.frame.kind == "" || t.frame.kind == common || t.Form.Lines != "" || !b.onlyOfItsKind(t, common) {
			continue
		}
		at := t.frame.yearAt
		t.hold(faultHeadYear)
		list = append(list, t.fault(faultHeadYear, [][2]int{{at.Row, at.Col}}, fmt.Sprintf("«%s», các biểu khác và tên tệp: %s", at.Text, kindName(common).VI),
			fmt.Sprintf("Tiêu đề ghi %s, trong khi các biểu khác của tệp và tên tệp là %s. Đề nghị sửa tiêu đề hoặc gửi đúng biểu; số liệu của biểu được giữ lại.", kindName(t.frame.kind).VI, kindName(common).VI),
			fmt.Sprintf("The title says %s, the other forms and the name of the file %s.", kindName(t.frame.kind).EN, kindName(common).EN)))
	}
	return list
}

// onlyOfItsKind tells whether all other tables of a document, as many as must agree, say one kind
// and the year of a table, which has no head that says a kind and no sister of the same form.
func (b *book) onlyOfItsKind(t *Table, common pipeline.Kind) bool {
	agree := 0
	for _, o := range b.tables {
		switch {
		case o == t || o.frame.kind == "":
		case o.frame.kind != common || o.frame.year != t.frame.year || o.Form.ID == t.Form.ID:
			return false
		default:
			agree++
		}
	}
	return agree >= leastAgreeing && t.frame.yearAt.Row > 0 && !slices.ContainsFunc(t.columns, func(c column) bool { return c.kind != "" && c.kind != common && !c.derived })
}

func kindName(k pipeline.Kind) pipeline.Text {
	if k == pipeline.Plan {
		return pipeline.Text{VI: "dự toán", EN: "plan"}
	}
	return pipeline.Text{VI: "quyết toán", EN: "settlement"}
}

// signedIn begins the line of place and day with the name of a place.
var signedIn = pattern.MustCompile(`^\W*[a-z -]+[,.]\s*ngay\b`)

// placeFault is a line of place and day that names another province than the document.
func (b *book) placeFault(t *Table, common placed) (pipeline.DocumentFault, bool) {
	for _, l := range slices.Concat(t.Layout.Titles, t.Layout.Notes) {
		if l.Kind != layout.DayLine || !signedIn.MatchString(vietnamese.Fold(l.Text)) {
			continue
		}
		l.Kind = layout.Title // a place is looked for in titles
		places := b.reader.placesIn(l)
		if len(places) != 1 || places[0].slug == common.slug || b.reader.kin[[2]string{places[0].slug, common.slug}] || b.reader.kin[[2]string{common.slug, places[0].slug}] {
			continue
		}
		return t.fault(faultProvince, [][2]int{{l.Row, l.Col}}, fmt.Sprintf("«%s», biểu của %s", l.Text, common.name),
			fmt.Sprintf("Dòng địa danh, ngày tháng ghi %s, trong khi biểu là của %s. Đề nghị kiểm tra biểu có được chép từ tỉnh khác hay không.", places[0].name, common.name),
			fmt.Sprintf("The place and day name %s, the form is of %s.", places[0].name, common.name)), true
	}
	return pipeline.DocumentFault{}, false
}

// countsTwice tells whether a total is greater than its rows by exactly one of them, which no other
// row states: it was added twice.
func (t *Table) countsTwice(s sum) bool {
	over := -s.diff()
	return over >= leastTwice && slices.ContainsFunc(s.parts, func(k int) bool {
		v := t.value(k, s.col)
		if math.Abs(v*t.unitBeside(k, s.line)-over) > 1 {
			return false
		}
		for i := range t.lines {
			if i != k && math.Abs(t.value(i, s.col)-v) <= 1 {
				return false
			}
		}
		return true
	})
}

// leastTwice is the least that a total is too great by no chance.
const leastTwice = 1000
