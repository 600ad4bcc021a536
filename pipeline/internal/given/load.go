package given

import (
	"context"
	"fmt"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// Load walks the nights through the store, as pipeline.Refresh does, and gives
// the faults that the checks found, in the order in which they were found.
func (c *Case) Load(ctx context.Context, store pipeline.Store) ([]pipeline.Fault, error) {
	var faults []pipeline.Fault
	var declared []pipeline.Source
	for _, n := range c.nights {
		for _, s := range n.steps {
			if s.source != nil {
				declared = slices.DeleteFunc(declared, func(d pipeline.Source) bool { return d.ID == s.source.ID })
				declared = append(declared, *s.source)
			}
		}
		if err := store.SyncSources(ctx, n.run, declared); err != nil {
			return nil, err
		}
		report := pipeline.Report{Run: n.run}
		for _, s := range n.steps {
			loaded, err := n.take(ctx, store, declared, s)
			if err != nil {
				return nil, fmt.Errorf("night %s: %w", n.run.ID, err)
			}
			faults = append(faults, loaded.Faults...)
		}
		if err := store.Judge(ctx, n.run); err != nil {
			return nil, err
		}
		if len(c.duties) > 0 {
			if err := store.Owe(ctx, n.run, c.duties, c.owed); err != nil {
				return nil, err
			}
		}
		if err := store.Finish(ctx, n.run, report); err != nil {
			return nil, err
		}
	}
	return faults, nil
}

func (n night) take(ctx context.Context, store pipeline.Store, declared []pipeline.Source, s step) (pipeline.Loaded, error) {
	find := func(id string) (pipeline.Source, error) {
		i := slices.IndexFunc(declared, func(d pipeline.Source) bool { return d.ID == id })
		if i < 0 {
			return pipeline.Source{}, fmt.Errorf("chưa có dòng «source %s»", id)
		}
		return declared[i], nil
	}
	switch {
	case s.document != nil:
		source, err := find(s.document.source)
		if err != nil {
			return pipeline.Loaded{}, err
		}
		snap := s.document.snapshot(n.run, source)
		loaded, err := store.LoadAll(ctx, n.run, source, []pipeline.Incoming{{
			Document: s.document.name, Snapshot: snap, Reading: s.document.reading, Fingerprint: "given:" + string(snap.Digest)}})
		if err != nil {
			return pipeline.Loaded{}, err
		}
		return loaded[0], nil
	case s.fault != nil:
		source, err := find(s.fault.Source)
		if err != nil {
			return pipeline.Loaded{}, err
		}
		return pipeline.Loaded{}, store.SourceState(ctx, n.run, source, s.fault.Document, s.fault)
	case s.from != "":
		source, err := find(s.from)
		if err != nil {
			return pipeline.Loaded{}, err
		}
		_, err = store.Withdraw(ctx, n.run, source, s.present)
		return pipeline.Loaded{}, err
	}
	return pipeline.Loaded{}, nil
}

func (d *document) snapshot(run pipeline.Run, s pipeline.Source) pipeline.Snapshot {
	return pipeline.Snapshot{
		Digest: d.digest(), Source: s.ID, Document: d.name, URL: "https://vi-du.example/" + s.ID + "/" + d.name,
		Size: int64(len(d.lines)), FetchedAt: run.StartedAt, PublishedAt: d.published, Title: d.title,
		Publisher: s.Publisher, Licence: s.Licence, Illustrative: s.Illustrative,
	}
}
