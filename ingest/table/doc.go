// Package table understands the tables of a sheet: which column and row has
// which role, what the texts around a cell say of it, and so which figure of
// which indicator, area and period the cell states.
//
// It works in this order. Package layout has cut the sheet into blocks. Every
// column gets a role (roles.go), by the assignment that explains most cells
// without contradiction. The texts around a cell, the nearest first, then fill
// what is to be known of it (meaning.go): head, label, section, title, name of
// the sheet, name of the file. A word near the figure that nobody understands is
// never passed over for a meaning from farther away. Totals are told from
// figures (totals.go), what can be proved wrong within the document is told
// (checks.go), and every numeric cell has an account (account.go).
//
// The border: it knows grids and no file format, asks package meaning what words
// mean and knows no programme, indicator or counted noun itself. It keeps
// nothing of a document but what it hands to the Sink.
package table
