// Package sheet turns the bytes of a spreadsheet, of whatever format, into
// grids: what every cell holds, how a person sees it, what is merged and what is
// hidden. One file a format reads it; Formats lists them.
//
// The border: the package knows cells and nothing of what they mean: no
// province, no indicator, no programme, no head and no table. It fetches nothing
// and evaluates no formula. The content decides what a file is, never its name.
package sheet
