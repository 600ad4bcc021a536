package workbook

import (
	"regexp"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// columnRole is what a column of a table is for.
type columnRole uint8

const (
	noColumn   columnRole = iota
	ordinalCol            // STT
	labelCol              // names what the row is about
	unitCol               // unit of each row
	yearCol               // period of each row
	figureCol             // figures
	remarkCol             // notes, dates, codes: not read
	derivedCol            // ratios and changes: what others make of the figures
)

// A column is one column of a table.
type column struct {
	col   int
	role  columnRole
	heads []string // composed from the rows of heads, topmost first, each text once
	spans []span   // of heads
}

// head is the column's heads as one text.
func (c column) head() string { return strings.Join(c.heads, " › ") }

// bottom is the lowest head.
func (c column) bottom() string {
	if len(c.heads) == 0 {
		return ""
	}
	return c.heads[len(c.heads)-1]
}

// The heads that tell a column's role, on folded text.
var (
	unitHead    = regexp.MustCompile(`^(dvt|don vi( tinh)?|dv tinh|unit)$`)
	yearHead    = regexp.MustCompile(`^(nam( bao cao| cong nhan| thuc hien)?|ki( bao cao)?|giai doan|thoi gian|nien do|year|period)$`)
	remarkHead  = regexp.MustCompile(`^(ghi chu|so quyet dinh|quyet dinh|van ban|dien thoai|so dien thoai|dia chi|email|ma( so| tinh| sp| dia phuong| dvhc)?|code|ngay.*|nguoi dai dien|nguon( so lieu)?|remarks?|notes?|xep hang|thu hang|hang)$`)
	derivedHead = regexp.MustCompile(`so (voi|sanh)|tang\s*[,/(-]?\s*giam|tang truong|ty le (hoan thanh|thuc hien|dat)|ti le (hoan thanh|thuc hien|dat)|^(ti|ty) le( %)?( \(%\))?$|^\(?%\)?$|th\s*/\s*kh|hoan thanh.*%|co cau|chi so|toc do|^ty trong|^ti trong|cung ki|^% `)
)

// columnsOf settles every column of a table whose data starts at row start.
func (s *surveyed) columnsOf(t *table, start int) []column {
	columns := make([]column, s.grid.cols)
	for c := range columns {
		columns[c] = column{col: c + 1}
		columns[c].heads, columns[c].spans = s.headsOf(t, c+1)
		columns[c].role = s.roleOf(columns[c], start, t.end)
	}
	firstFigure := 0
	for _, c := range columns {
		if c.role == figureCol {
			firstFigure = c.col
			break
		}
	}
	for i := range columns {
		if columns[i].role == labelCol && firstFigure > 0 && columns[i].col > firstFigure && !placesOrLevels(columns[i]) {
			columns[i].role = remarkCol
		}
	}
	return columns
}

// placesOrLevels tells whether a column right of figures still says what they
// are about.
func placesOrLevels(c column) bool {
	head := fold(c.bottom())
	return strings.HasPrefix(head, "cap") || strings.HasPrefix(head, "tinh") || strings.HasPrefix(head, "nhom")
}

// headsOf composes the heads above a column. A text that is not merged but
// followed by blank cells speaks for those too, as long as something stands
// below it.
func (s *surveyed) headsOf(t *table, c int) (heads []string, spans []span) {
	for i, r := range t.headRows {
		sp := s.grid.spanOf(r, c)
		text := s.grid.shows(r, c)
		if text == "" && i < len(t.headRows)-1 && s.headBelow(t, i, c) {
			sp, text = s.fromLeft(t, i, c)
		}
		if text == "" || (len(spans) > 0 && spans[len(spans)-1] == sp) {
			continue
		}
		if len(heads) > 0 && fold(heads[len(heads)-1]) == fold(text) {
			continue
		}
		heads, spans = append(heads, text), append(spans, sp)
	}
	return heads, spans
}

func (s *surveyed) headBelow(t *table, i, c int) bool {
	for _, r := range t.headRows[i+1:] {
		if s.grid.shows(r, c) != "" && s.grid.spanOf(r, c).top == r {
			return true
		}
	}
	return false
}

// fromLeft is the head that an unmerged, blank cell of heads inherits: the
// nearest one to the left in its row that has heads of its own below.
func (s *surveyed) fromLeft(t *table, i, c int) (span, string) {
	r := t.headRows[i]
	for left := c - 1; left >= 1; left-- {
		text := s.grid.shows(r, left)
		if text == "" {
			if !s.headBelow(t, i, left) {
				return span{}, ""
			}
			continue
		}
		sp := s.grid.spanOf(r, left)
		if sp.right > sp.left || !s.headBelow(t, i, left) {
			return span{}, "" // merged on purpose, or a head complete in itself
		}
		return sp, text
	}
	return span{}, ""
}

// roleOf decides the role of a column by its head, then by what stands in it.
func (s *surveyed) roleOf(c column, start, end int) columnRole {
	figures, years, texts, marks := s.census(c.col, start, end)
	bottom := fold(c.bottom())
	switch {
	case figures+years+texts+marks == 0:
		return noColumn
	case ordinalHead.MatchString(bottom) || c.col == 1 && s.counting && len(c.heads) == 0:
		return ordinalCol
	case unitHead.MatchString(bottom) && texts > figures+years && s.holdsUnits(c.col, start, end):
		return unitCol
	case remarkHead.MatchString(bottom):
		return remarkCol
	case yearHead.MatchString(bottom) && (years > 0 && figures == 0 || texts > 0 && figures == 0):
		return yearCol
	case texts > figures+years+marks/2 && figures+years < texts:
		return labelCol
	case len(c.heads) == 0 && texts > 0:
		return labelCol
	case derivedHead.MatchString(fold(c.head())):
		return derivedCol
	case figures+years == 0 && texts > 0:
		return labelCol
	}
	return figureCol
}

// holdsUnits tells a column of units from one of offices: both may be headed
// "Đơn vị".
func (s *surveyed) holdsUnits(c, start, end int) bool {
	units, others := 0, 0
	for r := start; r < end; r++ {
		if s.class(r, c) != asText || s.grid.covered(r, c) {
			continue
		}
		if _, _, ok := vietnamese.UnitOf(strings.ToLower(s.grid.shows(r, c))); ok {
			units++
		} else {
			others++
		}
	}
	return units >= others
}

// census counts the looks of the cells of a column.
func (s *surveyed) census(c, start, end int) (figures, years, texts, marks int) {
	for r := start; r < end; r++ {
		if s.grid.covered(r, c) {
			continue
		}
		switch s.class(r, c) {
		case asFigure:
			figures++
		case asYear:
			years++
		case asText:
			texts++
		case asMark:
			marks++
		}
	}
	return figures, years, texts, marks
}
