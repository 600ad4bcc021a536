package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// a progress is told what a night is doing and, at its end, to let go of the
// terminal.
type progress interface {
	Start(step, subject string)
	Done(step, subject string, err error)
	Expect(documents int)
	Settled(documents int)
	close()
}

// newProgress draws on a terminal and writes JSON lines anywhere else.
func newProgress(w io.Writer, terminal bool) progress {
	if terminal {
		return newBar(w)
	}
	return &logProgress{log: slog.New(slog.NewJSONHandler(w, nil))}
}

// logProgress is one JSON line a finished step, and one whenever documents are done:
// how many of how many.
type logProgress struct {
	log            *slog.Logger
	expected, done atomic.Int64
}

func (p *logProgress) Start(string, string) {}

func (p *logProgress) Expect(documents int) { p.expected.Add(int64(documents)) }

func (p *logProgress) Settled(documents int) {
	if documents > 0 {
		p.log.LogAttrs(context.Background(), slog.LevelInfo, "documents", slog.Int64("done", p.done.Add(int64(documents))), slog.Int64("of", p.expected.Load()))
	}
}

func (p *logProgress) Done(step, subject string, err error) {
	if err != nil {
		p.log.LogAttrs(context.Background(), slog.LevelWarn, step, slog.String("subject", subject), slog.String("error", err.Error()))
		return
	}
	p.log.LogAttrs(context.Background(), slog.LevelInfo, step, slog.String("subject", subject))
}

func (p *logProgress) close() {}

// bar is one line that tells how many documents are done, of how many, and which step
// is under way.
type bar struct {
	mu       sync.Mutex
	pool     *mpb.Progress
	line     *mpb.Bar
	expected int64
	current  string
}

func newBar(w io.Writer) *bar {
	b := &bar{pool: mpb.New(mpb.WithOutput(w), mpb.WithWidth(32)), current: "đang mở kho dữ liệu và xem các nguồn"}
	b.line = b.pool.New(0, mpb.BarStyle().Rbound("]").Lbound("["),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Any(settledOf)),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
			b.mu.Lock()
			defer b.mu.Unlock()
			return " " + b.current
		})))
	return b
}

// settledOf is how many documents are done of how many, nothing while none is known to be read.
func settledOf(s decor.Statistics) string {
	if s.Total <= 0 {
		return ""
	}
	return fmt.Sprintf("%3d / %3d ", s.Current, s.Total)
}

func (b *bar) Start(step, subject string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.current = step + " " + subject
}

func (b *bar) Done(string, string, error) {}

func (b *bar) Expect(documents int) {
	b.mu.Lock()
	b.expected += int64(documents)
	total := b.expected
	b.mu.Unlock()
	b.line.SetTotal(total, false)
}

func (b *bar) Settled(documents int) { b.line.IncrBy(documents) }

func (b *bar) close() {
	b.line.SetTotal(-1, true)
	b.pool.Wait()
}
