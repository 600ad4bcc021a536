package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A trigger is standard error of a night in which somebody does something when it
// first says a word.
type trigger struct {
	bytes.Buffer
	word string
	do   func()
}

func (w *trigger) Write(p []byte) (int, error) {
	if w.do != nil && bytes.Contains(p, []byte(w.word)) {
		w.do()
		w.do = nil
	}
	return w.Buffer.Write(p)
}

// Somebody edits one page of the workspace and deletes another while the night
// runs: what is published is what lay there as it began, and the next night takes
// up what lies there then. Both can be made again.
func TestPagesAreEditedWhileANightRuns(t *testing.T) {
	t.Parallel()
	dir := published(t)
	pages := filepath.Join(dir, "pages")
	page := func(title string) string {
		return "---\ntitle: " + title + "\npath: " + title + "\nlead: Trang của tỉnh.\n---\n\nMột câu.\n"
	}
	write(t, filepath.Join(pages, "mot.md"), page("mot"))
	write(t, filepath.Join(pages, "hai.md"), page("hai"))
	if err := os.Symlink("nowhere", filepath.Join(pages, "lien-ket.md")); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	said := &trigger{word: `"msg":"list"`, do: func() {
		write(t, filepath.Join(pages, "mot.md"), page("mot-sua"))
		if err := os.Remove(filepath.Join(pages, "hai.md")); err != nil {
			t.Error(err)
		}
		write(t, filepath.Join(pages, "ba.md"), "---\ntitle: {{")
	}}
	a := &app{stdin: strings.NewReader(""), stdout: &out, stderr: said, now: func() time.Time { return later(1) }, getenv: func(string) string { return "" }}
	if code := a.run(context.Background(), []string{"-w", dir, "run"}); code != exitDone || said.do != nil {
		t.Fatalf("exit code %d, edited %t\n%s%s", code, said.do == nil, out.String(), said.String())
	}
	site := filepath.Join(dir, "data", "releases", "current", "site")
	there := func(name string, want bool) {
		t.Helper()
		if _, err := os.Stat(filepath.Join(site, name)); (err == nil) != want {
			t.Errorf("%s is there: %t, want %t", name, err == nil, want)
		}
	}
	there("mot.html", true)
	there("hai.html", true)
	there("mot-sua.html", false)
	at(t, later(1), "", "-w", dir, "replay", "--as-of", later(1).Add(time.Minute).Format(time.RFC3339), "-o", filepath.Join(t.TempDir(), "cu")).wants(t, exitDone, "Khớp với bản đang lưu")

	at(t, later(2), "", "-w", dir, "run").wants(t, exitDone, "trang riêng có lỗi", "ba.md", "Đã phát hành")
	there("mot.html", false)
	there("hai.html", false)
	there("mot-sua.html", true)
	at(t, later(3), "", "-w", dir, "run").wants(t, exitDone, "Không có gì thay đổi")
}
