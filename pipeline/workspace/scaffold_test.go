package workspace

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestScaffoldOpensClean(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "moi")
	written, err := Scaffold(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{".gitattributes", ".gitignore", ".schema/source.schema.json", ".schema/tonghop.schema.json", "inbox/README.md", "pages/README.md", "questions/README.md", "sources/hop-thu.yaml", "tonghop.yaml"}
	if !slices.Equal(written, want) {
		t.Errorf("written %v, want %v", written, want)
	}
	w, err := Open(dir, load(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(w.Sources) != 1 || w.Sources[0].Location != w.InboxDir {
		t.Errorf("sources %+v", w.Sources)
	}
	if _, err := Scaffold(dir); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("a second time: %v, want ErrNotEmpty", err)
	}
}

func TestScaffoldRefusesWhatIsNoEmptyFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, "x", dir, "tệp")
	if _, err := Scaffold(dir); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("a full folder: %v", err)
	}
	if _, err := Scaffold(filepath.Join(dir, "tệp")); err == nil {
		t.Error("a file: no error")
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("something was written: %v", entries)
	}
}

// The schemas that editors use know the same keys as the decoder.
func TestSchemasKnowTheSameKeys(t *testing.T) {
	for name, value := range map[string]any{"tonghop": settingsFile{}, "source": sourceFile{}} {
		data, err := scaffold.ReadFile("scaffold/schema/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		var schema map[string]any
		if err := json.Unmarshal(data, &schema); err != nil {
			t.Fatal(err)
		}
		compareKeys(t, name, schema, reflect.TypeOf(value))
	}
}

func compareKeys(t *testing.T, at string, schema map[string]any, typ reflect.Type) {
	t.Helper()
	if typ.Kind() == reflect.Slice {
		items, _ := schema["items"].(map[string]any)
		schema, typ = items, typ.Elem()
	}
	if typ.Kind() != reflect.Struct {
		return
	}
	properties, _ := schema["properties"].(map[string]any)
	if schema["additionalProperties"] != false || len(properties) != typ.NumField() {
		t.Errorf("%s: schema has %d keys and the decoder %d", at, len(properties), typ.NumField())
	}
	for i := range typ.NumField() {
		key, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ",")
		property, known := properties[key].(map[string]any)
		if !known {
			t.Errorf("%s: schema lacks %q", at, key)
			continue
		}
		compareKeys(t, at+"."+key, property, typ.Field(i).Type)
	}
}
