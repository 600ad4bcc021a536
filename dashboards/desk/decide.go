package desk

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// The bounds of what a person writes, in letters.
const (
	longestReason = 1_000
	mostAtOnce    = 5_000 // things decided at once
)

// decide writes what a person decided. What is refused of one thing comes back on
// its page, with what was typed.
func (v *visit) decide() error {
	err := v.decided()
	var refused *Refusal
	form := v.r.PostForm
	if id := form.Get("ma"); errors.As(err, &refused) && len(form["ma"]) == 1 && form.Get("tat-ca") == "" && form.Get("mot") != "" {
		if shown := v.lookAgain(id, http.StatusUnprocessableEntity, refused.VI); shown == nil {
			return nil
		}
	}
	return err
}

func (v *visit) decided() error {
	r, err := v.request()
	if err != nil {
		return err
	}
	subject := string(r.Verdict) + " " + strings.Join(r.IDs, " ")
	if err := v.log("decide", subject, "asked"); err != nil { // what cannot be logged is not done
		return err
	}
	lines, err := v.options.Matters.Decide(v.r.Context(), r)
	if err := errors.Join(err, v.log("decide", subject, outcomeOf(err))); err != nil {
		return err
	}
	if v.r.PostForm.Get("ap-dung") != "" {
		if err := v.start(sourcesOf(lines)); err != nil {
			return &answer{http.StatusConflict, fmt.Sprintf("Đã ghi %d quyết định; chưa áp dụng ngay được: %v Quyết định có hiệu lực từ lần chạy tới.", len(lines), err)}
		}
	}
	back := v.within(v.options.Prefix + v.r.PostForm.Get("ve"))
	joint := "?"
	if strings.Contains(back, "?") {
		joint = "&"
	}
	v.goTo(back + joint + "da-ghi=" + strconv.Itoa(len(lines)))
	return nil
}

// request is what the form asks to decide.
func (v *visit) request() (r Request, err error) {
	form := v.r.PostForm
	r = Request{IDs: form["ma"], Verdict: pipeline.Verdict(form.Get("quyet-dinh")), By: v.user.Signature(), Reason: strings.TrimSpace(form.Get("ly-do")),
		NoteVI: strings.TrimSpace(form.Get("ghi-chu")), NoteEN: strings.TrimSpace(form.Get("ghi-chu-en")), At: v.options.Now()}
	if r.Seen, err = strconv.Atoi(form.Get("da-thay")); err != nil || r.Seen < 0 {
		return r, &Refusal{"Biểu mẫu thiếu phần cho biết trang được mở lúc nào; hãy mở lại trang rồi gửi lại."}
	}
	if all := form.Get("tat-ca"); all != "" {
		pile, err := v.options.Matters.Waiting(v.r.Context())
		if err != nil {
			return r, err
		}
		picked := Filter{form.Get("nguon"), form.Get("van-ban"), form.Get("kiem-tra")}.pick(pile.Items)
		if digestOf(picked) != all {
			return r, &Refusal{"Danh sách chờ đã đổi từ lúc trang được mở; hãy mở lại trang, xem lại rồi gửi lại. Chưa có gì được ghi."}
		}
		r.IDs = nil
		for _, i := range picked {
			r.IDs = append(r.IDs, i.ID)
		}
	}
	slices.Sort(r.IDs)
	r.IDs = slices.Compact(r.IDs)
	switch {
	case len(r.IDs) == 0:
		return r, &Refusal{"Chưa chọn mục nào."}
	case len(r.IDs) > mostAtOnce:
		return r, &Refusal{fmt.Sprintf("Mỗi lần chỉ quyết định được %d mục, ở đây là %d; hãy lọc theo nguồn, lý do giữ hoặc văn bản rồi quyết định từng nhóm. Chưa có gì được ghi.", mostAtOnce, len(r.IDs))}
	case r.Reason == "":
		return r, &Refusal{"Chưa ghi lý do. Lý do được giữ trong sổ quyết định, không công bố."}
	case max(utf8.RuneCountInString(r.Reason), utf8.RuneCountInString(r.NoteVI), utf8.RuneCountInString(r.NoteEN)) > longestReason:
		return r, &Refusal{fmt.Sprintf("Lý do hoặc ghi chú dài quá %d chữ.", longestReason)}
	}
	if r.Verdict == pipeline.VerdictCorrect {
		r.Value, err = plainNumber(form.Get("gia-tri"))
		r.Insist = form.Get("van-sua") != ""
	}
	return r, err
}

// outcomeOf is how the log calls the end of something.
func outcomeOf(err error) string {
	var refused *Refusal
	var conflict *Conflict
	switch {
	case err == nil:
		return "done"
	case errors.As(err, &refused):
		return "refused"
	case errors.As(err, &conflict):
		return "conflict"
	}
	return "failed"
}

func sourcesOf(lines []Line) []string {
	var list []string
	for _, l := range lines {
		if !slices.Contains(list, l.Source) {
			list = append(list, l.Source)
		}
	}
	slices.Sort(list)
	return list
}

// start begins a night over sources; it is logged as asked for.
func (v *visit) start(sources []string) error {
	if err := v.log("run", strings.Join(sources, " "), "asked"); err != nil {
		return err
	}
	return v.options.Nights.Start(sources)
}

func (v *visit) run() error {
	if err := v.start(nil); err != nil {
		return err
	}
	v.goTo("/")
	return nil
}

var (
	groupedNumber = regexp.MustCompile(`^-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?$`)
	simpleNumber  = regexp.MustCompile(`^-?[0-9]{1,18}(,[0-9]+)?$`)
)

// plainNumber reads a number as it is written in Vietnamese, 1.897,5, and gives
// it as 1897.5. What could be meant in two ways is refused.
func plainNumber(text string) (string, error) {
	s := strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), "")
	if s == "" {
		return "", &Refusal{"Chưa ghi giá trị đúng."}
	}
	if len(s) > 40 || !groupedNumber.MatchString(s) && !simpleNumber.MatchString(s) {
		return "", &Refusal{fmt.Sprintf("Giá trị «%s» không rõ là bao nhiêu; hãy viết như 11.000.000 hoặc 11000000, phần thập phân sau dấu phẩy.", text)}
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, ".", ""), ",", "."), nil
}
