package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/ingest/vault"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/nights"
	"github.com/tonghop/tonghop/pipeline/review"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// A rebuilding walks the nights of a workspace again, in a folder of its own:
// the same declarations, decisions, documents and clock, night after night.
type rebuilding struct {
	app    *app // of the workspace that is rebuilt
	space  *space
	dir    string // the folder of its own
	ledger review.Ledger
	notes  []string // why the outcome may differ in its history

	now      *app   // of the folder, its clock at the night
	rebuilt  *space // as the night declares it
	declared nights.Record
}

// rebuild walks the nights up to the run until, and leaves the warehouse in dir,
// which must be empty.
func (a *app) rebuild(ctx context.Context, w *space, dir, until string, p progress) (*rebuilding, error) {
	// As deep as the workspace: what it calls ../share is not what lies beside dir.
	r := &rebuilding{app: a, space: w, dir: filepath.Join(dir, strings.TrimPrefix(w.Dir, filepath.VolumeName(w.Dir)))}
	if err := os.MkdirAll(r.dir, 0o755); err != nil {
		return nil, err
	}
	records, damaged, err := w.nights().Records()
	if err != nil {
		return nil, err
	}
	for _, d := range damaged {
		r.notes = append(r.notes, d.Error())
	}
	if r.ledger, err = review.ReadLedger(w.LedgerPath()); err != nil {
		return nil, err
	}
	records = nights.Until(records, until)
	if len(records) == 0 {
		return nil, usage("chưa có bản ghi nào về các đêm cho đến %s; chỉ dựng lại được từ đêm đầu tiên được ghi trong %s (no night up to then is recorded)", until, w.Relative(w.nights().Dir))
	}
	if err := r.noteUnrecorded(records, until); err != nil {
		return nil, err
	}
	for _, night := range records {
		p.Start("replay", night.Run)
		err := r.walk(ctx, night, p)
		p.Done("replay", night.Run, err)
		if err != nil {
			return nil, fmt.Errorf("đêm %s: %w", night.Run, err)
		}
	}
	return r, nil
}

// noteUnrecorded tells what keeps the history from being the same to the row.
func (r *rebuilding) noteUnrecorded(records []nights.Record, until string) error {
	program, err := programID()
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, n := range records {
		known[n.Run] = true
	}
	if slices.ContainsFunc(records, func(n nights.Record) bool { return n.Program != program }) {
		r.notes = append(r.notes, "có đêm chạy bằng một bản chương trình khác: số liệu phải bằng nhau, tệp có thể khác (another build of the program)")
	}
	journal, err := r.space.journal()
	if err != nil {
		return err
	}
	runs := journal.Runs()
	last := len(runs) - 1
	for last >= 0 && runs[last].Run != until {
		last--
	}
	for i, run := range runs {
		switch {
		case i > last && (last >= 0 || run.Run > until):
		case !known[run.Run]:
			r.notes = append(r.notes, fmt.Sprintf("đêm %s không có bản ghi: những gì đêm ấy đọc được ghi nhận vào đêm sau (no record of this night)", run.Run))
		case run.FinishedAt.IsZero() || run.Message != "":
			r.notes = append(r.notes, fmt.Sprintf("đêm %s không chạy đến cuối: ngày ghi nhận có thể khác (the night did not end well)", run.Run))
		}
	}
	set, err := filepath.Glob(r.space.data("*.damaged-*"))
	for _, path := range set {
		r.notes = append(r.notes, fmt.Sprintf("%s từng bị hỏng và được khôi phục: ngày ghi nhận có thể khác (restored once)", filepath.Base(path)))
	}
	return err
}

