package sheet

import (
	"math"
	"strconv"
)

// A style is what the look of a cell tells about its content.
type style struct {
	format int // index in the pool
	font   Legacy
	unseen bool // the text is in the colour of its background
	noText bool // the format shows no text
}

// mostStyles is as many as spreadsheet programs allow, and a few.
const mostStyles = 70_000

// A colour is red, green, blue; known is false for what depends on a program or
// a theme that nobody has.
type colour struct {
	rgb   uint32
	known bool
}

var white, black = colour{0xFFFFFF, true}, colour{0, true}

// A look is the colours of a cell.
type look struct {
	font    colour
	filled  bool   // with one colour
	fill    colour // when filled
	painted bool   // with a pattern or a gradient: nobody knows what is read on it
}

// unseen tells whether nobody can read what is written.
func (l look) unseen() bool {
	switch {
	case !l.font.known || l.painted:
		return false
	case l.filled:
		return l.fill.known && l.fill.rgb == l.font.rgb
	}
	return l.font.rgb == white.rgb
}

// readTheme reads the colours that styles name by number.
func (b *xlsxBook) readTheme(part string) ([]colour, error) {
	var found []colour
	inScheme := false
	err := b.archive.walk(b.ctx, part, func(m *markup, t token) error {
		name := string(m.name)
		switch {
		case t == endTag && name == "clrScheme":
			return errEnough
		case t == startTag && name == "clrScheme":
			inScheme = true
		case t == startTag && inScheme && name == "srgbClr":
			found = append(found, parseRGB(m.attr("val")))
		case t == startTag && inScheme && name == "sysClr":
			found = append(found, parseRGB(m.attr("lastClr")))
		}
		return nil
	})
	if len(found) < 4 {
		found = []colour{black, white, {0x1F497D, true}, {0xEEECE1, true}}
	}
	found[0], found[1], found[2], found[3] = found[1], found[0], found[3], found[2] // styles count light before dark
	return found, err
}

func parseRGB(b []byte) colour {
	if len(b) == 8 { // alpha first
		b = b[2:]
	}
	n, err := strconv.ParseUint(string(b), 16, 32)
	return colour{uint32(n), err == nil && len(b) == 6}
}

// palette are the colours that old files name by number; 0–7 repeat 8–15.
var palette = [56]uint32{
	0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
	0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
	0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
	0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
	0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
	0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
	0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
}

// indexed is a colour by its number: 64 is that of text, 65 that of paper.
func indexed(i int, custom []uint32) colour {
	switch {
	case i == 64 || i == 0x7FFF:
		return black
	case i == 65:
		return white
	case i >= 8 && i-8 < len(custom):
		return colour{custom[i-8], true}
	case i >= 8 && i < 64:
		return colour{palette[i-8], true}
	case i >= 0 && i < 8:
		return colour{palette[i], true}
	}
	return colour{}
}

// tinted makes a colour lighter or darker, tint from -1 to 1.
func tinted(c colour, tint float64) colour {
	if tint == 0 || !c.known || math.IsNaN(tint) {
		return c
	}
	var out uint32
	for shift := 0; shift <= 16; shift += 8 {
		v := float64(c.rgb >> shift & 0xFF)
		if tint < 0 {
			v *= 1 + max(tint, -1)
		} else {
			v += (255 - v) * min(tint, 1)
		}
		out |= uint32(math.Round(v)) << shift
	}
	return colour{out, true}
}

// A styleScan is the state of walking the styles.
type styleScan struct {
	book    *xlsxBook
	theme   []colour
	codes   map[int]string
	custom  []uint32 // the file's own palette
	fonts   []fontLook
	fills   []look // without the font
	section string // fonts, fills, cellXfs, dxfs
	part    string // of a look of the section dxfs: font, fill, border
	pattern string
}

type fontLook struct {
	legacy Legacy
	colour colour
	tiny   bool // of a size that nobody reads
}

// tiniest is the largest size that nobody reads, in points.
const tiniest = 1

// readStyles reads number formats, fonts and fills. The palette stands last in
// the part, so it is read first.
func (b *xlsxBook) readStyles(part string, theme []colour) error {
	s := &styleScan{book: b, theme: theme, codes: map[int]string{}}
	err := b.archive.walk(b.ctx, part, func(m *markup, t token) error {
		if t == startTag && string(m.name) == "rgbColor" && len(s.custom) < 64 {
			s.custom = append(s.custom, parseRGB(m.attr("rgb")).rgb)
		}
		return nil
	})
	if len(s.custom) > 8 {
		s.custom = s.custom[8:] // the first eight repeat
	} else {
		s.custom = nil
	}
	if err != nil {
		return err
	}
	return b.archive.walk(b.ctx, part, s.token)
}

