package workbook

import (
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// A problem is why a figure was not understood: a stable reason and what stands
// after the place in the sentence.
type problem struct {
	reason string
	vi, en string
	at     [2]int // row and column of the head or label that it is about; zero for the figure itself
}

func problemOf(reason, vi, en string) *problem { return &problem{reason: reason, vi: vi, en: en} }

// about sets the head or label that the problem is about.
func (p *problem) about(v voice) *problem {
	if v.row > 0 && v.col > 0 {
		p.at = [2]int{v.row, v.col}
	}
	return p
}

func (p *problem) reject(g *grid, row, col int, digest pipeline.Digest, context string) pipeline.Reject {
	c := g.anchored(row, col)
	where, place := fmt.Sprintf("Trang «%s»", g.sheet), fmt.Sprintf("Sheet %q", g.sheet)
	at := pipeline.Locator{Sheet: g.sheet}
	if row > 0 {
		ref := fmt.Sprintf("%s%d", pipeline.ColumnName(col), row)
		where, place = fmt.Sprintf("Ô %s ở trang «%s»", ref, g.sheet), fmt.Sprintf("Cell %s of sheet %q", ref, g.sheet)
		at = g.locate(row, col)
	}
	return pipeline.Reject{
		Origin:    pipeline.Origin{Snapshot: digest, Locator: at, Start: -1, End: -1, Raw: c.raw, Shown: c.shown, Context: context},
		Reason:    p.reason,
		MessageVI: where + ": " + p.vi,
		MessageEN: place + ": " + p.en,
	}
}

func notANumber(shown string) *problem {
	return problemOf("not_a_number",
		fmt.Sprintf("«%s» không phải là một con số; đề nghị ghi con số cụ thể, hoặc để trống nếu chưa có số liệu.", clip(shown)),
		fmt.Sprintf("%q is no number; write the number, or leave the cell blank when there is none.", clip(shown)))
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

func noProvince() *problem {
	return problemOf("unknown_province",
		"không biết số liệu của tỉnh nào; đề nghị ghi tên tỉnh ở tiêu đề hoặc thành một cột.",
		"it is not said which province the figure belongs to; name the province in the title or in a column.")
}

func unknownIndicator(head string) *problem {
	return problemOf("unknown_indicator",
		fmt.Sprintf("không nhận ra chỉ tiêu của cột «%s» nên các số trong cột này chưa được dùng; đề nghị ghi rõ tên chỉ tiêu.", clip(head)),
		fmt.Sprintf("the indicator of the column %q is not known, and its figures are not used; name the indicator.", clip(head)))
}

func unknownLabel(text string) *problem {
	return problemOf("unknown_indicator",
		fmt.Sprintf("không hiểu dòng «%s» nên các số trong dòng này chưa được dùng; đề nghị ghi rõ tên chỉ tiêu, nhóm hoặc địa phương.", clip(text)),
		fmt.Sprintf("the row %q is not understood, and its figures are not used; name the indicator, the group or the place.", clip(text)))
}

func conflictingHeads(a, b pipeline.Indicator) *problem {
	return problemOf("unknown_indicator",
		fmt.Sprintf("tên cột và tên dòng nói hai chỉ tiêu khác nhau («%s» và «%s»); đề nghị ghi lại cho thống nhất.", a.Name.VI, b.Name.VI),
		fmt.Sprintf("column and row name two different indicators (%q and %q); make them agree.", a.Name.In("en"), b.Name.In("en")))
}

func unknownPeriod(text string) *problem {
	return problemOf("unknown_period",
		fmt.Sprintf("không xác định được kỳ số liệu («%s»); đề nghị ghi một năm hoặc một giai đoạn cho mỗi con số.", clip(text)),
		fmt.Sprintf("the period is not clear (%q); give one year or one span of years for each figure.", clip(text)))
}

func unitMismatch(stated, wanted string) *problem {
	return problemOf("unit_mismatch",
		fmt.Sprintf("đơn vị tính «%s» không hợp với chỉ tiêu này (cần «%s»); đề nghị ghi lại đơn vị tính.", clip(stated), wanted),
		fmt.Sprintf("the unit %q does not fit the indicator (%q is wanted); correct the unit.", clip(stated), wanted))
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

func totalMismatch(shown, sum string) *problem {
	return problemOf("total_mismatch",
		fmt.Sprintf("dòng tổng ghi «%s» nhưng các dòng thành phần cộng lại là %s; đề nghị kiểm tra lại.", clip(shown), sum),
		fmt.Sprintf("the total says %q but the rows below it add up to %s; check them.", clip(shown), sum))
}

func contradiction(other string) *problem {
	return problemOf("contradiction",
		fmt.Sprintf("cùng một số liệu nhưng ô %s ghi giá trị khác; đề nghị kiểm tra lại cả hai ô.", other),
		fmt.Sprintf("the same figure has another value in cell %s; check both cells.", other))
}

func namedItems(n int) *problem {
	return problemOf("named_items",
		fmt.Sprintf("bảng liệt kê từng đối tượng (%d dòng), không phải số liệu của tỉnh, nên chỉ dòng tổng được dùng; đề nghị gửi kèm bảng tổng hợp.", n),
		fmt.Sprintf("the table lists single items (%d rows) and no figures of the province, and only its total is used; send a summary with it.", n))
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

func notThisProgramme() *problem {
	return problemOf("not_this_programme",
		"bảng số liệu không thuộc lĩnh vực bình chọn sản phẩm công nghiệp nông thôn, khuyến công, OCOP, làng nghề hoặc không ghi rõ chỉ tiêu, nên không được dùng.",
		"the table is not about the product vote, industrial promotion, OCOP or craft villages, or does not say what it counts, and is not used.")
}

func tooManyFigures() *problem {
	return problemOf("too_large",
		fmt.Sprintf("bảng có quá %d con số nên từ dòng này trở đi không được đọc; đề nghị chia nhỏ bảng.", mostFigures),
		fmt.Sprintf("the table has more than %d figures, and from this row on it was not read; split it.", mostFigures))
}

func tooLarge(g *grid) *problem {
	return problemOf("too_large",
		fmt.Sprintf("trang có nhiều dòng hoặc cột hơn mức đọc được, chỉ đọc %d dòng đầu; đề nghị chia nhỏ bảng.", g.rows()),
		fmt.Sprintf("the sheet goes on beyond what can be read, and only the first %d rows were; split the table.", g.rows()))
}

// clip keeps a quotation short.
func clip(s string) string {
	runes := []rune(squeeze(s))
	if len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return string(runes)
}
