package workbook

import (
	"regexp"
	"strings"
)

// rowRole is what a row of a table is for.
type rowRole uint8

const (
	memberRow  rowRole = iota // states figures of what its label names
	sectionRow                // names what the rows below it are about
	totalRow                  // sums the rows of its scope
)

// A row is one row of a table.
type row struct {
	row    int
	role   rowRole
	rank   int      // depth of its ordinal, see rankOf; smaller is higher
	labels []label  // texts of its label columns
	parent int      // index in table.rows of the row above it, -1 for none
	part   bool     // a subset: "trong đó"
	path   []string // labels of the parents, outermost first
}

// A label is one text of a row and the head of its column.
type label struct {
	col        int
	head, text string
}

// text is the row's labels as one text.
func (r row) text() string {
	var texts []string
	for _, l := range r.labels {
		texts = append(texts, l.text)
	}
	return strings.Join(texts, " | ")
}

var (
	partMark    = regexp.MustCompile(`^[-+*\s]*(trong do|bao gom|gom)\b\s*:?\s*`)
	partHead    = regexp.MustCompile(`\btrong do\b`)
	totalLabel  = regexp.MustCompile(`^(tong( so| cong)?|cong( chung| don| nhom)?|cong \(.*\)|tong( so| cong)? \(.*\)|tong( so| cong)? *: *|toan tinh|toan thanh pho|ca nuoc|toan quoc|total|tong chung|tong( so| cong)?,? (toan )?(tinh|ca nuoc|toan quoc).*)$`)
	romanOrd    = regexp.MustCompile(`^[ivx]{1,5}[.)]?$`)
	letterOrd   = regexp.MustCompile(`^[a-hA-H][.]?$`)
	smallOrd    = regexp.MustCompile(`^[a-h]\)$`)
	numberOrd   = regexp.MustCompile(`^([0-9]{1,4})[.)]?$`)
	nestedOrd   = regexp.MustCompile(`^[0-9ivx]{1,4}(\.[0-9]{1,3})+[.)]?$`)
	leadOrdinal = regexp.MustCompile(`^([IVX]{1,5}|[A-H]|[0-9]{1,2}(?:\.[0-9]{1,2})*)\s*[.)/-]\s+(\S.*)$`)
)

// The ranks of ordinals: A, then I, then 1, then 1.1 …, then a), then "-".
const (
	rankLetter = 1
	rankRoman  = 2
	rankNumber = 3 // nested ordinals add one for each further part
	rankSmall  = 8
	rankBullet = 9
	rankNone   = 0 // no ordinal at all
)

// rankOf is the depth of an ordinal.
func rankOf(ordinal string) int {
	folded := strings.ToLower(strings.TrimSpace(ordinal))
	switch {
	case folded == "":
		return rankNone
	case romanOrd.MatchString(folded) && ordinal == strings.ToUpper(ordinal):
		return rankRoman
	case letterOrd.MatchString(ordinal) && ordinal == strings.ToUpper(ordinal):
		return rankLetter
	case nestedOrd.MatchString(folded):
		return min(rankNumber+strings.Count(strings.TrimRight(folded, ".)"), "."), rankSmall-1)
	case numberOrd.MatchString(folded):
		return rankNumber
	case smallOrd.MatchString(folded), letterOrd.MatchString(folded):
		return rankSmall
	case folded == "-" || folded == "+" || folded == "–" || folded == "*":
		return rankBullet
	}
	return rankNone
}

// rowsOf reads the rows of a table and hangs each under the row that it
// belongs to.
func (s *surveyed) rowsOf(t *table, start int) []row {
	var rows []row
	for r := start; r < t.end; r++ {
		if s.row(r).cells == 0 || s.row(r).numbering && r <= start+1 && s.row(r).texts == 0 {
			continue
		}
		rw := s.rowAt(t, r)
		if len(rw.labels) == 0 && rw.role == sectionRow {
			continue
		}
		rows = append(rows, rw)
	}
	hang(rows)
	return rows
}

