package sheet

import (
	"strconv"
	"strings"
)

// An odsLook is what a style tells about what it is worn by.
type odsLook struct {
	format    int // index in the pool
	font      Legacy
	fontNamed bool
	coloured  bool
	colours   look
	tiny      bool // of a size that nobody reads
	gone      bool // of no width or height, or not displayed
}

// An odsStyle is a style as it is written; what it leaves out its parent says.
type odsStyle struct {
	parent, data string
	fontFace     string
	colour       []byte
	ground       []byte // of the background
	automatic    bool   // the colour is that of the window
	size         []byte // of the font
	gone         bool
}

// odsStyles are the styles of a document.
type odsStyles struct {
	pool    *pool
	styles  map[string]*odsStyle // by family and name
	faces   map[string]string    // name of a font → its family
	known   map[string]odsLook
	at      *odsStyle
	section odsSection        // of the number style being read
	codes   map[string]string // by name
}

func newODSStyles(p *pool) *odsStyles {
	return &odsStyles{pool: p, styles: map[string]*odsStyle{}, faces: map[string]string{}, known: map[string]odsLook{}, codes: map[string]string{}}
}

func (o *odsStyles) start(m *markup) {
	switch name := string(m.name); name {
	case "font-face", "font-decl":
		if len(o.faces) < mostStyles {
			o.faces[m.attrText("name")] = m.attrText("font-family")
		}
	case "style", "default-style":
		o.at = &odsStyle{parent: m.attrText("parent-style-name"), data: m.attrText("data-style-name")}
		key := m.attrText("family") + "/" + m.attrText("name")
		if _, twice := o.styles[key]; len(o.styles) < 2*mostStyles && !twice {
			o.styles[key] = o.at
		}
		if len(o.known) > 0 {
			o.known = map[string]odsLook{}
		}
	case "text-properties", "table-cell-properties", "table-column-properties", "table-row-properties", "table-properties", "properties":
		if o.at != nil {
			o.at.learn(m, name)
		}
	default:
		o.section.start(m, name)
	}
}

func (o *odsStyles) end(m *markup) {
	switch name := string(m.name); {
	case name == "style" || name == "default-style":
		o.at = nil
	case name == o.section.kind && name != "":
		if len(o.codes) < 2*mostStyles {
			o.codes[o.section.name] = o.section.whole(o.codes)
		}
		o.section = odsSection{}
	case name == "text" || name == "currency-symbol":
		o.section.inText = false
	}
}

func (o *odsStyles) character(m *markup) {
	if o.section.inText {
		o.section.literal(string(m.appendCharacters(nil)))
	}
}

func (st *odsStyle) learn(m *markup, properties string) {
	if v := m.attrText("font-family"); v != "" {
		st.fontFace = v
	}
	if v := m.attrText("font-name"); v != "" {
		st.fontFace = v
	}
	if v := m.attr("color"); v != nil {
		st.colour = append([]byte(nil), v...)
	}
	if string(m.attr("use-window-font-color")) == "true" {
		st.automatic = true
	}
	if v := m.attr("font-size"); v != nil {
		st.size = append([]byte(nil), v...)
	}
	if v := m.attr("background-color"); v != nil && properties != "text-properties" {
		st.ground = append([]byte(nil), v...)
	}
	if string(m.attr("display")) == "false" && properties == "table-properties" {
		st.gone = true
	}
	for _, size := range []string{"column-width", "row-height"} {
		if v := m.attrText(size); v != "" && noLength(v) {
			st.gone = true
		}
	}
}

// noLength tells whether a length is zero in whatever unit.
func noLength(v string) bool {
	n, err := strconv.ParseFloat(strings.TrimRight(v, "abcdefghijklmnopqrstuvwxyz%"), 64)
	return err == nil && n <= 0
}

// of is the look of a style; of none, that of the family's default.
func (o *odsStyles) of(family, name string) odsLook {
	key := family + "/" + name
	if l, ok := o.known[key]; ok {
		return l
	}
	l := o.resolve(family, name)
	if len(o.known) < 2*mostStyles {
		o.known[key] = l
	}
	return l
}

func (o *odsStyles) resolve(family, name string) odsLook {
	var st odsStyle
	for range 20 {
		at, ok := o.styles[family+"/"+name]
		if !ok {
			break
		}
		st.inherit(at)
		if at.parent == "" || at.parent == name {
			break
		}
		name = at.parent
	}
	if family != "text" {
		if usual, ok := o.styles[family+"/"]; ok {
			st.inherit(usual)
		}
	}
	l := odsLook{gone: st.gone, coloured: st.colour != nil || st.automatic}
	if code, ok := o.codes[st.data]; ok && st.data != "" {
		l.format = o.pool.format(code, false)
	}
	if st.fontFace != "" {
		face := st.fontFace
		if usual, ok := o.faces[face]; ok && usual != "" {
			face = usual
		}
		l.font, l.fontNamed = FontLegacy(strings.Trim(face, `'"`)), true
	}
	l.colours = st.look()
	points, inPoints := strings.CutSuffix(string(st.size), "pt")
	size, ok := parseNumber([]byte(points))
	l.tiny = inPoints && ok && size <= tiniest
	return l
}

