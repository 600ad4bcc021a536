// Package catalog keeps the facts that every figure is judged against: the
// provinces in both boundary versions and what became of them, the regions,
// the tile maps with both island groups, the indicators, and the words that
// tell figures apart (levels, units, dimensions). The facts are the CSV and
// YAML files of the data folder; each names its public source.
//
// The border: the package looks names up, whole, and knows no running text;
// finding names inside sentences is the work of the readers.
package catalog
