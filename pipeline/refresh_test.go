package pipeline

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// world is every party of a night at once, in memory. docs are what the sources
// publish: source → document → content.
type world struct {
	mu        sync.Mutex
	docs      map[string]map[string]string
	vault     map[string]Snapshot
	bytes     map[Digest][]byte
	prints    map[string]string
	faults    map[string]string
	version   int64
	published []int64
	log       []string
	reads     int
	expected  int
	settled   int
	together  []int // how many documents each load was of
	broken    error // of the store
}

func newWorld(docs map[string]map[string]string) *world {
	return &world{docs: docs, vault: map[string]Snapshot{}, bytes: map[Digest][]byte{}, prints: map[string]string{}, faults: map[string]string{}}
}

func (w *world) List(_ context.Context, s Source) ([]DocumentRef, error) {
	docs, ok := w.docs[s.ID]
	if !ok {
		return nil, &SourceError{Reason: "not_found", Message: Text{VI: "Không có thư mục."}}
	}
	var refs []DocumentRef
	for _, name := range []string{"a", "b", "c", "feed"} {
		if _, ok := docs[name]; ok {
			refs = append(refs, DocumentRef{Document: name, Feed: s.Kind == FeedSource, PassedOver: docs[name] == "over"})
		}
	}
	return refs, nil
}

func (w *world) Fetch(_ context.Context, s Source, doc DocumentRef, last Receipt) (Fetched, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	content, ok := w.docs[s.ID][doc.Document]
	if !ok {
		return Fetched{}, &SourceError{Reason: "not_found", Message: Text{VI: "Không tìm thấy tài liệu."}}
	}
	digest := DigestOf([]byte(content))
	if digest == last.Digest {
		return Fetched{Unchanged: true}, nil
	}
	return Fetched{Snapshot: Snapshot{Digest: digest, Source: s.ID, Document: doc.Document}, Content: []byte(content)}, nil
}

func (w *world) Put(_ context.Context, snap Snapshot, content []byte) (Snapshot, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.vault[snap.Source+"/"+snap.Document] = snap
	w.bytes[snap.Digest] = content
	return snap, nil
}

func (w *world) Get(_ context.Context, d Digest) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.bytes[d], nil
}

func (w *world) Last(_ context.Context, source, document string) (Snapshot, bool, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	snap, ok := w.vault[source+"/"+document]
	return snap, ok, nil
}

// A document is passed over when it is "over". Read takes "links x y" for a feed and "corrupt" for what cannot be read.
func (w *world) Read(_ context.Context, _ Source, snap Snapshot, content []byte) (Reading, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reads++
	words := strings.Fields(string(content))
	switch words[0] {
	case "corrupt":
		return Reading{}, &SourceError{Reason: "not_a_workbook", Message: Text{VI: "Không phải tệp bảng tính."}}
	case "links":
		r := Reading{Format: "feed"}
		for _, url := range words[1:] {
			r.Links = append(r.Links, Link{URL: url})
		}
		return r, nil
	}
	return Reading{Title: string(content)}, nil
}

func (w *world) SyncSources(context.Context, Run, []Source) error { return w.broken }

func (w *world) Fingerprints(_ context.Context, source string) (map[string]string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	prints := map[string]string{}
	for key, print := range w.prints {
		if of, document, _ := strings.Cut(key, "/"); of == source {
			prints[document] = print
		}
	}
	return prints, nil
}

func (w *world) LoadAll(ctx context.Context, run Run, s Source, documents []Incoming) (done []Loaded, err error) {
	w.together = append(w.together, len(documents))
	for _, d := range documents {
		if err := w.SourceState(ctx, run, s, d.Document, d.Fault); err != nil {
			return done, err
		}
		loaded := Loaded{}
		if !d.Unchanged && d.Fault == nil {
			loaded = w.load(s, d.Snapshot, d.Reading, d.Fingerprint)
		}
		done = append(done, loaded)
	}
	return done, nil
}

