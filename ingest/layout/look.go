package layout

import (
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A Look is what a cell looks like before anything is understood.
type Look uint8

// The looks of a cell.
const (
	Blank  Look = iota
	Words       // text that states no number
	Figure      // a number, or a text that states one
	Year        // a whole number from 1950 to 2100
	Mark        // "-", "..", "x": says something only among figures
)

var (
	figureText = pattern.MustCompile(`^(khoang|tren|hon|gan|duoi|it nhat|toi thieu|toi da|khong qua|khong duoi|uoc|xap xi|chung|ngot|vuot|qua|tu)?\s*[<>≥≤~±≈]*\s*(\([0-9]{1,2}\)\s+)?[-+(]?\s*[0-9][0-9.,\s]*\)?\s*(-\s*[0-9.,]+)?\s*([a-z%.²]+\s*){0,4}(\([0-9*]{1,3}\)|\*+)?$`)
	namesTime  = pattern.MustCompile(`\b(nam|thang|quy|qui|sao|cap|lan|ki|dot|hang|dieu|muc|nhom|chuong trinh|ct|loai|bieu|mau)\b`)
	yearInText = pattern.MustCompile(`\b(19[5-9][0-9]|20[0-9]{2})\b`)
	markText   = pattern.MustCompile(`^(-+|\.{2,}|…+|x|n/a|na|\(-\))$`)
	// What stands for a figure that is not there: an error that was copied as text, a
	// sentence that it is still to come, a number written out.
	absentText = pattern.MustCompile(`^(#(ref|value|name|num|null|n/a|div/0)[!?]?|\?+|khong( co| co so lieu| phat sinh| ro| dang ke| xac dinh| thong ke( duoc)?)?|(khoang |chung |hon |gan |tren )?(vai|may|hang) (chuc|tram|nghin|ngan|trieu|ti)( [a-z]+)?|chua (ro|xac dinh|co|co so lieu|co bao cao|bao cao|tong hop( xong)?|thong ke( duoc)?|cap nhat|nop bao cao)|dang (ra soat|tong hop|cap nhat|thong ke|xac minh|kiem tra|cho so lieu)( [a-z]+){0,4}|(se )?(bo sung|cap nhat|bao cao) sau)$`)
	numberWord = pattern.MustCompile(`^(khong|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi) ((khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|moi|linh|le|tram|nghin|ngan|trieu|ty|ti|ruoi) ?){1,7}$`) // "tỷ lệ" is none
	goesOn     = pattern.MustCompile(`(\b(va|hoac|den|tu|cua|cho|trong)|,)$`)                                                                                                                               // a head broken over rows, not a figure
	// An ordinal and the label that it numbers: "1. Thu nội địa".
	numberedLabel = pattern.MustCompile(`^[0-9]{1,2}(\.[0-9]{1,2})*[.)/]\s*\p{Lu}|^[0-9]{1,2}(\.[0-9]{1,2})+\.\s+\pL`)
	yearsText     = pattern.MustCompile(`^(19|20)[0-9]{2}\s*[-–—]\s*(19|20)[0-9]{2}$`) // "2016-2020", several years
	dateText      = pattern.MustCompile(`^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}$`)
	codeText      = pattern.MustCompile(`[0-9]/[0-9]|[0-9][a-z]{2,}-|[0-9]/[a-z]{2}`)
)

// A looker remembers the looks of texts.
type looker struct {
	grid   *sheet.Grid
	looks  []uint8 // of texts by their numbers, see sheet.Grid.ShownAt; 1 more than the Look, 0 for one not looked at
	said   map[string]said
	labels map[string]labelled
	effort int // what was looked at, in about microseconds
}

// said is what a text says of the row that it stands in.
type said struct {
	kind    LineKind
	ordinal bool // the head of a column of ordinals
	bare    bool // a unit without the words "Đơn vị tính"
}

// says is what a shown text says of its row.
func (l *looker) says(text string) said {
	if digitsAlone(text) {
		return said{kind: Title}
	}
	s, ok := l.said[text]
	if !ok {
		l.effort += effortOfText + len(text)/16
		folded := vietnamese.Fold(text)
		s = said{kindOf(text, folded), len(text) < 24 && isOrdinalHead(folded), bareUnit.MatchString(folded)}
		if len(l.said) < mostKnown {
			l.said[text] = s
		}
	}
	return s
}

// labelled is what a label says of its row.
type labelled struct{ part, total bool }

func (l *looker) label(text string) labelled {
	s, ok := l.labels[text]
	if !ok {
		s = labelled{partMark.MatchString(foldShort(text)), IsTotal(text)}
		if len(l.labels) < mostKnown {
			l.labels[text] = s
		}
	}
	return s
}

// mostKnown is how many texts are remembered: a list of names and codes has few
// that stand twice, and each is looked at from several sides.
const mostKnown = 300_000

// mostLooks is of how many texts the looks are remembered, of a byte each.
const mostLooks = 1 << 24

// at is the look of a cell; what is hidden or covered is blank.
func (l *looker) at(row, col int) Look {
	switch l.grid.KindAt(row, col) {
	case sheet.Blank:
		return Blank
	case sheet.Text, sheet.Date, sheet.Boolean:
	default:
		if l.grid.Hides(row, col) || l.grid.Covered(row, col) {
			return Blank
		}
		if v, ok := l.grid.NumberAt(row, col); ok && isYear(v) {
			return Year
		}
		return Figure
	}
	if l.grid.Hides(row, col) || l.grid.Covered(row, col) {
		return Blank
	}
	shown, number, ok := l.grid.ShownAt(row, col)
	if !ok {
		return Words
	}
	if int(number) < len(l.looks) && l.looks[number] > 0 {
		return Look(l.looks[number] - 1)
	}
	look := lookOf(shown)
	if !digitsAlone(shown) {
		l.effort += effortOfLook
	}
	if number < mostLooks {
		if n := int(number) + 1 - len(l.looks); n > 0 {
			l.looks = append(l.looks, make([]uint8, n)...)
		}
		l.looks[number] = uint8(look) + 1
	}
	return look
}

// What is charged, in about microseconds: for a text whose look is found, and for
// one that is asked what it says of its row.
const (
	effortOfLook = 2
	effortOfText = 8
)

// lookOf is the look of a text.
func lookOf(text string) Look {
	text = vietnamese.Unquoted(text)
	if digitsAlone(text) {
		if y, _ := strconv.Atoi(text); len(text) == 4 && isYear(float64(y)) {
			return Year
		}
		return Figure
	}
	if groupedDigits(text) || spacedDigits(text) {
		return Figure
	}
	return lookOfWritten(text)
}

// lookOfWritten is the look of a text that is more than digits and marks between them.
func lookOfWritten(text string) Look {
	shown := sheet.Squeeze(text)
	if shown == "" {
		return Blank
	}
	if y, err := strconv.Atoi(shown); err == nil && len(shown) == 4 && isYear(float64(y)) {
		return Year
	}
	if _, ok := InWords(shown); ok {
		return Figure
	}
	if len(shown) > 80 || len(shown) < 16 && (shown[0] == '1' || shown[0] == '2') && yearsText.MatchString(shown) {
		return Words
	}
	folded := vietnamese.Fold(shown)
	digits := strings.ContainsAny(folded, "0123456789")
	if !digits || folded[0] == '#' { // none of these has a digit but the error #DIV/0!
		if markText.MatchString(folded) || absentText.MatchString(folded) || numberWord.MatchString(folded) && !namesTime.MatchString(folded) {
			return Mark
		}
	}
	switch {
	case !digits:
		return Words
	case len(folded) <= 40 && figureText.MatchString(folded) && !namesTime.MatchString(folded) && !numberedLabel.MatchString(shown) &&
		!goesOn.MatchString(folded) && !isLabelledYear(folded) && !dateText.MatchString(folded) && !codeText.MatchString(folded):
		return Figure
	}
	return Words
}

// digitsAlone tells a text of nothing but digits, of which separated values hold
// millions.
func digitsAlone(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return len(text) > 0 && len(text) <= 15
}

// groupedDigits tells a number written with marks between its digits, "1.234,5" or
// "(1.234)", or below zero, "-12", of which a file may hold a million, no two the same. "12.3.2024" is a day.
func groupedDigits(text string) bool {
	text, negative := strings.CutPrefix(text, "-")
	if !negative && strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		text = text[1 : len(text)-1]
	}
	marks, last := 0, -1
	for i := range len(text) {
		switch c := text[i]; {
		case c == '.' || c == ',':
			marks, last = marks+1, i
		case c < '0' || c > '9':
			return false
		}
	}
	return (marks > 0 || negative && text != "") && len(text) <= 38 && text[0] != '.' && text[0] != ',' && last < len(text)-1 && (marks != 2 || len(text)-1-last != 4)
}

// spacedDigits tells a number whose thousands stand apart, "1 234 567,8".
func spacedDigits(text string) bool {
	first := strings.IndexByte(text, ' ')
	if first < 1 || first > 3 || len(text) > 38 {
		return false
	}
	whole := len(text)
	if point := strings.IndexByte(text, ','); point >= 0 {
		whole = point
		if !digitsAlone(text[point+1:]) {
			return false
		}
	}
	if (whole-first)%4 != 0 || whole <= first {
		return false
	}
	for i := range whole {
		if c := text[i]; i >= first && (i-first)%4 == 0 {
			if c != ' ' {
				return false
			}
		} else if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// isLabelledYear tells a head such as "Ước 2023" or "2024 (SB)" from a figure
// with a qualifier.
func isLabelledYear(folded string) bool {
	year := yearInText.FindString(folded)
	return year != "" && year != folded && strings.Trim(strings.Replace(folded, year, "", 1), " ()abcdefghijklmnopqrstuvwxyz.") == ""
}

func isYear(v float64) bool { return v == float64(int(v)) && v >= 1950 && v <= 2100 }
