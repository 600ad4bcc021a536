package vietnamese

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// NFC composes s: base letter and combining marks become one code point where
// Unicode has one.
func NFC(s string) string { return norm.NFC.String(s) }

// Fold gives the key under which two spellings of one word meet: NFKC, lower
// case, no diacritics, đ and ð as d, every dash as '-', runs of white space as
// one space, no invisible code points, trimmed. Tone place does not matter (hoà,
// hòa) and neither does i or y at the end of a syllable after a consonant: both
// "tỷ" and "tỉ" fold to "ti", "mỹ nghệ" to "mi nghe". Compare Fold(a) with
// Fold(b), never with a literal. Fold(Fold(s)) == Fold(s).
func Fold(s string) string {
	if folded, ok := foldPlain(s); ok {
		return folded
	}
	return foldAny(s)
}

// foldPlain folds a text of ASCII and of composed Vietnamese letters in one pass.
// ok is false when there is anything else in it.
func foldPlain(s string) (folded string, ok bool) {
	var memory [64]byte
	b := memory[:0]
	space := false
	last := byte(0) // the letter before, bare
	for i := 0; i < len(s); {
		r, width := bareAt(s, i)
		if width == 0 {
			return "", false
		}
		i += width
		if isSpaceByte(r) {
			space, last = len(b) > 0, r
			continue
		}
		if space {
			b, space = append(b, ' '), false
		}
		letter := r
		if r == 'y' && isBareConsonant(rune(last)) && !letterAt(s, i) {
			letter = 'i'
		}
		b, last = append(b, letter), r
	}
	if string(b) == s {
		return s, true
	}
	return string(b), true
}

// bareAt is the letter at i in small and without diacritics, and how many bytes
// it takes; 0 for one that is neither ASCII nor a composed Vietnamese letter.
func bareAt(s string, i int) (bare byte, width int) {
	if c := s[i]; c < utf8.RuneSelf {
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		return c, 1
	}
	r, width := utf8.DecodeRuneInString(s[i:])
	if int(r) >= len(bareLetters) || bareLetters[r] == 0 {
		return 0, 0
	}
	return bareLetters[r], width
}

// letterAt tells whether a letter stands at i.
func letterAt(s string, i int) bool {
	if i == len(s) {
		return false
	}
	bare, width := bareAt(s, i)
	return width > 0 && bare >= 'a' && bare <= 'z'
}

func isSpaceByte(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// bareLetters are the Vietnamese letters above ASCII, small and capital, without
// their diacritics.
var bareLetters = func() (table [0x1F00]byte) {
	for bare, letters := range map[byte]string{
		'a': "àáảãạăằắẳẵặâầấẩẫậ", 'e': "èéẻẽẹêềếểễệ", 'i': "ìíỉĩị", 'o': "òóỏõọôồốổỗộơờớởỡợ", 'u': "ùúủũụưừứửữự", 'y': "ỳýỷỹỵ", 'd': "đ",
	} {
		for _, r := range letters {
			table[r], table[unicode.ToUpper(r)] = bare, bare
		}
	}
	return table
}()

// foldAny folds any text.
func foldAny(s string) string {
	s = stripMarks(strings.ToLower(stripMarks(s)))
	var b strings.Builder
	b.Grow(len(s))
	space := false
	runes := []rune(s)
	for i, r := range runes {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case isDash(r):
			r = '-'
		case r == 'đ' || r == 'ð':
			r = 'd'
		case r == 'y' && closesSyllable(runes, i):
			r = 'i'
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// closesSyllable tells whether the y at i stands alone after a consonant at the
// end of a word, where Vietnamese writes i or y as it likes.
func closesSyllable(runes []rune, i int) bool {
	if i == 0 || !isBareConsonant(runes[i-1]) {
		return false
	}
	return i+1 == len(runes) || !unicode.IsLetter(runes[i+1])
}

func isBareConsonant(r rune) bool {
	return r == 'đ' || r == 'ð' || (r >= 'a' && r <= 'z' && !strings.ContainsRune("aeiouy", r))
}

// stripMarks takes s apart and drops the combining marks and what is invisible.
func stripMarks(s string) string {
	if isASCII(s) {
		return s
	}
	s = norm.NFKD.String(s)
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) && !isInvisible(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// key is a word as the tables of this package spell it: NFC, lower case, đ for
// ð, the tone on the first vowel of oa, oe and uy (hòa, thủy). Diacritics stay.
func key(word string) string {
	last := rune(0)
	same := true // composed and in lower case: its own key
	for i, r := range word {
		if r >= 'A' && r <= 'Z' || r >= 0x80 && !composedLower(r) {
			same = false
			break
		}
		if i > 0 && (last == 'o' || last == 'u') && r >= 0x80 && i+utf8.RuneLen(r) == len(word) && toneMoves[word[i-1:]] != "" {
			same = false
		}
		last = r
	}
	if same {
		return word
	}
	word = norm.NFC.String(strings.ToLower(word))
	if strings.ContainsRune(word, 'ð') {
		word = strings.ReplaceAll(word, "ð", "đ")
	}
	runes := []rune(word)
	if n := len(runes); n >= 2 {
		if moved, ok := toneMoves[string(runes[n-2:])]; ok && !strings.HasPrefix(word, "qu") {
			return string(runes[:n-2]) + moved
		}
	}
	return word
}

// composed are the small letters of Vietnamese above ASCII.
var composed = func() (table [0x1F00]bool) {
	for _, r := range "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ" {
		table[r] = true
	}
	return table
}()

func composedLower(r rune) bool { return int(r) < len(composed) && composed[r] }

// toneMoves maps the newer tone place of an open syllable to the older one.
var toneMoves = map[string]string{
	"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
	"oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
	"uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}

func isDash(r rune) bool {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', '﹘', '﹣', '－':
		return true
	}
	return false
}

func isInvisible(r rune) bool {
	switch r {
	case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u200E', '\u200F':
		return true
	}
	return false
}

// Tone gives a word in small letters with its tones, the tone of oa, oe and uy in
// its older place (hòa, thủy): two spellings of one word meet in it.
func Tone(word string) string { return key(word) }
