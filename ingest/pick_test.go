package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// zipOf is an archive with empty parts of these names.
func zipOf(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, n := range names {
		f, err := w.Create(n)
		if err != nil {
			t.Fatal(err)
		}
		if n == "mimetype" {
			_, _ = f.Write([]byte("application/vnd.oasis.opendocument.spreadsheet"))
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// oleWith is the beginning of an OLE2 file with a stream of this name.
func oleWith(stream string) []byte {
	b := append(bytes.Clone(ole2), make([]byte, 1024)...)
	return append(b, wide(stream)...)
}

func pickable() []Format {
	return []Format{
		{Name: "xlsx", Extensions: []string{".xlsx"}, Sniff: func(head []byte, _, _ string) bool { return bytes.HasPrefix(head, []byte("PK")) }},
		{Name: "html", Extensions: []string{".html"}, Sniff: func(head []byte, _, _ string) bool { return bytes.HasPrefix(head, []byte("<")) }},
	}
}

func TestPickNamesWhatItCannotRead(t *testing.T) {
	encryptedXLS := append(bytes.Clone(ole2), make([]byte, 1024)...)
	copy(encryptedXLS[512:], append([]byte{0x09, 0x08, 0x10, 0x00}, make([]byte, 16)...))
	copy(encryptedXLS[532:], []byte{0x2F, 0x00})
	for _, c := range []struct {
		name, reason, says string
		content            []byte
	}{
		{"rong.xlsx", "empty", "rỗng", []byte(" \n")},
		{"mat-khau.xlsx", "encrypted", "mật khẩu", oleWith("EncryptedPackage")},
		{"mat-khau.xls", "encrypted", "mật khẩu", encryptedXLS},
		{"cu.xls", "unsupported_format", ".xls", oleWith("Workbook")},
		{"doi-ten.xlsx", "unsupported_format", ".xls", oleWith("Workbook")},
		{"van-ban.doc", "unsupported_format", ".doc", oleWith("WordDocument")},
		{"van-ban.docx", "unsupported_format", ".docx", zipOf(t, "[Content_Types].xml", "word/document.xml")},
		{"bang.ods", "unsupported_format", ".ods", zipOf(t, "mimetype", "content.xml", "META-INF/manifest.xml")},
		{"bang.xlsb", "unsupported_format", ".xlsb", zipOf(t, "xl/workbook.bin")},
		{"quet.pdf", "unsupported_format", ".pdf", []byte("%PDF-1.7\n")},
		{"bao-cao.xlsx", "not_a_workbook", "không phải bảng tính", []byte("<!doctype html><title>404</title>")},
		{"la.bin", "not_a_known_format", "Không nhận ra", []byte{1, 2, 3}},
	} {
		_, err := pick(pickable(), c.content, "", c.name)
		if err == nil {
			t.Errorf("%s: picked, want refused", c.name)
			continue
		}
		fault := asFault(t, err)
		if fault.Reason != c.reason || !strings.Contains(fault.Message.VI, c.says) || fault.Hint.VI == "" {
			t.Errorf("%s: %s %q, want %s with %q", c.name, fault.Reason, fault.Message.VI, c.reason, c.says)
		}
	}
}

func TestPickGoesByContentFirst(t *testing.T) {
	for _, c := range []struct {
		name, want string
		content    []byte
	}{
		{"bieu.xlsx", "xlsx", zipOf(t, "xl/workbook.xml")},
		{"tai-ve.aspx", "xlsx", zipOf(t, "xl/workbook.xml")},
		{"trang.php", "html", []byte("<html>")},
	} {
		if f, err := pick(pickable(), c.content, "", c.name); err != nil || f.Name != c.want {
			t.Errorf("%s: %q, %v, want %s", c.name, f.Name, err, c.want)
		}
	}
}

func FuzzPick(f *testing.F) {
	f.Add([]byte("PK\x03\x04"), "a.xlsx")
	f.Add(oleWith("Workbook"), "a.xls")
	f.Add([]byte("<html>"), "a.csv")
	f.Fuzz(func(t *testing.T, content []byte, name string) {
		_, err := pick(pickable(), content, "", name)
		if err != nil && asFault(t, err).Message.VI == "" {
			t.Errorf("no message: %v", err)
		}
	})
}

func asFault(t testing.TB, err error) *pipeline.SourceError {
	t.Helper()
	var fault *pipeline.SourceError
	if !errors.As(err, &fault) {
		t.Fatalf("error %v, want a *pipeline.SourceError", err)
	}
	return fault
}
