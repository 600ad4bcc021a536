// Package vietnamese keeps the language: how Vietnamese prose and tables write
// numbers, amounts, qualifiers, periods, places and levels, how old fonts and
// code pages stored the letters, and where a sentence ends.
//
// The border: it knows words, not meanings. Which indicator a figure belongs
// to, which area a document speaks of and which period an ellipsis inherits is
// for the readers above (ingest/article, ingest/table). It reads no file and
// imports no format.
//
// A text is cut once into a Line, by bytes and one table of code points; each
// token knows by its word what may begin with it, so that most are passed over.
// Who reads many lines of one document cuts them with Spellings, which look into
// each way to write a word once and give it its number in a Vocabulary.
//
// Every offset is in code points from the start of the text that was given,
// half open. Every function accepts any input, never panics, and takes time
// linear in the length of its input. Comparisons go through Fold on both
// sides, never against a literal that was folded by eye.
package vietnamese
