package sheet

import (
	"bytes"
	"slices"
	"strconv"
	"unicode/utf8"
)

// A richText gathers the text of a shared string, an inline string or a comment
// from its runs. Phonetic runs are no part of it.
type richText struct {
	most   int // bytes; the rest is cut off
	text   []byte
	runs   []run
	from   int // in text, of the element t
	cut    bool
	inText bool
	inRun  bool
	sound  int // inside a phonetic run
}

func (r *richText) reset() { *r = richText{most: r.most, text: r.text[:0], runs: r.runs[:0]} }

// token takes a token that stands inside.
func (r *richText) token(m *markup, t token) {
	switch t {
	case startTag:
		switch string(m.name) {
		case "t":
			r.inText = r.sound == 0
			r.from = len(r.text)
		case "rPh":
			r.sound++
		case "r":
			r.inRun = true
			if len(r.runs) > 0 {
				r.font(cellFont)
			}
		case "rFont":
			if r.inRun {
				r.font(FontLegacy(m.attrText("val")))
			}
		}
	case character:
		if r.inText {
			r.add(m)
		}
	case endTag:
		switch string(m.name) {
		case "t":
			if r.inText {
				r.text = append(r.text[:r.from], cleanText(r.text[r.from:])...)
			}
			r.inText = false
		case "rPh":
			r.sound = max(r.sound-1, 0)
		case "r":
			r.inRun = false
		}
	}
}

// mostRuns bounds the fonts of one text.
const mostRuns = 1000

// font begins a run in a font.
func (r *richText) font(f Legacy) {
	n := len(r.runs)
	switch {
	case n > 0 && r.runs[n-1].from == len(r.text):
		r.runs[n-1].font = f
	case n == 0 || r.runs[n-1].font != f && n < mostRuns:
		r.runs = append(r.runs, run{from: len(r.text), font: f})
	}
}

func (r *richText) add(m *markup) {
	if r.cut {
		return
	}
	r.text = m.appendCharacters(r.text)
	if len(r.text) > r.most {
		r.cut = true
		r.text = r.text[:r.most]
		for len(r.text) > 0 && !utf8.FullRune(lastRune(r.text)) {
			r.text = r.text[:len(r.text)-1]
		}
	}
}

// lastRune is what stands from the last byte on that can begin a character.
func lastRune(b []byte) []byte {
	for i := len(b) - 1; i >= max(len(b)-utf8.UTFMax, 0); i-- {
		if utf8.RuneStart(b[i]) {
			return b[i:]
		}
	}
	return nil
}

// keep puts the text into the pool.
func (r *richText) keep(p *pool) uint32 {
	var i uint32
	if len(r.runs) > 0 {
		i = p.add(string(r.text), slices.Clone(r.runs))
	} else {
		i = p.add(string(r.text), nil)
	}
	if r.cut {
		p.cut[i] = true
	}
	return i
}

// cleanText resolves the escapes _x000D_ that the format has for characters that
// XML cannot hold, and mends what is no UTF-8. It works in place.
func cleanText(b []byte) []byte {
	if i := bytes.Index(b, []byte("_x")); i >= 0 {
		b = unescape(b, i)
	}
	if !utf8.Valid(b) {
		b = bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	return b
}

func unescape(b []byte, from int) []byte {
	out := b[:from]
	for i := from; i < len(b); i++ {
		if b[i] == '_' && i+6 < len(b) && b[i+1] == 'x' && b[i+6] == '_' {
			if n, err := strconv.ParseUint(string(b[i+2:i+6]), 16, 16); err == nil && n != 0 && (n < 0xD800 || n > 0xDFFF) {
				var enc [utf8.UTFMax]byte
				out = append(out, enc[:utf8.EncodeRune(enc[:], rune(n))]...)
				i += 6
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}
