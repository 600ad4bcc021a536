package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/vbauerster/mpb/v8/decor"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/workspace"
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

// Before a document is known, the line says what is done and not "0 / 0".
func TestTheLineCountsNoNothing(t *testing.T) {
	if got := settledOf(decor.Statistics{}); got != "" {
		t.Errorf("counted %q of nothing", got)
	}
	if got := settledOf(decor.Statistics{Current: 2, Total: 310}); got != "  2 / 310 " {
		t.Errorf("counted %q", got)
	}
	if b := newBar(&bytes.Buffer{}); b.current == "" {
		t.Error("nothing is said before the first step")
	} else {
		b.close()
	}
}

// A night of thousands of documents is not told cell by cell.
func TestAReportIsBounded(t *testing.T) {
	var out bytes.Buffer
	a := &app{stdout: &out}
	w := &space{Workspace: &workspace.Workspace{}}
	var r pipeline.Report
	for i := range 200 {
		s := pipeline.Step{Source: "luu", Document: fmt.Sprintf("%d.xlsx", i), Outcome: pipeline.Accepted}
		for range 20 {
			s.Loaded.Rejects++
			s.Rejects = append(s.Rejects, pipeline.Reject{Reason: "unknown_item"})
		}
		if i < 2 {
			s.Unlisted = pipeline.Unlisted{Rejects: 7, Faults: 9}
		}
		r.Steps = append(r.Steps, s)
	}
	a.printReport(w, r, 0)
	said := out.String()
	if n := strings.Count(said, "[unknown_item]"); n != shownFindings {
		t.Errorf("%d rejects one by one, want %d", n, shownFindings)
	}
	if n := strings.Count(said, "20 bị trả lại"); n != 200 {
		t.Errorf("%d documents of 200", n)
	}
	for _, want := range []string{"… và 7 mục bị trả lại nữa", "… và 9 chỗ cần xem lại nữa", "Còn 150 văn bản"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing", want)
		}
	}
}
