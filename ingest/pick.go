package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// pick chooses the format: the first that takes the content for its own. A
// known kind of file that no format reads gives an error that says which.
func pick(formats []Format, content []byte, mediaType, name string) (Format, error) {
	if len(bytes.TrimSpace(content)) == 0 {
		return Format{}, hinted(Unreadable("empty", "Tệp rỗng", "the file is empty", nil),
			"Hãy gửi lại tệp có nội dung.", "Send the file again, with its content.")
	}
	if fault := foreign(content); fault != nil {
		return Format{}, fault
	}
	for _, f := range formats {
		if !f.Sniff(content, mediaType, name) {
			continue
		}
		if fault := misnamed(formats, f, name); fault != nil {
			return Format{}, fault
		}
		return f, nil
	}
	return Format{}, hinted(Unreadable("not_a_known_format", "Không nhận ra định dạng của tệp "+quoted(name), "the format of this file is not recognised", nil),
		"Hãy lưu tệp thành .xlsx hoặc .csv rồi gửi lại.", "Save the file as .xlsx or .csv and send it again.")
}

// misnamed catches the web page that a server sends in place of a workbook.
func misnamed(formats []Format, taken Format, name string) *pipeline.SourceError {
	ext := extension(name)
	if !slices.Contains([]string{".xlsx", ".xlsm", ".csv"}, ext) || slices.Contains(taken.Extensions, ext) {
		return nil
	}
	if !slices.ContainsFunc(formats, func(f Format) bool { return slices.Contains(f.Extensions, ext) }) {
		return nil
	}
	return hinted(Unreadable("not_a_workbook", "Tệp "+quoted(name)+" mang đuôi "+ext+" nhưng nội dung không phải bảng tính", "the file is named "+ext+" but is no workbook", nil),
		"Hãy mở địa chỉ bằng trình duyệt: có thể máy chủ trả về trang thông báo lỗi thay cho tệp.",
		"Open the address in a browser: the server may be sending an error page in place of the file.")
}

var ole2 = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// foreign recognises the kinds of file that no format reads yet.
func foreign(content []byte) *pipeline.SourceError {
	switch {
	case bytes.HasPrefix(content, ole2):
		return foreignOLE(content)
	case bytes.HasPrefix(content, []byte("PK\x03\x04")):
		return foreignZip(content)
	case bytes.HasPrefix(content, []byte("%PDF-")):
		return unsupported(".pdf")
	case bytes.HasPrefix(content, []byte(`{\rtf`)):
		return unsupported(".rtf")
	case bytes.HasPrefix(content, []byte("\x09\x08\x10\x00")), bytes.HasPrefix(content, []byte("\x09\x08\x08\x00")):
		return unsupported(".xls")
	}
	return nil
}

func foreignOLE(content []byte) *pipeline.SourceError {
	switch {
	case bytes.Contains(content, wide("EncryptedPackage")), hasFilePass(content):
		return hinted(Unreadable("encrypted", "Tệp có mật khẩu nên không đọc được", "the file is protected by a password", nil),
			"Hãy bỏ mật khẩu mở tệp (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi gửi lại.", "Remove the password for opening and send the file again.")
	case bytes.Contains(content, wide("WordDocument")):
		return unsupported(".doc")
	}
	return unsupported(".xls")
}

// hasFilePass finds the FILEPASS record (0x002F) right after the BOF record
// that opens a BIFF8 stream. Streams of OLE2 start at a multiple of 64 bytes.
func hasFilePass(content []byte) bool {
	for at := 0; at+24 <= len(content); at += 64 {
		if bytes.HasPrefix(content[at:], []byte{0x09, 0x08, 0x10, 0x00}) && bytes.HasPrefix(content[at+20:], []byte{0x2F, 0x00}) {
			return true
		}
	}
	return false
}

func foreignZip(content []byte) *pipeline.SourceError {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if errors.Is(err, zip.ErrInsecurePath) {
		err = nil // what it names is looked at and never unpacked
	}
	var files []*zip.File // of a broken archive none: it is the concern of the format that it is named for
	if err == nil {
		files = archive.File
	}
	for _, f := range files {
		switch {
		case f.Name == "xl/workbook.xml":
			return nil
		case f.Name == "xl/workbook.bin":
			return unsupported(".xlsb")
		case f.Name == "word/document.xml":
			return unsupported(".docx")
		case f.Name == "ppt/presentation.xml":
			return unsupported(".pptx")
		case f.Name == "content.xml":
			return unsupported(".ods")
		}
	}
	return nil
}

func unsupported(ext string) *pipeline.SourceError {
	return hinted(Unreadable("unsupported_format", "Chưa đọc được định dạng "+ext, "files of format "+ext+" cannot be read yet", nil),
		"Hãy mở tệp và lưu thành .xlsx rồi gửi lại.", "Open the file, save it as .xlsx and send it again.")
}

// wide is s in UTF-16 little endian, as OLE2 directories name their streams.
func wide(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// nameOf is the file name of a snapshot's address, without query and fragment.
func nameOf(snap pipeline.Snapshot) string {
	name, _, _ := strings.Cut(snap.Document, "#")
	name, _, _ = strings.Cut(name, "?")
	return path.Base(strings.ReplaceAll(name, `\`, "/"))
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

func quoted(name string) string { return "«" + name + "»" }
