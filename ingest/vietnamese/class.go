package vietnamese

import "unicode"

// A class is what a code point does in a text.
type class uint8

const (
	symbol class = iota // a mark of its own
	letter
	digit
	blank
	tone      // a combining mark
	invisible // changes how a text looks, not what it says
)

// classes answers for the code points that Vietnamese is written with.
var classes = func() (table [0x1F00]class) {
	for r := range table {
		table[r] = findClass(rune(r))
	}
	return table
}()

func classOf(r rune) class {
	if int(r) < len(classes) {
		return classes[r]
	}
	return findClass(r)
}

func findClass(r rune) class {
	switch {
	case isInvisible(r):
		return invisible
	case unicode.IsSpace(r):
		return blank
	case isDigit(r):
		return digit
	case unicode.IsLetter(r):
		return letter
	case r >= 0x300 && unicode.Is(unicode.Mn, r):
		return tone
	}
	return symbol
}

func isLetter(r rune) bool { return classOf(r) == letter }

// isTone tells whether r is a combining mark.
func isTone(r rune) bool { return classOf(r) == tone }

func isDigit(r rune) bool { return (r >= '0' && r <= '9') || (r >= '０' && r <= '９') }
