package copies

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A Document is one reading and what the name of its file says.
type Document struct {
	Name     string
	Digest   pipeline.Digest
	Year     int    // by its path, 0 when that says none
	Province string // name by its path, "" when that says none
	Reading  *pipeline.Reading

	// Regulation is the one whose forms all its tables with a form follow, as it is
	// cited; "" when they follow none or several.
	Regulation string

	columns map[place]*column
	about   identity // what most of its figures are of
}

// The types of faults that two documents prove.
const (
	faultSameYears     = "same_file_two_years"
	faultSameProvinces = "same_file_two_provinces"
	faultCopiedYear    = "copied_from_other_year"
	faultCopiedArea    = "copied_from_other_province"
	faultStale         = "stale_other_year"
	faultUnit          = "unit_changes_between_years"
)

// Compare adds to each reading the faults that the others prove, and holds the
// figures of the columns that are copies. The order of the documents does not
// change what is found.
func Compare(documents []*Document) {
	list := slices.Clone(documents)
	slices.SortStableFunc(list, func(a, b *Document) int { return cmp.Compare(a.Name, b.Name) })
	for _, d := range list {
		d.columns, d.about = columnsOf(d.Reading)
	}
	sameFiles(list)
	misfiled(list)
	drafts(list)
	copiedColumns(list)
	staleRows(list)
	changedUnits(list)
	changedForms(list)
}

// An identity is whose figures they are, of which year and kind.
type identity struct {
	area string // slug
	year int
	kind pipeline.Kind
}

// A place is a column of a sheet.
type place struct {
	sheet string
	col   int
}

// A column is the figures of one column that were understood.
type column struct {
	place    place
	about    identity
	document *Document
	figures  []int // of the reading's observations
	telling  int
	alone    bool // all figures are of the one province and year
}

// columnsOf gathers the figures of a reading by column, and says of each column
// and of the whole what most figures are of.
func columnsOf(r *pipeline.Reading) (map[place]*column, identity) {
	columns := map[place]*column{}
	votes, whole := map[place]map[identity]int{}, map[identity]int{}
	for i, o := range r.Observations {
		if !o.Origin.Locator.IsCell() || o.Claim {
			continue
		}
		at := place{o.Origin.Locator.Sheet, o.Origin.Locator.Col}
		c := columns[at]
		if c == nil {
			c = &column{place: at}
			columns[at], votes[at] = c, map[identity]int{}
		}
		c.figures = append(c.figures, i)
		if telling(o.Quantity.Value) {
			c.telling++
		}
		who := identity{o.Area.Slug(), o.Period.End.Year, o.Kind}
		votes[at][who]++
		whole[who]++
	}
	for at, c := range columns {
		c.about = most(votes[at])
		c.alone = len(votes[at]) == 1
	}
	return columns, most(whole)
}

// most is the identity with the most votes, the least of several.
func most(votes map[identity]int) identity {
	var best identity
	for who, n := range votes {
		if m := votes[best]; n > m || n == m && who.compare(best) < 0 {
			best = who
		}
	}
	return best
}

func (a identity) compare(b identity) int {
	return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.area, b.area), cmp.Compare(a.kind, b.kind))
}

// leastDigits are the significant digits from which on two figures are seldom
// the same by chance.
const leastDigits = 4

func telling(v float64) bool { return digits(v) >= leastDigits }

// digits counts the significant digits of a value, noughts at its end left out.
func digits(v float64) int {
	text, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(v), 'e', -1, 64), "e")
	return len(strings.Trim(strings.Replace(text, ".", "", 1), "0"))
}

// sameFiles tells files that are one, byte for byte, under the names of two
// years or two provinces.
func sameFiles(list []*Document) {
	first := map[pipeline.Digest]*Document{}
	for _, d := range list {
		other := first[d.Digest]
		switch {
		case other == nil:
			first[d.Digest] = d
		case other.Province != "" && d.Province != "" && other.Province != d.Province:
			d.fault(faultSameProvinces, pipeline.Locator{}, nil, fmt.Sprintf("%s = %s", d.Name, other.Name),
				fmt.Sprintf("Tệp này giống hệt từng byte tệp «%s» của %s. Đề nghị gửi đúng tệp của %s.", other.Name, other.Province, d.Province),
				fmt.Sprintf("The file is byte for byte that of %s.", other.Province))
		case other.Year != 0 && d.Year != 0 && other.Year != d.Year:
			d.fault(faultSameYears, pipeline.Locator{}, nil, fmt.Sprintf("%s = %s", d.Name, other.Name),
				fmt.Sprintf("Tệp này giống hệt từng byte tệp «%s» của năm %d. Đề nghị gửi đúng tệp của năm %d.", other.Name, other.Year, d.Year),
				fmt.Sprintf("The file is byte for byte that of %d.", other.Year))
		}
	}
}

