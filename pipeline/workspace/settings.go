package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/config"
)

// settingsFile is tonghop.yaml.
type settingsFile struct {
	Title    string               `yaml:"title"`
	TitleEN  string               `yaml:"title_en"`
	Timezone string               `yaml:"timezone"`
	Nightly  string               `yaml:"nightly"`
	Address  string               `yaml:"address"`
	Keep     int                  `yaml:"keep"`
	Pages    string               `yaml:"pages"`
	Inbox    string               `yaml:"inbox"`
	Data     string               `yaml:"data"`
	Outside  []string             `yaml:"outside"`
	Checks   map[string]checkFile `yaml:"checks"`
	Guard    guardFile            `yaml:"guard"`
	Review   reviewFile           `yaml:"review"`
	Draft    bool                 `yaml:"draft"`
}

// checkFile is what a workspace sets of one check.
type checkFile struct {
	Severity string             `yaml:"severity"`
	Limits   map[string]float64 `yaml:"limits"`
}

// guardFile bounds what may be withdrawn without a person.
type guardFile struct {
	Share   float64 `yaml:"share"`
	Figures int     `yaml:"figures"`
	Nights  int     `yaml:"nights"`
}

// settings judges tonghop.yaml; false means that there is no workspace here at
// all.
func (j *judge) settings(w *Workspace) bool {
	path := filepath.Join(j.dir, File)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		j.faults = append(j.faults, config.Fault{File: j.path(File),
			VI:     "thư mục này chưa phải là không gian làm việc: không có tệp «tonghop.yaml».",
			EN:     "this folder is no workspace: it has no «tonghop.yaml».",
			HintVI: fmt.Sprintf("Hãy chạy «tonghop init %s» để tạo mới.", j.shown),
			HintEN: fmt.Sprintf("Run «tonghop init %s» to make one.", j.shown)})
		return false
	}
	file := settingsFile{Timezone: defaultTimezone, Nightly: defaultNightly, Address: defaultAddress, Keep: defaultKeep,
		Pages: "pages", Inbox: "inbox", Data: "data", Guard: guardFile(pipeline.DefaultGuard())}
	f, ok := j.readForm(j.path(File), path, &file)
	if !ok {
		return true
	}
	defer j.close(f)
	f.require("title", file.Title, "Tên này đứng ở đầu mỗi trang.", "It stands at the head of every page.")
	w.Title = pipeline.Text{VI: file.Title, EN: file.TitleEN}
	w.Timezone, w.Location = file.Timezone, j.zone(f, file.Timezone)
	w.Nightly = file.Nightly
	j.judgeSchedule(f, "nightly", file.Nightly)
	w.Address = file.Address
	judgeAddress(f, "address", file.Address)
	w.Review, w.Draft = j.review(f, file.Review), file.Draft
	w.Keep = file.Keep
	if file.Keep < 1 || file.Keep > 10_000 {
		f.add("keep", config.Fault{VI: "«keep» phải từ 1 đến 10000 bản phát hành.", EN: "«keep» must be 1 to 10000 releases."})
	}
	w.Guard = pipeline.Guard(file.Guard)
	judgeGuard(f, w.Guard)
	w.Checks = map[string]CheckSetting{}
	for id, c := range file.Checks {
		w.Checks[id] = CheckSetting{Severity: pipeline.Severity(c.Severity), Limits: c.Limits}
	}
	for i, path := range file.Outside {
		j.outsideFolder(f, fmt.Sprintf("outside.%d", i), path)
	}
	w.PagesDir = j.insideFolder(f, "pages", file.Pages)
	w.InboxDir = j.insideFolder(f, "inbox", file.Inbox)
	w.DataDir = j.insideFolder(f, "data", file.Data)
	return true
}

// A CheckSetting is what a workspace sets of one check; what there is to set is
// for the package of the checks to judge.
type CheckSetting struct {
	Severity pipeline.Severity // "" leaves it as it is
	Limits   map[string]float64
}

func judgeGuard(f *form, g pipeline.Guard) {
	if g.Share <= 0 || g.Share > 1 {
		f.add("guard.share", config.Fault{
			VI: "«share» phải lớn hơn 0 và không quá 1: tỷ lệ số liệu của một nguồn được rút cùng lúc mà không cần người xác nhận.",
			EN: "«share» must be above 0 and at most 1: the share of a source's figures that may go at once without a person."})
	}
	if g.Figures < 1 || g.Figures > 1_000_000 {
		f.add("guard.figures", config.Fault{VI: "«figures» phải từ 1 đến 1000000.", EN: "«figures» must be 1 to 1000000."})
	}
	if g.Nights < 1 || g.Nights > 366 {
		f.add("guard.nights", config.Fault{VI: "«nights» phải từ 1 đến 366 đêm.", EN: "«nights» must be 1 to 366 nights."})
	}
}

func (j *judge) zone(f *form, name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		f.add("timezone", config.Fault{
			VI: fmt.Sprintf("không có múi giờ «%s».", name), EN: fmt.Sprintf("no time zone «%s».", name),
			HintVI: "Ở Việt Nam là «Asia/Ho_Chi_Minh».", HintEN: "In Viet Nam it is «Asia/Ho_Chi_Minh»."})
		return time.UTC
	}
	return zone
}

func (j *judge) judgeSchedule(f *form, path, schedule string) {
	err := FiveFields(schedule)
	if err == nil {
		err = j.schedule(schedule)
	}
	if err != nil {
		f.add(path, config.Fault{
			VI:     fmt.Sprintf("lịch chạy «%s» không đúng (%v).", schedule, err),
			EN:     fmt.Sprintf("bad schedule «%s» (%v).", schedule, err),
			HintVI: "Viết năm trường: phút giờ ngày tháng thứ; «30 1 * * *» là 1 giờ 30 mỗi đêm.",
			HintEN: "Write five fields: minute hour day month weekday; «30 1 * * *» is half past one every night."})
	}
}

func judgeAddress(f *form, key, address string) {
	_, port, err := net.SplitHostPort(address)
	n, errPort := strconv.Atoi(port)
	if err != nil || errPort != nil || n < 0 || n > 65535 {
		f.add(key, config.Fault{
			VI: fmt.Sprintf("địa chỉ «%s» không đúng.", address), EN: fmt.Sprintf("bad address «%s».", address),
			HintVI: "Viết «máy:cổng», ví dụ «127.0.0.1:8080».", HintEN: "Write «host:port», such as «127.0.0.1:8080»."})
	}
}
