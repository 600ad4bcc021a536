package table

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A problem is why a figure was not understood: a stable reason and what stands
// after the place in the sentence.
type problem struct {
	reason string
	vi, en string
	row    int // of the head or label that it is about, 0 for the figure itself
	col    int
	joined bool // one complaint for the whole table, however many cells it is about
}

func problemOf(reason, vi, en string) *problem { return &problem{reason: reason, vi: vi, en: en} }

// once makes it one complaint for the whole table.
func (p *problem) once() *problem {
	p.joined = true
	return p
}

// about sets the head or label that the problem is about.
func (p *problem) about(v voice) *problem {
	if v.row > 0 && v.col > 0 {
		p.row, p.col = v.row, v.col
	}
	return p
}

// ofAnotherRate says that a figure is stated of another time than that of the indicator which it fits.
func (p *plan) ofAnotherRate(indicator, near string, voices chorus) *problem {
	wanted, stated := aMonth, aYear
	if p.catalog.Per(indicator) == catalog.PerYear {
		wanted, stated = aYear, aMonth
	}
	for v := range voices {
		switch v.Per {
		case vietnamese.PerSeveral:
			return problemOf("unknown_indicator", fmt.Sprintf("đơn vị tính ghi cho nhiều kỳ nên không rõ số thuộc kỳ nào, còn «%s» tính theo %s; đề nghị chỉ ghi một đơn vị tính.", near, wanted.VI),
				fmt.Sprintf("rates of several times are stated, so it is not known of which the figure is, while %q is of a %s; state one.", near, wanted.EN))
		case vietnamese.PerQuarter:
			stated = aQuarter
		}
	}
	return problemOf("unknown_indicator", fmt.Sprintf("số ghi theo %s, còn «%s» tính theo %s, nên chưa được dùng và không được quy đổi; đề nghị ghi số theo %s.", stated.VI, near, wanted.VI, wanted.VI),
		fmt.Sprintf("the figure is of a %s, %q is of a %s, so it is not used and not converted; state it for a %s.", stated.EN, near, wanted.EN, wanted.EN))
}

// unchosen says why no indicator was chosen.
func (p *plan) unchosen(c meaning.Choice, voices chorus) *problem {
	words := p.wordsOf(c.Words)
	near := p.namesOf(c.Near)
	var problem *problem
	switch c.Reason {
	case meaning.UnknownWord:
		problem = problemOf("unknown_indicator", fmt.Sprintf("không hiểu chữ «%s» trong «%s»%s nên các số này chưa được dùng; đề nghị ghi rõ tên chỉ tiêu.", words, sourceOf(c.Words), nearVI(near)),
			fmt.Sprintf("the words %q in %q are not understood, and the figures are not used; name the indicator.", words, sourceOf(c.Words)))
	case meaning.OtherStatus:
		problem = problemOf("other_status", fmt.Sprintf("chữ «%s» cho thấy đây không phải số liệu của chỉ tiêu «%s»; các số này không được dùng.", words, near),
			fmt.Sprintf("the words %q say that this is not %q, and the figures are not used.", words, near))
	case meaning.TwoNouns, meaning.TwoStatuses:
		problem = problemOf("unknown_indicator", fmt.Sprintf("tên cột và tên dòng nói hai điều khác nhau («%s»); đề nghị ghi lại cho thống nhất.", words),
			fmt.Sprintf("column and row say two different things (%q); make them agree.", words))
	case meaning.Tie:
		near, nearEN := p.claimants(c.Near)
		problem = problemOf("unknown_indicator", fmt.Sprintf("tên cột, tên dòng hợp với nhiều chỉ tiêu như nhau («%s»); đề nghị ghi rõ hơn.", near),
			fmt.Sprintf("the heads fit several indicators equally well (%q); be more precise.", nearEN))
	case meaning.UnfitUnit:
		ind, _ := p.catalog.Indicator(c.Near[0])
		for v := range voices {
			if v.Unit != "" {
				return unitMismatch(v.text, p.unitName(ind.Unit)).about(v)
			}
		}
		problem = unitMismatch("", p.unitName(ind.Unit))
	case meaning.OtherRate:
		problem = p.ofAnotherRate(c.Near[0], near, voices)
	case meaning.NoProgramme:
		problem = problemOf("unknown_indicator", fmt.Sprintf("không rõ số liệu thuộc chương trình nào (gần nhất là «%s»); đề nghị ghi tên chương trình ở tiêu đề.", near),
			fmt.Sprintf("it is not said which programme the figures belong to (%q comes nearest); name it in the title.", near))
	default:
		problem = problemOf("unknown_indicator", "không rõ các số này thuộc chỉ tiêu nào; đề nghị ghi rõ tên chỉ tiêu ở tên cột hoặc tên dòng.",
			"it is not said what is counted; name the indicator in the head of the column or in the row.")
	}
	for _, said := range c.Words {
		for v := range voices {
			if v.Text == said.Text {
				return problem.about(v)
			}
		}
	}
	for v := range voices {
		if v.from == meaning.Head {
			return problem.about(v)
		}
	}
	return problem
}

