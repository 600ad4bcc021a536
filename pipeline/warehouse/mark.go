//go:build duckdb_arrow

package warehouse

import (
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/zeebo/xxh3"

	"github.com/tonghop/tonghop/pipeline"
)

// A marker names what figures state in 64 bits, the same in every program that
// keeps this file. It may be used for one reading.
type marker struct {
	periods periods
	space   []byte
	last    *pipeline.Observation // the one before, of this series
	of      uintptr               // its dimensions: those of a row are mostly one map
	names   []string              // in order
	values  []string
	series  uint64
}

func (m *marker) period(p *pipeline.Period) *stagedPeriod { return m.periods.of(p) }

// identity names which figure an observation is: its series and period.
func (m *marker) identity(o *pipeline.Observation, p *stagedPeriod) uint64 {
	return mixed(m.seriesOf(o), p.hash)
}

// seriesOf names the series of an observation. In a table that is often the series of
// the one before, or has its dimensions.
func (m *marker) seriesOf(o *pipeline.Observation) uint64 {
	same := m.dimensions(o.Dimensions) && m.last != nil
	if same && o.Indicator == m.last.Indicator && o.Level == m.last.Level && o.Area == m.last.Area && o.Kind == m.last.Kind &&
		o.Quantity.Unit == m.last.Quantity.Unit && (o.Area != "" || o.Province == m.last.Province) {
		return m.series
	}
	b := m.space[:0]
	for _, text := range [...]string{o.Indicator, string(o.Level), o.AreaKey(), string(o.Kind), o.Quantity.Unit} {
		b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
	}
	for i, name := range m.names {
		b = append(binary.AppendUvarint(b, uint64(len(name))), name...)
		b = append(binary.AppendUvarint(b, uint64(len(m.values[i]))), m.values[i]...)
	}
	m.space, m.last, m.series = b, o, xxh3.Hash(b)
	return m.series
}

// dimensions takes up the dimensions of an observation, and tells whether they are
// those of the one before.
func (m *marker) dimensions(d map[string]string) (same bool) {
	of := reflect.ValueOf(d).Pointer()
	if of == m.of {
		return true
	}
	m.of = of
	if len(d) != len(m.names) {
		return m.newDimensions(d)
	}
	same = true
	for i, name := range m.names {
		value, ok := d[name]
		if !ok {
			return m.newDimensions(d)
		}
		if value != m.values[i] {
			m.values[i], same = value, false
		}
	}
	return same
}

func (m *marker) newDimensions(d map[string]string) (same bool) {
	m.names, m.values = sortedNames(m.names[:0], d), m.values[:0]
	for _, name := range m.names {
		m.values = append(m.values, d[name])
	}
	return false
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
type layout struct {
	columns map[columnPlace]*columnLayout
	last    *columnLayout
}

// A columnLayout is one column. One that is of a single province, period and kind
// is somebody's own.
type columnLayout struct {
	at     columnPlace
	sum    uint64 // of the identities of its figures
	count  int
	area   pipeline.AreaID
	period string
	kind   pipeline.Kind
	many   bool
	next   *columnLayout // that followed it last
}

func (l *layout) add(o *pipeline.Observation, period string, identity uint64) {
	at := columnOf(o)
	if at == (columnPlace{}) {
		return
	}
	c := l.column(at)
	if c.count == 0 {
		c.area, c.period, c.kind = o.Area, period, o.Kind
	}
	c.sum += identity
	c.count++
	c.many = c.many || c.period != period || c.kind != o.Kind || c.area != o.Area && c.area.Slug() != o.Area.Slug()
}

// column is the column of a place. Of two that follow each other the second mostly
// follows the first again.
func (l *layout) column(at columnPlace) *columnLayout {
	if l.last != nil && l.last.next != nil && l.last.next.at == at {
		l.last = l.last.next
		return l.last
	}
	c := l.columns[at]
	if c == nil {
		if l.columns == nil {
			l.columns = map[columnPlace]*columnLayout{}
		}
		c = &columnLayout{at: at}
		l.columns[at] = c
	}
	if l.last != nil {
		l.last.next = c
	}
	l.last = c
	return c
}

func (l *layout) addAll(list []pipeline.Observation) {
	var m marker
	for i := range list {
		p := m.period(&list[i].Period)
		l.add(&list[i], p.key, m.identity(&list[i], p))
	}
}

// alone tells whether any column is somebody's own.
func (l *layout) alone() bool {
	for _, c := range l.columns {
		if !c.many && c.count > 1 {
			return true
		}
	}
	return false
}

// A stagedPeriod is a period as the staging table has it.
type stagedPeriod struct {
	span        span
	key         string
	first, last time.Time
	start, end  string
	years       int
	hash        uint64        // of the key
	next        *stagedPeriod // that followed it last
	at          int32         // among the periods of the reading
}

// periods are the periods of one reading: a document has few, and many figures
// have each in common. In a table one mostly follows the same other one.
type periods struct {
	known map[span]*stagedPeriod
	list  []*stagedPeriod
	last  *stagedPeriod
}

// A span is what tells periods apart by their keys: see pipeline.Period.SameKey.
type span struct {
	start, end pipeline.Date
	rounds     int
}

func spanOf(p *pipeline.Period) span {
	if p.Start == (pipeline.Date{}) && p.End == (pipeline.Date{}) {
		return span{rounds: max(p.Rounds, 0)}
	}
	return span{start: p.Start, end: p.End}
}

func (list *periods) of(p *pipeline.Period) *stagedPeriod {
	at := spanOf(p)
	if list.last != nil {
		if next := list.last.next; next != nil && next.span == at {
			list.last = next
			return next
		}
	}
	s, ok := list.known[at]
	if !ok {
		if list.known == nil {
			list.known = map[span]*stagedPeriod{}
		}
		s = &stagedPeriod{span: at, key: p.Key(), first: p.Start.First(), last: p.End.Last(), start: p.Start.String(), end: p.End.String(), years: p.Years()}
		s.hash, s.at = xxh3.HashString(s.key), int32(len(list.list))
		list.known[at], list.list = s, append(list.list, s)
	}
	if list.last != nil {
		list.last.next = s
	}
	list.last = s
	return s
}
