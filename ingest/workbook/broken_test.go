package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

func TestFilesThatCannotBeRead(t *testing.T) {
	good, err := Write(vote(nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, reason string
		content      []byte
	}{
		{"cut in the middle", "not_a_workbook", good[:len(good)/2]},
		{"a zip without a workbook", "not_a_workbook", repackWithout(t, good, "xl/workbook.xml")},
		{"broken XML", "not_a_workbook", repackWith(t, good, "xl/worksheets/sheet1.xml", []byte("<worksheet><sheetData><row><c><v>1</"))},
	} {
		t.Run(c.name, func(t *testing.T) {
			reader := ingest.Direct{Formats: Formats(), Catalog: catalogOf(t)}
			_, err := reader.Read(context.Background(), pipeline.Source{}, pipeline.Snapshot{Document: "x.xlsx"}, c.content)
			var fault *pipeline.SourceError
			if !errors.As(err, &fault) || fault.Reason != c.reason || fault.Hint.VI == "" {
				t.Errorf("error %v, want reason %s", err, c.reason)
			}
		})
	}
}

func repackWith(t testing.TB, content []byte, part string, data []byte) []byte {
	t.Helper()
	return repackParts(t, content, map[string][]byte{part: data}, "")
}

func repackWithout(t testing.TB, content []byte, part string) []byte {
	t.Helper()
	return repackParts(t, content, nil, part)
}

func repackParts(t testing.TB, content []byte, replaced map[string][]byte, dropped string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		if data, ok := replaced[f.Name]; ok {
			to, err := w.Create(f.Name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := to.Write(data); err != nil {
				t.Fatal(err)
			}
		} else if f.Name != dropped {
			if err := repack(w, f, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestBombsAreNotUnpacked(t *testing.T) {
	good, err := Write(vote(nil))
	if err != nil {
		t.Fatal(err)
	}
	limits := usualBounds()
	limits.bytes = 1 << 20
	bomb := repackWith(t, good, "xl/sharedStrings.xml", bytes.Repeat([]byte("<si><t>xxxxxxxxxxxxxxxxxxxxxxxxx</t></si>"), 100_000))
	if len(bomb) > 100_000 {
		t.Fatalf("the bomb has %d bytes: it is none", len(bomb))
	}
	_, err = readXLSX(context.Background(), bomb, limits)
	var fault *pipeline.SourceError
	if !errors.Is(err, errTooLarge) || !errors.As(unreadable(context.Background(), err), &fault) || fault.Reason != "too_large" || fault.Hint.VI == "" {
		t.Errorf("error %v, want too large", err)
	}
}

func TestBoundsOfOneSheet(t *testing.T) {
	content, err := Write(one([][]any{{"a"}, {"b"}, {nil, nil, nil, "c"}}))
	if err != nil {
		t.Fatal(err)
	}
	limits := usualBounds()
	limits.rows, limits.cols = 2, 3
	grids, err := readXLSX(context.Background(), content, limits)
	if err != nil || !grids[0].truncated || grids[0].rows() != 2 {
		t.Errorf("%v, %+v", err, grids)
	}
	limits = usualBounds()
	limits.slots = 2
	if _, err = readXLSX(context.Background(), content, limits); !errors.Is(err, errTooLarge) {
		t.Errorf("error %v, want too large", err)
	}
}
