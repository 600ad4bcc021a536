package main

import (
	"context"
	"fmt"

	"github.com/tonghop/tonghop/ingest/vault"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// A rereading reads documents of the vault again and compares.
type rereading struct {
	space     *space
	reader    pipeline.Reader
	vault     *vault.Vault
	snapshots map[[3]string]pipeline.Snapshot // by source, document and digest
	decided   pipeline.Decisions
}

func (a *app) openReading(w *space) (*rereading, error) {
	reader, err := a.reader()
	if err != nil {
		return nil, err
	}
	kept, err := vault.Open(w.VaultDir())
	if err != nil {
		return nil, err
	}
	d, err := a.openDesk(w)
	if err != nil {
		return nil, err
	}
	r := &rereading{space: w, reader: reader, vault: kept, snapshots: map[[3]string]pipeline.Snapshot{}, decided: d.decided}
	for _, snap := range kept.Snapshots() {
		r.snapshots[[3]string{snap.Source, snap.Document, string(snap.Digest)}] = snap
	}
	return r, nil
}

// compare tells which figures in force the document does not state, and which it
// states that are neither in force nor held nor decided otherwise.
func (r *rereading) compare(ctx context.Context, d warehouse.HeldDocument) ([]string, error) {
	source, ok := r.space.Source(d.Source)
	if !ok || source.Fault != nil {
		return nil, nil //nolint:nilerr // not declared any more: nobody knows how it was read
	}
	snap, ok := r.snapshots[[3]string{d.Source, d.Document, string(d.Accepted)}]
	if !ok {
		return nil, fmt.Errorf("bản gốc %s không có trong kho", d.Accepted.Short())
	}
	content, err := r.vault.Get(ctx, d.Accepted)
	if err != nil {
		return nil, err
	}
	reading, err := r.reader.Read(ctx, source, snap, content)
	if err != nil {
		return nil, err
	}
	stated := r.stated(d.Source, reading)
	var faults []string
	inForce := map[[2]string]bool{}
	for _, f := range d.Figures {
		inForce[[2]string{f.Series, f.Period}] = true
		key := pipeline.FigureKey(d.Source, f.Series, f.Period, f.Value, f.Max, f.Qualifier)
		if _, is := stated[key]; !is && !d.Kept[f.ID] {
			faults = append(faults, fmt.Sprintf("%s / %s: số %s (%s, %s) đang có hiệu lực nhưng bản gốc không nêu", d.Source, d.Document, f.ID, f.Locator, f.Shown))
		}
	}
	for _, o := range reading.Observations {
		at := [2]string{o.SeriesKey(), o.Period.Key()}
		if !inForce[at] && !d.Waiting[at] && o.Held == "" && !r.refused(d.Source, o) {
			faults = append(faults, fmt.Sprintf("%s / %s: bản gốc nêu %s ở %s nhưng không có trong kho", d.Source, d.Document, o.Origin.Shown, o.Origin.Locator))
		}
	}
	return faults, nil
}

// stated are the keys of what a reading states, corrections applied.
func (r *rereading) stated(source string, reading pipeline.Reading) map[string]bool {
	keys := map[string]bool{}
	for _, o := range reading.Observations {
		q := o.Quantity
		keys[pipeline.FigureKey(source, o.SeriesKey(), o.Period.Key(), q.Value, q.Max, string(q.Qualifier))] = true
		for _, d := range r.decided.Corrections(source) {
			if d.Series == o.SeriesKey() && d.Period == o.Period.Key() && d.Expects != nil && d.Value != nil && *d.Expects == q.Value {
				keys[pipeline.FigureKey(source, d.Series, d.Period, *d.Value, nil, string(pipeline.Exact))] = true
			}
		}
	}
	return keys
}

func (r *rereading) refused(source string, o pipeline.Observation) bool {
	d, ok := r.decided.Of(pipeline.FigureKey(source, o.SeriesKey(), o.Period.Key(), o.Quantity.Value, o.Quantity.Max, string(o.Quantity.Qualifier)))
	return ok && d.Verdict == pipeline.VerdictReject
}