func (w *world) load(s Source, snap Snapshot, r Reading, fingerprint string) Loaded {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.prints[s.ID+"/"+snap.Document] == fingerprint {
		return Loaded{Unchanged: 1}
	}
	w.prints[s.ID+"/"+snap.Document] = fingerprint
	w.version++
	w.log = append(w.log, s.ID+"/"+snap.Document+"="+r.Title)
	return Loaded{New: 1, Quarantined: strings.HasPrefix(r.Title, "faulty")}
}

func (w *world) Documents(_ context.Context, source string) ([]KnownDocument, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var list []KnownDocument
	for key := range w.prints {
		if of, document, _ := strings.Cut(key, "/"); of == source {
			list = append(list, KnownDocument{Document: document, Digest: w.vault[key].Digest})
		}
	}
	return list, nil
}

// Kin takes documents whose content ends alike for one report.
func (w *world) Kin(_ context.Context, source string, documents []string, r Reading) (string, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, name := range documents {
		old := string(w.bytes[w.vault[source+"/"+name].Digest])
		if _, end, ok := strings.Cut(old, " "); ok && strings.HasSuffix(r.Title, " "+end) {
			return name, nil
		}
	}
	return "", nil
}

func (w *world) Rename(_ context.Context, _ Run, s Source, from, to string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.log = append(w.log, s.ID+"/"+from+" is now "+to)
	w.prints[s.ID+"/"+to] = w.prints[s.ID+"/"+from]
	delete(w.prints, s.ID+"/"+from)
	return nil
}

// Withdraw takes one missing document for gone, and keeps several.
func (w *world) Withdraw(_ context.Context, _ Run, s Source, present []string, _ ...string) (Withdrawal, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	var gone Withdrawal
	for key := range w.prints {
		source, document, _ := strings.Cut(key, "/")
		if source == s.ID && !slices.Contains(present, document) {
			gone.Waiting = append(gone.Waiting, document)
		}
	}
	slices.Sort(gone.Waiting)
	if len(gone.Waiting) == 1 {
		delete(w.prints, s.ID+"/"+gone.Waiting[0])
		w.version++
		return Withdrawal{Figures: 1}, nil
	}
	gone.Kept = len(gone.Waiting)
	return gone, nil
}

func (w *world) SourceState(_ context.Context, _ Run, s Source, document string, fault *SourceError) error {
	key := s.ID + "/" + document
	was, had := w.faults[key]
	switch {
	case fault == nil && had:
		delete(w.faults, key)
		w.version++
	case fault != nil && was != fault.Reason:
		w.faults[key] = fault.Reason
		w.version++
	}
	return nil
}

func (w *world) Judge(context.Context, Run) error { return nil }
func (w *world) Owe(context.Context, Run, []Duty, []Owed) error {
	return nil
}
func (w *world) Finish(context.Context, Run, Report) error { return nil }

// reader and store are the two faces of world whose methods share the name
// Version.
type reader struct{ *world }

func (reader) Version() string { return "1" }

type store struct{ *world }

func (s store) Version(context.Context) (int64, error) { return s.version, nil }

func (w *world) Publish(_ context.Context, run Run, version int64) (Published, error) {
	changed := len(w.published) == 0 || w.published[len(w.published)-1] != version
	if changed {
		w.published = append(w.published, version)
	}
	return Published{Release: run.ID, Changed: changed}, nil
}

func (w *world) Start(string, string)       {}
func (w *world) Done(string, string, error) {}
func (w *world) Expect(documents int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.expected += documents
}
func (w *world) Settled(documents int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.settled += documents; w.settled > w.expected {
		w.expected = -1 // told too late
	}
}

func (w *world) night(sources ...Source) Night {
	run := RunAt(time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC), "command")
	return Night{Run: run, Sources: sources, Fetcher: w, Vault: w, Reader: reader{w}, Store: store{w}, Publisher: w, Progress: w, Workers: 4}
}