// inherit takes what is not said yet.
func (st *odsStyle) inherit(from *odsStyle) {
	if st.data == "" {
		st.data = from.data
	}
	if st.fontFace == "" {
		st.fontFace = from.fontFace
	}
	if st.colour == nil && !st.automatic {
		st.colour, st.automatic = from.colour, from.automatic
	}
	if st.ground == nil {
		st.ground = from.ground
	}
	if st.size == nil {
		st.size = from.size
	}
	st.gone = st.gone || from.gone
}

func (st *odsStyle) look() look {
	l := look{font: black}
	if st.colour != nil && !st.automatic {
		l.font = hexColour(st.colour)
	}
	if len(st.ground) > 0 && string(st.ground) != "transparent" {
		l.filled, l.fill = true, hexColour(st.ground)
	}
	return l
}

// hexColour reads #rrggbb.
func hexColour(b []byte) colour {
	if len(b) != 7 || b[0] != '#' {
		return colour{}
	}
	return parseRGB(b[1:])
}

// An odsSection is a number style on the way to become a format code.
type odsSection struct {
	kind, name string
	code       strings.Builder
	day        bool
	clock      bool
	inText     bool
	percent    bool
	conditions []string // with the code that holds for them
	applied    []string
}

func (n *odsSection) start(m *markup, name string) {
	switch name {
	case "number-style", "percentage-style", "currency-style", "date-style", "time-style", "boolean-style", "text-style":
		*n = odsSection{kind: name, name: m.attrText("name"), percent: name == "percentage-style"}
		return
	}
	if n.kind == "" {
		return
	}
	switch name {
	case "number":
		n.number(m)
	case "scientific-number":
		n.code.WriteString("0." + strings.Repeat("0", min(small(m.attr("decimal-places")), 15)) + "E+00")
	case "fraction":
		n.code.WriteString("# ?/?")
	case "text", "currency-symbol":
		n.inText = true
	case "day", "month", "year", "day-of-week", "quarter", "week-of-year", "era":
		n.day = true
	case "hours", "minutes", "seconds", "am-pm":
		n.clock = true
	case "map":
		condition := strings.ReplaceAll(strings.TrimPrefix(m.attrText("condition"), "value()"), "!=", "<>")
		if len(n.conditions) < 2 && condition != "" {
			n.conditions = append(n.conditions, condition)
			n.applied = append(n.applied, m.attrText("apply-style-name"))
		}
	}
}

func (n *odsSection) number(m *markup) {
	places, stated := small(m.attr("decimal-places")), m.attr("decimal-places") != nil
	least, grouped := min(small(m.attr("min-integer-digits")), 30), string(m.attr("grouping")) == "true"
	if !stated && !grouped && least <= 1 && n.kind != "percentage-style" {
		n.code.WriteString("General")
		return
	}
	always := places
	if v := m.attr("min-decimal-places"); v != nil {
		always = min(small(v), places)
	}
	whole := strings.Repeat("0", least)
	if whole == "" {
		whole = "#"
	}
	if grouped {
		whole = "#," + strings.Repeat("#", max(3-least, 0)) + strings.Repeat("0", least)
	}
	n.code.WriteString(whole)
	if places > 0 {
		n.code.WriteString("." + strings.Repeat("0", min(always, 15)) + strings.Repeat("#", min(places-always, 15)))
	}
	for factor := small(m.attr("display-factor")); factor >= 1000; factor /= 1000 {
		n.code.WriteByte(',')
	}
}

func (n *odsSection) literal(s string) {
	if n.code.Len() > longestCode {
		return
	}
	if n.percent && strings.Contains(s, "%") {
		n.code.WriteString("%")
		return
	}
	if s = strings.ReplaceAll(s, `"`, ""); s != "" {
		n.code.WriteString(`"` + s + `"`)
	}
}

// whole is the code with the sections that its conditions name.
func (n *odsSection) whole(codes map[string]string) string {
	code := n.code.String()
	switch {
	case n.day:
		return "dd/mm/yyyy"
	case n.clock:
		return "hh:mm:ss"
	case n.kind == "boolean-style", n.kind == "text-style", code == "":
		code = "General"
	}
	var parts []string
	for i, c := range n.conditions {
		of := codes[n.applied[i]]
		if of == "" || strings.Contains(of, ";") {
			return code
		}
		if plain := i == 0 && (c == ">=0" && len(n.conditions) == 1 || c == ">0" && len(n.conditions) == 2 && n.conditions[1] == "<0") || i == 1 && c == "<0" && n.conditions[0] == ">0"; !plain {
			of = "[" + c + "]" + of
		}
		parts = append(parts, of)
	}
	return strings.Join(append(parts, code), ";")
}
