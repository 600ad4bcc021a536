// Package pages keeps the built-in pages, one Markdown file a page and
// language, as package page reads them.
//
// The border: text alone. What a page says is decided here and nowhere else.
package pages

import "embed"

// Files are the pages: vi/<name>.md and en/<name>.md.
//
//go:embed vi/*.md en/*.md
var Files embed.FS
