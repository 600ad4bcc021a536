package article

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// rowsOf is a table of a page: cells parted by bars.
func rowsOf(rows ...string) string {
	var b strings.Builder
	b.WriteString("<table><tbody>")
	for _, row := range rows {
		b.WriteString("<tr><td><p>" + strings.ReplaceAll(row, "|", "</p></td><td><p>") + "</p></td></tr>")
	}
	return b.String() + "</tbody></table>"
}

func TestTablesInsideAnArticle(t *testing.T) {
	published := time.Date(2023, 4, 2, 0, 0, 0, 0, time.UTC)
	cases := []struct{ name, html, want string }{
		{"introduced by a sentence", `<p>Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh năm 2022:</p>` + rowsOf("Tỉnh|Số sản phẩm được công nhận", "Gia Lai|24", "Kon Tum|1.019"),
			"Bảng 1!B3 24 cnnt_recognized tinh Gia Lai gia-lai@2008 2022, Bảng 1!B4 1019 cnnt_recognized tinh Kon Tum kon-tum@2008 2022"},
		{"under a heading, with a unit", `<h2>Kinh phí khuyến công năm 2021</h2><p>Đơn vị tính: triệu đồng</p>` + rowsOf("Địa phương|Kinh phí khuyến công địa phương", "Bến Tre|3.250", "Trà Vinh|2.100"),
			"Bảng 1!B4 3.25e+09 kc_budget tinh Bến Tre ben-tre@2008 2021, Bảng 1!B5 2.1e+09 kc_budget tinh Trà Vinh tra-vinh@2008 2021"},
		{"the headline says of what", `<h1>Bến Tre: kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh</h1>` + filler + rowsOf("Năm|Số sản phẩm đăng ký|Số sản phẩm được công nhận", "2018|45|31", "2020|52|40"),
			"Bảng 1!B2 45 cnnt_registered tinh Bến Tre ben-tre@2008 2018, Bảng 1!C2 31 cnnt_recognized tinh Bến Tre ben-tre@2008 2018, Bảng 1!B3 52 cnnt_registered tinh Bến Tre ben-tre@2008 2020, Bảng 1!C3 40 cnnt_recognized tinh Bến Tre ben-tre@2008 2020"},
		{"numbers in a sentence before it are not those of the table", `<p>Năm 2019, tỉnh Long An có 300 đơn vị.</p>` + rowsOf("Tỉnh|Số sản phẩm OCOP năm 2022", "Gia Lai|24", "Kon Tum|19"),
			"Bảng 1!B2 24 ocop_products  Gia Lai gia-lai@2008 2022, Bảng 1!B3 19 ocop_products  Kon Tum kon-tum@2008 2022"},
	}
	for _, c := range cases {
		r := readPage(t, `<article>`+c.html+filler+`</article>`, "text/html", published)
		var got []string
		for _, o := range r.Observations {
			if o.Origin.Locator.Sheet == "" {
				continue
			}
			got = append(got, fmt.Sprint(o.Origin.Locator, " ", o.Quantity.Value, " ", o.Indicator, " ", o.Level, " ", o.Province, " ", o.Area, " ", o.Period.End))
			if !o.Claim || o.Origin.Start != -1 || shownAt(r, o.Origin.Locator) != o.Origin.Shown {
				t.Errorf("%s: %+v leads to %q", c.name, o, shownAt(r, o.Origin.Locator))
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s\n got %s\nwant %s\nrejects %+v", c.name, strings.Join(got, ", "), c.want, r.Rejects)
		}
		for _, p := range r.Document.Paragraphs {
			if strings.Contains(p.Sentences[0], " | ") {
				t.Errorf("%s: a row of the table is a paragraph, too: %s", c.name, p.Sentences)
			}
		}
		if len(r.Accounts) != 1 || !r.Accounts[0].Balanced() || r.Accounts[0].Figure != len(got) {
			t.Errorf("%s: accounts %+v", c.name, r.Accounts)
		}
	}
}

// shownAt is the text of a cell as the document shows it.
func shownAt(r pipeline.Reading, l pipeline.Locator) string {
	for _, s := range r.Document.Sheets {
		for _, c := range s.Cells {
			if s.Name == l.Sheet && pipeline.CellAt(s.Name, c.Row, c.Col).String() == l.String() {
				return c.Text
			}
		}
	}
	return ""
}

func TestTablesThatStateNothing(t *testing.T) {
	cases := []struct {
		name, html string
		accounts   int
		reasons    string
	}{
		{"of another subject", `<p>Giá vàng hôm nay:</p>` + rowsOf("Loại|Mua vào|Bán ra", "SJC|89,2|91,2", "Nhẫn 9999|88,1|90,3"), 1, "not_this_programme"},
		{"places the page", `<table><tr><td>` + filler + `</td><td>12</td></tr></table>`, 0, ""},
		{"no number", rowsOf("Đơn vị|Địa chỉ", "Sở Công Thương|Pleiku"), 0, ""},
		{"after the article", `<h3>Tin liên quan</h3>` + rowsOf("Tỉnh|Số sản phẩm OCOP năm 2022", "Gia Lai|24"), 0, ""},
		{"two that contradict each other", rowsOf("Tỉnh|Số sản phẩm OCOP năm 2022", "Gia Lai|24", "Kon Tum|19") + filler + rowsOf("Tỉnh|Số sản phẩm OCOP năm 2022", "Gia Lai|25", "Kon Tum|18"), 2, "contradiction contradiction contradiction contradiction"},
	}
	for _, c := range cases {
		r := readPage(t, `<article>`+filler+c.html+`</article>`, "text/html", time.Time{})
		var reasons []string
		for _, j := range r.Rejects {
			reasons = append(reasons, j.Reason)
		}
		for _, a := range r.Accounts {
			if !a.Balanced() {
				t.Errorf("%s: %+v", c.name, a)
			}
		}
		if len(r.Observations) != 0 || len(r.Accounts) != c.accounts || strings.Join(reasons, " ") != c.reasons {
			t.Errorf("%s: figures %+v, accounts %+v, rejects %v", c.name, r.Observations, r.Accounts, reasons)
		}
	}
}

// A row whose province nobody knows is sent back; the other one is read.
func TestARowOfATableThatIsNotUnderstood(t *testing.T) {
	r := readPage(t, `<article>`+filler+rowsOf("Tỉnh|Số sản phẩm OCOP năm 2022", "Gia Lai|24", "Kon Tum|19", "Hà Nam Ninh|5")+`</article>`, "text/html", time.Time{})
	if len(r.Observations) != 2 || len(r.Rejects) != 1 || r.Rejects[0].Range != "B4" || !strings.Contains(r.Rejects[0].MessageVI, "Hà Nam Ninh") {
		t.Errorf("figures %+v, rejects %+v", r.Observations, r.Rejects)
	}
}

// A page that is little more than its table is read like any other: what looks for
// the article on it makes a box of the table.
func TestPagesThatAreATable(t *testing.T) {
	menu := `<ul><li><a href="/">Trang chủ</a></li><li><a href="/vb">Văn bản</a></li><li><a href="/lh">Liên hệ</a></li></ul>`
	foot := `<p>Đang truy cập: 12. Tổng lượt truy cập: 1.204.511</p>`
	results := rowsOf("Chỉ tiêu|Năm 2020|Năm 2021", "Số đề án khuyến công|9|11", "Kinh phí khuyến công (triệu đồng)|1.150|1.320")
	read := "Bảng 1!%[1]s2 9 kc_projects  %[2]s 2020, Bảng 1!%[3]s2 11 kc_projects  %[2]s 2021, Bảng 1!%[1]s3 1.15e+09 kc_budget  %[2]s 2020, Bảng 1!%[3]s3 1.32e+09 kc_budget  %[2]s 2021"
	cases := []struct{ name, html, want string }{
		{"the title says it again", `<title>Khuyến công tỉnh Phú Yên</title><body><p>Khuyến công tỉnh Phú Yên</p>` + results, fmt.Sprintf(read, "B", "phu-yen@2008", "C")},
		{"a menu and a counter around it", `<title>Khuyến công tỉnh Phú Yên</title><body>` + menu + results + foot, fmt.Sprintf(read, "B", "phu-yen@2008", "C")},
		{"the year in the line above alone", `<title>Trung tâm Khuyến công Kon Tum - số liệu năm 2021</title><body><p>Trung tâm Khuyến công Kon Tum - số liệu năm 2021</p>` +
			rowsOf("STT|Nội dung|Khuyến công quốc gia|Khuyến công địa phương", "1|Số đề án được hỗ trợ (đề án)|3|12"),
			"Bảng 1!C3 3 kc_projects quoc_gia kon-tum@2008 2021, Bảng 1!D3 12 kc_projects tinh kon-tum@2008 2021"},
		{"the menu is the table's first row", `<title>baocao.html</title><body>` +
			rowsOf("Trang chủ|Giới thiệu|Văn bản", "Công khai kết quả khuyến công tỉnh Phú Yên năm 2021||", "Chỉ tiêu|Năm 2020|Năm 2021", "Số đề án khuyến công|9|11") + foot,
			"Bảng 1!B4 9 kc_projects  phu-yen@2008 2020, Bảng 1!C4 11 kc_projects  phu-yen@2008 2021"},
	}
	for _, c := range cases {
		r := readPage(t, `<html><head><meta charset="utf-8">`+c.html+`</body></html>`, "text/html", time.Time{})
		var got []string
		for _, o := range r.Observations {
			got = append(got, fmt.Sprint(o.Origin.Locator, " ", o.Quantity.Value, " ", o.Indicator, " ", o.Level, " ", o.Area, " ", o.Period.End))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s\n got %s\nwant %s\nrejects %+v", c.name, strings.Join(got, ", "), c.want, r.Rejects)
		}
	}
}

// A page that is its tables keeps each of them, whichever looks like an article.
func TestEveryTableOfAPageOfTables(t *testing.T) {
	var page, want []string
	for i := range 4 {
		rows := []string{fmt.Sprintf("Chỉ tiêu|Năm %d", 2015+i), fmt.Sprintf("Số đề án khuyến công|%d", 11+i)}
		for range 1 + 40*(i%2) {
			rows = append(rows, "Thu hồi, hoàn trả, nộp lại từ các khoản tạm ứng, các khoản khác của đơn vị trực thuộc|-")
		}
		page = append(page, rowsOf(rows...))
		want = append(want, fmt.Sprintf("Bảng %d!B2", i+1))
	}
	r := readPage(t, "<h1>Bến Tre</h1>"+strings.Join(page, ""), "text/html", time.Date(2023, 4, 2, 0, 0, 0, 0, time.UTC))
	var got []string
	for _, o := range r.Observations {
		got = append(got, o.Origin.Locator.String())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("read %v, want %v", got, want)
	}
}
