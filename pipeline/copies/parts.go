package copies

import (
	"cmp"
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// A run is figures of a column, one below the other, that a column of another
// year or province states of the same items.
type run struct {
	first, last int // of the figures of the column
	telling     int // different telling figures
	digits      int // of all of them together
}

// What a run must say to be copied. Over the budgets of eleven provinces and
// fifteen years no two different telling figures one below the other came back.
const (
	leastPart       = 4
	leastPartDigits = 20
)

func (r run) copied() bool { return r.telling >= leastPart && r.digits >= leastPartDigits }

// at is what a figure of the column says.
func (c *column) at(figure int) stated {
	o := c.document.Reading.Observations[figure]
	s := totalOf(o)
	s.value = o.Quantity.Value
	return s
}

// item is what a figure is of, whatever it says.
func (s stated) item() stated {
	s.value = 0
	return s
}

// longest is the longest run of a column that stands in another too. Items that
// the other does not state do not end it.
func (c *column) longest(other *column) run {
	items, has := map[stated]bool{}, map[stated]bool{}
	for _, i := range other.figures {
		s := other.at(i)
		has[s], items[s.item()] = true, true
	}
	var best, now run
	seen := map[float64]bool{}
	for n, i := range c.figures {
		s := c.at(i)
		switch {
		case !items[s.item()]:
		case !has[s]:
			now = run{}
			clear(seen)
		case telling(s.value) && !seen[s.value]:
			seen[s.value] = true
			if now.telling++; now.telling == 1 {
				now.first = n
			}
			now.digits, now.last = now.digits+digits(s.value), n
		}
		if now.telling > best.telling {
			best = now
		}
	}
	return best
}

// partOf is the column that a part of c was copied from, and the part; nil when
// there is none.
func (c *column) partOf(shared map[*column]int, all []*column) (*column, run) {
	var from *column
	var best run
	for _, other := range all {
		if shared[other] < leastPart {
			continue
		}
		if r := c.longest(other); r.copied() && r.telling > best.telling {
			from, best = other, r
		}
	}
	return from, best
}

func (c *column) partCopied(other *column, r run) {
	kind, whose := c.copiedOf(other)
	observations := c.document.Reading.Observations
	figures := c.figures[r.first : r.last+1]
	for _, i := range figures {
		observations[i].Held = cmp.Or(observations[i].Held, kind)
	}
	first, last := observations[figures[0]].Origin.Locator, observations[figures[len(figures)-1]].Origin.Locator
	cells, there := c.span(first, last), other.named()
	c.document.fault(kind, first, []string{cells}, fmt.Sprintf("%s: %d số = %s", cells, r.telling, there),
		fmt.Sprintf("Một phần của cột %s (%s) trùng từng chữ số với số của %s ở cùng các chỉ tiêu (%s): nhiều khả năng phần này còn là số cũ hoặc chép nhầm. %s; đề nghị kiểm tra và ghi lại đúng số.", pipeline.ColumnName(c.place.col), cells, whose, there, heldVI(len(figures))),
		fmt.Sprintf("A part of the column, %s, is that of %s.", cells, there))
}

func heldVI(n int) string { return fmt.Sprintf("%d số này được giữ lại", n) }

// span are the cells of a column from one figure to another.
func (c *column) span(first, last pipeline.Locator) string {
	col := pipeline.ColumnName(c.place.col)
	return fmt.Sprintf("%s%d:%s%d", col, first.Row, col, last.Row)
}

// named is where a column stands, in words.
func (c *column) named() string {
	return fmt.Sprintf("%s, trang «%s», cột %s", c.document.Name, c.place.sheet, pipeline.ColumnName(c.place.col))
}
