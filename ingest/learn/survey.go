package learn

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An item is one thing that a table counts: a row with its label, or a column
// with its heads.
type item struct {
	id       string
	number   string
	names    []string // as the table words it, then other spellings of the document
	unit     string
	word     string // of its unit, as the table writes it beside its name; "" where it does not
	part     bool   // says of itself that it is a part: "trong đó: …"
	where    string
	parent   int // index in the table's items, -1 for none
	adds     bool
	broken   string // the column in which the parts do not add up
	doubtful bool   // the unit is a guess
	split    *split // what its columns tell apart, nil for nothing
	titled   bool   // its name is a guess from the title
	bare     bool   // its row states no figure
	fraction bool   // some figure of it is no whole number
}

// A survey is one table as a draft sees it.
type survey struct {
	sheet  string
	title  string
	mark   string
	heads  []string // of the columns of figures
	across bool     // its rows are places or times: the columns are the items
	unit   string   // that its title block states; "" when it states none
	word   string   // for that unit, as the title block writes it
	moment bool     // it tells how things stand on a day
	local  bool     // its places are districts or communes
	items  []item
}

// surveys looks at every table of the visible sheets that has rows with words
// and figures.
func surveys(x *meaning.Lexicon, book *sheet.Book) []survey {
	var list []survey
	for _, g := range book.Sheets {
		if g.Hidden() {
			continue
		}
		for _, t := range layout.Of(g).Tables {
			if s, ok := look(x, g, t); ok {
				list = append(list, s)
			}
		}
	}
	return list
}

func look(x *meaning.Lexicon, g *sheet.Grid, t *layout.Table) (survey, bool) {
	s := survey{sheet: g.Name()}
	for line := range t.TitleLines(layout.Title) {
		s.title = strings.TrimSpace(s.title + " " + line.Text)
	}
	for line := range t.TitleLines(layout.FormMark) {
		s.mark = line.Text
	}
	columns := figureColumns(x, t)
	rows := slices.Collect(t.Rows())
	rows = slices.DeleteFunc(rows, func(r layout.Row) bool { return r.Hidden || r.Figures == 0 && len(r.Labels) == 0 })
	if len(columns) == 0 || len(rows) < 2 {
		return s, false
	}
	for _, c := range columns {
		s.heads = append(s.heads, c.Head())
	}
	s.unit, s.word = unitAbove(x, t)
	s.moment = slices.ContainsFunc(t.Titles, func(l layout.Line) bool { return onADay.MatchString(vietnamese.Fold(l.Text)) })
	switch of := rowsOf(x, t, rows); of {
	case things:
		s.items = rowItems(x, g, t, rows, columns, s)
		if !s.isForm() {
			s.items = stated(s.items)
		}
	default:
		s.across, s.local = true, of == localities
		s.items = columnItems(x, g, columns, rows, s)
	}
	return s, len(s.items) > 0
}

var (
	onADay   = regexp.MustCompile(`\b(tinh den|den (het )?ngay|den thoi diem|thoi diem|tai ngay)\b`)
	unitHead = regexp.MustCompile(`^(don vi( tinh)?|dvt)$`)
	// ofWhich begins the name of a part.
	ofWhich = regexp.MustCompile(`(?i)^[\s*+-]*(trong đó|trong đó có|gồm|bao gồm|gồm có|riêng|chia ra|phân ra|phân theo)\s*[:,]?\s+`)
	// divides begins the name of the first of parts that are the whole together.
	divides = regexp.MustCompile(`(?i)^[\s*+-]*(gồm|bao gồm|gồm có|chia ra|phân ra)\b`)
	// bracketed is a short word in brackets at the end of a name: "(xã)".
	bracketed = regexp.MustCompile(`[(\[]\s*(\pL+(?: \pL+)?)\s*[)\]]\s*$`)
)

