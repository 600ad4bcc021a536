package pipeline

// Severity says what a fault does to the snapshot that it was found in.
type Severity string

// The severities: a blocking fault quarantines the whole snapshot, a warning is
// shown beside the figure.
const (
	Blocking Severity = "blocking"
	Warning  Severity = "warning"
)

// A Check is one data test: one .sql file over the staged snapshot. The rows it
// returns are the faults.
type Check struct {
	ID       string
	Title    Text
	Hint     Text // what whoever mends the data does about it
	Severity Severity
	SQL      string
}

// A Fault is one row of a check.
type Fault struct {
	Check       string
	Severity    Severity
	Observation string // Observation.ID, "" when the fault is in no single figure
	Locator     string
	Message     Text
}
