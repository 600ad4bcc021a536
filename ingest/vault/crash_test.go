package vault

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestCorruptedContentIsDetected(t *testing.T) {
	dir := t.TempDir()
	v := opened(t, dir)
	s := put(t, v, "a.csv", "content", day)
	path := filepath.Join(dir, string(s.Digest)[:2], string(s.Digest)+".csv")
	if err := os.WriteFile(path, []byte("half of it"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := v.Get(t.Context(), s.Digest)
	if !errors.Is(err, ErrCorrupted) || !strings.Contains(err.Error(), string(s.Digest)+".csv") || !strings.Contains(err.Error(), "hỏng") {
		t.Errorf("a changed file: %v", err)
	}
	var told *pipeline.SourceError
	if !errors.As(err, &told) || told.Reason != "vault_damaged" || told.Hint.EN == "" {
		t.Errorf("the night would end: %v", err)
	}
	put(t, v, "a.csv", "content", day) // fetched again, it is mended
	if _, err := v.Get(t.Context(), s.Digest); err != nil {
		t.Errorf("after mending: %v", err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Get(t.Context(), s.Digest); !errors.Is(err, ErrNotFound) {
		t.Errorf("a lost file: %v", err)
	}
	if _, ok, err := v.Last(t.Context(), "dong-thap", "a.csv"); ok || err != nil {
		t.Errorf("a lost file counts as fetched: %v, %v", ok, err)
	}
	put(t, v, "a.csv", "content", day)
	if _, ok, _ := v.Last(t.Context(), "dong-thap", "a.csv"); !ok {
		t.Error("fetched again, it is there")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Get(t.Context(), pipeline.DigestOf(nil)); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown digest: %v", err)
	}
	if _, err := v.Get(t.Context(), "../../etc/passwd"); err == nil {
		t.Error("a digest that is none")
	}
}

func TestDamagedSidecarIsToldAndMended(t *testing.T) {
	dir := t.TempDir()
	s := put(t, opened(t, dir), "a.csv", "x", day)
	path := filepath.Join(dir, string(s.Digest)[:2], string(s.Digest)+".json")
	for _, damage := range []string{"", "{", `{"digest":"` + strings.Repeat("0", 64) + `"}`, `{"digest":"` + string(s.Digest) + `","file":"../../x"}`} {
		if err := os.WriteFile(path, []byte(damage), 0o644); err != nil {
			t.Fatal(err)
		}
		v, err := Open(dir)
		if err != nil || len(v.Damaged()) != 1 || !strings.Contains(v.Damaged()[0], path) {
			t.Fatalf("%q: %v, damaged %v", damage, err, v.Damaged())
		}
		if _, ok, _ := v.Last(t.Context(), "dong-thap", "a.csv"); ok {
			t.Errorf("%q: a document known from a damaged sidecar", damage)
		}
		put(t, v, "a.csv", "x", day)
		opened(t, dir)
	}
}

func TestInterruptedPut(t *testing.T) {
	whole := t.TempDir()
	s := put(t, opened(t, whole), "a.csv", "content", day)
	shelf, blob, side := string(s.Digest)[:2], string(s.Digest)+".csv", string(s.Digest)+".json"
	for name, left := range map[string]map[string]string{
		"nothing":                 {},
		"half the content":        {blob + temporary: "cont"},
		"content not renamed":     {blob + temporary: "content"},
		"content, no sidecar":     {blob: "content"},
		"content, half a sidecar": {blob: "content", side + temporary: `{"digest":`},
	} {
		dir := t.TempDir()
		if err := os.Mkdir(filepath.Join(dir, shelf), 0o755); err != nil {
			t.Fatal(err)
		}
		for f, data := range left {
			if err := os.WriteFile(filepath.Join(dir, shelf, f), []byte(data), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		v := opened(t, dir)
		if _, ok, _ := v.Last(t.Context(), "dong-thap", "a.csv"); ok {
			t.Errorf("%s: the document counts as fetched", name)
		}
		if strings.Contains(files(t, dir), temporary) {
			t.Errorf("%s: leftovers stay", name)
		}
		put(t, v, "a.csv", "content", day)
		if got, want := files(t, dir), files(t, whole); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", name, got, want)
		}
	}
}
