package form

import "sync"

// A memory keeps what labels were found to name and heads to say: the same few thousand
// stand in every workbook.
type memory struct {
	sync.Mutex
	labels map[string]said
	totals map[string]bool
	heads  map[string]head
	lowest map[string]head // of columns
}

func newMemory() *memory {
	return &memory{labels: map[string]said{}, totals: map[string]bool{}, heads: map[string]head{}, lowest: map[string]head{}}
}

// said is what a label names and which side it is of; see sideOf.
type said struct {
	hits []hit
	side string
}

// mostRemembered bounds each part of the memory, with longestLabel; when it is full it
// starts anew.
const mostRemembered = 20_000

// find gives the items that a label may name, which must not be changed, and its side.
func (r *Reader) find(label string) ([]hit, string) {
	s := remembered(r.known, r.known.labels, label, func() said {
		return said{r.index.find(r.lexicon.readings(label)), sideOf(r.lexicon.words(label))}
	})
	return s.hits, s.side
}

// isTotal tells whether a row is named as the total of those that a form lists.
func (r *Reader) isTotal(label string) bool {
	return remembered(r.known, r.known.totals, label, func() bool { return r.namesTotal(label) })
}

// remembered is what is known of a text, found out when nothing is.
func remembered[V any](m *memory, known map[string]V, text string, find func() V) V {
	if len(text) > longestLabel {
		return find()
	}
	m.Lock()
	v, ok := known[text]
	m.Unlock()
	if ok {
		return v
	}
	v = find()
	m.Lock()
	defer m.Unlock()
	if len(known) >= mostRemembered {
		clear(known)
	}
	known[text] = v
	return v
}
