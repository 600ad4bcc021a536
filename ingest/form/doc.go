// Package form reads the tables of a workbook that follow a form: it recognises
// the form, finds for every row its one place in the form's tree of items, says
// of every column what kind, tier and year it holds, and proves faults by the
// sums that the form promises.
//
// The border: what forms there are, how their items are worded and which
// indicator each of them is, is data of a topic (catalog.Forms). How a sheet is
// cut into tables is layout's. A table without a form is left to others. The
// package changes nothing that a cell says: a figure in doubt is held, a row
// without a place is a reject.
package form
