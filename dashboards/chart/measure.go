package chart

import (
	"strings"
	"unicode"
)

// typeSize is the size of type in drawings, in pixels; phone is the narrowest
// place that a drawing is given.
const (
	typeSize = 13
	phone    = 312
)

// textWidth estimates how wide a text of the system's fonts is at a size, with
// room to spare.
func textWidth(s string, size float64) float64 {
	var em float64
	for _, r := range s {
		em += runeWidth(r)
	}
	return em * size * 1.08
}

func runeWidth(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case strings.ContainsRune("iljtfrI.,:;'|!()[] ·\u00a0", r):
		return 0.34
	case strings.ContainsRune("mwMW%@", r):
		return 0.9
	case unicode.IsUpper(r):
		return 0.7
	case r >= 0x2E80:
		return 1.05
	}
	return 0.57
}

// shorten cuts a text to a width at a space where there is one, with an
// ellipsis.
func shorten(s string, width, size float64) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	if textWidth(s, size) <= width {
		return s
	}
	used := runeWidth('…') * size * 1.08
	cut, space := 0, 0
	for i, r := range s {
		used += runeWidth(r) * size * 1.08
		if used > width {
			break
		}
		if r == ' ' {
			space = i
		}
		cut = i + len(string(r))
	}
	if space > cut/2 {
		cut = space
	}
	return strings.TrimRight(s[:cut], " ,;-–") + "…"
}

// wrap breaks a text into at most two lines of a width, the second shortened.
func wrap(s string, width, size float64) []string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	if textWidth(s, size) <= width {
		return []string{s}
	}
	best, used := -1, 0.0
	for i, r := range s {
		if r == ' ' {
			best = i
		}
		if used += runeWidth(r) * size * 1.08; used > width {
			break
		}
	}
	if best < 0 {
		return []string{shorten(s, width, size)}
	}
	return []string{s[:best], shorten(s[best+1:], width, size)}
}