func nearVI(near string) string {
	if near == "" {
		return ""
	}
	return " (gần nhất là «" + near + "»)"
}

// wordsOf are the words that a choice names, as the texts write them.
func (p *plan) wordsOf(said []meaning.Said) string {
	var words []string
	for _, s := range said {
		runes := []rune(s.Text.Source)
		if s.Start >= 0 && s.End <= len(runes) && s.Start < s.End {
			words = append(words, string(runes[s.Start:s.End]))
		}
		if len(words) == 6 {
			break
		}
	}
	return clip(strings.Join(words, ", "))
}

func sourceOf(said []meaning.Said) string {
	if len(said) == 0 {
		return ""
	}
	return clip(said[0].Text.Source)
}

func (p *plan) namesOf(ids []string) string {
	var names []string
	for _, id := range ids {
		ind, _ := p.catalog.Indicator(id)
		names = append(names, ind.Name.VI)
	}
	return strings.Join(names, "», «")
}

// claimants names indicators, with the topic of each where they are of several.
func (p *plan) claimants(ids []string) (vi, en string) {
	var namesVI, namesEN []string
	for _, name := range p.catalog.NamesApart(ids) {
		namesVI, namesEN = append(namesVI, name.VI), append(namesEN, name.EN)
	}
	return strings.Join(namesVI, "», «"), strings.Join(namesEN, "», «")
}

func notANumber(shown string) *problem {
	return problemOf("not_a_number",
		fmt.Sprintf("«%s» không phải là một con số; đề nghị ghi con số cụ thể, hoặc để trống nếu chưa có số liệu.", clip(shown)),
		fmt.Sprintf("%q is no number; write the number, or leave the cell blank when there is none.", clip(shown)))
}

func commaEitherWay(shown string) *problem {
	return problemOf("not_a_number",
		"không rõ dấu phẩy trong «"+clip(shown)+"» ngăn phần nghìn hay phần thập phân: ô này là chữ, các ô khác trong cột là số nguyên; đề nghị nhập lại thành số.",
		"it is not clear whether the comma in «"+clip(shown)+"» parts thousands or decimals: the cell is text among whole numbers; enter it as a number.")
}

func formulaError(shown string) *problem {
	return problemOf("formula_error",
		fmt.Sprintf("công thức bị lỗi (%s); đề nghị sửa công thức hoặc nhập thẳng con số.", clip(shown)),
		fmt.Sprintf("the formula gives an error (%s); mend it or enter the number itself.", clip(shown)))
}

func formulaWithoutValue() *problem {
	return problemOf("formula_without_value",
		"công thức chưa được tính; đề nghị mở tệp bằng Excel, lưu lại rồi gửi lại, hoặc nhập thẳng con số.",
		"the formula was never calculated; open the file in Excel, save it and send it again, or enter the number itself.")
}

