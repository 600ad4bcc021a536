package chart

import (
	"slices"
	"strings"
)

// The measures of the tile map, in user units.
const (
	tileStep = 44
	tileSize = 42
	tileType = 10.5
)

// tiles draws one equal square a province and, in two boxes at the right edge,
// the two archipelagos.
func (d *drawing) tiles() {
	columns, rows := d.grid()
	boxes := d.insets(columns, rows)
	for _, b := range boxes {
		rows = max(rows, b.row+1)
	}
	d.begin("", "map", `viewBox="0 0 `+px(float64(columns*tileStep))+" "+px(float64(rows*tileStep))+`"`,
		d.c.Title.In(d.lang), d.c.summary(d.lang, d.w))
	shade := d.ramp()
	list := slices.Clone(d.c.Tiles)
	slices.SortFunc(list, func(a, b Tile) int { return (a.Row-b.Row)*100 + a.Col - b.Col })
	for _, t := range list {
		d.tile(t, shade)
	}
	for _, b := range boxes {
		d.inset(b, shade)
	}
	d.end()
}

func (d *drawing) grid() (columns, rows int) {
	for _, t := range d.c.Tiles {
		columns, rows = max(columns, t.Col+1), max(rows, t.Row+1)
	}
	return max(columns, 3), rows
}

// tileMark is the mark of a tile: missing where the question says nothing of
// the province.
func (d *drawing) tileMark(t Tile) Mark {
	for _, r := range d.rows {
		if r.head.Area == t.Area && r.cells[0] != nil {
			return *r.cells[0]
		}
	}
	m := Mark{Area: t.Area, State: Missing}
	m.Label.VI = t.Name
	return m
}

func (d *drawing) tileLook(m Mark, shade ramp) string {
	switch {
	case m.Value != nil:
		return `class="` + shade.class(*m.Value) + `"`
	case m.State == Withheld:
		return `class="wh"`
	case m.State == NotExpected:
		return `class="ne"`
	}
	return `class="ms" fill="url(#p-miss)"`
}

// tile draws one square from the middle of its upper edge, to which its link or
// group is moved:
// so all squares are alike and pack well.
func (d *drawing) tile(t Tile, shade ramp) {
	m := d.tileMark(t)
	if m.Href == "" {
		m.Href = m.LabelHref
	}
	lines := tileName(t.Name)
	closing := d.tileGroup(m, ` transform="translate(`+px(float64(t.Col*tileStep+tileSize/2))+" "+px(float64(t.Row*tileStep))+`)"`, strings.Join(lines, " ") != t.Name)
	d.raw(`<path `, d.tileLook(m, shade), ` d="M-21 0h42v42h-42z"/>`)
	if m.Accent {
		d.raw(`<path class="own" d="M-20 1h40v40h-40z"/>`)
	}
	if sign := cellSign(m); sign != "" && m.Value != nil {
		d.raw(`<path `, sign, ` d="M-20 33h8v8h-8z"/>`)
	}
	first := 22 - 10*float64(len(lines)-1)
	if m.Value == nil && m.State != Withheld {
		first = 24 - 5*float64(len(lines)-1)
	}
	d.raw(`<text y="`, px(first), `">`)
	d.text(lines[0])
	for _, l := range lines[1:] {
		d.raw(`<tspan x="0" dy="10.5">`)
		d.text(l)
		d.raw("</tspan>")
	}
	if m.Value != nil {
		d.raw(`<tspan class="`, d.tileValueClass(m), `" x="0" dy="14">`)
		d.text(d.cellText(m))
		d.raw("</tspan>")
	} else if m.State == Withheld {
		d.raw(`<tspan x="0" dy="13">⊘</tspan>`)
	}
	d.raw("</text>", closing)
}

// tileGroup opens what belongs to one tile. A tile whose name is shortened or whose
// figure is rounded says all of it to a pointer that rests there.
func (d *drawing) tileGroup(m Mark, place string, shortened bool) string {
	closing := "</a>"
	if !d.open(m.Href, place+m.attribute()) {
		d.raw("<g", place, ">")
		closing = "</g>"
	}
	if _, rounded := d.narrow[m.Unit]; shortened || rounded {
		d.tip(m, 0)
	} else {
		d.more(m, 0)
	}
	return closing
}

// tileValueClass makes long figures smaller, so that they stay in their square.
func (d *drawing) tileValueClass(m Mark) string {
	switch width := textWidth(d.cellText(m), 12); {
	case width > 48:
		return "v xs"
	case width > 34:
		return "v sm"
	}
	return "v"
}

// tileName breaks a province's name into at most two short lines.
func tileName(name string) []string {
	switch name {
	case "Bà Rịa - Vũng Tàu":
		return []string{"Bà Rịa-", "V.Tàu"}
	case "Thừa Thiên Huế", "Thừa Thiên - Huế":
		return []string{"T.Thiên", "Huế"}
	case "Hồ Chí Minh", "Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh":
		return []string{"TP.", "HCM"}
	}
	first, rest, found := strings.Cut(name, " ")
	if !found {
		return []string{shorten(first, tileSize, tileType)}
	}
	return []string{shorten(first, tileSize, tileType), shorten(rest, tileSize, tileType)}
}

// A box is the inset of an archipelago: two tiles wide at the right edge.
type box struct {
	island
	area     Tile
	col, row int
}

// insets finds each archipelago a free place at the right edge, nearest to its
// province: Hoàng Sa from there to the north, Trường Sa to the south.
func (d *drawing) insets(columns, rows int) []box {
	taken := map[[2]int]bool{}
	at := map[string]Tile{}
	for _, t := range d.c.Tiles {
		taken[[2]int{t.Col, t.Row}] = true
		at[t.Area.Slug()] = t
	}
	col := columns - 2
	var boxes []box
	for n, i := range islands() {
		row, step := at[i.province].Row, 1-2*(1-n)
		for row >= 0 && row <= rows && (taken[[2]int{col, row}] || taken[[2]int{col + 1, row}]) {
			row += step
		}
		if row < 0 {
			row = rows + 1
		}
		taken[[2]int{col, row}], taken[[2]int{col + 1, row}] = true, true
		boxes = append(boxes, box{i, at[i.province], col, row})
	}
	return boxes
}

// inset draws an archipelago: its box, its islands in the shade of their
// province, its name and whose it is.
func (d *drawing) inset(b box, shade ramp) {
	m := d.tileMark(b.area)
	x, y := float64(b.col*tileStep), float64(b.row*tileStep)
	d.raw(`<g><title>`)
	d.text(b.name + " (" + b.of + ")")
	d.raw(`</title><path class="box" d="M`, px(x+.5), " ", px(y+.5), `h85v41h-85z"/>`)
	look := d.tileLook(m, shade)
	for _, p := range [][2]float64{{8, 10}, {14, 18}, {9, 27}, {18, 9}, {17, 31}} {
		d.raw(`<circle `, look, ` cx="`, px(x+p[0]), `" cy="`, px(y+p[1]), `" r="2.6"/>`)
	}
	middle := px(x + 54)
	d.raw(`<text class="isl" x="`, middle, `" y="`, px(y+19), `">`)
	d.text(b.name)
	d.raw(`<tspan x="`, middle, `" dy="13">(`)
	d.text(b.of)
	d.raw(")</tspan></text></g>")
}
