package layout

// sides cuts a table where a blank column stands between two that each have
// words of their own left of their figures.
func (s *Sheet) sides(t *Table) []*Table {
	cuts := s.cuts(t)
	if len(cuts) == 0 {
		return []*Table{t}
	}
	var parts []*Table
	left := t.Left
	for _, cut := range append(cuts, cut{t.Right, t.Right + 1}) {
		part := *t
		part.Left, part.Right = left, cut.last
		part.figureCols = map[int]bool{}
		for c := range t.figureCols {
			if c >= left && c <= cut.last {
				part.figureCols[c] = true
			}
		}
		part.Titles = s.titlesOver(t, left, cut.last)
		parts = append(parts, &part)
		left = cut.next
	}
	return parts
}

// A cut is where one of two tables side by side ends and the other begins.
type cut struct{ last, next int }

// titlesOver are the titles of t that stand over the columns from left to right,
// or over the whole.
func (s *Sheet) titlesOver(t *Table, left, right int) []Line {
	var lines []Line
	for _, l := range t.Titles {
		sp := s.Grid.SpanOf(l.Row, l.Col)
		if l.Col >= left && l.Col <= right || sp.Right >= left && sp.Left <= right || l.Kind != Title && l.Kind != UnitLine || l.Col == t.Left {
			lines = append(lines, l)
		}
	}
	return lines
}

func (s *Sheet) cuts(t *Table) []cut {
	var cuts []cut
	left := t.Left
	for c := t.Left + 1; c < t.Right; c++ {
		if s.empty(t, c) && s.complete(t, left, c-1) && s.complete(t, c+1, t.Right) {
			cuts = append(cuts, cut{c - 1, c + 1})
			left = c + 1
		}
	}
	if len(cuts) == 0 {
		return s.twins(t)
	}
	return cuts
}

// twins cuts a table whose right half has the heads of the left one again, with labels of
// its own: "Phần thu | Số tiền | Phần chi | Số tiền".
func (s *Sheet) twins(t *Table) []cut {
	var cols []int // that hold anything
	for c := t.Left; c <= t.Right; c++ {
		if !s.empty(t, c) {
			cols = append(cols, c)
		}
	}
	half := len(cols) / 2
	if len(cols)%2 > 0 || half < 2 || len(t.HeadRows) == 0 {
		return nil
	}
	labels, figures := 0, 0
	for i := range half {
		a, b := cols[i], cols[half+i]
		words := s.mostlyWords(t, a)
		head := s.bottomHead(t, a)
		switch {
		case words != s.mostlyWords(t, b), !words && (head == "" || head != s.bottomHead(t, b)):
			return nil
		case words && !s.ordinalCol(t.Top, a):
			labels++
		case !words && !s.ordinalCol(t.Top, a):
			figures++
		}
	}
	if labels != 1 || figures == 0 || s.spansOver(t, cols[half]) || !s.complete(t, t.Left, cols[half]-1) || !s.complete(t, cols[half], t.Right) {
		return nil
	}
	return []cut{{cols[half] - 1, cols[half]}}
}

// mostlyWords tells whether the cells of a column are words more often than figures.
func (s *Sheet) mostlyWords(t *Table, c int) bool {
	words := 0
	for r := t.Top; r <= min(t.Bottom, t.Top+100); r++ {
		switch s.look.at(r, c) {
		case Words:
			words++
		case Figure, Year:
			words--
		}
	}
	return words > 0
}

// bottomHead is the lowest head over a column.
func (s *Sheet) bottomHead(t *Table, c int) string {
	for i := len(t.HeadRows) - 1; i >= 0; i-- {
		if text := s.Grid.Shows(t.HeadRows[i], c); text != "" {
			return text
		}
	}
	return ""
}

// spansOver tells whether a head stands over a column and the one left of it.
func (s *Sheet) spansOver(t *Table, c int) bool {
	for _, r := range t.HeadRows {
		if s.Grid.SpanOf(r, c).Left < c {
			return true
		}
	}
	return false
}

func (s *Sheet) empty(t *Table, c int) bool {
	for r := t.Top; r <= t.Bottom; r++ {
		if s.look.at(r, c) != Blank || s.Grid.Covered(r, c) {
			return false
		}
	}
	for _, r := range t.HeadRows {
		if s.Grid.Shows(r, c) != "" {
			return false
		}
	}
	return true
}

// complete tells whether the columns from left to right could be a table: words
// or ordinals first, figures right of them, and a head over the first.
func (s *Sheet) complete(t *Table, left, right int) bool {
	words, first := false, 0
	for c := left; c <= right; c++ {
		w, f := 0, 0
		for r := t.Top; r <= min(t.Bottom, t.Top+100); r++ {
			switch s.look.at(r, c) {
			case Words:
				w++
			case Figure, Year:
				f++
			}
		}
		if w+f > 0 && first == 0 {
			first = c
		}
		if f > w && words && first > 0 {
			return true
		}
		words = words || w > 0 && w >= f
	}
	return false
}
