package review

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// FuzzRoom reads a file of what waits: it is refused, or written again says the same.
func FuzzRoom(f *testing.F) {
	f.Add([]byte(`{"a.xlsx": [{"kind": "figure", "series": "s", "value": 5}], "b.xlsx": []}`))
	f.Add([]byte(`{"a": null}`))
	f.Add([]byte(`[]`))
	f.Add([]byte(`{"a": [{"value": 1e999}]}`))
	f.Add([]byte(`{"a": [{"value": 1}], "a": [{"value": 2}]} `))
	f.Add([]byte(`{"a": [{"value": 1}]}{}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := look(bytes.NewReader(data))
		if err != nil {
			return
		}
		var whole map[string][]pipeline.Waiting
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatalf("%s: taken, though %v", data, err)
		}
		dir := t.TempDir()
		path := filepath.Join(dir, "so.json")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		room, err := OpenRoom(dir)
		if err != nil || len(room.Damaged()) > 0 {
			t.Fatalf("%v, damaged %v", err, room.Damaged())
		}
		same := func() {
			t.Helper()
			for document, items := range whole {
				if got := room.Of("so", document); len(got)+len(items) > 0 && !reflect.DeepEqual(got, items) {
					t.Errorf("%q: %+v, not %+v", document, got, items)
				}
				if len(items) == 0 {
					delete(whole, document)
				}
			}
			if len(read) != len(whole) {
				t.Errorf("%d documents, not %d", len(read), len(whole))
			}
		}
		same()
		one := pipeline.Waiting{ID: "one", Source: "so"}
		if err := room.Keep("so", map[string][]pipeline.Waiting{"new": {one}}); err != nil {
			t.Fatal(err)
		}
		whole["new"] = []pipeline.Waiting{one}
		for range 2 {
			if room, err = OpenRoom(dir); err != nil || len(room.Damaged()) > 0 {
				t.Fatalf("written again: %v, damaged %v", err, room.Damaged())
			}
			read = room.sources["so"].docs
			same()
		}
	})
}
