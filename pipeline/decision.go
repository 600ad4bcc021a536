package pipeline

import (
	"strconv"
	"time"
)

// Verdict is what a person decided.
type Verdict string

// The verdicts. Accept lets the doubtful go through: a held figure is taken, a
// withdrawal is carried out, a document is loaded. Reject keeps it out for good.
// Correct puts another value in the place of a wrong one that the source
// states. Annotate adds a note for readers. Reopen takes the latest decision on
// the same subject back.
const (
	VerdictAccept   Verdict = "accept"
	VerdictReject   Verdict = "reject"
	VerdictCorrect  Verdict = "correct"
	VerdictAnnotate Verdict = "annotate"
	VerdictReopen   Verdict = "reopen"
)

// A Decision is one line of the ledger. Names and reasons are private; what a
// decision does to a figure is public.
type Decision struct {
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Verdict Verdict   `json:"verdict"`
	Subject string    `json:"subject"`        // Waiting.ID, or the FigureKey of a figure in force
	Turn    int       `json:"turn,omitempty"` // the how-manieth decision on the subject, as far as its maker knew; 0 where nobody counted
	Source  string    `json:"source"`
	What    string    `json:"what"` // the subject in words, for who reads the ledger
	Series  string    `json:"series,omitempty"`
	Period  string    `json:"period,omitempty"`
	Expects *float64  `json:"expects,omitempty"` // the wrong value that a correction is about
	Value   *float64  `json:"value,omitempty"`   // the right one
	Reason  string    `json:"reason"`
	NoteVI  string    `json:"note_vi,omitempty"`
	NoteEN  string    `json:"note_en,omitempty"`
}

// plain is a number as its shortest text, "" for none.
func plain(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'g', -1, 64)
}
