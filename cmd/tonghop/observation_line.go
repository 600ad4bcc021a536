package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// A lineWriter writes one JSON object by hand: a sheet may hold millions of
// figures. What it writes is what encoding/json would write.
type lineWriter struct {
	dst []byte
	err error
}

// observationLines write figures as `tonghop read` prints them for machines, one
// after another: many figures stand in one sentence, which is written out once.
type observationLines struct {
	sentence string
	written  []byte // the sentence as JSON, nil before the first
}

// add appends one figure with its end of line. The names and their order are a
// contract.
func (l *observationLines) add(dst []byte, file string, o *pipeline.Observation) ([]byte, error) {
	w := lineWriter{dst: append(dst, `{"record":"observation"`...)}
	w.text(`,"file":`, file)
	w.when(o.Claim, `,"claim":true`)
	w.text(`,"indicator":`, o.Indicator)
	w.orNull(`,"level":`, string(o.Level))
	w.dimensions(o.Dimensions)
	w.orNull(`,"area":`, string(o.Area))
	w.orNull(`,"province":`, o.Province)
	w.period(o.Period)
	w.text(`,"kind":`, string(o.Kind))
	w.number(`,"value":`, o.Quantity.Value)
	if o.Quantity.Max != nil {
		w.number(`,"value_max":`, *o.Quantity.Max)
	} else {
		w.raw(`,"value_max":null`)
	}
	w.text(`,"unit":`, o.Quantity.Unit)
	w.text(`,"qualifier":`, string(o.Quantity.Qualifier))
	w.when(o.Part, `,"part":true`)
	if o.Held != "" {
		w.text(`,"held":`, o.Held)
	}
	w.place(&o.Origin)
	w.raw(`,"sentence":`)
	w.dst = append(w.dst, l.writtenOut(o.Origin.Context, &w)...)
	w.text(`,"rule":`, o.Origin.Rule)
	w.raw("}\n")
	return w.dst, w.err
}

func (w *lineWriter) period(p pipeline.Period) {
	w.date(`,"period_start":`, p.Start)
	w.date(`,"period_end":`, p.End)
	w.orNull(`,"period_text":`, p.Text)
	w.text(`,"period_basis":`, string(p.Basis))
	if p.Rounds > 0 {
		w.whole(`,"rounds":`, p.Rounds)
	}
}

// writtenOut is a sentence as JSON.
func (l *observationLines) writtenOut(sentence string, w *lineWriter) []byte {
	if l.written == nil || sentence != l.sentence {
		own := lineWriter{dst: l.written[:0]}
		own.quote(sentence)
		l.sentence, l.written = sentence, own.dst
		w.err = cmp.Or(w.err, own.err)
	}
	return l.written
}

func (w *lineWriter) place(o *pipeline.Origin) {
	w.raw(`,"locator":`)
	if l := &o.Locator; l.Paragraph > 0 {
		w.dst = append(l.AppendSpan(append(w.dst, '"')), '"')
	} else if l.IsCell() && l.Row > 0 && l.Col > 0 && plainText(l.Sheet) {
		w.raw(`"`)
		w.raw(l.Sheet)
		w.raw("!")
		w.raw(pipeline.ColumnName(l.Col))
		w.dst = strconv.AppendInt(w.dst, int64(l.Row), 10)
		w.raw(`"`)
	} else {
		w.quote(l.String())
	}
	if o.Start >= 0 && !o.Locator.IsCell() {
		w.whole(`,"start":`, o.Start)
		w.whole(`,"end":`, o.End)
	} else {
		w.raw(`,"start":null,"end":null`)
	}
	w.text(`,"quote":`, o.Raw)
}

func (w *lineWriter) raw(s string) { w.dst = append(w.dst, s...) }

func (w *lineWriter) when(really bool, s string) {
	if really {
		w.raw(s)
	}
}

func (w *lineWriter) text(name, s string) {
	w.raw(name)
	w.quote(s)
}

func (w *lineWriter) orNull(name, s string) {
	w.raw(name)
	if s == "" {
		w.raw("null")
		return
	}
	w.quote(s)
}

func (w *lineWriter) whole(name string, n int) {
	w.raw(name)
	w.dst = strconv.AppendInt(w.dst, int64(n), 10)
}

func (w *lineWriter) dimensions(d map[string]string) {
	if len(d) == 0 {
		w.raw(`,"dimensions":{}`)
		return
	}
	w.raw(`,"dimensions":{`)
	if len(d) == 1 {
		for k, value := range d {
			w.quote(k)
			w.text(":", value)
		}
	} else {
		for i, k := range slices.Sorted(maps.Keys(d)) {
			w.when(i > 0, ",")
			w.quote(k)
			w.text(":", d[k])
		}
	}
	w.raw("}")
}

// date is a year as a number, a month or day as ISO text, or null.
func (w *lineWriter) date(name string, d pipeline.Date) {
	switch {
	case d.IsZero():
		w.raw(name)
		w.raw("null")
	case d.Month == 0:
		w.whole(name, d.Year)
	default:
		w.raw(name)
		w.dst = append(d.Append(append(w.dst, '"')), '"')
	}
}

func (w *lineWriter) number(name string, v float64) {
	if v == math.Trunc(v) && math.Abs(v) < 1e15 && (v != 0 || !math.Signbit(v)) {
		w.whole(name, int(v))
		return
	}
	w.raw(name)
	w.encode(v)
}

func (w *lineWriter) quote(s string) {
	if !plainText(s) {
		w.encode(s)
		return
	}
	w.dst = append(w.dst, '"')
	w.raw(s)
	w.dst = append(w.dst, '"')
}

// plainText tells whether JSON writes a text as it is.
func plainText(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case howWritten[c] == asItIs:
			i++
		case howWritten[c] == escaped:
			return false
		case c >= 0xE1 && c < 0xED && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80: // most Vietnamese letters
			if c == 0xE2 && s[i+1] == 0x80 && s[i+2]&^1 == 0xA8 { // the line separators
				return false
			}
			i += 3
		case c >= 0xC2 && c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			i += 2
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				return false
			}
			i += size
		}
	}
	return true
}

// How JSON writes a byte of a text.
const (
	asItIs uint8 = iota
	escaped
	encoded // a piece of a code point
)

var howWritten = func() (how [256]uint8) {
	for c := range how {
		switch {
		case c < ' ' || c == '"' || c == '\\' || c == 0x7F:
			how[c] = escaped
		case c >= utf8.RuneSelf:
			how[c] = encoded
		}
	}
	return how
}()

func (w *lineWriter) encode(v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.dst = append(w.dst, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}
