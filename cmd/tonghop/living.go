package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/lock"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/workspace"
	"github.com/tonghop/tonghop/schedules"
)

// declarations are the files and folders in which a workspace says what it is; its
// pages lie where tonghop.yaml says.
var declarations = slices.Concat([]string{workspace.File, workspace.SourcesDir, workspace.DutiesFile, topicsName}, questions.Names())

// A stamp is how the declarations of a workspace look from outside: size and time
// of every file, by its path below the workspace.
type stamp map[string]string

// stampOf looks at the declarations of the workspace in dir. What cannot be looked
// at looks like nothing: opening tells why.
func stampOf(dir string) stamp {
	seen := stamp{}
	for _, name := range declarations {
		at, err := filepath.EvalSymlinks(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		_ = filepath.WalkDir(at, func(path string, _ fs.DirEntry, err error) error {
			if err != nil {
				return nil //nolint:nilerr // opening tells why
			}
			info, err := os.Stat(path)
			rel, errRel := filepath.Rel(at, path)
			if err == nil && errRel == nil && info.Mode().IsRegular() {
				seen[filepath.ToSlash(filepath.Join(name, rel))] = fmt.Sprint(info.Size(), " ", info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return seen
}

// changedSince names the files that look otherwise than in old, sorted.
func (s stamp) changedSince(old stamp) (files []string) {
	for _, one := range []stamp{s, old} {
		for file := range one {
			if s[file] != old[file] {
				files = append(files, file)
			}
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// A living is the workspace of a daemon: its declarations are taken up as they
// change, and where they cannot be used, those before stand, for all but the
// nights. It may be used from several goroutines.
type living struct {
	app   *app
	pause time.Duration // between looks whether another night has ended

	mu    sync.Mutex
	space *space          // as it could last be opened
	plan  *schedules.Plan // of space
	seen  stamp           // what was looked at last
	fault error           // why that cannot be used; nil where it is space
}

// live is the workspace w, from now on as it is declared.
func (a *app) live(w *space) (*living, error) {
	plan, err := w.plan()
	if err != nil {
		return nil, usageError{err}
	}
	return &living{app: a, pause: time.Minute, space: w, plan: plan, seen: w.stamp}, nil
}

// last is the workspace as it could last be opened.
func (l *living) last() *space {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.space
}

// now is the workspace as it is declared now, or says why it cannot be used.
func (l *living) now() (*space, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.look()
	return l.space, l.fault
}

// planned is when what is due, by the declarations as they could last be used.
func (l *living) planned() *schedules.Plan {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.look()
	return l.plan
}

// look opens the workspace anew where its declarations changed, and tells what
// came of it.
func (l *living) look() {
	seen := stampOf(l.space.Dir)
	changed := seen.changedSince(l.seen)
	if len(changed) == 0 {
		return
	}
	l.seen = seen
	files := strings.Join(changed[:min(len(changed), mostNames)], ", ")
	if len(changed) > mostNames {
		files += ", …"
	}
	next, err := l.app.openWorkspace()
	var plan *schedules.Plan
	if err == nil && next.DataDir != l.space.DataDir {
		err = usage("%s: «data» đã đổi; dừng rồi chạy lại `tonghop serve` để dùng thư mục mới (restart to use the new data folder)", workspace.File)
	}
	if err == nil {
		plan, err = next.plan()
	}
	if l.fault = err; err != nil {
		fmt.Fprintln(l.app.stderr, visible(fmt.Sprintf("tonghop: khai báo đã đổi (%s) nhưng không dùng được; khai báo trước vẫn dùng cho trang duyệt và lịch, các đêm dừng lại cho đến khi sửa xong "+
			"(the declarations cannot be used; no night runs until they are mended):\n%v", files, err)))
		return
	}
	old := l.space
	l.space, l.plan, l.seen = next, plan, next.stamp
	fmt.Fprintln(l.app.stderr, visible("tonghop: khai báo đã đổi, dùng từ bây giờ (taken up): "+files))
	if old.Address != next.Address || !reflect.DeepEqual(old.Review, next.Review) || old.Title != next.Title && next.Review.Address != "" {
		fmt.Fprintln(l.app.stderr, "tonghop: địa chỉ, tên và cách mở trang duyệt chỉ đổi khi chạy lại `tonghop serve` (addresses and the desk change with a restart)")
	}
}

// night does a night by the declarations of its hour; one that is on, of whatever
// process, is waited for. One that the declarations do not let begin is in the
// journal too.
func (l *living) night(ctx context.Context, names []string, trigger string, p progress) (pipeline.Report, *space, error) {
	w, err := l.now()
	for told := false; err == nil; told = true {
		report, ended := l.app.night(ctx, w, names, trigger, p)
		var held *lock.Held
		if !errors.As(ended, &held) {
			return report, w, ended
		}
		if !told {
			fmt.Fprintln(l.app.stderr, visible(fmt.Sprintf("tonghop: %v: chờ (%s) đến khi xong rồi chạy (waits for it)", ended, strings.Join(names, ", "))))
		}
		if err := nap(ctx, l.pause); err != nil {
			return report, w, err
		}
		w, err = l.now()
	}
	w = l.last()
	run := l.app.runNow(w, trigger)
	record := schedules.Record{Run: run.ID, Names: names, Trigger: trigger, StartedAt: run.StartedAt}
	journal, errJournal := w.journal()
	if errJournal == nil {
		errJournal = journal.Write(l.app.ended(record, pipeline.Report{}, err))
	}
	return pipeline.Report{}, w, errors.Join(err, errJournal)
}

// unsettled is told of a night whose declarations were edited as it began.
func (w *space) unsettled() error {
	changed := stampOf(w.Dir).changedSince(w.stamp)
	if len(changed) == 0 {
		return nil
	}
	return usage("%s được sửa đúng lúc đêm bắt đầu; hãy chạy lại (declarations were edited as the night began)", strings.Join(changed, ", "))
}
