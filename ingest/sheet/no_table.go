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
