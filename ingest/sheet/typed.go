package sheet

import (
	"regexp"
	"strconv"
	"strings"
)

// A writing is how a sheet without one number cell writes its numbers: its format,
// as CSV, knows nothing but text.
type writing struct {
	group, point string // "" where it uses none
	numbers      bool   // whether it is sure what its texts state
}

var (
	digitsAlone = regexp.MustCompile(`^-?(0|[1-9][0-9]{0,14})$`)
	likeNumber  = regexp.MustCompile(`^-?[0-9]{1,15}([.,][0-9]+)*$`)
	dotGroups   = regexp.MustCompile(`^-?[1-9][0-9]{0,2}((\.[0-9]{3}){2,4}(,[0-9]+)?|(\.[0-9]{3}){1,4},[0-9]+)$`)
	commaGroups = regexp.MustCompile(`^-?[1-9][0-9]{0,2}((,[0-9]{3}){2,4}(\.[0-9]+)?|(,[0-9]{3}){1,4}\.[0-9]+)$`)
	grouped     = map[string]*regexp.Regexp{
		"":  digitsAlone,
		".": regexp.MustCompile(`^-?(0|[1-9][0-9]{0,2}(\.[0-9]{3}){0,4})(,[0-9]{1,9})?$`),
		",": regexp.MustCompile(`^-?(0|[1-9][0-9]{0,2}(,[0-9]{3}){0,4})(\.[0-9]{1,9})?$`),
	}
)

// writingOf looks at the whole sheet. Where a text can be read in two ways and no
// other says which, it is sure of none: a copy then keeps all as text.
func writingOf(g *Grid) writing {
	var dots, commas, plain, unclear bool
	for row := range g.FilledRows() {
		for col, kind := range g.FilledCols(row) {
			if kind == Number {
				return writing{}
			}
			switch text := strings.TrimSpace(g.At(row, col).Shown); {
			case digitsAlone.MatchString(text):
				plain = true
			case dotGroups.MatchString(text):
				dots = true
			case commaGroups.MatchString(text):
				commas = true
			case likeNumber.MatchString(text) && text[0] != '0' && col > 1: // the first column numbers rows: 1.1, 1.2
				unclear = true
			}
		}
	}
	switch {
	case dots && !commas:
		return writing{".", ",", true}
	case commas && !dots:
		return writing{",", ".", true}
	}
	return writing{numbers: plain && !unclear && !dots}
}

// value is the number that a text states, as a cell of the copy.
func (w writing) value(text string) (Shown, bool) {
	text = strings.TrimSpace(text)
	if !w.numbers || !grouped[w.group].MatchString(text) && !digitsAlone.MatchString(text) {
		return Shown{}, false
	}
	format := "General"
	if w.group != "" && strings.Contains(text, w.group) {
		format = "#,##0"
		text = strings.ReplaceAll(text, w.group, "")
	}
	if w.point != "" {
		whole, decimals, is := strings.Cut(text, w.point)
		if text = whole; is {
			text += "." + decimals
			if format != "General" {
				format += "." + strings.Repeat("0", len(decimals))
			}
		}
	}
	value, err := strconv.ParseFloat(text, 64)
	return Shown{Value: value, Format: format}, err == nil
}
