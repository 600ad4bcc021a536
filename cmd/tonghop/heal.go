package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/pipeline/warehouse"
	"github.com/tonghop/tonghop/schedules"
)

// setAside gives a damaged file another name, one that nothing has, for a person
// to look at.
func setAside(path string, run pipeline.Run) error {
	to := path + ".damaged-" + run.ID
	for n := 2; ; n++ {
		if _, err := os.Lstat(to); err != nil {
			break
		}
		to = fmt.Sprintf("%s.damaged-%s-%d", path, run.ID, n)
	}
	err := os.Rename(path, to)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// straighten sets aside what stands in the place of a folder and is none, or in
// that of a file and is a folder: what belongs there is fetched, restored or made
// again.
func (a *app) straighten(w *space, run pipeline.Run) error {
	folders := map[string]bool{w.VaultDir(): true, w.WaitingDir(): true, w.DraftsDir(): true, w.ReleasesDir(): true, w.nights().Dir: true,
		w.WarehousePath(): false, w.WarehousePath() + ".wal": false}
	for _, path := range slices.Sorted(maps.Keys(folders)) {
		info, err := os.Stat(path)
		if err != nil || info.IsDir() == folders[path] { // not there yet, or a share that is not mounted
			continue
		}
		if err := setAside(path, run); err != nil {
			return err
		}
		wanted := map[bool]string{true: "một thư mục", false: "một tệp"}[folders[path]]
		fmt.Fprintln(a.stderr, visible(fmt.Sprintf("tonghop: %s phải là %s; thứ nằm ở đó đã được để riêng (set aside)", w.Relative(path), wanted)))
	}
	return nil
}

// nightJournal opens the journal; one that is no file is set aside, so that it
// does not end the nights.
func (a *app) nightJournal(w *space, run pipeline.Run) (*schedules.Journal, error) {
	journal, err := schedules.OpenJournal(w.data(journalName))
	if err == nil {
		return journal, nil
	}
	fmt.Fprintln(a.stderr, visible(fmt.Sprintf("tonghop: nhật ký các lần chạy không đọc được (%v); đã để riêng và ghi nhật ký mới", err)))
	if err := setAside(w.data(journalName), run); err != nil {
		return nil, err
	}
	return w.journal()
}

// openSoundWarehouse opens the live database; where it is damaged, the copy in
// the newest release that is whole takes its place.
func (a *app) openSoundWarehouse(ctx context.Context, w *space, d *desk, run pipeline.Run) (*warehouse.Warehouse, error) {
	if err := a.tellNothingLeft(ctx, w); err != nil {
		return nil, err
	}
	if done, err := a.restoreLost(ctx, w, run); err != nil || done {
		return a.openAfter(ctx, w, d, err)
	}
	store, err := a.openProven(ctx, w, d)
	if err == nil || ctx.Err() != nil || !warehouse.Damaged(err) {
		return store, err
	}
	return a.openAfter(ctx, w, d, a.healWarehouse(ctx, w, run, err))
}

func (a *app) openAfter(ctx context.Context, w *space, d *desk, err error) (*warehouse.Warehouse, error) {
	if err != nil {
		return nil, err
	}
	return a.openProven(ctx, w, d)
}

// restoreLost puts the copy of the newest release that is whole in the place of a
// live database that is not there, and tells whether it did.
func (a *app) restoreLost(ctx context.Context, w *space, run pipeline.Run) (bool, error) {
	if _, err := os.Lstat(w.WarehousePath()); !errors.Is(err, fs.ErrNotExist) {
		return false, nil //nolint:nilerr // who opens it finds out
	}
	from, err := wholeCopy(ctx, w)
	if errors.Is(err, release.ErrNone) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("không thấy cơ sở dữ liệu %s và không có bản phát hành nào còn nguyên để khôi phục (%w); khôi phục thư mục dữ liệu từ bản sao lưu (the database is lost)", w.Relative(w.WarehousePath()), err)
	}
	if err := setAside(w.WarehousePath()+".wal", run); err != nil { // of the one that was lost
		return false, err
	}
	if err := copyFile(filepath.Join(from, databaseName), w.WarehousePath()); err != nil {
		return false, fmt.Errorf("khôi phục cơ sở dữ liệu: %w", err)
	}
	fmt.Fprintln(a.stderr, visible(fmt.Sprintf("tonghop: không thấy cơ sở dữ liệu %s; đã khôi phục từ bản phát hành %s (the database was lost; restored from a release)", w.Relative(w.WarehousePath()), filepath.Base(from))))
	return true, nil
}