func outcomes(r Report) (out []string) {
	for _, s := range r.Steps {
		out = append(out, fmt.Sprintf("%s/%s %s", s.Source, s.Document, s.Outcome))
	}
	return out
}

func refresh(t *testing.T, n Night, want ...string) Report {
	t.Helper()
	report, err := Refresh(context.Background(), n)
	if err != nil {
		t.Fatal(err)
	}
	if got := outcomes(report); !reflect.DeepEqual(got, want) {
		t.Fatalf("steps %q, want %q", got, want)
	}
	return report
}

var (
	folder = Source{ID: "so-ct", Kind: FolderSource}
	press  = Source{ID: "bao-chi", Kind: FeedSource}
)

func TestRefreshLoadsInOrderAndASecondNightIsQuiet(t *testing.T) {
	w := newWorld(map[string]map[string]string{
		"so-ct":   {"a": "one", "b": "two", "c": "three"},
		"bao-chi": {"feed": "links x y x", "x": "article", "y": "another"},
	})
	refresh(t, w.night(folder, press), "so-ct/a accepted", "so-ct/b accepted", "so-ct/c accepted",
		"bao-chi/feed accepted", "bao-chi/x accepted", "bao-chi/y accepted")
	if want := []string{"so-ct/a=one", "so-ct/b=two", "so-ct/c=three", "bao-chi/feed=", "bao-chi/x=article", "bao-chi/y=another"}; !reflect.DeepEqual(w.log, want) {
		t.Errorf("loaded %q, want %q", w.log, want)
	}
	version := w.version
	report := refresh(t, w.night(folder, press), "so-ct/a unchanged", "so-ct/b unchanged", "so-ct/c unchanged",
		"bao-chi/feed unchanged", "bao-chi/x unchanged", "bao-chi/y unchanged")
	if w.version != version || report.Published.Changed || !report.Clean() {
		t.Errorf("quiet night: version %d → %d, published %+v, clean %v", version, w.version, report.Published, report.Clean())
	}
}

// One bad source is a step of the report; the others go on, and what was
// accepted before stays.
func TestRefreshGoesOnPastFaults(t *testing.T) {
	w := newWorld(map[string]map[string]string{
		"so-ct":   {"a": "one", "b": "corrupt", "c": "faulty figures"},
		"bao-chi": {"feed": "links x gone", "x": "article"},
	})
	report := refresh(t, w.night(Source{ID: "vang", Kind: FolderSource}, folder, press), "vang/ failed",
		"so-ct/a accepted", "so-ct/b failed", "so-ct/c quarantined",
		"bao-chi/feed accepted", "bao-chi/x accepted", "bao-chi/gone failed")
	if report.Clean() {
		t.Error("a night with faults is called clean")
	}
	if len(w.published) != 1 {
		t.Errorf("published %v, want once", w.published)
	}
	if text := report.Steps[2].Fault.Error(); !strings.Contains(text, "so-ct / b") {
		t.Errorf("fault %q does not name source and document", text)
	}
	version := w.version
	if _, err := Refresh(context.Background(), w.night(Source{ID: "vang", Kind: FolderSource}, folder, press)); err != nil {
		t.Fatal(err)
	}
	if w.version != version {
		t.Errorf("the same faults again moved the version from %d to %d", version, w.version)
	}
}

func TestOtherRulesReadFromTheVaultAgain(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "one"}})
	refresh(t, w.night(folder), "so-ct/a accepted")
	changed := w.night(folder)
	changed.Rules = "another catalog"
	refresh(t, changed, "so-ct/a accepted")
	if w.reads != 2 {
		t.Errorf("read %d times, want 2", w.reads)
	}
}

