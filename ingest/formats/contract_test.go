package formats

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A sample is one document for the contract.
type sample struct {
	name    string
	format  string // that must take it
	content []byte
}

func samples(t testing.TB) []sample {
	t.Helper()
	book, err := sheet.Write(sheet.Workbook{Sheets: []sheet.WorkbookSheet{{
		Name: "Biểu 1",
		Rows: [][]any{
			{"UBND TỈNH ĐỒNG THÁP"},
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2022"},
			{"STT", "Nhóm sản phẩm", "Số sản phẩm được công nhận", nil},
			{nil, nil, "Cấp huyện", "Cấp tỉnh"},
			{1, "Thủ công mỹ nghệ", 12, "khoảng 5"},
			{2, "Cơ khí", "-", "hai chục"},
			{nil, "Tổng cộng", 12, 5},
		},
		Merges: []string{"A3:A4", "B3:B4", "C3:D3"},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile("testdata/bieu.xls") // written by the Python module xlwt: BIFF8, which nothing of ours writes
	if err != nil {
		t.Fatal(err)
	}
	return []sample{
		{"bieu.xlsx", "xlsx", book},
		{"bieu.xls", "xls", old},
		{"bieu.ods", "ods", zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", openDocument)},
		{"bieu.docx", "docx", zipped(t, "[Content_Types].xml", wordTypes, "word/document.xml", wordDocument)},
		{"bieu.xml", "xml", []byte(spreadsheetXML)},
		{"bieu.csv", "csv", []byte("Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu năm 2022\r\nTỉnh;Số sản phẩm được công nhận cấp tỉnh\r\nĐồng Tháp;1.189\r\nCà Mau;73\r\nHà Nam Ninh;5\r\n")},
		{"tin.html", "html", []byte(`<!doctype html><html><head><meta charset="utf-8"><title>Tin</title></head><body><article><h1>Bình chọn sản phẩm</h1><p>Năm 2022, tỉnh Đồng Tháp có 45 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh được công nhận. Kinh phí hỗ trợ trên 2 tỷ đồng.</p><p>Các cơ sở tiếp tục được hỗ trợ trong thời gian tới.</p></article></body></html>`)},
		{"tin.txt", "txt", []byte("Năm 2022, tỉnh Cà Mau công nhận 12 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.\n\nĐến nay toàn tỉnh có 30 sản phẩm OCOP.\n")},
		{"nguon.xml", "feed", []byte(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Tin</title><link>https://example.vn/</link><item><title>Một</title><link>https://example.vn/1</link><pubDate>Wed, 22 Jun 2022 07:30:00 +0700</pubDate></item></channel></rss>`)},
	}
}

// zipped is an archive of names and contents by turns.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: parts[i], Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The same small table in three formats that are text inside.
const (
	openDocument = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Biểu 1">
<table:table-row><table:table-cell office:value-type="string"><text:p>Sản phẩm công nghiệp nông thôn tiêu biểu được công nhận cấp tỉnh năm 2022</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Tỉnh</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Số sản phẩm</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>Đồng Tháp</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="45"><text:p>45</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>`
	wordTypes    = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	wordDocument = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Sản phẩm công nghiệp nông thôn tiêu biểu được công nhận cấp tỉnh năm 2022</w:t></w:r></w:p><w:tbl>
<w:tr><w:tc><w:p><w:r><w:t>Tỉnh</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Số sản phẩm</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Đồng Tháp</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>45</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`
	spreadsheetXML = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Biểu 1"><Table>
<Row><Cell><Data ss:Type="String">Sản phẩm công nghiệp nông thôn tiêu biểu được công nhận cấp tỉnh năm 2022</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Tỉnh</Data></Cell><Cell><Data ss:Type="String">Số sản phẩm</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Đồng Tháp</Data></Cell><Cell><Data ss:Type="Number">45</Data></Cell></Row></Table></Worksheet></Workbook>`
)

func direct(t testing.TB) ingest.Direct {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return ingest.Direct{Formats: All(), Catalog: cat}
}

func snapshotOf(s sample) pipeline.Snapshot {
	return pipeline.Snapshot{Source: "nguon", Document: s.name, Digest: pipeline.DigestOf(s.content), Size: int64(len(s.content)), URL: "https://example.vn/" + s.name}
}

func TestEveryFormatHasASample(t *testing.T) {
	have := map[string]bool{}
	for _, s := range samples(t) {
		have[s.format] = true
	}
	for _, f := range All() {
		if !have[f.Name] {
			t.Errorf("format %s has no sample in the contract", f.Name)
		}
		if f.Version < 1 || f.Sniff == nil || f.Read == nil {
			t.Errorf("format %s: version %d, sniff and read must be set", f.Name, f.Version)
		}
	}
}

func TestContractOfEveryFormat(t *testing.T) {
	reader := direct(t)
	source := pipeline.Source{ID: "nguon", Kind: pipeline.DocumentSource}
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			kept := bytes.Clone(s.content)
			reading, err := reader.Read(context.Background(), source, snapshotOf(s), s.content)
			if err != nil {
				t.Fatal(err)
			}
			if reading.Format != s.format {
				t.Errorf("read as %q, want %q", reading.Format, s.format)
			}
			if len(reading.Observations)+len(reading.Links) == 0 {
				t.Error("nothing was understood: the sample proves nothing")
			}
			again, err := reader.Read(context.Background(), source, snapshotOf(s), s.content)
			if err != nil || !reflect.DeepEqual(reading, again) {
				t.Errorf("the same bytes give another reading (%v)", err)
			}
			var figures []pipeline.Observation
			rest, err := reader.Stream(context.Background(), source, snapshotOf(s), s.content, func(o pipeline.Observation) error {
				figures = append(figures, o)
				return nil
			})
			rest.Observations, again.Document = figures, pipeline.Document{}
			if err != nil || !reflect.DeepEqual(rest, again) {
				t.Errorf("the stream gives another reading (%v)", err)
			}
			if !bytes.Equal(kept, s.content) {
				t.Error("the content was changed")
			}
			judge(t, reader.Catalog, reading)
		})
	}
}

// judge holds a reading to what every format promises.
func judge(t *testing.T, cat *catalog.Catalog, r pipeline.Reading) {
	t.Helper()
	ids := map[string]bool{}
	for _, o := range r.Observations {
		if ids[o.ID()] {
			t.Errorf("%s: two observations with one ID", o.Origin.Locator)
		}
		ids[o.ID()] = true
		judgeObservation(t, cat, o)
		judgeOrigin(t, r.Document, o.Origin, true)
	}
	for _, x := range r.Rejects {
		if x.Reason == "" || x.MessageVI == "" || x.MessageEN == "" {
			t.Errorf("%s: a reject without reason or message: %+v", x.Origin.Locator, x)
		}
		judgeOrigin(t, r.Document, x.Origin, false)
	}
}

func judgeObservation(t *testing.T, cat *catalog.Catalog, o pipeline.Observation) {
	t.Helper()
	at := o.Origin.Locator
	ind, ok := cat.Indicator(o.Indicator)
	if !ok {
		t.Errorf("%s: unknown indicator %q", at, o.Indicator)
		return
	}
	if o.Quantity.Unit != ind.Unit && !slices.Contains(ind.Units, o.Quantity.Unit) {
		t.Errorf("%s: unit %q is none of %s", at, o.Quantity.Unit, ind.ID)
	}
	if o.Level != pipeline.NoLevel && !slices.Contains(ind.Levels, o.Level) {
		t.Errorf("%s: level %q is none of %s", at, o.Level, ind.ID)
	}
	for d := range o.Dimensions {
		if !slices.Contains(ind.Dimensions, d) {
			t.Errorf("%s: dimension %q is none of %s", at, d, ind.ID)
		}
	}
	if o.Area != "" {
		if _, ok := cat.Area(o.Area); !ok {
			t.Errorf("%s: unknown area %q", at, o.Area)
		}
	}
	if math.IsNaN(o.Quantity.Value) || math.IsInf(o.Quantity.Value, 0) || o.Quantity.Max != nil && *o.Quantity.Max < o.Quantity.Value {
		t.Errorf("%s: value %v, max %v", at, o.Quantity.Value, o.Quantity.Max)
	}
	if !o.Period.Start.Valid() || !o.Period.End.Valid() || o.Period.Basis == "" || o.Kind == "" || o.Quantity.Qualifier == "" || o.Origin.Rule == "" {
		t.Errorf("%s: period %+v, kind %q, qualifier %q, rule %q", at, o.Period, o.Kind, o.Quantity.Qualifier, o.Origin.Rule)
	}
}

// judgeOrigin wants the place that an origin names to exist, and to say what
// the origin says that it says.
func judgeOrigin(t *testing.T, d pipeline.Document, o pipeline.Origin, figure bool) {
	t.Helper()
	back, err := pipeline.ParseLocator(o.Locator.String())
	if err != nil || back != o.Locator {
		t.Errorf("locator %q does not read back: %v", o.Locator, err)
	}
	switch {
	case o.Locator.IsZero():
		if figure {
			t.Error("a figure without a place")
		}
	case o.Locator.IsCell() && o.Locator.Row > 0:
		if text, ok := cellText(d, o.Locator); !ok || text != strings.TrimSpace(o.Shown) {
			t.Errorf("%s shows %q, the origin says %q", o.Locator, text, o.Shown)
		}
	case !o.Locator.IsCell():
		if text, ok := spanText(d, o.Locator); !ok || figure && text != o.Raw {
			t.Errorf("%s says %q, the origin says %q", o.Locator, text, o.Raw)
		}
	}
}

func cellText(d pipeline.Document, l pipeline.Locator) (string, bool) {
	for _, s := range d.Sheets {
		for _, c := range s.Cells {
			if s.Name == l.Sheet && c.Row == l.Row && c.Col == l.Col {
				return c.Text, true
			}
		}
	}
	return "", false
}

func spanText(d pipeline.Document, l pipeline.Locator) (string, bool) {
	for _, p := range d.Paragraphs {
		if p.Number != l.Paragraph || l.Sentence > len(p.Sentences) {
			continue
		}
		runes := []rune(p.Sentences[l.Sentence-1])
		if l.Start >= 0 && l.End <= len(runes) && l.Start <= l.End {
			return string(runes[l.Start:l.End]), true
		}
	}
	return "", false
}

// TestMutatedSamples gives every format damaged copies of its sample: each is
// read or refused with a reason, and none panics (Direct turns a panic into
// reader_crashed).
func TestMutatedSamples(t *testing.T) {
	reader := direct(t)
	for _, s := range samples(t) {
		t.Run(s.name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, uint64(len(s.content))))
			for n := range 100 {
				bad := mutate(random, s.content)
				damaged := sample{s.name, s.format, bad}
				reading, err := reader.Read(context.Background(), pipeline.Source{ID: "nguon"}, snapshotOf(damaged), bad)
				var fault *pipeline.SourceError
				if err != nil && (!errors.As(err, &fault) || fault.Reason == "reader_crashed" || fault.Message.VI == "") {
					t.Fatalf("mutation %d: %v", n, err)
				}
				judge(t, reader.Catalog, reading)
			}
		})
	}
}

func mutate(random *rand.Rand, content []byte) []byte {
	b := bytes.Clone(content)
	for range 1 + random.IntN(8) {
		at := random.IntN(len(b))
		switch random.IntN(5) {
		case 0:
			b[at] ^= 1 << random.IntN(8)
		case 1:
			b = b[:at+1]
		case 2:
			b[at] = byte(random.IntN(256))
		case 3:
			to := min(len(b), at+random.IntN(64))
			b = append(b[:at:at], b[to:]...)
		case 4:
			to := min(len(b), at+random.IntN(64))
			b = slices.Concat(b[:to], b[at:])
		}
		if len(b) == 0 {
			return []byte{0}
		}
	}
	return b
}

func TestExampleWorkspaceIsUnderstood(t *testing.T) {
	reader := direct(t)
	files, err := filepath.Glob("../../examples/three-provinces/inbox/*/*.xlsx")
	if err != nil || len(files) != 3 {
		t.Fatalf("%d workbooks in the example, want 3 (%v)", len(files), err)
	}
	articles, err := filepath.Glob("../../examples/three-provinces/feed/*")
	if err != nil || len(articles) == 0 {
		t.Fatalf("no feed in the example (%v)", err)
	}
	for _, file := range append(files, articles...) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := sample{filepath.Base(file), "", content}
		reading, err := reader.Read(context.Background(), pipeline.Source{ID: "nguon"}, snapshotOf(s), content)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		for _, x := range reading.Rejects {
			t.Errorf("%s: %s %s", file, x.Origin.Locator, x.MessageVI)
		}
		judge(t, reader.Catalog, reading)
	}
}
