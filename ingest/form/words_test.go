package form

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func TestUnitsAsOfficesWriteThem(t *testing.T) {
	for text, want := range map[string]float64{
		"Đơn vị tính: Triệu đồng": 1e6, "Đơn vị: triệu đồng": 1e6, "ĐVT: Tr.đồng": 1e6, "ĐV: tr.đ": 1e6, "ĐV tính: triệu đồng": 1e6, "ĐVT: trđ": 1e6, "Đơn vị: Triêu đồng": 1e6, "Đơn vị tính : Triệu đồng.": 1e6,
		"Triệu đồng - Millions of dong": 1e6, "Triệu đồng - Million dongs": 1e6, "Đơn vị: Triệu đồng - Unit: Millions of VND": 1e6, "(Triệu đồng)": 1e6,
		"Đơn vị: đồng": 1, "ĐVT: Đồng": 1, "Đơn vị tính: VNĐ": 1, "Đơn vị: 1.000 đồng": 1e3, "Đơn vị: 1000đ": 1e3, "ĐVT: nghìn đồng": 1e3, "Đơn vị: ngàn đồng": 1e3,
		"Đơn vị: tỷ đồng": 1e9, "Đơn vị tính: tỉ đồng": 1e9, "DỰ TOÁN (triệu đồng)": 1e6,
		"DỰ TOÁN (Triệu VND)": 1e6, "ĐVT: 1.000.000 đ": 1e6, "Đơn vị: 1,000,000 đồng": 1e6, "Đ.v.t: Trđồng": 1e6, "(tr.đg)": 1e6, "Dự toán năm 2009 - tỷ VND": 1e9, "Đơn vị: ngàn VNĐ": 1e3,
		"Dự toán 1.000.000": 0, "Hỗ trợ 650.000 đồng/tháng": 0, "CỦA CÁC ĐƠN VỊ DỰ TOÁN NGÂN SÁCH TỈNH NĂM 2014": 0, "Tên đơn vị": 0, "QUYẾT TOÁN THU NGÂN SÁCH NHÀ NƯỚC NĂM 2018": 0, "Đơn vị tính:": 0, "": 0,
	} {
		if u, _ := unitIn(text); u.factor != want {
			t.Errorf("%q is %g, want %g", text, u.factor, want)
		}
	}
	if u, _ := unitIn("Đơn vị tính: %"); !u.percent {
		t.Error("per cent is not known")
	}
}

func TestUnitsAtTheEndOfHeads(t *testing.T) {
	for text, want := range map[string]float64{"THU NSĐP - triệu đồng": 1e6, "Dự toán (triệu)": 1e6, "Quyết toán (tỷ)": 1e9, "Dự toán Tr.đồng": 1e6, "Dự toán tỷ lệ": 0, "Chi trên 5 triệu đồng/người": 0} {
		if u, _ := bareUnitOf(text); u.factor != want {
			t.Errorf("%q is %g, want %g", text, u.factor, want)
		}
	}
}

