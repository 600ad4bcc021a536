// Package review keeps what waits for a person and what people decided: a room,
// one private file a source, and the ledger, one line a decision, which lies in
// the workspace where version control can hold it.
//
// The border: it neither finds what is doubtful nor applies a decision; that is
// for the store. What waits is never published.
package review
