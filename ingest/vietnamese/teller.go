package vietnamese

import (
	"strings"
	"unicode"
)

// A Teller tells the encodings of many texts. It remembers words: the texts of
// one document are made of few. The zero Teller is ready; it is not safe for
// concurrent use.
type Teller struct {
	words map[string]Weights
	fresh int // words weighed
	spent bool
}

// Weights are how many words of a text are Vietnamese syllables less those that
// can be none, when it is read as it stands and when it is read as text of a
// legacy font. Unicode is true of text with letters that no legacy font has.
type Weights struct {
	AsIs, TCVN3, VNI int
	Unicode          bool
}

// mostWords bounds what is weighed anew for one document; no language has so
// many.
const mostWords = 50_000

// Spent tells whether so many different words came that later ones weighed
// nothing: no document that people write is like that.
func (t *Teller) Spent() bool { return t.spent }

// Weigh weighs the words of a text that have letters above ASCII.
func (t *Teller) Weigh(s string) Weights {
	var sum Weights
	from, high := 0, false
	for i, r := range s {
		if r > 0xFF && !isTypographic(r) {
			return Weights{Unicode: true}
		}
		if unicode.IsLetter(r) || r >= 0x80 && !unicode.IsSpace(r) && !isTypographic(r) && !isDash(r) {
			high = high || r >= 0x80
			continue
		}
		if high {
			sum.add(t.word(s[from:i]))
		}
		from, high = i+len(string(r)), false
	}
	if high {
		sum.add(t.word(s[from:]))
	}
	return sum
}

func (w *Weights) add(o Weights) {
	w.AsIs += o.AsIs
	w.TCVN3 += o.TCVN3
	w.VNI += o.VNI
}

// Legacy is the encoding of the font that wrote a text of these weights: TCVN3,
// VNI, or "" when it reads best as it stands.
func (w Weights) Legacy() string {
	switch {
	case w.TCVN3 > w.AsIs && w.TCVN3 >= w.VNI && w.TCVN3 > 0, w.TCVN3 == 0 && w.AsIs < -1 && w.VNI < 0: // an abbreviation beside a word: "NS§P h­ëng"
		return TCVN3
	case w.VNI > w.AsIs && w.VNI > 0:
		return VNI
	}
	return ""
}

// longestWord is longer than any word in any of the encodings.
const longestWord = 64

func (t *Teller) word(word string) Weights {
	if len(word) > longestWord {
		return Weights{AsIs: -1, TCVN3: -1, VNI: -1}
	}
	if w, known := t.words[word]; known {
		return w
	}
	if t.fresh++; t.fresh > mostWords {
		t.spent = true
		return Weights{}
	}
	w := Weights{AsIs: vietnameseScore(word), TCVN3: vietnameseScore(FromTCVN3(word)), VNI: vietnameseScore(FromVNI(word))}
	if t.words == nil {
		t.words = map[string]Weights{}
	}
	t.words[word] = w
	return w
}

// ReadsBetter tells whether a has more Vietnamese syllables than b and fewer
// words that can be none: which of two readings of the same bytes was meant.
func ReadsBetter(a, b string) bool { return vietnameseScore(sample(a)) > vietnameseScore(sample(b)) }

// RaisedTCVN3 is a text that a TCVN3 font wrote with capitals, which has none of the
// letters with two marks: "TæNG". ok is false where it may be anything else.
func RaisedTCVN3(s string) (raised string, ok bool) {
	capitals := 0
	for _, r := range s {
		switch {
		case 'a' <= r && r <= 'z', r > 0xFF && !isTypographic(r):
			return "", false
		case 'A' <= r && r <= 'Z':
			capitals++
		}
	}
	raised = strings.ToUpper(FromTCVN3(s))
	score := vietnameseScore(sample(raised))
	return raised, capitals >= leastCapitals && score > 0 && score > vietnameseScore(sample(s))+1
}

const leastCapitals = 3
