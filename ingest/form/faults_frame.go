package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// leastAgreeing tables must say another year before one is called wrong.
const leastAgreeing = 3

// yearFaults are titles, heads and file names whose year the rest of the
// document denies.
func (b *book) yearFaults() []pipeline.DocumentFault {
	common, agree := b.agreedYear()
	var list []pipeline.DocumentFault
	if f, ok := b.nameFault(common, agree); ok {
		list = append(list, f)
	}
	for _, t := range b.tables {
		if f, ok := t.subtitleFault(); ok {
			list = append(list, f)
		}
		if f, ok := t.noYearFault(common); ok {
			list = append(list, f)
		}
		head, single := t.headYear()
		stale := head != 0 && head != t.frame.year && t.frame.year == common
		switch year := t.frame.year; {
		case year == 0 || common == 0 || agree < leastAgreeing && !b.pathSays(common):
		case year != common && (head == 0 || head == common) && (agree >= leastAgreeing || head == common && b.pathSays(common) || b.pathInsists(common)):
			if head == 0 {
				t.hold(faultTitleYear)
			}
			list = append(list, t.fault(faultTitleYear, [][2]int{{t.frame.yearAt.Row, t.frame.yearAt.Col}}, fmt.Sprintf("«%s», %d biểu khác ghi năm %d", t.frame.yearAt.Text, agree, common),
				fmt.Sprintf("Tiêu đề ghi năm %d, trong khi các biểu khác của cùng tệp là năm %d. Đề nghị sửa tiêu đề hoặc gửi đúng biểu; số liệu của biểu được giữ lại nếu không rõ năm.", year, common), fmt.Sprintf("The title says %d, the other forms of the file %d.", year, common)))
		case year != common && head == year && agree >= leastAgreeing && b.pathSays(common) && b.onlyStranger(t, common):
			t.hold(faultTitleYear)
			list = append(list, t.fault(faultTitleYear, [][2]int{{t.frame.yearAt.Row, t.frame.yearAt.Col}}, fmt.Sprintf("«%s», %d biểu khác ghi năm %d", t.frame.yearAt.Text, agree, common),
				fmt.Sprintf("Tiêu đề và đầu cột của biểu ghi năm %d, trong khi các biểu khác và tên tệp là năm %d. Đề nghị gửi biểu của năm %d, hoặc sửa lại năm nếu số liệu đã đúng; số liệu của biểu được giữ lại.", year, common, common), fmt.Sprintf("Title and heads of the form say %d, the other forms and the name of the file %d.", year, common)))
		case stale && single && agree >= leastAgreeing, stale && (single || t.settles()) && b.pathSays(year) && t.ofYear(head).kind != "" && t.Form.Lines == "":
			c := t.ofYear(head)
			if single {
				t.hold(faultHeadYear)
			} else {
				t.holdColumn(c.col, faultHeadYear)
			}
			row := t.Layout.Top - 1
			if n := len(t.Layout.HeadRows); n > 0 {
				row = t.Layout.HeadRows[n-1]
			}
			list = append(list, t.fault(faultHeadYear, [][2]int{{row, c.col}}, fmt.Sprintf("đầu cột «%s», tiêu đề năm %d", c.head, year),
				fmt.Sprintf("Đầu cột ghi năm %d, tiêu đề ghi năm %d. Đề nghị sửa đầu cột cho đúng năm.", head, year), fmt.Sprintf("The head says %d, the title %d.", head, year)))
		}
	}
	return list
}

// onlyStranger tells whether a table is the only one whose title is of another
// year than that of the document, is of the kind of the others, and has no
// sister of the same form that is of it: a document may hold the forms of two
// years.
func (b *book) onlyStranger(t *Table, common int) bool {
	for _, o := range b.tables {
		if o != t && (o.frame.year != 0 && o.frame.year != common || o.Form.ID == t.Form.ID || o.settled.kind != t.settled.kind) {
			return false
		}
	}
	return true
}

