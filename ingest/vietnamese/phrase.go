package vietnamese

import (
	"cmp"
	"slices"
	"strings"
)

// phrases are the entries of a table by one of their words, the longest first,
// so that looking for one joins no strings.
type phrases[V any] map[string][]entry[V]

type entry[V any] struct {
	words []string
	value V
}

// byFirst and byLast arrange a table by the first and by the last word of its
// phrases.
func byFirst[V any](table map[string]V) phrases[V] {
	return arrange(table, func(words []string) string { return words[0] })
}

func byLast[V any](table map[string]V) phrases[V] {
	return arrange(table, func(words []string) string { return words[len(words)-1] })
}

func arrange[V any](table map[string]V, key func([]string) string) phrases[V] {
	m := phrases[V]{}
	for phrase, value := range table {
		words := strings.Fields(phrase)
		m[key(words)] = append(m[key(words)], entry[V]{words, value})
	}
	for _, list := range m {
		slices.SortFunc(list, func(a, b entry[V]) int {
			return cmp.Or(len(b.words)-len(a.words), slices.Compare(a.words, b.words))
		})
	}
	return m
}

// longest is the longest of the phrases that begin with the word of token i, and
// the token after it; next is i when there is none.
func longest[V any](list []entry[V], l *Line, i int) (value V, next int) {
	for k := range list {
		if words := list[k].words; l.words(i+1, words[1:]...) {
			return list[k].value, i + len(words)
		}
	}
	return value, i
}
