package workspace

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/tonghop/tonghop/pipeline/config"
)

// insideFolder is a folder of the workspace, as an absolute path. It need not
// exist.
func (j *judge) insideFolder(f *form, key, path string) string {
	abs := j.resolve(path)
	if path == "" || filepath.IsAbs(path) || abs == j.dir || !within(j.dir, abs) || !within(realPath(j.dir), realPath(abs)) {
		f.add(key, config.Fault{
			VI:     fmt.Sprintf("«%s»: «%s» phải là một thư mục nằm trong không gian làm việc.", key, path),
			EN:     fmt.Sprintf("«%s»: «%s» must be a folder inside the workspace.", key, path),
			HintVI: fmt.Sprintf("Ví dụ «%s: %s».", key, key), HintEN: fmt.Sprintf("For example «%s: %s».", key, key)})
	}
	return abs
}

// outsideFolder allows sources to read a folder that lies elsewhere.
func (j *judge) outsideFolder(f *form, key, path string) {
	if !filepath.IsAbs(path) || filepath.Clean(path) == string(filepath.Separator) {
		f.add(key, config.Fault{
			VI:     fmt.Sprintf("«outside»: «%s» phải là đường dẫn tuyệt đối của một thư mục.", path),
			EN:     fmt.Sprintf("«outside»: «%s» must be the absolute path of a folder.", path),
			HintVI: "Ví dụ «/mnt/bao-cao».", HintEN: "For example «/mnt/reports»."})
		return
	}
	j.outside = append(j.outside, filepath.Clean(path))
}

// reachable tells whether a source may read the path: it lies in the workspace
// or in a folder that tonghop.yaml allows, after following symbolic links.
func (j *judge) reachable(abs string) bool {
	for _, root := range append([]string{j.dir}, j.outside...) {
		if within(root, abs) && within(realPath(root), realPath(abs)) {
			return true
		}
	}
	return false
}

func (j *judge) resolve(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(j.dir, filepath.FromSlash(path))
}

// within tells whether path is root or lies below it.
func within(root, path string) bool {
	rel, err := filepath.Rel(root, path)
	return err == nil && filepath.IsLocal(rel)
}

// realPath follows the symbolic links of the part of path that exists.
func realPath(path string) string {
	for head, tail := path, ""; ; {
		if real, err := filepath.EvalSymlinks(head); err == nil {
			return filepath.Join(real, tail)
		}
		parent := filepath.Dir(head)
		if parent == head {
			return path
		}
		head, tail = parent, filepath.Join(filepath.Base(head), tail)
	}
}

// folderLocation is the folder of a source as an absolute path.
func (j *judge) folderLocation(f *form, path string) string {
	if u, err := url.Parse(path); err == nil && len(u.Scheme) > 1 {
		f.add("location", config.Fault{
			VI:     fmt.Sprintf("nguồn loại «folder» cần một thư mục, nhưng «%s» là địa chỉ URL.", path),
			EN:     fmt.Sprintf("a «folder» source needs a folder, but «%s» is a URL.", path),
			HintVI: "Dùng «kind: document» cho một tệp trên mạng, «kind: feed» cho nguồn tin.",
			HintEN: "Use «kind: document» for a file on the network, «kind: feed» for a news feed."})
		return path
	}
	abs := j.resolve(path)
	if !j.reachable(abs) {
		j.escapes(f, path)
		return abs
	}
	switch info, err := os.Stat(abs); {
	case err != nil:
		f.add("location", config.Fault{
			VI: fmt.Sprintf("không có thư mục «%s».", path), EN: fmt.Sprintf("no folder «%s».", path),
			HintVI: "Đường dẫn tính từ thư mục chứa tonghop.yaml. Hãy tạo thư mục hoặc sửa «location».",
			HintEN: "Paths count from the folder that holds tonghop.yaml. Make the folder or mend «location»."})
	case !info.IsDir():
		f.add("location", config.Fault{
			VI: fmt.Sprintf("«%s» là tệp, không phải thư mục.", path), EN: fmt.Sprintf("«%s» is a file, not a folder.", path),
			HintVI: "Dùng «kind: document» cho một tệp.", HintEN: "Use «kind: document» for one file."})
	}
	return abs
}

// documentLocation is the URL of a source: as written, or of a file of the
// workspace.
func (j *judge) documentLocation(f *form, location string) string {
	u, err := url.Parse(location)
	if err != nil || strings.ContainsAny(location, "\x00\r\n") {
		j.badURL(f, location, "địa chỉ viết sai", "it is malformed")
		return location
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" || u.User != nil {
			j.badURL(f, u.Redacted(), "phải có tên máy chủ và không chứa mật khẩu", "it must name a host and hold no password")
		}
		u.Scheme = strings.ToLower(u.Scheme)
		return u.String()
	case "file":
		if (u.Host != "" && u.Host != "localhost") || !filepath.IsAbs(u.Path) {
			j.badURL(f, location, "cần dạng «file:///thư-mục/tệp»", "it must look like «file:///folder/file»")
			return location
		}
		return j.fileURL(f, location, filepath.Clean(u.Path))
	case "":
		return j.fileURL(f, location, j.resolve(location))
	}
	j.badURL(f, location, fmt.Sprintf("không dùng được giao thức «%s»", u.Scheme), fmt.Sprintf("scheme «%s» is not known", u.Scheme))
	return location
}

func (j *judge) fileURL(f *form, location, abs string) string {
	if !j.reachable(abs) {
		j.escapes(f, location)
	} else if info, err := os.Stat(abs); err == nil && info.IsDir() {
		f.add("location", config.Fault{
			VI: fmt.Sprintf("«%s» là thư mục, không phải tệp.", location), EN: fmt.Sprintf("«%s» is a folder, not a file.", location),
			HintVI: "Dùng «kind: folder» cho một thư mục.", HintEN: "Use «kind: folder» for a folder."})
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}).String()
}

func (j *judge) escapes(f *form, path string) {
	f.add("location", config.Fault{
		VI:     fmt.Sprintf("«%s» nằm ngoài không gian làm việc.", path),
		EN:     fmt.Sprintf("«%s» lies outside the workspace.", path),
		HintVI: "Chuyển tệp vào không gian làm việc, hoặc cho phép thư mục ấy ở khóa «outside» của tonghop.yaml.",
		HintEN: "Move it into the workspace, or allow its folder under «outside» in tonghop.yaml."})
}

func (j *judge) badURL(f *form, location, vi, en string) {
	f.add("location", config.Fault{
		VI: fmt.Sprintf("địa chỉ «%s» không dùng được: %s.", location, vi), EN: fmt.Sprintf("address «%s» cannot be used: %s.", location, en),
		HintVI: "Dùng https:, http:, file: hoặc đường dẫn trong không gian làm việc.",
		HintEN: "Use https:, http:, file: or a path inside the workspace."})
}
