package chart

import "slices"

// A Sheet is a chart laid out for another way of drawing: the same rows in the
// same order, the same words, the same meaning of colours.
type Sheet struct {
	Title      string
	Categories []string // a row each, with the words of its absence where no series has a figure
	Series     []string
	Cells      [][]*Cell // [row][series]; nil where a series does not speak of a category
	Tiles      []PlacedCell
	Insets     []Inset // on a map always both archipelagos
	Factor     float64 // figures on an axis are divided by it
	Unit       string  // of the axis, with its magnitude: "tỷ đồng"
	Columns    int     // of the tile map
	Rows       int
}

// A Cell is one mark in words and colours.
type Cell struct {
	Mark   Mark   // with all that it takes from its series and chart
	Text   string // as drawn beside the mark
	Tip    string // the full sentence
	Colour string // name of a custom property of the style sheet: "--accent"
	Shade  string // the same on heat tables and maps: "--h3"; "" without a value
}

// A PlacedCell is a province on the tile map.
type PlacedCell struct {
	Tile
	Cell Cell
}

// An Inset is the box of an archipelago on the tile map, two tiles wide.
type Inset struct {
	Name, Of string
	Cell     Cell // of its province
	Col, Row int
}

// Sheet lays c out in a language. It fails where c can not be drawn.
func (c Chart) Sheet(lang string) (Sheet, error) {
	if err := c.Validate(); err != nil {
		return Sheet{}, err
	}
	d := drawing{c: c, w: c.writer(lang), lang: lang, rows: c.rows(), low: c.bottom(), high: c.top()}
	s := Sheet{Title: c.Title.In(lang), Factor: 1}
	for _, u := range sortedUnits(d.w) {
		s.Factor = max(s.Factor, d.w.precision[u].Factor)
		s.Unit = d.w.head(u)
	}
	shade := d.ramp()
	for _, series := range c.Series {
		s.Series = append(s.Series, series.Name.In(lang))
	}
	for _, r := range d.rows {
		cells := make([]*Cell, len(r.cells))
		label := r.head.Label.In(lang)
		for i, m := range r.cells {
			if m != nil {
				cells[i] = d.sheetCell(*m, i, shade)
			}
		}
		if _, _, any := r.span(); !any && len(c.Series) == 1 && r.cells[0] != nil {
			label += " (" + absentShort(*r.cells[0], lang) + ")"
		}
		s.Categories = append(s.Categories, label)
		s.Cells = append(s.Cells, cells)
	}
	if c.Form == TileMap {
		d.placeTiles(&s, shade)
	}
	return s, nil
}

func (d *drawing) sheetCell(m Mark, series int, shade ramp) *Cell {
	c := &Cell{Mark: m, Tip: d.w.sentence(m, d.seriesName(series)), Colour: "--" + d.colour(m, series)}
	switch c.Colour {
	case "--b":
		c.Colour = "--neutral"
	case "--acc":
		c.Colour = "--accent"
	}
	if m.Value != nil {
		c.Text = d.listed(m, series)
		if d.c.Form == HeatTable || d.c.Form == TileMap {
			c.Text = d.cellText(m)
		}
		c.Shade = "--" + shade.class(*m.Value)
	}
	return c
}

func (d *drawing) placeTiles(s *Sheet, shade ramp) {
	s.Columns, s.Rows = d.grid()
	for _, t := range d.c.Tiles {
		s.Tiles = append(s.Tiles, PlacedCell{t, *d.sheetCell(d.tileMark(t), 0, shade)})
	}
	slices.SortFunc(s.Tiles, func(a, b PlacedCell) int { return (a.Row-b.Row)*100 + a.Col - b.Col })
	for _, b := range d.insets(s.Columns, s.Rows) {
		s.Rows = max(s.Rows, b.row+1)
		s.Insets = append(s.Insets, Inset{b.name, b.of, *d.sheetCell(d.tileMark(b.area), 0, shade), b.col, b.row})
	}
}

// Lines are the name of a province in the short lines of its tile.
func (t Tile) Lines() []string { return tileName(t.Name) }
