package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/nights"
	"github.com/tonghop/tonghop/pipeline/review"
)

func (w *space) nights() nights.Book { return nights.Book{Dir: w.data("nights")} }

// keeping remembers what a night sees, for `tonghop replay`.
type keeping struct {
	space    *space
	record   nights.Record
	recorder *nights.Recorder
	now      func() time.Time

	mu   sync.Mutex
	last time.Time // what the clock said last: when the night was judged
}

// keepNight keeps the declarations that the night runs by, and what was decided.
func (a *app) keepNight(w *space, d *desk, names []string, run pipeline.Run) (*keeping, error) {
	program, err := programID()
	if err != nil {
		return nil, err
	}
	pages, err := filepath.Rel(w.Dir, w.PagesDir)
	if err != nil {
		return nil, err
	}
	k := &keeping{space: w, now: a.now}
	k.record = nights.Record{Run: run.ID, Trigger: run.Trigger, Names: names, StartedAt: run.StartedAt, Program: program, Decisions: len(d.ledger.Decisions)}
	if k.record.Ledger, err = ledgerDigest(d.ledger.Decisions); err != nil {
		return nil, err
	}
	if k.record.Decided, err = w.nights().KeepNames(d.ledger.Names); err != nil {
		return nil, err
	}
	if k.record.After, err = w.nights().Before(run.ID); err != nil {
		return nil, err
	}
	k.record.Sources = w.places()
	if k.record.Settings, err = w.nights().KeepSettings(w.Dir, append(slices.Clone(declarations), pages)...); err != nil {
		return nil, err
	}
	return k, w.unsettled() // what is kept is what the night runs by
}

// ledgerKept says what of the decisions that the last night knew is lost or altered
// by now: without them a figure that was corrected or refused would come back with
// no word. Decisions that came from another branch may stand anywhere between them.
func (w *space) ledgerKept(ledger review.Ledger) error {
	records, _, err := w.nights().Records()
	if err != nil || len(records) == 0 {
		return err
	}
	last := records[len(records)-1]
	_, missing, err := w.knownTo(last, ledger)
	if err != nil || missing == 0 {
		return err
	}
	return usage("%s có %d quyết định đọc được và thiếu %d trong số %d quyết định mà đêm %s đã biết: khôi phục tệp từ git hoặc bản sao lưu rồi chạy lại; "+
		"nếu phần kia đã mất hẳn, `tonghop run --forget-decisions` chạy tiếp theo sổ như hiện nay (decisions are lost or altered; restore them, or go on by what is there)",
		w.Relative(w.LedgerPath()), len(ledger.Decisions), missing, last.Decisions, last.Run)
}

// knownTo are the decisions that a night knew; missing is how many of them the
// ledger does not hold.
func (w *space) knownTo(n nights.Record, ledger review.Ledger) (known review.Ledger, missing int, err error) {
	names, err := w.nights().Names(n)
	if err == nil && len(names) > 0 {
		known, missing = ledger.Known(names)
		return known, missing, nil
	}
	var damaged *nights.DamagedError
	if err != nil && !errors.As(err, &damaged) {
		return known, 0, err
	}
	// A record of before names no decision, and names may be lost: then the first
	// lines are those of the night, or its ledger is not the same.
	for _, list := range [][]pipeline.Decision{ledger.Lines, ledger.Decisions} {
		if len(list) < n.Decisions {
			continue
		}
		if digest, err := ledgerDigest(list[:n.Decisions]); err != nil || digest == n.Ledger {
			return review.Ledger{Decisions: list[:n.Decisions]}, 0, err
		}
	}
	return known, max(1, n.Decisions-len(ledger.Decisions)), nil
}

// ledgerDigest names decisions, whatever else their lines look like.
func ledgerDigest(list []pipeline.Decision) (pipeline.Digest, error) {
	data, err := json.Marshal(append([]pipeline.Decision{}, list...)) // none are [] and not null
	return pipeline.DigestOf(data), err
}

// watch gives f back, watched.
func (k *keeping) watch(f pipeline.Fetcher) pipeline.Fetcher {
	k.recorder = nights.NewRecorder(f)
	return k.recorder
}

// read is the clock of the store, which looks at it when the night is judged.
func (k *keeping) read() time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last = k.now()
	return k.last
}

// keep writes the record of what was seen so far.
func (k *keeping) keep() (err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	r := k.record
	if !k.last.IsZero() {
		r.SettledAt = k.last.UTC()
	}
	if r.Visits, err = k.recorder.Visits(k.space.nights()); err != nil {
		return err
	}
	if err := k.space.nights().Keep(r); err != nil {
		return fmt.Errorf("ghi lại những gì đêm này đã thấy: %w", err)
	}
	return nil
}

// places are where the sources of the workspace lie.
func (w *space) places() (list []nights.Source) {
	for _, s := range w.Sources {
		list = append(list, nights.Source{ID: s.ID, Kind: string(s.Kind), Place: w.Relative(s.Location), Faulty: s.Fault != nil})
	}
	return list
}

// afterKeeping publishes what it is known how to make again.
type afterKeeping struct {
	pipeline.Publisher
	kept *keeping
}

// Publish implements pipeline.Publisher.
func (p afterKeeping) Publish(ctx context.Context, run pipeline.Run, version int64) (pipeline.Published, error) {
	if err := p.kept.keep(); err != nil {
		return pipeline.Published{}, err
	}
	return p.Publisher.Publish(ctx, run, version)
}
