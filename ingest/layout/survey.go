package layout

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// rowInfo counts what one row holds.
type rowInfo struct {
	cells, words, figures int16
	bracketed             int16 // of words, those in brackets
	units                 int16 // of words, those that are a unit of money and no more
	unitLines             int16 // of words, those that begin "Đơn vị tính:"
	short                 int16 // of words, those of one or two words
	years                 int16 // of figures, those that look like years
	ordinals              int16 // of figures, those that stand in a column of ordinals
	numbering             bool  // "(1) (2) (3)" or "A B 1 2"
	framed                bool  // motto, form number, unit line, place and day
	address               bool  // "Số: 12/SCT", which alone among figures is a cell of a row
	unit                  bool  // a unit and no more: a unit line, or a cell of a column of units
	agency                bool  // who reports
	closing               bool  // signature or note: the table is over
	heads                 bool  // holds the head of a column of ordinals
	under                 bool  // nothing of its own, but lies under heads merged downwards
}

// survey looks at every cell once, as far as it may.
func (s *Sheet) survey() {
	s.rows = make([]uint32, s.findOrdinals())
	known := map[rowInfo]uint32{}
	for r := range s.rows {
		if s.look.effort > s.most {
			s.rows = s.rows[:r]
			return
		}
		info := s.surveyRow(r + 1)
		n, again := known[info]
		if !again {
			n = uint32(len(s.infos))
			s.infos = append(s.infos, info)
			known[info] = n
		}
		s.rows[r] = n
	}
}

func (s *Sheet) row(r int) rowInfo {
	if r < 1 || r > len(s.rows) {
		return rowInfo{}
	}
	return s.infos[s.rows[r-1]]
}

func (s *Sheet) surveyRow(r int) rowInfo {
	var info rowInfo
	s.look.effort += 1 + s.Grid.Cols()/4
	numbering := numbering{may: true}
	for c := 1; c <= s.Grid.Cols(); c++ {
		look := s.look.at(r, c)
		if look == Blank {
			info.under = info.under || s.Grid.Covered(r, c) && s.Grid.SpanOf(r, c).Top < r
			continue
		}
		info.cells++
		if numbering.may {
			numbering.add(s.Grid.Shows(r, c))
		}
		switch look {
		case Figure, Year:
			info.figures++
			if look == Year {
				info.years++
			}
			if s.ordinalCol(r, c) {
				info.ordinals++
			}
		case Words:
			info.words++
			s.read(&info, r, c)
		}
	}
	info.under = info.under && info.cells == 0
	info.unit = info.unit && !info.unitsBelow()
	info.framed = info.framed || info.unitLines > 0 && !info.unitsBelow()
	info.framed = info.framed || info.address && info.figures-info.ordinals < 2 || info.unit && (info.words < 2 || info.figures <= info.ordinals)
	info.numbering = numbering.is()
	return info
}

// unitsBelow tells a row of nothing but texts in brackets, or with several units:
// those of the columns. Two lines "Đơn vị tính: …" may be those of two tables side by side.
func (i rowInfo) unitsBelow() bool {
	return i.words > 1 && i.bracketed == i.words || i.units > 1 || i.unitLines > 2 || i.words > 2 && i.units > 0 && i.short == i.words || i.words > 2 && i.units > 0 && i.bracketed > 0
}

// mostShort is the most bytes of a text of one or two words: "sản phẩm", "triệu đồng".
const mostShort = 24

func inBrackets(text string) bool {
	return strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")")
}

// read marks what the words of a cell say of its row.
func (s *Sheet) read(info *rowInfo, r, c int) {
	text := s.Grid.Shows(r, c)
	says := s.look.says(text)
	if inBrackets(text) {
		info.bracketed++
	}
	if says.bare {
		info.units++
	}
	if len(text) <= mostShort && strings.Count(text, " ") < 2 {
		info.short++
	}
	kind := says.kind
	info.unit = info.unit || kind == UnitLine && says.bare
	if kind == UnitLine && !says.bare {
		info.unitLines++
	}
	info.framed = info.framed || kind.framed() && kind != UnitLine && kind != Address
	info.address = info.address || kind == Address
	info.agency = info.agency || kind == Agency
	info.closing = info.closing || kind.closing()
	info.heads = info.heads || says.ordinal
}

