package pipeline

// Severity says what a fault does to the snapshot that it was found in.
type Severity string

// The severities: a blocking fault quarantines the whole snapshot, for the
// document as a whole is in doubt; a held figure is kept out of answers alone
// until a person decides; a warning is shown beside the figure; off is not run.
const (
	Blocking Severity = "blocking"
	Held     Severity = "held"
	Warning  Severity = "warning"
	Off      Severity = "off"
)

// A Check is one data test: one .sql file over the staged snapshot. The rows it
// returns are the faults.
type Check struct {
	ID       string
	Title    Text
	Hint     Text // what whoever mends the data does about it
	Severity Severity
	When     string             // what a figure must be for the check to find anything, in SQL; "" when it is always run
	Only     string             // what besides: it spares asking, and is no part of what the check is
	Least    []string           // the limits of which the smallest is how many figures at least must be so for that; nil is one
	Whole    Scope              // of what of the document the fault of a figure hangs, besides its past
	Together bool               // its SQL tells documents that are staged together apart by their turn
	Limits   map[string]float64 // thresholds that SQL reads from check_limit; a workspace may set others
	SQL      string
	First    string // an earlier wording that finds the same and goes on naming what the check is; "" is SQL
}

// A Scope is what a check must see whole so that its faults of a figure are the
// same as over the whole document.
type Scope string

// The scopes. A check that says nothing needs the whole document, so that with it
// every new version of a document is judged from the start.
const (
	NeedsDocument Scope = ""
	NeedsFigure   Scope = "figure"    // nothing else
	NeedsPeriod   Scope = "period"    // the figures of the same area and period, and what its series has in the next period
	NeedsArea     Scope = "area"      // the figures of the same area
	NeedsPeers    Scope = "peers"     // those of the same indicator, level, kind, unit, dimensions and period
	NeedsPeersNow Scope = "peers now" // the same as they are stated, without their past
	NeedsColumn   Scope = "column"    // those of the same column of a sheet, where it is of one province, period and kind alone
	NeedsAreas    Scope = "areas"     // of which areas there are official figures; it finds faults of the document alone
)

// Scopes are those that a check may name.
func Scopes() []Scope {
	return []Scope{NeedsFigure, NeedsPeriod, NeedsArea, NeedsPeers, NeedsPeersNow, NeedsColumn, NeedsAreas}
}

// A Guard bounds what may be withdrawn without a person.
type Guard struct {
	Share   float64 // of the figures in force of a source or document; more than this waits
	Figures int     // fewer figures than this that a document no longer states are no mass
	Nights  int     // nights in a row that a single file must be missing
}

// DefaultGuard is the Guard of a workspace that sets none.
func DefaultGuard() Guard { return Guard{Share: 0.5, Figures: 3, Nights: 2} }

// A Fault is one row of a check.
type Fault struct {
	Check       string
	Severity    Severity
	Observation string // Observation.ID, "" when the fault is in no single figure
	Locator     string
	Message     Text
}
