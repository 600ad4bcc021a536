// Package layout cuts a sheet into what a person sees on it: the block of
// titles (agency, motto, form number, title, unit), the tables with their rows
// of heads, the row that numbers the columns, the rows of data with their
// ordinals and sections, and what closes a table (notes, signatures).
//
// The border: it knows how offices lay a sheet out and nothing of what the
// words mean: no indicator, no place, no year. Hidden rows and columns are
// blank to it. It never changes a grid, and takes time linear in its cells.
package layout
