package vietnamese

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// OneSlip tells whether a word is another with one letter lost, doubled, put in, mistaken
// or exchanged with its neighbour, or the same.
func OneSlip(typed, meant string) bool { return oneSlip([]byte(typed), []byte(meant)) }

// OneSlipOfLetters is OneSlip for words with accents, each letter with its own as one.
func OneSlipOfLetters(typed, meant string) bool { return oneSlip([]rune(typed), []rune(meant)) }

func oneSlip[T byte | rune](typed, meant []T) bool {
	if len(typed) > len(meant) {
		typed, meant = meant, typed
	}
	i := 0
	for i < len(typed) && typed[i] == meant[i] {
		i++
	}
	switch len(meant) - len(typed) {
	case 0:
		return i >= len(typed) || slices.Equal(typed[i+1:], meant[i+1:]) ||
			i+1 < len(typed) && typed[i] == meant[i+1] && typed[i+1] == meant[i] && slices.Equal(typed[i+2:], meant[i+2:])
	case 1:
		return slices.Equal(typed[i:], meant[i+1:])
	}
	return false
}

// Toneless is a word without the mark of its tone: "hưởng" and "hướng" are "hương".
func Toneless(word string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		switch r {
		case 0x300, 0x301, 0x303, 0x309, 0x323:
			return -1
		}
		return r
	}, norm.NFD.String(word)))
}