func (s *surveyed) rowAt(t *table, r int) row {
	rw := row{row: r, role: sectionRow, parent: -1}
	ordinal := ""
	for _, c := range t.columns {
		text := s.grid.shows(r, c.col)
		if text == "" {
			continue
		}
		switch c.role {
		case ordinalCol:
			ordinal = s.ordinalOrLabel(&rw, c, r, text, ordinal)
		case labelCol, yearCol:
			if sp := s.grid.spanOf(r, c.col); sp.left == c.col || len(rw.labels) == 0 {
				rw.labels = append(rw.labels, label{c.col, c.head(), text})
			}
		case figureCol:
			if k := s.class(r, c.col); k != asBlank && !s.spansLabels(t, r, c.col) {
				rw.role = memberRow
			}
		}
	}
	rw.rank = rankOf(ordinal)
	if rw.rank == rankNone && len(rw.labels) > 0 {
		rw.rank, rw.labels[0].text = leading(rw.labels[0].text)
	}
	s.markRow(&rw)
	return rw
}

// ordinalOrLabel takes the text of the STT column: a section name is often
// merged across it.
func (s *surveyed) ordinalOrLabel(rw *row, c column, r int, text, ordinal string) string {
	if rankOf(text) != rankNone || len([]rune(text)) <= 3 {
		return text
	}
	rw.labels = append(rw.labels, label{c.col, "", text})
	return ordinal
}

// spansLabels tells whether a cell of a column of figures belongs to a merged
// label, such as a section name across the whole table.
func (s *surveyed) spansLabels(t *table, r, c int) bool {
	sp := s.grid.spanOf(r, c)
	for col := sp.left; col < c; col++ {
		if role := t.columns[col-1].role; role == labelCol || role == ordinalCol {
			return true
		}
	}
	return false
}

// leading splits an ordinal or a bullet off a label.
func leading(text string) (int, string) {
	if m := leadOrdinal.FindStringSubmatch(text); m != nil {
		return rankOf(m[1]), m[2]
	}
	for _, bullet := range []string{"- ", "+ ", "– ", "* ", "• "} {
		if rest, ok := strings.CutPrefix(text, bullet); ok {
			return rankBullet, strings.TrimSpace(rest)
		}
	}
	if len(text) > 1 && (text[0] == '-' || text[0] == '+') {
		return rankBullet, strings.TrimSpace(text[1:])
	}
	return rankNone, text
}

// markRow recognises totals and parts.
func (s *surveyed) markRow(rw *row) {
	if len(rw.labels) == 0 {
		return
	}
	for _, l := range rw.labels {
		folded := strings.Trim(fold(l.text), " .:")
		if rw.role == memberRow && totalLabel.MatchString(folded) {
			rw.role = totalRow
		}
		if partMark.MatchString(folded) {
			rw.part = true
		}
	}
}

// hang gives every row its parent: the nearest row above of higher rank. Rows
// without an ordinal hang under the nearest section; a row of "trong đó" hangs
// under the row that it is a part of.
func hang(rows []row) {
	numbered := false
	for _, r := range rows {
		numbered = numbered || r.rank != rankNone
	}
	var open []int // indexes of possible parents, outermost first
	partOf := -1
	for i := range rows {
		r := &rows[i]
		if r.part {
			if i > 0 && partOf < 0 {
				partOf = lastWhole(rows[:i])
			}
			r.parent = partOf
			continue
		}
		depth := depthOf(*r, numbered)
		if partOf >= 0 && (depth > depthOf(rows[partOf], numbered) || r.rank == rankBullet) {
			r.parent, r.part = partOf, true
			continue
		}
		partOf = -1
		for len(open) > 0 && depthOf(rows[open[len(open)-1]], numbered) >= depth {
			open = open[:len(open)-1]
		}
		if len(open) > 0 && r.role != totalRow {
			r.parent = open[len(open)-1]
		}
		if r.role != totalRow {
			open = append(open, i)
		}
	}
	for i := range rows {
		rows[i].path = pathTo(rows, rows[i].parent)
	}
}

// lastWhole is the last row that is no part itself.
func lastWhole(rows []row) int {
	for i := len(rows) - 1; i >= 0; i-- {
		if !rows[i].part {
			return i
		}
	}
	return -1
}

// depthOf orders rows by how deep they stand; smaller is higher.
func depthOf(r row, numbered bool) int {
	switch {
	case r.rank != rankNone:
		return r.rank
	case r.role == sectionRow:
		return rankRoman
	case numbered && r.role == memberRow:
		return rankNumber
	}
	return rankNumber
}

func pathTo(rows []row, i int) []string {
	var path []string
	for n := 0; i >= 0 && n < 12; n++ {
		path = append([]string{rows[i].text()}, path...)
		i = rows[i].parent
	}
	return path
}
