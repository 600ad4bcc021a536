package workbook

import (
	"errors"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
)

// kind is what a cell holds.
type kind uint8

const (
	blank   kind = iota
	text         // raw is the text
	number       // value is exact
	date         // a number that is shown as a date; shown is dd/mm/yyyy
	boolean      //
	fault        // an error value: raw is "#REF!"
	pending      // a formula whose value was never saved
)

// A cell is one cell as the file holds it.
type cell struct {
	kind  kind
	value float64
	raw   string // exactly as stored
	shown string // as a person sees it, NFC, legacy encodings converted
}

// A span is a merged rectangle, both ends included, counted from 1.
type span struct{ top, left, bottom, right int }

// A grid is one sheet. Rows and columns count from 1.
type grid struct {
	sheet      string
	hidden     bool
	cells      [][]cell // cells[row-1][col-1], rows cut after their last cell
	cols       int
	merges     []span
	merged     map[[2]int]int // cell → index in merges + 1
	hiddenRows map[int]bool
	hiddenCols map[int]bool
	truncated  bool // the sheet goes on beyond the bounds
}

// bounds keep a hostile or careless file from taking all memory and time.
type bounds struct {
	rows, cols int   // of one sheet
	slots      int   // cells of the whole workbook, blank ones before the last of a row included
	bytes      int64 // unpacked
	sheets     int
	merges     int // of one sheet
}

func usualBounds() bounds {
	return bounds{rows: 400_000, cols: 1_024, slots: 6_000_000, bytes: 512 << 20, sheets: 200, merges: 50_000}
}

// errTooLarge means that the workbook exceeds the bounds.
var errTooLarge = errors.New("workbook exceeds the bounds")

func (g *grid) rows() int { return len(g.cells) }

// at is the cell itself; blank outside the grid.
func (g *grid) at(row, col int) cell {
	if row < 1 || row > len(g.cells) || col < 1 || col > len(g.cells[row-1]) {
		return cell{}
	}
	return g.cells[row-1][col-1]
}

// spanOf is the merged rectangle of a cell, or the cell alone.
func (g *grid) spanOf(row, col int) span {
	if i := g.merged[[2]int{row, col}]; i > 0 {
		return g.merges[i-1]
	}
	return span{row, col, row, col}
}

// anchored is the cell that speaks for row and col: the upper left one of a
// merged rectangle.
func (g *grid) anchored(row, col int) cell {
	s := g.spanOf(row, col)
	return g.at(s.top, s.left)
}

// covered tells whether a cell lies under a merged rectangle that it does not
// anchor.
func (g *grid) covered(row, col int) bool {
	s := g.spanOf(row, col)
	return s.top != row || s.left != col
}

// shows is the trimmed text of a cell, white space in runs of one.
func (g *grid) shows(row, col int) string { return squeeze(g.anchored(row, col).shown) }

// merge adds the merged rectangles that a grid can hold; those that overlap an
// earlier one or are absurdly large are dropped, as spreadsheet programs do.
func (g *grid) merge(spans []span, limit int) {
	g.merged = map[[2]int]int{}
	for _, s := range spans {
		s.bottom, s.right = min(s.bottom, g.rows()), min(s.right, g.cols)
		area := (s.bottom - s.top + 1) * (s.right - s.left + 1)
		if s.top < 1 || s.left < 1 || s.bottom < s.top || s.right < s.left || area < 2 || len(g.merged)+area > limit || g.overlaps(s) {
			continue
		}
		g.merges = append(g.merges, s)
		for r := s.top; r <= s.bottom; r++ {
			for c := s.left; c <= s.right; c++ {
				g.merged[[2]int{r, c}] = len(g.merges)
			}
		}
	}
}

func (g *grid) overlaps(s span) bool {
	for r := s.top; r <= s.bottom; r++ {
		for c := s.left; c <= s.right; c++ {
			if g.merged[[2]int{r, c}] > 0 {
				return true
			}
		}
	}
	return false
}

// trim cuts blank rows and columns off the end.
func (g *grid) trim() {
	for len(g.cells) > 0 && blankRow(g.cells[len(g.cells)-1]) {
		g.cells = g.cells[:len(g.cells)-1]
	}
	g.cols = 0
	for _, row := range g.cells {
		for c := len(row); c > g.cols; c-- {
			if row[c-1].kind != blank {
				g.cols = c
			}
		}
	}
}

func blankRow(row []cell) bool {
	for _, c := range row {
		if c.kind != blank {
			return false
		}
	}
	return true
}

// textCell holds text as stored; legacy is the encoding of its font, "" when
// the font tells nothing.
func textCell(raw, legacy string) cell {
	if strings.TrimSpace(raw) == "" {
		return cell{}
	}
	shown := raw
	switch {
	case legacy == "tcvn3" || legacy == "" && vietnamese.LooksTCVN3(raw):
		shown = vietnamese.FromTCVN3(raw)
	case legacy == "vni" || legacy == "" && vietnamese.LooksVNI(raw):
		shown = vietnamese.FromVNI(raw)
	}
	return cell{kind: text, raw: raw, shown: vietnamese.NFC(shown)}
}

func squeeze(s string) string { return strings.Join(strings.Fields(visible(s)), " ") }

// visible drops the code points that only a program sees.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD':
			return -1
		}
		return r
	}, s)
}

func (g *grid) locate(row, col int) pipeline.Locator { return pipeline.CellAt(g.sheet, row, col) }
