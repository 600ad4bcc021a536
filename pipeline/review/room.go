package review

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/pipeline"
)

// A Room keeps what waits. It may be used from several goroutines. Some thousand
// documents have tens of thousands of items: they stay in the files, and the room
// knows where.
type Room struct {
	dir string

	mu      sync.Mutex
	sources map[string]*sheaf
	damaged []string
	last    asked
}

// A sheaf is what waits of one source, by document, and the file that it stands in.
// The file is read as it was opened, whatever another process puts in its place.
type sheaf struct {
	file *os.File
	docs map[string]place
}

// A place is where the items of a document stand in the file, and of which kinds they are.
type place struct {
	from, size int64
	kinds      []pipeline.WaitingKind
}

// asked is what was asked for last; one document is asked for many times in a row.
type asked struct {
	source, document string
	items            []pipeline.Waiting
}

var _ pipeline.WaitingRoom = (*Room)(nil)

// OpenRoom looks through what waits in dir; a folder that is not there is empty. A
// file that cannot be read is set aside, see Damaged: the store finds what waited in
// it again.
func OpenRoom(dir string) (*Room, error) {
	r := &Room{dir: dir, sources: map[string]*sheaf{}}
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
		file, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("open what waits: %w", err)
		}
		docs, err := look(file)
		if err != nil {
			r.damaged = append(r.damaged, path)
			_ = file.Close() // it was read only
			continue
		}
		r.sources[source] = &sheaf{file, docs}
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
	changes := map[string]change{}
	for document, list := range items {
		list = slices.Clone(list)
		slices.SortFunc(list, func(a, b pipeline.Waiting) int { return cmp.Compare(a.ID, b.ID) })
		to, err := written(list)
		if err != nil {
			return fmt.Errorf("keep what waits: %w", err)
		}
		if old, _ := r.text(source, document); !bytes.Equal(to.text, old) {
			changes[document] = to
		}
	}
	if len(changes) == 0 {
		return nil
	}
	return r.write(source, changes)
}

// A change is what a document is to have: its items as they stand in a file. Without
// items it stands in none.
type change struct {
	text  []byte
	kinds []pipeline.WaitingKind
}

func written(items []pipeline.Waiting) (change, error) {
	if len(items) == 0 {
		return change{}, nil
	}
	text, err := json.MarshalIndent(items, " ", " ")
	return change{text, kindsOf(items)}, err
}

func kindsOf(items []pipeline.Waiting) (kinds []pipeline.WaitingKind) {
	for _, item := range items {
		if !slices.Contains(kinds, item.Kind) {
			kinds = append(kinds, item.Kind)
		}
	}
	return slices.Clip(kinds)
}

// look finds where in a file the items of each document stand.
func look(from io.Reader) (map[string]place, error) {
	docs := map[string]place{}
	in := json.NewDecoder(from)
	open, err := in.Token()
	if err != nil {
		return nil, err
	}
	if open != json.Delim('{') {
		return nil, fmt.Errorf("it begins with %v", open)
	}
	for in.More() {
		document, err := in.Token()
		if err != nil {
			return nil, err
		}
		var text json.RawMessage
		if err := in.Decode(&text); err != nil {
			return nil, err
		}
		items, err := parse(text)
		if err != nil {
			return nil, err
		}
		delete(docs, document.(string))
		if len(items) > 0 {
			docs[document.(string)] = place{in.InputOffset() - int64(len(text)), int64(len(text)), kindsOf(items)}
		}
	}
	if _, err := in.Token(); err != nil {
		return nil, err
	}
	if _, err := in.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("it goes on behind its end")
	}
	return docs, nil
}

func parse(text []byte) (items []pipeline.Waiting, err error) {
	err = json.Unmarshal(text, &items)
	return items, err
}

// text is how the items of a document stand in the file; nil when it has none.
func (r *Room) text(source, document string) ([]byte, error) {
	s := r.sources[source]
	if s == nil {
		return nil, nil
	}
	at, ok := s.docs[document]
	if !ok {
		return nil, nil
	}
	text := make([]byte, at.size)
	_, err := s.file.ReadAt(text, at.from)
	return text, err
}

