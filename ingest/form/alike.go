package form

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Names are alike by the weight of the words that they share. A text is the name of the one
// indicator of which a wording is nearly the same and whose wordings have all its words, where no
// name of anything else comes near: "Chi trả lãi, phí tiền vay".
const (
	leastLike   = 0.84 // of the weight of both names that they share
	leastMargin = 0.12 // over the best name of anything else
	mostAlike   = 14   // telling words that a text has at most
)

// likeness finds names by their words. It is made when it is first asked.
type likeness struct {
	once  sync.Once
	names []alikeName
	with  map[string][]int           // names that have a word
	bags  map[string]map[string]bool // the words of all names of an indicator
}

type alikeName struct {
	words     []string
	weight    float64
	indicator string
}

func (r *Reader) likenesses() *likeness {
	k := &r.alike
	k.once.Do(func() {
		k.with, k.bags = map[string][]int{}, map[string]map[string]bool{}
		for core, one := range r.itemNames {
			name := alikeName{words: strings.Fields(core), indicator: one.indicator}
			for _, w := range name.words {
				name.weight += r.lexicon.weight(w)
				if list := k.with[w]; len(list) == 0 || list[len(list)-1] != len(k.names) {
					k.with[w] = append(list, len(k.names))
				}
				if name.indicator != "" {
					if k.bags[name.indicator] == nil {
						k.bags[name.indicator] = map[string]bool{}
					}
					k.bags[name.indicator][w] = true
				}
			}
			k.names = append(k.names, name)
		}
	})
	return k
}

// namedLike is the indicator whose name words are alike, "" when none is or several are.
func (r *Reader) namedLike(words []string) string {
	core := strings.Fields(r.lexicon.core(words))
	if len(core) < leastCore || len(core) > mostAlike {
		return ""
	}
	if _, exact := r.itemNames[strings.Join(core, " ")]; exact {
		return ""
	}
	k := r.likenesses()
	weight := 0.0
	for _, w := range core {
		if len(k.with[w]) == 0 {
			return "" // of something that no form has
		}
		weight += r.lexicon.weight(w)
	}
	rarest := slices.MaxFunc(core, func(a, b string) int { return cmp.Compare(r.lexicon.weight(a), r.lexicon.weight(b)) })
	best := map[string]float64{}
	for _, i := range k.with[rarest] {
		n := &k.names[i]
		if opposed(core, n.words) {
			continue
		}
		shared := 0.0
		for _, w := range core {
			if slices.Contains(n.words, w) {
				shared += r.lexicon.weight(w)
			}
		}
		best[n.indicator] = max(best[n.indicator], 2*shared/(weight+n.weight))
	}
	chosen := ""
	for indicator, alike := range best {
		if indicator != "" && alike > best[chosen] {
			chosen = indicator
		}
	}
	for indicator, alike := range best {
		if chosen == "" || best[chosen] < leastLike || indicator != chosen && best[chosen]-alike < leastMargin {
			return ""
		}
	}
	for _, w := range core {
		if !k.bags[chosen][w] {
			return ""
		}
	}
	return chosen
}

// opposed tells whether one of two names is of income and the other of spending.
func opposed(a, b []string) bool {
	of := func(words []string, one, other string) bool {
		return slices.Contains(words, one) && !slices.Contains(words, other)
	}
	return of(a, "thu", "chi") && of(b, "chi", "thu") || of(a, "chi", "thu") && of(b, "thu", "chi")
}
