//go:build duckdb_arrow && (linux || darwin)

package warehouse

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A fatal context ends its process as kill -9 would when it is looked at for
// the given time. Every statement looks at its context several times, so that
// each moment between and within statements has its number.
type fatal struct {
	context.Context
	looks *atomic.Int64
	last  int64 // 0 for never
}

func (f fatal) look() {
	if f.looks.Add(1) == f.last {
		if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
			panic(err)
		}
		select {}
	}
}

func (f fatal) Done() <-chan struct{} { f.look(); return f.Context.Done() }
func (f fatal) Err() error            { f.look(); return f.Context.Err() }

// childNight is one whole night that revises, withdraws, rejects and claims. It
// prints how many moments it had.
func childNight(path, last string) int {
	moment, err := strconv.ParseInt(last, 10, 64)
	if err != nil {
		return 2
	}
	parent, stop := context.WithCancel(context.Background()) // its Done is a real channel
	defer stop()
	ctx := fatal{parent, new(atomic.Int64), moment}
	w, err := Open(ctx, path, Options{Questions: nightQuestions(), Guard: pipeline.Guard{Share: 1, Figures: 100, Nights: 1}})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	if err := nightWork(ctx, w); err != nil {
		fmt.Println(err)
		return 1
	}
	if err := w.Close(); err != nil {
		return 1
	}
	fmt.Println(ctx.looks.Load())
	return 0
}

// nightQuestions are those of every night.
func nightQuestions() []pipeline.Question {
	return []pipeline.Question{{ID: "q", Title: pipeline.Text{VI: "Câu hỏi", EN: "Question"}, SQL: "SELECT id FROM observation ORDER BY id"}}
}

func nightWork(ctx context.Context, w *Warehouse) error {
	s, press := office("a"), office("bao")
	press.Claims = true
	run := night(2)
	if err := w.SyncSources(ctx, run, []pipeline.Source{s, press}); err != nil {
		return err
	}
	for _, document := range []string{"one.xlsx", "two.xlsx"} {
		snap := snapshotOf(s, document, "new "+document, run.StartedAt)
		list := manyFigures(snap, 30)
		for i := range list {
			list[i].Dimensions["document"] = document
			if i%2 == 0 {
				list[i].Quantity.Value += 1000
			}
		}
		r := reading(list...)
		r.Rejects = []pipeline.Reject{{Origin: list[0].Origin, Reason: "not_a_number", MessageVI: "Không phải số"}}
		if _, err := w.Load(ctx, run, s, snap, r, "new "+document); err != nil {
			return err
		}
	}
	if err := newTogether(ctx, w, run, s); err != nil {
		return err
	}
	snap := snapshotOf(press, "bao", "article", run.StartedAt)
	if _, err := w.Load(ctx, run, press, snap, reading(manyFigures(snap, 3)...), "article"); err != nil {
		return err
	}
	if _, err := w.Withdraw(ctx, run, s, []string{"one.xlsx", "two.xlsx", "new1.xlsx", "new2.xlsx", "new3.xlsx"}); err != nil {
		return err
	}
	if err := w.Judge(ctx, run); err != nil {
		return err
	}
	return w.Finish(ctx, run, pipeline.Report{})
}

// newTogether loads documents that are new in one change.
func newTogether(ctx context.Context, w *Warehouse, run pipeline.Run, s pipeline.Source) error {
	list := []pipeline.Incoming{{Document: "one.xlsx", Unchanged: true}}
	for i := range 3 {
		document := "new" + itoa(i+1) + ".xlsx"
		snap := snapshotOf(s, document, document, run.StartedAt)
		figures := manyFigures(snap, 10)
		for k := range figures {
			figures[k].Dimensions["document"] = document
		}
		list = append(list, pipeline.Incoming{Document: document, Snapshot: snap, Reading: reading(figures...), Fingerprint: document})
	}
	_, err := w.LoadAll(ctx, run, s, list)
	return err
}

