package article

import (
	_ "embed"
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
			for _, t := range vietnamese.Cut(wording).Words() {
				p.words = append(p.words, t.Key)
			}
			p.wording = strings.Join(p.words, " ")
			if len(p.words) > 0 {
				words[p.words[0]] = append(words[p.words[0]], p)
			}
		}
	}
	return words
})

// cuesOf finds every wording of the lexicon. Of one kind the longest wording
// wins and wordings do not overlap; different kinds may share words.
func cuesOf(tokens []vietnamese.Word) []cue {
	var cues []cue
	taken := map[string]int{} // kind → token up to which it is used
	for i, t := range tokens {
		best := map[string]cue{}
		for _, p := range lexicon()[t.Key] {
			if taken[p.kind] > i || !matches(tokens[i:], p.words) {
				continue
			}
			if b, ok := best[p.kind]; !ok || i+len(p.words) > b.to {
				best[p.kind] = cue{p.kind, p.value, p.wording, t.Start, tokens[i+len(p.words)-1].End, i, i + len(p.words)}
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
