// Package workbook understands spreadsheets, .xlsx and .csv, as provincial
// offices lay them out. A file becomes grids (grid.go), a grid is laid out into
// tables (layout*.go), and the meaning of a cell is put together from its heads
// (meaning.go). What cannot be understood becomes a Reject that names sheet and
// cell. The package also writes workbooks from a readable description
// (write.go), byte for byte the same each time.
//
// The border: the package knows no place where files come from or go to, and
// excelize, which only writes, shows in no signature. Reading is done by a
// streaming scanner of our own: it keeps the type of every cell, sees a formula
// that was never calculated, and bounds rows, cells and bytes as it goes.
//
// # Rules of reading
//
// The cell nearest to a figure speaks first: its column head, then its row
// label, then the section above the row, then the title of the table, then the
// sheet. A blank cell and ".." state nothing; "-" states zero.
//
// A total row or column is read once. Where its members are told apart by a
// product group, a content or a locality, the total is the figure and its
// members are parts of it (Observation.Part). Where the members are provinces,
// periods or levels, the total is only checked against their sum ("Cả nước"
// excepted, which is an area of its own); levels are never added nor checked.
package workbook
