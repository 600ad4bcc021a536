package pipeline

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Decisions are the decisions in force, by subject; what was reopened is not
// among them, nor what people decided otherwise without knowing of each other.
type Decisions struct {
	verdicts map[string]Decision   // accept, reject and correct, by subject
	notes    map[string]Decision   // annotate, by subject
	disputes map[string][]Decision // of which none is in force, by subject
	judged   map[string]bool       // subjects on which there ever was a verdict
	parts    map[string][]string   // what Digest names, by source
	latest   map[string]time.Time  // of the verdicts, by series
}

// Settle gives the decisions in force of a ledger that holds each once: of each
// subject the latest verdict and the latest note, unless reopened since. The
// order of the ledger does not matter, for it may have been put together from
// branches: decisions on one subject go by their turn, where nobody counted by
// their time.
//
// Who decided with fewer decisions on the subject before them than there are did
// not know of some. Where their verdict is another and nobody decided since with
// all of them before them, none is in force. Of such notes the latest is.
func Settle(ledger []Decision) Decisions {
	d := Decisions{verdicts: map[string]Decision{}, notes: map[string]Decision{}, disputes: map[string][]Decision{}, judged: map[string]bool{}, parts: map[string][]string{}, latest: map[string]time.Time{}}
	of := map[string][]Decision{}
	for _, one := range ledger {
		of[one.Subject] = append(of[one.Subject], one)
		if one.Verdict != VerdictAnnotate && one.At.After(d.latest[one.Series]) {
			d.latest[one.Series] = one.At
		}
	}
	for subject, list := range of {
		d.settle(subject, list)
	}
	for _, m := range []map[string]Decision{d.verdicts, d.notes} {
		for _, subject := range slices.Sorted(maps.Keys(m)) {
			d.name(m[subject])
		}
	}
	for _, subject := range slices.Sorted(maps.Keys(d.disputes)) {
		for _, one := range d.disputes[subject] {
			d.name(one)
		}
	}
	return d
}

// settle goes through the decisions on one subject.
func (d Decisions) settle(subject string, list []Decision) {
	sortTurns(list)
	var open []Decision // verdicts whose makers did not know of each other
	for i, one := range list {
		if one.Verdict == VerdictAnnotate {
			d.notes[subject] = one
			continue
		}
		if knew := one.Turn - 1; one.Turn == 0 || knew >= i {
			open = nil
		}
		open = append(open, one)
		if one.Verdict == VerdictReopen {
			delete(d.notes, subject)
		}
	}
	if len(open) == 0 {
		return
	}
	d.judged[subject] = true
	if slices.ContainsFunc(open[1:], func(one Decision) bool { return one.effect() != open[0].effect() }) {
		d.disputes[subject] = open
	} else if open[0].Verdict != VerdictReopen { // those who agree are counted once
		d.verdicts[subject] = open[0]
	}
}

// sortTurns puts decisions on one subject in their order. One without a turn
// comes after all that were made before it.
func sortTurns(list []Decision) {
	slices.SortStableFunc(list, func(a, b Decision) int { return a.At.Compare(b.At) })
	if !slices.ContainsFunc(list, func(one Decision) bool { return one.Turn > 0 }) {
		return
	}
	type placed struct {
		turn int
		Decision
	}
	latest, order := 0, make([]placed, len(list))
	for i, one := range list {
		latest = max(latest, one.Turn)
		order[i] = placed{cmp.Or(one.Turn, latest), one}
	}
	slices.SortStableFunc(order, func(a, b placed) int { return cmp.Compare(a.turn, b.turn) })
	for i, one := range order {
		list[i] = one.Decision
	}
}

// effect is what a verdict does, whoever decided it and why.
func (d Decision) effect() string {
	return shortHash(string(d.Verdict), plain(d.Expects), plain(d.Value))
}

// name makes a decision one of those that its source's digest names.
func (d Decisions) name(one Decision) {
	d.parts[one.Source] = append(d.parts[one.Source], one.Subject, string(one.Verdict), plain(one.Expects), plain(one.Value), one.NoteVI, one.NoteEN)
}

// Of is the verdict in force on a subject.
func (d Decisions) Of(subject string) (Decision, bool) {
	one, ok := d.verdicts[subject]
	return one, ok
}

// Judged tells whether anybody ever gave a verdict on the subject, whatever became
// of it.
func (d Decisions) Judged(subject string) bool { return d.judged[subject] }

// Since tells whether somebody decided on a figure of a series after a time.
func (d Decisions) Since(series string, t time.Time) bool { return d.latest[series].After(t) }

// NoteOf is the note in force on a subject.
func (d Decisions) NoteOf(subject string) (Decision, bool) {
	one, ok := d.notes[subject]
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

// Dispute are the verdicts on a subject of which none is in force, because their
// makers did not know of each other; nil where there is no such thing.
func (d Decisions) Dispute(subject string) []Decision { return d.disputes[subject] }

// Disputed are the subjects of a source on which there is a Dispute, sorted; of
// every source for "".
func (d Decisions) Disputed(source string) []string {
	var list []string
	for subject, verdicts := range d.disputes {
		if source == "" || verdicts[0].Source == source {
			list = append(list, subject)
		}
	}
	slices.Sort(list)
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

// NextTurn is the turn of one more decision on a subject, made with all these
// before one.
func NextTurn(before []Decision) int {
	turn := len(before)
	for _, one := range before {
		turn = max(turn, one.Turn)
	}
	return turn + 1
}