func (s *styleScan) token(m *markup, t token) error {
	name := string(m.name)
	switch {
	case t == endTag && name == s.section:
		s.section = ""
	case t != startTag:
	case name == "numFmt" && s.section == "" && len(s.codes) < 10_000:
		s.codes[m.attrInt("numFmtId")] = m.attrText("formatCode")
	case name == "fonts" || name == "fills" || name == "cellXfs" || name == "dxfs" || name == "cellStyleXfs":
		s.section = name
	case s.section == "fonts":
		s.font(m, name)
	case s.section == "fills":
		s.fill(m, name)
	case s.section == "dxfs":
		s.conditional(m, name)
	case s.section == "cellXfs" && name == "xf" && len(s.book.styles) < mostStyles:
		s.book.styles = append(s.book.styles, s.xf(m))
	}
	return nil
}

func (s *styleScan) font(m *markup, name string) {
	if name == "font" && len(s.fonts) < mostStyles {
		s.fonts = append(s.fonts, fontLook{colour: black})
	}
	if len(s.fonts) == 0 {
		return
	}
	switch last := &s.fonts[len(s.fonts)-1]; name {
	case "name":
		last.legacy = FontLegacy(m.attrText("val"))
	case "color":
		last.colour = s.colour(m, black)
	case "sz":
		size, ok := parseNumber(m.attr("val"))
		last.tiny = ok && size <= tiniest
	}
}

func (s *styleScan) fill(m *markup, name string) {
	if name == "fill" && len(s.fills) < mostStyles {
		s.fills = append(s.fills, look{})
	}
	if len(s.fills) == 0 {
		return
	}
	switch last := &s.fills[len(s.fills)-1]; name {
	case "patternFill":
		s.pattern = m.attrText("patternType")
		last.filled = s.pattern == "solid"
		last.painted = s.pattern != "" && s.pattern != "none" && s.pattern != "solid"
		last.fill = black // of a solid fill without a colour
	case "gradientFill":
		last.painted = true
	case "fgColor":
		last.fill = s.colour(m, black)
	}
}

// conditional reads a look that a condition gives. It says only what it changes: a font of
// no colour is not known, and no fill is that of the cell.
func (s *styleScan) conditional(m *markup, name string) {
	switch name {
	case "dxf":
		if len(s.book.conditional) < mostStyles {
			s.book.conditional = append(s.book.conditional, look{})
		}
		s.part = ""
	case "font", "fill", "border", "alignment", "protection", "numFmt":
		s.part = name
	}
	if len(s.book.conditional) == 0 {
		return
	}
	switch last := &s.book.conditional[len(s.book.conditional)-1]; {
	case name == "color" && s.part == "font":
		last.font = s.colour(m, black)
	case name == "bgColor" && s.part == "fill":
		last.filled, last.fill = true, s.colour(m, white)
	}
}

// colour reads an element that names one; automatic is what auto means.
func (s *styleScan) colour(m *markup, automatic colour) colour {
	tint, _ := strconv.ParseFloat(string(m.attr("tint")), 64) // 0 when there is none
	switch {
	case m.attr("rgb") != nil:
		return tinted(parseRGB(m.attr("rgb")), tint)
	case m.attr("theme") != nil:
		if i := m.attrInt("theme"); i >= 0 && i < len(s.theme) {
			return tinted(s.theme[i], tint)
		}
		return colour{}
	case m.attr("indexed") != nil:
		return tinted(indexed(m.attrInt("indexed"), s.custom), tint)
	}
	return automatic
}

func (s *styleScan) xf(m *markup) style {
	id := m.attrInt("numFmtId")
	code, custom := s.codes[id]
	if !custom {
		code = builtinFormat(id)
	}
	st := style{format: s.book.pool.format(code, s.book.from1904)}
	st.noText = s.book.pool.formats[st.format].noText
	l := look{font: black}
	if i := m.attrInt("fillId"); i >= 0 && i < len(s.fills) {
		l = s.fills[i]
		l.font = black
	}
	if i := m.attrInt("fontId"); i >= 0 && i < len(s.fonts) {
		st.font, l.font, st.unseen = s.fonts[i].legacy, s.fonts[i].colour, s.fonts[i].tiny
	}
	st.unseen = st.unseen || l.unseen()
	return st
}
