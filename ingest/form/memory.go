package form

import "sync"

// A memory keeps what labels were found to name: the same few thousand stand in
// every workbook.
type memory struct {
	sync.Mutex
	hits map[string][]hit
}

// mostRemembered bounds the memory; when it is full it starts anew.
const mostRemembered = 20_000

// find gives the items that a label may name. It must not be changed.
func (r *Reader) find(label string) []hit {
	r.known.Lock()
	hits, ok := r.known.hits[label]
	r.known.Unlock()
	if ok {
		return hits
	}
	hits = r.index.find(r.lexicon.readings(label))
	r.known.Lock()
	defer r.known.Unlock()
	if len(r.known.hits) >= mostRemembered {
		clear(r.known.hits)
	}
	r.known.hits[label] = hits
	return hits
}
