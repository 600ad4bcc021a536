//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A making is the questions on their way: their views and all that explains views are
// made by a connection of their own, for planning them takes as long as loading many
// documents does.
type making struct {
	digest string // of what is made
	counts bool   // as a change
	stop   context.CancelFunc
	done   chan struct{} // closed when the rest is known
	left   []pipeline.Question
	faults []error // of those that are left
	err    error
}

// makingMark stands before the digest of the views that were there, while others are
// made: who finds it makes all of them anew.
const makingMark = "making: "

// beginMaking makes the questions. The caller holds mu; the views below are committed.
func (w *Warehouse) beginMaking(ctx context.Context, comments, digest string, counts bool) *making {
	ctx, stop := context.WithCancel(ctx)
	m := &making{digest: digest, counts: counts, stop: stop, done: make(chan struct{})}
	side := &Warehouse{path: w.path, opt: w.opt, db: w.db}
	go func() {
		defer close(m.done)
		m.err = side.makeBeside(ctx, m, comments)
	}()
	return m
}

func (w *Warehouse) makeBeside(ctx context.Context, m *making, comments string) (err error) {
	if w.conn, err = w.db.Conn(ctx); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.conn.Close()) }()
	return w.committed(ctx, func() (err error) {
		if m.left, m.faults, err = w.makeQuestions(ctx); err != nil {
			return err
		}
		if err := w.comment(ctx, comments, explainedViews); err != nil {
			return fmt.Errorf("comment: %w", err)
		}
		return nil
	})
}

// made waits until the questions are made, and counts that. The caller holds mu.
func (w *Warehouse) made(ctx context.Context) error {
	m := w.making
	if m == nil {
		return nil
	}
	select {
	case <-m.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	if m.err != nil {
		return fmt.Errorf("make questions: %w", m.err)
	}
	err := w.committed(ctx, func() error {
		if err := w.leaveOut(ctx, m.left, m.faults); err != nil {
			return err
		}
		if m.counts {
			if err := w.bump(ctx, 1); err != nil {
				return err
			}
		}
		return w.setMeta(ctx, metaViews, m.digest)
	})
	if err == nil {
		m.stop()
		w.making, w.macros = nil, nil
	}
	return err
}

// abandon ends the making of questions. The caller holds mu.
func (w *Warehouse) abandon() {
	if w.making != nil {
		w.making.stop()
		<-w.making.done
		w.making = nil
	}
}

// madeForChecks waits until the questions are made where a check asks one of them. The
// caller holds mu.
func (w *Warehouse) madeForChecks(ctx context.Context) error {
	if w.making == nil {
		return nil
	}
	asked := map[string]bool{}
	for _, q := range w.opt.Questions {
		asked[strings.ToLower(q.ID)] = true
	}
	for _, c := range w.active() {
		for _, name := range someWord.FindAllString(c.SQL+" "+c.When+" "+c.Only, -1) {
			if asked[strings.ToLower(name)] {
				return w.made(ctx)
			}
		}
	}
	return nil
}
