package vietnamese

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A Speech is the wordings by which a text speaks of something: by "thu" of a budget, but
// not by "thu hút".
type Speech struct {
	said, but map[string][][]string // by the first word, words as Tone gives them
}

// NewSpeech prepares the wordings of a speech, and those that hold one of them and are of
// something else.
func NewSpeech(said, but []string) Speech {
	return Speech{bySpoken(said), bySpoken(but)}
}

// Speeches are those of the topics of a catalog, by topic.
func Speeches(cat *catalog.Catalog) map[string]Speech {
	m := map[string]Speech{}
	for _, t := range cat.Topics() {
		if len(t.Said) > 0 {
			m[t.ID] = NewSpeech(t.Said, t.Unsaid)
		}
	}
	return m
}

func bySpoken(wordings []string) map[string][][]string {
	m := map[string][][]string{}
	for _, wording := range wordings {
		if words := spoken(wording); len(words) > 0 {
			m[words[0]] = append(m[words[0]], words)
		}
	}
	return m
}

// spoken are the words of a text, in small letters with their tones.
func spoken(text string) []string {
	words := strings.FieldsFunc(strings.ToLower(NFC(text)), func(r rune) bool { return !unicode.IsLetter(r) })
	for i, w := range words {
		words[i] = Tone(w)
	}
	return words
}

// In tells whether a text speaks so.
func (s Speech) In(text string) bool {
	words := spoken(text)
	for i := 0; i < len(words); {
		if n := begun(s.but, words[i:]); n > 0 {
			i += n
			continue
		}
		if begun(s.said, words[i:]) > 0 {
			return true
		}
		i++
	}
	return false
}

// begun is how many words the longest wording has that words begin with, 0 for none.
func begun(wordings map[string][][]string, words []string) int {
	most := 0
	for _, w := range wordings[words[0]] {
		if len(w) > most && len(w) <= len(words) && slices.Equal(w, words[:len(w)]) {
			most = len(w)
		}
	}
	return most
}
