package page

import "strings"

// pair draws the place where a reader puts two figures beside each other. The
// script fills it; without scripts it says so and what to do instead.
func (d *drawer) pair(b *block) string {
	lang := d.world.lang
	title, _ := d.words(b.neutral, nil, "")
	var m strings.Builder
	m.WriteString(b.section() + `<h2 class="skip">` + escape(title) + `</h2><div class="controls" data-pair="` + escape(d.site) + `" data-index="` + escape(d.site+d.world.choice.Index) + `">`)
	none := [][2]string{{"", say(lang, "đang tải…", "loading…")}}
	for _, p := range [][3]string{{"chi-tieu", "Chỉ tiêu", "Indicator"}, {"a", "Tỉnh thứ nhất", "First province"}, {"b", "Tỉnh thứ hai", "Second province"},
		{"sa", "Số liệu thứ nhất", "First figure"}, {"sb", "Số liệu thứ hai", "Second figure"}} {
		m.WriteString(picker(p[0], say(lang, p[1], p[2]), none, ""))
	}
	m.WriteString(`</div><noscript><p class="empty">` + escape(say(lang, "Phần chọn cần JavaScript. Không có nó, hãy mở trang của từng chỉ tiêu: mỗi trang chỉ đặt cạnh nhau những số so được.",
		"Choosing needs JavaScript. Without it, open the page of an indicator: it puts beside each other only what may be compared.")) + `</p></noscript><div class="verdict" id="tra-loi" aria-live="polite"></div></section>` + "\n")
	return m.String()
}
