package desk

import (
	"context"
	"errors"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// ErrUnknown says that nothing has the ID, or that there is no draft.
var ErrUnknown = errors.New("nothing of that name")

// A Refusal is a wish that cannot be granted as it stands; VI says why and what
// to do. Nothing was changed.
type Refusal struct{ VI string }

func (r *Refusal) Error() string { return r.VI }

// A Conflict says that somebody decided meanwhile. Nothing was changed.
type Conflict struct{ Meanwhile []Line }

func (c *Conflict) Error() string { return "somebody decided meanwhile" }

// Matters are what waits and what was decided. They may be asked from several
// goroutines.
type Matters interface {
	// Waiting is everything that waits and is not decided, the worthiest first.
	Waiting(ctx context.Context) (Pile, error)
	// Look is one thing that waits or waited, or a figure in force, by the first
	// digits of its ID. ErrUnknown when there is none, a *Refusal when several.
	Look(ctx context.Context, id string) (Look, error)
	// Decisions is the whole ledger, oldest first.
	Decisions(ctx context.Context) ([]Line, error)
	// Decide writes one decision for each ID, all of them or none. The error is a
	// *Refusal or a *Conflict where it is one of those.
	Decide(ctx context.Context, r Request) ([]Line, error)
}

// Nights are the runs that carry decisions out.
type Nights interface {
	// Start begins a night over sources, all of them when there are none, and
	// does not wait for it. A *Refusal when one is under way.
	Start(sources []string) error
	// Last says in a sentence how the latest stands; "" when there was none.
	Last() string
}

// Drafts are the releases that wait for a person.
type Drafts interface {
	// Draft is the one there is, or ErrUnknown.
	Draft(ctx context.Context) (Draft, error)
	// Publish puts the draft of this name in force, and Return sends it back; a
	// *Refusal when there is another by now.
	Publish(ctx context.Context, name, by, reason string) error
	Return(ctx context.Context, name, by, reason string) error
	// Folder is where the site of the draft lies.
	Folder() (string, error)
}

// A Pile is what waits, and how many decisions there were then. Titles names the
// checks, Sources the sources in words, by their IDs.
type Pile struct {
	Items           []Item
	Seen            int
	Titles, Sources map[string]string
}

// An Item is one thing that waits, in words.
type Item struct {
	ID               string
	Kind             string // what it is: "số bị giữ lại"
	Source, Document string
	Since            string
	Figure           string // of one figure: what, where and when
	Stated, Standing string // of one figure: how much, and what is in force meanwhile
	Count            int    // of figures
	Checks           []string
	Reasons          []string
}

// A Look is an Item with what a person needs to decide about it.
type Look struct {
	Item
	Seen     int
	InForce  bool // a figure in force that nobody doubts: it can only be corrected or annotated
	Settled  bool // nothing waits of it any more: what was decided can only be taken back
	Figures  []string
	More     int // figures that are not listed
	Excerpts []Excerpt
	Absent   string // why there is no excerpt
	Past     []Neighbour
	Peers    []Neighbour
	Decided  []Line
}

// One tells whether it is about one figure.
func (l Look) One() bool { return l.InForce || l.Count == 1 }

// An Excerpt is what stands around a figure in its document: rows of a sheet, or
// a paragraph cut at its sentence.
type Excerpt struct {
	Place   string
	Columns []string
	Rows    []ExcerptRow

	Before, Sentence, After string
}

// An ExcerptRow is one row of a sheet.
type ExcerptRow struct {
	Number string // of the row; "…" stands for rows that are left out
	Cells  []ExcerptCell
}

// An ExcerptCell is one cell.
type ExcerptCell struct {
	Text           string
	Marked, Number bool
}

// A Neighbour is a figure in force beside the one that is looked at.
type Neighbour struct{ Name, Value, Document string }

// A Line is one decision of the ledger, in words.
type Line struct {
	Source                              string
	Subject, Verdict, What, Value, Note string
	By, At, Reason                      string
	InForce                             bool // no later decision took it back
	Disputed                            bool // others decided otherwise and did not know of it: not in force
	Open                                bool // the page leads to where it is taken back
}

// A Request is what a person decides.
type Request struct {
	IDs            []string
	Verdict        pipeline.Verdict
	By, Reason     string
	Value          string // of a correction, a plain number in the base unit
	Insist         bool   // the value is right although it is far off
	NoteVI, NoteEN string
	Seen           int // decisions that the person could see
	At             time.Time
}

// A Draft is a release that waits.
type Draft struct {
	Name, Made  string
	InForce     string // the release that it would follow, "" for none
	Returned    *Line  // set when it was sent back
	Changes     []Change
	More        int // changes that are not listed
	New, Gone   int
	Changed     int
	Doubts      int // things that wait more than in the release in force
	PagesBefore int
	PagesAfter  int
}

// A Change is one figure that the draft states otherwise.
type Change struct {
	ID, What, Before, After, Document string
	Pages                             []string // addresses within the draft's site
	MorePages                         int
}
