// Package copies compares documents with one another and finds what one has from
// another that it should not: the same file for two years or two provinces, a
// column, or a part of one, that is another year's or province's, hidden rows that an old
// file left behind, two drafts of one form, a file in the folder of another year, a
// unit that changes from one year to the next.
//
// The border: it sees readings alone. It opens no file and knows no form; what a
// document proves against itself is found where it is read, and what the figures
// in force say is found by the checks.
package copies
