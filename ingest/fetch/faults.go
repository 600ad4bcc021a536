package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"

	"github.com/tonghop/tonghop/pipeline"
)

func fault(reason, vi, en, hintVI, hintEN string, err error) *pipeline.SourceError {
	return &pipeline.SourceError{Reason: reason, Message: pipeline.Text{VI: vi, EN: en},
		Hint: pipeline.Text{VI: hintVI, EN: hintEN}, Err: err}
}

func notFound(err error) *pipeline.SourceError {
	return fault("not_found", "Không tìm thấy tài liệu.", "The document was not found.",
		"Kiểm tra lại địa chỉ hoặc hỏi nơi công bố xem tài liệu đã được chuyển đi đâu.",
		"Check the address, or ask the publisher where it went.", err)
}

func forbidden(err error) *pipeline.SourceError {
	return fault("forbidden", "Không có quyền đọc tài liệu.", "Reading the document is not permitted.",
		"Đề nghị nơi công bố hoặc người quản trị mở quyền đọc.", "Ask the publisher or the administrator for access.", err)
}

func tooLarge(limit int64) *pipeline.SourceError {
	return fault("too_large", fmt.Sprintf("Tài liệu lớn hơn giới hạn %s byte.", grouped(limit, ".")),
		fmt.Sprintf("The document is larger than the limit of %s bytes.", grouped(limit, ",")),
		"Nếu tài liệu đúng là lớn như vậy, tăng «limits: {size: …}» trong khai báo nguồn.",
		"If it is rightly so large, raise «limits: {size: …}» in the source's declaration.", nil)
}

// grouped writes n with a mark between thousands.
func grouped(n int64, mark string) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + mark + s[i:]
	}
	return s
}

func timeout(err error) *pipeline.SourceError {
	return fault("timeout", "Quá thời gian chờ mà chưa tải xong tài liệu.", "The document did not arrive in time.",
		"Lần chạy sau sẽ thử lại; nếu vẫn chậm, tăng «limits: {timeout: …}» trong khai báo nguồn.",
		"The next run tries again; if it stays slow, raise «limits: {timeout: …}» in the source's declaration.", err)
}

func unreachable(err error) *pipeline.SourceError {
	return fault("unreachable", "Không kết nối được tới nơi công bố.", "The publisher could not be reached.",
		"Kiểm tra mạng và tên máy chủ; lần chạy sau sẽ thử lại.", "Check the network and the host name; the next run tries again.", err)
}

func badCertificate(err error) *pipeline.SourceError {
	return fault("bad_certificate", "Chứng thư bảo mật (TLS) của máy chủ không hợp lệ.", "The server's TLS certificate is not valid.",
		"Đề nghị nơi công bố gia hạn hoặc sửa chứng thư.", "Ask the publisher to renew or mend it.", err)
}

func badRedirect(detail string) *pipeline.SourceError {
	return fault("bad_redirect", "Máy chủ chuyển hướng tới nơi không được phép hoặc chuyển hướng quá nhiều lần.",
		"The server redirects to where we may not go, or too many times.",
		"Kiểm tra lại địa chỉ của nguồn.", "Check the address of the source.", fmt.Errorf("redirect: %s", detail))
}

func errPrivate(host string) *pipeline.SourceError {
	return fault("private_address", fmt.Sprintf("Đường dẫn trỏ vào mạng nội bộ («%s») nên không được mở.", host),
		fmt.Sprintf("The link leads into a private network («%s») and is not followed.", host),
		"Nếu đúng là tài liệu nội bộ, khai báo nó thành một nguồn riêng.",
		"If the document is rightly private, declare it as a source of its own.", nil)
}

func badAddress(address string) *pipeline.SourceError {
	return fault("bad_address", fmt.Sprintf("Địa chỉ «%.200s» không dùng được.", address), fmt.Sprintf("Address «%.200s» cannot be used.", address),
		"Chỉ mở được http:, https: và tệp của nguồn.", "Only http:, https: and the source's own files are opened.", nil)
}

