package learn_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/ingest/learn"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// book is one sheet from rows of texts and numbers; a number is written as such.
func book(name string, rows [][]any) *sheet.Book {
	b := sheet.NewBuilder(name)
	for r, row := range rows {
		for c, v := range row {
			switch v := v.(type) {
			case string:
				if v != "" {
					b.Set(r+1, c+1, sheet.TextCell(v, sheet.Unknown))
				}
			case int:
				b.Set(r+1, c+1, sheet.Cell{Kind: sheet.Number, Value: float64(v)})
			}
		}
	}
	return &sheet.Book{Sheets: []*sheet.Grid{b.Grid()}}
}

func lexicon(t *testing.T) *meaning.Lexicon {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return meaning.New(cat)
}

// laid gives the catalog with the draft laid over it: a draft must be sound.
func laid(t *testing.T, d learn.Draft, topic string) *catalog.Catalog {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range d.Files {
		files[topic+"/"+f.Name] = &fstest.MapFile{Data: f.Content}
	}
	cat, err := catalog.LoadWith(files)
	if err != nil {
		t.Fatalf("the draft is not sound: %v", err)
	}
	return cat
}

func TestAFormIsDrafted(t *testing.T) {
	d := learn.From(lexicon(t), book("Biểu 1", [][]any{
		{"SỞ DU LỊCH"},
		{"KẾT QUẢ HOẠT ĐỘNG LƯU TRÚ NĂM 2023"},
		{"", "", "Đơn vị tính: triệu đồng"},
		{"STT", "Chỉ tiêu", "Thực hiện"},
		{"I", "Doanh thu lưu trú", 300},
		{"1", "Khách sạn", 180},
		{"2", "Nhà nghỉ", 120},
		{"II", "Doanh thu lữ hành", 90},
		{"1", "Nội địa", 50},
		{"2", "Quốc tế", 30},
	}), "luu-tru", "Lưu trú du lịch")
	cat := laid(t, d, "luu-tru")
	if d.Items != 6 || d.Sums != 1 {
		t.Errorf("%d items and %d sums, want 6 and 1", d.Items, d.Sums)
	}
	ind, ok := cat.Indicator("luu_tru_khach_san")
	if !ok || ind.Unit != "vnd" || ind.Parent != "luu_tru_doanh_thu_luu_tru" || ind.Topic != "luu-tru" {
		t.Errorf("indicator %+v", ind)
	}
	broken := false
	for _, doubt := range d.Doubts {
		broken = broken || doubt.Where == "Biểu 1!C8" && strings.Contains(doubt.VI, "Doanh thu lữ hành")
	}
	if !broken {
		t.Errorf("nobody doubts the sum of 90 from 50 and 30: %+v", d.Doubts)
	}
}

func TestColumnsOfATableOfProvincesAreItems(t *testing.T) {
	d := learn.From(lexicon(t), book("Sheet1", [][]any{
		{"TỶ LỆ HỘ NGHÈO CÁC TỈNH NĂM 2023"},
		{"TT", "Tỉnh", "Tỷ lệ hộ nghèo (%)", "Tỷ lệ hộ cận nghèo (%)"},
		{1, "Đồng Tháp", 3, 4},
		{2, "Cà Mau", 2, 5},
		{3, "Hà Giang", 18, 12},
	}), "giam-ngheo", "Giảm nghèo")
	cat := laid(t, d, "giam-ngheo")
	ind, ok := cat.Indicator("giam_ngheo_ty_le_ho_ngheo")
	if !ok {
		ind, ok = cat.Indicator("giam_ngheo_ti_le_ho_ngheo")
	}
	if d.Items != 2 || !ok || ind.Unit != "percent" || ind.Name.VI != "Tỷ lệ hộ nghèo" {
		t.Errorf("%d items, indicator %+v", d.Items, ind)
	}
}

func TestNothingToLearn(t *testing.T) {
	d := learn.From(lexicon(t), book("Sheet1", [][]any{{"Ghi chú"}}), "trong", "Trống")
	laid(t, d, "trong")
	if d.Items != 0 {
		t.Errorf("%d items", d.Items)
	}
}
