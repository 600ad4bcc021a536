package pattern

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// anchored tells whether every match begins where the text does.
func anchored(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpCapture:
		return anchored(re.Sub[0])
	case syntax.OpConcat:
		return anchored(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !anchored(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// A byteSet is a set of bytes.
type byteSet [256]bool

// first adds the bytes that a match may begin with and tells whether a match may
// be empty.
func (b *byteSet) first(re *syntax.Regexp) (empty bool) {
	switch re.Op {
	case syntax.OpNoMatch:
		return false
	case syntax.OpLiteral:
		for _, r := range variants(re.Rune[0], re.Flags) {
			b.addRune(r)
		}
		return false
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			b.addRange(re.Rune[i], re.Rune[i+1])
		}
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return b.first(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		b.first(re.Sub[0])
		return true
	case syntax.OpRepeat:
		return b.first(re.Sub[0]) || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !b.first(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			empty = b.first(sub) || empty
		}
		return empty
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		b.addRange(0, unicode.MaxRune)
		return false
	}
	return true // places: the begin of the text, the edge of a word
}

// variants are the code points that a literal one stands for.
func variants(r rune, flags syntax.Flags) []rune {
	list := []rune{r}
	if flags&syntax.FoldCase != 0 {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			list = append(list, f)
		}
	}
	return list
}

func (b *byteSet) addRune(r rune) { b.addRange(r, r) }

// addRange adds the bytes that code points begin with. A byte that is no UTF-8 is
// read as U+FFFD.
func (b *byteSet) addRange(lo, hi rune) {
	for r := lo; r <= hi && r < utf8.RuneSelf; r++ {
		b[r] = true
	}
	if hi < utf8.RuneSelf {
		return
	}
	from, to := leadByte(max(lo, utf8.RuneSelf)), leadByte(hi)
	if lo <= utf8.RuneError && hi >= utf8.RuneError {
		from, to = utf8.RuneSelf, 0xFF
	}
	for c := int(from); c <= int(to); c++ {
		b[c] = true
	}
}

func leadByte(r rune) byte {
	var buf [utf8.UTFMax]byte
	utf8.EncodeRune(buf[:], r)
	return buf[0]
}
