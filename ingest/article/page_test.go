package article

import (
	"context"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

func readPage(t testing.TB, content, mediaType string, published time.Time) pipeline.Reading {
	t.Helper()
	r, err := known.readHTML(context.Background(), ingest.Input{Content: []byte(content), Catalog: facts(t),
		Snapshot: pipeline.Snapshot{MediaType: mediaType, URL: "https://tin.example/bai", PublishedAt: published}})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// statement states one figure: 31 products.
const statement = `Năm 2023, tỉnh Bến Tre công nhận 31 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.`

const filler = `<p>Các cơ sở cho biết họ đã đầu tư thêm nhà xưởng, chăm chút bao bì và tìm thêm nơi tiêu thụ để sản phẩm đi xa hơn, nhất là vào các hệ thống bán lẻ hiện đại.</p>
<p>Theo đánh giá của ngành, việc bình chọn giúp người làm nghề nhìn lại cách làm của mình, học hỏi lẫn nhau và giữ được nghề của cha ông để lại.</p>`

func TestOnlyTheArticleIsRead(t *testing.T) {
	cases := []struct{ name, html string }{
		{"bare fragment", `<p>` + statement + `</p>`},
		{"menu, box of other news, comments", `<html><body><nav><a href="/">Tỉnh An Giang công nhận 99 sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022</a></nav>
			<article><h1>Bình chọn ở Bến Tre</h1><p>` + statement + `</p>` + filler + `</article>
			<aside><p>Tỉnh An Giang công nhận 98 sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022.</p></aside>
			<div class="tin-lien-quan"><p>Tỉnh Long An công nhận 97 sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022.</p></div></body></html>`},
		{"list of other news after a heading", `<article><p>` + statement + `</p>` + filler + `<h3>Tin cùng chuyên mục:</h3><ul><li>Tỉnh Long An công nhận 97 sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022.</li></ul></article>`},
		{"link to another article inside the text", `<article><p>` + statement + `</p>` + filler + `<p><a href="x">Tỉnh Long An công nhận 97 sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022</a></p></article>`},
		{"captions", `<article><p>` + statement + `</p><figure><img><figcaption>Tỉnh Long An công nhận 97 sản phẩm CNNT tiêu biểu cấp tỉnh</figcaption></figure>
			<p><em>Trưng bày 45 sản phẩm CNNT tiêu biểu cấp tỉnh của Bến Tre. Ảnh: Trung Dũng</em></p>` + filler + `</article>`},
		{"script, style, hidden text", `<article><script>var s = "` + statement + ` 77 sản phẩm";</script><style>p:after{content:"66 sản phẩm"}</style>
			<p>` + statement + `</p><p style="display: none">Tỉnh Long An công nhận 55 sản phẩm CNNT tiêu biểu cấp tỉnh.</p>` + filler + `</article>`},
		{"lead repeated in the body", `<article><p><b>` + statement + `</b></p>` + filler + `<p>` + statement + `</p></article>`},
		{"words and figure in pieces", `<article><p>Năm 2023, tỉnh <b>Bến</b> Tre công nhận <strong>3</strong><strong>1</strong>&nbsp;sản
			phẩm công nghiệp nông&#8203; thôn tiêu biểu <i>cấp tỉnh</i>.</p>` + filler + `</article>`},
		{"line breaks for paragraphs", `<article><div>Mở đầu câu chuyện.<br><br>` + statement + `<br>Câu sau cùng không có số.</div>` + filler + `</article>`},
		{"words glued together", `<article><p>Năm 2023, tỉnh Bến Tre công nhận 31 sản phẩm công nghiệp nôngthôn tiêubiểu cấp tỉnh.</p>` + filler + `</article>`},
		{"never closed", `<article><p>` + statement + filler + `<div><span><b>`},
	}
	for _, c := range cases {
		r := readPage(t, c.html, "text/html; charset=utf-8", time.Time{})
		if len(r.Observations) != 1 {
			t.Errorf("%s: %d figures, want 1: %+v", c.name, len(r.Observations), r.Observations)
			continue
		}
		o := r.Observations[0]
		if o.Quantity.Value != 31 || o.Province != "Bến Tre" || o.Level != pipeline.LevelTinh || o.Origin.Start != -1 || o.Origin.End != -1 {
			t.Errorf("%s: %+v", c.name, o)
		}
		checkLocator(t, r, o.Origin)
	}
}

func TestEntriesOfAListOnAPage(t *testing.T) {
	r := readPage(t, `<article>`+filler+`<p>Kết quả bình chọn sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022 của tỉnh Gia Lai:</p>
		<ul><li><p>Sản phẩm đăng ký: 38.</p></li><li>Sản phẩm được công nhận: 24.</li></ul><p>Tỉnh Kon Tum có 19 sản phẩm CNNT tiêu biểu.</p></article>`, "text/html", time.Time{})
	var got []string
	for _, o := range r.Observations {
		got = append(got, o.Origin.Raw+" "+o.Indicator+" "+string(o.Level)+" "+o.Province+" "+o.Period.End.String())
	}
	want := "38 cnnt_registered tinh Gia Lai 2022, 24 cnnt_recognized tinh Gia Lai 2022, 19 cnnt_recognized  Kon Tum "
	if strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDayOfPublication(t *testing.T) {
	cases := []struct{ name, head, body, want string }{
		{"meta, taken to Vietnam", `<meta property="article:published_time" content="2023-08-22T22:15:00Z">`, "", "2023-08-23"},
		{"meta before time", `<meta itemprop="datePublished" content="2023-08-23">`, `<time datetime="2020-01-01">`, "2023-08-23"},
		{"JSON-LD", `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"datePublished":"2023-08-23T08:00:00+07:00"}]}</script>`, "", "2023-08-23"},
		{"time element", "", `<time datetime="2023-08-23T08:00">hôm nay</time>`, "2023-08-23"},
		{"byline", "", `<span>Thứ Tư, 23/8/2023 08:15 (GMT+7)</span>`, "2023-08-23"},
		{"byline with dots", "", `<div>Cập nhật: 23.08.2023</div>`, "2023-08-23"},
		{"a day in the text is no byline", "", `<p>Quyết định số 12 ký ngày 23/8/2023 nói rõ điều này, và nhiều điều khác nữa mà người đọc cần biết trước khi nộp hồ sơ.</p>`, ""},
		{"no such day", `<meta name="date" content="2023-02-31">`, "", ""},
	}
	for _, c := range cases {
		r := readPage(t, `<html><head>`+c.head+`</head><body>`+c.body+`<p>`+statement+`</p></body></html>`, "", time.Time{})
		if got := r.Published.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHeadlineGivesTopicAndProvince(t *testing.T) {
	html := `<html><head><title>Trà Vinh: sản phẩm OCOP vươn xa - Báo Minh Họa</title></head><body><p>Toàn tỉnh hiện có 120 sản phẩm OCOP của 75 chủ thể.</p></body></html>`
	r := readPage(t, html, "", time.Date(2024, 5, 6, 20, 0, 0, 0, time.UTC))
	if len(r.Observations) != 2 || r.Title != "Trà Vinh: sản phẩm OCOP vươn xa" {
		t.Fatalf("%q %+v", r.Title, r.Observations)
	}
	for _, o := range r.Observations {
		if o.Province != "Trà Vinh" || o.Area != "tra-vinh@2008" || o.Period.End.String() != "2024-05-07" || o.Period.Basis != pipeline.PeriodFromPublished {
			t.Errorf("%+v", o)
		}
	}
}

func TestEncodingsOfPages(t *testing.T) {
	utf16 := "\xff\xfe"
	for _, r := range "<p>" + statement + "</p>" {
		utf16 += string([]byte{byte(r), byte(r >> 8)})
	}
	cases := []struct{ name, content, mediaType string }{
		{"UTF-8 that claims to be Latin-1", `<meta charset="iso-8859-1"><p>` + statement + `</p>`, "text/html; charset=iso-8859-1"},
		{"byte order mark", "\ufeff<p>" + statement + "</p>", ""},
		{"UTF-16", utf16, "text/html"},
		{"decomposed letters", norm.NFD.String("<p>" + statement + "</p>"), ""},
	}
	for _, c := range cases {
		r := readPage(t, c.content, c.mediaType, time.Time{})
		if len(r.Observations) != 1 || r.Observations[0].Province != "Bến Tre" {
			t.Errorf("%s: %+v", c.name, r.Observations)
		}
	}
}

func TestBoundariesOfTheTime(t *testing.T) {
	cases := []struct {
		text      string
		published time.Time
		fetched   time.Time
		want      pipeline.AreaID
	}{
		{"Năm 2024, tỉnh Đồng Tháp có 20 sản phẩm CNNT tiêu biểu cấp tỉnh.", time.Time{}, time.Time{}, "dong-thap@2008"},
		{"Năm 2026, tỉnh Đồng Tháp có 20 sản phẩm CNNT tiêu biểu cấp tỉnh.", time.Time{}, time.Time{}, "dong-thap@2025"},
		{"Đến năm 2030, tỉnh Đồng Tháp phấn đấu có 20 sản phẩm CNNT tiêu biểu cấp tỉnh.", time.Date(2022, 6, 1, 0, 0, 0, 0, time.UTC), time.Time{}, "dong-thap@2008"},
		{"Tỉnh Đồng Tháp hiện có 20 sản phẩm CNNT tiêu biểu cấp tỉnh.", time.Date(2025, 9, 4, 0, 0, 0, 0, time.UTC), time.Time{}, "dong-thap@2025"},
		{"Tỉnh Đồng Tháp hiện có 20 sản phẩm CNNT tiêu biểu cấp tỉnh.", time.Time{}, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), "dong-thap@2025"},
		{"Tỉnh Đồng Tháp hiện có 20 sản phẩm CNNT tiêu biểu cấp huyện.", time.Time{}, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), "dong-thap@2008"},
		{"Tỉnh Hà Giang hiện có 20 sản phẩm CNNT tiêu biểu cấp tỉnh.", time.Date(2025, 9, 4, 0, 0, 0, 0, time.UTC), time.Time{}, "ha-giang@2008"},
	}
	for _, c := range cases {
		r, err := known.readText(context.Background(), ingest.Input{Content: []byte(c.text), Catalog: facts(t), Snapshot: pipeline.Snapshot{PublishedAt: c.published, FetchedAt: c.fetched}})
		if err != nil || len(r.Observations) != 1 || r.Observations[0].Area != c.want {
			t.Errorf("%s: %v %+v, want %s", c.text, err, r.Observations, c.want)
		}
	}
}

func TestVagueAmountsAreTold(t *testing.T) {
	r := readPlain(t, "Tỉnh Bến Tre đã có hàng trăm sản phẩm OCOP, trong đó 45 sản phẩm OCOP 4 sao.")
	if len(r.Rejects) != 1 || r.Rejects[0].Reason != "vague_amount" || !strings.Contains(r.Rejects[0].MessageVI, "hàng trăm") || len(r.Observations) != 1 {
		t.Errorf("rejects %+v, figures %+v", r.Rejects, r.Observations)
	}
}
