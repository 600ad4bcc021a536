package page

import (
	"strings"
	"testing"
)

// A map of hardly any province is a line that names those that have a figure,
// each leading to its cell.
func TestAMapOfHardlyAnyProvinceIsALine(t *testing.T) {
	block := "```chart\nid: x\nquestion: products\nwhere: kind = actual\nform: tiles\nlabel: area_name\nvalue: products \"Sản phẩm\"\nthreshold: THRESHOLD\nneutral: Sản phẩm\nsubtitle: Kết quả mới nhất.\nempty: Trống\n```"
	line := draw(t, "vi", strings.ReplaceAll(block, "THRESHOLD", "70"))
	for _, want := range []string{"2/3 tỉnh có số liệu, chưa đủ để vẽ bản đồ: ", `Đồng Tháp</a> <a class="number" href="nguon/abababababab.html#o-aaaa01">189`, "trên\u00a073", "Có số liệu minh họa. Kết quả mới nhất.", "Nguồn: "} {
		if !strings.Contains(line, want) {
			t.Errorf("the line lacks %q: %s", want, line)
		}
	}
	if strings.Contains(line, "<svg") || strings.Contains(line, "An Giang") {
		t.Errorf("drawn, or with a province without a figure: %s", line)
	}
	if enough := draw(t, "vi", strings.ReplaceAll(block, "THRESHOLD", "60")); strings.Contains(enough, "chưa đủ") {
		t.Errorf("two of three are too few at 60%%: %s", enough)
	}
}
