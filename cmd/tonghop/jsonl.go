package main

import (
	"github.com/tonghop/tonghop/pipeline"
)

// observationLine is one figure in the machine output of `tonghop read`. The
// names and their order are a contract.
type observationLine struct {
	Record      string            `json:"record"`
	File        string            `json:"file"`
	Claim       bool              `json:"claim,omitempty"`
	Indicator   string            `json:"indicator"`
	Level       *string           `json:"level"`
	Dimensions  map[string]string `json:"dimensions"`
	Area        *string           `json:"area"`
	Province    *string           `json:"province"`
	PeriodStart any               `json:"period_start"`
	PeriodEnd   any               `json:"period_end"`
	PeriodText  *string           `json:"period_text"`
	PeriodBasis string            `json:"period_basis"`
	Rounds      *int              `json:"rounds,omitempty"`
	Kind        string            `json:"kind"`
	Value       float64           `json:"value"`
	ValueMax    *float64          `json:"value_max"`
	Unit        string            `json:"unit"`
	Qualifier   string            `json:"qualifier"`
	Part        bool              `json:"part,omitempty"`
	Held        *string           `json:"held,omitempty"`
	Locator     string            `json:"locator"`
	Start       *int              `json:"start"`
	End         *int              `json:"end"`
	Quote       string            `json:"quote"`
	Sentence    string            `json:"sentence"`
	Rule        string            `json:"rule"`
}

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

func lineOf(file string, o pipeline.Observation) observationLine {
	line := observationLine{
		Record: "observation", File: file, Claim: o.Claim, Indicator: o.Indicator, Level: orNull(string(o.Level)),
		Dimensions: o.Dimensions, Area: orNull(string(o.Area)), Province: orNull(o.Province),
		PeriodStart: dateOrNull(o.Period.Start), PeriodEnd: dateOrNull(o.Period.End), PeriodText: orNull(o.Period.Text),
		PeriodBasis: string(o.Period.Basis), Kind: string(o.Kind), Value: o.Quantity.Value, ValueMax: o.Quantity.Max,
		Unit: o.Quantity.Unit, Qualifier: string(o.Quantity.Qualifier), Part: o.Part,
		Held: orNull(o.Held), Locator: o.Origin.Locator.String(), Quote: o.Origin.Raw, Sentence: o.Origin.Context, Rule: o.Origin.Rule,
	}
	if line.Dimensions == nil {
		line.Dimensions = map[string]string{}
	}
	if o.Period.Rounds > 0 {
		line.Rounds = &o.Period.Rounds
	}
	if o.Origin.Start >= 0 && !o.Origin.Locator.IsCell() {
		line.Start, line.End = &o.Origin.Start, &o.Origin.End
	}
	return line
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

// dateOrNull is a year as a number, a month or day as ISO text, or null.
func dateOrNull(d pipeline.Date) any {
	switch {
	case d.IsZero():
		return nil
	case d.Month == 0:
		return d.Year
	}
	return d.String()
}
