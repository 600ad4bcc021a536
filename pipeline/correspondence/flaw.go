package correspondence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A Flaw is one thing that the sender of a document is asked to mend.
type Flaw struct {
	Code     string // of the reject, fault or check
	Locator  pipeline.Locator
	Cells    []string // cells and ranges on the sheet of Locator, in A1 form
	Stands   string   // what stands there now, "" when no single text does
	Heads    string   // heads of the row and column, as pipeline.Origin.Context
	Message  string   // what is wrong and what to do, in Vietnamese
	Evidence string   // the comparison that proves it, "" when none does
	Count    int      // how many figures it stands for; 0 when it is about no single one
}

// Place names where a flaw stands, as a letter does.
func (f Flaw) Place() string {
	switch {
	case f.Locator.IsZero():
		return "Cả văn bản"
	case len(f.Cells) == 0:
		return fmt.Sprintf("Trang «%s»", f.Locator.Sheet)
	case len(f.Cells) == 1 && !strings.Contains(f.Cells[0], ":"):
		return fmt.Sprintf("Trang «%s», ô %s", f.Locator.Sheet, f.Cells[0])
	}
	shown, more := f.Cells, ""
	if len(shown) > shownCells {
		shown, more = shown[:shownCells], fmt.Sprintf(" và %d chỗ nữa", len(shown)-shownCells)
	}
	return fmt.Sprintf("Trang «%s», các ô %s%s", f.Locator.Sheet, strings.Join(shown, ", "), more)
}

// further is the message without what Place and Stands have said before it: "Ô C5 ở
// trang «Biểu 1»: «chưa rõ» không phải là một con số" begins with the place again.
func (f Flaw) further() string {
	if f.Locator.Row == 0 {
		return f.Message
	}
	rest, again := strings.CutPrefix(f.Message, fmt.Sprintf("Ô %s%d ở trang «%s»: ", pipeline.ColumnName(f.Locator.Col), f.Locator.Row, f.Locator.Sheet))
	if again && f.Stands != "" {
		rest = strings.TrimPrefix(rest, "«"+f.Stands+"» ")
	}
	return rest
}

// shownCells bounds the cells of one flaw that its place names.
const shownCells = 6

// Flaws are what is wrong in a document: what its reading rejects, the faults
// that it proves, the figures that either holds, and what waits of it for a
// person. They stand in the order of the sheets and rows; what is said of one
// place twice stands once.
func Flaws(r pipeline.Reading, waiting []pipeline.Waiting) []Flaw {
	var list []Flaw
	well := soundCells(r)
	for _, one := range r.Rejects {
		f := Flaw{Code: one.Reason, Locator: one.Origin.Locator, Stands: shown(one.Origin), Heads: one.Origin.Context,
			Message: one.MessageVI, Count: one.Count}
		f.Cells = well.faulty(f.Locator.Sheet, cellsOf(f.Locator, one.Range))
		list = append(list, f)
	}
	for _, one := range r.Faults {
		list = append(list, faultFlaw(one, r.Observations))
	}
	for _, one := range waiting {
		list = append(list, waitingFlaws(one)...)
	}
	order := sheetOrder(r.Document.Sheets)
	slices.SortStableFunc(list, func(a, b Flaw) int {
		return cmp.Or(cmp.Compare(order[a.Locator.Sheet], order[b.Locator.Sheet]), cmp.Compare(a.Locator.Row, b.Locator.Row), cmp.Compare(a.Locator.Col, b.Locator.Col))
	})
	return slices.CompactFunc(list, func(a, b Flaw) bool { return a.Locator == b.Locator && a.Message == b.Message })
}

// sheetOrder counts sheets from 1; what is about no sheet stands first.
func sheetOrder(sheets []pipeline.Sheet) map[string]int {
	order := map[string]int{}
	for i, s := range sheets {
		order[s.Name] = i + 1
	}
	return order
}

func shown(o pipeline.Origin) string {
	return cmp.Or(strings.TrimSpace(o.Shown), strings.TrimSpace(o.Raw))
}

// cellsOf are the cell of a locator and the ranges beside it.
func cellsOf(l pipeline.Locator, ranges string) []string {
	var cells []string
	for _, part := range strings.FieldsFunc(ranges, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		if _, after, ok := strings.Cut(part, "!"); ok {
			part = after
		}
		cells = append(cells, part)
	}
	if l.Row == 0 {
		return cells
	}
	at := []string{pipeline.ColumnName(l.Col) + fmt.Sprint(l.Row)}
	if overlap(Flaw{Cells: at}, Flaw{Cells: cells}) {
		return cells
	}
	return append(at, cells...)
}

// faultFlaw is a fault of the document with the figures that it holds.
func faultFlaw(one pipeline.DocumentFault, figures []pipeline.Observation) Flaw {
	f := Flaw{Code: one.Type, Locator: one.Locator, Message: one.MessageVI}
	if !strings.Contains(one.MessageVI, one.Evidence) {
		f.Evidence = one.Evidence
	}
	f.Cells = cellsOf(f.Locator, "")
	for _, cell := range one.Cells {
		if f.Locator.Row == 0 && !strings.Contains(cell, "!") && !slices.Contains(f.Cells, cell) {
			f.Cells = append(f.Cells, cell)
		}
	}
	for _, o := range figures {
		if l := o.Origin.Locator; o.Held == one.Type && l.Row > 0 && (l.Sheet == f.Locator.Sheet) {
			f.Count++
			if cell := pipeline.ColumnName(l.Col) + fmt.Sprint(l.Row); !slices.Contains(f.Cells, cell) {
				f.Cells = append(f.Cells, cell)
			}
		}
	}
	return f
}

// waitingFlaws are what a person has not decided yet, for the sender to confirm.
func waitingFlaws(w pipeline.Waiting) []Flaw {
	var code string
	var words []string
	for _, r := range w.Reasons {
		code = cmp.Or(code, r.Check)
		words = append(words, r.VI)
	}
	message := strings.Join(words, " ")
	switch w.Kind {
	case pipeline.WaitingFigure:
		var list []Flaw
		for _, s := range w.Figures {
			l, err := pipeline.ParseLocator(s.Locator)
			if err != nil {
				l = pipeline.Locator{} // a locator of another time: the document as a whole
			}
			list = append(list, Flaw{Code: code, Locator: l, Cells: cellsOf(l, ""), Stands: s.Shown, Heads: s.Context, Message: message + confirm, Count: 1})
		}
		return list
	case pipeline.WaitingDocument, pipeline.WaitingWithdrawal:
		return []Flaw{{Code: code, Message: message + confirm, Count: len(w.Figures)}}
	}
	return nil // a missing file and a decision that ran out are no matter of this document
}

// confirm is what the sender is asked about a doubt that no document proves.
const confirm = " Đề nghị kiểm tra lại; nếu số liệu đúng thì xác nhận và nêu lý do, nếu sai thì sửa."
