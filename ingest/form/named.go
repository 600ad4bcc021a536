package form

import (
	"maps"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// names are the indicators that the wordings of items stand for, by what is left of a
// wording without the words that say little; "" where it stands for several, or for an
// item that nobody counts.
type names map[string]named

type named struct {
	indicator string
	words     int // of the shortest wording
}

// Named is the only indicator that a text names as the items of the forms are named, "" when
// none is: offices call an item the same in tables of their own.
func (r *Reader) Named(text string) string {
	for _, w := range r.lexicon.readings(text) {
		for _, words := range saidShorter(w.words) {
			if id := r.namedBy(words); id != "" {
				return id
			}
		}
		if r.lexicon.core(w.words) == "" {
			continue // "Phân theo huyện, thành phố" is no "Chi … huyện"
		}
		if thu, chi := r.namedBy(append([]string{"thu"}, w.words...)), r.namedBy(append([]string{"chi"}, w.words...)); thu == "" || chi == "" {
			if id := thu + chi; id != "" {
				return id // "Trả nợ lãi vay" is a "Chi trả nợ lãi vay"
			}
		}
	}
	return ""
}

// NamedLike is the indicator whose names in the forms are alike to a text that none of them is, ""
// when none is.
func (r *Reader) NamedLike(text string) string {
	for _, w := range r.lexicon.readings(text) {
		if id := r.namedLike(w.words); id != "" {
			return id
		}
	}
	return ""
}

// localBudget ends a name with whose budget it is.
var localBudget = []string{"ngan", "sach", "dia", "phuong"}

func (r *Reader) namedBy(words []string) string {
	if known := r.itemNames[r.lexicon.core(words)]; len(words)*4 >= known.words*3 {
		return known.indicator
	}
	return ""
}

// saidShorter are the words of a name, and the ways in which others say the same of taxes: "Thu
// thuế …" is "Thuế …" and "Thu …", and whose budget it is goes without saying.
func saidShorter(words []string) [][]string {
	list := [][]string{words}
	if len(words) > 3 && words[0] == "thu" && words[1] == "thue" {
		list = append(list, words[1:], append([]string{"thu"}, words[2:]...))
	}
	if len(words) > 3 && words[0] == "thue" && words[1] == "tu" {
		list = append(list, append([]string{"thu"}, words[1:]...))
	}
	if n := len(words) - len(localBudget); n > 1 && slices.Equal(words[n:], localBudget) {
		list = append(list, words[:n])
	}
	return list
}

// learnNames takes the wordings of the items of all forms, and the other names of their
// indicators.
func (r *Reader) learnNames(forms []catalog.Form) {
	r.itemNames = names{}
	meant := map[string]bool{}
	for _, f := range forms {
		r.nameItems(f.Items, meant)
	}
	own := names{}
	for _, ind := range r.catalog.Indicators() {
		if !meant[ind.ID] {
			continue
		}
		for _, text := range ind.Synonyms {
			own.add(r.lexicon, text, ind.ID)
		}
	}
	maps.Copy(r.itemNames, own) // what is called so anywhere, whatever forms call so besides
}

func (r *Reader) nameItems(items []catalog.FormItem, meant map[string]bool) {
	for i := range items {
		it := &items[i]
		indicator := it.Indicator
		if len(it.Dimensions) > 0 {
			indicator = ""
		}
		meant[indicator] = indicator != ""
		for _, text := range it.Names {
			r.itemNames.add(r.lexicon, text, indicator)
		}
		r.nameItems(it.Items, meant)
	}
}

func (n names) add(l *lexicon, text, indicator string) {
	words := l.words(text)
	key := l.core(words)
	if key == "" {
		return
	}
	one := named{indicator, len(words)}
	if known, ok := n[key]; ok {
		if one.words = min(one.words, known.words); known.indicator != indicator {
			one.indicator = ""
		}
	}
	n[key] = one
}

// core is what is left of a wording without the words that say little, "" when that is too
// little to be a name.
func (l *lexicon) core(words []string) string {
	var told []string
	for _, w := range words {
		if !l.neutral[w] {
			told = append(told, w)
		}
	}
	if len(told) < leastCore {
		return ""
	}
	return strings.Join(told, " ")
}

// leastCore is the fewest telling words of a name.
const leastCore = 2
