package nights

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// sheafSize is how many names are kept together: a night with one more decision
// writes the last sheaf anew and shares the others with the nights before.
const sheafSize = 1000

// KeepNames keeps the names of the decisions that a night knew, oldest first; what
// it gives is for Record.Decided.
func (b Book) KeepNames(names []string) (kept []pipeline.Digest, err error) {
	for sheaf := range slices.Chunk(names, sheafSize) {
		digest, err := b.share([]byte(strings.Join(sheaf, "\n")))
		if err != nil {
			return nil, fmt.Errorf("keep names of decisions: %w", err)
		}
		kept = append(kept, digest)
	}
	return kept, nil
}

// Names are the names of the decisions that the night knew. Records of before
// have none where Decisions tells of some. The error is a *DamagedError where
// they cannot be read.
func (b Book) Names(r Record) (names []string, err error) {
	for _, digest := range r.Decided {
		sheaf, err := b.shared(digest)
		if err != nil {
			return nil, err
		}
		names = append(names, strings.Split(string(sheaf), "\n")...)
	}
	return names, nil
}
