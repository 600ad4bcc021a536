package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// A signature tells by its bytes a kind of file that no format reads.
type signature struct {
	kind    string // as a person names it: ".pdf"
	reason  string // stable code
	matches func(content []byte) bool
	advice  pipeline.Text // what to send instead
}

// What to send instead of a file that cannot be read.
var (
	sendWorkbook = pipeline.Text{VI: "Hãy mở tệp và lưu thành .xlsx rồi gửi lại.", EN: "Open the file, save it as .xlsx and send it again."}
	sendDocument = pipeline.Text{VI: "Hãy mở tệp bằng Word, lưu thành .docx rồi gửi lại; tốt nhất là gửi bảng tính .xlsx.", EN: "Open the file in Word, save it as .docx and send it again; a workbook (.xlsx) is best."}
	sendOriginal = pipeline.Text{VI: "Hãy gửi bảng tính gốc (.xlsx) mà từ đó tệp này được in hoặc chụp ra.", EN: "Send the workbook (.xlsx) that this file was printed or photographed from."}
	sendUnpacked = pipeline.Text{VI: "Hãy giải nén rồi gửi từng tệp bảng tính bên trong.", EN: "Unpack it and send each workbook inside."}
	sendUnlocked = pipeline.Text{VI: "Hãy bỏ mật khẩu mở tệp (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi gửi lại.", EN: "Remove the password for opening and send the file again."}
	sendAttached = pipeline.Text{VI: "Hãy lưu tệp đính kèm trong thư ra riêng rồi gửi tệp đó.", EN: "Save the attachment of the message as a file and send that."}
)

// signatures are asked in this order. Those of formats that a list of formats
// may lack are among them.
var signatures = []signature{
	{"có mật khẩu", "encrypted", compound("EncryptedPackage"), sendUnlocked},
	{".doc", "unsupported_format", compound("WordDocument"), sendDocument},
	{".ppt", "unsupported_format", compound("PowerPoint Document"), sendWorkbook},
	{".msg (thư Outlook)", "unsupported_format", compound("__properties_version1.0"), sendAttached},
	{".xls", "unsupported_format", compound(""), sendWorkbook},
	{".xls", "unsupported_format", begins("\x09\x08\x10\x00", "\x09\x08\x08\x00", "\x09\x04\x06\x00", "\x09\x02\x06\x00"), sendWorkbook},
	{".xlsb", "unsupported_format", part("xl/workbook.bin"), sendWorkbook},
	{".xlsx", "unsupported_format", part("xl/workbook.xml"), sendWorkbook},
	{".docx", "unsupported_format", part("word/document.xml"), sendWorkbook},
	{".pptx", "unsupported_format", part("ppt/presentation.xml"), sendWorkbook},
	{".odt", "unsupported_format", states("application/vnd.oasis.opendocument.text"), sendDocument},
	{".odp", "unsupported_format", states("application/vnd.oasis.opendocument.presentation"), sendWorkbook},
	{".ods", "unsupported_format", part("content.xml"), sendWorkbook},
	{".numbers", "unsupported_format", part("Index/Document.iwa", "index.xml"), sendWorkbook},
	{"nén .zip", "archive", isArchive, sendUnpacked},
	{"nén .rar", "archive", begins("Rar!\x1A\x07"), sendUnpacked},
	{"nén .7z", "archive", begins("7z\xBC\xAF\x27\x1C"), sendUnpacked},
	{"nén .gz", "archive", begins("\x1F\x8B\x08"), sendUnpacked},
	{"nén", "archive", begins("BZh9", "\xFD7zXZ\x00", "MSCF\x00\x00\x00\x00"), sendUnpacked},
	{".pdf", "unsupported_format", near("%PDF-"), sendOriginal},
	{"ảnh", "picture", begins("\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF", "GIF87a", "GIF89a", "II*\x00", "MM\x00*", "AT&TFORM"), sendOriginal},
	{"ảnh", "picture", isPicture, sendOriginal},
	{".rtf", "unsupported_format", begins(`{\rtf`), sendDocument},
	{".mht (trang web lưu)", "unsupported_format", isWebArchive, sendWorkbook},
	{"Access (.mdb, .accdb)", "unsupported_format", begins("\x00\x01\x00\x00Standard Jet DB", "\x00\x01\x00\x00Standard ACE DB"), sendWorkbook},
	{"Lotus 1-2-3 hoặc Quattro", "unsupported_format", begins("\x00\x00\x02\x00\x06\x04", "\x00\x00\x1A\x00\x00\x10", "\x00\x00\x02\x00\x20\x51"), sendWorkbook},
	{"chương trình", "unsupported_format", begins("MZ\x90\x00", "\x7FELF"), sendWorkbook},
}