func unknownProvince(name string) *problem {
	return problemOf("unknown_province",
		fmt.Sprintf("không có tỉnh, thành phố nào tên là «%s»; đề nghị ghi đúng tên tỉnh.", clip(name)),
		fmt.Sprintf("there is no province called %q; write the province's name.", clip(name)))
}

func closedRegion(name string) *problem {
	return problemOf("unknown_province",
		fmt.Sprintf("vùng «%s» không có trong cách chia vùng của kỳ này; đề nghị ghi theo các vùng đang áp dụng.", clip(name)),
		fmt.Sprintf("there is no region %q in the division of that time; report by the regions in force.", clip(name)))
}

func noProvince() *problem {
	return problemOf("unknown_province",
		"không biết số liệu của tỉnh nào; đề nghị ghi tên tỉnh ở tiêu đề hoặc thành một cột.",
		"it is not said which province the figure belongs to; name the province in the title or in a column.").once()
}

func unknownLabel(text string) *problem {
	return problemOf("unknown_indicator",
		fmt.Sprintf("không hiểu «%s» nên các số này chưa được dùng; đề nghị ghi rõ tên chỉ tiêu, nhóm hoặc địa phương.", clip(text)),
		fmt.Sprintf("%q is not understood, and its figures are not used; name the indicator, the group or the place.", clip(text)))
}

func notItsPart(label, whole string) *problem {
	return problemOf("unknown_indicator",
		fmt.Sprintf("không rõ «%s» là phần nào của chỉ tiêu «%s» nên các số này chưa được dùng; đề nghị ghi rõ hơn.", clip(label), whole),
		fmt.Sprintf("it is not clear which part of the indicator %q %q is, and the figures are not used.", whole, clip(label)))
}

func namedItem(text string) *problem {
	return problemOf("named_items",
		fmt.Sprintf("bảng liệt kê từng đối tượng (như «%s»), không phải số liệu của tỉnh, nên chỉ dòng tổng được dùng; đề nghị gửi kèm bảng tổng hợp.", clip(text)),
		fmt.Sprintf("the table lists single items (such as %q) and no figures of the province, and only its total is used; send a summary with it.", clip(text))).once()
}

func unknownPeriod(text string) *problem {
	return problemOf("unknown_period",
		fmt.Sprintf("không xác định được kỳ số liệu («%s»); đề nghị ghi một năm hoặc một giai đoạn cho mỗi con số.", clip(text)),
		fmt.Sprintf("the period is not clear (%q); give one year or one span of years for each figure.", clip(text)))
}

func openPeriod(text string) *problem {
	return problemOf("unknown_period",
		fmt.Sprintf("«%s» không ghi là của năm nào; đề nghị ghi năm ở tên cột hoặc tiêu đề.", clip(text)),
		fmt.Sprintf("%q does not say of which year; write the year in the head or the title.", clip(text)))
}

func unitMismatch(stated, wanted string) *problem {
	return problemOf("unit_mismatch",
		fmt.Sprintf("đơn vị tính «%s» không hợp với chỉ tiêu này (cần «%s»); đề nghị ghi lại đơn vị tính.", clip(stated), wanted),
		fmt.Sprintf("the unit %q does not fit the indicator (%q is wanted); correct the unit.", clip(stated), wanted))
}

func unknownUnit(stated string) *problem {
	return problemOf("unit_mismatch",
		fmt.Sprintf("không hiểu đơn vị tính «%s»; đề nghị ghi lại đơn vị tính.", clip(stated)),
		fmt.Sprintf("the unit %q is not known; correct the unit.", clip(stated)))
}

func unitMissing() *problem {
	return problemOf("unit_mismatch",
		"không rõ số tiền tính bằng đồng, nghìn đồng, triệu đồng hay tỷ đồng; đề nghị ghi đơn vị tính.",
		"it is not said whether the money is in đồng, thousands, millions or billions; state the unit.")
}

