package correspondence

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

func TestReminderSaysWhatIsOwedAndWrong(t *testing.T) {
	day := func(d int) pipeline.Date { return pipeline.Date{Year: 2026, Month: 12, Day: d} }
	owing := Owing{"Quyết toán năm", "2025", day(1), "quá hạn, chưa có", false}
	for _, c := range []struct {
		name      string
		r         Reminder
		has, lack []string
	}{
		{"all", Reminder{From: "Cục Công Thương địa phương", Province: "tỉnh Cà Mau", Date: day(2), Due: day(20), Owings: []Owing{owing},
			Documents: []Faulty{{"a.xlsx", 3, "a.can-sua.xlsx"}}, Unread: []Unread{{"quyet-dinh.pdf", "không đọc được tệp PDF."}}},
			[]string{"CỤC CÔNG THƯƠNG ĐỊA PHƯƠNG", "ngày 02 tháng 12 năm 2026", "V/v đôn đốc báo cáo và đề nghị chỉnh sửa số liệu", "Kính gửi: Ủy ban nhân dân tỉnh Cà Mau",
				"1. Báo cáo chưa nộp", "- Quyết toán năm, kỳ 2025, hạn nộp 01/12/2026: quá hạn, chưa có.", "2. Báo cáo đã nhận",
				"«a.xlsx»: 3 nội dung cần sửa, đánh dấu tại tệp gửi kèm «a.can-sua.xlsx».", "3. Tệp đã nhận nhưng không đọc được", "trước ngày 20/12/2026"}, nil},
		{"documents alone", Reminder{Province: "tỉnh Cà Mau", To: "Sở Tài chính", Date: day(2), Documents: []Faulty{{"a.xlsx", 1, ""}}},
			[]string{"V/v đề nghị rà soát", "Kính gửi: Sở Tài chính", "1. Báo cáo đã nhận", "trong thời gian sớm nhất"}, []string{"đôn đốc", "gửi kèm «", "2."}},
		{"owing alone", Reminder{Province: "tỉnh Cà Mau", Date: day(2), Due: day(20), Owings: []Owing{owing}},
			[]string{"Đề nghị quý đơn vị nộp các báo cáo còn thiếu trước ngày 20/12/2026. Báo cáo nào không phát sinh số liệu"}, []string{"gửi kèm", "sửa"}},
		{"late alone", Reminder{Province: "tỉnh Cà Mau", Date: day(2), Due: day(20), Owings: []Owing{{"Quyết toán năm", "2025", day(1), "đã nộp, muộn 3 ngày", true}}},
			[]string{"Đề nghị quý đơn vị nộp báo cáo các kỳ sau đúng hạn.\n"}, []string{"còn thiếu", "20/12", "không phát sinh"}},
		{"many", Reminder{Province: "x", Date: day(2), Owings: make([]Owing, 45)}, []string{"và 5 báo cáo nữa"}, nil},
		{"hostile", Reminder{Province: "x", Date: day(2), Unread: []Unread{{"a\n= TO TIEN\u202E", "b"}}}, []string{"«a = TO TIEN»"}, []string{"\u202E"}},
	} {
		text, err := c.r.Text()
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range c.has {
			if !strings.Contains(text, part) {
				t.Errorf("%s lacks %q:\n%s", c.name, part, text)
			}
		}
		for _, part := range c.lack {
			if strings.Contains(text, part) {
				t.Errorf("%s has %q:\n%s", c.name, part, text)
			}
		}
		one, err := c.r.Docx()
		two, err2 := c.r.Docx()
		if err != nil || err2 != nil || !reflect.DeepEqual(one, two) || len(one) < 500 {
			t.Errorf("%s: %d and %d bytes, %v, %v", c.name, len(one), len(two), err, err2)
		}
	}
	if !(Reminder{Province: "x"}).Empty() || (Reminder{Owings: []Owing{owing}}).Empty() {
		t.Error("a reminder is empty when it has nothing to say")
	}
}

func TestRecordsOutliveALineThatIsCut(t *testing.T) {
	path := filepath.Join(t.TempDir(), "correspondence.jsonl")
	if list, bad, err := Records(path); len(list)+bad != 0 || err != nil {
		t.Errorf("%v, %d, %v", list, bad, err)
	}
	first := Record{At: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), Kind: ReminderRecord, Province: "ca-mau", Due: "2026-12-20",
		Documents: []RecordedDoc{{"a.xlsx", "00ff", 3}}, Owed: []string{"quyet-toan-nam 2025"}, Files: []string{"ca-mau.cong-van.docx"}}
	second := Record{At: first.At, Kind: AnswerRecord, Outcomes: map[State]int{Mended: 2, New: 1}}
	for _, r := range []Record{first, second} {
		if err := Keep(path, r); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString("{\"at\":\"2026\n\n{}\n"); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if list, bad, err := Records(path); err != nil || bad != 2 || !reflect.DeepEqual(list, []Record{first, second}) {
		t.Errorf("%+v, %d, %v", list, bad, err)
	}
	third := Record{At: first.At.Add(time.Hour), Kind: ReceiptRecord, Province: "ca-mau"}
	// What is written after a line that is cut is not lost with it.
	if err := os.WriteFile(path, []byte("{\"at\":\"2026"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Keep(path, third); err != nil {
		t.Fatal(err)
	}
	if list, bad, err := Records(path); err != nil || bad != 1 || !reflect.DeepEqual(list, []Record{third}) {
		t.Errorf("%+v, %d, %v", list, bad, err)
	}
}
