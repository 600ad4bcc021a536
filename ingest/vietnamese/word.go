package vietnamese

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Word is one syllable, one run of digits or one mark of a Line, as wordings
// are compared: hyphens vanish, and words that a page glued together
// ("nôngthôn") are taken apart.
type Word struct {
	Key        string // see Key; digits and marks as they are
	Start, End int    // code points
	Number     int    // of the Key in the vocabulary of the line's spellings, 0 for none
	Capital    bool
	Mark       bool
	Digit      bool // a run of digits
}

// Words are the words of the line, in order. The slice belongs to the line.
func (l *Line) Words() []Word {
	if l.viewed {
		return l.view
	}
	l.viewed = true
	l.view = slices.Grow(l.view, len(l.tokens)+2)
	for i := range l.tokens {
		switch t := &l.tokens[i]; t.kind {
		case mark:
			if t.low != "-" {
				l.view = append(l.view, Word{Key: t.low, Start: t.start, End: t.end, Number: l.numberOfMark(t.low), Mark: true})
			}
		case digits:
			l.view = append(l.view, Word{Key: t.low, Start: t.start, End: t.end, Number: l.numberOfDigits(t.low), Digit: true})
		default:
			l.appendWord(t)
		}
	}
	return l.view
}

func (l *Line) numberOfMark(low string) int {
	if l.spellings != nil && len(low) == 1 && low[0] < utf8.RuneSelf {
		return l.spellings.marks[low[0]]
	}
	return l.numberOf(low)
}

func (l *Line) numberOfDigits(low string) int {
	if l.spellings == nil {
		return 0
	}
	return l.spellings.vocabulary.numberOfDigits(low)
}

func (l *Line) numberOf(key string) int {
	if l.spellings == nil {
		return 0
	}
	return l.spellings.vocabulary.Number(key)
}

func (l *Line) appendWord(t *token) {
	if t.spelling == nil {
		l.view = l.apart(l.view, t, t.start)
		return
	}
	if !t.spelling.viewed {
		view := l.apart(nil, t, 0)
		if t.spelling.viewed, t.spelling.only = true, view[0]; len(view) > 1 {
			t.spelling.view = view
		}
	}
	if w := &t.spelling.only; t.spelling.view == nil {
		l.view = append(l.view, Word{Key: w.Key, Start: t.start, End: t.end, Number: w.Number, Capital: w.Capital})
		return
	}
	for _, w := range t.spelling.view {
		w.Start, w.End = w.Start+t.start, w.End+t.start
		l.view = append(l.view, w)
	}
}

// apart appends the words of a token that begins at code point start.
func (l *Line) apart(words []Word, t *token, start int) []Word {
	length := t.end - t.start
	if last := len(t.low) - 1; t.low[last] >= '0' && t.low[last] <= '9' { // m2
		return append(words, Word{Key: t.low, Start: start, End: start + length, Number: l.numberOf(t.low), Capital: t.upper})
	}
	written := []rune(l.source[t.from:t.to])
	cuts := syllableCuts(written)
	if len(cuts) == 0 {
		k := closing(t.low)
		return append(words, Word{Key: k, Start: start, End: start + length, Number: l.numberOf(k), Capital: t.upper})
	}
	from := 0
	for _, cut := range append(cuts, length) {
		k := Key(string(written[from:cut]))
		words = append(words, Word{Key: k, Start: start + from, End: start + cut, Number: l.numberOf(k), Capital: unicode.IsUpper(written[from])})
		from = cut
	}
	return words
}

// Key is a word as wordings are compared: composed, in lower case, the tone on
// the first vowel of oa, oe and uy (hoà is hòa), i for a closing y after a
// consonant (kỳ is kì). Tones and other marks stay.
func Key(word string) string { return closing(key(word)) }

// closing writes i for a y that closes a syllable after a consonant.
func closing(low string) string {
	last, size := utf8.DecodeLastRuneInString(low)
	i, ok := closingY[last]
	if !ok || size == len(low) {
		return low
	}
	if before, _ := utf8.DecodeLastRuneInString(low[:len(low)-size]); isVowel(before) {
		return low
	}
	return low[:len(low)-size] + i
}

var closingY = map[rune]string{'y': "i", 'ỳ': "ì", 'ý': "í", 'ỷ': "ỉ", 'ỹ': "ĩ", 'ỵ': "ị"}

// vowels answers for the Latin letters.
var vowels = func() (table [0x1F00]bool) {
	for r := range table {
		if !isLetter(rune(r)) || r >= 0x250 && r < 0x1E00 {
			continue
		}
		d := norm.NFD.String(strings.ToLower(string(rune(r))))
		table[r] = strings.ContainsRune("aeiouy", rune(d[0]))
	}
	return table
}()

func isVowel(r rune) bool { return int(r) < len(vowels) && vowels[r] }

// syllableCuts is where a word of more than one syllable is to be cut: every
// Vietnamese syllable has exactly one run of vowels. A word that cannot be cut
// into syllables stays whole.
func syllableCuts(text []rune) []int {
	var cuts []int
	runs, after := 0, 0 // runs of vowels so far, where the consonants after the last one begin
	inRun := false
	for i := range text {
		v := isVowel(text[i]) || inRun && isTone(text[i])
		switch {
		case v && !inRun:
			if runs++; runs > 1 {
				cut, ok := onsetIn(text, after, i)
				if !ok {
					return nil
				}
				cuts = append(cuts, cut)
			}
		case !v && inRun:
			after = i
		}
		inRun = v
	}
	return cuts
}

// codas are the consonants a Vietnamese syllable may end with, "" among them.
var codas = append(strings.Fields("c ch m n ng nh p t"), "")

// onsetIn finds where the next syllable begins among the consonants [from, to).
func onsetIn(text []rune, from, to int) (int, bool) {
	for cut := from; cut < to && cut-from <= 2; cut++ {
		if slices.Contains(codas, strings.ToLower(string(text[from:cut]))) && onsetsGlued[strings.ToLower(string(text[cut:to]))] {
			return cut, true
		}
	}
	return 0, false
}

// onsetsGlued are the consonants that a syllable may begin with when it stands glued
// behind another.
var onsetsGlued = set("ngh ng nh th tr ch kh ph gh gi qu b c d đ q g h k l m n p r s t v x")
