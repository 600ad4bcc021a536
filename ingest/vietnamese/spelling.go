package vietnamese

import (
	"maps"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Spellings remembers what there is to know of words by how a document writes
// them, so that each way to write one is looked into once. It is for one
// goroutine.
type Spellings struct {
	slots      []*spelling // by what the letters give, see hashed; a power of two of them
	n          int
	vocabulary *Vocabulary
	marks      [utf8.RuneSelf]int // the numbers of those of ASCII
}

// mostSpellings bounds what is remembered of a document.
const mostSpellings = 1 << 15

// A spelling is one way to write a word.
type spelling struct {
	written string
	hash    uint32
	low     string
	lexeme  *lexeme
	starts  starts // of the lexeme
	upper   bool
	viewed  bool
	only    Word   // the word that it stands for, see Line.Words
	view    []Word // the words where it stands for several, from code point 0

	gazetteer *Gazetteer // that was asked last
	names     []placeName
}

// NewSpellings remembers nothing yet. The words of its lines have their numbers
// in the vocabulary.
func NewSpellings(v *Vocabulary) *Spellings {
	s := &Spellings{slots: make([]*spelling, 1<<8), vocabulary: v}
	for r, low := range asciiMarks {
		s.marks[r] = v.Number(low)
	}
	return s
}

// Line is a line whose words are spelled so; there is nothing in it yet.
func (s *Spellings) Line() *Line { return &Line{spellings: s} }

// spell fills in the word of a token, which begins with r and is written so; hash
// is that of its code points.
func (l *Line) spell(t *token, r rune, written string, hash uint32) {
	s := l.spellings
	if s == nil {
		t.low, t.upper, t.spelling = key(written), unicode.IsUpper(r), nil
		t.know(lexemeOf(t.low))
		return
	}
	at := hash & uint32(len(s.slots)-1)
	for known := s.slots[at]; known != nil; known = s.slots[at] {
		if known.hash == hash && known.written == written {
			t.low, t.upper, t.lexeme, t.starts, t.spelling = known.low, known.upper, known.lexeme, known.starts, known
			return
		}
		at = (at + 1) & uint32(len(s.slots)-1)
	}
	written = strings.Clone(written) // near the others, and holds no text
	known := &spelling{written: written, hash: hash, low: key(written), upper: unicode.IsUpper(r)}
	known.lexeme = lexemeOf(known.low)
	known.starts = known.lexeme.starts
	s.keep(known)
	t.low, t.upper, t.lexeme, t.starts, t.spelling = known.low, known.upper, known.lexeme, known.starts, known
}

// hashed takes one more code point into the hash of a word.
func hashed(hash uint32, r rune) uint32 { return (hash ^ uint32(r)) * 0x9E3779B1 } //nolint:gosec // its bits

// keep remembers a spelling as long as there is room for it. Half of the slots
// stay empty.
func (s *Spellings) keep(known *spelling) {
	if s.n >= mostSpellings {
		return
	}
	if s.n++; 2*s.n > len(s.slots) {
		old := s.slots
		s.slots = make([]*spelling, 2*len(old))
		for _, k := range old {
			if k != nil {
				s.place(k)
			}
		}
	}
	s.place(known)
}

func (s *Spellings) place(k *spelling) {
	at := k.hash & uint32(len(s.slots)-1)
	for s.slots[at] != nil {
		at = (at + 1) & uint32(len(s.slots)-1)
	}
	s.slots[at] = k
}

// A Vocabulary numbers words, so that wordings are compared without looking at
// letters. It may be used from many goroutines once it is learnt.
type Vocabulary struct {
	numbers map[string]int
	lengths uint64   // a bit for each length of those that are digits
	short   [110]int // of one digit, and of two from 10 on
}

// Clone is a vocabulary that goes on from the words of this one.
func (v *Vocabulary) Clone() Vocabulary { return Vocabulary{maps.Clone(v.numbers), v.lengths, v.short} }

// Learn gives the number of a word, see Key; from 1.
func (v *Vocabulary) Learn(key string) int {
	n, ok := v.numbers[key]
	if !ok {
		if v.numbers == nil {
			v.numbers = map[string]int{}
		}
		n = len(v.numbers) + 1
		v.numbers[key] = n
		if key != "" && strings.Trim(key, "0123456789") == "" {
			v.lengths |= 1 << min(len(key), 63)
			switch len(key) {
			case 1:
				v.short[key[0]-'0'] = n
			case 2:
				v.short[10+10*int(key[0]-'0')+int(key[1]-'0')] = n
			}
		}
	}
	return n
}

// numberOfDigits is the number of a word that is digits.
func (v *Vocabulary) numberOfDigits(key string) int {
	switch {
	case v == nil || v.lengths>>min(len(key), 63)&1 == 0:
		return 0
	case len(key) == 1:
		return v.short[key[0]-'0']
	case len(key) == 2:
		return v.short[10+10*int(key[0]-'0')+int(key[1]-'0')]
	}
	return v.numbers[key]
}

// Number is the number of a word, 0 for one that was not learnt.
func (v *Vocabulary) Number(key string) int {
	if v == nil {
		return 0
	}
	return v.numbers[key]
}
