package article

import (
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A sentence is one sentence with everything that was found in it.
type sentence struct {
	lex      *lexicon
	text     string
	line     *vietnamese.Line
	tokens   []vietnamese.Word
	length   int // code points
	cues     cues
	figures  []vietnamese.Figure
	periods  []vietnamese.PeriodSpan
	places   []vietnamese.Place
	levels   []vietnamese.LevelSpan
	stars    []starSpan
	items    []item
	firsts   []int32 // the first word from every eighth code point on, see tokenAt; none before it is asked
	stops    []int32 // where semicolons begin
	brackets bool    // one opens
}

// An item is one figure with the words that belong to it. The words between two
// figures are shared out: those before cut say more of the first, those after
// it introduce the second.
type item struct {
	fig  *vietnamese.Figure
	noun cue // what is counted; kind "" when nothing is named
	// The words around, in code points: from is where the words that introduce
	// the figure begin, body where the words after the noun begin, cut where the
	// next figure's words begin.
	from, body, cut int
	chained         bool   // tied to the figure before by a preposition: "76 sản phẩm do 51 cơ sở"
	reach           int    // cut of the last figure tied to this one: what is said there is said of both
	quantity        int    // where the qualifier or the figure begins
	each            answer // whether it holds for each of several, see forEach
}

// An answer is kept when it is asked for again and again.
type answer uint8

const (
	unasked answer = iota
	no
	yes
)

// sentence cuts a sentence once and asks it for everything.
func (r *reader) sentence(text string) *sentence {
	s := &sentence{line: r.cut(text)}
	s.read(r.lex, text)
	return s
}

// wordings are those of a text beside the sentences, until the next one is asked for.
func (r *reader) wordings(text string) *cues {
	if r.beside.line == nil {
		r.beside.line = r.spellings.Line()
	}
	r.beside.line.Cut(text)
	r.lex.find(r.beside.line.Words(), &r.beside.cues)
	return &r.beside.cues
}

// cut cuts a text into words that have their numbers in the vocabulary.
func (r *reader) cut(text string) *vietnamese.Line {
	l := r.spellings.Line()
	l.Cut(text)
	return l
}

// read makes s the sentence of a text that its line has been cut to.
func (s *sentence) read(lex *lexicon, text string) {
	s.lex, s.text, s.tokens, s.length = lex, text, s.line.Words(), s.line.Len()
	lex.find(s.tokens, &s.cues)
	s.figures = s.line.Figures()
	s.periods = s.line.Periods()
	s.levels = s.line.Levels()
	s.places = lex.gazetteer.PlacesOf(s.line)
	s.firsts, s.stops, s.stars = s.firsts[:0], s.stops[:0], s.stars[:0]
	s.brackets = false
	for i := range s.tokens {
		switch s.tokens[i].Number {
		case semicolon:
			s.stops = append(s.stops, int32(s.tokens[i].Start)) //nolint:gosec // a sentence is short
		case opening:
			s.brackets = true
		case star:
			if grade, ok := gradeAt(s.tokens, i); ok {
				s.stars = append(s.stars, grade)
			}
		}
	}
	s.items = s.share()
}

// points is the length of the text that the sentence was read of, in code
// points; one that was too long was not cut.
func (s *sentence) points(text string) int {
	if s.length > 0 {
		return s.length
	}
	return utf8.RuneCountInString(text)
}

// find gives the cues of a kind inside [from, to), in order. The slice belongs
// to the sentence.
func (s *sentence) find(k kind, from, to int) []cue {
	list := s.cues.of(k)
	first := 0
	for first < len(list) && list[first].start < from {
		first++
	}
	last := len(list)
	for last > first && list[last-1].end > to {
		last--
	}
	return list[first:last]
}

func (s *sentence) has(k kind, value string, from, to int) bool {
	for _, c := range s.find(k, from, to) {
		if value == "" || c.value == value {
			return true
		}
	}
	return false
}

func (s *sentence) first(k kind, from, to int) (cue, bool) {
	if found := s.find(k, from, to); len(found) > 0 {
		return found[0], true
	}
	return noCue, false
}

func (s *sentence) last(k kind, from, to int) (cue, bool) {
	if found := s.find(k, from, to); len(found) > 0 {
		return found[len(found)-1], true
	}
	return noCue, false
}

// wordBefore is the key of the token right before at, "" at the start.
func (s *sentence) wordBefore(at int) string {
	return s.before(at).Key
}

// before is the token right before at, one without a word at the start.
func (s *sentence) before(at int) *vietnamese.Word {
	if i := s.tokenAt(at); i > 0 {
		return &s.tokens[i-1]
	}
	return &noWord
}

// boundaryBefore tells whether a clause begins at at: nothing, a mark or a
// joining word stands before it.
func (s *sentence) boundaryBefore(at int) bool {
	i := s.tokenAt(at)
	if i == 0 || s.tokens[i-1].Mark {
		return true
	}
	return openings.has(&s.tokens[i-1])
}

// tokenAt is the index of the first token that begins at or after at.
func (s *sentence) tokenAt(at int) int {
	if len(s.firsts) == 0 {
		s.index()
	}
	n := max(at, 0) / stride
	if n >= len(s.firsts) {
		return len(s.tokens)
	}
	i := int(s.firsts[n])
	for i < len(s.tokens) && s.tokens[i].Start < at {
		i++
	}
	return i
}

// stride is between the code points of which is noted where the next token stands.
const stride = 8

// index notes it. It is asked for many times of a sentence with figures, and never
// of most others.
func (s *sentence) index() {
	for i := range s.tokens {
		for stride*len(s.firsts) <= s.tokens[i].Start {
			s.firsts = append(s.firsts, int32(i)) //nolint:gosec // a sentence is short
		}
	}
}

// anyPeriod tells whether one of the periods is so.
func (s *sentence) anyPeriod(is func(p *vietnamese.PeriodSpan) bool) bool {
	for k := range s.periods {
		if is(&s.periods[k]) {
			return true
		}
	}
	return false
}

// anyPlace tells whether one of the places is so.
func (s *sentence) anyPlace(is func(p *vietnamese.Place) bool) bool {
	for k := range s.places {
		if is(&s.places[k]) {
			return true
		}
	}
	return false
}
