package pipeline

import (
	"slices"
	"testing"
	"time"
)

// decided is a decision on the one subject of these tests, so many minutes into
// the day.
func decided(minute, turn int, by string, v Verdict, value float64) Decision {
	d := Decision{At: time.Date(2026, 11, 23, 2, minute, 0, 0, time.UTC), By: by, Verdict: v, Subject: "s", Source: "so", Turn: turn}
	switch v {
	case VerdictCorrect:
		wrong := 1.0
		d.Expects, d.Value = &wrong, &value
	case VerdictAnnotate:
		d.NoteVI = by
	}
	return d
}

// A ledger says the same in whatever order its lines stand: after a merge of two
// branches that of one stand between those of the other.
func TestSettleGoesByTurnAndTime(t *testing.T) {
	for name, c := range map[string]struct {
		ledger       []Decision
		verdict      Verdict // "" for none in force
		value        float64
		note         string
		disputed, by int // how many decisions are disputed; the minute of that in force
	}{
		"one":                           {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0)}, verdict: VerdictAccept, by: 1},
		"nobody counted: by time":       {ledger: []Decision{decided(1, 0, "a", VerdictAccept, 0), decided(2, 0, "b", VerdictReject, 0)}, verdict: VerdictReject, by: 2},
		"reopened":                      {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(2, 2, "a", VerdictReopen, 0)}},
		"reopened by a clock behind":    {ledger: []Decision{decided(9, 1, "a", VerdictAccept, 0), decided(2, 2, "a", VerdictReopen, 0)}},
		"decided again with knowledge":  {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(2, 2, "b", VerdictCorrect, 5)}, verdict: VerdictCorrect, value: 5, by: 2},
		"two branches agree":            {ledger: []Decision{decided(1, 1, "a", VerdictCorrect, 5), decided(2, 1, "b", VerdictCorrect, 5)}, verdict: VerdictCorrect, value: 5, by: 1},
		"two branches contradict":       {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(2, 1, "b", VerdictReject, 0)}, disputed: 2},
		"two corrections":               {ledger: []Decision{decided(1, 1, "a", VerdictCorrect, 5), decided(2, 1, "b", VerdictCorrect, 6)}, disputed: 2},
		"a branch of two against one":   {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(3, 2, "a", VerdictCorrect, 5), decided(2, 1, "b", VerdictReject, 0)}, disputed: 3},
		"reopened here, refused there":  {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(2, 2, "a", VerdictReopen, 0), decided(3, 2, "b", VerdictReject, 0)}, disputed: 2},
		"settled since, knowing both":   {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(2, 1, "b", VerdictReject, 0), decided(3, 3, "c", VerdictReject, 0)}, verdict: VerdictReject, by: 3},
		"taken back, knowing both":      {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(2, 1, "b", VerdictReject, 0), decided(3, 3, "c", VerdictReopen, 0)}},
		"a verdict and a note":          {ledger: []Decision{decided(1, 1, "a", VerdictAccept, 0), decided(2, 1, "b", VerdictAnnotate, 0)}, verdict: VerdictAccept, note: "b", by: 1},
		"two notes: the later one":      {ledger: []Decision{decided(1, 1, "a", VerdictAnnotate, 0), decided(2, 1, "b", VerdictAnnotate, 0)}, note: "b"},
		"counted after uncounted":       {ledger: []Decision{decided(1, 0, "a", VerdictAccept, 0), decided(2, 0, "a", VerdictReopen, 0), decided(3, 3, "a", VerdictReject, 0)}, verdict: VerdictReject, by: 3},
		"written by hand after counted": {ledger: []Decision{decided(9, 1, "a", VerdictAccept, 0), decided(2, 2, "a", VerdictReopen, 0), decided(10, 0, "b", VerdictReject, 0)}, verdict: VerdictReject, by: 10},
	} {
		t.Run(name, func(t *testing.T) {
			var digest string
			for range len(c.ledger) {
				c.ledger = append(c.ledger[1:], c.ledger[0])
				for _, ledger := range [][]Decision{c.ledger, reversed(c.ledger)} {
					d := Settle(append(slices.Clone(ledger), Decision{Subject: "another", Source: "khac", Verdict: VerdictAccept}))
					one, is := d.Of("s")
					if one.Verdict != c.verdict || is != (c.verdict != "") || is && one.At.Minute() != c.by || one.Value != nil && *one.Value != c.value {
						t.Errorf("in force %+v, %t", one, is)
					}
					if note, is := d.NoteOf("s"); note.NoteVI != c.note || is != (c.note != "") {
						t.Errorf("note %+v", note)
					}
					if got := len(d.Dispute("s")); got != c.disputed || (len(d.Disputed("so")) == 1) != (c.disputed > 0) || len(d.Disputed("khac")) != 0 {
						t.Errorf("%d disputed, %v", got, d.Disputed(""))
					}
					if digest == "" {
						digest = d.Digest("so") + "."
					}
					if d.Digest("so")+"." != digest {
						t.Error("another order has another digest")
					}
				}
			}
			if next := NextTurn(c.ledger); Settle(append(slices.Clone(c.ledger), decided(59, next, "z", VerdictReject, 0))).verdicts["s"].By != "z" {
				t.Error("who decides with all before them is not followed")
			}
		})
	}
}

func reversed(list []Decision) []Decision {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}
