package layout

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A Label is one text of a row.
type Label struct {
	Col  int
	Text string // without its ordinal
}

// A Row is one row of a table that says anything.
type Row struct {
	Row     int
	Ordinal string // as written, "" when it has none
	Rank    Rank
	Labels  []Label
	Figures int   // cells that state a figure or a mark, ordinals apart
	Part    bool  // a subset of the row above: "trong đó"
	Total   bool  // "Tổng số", "Cộng"
	Hidden  bool  // nobody sees it
	Path    []Row // the rows that it stands under, nearest first
}

// Text is the row's labels as one text.
func (r Row) Text() string {
	switch len(r.Labels) {
	case 0:
		return ""
	case 1:
		return r.Labels[0].Text
	}
	texts := make([]string, len(r.Labels))
	for i, l := range r.Labels {
		texts[i] = l.Text
	}
	return strings.Join(texts, " | ")
}

var (
	partMark   = pattern.MustCompile(`^[-+*\s(]*(trong do|bao gom|gom|tr\.? ?do|chia ra|of which)\b\s*:?\s*`)
	totalLabel = pattern.MustCompile(`^(tong( so| cong)?|cong( chung| don| nhom)?|cong \(.*\)|tong( so| cong)? \(.*\)|toan (tinh|thanh pho|huyen|quan|thi xa|thi tran|xa|phuong)|ca nuoc|toan quoc|total|tong chung|tong( so| cong)?,? (toan )?(tinh|huyen|quan|thi xa|xa|phuong|ca nuoc|toan quoc).*|tong so\s*-?\s*total|cong\s*-?\s*total)$`)
)

// IsTotal tells whether a label says nothing but "total".
func IsTotal(label string) bool {
	return len(label) < 60 && totalLabel.MatchString(strings.Trim(vietnamese.Fold(label), " .:"))
}

// IsName tells whether a label may be the bare name of a place or a thing: a few
// words, each with a capital.
func IsName(label string) bool {
	words := strings.Fields(label)
	return len(words) > 0 && len(words) <= 4 && !slices.ContainsFunc(words, func(w string) bool { return !unicode.IsUpper([]rune(w)[0]) || strings.ContainsAny(w, "0123456789.,()") })
}

// Rows are the rows of data from the top down. Path is shared between rows and
// must not be changed.
func (t *Table) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		var h hanger
		for r := t.Top; r <= t.Bottom; r++ {
			row, ok := t.row(r)
			if !ok {
				continue
			}
			h.hang(&row)
			if !yield(row) {
				return
			}
		}
	}
}

// row reads one row; ok is false when it says nothing or only repeats heads.
func (t *Table) row(r int) (row Row, ok bool) {
	s := t.sheet
	row = Row{Row: r, Hidden: s.Grid.RowHidden(r)}
	if row.Hidden || s.row(r).cells == 0 || s.row(r).numbering && r <= t.Top+1 && s.row(r).words == 0 {
		return row, false
	}
	if t.again[r] {
		return row, false
	}
	for i := range t.Columns {
		t.take(&row, &t.Columns[i])
	}
	if row.Rank == NoRank && len(row.Labels) > 0 {
		var ordinal string
		if ordinal, row.Labels[0].Text = Leading(row.Labels[0].Text); ordinal != "" {
			row.Ordinal, row.Rank = ordinal, RankOf(ordinal)
		}
	}
	for i := range row.Labels {
		says := s.look.label(row.Labels[i].Text)
		row.Part = row.Part || says.part
		row.Total = row.Total || says.total
	}
	return row, len(row.Labels) > 0 || row.Figures > 0
}

// take reads what a row holds in one column.
func (t *Table) take(row *Row, c *Column) {
	s := t.sheet
	look := s.look.at(row.Row, c.Col)
	if look == Blank {
		// A label merged downwards speaks for all its rows.
		if !c.HoldsWords() || c.Ordinal {
			return
		}
		if sp := s.Grid.SpanOf(row.Row, c.Col); sp.Left == c.Col && sp.Top < row.Row && sp.Top >= t.Top {
			if text := s.Grid.Shows(row.Row, c.Col); text != "" {
				row.Labels = append(row.Labels, Label{c.Col, text})
			}
		}
		return
	}
	switch {
	case c.Ordinal:
		text := s.Grid.Shows(row.Row, c.Col)
		if rank := RankOf(text); rank != NoRank || look != Words || len([]rune(text)) <= 3 && s.Grid.SpanOf(row.Row, c.Col).Right == c.Col {
			row.Ordinal, row.Rank = text, rank
			return
		}
		row.Labels = append(row.Labels, Label{c.Col, text}) // a section's name is often merged across it
	case look == Words && (c.HoldsWords() || row.Figures == 0 && len(row.Labels) == 0):
		row.Labels = append(row.Labels, Label{c.Col, s.Grid.Shows(row.Row, c.Col)})
	case c.HoldsWords() && (look == Year || look == Figure) && c.Words > 0:
		row.Labels = append(row.Labels, Label{c.Col, s.Grid.Shows(row.Row, c.Col)})
	case look != Words:
		row.Figures++
	}
}

