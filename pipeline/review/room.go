package review

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/pipeline"
)

// A Room keeps what waits. It may be used from several goroutines.
type Room struct {
	dir string

	mu      sync.Mutex
	sources map[string]documents
	damaged []string
}

// documents are what waits of one source by document.
type documents map[string]waiting

// waiting are the items of one document, and how they stand in the file.
type waiting struct {
	items []pipeline.Waiting
	text  []byte
}

var _ pipeline.WaitingRoom = (*Room)(nil)

// OpenRoom reads what waits in dir; a folder that is not there is empty. A file
// that cannot be read is set aside, see Damaged: the store finds what waited in
// it again.
func OpenRoom(dir string) (*Room, error) {
	r := &Room{dir: dir, sources: map[string]documents{}}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open what waits: %w", err)
	}
	for _, e := range entries {
		source, ok := strings.CutSuffix(e.Name(), ".json")
		if !ok || e.IsDir() {
			continue
		}
		path := filepath.Join(dir, e.Name())
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("open what waits: %w", err)
		}
		d, err := parse(data)
		if err != nil {
			r.damaged = append(r.damaged, path)
			continue
		}
		r.sources[source] = d
	}
	return r, nil
}

// Damaged are the files that could not be read. What waited in them is found
// again by the next run, which writes them anew.
func (r *Room) Damaged() []string { return slices.Clone(r.damaged) }

// Keep implements pipeline.WaitingRoom.
func (r *Room) Keep(source string, items map[string][]pipeline.Waiting) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	changed := false
	for document, list := range items {
		list = slices.Clone(list)
		slices.SortFunc(list, func(a, b pipeline.Waiting) int { return cmp.Compare(a.ID, b.ID) })
		one, err := written(list)
		if err != nil {
			return fmt.Errorf("keep what waits: %w", err)
		}
		if bytes.Equal(one.text, r.sources[source][document].text) {
			continue
		}
		changed = true
		if r.sources[source] == nil {
			r.sources[source] = documents{}
		}
		r.sources[source][document] = one
		if len(list) == 0 {
			delete(r.sources[source], document)
		}
	}
	if !changed {
		return nil
	}
	return r.write(source)
}

// written is a list of items as it stands in a file; an empty list stands in none.
func written(items []pipeline.Waiting) (waiting, error) {
	if len(items) == 0 {
		return waiting{}, nil
	}
	text, err := json.MarshalIndent(items, " ", " ")
	return waiting{items, text}, err
}

func parse(data []byte) (documents, error) {
	var read map[string][]pipeline.Waiting
	if err := json.Unmarshal(data, &read); err != nil {
		return nil, err
	}
	d := documents{}
	for document, items := range read {
		one, err := written(items)
		if err != nil {
			return nil, err
		}
		d[document] = one
	}
	return d, nil
}

// Rename implements pipeline.WaitingRoom.
func (r *Room) Rename(source, from, to string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	moved, ok := r.sources[source][from]
	if !ok {
		return nil
	}
	items := slices.Clone(moved.items)
	for i := range items {
		items[i].Document = to
	}
	one, err := written(items)
	if err != nil {
		return fmt.Errorf("keep what waits: %w", err)
	}
	delete(r.sources[source], from)
	r.sources[source][to] = one
	return r.write(source)
}

// Of implements pipeline.WaitingRoom.
func (r *Room) Of(source, document string) []pipeline.Waiting {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.sources[source][document].items)
}

// All is everything that waits and is not decided yet, the worthiest first.
func (r *Room) All(decided pipeline.Decisions) []pipeline.Waiting {
	r.mu.Lock()
	defer r.mu.Unlock()
	var list []pipeline.Waiting
	for _, docs := range r.sources {
		for _, one := range docs {
			for _, item := range one.items {
				if _, done := decided.Of(item.ID); !done {
					list = append(list, item)
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b pipeline.Waiting) int {
		return cmp.Or(cmp.Compare(b.Worth(), a.Worth()), a.Since.Compare(b.Since), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Document, b.Document), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// write makes the file of a source say what waits, whole or not at all. Nobody
// but the operator may read it.
func (r *Room) write(source string) error {
	if strings.ContainsAny(source, `/\`) || strings.HasPrefix(source, ".") {
		return fmt.Errorf("keep what waits of %q: not a source", source)
	}
	path := filepath.Join(r.dir, source+".json")
	if len(r.sources[source]) == 0 {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("keep what waits: %w", err)
		}
		return nil
	}
	data, err := r.sources[source].file()
	if err == nil {
		err = os.MkdirAll(r.dir, 0o700)
	}
	if err == nil {
		err = replaceFile(path, data)
	}
	if err != nil {
		return fmt.Errorf("keep what waits: %w", err)
	}
	return nil
}

// file is the JSON of a source: its documents by name.
func (d documents) file() ([]byte, error) {
	var b bytes.Buffer
	for i, document := range slices.Sorted(maps.Keys(d)) {
		name, err := json.Marshal(document)
		if err != nil {
			return nil, err
		}
		b.WriteString(map[bool]string{true: "{\n ", false: ",\n "}[i == 0])
		b.Write(name)
		b.WriteString(": ")
		b.Write(d[document].text)
	}
	b.WriteString("\n}\n")
	return b.Bytes(), nil
}

// replaceFile makes the file appear whole, also when the power fails.
func replaceFile(path string, data []byte) error {
	next, err := os.CreateTemp(filepath.Dir(path), ".waiting-*") // for the owner alone
	if err != nil {
		return err
	}
	defer os.Remove(next.Name()) // gone already when the rename succeeded
	_, err = next.Write(data)
	if err := errors.Join(err, next.Sync(), next.Close()); err != nil {
		return err
	}
	return os.Rename(next.Name(), path)
}
