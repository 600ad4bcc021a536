// Package pipeline holds the words of tonghop and the walk that joins them.
//
// The words: a Source publishes; what was fetched from it is a Snapshot; what
// was understood in it is an Observation, what was not is a Reject, and both
// remember their Origin, the very cell or sentence. A Question compares
// observations and its Answer is drawn on a page. The walk: Refresh is one
// night from fetching to the published Release.
//
// The border: this package imports the standard library alone. It knows no
// file format, no database and no page; those implement the small interfaces
// that the walk declares.
package pipeline