var fiscalYear = pattern.MustCompile(`\b(?:f[yi]|[yi]ear)\s*((?:19[89]|20[0-4])[0-9])\b`)

// subtitleFault is an English title of another year than the Vietnamese one: what
// was left of the form that this one was copied from. The Vietnamese counts.
func (t *Table) subtitleFault() (pipeline.DocumentFault, bool) {
	for _, l := range t.Layout.Titles {
		m := fiscalYear.FindStringSubmatch(vietnamese.Fold(l.Text))
		if m == nil || t.frame.year == 0 || m[1] == strconv.Itoa(t.frame.year) || strings.Contains(l.Text, strconv.Itoa(t.frame.year)) || t.frame.yearAt.Row == 0 {
			continue
		}
		return t.fault(faultHeadYear, [][2]int{{l.Row, l.Col}, {t.frame.yearAt.Row, t.frame.yearAt.Col}}, fmt.Sprintf("«%s», tiêu đề tiếng Việt: năm %d", l.Text, t.frame.year),
			fmt.Sprintf("Tiêu đề tiếng Anh ở ô %s ghi năm %s, tiêu đề tiếng Việt ghi năm %d. Đề nghị sửa tiêu đề tiếng Anh; số liệu được hiểu theo tiêu đề tiếng Việt.", cellName([2]int{l.Row, l.Col}), m[1], t.frame.year),
			fmt.Sprintf("The English title says %s, the Vietnamese one %d.", m[1], t.frame.year)), true
	}
	return pipeline.DocumentFault{}, false
}

// noYear is what a title says of a year that is none: "NĂM 20016", "năm 201".
var noYear = pattern.MustCompile(`\b(?:nam|nien do)\s*:?\s*([0-9]{3,5})\b(?:[^/.,0-9]|$)`)

// noYearFault is a title whose year was typed wrongly, so that it is none.
func (t *Table) noYearFault(common int) (pipeline.DocumentFault, bool) {
	for _, l := range t.Layout.Titles {
		m := noYear.FindStringSubmatch(vietnamese.Fold(l.Text))
		if m == nil || !l.Dated() || bareYear.MatchString(vietnamese.Fold(l.Text)) {
			continue
		}
		advice := "Đề nghị ghi đúng năm của số liệu."
		if common != 0 {
			advice = fmt.Sprintf("Năm %d được lấy từ các biểu khác hoặc từ tên tệp. Đề nghị ghi đúng năm của số liệu.", common)
		}
		return t.fault(faultTitleYear, [][2]int{{l.Row, l.Col}}, fmt.Sprintf("«%s»", l.Text),
			fmt.Sprintf("Tiêu đề ghi năm «%s», không phải là một năm. %s", m[1], advice), fmt.Sprintf("The title says the year «%s», which is none.", m[1])), true
	}
	return pipeline.DocumentFault{}, false
}

// agreedYear is the year of most titles, and how many say it.
func (b *book) agreedYear() (year, agree int) {
	count := map[int]int{}
	for _, t := range b.tables {
		if y := t.frame.year; y > 0 {
			count[y]++
			if count[y] > agree {
				year, agree = y, count[y]
			}
		}
	}
	if len(b.outside.years) > 0 && count[b.outside.years[0]] == 0 && agree <= 1 && !slices.Contains(b.outside.years, year) {
		return b.outside.years[0], 0
	}
	return year, agree
}

// pathSays tells whether every year of the path is this one.
func (b *book) pathSays(year int) bool {
	for _, y := range b.outside.years {
		if y != year {
			return false
		}
	}
	return len(b.outside.years) > 0
}

// pathInsists tells whether the folders and the name of a document say one and
// the same year, and that it is that of a plan or of a settlement.
func (b *book) pathInsists(year int) bool {
	return b.pathSays(year) && len(b.outside.years) > 1 && b.outside.kind != ""
}

