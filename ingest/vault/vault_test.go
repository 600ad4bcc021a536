package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

var _ pipeline.Vault = (*Vault)(nil)

var day = time.Date(2024, 3, 1, 1, 30, 0, 0, time.FixedZone("ICT", 7*3600))

func snapshot(document string, at time.Time) pipeline.Snapshot {
	return pipeline.Snapshot{Source: "dong-thap", Document: document, URL: "https://example.vn/" + document, MediaType: "text/csv",
		FetchedAt: at, PublishedAt: at.Add(-time.Hour), ETag: `"1"`, LastModified: "Fri, 01 Mar 2024 00:00:00 GMT",
		Title: "Kết quả", Publisher: "Sở Công Thương", Licence: "Công khai", Illustrative: true}
}

func opened(t testing.TB, dir string) *Vault {
	t.Helper()
	v, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if d := v.Damaged(); len(d) > 0 {
		t.Fatalf("damaged: %v", d)
	}
	return v
}

func put(t testing.TB, v *Vault, document, content string, at time.Time) pipeline.Snapshot {
	t.Helper()
	s, err := v.Put(t.Context(), snapshot(document, at), []byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// files is every file of the vault with its bytes.
func files(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "%s: %s\n", rel, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPutGetLast(t *testing.T) {
	dir := t.TempDir()
	v := opened(t, dir)
	got := put(t, v, "2024/kết quả.CSV", "a;b\n", day)
	want := snapshot("2024/kết quả.CSV", day.UTC())
	want.PublishedAt = day.Add(-time.Hour).UTC()
	want.Digest, want.Size = pipeline.DigestOf([]byte("a;b\n")), 4
	if got != want {
		t.Errorf("put %+v, want %+v", got, want)
	}
	for _, v := range []*Vault{v, opened(t, dir)} { // what is in memory is what is on disk
		content, err := v.Get(t.Context(), want.Digest)
		if err != nil || string(content) != "a;b\n" {
			t.Errorf("get %q, %v", content, err)
		}
		last, ok, err := v.Last(t.Context(), "dong-thap", "2024/kết quả.CSV")
		if err != nil || !ok || last != want {
			t.Errorf("last %+v, %v, %v", last, ok, err)
		}
		if _, ok, _ := v.Last(t.Context(), "ca-mau", "2024/kết quả.CSV"); ok {
			t.Error("a document of another source")
		}
	}
	name := filepath.Join(dir, string(want.Digest)[:2], string(want.Digest)+".csv")
	if _, err := os.Stat(name); err != nil {
		t.Error(err)
	}
}

func TestSameBytesAgainChangeNothing(t *testing.T) {
	dir := t.TempDir()
	v := opened(t, dir)
	first := put(t, v, "a.csv", "x", day)
	before := files(t, dir)
	if again := put(t, v, "a.csv", "x", day.AddDate(0, 0, 1)); again != first {
		t.Errorf("again %+v, want the first %+v", again, first)
	}
	if again := put(t, opened(t, dir), "a.csv", "x", day.AddDate(0, 0, 2)); again != first {
		t.Errorf("after opening again %+v", again)
	}
	if after := files(t, dir); after != before {
		t.Errorf("files changed:\n%s\n%s", before, after)
	}
}

func TestOneContentManyDocuments(t *testing.T) {
	dir, reversed := t.TempDir(), t.TempDir()
	v, w := opened(t, dir), opened(t, reversed)
	for _, d := range []string{"b.csv", "a.csv", "c.csv"} {
		put(t, v, d, "x", day)
	}
	for _, d := range []string{"b.csv", "c.csv", "a.csv"} {
		put(t, w, d, "x", day)
	}
	if files(t, dir) != files(t, reversed) {
		t.Error("the sidecar depends on the order of putting")
	}
	if n := strings.Count(files(t, dir), ".csv: x"); n != 1 {
		t.Errorf("the content is kept %d times", n)
	}
	if got := v.Snapshots(); len(got) != 3 || got[0].Document != "a.csv" || got[2].Document != "c.csv" {
		t.Errorf("snapshots %+v", got)
	}
}

func TestLastIsTheNewest(t *testing.T) {
	dir := t.TempDir()
	v := opened(t, dir)
	old := put(t, v, "a.csv", "old", day)
	fresh := put(t, v, "a.csv", "new", day.AddDate(0, 0, 1))
	check := func(v *Vault, want pipeline.Digest) {
		t.Helper()
		if last, _, _ := v.Last(t.Context(), "dong-thap", "a.csv"); last.Digest != want {
			t.Errorf("last is %s, want %s", last.Digest.Short(), want.Short())
		}
	}
	check(v, fresh.Digest)
	check(opened(t, dir), fresh.Digest)
	// The publisher takes the change back: the old bytes are the newest again.
	if back := put(t, v, "a.csv", "old", day.AddDate(0, 0, 2)); !back.FetchedAt.Equal(old.FetchedAt) {
		t.Errorf("the first entry did not stay: %+v", back)
	}
	check(v, old.Digest)
	check(opened(t, dir), old.Digest)
}

func TestPutRefuses(t *testing.T) {
	v := opened(t, t.TempDir())
	other := snapshot("a.csv", day)
	other.Digest = pipeline.DigestOf([]byte("other"))
	if _, err := v.Put(t.Context(), other, []byte("x")); err == nil || !strings.Contains(err.Error(), "digest") {
		t.Errorf("other content: %v", err)
	}
	if _, err := v.Put(t.Context(), pipeline.Snapshot{}, []byte("x")); err == nil {
		t.Error("a snapshot of nothing")
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := v.Put(gone, snapshot("a.csv", day), []byte("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestExtension(t *testing.T) {
	for _, c := range []struct{ document, media, want string }{
		{"a/b.XLSX", "", ".xlsx"}, {"https://example.vn/a.xls?x=.exe", "", ".xls"}, {"https://example.vn/tin", "text/html; charset=utf-8", ".html"},
		{"https://example.vn/", "application/rss+xml", ".xml"}, {"feed", "", ".bin"}, {"feed.json", "", ".bin"}, {"a.tmp", "", ".bin"},
		{"a.b/c", "text/csv", ".csv"}, {"x.bản nháp", "", ".bin"}, {"../..", "", ".bin"}, {"a.verylongextension", "text/plain", ".txt"},
	} {
		if got := extension(pipeline.Snapshot{Document: c.document, MediaType: c.media}); got != c.want {
			t.Errorf("extension(%q, %q) = %q, want %q", c.document, c.media, got, c.want)
		}
	}
}

func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	v := opened(t, dir)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for n := range 10 {
				content := []byte(fmt.Sprint("content ", n))
				s, err := v.Put(t.Context(), snapshot(fmt.Sprint(i, ".csv"), day.Add(time.Duration(n)*time.Hour)), content)
				if err != nil {
					t.Error(err)
					return
				}
				got, err := v.Get(t.Context(), s.Digest)
				if err != nil || !bytes.Equal(got, content) {
					t.Errorf("get %q, %v", got, err)
				}
				if _, ok, err := v.Last(t.Context(), "dong-thap", fmt.Sprint(i, ".csv")); !ok || err != nil {
					t.Errorf("last: %v, %v", ok, err)
				}
			}
		})
	}
	wg.Wait()
	if a, b := len(v.Snapshots()), len(opened(t, dir).Snapshots()); a != 80 || b != 80 {
		t.Errorf("%d snapshots in memory and %d on disk, want 80", a, b)
	}
}

func FuzzPutThenOpen(f *testing.F) {
	f.Add("a", "b.csv", []byte("x"))
	f.Add("", "../../x", []byte{})
	f.Add("nguồn", "https://example.vn/\x00?%zz", []byte("\xff"))
	f.Fuzz(func(t *testing.T, source, name string, content []byte) {
		dir := t.TempDir()
		v := opened(t, dir)
		s, err := v.Put(t.Context(), pipeline.Snapshot{Source: source, Document: name, FetchedAt: day}, content)
		if err != nil {
			return
		}
		got, err := opened(t, dir).Get(t.Context(), s.Digest)
		if err != nil || !bytes.Equal(got, content) {
			t.Errorf("get %q, %v", got, err)
		}
		if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "x")); err == nil {
			t.Error("written outside the vault")
		}
	})
}

// The index of a vault of 10,000 snapshots.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	v := opened(b, dir)
	for i := range 10_000 {
		side := sidecar{Size: 1}.with(snapshot(fmt.Sprint(i, ".csv"), day))
		side.Digest = pipeline.DigestOf([]byte(fmt.Sprint(i)))
		side.File = string(side.Digest) + ".csv"
		if err := os.MkdirAll(v.shelf(side.Digest), 0o755); err != nil {
			b.Fatal(err)
		}
		data, err := marshalSidecar(side)
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(v.shelf(side.Digest), string(side.Digest)+".json"), data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if v := opened(b, dir); len(v.sidecars) != 10_000 {
			b.Fatal(len(v.sidecars))
		}
	}
}
