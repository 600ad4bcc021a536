package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

var (
	inBracket = pattern.MustCompile(`\s*\([^()]*\)`)
	parting   = pattern.MustCompile(`\s[-–—/]\s|\n`)
	// No Vietnamese words begin so: "By sex".
	englishBegin = pattern.MustCompile(`(?i)^\W*(by|of which|number of) [a-z]`)
)

// untranslated is the Vietnamese half of a text in two languages, with the bracket
// that only the other half has: "Kinh phí / Budget (triệu đồng)". What stands in
// brackets parts nothing: "(triệu đồng / VND million)".
func untranslated(text string) string {
	masked := inBracket.ReplaceAllStringFunc(text, func(bracket string) string { return strings.Repeat(".", len(bracket)) })
	for _, at := range parting.FindAllStringIndex(masked, -1) {
		left, right := text[:at[0]], text[at[1]:]
		switch {
		case translates(right) && native(left):
			return withoutHalves(left) + onlyBracket(right, left)
		case translates(left) && native(right):
			return right + onlyBracket(left, right)
		}
	}
	return withoutHalves(text)
}

// withoutHalves is a text of several heads put together, each in two languages, without
// the halves of the other one: "Bổ sung có mục tiêu - Target transfers Tổng số - Total".
func withoutHalves(text string) string {
	for _, at := range parting.FindAllStringIndex(text, -1) {
		if !native(text[:at[0]]) {
			continue
		}
		words := strings.Fields(text[at[1]:])
		end := slices.IndexFunc(words, func(w string) bool { return !isASCII(w) })
		for end > 0 && vietnamese.IsSyllable(letters(words[end-1])) {
			end--
		}
		if end > 0 && translates(strings.Join(words[:end], " ")) {
			return untranslated(text[:at[0]] + " " + strings.Join(words[end:], " "))
		}
	}
	return text
}

// withoutTones is the Vietnamese half of a text whose words all lost their tones: what
// stands before the first word that none can be, when the rest is in another language.
func withoutTones(text string) string {
	words, syllables := strings.Fields(text), 0
	for i, w := range words {
		w = letters(w)
		switch {
		case len(w) < 2 || !strings.ContainsAny(w, "aeiouy") || strings.Contains(w, "."):
		case vietnamese.IsBareSyllable(w):
			syllables++
		case len(w) > 3 && syllables > 1 && (len(w) > 4 || i+1 == len(words) || !vietnamese.IsBareSyllable(letters(words[i+1]))) && foreignFrom(words[i:], vietnamese.IsBareSyllable):
			return strings.TrimRight(strings.Join(words[:i], " "), " -–—/(")
		case len(w) <= 4 && i+1 < len(words) && vietnamese.IsBareSyllable(letters(words[i+1])): // misspelt
		default:
			return text
		}
	}
	return text
}

// letters is a word in small letters without what stands around it.
func letters(word string) string {
	return strings.ToLower(strings.Trim(word, "()[],.:;'\"-–—/0123456789%"))
}

// onlyBracket is the bracket of one half where the other has none.
func onlyBracket(of, other string) string {
	if strings.Contains(other, "(") {
		return ""
	}
	return inBracket.FindString(of)
}

// native tells whether a half is written in Vietnamese outside its brackets.
func native(half string) bool { return !isASCII(inBracket.ReplaceAllString(half, "")) }

// translates tells whether a half is in another language outside its brackets:
// most of its long words are no Vietnamese syllables. Its short ones tell nothing:
// "Of which".
func translates(half string) bool {
	half = inBracket.ReplaceAllString(half, "")
	if !isASCII(half) {
		return false
	}
	if englishBegin.MatchString(half) {
		return true
	}
	strange, long, sure := 0, 0, false
	for _, w := range strings.FieldsFunc(strings.ToLower(half), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if len(w) <= 3 {
			continue
		}
		long++
		if strings.ContainsAny(w, "aeiou") && !vietnamese.IsSyllable(w) {
			strange++
			sure = sure || len(w) > 4
		}
	}
	return sure && strange*2 >= long
}

// inBrackets tells whether words end inside a bracket that they open.
func inBrackets(words []string) bool {
	depth := 0
	for _, w := range words {
		depth += strings.Count(w, "(") - strings.Count(w, ")")
	}
	return depth > 0
}

// englishPlace ends the English name of a place after the Vietnamese one:
// "Thị xã Đức Phổ - Duc Pho town".
var englishPlace = pattern.MustCompile(`(?i)\s*[-–—/\n]\s*[a-z' .-]+\b(city|town|district|dist\.?|province|commune|ward)\s*$`)

func withoutTranslatedPlace(text string) string {
	if at := englishPlace.FindStringIndex(text); at != nil && at[0] > 0 && !isASCII(text[:at[0]]) {
		return text[:at[0]]
	}
	return text
}

// foreignFrom tells whether words that end a text are those of its translation:
// the first is no Vietnamese syllable, and neither are most.
func foreignFrom(words []string, syllable func(string) bool) bool {
	strange, long, sure := 0, 0, false // a short one may be an abbreviation: OCOP
	for i, w := range words {
		w = letters(w)
		foreign := len(w) > 3 && strings.ContainsAny(w, "aeiou") && !syllable(w)
		if i == 0 && !foreign {
			return false
		}
		if len(w) > 3 {
			long++
			if foreign {
				strange++
				sure = sure || len(w) > 4
			}
		}
	}
	return sure && strange*2 >= long
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