// foldShort folds the beginning of a text, enough for its first words.
func foldShort(text string) string {
	if len(text) > 160 {
		text = text[:160]
	}
	return vietnamese.Fold(strings.ToValidUTF8(text, ""))
}

// A hanger gives every row the rows that it stands under: the nearest above of
// higher rank. Rows without an ordinal hang under the nearest section; a row of
// "trong đó" hangs under the row that it is a part of.
type hanger struct {
	open     []Row // outermost first
	numbered bool  // some row had an ordinal
	whole    *Row  // the last row that is no part itself
	partOf   *Row  // the row that parts are being listed of
	bare     bool  // none of these parts had an ordinal
}

func (h *hanger) hang(row *Row) {
	h.numbered = h.numbered || row.Rank != NoRank
	if row.Part {
		if h.partOf == nil {
			h.partOf, h.bare = h.whole, true
		}
		h.bare = h.bare && row.Rank == NoRank
		row.Path = h.under(h.partOf)
		return
	}
	depth := row.Depth()
	if h.partOf != nil && (depth > h.partOf.Depth() || row.Rank == RankBullet || h.goesOn(row)) {
		row.Path, row.Part = h.under(h.partOf), true
		return
	}
	h.partOf = nil
	for len(h.open) > 0 && h.open[len(h.open)-1].Depth() >= depth && !h.open[len(h.open)-1].heads(row) {
		h.open = h.open[:len(h.open)-1]
	}
	if !row.Total || row.Figures == 0 {
		row.Path = h.path()
		h.open = append(h.open, *row)
	}
	whole := *row
	h.whole = &whole
}

// goesOn tells whether a row goes on listing parts: the whole has an ordinal,
// the parts before it have none, and neither has the row; or it begins with a small
// letter where the whole begins with a capital.
func (h *hanger) goesOn(row *Row) bool {
	if row.Figures == 0 || row.Total {
		return false
	}
	return h.bare && h.partOf.Rank != NoRank && row.Rank == NoRank || row.Rank == h.partOf.Rank && row.beginsSmall() && !h.partOf.beginsSmall()
}

// beginsSmall tells whether the row's first label begins with a small letter.
func (r Row) beginsSmall() bool {
	if len(r.Labels) == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.Labels[0].Text)
	return unicode.IsLower(first)
}

// heads tells whether a numbered row without figures stands over one that has figures and
// no number: "2. Khuyến công" over "Số đề án".
func (r Row) heads(row *Row) bool {
	return r.Figures == 0 && r.Rank == RankNumber && row.Rank == NoRank && row.Figures > 0
}

// under is a row and all that it stands under, nearest first.
func (h *hanger) under(row *Row) []Row {
	if row == nil {
		return nil
	}
	return append([]Row{*row}, row.Path...)
}

// path is the open rows, nearest first.
func (h *hanger) path() []Row {
	path := slices.Clone(h.open)
	slices.Reverse(path)
	return path
}

// Depth orders rows by how deep they stand; smaller is higher.
func (r Row) Depth() Rank {
	switch {
	case r.Rank != NoRank:
		return r.Rank
	case r.Figures == 0:
		return RankRoman
	}
	return RankNumber
}

// Numerics tells of the cells of a sheet whether they are Numeric, and remembers it of
// texts: a sheet of millions of cells may have a few thousand different ones.
type Numerics struct {
	grid  *sheet.Grid
	known []uint8 // of texts by their numbers, see sheet.Grid.ShownAt: 1 no, 2 yes
}

// NewNumerics begins with a sheet.
func NewNumerics(g *sheet.Grid) *Numerics { return &Numerics{grid: g} }

// At is Numeric of a cell.
func (n *Numerics) At(row, col int) bool {
	text, number, ok := n.grid.ShownAt(row, col)
	if !ok || number >= mostLooks {
		return Numeric(n.grid, row, col)
	}
	if more := int(number) + 1 - len(n.known); more > 0 {
		n.known = append(n.known, make([]uint8, more)...)
	}
	if n.known[number] == 0 {
		n.known[number] = 1
		if statesNumber(text) {
			n.known[number] = 2
		}
	}
	return n.known[number] == 2
}

// Numeric tells whether a cell holds anything that an account must answer for:
// a number, a text that states one, an error or a formula without a value.
func Numeric(g *sheet.Grid, row, col int) bool {
	switch g.KindAt(row, col) {
	case sheet.Number, sheet.Error, sheet.Pending:
		return true
	case sheet.Text:
		return statesNumber(g.At(row, col).Shown)
	}
	return false
}

func statesNumber(text string) bool {
	look := lookOf(text)
	return look == Figure || look == Year
}
