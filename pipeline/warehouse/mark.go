//go:build duckdb_arrow

package warehouse

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A marker names what figures state in 64 bits, the same in every program that
// keeps this file. It may be used for one reading.
type marker struct {
	periods periods
	space   []byte
}

func (m *marker) period(p *pipeline.Period) *stagedPeriod { return m.periods.of(p) }

// identity names which figure an observation is: its series and period.
func (m *marker) identity(o *pipeline.Observation, period string) uint64 {
	b := m.space[:0]
	for _, text := range [...]string{o.Indicator, string(o.Level), o.AreaKey(), string(o.Kind), o.Quantity.Unit, period} {
		b = append(append(b, text...), 0)
	}
	var names [8]string
	for _, name := range sortedNames(names[:0], o.Dimensions) {
		b = append(append(append(append(b, name...), 0), o.Dimensions[name]...), 0)
	}
	m.space = b
	sum := sha256.Sum256(b)
	return binary.LittleEndian.Uint64(sum[:])
}

func sortedNames(space []string, m map[string]string) []string {
	for name := range m {
		space = append(space, name)
	}
	if len(space) > 1 {
		slices.Sort(space)
	}
	return space
}

// mark names what is stated of a figure, as far as it makes two readings of it the
// same: two values of one figure never have one mark.
func mark(identity uint64, o *pipeline.Observation, claims bool) uint64 {
	h := mixed(identity, math.Float64bits(o.Quantity.Value))
	if o.Quantity.Max != nil {
		h = mixed(h, math.Float64bits(*o.Quantity.Max))
		h = mixed(h, 1)
	}
	for _, c := range []byte(o.Quantity.Qualifier) {
		h = mixed(h, uint64(c))
	}
	flags := uint64(0)
	if o.Part {
		flags = 1
	}
	if o.Claim || claims {
		flags |= 2
	}
	return mixed(h, flags)
}

// mixed is one to one in either argument.
func mixed(h, more uint64) uint64 {
	h = (h ^ more) * 0x9E3779B97F4A7C15
	return h ^ h>>32
}

// A columnPlace is a column of a sheet; the zero columnPlace is of text.
type columnPlace struct {
	sheet  string
	column int
}

func columnOf(o *pipeline.Observation) columnPlace {
	l := &o.Origin.Locator
	if !l.IsCell() || l.Row == 0 {
		return columnPlace{}
	}
	return columnPlace{l.Sheet, l.Col}
}

func (p columnPlace) String() string { return p.sheet + "!" + strconv.Itoa(p.column) }

// A layout knows which figures stand in each column, whatever their values.
type layout map[columnPlace]*columnLayout

// A columnLayout is one column. One that is of a single province, period and kind
// is somebody's own.
type columnLayout struct {
	sum    uint64 // of the identities of its figures
	count  int
	slug   string
	period string
	kind   pipeline.Kind
	many   bool
}

func (l layout) add(o *pipeline.Observation, period string, identity uint64) {
	at := columnOf(o)
	if at == (columnPlace{}) {
		return
	}
	c := l[at]
	if c == nil {
		c = &columnLayout{slug: o.Area.Slug(), period: period, kind: o.Kind}
		l[at] = c
	}
	c.sum += identity
	c.count++
	c.many = c.many || c.period != period || c.kind != o.Kind || c.slug != o.Area.Slug()
}

func (l layout) addAll(list []pipeline.Observation) {
	var m marker
	for i := range list {
		p := m.period(&list[i].Period)
		l.add(&list[i], p.key, m.identity(&list[i], p.key))
	}
}

// alone tells whether any column is somebody's own.
func (l layout) alone() bool {
	for _, c := range l {
		if !c.many && c.count > 1 {
			return true
		}
	}
	return false
}

// A stagedPeriod is a period as the staging table has it.
type stagedPeriod struct {
	period      pipeline.Period
	key         string
	first, last time.Time
	start, end  string
	next        *stagedPeriod // that followed it last
}

// periods are the periods of one reading: a document has few, and many figures
// have each in common. In a table one mostly follows the same other one.
type periods struct {
	known map[pipeline.Period]*stagedPeriod
	last  *stagedPeriod
}

func (list *periods) of(p *pipeline.Period) *stagedPeriod {
	if list.last != nil {
		if next := list.last.next; next != nil && next.period == *p {
			list.last = next
			return next
		}
	}
	s, ok := list.known[*p]
	if !ok {
		if list.known == nil {
			list.known = map[pipeline.Period]*stagedPeriod{}
		}
		s = &stagedPeriod{period: *p, key: p.Key(), first: p.Start.First(), last: p.End.Last(), start: p.Start.String(), end: p.End.String()}
		list.known[*p] = s
	}
	if list.last != nil {
		list.last.next = s
	}
	list.last = s
	return s
}