// headYear is the year of the heads when all that name one agree; single tells
// that there is one column of figures.
func (t *Table) headYear() (year int, single bool) {
	figures := 0
	for _, c := range t.columns {
		if c.derived || t.setBeside(c) {
			continue
		}
		figures++
		if c.year != 0 && year != 0 && c.year != year {
			return 0, false
		}
		if c.year != 0 {
			year = c.year
		}
	}
	return year, figures == 1
}

// setBeside tells of the result or estimate of the year before that of the title, beside the
// plan or the result of that year under a head that states no year.
func (t *Table) setBeside(c column) bool {
	if c.kind == "" || c.kind == pipeline.Plan || c.year == 0 || c.year != t.frame.year-1 {
		return false
	}
	return slices.ContainsFunc(t.columns, func(o column) bool {
		return !o.derived && o.year == 0 && (o.kind == c.kind || t.settled.kind == pipeline.Plan && (o.kind == pipeline.Plan || o.kind == ""))
	})
}

// ofYear is the first column of figures whose head says a year.
func (t *Table) ofYear(year int) column {
	return t.columns[slices.IndexFunc(t.columns, func(c column) bool { return c.year == year && !c.derived })]
}

// settles tells whether a table is of a settlement, which sets the result beside
// the plan of the same year.
func (t *Table) settles() bool {
	return t.frame.kind == pipeline.Actual || slices.ContainsFunc(t.columns, func(c column) bool {
		return c.kind == pipeline.Actual && (c.year == 0 || c.year == t.frame.year)
	})
}

var kindYear = pattern.MustCompile(`(?i)(?:\b|_)(?:qt|dt|quyet toan|du toan)[ _-]*((?:19[89]|20[0-4])[0-9])`)

// nameFault is a file whose name says settlement or plan of another year than
// all its titles.
func (b *book) nameFault(common, agree int) (pipeline.DocumentFault, bool) {
	named := b.outside.named
	if named == 0 && slices.Contains(b.outside.years, common) {
		named = b.outside.lone // the folders are on the side of the titles
	}
	if lone := b.outside.lone; named == 0 && lone != 0 && b.pathInsists(lone) {
		named = lone
	}
	if agree == 0 && b.pathInsists(common) {
		common = b.headedYear() // of the only form, whose heads are on the side of its title
	}
	if named == 0 || common == 0 || named == common {
		return pipeline.DocumentFault{}, false
	}
	for _, t := range b.tables {
		if y := t.frame.year; y != 0 && y != common {
			return pipeline.DocumentFault{}, false
		}
		if head, _ := t.headYear(); head == named {
			return pipeline.DocumentFault{}, false
		}
	}
	kind := faultNameYear
	if len(b.outside.years) > 1 && b.outside.years[1] == named {
		kind = faultOtherYear
	}
	return pipeline.DocumentFault{Type: kind, Evidence: fmt.Sprintf("tên tệp: %d; tiêu đề các biểu: %d", named, common),
		MessageVI: fmt.Sprintf("Tên tệp ghi năm %d, còn tiêu đề các biểu là năm %d. Đề nghị kiểm tra có gửi nhầm tệp hay không.", named, common),
		MessageEN: fmt.Sprintf("The name of the file says %d, the titles of its forms %d.", named, common)}, true
}

// headedYear is the year that the titles and the heads of all tables say, 0 when
// one of them leaves it open.
func (b *book) headedYear() int {
	year := 0
	for _, t := range b.tables {
		if head, _ := t.headYear(); head == 0 || head != t.frame.year || year != 0 && year != head {
			return 0
		}
		year = t.frame.year
	}
	return year
}

// yearOfName is the year that stands right after "QT" or "DT" in a file's name.
func yearOfName(name string) int {
	m := kindYear.FindStringSubmatch(name)
	if m == nil {
		return 0
	}
	y, _ := strconv.Atoi(m[1])
	return y
}

