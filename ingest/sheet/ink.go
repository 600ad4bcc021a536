package sheet

import "slices"

// An ink tells in which colours the text of a cell is written.
type ink struct {
	plain   bool     // some in the colour of the cell
	colours []colour // of the rest
}

// mostColours bounds those of one cell that are told apart.
const mostColours = 16

// write notes text in a colour of its own, or in that of the cell.
func (i *ink) write(c colour, own bool) {
	switch {
	case !own:
		i.plain = true
	case len(i.colours) < mostColours && !slices.Contains(i.colours, c):
		i.colours = append(i.colours, c)
	}
}

// unseen tells whether all of a text is in the colour of its cell's background.
func (i *ink) unseen(cell look) bool {
	if (i.plain || len(i.colours) == 0) && !cell.unseen() {
		return false
	}
	for _, c := range i.colours {
		cell.font = c
		if !cell.unseen() {
			return false
		}
	}
	return true
}
