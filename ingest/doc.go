// Package ingest leads from published bytes to observations. It declares what a
// format is and runs one over a document, in this process or isolated in a
// child process.
//
// The border: it knows no format by name; those are the folders beside it, and
// package ingest/formats lists them.
package ingest
