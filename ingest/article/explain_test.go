package article

import (
	"context"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

func explained(t *testing.T, text string, html bool) pipeline.Reading {
	t.Helper()
	in := ingest.Input{Content: []byte(text), Catalog: facts(t), Explain: true, Snapshot: pipeline.Snapshot{URL: "https://tin.example/bai"}}
	read := known.readText
	if html {
		read = known.readHTML
	}
	r, err := read(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// toldAt is everything that is told of the sentence or cell at a locator.
func toldAt(r pipeline.Reading, locator string) string {
	var all []string
	for _, e := range r.Explained {
		if strings.HasPrefix(e.Locator.String(), locator) {
			for _, line := range e.Lines {
				all = append(all, line.VI)
			}
		}
	}
	return strings.Join(all, "\n")
}

func TestSentencesExplainThemselves(t *testing.T) {
	r := explained(t, "Năm 2022, tỉnh Gia Lai công nhận 24 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh. Trong đó, 9 sản phẩm thủ công mỹ nghệ, tăng 12%. Giá thép tăng lên 14,2 triệu đồng. Có 3 sản phẩm không đạt.\nNăm 2022, tỉnh Gia Lai công nhận 24 sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.", false)
	for locator, wants := range map[string][]string{
		"p1.s1": {"thấy: «Năm 2022» kỳ", "«sản phẩm» đếm product", "«24» → cnnt_recognized theo quy tắc news.", "«24» là nơi Gia Lai · kỳ «Năm 2022» · cấp tinh"},
		"p1.s2": {"khung: ", "chương trình cnnt", "địa phương Gia Lai", "kỳ «Năm 2022»", "«9» → cnnt_recognized"},
		"p1.s3": {"«14,2 triệu đồng» không ghi: không quy tắc nào nhận (đếm money", "không đạt điều kiện «"},
		"p1.s4": {"«3» không ghi: nói về cái đã thôi"},
		"p2.s1": {"không đọc: bài đã có đúng câu này"},
	} {
		for _, want := range wants {
			if got := toldAt(r, locator); !strings.Contains(got, want) {
				t.Errorf("%s: %q is not told in\n%s", locator, want, got)
			}
		}
	}
	if plain := readPlain(t, "Năm 2022, tỉnh Gia Lai công nhận 24 sản phẩm CNNT tiêu biểu cấp tỉnh."); len(plain.Explained) != 0 {
		t.Errorf("nobody asked: %+v", plain.Explained)
	}
}

func TestTablesOfAnArticleExplainThemselves(t *testing.T) {
	r := explained(t, `<article>`+filler+`<p>Sản phẩm OCOP năm 2022:</p>`+rowsOf("Tỉnh|Số sản phẩm OCOP|Giá vé", "Gia Lai|24|7", "Hà Nam Ninh|5|8")+`</article>`, true)
	for locator, want := range map[string]string{
		"Bảng 1!A1": "đầu bảng: «Sản phẩm OCOP» chỉ tiêu ocop_products",
		"Bảng 1!B2": "vai trò của cột: số liệu",
		"Bảng 1!A3": "B3 «24» → ocop_products theo quy tắc table.",
		"Bảng 1!A4": "không có tỉnh, thành phố nào tên là «Hà Nam Ninh»",
	} {
		if got := toldAt(r, locator); !strings.Contains(got, want) {
			t.Errorf("%s: %q is not told in\n%s", locator, want, got)
		}
	}
}
