package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	deskpages "github.com/tonghop/tonghop/dashboards/desk"
	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/dashboards/site"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/lock"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

func (w *space) gate() release.Gate { return release.Gate{Dir: w.DraftsDir()} }

// draft leaves a draft for a person, or publishes it where they would find
// nothing to look at.
func (p publisher) draft(ctx context.Context, d release.Draft) (pipeline.Published, error) {
	_, m, err := p.space.shelf().Current()
	if err == nil && m.Inputs == d.Inputs {
		if err := p.space.gate().Drop(); err != nil {
			return pipeline.Published{}, err
		}
		return p.release(ctx, d)
	}
	var damaged *release.DamagedError
	if err != nil && !errors.Is(err, release.ErrNone) && !errors.As(err, &damaged) {
		return pipeline.Published{}, err
	}
	if err := p.fallBack(); err != nil { // the draft is made all the same: it may be what heals
		fmt.Fprintln(p.app.stderr, visible(fmt.Sprintf("tonghop: %v", err)))
	}
	gate := p.space.gate()
	if _, err := gate.Draft(ctx, d); err != nil {
		return pipeline.Published{}, err
	}
	_, made, _, err := gate.Waiting()
	if err != nil {
		return pipeline.Published{}, err
	}
	changes, inForce, err := p.space.changes(ctx, 0)
	if err != nil {
		return pipeline.Published{}, err
	}
	if inForce == "" || !changes.None() {
		return pipeline.Published{Release: inForce, Draft: made.Release}, nil
	}
	err = gate.Publish(p.space.shelf(), release.Ruling{At: d.At, By: "tonghop", Draft: made.Release, Reason: "không có số liệu nào thay đổi"})
	return pipeline.Published{Release: made.Release, Changed: true}, err
}

// changes are what the draft says otherwise than the release in force, listing
// at most so many figures; inForce is "" where there is none.
func (w *space) changes(ctx context.Context, most int) (d warehouse.Differences, inForce string, err error) {
	dir, _, _, err := w.gate().Waiting()
	if err != nil {
		return d, "", err
	}
	after, err := warehouse.OpenRelease(ctx, filepath.Join(dir, databaseName))
	if err != nil {
		return d, "", err
	}
	defer after.Close()
	now, m, err := w.shelf().Current()
	var damaged *release.DamagedError
	if errors.Is(err, release.ErrNone) || errors.As(err, &damaged) {
		d, err = warehouse.Compare(ctx, nil, after, most)
		return d, "", err
	}
	if err != nil {
		return d, "", err
	}
	before, err := warehouse.OpenRelease(ctx, filepath.Join(now, databaseName))
	if err != nil {
		return d, "", err
	}
	defer before.Close()
	d, err = warehouse.Compare(ctx, before, after, most)
	return d, m.Release, err
}

// mostChanges bounds the changes of a draft that are listed, and mostPages the
// pages of each.
const (
	mostChanges = 300
	mostPages   = 8
)

// A draftMemory keeps what was worked out of one draft against one release.
type draftMemory struct {
	mu   sync.Mutex
	of   string
	kept deskpages.Draft
}

// Draft implements desk.Drafts.
func (h *house) Draft(ctx context.Context) (deskpages.Draft, error) {
	dir, m, returned, err := h.now().gate().Waiting()
	if errors.Is(err, release.ErrNone) {
		return deskpages.Draft{}, deskpages.ErrUnknown
	}
	if err != nil {
		return deskpages.Draft{}, err
	}
	_, inForce, _ := h.now().shelf().Current() // where there is none, all of the draft is new
	h.drafted.mu.Lock()
	defer h.drafted.mu.Unlock()
	if of := m.Release + " " + m.Inputs + " " + inForce.Release; h.drafted.of != of {
		changes, _, err := h.now().changes(ctx, mostChanges)
		if err != nil {
			return deskpages.Draft{}, err
		}
		out := deskpages.Draft{Name: m.Release, Made: h.now().local(m.CreatedAt), InForce: inForce.Release, New: changes.New, Gone: changes.Gone, Changed: changes.Changed,
			Doubts: changes.Doubts, More: changes.New + changes.Gone + changes.Changed - len(changes.List), PagesBefore: pagesOfRelease(inForce), PagesAfter: pagesOfRelease(m)}
		if out.Changes, err = h.now().changesOf(dir, changes.List); err != nil {
			return deskpages.Draft{}, err
		}
		h.drafted.of, h.drafted.kept = of, out
	}
	out := h.drafted.kept
	if returned != nil {
		out.Returned = &deskpages.Line{By: returned.By, At: h.now().local(returned.At), Reason: returned.Reason}
	}
	return out, nil
}

