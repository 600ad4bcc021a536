package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// A Night is everything that one refresh needs, handed in: nothing below reads
// a clock or a setting of its own.
type Night struct {
	Run       Run
	Sources   []Source // visited in this order
	Fetcher   Fetcher
	Vault     Vault
	Reader    Reader
	Store     Store
	Publisher Publisher
	Progress  Progress
	// Rules names everything besides the bytes that decides what is understood:
	// the catalog's digest and the like. Other rules read every snapshot again.
	Rules string
	// Decided names what people decided about a source; another name settles its
	// documents anew. nil means that nobody decides.
	Decided func(source string) string
	// Duties are who owes what, and Owed the reports that follow from them by the day
	// of the run. KeepDuties leaves both as they were.
	Duties     []Duty
	Owed       []Owed
	KeepDuties bool
	// Workers bounds how many documents are fetched and read at once; less than
	// one means one. They are loaded one by one in a fixed order all the same.
	Workers int
	// Partial says that Sources are only some of the declared ones: the others
	// stay as they are.
	Partial bool
	// Declared are all sources of the workspace; used when Partial.
	Declared []Source

	slots chan struct{} // one for each document that is being fetched and read
}

// Refresh is one night: every source is visited, what is new is read, checked
// and stored, and the whole is published. A fault of a source is a Step of the
// report, and the night goes on; an error means that the store, the vault or
// the publication failed, and that the release in force is the one from before.
func Refresh(ctx context.Context, n Night) (report Report, err error) {
	report.Run = n.Run
	n.slots = make(chan struct{}, max(n.Workers, 1))
	declared := n.Sources
	if n.Partial {
		declared = n.Declared
	}
	if err := n.Store.SyncSources(ctx, n.Run, declared); err != nil {
		return report, fmt.Errorf("store sources: %w", err)
	}
	report.Steps, err = n.visitAll(ctx)
	if err != nil {
		return report, err
	}
	if err := n.Store.Judge(ctx, n.Run); err != nil {
		return report, fmt.Errorf("judge completeness: %w", err)
	}
	if !n.KeepDuties {
		if err := n.Store.Owe(ctx, n.Run, n.Duties, n.Owed); err != nil {
			return report, fmt.Errorf("judge duties: %w", err)
		}
	}
	if err := n.Store.Finish(ctx, n.Run, report); err != nil {
		return report, fmt.Errorf("finish run %s: %w", n.Run.ID, err)
	}
	return n.publish(ctx, report)
}

func (n Night) publish(ctx context.Context, report Report) (Report, error) {
	version, err := n.Store.Version(ctx)
	if err != nil {
		return report, fmt.Errorf("read store version: %w", err)
	}
	n.Progress.Start("publish", "")
	report.Published, err = n.Publisher.Publish(ctx, n.Run, version)
	n.Progress.Done("publish", "", err)
	if err != nil {
		return report, fmt.Errorf("publish: %w", err)
	}
	return report, nil
}

// visitAll visits the sources in order. While one is loaded, the documents of
// the next are already on their way.
func (n Night) visitAll(ctx context.Context) (steps []Step, err error) {
	ctx, stop := context.WithCancel(ctx)
	defer func() {
		stop()
		for range cap(n.slots) { // nothing is under way any more when the night ends
			n.slots <- struct{}{}
		}
	}()
	opened := make(chan opening)
	go func() {
		defer close(opened)
		for _, s := range n.Sources {
			select {
			case opened <- n.open(ctx, s):
			case <-ctx.Done():
				return
			}
		}
	}()
	for o := range opened {
		more, err := n.visit(ctx, o)
		steps = append(steps, more...)
		if err != nil {
			return steps, fmt.Errorf("source %s: %w", o.source.ID, err)
		}
	}
	return steps, ctx.Err()
}

// An opening is a source whose documents were listed, and are on their way, or
// the reason why not.
type opening struct {
	source Source
	refs   []DocumentRef
	over   []string          // documents that are there and that no pattern asks for
	known  map[string]string // fingerprints in force
	queue  *queue
	err    error
}