func notWhole(shown string) *problem {
	return problemOf("not_a_number",
		fmt.Sprintf("«%s» không phải số nguyên trong khi chỉ tiêu này đếm từng đơn vị; đề nghị kiểm tra dấu chấm, dấu phẩy.", clip(shown)),
		fmt.Sprintf("%q is not whole, but the indicator counts units; check the separators.", clip(shown)))
}

func negative(shown string) *problem {
	return problemOf("negative",
		fmt.Sprintf("«%s» là số âm trong khi chỉ tiêu này không thể âm; đề nghị kiểm tra lại.", clip(shown)),
		fmt.Sprintf("%q is negative, which the indicator cannot be; check it.", clip(shown)))
}

func unknownLevel(text string) *problem {
	return problemOf("unknown_level",
		fmt.Sprintf("không rõ số liệu thuộc cấp nào («%s»); đề nghị ghi một cấp cho mỗi con số.", clip(text)),
		fmt.Sprintf("the level of the figure is not clear (%q); give one level for each figure.", clip(text)))
}

func closedLevel(text string) *problem {
	return problemOf("unknown_level",
		fmt.Sprintf("chỉ tiêu này không có %s; đề nghị kiểm tra lại cấp.", clip(text)),
		fmt.Sprintf("the indicator has no level %q; check the level.", clip(text)))
}

func contradiction(other string) *problem {
	return problemOf("contradiction",
		fmt.Sprintf("cùng một số liệu nhưng ô %s ghi giá trị khác; đề nghị kiểm tra lại cả hai ô.", other),
		fmt.Sprintf("the same figure has another value in cell %s; check both cells.", other))
}

func strayNumber() *problem {
	return problemOf("stray_number",
		"con số đứng ngoài bảng, không rõ của chỉ tiêu nào nên không được dùng; đề nghị xóa hoặc đưa vào bảng.",
		"the number stands outside of any table and is not used; delete it or put it into the table.")
}

func hiddenCells(n int) *problem {
	return problemOf("hidden",
		fmt.Sprintf("%d con số nằm trong dòng hoặc cột bị ẩn nên không được dùng; đề nghị bỏ ẩn nếu muốn công bố.", n),
		fmt.Sprintf("%d figures stand in hidden rows or columns and are not used; unhide them to publish them.", n))
}

func hiddenSheet(n int) *problem {
	return problemOf("hidden",
		fmt.Sprintf("trang bị ẩn nên %d con số trong trang này không được dùng; đề nghị bỏ ẩn nếu muốn công bố.", n),
		fmt.Sprintf("the sheet is hidden, and the %d figures in it are not used; unhide it to publish them.", n))
}

func noTable() *problem {
	return problemOf("no_table",
		"không thấy bảng số liệu nào; đề nghị kẻ bảng có dòng tên cột ở trên các con số.",
		"there is no table of figures; lay it out with a row of column heads above the figures.")
}

// onlyMarks is of a list that ticks levels or years and counts nothing.
func onlyMarks() *problem {
	return problemOf("no_table",
		"trang chỉ là danh sách đánh dấu «x», không có con số nào nên không có số liệu để dùng; đề nghị thêm dòng tổng hoặc gửi bảng tổng hợp số lượng theo từng cột.",
		"the sheet is a list with marks \"x\" and no figures; add a row of totals, or send a table with the number of marks in each column.")
}

func unfilledForm() *problem {
	return problemOf("unfilled_form",
		"biểu mẫu chưa điền: có tên cột và chỉ tiêu nhưng chưa có số liệu nào; đề nghị điền số liệu rồi gửi lại.",
		"the form is not filled in: it has heads and items and no figure; enter the figures and send it again.")
}

func otherSubject() *problem {
	return problemOf("not_this_programme",
		"bảng số liệu không thuộc lĩnh vực nào đang theo dõi hoặc không ghi rõ chỉ tiêu, nên không được dùng.",
		"the table is about none of the topics that are followed, or does not say what it counts, and is not used.")
}

