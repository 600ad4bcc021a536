package nights

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

var start = time.Date(2026, 11, 22, 18, 30, 0, 0, time.UTC)

// web is a Fetcher that gives what is written here.
type web struct {
	lists  map[string][]pipeline.DocumentRef
	faults map[string]*pipeline.SourceError // of a source, or of source/document
	bodies map[string]string                // of source/document
	broken map[string]error
}

func (w web) List(_ context.Context, s pipeline.Source) ([]pipeline.DocumentRef, error) {
	if f := w.faults[s.ID]; f != nil {
		return nil, f
	}
	return w.lists[s.ID], nil
}

func (w web) Fetch(_ context.Context, s pipeline.Source, doc pipeline.DocumentRef, last pipeline.Receipt) (pipeline.Fetched, error) {
	at := s.ID + "/" + doc.Document
	if err := w.broken[at]; err != nil {
		return pipeline.Fetched{}, err
	}
	if f := w.faults[at]; f != nil {
		return pipeline.Fetched{}, f
	}
	digest := pipeline.DigestOf([]byte(w.bodies[at]))
	if last.Digest == digest {
		return pipeline.Fetched{Unchanged: true}, nil
	}
	return pipeline.Fetched{Content: []byte(w.bodies[at]), Snapshot: pipeline.Snapshot{Digest: digest, Source: s.ID, Document: doc.Document, URL: doc.URL,
		MediaType: "text/html", Size: int64(len(w.bodies[at])), ETag: `"1"`, Title: doc.Title, Publisher: "Sở Công Thương", Illustrative: true}}, nil
}

// originals are the bodies by digest.
type originals map[pipeline.Digest]string

func (o originals) Get(_ context.Context, d pipeline.Digest) ([]byte, error) {
	text, ok := o[d]
	if !ok {
		return nil, errors.New("gone")
	}
	return []byte(text), nil
}

func said(message string) *pipeline.SourceError {
	return &pipeline.SourceError{Reason: "not_found", Where: "dòng 1", Message: pipeline.Text{VI: message, EN: message}, Hint: pipeline.Text{VI: "Sửa.", EN: "Mend."}}
}

func theWeb() web {
	return web{
		lists: map[string][]pipeline.DocumentRef{
			"so":  {{Document: "a.xlsx"}, {Document: "b.xlsx", URL: "https://example.vn/b", Title: "Biểu", PublishedAt: start}, {Document: "c.xlsx"}, {Document: "d.xlsx"}},
			"bao": {},
		},
		faults: map[string]*pipeline.SourceError{"mang": said("không tới được"), "so/c.xlsx": said("404")},
		bodies: map[string]string{"so/a.xlsx": "một", "so/b.xlsx": "hai"},
		broken: map[string]error{"so/d.xlsx": errors.New("out of memory")},
	}
}

// outcome is what a Fetcher says, with its error in words.
type outcome struct {
	Refs    []pipeline.DocumentRef
	Fetched pipeline.Fetched
	Fault   string
}

func outcomes(f pipeline.Fetcher, last map[string]pipeline.Digest) map[string]outcome {
	found := map[string]outcome{}
	words := func(err error) string {
		var fault *pipeline.SourceError
		switch {
		case err == nil:
			return ""
		case errors.As(err, &fault):
			return fault.Reason + fault.Where + fault.Message.VI + fault.Message.EN + fault.Hint.VI + fault.Hint.EN
		}
		return "ends the night"
	}
	for _, id := range []string{"bao", "mang", "so"} {
		refs, err := f.List(context.Background(), pipeline.Source{ID: id})
		found[id] = outcome{Refs: append([]pipeline.DocumentRef{}, refs...), Fault: words(err)}
		for _, ref := range refs {
			got, err := f.Fetch(context.Background(), pipeline.Source{ID: id}, ref, pipeline.Receipt{Digest: last[id+"/"+ref.Document]})
			found[id+"/"+ref.Document] = outcome{Fetched: got, Fault: words(err)}
		}
	}
	return found
}

