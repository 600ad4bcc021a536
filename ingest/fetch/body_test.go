package fetch

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func gzipped(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSizeLimits(t *testing.T) {
	const limit = 1000 // of document()
	exact, over := strings.Repeat("a", limit), strings.Repeat("a", limit+1)
	members := strings.Repeat(gzipped(t, ""), 100) // unpacks to nothing, for ever
	for _, c := range []struct {
		name, body, encoding string
		chunked              bool
		reason               string
	}{
		{"exactly", exact, "", false, ""},
		{"exactly, streamed", exact, "", true, ""},
		{"over", over, "", false, "too_large"},
		{"over, streamed", over, "", true, "too_large"},
		{"packed", gzipped(t, exact), "gzip", false, ""},
		{"bomb", gzipped(t, strings.Repeat("a", 1_000_000)), "gzip", false, "too_large"},
		{"many empty members", members, "gzip", true, "too_large"},
		{"not packed", "plain", "gzip", false, "bad_encoding"},
		{"broken packing", gzipped(t, exact)[:20], "gzip", false, "unreachable"},
		{"unknown packing", "x", "br", false, "bad_encoding"},
		{"identity", "x", "identity", false, ""},
		{"empty", "", "", false, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			f, _ := fetcher()
			s := document(served(t, func(w http.ResponseWriter, _ *http.Request) {
				if c.encoding != "" {
					w.Header().Set("Content-Encoding", c.encoding)
				}
				if c.chunked {
					_ = http.NewResponseController(w).Flush()
				}
				_, _ = io.WriteString(w, c.body)
			}))
			got, err := f.Fetch(t.Context(), s, only(t, f, s), pipeline.Receipt{})
			if reasonOf(err) != c.reason {
				t.Fatalf("%v, want %q", err, c.reason)
			}
			if strings.HasPrefix(c.name, "exactly") || c.name == "packed" {
				if string(got.Content) != exact {
					t.Errorf("got %d bytes", len(got.Content))
				}
			}
		})
	}
}

func FuzzReadBodyStaysInBounds(f *testing.F) {
	f.Add([]byte("plain"), "", int64(3))
	f.Add([]byte(gzipped(f, strings.Repeat("a", 5000))), "gzip", int64(100))
	f.Add([]byte{0x1f, 0x8b}, "gzip", int64(100))
	f.Add([]byte("x"), "deflate", int64(0))
	f.Fuzz(func(t *testing.T, body []byte, encoding string, limit int64) {
		limit = max(0, limit%10_000)
		resp := &http.Response{ContentLength: -1, Header: http.Header{"Content-Encoding": {encoding}}, Body: io.NopCloser(bytes.NewReader(body))}
		content, err := readBody(resp, limit)
		if err == nil && int64(len(content)) > limit {
			t.Errorf("%d bytes, limit %d", len(content), limit)
		}
		if encoding == "" && err == nil && !bytes.Equal(content, body) {
			t.Error("changed on the way")
		}
	})
}
