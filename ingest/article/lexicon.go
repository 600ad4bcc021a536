package article

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed lexicon.txt
var lexiconText string

// A cue is a wording found in a sentence, code points [start, end).
type cue struct {
	kind, value string
	start, end  int
	from, to    int // tokens [from, to)
}

// A token is one word, one run of digits or one mark of a sentence.
type token struct {
	key        string // see keyOf
	start, end int
	capital    bool
	mark       bool // punctuation
}

// A phrase is one wording of the lexicon.
type phrase struct {
	words       []string
	kind, value string
}

// lexicon holds the phrases under their first word, as the file lists them.
var lexicon = sync.OnceValue(func() map[string][]phrase {
	words := map[string][]phrase{}
	for _, line := range strings.Split(lexiconText, "\n") {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue
		}
		for _, wording := range strings.Split(strings.Join(fields[2:], " "), "|") {
			p := phrase{kind: fields[0], value: fields[1]}
			for _, t := range tokensOf([]rune(wording)) {
				p.words = append(p.words, t.key)
			}
			if len(p.words) > 0 {
				words[p.words[0]] = append(words[p.words[0]], p)
			}
		}
	}
	return words
})

// cuesOf finds every wording of the lexicon. Of one kind the longest wording
// wins and wordings do not overlap; different kinds may share words.
func cuesOf(tokens []token) []cue {
	var cues []cue
	taken := map[string]int{} // kind → token up to which it is used
	for i, t := range tokens {
		best := map[string]cue{}
		for _, p := range lexicon()[t.key] {
			if taken[p.kind] > i || !matches(tokens[i:], p.words) {
				continue
			}
			if b, ok := best[p.kind]; !ok || i+len(p.words) > b.to {
				best[p.kind] = cue{p.kind, p.value, t.start, tokens[i+len(p.words)-1].end, i, i + len(p.words)}
			}
		}
		for _, kind := range kinds {
			c, ok := best[kind]
			if !ok {
				continue
			}
			taken[kind] = c.to
			if c.value != "none" { // a wording that only looks like one of its kind
				cues = append(cues, c)
			}
		}
	}
	return cues
}

// kinds are the kinds of the lexicon in a fixed order.
var kinds = []string{"noun", "prog", "verb", "kind", "part", "sum", "nation", "home", "region", "fair", "event", "brand", "money",
	"fund", "vote", "group", "content", "stage", "online", "export", "fdi", "status", "time", "decree"}

func matches(tokens []token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].key != w {
			return false
		}
	}
	return true
}

// tokensOf cuts a sentence into words, digits and marks. Hyphens between words
// and spaces vanish; words that a page glued together are taken apart.
func tokensOf(text []rune) []token {
	var tokens []token
	for i := 0; i < len(text); {
		r := text[i]
		j := i + 1
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			for j < len(text) && (unicode.IsLetter(text[j]) || unicode.Is(unicode.Mn, text[j])) {
				j++
			}
			tokens = append(tokens, syllables(text, i, j)...)
		case unicode.IsDigit(r):
			for j < len(text) && unicode.IsDigit(text[j]) {
				j++
			}
			tokens = append(tokens, token{key: string(text[i:j]), start: i, end: j})
		case unicode.IsSpace(r), isHyphen(r):
		default:
			tokens = append(tokens, token{key: string(r), start: i, end: j, mark: true})
		}
		i = j
	}
	return tokens
}

func isHyphen(r rune) bool { return r == '-' || r >= '\u2010' && r <= '\u2015' }

// keyOf is a word as the lexicon compares it: lower case, the tone after the
// letters (hòa and hoà meet), i for a closing y after a consonant (tỷ, tỉ).
func keyOf(word []rune) string {
	var letters, tone []rune
	for _, r := range norm.NFD.String(strings.ToLower(string(word))) {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			tone = append(tone, r)
		case 'ð':
			letters = append(letters, 'đ')
		default:
			letters = append(letters, r)
		}
	}
	if n := len(letters); n > 1 && letters[n-1] == 'y' && !isVowel(letters[n-2]) {
		letters[n-1] = 'i'
	}
	return string(append(letters, tone...))
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouy", r) || unicode.Is(unicode.Mn, r)
}

// syllables takes a word apart where it holds more than one syllable, as in
// "nôngthôn": every Vietnamese syllable has exactly one run of vowels.
func syllables(text []rune, start, end int) []token {
	var cuts []int
	vowels, after := 0, start // runs of vowels so far, where the consonants after the last one begin
	inRun := false
	for i := start; i < end; i++ {
		v := vowelRune(text[i])
		switch {
		case v && !inRun:
			if vowels++; vowels > 1 {
				if cut, ok := onset(text, after, i); ok {
					cuts = append(cuts, cut)
				} else {
					return []token{wordToken(text, start, end)}
				}
			}
		case !v && inRun:
			after = i
		}
		inRun = v
	}
	var tokens []token
	for _, cut := range append(cuts, end) {
		tokens = append(tokens, wordToken(text, start, cut))
		start = cut
	}
	return tokens
}

func wordToken(text []rune, start, end int) token {
	return token{key: keyOf(text[start:end]), start: start, end: end, capital: unicode.IsUpper(text[start])}
}

func vowelRune(r rune) bool {
	d := []rune(norm.NFD.String(strings.ToLower(string(r))))
	return len(d) > 0 && strings.ContainsRune("aeiouy", d[0])
}

var (
	onsets = wordSet("ngh", "ng", "nh", "th", "tr", "ch", "kh", "ph", "gh", "gi", "qu",
		"b", "c", "d", "đ", "q", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x")
	codas = wordSet("", "c", "ch", "m", "n", "ng", "nh", "p", "t")
)

// onset finds where the next syllable begins among the consonants [from, to).
func onset(text []rune, from, to int) (int, bool) {
	for cut := from; cut < to; cut++ {
		if codas[strings.ToLower(string(text[from:cut]))] && onsets[strings.ToLower(string(text[cut:to]))] {
			return cut, true
		}
	}
	return 0, false
}
