package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	deskpages "github.com/tonghop/tonghop/dashboards/desk"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/account"
	"github.com/tonghop/tonghop/pipeline/workspace"
)

// A reviewing is the second listener of the daemon, for those who log in.
type reviewing struct {
	listener net.Listener
	web      *http.Server
	nights   *nightsAtOnce
}

// review makes ready to serve the desk where the settings say; nil where they
// say nowhere.
func (a *app) review(ctx context.Context, l *living, set workspace.Review) (*reviewing, error) {
	if set.Address == "" {
		return nil, nil
	}
	if set.Exposed() {
		return nil, usage("trang duyệt ở %s mở ra ngoài máy này mà không có TLS: dùng 127.0.0.1, hoặc khai báo review.cert và review.key, hoặc review.proxies trong tonghop.yaml (passwords would cross the network in the clear)", set.Address)
	}
	w, nights := l.last(), &nightsAtOnce{app: a, living: l, ctx: ctx}
	h := &house{app: a, now: l.last}
	handler, err := deskpages.New(deskpages.Options{
		Title: w.Title.VI, Prefix: set.Prefix, Location: w.Location, Now: a.now, Users: w.users(), Audit: &account.Audit{Path: w.AuditPath()},
		Secure: set.Cert != "" || len(set.Proxies) > 0, Proxies: set.Proxies, Local: set.Local() && len(set.Proxies) == 0,
		Matters: h, Drafts: h, Nights: nights,
	})
	if err != nil {
		return nil, err
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", set.Address)
	if err != nil {
		return nil, usage("không lắng nghe được ở %s: %w (cannot listen; is the port taken?)", set.Address, err)
	}
	if set.Cert != "" {
		pair, err := a.deskCertificate(set)
		if err != nil {
			return nil, errors.Join(err, listener.Close())
		}
		listener = tls.NewListener(listener, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12})
	}
	return &reviewing{listener, newWebServer(handler), nights}, nil
}

// deskCertificate reads the pair that the settings name. One that browsers refuse by
// its dates is told on standard error and used: it is the operator who renews it.
func (a *app) deskCertificate(set workspace.Review) (tls.Certificate, error) {
	pair, err := tls.LoadX509KeyPair(set.Cert, set.Key)
	if err != nil {
		return pair, usage("không dùng được chứng thư %s với khóa %s: review.cert phải là tệp PEM của chứng thư, review.key là khóa của chính chứng thư ấy: %w (cannot use the certificate)", set.Cert, set.Key, err)
	}
	if now := a.now(); now.Before(pair.Leaf.NotBefore) || now.After(pair.Leaf.NotAfter) {
		fmt.Fprintf(a.stderr, "tonghop: chứng thư %s chỉ có hiệu lực từ %s đến %s; trình duyệt sẽ từ chối, hãy thay chứng thư (the certificate is not valid now)\n",
			set.Cert, pair.Leaf.NotBefore.Format(time.DateOnly), pair.Leaf.NotAfter.Format(time.DateOnly))
	}
	return pair, nil
}

func newWebServer(handler http.Handler) *http.Server {
	return &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
}

// announce tells where the desk is, and that nobody can log in yet.
func (r *reviewing) announce(a *app, w *space, set workspace.Review) {
	scheme := "http"
	if set.Cert != "" {
		scheme = "https"
	}
	fmt.Fprintf(a.stdout, "Trang duyệt: %s://%s%s/\n", scheme, r.listener.Addr(), set.Prefix)
	if list, err := w.users().Users(); err == nil && len(list) == 0 {
		fmt.Fprintln(a.stdout, "Chưa có tài khoản nào; lập bằng `tonghop user add TÊN --role reviewer`. (No users yet.)")
	}
}

// nightsAtOnce implements desk.Nights: a night that somebody asked for, one at a
// time.
type nightsAtOnce struct {
	app    *app
	living *living
	ctx    context.Context // of the daemon: a night outlives the request for it

	mu      sync.Mutex
	running bool
	last    string
	done    sync.WaitGroup
}

// Start implements desk.Nights.
func (n *nightsAtOnce) Start(sources []string) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.running {
		return &deskpages.Refusal{VI: "Một lần chạy khác đang diễn ra; hãy đợi xong."}
	}
	names := sources
	if len(names) == 0 {
		names = []string{nightly}
	}
	n.running, n.last = true, fmt.Sprintf("Đang chạy (%s) từ %s.", strings.Join(names, ", "), n.living.last().local(n.app.now()))
	n.done.Go(func() {
		p := newProgress(n.app.stderr, false)
		defer p.close()
		report, _, err := n.living.night(n.ctx, names, "review", p)
		n.mu.Lock()
		defer n.mu.Unlock()
		n.running, n.last = false, n.ended(report, err)
	})
	return nil
}

func (n *nightsAtOnce) ended(r pipeline.Report, err error) string {
	at := n.living.last().local(n.app.now())
	switch {
	case err != nil:
		return fmt.Sprintf("Lần chạy kết thúc lúc %s không xong: %v", at, err)
	case r.Published.Draft != "":
		return fmt.Sprintf("Lần chạy kết thúc lúc %s để lại bản nháp %s chờ phát hành.", at, r.Published.Draft)
	case r.Published.Changed:
		return fmt.Sprintf("Lần chạy kết thúc lúc %s đã phát hành %s.", at, r.Published.Release)
	}
	return fmt.Sprintf("Lần chạy kết thúc lúc %s không làm gì thay đổi.", at)
}

// Last implements desk.Nights.
func (n *nightsAtOnce) Last() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.last
}
