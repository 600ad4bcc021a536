package release

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// FuzzReadManifest: a manifest is read, and written out and read is the same, or is damage.
func FuzzReadManifest(f *testing.F) {
	f.Add([]byte(`{"release":"20261123T020000Z","files":[{"path":"site/index.html","bytes":3,"sha256":"00"}]}`))
	f.Add([]byte(`{"release":"a","files":[{}]}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, manifestName), data, 0o600); err != nil {
			t.Fatal(err)
		}
		m, err := readManifest(dir)
		if err != nil {
			if damaged := (*DamagedError)(nil); !errors.As(err, &damaged) {
				t.Errorf("%q: %v", data, err)
			}
			return
		}
		if err := writeManifest(dir, m); err != nil {
			t.Fatal(err)
		}
		if again, err := readManifest(dir); err != nil || !reflect.DeepEqual(again, m) {
			t.Errorf("%+v became %+v, %v", m, again, err)
		}
	})
}