// tellNothingLeft says that the database is lost and no release is left to restore
// it from, where nights have run: the figures are read again, their history is
// not.
func (a *app) tellNothingLeft(ctx context.Context, w *space) error {
	if _, err := os.Stat(w.WarehousePath()); !errors.Is(err, fs.ErrNotExist) {
		return nil //nolint:nilerr // who opens it finds out
	}
	records, _, err := w.nights().Records()
	if err != nil || len(records) == 0 {
		return err
	}
	if _, err := wholeCopy(ctx, w); !errors.Is(err, release.ErrNone) {
		return nil //nolint:nilerr // restored from it, or told by who does
	}
	fmt.Fprintln(a.stderr, visible("tonghop: không còn cơ sở dữ liệu lẫn bản phát hành nào để khôi phục; mọi văn bản được đọc lại từ đầu, quá trình trước đây của các số liệu không còn. "+
		"Nếu có bản sao lưu thư mục dữ liệu, hãy khôi phục rồi chạy lại; `tonghop replay` dựng lại được từng bản phát hành cũ (nothing is left to restore from)"))
	return nil
}

// openProven opens the live database and proves that it is not older than what
// was published from it.
func (a *app) openProven(ctx context.Context, w *space, d *desk) (*warehouse.Warehouse, error) {
	store, err := a.openWarehouse(ctx, w, w.WarehousePath(), d)
	if err != nil {
		return nil, err
	}
	var published int64
	if _, m, err := w.shelf().Current(); err == nil {
		published = m.Store
	}
	if err := store.Prove(ctx, published); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// healWarehouse sets the damaged live database aside and puts the copy of the
// newest release that is whole in its place: all that was published, history
// included. What came since is fetched and read again by the run.
func (a *app) healWarehouse(ctx context.Context, w *space, run pipeline.Run, damage error) error {
	from, err := wholeCopy(ctx, w)
	if err != nil {
		return fmt.Errorf("cơ sở dữ liệu %s bị hỏng (%w) và không có bản phát hành nào còn nguyên để khôi phục (%w); khôi phục thư mục dữ liệu từ bản sao lưu, hoặc đổi tên tệp ấy rồi chạy `tonghop run` để đọc lại từ đầu", w.Relative(w.WarehousePath()), damage, err)
	}
	for _, path := range []string{w.WarehousePath(), w.WarehousePath() + ".wal"} {
		if err := setAside(path, run); err != nil {
			return err
		}
	}
	if err := copyFile(filepath.Join(from, databaseName), w.WarehousePath()); err != nil {
		return fmt.Errorf("khôi phục cơ sở dữ liệu: %w", err)
	}
	fmt.Fprintln(a.stderr, visible(fmt.Sprintf("tonghop: cơ sở dữ liệu bị hỏng (%v); đã khôi phục từ bản phát hành %s, tệp hỏng được để riêng (restored from a release)", damage, filepath.Base(from))))
	return nil
}

// wholeCopy is the release in force, or else the newest, whose database is what was published.
func wholeCopy(ctx context.Context, w *space) (dir string, err error) {
	names, err := w.shelf().Names()
	if err != nil {
		return "", err
	}
	err = release.ErrNone
	if current, _, err := w.shelf().Current(); err == nil { // newer by its name is what a clock made that was ahead
		names = append(names, filepath.Base(current))
	}
	for _, name := range slices.Backward(names) {
		dir := filepath.Join(w.ReleasesDir(), name)
		if !release.Holds(dir, databaseName) {
			continue
		}
		published, opened := warehouse.OpenRelease(ctx, filepath.Join(dir, databaseName))
		if opened == nil {
			return dir, published.Close()
		}
		err = opened
	}
	return "", err
}

// copyFile makes a copy appear whole.
func copyFile(from, to string) (err error) {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	part, err := os.OpenFile(to+".part", os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = io.Copy(part, source)
	if err := errors.Join(err, part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(to+".part", to)
}
