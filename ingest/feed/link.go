package feed

import (
	"html"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"github.com/tonghop/tonghop/pipeline"
)

// A refusal says why an entry leads nowhere.
type refusal struct {
	reason  string
	message pipeline.Text
}

// linkOf is the address that an entry names: its link, or a GUID that is one.
func linkOf(item gofeed.Item) string {
	link := strings.TrimSpace(item.Link)
	if link == "" && len(item.Links) > 0 {
		link = strings.TrimSpace(item.Links[0])
	}
	if id := strings.TrimSpace(item.GUID); link == "" && (strings.HasPrefix(id, "http://") || strings.HasPrefix(id, "https://")) {
		link = id
	}
	return link
}

// baseOf is the address that relative links start from. Those of a feed in a
// folder stay relative, so that a workspace means the same wherever it lies.
func baseOf(s pipeline.Snapshot) *url.URL {
	base, err := url.Parse(s.URL)
	if err != nil || (base.Scheme != "http" && base.Scheme != "https") || base.Host == "" {
		return nil
	}
	return base
}

// resolve gives the address to fetch, without fragment.
func resolve(base *url.URL, raw string) (string, *refusal) {
	if raw == "" {
		return "", &refusal{"entry_without_link", pipeline.Text{
			VI: "mục không có đường dẫn tới bài viết nên không đọc được.",
			EN: "the entry has no link to an article."}}
	}
	address, err := url.Parse(raw)
	if err != nil || len(raw) > 4096 || strings.ContainsFunc(raw, unicode.IsControl) {
		return "", &refusal{"bad_link", pipeline.Text{
			VI: "đường dẫn viết sai nên không mở được. Đề nghị kiểm tra lại nguồn tin.",
			EN: "the link is malformed."}}
	}
	if base != nil {
		address = base.ResolveReference(address)
	}
	address.Fragment, address.RawFragment = "", ""
	switch strings.ToLower(address.Scheme) {
	case "http", "https":
		if address.Host != "" && address.User == nil {
			return address.String(), nil
		}
	case "file":
		if base == nil {
			return address.String(), nil
		}
	case "":
		if address.Host == "" && address.Path != "" {
			return address.String(), nil
		}
	}
	return "", &refusal{"refused_link", pipeline.Text{
		VI: "đường dẫn không thuộc loại được phép mở (chỉ nhận http, https hoặc tệp cạnh nguồn tin).",
		EN: "links of this kind are not opened (only http, https or a file beside the feed)."}}
}

// plain is the text of a title: entities read, tags and line breaks gone, at
// most maxText code points.
func plain(s string) string { return cut(plainLong(cut(s))) }

func plainLong(s string) string {
	var b strings.Builder
	inTag := false
	for _, r := range html.UnescapeString(s) {
		switch {
		case r == '<':
			inTag = true
			b.WriteByte(' ')
		case r == '>' && inTag:
			inTag = false
		case inTag, r == utf8.RuneError:
		case unicode.IsControl(r) && !unicode.IsSpace(r):
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func cut(s string) string {
	s = strings.ToValidUTF8(s, "")
	if utf8.RuneCountInString(s) <= maxText {
		return s
	}
	return string([]rune(s)[:maxText])
}
