// Package page turns one Markdown file and the answers to the questions that it
// names into the body of a page. It owns goldmark: no type of it shows.
//
// A file is front matter between two lines of ---, then prose, in which
// {{…}} stands for a figure of an answer, and fenced blocks (chart, table,
// facts, document) that each draw one question. A page with the key each is made once
// for every row of a question. Parsing is strict: an unknown key, question or
// column is a fault with file and line, and all faults come at once.
//
// An answer that is too large to be had whole is Held: pages are drawn share by share,
// from the rows of it that the pages of a share draw.
//
// The border: this package knows no database and writes no file. It is given the
// answers and gives back HTML that has neither script nor style of its own;
// head, navigation and foot are the business of package site.
package page