// figureColumns are the columns that state figures; those that only compare
// others are left out. Shares beside which nothing stands are what the table states.
func figureColumns(x *meaning.Lexicon, t *layout.Table) []layout.Column {
	var list, shares []layout.Column
	for _, c := range t.Columns {
		head := x.Read(c.Head())
		compares := head.Has("comparison") && len(head.Items) == 0 && !slices.ContainsFunc(head.Mentions, func(m meaning.Mention) bool { return m.Slot == catalog.NounSlot })
		switch {
		case c.Ordinal || c.Hidden || c.Figures == 0 || c.HoldsWords():
		case !compares || len(head.Unexplained) > 0:
			list = append(list, c)
		case isShare(x, c):
			shares = append(shares, c)
		}
	}
	if len(list) == 0 {
		return shares
	}
	return list
}

// unitAbove is the unit that the title block states and the word for it, "" when it
// states none.
func unitAbove(x *meaning.Lexicon, t *layout.Table) (unit, word string) {
	for _, line := range t.Titles {
		if unit, _, ok := x.UnitOf(strings.ToLower(line.Text)); ok && line.Kind == layout.UnitLine {
			_, word, _ := strings.Cut(strings.ReplaceAll(line.Text, "：", ":"), ":")
			return unit, strings.Trim(word, " .,;()[]")
		}
	}
	return "", ""
}

func columnItems(x *meaning.Lexicon, g *sheet.Grid, columns []layout.Column, rows []layout.Row, s survey) []item {
	columns = withoutShares(x, columns)
	if items, _, ok := splitItems(x, g, columns, s.unit); ok {
		return items
	}
	shared := sharedHeads(columns)
	var items []item
	whole := -1 // the last item that is no part
	known := map[string]int{}
	for _, c := range columns {
		it := item{unit: s.unit, word: s.word, parent: -1, where: g.Locate(c.Heads[len(c.Heads)-1].Span.Top, c.Col).String()}
		if own, _, ok := x.UnitOf(strings.ToLower(c.Head())); ok {
			it.unit, it.word = own, ""
		}
		if len(c.Heads) > 1 && shared[vietnamese.Fold(c.Bottom())] > 1 {
			it.countedIn(x, c.Bottom())
			c.Heads = c.Heads[:len(c.Heads)-1]
		}
		head := counts(x, c)
		if head == "" {
			head, it.titled = subject(s.title), true
		}
		if !it.named(head) {
			continue
		}
		it.countedIn(x, head)
		for _, r := range rows {
			v := value(g, r.Row, c.Col)
			it.fraction = it.fraction || v != math.Trunc(v)
		}
		key := vietnamese.Fold(it.names[0])
		if it.part {
			it.parent = whole
			it.unitOfWhole(items)
			key = strconv.Itoa(whole) + "/" + key
		}
		if i, ok := known[key]; ok { // of another year, or planned
			items[i].fraction = items[i].fraction || it.fraction
			continue
		}
		known[key] = len(items)
		if !it.part {
			whole = len(items)
		}
		items = append(items, it)
	}
	return items
}

// named takes the name of an item from its label: without the unit in brackets, and
// without the words that make it a part.
func (it *item) named(label string) bool {
	if found := bracketed.FindStringSubmatchIndex(label); found != nil {
		it.word, label = strings.ToLower(label[found[2]:found[3]]), label[:found[0]]
	}
	name := clean(label)
	if cut := ofWhich.FindString(name); cut != "" {
		it.part, name = true, capital(clean(name[len(cut):]))
	}
	it.names = []string{name}
	it.doubtful = it.unit == "" && it.word == ""
	return name != ""
}

// countedIn takes for the unit of an item that states none the word that its label
// counts: "Số xã đạt chuẩn". A word that the language does not know is a guess.
func (it *item) countedIn(x *meaning.Lexicon, label string) {
	if !it.doubtful && it.unit+it.word != "" {
		return
	}
	counted := numberOf.FindString(label)
	if counted == "" {
		return
	}
	words := strings.Fields(strings.ToLower(label[len(counted):]))
	for n := 1; n <= min(2, len(words)); n++ {
		word := strings.Join(words[:n], " ")
		if unit, _, ok := x.UnitOf("(" + word + ")"); ok {
			it.unit, it.word, it.doubtful = unit, word, false
			return
		}
	}
	if len(words) > 0 {
		it.word = strings.Trim(words[0], ".,;:()")
	}
}

