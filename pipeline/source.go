package pipeline

import "time"

// SourceKind says how a source publishes.
type SourceKind string

// The kinds of source: every matching file of a folder, one document at a URL,
// or a feed whose entries lead to articles.
const (
	FolderSource   SourceKind = "folder"
	DocumentSource SourceKind = "document"
	FeedSource     SourceKind = "feed"
)

// A Source is a place that publishes, declared by one file of the workspace.
type Source struct {
	ID           string // the declaration's file name without .yaml
	Kind         SourceKind
	Location     string   // absolute folder, or a file:, http: or https: URL
	Include      []string // glob patterns for a folder; empty means every file
	Beside       []Beside // what other sources read below the same folder
	Title        Text     // how a reader sees it
	Publisher    string   // who answers for the figures
	Licence      string
	Province     string // slug without boundary version, when documents do not name their province; "" for none
	Claims       bool   // figures are claims of the press, never official
	Precedence   int    // where two official sources disagree, the lower stands
	Illustrative bool
	Schedule     string // five cron fields; "" means the workspace's nightly
	Limits       Limits
	Expect       []Expectation
	Declared     string // path of the declaration, for messages
	// Fault says that the declaration cannot be used: ID is all that is known. The
	// source is not visited, and what it gave before stays as it is.
	Fault *SourceError
}

// Beside is what another source reads of a folder.
type Beside struct {
	Location string
	Include  []string
}

// Limits bound what one fetch may cost.
type Limits struct {
	Bytes    int64         // of one document
	Timeout  time.Duration // of one document, all tries together
	Articles int           // entries of a feed followed in one night
}

// An Expectation is a report that a source owes: which indicator, by when.
type Expectation struct {
	Indicator string
	Area      AreaID
	Period    Period
	Due       Date
}

// Text is a sentence in the two languages of the pages. Vietnamese comes first
// and is never empty where English is not.
type Text struct{ VI, EN string }

// In picks the language; Vietnamese stands in where English is missing.
func (t Text) In(lang string) string {
	if lang == "en" && t.EN != "" {
		return t.EN
	}
	return t.VI
}
