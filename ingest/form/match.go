package form

import (
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An index finds the items that a label may name. Items of several forms that
// are worded alike are one.
type index struct {
	lexicon  *lexicon
	items    map[string]int // all names of an item → its number
	names    []name
	sides    []string // of each item, see sideOf
	byWord   map[string][]posting
	byLetter map[string][]int
	length   map[int][]string // the words of the index by their length, sorted
	letters  map[int][]int    // places in names, by the number of their letters
	rooms    sync.Pool        // of *room
}

// A posting is a name that holds a word, and how often.
type posting struct{ name, count int }

// A name is one wording of an item.
type name struct {
	item    int
	total   float64
	letters string
	bag     bag
	side    string
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
	return &index{lexicon: l, items: map[string]int{}, byWord: map[string][]posting{}, byLetter: map[string][]int{}, length: map[int][]string{}, letters: map[int][]int{}}
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
		for _, word := range w.words {
			list := x.byWord[word]
			if last := len(list) - 1; last >= 0 && list[last].name == at {
				list[last].count++
				continue
			}
			if len(list) == 0 {
				x.length[len(word)] = append(x.length[len(word)], word)
			}
			x.byWord[word] = append(list, posting{at, 1})
		}
		x.names = append(x.names, name{item: id, total: w.total, letters: w.letters, bag: bagOf(w.letters), side: sideOf(w.words)})
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
	room, _ := x.rooms.Get().(*room)
	if room == nil {
		room = newRoom(len(x.names), len(x.sides))
	}
	defer x.rooms.Put(room)
	for k, r := range readings {
		share := 1.0
		if k > 0 {
			share = asideShare
		}
		x.score(r, &room.names)
		for _, at := range room.names.told {
			if s := room.names.of[at] * share; s >= leastLikeness {
				room.items.raise(x.names[at].item, s)
			}
		}
		room.names.clear()
	}
	hits := make([]hit, 0, len(room.items.told))
	for _, item := range room.items.told {
		hits = append(hits, hit{item, room.items.of[item]})
	}
	room.items.clear()
	slices.SortFunc(hits, func(a, b hit) int { return a.item - b.item })
	return hits
}

// score tells of each name that shares a word with a reading how far it says the
// same: the weight of the words that both have.
func (x *index) score(r wording, shared *likenesses) {
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
		for _, p := range x.byWord[spelt] {
			if p.count >= counted[spelt] {
				shared.set(p.name, shared.of[p.name]+worth*weight)
			}
		}
	}
	side := sideOf(r.words)
	for _, at := range shared.told {
		if other := x.names[at].side; side != "" && other != "" && side != other {
			shared.of[at] = 0
			continue
		}
		shared.of[at] = min(2*shared.of[at]/(r.total+x.names[at].total), mostLike)
	}
	for _, at := range x.byLetter[r.letters] {
		shared.set(at, 1)
	}
	if len(x.byLetter[r.letters]) == 0 {
		x.slips(r, shared)
	}
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
func (x *index) slips(r wording, shared *likenesses) {
	most := min(len(r.letters)/slipEvery, mostSlips)
	side, letters := sideOf(r.words), bagOf(r.letters)
	for n := len(r.letters) - most; n <= len(r.letters)+most && most > 0; n++ {
		for _, first := range x.letters[n] {
			other := x.names[first].side
			if side != "" && other != "" && side != other || letters.apart(&x.names[first].bag) > 2*most {
				continue
			}
			d := distance(r.letters, x.names[first].letters, most)
			if d > most {
				continue
			}
			for _, at := range x.byLetter[x.names[first].letters] {
				shared.raise(at, 1-costSlip*float64(d))
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
