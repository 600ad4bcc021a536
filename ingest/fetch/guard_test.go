package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestAllowed(t *testing.T) {
	for address, want := range map[string][2]bool{ // site, public
		"203.0.113.7": {true, true}, "8.8.8.8": {true, true}, "2001:4860::8888": {true, true},
		"10.1.2.3": {true, false}, "172.16.0.1": {true, false}, "192.168.1.1": {true, false}, "100.64.0.1": {true, false}, "fd00::1": {true, false},
		"127.0.0.1": {false, false}, "127.9.9.9": {false, false}, "::1": {false, false}, "0.0.0.0": {false, false}, "0.1.2.3": {false, false}, "::": {false, false},
		"169.254.169.254": {false, false}, "fe80::1": {false, false}, "fe80::1%eth0": {false, false}, "224.0.0.1": {false, false}, "ff02::1": {false, false},
		"255.255.255.255": {false, false}, "::ffff:127.0.0.1": {false, false}, "::ffff:10.0.0.1": {true, false}, "::ffff:8.8.8.8": {true, true},
		"64:ff9b::7f00:1": {false, false}, "64:ff9b::a00:1": {true, false}, "2002:7f00:1::": {false, false}, "::127.0.0.1": {false, false},
	} {
		addr := netip.MustParseAddr(address)
		if got := [2]bool{allowed(site, addr), allowed(public, addr)}; got != want || !allowed(anywhere, addr) {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

// A world with names: every address but loopback leads to the one server on
// this machine.
func world(t *testing.T, names map[string]string, server string) (*Fetcher, *[]string) {
	t.Helper()
	var dialled []string
	n := &naps{}
	opt := options(n)
	opt.Resolve = func(_ context.Context, host string) ([]netip.Addr, error) {
		if address, ok := names[host]; ok {
			return []netip.Addr{netip.MustParseAddr(address)}, nil
		}
		return nil, fmt.Errorf("no such host %s", host)
	}
	opt.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		dialled = append(dialled, address)
		return (&net.Dialer{}).DialContext(ctx, network, server)
	}
	return New(opt), &dialled
}

func TestFeedsCannotLeadIntoPrivateNetworks(t *testing.T) {
	server := strings.TrimPrefix(served(t, func(w http.ResponseWriter, r *http.Request) {
		if to := r.URL.Query().Get("to"); to != "" {
			w.Header().Set("Location", to)
			w.WriteHeader(http.StatusFound)
			return
		}
		_, _ = w.Write([]byte("secret"))
	}), "http://")
	names := map[string]string{"bao.example": "203.0.113.5", "khac.example": "203.0.113.6", "trong.example": "10.0.0.8", "vong.example": "127.0.0.1",
		"noi-bo.example": "10.0.0.9", "sieu-du-lieu.example": "169.254.169.254", "::1.example": "::1"}
	for _, c := range []struct{ home, link, want string }{
		{"http://bao.example/rss", "http://bao.example/bai", ""},
		{"http://bao.example/rss", "http://khac.example/bai", ""},
		{"http://bao.example/rss", "http://127.0.0.1/", "private_address"},
		{"http://bao.example/rss", "http://localhost:8080/", "private_address"},
		{"http://bao.example/rss", "http://a.localhost./", "private_address"},
		{"http://bao.example/rss", "http://[::1]/", "private_address"},
		{"http://bao.example/rss", "http://[::ffff:10.0.0.1]/", "private_address"},
		{"http://bao.example/rss", "http://192.168.0.1/", "private_address"},
		{"http://bao.example/rss", "http://169.254.169.254/latest", "private_address"},
		{"http://bao.example/rss", "http://trong.example/", "private_address"},
		{"http://bao.example/rss", "http://vong.example/", "private_address"},
		{"http://bao.example/rss", "http://sieu-du-lieu.example/", "private_address"},
		{"http://bao.example/rss", "http://bao.example/?to=http://127.0.0.1/", "private_address"},
		{"http://bao.example/rss", "http://bao.example/?to=http://trong.example/", "private_address"},
		{"http://bao.example/rss", "http://bao.example/?to=//khac.example/", ""},
		{"http://bao.example/rss", "http://khong-co.example/", "unreachable"},
		{"http://bao.example/rss", "file:///etc/passwd", "bad_address"},
		{"http://bao.example/rss", "bai.html", "bad_address"},
		{"http://bao.example/rss", "http://u:p@khac.example/", "bad_address"},
		// A declared name inside an intranet is reached, never this machine by it.
		{"http://noi-bo.example/rss", "http://noi-bo.example/bai", ""},
		{"http://noi-bo.example/rss", "http://noi-bo.example:81/bai", "private_address"},
		{"http://noi-bo.example/rss", "http://trong.example/bai", "private_address"},
		{"http://vong.example/rss", "http://vong.example/bai", "private_address"},
		// A declared private address opens the private network.
		{"http://10.0.0.1/rss", "http://192.168.0.1/bai", ""},
		{"http://localhost/rss", "http://127.0.0.1/bai", ""},
		// A feed in a file may have come from anywhere.
		{"file:///w/rss.xml", "http://127.0.0.1/", "private_address"},
		{"file:///w/rss.xml", "http://khac.example/", ""},
	} {
		f, dialled := world(t, mapWith(names, "localhost", "127.0.0.1"), server)
		s := pipeline.Source{ID: "s", Kind: pipeline.FeedSource, Location: c.home}
		got, err := f.Fetch(t.Context(), s, pipeline.DocumentRef{Document: c.link, URL: c.link}, pipeline.Receipt{})
		if reasonOf(err) != c.want {
			t.Errorf("%s → %s: %v, want %q", c.home, c.link, err, c.want)
		}
		if (c.want == "") != (string(got.Content) == "secret") {
			t.Errorf("%s → %s: got %q", c.home, c.link, got.Content)
		}
		if c.want == "private_address" && !strings.Contains(c.link, "?to=") && len(*dialled) > 0 {
			t.Errorf("%s → %s: dialled %v", c.home, c.link, *dialled)
		}
	}
}

func mapWith(m map[string]string, key, value string) map[string]string {
	with := map[string]string{key: value}
	for k, v := range m {
		with[k] = v
	}
	return with
}

// A connection made for a source that may reach a private host is not handed to
// one that may not.
func TestConnectionsAreNotShared(t *testing.T) {
	url := served(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("x")) })
	f, _ := fetcher()
	intern := document(url)
	if _, err := f.Fetch(t.Context(), intern, only(t, f, intern), pipeline.Receipt{}); err != nil {
		t.Fatal(err)
	}
	feed := pipeline.Source{ID: "f", Kind: pipeline.FeedSource, Location: "http://bao.example/rss"}
	if _, err := f.Fetch(t.Context(), feed, pipeline.DocumentRef{Document: url, URL: url}, pipeline.Receipt{}); reasonOf(err) != "private_address" {
		t.Errorf("after another source opened the connection: %v", err)
	}
}

func TestProxyOfTheMachineIsReached(t *testing.T) {
	asked := ""
	proxy := served(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r.URL.String()
		_, _ = w.Write([]byte("through"))
	})
	n := &naps{}
	opt := options(n)
	address, err := url.Parse(proxy)
	if err != nil {
		t.Fatal(err)
	}
	opt.Transport = &http.Transport{Proxy: http.ProxyURL(address)}
	f := New(opt)
	s := document("http://bao.example/a.csv")
	got, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{})
	if err != nil || string(got.Content) != "through" || asked != s.Location {
		t.Errorf("%q, asked %q, %v", got.Content, asked, err)
	}
	feed := pipeline.Source{ID: "f", Kind: pipeline.FeedSource, Location: "http://bao.example/rss"}
	if _, err := f.Fetch(t.Context(), feed, pipeline.DocumentRef{Document: "x", URL: proxy}, pipeline.Receipt{}); reasonOf(err) != "private_address" {
		t.Errorf("through the proxy into the private network: %v", err)
	}
}
