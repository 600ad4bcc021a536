package vault

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// FuzzSidecar puts anything in the place of a sidecar: the vault opens all the same, and
// either knows the snapshot of that very content or says which file is damaged.
func FuzzSidecar(f *testing.F) {
	dir := f.TempDir()
	snap := put(f, opened(f, dir), "a.csv", "Cà Mau;5\n", day)
	var path string
	_ = filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".json") {
			path = p
		}
		return err
	})
	good, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"digest":"` + string(snap.Digest) + `","file":"` + string(snap.Digest) + `.csv","entries":[{}]}`))
	f.Add([]byte(`{"digest":"x","entries":null}`))
	f.Add([]byte("\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := readSidecar(path, snap.Digest)
		if err == nil && (s.Digest != snap.Digest || filepath.Dir(s.File) != "." || len(s.Entries) == 0) {
			t.Errorf("%+v", s)
		}
		v, openErr := Open(dir)
		if openErr != nil {
			t.Fatal(openErr)
		}
		if damaged := v.Damaged(); (err != nil) != (len(damaged) > 0) {
			t.Errorf("%v, damaged %v", err, damaged)
		}
	})
}
