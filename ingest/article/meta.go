package article

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/tonghop/tonghop/pipeline"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if strings.EqualFold(a.Key, key) {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && b.Len() < 4000 {
			b.WriteString(d.Data)
		}
	}
	return clean(b.String())
}

// titleOf is the headline: the only h1, the title given to social networks, or
// the page's title without the outlet's name behind it.
func titleOf(root *html.Node) string {
	var h1, title, shared string
	headlines := 0
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.H1:
			if headlines++; h1 == "" {
				h1 = textOf(n)
			}
		case atom.Title:
			if title == "" && (n.Parent == nil || n.Parent.DataAtom != atom.Svg) {
				title = textOf(n)
			}
		case atom.Meta:
			if shared == "" && strings.EqualFold(attr(n, "property"), "og:title") {
				shared = clean(attr(n, "content"))
			}
		}
	}
	switch {
	case h1 != "" && headlines == 1:
		return h1
	case shared != "":
		return shared
	}
	for _, sep := range []string{" | ", " - ", " – "} {
		if cut := strings.LastIndex(title, sep); cut > len(title)/2 {
			return strings.TrimSpace(title[:cut])
		}
	}
	return title
}

// publishedMeta are the names under which pages give the time of publication,
// most reliable first.
var publishedMeta = []string{"article:published_time", "datepublished", "pubdate", "dc.date", "dc.date.issued", "dcterms.created", "date", "og:published_time"}

// publishedOf is the day on which the page says that it was published.
func publishedOf(root *html.Node) pipeline.Date {
	found := map[string]pipeline.Date{}
	keep := func(key, value string) {
		if d, ok := parseDay(value); ok && found[key].IsZero() {
			found[key] = d
		}
	}
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Meta:
			for _, key := range []string{"property", "name", "itemprop"} {
				keep(strings.ToLower(attr(n, key)), attr(n, "content"))
			}
		case n.DataAtom == atom.Time:
			keep("time", attr(n, "datetime"))
			keep("time", textOf(n))
		case n.DataAtom == atom.Script && strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil:
			keep("json", fromJSON(n.FirstChild.Data))
		case strings.EqualFold(attr(n, "itemprop"), "datepublished"):
			keep("datepublished", textOf(n))
		}
	}
	for _, key := range append(publishedMeta, "json", "time") {
		if d := found[key]; !d.IsZero() {
			return d
		}
	}
	return fromByline(root)
}

// fromJSON is the datePublished of a JSON-LD block.
func fromJSON(source string) string {
	if len(source) > 1<<20 {
		return ""
	}
	var probe any
	if json.Unmarshal([]byte(source), &probe) != nil {
		return ""
	}
	queue := []any{probe}
	for i := 0; i < len(queue) && i < 200; i++ {
		switch v := queue[i].(type) {
		case []any:
			queue = append(queue, v...)
		case map[string]any:
			if s, ok := v["datePublished"].(string); ok {
				return s
			}
			if graph, ok := v["@graph"]; ok {
				queue = append(queue, graph)
			}
		}
	}
	return ""
}

var (
	isoDay  = regexp.MustCompile(`^\s*(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])`)
	viDay   = regexp.MustCompile(`(?:^|[^\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:$|[^\d/.-])`)
	weekday = regexp.MustCompile(`(?i)(thứ\s*(hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s*nhật|cập nhật|ngày đăng|đăng ngày|xuất bản|\d{1,2}:\d{2})`)
)

// vietnam is the time that pages mean.
var vietnam = time.FixedZone("ICT", 7*3600)

// parseDay reads an ISO date or time, or a day written the Vietnamese way. A
// time with a zone is taken to Vietnam.
func parseDay(s string) (pipeline.Date, bool) {
	s = strings.TrimSpace(s)
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		t = t.In(vietnam)
		return dayOf(t.Year(), int(t.Month()), t.Day())
	}
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return dayOf(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	if m := viDay.FindStringSubmatch(s); m != nil {
		return dayOf(atoi(m[3]), atoi(m[2]), atoi(m[1]))
	}
	return pipeline.Date{}, false
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func dayOf(year, month, day int) (pipeline.Date, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if year < 1980 || year > 2200 || t.Day() != day || int(t.Month()) != month {
		return pipeline.Date{}, false
	}
	return pipeline.Date{Year: year, Month: month, Day: day}, true
}

// datelineOf is the day that a plain text says it was published on, in a short line
// of its own near its beginning: "Báo Hải Dương, 20/07/2018".
func datelineOf(lines []line) pipeline.Date {
	for n := range min(len(lines), 5) {
		text := lines[n].text
		day := viDay.FindStringIndex(text)
		if day == nil || lines[n].length > 90 || numberedPaper.MatchString(text) {
			continue
		}
		if rest := utf8.RuneCountInString(text[:day[0]]) + utf8.RuneCountInString(text[day[1]:]); rest > 40 && !weekday.MatchString(text) {
			continue
		}
		if d, ok := parseDay(" " + text + " "); ok {
			return d
		}
	}
	return pipeline.Date{}
}

// numberedPaper tells of the day of a decision, not of the text: "Quyết định số 12 ngày 3/4/2022".
var numberedPaper = regexp.MustCompile(`(?i)quyết định|nghị quyết|nghị định|thông tư|công văn|kế hoạch|văn bản|báo cáo số`)

// fromByline finds "Thứ Ba, 23/8/2021 10:15 (GMT+7)": a short text that is
// little more than a day.
func fromByline(root *html.Node) pipeline.Date {
	seen := 0
	for n := range root.Descendants() {
		if n.Type != html.TextNode {
			continue
		}
		text := clean(n.Data)
		if text == "" || len(text) > 90 || !weekday.MatchString(text) {
			continue
		}
		if seen++; seen > 50 {
			break
		}
		if d, ok := parseDay(" " + text + " "); ok {
			return d
		}
	}
	return pipeline.Date{}
}
