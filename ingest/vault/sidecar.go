package vault

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A sidecar says where some bytes came from. Entries are sorted by source and
// document, one each.
type sidecar struct {
	Digest  pipeline.Digest `json:"digest"`
	Size    int64           `json:"size"`
	File    string          `json:"file"` // name of the content, beside the sidecar
	Entries []entry         `json:"entries"`
}

// An entry is one document that the bytes were fetched from.
type entry struct {
	Source       string    `json:"source"`
	Document     string    `json:"document"`
	URL          string    `json:"url,omitempty"`
	MediaType    string    `json:"media_type,omitempty"`
	FetchedAt    time.Time `json:"fetched_at"` // the first time
	ReturnedAt   time.Time `json:"returned_at,omitzero"`
	PublishedAt  time.Time `json:"published_at,omitzero"`
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	Title        string    `json:"title,omitempty"`
	Publisher    string    `json:"publisher,omitempty"`
	Licence      string    `json:"licence,omitempty"`
	Illustrative bool      `json:"illustrative,omitempty"`
}

// seen is when the document last became these bytes: ReturnedAt where it went
// back to them after having been others.
func (e entry) seen() time.Time {
	if e.ReturnedAt.After(e.FetchedAt) {
		return e.ReturnedAt
	}
	return e.FetchedAt
}

func (s sidecar) entry(doc document) (entry, bool) {
	for _, e := range s.Entries {
		if e.Source == doc.source && e.Document == doc.name {
			return e, true
		}
	}
	return entry{}, false
}

// with is the sidecar with the snapshot's document among its entries. An entry
// that is there already stays and learns that the document came back.
func (s sidecar) with(snap pipeline.Snapshot) sidecar {
	s.Entries = slices.Clone(s.Entries)
	for i, e := range s.Entries {
		if e.Source == snap.Source && e.Document == snap.Document {
			s.Entries[i].ReturnedAt = snap.FetchedAt.UTC()
			s.Entries[i].ETag, s.Entries[i].LastModified = snap.ETag, snap.LastModified
			return s
		}
	}
	s.Entries = append(s.Entries, entry{
		Source: snap.Source, Document: snap.Document, URL: snap.URL, MediaType: snap.MediaType, FetchedAt: snap.FetchedAt.UTC(),
		PublishedAt: utc(snap.PublishedAt), ETag: snap.ETag, LastModified: snap.LastModified, Title: snap.Title,
		Publisher: snap.Publisher, Licence: snap.Licence, Illustrative: snap.Illustrative,
	})
	slices.SortFunc(s.Entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Document, b.Document))
	})
	return s
}

func utc(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC()
}

func (e entry) snapshot(s sidecar) pipeline.Snapshot {
	return pipeline.Snapshot{
		Digest: s.Digest, Size: s.Size, Source: e.Source, Document: e.Document, URL: e.URL, MediaType: e.MediaType, FetchedAt: e.FetchedAt,
		PublishedAt: e.PublishedAt, ETag: e.ETag, LastModified: e.LastModified, Title: e.Title, Publisher: e.Publisher,
		Licence: e.Licence, Illustrative: e.Illustrative,
	}
}

// readSidecar reads the sidecar of a digest and refuses one that speaks of
// anything else.
func readSidecar(path string, d pipeline.Digest) (sidecar, error) {
	var s sidecar
	data, err := os.ReadFile(path)
	if err != nil {
		return s, fmt.Errorf("read sidecar: %w", err)
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, fmt.Errorf("read sidecar %s: %w", path, err)
	}
	if s.Digest != d || s.File != string(d)+filepath.Ext(s.File) || len(s.Entries) == 0 {
		return s, fmt.Errorf("read sidecar %s: it speaks of other content", path)
	}
	return s, nil
}
