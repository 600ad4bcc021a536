package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/fetch"
	"github.com/tonghop/tonghop/ingest/vault"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/duties"
	"github.com/tonghop/tonghop/pipeline/lock"
	"github.com/tonghop/tonghop/pipeline/warehouse"
	"github.com/tonghop/tonghop/schedules"
)

// night does one run over the named sources, alone in the workspace, and keeps
// it in the journal whatever its end.
func (a *app) night(ctx context.Context, w *space, names []string, trigger string, p progress) (report pipeline.Report, err error) {
	sources, partial, err := w.named(names)
	if err != nil {
		return report, err
	}
	held, err := a.lock(w)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, held.Release()) }()

	run := a.runNow(w, trigger)
	if err := a.straighten(w, run); err != nil {
		return report, err
	}
	journal, err := a.nightJournal(w, run)
	if err != nil {
		return report, err
	}
	record := schedules.Record{Run: run.ID, Names: names, Trigger: trigger, StartedAt: run.StartedAt, Outcome: schedules.Running}
	if err := journal.Write(record); err != nil {
		return report, err
	}
	n := pipeline.Night{Run: run, Sources: sources, Partial: partial, Declared: w.Sources}
	report, err = a.refresh(ctx, w, names, n, p)
	if warehouse.Damaged(err) && ctx.Err() == nil { // found on the way: once more, from a copy that is whole
		if err = a.healWarehouse(ctx, w, run, err); err == nil {
			report, err = a.refresh(ctx, w, names, n, p)
		}
	}
	return report, errors.Join(err, journal.Write(a.ended(record, report, err)))
}

// runNow is the run that begins now. Where one is named for this second already
// (two began within it, or the clock stands or was set back), it is named for the next
// second that is free: its record, its draft and its release are its own.
func (a *app) runNow(w *space, trigger string) pipeline.Run {
	taken := map[string]bool{}
	if journal, err := w.journal(); err == nil { // one that cannot be read names no run
		for _, r := range journal.Runs() {
			taken[r.Run] = true
		}
	}
	for at := a.now(); ; at = at.Add(time.Second) {
		run := pipeline.RunAt(at, trigger)
		if !taken[run.ID] && !w.keepsOf(run.ID) {
			return run
		}
	}
}

// keepsOf tells whether something of a run of that name is kept.
func (w *space) keepsOf(run string) bool {
	return w.nights().Has(run) || slices.ContainsFunc([]string{w.ReleasesDir(), w.DraftsDir()}, func(dir string) bool {
		_, err := os.Lstat(filepath.Join(dir, run))
		return err == nil
	})
}

// ended is the record of a run that is over.
func (a *app) ended(r schedules.Record, report pipeline.Report, err error) schedules.Record {
	r.FinishedAt, r.Release, r.Outcome = a.now().UTC(), report.Published.Release, schedules.Done
	switch {
	case err != nil:
		r.Outcome, r.Message = schedules.Failed, err.Error()
	case !report.Clean():
		r.Outcome = schedules.WithFaults
	}
	return r
}

// lock takes the workspace for writing or says who holds it.
func (a *app) lock(w *space) (*lock.Lock, error) { return a.lockFile(w, lockName) }

func (a *app) lockFile(w *space, name string) (*lock.Lock, error) {
	if err := os.MkdirAll(w.DataDir, 0o755); err != nil {
		return nil, fmt.Errorf("make data folder: %w", err)
	}
	path := w.data(name)
	if info, err := os.Stat(path); err == nil && info.IsDir() { // nobody can hold it
		if err := setAside(path, pipeline.RunAt(a.now(), "")); err != nil {
			return nil, err
		}
	}
	host, _ := os.Hostname() // a machine without a name writes none
	held, err := lock.Acquire(path, lock.Holder{PID: os.Getpid(), Host: host, Command: "tonghop " + strings.Join(os.Args[1:], " "), Since: a.now().UTC()})
	var other *lock.Held
	if errors.As(err, &other) {
		return nil, fmt.Errorf("không gian làm việc đang được ghi bởi %s; hãy đợi tiến trình đó xong rồi chạy lại (%w)", w.holderText(other.Holder, host), err)
	}
	return held, err
}

// holderText says who writes, and on which machine where it is another one.
func (w *space) holderText(h lock.Holder, host string) string {
	if h.PID == 0 {
		return "một tiến trình khác vừa bắt đầu"
	}
	text := fmt.Sprintf("tiến trình %d («%s»)", h.PID, h.Command)
	if h.Host != "" && h.Host != host {
		text += " trên máy " + h.Host
	}
	return text + " từ " + w.local(h.Since)
}

