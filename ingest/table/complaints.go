package table

import (
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// Complaints join the rejects of one cause on a sheet: a head that nobody
// understands is one reject for its whole column, with the range of the figures
// that it cost.
type complaints struct {
	grid   *sheet.Grid
	digest pipeline.Digest
	order  []*complaint
	known  map[complaintKey]*complaint
	beyond int // cells whose causes are not listed any more
}

type complaintKey struct {
	reason, vi string
	row, col   int // of the cause; for a figure of its own, its column
	table      int
}

type complaint struct {
	problem   *problem
	row, col  int // of the cause, else of the first cell
	context   string
	count     int
	top, left int
	bottom    int
	right     int
}

// mostComplaints is how many causes of one sheet are told apart.
const mostComplaints = 1_000

func newComplaints(g *sheet.Grid, digest pipeline.Digest) *complaints {
	return &complaints{grid: g, digest: digest, known: map[complaintKey]*complaint{}}
}

// add takes the complaint about one cell of a table.
func (c *complaints) add(p *problem, table, row, col int, context string) {
	key := complaintKey{reason: p.reason, vi: p.vi, row: p.row, col: p.col, table: table}
	switch {
	case p.joined:
		key.vi, key.row, key.col = "", 0, 0
	case p.row == 0:
		key.col = col
	}
	known := c.known[key]
	if known == nil {
		if len(c.order) == mostComplaints {
			c.beyond++
			return
		}
		known = &complaint{problem: p, row: p.row, col: p.col, context: context, top: row, left: col, bottom: row, right: col}
		if p.row == 0 {
			known.row, known.col = row, col
		}
		c.known[key] = known
		c.order = append(c.order, known)
	}
	known.count++
	known.top, known.left = min(known.top, row), min(known.left, col)
	known.bottom, known.right = max(known.bottom, row), max(known.right, col)
}

// rejects are the complaints in the order of their first cells.
func (c *complaints) rejects() []pipeline.Reject {
	var list []pipeline.Reject
	for _, one := range c.order {
		r := rejectAt(c.grid, one.problem, one.row, one.col, c.digest, one.context)
		r.Count = one.count
		if one.count > 1 || one.row != one.top || one.col != one.left {
			r.Range = rangeName(one.top, one.left, one.bottom, one.right)
		}
		list = append(list, r)
	}
	if c.beyond > 0 {
		r := rejectAt(c.grid, moreRejects(c.beyond), 0, 0, c.digest, "")
		r.Count = c.beyond
		list = append(list, r)
	}
	return list
}

// rangeName is a rectangle in A1 form, a single cell as such.
func rangeName(top, left, bottom, right int) string {
	if top == bottom && left == right {
		return cellName(top, left)
	}
	return cellName(top, left) + ":" + cellName(bottom, right)
}
