package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/tonghop/tonghop/dashboards/server"
	"github.com/tonghop/tonghop/pipeline/release"
	"github.com/tonghop/tonghop/schedules"
)

func (a *app) serveCommand() *cobra.Command {
	var addr, reviewAddr string
	c := &cobra.Command{
		Use: "serve", Short: "The daemon: runs the nightly at its hour and serves the release in force",
		Long: "Runs the nightly at the hour of tonghop.yaml, makes up once for a night that was missed, and serves the release in force.\n" +
			"/healthz answers as long as the process lives, /readyz only when a release is in force.\n\n" +
			"Declarations that are edited meanwhile are taken up within a minute, and by every night; addresses and the data folder with a restart.\n\n" +
			"Where tonghop.yaml has «review: {address: 127.0.0.1:8081}», or with --review-addr, the pages of the reviewers are served there, apart from\n" +
			"the public ones: see `tonghop user`. Beyond this machine they want TLS (review.cert, review.key) or a proxy that speaks it (review.proxies).",
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), addr, reviewAddr) },
	}
	c.Flags().StringVar(&addr, "addr", "", "address to listen on, host:port, port 0 takes a free one (default: address of tonghop.yaml)")
	c.Flags().StringVar(&reviewAddr, "review-addr", "", "address for the pages of the reviewers (default: review.address of tonghop.yaml, or nowhere)")
	return c
}

func (a *app) serve(ctx context.Context, addr, reviewAddr string) error {
	w, err := a.openWorkspace()
	if err != nil {
		return err
	}
	if addr == "" {
		addr = w.Address
	}
	alive, err := a.live(w)
	if err != nil {
		return err
	}
	journal, err := w.journal()
	if err != nil {
		return err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return usage("không lắng nghe được ở %s: %w (cannot listen; is the port taken?)", addr, err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	desk := w.Review
	if reviewAddr != "" {
		desk.Address = reviewAddr
	}
	reviewers, err := a.review(ctx, alive, desk)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	web := newWebServer(server.New(server.Options{Releases: w.ReleasesDir(), Status: a.readiness(w)}))
	kept := make(chan error, 1)
	go func() { kept <- schedules.Keep(ctx, a.clock(), journal, alive.planned, a.scheduled(alive)) }()
	a.announce(w, alive.planned(), listener.Addr().String())
	served := make(chan error, 2)
	go func() { served <- web.Serve(listener) }()
	if reviewers != nil {
		reviewers.announce(a, w, desk)
		go func() { served <- reviewers.web.Serve(reviewers.listener) }()
	}
	select {
	case err = <-served:
	case <-ctx.Done():
	case err = <-kept:
	}
	stop()
	return a.shut(ctx, err, web, reviewers)
}

// shut ends the listeners and waits for a night that a reviewer asked for.
func (a *app) shut(ctx context.Context, err error, web *http.Server, reviewers *reviewing) error {
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	open := []*http.Server{web}
	if reviewers != nil {
		open = append(open, reviewers.web)
	}
	for _, one := range open {
		if shut := one.Shutdown(closing); !errors.Is(shut, context.DeadlineExceeded) {
			err = errors.Join(err, shut)
		}
	}
	if reviewers != nil {
		reviewers.nights.done.Wait() // its context has ended
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// scheduled does the night that is due; how it ended is in the journal and in
// the log, and the daemon goes on.
func (a *app) scheduled(l *living) func(context.Context, []string) {
	return func(ctx context.Context, names []string) {
		p := newProgress(a.stderr, false)
		defer p.close()
		report, w, err := l.night(ctx, names, "schedule", p)
		if err != nil {
			fmt.Fprintln(a.stderr, "tonghop:", advised(err))
			return
		}
		a.printReport(w, report, 0)
	}
}

func (a *app) announce(w *space, plan *schedules.Plan, addr string) {
	host, port, err := net.SplitHostPort(addr)
	if err == nil && (host == "0.0.0.0" || host == "::") {
		addr = net.JoinHostPort("localhost", port)
	}
	fmt.Fprintf(a.stdout, "Trang số liệu: http://%s/\n", addr)
	if _, _, err := w.shelf().Current(); errors.Is(err, release.ErrNone) {
		fmt.Fprintln(a.stdout, "Chưa có bản phát hành nào; `tonghop run` làm ngay một bản. (No release yet.)")
	}
	if at, names := plan.Next(a.now()); !at.IsZero() {
		fmt.Fprintf(a.stdout, "Lần chạy tới: %s (%s). Dừng bằng Ctrl+C.\n", w.local(at), strings.Join(names, ", "))
	}
}

// readiness tells the server what the journal and the shelf say now.
func (a *app) readiness(w *space) func() (server.Status, error) {
	return func() (server.Status, error) {
		status := server.Status{Now: a.now()}
		journal, err := w.journal()
		if err != nil {
			return status, err
		}
		if runs := journal.Runs(); len(runs) > 0 {
			last := runs[len(runs)-1]
			status.LastRun, status.LastOutcome, status.LastStarted = last.Run, last.Outcome, last.StartedAt
		}
		_, m, err := w.shelf().Current()
		if errors.Is(err, release.ErrNone) {
			return status, nil
		}
		status.Release, status.CreatedAt, status.VerifiedAt = m.Release, m.CreatedAt, m.VerifiedAt
		return status, err
	}
}
