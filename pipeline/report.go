package pipeline

import "slices"

// A Report is what one night did.
type Report struct {
	Run       Run
	Steps     []Step
	Published Published
}

// A Step is the outcome of one document, or of a source as a whole when
// Document is "".
type Step struct {
	Source   string
	Document string
	Outcome  Outcome
	Loaded   Loaded
	Rejects  []Reject     // the first of what the document says and could not be understood
	Unlisted Unlisted     // what is not among Rejects and Loaded.Faults
	Other    string       // the other document of a Renamed or Duplicate one
	Fault    *SourceError // set when Outcome is Failed
}

// Unlisted counts what a step does not name.
type Unlisted struct{ Rejects, Faults int }

// listed is how many rejects, and how many faults, a step names: a night of thousands
// of documents holds the steps of all of them.
const listed = 20

// first is the head of a list, alone, and how many are left out.
func first[T any](list []T) ([]T, int) {
	n := min(len(list), listed)
	return slices.Clone(list[:n]), len(list) - n
}

// Outcome says how a step ended.
type Outcome string

// The outcomes of a step.
const (
	Unchanged   Outcome = "unchanged"
	Accepted    Outcome = "accepted"
	Quarantined Outcome = "quarantined"
	Withdrawn   Outcome = "withdrawn"
	Failed      Outcome = "failed"
	Renamed     Outcome = "renamed"   // the same bytes under another name: the history goes on
	Duplicate   Outcome = "duplicate" // the same bytes beside a document that is there: not read twice
	Missing     Outcome = "missing"   // not there tonight; withdrawn when it stays away
	Waits       Outcome = "waits"     // documents are gone, and their figures stay until a person confirms
)

// Clean tells whether the night has nothing for a person to look at: neither
// rejects, nor anything held or missing, nor a source that failed.
func (r Report) Clean() bool {
	for _, s := range r.Steps {
		switch s.Outcome {
		case Failed, Quarantined, Missing, Waits:
			return false
		}
		if s.Loaded.Rejects+s.Loaded.Held+s.Loaded.Kept > 0 {
			return false
		}
	}
	return true
}
