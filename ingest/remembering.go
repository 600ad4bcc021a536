package ingest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/pipeline"
)

// Remembering is a pipeline.Reader that does not read again what cannot be read: of a
// document that ended the same way on two nights it tells the fault of then. What may
// have been the machine's fault is never remembered. It may be used from many goroutines.
type Remembering struct {
	reader pipeline.Reader
	path   string
	rules  string
	night  string

	mu      sync.Mutex
	known   map[address]unreadable
	changed bool
}

// address is a document of a source.
type address struct{ source, document string }

// unreadable is a document that could not be read, and how it ended.
type unreadable struct {
	Source   string          `json:"source"`
	Document string          `json:"document"`
	Digest   pipeline.Digest `json:"digest"`
	As       string          `json:"as"` // what of source and snapshot besides the bytes decides how it is read
	Nights   int             `json:"nights"`
	Last     string          `json:"last"` // of the nights, two at most
	Fault    ending          `json:"fault"`
}

// ending is what is told of it.
type ending struct {
	Reason  string        `json:"reason"`
	Where   string        `json:"where,omitempty"`
	Message pipeline.Text `json:"message"`
	Hint    pipeline.Text `json:"hint"`
}

// memoryFile is the file.
type memoryFile struct {
	Rules     string       `json:"rules"`
	Documents []unreadable `json:"documents"`
}

// enoughNights is how often a document is read that ends the same way each time: a bad
// hour of the machine brands none.
const enoughNights = 2

// mostUnreadable bounds the file; those beyond it are read each night.
const mostUnreadable = 20_000

// Remember opens what is remembered in the file at path for one night. rules names
// everything besides the documents that decides how they are read: what was found by
// others is forgotten. So is a file that cannot be read, for it only spares work.
func Remember(reader pipeline.Reader, path, rules, night string) *Remembering {
	r := &Remembering{reader: reader, path: path, night: night, known: map[address]unreadable{}}
	r.rules = string(pipeline.DigestOf([]byte(reader.Version() + "\n" + rules)))
	var file memoryFile
	if data, err := os.ReadFile(path); err != nil || json.Unmarshal(data, &file) != nil || file.Rules != r.rules {
		return r
	}
	for _, u := range file.Documents {
		r.known[address{u.Source, u.Document}] = u
	}
	return r
}

// Version implements pipeline.Reader.
func (r *Remembering) Version() string { return r.reader.Version() }

// Read implements pipeline.Reader.
func (r *Remembering) Read(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, content []byte) (pipeline.Reading, error) {
	at, as := address{s.ID, snap.Document}, readAs(s, snap)
	r.mu.Lock()
	u, ok := r.known[at]
	r.mu.Unlock()
	same := ok && u.Digest == snap.Digest && u.As == as
	if same && u.Nights >= enoughNights {
		return pipeline.Reading{}, &pipeline.SourceError{Reason: u.Fault.Reason, Source: s.ID, Document: snap.Document, Where: u.Fault.Where, Message: u.Fault.Message, Hint: u.Fault.Hint, Err: errRemembered}
	}
	reading, err := r.reader.Read(ctx, s, snap, content)
	var fault *pipeline.SourceError
	switch isFault := errors.As(err, &fault); {
	case err == nil:
		r.set(at, unreadable{}, ok)
	case !isFault || errors.Is(err, errOfMachine) || ctx.Err() != nil:
	default:
		next := unreadable{Source: s.ID, Document: snap.Document, Digest: snap.Digest, As: as, Nights: 1, Last: r.night, Fault: ending{fault.Reason, fault.Where, fault.Message, fault.Hint}}
		if same && u.Fault == next.Fault {
			if u.Last == r.night {
				break
			}
			next.Nights = u.Nights + 1
		}
		r.set(at, next, true)
	}
	return reading, err
}

// set remembers how a document ended, or forgets it.
func (r *Remembering) set(at address, u unreadable, changed bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.changed = r.changed || changed
	if u.Nights == 0 {
		delete(r.known, at)
		return
	}
	if _, known := r.known[at]; known || len(r.known) < mostUnreadable {
		r.known[at] = u
	}
}

// errRemembered is that a document was not read tonight.
var errRemembered = errors.New("it ended so the nights before and was not read again")

// readAs names what of a source and a snapshot besides its bytes decides how it is read.
func readAs(s pipeline.Source, snap pipeline.Snapshot) string {
	return fmt.Sprintf("%s %q %q %t", s.Kind, snap.MediaType, s.Province, s.Claims)
}

// Keep writes down what the night found, where that is anything new. It is called when
// the night has ended well: of one that fails nothing is remembered.
func (r *Remembering) Keep() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.changed {
		return nil
	}
	file := memoryFile{Rules: r.rules, Documents: make([]unreadable, 0, len(r.known))}
	for _, u := range r.known {
		file.Documents = append(file.Documents, u)
	}
	slices.SortFunc(file.Documents, func(a, b unreadable) int {
		return strings.Compare(a.Source+"\x00"+a.Document, b.Source+"\x00"+b.Document)
	})
	data, err := json.MarshalIndent(file, "", "  ")
	if err != nil {
		return err
	}
	if err := replaceFile(r.path, append(data, '\n')); err != nil {
		return fmt.Errorf("remember what cannot be read: %w", err)
	}
	r.changed = false
	return nil
}

// Forget drops what is remembered at path.
func Forget(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forget what cannot be read: %w", err)
	}
	return nil
}

// replaceFile makes the file appear whole or not at all.
func replaceFile(path string, data []byte) error {
	next, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(next.Name()) // gone already when the rename succeeded
	_, err = next.Write(data)
	if err = errors.Join(err, next.Close()); err != nil {
		return err
	}
	return os.Rename(next.Name(), path)
}

var _ pipeline.Reader = (*Remembering)(nil)