// unitOfWhole gives a part without a unit that of what it is a part of.
func (it *item) unitOfWhole(items []item) {
	if it.parent >= 0 && it.unit == "" && it.word == "" && items[it.parent].unit+items[it.parent].word != "" {
		whole := items[it.parent]
		it.unit, it.word, it.doubtful = whole.unit, whole.word, whole.doubtful
	}
}

// stated leaves out the items of a list whose rows are headings without figures.
func stated(items []item) []item {
	place := make([]int, len(items))
	var kept []item
	for i, it := range items {
		place[i] = -1
		if it.bare {
			continue
		}
		if it.parent >= 0 {
			it.parent = place[it.parent]
		}
		place[i] = len(kept)
		kept = append(kept, it)
	}
	return kept
}

func capital(name string) string {
	_, size := utf8.DecodeRuneInString(name)
	return strings.ToUpper(name[:size]) + name[size:]
}

func rowItems(x *meaning.Lexicon, g *sheet.Grid, t *layout.Table, rows []layout.Row, columns []layout.Column, s survey) []item {
	at := map[int]int{} // row of the grid → item
	var items []item
	for _, r := range rows {
		if len(r.Labels) == 0 {
			continue
		}
		own, word := unitOfRow(x, t, r)
		it := item{number: r.Ordinal, unit: own, word: word, parent: -1, where: g.Locate(r.Row, r.Labels[0].Col).String()}
		if own == "" && word == "" {
			it.unit, it.word = s.unit, s.word
		}
		if !it.named(r.Labels[0].Text) {
			continue
		}
		it.countedIn(x, r.Labels[0].Text)
		it.bare = r.Figures == 0
		for _, above := range r.Path {
			if i, ok := at[above.Row]; ok {
				it.parent = i
				break
			}
		}
		it.unitOfWhole(items)
		at[r.Row] = len(items)
		items = append(items, it)
	}
	if s := splitAcross(x, columns); s != nil {
		for i := range items {
			items[i].split = s
		}
	}
	w := weighed{g, rows, inAmounts(x, columns), at}
	w.divided(items)
	w.sums(items)
	return w.withoutTotal(items)
}

// unitOfRow is the unit that a further label of the row states: "triệu đồng" in
// a column of units, and as which word. What stands in such a column and is no unit
// that the language knows is a word alone.
func unitOfRow(x *meaning.Lexicon, t *layout.Table, r layout.Row) (unit, word string) {
	for _, l := range r.Labels[1:] {
		if unit, _, ok := x.UnitOf("(" + strings.ToLower(l.Text) + ")"); ok {
			word := strings.ToLower(clean(l.Text))
			if of, _, each := strings.Cut(word, "/"); each {
				if alone, _, ok := x.UnitOf("(" + of + ")"); ok && alone == unit {
					return "", word // "đ/kg" is no sum of money
				}
			}
			return unit, word
		}
	}
	if unit, _, ok := x.UnitOf(strings.ToLower(r.Labels[0].Text)); ok {
		return unit, ""
	}
	for _, l := range r.Labels[1:] {
		ofUnits := slices.ContainsFunc(t.Columns, func(c layout.Column) bool {
			return c.Col == l.Col && unitHead.MatchString(vietnamese.Fold(c.Bottom()))
		})
		if ofUnits {
			return "", strings.ToLower(clean(l.Text))
		}
	}
	return "", ""
}

func value(g *sheet.Grid, row, col int) float64 {
	c := g.At(row, col)
	switch c.Kind {
	case sheet.Number:
		return c.Value
	case sheet.Text:
		if f, state := vietnamese.ParseCell(c.Shown, vietnamese.StyleVietnamese); state == vietnamese.CellNumber && !f.Null {
			return f.Value
		}
	}
	return 0
}

// clean is a label as a name: in one line, without a unit in brackets or a
// closing mark.
func clean(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if open := strings.LastIndexAny(text, "(["); open > 0 {
		if _, _, ok := vietnamese.UnitOf(text[open:]); ok {
			text = text[:open]
		}
	}
	return strings.Trim(text, " .:;,-*+")
}
