// Package formats lists the formats that tonghop reads, and its tests hold the
// contract that each of them keeps.
//
// The border: one line a format; how a format reads is its own affair.
package formats

import (
	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/article"
	"github.com/tonghop/tonghop/ingest/feed"
	"github.com/tonghop/tonghop/ingest/table"
)

// All are the formats in the order in which they are asked: those with a sure
// sign in their content before those that take most text.
func All() []ingest.Format {
	books := new(table.Books)
	all := books.Formats()
	all = append(all, feed.Format())
	all = append(all, article.Formats(books)...)
	return all
}