func TestHeadsOfColumns(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	h := New(cat).heads
	for _, c := range []struct {
		heads       []string
		kind, level string
		year        int
		derived     bool
		strange     bool
	}{
		{heads: []string{"Dự toán Plan 2005"}, kind: "plan", year: 2005},
		{heads: []string{"QUYẾT TOÁN", "THU NSĐP"}, kind: "actual", level: "nsdp"},
		{heads: []string{"Dự toán HĐND tỉnh giao", "Tổng thu NSNN"}, kind: "plan", level: "nsnn"},
		{heads: []string{"Dự toán HĐND tỉnh giao"}, kind: "plan"},
		{heads: []string{"Dự toán TW giao"}, kind: "plan"},
		{heads: []string{"DT 2014"}, kind: "plan", year: 2014},
		{heads: []string{"QT năm 2014"}, kind: "actual", year: 2014},
		{heads: []string{"Ước TH năm 2013"}, kind: "estimate", year: 2013},
		{heads: []string{"Thực hiện năm 2012"}, kind: "actual", year: 2012},
		{heads: []string{"Quyết toán Final Accounts"}, kind: "actual"},
		{heads: []string{"Quyết toán", "Trong đó", "Cấp tỉnh"}, kind: "actual", level: "tinh"},
		{heads: []string{"Quyết toán", "Trong đó", "Huyện"}, kind: "actual", level: "huyen"},
		{heads: []string{"Dự toán", "NS xã"}, kind: "plan", level: "xa"},
		{heads: []string{"Dự toán", "NSTW"}, kind: "plan", level: "nstw"},
		{heads: []string{"So sánh (%)", "Tổng thu NSNN", "5=3/1"}, level: "nsnn", derived: true},
		{heads: []string{"Số dự toán"}, kind: "plan"},
		{heads: []string{"SỐ QUYẾT TOÁN NĂM 2014"}, kind: "actual", year: 2014},
		{heads: []string{"So du toan nam 2014"}, kind: "plan", year: 2014},
		{heads: []string{"So dự toán"}, derived: true},
		{heads: []string{"Dự toán năm 2019", "Tổng thu NSNN", "tr.đồng"}, kind: "plan", level: "nsnn", year: 2019},
		{heads: []string{"Thu NSĐP (tr.đ)"}, level: "nsdp"},
		{heads: []string{"Dự toán - trđ"}, kind: "plan"},
		{heads: []string{"Dự toán ĐVT: triệu đồng"}, kind: "plan"},
		{heads: []string{"Số dự toán được duyệt"}, kind: "plan"},
		{heads: []string{"DT sau điều chỉnh (NQ 60/NQ-HĐND)"}, kind: "plan"},
		{heads: []string{"Chỉ tiêu HĐND giao"}, kind: "plan"},
		{heads: []string{"Số giao đầu năm"}, kind: "plan"},
		{heads: []string{"Quyết toán đề nghị phê chuẩn"}, kind: "actual"},
		{heads: []string{"KQ thực hiện"}, kind: "actual"},
		{heads: []string{"Dự toán năm sau"}, kind: "plan", strange: true},
		{heads: []string{"QT/DT (%)"}, derived: true},
		{heads: []string{"So sánh quyết toán với dự toán"}, derived: true},
		{heads: []string{"Tỷ lệ"}, derived: true},
		{heads: []string{"3=2-1"}, derived: true},
		{heads: []string{"(5)=(3)/(1)"}, derived: true},
		{heads: []string{"Thu NSĐP hưởng 100%"}, level: "nsdp"},
		{heads: []string{"Dự toán", "Vốn sự nghiệp"}, kind: "plan", strange: true},
		{heads: []string{"Dự toán", "Huyện Lấp Vò"}, kind: "plan", strange: true},
	} {
		col := layout.Column{Col: 3}
		for _, text := range c.heads {
			col.Heads = append(col.Heads, layout.Head{Text: text, Span: sheet.Span{}})
		}
		table := layout.Of(sheettest.Grid("x", []sheettest.Row{{"STT", "Nội dung", "Dự toán"}, {1, "Thu nội địa", 10.5}, {2, "Thu khác", 20.5}, {3, "Chi", 7.5}})).Tables[0]
		got := h.read(table, col)
		if string(got.kind) != c.kind && !c.derived || string(got.level) != c.level || got.year != c.year || got.derived != c.derived || (got.strange != "") != c.strange && !c.derived {
			t.Errorf("%q: kind %q level %q year %d derived %v strange %q", c.heads, got.kind, got.level, got.year, got.derived, got.strange)
		}
	}
}

func TestUnitsThatAreMisspelt(t *testing.T) {
	for text, want := range map[string]bool{"Đơn vị tính: Triêu đồng": true, "Đơn vị: Triệu dồng": true, "Đơn vị tính: Triệu đồng": false, "ĐVT: Tr.đồng": false, "ĐVT: 1.000.000 đ": false, "Đơn vị: triệu VND": false, "ĐVT: trđ": false, "Đơn vị: 1.000đ": false,
		"Đơn vị tính: đồng": false, "Đơn vị: VNĐ": false, "Triệu đồng - Millions of dong": false, "Don vi: trieu dong": false, "Đơn vị tính: tỉ đồng": false, "(Triệu đồng)": false, "Đơn vị tính: Trịệu đồng": true} {
		u, ok := unitIn(text)
		if !ok || u.misspelt() != want {
			t.Errorf("%q: read %v, misspelt %v", text, ok, u.misspelt())
		}
	}
}

func TestMonths(t *testing.T) {
	for text, want := range map[string]months{"quy i nam 2019": {1, 3}, "qui iv": {10, 12}, "6 thang dau nam": {1, 6}, "6 thang cuoi nam": {7, 12}, "9 thang": {1, 9}, "uoc thuc hien sau thang": {1, 6}, "chin thang nam 2021": {1, 9}, "sau thang cuoi nam": {7, 12}, "sau thang 6": {}, "sau thang 6 nam 2020": {}, "nam 2018": {}, "quy du tru": {}} {
		if got := monthsOf(text); got != want {
			t.Errorf("%q is %v, want %v", text, got, want)
		}
	}
}

func TestASlipInAPhraseThatMeansAnother(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	l := New(cat).lexicon
	want := l.words("Tiền cho thuê đất, thuê mặt nước")
	for text, same := range map[string]bool{"Tiền cho thuê đất, thuê mặt nưcớ": true, "Tiền cho thuê đất, thue mặt nướcc": true, "Tiền cho thuê đất, thuê mặt bằng": false, "Tiền cho thuê nhà, thuê mặt nưcớ": false} {
		if got := l.words(text); slices.Equal(got, want) != same {
			t.Errorf("%q is %q, the item %q", text, got, want)
		}
	}
}