// firstNight makes the state that the killed nights start from.
func firstNight(t *testing.T, path string) {
	t.Helper()
	w, err := Open(context.Background(), path, Options{Catalog: testCatalog(t), Questions: nightQuestions()})
	if err != nil {
		t.Fatal(err)
	}
	b := bench{w, t, path}
	s := office("a")
	b.sync(night(1), s)
	for _, document := range []string{"one.xlsx", "two.xlsx", "gone.xlsx"} {
		b.load(night(1), s, document, "old "+document, func(snap pipeline.Snapshot) pipeline.Reading {
			list := manyFigures(snap, 32)
			for i := range list {
				list[i].Dimensions["document"] = document
			}
			return reading(list...)
		})
	}
	if err := w.Finish(context.Background(), night(1), pipeline.Report{}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestANightKilledAtAnyMomentIsFinishedByTheNext(t *testing.T) {
	dir := t.TempDir()
	first := filepath.Join(dir, "first.duckdb")
	firstNight(t, first)
	clone := func(name string) string {
		t.Helper()
		data, err := os.ReadFile(first)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	whole := clone("whole.duckdb")
	out, err := exec.Command(os.Args[0], "night", whole, "0").Output()
	if err != nil {
		t.Fatalf("a night without a kill: %v: %s", err, out)
	}
	moments, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil || moments < 100 {
		t.Fatalf("moments %q", out)
	}
	wanted := nightState(t, whole)
	const kills = 24
	for i := range kills {
		moment := 1 + i*(moments-1)/(kills-1)
		path := clone("killed" + itoa(i) + ".duckdb")
		err := exec.Command(os.Args[0], "night", path, itoa(moment)).Run()
		if moment < moments && (err == nil || !strings.Contains(err.Error(), "killed")) {
			t.Errorf("moment %d of %d: %v; want killed", moment, moments, err)
		}
		w, err := Open(context.Background(), path, Options{Questions: nightQuestions()})
		if err != nil {
			t.Fatalf("moment %d: open again: %v", moment, err)
		}
		if err := nightWork(context.Background(), w); err != nil {
			t.Errorf("moment %d: the next night: %v", moment, err)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		if got := nightState(t, path); got != wanted {
			t.Errorf("moment %d of %d: the state is\n%s\nwant\n%s", moment, moments, got, wanted)
		}
	}
}

// nightState is everything that a finished night must have, however often it
// was begun. The order of steps may differ, their number may not.
func nightState(t *testing.T, path string) string {
	t.Helper()
	b := reopen(t, path, Options{Questions: nightQuestions()})
	defer b.Close()
	all := b.contents()
	var state strings.Builder
	for _, table := range []string{
		"meta", "observation_history", "claim_history", "series", "period", "snapshot", "document_state", "document_sheet",
		"document_cell", "reject", "source", "publisher", "run", "run_step", "question",
	} {
		fmt.Fprintln(&state, table, all[table])
	}
	fmt.Fprintln(&state, b.rows(left))
	return state.String()
}

func TestAFileKilledWhileItIsMadeIsMadeByTheNext(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.duckdb")
	out, err := exec.Command(os.Args[0], "make", whole, "0").Output()
	if err != nil {
		t.Fatalf("making without a kill: %v: %s", err, out)
	}
	moments, err := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil || moments < 20 {
		t.Fatalf("moments %q", out)
	}
	want := nightState(t, whole)
	const kills = 4
	for i := range kills {
		path := filepath.Join(dir, itoa(i)+".duckdb")
		moment := 1 + i*(moments-1)/kills
		if err := exec.Command(os.Args[0], "make", path, itoa(moment)).Run(); err == nil || !strings.Contains(err.Error(), "killed") {
			t.Errorf("moment %d of %d: %v; want killed", moment, moments, err)
		}
		if got := nightState(t, path); got != want {
			t.Errorf("moment %d of %d: the state is\n%s\nwant\n%s", moment, moments, got, want)
		}
	}
}

// childMake opens a new file and prints how many moments that had.
func childMake(path, last string) int {
	moment, err := strconv.ParseInt(last, 10, 64)
	if err != nil {
		return 2
	}
	c, err := catalog.Load()
	if err != nil {
		return 1
	}
	parent, stop := context.WithCancel(context.Background())
	defer stop()
	ctx := fatal{parent, new(atomic.Int64), moment}
	w, err := Open(ctx, path, Options{Catalog: c, Questions: nightQuestions()})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	if err := w.Close(); err != nil {
		return 1
	}
	fmt.Println(ctx.looks.Load())
	return 0
}