// items are those of a document. What cannot be read any more counts as lost: the
// store finds it again, as it does what waited in a damaged file.
func (r *Room) items(source, document string) []pipeline.Waiting {
	if r.last.source == source && r.last.document == document && r.last.items != nil {
		return r.last.items
	}
	text, err := r.text(source, document)
	if err != nil || text == nil {
		return nil
	}
	items, err := parse(text)
	if err != nil {
		return nil
	}
	r.last = asked{source, document, items}
	return items
}

// Rename implements pipeline.WaitingRoom.
func (r *Room) Rename(source, from, to string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	items := slices.Clone(r.items(source, from))
	if len(items) == 0 {
		return nil
	}
	for i := range items {
		items[i].Document = to
	}
	moved, err := written(items)
	if err != nil {
		return fmt.Errorf("keep what waits: %w", err)
	}
	return r.write(source, map[string]change{from: {}, to: moved})
}

// Of implements pipeline.WaitingRoom.
func (r *Room) Of(source, document string) []pipeline.Waiting {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.items(source, document))
}

// Kinds implements pipeline.WaitingRoom.
func (r *Room) Kinds(source, document string) []pipeline.WaitingKind {
	r.mu.Lock()
	defer r.mu.Unlock()
	if s := r.sources[source]; s != nil {
		return s.docs[document].kinds
	}
	return nil
}

// All is everything that waits and is not decided yet, the worthiest first.
func (r *Room) All(decided pipeline.Decisions) []pipeline.Waiting {
	r.mu.Lock()
	defer r.mu.Unlock()
	var list []pipeline.Waiting
	for source, s := range r.sources {
		for document := range s.docs {
			for _, item := range r.items(source, document) {
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

// write makes the file of a source say what waits, with what changes, whole or not at
// all. Nobody but the operator may read it.
func (r *Room) write(source string, changes map[string]change) error {
	if strings.ContainsAny(source, `/\`) || strings.HasPrefix(source, ".") {
		return fmt.Errorf("keep what waits of %q: not a source", source)
	}
	old := r.sources[source]
	if old == nil {
		old = &sheaf{}
	}
	next, err := old.with(changes, filepath.Join(r.dir, source+".json"))
	if err != nil {
		return fmt.Errorf("keep what waits: %w", err)
	}
	r.last = asked{}
	if r.sources[source] = next; next == nil {
		delete(r.sources, source)
	}
	if old.file != nil {
		_ = old.file.Close() // it was read only
	}
	return nil
}

// with is the sheaf with what changes, in a file at path that appears whole, also when
// the power fails; nil, and no file, when nothing waits any more.
func (s *sheaf) with(changes map[string]change, path string) (next *sheaf, err error) {
	names := slices.Collect(maps.Keys(s.docs))
	for document := range changes {
		names = append(names, document)
	}
	slices.Sort(names)
	names = slices.DeleteFunc(slices.Compact(names), func(document string) bool {
		to, changed := changes[document]
		return changed && to.text == nil
	})
	if len(names) == 0 {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		return nil, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".waiting-*") // for the owner alone
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, file.Close(), os.Remove(file.Name()))
		}
	}()
	next = &sheaf{file, map[string]place{}}
	if err := s.writeAll(next, names, changes); err != nil {
		return nil, err
	}
	if err := file.Sync(); err != nil {
		return nil, err
	}
	return next, os.Rename(file.Name(), path)
}

// writeAll fills the file of the next sheaf.
func (s *sheaf) writeAll(next *sheaf, names []string, changes map[string]change) error {
	out := bufio.NewWriterSize(next.file, 256<<10)
	var at int64
	write := func(text []byte) {
		n, _ := out.Write(text) // Flush tells
		at += int64(n)
	}
	for i, document := range names {
		name, err := json.Marshal(document)
		if err != nil {
			return err
		}
		write([]byte(map[bool]string{true: "{\n ", false: ",\n "}[i == 0]))
		write(name)
		write([]byte(": "))
		to, changed := changes[document]
		if changed {
			next.docs[document] = place{at, int64(len(to.text)), to.kinds}
			write(to.text)
			continue
		}
		stays := s.docs[document]
		next.docs[document] = place{at, stays.size, stays.kinds}
		n, err := io.Copy(out, io.NewSectionReader(s.file, stays.from, stays.size))
		if err == nil && n < stays.size {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		at += n
	}
	write([]byte("\n}\n"))
	return out.Flush()
}
