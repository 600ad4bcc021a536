package fetch

import (
	"context"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

func TestTriesAgain(t *testing.T) {
	second := time.Second
	for _, c := range []struct {
		name     string
		statuses []int
		after    string
		timeout  time.Duration
		reason   string
		naps     []time.Duration
	}{
		{"once is enough", []int{200}, "", time.Minute, "", nil},
		{"third time lucky", []int{503, 500, 200}, "", time.Minute, "", []time.Duration{second, 2 * second}},
		{"never", []int{502, 502, 502, 502}, "", time.Minute, "server_error", []time.Duration{second, 2 * second, 4 * second}},
		{"seconds asked for", []int{429, 200}, "7", time.Minute, "", []time.Duration{7 * second}},
		{"date asked for", []int{503, 200}, "Fri, 01 Mar 2024 01:30:09 GMT", time.Minute, "", []time.Duration{9 * second}},
		{"date gone by", []int{503, 200}, "Fri, 01 Mar 2024 01:00:00 GMT", time.Minute, "", []time.Duration{second}},
		{"asked for too much", []int{429, 200}, "3600", time.Hour, "too_many_requests", nil},
		{"asked for more than the time left", []int{503, 200}, "20", 20 * second, "server_error", nil},
		{"nonsense asked for", []int{503, 200}, "-5 soon", time.Minute, "", []time.Duration{second}},
		{"no use trying", []int{404, 200}, "", time.Minute, "not_found", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, n := fetcher()
			asked := 0
			s := document(served(t, func(w http.ResponseWriter, _ *http.Request) {
				status := c.statuses[asked]
				asked++
				w.Header().Set("Retry-After", c.after)
				w.WriteHeader(status)
			}))
			s.Limits.Timeout = c.timeout
			_, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{})
			if reasonOf(err) != c.reason || !slices.Equal(n.took, c.naps) {
				t.Errorf("%v, waited %v; want %q, %v", err, n.took, c.reason, c.naps)
			}
		})
	}
}

func TestConnectionErrors(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	f, n := fetcher()
	s := document(gone.URL)
	_, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{})
	if reasonOf(err) != "unreachable" || len(n.took) != maxTries-1 {
		t.Errorf("nobody listens: %v after %v", err, n.took)
	}
	asked := 0
	s = document(served(t, func(w http.ResponseWriter, _ *http.Request) {
		if asked++; asked == 1 {
			w.Header().Set("Content-Length", "100")
			_, _ = w.Write([]byte("half"))
			panic(http.ErrAbortHandler)
		}
		_, _ = w.Write([]byte("whole"))
	}))
	if got, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{}); err != nil || string(got.Content) != "whole" {
		t.Errorf("broken off once: %q, %v", got.Content, err)
	}
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	s = document(secure.URL)
	if _, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{}); reasonOf(err) != "bad_certificate" {
		t.Errorf("a certificate of nobody: %v", err)
	}
}

func TestTimeout(t *testing.T) {
	hang := make(chan struct{})
	defer close(hang)
	url := served(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/drip" {
			_, _ = w.Write([]byte("a"))
			_ = http.NewResponseController(w).Flush()
		}
		select {
		case <-hang:
		case <-r.Context().Done():
		}
	})
	f, n := fetcher()
	for _, path := range []string{"/silent", "/drip"} {
		s := document(url + path)
		s.Limits.Timeout = 50 * time.Millisecond
		if _, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{}); reasonOf(err) != "timeout" || len(n.took) > 0 {
			t.Errorf("%s: %v", path, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := document(url)
	if _, err := f.Fetch(ctx, s, pipeline.DocumentRef{Document: url, URL: url}, pipeline.Receipt{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := f.List(ctx, s); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled listing: %v", err)
	}
}
