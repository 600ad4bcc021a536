package correspondence

import (
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestReceiptSaysWhatCame(t *testing.T) {
	day := pipeline.Date{Year: 2026, Month: 12, Day: 2}
	r := Receipt{Province: "tỉnh Cà Mau", Date: day, Documents: []Received{{"a\n= TO TIEN\u202E.xlsx", day, 12}, {Name: "b.xlsx", Figures: 1}},
		Reports: []Owing{{Title: "Quyết toán năm", Period: "2025", State: "đúng hạn"}}}
	text, err := r.Text()
	for _, want := range []string{"V/v xác nhận đã nhận báo cáo", "Kính gửi: Ủy ban nhân dân tỉnh Cà Mau", "- «a = TO TIEN .xlsx», nhận ngày 02/12/2026: 12 số liệu", "- «b.xlsx»: 1 số liệu", "- Quyết toán năm, kỳ 2025: đúng hạn."} {
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("lacks %q: %v\n%s", want, err, text)
		}
	}
	one, err := r.Docx()
	two, err2 := r.Docx()
	if err != nil || err2 != nil || !reflect.DeepEqual(one, two) || len(one) < 500 {
		t.Errorf("%d and %d bytes, %v, %v", len(one), len(two), err, err2)
	}
	r.Documents, r.Reports = make([]Received, 45), nil
	if text, err = r.Text(); err != nil || !strings.Contains(text, "và 5 tệp nữa") || strings.Contains(text, "đến hạn") {
		t.Errorf("many: %v\n%s", err, text)
	}
	if r.Empty() || !(Receipt{Reports: []Owing{{}}}).Empty() {
		t.Error("a receipt is empty without documents")
	}
}
