package workbook

import (
	"regexp"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A table is one table of a sheet: what stands above it, its heads and its rows.
type table struct {
	grid      *grid
	titles    []line   // the lines above the heads, topmost first
	headRows  []int    // rows of column heads
	numberRow int      // row of "(1) (2) (3)", 0 when there is none
	columns   []column // columns[col-1]
	rows      []row
	end       int // first row after the table
}

// A line is one row of the title block: every text in it.
type line struct {
	row  int
	text string
}

// The shapes of what stands around a table, on folded text.
var (
	unitLine      = regexp.MustCompile(`^\(?\s*(don vi( tinh)?|dvt)\s*[:：]`)
	frameLine     = regexp.MustCompile(`cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do|^(uy ban nhan dan|ubnd)|^so cong (thuong|nghiep)|^(bieu|mau|phu luc|bang)( so)?[ :.]*[0-9ivx]+|^\(?(kem theo|ban hanh kem)|^so\s*:|^(kinh gui|noi nhan)`)
	numberedForm  = regexp.MustCompile(`^(bieu|mau|phu luc|bang)`)
	dayLine       = regexp.MustCompile(`ngay\s*[0-9. …]{0,12}\s*thang\s*[0-9. …]{0,12}\s*nam`)
	signatureLine = regexp.MustCompile(`^(nguoi (lap|tong hop|bao cao)|lap bieu|ke toan|thu truong|giam doc|pho giam doc|kt\.? |tm\.? |q\.? giam doc|chu tich|truong phong|tl\.? )|\(ki,?\s*(ghi ro|ten|va ghi|dong dau)|\(ki ten|thu truong don vi|nguoi lap bieu`)
	noteLine      = regexp.MustCompile(`^(ghi chu|nguon|luu y|note|source|chu thich)\s*[:.]|^\(\*+\)|^\*+ |^\([0-9]\)\s*[a-z]{2}|^ghi chu$`)
	ordinalHead   = regexp.MustCompile(`^(stt|tt|so tt|so thu tu|no\.?|#|s\.t\.t)$`)
	headWord      = regexp.MustCompile(`^(stt|tt|so tt|chi tieu|noi dung|tinh|tinh[ ,/]+thanh pho|dia phuong|ten tinh|don vi|dvt|don vi tinh|nam|cap|hang muc|danh muc|province|year|level|indicator)$`)
	numberMark    = regexp.MustCompile(`^\(?([0-9]{1,2}|[a-h])\)?(\s*[=:]\s*[(0-9].*)?$`)
)

func fold(s string) string { return vietnamese.Fold(s) }

// tablesOf finds the tables of a sheet, from the top down.
func tablesOf(g *grid) []*table {
	s := survey(g)
	var tables []*table
	for from := 1; from <= g.rows() && len(tables) < 200; {
		first := s.firstData(from)
		if first == 0 {
			return tables
		}
		t := s.tableAt(from, first)
		if t == nil {
			from = first + 1
			continue
		}
		tables = append(tables, t)
		from = max(t.end, first+1)
	}
	return tables
}

// firstData is the first row from `from` on that holds figures, 0 when there is
// none. Rows of years alone are heads; rows of small counting numbers under
// heads only name the columns.
func (s *surveyed) firstData(from int) int {
	for r := from; r <= s.grid.rows(); r++ {
		info := s.row(r)
		if info.figures == 0 || info.frame || info.numbering {
			continue
		}
		if info.years == info.figures && !s.labelled(r) {
			continue
		}
		if info.figures == info.ordinals {
			continue
		}
		return r
	}
	return 0
}

// labelled tells whether a row of years alone is a row of data after all: it
// has a label that is no head's word, and there is a head above.
func (s *surveyed) labelled(r int) bool {
	label := ""
	for c := 1; c <= s.grid.cols; c++ {
		kind := s.class(r, c)
		if kind == asYear || kind == asFigure {
			break // what stands right of the first year is a head too: "Sơ bộ 2023"
		}
		if kind == asText && !s.grid.covered(r, c) {
			label = fold(s.grid.shows(r, c))
			break
		}
	}
	if label == "" || headWord.MatchString(label) || strings.HasSuffix(label, ":") || strings.Contains(label, "nam bao cao") {
		return false
	}
	for up := r - 1; up >= max(1, r-4); up-- {
		info := s.row(up)
		if info.texts >= 2 && !info.frame {
			return true
		}
	}
	return false
}

// tableAt lays out the table whose first row of figures is first; nothing above
// `from` belongs to it. It is nil when there are no heads above.
func (s *surveyed) tableAt(from, first int) *table {
	t := &table{grid: s.grid}
	figureCols := s.figureColumns(first)
	top := s.climb(t, from, first, figureCols)
	if len(t.headRows) == 0 {
		return nil
	}
	for r := from; r < top; r++ {
		if text := s.lineOf(r); text != "" {
			t.titles = append(t.titles, line{r, text})
		}
	}
	start := t.headRows[len(t.headRows)-1] + 1
	if t.numberRow >= start {
		start = t.numberRow + 1
	}
	t.end = s.endOf(first, figureCols)
	t.columns = s.columnsOf(t, start)
	t.rows = s.rowsOf(t, start)
	return t
}

// figureColumns are the columns with figures in the first rows of a table.
func (s *surveyed) figureColumns(first int) map[int]bool {
	cols := map[int]bool{}
	for r := first; r <= min(first+12, s.grid.rows()); r++ {
		for c := 1; c <= s.grid.cols; c++ {
			if k := s.class(r, c); (k == asFigure || k == asYear) && !s.ordinalCol[c] {
				cols[c] = true
			}
		}
	}
	return cols
}

// climb collects the rows of heads above the first row of figures and gives the
// topmost of them.
func (s *surveyed) climb(t *table, from, first int, figureCols map[int]bool) int {
	top, gap := first, 0
	for r := first - 1; r >= from && len(t.headRows) < 5; r-- {
		info := s.row(r)
		switch {
		case info.numbering && len(t.headRows) == 0:
			t.numberRow = r
		case info.cells == 0:
			if gap++; len(t.headRows) > 0 || gap > 2 {
				return top
			}
		case s.isHead(r, figureCols, len(t.headRows) > 0):
			t.headRows = append([]int{r}, t.headRows...)
			top = r
		case len(t.headRows) > 0:
			return top
		}
	}
	return top
}

// isHead tells whether a row holds column heads: texts over the columns of
// figures, beside others. Above a row of heads, one text is enough if it spans
// several of them.
func (s *surveyed) isHead(r int, figureCols map[int]bool, above bool) bool {
	info := s.row(r)
	if info.frame || info.figures > info.years {
		return false
	}
	over, whole := 0, 0
	for c := 1; c <= s.grid.cols; c++ {
		if s.grid.covered(r, c) && s.grid.spanOf(r, c).top == r || s.grid.shows(r, c) == "" {
			continue
		}
		whole++
		if sp := s.grid.spanOf(r, c); spansAny(sp, figureCols) && !s.isTitleText(r, c) {
			over++
		}
	}
	if over == 0 {
		return false
	}
	if whole >= 2 {
		return true
	}
	sp := s.onlySpan(r)
	return above && sp.right > sp.left && sp.left > 1 && !s.isTitleText(r, sp.left)
}

func spansAny(sp span, cols map[int]bool) bool {
	for c := sp.left; c <= sp.right; c++ {
		if cols[c] {
			return true
		}
	}
	return false
}

func (s *surveyed) onlySpan(r int) span {
	for c := 1; c <= s.grid.cols; c++ {
		if s.grid.shows(r, c) != "" {
			return s.grid.spanOf(r, c)
		}
	}
	return span{}
}

// isTitleText tells a title from a head: the unit of the table, a place and a
// day, or something as long as a sentence.
func (s *surveyed) isTitleText(r, c int) bool {
	text := s.grid.shows(r, c)
	folded := fold(text)
	return unitLine.MatchString(folded) || dayLine.MatchString(folded) || frameLine.MatchString(folded) || len([]rune(text)) > 160
}

// endOf is the first row after the table: two blank rows, a signature, a note,
// or the heads of another table.
func (s *surveyed) endOf(first int, figureCols map[int]bool) int {
	blankRows := 0
	for r := first; r <= s.grid.rows(); r++ {
		info := s.row(r)
		if info.cells == 0 {
			if blankRows++; blankRows == 2 {
				return r - 1
			}
			continue
		}
		if info.closing || (r > first && info.figures == 0 && (info.frame || s.opensAnother(r, figureCols, blankRows))) {
			return r
		}
		blankRows = 0
	}
	return s.grid.rows() + 1
}

// opensAnother tells whether row r holds the heads or the title of another
// table.
func (s *surveyed) opensAnother(r int, figureCols map[int]bool, blankBefore int) bool {
	over, cells := 0, 0
	for c := 1; c <= s.grid.cols; c++ {
		if s.grid.covered(r, c) || s.grid.shows(r, c) == "" {
			continue
		}
		cells++
		if ordinalHead.MatchString(fold(s.grid.shows(r, c))) {
			return true
		}
		if figureCols[c] && s.class(r, c) == asText {
			over++
		}
	}
	return over >= 2 && blankBefore > 0 || over >= 2 && over*2 > len(figureCols) && cells > over
}
