package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// Whoever reads the log sees how many documents are done, of how many that are known
// by then.
func TestTheLogTellsHowFarANightIs(t *testing.T) {
	var log bytes.Buffer
	p := newProgress(&log, false)
	p.Expect(310)
	p.Settled(64)
	p.Settled(0)
	p.Expect(2)
	p.Done("load", "luu / a.xlsx", nil)
	p.Settled(246)
	p.close()
	var told []string
	for line := range strings.Lines(log.String()) {
		var said struct {
			Msg      string
			Done, Of json.Number
		}
		if err := json.Unmarshal([]byte(line), &said); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		told = append(told, said.Msg+" "+said.Done.String()+"/"+said.Of.String())
	}
	if want := []string{"documents 64/310", "load /", "documents 310/312"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// The line of a terminal counts documents, not steps.
func TestTheLineCountsDocuments(t *testing.T) {
	var screen bytes.Buffer
	b := newBar(&screen)
	b.Expect(3)
	b.Start("load", "luu / a.xlsx")
	b.Done("load", "luu / a.xlsx", nil)
	b.Settled(2)
	if done := b.line.Current(); done != 2 || b.expected != 3 {
		t.Errorf("%d of %d, want 2 of 3", done, b.expected)
	}
	b.close()
}
