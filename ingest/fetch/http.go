package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

const (
	maxTries   = 4
	firstPause = time.Second      // doubled after every try
	maxPause   = 30 * time.Second // a server that asks for more is left alone until the next night
	maxHeader  = 1024             // bytes kept of ETag, Last-Modified and Content-Type
)

// get brings a URL, trying again where that may help.
func (f *Fetcher) get(ctx context.Context, s pipeline.Source, target *url.URL, last pipeline.Receipt, limits pipeline.Limits) (brought, error) {
	home, _ := url.Parse(s.Location)
	ctx = declaring(ctx, home)
	pause, waited := firstPause, time.Duration(0)
	for try := 1; ; try++ {
		got, again, err := f.try(ctx, target, last, limits.Bytes)
		if err == nil || !again.sensible || try == maxTries {
			return got, err
		}
		wait := max(pause, again.after)
		if waited += wait; wait > maxPause || waited >= limits.Timeout {
			return got, err
		}
		if slept := f.opt.Sleep(ctx, wait); slept != nil {
			return got, timeout(slept)
		}
		pause *= 2
	}
}

// A retry tells whether another try may help, and what the server asks to wait.
type retry struct {
	sensible bool
	after    time.Duration
}

func (f *Fetcher) try(ctx context.Context, target *url.URL, last pipeline.Receipt, limit int64) (brought, retry, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return brought{}, retry{}, badAddress(target.Redacted())
	}
	conditional := f.dress(req, last)
	resp, err := f.client.Do(req)
	if err != nil {
		return connectionFault(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusNotModified && conditional {
		return brought{unchanged: true}, retry{}, nil
	}
	if fault := statusFault(resp); fault != nil {
		return brought{}, f.retryOf(resp), fault
	}
	content, err := readBody(resp, limit)
	if err != nil {
		var fault *pipeline.SourceError
		if errors.As(err, &fault) {
			return brought{}, retry{}, fault
		}
		return connectionFault(err)
	}
	return brought{content: content, mediaType: header(resp, "Content-Type"), etag: header(resp, "ETag"),
		lastModified: header(resp, "Last-Modified")}, retry{}, nil
}

// dress sets the headers, and tells whether it asks for changes only.
func (f *Fetcher) dress(req *http.Request, last pipeline.Receipt) (conditional bool) {
	req.Header.Set("User-Agent", f.opt.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip") // unpacked by readBody, within bounds
	if last.Digest == "" {
		return false
	}
	for name, value := range map[string]string{"If-None-Match": last.ETag, "If-Modified-Since": last.LastModified} {
		if value != "" && !strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			req.Header.Set(name, value)
			conditional = true
		}
	}
	return conditional
}

func header(resp *http.Response, name string) string {
	value := strings.ToValidUTF8(resp.Header.Get(name), "")
	if len(value) > maxHeader {
		return ""
	}
	return value
}

// readBody reads at most limit bytes, before and after unpacking.
func readBody(resp *http.Response, limit int64) ([]byte, error) {
	if resp.ContentLength > limit {
		return nil, tooLarge(limit)
	}
	wire := &meter{r: resp.Body, left: limit}
	var body io.Reader = wire
	switch encoding := strings.ToLower(strings.TrimSpace(resp.Header.Get("Content-Encoding"))); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		unpacked, err := gzip.NewReader(wire)
		if err != nil {
			return nil, wire.or(badEncoding(err))
		}
		body = &meter{r: unpacked, left: limit}
	default:
		return nil, badEncoding(fmt.Errorf("content encoding %.20q", encoding))
	}
	content, err := io.ReadAll(body)
	if errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader) {
		err = badEncoding(err)
	}
	return content, wire.or(err)
}

// A meter refuses more than it was set for.
type meter struct {
	r    io.Reader
	left int64
	err  error // what the reader below said, if anything but the end
}

func (m *meter) Read(p []byte) (int, error) {
	if int64(len(p)) > m.left+1 {
		p = p[:m.left+1]
	}
	start := m.left
	n, err := m.r.Read(p)
	m.left -= int64(n)
	if m.left < 0 {
		m.err = tooLarge(start)
		return 0, m.err
	}
	if err != nil && !errors.Is(err, io.EOF) {
		m.err = err
	}
	return n, err
}

// or is the fault of the wire where there is one: a broken connection explains
// broken content.
func (m *meter) or(err error) error {
	if m.err != nil {
		return m.err
	}
	return err
}

// retryOf tells whether the status may pass, and reads Retry-After: seconds or a
// date.
func (f *Fetcher) retryOf(resp *http.Response) retry {
	switch resp.StatusCode {
	case http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
	default:
		return retry{}
	}
	value := resp.Header.Get("Retry-After")
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return retry{true, time.Duration(seconds) * time.Second}
	}
	if at, err := http.ParseTime(value); err == nil {
		return retry{true, at.Sub(f.opt.Now())}
	}
	return retry{sensible: true}
}
