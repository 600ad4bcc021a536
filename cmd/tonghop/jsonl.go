package main

import (
	"github.com/tonghop/tonghop/pipeline"
)

// rejectLine is one reject in the machine output of `tonghop read`.
type rejectLine struct {
	Record    string  `json:"record"`
	File      string  `json:"file"`
	Locator   string  `json:"locator"`
	Range     *string `json:"range,omitempty"`
	Count     int     `json:"count,omitempty"`
	Raw       string  `json:"raw"`
	Reason    string  `json:"reason"`
	MessageVI string  `json:"message_vi"`
	MessageEN string  `json:"message_en"`
}

func rejectLineOf(file string, r pipeline.Reject) rejectLine {
	return rejectLine{Record: "reject", File: file, Locator: r.Origin.Locator.String(), Range: orNull(r.Range), Count: r.Count, Raw: r.Origin.Raw,
		Reason: r.Reason, MessageVI: r.MessageVI, MessageEN: r.MessageEN}
}

// An explanationLine tells how a sentence, or a column or row of a table, was
// understood.
type explanationLine struct {
	Record  string   `json:"record"`
	File    string   `json:"file"`
	Locator string   `json:"locator"`
	Text    string   `json:"text"`
	LinesVI []string `json:"lines_vi"`
	LinesEN []string `json:"lines_en"`
}

func explanationLineOf(file string, e pipeline.Explanation) explanationLine {
	line := explanationLine{Record: "explanation", File: file, Locator: e.Locator.String(), Text: e.Text}
	for _, text := range e.Lines {
		line.LinesVI, line.LinesEN = append(line.LinesVI, text.VI), append(line.LinesEN, text.EN)
	}
	return line
}

// A faultLine is something wrong in the document itself.
type faultLine struct {
	Record    string   `json:"record"`
	File      string   `json:"file"`
	Type      string   `json:"type"`
	Locator   string   `json:"locator"`
	Cells     []string `json:"cells"`
	Evidence  string   `json:"evidence"`
	MessageVI string   `json:"message_vi"`
	MessageEN string   `json:"message_en"`
}

func faultLineOf(file string, f pipeline.DocumentFault) faultLine {
	cells := f.Cells
	if cells == nil {
		cells = []string{}
	}
	return faultLine{"fault", file, f.Type, f.Locator.String(), cells, f.Evidence, f.MessageVI, f.MessageEN}
}

// An accountLine tells of one sheet what became of its numeric cells.
type accountLine struct {
	Record       string `json:"record"`
	File         string `json:"file"`
	Sheet        string `json:"sheet"`
	Numeric      int    `json:"numeric"`
	Figure       int    `json:"figure"`
	CheckedTotal int    `json:"checked_total"`
	Derived      int    `json:"derived"`
	Ordinal      int    `json:"ordinal"`
	OtherSubject int    `json:"other_subject"`
	Hidden       int    `json:"hidden"`
	Reject       int    `json:"reject"`
}

func accountLineOf(file string, a pipeline.Account) accountLine {
	return accountLine{"account", file, a.Sheet, a.Numeric, a.Figure, a.CheckedTotal, a.Derived, a.Ordinal, a.OtherSubject, a.Hidden, a.Reject}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
