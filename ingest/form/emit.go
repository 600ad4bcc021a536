package form

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// emit turns the places of a table's lines into observations and rejects, and
// accounts for every numeric cell of its rows.
func (r *Reader) emit(t *Table) {
	t.Uses, t.values = map[[2]int]Use{}, map[[2]int]float64{}
	t.readValues()
	t.findShares()
	if t.Form.Lines == "" {
		t.once()
		t.doubt()
	} else {
		t.knownLines()
	}
	t.allPurses = t.tree.columns != nil && r.ofAllPurses(t)
	listed := r.listed(t)
	for i := range t.lines {
		r.emitLine(t, i, listed)
	}
	t.rejectColumns()
	t.account()
}

// account gives a use to every numeric cell of the table's rows that is no
// figure: ordinals, numbers among the labels, and what repeats heads.
func (t *Table) account() {
	g := t.Layout.Grid()
	for r := t.Layout.Top; r <= t.Layout.Bottom; r++ {
		for c := t.Layout.Left; c <= t.Layout.Right; c++ {
			at := [2]int{r, c}
			if t.Uses[at] == 0 && !g.Hides(r, c) && !g.Covered(r, c) && layout.Numeric(g, r, c) {
				t.Uses[at] = UseOrdinal
			}
		}
	}
}

// emitLine reads one row; listed are the figures of the total row of a form that
// lists lines.
func (r *Reader) emitLine(t *Table, i int, listed map[[2]int]*node) {
	ln := t.lines[i]
	if ln.head {
		return // account gives its years their use
	}
	lost := [2]int{}
	count := 0
	for _, c := range t.columns {
		at := [2]int{ln.row.Row, c.col}
		if !t.holdsFigure(at) {
			t.rejectWords(i, c)
			continue
		}
		use := Use(0)
		if n := listed[at]; n != nil {
			use = r.emitTotal(t, i, c, n)
		} else {
			use = r.emitCell(t, i, c)
		}
		switch use {
		case 0: // a mark that says nothing here
		case UseReject:
			if count++; lost[0] == 0 {
				lost[0] = c.col
			}
			lost[1] = c.col
			t.Uses[at] = use
		default:
			t.Uses[at] = use
		}
	}
	if count > 0 && t.Form.Lines == "" && t.places[i].node < 0 {
		t.rejectRow(i, lost, count)
	}
}

// holdsFigure tells whether a cell states something: a number, an error, a mark.
func (t *Table) holdsFigure(at [2]int) bool {
	switch t.Layout.Look(at[0], at[1]) {
	case layout.Figure, layout.Year, layout.Mark:
		return true
	}
	return false
}

// rejectWords tells of words that stand where an item's figure belongs: "đang rà
// soát", "chưa có số". They are no numeric cell, and stay out of the account.
func (t *Table) rejectWords(i int, c column) {
	at := [2]int{t.lines[i].row.Row, c.col}
	if !t.states(at) || t.Form.Lines != "" || c.other || c.derived || t.strangeColumn(c) {
		return
	}
	if place := t.places[i].node; place < 0 || t.tree.nodes[place].item.Indicator == "" {
		return
	}
	t.rejectCell(at, false)
}

func (r *Reader) emitCell(t *Table, i int, c column) Use {
	at := [2]int{t.lines[i].row.Row, c.col}
	_, ok := t.values[at]
	mark := t.Layout.Look(at[0], at[1]) == layout.Mark
	switch {
	case t.Form.Lines != "" && (t.places[i].node < 0 || !ok || c.derived || !r.isWhole(t, c)), c.other:
		return unlessMark(UseOther, mark)
	case c.derived:
		return unlessMark(UseDerived, mark)
	case t.places[i].node < 0 || t.Form.Lines == "" && t.strangeColumn(c):
		return unlessMark(UseReject, mark)
	}
	n := &t.tree.nodes[t.places[i].node]
	if n.item.Indicator == "" {
		return unlessMark(UseOther, mark)
	}
	if !ok {
		return t.rejectCell(at, mark)
	}
	o, problem := r.observation(t, i, c, n)
	if problem == nil {
		problem = t.quantify(&o, i, c, n)
	}
	if problem != nil {
		t.Rejects = append(t.Rejects, t.reject(at, problem.code, problem.vi, problem.en))
		return UseReject
	}
	t.Observations = append(t.Observations, o)
	return unlessMark(UseFigure, mark && t.Layout.Grid().KindAt(at[0], at[1]) == sheet.Text)
}

// unlessMark keeps marks out of the account of numeric cells.
func unlessMark(u Use, mark bool) Use {
	if mark {
		return 0
	}
	return u
}

// strangeColumn tells whether a head holds a word that nobody explains and
// nothing else says what the column is. The only column of a table is what the
// title says.
func (t *Table) strangeColumn(c column) bool {
	return c.strange != "" && (len(t.columns) > 1 || c.kind == "" && c.level == "" && c.year == 0 && len(t.columns) > 1)
}

// A problem is why a cell is no observation.
type problem struct{ code, vi, en string }