// recorded is a night of theWeb, kept in a book.
func recorded(t *testing.T, last map[string]pipeline.Digest) (Book, map[string]outcome) {
	t.Helper()
	b := Book{Dir: t.TempDir()}
	r := NewRecorder(theWeb())
	given := outcomes(r, last)
	visits, err := r.Visits(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Keep(Record{Run: "20261122T183000Z", Names: []string{"nightly"}, StartedAt: start, Visits: visits}); err != nil {
		t.Fatal(err)
	}
	return b, given
}

func TestANightIsGivenAgainAsItWas(t *testing.T) {
	one, two := pipeline.DigestOf([]byte("một")), pipeline.DigestOf([]byte("hai"))
	all := originals{one: "một", two: "hai"}
	for name, last := range map[string]map[string]pipeline.Digest{
		"nothing known": {}, "one unchanged": {"so/a.xlsx": one}, "one was another": {"so/a.xlsx": two},
	} {
		b, given := recorded(t, last)
		records, damaged, err := b.Records()
		if err != nil || len(damaged) > 0 || len(records) != 1 {
			t.Fatalf("%s: %v, %v, %v", name, records, damaged, err)
		}
		p, err := b.Play(records[0], all)
		if err != nil {
			t.Fatal(err)
		}
		if got := outcomes(p, last); !reflect.DeepEqual(got, given) {
			t.Errorf("%s: given again\n%+v\nwas\n%+v", name, got, given)
		}
		// What was unchanged then is brought where it is not known now.
		if got, err := p.Fetch(t.Context(), pipeline.Source{ID: "so"}, pipeline.DocumentRef{Document: "a.xlsx"}, pipeline.Receipt{}); err != nil || string(got.Content) != "một" {
			t.Errorf("%s: unknown document: %+v, %v", name, got, err)
		}
		if _, err := p.List(t.Context(), pipeline.Source{ID: "khac"}); !errors.Is(err, ErrStopped) {
			t.Errorf("%s: a source that was not visited: %v", name, err)
		}
	}
}

// Bytes that are lost are no fault of the source: the night cannot go on.
func TestLostBytesEndTheReplay(t *testing.T) {
	b, _ := recorded(t, nil)
	records, _, err := b.Records()
	if err != nil {
		t.Fatal(err)
	}
	p, err := b.Play(records[0], originals{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Fetch(t.Context(), pipeline.Source{ID: "so"}, pipeline.DocumentRef{Document: "a.xlsx"}, pipeline.Receipt{})
	var lost *LostError
	var fault *pipeline.SourceError
	if !errors.As(err, &lost) || errors.As(err, &fault) || !strings.Contains(err.Error(), "a.xlsx") {
		t.Errorf("error %v, want a *LostError that names the document", err)
	}
}

func TestTwoQuietNightsKeepOneVisit(t *testing.T) {
	b := Book{Dir: t.TempDir()}
	last := map[string]pipeline.Digest{"so/a.xlsx": pipeline.DigestOf([]byte("một")), "so/b.xlsx": pipeline.DigestOf([]byte("hai"))}
	var visits [2][]Visit
	for i := range visits {
		r := NewRecorder(theWeb())
		outcomes(r, last)
		var err error
		if visits[i], err = r.Visits(b); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(b.Dir, sharedDir, "*", "*"))
	if err != nil || !reflect.DeepEqual(visits[0], visits[1]) || len(files) != 3 {
		t.Errorf("%v and %v in %d files, %v; want the same three", visits[0], visits[1], len(files), err)
	}
}

func TestSettingsComeBack(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	want := map[string]string{"tonghop.yaml": "title: Thử\n", "sources/a.yaml": "kind: folder\n", "pages/vi/trang.md": "# Trang\n"}
	for name, text := range want {
		if err := errors.Join(os.MkdirAll(filepath.Dir(filepath.Join(from, name)), 0o755), os.WriteFile(filepath.Join(from, name), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	b := Book{Dir: t.TempDir()}
	if err := errors.Join(os.Mkdir(filepath.Join(from, "..data"), 0o755), os.Rename(filepath.Join(from, "tonghop.yaml"), filepath.Join(from, "..data", "tonghop.yaml")),
		os.Symlink(filepath.Join("..data", "tonghop.yaml"), filepath.Join(from, "tonghop.yaml")), os.Symlink("nowhere", filepath.Join(from, "duties.yaml")),
		os.Rename(filepath.Join(from, "pages"), filepath.Join(from, "elsewhere")), os.Symlink("elsewhere", filepath.Join(from, "pages"))); err != nil {
		t.Fatal(err)
	}
	files, err := b.KeepSettings(from, "tonghop.yaml", "sources", "pages", "topics", "duties.yaml")
	if err != nil || len(files) != len(want) {
		t.Fatalf("kept %v, %v", files, err)
	}
	if err := b.Restore(Record{Settings: files}, to); err != nil {
		t.Fatal(err)
	}
	for name, text := range want {
		if got, err := os.ReadFile(filepath.Join(to, name)); err != nil || string(got) != text {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// Whatever was done to the book is told, and a record leads to no file outside.
func TestDamageToTheBookIsTold(t *testing.T) {
	for name, damage := range map[string]func(dir string) error{
		"a record that is no JSON": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "20261122T183000Z.json"), []byte("{"), 0o644)
		},
		"a record of another night": func(dir string) error {
			return os.Rename(filepath.Join(dir, "20261122T183000Z.json"), filepath.Join(dir, "20261123T183000Z.json"))
		},
		"a record that is a folder": func(dir string) error {
			return errors.Join(os.Remove(filepath.Join(dir, "20261122T183000Z.json")), os.Mkdir(filepath.Join(dir, "x"), 0o755), os.Symlink("x", filepath.Join(dir, "20261122T183000Z.json")))
		},
		"visits gone":                func(dir string) error { return os.RemoveAll(filepath.Join(dir, sharedDir)) },
		"a visit of another content": func(dir string) error { return scribble(dir) },
	} {
		b, _ := recorded(t, nil)
		if _, damaged, err := b.Prove(); err != nil || len(damaged) > 0 {
			t.Fatalf("before: %v, %v", damaged, err)
		}
		if err := damage(b.Dir); err != nil {
			t.Fatal(err)
		}
		_, damaged, err := b.Prove()
		var told *DamagedError
		if err != nil || len(damaged) == 0 || !errors.As(damaged[0], &told) {
			t.Errorf("%s: %v, %v", name, damaged, err)
		}
	}
	b, out := Book{Dir: t.TempDir()}, t.TempDir()
	digest, err := b.share([]byte("x"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"../x", "/etc/x", "a/../../x"} {
		if err := b.Restore(Record{Settings: []File{{path, digest}}}, filepath.Join(out, "in")); err == nil {
			t.Errorf("%s was restored", path)
		}
	}
	if left, err := os.ReadDir(out); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func scribble(dir string) error {
	files, err := filepath.Glob(filepath.Join(dir, sharedDir, "*", "*"))
	if err != nil {
		return err
	}
	return os.WriteFile(files[0], []byte(`{"source":"x"}`), 0o644)
}

// The declarations of a night are there as it kept them, and a folder that somebody
// clears meanwhile is one with fewer files.
func TestFilesAreAsTheNightKeptThem(t *testing.T) {
	b, root := Book{Dir: t.TempDir()}, t.TempDir()
	for name, content := range map[string]string{"pages/mot.md": "một", "pages/en/mot.md": "one", "pages/trong.md": "", "tonghop.yaml": "title: x"} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("nowhere", filepath.Join(root, "pages", "link.md")); err != nil {
		t.Fatal(err)
	}
	settings, err := b.KeepSettings(root, "tonghop.yaml", "pages", "topics")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(root, "pages")); err != nil {
		t.Fatal(err)
	}
	r := Record{Run: "r", Settings: settings}
	files, err := b.Files(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := fstest.TestFS(files, "tonghop.yaml", "pages/mot.md", "pages/en/mot.md", "pages/trong.md"); err != nil {
		t.Error(err)
	}
	if content, err := fs.ReadFile(files, "pages/mot.md"); err != nil || string(content) != "một" {
		t.Errorf("%q, %v", content, err)
	}
	if _, err := fs.ReadDir(files, "topics"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that was not there: %v", err)
	}
	r.Settings[0].Digest = pipeline.DigestOf([]byte("lost"))
	var damaged *DamagedError
	if _, err := b.Files(r); !errors.As(err, &damaged) {
		t.Errorf("lost: %v", err)
	}
}

func TestNamesOfDecisionsAreKeptInSheaves(t *testing.T) {
	b := Book{Dir: t.TempDir()}
	var names []string
	for i := range 2*sheafSize + 1 {
		names = append(names, fmt.Sprintf("%032x", i))
	}
	one, err := b.KeepNames(names[:2*sheafSize])
	if err != nil {
		t.Fatal(err)
	}
	two, err := b.KeepNames(names)
	if err != nil || len(two) != 3 || !slices.Equal(one, two[:2]) {
		t.Errorf("%v after %v, %v", two, one, err)
	}
	if got, err := b.Names(Record{Decided: two}); err != nil || !slices.Equal(got, names) {
		t.Errorf("%d names, %v", len(got), err)
	}
	if none, err := b.Names(Record{}); err != nil || len(none) != 0 {
		t.Errorf("%v, %v", none, err)
	}
}