// refresh walks the night and keeps, before anything is published, what it saw.
func (a *app) refresh(ctx context.Context, w *space, names []string, n pipeline.Night, p progress) (report pipeline.Report, err error) {
	desk, err := a.openDesk(w)
	if err != nil {
		return report, err
	}
	for _, path := range desk.room.Damaged() { // what waited in it is found again
		if err := setAside(path, n.Run); err != nil {
			return report, err
		}
	}
	a.tellDisputes(w, desk)
	if !a.forgetful {
		if err := w.ledgerKept(desk.ledger); err != nil {
			return report, err
		}
	}
	keeping, err := a.keepNight(w, desk, names, n.Run)
	if err != nil {
		return report, err
	}
	pages, err := keeping.pages()
	if err != nil {
		return report, err
	}
	watched := *a
	watched.now = keeping.read
	n.Fetcher = keeping.watch(fetch.New(fetch.Options{Transport: http.DefaultTransport, Now: a.now, Sleep: a.sleep, UserAgent: "tonghop/" + version}))
	reader, err := a.reader()
	if err != nil {
		return report, err
	}
	defer reader.Close()
	unread, err := a.remember(w, n.Run, reader)
	if err != nil {
		return report, err
	}
	n.Reader = unread
	report, err = watched.walk(ctx, w, desk, n, p, func(store *warehouse.Warehouse) pipeline.Publisher {
		return afterKeeping{publisher{a, w, store, p, pages}, keeping}
	})
	if err != nil {
		return report, errors.Join(err, keeping.keep()) // as far as it came
	}
	if err := unread.Keep(); err != nil { // the next night reads once more
		fmt.Fprintln(a.stderr, visible("tonghop: "+err.Error()))
	}
	return report, nil
}

// unreadName is the file of a workspace's data folder that holds which documents nobody
// could read.
const unreadName = "unread.json"

// remember is the reader of a night, which does not read again what ended the same way
// on the two nights before by this very program and catalog.
func (a *app) remember(w *space, run pipeline.Run, reader *ingest.Isolated) (*ingest.Remembering, error) {
	program, err := programID()
	if err != nil {
		return nil, err
	}
	path := w.data(unreadName)
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		if err := setAside(path, run); err != nil {
			return nil, err
		}
	}
	if a.again {
		if err := ingest.Forget(path); err != nil {
			return nil, err
		}
	}
	return ingest.Remember(reader, path, program+" "+string(w.catalog.Digest()), run.ID), nil
}

// walk fills in the parties of the night but for its fetcher, and its reader where it has
// none, and walks it.
func (a *app) walk(ctx context.Context, w *space, desk *desk, n pipeline.Night, p progress, publish func(*warehouse.Warehouse) pipeline.Publisher) (report pipeline.Report, err error) {
	store, err := a.openSoundWarehouse(ctx, w, desk, n.Run)
	if err != nil {
		return report, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	kept, err := vault.Open(w.VaultDir())
	if err != nil {
		return report, err
	}
	for _, damage := range kept.Damaged() {
		fmt.Fprintln(a.stderr, visible("tonghop: "+damage))
	}
	if n.Reader == nil {
		reader, err := a.reader()
		if err != nil {
			return report, err
		}
		defer reader.Close()
		n.Reader = reader
	}
	n.Vault, n.Store, n.Progress = kept, store, p
	n.Decided = desk.decided.Digest
	n.Publisher = publish(store)
	if n.Rules, err = rules(w); err != nil {
		return report, err
	}
	a.tellOwn(w.left)
	n.Workers = max(2, runtime.NumCPU())
	n.Duties, n.KeepDuties = w.Duties, w.DutiesFault != nil
	n.Owed = duties.Owed(w.catalog, w.Duties, w.Holidays, pipeline.DateOf(n.Run.StartedAt.In(w.Location)))
	if n.KeepDuties {
		fmt.Fprintln(a.stderr, visible("tonghop: "+join(" ", w.DutiesFault.Message.VI, w.DutiesFault.Hint.VI)))
	}
	return pipeline.Refresh(ctx, n)
}

// rules names what decides, besides bytes and readers, what is accepted: the
// catalog and the checks.
func rules(w *space) (string, error) {
	tests, err := w.checks()
	return string(pipeline.DigestOf(fmt.Appendf(nil, "%s %+v", w.catalog.Digest(), tests))), err
}

// openWarehouse opens the database at path for writing. Without a desk nothing
// is decided and nothing is kept that waits; with one a night begins.
func (a *app) openWarehouse(ctx context.Context, w *space, path string, d *desk) (*warehouse.Warehouse, error) {
	opt, err := a.asking(w)
	if err != nil {
		return nil, err
	}
	if d != nil {
		opt.Decisions, opt.Waiting, opt.Meanwhile = d.decided, d.room, true
	}
	return warehouse.Open(ctx, path, opt)
}
