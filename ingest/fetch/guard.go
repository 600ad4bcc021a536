package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

const (
	dialTimeout  = 10 * time.Second
	maxRedirects = 5
)

// A reach says which addresses a request may come to.
type reach int

const (
	anywhere reach = iota // the operator declared a private address
	site                  // the declared host by its name: an intranet, never this machine
	public                // links and redirects to other hosts
	reaches
)

// A guard sends each request through a transport of its own reach, so that no
// connection made under one is used under another.
type guard struct {
	opt        Options
	transports [reaches]http.RoundTripper
}

func newGuard(opt Options) *guard {
	g := &guard{opt: opt}
	for r := range reaches {
		g.transports[r] = opt.Transport
		if base, ok := opt.Transport.(*http.Transport); ok {
			t := base.Clone()
			t.DialContext = g.dialer(r)
			t.MaxResponseHeaderBytes = 1 << 18
			g.transports[r] = t
		}
	}
	return g
}

type declaredKey struct{}
type proxyKey struct{}

// declaring tells the requests made under ctx which address the operator
// declared.
func declaring(ctx context.Context, home *url.URL) context.Context {
	return context.WithValue(ctx, declaredKey{}, home)
}

// RoundTrip implements http.RoundTripper.
func (g *guard) RoundTrip(req *http.Request) (*http.Response, error) {
	home, _ := req.Context().Value(declaredKey{}).(*url.URL)
	r := reachOf(home, req.URL)
	if addr, private := privateHost(req.URL.Hostname()); private && !allowed(r, addr) {
		return nil, errPrivate(req.URL.Hostname())
	}
	if t, ok := g.transports[r].(*http.Transport); ok && t.Proxy != nil {
		if proxy, err := t.Proxy(req); err == nil && proxy != nil {
			req = req.WithContext(context.WithValue(req.Context(), proxyKey{}, proxy.Hostname()))
		}
	}
	return g.transports[r].RoundTrip(req)
}

// reachOf is how far a request to target may go for a source declared at home.
func reachOf(home, target *url.URL) reach {
	if home == nil || (home.Scheme != "http" && home.Scheme != "https") {
		return public
	}
	if _, private := privateHost(home.Hostname()); private {
		return anywhere
	}
	if strings.EqualFold(home.Hostname(), target.Hostname()) && portOf(home) == portOf(target) {
		return site
	}
	return public
}

func portOf(u *url.URL) string {
	if port := u.Port(); port != "" {
		return port
	}
	return map[string]string{"http": "80", "https": "443"}[u.Scheme]
}

// privateHost tells a host that by its own words is private: a private address
// or localhost.
func privateHost(host string) (netip.Addr, bool) {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return netip.AddrFrom4([4]byte{127, 0, 0, 1}), true
	}
	addr, err := netip.ParseAddr(host)
	return addr, err == nil && !allowed(public, addr)
}

// allowed tells whether a request of this reach may come to the address.
func allowed(r reach, addr netip.Addr) bool {
	if r == anywhere {
		return true
	}
	addr = embedded(addr.Unmap().WithZone(""))
	if !addr.IsGlobalUnicast() || addr == netip.AddrFrom4([4]byte{255, 255, 255, 255}) || addr.Is4() && addr.As4()[0] == 0 {
		return false // loopback, link-local (and so the metadata of clouds), multicast, unspecified
	}
	return r == site || (!addr.IsPrivate() && !shared(addr))
}

// shared is the address space of carriers, 100.64.0.0/10.
func shared(addr netip.Addr) bool {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{100, 64, 0, 0}), 10).Contains(addr)
}

// embedded is the IPv4 address that an address of NAT64, 6to4 or the old
// IPv4-compatible form leads to.
func embedded(addr netip.Addr) netip.Addr {
	if !addr.Is6() {
		return addr
	}
	b := addr.As16()
	nat64 := [12]byte{0x00, 0x64, 0xff, 0x9b}
	switch {
	case [12]byte(b[:12]) == nat64, [12]byte(b[:12]) == [12]byte{} && b[12] != 0:
		return netip.AddrFrom4([4]byte(b[12:]))
	case b[0] == 0x20 && b[1] == 0x02:
		return netip.AddrFrom4([4]byte(b[2:6]))
	}
	return addr
}

// dialer looks the host up, refuses addresses out of reach, and connects to the
// very address that was judged.
func (g *guard) dialer(r reach) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		reach := r
		if proxy, _ := ctx.Value(proxyKey{}).(string); proxy != "" && proxy == host {
			reach = anywhere // the machine's own proxy, which its operator set
		}
		addrs, err := g.resolve(ctx, host)
		if err != nil {
			return nil, err
		}
		var faults []error
		for _, addr := range addrs {
			if !allowed(reach, addr) {
				faults = append(faults, errPrivate(host))
				continue
			}
			conn, err := g.opt.Dial(ctx, network, net.JoinHostPort(addr.Unmap().String(), port))
			if err == nil {
				return conn, nil
			}
			faults = append(faults, err)
		}
		return nil, errors.Join(faults...)
	}
}

func (g *guard) resolve(ctx context.Context, host string) ([]netip.Addr, error) {
	if addr, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{addr}, nil
	}
	addrs, err := g.opt.Resolve(ctx, host)
	if err == nil && len(addrs) == 0 {
		err = fmt.Errorf("look up %s: no address", host)
	}
	return addrs, err
}

func checkRedirect(req *http.Request, via []*http.Request) error {
	if req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return badRedirect(fmt.Sprintf("%s → %s:", via[0].URL.Redacted(), req.URL.Scheme))
	}
	if len(via) > maxRedirects {
		return badRedirect(fmt.Sprintf("> %d", maxRedirects))
	}
	return nil
}
