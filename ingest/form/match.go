package form

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An index finds the items that a label may name. Items of several forms that
// are worded alike are one.
type index struct {
	lexicon  *lexicon
	items    map[string]int // all names of an item → its number
	names    []name
	sides    []string         // of each item, see sideOf
	byWord   map[string][]int // places in names
	byLetter map[string][]int
	length   map[int][]string // the words of the index by their length, sorted
	letters  map[int][]int    // places in names, by the number of their letters
}

// A name is one wording of an item.
type name struct {
	item    int
	total   float64
	letters string
	side    string
	count   map[string]int
}

// sideOf tells income from spending by the first word that says so, "" when
// none does.
func sideOf(words []string) string {
	for _, w := range words {
		if w == "thu" || w == "chi" {
			return w
		}
	}
	return ""
}

// A hit is an item that a label may name.
type hit struct {
	item     int
	likeness float64
}

func newIndex(l *lexicon) *index {
	return &index{lexicon: l, items: map[string]int{}, byWord: map[string][]int{}, byLetter: map[string][]int{}, length: map[int][]string{}, letters: map[int][]int{}}
}

// add numbers an item.
func (x *index) add(it *catalog.FormItem) int {
	key := strings.Join(it.Names, "\x00")
	if id, ok := x.items[key]; ok {
		return id
	}
	id := len(x.items)
	x.items[key] = id
	first := len(x.names)
	for _, text := range it.Names {
		w := x.lexicon.wording(text)
		at := len(x.names)
		n := name{item: id, total: w.total, letters: w.letters, side: sideOf(w.words), count: map[string]int{}}
		for _, word := range w.words {
			n.count[word]++
			if n.count[word] == 1 {
				if len(x.byWord[word]) == 0 {
					x.length[len(word)] = append(x.length[len(word)], word)
				}
				x.byWord[word] = append(x.byWord[word], at)
			}
		}
		x.names = append(x.names, n)
		if len(x.byLetter[w.letters]) == 0 {
			x.letters[len(w.letters)] = append(x.letters[len(w.letters)], at)
		}
		x.byLetter[w.letters] = append(x.byLetter[w.letters], at)
	}
	x.sides = append(x.sides, sideOfNames(x.names[first:]))
	return id
}

// mixed is the side of an item that is both, as "bội chi/bội thu".
const mixed = "thu, chi"

// sideOf is the side that the names of an item say, "" when none says any.
func (x *index) sideOf(item int) string { return x.sides[item] }

func sideOfNames(names []name) string {
	side := ""
	for _, n := range names {
		switch {
		case n.side == "":
		case side != "" && side != n.side:
			return mixed
		default:
			side = n.side
		}
	}
	return side
}

// misspelt is what a misspelt word counts less, and what a reading without its
// brackets does.
const (
	misspelt   = 0.9
	asideShare = 0.97
	mostLike   = 0.995 // of a label that is not the very name
)

// find gives the items that a label may name by its words, best likeness each,
// in order of their numbers.
func (x *index) find(readings []wording) []hit {
	best := map[int]float64{}
	for k, r := range readings {
		share := 1.0
		if k > 0 {
			share = asideShare
		}
		for at, s := range x.score(r) {
			if s *= share; s >= leastLikeness && s > best[x.names[at].item] {
				best[x.names[at].item] = s
			}
		}
	}
	hits := make([]hit, 0, len(best))
	for item, s := range best {
		hits = append(hits, hit{item, s})
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.item - b.item })
	return hits
}

// score is how far a reading says the same as each name that shares a word with
// it: the weight of the words that both have.
func (x *index) score(r wording) map[int]float64 {
	shared := map[int]float64{}
	counted := map[string]int{}
	for i, word := range r.words {
		spelt, worth := word, 1.0
		if len(x.byWord[word]) == 0 {
			if spelt = x.correct(word); spelt == "" {
				continue
			}
			worth = misspelt
		}
		counted[spelt]++
		weight := (r.weights[i] + x.lexicon.weight(spelt)) / 2
		for _, at := range x.byWord[spelt] {
			if x.names[at].count[spelt] >= counted[spelt] {
				shared[at] += worth * weight
			}
		}
	}
	side := sideOf(r.words)
	for at, s := range shared {
		if other := x.names[at].side; side != "" && other != "" && side != other {
			delete(shared, at)
			continue
		}
		shared[at] = min(2*s/(r.total+x.names[at].total), mostLike)
	}
	for _, at := range x.byLetter[r.letters] {
		shared[at] = 1
	}
	if len(x.byLetter[r.letters]) == 0 {
		x.slips(r, shared)
	}
	return shared
}

// What a slip of the hand costs, and how many letters of a name it takes to
// forgive one; as many as are forgiven leave a likeness above sureLikeness.
const (
	costSlip  = 0.045
	slipEvery = 9
	mostSlips = 3
)

// slips raises the names whose letters are those of a reading but for a few: a
// slip may make a word that is another word, and words may run together.
func (x *index) slips(r wording, shared map[int]float64) {
	most := min(len(r.letters)/slipEvery, mostSlips)
	side := sideOf(r.words)
	for n := len(r.letters) - most; n <= len(r.letters)+most && most > 0; n++ {
		for _, first := range x.letters[n] {
			other := x.names[first].side
			if side != "" && other != "" && side != other {
				continue
			}
			d := distance(r.letters, x.names[first].letters, most)
			if d > most {
				continue
			}
			for _, at := range x.byLetter[x.names[first].letters] {
				shared[at] = max(shared[at], 1-costSlip*float64(d))
			}
		}
	}
}

// correct is the known word that an unknown one most likely is, "" when none
// is a letter away.
func (x *index) correct(word string) string {
	for _, n := range []int{len(word), len(word) + 1, len(word) - 1} {
		for _, known := range x.length[n] {
			if sameWord(word, known) > 0 {
				return known
			}
		}
	}
	return ""
}
