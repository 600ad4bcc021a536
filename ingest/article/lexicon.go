package article

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

//go:embed lexicon.txt
var lexiconText string

// A cue is a wording found in a sentence, code points [start, end).
type cue struct {
	kind, value string
	wording     string // its keys, parted by spaces
	start, end  int
	from, to    int // tokens [from, to)
}

// A phrase is one wording of the lexicon.
type phrase struct {
	words       []string
	wording     string
	kind, value string
	order       int // of the kind
}

const maxKinds = 32

// lexicon holds the phrases under their first word, by kind, the longest first.
var lexicon = sync.OnceValue(func() map[string][]phrase {
	words := map[string][]phrase{}
	for _, line := range strings.Split(lexiconText, "\n") {
		fields := strings.Fields(line)
		if len(fields) < 3 || fields[0] == "#" {
			continue
		}
		for _, wording := range strings.Split(strings.Join(fields[2:], " "), "|") {
			p := phrase{kind: fields[0], value: fields[1], order: slices.Index(kinds, fields[0])}
			for _, t := range vietnamese.Cut(wording).Words() {
				p.words = append(p.words, t.Key)
			}
			p.wording = strings.Join(p.words, " ")
			if len(p.words) > 0 {
				words[p.words[0]] = append(words[p.words[0]], p)
			}
		}
	}
	for _, list := range words {
		slices.SortStableFunc(list, func(a, b phrase) int {
			return cmp.Or(a.order-b.order, len(b.words)-len(a.words))
		})
	}
	return words
})

// cuesOf finds every wording of the lexicon. Of one kind the longest wording
// wins and wordings do not overlap; different kinds may share words.
func cuesOf(tokens []vietnamese.Word) []cue {
	cues := make([]cue, 0, len(tokens)/3)
	var taken [maxKinds]int // token up to which a kind is used
	words := lexicon()
	for i, t := range tokens {
		first := len(cues)
		for _, p := range words[t.Key] { // by kind, the longest first
			if taken[p.order] > i || !matches(tokens[i:], p.words) {
				continue
			}
			end := i + len(p.words)
			taken[p.order] = end
			cues = append(cues, cue{p.kind, p.value, p.wording, t.Start, tokens[end-1].End, i, end})
		}
		for n := first; n < len(cues); {
			if cues[n].value == "none" { // a wording that only looks like one of its kind
				cues = append(cues[:n], cues[n+1:]...)
				continue
			}
			n++
		}
	}
	return cues
}

// kinds are the kinds of the lexicon in a fixed order.
var kinds = []string{"noun", "prog", "verb", "kind", "part", "sum", "nation", "home", "region", "fair", "event", "brand", "money",
	"fund", "vote", "group", "content", "stage", "online", "export", "fdi", "status", "time", "decree"}

func matches(tokens []vietnamese.Word, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].Key != w {
			return false
		}
	}
	return true
}
