package vietnamese

import (
	"unicode"
	"unicode/utf8"
)

// Spellings remembers what there is to know of words by how a document writes
// them, so that each way to write one is looked into once. It is for one
// goroutine.
type Spellings struct {
	known      map[string]*spelling
	vocabulary *Vocabulary
	marks      [utf8.RuneSelf]int // the numbers of those of ASCII
}

// mostSpellings bounds what is remembered of a document.
const mostSpellings = 1 << 15

// A spelling is one way to write a word.
type spelling struct {
	low    string
	starts starts
	upper  bool
	viewed bool
	view   []Word // the words that it stands for, from code point 0; see Line.Words
}

// NewSpellings remembers nothing yet. The words of its lines have their numbers
// in the vocabulary.
func NewSpellings(v *Vocabulary) *Spellings {
	s := &Spellings{known: map[string]*spelling{}, vocabulary: v}
	for r, low := range asciiMarks {
		s.marks[r] = v.Number(low)
	}
	return s
}

// Line is a line whose words are spelled so; there is nothing in it yet.
func (s *Spellings) Line() *Line { return &Line{spellings: s} }

// spell fills in the word of a token, which begins with r and is written so.
func (l *Line) spell(t *token, r rune, written string) {
	s := l.spellings
	if s == nil {
		t.low, t.upper = key(written), unicode.IsUpper(r)
		t.starts = beginnings[t.low]
		return
	}
	known := s.known[written]
	if known == nil {
		known = &spelling{low: key(written), upper: unicode.IsUpper(r)}
		known.starts = beginnings[known.low]
		if len(s.known) < mostSpellings {
			s.known[written] = known
		}
	}
	t.low, t.upper, t.starts, t.spelling = known.low, known.upper, known.starts, known
}

// A Vocabulary numbers words, so that wordings are compared without looking at
// letters. It may be used from many goroutines once it is learnt.
type Vocabulary struct{ numbers map[string]int }

// Learn gives the number of a word, see Key; from 1.
func (v *Vocabulary) Learn(key string) int {
	n, ok := v.numbers[key]
	if !ok {
		if v.numbers == nil {
			v.numbers = map[string]int{}
		}
		n = len(v.numbers) + 1
		v.numbers[key] = n
	}
	return n
}

// Number is the number of a word, 0 for one that was not learnt.
func (v *Vocabulary) Number(key string) int {
	if v == nil {
		return 0
	}
	return v.numbers[key]
}
