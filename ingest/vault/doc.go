// Package vault keeps every fetched byte for ever: the content under its
// SHA-256, and beside it a sidecar that says from which sources and documents
// it came. data/vault/ab/abcd….xlsx and data/vault/ab/abcd….json.
//
// The border: a vault neither fetches nor understands. One process writes at a
// time, which the caller sees to; any number may read.
package vault
