package ingest

import (
	"path"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// pick chooses the format: the first that takes the content for its own. A
// known kind of file that none reads gives an error that says which and what to
// send instead; so does one that a format takes for its name alone.
func pick(formats []Format, content []byte, mediaType, name string) (Format, error) {
	if fault := nothing(content, name); fault != nil {
		return Format{}, fault
	}
	taken := slices.IndexFunc(formats, func(f Format) bool { return f.Sniff(content, mediaType, name) })
	if taken < 0 || !formats[taken].Sniff(content, "", "content") {
		if fault := foreign(content); fault != nil {
			return Format{}, fault
		}
	}
	if taken < 0 {
		return Format{}, hinted(Unreadable("not_a_known_format", "Không nhận ra định dạng của tệp "+quoted(name), "the format of this file is not recognised", nil),
			"Hãy lưu tệp thành .xlsx hoặc .csv rồi gửi lại.", "Save the file as .xlsx or .csv and send it again.")
	}
	if fault := misnamed(formats, formats[taken], name); fault != nil {
		return Format{}, fault
	}
	return formats[taken], nil
}

// tabular are the endings of files that hold tables.
var tabular = []string{".csv", ".docx", ".ods", ".tsv", ".xls", ".xlsm", ".xlsx"}

// misnamed catches the web page that a server sends in place of a workbook. A
// workbook of one kind under the name of another is no fault: the content
// decides.
func misnamed(formats []Format, taken Format, name string) *pipeline.SourceError {
	ext := extension(name)
	if !slices.Contains(tabular, ext) || slices.ContainsFunc(taken.Extensions, func(e string) bool { return slices.Contains(tabular, e) }) {
		return nil
	}
	if !slices.ContainsFunc(formats, func(f Format) bool { return slices.Contains(f.Extensions, ext) }) {
		return nil
	}
	return hinted(Unreadable("not_a_workbook", "Tệp "+quoted(name)+" mang đuôi "+ext+" nhưng nội dung không phải bảng tính", "the file is named "+ext+" but is no workbook", nil),
		"Hãy mở địa chỉ bằng trình duyệt: có thể máy chủ trả về trang thông báo lỗi thay cho tệp.",
		"Open the address in a browser: the server may be sending an error page in place of the file.")
}

// nameOf is the file name of a snapshot's address, without query and fragment.
func nameOf(snap pipeline.Snapshot) string {
	name, _, _ := strings.Cut(snap.Document, "#")
	name, _, _ = strings.Cut(name, "?")
	return path.Base(strings.ReplaceAll(name, `\`, "/"))
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }

func quoted(name string) string { return "«" + name + "»" }