func TestVanishedFileIsWithdrawnAndOldArticlesStay(t *testing.T) {
	w := newWorld(map[string]map[string]string{
		"so-ct":   {"a": "one", "b": "two"},
		"bao-chi": {"feed": "links x", "x": "article"},
	})
	if _, err := Refresh(context.Background(), w.night(folder, press)); err != nil {
		t.Fatal(err)
	}
	delete(w.docs["so-ct"], "b")
	w.docs["bao-chi"]["feed"] = "links"
	refresh(t, w.night(folder, press), "so-ct/a unchanged", "so-ct/ withdrawn", "bao-chi/feed accepted")
	if _, held := w.prints["bao-chi/x"]; !held {
		t.Error("an article that left the feed lost its figures")
	}
}

// The share is not mounted: nothing is lost, the night says so, and says it the
// same way the night after.
func TestEmptyFolderWithdrawsNothing(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "one", "b": "two"}})
	refresh(t, w.night(folder), "so-ct/a accepted", "so-ct/b accepted")
	w.docs["so-ct"] = map[string]string{}
	report := refresh(t, w.night(folder), "so-ct/ waits")
	if text := report.Steps[0].Fault.Error(); len(w.prints) != 2 || report.Clean() || !strings.Contains(text, "Thư mục trống") || !strings.Contains(text, "tonghop review") {
		t.Errorf("%d documents left, clean %v, said %q", len(w.prints), report.Clean(), text)
	}
	version := w.version
	refresh(t, w.night(folder), "so-ct/ waits")
	w.docs["so-ct"] = map[string]string{"a": "one", "b": "two"}
	if w.version != version {
		t.Error("the second empty night changed something")
	}
	refresh(t, w.night(folder), "so-ct/a unchanged", "so-ct/b unchanged")
	if w.faults["so-ct/"] != "" {
		t.Errorf("mounted again, and the fault stays: %v", w.faults)
	}
}

func TestRenamedFileGoesOnAndACopyIsNotReadTwice(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "one", "b": "two"}})
	refresh(t, w.night(folder), "so-ct/a accepted", "so-ct/b accepted")
	w.docs["so-ct"] = map[string]string{"b": "two", "c": "one"}
	report := refresh(t, w.night(folder), "so-ct/b unchanged", "so-ct/c renamed")
	if report.Steps[1].Other != "a" || w.log[2] != "so-ct/a is now c" {
		t.Errorf("renamed: %+v, log %q", report.Steps[1], w.log)
	}
	w.docs["so-ct"]["a"] = "two"
	report = refresh(t, w.night(folder), "so-ct/a duplicate", "so-ct/b unchanged", "so-ct/c unchanged")
	if report.Steps[0].Other != "b" || w.faults["so-ct/a"] != "same_bytes" || !report.Clean() {
		t.Errorf("copied: %+v, faults %v", report.Steps[0], w.faults)
	}
}

// A report that was mended and sent under another name is the same report.
func TestMendedReportUnderAnotherNameGoesOn(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "first report", "b": "two"}})
	refresh(t, w.night(folder), "so-ct/a accepted", "so-ct/b accepted")
	w.docs["so-ct"] = map[string]string{"b": "two", "c": "second report"}
	report := refresh(t, w.night(folder), "so-ct/b unchanged", "so-ct/c accepted")
	if report.Steps[1].Other != "a" || !slices.Contains(w.log, "so-ct/a is now c") {
		t.Errorf("step %+v, log %q", report.Steps[1], w.log)
	}
}

func TestASourceWhoseDeclarationIsFaultyCostsItselfAlone(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "one"}})
	broken := Source{ID: "hong", Fault: &SourceError{Reason: "declaration", Message: Text{VI: "Không có khóa «publishr»."}}}
	report := refresh(t, w.night(broken, folder), "hong/ failed", "so-ct/a accepted")
	if report.Clean() || w.faults["hong/"] != "declaration" {
		t.Errorf("clean %v, faults %v", report.Clean(), w.faults)
	}
}

