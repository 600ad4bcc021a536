package table_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

// A text that stands for a figure is a reject with its cell, wherever its row
// stands; a mark for "nothing" and the word for it state no figure and are none.
func TestTextWhereAFigureWouldStand(t *testing.T) {
	const title = "SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN TỈNH NGHỆ AN NĂM 2024"
	for _, c := range []struct {
		name  string
		rows  []R
		wants string // rejected cells
		found int    // figures
	}{
		{"right below the heads", []R{{title}, {"Cấp", "Số sản phẩm"},
			{"Cấp huyện", "#REF!"}, {"Cấp tỉnh", "hai mươi"}, {"Cấp khu vực", "đang rà soát"}, {"Cấp quốc gia", 3}}, "B3 B4 B5", 1},
		{"a sentence right below the heads", []R{{title}, {"Cấp", "Số sản phẩm"},
			{"Cấp huyện", "đang rà soát lại hồ sơ"}, {"Cấp tỉnh", 20}, {"Cấp khu vực", "chưa có số liệu"}, {"Cấp quốc gia", 3}}, "B3 B5", 2},
		{"among figures", []R{{title}, {"Cấp", "Số sản phẩm"},
			{"Cấp huyện", 41}, {"Cấp tỉnh", "#REF!"}, {"Cấp khu vực", "mười lăm"}, {"Cấp quốc gia", 3}}, "B4 B5", 2},
		{"marks and words for nothing", []R{{title}, {"Cấp", "Số sản phẩm"},
			{"Cấp huyện", "…"}, {"Cấp tỉnh", 20}, {"Cấp khu vực", "không"}, {"Cấp quốc gia", "x"}}, "", 1},
		{"a dash right below the heads", []R{{title}, {"Cấp", "Số sản phẩm"},
			{"Cấp huyện", "-"}, {"Cấp tỉnh", 20}, {"Cấp khu vực", 9}, {"Cấp quốc gia", "Không có"}}, "", 3},
	} {
		r := reading(t, "", one("S", c.rows))
		var cells []string
		for _, j := range r.Rejects {
			cells = append(cells, strings.TrimPrefix(j.Origin.Locator.String(), "S!"))
			if j.Reason != "not_a_number" {
				t.Errorf("%s: %s: %s", c.name, j.Reason, j.MessageVI)
			}
		}
		slices.Sort(cells)
		if got := strings.Join(cells, " "); got != c.wants || len(r.Observations) != c.found {
			t.Errorf("%s: rejects %q, want %q; %d figures, want %d", c.name, got, c.wants, len(r.Observations), c.found)
		}
	}
}

// A kind of what is counted stays with the figure as its unit.
func TestKindsOfEntitiesKeepTheirUnit(t *testing.T) {
	var units []string
	for _, o := range reading(t, "", one("S", []R{
		{"CHỦ THỂ OCOP TỈNH CÀ MAU NĂM 2024"},
		{"Loại hình", "Số chủ thể"},
		{"Doanh nghiệp", 22}, {"Hợp tác xã", 30}, {"Tổ hợp tác", 6}, {"Hộ kinh doanh", 26}, {"Tổng cộng", 84},
	})).Observations {
		units = append(units, o.Indicator+" "+o.Quantity.Unit)
	}
	want := []string{"ocop_entities enterprise", "ocop_entities cooperative", "ocop_entities cooperative_group", "ocop_entities household", "ocop_entities entity"}
	if !slices.Equal(units, want) {
		t.Errorf("got %q", units)
	}
}

// What does not add up stays in doubt: neither is the whole cost told from the
// money in it, nor the money from the whole.
func TestTheWholeCostIsTheSumOfItsParts(t *testing.T) {
	rows := func(total int) []R {
		return []R{{"KINH PHÍ KHUYẾN CÔNG TỈNH LONG AN NĂM 2024 (triệu đồng)"},
			{"TT", "Huyện", "Tổng kinh phí", "Kinh phí khuyến công hỗ trợ", "Đối ứng của cơ sở"},
			{1, "Huyện Bến Lức", 1850, 450, 1400}, {2, "Huyện Cần Giuộc", total, 660, 2100}}
	}
	count := func(r pipeline.Reading, indicator string) (n int) {
		for _, o := range r.Observations {
			if o.Indicator == indicator {
				n++
			}
		}
		return n
	}
	r := reading(t, "", one("S", rows(2760)))
	if count(r, "kc_budget_total") != 2 || count(r, "kc_budget") != 2 || count(r, "kc_budget_matching") != 2 {
		t.Errorf("%d figures: %+v", len(r.Observations), r.Rejects)
	}
	r = reading(t, "", one("S", rows(2761)))
	if count(r, "kc_budget_total")+count(r, "kc_budget") != 0 || len(r.Rejects) == 0 {
		t.Errorf("a doubt is read: %+v", r.Observations)
	}
}