func (r *Reader) observation(t *Table, i int, c column, n *node) (pipeline.Observation, *problem) {
	s := t.settled
	o := pipeline.Observation{Indicator: n.item.Indicator, Kind: c.kind, Level: n.level, Held: s.held, Origin: t.origin(i, c)}
	o.Quantity.Qualifier = pipeline.Exact
	if o.Level = r.levelOf(t, c, n); o.Level == "" && len(t.tree.tiers) > 0 && !c.whole && !t.allPurses {
		return o, &problem{"unknown_level", "Không rõ số liệu của cấp nào: đầu cột và tiêu đề biểu đều không nêu. Đề nghị ghi rõ cấp trên đầu cột.", "Neither the head of the column nor the title says which level this is of."}
	}
	if o.Kind == "" && !c.headless {
		o.Kind = s.kind
	}
	if n.item.Kind != "" {
		o.Kind = n.item.Kind
	}
	o.Dimensions = maps.Clone(narrowed(n.narrow, c.narrow))
	year, years := c.year, c.span
	if year == 0 {
		year, years = s.year, t.frame.span
		if years.to > 0 {
			year = years.to
		}
		if c.last && year > 0 {
			year, years = year-1, span{}
		}
	}
	switch {
	case o.Kind == "":
		return o, &problem{"unknown_kind", "Không rõ đây là số dự toán, ước thực hiện hay quyết toán: tiêu đề biểu và đầu cột đều không nêu. Đề nghị ghi rõ trên đầu cột.", "Neither the title nor the head of the column says whether this is a plan, an estimate or a settlement."}
	case year == 0:
		return o, &problem{"unknown_period", "Không rõ số liệu của năm nào: tiêu đề biểu, đầu cột và tên tệp đều không nêu năm. Đề nghị ghi năm trong tiêu đề.", "Neither the title, the head of the column nor the name of the file says which year this is."}
	case s.province.slug == "":
		return o, &problem{"unknown_province", "Không rõ số liệu của tỉnh nào: phần đầu biểu không nêu tên tỉnh. Đề nghị ghi «UBND TỈNH …» ở đầu biểu.", "The head of the form names no province."}
	}
	part := c.months
	if part == (months{}) && o.Kind != pipeline.Plan {
		part = t.frame.months
	}
	o.Period = part.period(year, fmt.Sprintf("năm %d", year))
	if years.to > 0 {
		o.Period = pipeline.Period{Start: pipeline.Year(years.from), End: pipeline.Year(years.to), Text: fmt.Sprintf("%d - %d", years.from, years.to), Basis: pipeline.PeriodFromText}
	}
	o.Area, o.Province = r.area(s.province.slug, r.boundaryDay(t, &o)), s.province.name
	return o, nil
}

// levelOf is the level of a cell: what its column says, in a listing what its
// item says, then the other of the two, then the only level that the title of a
// form names whose columns are levels.
func (r *Reader) levelOf(t *Table, c column, n *node) pipeline.Level {
	near, far := c.level, n.level
	if t.Form.Lines != "" {
		near, far = far, near
	}
	if level := cmp.Or(near, far); level != "" || len(t.tree.tiers) == 0 || c.whole {
		return level
	}
	level := pipeline.Level("")
	words := r.lexicon.words(t.frame.text)
	for _, i := range t.tree.tiers {
		tier := &t.tree.columns.nodes[i]
		if !slices.ContainsFunc(tier.item.Names[:1], func(name string) bool {
			return len(take(slices.Clone(words), r.lexicon.phrases([]string{name}, ""))) > 0
		}) {
			continue
		}
		if level != "" && level != tier.level {
			return ""
		}
		level = tier.level
	}
	return level
}

// ruleOfForm begins the rule of every figure that a form read.
const ruleOfForm = "form."

// origin leads from a figure back to its cell.
func (t *Table) origin(i int, c column) pipeline.Origin {
	ln := t.lines[i]
	g := t.Layout.Grid()
	cell := g.At(ln.row.Row, c.col)
	context := ln.label
	if c.head != "" {
		context += " × " + c.head
	}
	rule := ruleOfForm + t.Form.ID
	if len(t.settled.far) > 0 {
		rule += "+" + strings.Join(t.settled.far, "+")
	}
	return pipeline.Origin{Locator: g.Locate(ln.row.Row, c.col), Start: -1, End: -1, Raw: cell.Raw, Shown: cell.Shown, Context: context, Rule: rule}
}

func (t *Table) reject(at [2]int, code, vi, en string) pipeline.Reject {
	g := t.Layout.Grid()
	cell := g.At(at[0], at[1])
	return pipeline.Reject{Count: 1, Reason: code, MessageVI: vi, MessageEN: en,
		Origin: pipeline.Origin{Locator: g.Locate(at[0], at[1]), Start: -1, End: -1, Raw: cell.Raw, Shown: cell.Shown, Rule: ruleOfForm + t.Form.ID}}
}

