package vietnamese

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// starts says what may begin with a word or mark, or end with it: most words
// begin nothing, and one look-up when a line is cut tells so for everything that
// is asked later.
type starts uint32

const (
	startsNumber   starts = 1 << iota // an amount in words, or a part: một nửa, gấp đôi
	startsNoFigure                    // digits or words behind it that are no figure
	startsVague                       // an amount without a value
	startsNoun
	startsMeasure
	startsLabel
	startsLevel
	startsLocality
	startsPlace     // a name of a place may begin with it though it has no capital
	startsSpread    // an average, or for each
	startsArticle   // một, which may be no number
	startsOrdinal   // a place in an order
	startsDay       // days of a month
	startsPhone     // the number of a telephone
	startsAddress   // one of the web
	startsScale     // a magnitude word
	endsQualifier   // of a number that follows
	tellsChange     // may stand between the word for a change and by how much, or is it
	closesDigits    // digits before it may be no figure: a time, a strength, a length of time
	startsHead      // and the rest each one way to say a period
	startsRounds    //
	startsSince     //
	startsUntil     //
	startsRange     //
	startsPart      //
	startsPoint     //
	startsLoose     //
	startsBareYears //

	startsPeriod = startsHead | startsRounds | startsSince | startsUntil | startsRange | startsPart | startsPoint | startsLoose | startsBareYears
)

// A lexeme is all that there is to know of a word or mark wherever it stands: what
// may begin with it, and the phrases that do, the longest first.
type lexeme struct {
	starts     starts
	nouns      []entry[string]
	measures   []entry[string]
	labels     []entry[bool]
	levels     []entry[pipeline.Level]
	qualifiers []entry[pipeline.Qualifier] // that end with it, before a number
	endings    []entry[pipeline.Qualifier] // that begin with it, behind one
}

// unknown is a word that begins nothing.
var unknown = &lexeme{}

func lexemeOf(low string) *lexeme {
	if x := lexemes[low]; x != nil {
		return x
	}
	return unknown
}

// lexemes are the words and marks of which there is anything to know.
var lexemes = func() map[string]*lexeme {
	m := map[string]*lexeme{}
	of := func(low string) *lexeme {
		if m[low] == nil {
			m[low] = &lexeme{}
		}
		return m[low]
	}
	for low, s := range beginnings {
		of(low).starts = s
	}
	for low, list := range byFirst(nouns) {
		of(low).nouns = list
	}
	for low, list := range byFirst(measures) {
		of(low).measures = list
	}
	for low, list := range byFirst(labels) {
		of(low).labels = list
	}
	for low, list := range byFirst(levelWords) {
		of(low).levels = list
	}
	for low, list := range byLast(qualifiersBefore) {
		of(low).qualifiers = list
	}
	for low, list := range byFirst(qualifiersAfter) {
		of(low).endings = list
	}
	return m
}()

// beginnings are the words and marks that begin anything.
var beginnings = func() map[string]starts {
	m := map[string]starts{}
	add := func(s starts, words string) {
		for w := range set(words) {
			m[w] |= s
		}
	}
	for _, r := range periodReaders {
		add(r.starts, r.words)
	}
	addFirst(m, startsNumber, ones)
	addFirst(m, startsNumber, shortTens)
	addFirst(m, startsNumber, scales)
	addFirst(m, startsNumber, idioms)
	add(startsNumber, "mười mươi tá nửa gấp")
	addFirst(m, startsVague, vagueHeads)
	addFirst(m, startsScale, scales)
	add(startsVague|startsNoFigure|startsArticle, "một")
	add(startsNoFigure|startsOrdinal, "thứ hạng")
	add(startsNoFigure|startsDay, "ngày hôm mùng mồng")
	add(startsNoFigure|startsAddress, "www http https")
	add(startsNoFigure, "( [")
	add(startsNoFigure|startsPhone, "đt sđt tel fax hotline zalo đtdđ phone điện đường tổng")
	add(tellsChange, "tăng nhích thêm cộng giảm hụt sụt bớt được khoảng hơn gần tới đạt bình quân nhẹ mạnh đi là")
	addFirst(m, startsNoun, nouns)
	addFirst(m, startsMeasure, measures)
	addFirst(m, startsLabel|startsNoFigure, labels)
	add(startsLevel, "cấp khuyến tiêu bình vòng")
	addFirst(m, startsLocality, localityTypes)
	add(startsLocality, "t") // T.P
	for w := range lowerWords {
		add(startsPlace, w)
	}
	add(startsSpread, "bình trung bq mỗi từng")
	for phrase := range qualifiersBefore {
		add(endsQualifier, phrase[strings.LastIndexByte(phrase, ' ')+1:])
	}
	add(closesDigits, "- đến oc độ ° º % : g giờ h tháng năm ngày tuần phút giây tuổi tiếng quý thập thế đêm buổi nhiệm")
	return m
}()

// addFirst adds the first word of every phrase of a table.
func addFirst[V any](m map[string]starts, s starts, table map[string]V) {
	for phrase := range table {
		first, _, _ := strings.Cut(phrase, " ")
		m[first] |= s
	}
}

// begins tells whether token i may begin what s says.
func (l *Line) begins(i int, s starts) bool {
	return i >= 0 && i < len(l.tokens) && l.tokens[i].starts&s != 0
}

// mayName tells whether token i may begin a code: digits, or a word that
// something is glued to.
func (l *Line) mayName(i int) bool {
	t := &l.tokens[i]
	if t.kind != word {
		return t.kind == digits
	}
	return l.at(i+1).gap == glued && (l.at(i+1).kind != mark || l.at(i+2).gap == glued)
}
