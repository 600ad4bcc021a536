package review

import (
	"encoding/json"
	"reflect"
	"testing"
)

// FuzzRoom reads a file of what waits: it is refused, or written again says the same.
func FuzzRoom(f *testing.F) {
	f.Add([]byte(`{"a.xlsx": [{"kind": "figure", "series": "s", "value": 5}], "b.xlsx": []}`))
	f.Add([]byte(`{"a": null}`))
	f.Add([]byte(`[]`))
	f.Add([]byte(`{"a": [{"value": 1e999}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := parse(data)
		if err != nil {
			return
		}
		plain := map[string]json.RawMessage{}
		for document, w := range read {
			if len(w.items) > 0 {
				plain[document] = w.text
			}
		}
		text, err := json.Marshal(plain)
		if err != nil {
			t.Fatal(err)
		}
		again, err := parse(text)
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		for document, w := range read {
			if len(w.items) > 0 && !reflect.DeepEqual(again[document].items, w.items) {
				t.Errorf("%s: %+v, then %+v", document, w.items, again[document].items)
			}
		}
	})
}
