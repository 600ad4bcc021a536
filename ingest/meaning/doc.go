// Package meaning puts together what a figure means from the texts around it.
// Every text fills slots (what is counted, what happened to it, whose programme,
// at which level …) from the one vocabulary of all topics; the nearest text
// wins and farther ones fill only what is empty. The indicator is the one whose
// needs the filled slots meet.
//
// A word that nobody understands never takes its meaning from farther away: an
// unexplained word in a near text, a noun that the indicator does not count, or
// a word that says that the thing did not happen, refuses the figure and is
// named.
//
// The border: no programme, indicator or counted noun is known here; they come
// from package catalog. Where texts stand, and how near they are, is the
// readers' business.
package meaning