// walk walks one night.
func (r *rebuilding) walk(ctx context.Context, n nights.Record, p progress) error {
	if err := r.declare(n); err != nil {
		return err
	}
	decided, missing, err := r.space.knownTo(n, r.ledger)
	if err != nil {
		return err
	}
	if missing > 0 {
		return usage("sổ quyết định thiếu %d trong số %d quyết định mà đêm ấy đã biết: khôi phục %s từ git hoặc bản sao lưu (decisions are missing)",
			missing, n.Decisions, r.space.Relative(r.space.LedgerPath()))
	}
	room, err := review.OpenRoom(r.rebuilt.WaitingDir())
	if err != nil {
		return err
	}
	play, err := r.space.nights().Play(n, vault.Reading(r.space.VaultDir()))
	if err != nil {
		return err
	}
	sources, partial, err := r.rebuilt.named(n.Names)
	if err != nil {
		return err
	}
	night := pipeline.Night{Run: pipeline.Run{ID: n.Run, StartedAt: n.StartedAt, Trigger: n.Trigger}, Sources: sources, Partial: partial, Declared: r.rebuilt.Sources, Fetcher: play}
	_, err = r.now.walk(ctx, r.rebuilt, deskOf(room, decided), night, p, func(*warehouse.Warehouse) pipeline.Publisher { return unpublished{} })
	if errors.Is(err, nights.ErrStopped) { // here it ended then, too
		return ctx.Err()
	}
	return err
}

// declare makes the folder what the workspace was in the night.
func (r *rebuilding) declare(n nights.Record) error {
	at := n.SettledAt
	if at.IsZero() {
		at = n.StartedAt
	}
	app := *r.app
	app.dir, app.stderr, app.now = r.dir, io.Discard, func() time.Time { return at }
	r.now = &app
	if r.rebuilt != nil && slices.Equal(r.declared.Settings, n.Settings) && slices.Equal(r.declared.Sources, n.Sources) {
		return nil
	}
	if err := r.furnish(n); err != nil {
		return err
	}
	opened, err := app.openWorkspace()
	if err != nil {
		return err
	}
	r.rebuilt, r.declared = opened, n
	was := map[string]nights.Source{}
	for _, s := range n.Sources {
		was[s.ID] = s
	}
	for i, s := range opened.Sources {
		if s.Fault != nil && !was[s.ID].Faulty {
			return usage("nguồn %s đêm ấy lấy từ %s, nay không mở được: %w", s.ID, was[s.ID].Place, s.Fault)
		}
		if place := was[s.ID].Place; filepath.IsAbs(place) {
			opened.Sources[i].Location = place
		}
	}
	return os.MkdirAll(opened.DataDir, 0o755)
}

// furnish puts the declarations and the folders of the sources in the place of
// those of the night before.
func (r *rebuilding) furnish(n nights.Record) error {
	for _, f := range r.declared.Settings {
		if err := os.Remove(filepath.Join(r.dir, filepath.FromSlash(f.Path))); err != nil {
			return err
		}
	}
	for _, s := range r.declared.Sources {
		if folder := folderOf(s); folder != "" {
			_ = os.Remove(filepath.Join(r.dir, folder)) // stays where others lie in it
		}
	}
	if err := r.space.nights().Restore(n, r.dir); err != nil {
		return err
	}
	for _, s := range n.Sources {
		if folder := folderOf(s); folder != "" && !s.Faulty {
			if err := os.MkdirAll(filepath.Join(r.dir, folder), 0o755); err != nil {
				return err
			}
		}
	}
	return nil
}

// folderOf is the folder of a source below the workspace, "" for one elsewhere.
func folderOf(s nights.Source) string {
	folder := filepath.FromSlash(s.Place)
	if s.Kind != string(pipeline.FolderSource) || !filepath.IsLocal(folder) {
		return ""
	}
	return folder
}

// unpublished leaves the releases as they are.
type unpublished struct{}

// Publish implements pipeline.Publisher.
func (unpublished) Publish(context.Context, pipeline.Run, int64) (pipeline.Published, error) {
	return pipeline.Published{}, nil
}

// open opens the rebuilt warehouse as it was left.
func (r *rebuilding) open(ctx context.Context) (*warehouse.Warehouse, error) {
	return r.now.openWarehouse(ctx, r.rebuilt, r.rebuilt.WarehousePath(), nil)
}