// findOrdinals finds the columns under a head "STT", with the row of the head:
// below it their figures are ordinals. A first column that counts 1, 2, 3 beside
// words is one without a head. It gives the last row that it came to, with half of
// the effort that there is.
func (s *Sheet) findOrdinals() (last int) {
	s.ordinal = map[int][]int{}
	next, beside, broken := 1, 0, false
	for r := 1; r <= s.Grid.Rows() && s.look.effort <= s.most/2; r++ {
		last = r
		for c, kind := range s.Grid.FilledCols(r) {
			if kind != sheet.Text || c > 60 || s.Grid.Hides(r, c) {
				continue
			}
			if text := s.Grid.Shows(r, c); len(text) < 24 && (s.look.says(text).ordinal || s.spelt(r, c, text)) {
				s.ordinal[c] = append(s.ordinal[c], r)
			}
		}
		if s.look.at(r, 1) != Figure || broken {
			continue
		}
		broken = s.Grid.Shows(r, 1) != strconv.Itoa(next)
		next++
		if s.look.at(r, 2) == Words {
			beside++
		}
	}
	if !broken && next > 3 && beside == next-1 && len(s.ordinal[1]) == 0 {
		s.ordinal[1] = []int{0}
	}
	return last
}

// spelt tells whether the letters of "STT" or the words of "Số TT" stand below
// each other.
func (s *Sheet) spelt(r, c int, text string) bool {
	whole, n := text, len([]rune(text))
	if n > 2 {
		return false
	}
	for up := r - 1; up >= max(1, r-3); up-- {
		above := s.Grid.At(up, c).Shown
		if above == "" || len([]rune(above)) > 3 {
			break
		}
		whole = sheet.Squeeze(above) + whole
	}
	return isOrdinalHead(vietnamese.Fold(strings.ReplaceAll(whole, " ", ""))) || strings.EqualFold(vietnamese.Fold(whole), "sott")
}

// ordinalCol tells whether a cell stands in a column of ordinals.
func (s *Sheet) ordinalCol(r, c int) bool {
	for _, head := range s.ordinal[c] {
		if r > head {
			return true
		}
	}
	return false
}

var numberMark = pattern.MustCompile(`^[(\[]?([0-9]{1,2}|[a-h])[)\]]?(\s*[=:]\s*[(0-9].*)?$`)

// A numbering tells a row that numbers the columns: letters first, then rising
// small numbers, "3=1+2" allowed. Behind letters, and where none is missing, they
// may stand in another order: columns were moved with their numbers.
type numbering struct {
	may                          bool
	last, numbers, letters, gaps int
	most                         int
	seen                         uint64
	moved                        bool
}

func (n *numbering) add(text string) {
	if n.may = len(text) <= 24 && !beginsWord(text); !n.may {
		return
	}
	m := numberMark.FindStringSubmatch(vietnamese.Fold(text))
	if n.may = m != nil; !n.may {
		return
	}
	number, err := strconv.Atoi(m[1])
	if err != nil {
		n.letters++
		return
	}
	if n.most = max(n.most, number); number >= 64 || n.seen&(1<<number) != 0 {
		n.may = false
		return
	}
	n.seen |= 1 << number
	switch {
	case n.numbers == 0 && number > 3 && n.letters == 0:
		n.may = false
	case n.numbers == 0 && number > 3, number <= n.last:
		n.moved = true
	case n.numbers > 0 && number > n.last+1, n.numbers == 0 && number > 1 && n.letters == 0:
		n.gaps++
	}
	n.last = number
	n.numbers++
}

func (n *numbering) is() bool {
	if n.moved {
		return n.may && n.numbers > 2 && n.letters > 0 && n.numbers == n.most
	}
	return n.may && n.gaps <= 2 && (n.numbers > 2 && n.gaps*3 < n.numbers || n.numbers > 0 && n.letters > 0)
}

// beginsWord tells whether a text begins with two letters, as no mark of a column
// does.
func beginsWord(text string) bool {
	first, n := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[n:])
	return unicode.IsLetter(first) && unicode.IsLetter(second)
}

// firstData is the first row from `from` on that holds figures, 0 when there is
// none. Rows of years alone are heads; rows that number the columns are none.
func (s *Sheet) firstData(from int) int {
	for r := from; r <= s.Grid.Rows(); r++ {
		info := s.row(r)
		if info.figures == 0 || info.framed || info.numbering || info.figures == info.ordinals {
			continue
		}
		if info.years == info.figures-info.ordinals && !s.labelled(r) || info.words > info.figures && s.numberedBelow(r) || s.numbersTitle(r) {
			continue
		}
		return r
	}
	return 0
}

