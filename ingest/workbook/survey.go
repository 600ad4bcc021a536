package workbook

import (
	"regexp"
	"strconv"
	"strings"
)

// class is what a cell looks like before anything is understood.
type class uint8

const (
	asBlank  class = iota
	asText         //
	asFigure       // a number, or a text that states one
	asYear         // a whole number from 1950 to 2100
	asMark         // "-", "..", "x": says something only among figures
)

// rowInfo counts what one row holds.
type rowInfo struct {
	cells, texts, figures int
	years                 int  // of figures, those that look like years
	ordinals              int  // of figures, those that stand in the column of ordinals
	numbering             bool // "(1) (2) (3)" or "A B 1 2"
	frame                 bool // agency, motto, form number, unit line, place and day
	closing               bool // signature or note: the table is over
}

// A surveyed sheet knows the look of every row.
type surveyed struct {
	grid       *grid
	infos      []rowInfo
	classes    [][]class
	ordinalCol map[int]bool // columns under a head "STT" in any table, or counting 1, 2, 3
	counting   bool         // the first column counts 1, 2, 3 beside text, without a head
}

var (
	figureText = regexp.MustCompile(`^(khoang|tren|hon|gan|duoi|it nhat|toi thieu|toi da|khong qua|khong duoi|uoc|xap xi|chung|ngot|vuot|qua|tu)?\s*[<>≥≤~±≈]*\s*[-+(]?\s*[0-9][0-9.,\s]*\)?\s*(-\s*[0-9.,]+)?\s*([a-z%.²]+\s*){0,4}(\([0-9*]{1,3}\)|\*+)?$`)
	namesTime  = regexp.MustCompile(`\b(nam|thang|qui|sao|cap|lan|ki|dot|hang)\b`)
	yearInText = regexp.MustCompile(`\b(19[5-9][0-9]|20[0-9]{2})\b`)
	markText   = regexp.MustCompile(`^([-–—]+|\.{2,}|…+|x|n/a|na|\(-\)|)$`)
)

// survey looks at every cell once.
func survey(g *grid) *surveyed {
	s := &surveyed{grid: g, ordinalCol: map[int]bool{}}
	s.classes = make([][]class, g.rows())
	for r := 1; r <= g.rows(); r++ {
		s.classes[r-1] = make([]class, len(g.cells[r-1]))
		for c := range g.cells[r-1] {
			s.classes[r-1][c] = classOf(g.cells[r-1][c])
			if s.classes[r-1][c] == asText && ordinalHead.MatchString(fold(squeeze(g.cells[r-1][c].shown))) {
				s.ordinalCol[c+1] = true
			}
		}
	}
	s.countingColumn()
	s.infos = make([]rowInfo, g.rows())
	for r := 1; r <= g.rows(); r++ {
		s.infos[r-1] = s.look(r)
	}
	return s
}

// countingColumn finds a column of ordinals that has no head: the first column
// counts 1, 2, 3 and the next one is text.
func (s *surveyed) countingColumn() {
	next, beside := 1, 0
	for r := 1; r <= s.grid.rows(); r++ {
		if s.class(r, 1) != asFigure {
			continue
		}
		if s.grid.shows(r, 1) != strconv.Itoa(next) {
			return
		}
		next++
		if s.class(r, 2) == asText {
			beside++
		}
	}
	if next > 3 && beside == next-1 {
		s.ordinalCol[1], s.counting = true, true
	}
}

func classOf(c cell) class {
	switch c.kind {
	case blank:
		return asBlank
	case number:
		if isYear(c.value) {
			return asYear
		}
		return asFigure
	case fault, pending:
		return asFigure
	case date, boolean:
		return asText
	}
	shown := squeeze(c.shown)
	if y, err := strconv.Atoi(shown); err == nil && len(shown) == 4 && isYear(float64(y)) {
		return asYear
	}
	folded := fold(shown)
	switch {
	case markText.MatchString(folded):
		return asMark
	case len(folded) <= 40 && figureText.MatchString(folded) && !namesTime.MatchString(folded) && !isLabelledYear(folded):
		return asFigure
	}
	return asText
}

// isLabelledYear tells a head such as "Ước 2023" or "2024 (SB)" from a figure
// with a qualifier.
func isLabelledYear(folded string) bool {
	year := yearInText.FindString(folded)
	return year != "" && year != folded && strings.Trim(strings.Replace(folded, year, "", 1), " ()abcdefghijklmnopqrstuvwxyz.") == ""
}

func isYear(v float64) bool { return v == float64(int(v)) && v >= 1950 && v <= 2100 }

func (s *surveyed) class(r, c int) class {
	if r < 1 || r > len(s.classes) || c < 1 || c > len(s.classes[r-1]) {
		return asBlank
	}
	return s.classes[r-1][c-1]
}

func (s *surveyed) row(r int) rowInfo {
	if r < 1 || r > len(s.infos) {
		return rowInfo{}
	}
	return s.infos[r-1]
}

func (s *surveyed) look(r int) rowInfo {
	var info rowInfo
	var numbers []string
	for c := range s.classes[r-1] {
		kind := s.classes[r-1][c]
		if kind == asBlank || s.grid.covered(r, c+1) {
			continue
		}
		info.cells++
		shown := s.grid.shows(r, c+1)
		numbers = append(numbers, shown)
		switch kind {
		case asFigure, asYear:
			info.figures++
			if kind == asYear {
				info.years++
			}
			if s.ordinalCol[c+1] {
				info.ordinals++
			}
		case asText:
			info.texts++
			folded := fold(shown)
			info.frame = info.frame || frameLine.MatchString(folded) || unitLine.MatchString(folded) || (dayLine.MatchString(folded) && len(folded) < 90)
			info.closing = info.closing || signatureLine.MatchString(folded) || noteLine.MatchString(folded)
		}
	}
	info.numbering = isNumbering(numbers)
	return info
}

// isNumbering tells a row that numbers the columns: letters first, then 1, 2, 3
// without a gap, at least two of them, "3=1+2" allowed.
func isNumbering(cells []string) bool {
	next, letters := 1, 0
	for _, text := range cells {
		m := numberMark.FindStringSubmatch(fold(text))
		if m == nil {
			return false
		}
		if n, err := strconv.Atoi(m[1]); err == nil {
			if n != next {
				return false
			}
			next++
		} else {
			letters++
		}
	}
	return next > 2 && len(cells) > 2 || next > 1 && letters > 0
}

// lineOf is the text of a row of the title block, its cells joined.
func (s *surveyed) lineOf(r int) string {
	var texts []string
	for c := 1; c <= s.grid.cols; c++ {
		if !s.grid.covered(r, c) && s.grid.shows(r, c) != "" {
			texts = append(texts, s.grid.shows(r, c))
		}
	}
	return strings.Join(texts, " | ")
}
