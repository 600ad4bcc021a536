package main

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
)

// machineFaults are what the machine, not the workspace, has against a command:
// how the system calls it, and what an operator does about it. A child process and
// the database hand it on as text alone.
var machineFaults = []struct {
	err    error
	texts  []string
	advice string
}{
	{syscall.ENOSPC, []string{"no space left on device", "disk quota exceeded"},
		"hết chỗ trên đĩa. Bản phát hành đang dùng không đổi. Xem `df -h` của thư mục dữ liệu, dọn chỗ hoặc giảm «keep» trong tonghop.yaml, rồi chạy lại (the disk is full; the release in force stands)"},
	{syscall.EROFS, []string{"read-only file system"},
		"ổ đĩa của không gian làm việc chỉ cho đọc. Bản phát hành đang dùng không đổi và vẫn xem được. Gắn lại ổ cho ghi (`mount -o remount,rw …`; xem `dmesg` nếu hệ điều hành tự khóa ghi vì lỗi đĩa), rồi chạy lại (the disk is mounted read-only)"},
	{syscall.EFBIG, []string{"file too large"},
		"tệp lớn hơn giới hạn cho tiến trình này. Bản phát hành đang dùng không đổi. Nâng giới hạn (`ulimit -f unlimited`; LimitFSIZE= của systemd), rồi chạy lại (a limit on the size of files)"},
	{syscall.EACCES, []string{"permission denied"},
		"tài khoản chạy tonghop không có quyền trên tệp hoặc thư mục nêu trên. Xem `ls -l`, trả lại quyền (`chown`), rồi chạy lại bằng đúng tài khoản (no permission)"},
	{syscall.EMFILE, []string{"too many open files"},
		"mở quá nhiều tệp cùng lúc. Nâng giới hạn (`ulimit -n`; LimitNOFILE= của systemd), rồi chạy lại (a limit on open files)"},
	{syscall.EIO, []string{"input/output error"},
		"đĩa đọc hoặc ghi lỗi. Xem `dmesg`; sao lưu thư mục dữ liệu sang đĩa khác trước khi chạy lại (the disk fails)"},
}

// advised is an error in the words that its user reads, with what helps where it is
// the machine's.
func advised(err error) string {
	text := fmt.Sprint(err)
	small := strings.ToLower(text)
	for _, f := range machineFaults {
		is := errors.Is(err, f.err)
		for _, t := range f.texts {
			is = is || strings.Contains(small, t)
		}
		if is {
			return text + "\ntonghop: " + f.advice
		}
	}
	return text
}