func (n Night) open(ctx context.Context, s Source) opening {
	if s.Fault != nil {
		return opening{source: s, err: s.Fault}
	}
	n.Progress.Start("list", s.ID)
	refs, err := n.Fetcher.List(ctx, s)
	n.Progress.Done("list", s.ID, err)
	o := opening{source: s, refs: refs, err: err}
	if err == nil {
		o.known, o.err = n.Store.Fingerprints(ctx, s.ID)
	}
	if o.err == nil {
		o.refs = slices.DeleteFunc(slices.Clone(refs), func(r DocumentRef) bool { return r.PassedOver })
		n.Progress.Expect(len(o.refs))
		o.queue = n.arrivals(ctx, s, o.refs, o.known)
	}
	for _, r := range refs {
		if r.PassedOver {
			o.over = append(o.over, r.Document)
		}
	}
	return o
}

// visit brings one source up to date: its documents, then what they lead to.
func (n Night) visit(ctx context.Context, o opening) ([]Step, error) {
	s := o.source
	if o.err != nil {
		step, err := n.fault(ctx, s, "", o.err)
		return []Step{step}, err
	}
	if s.Kind == FolderSource {
		return n.visitFolder(ctx, o)
	}
	if err := n.Store.SourceState(ctx, n.Run, s, "", nil); err != nil {
		return nil, err
	}
	steps, links, err := n.documents(ctx, s, o.queue, nil)
	if err != nil {
		return steps, err
	}
	for _, followed := range links {
		n.Progress.Expect(len(followed))
		more, _, err := n.documents(ctx, s, n.arrivals(ctx, s, followed, o.known), nil)
		steps = append(steps, more...)
		if err != nil {
			return steps, err
		}
	}
	return steps, nil // a feed forgets its old entries; their figures stand
}

// documents loads what arrives, in order. links are the documents that each of
// them leads to. in is nil where documents have no neighbours.
func (n Night) documents(ctx context.Context, s Source, queue *queue, in *inbox) (steps []Step, links [][]DocumentRef, err error) {
	var batch []arrival // loaded together
	most := firstDocuments
	load := func() error {
		loaded, err := n.load(ctx, s, batch)
		steps, batch = append(steps, loaded...), nil
		most = min(2*most, aheadDocuments)
		n.Progress.Settled(len(loaded))
		return err
	}
	for a, ok := queue.next(); ok; a, ok = queue.next() {
		twin, err := n.twin(ctx, s, a, in)
		if err != nil {
			return steps, links, fmt.Errorf("document %s: %w", a.ref.Document, err)
		}
		if s.Kind == FeedSource && len(a.reading.Links) > 0 {
			links = append(links, linkRefs(s, a.reading.Links))
		}
		if a.fault, err = n.faultOf(ctx, s, a); err != nil {
			return steps, links, errors.Join(load(), fmt.Errorf("document %s: %w", a.ref.Document, err))
		}
		if twin == "" {
			if batch = append(batch, a); !full(batch, most) {
				continue
			}
		}
		if err := load(); err != nil {
			return steps, links, err
		}
		if twin == "" {
			continue
		}
		step, err := n.settle(ctx, s, a, twin, in)
		if err != nil {
			return steps, links, fmt.Errorf("document %s: %w", a.ref.Document, err)
		}
		steps = append(steps, step)
		n.Progress.Settled(1)
	}
	if err := load(); err != nil {
		return steps, links, err
	}
	return steps, links, ctx.Err()
}

// firstDocuments is how many documents are loaded together at first, twice as many each
// time after: the first ones are not to wait until many are read.
const firstDocuments = 16

// full tells whether there is enough to load together, most documents at most.
func full(batch []arrival, most int) bool {
	records := 0
	for _, a := range batch {
		records += a.records()
	}
	return len(batch) >= most || records >= aheadRecords
}

// trouble is why nothing can be loaded of what arrived.
func (a arrival) trouble() error {
	if a.err == nil && a.ref.Feed && a.reading.Format != feedFormat {
		return noFeed()
	}
	return a.err
}

// sound tells that what arrived can be loaded.
func (a arrival) sound() bool { return a.trouble() == nil }

// faultOf is the fault of what cannot be loaded, nil of what can.
func (n Night) faultOf(ctx context.Context, s Source, a arrival) (*SourceError, error) {
	err := a.trouble()
	if err == nil {
		return nil, nil
	}
	return asFault(ctx, s, a.ref.Document, err)
}

// settle stores what arrived and has a twin.
func (n Night) settle(ctx context.Context, s Source, a arrival, twin string, in *inbox) (Step, error) {
	known, err := n.recognise(ctx, s, a, twin, in)
	if err != nil || known.Outcome == Duplicate {
		return known, err
	}
	steps, err := n.load(ctx, s, []arrival{a})
	if err != nil {
		return Step{}, err
	}
	step := steps[0]
	if step.Outcome == Unchanged {
		return step, nil
	}
	step.Other = known.Other
	if l := step.Loaded; !l.Quarantined && l.Held+l.New+l.Revised+l.Withdrawn == 0 {
		step.Outcome = Renamed
	}
	return step, nil
}

