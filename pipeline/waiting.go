package pipeline

import (
	"slices"
	"time"
)

// WaitingKind says what waits for a person.
type WaitingKind string

// What may wait: a figure that is held; figures that their document, or a whole
// document that its source, no longer has and that stay in force until a person
// confirms; a document in doubt as a whole; a correction whose source now states
// something else than the wrong value that it expects.
const (
	WaitingFigure     WaitingKind = "figure"
	WaitingWithdrawal WaitingKind = "withdrawal"
	WaitingMissing    WaitingKind = "missing"
	WaitingDocument   WaitingKind = "document"
	WaitingMended     WaitingKind = "mended"
)

// A Waiting is one thing that waits for a person to decide. It is private: it
// never reaches a release.
type Waiting struct {
	ID       string          `json:"id"` // what a decision is about; the same for the same doubt after a reading anew or a rename
	Kind     WaitingKind     `json:"kind"`
	Source   string          `json:"source"`
	Document string          `json:"document"`
	Snapshot Digest          `json:"snapshot"`
	Since    time.Time       `json:"since"` // the night that first held it
	Figures  []StatedFigure  `json:"figures,omitempty"`
	Reasons  []WaitingReason `json:"reasons"`
}

// A StatedFigure is one figure of a Waiting: what the document states, or last
// stated, and what stays in force meanwhile.
type StatedFigure struct {
	ID        string   `json:"id"` // Observation.ID
	Series    string   `json:"series"`
	Period    string   `json:"period"`
	Indicator string   `json:"indicator"`
	Level     string   `json:"level,omitempty"`
	Area      string   `json:"area"`
	Kind      string   `json:"kind"`
	Value     float64  `json:"value"`
	Max       *float64 `json:"max,omitempty"`
	Unit      string   `json:"unit"`
	Qualifier string   `json:"qualifier"`
	Locator   string   `json:"locator"`
	Shown     string   `json:"shown"`
	Context   string   `json:"context,omitempty"`
	Standing  *float64 `json:"standing,omitempty"` // the value in force meanwhile
}

// A WaitingReason is why something waits: the check or guard, and its sentence.
type WaitingReason struct {
	Check string `json:"check"`
	Rule  string `json:"rule,omitempty"` // names what the check does: as long as it is the same, a figure goes on waiting
	VI    string `json:"vi"`
	EN    string `json:"en"`
}

// Worth orders what waits: how many figures hang on it, then how far the value
// is from the one in force.
func (w Waiting) Worth() float64 {
	worth := float64(len(w.Figures))
	for _, f := range w.Figures {
		if f.Standing == nil || *f.Standing == 0 || f.Value == 0 {
			continue
		}
		ratio := f.Value / *f.Standing
		if ratio < 0 {
			ratio = -ratio
		}
		if ratio < 1 {
			ratio = 1 / ratio
		}
		worth += min(ratio, 1e6) / 1e6
	}
	return worth
}

// FigureKey names what is decided about a figure: the value that a source states
// for a series and period, wherever it stands in whichever document.
func FigureKey(source, series, period string, value float64, maximum *float64, qualifier string) string {
	return shortHash("figure", source, series, period, plain(&value), plain(maximum), qualifier)
}

// GroupKey names what is decided about several figures of a source at once.
func GroupKey(kind WaitingKind, source string, figures []string) string {
	sorted := slices.Clone(figures)
	slices.Sort(sorted)
	return shortHash(append([]string{string(kind), source}, sorted...)...)
}

// A WaitingRoom keeps what waits, beside the store. Keep puts the items of each of
// the documents in the place of those that it had before; document "" is the source
// as a whole. It is called before the store's own change is final, and again with
// the same items when that change was lost.
type WaitingRoom interface {
	Keep(source string, items map[string][]Waiting) error
	// Rename moves the items of a document that has another name now.
	Rename(source, from, to string) error
	// Of are the items of a document, and Kinds the kinds that some of them are of.
	Of(source, document string) []Waiting
	Kinds(source, document string) []WaitingKind
}
