package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

// A Digest is the SHA-256 of some bytes, 64 hexadecimal digits.
type Digest string

// DigestOf is the Digest of b.
func DigestOf(b []byte) Digest {
	sum := sha256.Sum256(b)
	return Digest(hex.EncodeToString(sum[:]))
}

// DigestFrom is the Digest of all that r gives.
func DigestFrom(r io.Reader) (Digest, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return "", err
	}
	return Digest(hex.EncodeToString(sum.Sum(nil))), nil
}

// ParseDigest accepts 64 lower-case hexadecimal digits.
func ParseDigest(s string) (Digest, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != sha256.Size || hex.EncodeToString(b) != s {
		return "", fmt.Errorf("digest %q: want 64 lower-case hexadecimal digits", s)
	}
	return Digest(s), nil
}

// Short is the first twelve digits, enough for a page's address.
func (d Digest) Short() string { return string(d[:min(12, len(d))]) }

// A Snapshot is what was fetched once from one document of a source. The bytes
// lie unchanged in the vault under Digest.
type Snapshot struct {
	Digest       Digest
	Source       string // Source.ID
	Document     string // stable address inside the source: a path relative to its folder, or a URL
	URL          string // where a person can open it
	MediaType    string // as declared by the server, "" from a folder
	Size         int64  // bytes
	FetchedAt    time.Time
	PublishedAt  time.Time // zero when the publisher does not say
	ETag         string
	LastModified string
	Title        string // as the feed or the document calls it, may be ""
	Publisher    string
	Licence      string
	Illustrative bool // made up to show the product; every page says "minh họa"
}

// Receipt tells a fetcher what it got last time from the same document, so that
// it can ask for changes only.
type Receipt struct {
	ETag, LastModified string
	Digest             Digest
}
