package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// counted counts how often documents are really read.
type counted struct {
	pipeline.Reader
	version string
	reads   int
}

func (c *counted) Version() string { return c.version }

func (c *counted) Read(ctx context.Context, s pipeline.Source, snap pipeline.Snapshot, content []byte) (pipeline.Reading, error) {
	c.reads++
	return c.Reader.Read(ctx, s, snap, content)
}

// A reading night of one document.
type readNight struct {
	order   string // what the document does to its reader
	changed func(*nightOfMemory)
	read    bool // whether it is read, and not remembered
}

type nightOfMemory struct {
	reader   *counted
	rules    string
	run      string
	source   pipeline.Source
	document string
	fails    bool // the night ends before anything is kept
	spoil    func(path string) error
}

func TestWhatCannotBeReadIsReadTwice(t *testing.T) {
	bounds := Bounds{Memory: 512 << 20, Output: 1 << 20, Processor: time.Second}
	slow := Bounds{Memory: 512 << 20, Time: 300 * time.Millisecond}
	otherRules := func(n *nightOfMemory) { n.rules = "another catalog" }
	for name, c := range map[string]struct {
		bounds Bounds
		nights []readNight
	}{
		"a fault of the file":           {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true}, {"fault", nil, false}, {"fault", nil, false}}},
		"a panic":                       {bounds, []readNight{{"panic", nil, true}, {"panic", nil, true}, {"panic", nil, false}}},
		"a crash":                       {bounds, []readNight{{"panic elsewhere", nil, true}, {"panic elsewhere", nil, true}, {"panic elsewhere", nil, false}}},
		"too much memory":               {bounds, []readNight{{"memory bomb", nil, true}, {"memory bomb", nil, true}, {"memory bomb", nil, false}}},
		"too much processor time":       {bounds, []readNight{{"endless", nil, true}, {"endless", nil, true}, {"endless", nil, false}}},
		"too much output":               {bounds, []readNight{{"much", nil, true}, {"much", nil, true}, {"much", nil, false}}},
		"killed":                        {bounds, []readNight{{"killed", nil, true}, {"killed", nil, true}, {"killed", nil, true}}},
		"too slow by the clock":         {slow, []readNight{{"endless", nil, true}, {"endless", nil, true}, {"endless", nil, true}}},
		"a bad hour between":            {bounds, []readNight{{"fault", nil, true}, {"killed", func(n *nightOfMemory) { n.reader.Reader = killing{} }, true}, {"fault", nil, true}, {"fault", nil, false}}},
		"two nights that end otherwise": {bounds, []readNight{{"fault", nil, true}, {"fault", func(n *nightOfMemory) { n.reader.Reader = another{} }, true}, {"fault", nil, true}, {"fault", nil, true}, {"fault", nil, false}}},
		"other bytes":                   {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true}, {"plain error", nil, true}, {"plain error", nil, true}, {"plain error", nil, false}}},
		"bytes of before":               {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true}, {"Biểu 1", nil, true}, {"fault", nil, true}}},
		"it can be read":                {bounds, []readNight{{"Biểu 1", nil, true}, {"Biểu 1", nil, true}, {"Biểu 1", nil, true}}},
		"other rules":                   {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true}, {"fault", otherRules, true}}},
		"another version of the readers": {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true},
			{"fault", func(n *nightOfMemory) { n.reader.version = "wild.4" }, true}}},
		"the source says something else of it": {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true},
			{"fault", func(n *nightOfMemory) { n.source.Province = "ca-mau" }, true}}},
		"another document of the same bytes": {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true},
			{"fault", func(n *nightOfMemory) { n.document = "khac.wild" }, true}}},
		"twice in one night": {bounds, []readNight{{"fault", nil, true}, {"fault", func(n *nightOfMemory) { n.run = "0" }, true}, {"fault", nil, true}, {"fault", nil, false}}},
		"a night that fails": {bounds, []readNight{{"fault", nil, true}, {"fault", func(n *nightOfMemory) { n.fails = true }, true}, {"fault", nil, true}, {"fault", nil, false}}},
		"the memory lost": {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true},
			{"fault", func(n *nightOfMemory) { n.spoil = Forget }, true}}},
		"the memory spoilt": {bounds, []readNight{{"fault", nil, true}, {"fault", nil, true},
			{"fault", func(n *nightOfMemory) {
				n.spoil = func(path string) error { return os.WriteFile(path, []byte(`{"rules":`), 0o600) }
			}, true}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "unread.json")
			child := isolated(t, c.bounds)
			told := map[string]string{} // by what the document does
			for i, night := range c.nights {
				n := nightOfMemory{reader: &counted{Reader: child, version: "wild.3"}, rules: "catalog", run: fmt.Sprint(i), source: pipeline.Source{ID: "nguon"}, document: "tep.wild"}
				if night.changed != nil {
					night.changed(&n)
				}
				if n.spoil != nil {
					if err := n.spoil(path); err != nil {
						t.Fatal(err)
					}
				}
				reader := Remember(n.reader, path, n.rules, n.run)
				content := []byte(night.order)
				snap := pipeline.Snapshot{Source: "nguon", Document: n.document, Digest: pipeline.DigestOf(content)}
				_, err := reader.Read(t.Context(), n.source, snap, content)
				if want, known := told[night.order]; night.changed == nil && known && said(err) != want {
					t.Errorf("night %d tells %s, want %s", i+1, said(err), want)
				} else if night.changed == nil {
					told[night.order] = said(err)
				}
				if read := n.reader.reads == 1; read != night.read {
					t.Errorf("night %d: read %v, want %v", i+1, read, night.read)
				}
				if n.fails {
					continue
				}
				if err := reader.Keep(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// said is all that a fault tells.
func said(err error) string {
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) {
		return fmt.Sprint(err)
	}
	return fmt.Sprintf("%s %s / %s %s %+v %+v", fault.Source, fault.Document, fault.Reason, fault.Where, fault.Message, fault.Hint)
}

// killing and another end each reading, by the machine and by the file.
type (
	killing struct{ pipeline.Reader }
	another struct{ pipeline.Reader }
)

func (killing) Read(_ context.Context, s pipeline.Source, snap pipeline.Snapshot, _ []byte) (pipeline.Reading, error) {
	return pipeline.Reading{}, asSourceError(crashed(errOfMachine), s, snap)
}

func (another) Read(_ context.Context, s pipeline.Source, snap pipeline.Snapshot, _ []byte) (pipeline.Reading, error) {
	return pipeline.Reading{}, asSourceError(Unreadable("another", "lý do khác", "another reason", nil), s, snap)
}

// A quiet night writes nothing, and what cannot be written costs no reading.
func TestMemoryIsWrittenWhereItChanges(t *testing.T) {
	path := filepath.Join(t.TempDir(), "unread.json")
	child := isolated(t, Bounds{})
	read := func(run string) *Remembering {
		r := Remember(child, path, "catalog", run)
		for _, order := range []string{"fault", "Biểu 1", "plain error"} {
			_, _ = r.Read(t.Context(), pipeline.Source{ID: "nguon"}, pipeline.Snapshot{Document: order + ".wild", Digest: pipeline.DigestOf([]byte(order))}, []byte(order))
		}
		return r
	}
	for night := range 2 {
		if err := read(fmt.Sprint(night)).Keep(); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := Remember(child, path, "catalog", "3").Keep(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a night that reads nothing writes: %v", err)
	}
	lost := Remember(child, filepath.Join(path, "nowhere", "unread.json"), "catalog", "4")
	if _, err := lost.Read(t.Context(), pipeline.Source{ID: "nguon"}, pipeline.Snapshot{Document: "tep.wild"}, []byte("fault")); said(err) == "<nil>" {
		t.Error("no fault")
	}
	if err := lost.Keep(); err == nil {
		t.Error("nobody tells that it was not written")
	}
}
