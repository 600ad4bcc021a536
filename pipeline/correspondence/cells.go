package correspondence

import (
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// widest bounds a range whose cells are looked at one by one.
const widest = 20_000

// sound are the cells of a document in which nothing is wrong: those that gave a
// figure which nothing holds, and on sheets that are kept whole those in which
// nothing stands.
type sound struct {
	figures map[pipeline.Locator]bool
	filled  map[pipeline.Locator]bool
	whole   map[string]bool // sheets
}

func soundCells(r pipeline.Reading) sound {
	s := sound{map[pipeline.Locator]bool{}, map[pipeline.Locator]bool{}, map[string]bool{}}
	for _, o := range r.Observations {
		if o.Held == "" {
			s.figures[o.Origin.Locator] = true
		}
	}
	for _, sheet := range r.Document.Sheets {
		s.whole[sheet.Name] = len(sheet.Cells) > 0 && !sheet.Truncated
		for _, c := range sheet.Cells {
			s.filled[pipeline.CellAt(sheet.Name, c.Row, c.Col)] = true
		}
	}
	return s
}

// at tells whether nothing is wrong in a cell.
func (s sound) at(l pipeline.Locator) bool {
	return s.figures[l] || s.whole[l.Sheet] && !s.filled[l]
}

// faulty are the cells of ranges that may be at fault: a range goes from the first
// to the last cell of its cause, and sound ones may lie between. Neighbours in a
// column are ranges again. A range that is too wide to be looked at, or of which
// nothing would be left, stays as it is.
func (s sound) faulty(sheet string, cells []string) []string {
	var out []string
	for _, ref := range cells {
		r, ok := rectangle(ref)
		size := (r[2] - r[0] + 1) * (r[3] - r[1] + 1)
		if !ok || size < 2 || size > widest {
			out = append(out, ref)
			continue
		}
		var left [][2]int // column, row
		for col := r[1]; col <= r[3]; col++ {
			for row := r[0]; row <= r[2]; row++ {
				if !s.at(pipeline.CellAt(sheet, row, col)) {
					left = append(left, [2]int{col, row})
				}
			}
		}
		if len(left) == 0 || len(left) == size {
			out = append(out, ref)
			continue
		}
		out = append(out, runs(left)...)
	}
	return out
}

// runs are sorted cells, each a column and a row, as ranges of columns.
func runs(cells [][2]int) []string {
	var out []string
	for i := 0; i < len(cells); {
		end := i
		for end+1 < len(cells) && cells[end+1] == [2]int{cells[i][0], cells[end][1] + 1} {
			end++
		}
		name := pipeline.ColumnName(cells[i][0])
		text := name + fmt.Sprint(cells[i][1])
		if end > i {
			text += ":" + name + fmt.Sprint(cells[end][1])
		}
		out = append(out, text)
		i = end + 1
	}
	return out
}
