package sheet

import (
	"context"
	"errors"

	"github.com/tonghop/tonghop/pipeline"
)

// errTooLarge means that a document exceeds the bounds.
var errTooLarge = errors.New("workbook exceeds the bounds")

// errEncrypted means that a document has a password.
var errEncrypted = errors.New("workbook is encrypted")

// unreadable turns the error of a reader into one that says what a person can do.
func unreadable(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	fault := &pipeline.SourceError{Reason: "not_a_workbook", Err: err,
		Message: pipeline.Text{VI: "Tệp bảng tính bị hỏng nên không mở được.", EN: "the workbook is damaged and cannot be opened."},
		Hint:    pipeline.Text{VI: "Hãy mở tệp bằng Excel, lưu lại thành tệp .xlsx mới rồi gửi lại.", EN: "Open the file in Excel, save it as a new .xlsx and send it again."}}
	switch {
	case errors.Is(err, errTooLarge):
		fault.Reason = "too_large"
		fault.Message = pipeline.Text{VI: "Bảng tính quá lớn sau khi giải nén.", EN: "the workbook is too large once unpacked."}
		fault.Hint = pipeline.Text{VI: "Hãy xóa các trang, dòng và cột không dùng đến hoặc chia nhỏ tệp rồi gửi lại.", EN: "Delete unused sheets, rows and columns, or split the file, and send it again."}
	case errors.Is(err, errOldExcel):
		fault.Reason = "unsupported_format"
		fault.Message = pipeline.Text{VI: "Tệp do Excel 4 hoặc cũ hơn ghi nên không đọc được.", EN: "the file was written by Excel 4 or older and cannot be read."}
		fault.Hint = pipeline.Text{VI: "Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại thành tệp .xlsx rồi gửi lại.", EN: "Open the file in Excel or LibreOffice, save it as .xlsx and send it again."}
	case errors.Is(err, errEncrypted):
		fault.Reason = "encrypted"
		fault.Message = pipeline.Text{VI: "Tệp có mật khẩu nên không mở được.", EN: "the file has a password and cannot be opened."}
		fault.Hint = pipeline.Text{VI: "Hãy bỏ mật khẩu của tệp (trong Excel: Tệp, Thông tin, Bảo vệ sổ làm việc, Mã hóa bằng mật khẩu, xóa trống mật khẩu), lưu lại rồi gửi lại.", EN: "Remove the password, save the file and send it again."}
	}
	return fault
}
