package page

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// Trust is the one line under a page's title: how many provinces report, on
// which basis, how fresh the figures are and how many faults are open, each
// leading to its page. root is the way back to the root of the language; made says
// that illustrative figures stand on the page.
func (w *World) Trust(root string, made bool) string {
	rows := w.answers["freshness"].rows(nil)
	if len(rows) == 0 {
		return ""
	}
	r := rows[0]
	link := func(to, text string) string { return `<a href="` + root + to + `">` + escape(text) + "</a>" }
	parts := []string{
		link("chat-luong.html#coverage", w.covered(r)),
		link("phuong-phap.html#dia-gioi", say(w.lang, "địa giới như nguồn báo cáo", "boundaries as reported")),
		link("lich-su.html", w.fresh(r)),
		link("chat-luong.html", w.open(r)),
	}
	text := strings.Join(parts, " · ")
	if made || r.flag("illustrative") {
		text = `<span class="illustrative">` + say(w.lang, "có số liệu minh họa", "some figures are illustrative") + "</span> " + text
	}
	return `<p class="trust">` + text + "</p>\n"
}

func (w *World) covered(r row) string {
	return fmt.Sprintf(say(w.lang, "%d/%d tỉnh cũ và %d/%d tỉnh mới có số liệu", "%d of %d old and %d of %d new provinces have figures"),
		r.whole("areas_2008"), r.whole("areas_total_2008"), r.whole("areas_2025"), r.whole("areas_total_2025"))
}

func (w *World) fresh(r row) string {
	text := say(w.lang, "cập nhật ", "updated ") + dateWords(w.at.Format("2006-01-02"), w.lang)
	if until := r.text("data_until"); until != "" {
		text = say(w.lang, "số liệu đến ", "figures until ") + dateWords(until, w.lang) + ", " + text
	}
	if due := w.nextDue(); due != "" {
		text += say(w.lang, ", kỳ tới ", ", next due ") + dateWords(due, w.lang)
	}
	return text
}

// nextDue is the day of the next report that is owed.
func (w *World) nextDue() string {
	next := ""
	for _, r := range w.answers["reports_due"].rows(nil) {
		if due := r.text("due"); r.text("status") == "waiting" && (next == "" || due < next) {
			next = due
		}
	}
	return next
}

// open counts what somebody has to look at.
func (w *World) open(r row) string {
	n := 0
	for _, column := range []string{"rejects", "check_faults", "source_faults", "quarantined", "conflicts"} {
		n += r.whole(column)
	}
	if n == 0 {
		return say(w.lang, "không có điểm nào cần xem", "nothing open")
	}
	return fmt.Sprintf(say(w.lang, "%s điểm cần xem", "%s points to see to"), chart.Number(float64(n), 0, w.lang))
}
