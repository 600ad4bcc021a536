package lines

import (
	"os"
	"path/filepath"
	"testing"
)

func TestALineIsNotSwallowedByOneThatIsCut(t *testing.T) {
	for before, want := range map[string]string{
		"": "{}\n", "a\n": "a\n{}\n", "a\n{\"at": "a\n{\"at\n{}\n", "a": "a\n{}\n",
	} {
		path := filepath.Join(t.TempDir(), "x.jsonl")
		if before != "" {
			if err := os.WriteFile(path, []byte(before), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := Append(path, []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("after %q: %q, %v", before, got, err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", info, err)
		}
	}
	if err := Append(filepath.Join(t.TempDir(), "no", "x"), nil, 0o600); err == nil {
		t.Error("a line was written into no folder")
	}
}
