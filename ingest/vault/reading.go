package vault

import (
	"cmp"
	"fmt"
	"path/filepath"

	"github.com/tonghop/tonghop/pipeline"
)

// Reading opens the vault in dir for Get and SnapshotOf alone, beside whoever
// writes: nothing is made, cleared away or looked through.
func Reading(dir string) *Vault {
	return &Vault{dir: dir, sidecars: map[pipeline.Digest]sidecar{}, last: map[document]pipeline.Digest{}}
}

// SnapshotOf is what is known of bytes as a document of a source; of one that
// has another name by now, what was known under the old one. The error wraps
// ErrNotFound where there are no such bytes.
func (v *Vault) SnapshotOf(d pipeline.Digest, source, name string) (pipeline.Snapshot, error) {
	if _, err := pipeline.ParseDigest(string(d)); err != nil {
		return pipeline.Snapshot{}, fmt.Errorf("look into vault: %w", err)
	}
	side, err := v.sidecarOf(d)
	if err != nil {
		return pipeline.Snapshot{}, fmt.Errorf("look up %s in vault %s: %w", d.Short(), filepath.Base(v.dir), err)
	}
	found, ok := side.entry(document{source, name})
	for _, e := range side.Entries {
		if !ok && e.Source == source && cmp.Compare(e.Document, found.Document) > 0 {
			found = e
		}
	}
	found.Source, found.Document = source, name
	return found.snapshot(side), nil
}
