package ingest

import "github.com/tonghop/tonghop/pipeline"

// Unreadable is the error of a document that cannot be read as a whole. vi and
// en say what is wrong, without a full stop; reason is a stable code.
func Unreadable(reason, vi, en string, err error) *pipeline.SourceError {
	return &pipeline.SourceError{Reason: reason, Message: pipeline.Text{VI: vi + ".", EN: en + "."}, Err: err}
}

// hinted adds what a person can do.
func hinted(fault *pipeline.SourceError, vi, en string) *pipeline.SourceError {
	fault.Hint = pipeline.Text{VI: vi, EN: en}
	return fault
}

func crashed(err error) *pipeline.SourceError {
	return hinted(Unreadable("reader_crashed", "Chương trình đọc tệp đã dừng đột ngột khi đọc tài liệu này", "the reader stopped abruptly on this document", err),
		"Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại thành tệp .xlsx mới rồi gửi lại; các tài liệu khác vẫn được đọc bình thường.",
		"Open the file in Excel or LibreOffice, save it as a new .xlsx and send it again; all other documents are read as usual.")
}

func outOfMemory(err error) *pipeline.SourceError {
	return hinted(Unreadable("reader_crashed", "Tài liệu này cần nhiều bộ nhớ hơn mức cho phép nên chương trình đọc đã dừng", "this document needs more memory than allowed, and the reader was stopped", err),
		"Hãy xóa các sheet, dòng và cột không dùng đến hoặc chia nhỏ tệp rồi gửi lại.",
		"Delete unused sheets, rows and columns, or split the file, and send it again.")
}

func timedOut(err error) *pipeline.SourceError {
	return hinted(Unreadable("reader_timeout", "Đọc tài liệu này lâu hơn thời gian cho phép", "reading this document took longer than allowed", err),
		"Hãy xóa các sheet, dòng và cột không dùng đến hoặc chia nhỏ tệp rồi gửi lại.",
		"Delete unused sheets, rows and columns, or split the file, and send it again.")
}

func tooMuch(err error) *pipeline.SourceError {
	return hinted(Unreadable("reader_output_too_large", "Nội dung đọc được từ tài liệu này vượt quá dung lượng cho phép", "what was read from this document exceeds the limit", err),
		"Hãy chia nhỏ tệp rồi gửi lại.", "Split the file and send it again.")
}
