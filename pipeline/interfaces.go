package pipeline

import (
	"context"
	"strings"
	"time"
)

// A Fetcher brings documents from sources. It neither keeps nor understands
// them.
type Fetcher interface {
	// List names the documents of a source that exist now, sorted. For a folder
	// these are its matching files; for a document or a feed, its one URL.
	List(ctx context.Context, s Source) ([]DocumentRef, error)
	// Fetch brings one document. last is what the vault holds of it; when the
	// publisher says that nothing changed, Fetched.Unchanged is set and Content
	// is nil. An error is a *SourceError, which says what a person can do.
	Fetch(ctx context.Context, s Source, doc DocumentRef, last Receipt) (Fetched, error)
}

// A DocumentRef is the address of a document inside its source.
type DocumentRef struct {
	Document    string // relative path or URL, Snapshot.Document
	URL         string // where a person can open it
	Title       string
	PublishedAt time.Time
	Content     string // carried along by a feed; "" means fetch it
	Feed        bool   // it is to lead to others, and states nothing itself
	// PassedOver says that the document is there and no pattern of the source asks
	// for it: it is not fetched, and that is told.
	PassedOver bool
}

// Fetched is what one fetch brought. Snapshot has everything but what only the
// reading can tell.
type Fetched struct {
	Unchanged bool
	Snapshot  Snapshot
	Content   []byte
}

// A Vault keeps the fetched bytes for ever.
type Vault interface {
	// Put keeps content and its sidecar. Putting the same bytes again keeps the
	// first sidecar's entry for the same document and changes nothing.
	Put(ctx context.Context, snap Snapshot, content []byte) (Snapshot, error)
	// Get gives the bytes back, checked against their digest.
	Get(ctx context.Context, d Digest) ([]byte, error)
	// Last is the newest snapshot of a document; ok is false when there is none.
	Last(ctx context.Context, source, document string) (snap Snapshot, ok bool, err error)
}

// A Reader understands snapshots.
type Reader interface {
	// Version names the rules in force. Another version reads every snapshot
	// again.
	Version() string
	// Read never panics and never fails for what the content says: that is a
	// Reject. An error is a *SourceError when the document as a whole cannot be
	// read.
	Read(ctx context.Context, s Source, snap Snapshot, content []byte) (Reading, error)
}

// A Store keeps what was understood. Every method that changes something does
// so in one transaction and bumps Version; a call that finds nothing to change
// leaves Version alone. Fingerprints is called while other methods run; those are
// called one at a time.
type Store interface {
	// Version counts the changes since the store was made.
	Version(ctx context.Context) (int64, error)
	// SyncSources makes the declared sources the known ones. One with a Fault stays
	// as it was declared before.
	SyncSources(ctx context.Context, run Run, sources []Source) error
	// Fingerprints are the fingerprints of the readings in force of a source, by
	// document.
	Fingerprints(ctx context.Context, source string) (map[string]string, error)
	// Documents are the documents of a source that the store knows.
	Documents(ctx context.Context, source string) ([]KnownDocument, error)
	// Kin is the one of the documents whose figures in force a reading states again,
	// nearly all and nearly no other: the same report under another name. "" when
	// none is, or several are.
	Kin(ctx context.Context, source string, documents []string, r Reading) (string, error)
	// Rename gives a document another name; its figures and their history go with
	// it. Loading it again finds them.
	Rename(ctx context.Context, run Run, s Source, from, to string) error
	// LoadAll stages, checks and accepts documents of a source in their order, or
	// quarantines them, and gives what became of each; where it gives an error, of
	// those that were loaded before. What becomes of a document does not depend on
	// what it is given with. Figures in doubt are held, and what a document no longer
	// states stays in force where losing it looks like an accident. That a document
	// was at fault is over; of one with a Fault that is kept, as SourceState keeps it.
	LoadAll(ctx context.Context, run Run, s Source, documents []Incoming) ([]Loaded, error)
	// Withdraw supersedes the figures of documents of the source that are gone for
	// good: those in force that are not in present, tonight and the nights before.
	// When too much is gone at once, nothing is withdrawn until a person confirms.
	// Faults of documents that are gone are over; those of passedOver, which are
	// there and not asked for, are not.
	Withdraw(ctx context.Context, run Run, s Source, present []string, passedOver ...string) (Withdrawal, error)
	// SourceState keeps the outcome of visiting a document, or, with document
	// "", of the source as a whole. The same outcome again changes nothing.
	SourceState(ctx context.Context, run Run, s Source, document string, fault *SourceError) error
	// Judge brings completeness and timeliness up to date for the day of the run.
	Judge(ctx context.Context, run Run) error
	// Owe keeps the duties and compares what is owed with what is in force, for the
	// day of the run.
	Owe(ctx context.Context, run Run, duties []Duty, owed []Owed) error
	// Finish closes the run's own row, where the run changed anything.
	Finish(ctx context.Context, run Run, report Report) error
}

