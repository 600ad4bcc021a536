package server_test

import (
	"archive/zip"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A citation goes on showing what it cited when the next release is in force,
// and says so when that release is no longer kept.
func TestAReleaseStaysAtItsAddress(t *testing.T) {
	const old, next = "20261119T013000Z", "20261120T013000Z"
	dir := shelf(t, old, map[string]string{
		old + "/site/index.html": "trang cũ", old + "/site/tinh/index.html": "các tỉnh", old + "/site/chi-tieu/x.html": "số cũ", old + "/tonghop.duckdb": "db",
		next + "/site/index.html": "trang mới", next + "/site/chi-tieu/x.html": "số mới", old + "-2/site/index.html": "làm lại", "bi-mat.txt": "s",
	})
	web := serve(t, dir, nil)
	address := "/r/" + old + "/chi-tieu/x.html"
	if got := ask(t, web, http.MethodGet, address, nil); got.code != http.StatusOK || got.body != "số cũ" {
		t.Errorf("in force: %d %q", got.code, got.body)
	}
	point(t, dir, next)
	if got := ask(t, web, http.MethodGet, address, nil); got.code != http.StatusOK || got.body != "số cũ" {
		t.Errorf("after the next release: %d %q", got.code, got.body)
	}
	if got := ask(t, web, http.MethodGet, "/chi-tieu/x.html", nil); got.body != "số mới" {
		t.Errorf("the release in force: %q", got.body)
	}
	if got := ask(t, web, http.MethodGet, "/r/"+old+"/", nil); got.body != "trang cũ" {
		t.Errorf("its home page: %q", got.body)
	}
	if got := ask(t, web, http.MethodGet, "/r/"+old+"-2/", nil); got.body != "làm lại" {
		t.Errorf("one that was made anew: %q", got.body)
	}
	for _, moved := range []string{"/r/" + old, "/r/" + old + "/tinh"} {
		if got := ask(t, web, http.MethodGet, moved, nil); got.code != http.StatusMovedPermanently {
			t.Errorf("%s: %d", moved, got.code)
		}
	}
	for _, none := range []string{"/r/", "/r/current/index.html", "/r/..%2fbi-mat.txt", "/r/20260101T000000Z/index.html", "/r/" + old + "/../../bi-mat.txt", "/r/" + old + "/..%2ftonghop.duckdb", "/r/" + old + "/none.html"} {
		if got := ask(t, web, http.MethodGet, none, nil); got.code == http.StatusOK {
			t.Errorf("%s: %d %q", none, got.code, got.body)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, old)); err != nil {
		t.Fatal(err)
	}
	if got := ask(t, web, http.MethodGet, address, nil); got.code != http.StatusNotFound {
		t.Errorf("no longer kept: %d", got.code)
	}
}

// A release is taken along whole: every file of its site once, nothing beside
// it, the same bytes each time.
func TestAReleaseAsAZip(t *testing.T) {
	const release = "20261119T013000Z"
	dir := shelf(t, release, map[string]string{
		release + "/site/index.html": "trang", release + "/site/tinh/ca-mau-2008.html": "Cà Mau", release + "/site/.an": "ẩn", release + "/tonghop.duckdb": "db", "bi-mat.txt": "s",
	})
	web := serve(t, dir, nil)
	got := ask(t, web, http.MethodGet, "/r/"+release+".zip", nil)
	again := ask(t, web, http.MethodGet, "/r/"+release+".zip", nil)
	if got.code != http.StatusOK || got.body != again.body {
		t.Fatalf("%d, %d bytes and then %d", got.code, len(got.body), len(again.body))
	}
	z, err := zip.NewReader(strings.NewReader(got.body), int64(len(got.body)))
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		held[f.Name] = string(text)
	}
	want := map[string]string{"tonghop-" + release + "/index.html": "trang", "tonghop-" + release + "/tinh/ca-mau-2008.html": "Cà Mau"}
	if !maps.Equal(held, want) {
		t.Errorf("the zip holds %v", held)
	}
	if head := ask(t, web, http.MethodHead, "/r/"+release+".zip", nil); head.code != http.StatusOK || head.body != "" {
		t.Errorf("HEAD: %d, %d bytes", head.code, len(head.body))
	}
	for _, none := range []string{"/r/20260101T000000Z.zip", "/r/current.zip", "/r/..zip", "/r/" + release + ".zip/index.html", "/r/20261399T013000Z.zip"} {
		if got := ask(t, web, http.MethodGet, none, nil); got.code != http.StatusNotFound {
			t.Errorf("%s: %d", none, got.code)
		}
	}
}
