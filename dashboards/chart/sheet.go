package chart

import "slices"

// A Sheet is a chart laid out for another way of drawing: the same rows in the
// same order, the same words, the same meaning of colours.
type Sheet struct {
	Title      string
	Categories []string // a row each
	Series     []string
	Cells      [][]*Cell // [row][series]; nil where a series does not speak of a category
	Tiles      []PlacedCell
	Insets     []Inset // on a map always both archipelagos
	Factor     float64 // figures on an axis are divided by it
	High       float64 // end of the axis, where it has a true end: 100 for shares; 0 for none
	Unit       string  // of the axis, with its magnitude: "tỷ đồng"
	Suffix     string  // unit after a figure that is printed without it, "" where each carries its own
	Columns    int     // of the tile map
	Rows       int
}

// A Cell is one mark in words and colours.
type Cell struct {
	Mark   Mark   // with all that it takes from its series and chart
	Text   string // as drawn beside the mark, its absence in words where it has no value
	Tip    string // the full sentence
	Plain  bool   // the sentence says no more than category, text and Sheet.Suffix
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
	d := c.drawing(lang)
	s := Sheet{Title: c.Title.In(lang), Factor: 1}
	if units := sortedUnits(d.w); len(units) == 1 {
		s.scale(units[0], d.high, c.Units, lang)
	}
	if c.percent() && d.high == 100 {
		s.High = 100
	}
	shade := d.ramp()
	for _, series := range c.Series {
		s.Series = append(s.Series, series.Name.In(lang))
	}
	for _, r := range d.rows {
		cells := make([]*Cell, len(r.cells))
		for i, m := range r.cells {
			if m != nil {
				cells[i] = d.sheetCell(*m, i, shade)
			}
		}
		s.Categories = append(s.Categories, r.head.Label.In(lang))
		s.Cells = append(s.Cells, cells)
	}
	if c.Form == TileMap {
		d.placeTiles(&s, shade)
	}
	return s, nil
}

// scale words the axis of the one unit of a chart.
func (s *Sheet) scale(unit string, most float64, units Units, lang string) {
	if isMoney(unit) {
		for _, factor := range []float64{1e9, 1e6} {
			if most >= factor {
				s.Factor = factor
				break
			}
		}
	} else if unit != "percent" {
		s.Suffix = units.Name(unit, lang)
	}
	w := writer{lang: lang, names: units, precision: map[string]Precision{unit: {Factor: s.Factor}}}
	s.Unit = w.head(unit)
}

func (d *drawing) sheetCell(m Mark, series int, shade ramp) *Cell {
	c := &Cell{Mark: m, Tip: d.w.sentence(m, d.seriesName(series)), Colour: "--" + d.colour(m, series)}
	switch c.Colour {
	case "--b":
		c.Colour = "--neutral"
	case "--acc":
		c.Colour = "--accent"
	}
	c.Plain = d.w.plain(m, d.seriesName(series)) && m.Qualifier == ""
	if m.Value == nil {
		c.Text = absentShort(m, d.lang)
	} else {
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
