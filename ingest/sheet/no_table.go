package sheet

import (
	"fmt"

	"github.com/tonghop/tonghop/pipeline"
)

// noTable is the error of a document that holds text alone.
func noTable(what string) *pipeline.SourceError {
	return &pipeline.SourceError{Reason: "no_table",
		Message: pipeline.Text{VI: what + " không có bảng số liệu nào.", EN: "the document holds no table."},
		Hint:    pipeline.Text{VI: "Nếu bảng nằm trong ảnh chụp hoặc tệp đính kèm, hãy gửi tệp bảng tính gốc (.xlsx).", EN: "If the table is a picture or an attachment, send the original workbook (.xlsx)."}}
}

// noSheet is the error of a book that lists no sheet with cells, whatever else
// lies in it.
func noSheet() *pipeline.SourceError {
	return &pipeline.SourceError{Reason: "no_sheet",
		Message: pipeline.Text{VI: "Tệp không có trang tính nào nên không đọc được số liệu.", EN: "the file lists no sheet with cells."},
		Hint:    pipeline.Text{VI: "Hãy mở tệp bằng Excel, kiểm tra các trang còn đủ số liệu, lưu lại thành tệp .xlsx mới rồi gửi lại.", EN: "Open the file in Excel, check that its sheets are there, save it as a new .xlsx file and send it again."}}
}

// noteTables tells of tables that are not read.
func noteTables(n int) Note {
	return Note{Type: "tables_left_out", Message: pipeline.Text{
		VI: fmt.Sprintf("Tài liệu có quá nhiều bảng: %d bảng cuối hoặc lồng quá sâu không được đọc; đề nghị tách tài liệu rồi gửi lại.", n),
		EN: fmt.Sprintf("The document has too many tables: %d of them, the last or those nested too deep, were not read; split the document and send it again.", n)}}
}

// noteProse tells of paragraphs with figures that stand in no table.
func noteProse(n int) Note {
	return Note{Type: "text_outside_tables", Message: pipeline.Text{
		VI: fmt.Sprintf("Ngoài các bảng, văn bản còn %d đoạn chữ có số không được đọc; nếu là số liệu báo cáo, đề nghị đưa vào bảng.", n),
		EN: fmt.Sprintf("Outside of its tables the document has %d paragraphs with figures that were not read; put figures that are reported into a table.", n)}}
}

// noteRevisions tells of what a table had and revisions removed.
func noteRevisions(n int) Note {
	return Note{Type: "revisions", Message: pipeline.Text{
		VI: fmt.Sprintf("Các bảng còn %d hàng hoặc đoạn chữ bị xóa khi theo dõi thay đổi (Track Changes), được bỏ qua như thể đã chấp nhận mọi thay đổi; đề nghị chấp nhận hoặc từ chối các thay đổi, lưu lại rồi gửi lại.", n),
		EN: fmt.Sprintf("The tables have %d rows or texts that were removed while changes are tracked; they were left out as if all changes were accepted. Accept or reject them, save the document and send it again.", n)}}
}