// Another decision about a source settles its documents anew, of that source
// alone.
func TestADecisionSettlesItsSourceAnew(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "one"}, "khac": {"a": "two"}})
	other := Source{ID: "khac", Kind: FolderSource}
	refresh(t, w.night(folder, other), "so-ct/a accepted", "khac/a accepted")
	decided := w.night(folder, other)
	decided.Decided = func(source string) string { return map[string]string{"khac": "accepted"}[source] }
	refresh(t, decided, "so-ct/a unchanged", "khac/a accepted")
}

func TestBrokenStorePublishesNothing(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "one"}})
	w.broken = errors.New("disk full")
	if _, err := Refresh(context.Background(), w.night(folder)); !errors.Is(err, w.broken) {
		t.Errorf("Refresh = %v, want %v", err, w.broken)
	}
	if len(w.published) > 0 {
		t.Error("published all the same")
	}
}

func TestCancelledNightPublishesNothing(t *testing.T) {
	w := newWorld(map[string]map[string]string{"so-ct": {"a": "one"}})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Refresh(ctx, w.night(folder)); !errors.Is(err, context.Canceled) {
		t.Errorf("Refresh = %v, want context.Canceled", err)
	}
	if len(w.published) > 0 {
		t.Error("published all the same")
	}
}

func TestFeedFollowsAsManyArticlesAsTheSourceAllows(t *testing.T) {
	w := newWorld(map[string]map[string]string{"bao-chi": {"feed": "links x y z", "x": "1", "y": "2", "z": "3"}})
	limited := press
	limited.Limits.Articles = 2
	refresh(t, w.night(limited), "bao-chi/feed accepted", "bao-chi/x accepted", "bao-chi/y accepted")
}

// Whoever follows a night knows how many documents there are, and how many are done:
// with articles that are found on the way, at fault or known or the bytes of another.
func TestANightTellsHowFarItIs(t *testing.T) {
	w := newWorld(map[string]map[string]string{
		"so-ct": {"a": "1", "b": "corrupt", "c": "1"}, "bao-chi": {"feed": "links x y", "x": "5", "y": "corrupt"}})
	for night := range 2 {
		w.expected, w.settled = 0, 0
		if _, err := Refresh(t.Context(), w.night(folder, press)); err != nil {
			t.Fatal(err)
		}
		if w.expected != 6 || w.settled != 6 {
			t.Errorf("night %d: expected %d, settled %d, want 6 of each", night, w.expected, w.settled)
		}
	}
}

// A feed is read every night, for what it leads to; an article that is known is not.
func TestAnArticleIsReadOnce(t *testing.T) {
	w := newWorld(map[string]map[string]string{"bao-chi": {"feed": "links x y", "x": "1", "y": "2"}})
	refresh(t, w.night(press), "bao-chi/feed accepted", "bao-chi/x accepted", "bao-chi/y accepted")
	w.reads = 0
	refresh(t, w.night(press), "bao-chi/feed unchanged", "bao-chi/x unchanged", "bao-chi/y unchanged")
	if w.reads != 1 {
		t.Errorf("read %d times, want the feed alone", w.reads)
	}
	w.docs["bao-chi"]["y"] = "2 and more"
	w.reads = 0
	refresh(t, w.night(press), "bao-chi/feed unchanged", "bao-chi/x unchanged", "bao-chi/y accepted")
	if w.reads != 2 {
		t.Errorf("read %d times, want the feed and what changed", w.reads)
	}
}

// A file that no pattern asks for is told every night, and is neither read nor
// missed; it is over when it is gone.
func TestWhatIsPassedOverIsTold(t *testing.T) {
	w := newWorld(map[string]map[string]string{"one": {"a": "x 1", "b": "over"}})
	s := Source{ID: "one", Kind: FolderSource, Include: []string{"*.xlsx"}}
	for range 2 {
		r, err := Refresh(t.Context(), w.night(s))
		if err != nil {
			t.Fatal(err)
		}
		last := r.Steps[len(r.Steps)-1]
		if last.Document != "b" || last.Outcome != Failed || last.Fault.Reason != "not_asked_for" || !strings.Contains(last.Fault.Message.VI, "*.xlsx") || last.Fault.Hint.VI == "" {
			t.Errorf("steps %+v", r.Steps)
		}
	}
	if w.reads != 1 || len(w.published) != 1 {
		t.Errorf("%d reads, releases %v; want one each", w.reads, w.published)
	}
}

