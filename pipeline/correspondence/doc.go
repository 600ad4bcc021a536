// Package correspondence keeps what is written back to who sent a document: the
// list of its flaws, the letter about them, and what became of each flaw in the
// answer.
//
// The border: the package words and compares what a reading found. It reads no
// document, marks no cell and sends nothing.
package correspondence
