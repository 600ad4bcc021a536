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
		{Name: "xlsx", Extensions: []string{".xlsx"}, Sniff: func(head []byte, _, _ string) bool { return bytes.Contains(head, []byte("xl/workbook.xml")) }},
		{Name: "html", Extensions: []string{".html"}, Sniff: func(head []byte, _, name string) bool {
			return bytes.HasPrefix(head, []byte("<")) || strings.HasSuffix(name, ".html")
		}},
	}
}

func TestPickNamesWhatItCannotRead(t *testing.T) {
	for _, c := range []struct {
		name, reason, says, advice string
		content                    []byte
	}{
		{"rong.xlsx", "empty", "rỗng", "nội dung", []byte(" \n")},
		{"rong.xls", "empty", "rỗng", "nội dung", make([]byte, 4096)},
		{"~$bieu.xlsx", "lock_file", "khóa tạm", "«bieu.xlsx»", append([]byte("\x05Admin"), make([]byte, 159)...)},
		{".~lock.bieu.ods#", "lock_file", "khóa tạm", "«bieu.ods»", []byte(",nguoi,may,27.11.2026 08:00,file:///home;")},
		{"mat-khau.xlsx", "encrypted", "mật khẩu", "bỏ mật khẩu", oleWith("EncryptedPackage")},
		{"cu.xls", "unsupported_format", ".xls", ".xlsx", oleWith("Workbook")},
		{"doi-ten.xlsx", "unsupported_format", ".xls", ".xlsx", oleWith("Workbook")},
		{"van-ban.doc", "unsupported_format", ".doc", ".docx", oleWith("WordDocument")},
		{"thu.msg", "unsupported_format", "Outlook", "đính kèm", oleWith("__properties_version1.0")},
		{"bang.xlsb", "unsupported_format", ".xlsb", ".xlsx", zipOf(t, "xl/workbook.bin")},
		{"van-ban.odt", "unsupported_format", ".odt", ".docx", []byte("PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.text")},
		{"bo.zip", "archive", ".zip", "giải nén", zipOf(t, "a.xlsx", "b.xlsx")},
		{"bo.xlsx", "archive", ".rar", "giải nén", []byte("Rar!\x1A\x07\x01\x00")},
		{"bo.7z", "archive", ".7z", "giải nén", []byte("7z\xBC\xAF\x27\x1C\x00")},
		{"quet.pdf", "unsupported_format", ".pdf", "bảng tính gốc", []byte("%PDF-1.7\n")},
		{"trang.html", "unsupported_format", ".pdf", "bảng tính gốc", []byte("\n%PDF-1.7\n")},
		{"chup.xlsx", "picture", "ảnh", "bảng tính gốc", []byte("\x89PNG\r\n\x1A\n\x00")},
		{"chup.jpg", "picture", "ảnh", "bảng tính gốc", []byte("\xFF\xD8\xFF\xE0")},
		{"van-ban.xls", "unsupported_format", ".rtf", ".docx", []byte(`{\rtf1\ansi}`)},
		{"luu.xls", "unsupported_format", ".mht", ".xlsx", []byte("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n")},
		{"bao-cao.xlsx", "not_a_workbook", "không phải bảng tính", "máy chủ", []byte("<!doctype html><title>404</title>")},
		{"la.bin", "not_a_known_format", "Không nhận ra", ".xlsx", []byte{1, 2, 3}},
	} {
		_, err := pick(pickable(), c.content, "", c.name)
		if err == nil {
			t.Errorf("%s: picked, want refused", c.name)
			continue
		}
		fault := asFault(t, err)
		if fault.Reason != c.reason || !strings.Contains(fault.Message.VI, c.says) || !strings.Contains(fault.Hint.VI, c.advice) || fault.Hint.EN == "" {
			t.Errorf("%s: %s %q %q, want %s with %q", c.name, fault.Reason, fault.Message.VI, fault.Hint.VI, c.reason, c.says)
		}
	}
}

func TestPickGoesByContentFirst(t *testing.T) {
	for _, c := range []struct {
		name, want string
		content    []byte
	}{
		{"bieu.csv", "xlsx", zipOf(t, "xl/workbook.xml")},
		{"bieu.xls", "xlsx", zipOf(t, "xl/workbook.xml", "xl/workbook.bin")},
		{"bieu.xlsx", "xlsx", zipOf(t, "xl/workbook.xml")},
		{"tai-ve.aspx", "xlsx", zipOf(t, "xl/workbook.xml")},
		{"cut.html", "html", zipOf(t, "xl/workbook.xml")[:40]},
		{"trang.php", "html", []byte("<html>")},
		{"trang.html", "html", []byte("Chỉ có chữ")},
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
