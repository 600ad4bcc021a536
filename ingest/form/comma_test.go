package form_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// TestTheSizeTellsWhatACommaParts reads amounts of text with three digits behind their only comma:
// thousands where as decimals they would be no budget, decimals where they are one.
func TestTheSizeTellsWhatACommaParts(t *testing.T) {
	for unit, want := range map[string]float64{"triệu đồng": 911427e6, "tỷ đồng": 911.427e9} {
		rows := []R{{"UBND TỈNH CÀ MAU", nil, "Mẫu số 14/CKNS-NSĐP"}, {"DỰ TOÁN CHI NGÂN SÁCH CẤP TỈNH NĂM 2006"}, {nil, nil, "Đơn vị: " + unit}, {"STT", "Chỉ tiêu", "Dự toán"},
			{nil, "Tổng chi ngân sách cấp tỉnh", "911,427"}, {"I", "Chi đầu tư phát triển", "189,700"}, {"1", "Chi xây dựng cơ bản tập trung", "109,700"}, {"II", "Chi thường xuyên", "262,069"}, {"1", "Chi trợ giá", "1,000"}}
		r := read(t, "", sheettest.Grid("14", rows))
		if len(r.Faults) > 0 {
			t.Errorf("in %s: %q", unit, faults(r))
		}
		for _, o := range r.Sheets[0][0].Observations {
			if at := o.Origin.Locator; at.Row == 5 && o.Quantity.Value != want {
				t.Errorf("in %s the total is %v, want %v", unit, o.Quantity.Value, want)
			}
		}
		if len(r.Sheets[0][0].Observations) < 3 {
			t.Errorf("in %s only %d figures are read", unit, len(r.Sheets[0][0].Observations))
		}
	}
}
