package table

import (
	"math"
	"slices"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A column may hold words where figures are wanted, in most of its cells or in all:
// "khoảng vài trăm", "chưa rõ", "xem biểu 2". What is counted there is understood, so
// each such cell is told, and the few figures among them are read.

// figuresHead tells the head of a column that figures are wanted in.
var figuresHead = pattern.MustCompile(`^(tong |cong |trong do:? )*((so|tong|kinh phi|von|dien tich|doanh thu|gia tri|ti le|thu nhap|lao dong|ke hoach|thuc hien|uoc|kh|th|uth|ket qua|luy ke)\b|(nam )?(19|20)[0-9]{2}\b|quy [iv1-4]+\b|[0-9]+ thang\b)`)

// numberless are the words of cells that stand for a figure: a part of one, what it
// is waited for, where it is written.
var numberless = pattern.MustCompile(`[0-9?]|\b(khoang|vai|tram|nghin|trieu|chuc|nhieu|it|hon|gan|chua|khong|dang|xem|theo|sau|bo sung|cap nhat)\b`)

// standsForFigure tells whether a text stands for a figure.
func standsForFigure(text string) bool { return numberless.MatchString(vietnamese.Fold(text)) }

// awaitFigures makes columns of figures of those that hold words where the heads and
// labels say what is counted, and gives them.
func (p *plan) awaitFigures() map[int]role {
	awaited := map[int]role{}
	for i := range p.columns {
		if c := &p.columns[i]; p.awaitsFigures(c) {
			awaited[c.Col] = roleValue
		}
	}
	if len(awaited) > 0 {
		p.assign(awaited)
		p.readRows(math.MaxInt)
	}
	return awaited
}

// awaitsFigures tells whether figures are wanted in a column of words: its head says
// so, most of its different cells stand for one, and what it counts is known.
func (p *plan) awaitsFigures(c *column) bool {
	if !c.HoldsWords() || c.Hidden || c.role != roleNote && c.role != roleItem && c.role != roleLabel && c.role != rolePeriod || !p.besideLabels(c) {
		return false
	}
	head := headText(c.Column)
	if noteHead.MatchString(head) || !figuresHead.MatchString(head) && (len(c.heads) == 0 || c.heads[0].Unit == "") || !p.standForFigures(c) {
		return false
	}
	wanted := &column{Column: c.Column, role: roleValue, heads: c.heads}
	wanted.voices, wanted.plain = headVoices(wanted), plain(wanted.heads)
	known, rows := 0, 0
	for i := range min(p.rows.len(), sampled) {
		row := *p.rows.at(i)
		if p.table.Look(row.row, c.Col) == layout.Blank {
			continue
		}
		rows++
		row.forget(c.Col)
		if m := p.settleCore(&row, wanted); m.problem == nil {
			known++
		}
	}
	return rows > 0 && known*2 >= rows
}

// awaits tells a column of words that is one of figures.
func (c *column) awaits() bool { return c.role == roleValue && c.HoldsWords() }

// besideLabels tells whether a column that says what the rows are about stands left
// of another.
func (p *plan) besideLabels(c *column) bool {
	return slices.ContainsFunc(p.labels, func(l *column) bool { return l.Col < c.Col })
}

// standForFigures tells whether most of the different texts of a column stand for a
// figure.
func (p *plan) standForFigures(c *column) bool {
	seen, wordless := map[string]bool{}, 0
	for r := p.table.Top; r <= p.table.Bottom && len(seen) < sampled; r++ {
		text := p.grid.Shows(r, c.Col)
		if text == "" || seen[text] {
			continue
		}
		seen[text] = true
		kind := p.grid.KindAt(r, c.Col)
		if c.role == rolePeriod && kind != sheet.Date {
			return false
		}
		if kind != sheet.Text || standsForFigure(text) {
			wordless++
		}
	}
	return wordless*2 > len(seen)
}

// forget drops what a row says in a column.
func (r *rowState) forget(col int) {
	n := 0
	for i, s := range r.labels {
		if s == nil {
			break
		}
		if int(r.cols[i]) != col {
			r.labels[n], r.cols[n] = s, r.cols[i]
			n++
		}
	}
	for ; n < mostLabels; n++ {
		r.labels[n], r.cols[n] = nil, 0
	}
}
