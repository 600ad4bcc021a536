package sheet

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/xuri/excelize/v2"
)

// marker puts marks on the cells of a workbook.
type marker struct {
	file    *excelize.File
	book    *Book
	names   map[*Grid]string // of the sheets in the copy, where they have others
	beside  bool             // comments may stand on a sheet that has some
	styles  map[int]int      // style of a cell: the same in the colour of a mark
	fill    *int
	counted int
}

// marks colours the cells of all marks and comments their first ones; what is
// told about one cell is one comment.
func (m *marker) marks(list []Mark) error {
	comments := map[*Grid]map[[2]int][]string{}
	for _, mark := range list {
		g := m.grid(mark.Sheet)
		if g == nil {
			continue
		}
		first := true
		for _, ref := range mark.Cells {
			s, ok := m.span(g, ref)
			if !ok {
				continue
			}
			if err := m.colour(g, s); err != nil {
				return err
			}
			if at := [2]int{s.Top, s.Left}; first {
				if comments[g] == nil {
					comments[g] = map[[2]int][]string{}
				}
				if !slices.Contains(comments[g][at], mark.Text) {
					comments[g][at] = append(comments[g][at], mark.Text)
				}
				first = false
			}
		}
	}
	for _, g := range m.book.Sheets {
		if err := m.comment(g, comments[g]); err != nil {
			return err
		}
	}
	return nil
}

func (m *marker) grid(name string) *Grid {
	for _, g := range m.book.Sheets {
		if g.Name() == name {
			return g
		}
	}
	return nil
}

// name is what the copy calls a sheet.
func (m *marker) name(g *Grid) string {
	if name, ok := m.names[g]; ok {
		return name
	}
	return g.Name()
}

// span is the part of a cell or range that lies within the sheet.
func (m *marker) span(g *Grid, ref string) (Span, bool) {
	from, to, ranged := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ranged {
		to = from
	}
	top, left, ok := cellOf(from)
	bottom, right, also := cellOf(to)
	if !ok || !also {
		return Span{}, false
	}
	s := Span{Top: min(top, bottom), Left: min(left, right), Bottom: max(top, bottom), Right: max(left, right)}
	s.Bottom, s.Right = max(s.Top, min(s.Bottom, g.Rows())), max(s.Left, min(s.Right, g.Cols()))
	if !ranged {
		s = g.SpanOf(s.Top, s.Left)
	}
	return s, s.Top <= UsualBounds().Rows && s.Left <= UsualBounds().Cols
}

func cellOf(ref string) (row, col int, ok bool) {
	letters := strings.TrimRight(ref, "0123456789")
	row, err := strconv.Atoi(ref[len(letters):])
	col = pipeline.ColumnNumber(letters)
	return row, col, err == nil && row > 0 && col > 0
}

func (m *marker) colour(g *Grid, s Span) error {
	for row := s.Top; row <= s.Bottom; row++ {
		for col := s.Left; col <= s.Right && m.counted < mostMarked; col++ {
			m.counted++
			cell := pipeline.ColumnName(col) + strconv.Itoa(row)
			was, err := m.file.GetCellStyle(m.name(g), cell)
			if err != nil {
				return err
			}
			is, err := m.style(was)
			if err != nil {
				return err
			}
			if err := m.file.SetCellStyle(m.name(g), cell, cell, is); err != nil {
				return err
			}
		}
	}
	return nil
}

// style is a style with another background and all else as it was.
func (m *marker) style(was int) (int, error) {
	if is, ok := m.styles[was]; ok {
		return is, nil
	}
	if m.fill == nil {
		id, err := m.file.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{markColour}}})
		if err != nil {
			return 0, err
		}
		m.fill = m.file.Styles.CellXfs.Xf[id].FillID
	}
	formats := m.file.Styles.CellXfs
	if was < 0 || was >= len(formats.Xf) {
		return 0, fmt.Errorf("style %d does not exist", was)
	}
	xf, yes := formats.Xf[was], true
	xf.FillID, xf.ApplyFill = m.fill, &yes
	formats.Xf = append(formats.Xf, xf)
	formats.Count = len(formats.Xf)
	m.styles[was] = formats.Count - 1
	return m.styles[was], nil
}

// comment writes the comments of a sheet. What stood on a cell before stands
// above what is added.
func (m *marker) comment(g *Grid, texts map[[2]int][]string) error {
	if len(g.comments) > 0 && !m.beside {
		return nil
	}
	for _, at := range slices.SortedFunc(maps.Keys(texts), func(a, b [2]int) int { return slices.Compare(a[:], b[:]) }) {
		cell := pipeline.ColumnName(at[1]) + strconv.Itoa(at[0])
		text := strings.Join(texts[at], "\n")
		if was := g.Comment(at[0], at[1]); was != "" {
			text = was + "\n" + text
			if m.book.Format == "xlsx" {
				if err := m.file.DeleteComment(g.Name(), cell); err != nil {
					return err
				}
			}
		}
		if letters := []rune(text); len(letters) > mostComment {
			text = string(letters[:mostComment]) + "…"
		}
		err := m.file.AddComment(m.name(g), excelize.Comment{Cell: cell, Author: markAuthor, Text: text, Width: 320, Height: commentHeight(text)})
		if err != nil {
			return err
		}
	}
	return nil
}

// commentHeight shows a text of lines of about 48 letters whole, in pixels.
func commentHeight(text string) uint {
	lines := 1
	for _, line := range strings.Split(text, "\n") {
		lines += 1 + len([]rune(line))/48
	}
	return uint(min(lines, 40) * 18)
}