// A page that answers in place of a feed gives no figure and no silence.
func TestAPageInPlaceOfAFeed(t *testing.T) {
	w := newWorld(map[string]map[string]string{"press": {"feed": "page to log in"}})
	s := Source{ID: "press", Kind: FeedSource, Claims: true}
	r, err := Refresh(t.Context(), w.night(s))
	if err != nil || len(r.Steps) != 1 || r.Steps[0].Outcome != Failed || r.Steps[0].Fault.Reason != "not_a_feed" || len(w.log) != 0 {
		t.Fatalf("steps %+v, %v, loaded %v", r.Steps, err, w.log)
	}
	w.docs["press"]["feed"] = "links z"
	w.docs["press"]["z"] = "an article"
	if r, err = Refresh(t.Context(), w.night(s)); err != nil || len(r.Steps) != 2 || w.faults["press/feed"] != "" {
		t.Errorf("steps %+v, %v, faults %v", r.Steps, err, w.faults)
	}
}

// What comes is loaded together, and what is at fault is told in its place.
func TestDocumentsAreLoadedTogetherInTheirOrder(t *testing.T) {
	for _, workers := range []int{1, 4} {
		w := newWorld(map[string]map[string]string{"so": {"a": "one", "b": "two", "c": "three"}})
		n := w.night(Source{ID: "so", Kind: FolderSource})
		n.Workers = workers
		refresh(t, n, "so/a accepted", "so/b accepted", "so/c accepted")
		if !slices.Equal(w.together, []int{3}) {
			t.Errorf("%d workers: loaded %v at once, want all", workers, w.together)
		}
		w.docs["so"] = map[string]string{"a": "one more", "b": "corrupt", "c": "three more"}
		w.together = nil
		refresh(t, n, "so/a accepted", "so/b failed", "so/c accepted")
		if !slices.Equal(w.together, []int{3}) || w.faults["so/b"] == "" {
			t.Errorf("%d workers: loaded %v at once, want all; faults %v", workers, w.together, w.faults)
		}
	}
}

// Thousands of documents with many findings each are not all held to the end of a night.
func TestAStepNamesTheFirstOfWhatWasFound(t *testing.T) {
	a := arrival{ref: DocumentRef{Document: "a.xlsx"}}
	var loaded Loaded
	for i := range listed + 5 {
		a.reading.Rejects = append(a.reading.Rejects, Reject{Reason: fmt.Sprint("reject ", i)})
		loaded.Faults = append(loaded.Faults, Fault{Check: fmt.Sprint("fault ", i)}, Fault{Check: "another"})
	}
	loaded.Rejects = len(a.reading.Rejects)
	step := stepOf(Source{ID: "s"}, a, loaded)
	if len(step.Rejects) != listed || step.Rejects[listed-1].Reason != fmt.Sprint("reject ", listed-1) || cap(step.Rejects) > 2*listed {
		t.Errorf("%d rejects in room for %d", len(step.Rejects), cap(step.Rejects))
	}
	if len(step.Loaded.Faults) != listed || step.Loaded.Faults[2].Check != "fault 1" || step.Loaded.Rejects != listed+5 {
		t.Errorf("%d faults, %d rejects counted", len(step.Loaded.Faults), step.Loaded.Rejects)
	}
	if want := (Unlisted{Rejects: 5, Faults: listed + 10}); step.Unlisted != want {
		t.Errorf("beside those: %+v, want %+v", step.Unlisted, want)
	}
}
