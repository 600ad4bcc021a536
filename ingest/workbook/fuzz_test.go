package workbook

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

// tight bounds keep a fuzzed file cheap.
func tight() bounds {
	return bounds{rows: 300, cols: 60, slots: 6_000, bytes: 1 << 20, sheets: 4, merges: 200}
}

func fuzzRead(t *testing.T, s *scholar, grids []*grid) {
	in := ingest.Input{Catalog: s.catalog}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	r, err := read(ctx, in, s, "fuzz", grids)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range r.Observations {
		if _, ok := in.Catalog.Indicator(o.Indicator); !ok || o.Origin.Rule == "" || !o.Origin.Locator.IsCell() {
			t.Errorf("%+v", o)
		}
		if back, err := pipeline.ParseLocator(o.Origin.Locator.String()); err != nil || back != o.Origin.Locator {
			t.Errorf("locator %q does not read back", o.Origin.Locator)
		}
	}
	for _, x := range r.Rejects {
		if x.Reason == "" || x.MessageVI == "" {
			t.Errorf("%+v", x)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, c := range append(layoutCases(), faultCases()...) {
		if c.csv != "" {
			f.Add([]byte(c.csv))
		}
	}
	f.Add([]byte("sep=;\r\n\"a\"\"b\";\"c\r\nd\"\r\n;;\r\n1;-;..\r\n"))
	s := newScholar(catalogOf(f))
	f.Fuzz(func(t *testing.T, content []byte) {
		g, err := readCSV("s", content, tight())
		if err != nil {
			return
		}
		fuzzRead(t, s, []*grid{g})
	})
}

// FuzzSheetXML feeds any XML as the sheet of a sound workbook.
func FuzzSheetXML(f *testing.F) {
	base, err := Write(vote(nil))
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range layoutCases() {
		if c.csv != "" {
			continue
		}
		content, err := Write(c.book)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(partOf(f, content, "xl/worksheets/sheet1.xml"))
	}
	f.Add([]byte(`<worksheet><cols><col min="1" max="99999" hidden="1"/></cols><sheetData><row r="99999999"><c r="XFD1" t="s"><v>9</v></c><c t="e"><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`))
	s := newScholar(catalogOf(f))
	f.Fuzz(func(t *testing.T, part []byte) {
		grids, err := readXLSX(context.Background(), repackWith(t, base, "xl/worksheets/sheet1.xml", part), tight())
		if err != nil {
			return
		}
		fuzzRead(t, s, grids)
	})
}

func FuzzXLSX(f *testing.F) {
	for _, c := range []Book{vote(nil), wideBook()} {
		content, err := Write(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	s := newScholar(catalogOf(f))
	f.Fuzz(func(t *testing.T, content []byte) {
		grids, err := readXLSX(context.Background(), content, tight())
		if err != nil {
			return
		}
		fuzzRead(t, s, grids)
	})
}

func FuzzNumberFormat(f *testing.F) {
	for _, code := range []string{"General", "#,##0.00", `[$-42A]dd/mm/yyyy;@`, `0.0%`, `#,##0,,"tr"`, `_(* #,##0_);_(* \(#,##0\)`} {
		f.Add(code, 1234.5)
	}
	f.Fuzz(func(t *testing.T, code string, v float64) {
		if v == v && parseNumberFormat(code).show(v) == "" {
			t.Errorf("%q shows %v as nothing", code, v)
		}
	})
}

func partOf(t testing.TB, content []byte, name string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	p, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	b, err := io.ReadAll(p)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// BenchmarkRead reads a table of 5,000 rows and 12 columns: provinces down,
// years across. -benchtime 1x is enough to compare.
func BenchmarkRead(b *testing.B) { benchmark(b, 5_000) }

// BenchmarkScanLarge scans 200,000 rows of 12 columns into a grid.
func BenchmarkScanLarge(b *testing.B) {
	content := largeWorkbook(b, 200_000)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		grids, err := readXLSX(context.Background(), content, usualBounds())
		if err != nil || grids[0].rows() != 200_002 {
			b.Fatal(err)
		}
	}
}

func benchmark(b *testing.B, rows int) {
	content := largeWorkbook(b, rows)
	cat := catalogOf(b)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		grids, err := readXLSX(context.Background(), content, usualBounds())
		if err != nil {
			b.Fatal(err)
		}
		r, err := read(context.Background(), ingest.Input{Catalog: cat}, newScholar(cat), "xlsx", grids)
		if err != nil || len(r.Observations) == 0 {
			b.Fatal(err, len(r.Observations))
		}
	}
}