// states tells whether a cell that is no number says anything but "none" or "not known".
func (t *Table) states(at [2]int) bool {
	cell := t.Layout.Grid().At(at[0], at[1])
	if t.Layout.Grid().Hides(at[0], at[1]) || t.Layout.Grid().Covered(at[0], at[1]) {
		return false
	}
	switch cell.Kind {
	case sheet.Text:
	case sheet.Date, sheet.Boolean:
		return true
	default:
		return false
	}
	text := sheet.Squeeze(cell.Shown)
	_, state := vietnamese.ParseCell(text, vietnamese.StyleUnknown)
	return state == vietnamese.CellText && !vietnamese.SaysNone(text)
}

// rejectCell tells of a cell that states no number that can be read.
func (t *Table) rejectCell(at [2]int, mark bool) Use {
	cell := t.Layout.Grid().At(at[0], at[1])
	switch {
	case mark && !t.states(at):
		return 0
	case cell.Kind == sheet.Error:
		t.Rejects = append(t.Rejects, t.reject(at, "error_value", fmt.Sprintf("Ô báo lỗi %s thay cho số liệu. Đề nghị sửa công thức và gửi lại.", cell.Raw), fmt.Sprintf("The cell holds the error %s instead of a figure.", cell.Raw)))
	case cell.Kind == sheet.Pending:
		t.Rejects = append(t.Rejects, t.reject(at, "formula_without_value", "Ô là công thức chưa có giá trị được lưu. Đề nghị mở tệp, tính lại rồi lưu.", "The cell is a formula whose value was never saved."))
	case cell.Kind == sheet.Date:
		t.Rejects = append(t.Rejects, t.reject(at, "not_a_number", fmt.Sprintf("Ô chứa ngày tháng «%s» chứ không phải một số, có thể do bảng tính tự đổi số đã gõ thành ngày. Đề nghị đặt định dạng ô là số rồi nhập lại.", cell.Shown), fmt.Sprintf("The cell holds the date «%s» instead of a number; spreadsheets turn some typed numbers into dates. Format it as a number and type the figure again.", cell.Shown)))
	default:
		t.Rejects = append(t.Rejects, t.reject(at, "not_a_number", fmt.Sprintf("Không đọc được «%s» thành một số. Đề nghị ghi số vào ô.", cell.Shown), fmt.Sprintf("«%s» cannot be read as one number.", cell.Shown)))
	}
	return unlessMark(UseReject, mark)
}

// rejectRow tells of a row that has no place in the form.
func (t *Table) rejectRow(i int, cols [2]int, count int) {
	ln := t.lines[i]
	rej := t.reject([2]int{ln.row.Row, cols[0]}, "unknown_item",
		fmt.Sprintf("Dòng «%s» không có trong biểu %s. Đề nghị ghi đúng tên chỉ tiêu của biểu, hoặc cho biết dòng này thuộc chỉ tiêu nào.", ln.label, t.Form.ID),
		fmt.Sprintf("The row «%s» is no item of form %s.", ln.label, t.Form.ID))
	if ln.label == "" {
		rej.Reason = "no_label"
		rej.MessageVI = "Dòng có số liệu nhưng không có tên chỉ tiêu. Đề nghị ghi tên chỉ tiêu."
		rej.MessageEN = "The row has figures but no name."
	}
	rej.Count, rej.Origin.Context = count, ln.label
	if count > 1 {
		rej.Range = fmt.Sprintf("%s%d:%s%d", pipeline.ColumnName(cols[0]), ln.row.Row, pipeline.ColumnName(cols[1]), ln.row.Row)
	}
	t.Rejects = append(t.Rejects, rej)
}

// rejectColumns tells of every column whose head nobody understands.
func (t *Table) rejectColumns() {
	for _, c := range t.columns {
		if c.derived || !t.strangeColumn(c) || t.Form.Lines != "" {
			continue
		}
		count, first, last := 0, 0, 0
		for i, ln := range t.lines {
			if at := [2]int{ln.row.Row, c.col}; t.Uses[at] == UseReject && t.places[i].node >= 0 {
				if count++; first == 0 {
					first = ln.row.Row
				}
				last = ln.row.Row
			}
		}
		if count == 0 {
			continue
		}
		rej := t.reject([2]int{first, c.col}, "unknown_column", fmt.Sprintf("Chưa hiểu cột «%s» (từ «%s»). Đề nghị ghi rõ cột này là dự toán hay quyết toán, của cấp ngân sách nào.", c.head, c.strange), fmt.Sprintf("The column «%s» is not understood (the word «%s»).", c.head, c.strange))
		rej.Count, rej.Range = count, fmt.Sprintf("%s%d:%s%d", pipeline.ColumnName(c.col), first, pipeline.ColumnName(c.col), last)
		t.Rejects = append(t.Rejects, rej)
	}
}

// columnAt is what the column at col holds.
func (t *Table) columnAt(col int) (column, bool) {
	i := slices.IndexFunc(t.columns, func(c column) bool { return c.col == col })
	if i < 0 {
		return column{}, false
	}
	return t.columns[i], true
}