// load loads documents in their order.
func (n Night) load(ctx context.Context, s Source, batch []arrival) (steps []Step, err error) {
	if len(batch) == 0 {
		return nil, nil
	}
	list := make([]Incoming, len(batch))
	for i, a := range batch {
		if list[i] = (Incoming{Document: a.ref.Document, Fault: a.fault}); a.fault == nil {
			list[i] = Incoming{Document: a.ref.Document, Unchanged: a.unchanged, Snapshot: a.snapshot, Reading: a.reading, Fingerprint: a.fingerprint}
		}
		if a.loads() {
			n.Progress.Start("load", s.ID+" / "+a.ref.Document)
		}
	}
	done, err := n.Store.LoadAll(ctx, n.Run, s, list)
	for i, a := range batch {
		if a.loads() {
			var failed error
			if i >= len(done) {
				failed = err
			}
			n.Progress.Done("load", s.ID+" / "+a.ref.Document, failed)
		}
		if i < len(done) {
			steps = append(steps, stepOf(s, a, done[i]))
		}
	}
	return steps, err
}

// loads tells that what arrived changes what is in force.
func (a arrival) loads() bool { return !a.unchanged && a.fault == nil }

// stepOf tells what became of a document.
func stepOf(s Source, a arrival, loaded Loaded) Step {
	if a.fault != nil {
		return Step{Source: s.ID, Document: a.ref.Document, Outcome: Failed, Fault: a.fault}
	}
	step := Step{Source: s.ID, Document: a.ref.Document, Outcome: Unchanged}
	if a.unchanged {
		return step
	}
	step.Loaded, step.Outcome = loaded, Accepted
	step.Rejects, step.Unlisted.Rejects = first(a.reading.Rejects)
	step.Loaded.Faults, step.Unlisted.Faults = first(loaded.Faults)
	if loaded.Quarantined {
		step.Outcome = Quarantined
	}
	return step
}

// feedFormat is the Reading.Format of what leads to other documents.
const feedFormat = "feed"

// noFeed words what answers at the address of a feed and is none: a page to log
// in, an error page. None of its figures is taken.
func noFeed() *SourceError {
	return &SourceError{Reason: "not_a_feed",
		Message: Text{
			VI: "Địa chỉ trả về một trang web chứ không phải nguồn tin RSS, Atom hay JSON Feed; không lấy số liệu nào từ trang ấy.",
			EN: "The address answers a web page and no RSS, Atom or JSON Feed; no figure is taken from it."},
		Hint: Text{
			VI: "Mở địa chỉ bằng trình duyệt: có thể trang đòi đăng nhập hoặc báo lỗi, hoặc địa chỉ RSS đã đổi.",
			EN: "Open the address in a browser: it may ask to log in or report an error, or the address of the feed has changed."}}
}

// fault keeps a fault of a source; any other error ends the night.
func (n Night) fault(ctx context.Context, s Source, document string, err error) (Step, error) {
	fault, err := asFault(ctx, s, document, err)
	if err != nil {
		return Step{}, err
	}
	step := Step{Source: s.ID, Document: document, Outcome: Failed, Fault: fault}
	return step, n.Store.SourceState(ctx, n.Run, s, document, fault)
}

// asFault is the fault of a source that an error tells of; any other ends the night.
func asFault(ctx context.Context, s Source, document string, err error) (*SourceError, error) {
	if ctxErr := ctx.Err(); ctxErr != nil { // it may tell of nothing but that
		return nil, ctxErr
	}
	var fault *SourceError
	if !errors.As(err, &fault) {
		return nil, err
	}
	fault.Source, fault.Document = s.ID, document
	return fault, nil
}

// linkRefs are the articles that a feed leads to, each once, at most as many as
// the source allows.
func linkRefs(s Source, links []Link) []DocumentRef {
	var refs []DocumentRef
	seen := map[string]bool{}
	for _, l := range links {
		if seen[l.URL] || (s.Limits.Articles > 0 && len(refs) == s.Limits.Articles) {
			continue
		}
		seen[l.URL] = true
		refs = append(refs, DocumentRef{Document: l.URL, URL: l.URL, Title: l.Title, PublishedAt: l.Published, Content: l.Content})
	}
	return refs
}