// foreign recognises the kinds of file that no format reads.
func foreign(content []byte) *pipeline.SourceError {
	for _, s := range signatures {
		if !s.matches(content) {
			continue
		}
		fault := Unreadable(s.reason, "Không đọc được tệp "+s.kind, "files of this kind cannot be read: "+s.kind, nil)
		if s.reason == "encrypted" {
			fault = Unreadable(s.reason, "Tệp có mật khẩu nên không đọc được", "the file is protected by a password", nil)
		}
		return hinted(fault, s.advice.VI, s.advice.EN)
	}
	return nil
}

// nothing recognises files without content, and those that office programs leave
// beside a file while somebody has it open.
func nothing(content []byte, name string) *pipeline.SourceError {
	if open, ok := lockOf(name); ok && len(content) < 4096 {
		return hinted(Unreadable("lock_file", "Tệp "+quoted(name)+" là tệp khóa tạm do chương trình văn phòng tạo khi có người đang mở tệp, không chứa số liệu", "this is the lock file of an office program and holds no figures", nil),
			"Hãy đóng chương trình rồi gửi tệp "+quoted(open)+".", "Close the program and send the file itself.")
	}
	if len(bytes.Trim(content, "\x00 \t\r\n\uFEFF")) > 0 {
		return nil
	}
	return hinted(Unreadable("empty", "Tệp rỗng", "the file is empty", nil),
		"Hãy gửi lại tệp có nội dung.", "Send the file again, with its content.")
}

// lockOf is the name of the file that a lock file belongs to.
func lockOf(name string) (string, bool) {
	if open, ok := strings.CutPrefix(name, "~$"); ok {
		return open, true
	}
	open, ok := strings.CutPrefix(name, ".~lock.")
	return strings.TrimSuffix(open, "#"), ok
}

func begins(magic ...string) func([]byte) bool {
	return func(content []byte) bool {
		return slices.ContainsFunc(magic, func(m string) bool { return bytes.HasPrefix(content, []byte(m)) })
	}
}

// near finds a mark that may stand behind a little of something else.
func near(mark string) func([]byte) bool {
	return func(content []byte) bool { return bytes.Contains(content[:min(len(content), 1024)], []byte(mark)) }
}

var ole2 = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// compound knows an OLE2 file by the name of one of its streams; "" is any.
func compound(stream string) func([]byte) bool {
	name := wide(stream)
	return func(content []byte) bool { return bytes.HasPrefix(content, ole2) && bytes.Contains(content, name) }
}

// wide is s in UTF-16 little endian, as OLE2 directories name their streams.
func wide(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// isArchive knows a zip archive that is whole; a broken one is the concern of the
// format that it is named for.
func isArchive(content []byte) bool {
	if !bytes.HasPrefix(content, []byte("PK")) {
		return false
	}
	_, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	return err == nil || errors.Is(err, zip.ErrInsecurePath)
}

// part knows a zip archive by one of its files.
func part(names ...string) func([]byte) bool {
	return func(content []byte) bool {
		if !bytes.HasPrefix(content, []byte("PK\x03\x04")) || !slices.ContainsFunc(names, func(n string) bool { return bytes.Contains(content, []byte(n)) }) {
			return false
		}
		archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // what it names is looked at and never unpacked
			return false
		}
		return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return slices.Contains(names, f.Name) })
	}
}

// states knows a zip archive whose first file says what it is.
func states(kind string) func([]byte) bool {
	return func(content []byte) bool {
		return bytes.HasPrefix(content, []byte("PK\x03\x04")) && bytes.Contains(content[:min(len(content), 200)], []byte(kind))
	}
}

func isPicture(content []byte) bool {
	if len(content) < 30 {
		return false
	}
	return string(content[:4]) == "RIFF" && string(content[8:12]) == "WEBP" ||
		string(content[:2]) == "BM" && bytes.Equal(content[6:10], make([]byte, 4)) ||
		string(content[4:8]) == "ftyp" && slices.Contains([]string{"heic", "heix", "mif1", "avif"}, string(content[8:12]))
}

func isWebArchive(content []byte) bool {
	head := bytes.ToLower(content[:min(len(content), 2048)])
	return bytes.HasPrefix(bytes.TrimLeft(head, " \r\n"), []byte("mime-version:")) && bytes.Contains(head, []byte("multipart/related"))
}
