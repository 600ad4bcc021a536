// Package feed reads RSS, Atom and JSON Feed into the links that they lead to.
//
// The border: it follows no link and understands no article. It passes on http,
// https, file and relative addresses and rejects every other kind; whether a
// file address may be opened is for whoever fetches it to decide.
package feed

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

const (
	maxEntries = 10_000 // entries kept of one feed
	maxText    = 1_000  // code points of a title
	maxContent = 2 << 20
)

// Format reads feeds: Reading.Links are the entries in the order of the feed,
// each address once, Reading.Document one paragraph an entry, its title.
// Reading.Observations is always empty.
func Format() ingest.Format {
	return ingest.Format{
		Name:       "feed",
		Version:    1,
		Extensions: []string{".atom", ".rss", ".xml"},
		Sniff:      sniff,
		Read:       read,
	}
}

func sniff(head []byte, mediaType, name string) bool {
	switch strings.ToLower(strings.TrimSpace(strings.SplitN(mediaType, ";", 2)[0])) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
		return true
	}
	head = head[:min(len(head), 4096)]
	switch gofeed.DetectFeedType(bytes.NewReader(head)) {
	case gofeed.FeedTypeRSS, gofeed.FeedTypeAtom:
		return true
	case gofeed.FeedTypeJSON:
		return bytes.Contains(head, []byte("jsonfeed.org/version"))
	}
	lower := strings.ToLower(name)
	for _, ext := range []string{".atom", ".rss", ".xml"} {
		if strings.HasSuffix(lower, ext) {
			return true
		}
	}
	return false
}

func read(_ context.Context, in ingest.Input) (r pipeline.Reading, err error) {
	if fault := judge(in.Content); fault != nil {
		return pipeline.Reading{}, fault.sourceError(in)
	}
	parsed, err := parse(in.Content)
	if err != nil {
		return pipeline.Reading{}, faultOf(in.Content, err).sourceError(in)
	}
	e := entries{in: in, base: baseOf(in.Snapshot), seen: map[string]bool{}}
	e.reading = pipeline.Reading{Format: "feed", Title: plain(parsed.Title)}
	e.reading.Published = day(parsed.PublishedParsed, parsed.UpdatedParsed)
	for i, item := range parsed.Items {
		if i == maxEntries {
			e.tooMany(len(parsed.Items))
			break
		}
		if item != nil {
			e.add(*item)
		}
	}
	return e.reading, nil
}

// parse keeps a panic of the library from ending the night.
func parse(content []byte) (f *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("parse feed: %v", p)
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(content))
}

// entries gathers the links of one feed.
type entries struct {
	in      ingest.Input
	base    *url.URL // nil when relative addresses stay as they are
	seen    map[string]bool
	reading pipeline.Reading
}

func (e *entries) add(item gofeed.Item) {
	title := plain(item.Title)
	if title == "" {
		title = cut(linkOf(item))
	}
	if title == "" {
		title = "(không có tiêu đề)"
	}
	number := len(e.reading.Document.Paragraphs) + 1
	e.reading.Document.Paragraphs = append(e.reading.Document.Paragraphs, pipeline.Paragraph{Number: number, Sentences: []string{title}})
	raw := linkOf(item)
	address, refusal := resolve(e.base, raw)
	if refusal != nil {
		e.reject(number, title, raw, *refusal)
		return
	}
	if e.seen[address] {
		return
	}
	e.seen[address] = true
	e.reading.Links = append(e.reading.Links, pipeline.Link{
		URL: address, Title: title, Published: moment(item.PublishedParsed, item.UpdatedParsed), Content: whole(item),
	})
}

func (e *entries) reject(number int, title, raw string, why refusal) {
	e.reading.Rejects = append(e.reading.Rejects, pipeline.Reject{
		Origin: pipeline.Origin{
			Snapshot: e.in.Snapshot.Digest, Locator: pipeline.SpanAt(number, 1, 0, utf8.RuneCountInString(title)),
			Start: -1, End: -1, Raw: cut(raw), Shown: cut(raw), Context: title, Rule: "feed.link",
		},
		Reason:    why.reason,
		MessageVI: fmt.Sprintf("Mục thứ %d “%s”: %s", number, title, why.message.VI),
		MessageEN: fmt.Sprintf("Entry %d “%s”: %s", number, title, why.message.EN),
	})
}

func (e *entries) tooMany(total int) {
	e.reading.Rejects = append(e.reading.Rejects, pipeline.Reject{
		Origin: pipeline.Origin{Snapshot: e.in.Snapshot.Digest, Start: -1, End: -1, Rule: "feed.entries"},
		Reason: "too_many_entries",
		MessageVI: fmt.Sprintf("Nguồn tin có %d mục; chỉ %d mục đầu được đọc. Đề nghị nơi công bố chia nhỏ nguồn tin.",
			total, maxEntries),
		MessageEN: fmt.Sprintf("The feed has %d entries; only the first %d are read.", total, maxEntries),
	})
}

// whole is the content of an entry that carries its article, not a teaser of
// it.
func whole(item gofeed.Item) string {
	content := strings.TrimSpace(item.Content)
	if len(content) > maxContent || !utf8.ValidString(content) {
		return ""
	}
	text := strings.TrimSpace(strings.TrimRight(plainLong(content), " \n\t"))
	if utf8.RuneCountInString(text) < 200 || strings.HasSuffix(text, "...") || strings.HasSuffix(text, "…") ||
		strings.HasSuffix(text, "[…]") || strings.HasSuffix(text, "[...]") {
		return ""
	}
	return content
}

func moment(times ...*time.Time) time.Time {
	for _, t := range times {
		if t != nil && t.Year() >= 1900 && t.Year() <= 2200 {
			return t.UTC()
		}
	}
	return time.Time{}
}

func day(times ...*time.Time) pipeline.Date {
	t := moment(times...)
	if t.IsZero() {
		return pipeline.Date{}
	}
	return pipeline.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}
