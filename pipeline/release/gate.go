package release

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A Gate keeps one draft of a release before a person publishes it. Its folder
// is private and lies beside that of the releases, so that a rename publishes.
// The caller sees to it that nobody else writes.
type Gate struct{ Dir string }

// rulingsName is the file of what was decided about drafts.
const rulingsName = "rulings.jsonl"

// A Ruling is what was decided about a draft. Names and reasons are private.
type Ruling struct {
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Draft   string    `json:"draft"`
	Inputs  string    `json:"inputs"` // of the draft: the same draft made again is still decided
	Publish bool      `json:"publish"`
	Reason  string    `json:"reason,omitempty"`
}

// ErrOther says that the draft is not the one that was decided about.
var ErrOther = errors.New("the draft is another one")

func (g Gate) shelf() Shelf { return Shelf{Dir: g.Dir, Keep: 1} }

// Draft makes the draft, or leaves the one that was made from the same inputs.
func (g Gate) Draft(ctx context.Context, d Draft) (Outcome, error) {
	if err := os.MkdirAll(g.Dir, 0o700); err != nil {
		return Outcome{}, fmt.Errorf("make folder of drafts: %w", err)
	}
	return g.shelf().Publish(ctx, d)
}

// Waiting is the draft there is and its folder, with the ruling that sent it
// back, nil while nobody decided. ErrNone when there is no draft.
func (g Gate) Waiting() (dir string, m Manifest, returned *Ruling, err error) {
	dir, m, err = g.shelf().Current()
	var damaged *DamagedError
	if errors.As(err, &damaged) { // published halfway, or altered: the next night makes it anew
		return "", m, nil, ErrNone
	}
	if err != nil {
		return "", m, nil, err
	}
	rulings, err := g.Rulings()
	for i := range rulings {
		if r := rulings[i]; r.Inputs == m.Inputs {
			if returned = &r; r.Publish { // and a crash came before it was in force
				returned = nil
			}
		}
	}
	return dir, m, returned, err
}

// Publish puts the draft that r names in force on the shelf to. A crash leaves
// the release in force as it was or as it is to be. ErrOther when another draft
// lies here by now, ErrNone when there is none; a *DamagedError when it is not
// what was made.
func (g Gate) Publish(to Shelf, r Ruling) error {
	dir, m, _, err := g.Waiting()
	if err != nil {
		return err
	}
	if m.Release != r.Draft {
		return ErrOther
	}
	if m, err = Inspect(dir, true); err != nil {
		return err
	}
	m.CreatedAt, m.VerifiedAt, m.HashedAt = r.At, r.At, r.At // in force from now on
	if err := writeManifest(dir, m); err != nil {
		return err
	}
	r.Inputs, r.Publish = m.Inputs, true
	if err := g.write(r); err != nil {
		return err
	}
	if err := os.MkdirAll(to.Dir, 0o755); err != nil {
		return fmt.Errorf("make folder of releases: %w", err)
	}
	if err := errors.Join(to.straighten(), to.sweep()); err != nil {
		return err
	}
	if err := os.Rename(dir, filepath.Join(to.Dir, m.Release)); err != nil {
		return fmt.Errorf("publish draft: %w", err)
	}
	if err := to.point(m.Release); err != nil {
		return err
	}
	return errors.Join(g.Drop(), to.prune(m.Release))
}

// Return sends the draft back: it stays until a night makes another one.
func (g Gate) Return(r Ruling) error {
	_, m, _, err := g.Waiting()
	if err != nil {
		return err
	}
	if m.Release != r.Draft {
		return ErrOther
	}
	r.Inputs, r.Publish = m.Inputs, false
	return g.write(r)
}

// Drop takes the draft away; what was decided about drafts stays.
func (g Gate) Drop() error {
	entries, err := os.ReadDir(g.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("drop draft: %w", err)
	}
	for _, e := range entries {
		if e.Name() == rulingsName {
			continue
		}
		if err := os.RemoveAll(filepath.Join(g.Dir, e.Name())); err != nil {
			return fmt.Errorf("drop draft: %w", err)
		}
	}
	return nil
}

// Rulings are what was decided about drafts, oldest first. A line that a crash
// cut short is passed over.
func (g Gate) Rulings() ([]Ruling, error) {
	data, err := os.ReadFile(filepath.Join(g.Dir, rulingsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read rulings: %w", err)
	}
	var list []Ruling
	for line := range bytes.Lines(data) {
		var r Ruling
		if json.Unmarshal(line, &r) == nil && r.Draft != "" {
			list = append(list, r)
		}
	}
	return list, nil
}

// write appends a ruling on a line of its own, whatever a crash left before.
func (g Gate) write(r Ruling) error {
	line, err := json.Marshal(r)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(g.Dir, rulingsName), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("write ruling: %w", err)
	}
	_, err = f.Write(append(append([]byte("\n"), line...), '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write ruling: %w", err)
	}
	return nil
}