// An Incoming is a document on its way into the store.
type Incoming struct {
	Document    string
	Unchanged   bool         // it is in force as it is, and has no reading here
	Fault       *SourceError // why it has none: what of it is in force stays; nil where all is well
	Snapshot    Snapshot
	Reading     Reading
	Fingerprint string // the same again changes nothing
}

// Loaded tells what became of one document.
type Loaded struct {
	Quarantined bool
	Held        int // figures that wait for a person, or that a person rejected
	Kept        int // figures that the document no longer states and that stay until a person confirms
	New         int // figures recorded for the first time
	Revised     int // figures that took the place of another value
	Withdrawn   int // figures that their document no longer states
	Unchanged   int
	Rejects     int
	Faults      []Fault
}

// A KnownDocument is a document that the store has read.
type KnownDocument struct {
	Document  string
	Digest    Digest // newest snapshot read
	Withdrawn bool
}

// Withdrawal tells what Withdraw did.
type Withdrawal struct {
	Figures int      // withdrawn now
	Missing []string // documents that are not there and are given another night
	Waiting []string // documents that are not there and stay until a person confirms
	Kept    int      // figures of Waiting
}

// A Run is one night.
type Run struct {
	ID        string // the start in UTC, 20261123T013000Z
	StartedAt time.Time
	Trigger   string // schedule, command, review
}

// RunAt is the Run that starts at t.
func RunAt(t time.Time, trigger string) Run {
	t = t.UTC().Truncate(time.Second)
	return Run{ID: t.Format("20060102T150405Z"), StartedAt: t, Trigger: trigger}
}

// A Publisher turns the state of the store into the release in force. It is
// called once a night, when every source has been visited, and decides itself
// whether anything that is published would change.
type Publisher interface {
	Publish(ctx context.Context, run Run, version int64) (Published, error)
}

// Published tells what Publish did.
type Published struct {
	Release string // name of the release in force now
	Changed bool   // false when the release in force already said the same
	Draft   string // name of the draft that waits for a person instead, "" for none
}

// Progress is told what the walk is doing. It may be called from several
// goroutines at once.
type Progress interface {
	Start(step, subject string) // "fetch", "dong-thap / ket-qua.xlsx"
	Done(step, subject string, err error)
	Expect(documents int)  // so many documents more are to be visited
	Settled(documents int) // so many more are
}

// A SourceError is a fault of one source or document: the night goes on without
// it.
type SourceError struct {
	Reason   string // stable code: not_found, not_xml, not_a_workbook, too_large, timeout, unreachable, …
	Source   string
	Document string
	Where    string // place inside the document, may be ""
	Message  Text
	Hint     Text
	Err      error
}

func (e *SourceError) Error() string {
	var parts []string
	for _, part := range []string{e.Source, e.Document, e.Where} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	text := strings.Join(parts, " / ") + ": " + e.Message.VI
	if e.Hint.VI != "" {
		text += " " + e.Hint.VI
	}
	return text
}

func (e *SourceError) Unwrap() error { return e.Err }