// ofLocality is said once of a table of a district, where the indicator is one of
// provinces, or of several districts together.
func ofLocality(names []string) *problem {
	all := strings.Join(names, ", ")
	return problemOf("locality",
		fmt.Sprintf("bảng ghi số liệu của %s, không phải của cả tỉnh, nên các số này chưa được dùng; đề nghị gửi bảng của cả tỉnh, hoặc mỗi địa phương một dòng.", clip(all)),
		fmt.Sprintf("the table holds the figures of %s, not those of the province, and they are not used; send those of the province, or a row for each place.", clip(all))).once()
}

// ofUser is said once of a table of one body that uses the budget.
func ofUser(line string) *problem {
	return problemOf("budget_user",
		fmt.Sprintf("bảng ghi số liệu của riêng một đơn vị sử dụng ngân sách («%s»), không phải của cả tỉnh, nên các số này chưa được dùng; đề nghị gửi biểu của cả tỉnh.", clip(line)),
		fmt.Sprintf("the table holds the figures of one body that uses the budget (“%s”), not those of the province, and they are not used; send the form of the province.", clip(line))).once()
}

// unreadForm is said once of a table that follows a form which is not read.
func unreadForm(o *form.Other) *problem {
	switch {
	case o.User != "":
		return ofUser(o.User)
	case o.Mark == "":
		return ofLocality(o.Seats)
	}
	return problemOf("unknown_form",
		fmt.Sprintf("bảng theo mẫu số %s %s; chưa có mẫu này để đọc nên các số của bảng chưa được dùng, không cần sửa tệp.", o.Mark, o.Whose.VI),
		fmt.Sprintf("the table follows form %s %s, which is not read yet, and its figures are not used; the file needs no mending.", o.Mark, o.Whose.EN)).once()
}

func tooLarge(g *sheet.Grid) *problem {
	return problemOf("too_large",
		fmt.Sprintf("trang có nhiều dòng hoặc cột hơn mức đọc được, chỉ đọc %d dòng đầu; đề nghị chia nhỏ bảng.", g.Rows()),
		fmt.Sprintf("the sheet goes on beyond what can be read, and only the first %d rows were; split the table.", g.Rows()))
}

func moreRejects(n int) *problem {
	return problemOf("more_rejects",
		fmt.Sprintf("còn %d con số nữa ở trang này không đọc được; đề nghị sửa các lỗi nêu trên rồi gửi lại.", n),
		fmt.Sprintf("another %d figures of this sheet could not be read; mend the faults above and send it again.", n))
}

// clip keeps a quotation short.
func clip(s string) string {
	s = sheet.Squeeze(s)
	if len(s) <= 80 {
		return s
	}
	runes := []rune(s)
	if len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return s
}

// rejectAt says a problem of a cell, or of a whole sheet when row is 0.
func rejectAt(g *sheet.Grid, p *problem, row, col int, digest pipeline.Digest, context string) pipeline.Reject {
	where, place := fmt.Sprintf("Trang «%s»", g.Name()), fmt.Sprintf("Sheet %q", g.Name())
	at := pipeline.Locator{Sheet: g.Name()}
	var raw, shown string
	if row > 0 {
		ref := cellName(row, col)
		where, place = fmt.Sprintf("Ô %s ở trang «%s»", ref, g.Name()), fmt.Sprintf("Cell %s of sheet %q", ref, g.Name())
		c := g.Anchored(row, col)
		at, raw, shown = g.Locate(row, col), c.Raw, c.Shown
	}
	return pipeline.Reject{
		Origin:    pipeline.Origin{Snapshot: digest, Locator: at, Start: -1, End: -1, Raw: raw, Shown: shown, Context: context},
		Reason:    p.reason,
		MessageVI: where + ": " + p.vi,
		MessageEN: place + ": " + p.en,
	}
}

func cellName(row, col int) string { return fmt.Sprintf("%s%d", pipeline.ColumnName(col), row) }

// The times of a rate.
var (
	aYear    = pipeline.Text{VI: "năm", EN: "year"}
	aQuarter = pipeline.Text{VI: "quý", EN: "quarter"}
	aMonth   = pipeline.Text{VI: "tháng", EN: "month"}
)
