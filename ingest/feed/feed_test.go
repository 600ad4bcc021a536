package feed

import (
	"context"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

func readFeed(t *testing.T, address, content string) pipeline.Reading {
	t.Helper()
	r, err := Format().Read(context.Background(), ingest.Input{Snapshot: pipeline.Snapshot{URL: address, Document: address}, Content: []byte(content)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func rss(items string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Tin</title><link>https://tin.example/</link>` + items + `</channel></rss>`
}

func item(title, link string) string {
	return "<item><title>" + title + "</title><link>" + link + "</link></item>"
}

func urls(r pipeline.Reading) []string {
	var all []string
	for _, l := range r.Links {
		all = append(all, l.URL)
	}
	return all
}

func TestEveryKindOfFeedGivesItsLinks(t *testing.T) {
	long := strings.Repeat("Nội dung đầy đủ của bài viết. ", 20)
	kinds := map[string]string{
		"RSS": rss(`<item><title>Bài một</title><link>/a?x=1&amp;y=2#binh-luan</link><pubDate>Mon, 20 Jun 2022 07:30:00 +0700</pubDate>
			<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>` + long + `</p>]]></content:encoded></item>`),
		"Atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title><entry><title>Bài một</title><link href="/a?x=1&amp;y=2#binh-luan"/>
			<published>2022-06-20T07:30:00+07:00</published><content type="html">&lt;p&gt;` + long + `&lt;/p&gt;</content></entry></feed>`,
		"JSON Feed": `{"version":"https://jsonfeed.org/version/1.1","title":"Tin","items":[{"id":"1","url":"/a?x=1&y=2#binh-luan","title":"Bài một",
			"date_published":"2022-06-20T07:30:00+07:00","content_html":"<p>` + long + `</p>"}]}`,
	}
	for kind, content := range kinds {
		r := readFeed(t, "https://tin.example/rss/cong-thuong.xml", content)
		if len(r.Links) != 1 || len(r.Rejects) != 0 || r.Title != "Tin" {
			t.Errorf("%s: %+v", kind, r)
			continue
		}
		l := r.Links[0]
		if l.URL != "https://tin.example/a?x=1&y=2" || l.Title != "Bài một" || l.Published.Format("2006-01-02T15:04Z") != "2022-06-20T00:30Z" || !strings.Contains(l.Content, "đầy đủ") {
			t.Errorf("%s: link %+v", kind, l)
		}
	}
}

func TestRefusedLinksAreToldAndTheOthersStay(t *testing.T) {
	r := readFeed(t, "https://tin.example/rss", rss(
		item("Chạy lệnh", "javascript:alert(1)")+item("Tệp máy", "file:///etc/passwd")+item("Dữ liệu", "data:text/html,x")+
			item("Tài khoản", "https://a:b@tin.example/")+item("Không dẫn", "")+
			item("Được", "https://khac.example/bai")+item("Lặp lại", "https://khac.example/bai#cuoi")))
	if got := urls(r); !reflect.DeepEqual(got, []string{"https://khac.example/bai"}) {
		t.Errorf("links %v", got)
	}
	var reasons []string
	for _, j := range r.Rejects {
		reasons = append(reasons, j.Reason)
		if j.MessageVI == "" || j.MessageEN == "" || j.Origin.Locator.IsZero() {
			t.Errorf("reject without words or place: %+v", j)
		}
	}
	want := []string{"refused_link", "refused_link", "refused_link", "refused_link", "entry_without_link"}
	if !reflect.DeepEqual(reasons, want) {
		t.Errorf("reasons %v, want %v", reasons, want)
	}
}

func TestLinksOfAFeedInAFolderStayRelative(t *testing.T) {
	r := readFeed(t, "file:///kho/feed.xml", rss(item("Bên cạnh", "dong-thap.html")+item("Tuyệt đối", "file:///kho/a.html")))
	if got := urls(r); !reflect.DeepEqual(got, []string{"dong-thap.html", "file:///kho/a.html"}) {
		t.Errorf("links %v", got)
	}
}

func TestATeaserIsNotTheArticle(t *testing.T) {
	content := strings.Repeat("Mở đầu của bài viết. ", 20) + "…"
	r := readFeed(t, "https://tin.example/rss", rss(`<item><title>A</title><link>https://tin.example/a</link><content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">`+content+`</content:encoded></item>`))
	if len(r.Links) != 1 || r.Links[0].Content != "" {
		t.Errorf("links %+v", r.Links)
	}
}

func TestWhatIsNoFeedSaysWhere(t *testing.T) {
	cases := []struct{ name, content, where, words string }{
		{"web page", "<!DOCTYPE html>\n<html><body>404</body></html>", "dòng 2", "<html>"},
		{"plain text", "Xin chào", "dòng 1", "Xin chào"},
		{"nothing", " \n ", "dòng 1", "trống"},
		{"broken JSON", "{\n\"items\": [\n{]}", "dòng 3", "sai cú pháp"},
		{"other JSON", `{"a": 1}`, "dòng 1", "items"},
		{"cut XML", "<rss><channel>\n<item><title>a</ti", "dòng 2", "sai cú pháp"},
		{"deep XML", "<rss>\n" + strings.Repeat("<a>", 100_000), "dòng 2", "tầng"},
		{"deep JSON", `{"items":` + strings.Repeat("[", 100_000), "dòng 1", "tầng"},
	}
	for _, c := range cases {
		_, err := Format().Read(context.Background(), ingest.Input{Content: []byte(c.content)})
		var fault *pipeline.SourceError
		if !errors.As(err, &fault) {
			t.Errorf("%s: error %v", c.name, err)
			continue
		}
		if fault.Reason != "not_a_feed" || fault.Where != c.where || !strings.Contains(fault.Message.VI, c.words) || fault.Hint.VI == "" || fault.Message.EN == "" {
			t.Errorf("%s: %+v", c.name, *fault)
		}
	}
}

func TestEntitiesAreNeverExpanded(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "hihi">`)
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, `<!ENTITY a%d "&a%d;&a%d;">`, i, i-1, i-1)
	}
	b.WriteString(`<!ENTITY x SYSTEM "file:///etc/passwd">]>` + strings.TrimPrefix(rss(item("T &a29; &x;", "https://tin.example/a")), `<?xml version="1.0" encoding="UTF-8"?>`))
	r := readFeed(t, "https://tin.example/rss", b.String())
	if len(r.Links) != 1 || len(r.Links[0].Title) > 40 || strings.Contains(r.Links[0].Title, "root") {
		t.Errorf("links %+v", r.Links)
	}
}

func TestAFeedIsBounded(t *testing.T) {
	var b strings.Builder
	for i := range maxEntries + 5 {
		b.WriteString(item("Bài", fmt.Sprintf("https://tin.example/%d", i)))
	}
	r := readFeed(t, "https://tin.example/rss", rss(b.String()))
	if len(r.Links) != maxEntries || len(r.Rejects) != 1 || r.Rejects[0].Reason != "too_many_entries" {
		t.Errorf("%d links, rejects %+v", len(r.Links), r.Rejects)
	}
}

func TestOldEncodingsOfFeeds(t *testing.T) {
	content := "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss><channel><title>Caf\xe9</title>" + item("B\xe0i", "https://tin.example/a") + "</channel></rss>"
	if r := readFeed(t, "https://tin.example/rss", content); r.Title != "Café" || r.Links[0].Title != "Bài" {
		t.Errorf("%+v", r)
	}
}

func TestTheFormatKnowsItsOwn(t *testing.T) {
	cases := []struct {
		head, mediaType, name string
		want                  bool
	}{
		{rss(""), "text/xml", "tin", true},
		{"<feed>", "", "", true},
		{`{"version":"https://jsonfeed.org/version/1"}`, "application/json", "feed.json", true},
		{"<html>", "application/rss+xml", "rss", true},
		{"hỏng", "", "feed.xml", true},
		{"<html><body>", "text/html", "bai.html", false},
		{`{"a":1}`, "application/json", "a.json", false},
		{"", "", "a.txt", false},
	}
	for _, c := range cases {
		if got := Format().Sniff([]byte(c.head), c.mediaType, c.name); got != c.want {
			t.Errorf("sniff %q %q %q: %v", c.head, c.mediaType, c.name, got)
		}
	}
}

func TestTheExampleFeed(t *testing.T) {
	content, err := os.ReadFile("../../examples/three-provinces/feed/feed.xml")
	if err != nil {
		t.Fatal(err)
	}
	r := readFeed(t, "file:///feed.xml", string(content))
	if got := urls(r); !reflect.DeepEqual(got, []string{"ha-giang.html", "ca-mau.html", "dong-thap.html"}) || len(r.Rejects) > 0 {
		t.Errorf("links %v, rejects %v", got, r.Rejects)
	}
	for _, l := range r.Links {
		if !strings.Contains(l.Title, "minh họa") || l.Published.Year() != 2022 {
			t.Errorf("link %+v", l)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{rss(item("Bài", "https://tin.example/a")), `<feed><entry><link href="a"/></entry></feed>`, `{"version":"https://jsonfeed.org/version/1","items":[{"url":"a"}]}`, "", "<rss><!--", "\xff\xfe<\x00r\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		r, err := Format().Read(context.Background(), ingest.Input{Content: content})
		var fault *pipeline.SourceError
		if err != nil && !errors.As(err, &fault) {
			t.Errorf("error %v is no SourceError", err)
		}
		for _, l := range r.Links {
			if scheme, _, ok := strings.Cut(l.URL, ":"); l.URL == "" || ok && strings.EqualFold(scheme, "javascript") {
				t.Errorf("link %q", l.URL)
			}
		}
	})
}
