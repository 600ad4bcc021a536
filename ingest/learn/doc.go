// Package learn drafts a topic from a table that no topic understands: its
// items, their units and spellings, the columns, and the sums that hold between
// its rows, as files that a person goes through and mends. What the draft is
// unsure of is marked in the files and told as a Doubt.
//
// The border: it decides nothing for good and writes no file; who calls it does.
// Package layout has cut the sheets, package meaning knows the words of all
// topics.
package learn

// A File is one file of a draft; Name is relative to the topic's folder.
type File struct {
	Name    string
	Content []byte
}

// A Doubt is something that a person must look at.
type Doubt struct {
	File   string // of the draft
	Where  string // place in the document, "Biểu 1!B7"
	VI, EN string
}

// A Draft is a topic to be edited.
type Draft struct {
	Files  []File
	Doubts []Doubt
	Items  int // indicators that it proposes
	Sums   int // sums that were found to hold
}
