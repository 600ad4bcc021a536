// Package topics holds the fields of statistics that are built in, one folder a
// topic: what is measured, the words that documents use for it, forms, questions
// and pages. A workspace's own topics have the same shape and lie over these.
//
// The border: data alone. Package catalog reads and judges it.
package topics

import "embed"

// Common is the folder of the words that all topics share.
const Common = "common"

//go:embed */*
var files embed.FS

// Files are the built-in topics.
func Files() embed.FS { return files }
