package vietnamese

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// onsets are the consonants a Vietnamese syllable may begin with.
var onsets = set("b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x")

// rimes are the rimes of Vietnamese syllables without their tone.
var rimes = set(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych ym yn ynh yt yêm yên yêng yêt yêu`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// vietnameseScore is the number of words of s that are Vietnamese syllables
// with diacritics less the number of words with letters above ASCII that are
// none. Capitals inside a word count as a fault.
func vietnameseScore(s string) int {
	score := 0
	word := make([]rune, 0, 16)
	flush := func() {
		if len(word) > 0 {
			score += wordScore(word)
			word = word[:0]
		}
	}
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) || (r >= 0x80 && !unicode.IsSpace(r) && !isTypographic(r) && !isDash(r)) {
			word = append(word, r)
			continue
		}
		flush()
	}
	flush()
	return score
}

func wordScore(word []rune) int {
	high := false
	for _, r := range word {
		high = high || r >= 0x80
	}
	switch {
	case !high:
		return 0
	case len(word) > 14 || !IsSyllable(string(word)):
		return -1
	}
	return 1
}

// IsSyllable tells whether word can be a Vietnamese syllable: onset, rime and
// at most one tone, in small letters, in capitals, or with one capital first.
func IsSyllable(word string) bool {
	lower := strings.ToLower(word)
	if word != lower && word != strings.ToUpper(word) && word != titleCase(lower) {
		return false
	}
	var base strings.Builder
	tones := 0
	for _, r := range norm.NFD.String(lower) {
		switch r {
		case 0x300, 0x301, 0x303, 0x309, 0x323:
			tones++
		default:
			base.WriteRune(r)
		}
	}
	bare := norm.NFC.String(base.String())
	if tones > 1 {
		return false
	}
	if rimes[bare] {
		return true
	}
	for cut := 1; cut <= 3 && cut < len(bare); cut++ {
		n := cut
		if strings.HasPrefix(bare, "đ") {
			n++
		}
		if n < len(bare) && onsets[bare[:n]] && rimes[bare[n:]] {
			return true
		}
	}
	return false
}

// bareOnsets and bareRimes are the same without any mark.
var bareOnsets, bareRimes = folded(onsets), folded(rimes)

func folded(words map[string]bool) map[string]bool {
	m := map[string]bool{}
	for w := range words {
		m[Fold(w)] = true
	}
	return m
}

// IsBareSyllable tells whether a word in small letters can be a Vietnamese syllable that
// lost all its marks: "nguoi".
func IsBareSyllable(word string) bool {
	if bareRimes[word] {
		return true
	}
	for cut := 1; cut <= 3 && cut < len(word); cut++ {
		if bareOnsets[word[:cut]] && bareRimes[word[cut:]] {
			return true
		}
	}
	return false
}

func titleCase(lower string) string {
	for i, r := range lower {
		if i == 0 {
			return string(unicode.ToUpper(r)) + lower[len(string(r)):]
		}
	}
	return lower
}
