package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// proveNights reads all that is kept of the nights, for a replay.
func (w *space) proveNights(context.Context) (string, []string, error) {
	n, damaged, err := w.nights().Prove()
	var faults []string
	for _, d := range damaged {
		faults = append(faults, d.Error())
	}
	return fmt.Sprintf("%d đêm dựng lại được bằng `tonghop replay`", n), faults, err
}

// proveRebuilt compares the database of the release in force with one that is
// rebuilt from originals and ledger. Where a night is known that keeps histories
// from being the same, only the figures must be.
func (a *app) proveRebuilt(ctx context.Context, w *space) (found string, faults []string, err error) {
	current, m, err := w.shelf().Current()
	if err != nil {
		return "", nil, err
	}
	held, err := a.lockFile(w, "rebuild.lock") // nights go on meanwhile
	if err != nil {
		return "", nil, err
	}
	defer func() { err = errors.Join(err, held.Release()) }()
	dir := w.data(".rebuild") // one that died left it
	if err := errors.Join(os.RemoveAll(dir), os.Mkdir(dir, 0o700)); err != nil {
		return "", nil, fmt.Errorf("dựng lại: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	until, _, _ := strings.Cut(m.Release, "-")
	p := newProgress(a.stderr, isTerminal(a.stderr))
	defer p.close()
	r, err := a.rebuild(ctx, w, dir, until, p)
	if err != nil {
		return "", nil, err
	}
	store, err := r.open(ctx)
	if err != nil {
		return "", nil, err
	}
	copied := filepath.Join(dir, databaseName)
	if err := errors.Join(store.CopyTo(ctx, copied), store.Close()); err != nil {
		return "", nil, err
	}
	changes, err := compareDatabases(ctx, copied, filepath.Join(current, databaseName))
	if err != nil {
		return "", nil, err
	}
	for _, d := range changes.List {
		faults = append(faults, fmt.Sprintf("%s: dựng lại được %s, đang công bố %s (%s)",
			join(" · ", d.Indicator, w.levelName(d.Level), d.Area, d.Period), w.statedOrNone(d.Before), w.statedOrNone(d.After), d.Document))
	}
	tables, err := differingTables(ctx, dir, current)
	switch {
	case err != nil || len(faults) > 0:
		return "", faults, err
	case len(tables) == 0:
		return fmt.Sprintf("bằng bản phát hành %s từng dòng", m.Release), nil, nil
	case len(r.notes) > 0:
		return fmt.Sprintf("mọi số liệu bằng bản phát hành %s; lịch sử khác ở %s vì %s", m.Release, strings.Join(tables, ", "), strings.Join(r.notes, "; ")), nil, nil
	}
	for _, t := range tables {
		faults = append(faults, "bảng "+t+" không như dựng lại (the table differs)")
	}
	return "", faults, nil
}

func (w *space) statedOrNone(v *warehouse.StatedValue) string {
	if v == nil {
		return "—"
	}
	return w.valueText(*v)
}

// compareDatabases tells what the database at after states otherwise.
func compareDatabases(ctx context.Context, before, after string) (d warehouse.Differences, err error) {
	one, err := warehouse.OpenRelease(ctx, before)
	if err != nil {
		return d, err
	}
	defer one.Close()
	other, err := warehouse.OpenRelease(ctx, after)
	if err != nil {
		return d, err
	}
	defer other.Close()
	return warehouse.Compare(ctx, one, other, mostChanges)
}
