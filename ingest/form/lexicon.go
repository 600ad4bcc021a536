package form

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A lexicon turns texts of rows and heads into words that can be compared: small
// letters without tones, abbreviations written out, and a weight for each word
// by how much it tells one item from another.
type lexicon struct {
	abbreviations map[string][]string
	slips         map[int][]string        // the long abbreviations by their length
	same          map[string][]samePhrase // by the first word, longest first
	neutral       map[string]bool
	seen          map[string]int // wordings that hold a word
	wordings      int
	kept          map[string][]string // the words of names while forms are compiled, nil afterwards
}

// A samePhrase is a phrase and what every writing of it is read as.
type samePhrase struct{ words, means []string }

func newLexicon(abbreviations map[string]string, words catalog.FormWords, forms []catalog.Form) *lexicon {
	l := &lexicon{abbreviations: map[string][]string{}, slips: map[int][]string{}, same: map[string][]samePhrase{}, neutral: map[string]bool{}, seen: map[string]int{}, kept: map[string][]string{}}
	for _, short := range slices.Sorted(maps.Keys(abbreviations)) { // "gd" goes before "gđ", which folds alike
		if folded := vietnamese.Fold(short); l.abbreviations[folded] == nil {
			l.abbreviations[folded] = split(abbreviations[short])
			if len(folded) >= leastShort {
				l.slips[len(folded)] = append(l.slips[len(folded)], folded)
			}
		}
	}
	l.learnSame(words.Same)
	for _, w := range words.Neutral {
		l.neutral[vietnamese.Fold(w)] = true
	}
	done := map[string]bool{}
	for _, f := range forms {
		l.learn(f.Items, done)
	}
	return l
}

func (l *lexicon) learnSame(list []catalog.SameWords) {
	for _, s := range list {
		for _, text := range s.Words {
			if p := (samePhrase{l.written(text), l.written(s.Means)}); len(p.words) > 0 {
				l.same[p.words[0]] = append(l.same[p.words[0]], p)
			}
		}
	}
	for _, list := range l.same {
		slices.SortStableFunc(list, func(a, b samePhrase) int { return len(b.words) - len(a.words) })
	}
}

func (l *lexicon) learn(items []catalog.FormItem, done map[string]bool) {
	for _, it := range items {
		for _, name := range it.Names {
			if done[name] {
				continue
			}
			done[name] = true
			l.wordings++
			words := l.words(name)
			l.kept[name] = slices.Clone(words)
			slices.Sort(words)
			for _, w := range slices.Compact(words) {
				l.seen[w]++
			}
		}
		l.learn(it.Items, done)
	}
}

const (
	neutralWeight = 0.2
	unknownWeight = 1.5
)

// weight is how much a word tells: little for the neutral ones, most for one
// that no wording knows.
func (l *lexicon) weight(w string) float64 {
	if l.neutral[w] {
		return neutralWeight
	}
	n := l.seen[w]
	if n == 0 || l.wordings < 2 {
		return unknownWeight
	}
	return 0.5 + math.Log(float64(l.wordings)/float64(n))/math.Log(float64(l.wordings))
}

