package page

import (
	"math"
	"slices"
	"strconv"
)

// A large document is drawn on several pages, cut between rows: nguon/abc.html,
// nguon/abc-2.html and so on. A link to a figure leads to the page of its row.

// The weights of what a page of a document holds, in bytes, and their bound.
const (
	cellWeight   = 45
	figureWeight = 190
	mostWeight   = 62 << 10
)

// mostOutside is how many figures of cells that are not drawn are listed on one page.
const mostOutside = mostWeight / figureWeight

// A stretch is the rows from first to last of one sheet on one part of a
// document.
type stretch struct {
	sheet       string
	first, last int
	part        int // counted from 1
}

// A cellAt is in which row of which sheet a cell stands, a figureAt a figure; its row
// is 0 where it stands in no cell.
type (
	cellAt struct {
		number, sheet string
		row           int
	}
	figureAt struct {
		sheet string
		row   int
	}
)

// stretches cuts the workbook of a document into parts; one part is the rule.
func stretches(cells []cellAt, placed []figureAt) []stretch {
	figures := map[string]map[int]int{} // by sheet and row
	for _, f := range placed {
		if f.row <= 0 {
			continue
		}
		if figures[f.sheet] == nil {
			figures[f.sheet] = map[int]int{}
		}
		figures[f.sheet][f.row]++
	}
	var list []stretch
	part, weight := 1, 0
	for start := 0; start < len(cells); {
		end := start
		rows := map[int]int{}
		name := cells[start].sheet
		for end < len(cells) && cells[end].number == cells[start].number {
			rows[cells[end].row] += cellWeight
			end++
		}
		for at, n := range figures[name] {
			rows[at] += n * figureWeight
		}
		first := 1
		var numbers []int
		for at := range rows {
			numbers = append(numbers, at)
		}
		slices.Sort(numbers)
		for _, at := range numbers {
			if weight > 0 && weight+rows[at] > mostWeight {
				if at > first {
					list = append(list, stretch{name, first, at - 1, part})
				}
				part, weight, first = part+1, 0, at
			}
			weight += rows[at]
		}
		list = append(list, stretch{name, first, 1 << 30, part})
		start = end
	}
	return list
}

// lastPart is how many pages a document has.
func lastPart(list []stretch) int {
	if len(list) == 0 {
		return 1
	}
	return list[len(list)-1].part
}

// partOf is the page of a place: that of its row, else the last, which lists
// what has no place.
func partOf(list []stretch, f figureAt) int {
	if s, ok := stretchOf(list, f.sheet, f.row); ok {
		return s.part
	}
	return lastPart(list)
}

// stretchOf is the stretch that a row of a sheet is in; a row of 0 is in none.
func stretchOf(list []stretch, sheet string, row int) (stretch, bool) {
	for _, s := range list {
		if row > 0 && s.sheet == sheet && s.first <= row && row <= s.last {
			return s, true
		}
	}
	return stretch{}, false
}

// documentPage is the page of a part, without .html.
func documentPage(short string, part int) string {
	if part < 2 {
		return short
	}
	return short + "-" + strconv.Itoa(part)
}

// partLinks lead from one part of a document to the others.
func (d *drawer) partLinks(short string) string {
	most := lastPart(d.world.parts[short])
	if most < 2 {
		return ""
	}
	links := `<p class="parts">`
	for n := 1; n <= most; n++ {
		if n > 1 {
			links += " · "
		}
		if n == d.part {
			links += "<strong>" + d.partName(n) + "</strong>"
			continue
		}
		links += d.partLink(short, n)
	}
	return links + "</p>\n"
}

func (d *drawer) partName(n int) string {
	return say(d.world.lang, "Phần ", "Part ") + strconv.Itoa(n)
}

func (d *drawer) partLink(short string, n int) string {
	return anchor(d.root+"nguon/"+documentPage(short, n)+".html", d.partName(n))
}

// partAt is the part on which a row of a sheet stands, and the last row of the sheet
// that stands there with it; a sheet that is not cut is on the page's own.
func (d *drawer) partAt(short, sheet string, row int) (part, last int) {
	if s, ok := stretchOf(d.world.parts[short], sheet, row); ok {
		return s.part, s.last
	}
	return d.part, math.MaxInt
}

// onPart tells whether a row of a sheet is drawn on the page's part; the first
// rows of a sheet, its heads, are repeated.
func (d *drawer) onPart(short, sheet string, at int) bool {
	for _, s := range d.world.parts[short] {
		if s.sheet == sheet && s.part == d.part && (s.first <= at && at <= s.last || s.first > 1 && at <= repeatedHeads) {
			return true
		}
	}
	return false
}

// repeatedHeads is how many rows of a sheet stand on every part of it.
const repeatedHeads = 8
