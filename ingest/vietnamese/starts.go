package vietnamese

import "strings"

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
	endsQualifier   // of a number that follows
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
	add(startsVague|startsNoFigure, "một")
	add(startsNoFigure, "thứ hạng ngày hôm mùng mồng ( [ www http https")
	add(startsNoFigure, "đt sđt tel fax hotline zalo đtdđ phone điện đường tổng")
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