func split(text string) []string {
	return strings.FieldsFunc(vietnamese.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// words are the words of a text, abbreviations written out and phrases that say
// the same put as one.
func (l *lexicon) words(text string) []string {
	written := l.written(text)
	out := make([]string, 0, len(written))
	for i := 0; i < len(written); {
		at := slices.IndexFunc(l.same[written[i]], func(p samePhrase) bool {
			return i+len(p.words) <= len(written) && (slices.Equal(p.words, written[i:i+len(p.words)]) || l.kept == nil && slipsInOne(p.words, written[i:]))
		})
		if at < 0 {
			out = append(out, written[i])
			i++
			continue
		}
		p := l.same[written[i]][at]
		out = append(out, p.means...)
		i += len(p.words)
	}
	return out
}

// slipsInOne tells whether words begin with a phrase of four words or more but for one word that
// is misspelt.
func slipsInOne(phrase, words []string) bool {
	if len(phrase) < leastSlipping {
		return false
	}
	slips := 0
	for i, w := range phrase {
		switch {
		case words[i] == w:
		case sameWord(words[i], w) == 0 || slips > 0:
			return false
		default:
			slips++
		}
	}
	return slips == 1
}

const leastSlipping = 4

// written are the words of a text with abbreviations written out.
func (l *lexicon) written(text string) []string {
	var out []string
	for _, w := range split(strings.ReplaceAll(text, "%", " phần trăm ")) {
		if long, ok := l.abbreviations[w]; ok {
			out = append(out, long...)
			continue
		}
		if l.kept == nil { // what offices write: the forms' own names have no slips
			if long := l.slipped(w); long != nil {
				out = append(out, long...)
				continue
			}
		}
		out = append(out, w)
	}
	for i := 0; i+3 < len(out); i++ { // "phần trăm (%)"
		if out[i] == out[i+2] && out[i+1] == out[i+3] {
			out = slices.Delete(out, i+2, i+4)
		}
	}
	return out
}

// slipped writes out a long abbreviation that has one slip of the hand, "NTSW", nil
// when it may be a word or another abbreviation.
func (l *lexicon) slipped(w string) []string {
	if len(w) < leastShort-1 || len(w) > mostShort+1 || l.seen[w] > 0 || vietnamese.IsSyllable(w) {
		return nil
	}
	var long []string
	for n := len(w) - 1; n <= len(w)+1; n++ {
		for _, short := range l.slips[n] {
			if !oneSlip(w, short) {
				continue
			}
			words := l.abbreviations[short]
			if long != nil && !slices.Equal(long, words) {
				return nil
			}
			long = words
		}
	}
	return long
}

// Abbreviations of so many letters are told apart though one letter is lost,
// doubled or has changed places with its neighbour.
const (
	leastShort = 4
	mostShort  = 8
)

// oneSlip tells whether an abbreviation is another but for such a slip. A letter mistaken for
// another is none: of so few letters it makes another abbreviation.
func oneSlip(w, short string) bool {
	others := 0
	for i := range min(len(w), len(short)) {
		if w[i] != short[i] {
			others++
		}
	}
	return vietnamese.OneSlip(w, short) && (len(w) != len(short) || others == 2)
}

// vietnameseHalf cuts the English half off a bilingual text: from the first
// word that is no Vietnamese syllable, when no word with diacritics follows.
func (l *lexicon) vietnameseHalf(text string) string {
	words := strings.Fields(text)
	last := -1
	for i, w := range words {
		if strings.IndexFunc(w, func(r rune) bool { return r > 0x7F && unicode.IsLetter(r) }) >= 0 {
			last = i
		}
	}
	for i := max(last+1, 1); i < len(words); i++ {
		if l.foreign(words[i]) {
			for k := i - 1; k > last && k > 0 && k >= i-3; k-- {
				if words[k] == "-" || words[k] == "–" {
					i = k
				}
			}
			return strings.TrimRight(strings.Join(words[:i], " "), " -–/:;,.(")
		}
	}
	return text
}

// foreign tells a word, or one joined by a hyphen, that is neither Vietnamese
// nor an abbreviation.
func (l *lexicon) foreign(word string) bool {
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		part, _, _ = strings.Cut(strings.ReplaceAll(part, "’", "'"), "'")
		low := strings.ToLower(part)
		if len(part) < 2 || strings.IndexFunc(part, func(r rune) bool { return r > 0x7F }) >= 0 || !strings.ContainsAny(low, "aeiou") {
			continue
		}
		if _, short := l.abbreviations[low]; !short && l.seen[vietnamese.Fold(low)] == 0 && !vietnamese.IsSyllable(low) {
			return true
		}
	}
	return false
}

// A wording is one way to read a text, with what it weighs.
type wording struct {
	words   []string
	weights []float64
	total   float64
	letters string // all words run together
}

func (l *lexicon) wording(text string) wording {
	words, known := l.kept[text]
	if !known {
		words = l.words(text)
	}
	w := wording{words: words, weights: make([]float64, 0, len(words))}
	for _, word := range w.words {
		weight := l.weight(word)
		w.weights = append(w.weights, weight)
		w.total += weight
	}
	w.letters = strings.Join(w.words, "")
	return w
}

// readings are the ways to read the label of a row, surest first: as it stands
// without its English half, without what stands in brackets.
func (l *lexicon) readings(label string) []wording {
	half := l.vietnameseHalf(withoutSums(label))
	list := []wording{l.wording(half)}
	if bare := withoutBrackets(half); bare != half {
		list = append(list, l.wording(bare))
	}
	if rest, ok := withoutPart(half); ok {
		list = append(list, l.wording(rest))
	}
	if rest := ownYear.ReplaceAllString(half, ""); rest != half {
		list = append(list, l.wording(rest))
	}
	return slices.DeleteFunc(list, func(w wording) bool { return len(w.words) == 0 })
}

// ownYear ends a label with the year of its figures: "Thu kết dư năm 2015".
var ownYear = pattern.MustCompile(`(?i)[\s,(-]*\bnăm\s+(?:19|20)[0-9]{2}\)?\s*$`)

// bareSum ends a label with the letters of the rows that it adds up: "TỔNG THU = A+B+C".
var bareSum = pattern.MustCompile(`\s*[-–=:]?\s*(?:^|\s)(?:[A-ZĐ]|[IVX]{1,4})[0-9]?(?:\s*\+\s*(?:[A-ZĐ]|[IVX]{1,4})[0-9]?)+\s*$`)

// withoutSums drops brackets that hold only the letters and numbers of rows:
// "(A+B+C)", "(1)", "(*)", and such a sum without brackets.
func withoutSums(text string) string {
	return dropBrackets(bareSum.ReplaceAllString(text, ""), func(inner string) bool {
		for _, w := range split(inner) {
			if len(w) > 1 && strings.Trim(w, "0123456789") != "" && strings.Trim(w, "ivx") != "" {
				return false
			}
		}
		return true
	})
}

func withoutBrackets(text string) string {
	return dropBrackets(text, func(string) bool { return true })
}

func dropBrackets(text string, drop func(inner string) bool) string {
	for from := 0; ; {
		open := strings.IndexByte(text[from:], '(')
		if open < 0 {
			return strings.TrimSpace(text)
		}
		open += from
		end := strings.IndexByte(text[open:], ')')
		if end < 0 {
			return strings.TrimSpace(text)
		}
		if end += open; drop(text[open+1 : end]) {
			text = text[:open] + " " + text[end+1:]
			from = open
			continue
		}
		from = end
	}
}

// withoutPart drops a leading "Trong đó".
func withoutPart(text string) (string, bool) {
	folded := vietnamese.Fold(text)
	if !strings.HasPrefix(folded, "trong do") && !strings.HasPrefix(folded, "- trong do") {
		return text, false
	}
	_, rest, ok := strings.Cut(text, ":")
	return strings.TrimSpace(rest), ok && strings.TrimSpace(rest) != ""
}
