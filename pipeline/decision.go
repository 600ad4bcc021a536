package pipeline

import (
	"maps"
	"slices"
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
	Subject string    `json:"subject"` // Waiting.ID, or the FigureKey of a figure in force
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

// Decisions are the decisions in force, by subject; what was reopened is not
// among them.
type Decisions struct {
	verdicts map[string]Decision // accept, reject and correct, by subject
	notes    map[string]Decision // annotate, by subject
	parts    map[string][]string // what Digest names, by source
}

// Settle gives the decisions in force at the end of a ledger: of each subject
// the latest verdict and the latest note, unless reopened since.
func Settle(ledger []Decision) Decisions {
	d := Decisions{verdicts: map[string]Decision{}, notes: map[string]Decision{}, parts: map[string][]string{}}
	for _, one := range ledger {
		switch one.Verdict {
		case VerdictReopen:
			delete(d.verdicts, one.Subject)
			delete(d.notes, one.Subject)
		case VerdictAnnotate:
			d.notes[one.Subject] = one
		default:
			d.verdicts[one.Subject] = one
		}
	}
	for _, m := range []map[string]Decision{d.verdicts, d.notes} {
		for _, subject := range slices.Sorted(maps.Keys(m)) {
			one := m[subject]
			d.parts[one.Source] = append(d.parts[one.Source], subject, string(one.Verdict), plain(one.Expects), plain(one.Value), one.NoteVI, one.NoteEN)
		}
	}
	return d
}

// Of is the verdict in force on a subject.
func (d Decisions) Of(subject string) (Decision, bool) {
	one, ok := d.verdicts[subject]
	return one, ok
}

// Corrections are the corrections in force of a source, in no order.
func (d Decisions) Corrections(source string) []Decision {
	var list []Decision
	for _, one := range d.verdicts {
		if one.Source == source && one.Verdict == VerdictCorrect {
			list = append(list, one)
		}
	}
	return list
}

// Notes are the notes for readers in force, in no order.
func (d Decisions) Notes() []Decision {
	list := make([]Decision, 0, len(d.notes))
	for _, one := range d.notes {
		list = append(list, one)
	}
	return list
}

// Digest names what was decided about a source: another digest settles its
// documents anew.
func (d Decisions) Digest(source string) string {
	parts := d.parts[source]
	if len(parts) == 0 {
		return ""
	}
	return shortHash(parts...)
}

// plain is a number as its shortest text, "" for none.
func plain(n *float64) string {
	if n == nil {
		return ""
	}
	return strconv.FormatFloat(*n, 'g', -1, 64)
}