func outside(name string) *pipeline.SourceError {
	return fault("outside_folder", fmt.Sprintf("«%.200s» dẫn ra ngoài thư mục của nguồn nên không được đọc.", name),
		fmt.Sprintf("«%.200s» leads out of the source's folder and is not read.", name),
		"Đặt tệp vào trong thư mục của nguồn.", "Put the file inside the source's folder.", nil)
}

func notAFile() *pipeline.SourceError {
	return fault("not_a_file", "Đây không phải là một tệp thông thường.", "It is not a regular file.",
		"Kiểm tra lại đường dẫn của nguồn.", "Check the path of the source.", nil)
}

func badName() *pipeline.SourceError {
	return fault("bad_name", "Tên tệp không phải mã UTF-8 nên không đọc được.", "The file's name is not UTF-8.",
		"Đổi tên tệp.", "Rename the file.", nil)
}

func tooMany() *pipeline.SourceError {
	return fault("too_many_files", fmt.Sprintf("Thư mục có hơn %s tệp và thư mục con.", grouped(maxEntries, ".")),
		fmt.Sprintf("The folder holds more than %s files and folders.", grouped(maxEntries, ",")),
		"Chia thư mục thành nhiều nguồn.", "Split it into several sources.", nil)
}

func badEncoding(err error) *pipeline.SourceError {
	return fault("bad_encoding", "Máy chủ gửi dữ liệu nén không giải nén được.", "The server sent compressed data that cannot be unpacked.",
		"Báo cho nơi công bố; lần chạy sau sẽ thử lại.", "Tell the publisher; the next run tries again.", err)
}

// fileFault words what the file system says.
func fileFault(err error) error {
	var known *pipeline.SourceError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return notFound(err)
	case errors.Is(err, fs.ErrPermission):
		return forbidden(err)
	}
	return fault("unreadable", "Không đọc được tệp hoặc thư mục.", "The file or folder cannot be read.",
		"Kiểm tra đường dẫn và ổ đĩa.", "Check the path and the disk.", err)
}

// connectionFault words why no answer came, and whether trying again may help.
func connectionFault(err error) (brought, retry, error) {
	var known *pipeline.SourceError
	var unknownAuthority x509.UnknownAuthorityError
	var hostname x509.HostnameError
	var invalid x509.CertificateInvalidError
	var verification *tls.CertificateVerificationError
	switch {
	case errors.As(err, &known):
		return brought{}, retry{}, known
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return brought{}, retry{}, timeout(err)
	case errors.As(err, &unknownAuthority), errors.As(err, &hostname), errors.As(err, &invalid), errors.As(err, &verification):
		return brought{}, retry{}, badCertificate(err)
	}
	return brought{}, retry{sensible: true}, unreachable(err)
}

// statusFault words a status that is no success; nil for one that is.
func statusFault(resp *http.Response) error {
	status := fmt.Errorf("status %d", resp.StatusCode)
	switch code := resp.StatusCode; {
	case code == http.StatusOK, code == http.StatusNonAuthoritativeInfo:
		return nil
	case code == http.StatusNotFound, code == http.StatusGone:
		return notFound(status)
	case code == http.StatusUnauthorized, code == http.StatusForbidden, code == http.StatusProxyAuthRequired, code == http.StatusUnavailableForLegalReasons:
		return forbidden(status)
	case code == http.StatusTooManyRequests:
		return fault("too_many_requests", "Máy chủ báo có quá nhiều yêu cầu (429).", "The server says there are too many requests (429).",
			"Lần chạy sau sẽ thử lại; nếu vẫn bị, đặt lịch thưa hơn.", "The next run tries again; if it stays so, schedule it less often.", status)
	case code >= 500:
		return fault("server_error", fmt.Sprintf("Máy chủ của nơi công bố gặp lỗi (%d).", code), fmt.Sprintf("The publisher's server is in trouble (%d).", code),
			"Lần chạy sau sẽ thử lại.", "The next run tries again.", status)
	case code >= 300 && code < 400:
		return badRedirect(fmt.Sprint(code))
	}
	return fault("bad_status", fmt.Sprintf("Máy chủ trả lời mã %d thay vì tài liệu.", resp.StatusCode),
		fmt.Sprintf("The server answered with status %d and no document.", resp.StatusCode),
		"Kiểm tra lại địa chỉ của nguồn.", "Check the address of the source.", status)
}