func pagesOfRelease(m release.Manifest) (n int) {
	for _, f := range m.Files {
		if strings.HasPrefix(f.Path, "site/") && strings.HasSuffix(f.Path, ".html") {
			n++
		}
	}
	return n
}

// changesOf tells of each change on which pages of the draft it shows.
func (w *space) changesOf(dir string, list []warehouse.Difference) ([]deskpages.Change, error) {
	ids := map[string]bool{}
	for _, d := range list {
		if d.After != nil {
			ids[d.After.ID] = true
		}
	}
	showing, err := site.PagesShowingEach(os.DirFS(filepath.Join(dir, "site")), ids)
	if err != nil {
		return nil, err
	}
	var out []deskpages.Change
	for _, d := range list {
		c := deskpages.Change{What: join(" · ", d.Indicator, w.levelName(d.Level), d.Area, page.PeriodWords(d.Period, "vi"))}
		if d.Before != nil {
			c.Before, c.Document = w.valueText(*d.Before), d.Before.Document
		}
		if d.After != nil {
			c.ID, c.After, c.Document = d.After.ID, w.valueText(*d.After), d.After.Document
			pages := slices.DeleteFunc(showing[d.After.ID], func(p string) bool { return strings.HasPrefix(p, "en/") }) // the same again
			c.Pages = pages[:min(len(pages), mostPages)]
			c.MorePages = len(pages) - len(c.Pages)
		}
		out = append(out, c)
	}
	return out, nil
}

func (w *space) valueText(v warehouse.StatedValue) string {
	return w.writtenIn(pipeline.Quantity{Value: v.Value, Max: v.Max, Qualifier: pipeline.Qualifier(v.Qualifier)}, v.Unit)
}

// Folder implements desk.Drafts.
func (h *house) Folder() (string, error) {
	dir, _, _, err := h.now().gate().Waiting()
	if errors.Is(err, release.ErrNone) {
		return "", deskpages.ErrUnknown
	}
	return filepath.Join(dir, "site"), err
}

// Publish implements desk.Drafts.
func (h *house) Publish(_ context.Context, name, by, reason string) error {
	return asRefusal(h.app.rule(h.now(), release.Ruling{By: by, Draft: name, Reason: reason, Publish: true}))
}

// Return implements desk.Drafts.
func (h *house) Return(_ context.Context, name, by, reason string) error {
	return asRefusal(h.app.rule(h.now(), release.Ruling{By: by, Draft: name, Reason: reason}))
}

// rule carries out what a person decided about the draft, alone in the
// workspace.
func (a *app) rule(w *space, r release.Ruling) (err error) {
	held, err := a.lock(w)
	var other *lock.Held
	if errors.As(err, &other) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.Release()) }()
	r.At = a.now().UTC()
	if r.Publish {
		err = w.gate().Publish(w.shelf(), r)
	} else {
		err = w.gate().Return(r)
	}
	var damaged *release.DamagedError
	switch {
	case errors.Is(err, release.ErrOther):
		return usage("bản nháp %s không còn; nay đã có bản khác, hãy xem lại rồi quyết định (there is another draft now)", r.Draft)
	case errors.Is(err, release.ErrNone):
		return usage("không có bản nháp nào (there is no draft)")
	case errors.As(err, &damaged):
		return usage("bản nháp không còn nguyên như lúc lập; chạy `tonghop run` để lập lại: %w", err)
	}
	return err
}
