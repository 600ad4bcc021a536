package page

import (
	"fmt"
	"maps"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// A ground is what the trust line of one page rests on: what the page itself
// shows.
type ground struct {
	areas     map[string]map[string]bool // with figures, by boundary version
	documents map[string]bool
	until     string // of the results
}

func newGround() ground {
	return ground{areas: map[string]map[string]bool{}, documents: map[string]bool{}}
}

// sees notes the rows that a block of the page shows.
func (d *drawer) sees(b *block, rows []row) {
	if b.kind == "document" || len(rows) == 0 {
		return
	}
	for _, doc := range d.documentsOf(b, rows) {
		d.stands.documents[doc] = true
	}
	if d.tally != nil {
		d.stands.add(d.tally.stands)
		return
	}
	columns := columnsOf(b)
	d.stands.see(d.world.Base, columns, originsOf(columns), rows)
}

// add adds the areas of another ground.
func (g *ground) add(o ground) {
	for boundary, areas := range o.areas {
		if g.areas[boundary] == nil {
			g.areas[boundary] = map[string]bool{}
		}
		maps.Copy(g.areas[boundary], areas)
	}
	g.until = max(g.until, o.until)
}

// see notes which areas have figures in some columns of rows, and until when.
func (g *ground) see(w *Base, columns, origins []string, rows []row) {
	for _, r := range rows {
		area, boundary := r.text("area_id"), r.text("boundary")
		for i, column := range columns {
			if _, ok := r.number(column); !ok || !r.some(origins[i]) {
				continue
			}
			if area != "" && boundary != "" && w.areas[area] != "" {
				if g.areas[boundary] == nil {
					g.areas[boundary] = map[string]bool{}
				}
				g.areas[boundary][area] = true
			}
			if k := r.text("kind"); k == "" || k == "actual" {
				g.until = max(g.until, r.text("period_end"))
			}
		}
	}
}

// trust is the one line under a page's title: how many provinces stand behind
// the figures of this page, how fresh they are and how many faults are open in
// its own documents, each leading to its page.
func (d *drawer) trust() string {
	rows := d.world.answers["freshness"].rows(nil)
	if len(rows) == 0 {
		return ""
	}
	w := d.world
	link := func(to, text string) string { return `<a href="` + d.root + to + `">` + escape(text) + "</a>" }
	var parts []string
	if text := d.covered(); text != "" {
		parts = append(parts, link("chat-luong.html#coverage", text))
	}
	parts = append(parts, link("lich-su.html", w.fresh(d.stands.until)), link("chat-luong.html", d.open()))
	text := strings.Join(parts, " · ")
	if d.made {
		text = `<span class="illustrative">` + say(w.lang, "có số liệu minh họa", "some figures are illustrative") + "</span> " + text
	}
	return `<p class="trust">` + text + "</p>\n"
}

// covered says how many provinces the page has figures of, "" on a page of one
// province or of none.
func (d *drawer) covered() string {
	if d.own.text("area_id") != "" {
		return ""
	}
	var parts []string
	for _, boundary := range []string{"2008", "2025"} {
		have := len(d.stands.areas[boundary])
		if have == 0 {
			continue
		}
		of := 0
		for area := range d.world.areas {
			if strings.HasSuffix(area, "@"+boundary) {
				of++
			}
		}
		parts = append(parts, fmt.Sprintf(say(d.world.lang, "%d/%d tỉnh (%s) có số trên trang này", "%d of %d provinces (%s) have figures on this page"), have, of, boundaryWords(boundary, d.world.lang)))
	}
	return strings.Join(parts, ", ")
}

func (w *World) fresh(until string) string {
	text := say(w.lang, "cập nhật ", "updated ") + dateWords(w.at.Format("2006-01-02"), w.lang)
	if until != "" {
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

// open counts what somebody has to look at in the documents of the page; on a
// page that shows none, in all.
func (d *drawer) open() string {
	n := d.world.openAll
	if len(d.stands.documents) > 0 {
		n = 0
		for short := range d.stands.documents {
			n += d.world.open[short]
		}
	}
	lang := d.world.lang
	switch {
	case n == 0:
		return say(lang, "không có điểm nào cần xem", "nothing open")
	case len(d.stands.documents) == 0:
		return fmt.Sprintf(say(lang, "%s điểm cần xem", "%s points to see to"), chart.Number(float64(n), 0, lang))
	}
	return fmt.Sprintf(say(lang, "%s điểm cần xem trong văn bản của trang", "%s points to see to in the documents of this page"), chart.Number(float64(n), 0, lang))
}
