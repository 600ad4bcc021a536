package sheet

import "math"

// packNumber packs a value as it was written, with the format that shows it.
func (p *pool) packNumber(v float64, raw []byte, format int, m mark) (uint64, mark) {
	kind := Number
	if f := p.formats[format]; f.isDate(v) {
		kind = Date
	} else if v != 0 && f.hides(v) {
		m |= markUnseen
	}
	m |= mark(kind) << kindShift
	if written := writtenAs(v, raw); written != odd {
		return math.Float64bits(v), m | written<<writtenShift | mark(format)<<formatShift
	}
	p.held += 64 + int64(len(raw))
	p.odd = append(p.odd, oddNumber{v, text(raw), p.formats[format].show(v)})
	return uint64(len(p.odd) - 1), m | odd<<writtenShift
}

// dayFormat is a cell's own format where that shows a date, else the usual one.
func (p *pool) dayFormat(own int, v float64, from1904, timeOnly bool) int {
	if f := p.formats[own]; f.isDate(v) && f.from1904 == from1904 {
		return own
	}
	if timeOnly {
		return p.format("hh:mm:ss", from1904)
	}
	return p.format("dd/mm/yyyy", from1904)
}
