package server_test

import (
	"net/http"
	"os"
	"path/filepath"
	"testing"
)

// A citation goes on showing what it cited when the next release is in force,
// and says so when that release is no longer kept.
func TestAReleaseStaysAtItsAddress(t *testing.T) {
	const old, next = "20261119T013000Z", "20261120T013000Z"
	dir := shelf(t, old, map[string]string{
		old + "/site/index.html": "trang cũ", old + "/site/tinh/index.html": "các tỉnh", old + "/site/chi-tieu/x.html": "số cũ", old + "/tonghop.duckdb": "db",
		next + "/site/index.html": "trang mới", next + "/site/chi-tieu/x.html": "số mới", "bi-mat.txt": "s",
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