func (d *Document) fault(kind string, at pipeline.Locator, cells []string, evidence, vi, en string) {
	d.Reading.Faults = append(d.Reading.Faults, pipeline.DocumentFault{Type: kind, Locator: at, Cells: cells, Evidence: evidence, MessageVI: vi, MessageEN: en})
}

// How alike two columns must be to be one.
const (
	leastCopied = 10  // telling figures that both state of the same items
	copiedShare = 0.8 // of the telling figures of either
)

// stated is what a figure says, whoever's it is and whenever.
type stated struct {
	indicator  string
	level      pipeline.Level
	dimensions string
	value      float64
}

// copiedColumns tells columns that state of the same items the very figures that
// a column of another year or another province does.
func copiedColumns(list []*Document) {
	where := map[stated][]*column{}
	var all []*column
	for _, d := range list {
		for _, at := range sorted(d.columns) {
			c := d.columns[at]
			c.document = d
			all = append(all, c)
			for _, s := range c.said() {
				where[s] = append(where[s], c)
			}
		}
	}
	for _, c := range all {
		shared := map[*column]int{}
		for _, s := range c.said() {
			for _, other := range where[s] {
				if c.strange(other) {
					shared[other]++
				}
			}
		}
		if other := c.bestOf(all, shared); other != nil {
			c.copied(other, shared[other])
		} else if other, part := c.partOf(shared, all); other != nil {
			c.partCopied(other, part)
		}
	}
}

func sorted(columns map[place]*column) []place {
	list := make([]place, 0, len(columns))
	for at := range columns {
		list = append(list, at)
	}
	slices.SortFunc(list, func(a, b place) int { return cmp.Or(cmp.Compare(a.sheet, b.sheet), a.col-b.col) })
	return list
}

// said are the telling figures of a column, each once.
func (c *column) said() []stated {
	var list []stated
	seen := map[stated]bool{}
	for _, i := range c.figures {
		s := c.at(i)
		if telling(s.value) && !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// strange tells whether a column may be a copy of one of another document: of an
// earlier year of its province, or of the same year of another province. Which
// of two provinces sent the figures of the other they do not say, so it is told
// of both.
func (c *column) strange(other *column) bool {
	a, b := c.about, other.about
	if c.document == other.document || c.document.Digest == other.document.Digest || !c.alone || !other.alone || a.kind != b.kind || a.area == "" || b.area == "" {
		return false
	}
	if a.area == b.area {
		return a.year > b.year && b.year > 0
	}
	return a.year == b.year
}

// bestOf is the column that shares most with c, nil when none shares enough.
func (c *column) bestOf(all []*column, shared map[*column]int) *column {
	var best *column
	for _, other := range all {
		n := shared[other]
		if n >= leastCopied && float64(n) >= copiedShare*float64(max(c.telling, other.telling)) && (best == nil || n > shared[best]) {
			best = other
		}
	}
	return best
}

func (c *column) copied(other *column, n int) {
	kind, whose := c.copiedOf(other)
	observations := c.document.Reading.Observations
	for _, i := range c.figures {
		observations[i].Held = cmp.Or(observations[i].Held, kind)
	}
	first, last := observations[c.figures[0]].Origin.Locator, observations[c.figures[len(c.figures)-1]].Origin.Locator
	why := "nhiều khả năng số cũ được gửi lại"
	if kind == faultCopiedArea {
		why = "một trong hai tỉnh đã gửi số của tỉnh kia"
	}
	there := other.named()
	c.document.fault(kind, first, []string{c.span(first, last)}, fmt.Sprintf("%d / %d = %s", n, c.telling, there),
		fmt.Sprintf("%d trên %d số của cột %s trùng từng chữ số với số của %s (%s): %s. Số của cột được giữ lại; đề nghị gửi đúng số.", n, c.telling, pipeline.ColumnName(c.place.col), whose, there, why),
		fmt.Sprintf("%d of the %d figures of column %s are those of %s.", n, c.telling, pipeline.ColumnName(c.place.col), there))
}

// copiedOf is the type of the fault of a copy of another column, and whose
// figures those are.
func (c *column) copiedOf(other *column) (kind, whose string) {
	if c.about.area == other.about.area {
		return faultCopiedYear, fmt.Sprintf("năm %d", other.about.year)
	}
	return faultCopiedArea, c.nameOf(other)
}

// nameOf is the province of another column as its figures name it.
func (c *column) nameOf(other *column) string {
	return other.document.Reading.Observations[other.figures[0]].Province
}