// provinceFaults are heads that name another province than the rest of the
// document and its path.
func (b *book) provinceFaults() []pipeline.DocumentFault {
	common := b.commonProvince()
	agree := 0
	for _, t := range b.tables {
		if ownProvince(t).slug == common.slug {
			agree++
		}
	}
	list := b.pathProvinceFault()
	for _, t := range b.tables {
		own := ownProvince(t)
		said := b.outside.province.slug == common.slug
		if p, ok := b.strangeTitle(t, own, common); ok && said {
			t.hold(faultProvince)
			list = append(list, t.fault(faultProvince, [][2]int{{p.line.Row, p.line.Col}}, fmt.Sprintf("«%s», đầu biểu và tên tệp: %s", p.line.Text, common.name),
				fmt.Sprintf("Tiêu đề biểu ghi %s, trong khi cơ quan gửi và tên tệp là %s. Đề nghị sửa tiêu đề hoặc gửi đúng biểu; số liệu của biểu được giữ lại.", p.name, common.name), fmt.Sprintf("The title names %s, the agency above it and the file %s.", p.name, common.name)))
			continue
		}
		if f, ok := b.placeFault(t, common); ok && common.slug != "" && (said || agree > 0) {
			list = append(list, f)
		}
		if own.slug == "" || own.slug == common.slug || agree < 2 && !said || b.outside.province.slug == own.slug || agree <= len(b.tables)/2 && !said {
			continue
		}
		t.hold(faultProvince)
		list = append(list, t.fault(faultProvince, [][2]int{{own.line.Row, own.line.Col}}, fmt.Sprintf("«%s», các biểu khác: %s", own.line.Text, common.name),
			fmt.Sprintf("Phần đầu biểu ghi %s, trong khi các biểu khác của tệp là %s. Đề nghị sửa tên tỉnh; số liệu của biểu được giữ lại.", own.name, common.name), fmt.Sprintf("The head of the form names %s, the rest of the file %s.", own.name, common.name)))
	}
	return list
}

// strangeTitle is the one other province that a title names as such, "TỈNH …", below an agency
// of the document's own.
func (b *book) strangeTitle(t *Table, own, common placed) (placed, bool) {
	var found placed
	for _, p := range t.frame.places {
		switch {
		case p.line.Kind != layout.Title || !ofProvince.MatchString(vietnamese.Fold(p.line.Text)):
		case p.slug == common.slug || p.slug == country || b.reader.kin[[2]string{p.slug, common.slug}] || b.reader.kin[[2]string{common.slug, p.slug}] || found.slug != "" && found.slug != p.slug:
			return placed{}, false
		default:
			found = p
		}
	}
	return found, found.slug != "" && own.slug == common.slug
}

var ofProvince = pattern.MustCompile(`\b(tinh|thanh pho|tp)\b`)

// pathProvinceFault is a document all of whose heads name one province and whose
// name or folder names another, of which neither became a part of the other.
// Nothing is held: a folder is weaker evidence than a head.
func (b *book) pathProvinceFault() []pipeline.DocumentFault {
	said := b.outside.province
	if said.slug == "" || !b.outside.near || b.outside.declared {
		return nil
	}
	var first *Table
	for _, t := range b.tables {
		own := ownProvince(t)
		switch {
		case own.slug == "":
		case own.slug == said.slug || b.reader.kin[[2]string{own.slug, said.slug}] || b.reader.kin[[2]string{said.slug, own.slug}]:
			return nil
		case first == nil:
			first = t
		case ownProvince(first).slug != own.slug:
			return nil
		}
	}
	if first == nil {
		return nil
	}
	own := ownProvince(first)
	return []pipeline.DocumentFault{first.fault(faultProvince, [][2]int{{own.line.Row, own.line.Col}}, fmt.Sprintf("«%s», thư mục và tên tệp: %s", own.line.Text, said.name),
		fmt.Sprintf("Phần đầu biểu ghi %s, còn thư mục hoặc tên tệp là %s. Đề nghị kiểm tra có gửi nhầm tệp hay không.", own.name, said.name), fmt.Sprintf("The head of the form names %s, the folder or the name of the file %s.", own.name, said.name))}
}