// numbersTitle tells a row that holds nothing but a title and, left of it, the number that the
// table has in a yearbook: no row of data follows it.
func (s *Sheet) numbersTitle(r int) bool {
	info := s.row(r)
	if info.cells == 1 {
		return s.aloneAbove(r)
	}
	if info.cells != 2 || info.figures != 1 || info.words != 1 || info.years > 0 || r > 1 && s.row(r-1).cells > 1 {
		return false
	}
	for c := 1; c <= s.Grid.Cols(); c++ {
		switch s.look.at(r, c) {
		case Figure:
			if !tableNumber.MatchString(s.Grid.Shows(r, c)) {
				return false
			}
		case Words:
			return s.look.at(r, c-1) == Figure && len([]rune(s.Grid.Shows(r, c))) >= leastTitle && s.row(r+1).figures == s.row(r+1).years
		}
	}
	return false
}

// tableNumber is the number of a table in a yearbook, of its chapter or not: "12", "2.1.".
var tableNumber = pattern.MustCompile(`^\s*[0-9]{1,3}([.,][0-9]{1,2})?\.?\s*$`)

// aloneAbove tells a row that holds nothing but the number of a table, right above its title.
func (s *Sheet) aloneAbove(r int) bool {
	info, next := s.row(r), s.row(r+1)
	if info.figures != 1 || info.years > 0 || r > 1 && s.row(r-1).cells > 0 || next.cells != 1 || next.words != 1 {
		return false
	}
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r, c) == Figure {
			return tableNumber.MatchString(s.Grid.Shows(r, c)) && len([]rune(s.titleBelow(r))) >= leastTitle
		}
	}
	return false
}

// titleBelow is the text of a row below that holds nothing else.
func (s *Sheet) titleBelow(r int) string {
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r+1, c) == Words {
			return s.Grid.Shows(r+1, c)
		}
	}
	return ""
}

// leastTitle is the fewest code points of a title that stands beside its number.
const leastTitle = 24

// numberedBelow tells whether the row that numbers the columns comes soon: a row
// of words above it holds heads, whatever numbers they name.
func (s *Sheet) numberedBelow(r int) bool {
	for k := r + 1; k <= min(r+4, len(s.rows)); k++ {
		switch info := s.row(k); {
		case info.numbering:
			return true
		case info.figures > info.words:
			return false
		}
	}
	return false
}

var headWord = pattern.MustCompile(`^(stt|tt|so tt|chi tieu|noi dung|ten chi tieu|tinh|tinh[ ,/]+thanh pho|dia phuong|don vi hanh chinh|ten tinh|ten don vi|don vi|dvt|don vi tinh|nam|cap|cap cong nhan|hang muc|danh muc|khoan muc|nhom|nhom san pham|province|year|level|indicator)$`)

// underHeads tells whether the first column of a row lies under a head merged
// downwards: the row holds the lower heads of others.
func (s *Sheet) underHeads(r int) bool {
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.Grid.Covered(r, c) {
			sp := s.Grid.SpanOf(r, c)
			return sp.Top < r && sp.Bottom == r && s.look.at(sp.Top, sp.Left) == Words && s.row(sp.Top).figures == 0
		}
		if s.look.at(r, c) != Blank {
			return false
		}
	}
	return false
}

// counting tells whether the figures of a row are three or more years one after
// the other, which no figures of an indicator are.
func (s *Sheet) counting(r int) bool {
	last, years := 0.0, 0
	for c := 1; c <= s.Grid.Cols(); c++ {
		if s.look.at(r, c) != Year {
			continue
		}
		year, err := strconv.ParseFloat(sheet.Squeeze(s.Grid.At(r, c).Shown), 64)
		if err != nil || years > 0 && year != last+1 {
			return false
		}
		last, years = year, years+1
	}
	return years >= 3
}

// labelled tells whether a row of years alone is a row of data after all: it has
// a label that is no head's word, and there are heads above.
func (s *Sheet) labelled(r int) bool {
	label := ""
	for c := 1; c <= s.Grid.Cols(); c++ {
		look := s.look.at(r, c)
		if (look == Year || look == Figure) && !s.ordinalCol(r, c) {
			break // what stands right of the first year is a head too: "Sơ bộ 2023"
		}
		if look == Words {
			label = vietnamese.Fold(s.Grid.Shows(r, c))
			break
		}
	}
	if label == "" || headWord.MatchString(label) || strings.HasSuffix(label, ":") || strings.Contains(label, "nam bao cao") || s.underHeads(r) || s.counting(r) {
		return false
	}
	for up := r - 1; up >= max(1, r-4); up-- {
		if info := s.row(up); info.words >= 2 && !info.framed {
			return true
		}
	}
	return false
}
