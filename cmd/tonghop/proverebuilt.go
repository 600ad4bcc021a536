package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline/nights"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// proveNights reads all that is kept of the nights, for a replay.
func (w *space) proveNights(context.Context) (string, []string, error) {
	n, damaged, err := w.nights().Prove()
	var faults []string
	for _, d := range damaged {
		faults = append(faults, d.Error())
	}
	found := fmt.Sprintf("%d đêm dựng lại được bằng `tonghop replay`", n)
	if err != nil {
		return found, faults, err
	}
	missing, err := w.unrecorded()
	if len(missing) > 0 {
		found += fmt.Sprintf("; không có bản ghi nên không dựng lại được %d lần đã phát hành: %s", len(missing), strings.Join(missing, ", "))
	}
	return found, faults, err
}

// unrecorded are the releases of the journal of whose nights no record is kept:
// lost, or of a time before nights were recorded.
func (w *space) unrecorded() (missing []string, err error) {
	journal, err := w.journal()
	if err != nil {
		return nil, err
	}
	records, damaged, err := w.nights().Records()
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, r := range records {
		known[r.Run] = true
	}
	for _, d := range damaged { // told as such
		var one *nights.DamagedError
		if errors.As(d, &one) {
			known[strings.TrimSuffix(filepath.Base(one.File), ".json")] = true
		}
	}
	for _, r := range journal.Runs() {
		if strings.HasPrefix(r.Release, r.Run) && !known[r.Run] {
			missing = append(missing, r.Run)
		}
	}
	return missing, nil
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
			join(" · ", d.Indicator, w.levelName(d.Level), d.Area, page.PeriodWords(d.Period, "vi")), w.statedOrNone(d.Before), w.statedOrNone(d.After), d.Document))
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
