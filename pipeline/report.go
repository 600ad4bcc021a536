package pipeline

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
	Rejects  []Reject     // what the document says and could not be understood
	Fault    *SourceError // set when Outcome is Failed
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
)

// Clean tells whether the night had neither rejects, nor quarantine, nor a
// source that failed.
func (r Report) Clean() bool {
	for _, s := range r.Steps {
		if s.Outcome == Failed || s.Outcome == Quarantined || s.Loaded.Rejects > 0 {
			return false
		}
	}
	return true
}
