package sheet

import (
	"errors"

	"github.com/tonghop/tonghop/pipeline"
)

// errTooLarge means that a document exceeds the Bounds.
var errTooLarge = errors.New("document exceeds the bounds")

// told is the error of a document that cannot be read as a whole: a stable
// reason, what is wrong, and what a person can do.
func told(reason string, message, hint pipeline.Text, err error) *pipeline.SourceError {
	return &pipeline.SourceError{Reason: reason, Message: message, Hint: hint, Err: err}
}

// faultOf makes an error of reading one that a person understands. kind names
// the file as a Vietnamese sentence does: "bảng tính .ods".
func faultOf(kind string, err error) error {
	var fault *pipeline.SourceError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &fault):
		return fault
	case errors.Is(err, errTooLarge):
		return told("too_large",
			pipeline.Text{VI: "Không đọc được " + kind + ": nội dung sau khi mở vượt quá dung lượng cho phép.", EN: "The document is too large once it is opened."},
			pipeline.Text{VI: "Hãy xóa các trang, dòng và cột không dùng đến hoặc chia nhỏ tệp rồi gửi lại.", EN: "Delete unused sheets, rows and columns, or split the file, and send it again."}, err)
	}
	return told("not_a_workbook",
		pipeline.Text{VI: "Không đọc được " + kind + ": tệp bị hỏng hoặc bị cắt cụt.", EN: "The document is damaged or cut short and cannot be opened."},
		pipeline.Text{VI: "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại thành tệp .xlsx mới rồi gửi lại.", EN: "Open the file in Excel or LibreOffice, save it as a new .xlsx and send it again."}, err)
}

// locked is the error of a document that asks for a password.
func locked(err error) *pipeline.SourceError {
	return told("encrypted",
		pipeline.Text{VI: "Tệp có mật khẩu nên không đọc được.", EN: "The file is protected by a password."},
		pipeline.Text{VI: "Hãy bỏ mật khẩu mở tệp (Tệp › Thông tin › Bảo vệ sổ làm việc) rồi gửi lại.", EN: "Remove the password for opening and send the file again."}, err)
}
