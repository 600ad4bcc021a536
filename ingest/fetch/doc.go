// Package fetch brings documents from folders, file: URLs, http and https.
// Everything that it meets is taken for hostile: sizes, times, redirects and
// retries are bounded, links of a feed cannot leave the feed's folder nor lead
// from a public host into a private network.
//
// The border: a fetch neither keeps nor understands what it brings. Network,
// clock and waiting are handed in.
package fetch
