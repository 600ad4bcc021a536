package desk

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// policy is what the pages of the desk may load and do: their two style sheets,
// and forms that go back to us.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded sets the headers of every answer and refuses who may not ask at all.
func (d *desk) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("X-Robots-Tag", "noindex, nofollow")
		h.Set("Cache-Control", "no-store")
		if d.options.Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		peer := addressOf(r.RemoteAddr)
		if len(d.options.Proxies) > 0 && !peer.IsLoopback() && !slices.Contains(d.options.Proxies, peer) {
			http.Error(w, "Chỉ nhận yêu cầu qua máy chủ trung gian đã khai báo.", http.StatusForbidden)
			return
		}
		if d.options.Local && !localHost(r.Host) {
			http.Error(w, "Tên máy chủ này không được dùng ở đây.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func addressOf(remote string) netip.Addr {
	ap, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Addr{}
	}
	return ap.Addr().Unmap().WithZone("")
}

// localHost tells whether a request names this machine.
func localHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil && a.IsLoopback()
}

// client is where the request comes from: what stands last in X-Forwarded-For
// before our own proxies, and only when one of them brought it.
func (d *desk) client(r *http.Request) netip.Addr {
	at := addressOf(r.RemoteAddr)
	if !slices.Contains(d.options.Proxies, at) {
		return at
	}
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, hop := range slices.Backward(hops) {
		a, err := netip.ParseAddr(strings.TrimSpace(hop))
		if err != nil {
			break
		}
		at = a.Unmap()
		if !slices.Contains(d.options.Proxies, at) {
			break
		}
	}
	return at
}

// from is the client's address as the log keeps it.
func (v *visit) from() string { return v.client(v.r).String() }
