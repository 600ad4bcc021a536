package table_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// A part that is called like its whole is sent back alone, the whole stands.
func TestOfAWholeAndAPartOfItsNameTheWholeStands(t *testing.T) {
	grids := one("S", []R{
		{"LÀNG NGHỀ TỈNH HÀ NAM NĂM 2022"},
		{"TT", "Chỉ tiêu", "ĐVT", "Số lượng"},
		{1, "Số đề án khuyến công", "đề án", 20},
		{2, "Số làng nghề", "làng", 30},
		{"2.1", "Làng nghề", "làng", 18},
		{"2.2", "Làng nghề truyền thống", "làng", 12},
	})
	got := statements(t, "", grids)
	want := map[string]string{
		"D3": "kc_projects|-|Hà Nam|2022|actual|20",
		"D4": "craft_villages|-|Hà Nam|2022|actual|30",
		"D6": "craft_villages_traditional|-|Hà Nam|2022|actual|12",
	}
	if !maps.Equal(got, want) {
		t.Errorf("stated %v, want %v", got, want)
	}
	rejects := reading(t, "", grids).Rejects
	if len(rejects) != 1 || rejects[0].Origin.Locator.Row != 5 || rejects[0].Reason != "unknown_indicator" {
		t.Errorf("rejects: %+v", rejects)
	}
}

// Two rows of one rank that say two things of the same contradict each other
// still, and so do a sum and its first part.
func TestEqualsStillContradict(t *testing.T) {
	for name, rows := range map[string][]R{
		"two rows of one rank": {{"TỈNH HÀ NAM NĂM 2022"}, {"TT", "Chỉ tiêu", "ĐVT", "Số lượng"}, {1, "Số làng nghề", "làng", 30}, {2, "Số làng nghề", "làng", 18}},
		"a sum of money and what is called like it": {{"KHUYẾN CÔNG TỈNH HÀ NAM NĂM 2022"}, {"TT", "Chỉ tiêu", "ĐVT", "Số lượng"}, {1, "Tổng kinh phí", "triệu đồng", 30},
			{"1.1", "Kinh phí khuyến công", "triệu đồng", 18}},
	} {
		if got := statements(t, "", one("S", rows)); len(got) != 0 {
			t.Errorf("%s: stated %v", name, got)
		}
	}
}

// The agency at the head of the first table speaks for one that names no place,
// unless the heads name several provinces.
func TestTheSenderSpeaksForTablesWithoutAPlace(t *testing.T) {
	second := sheettest.Grid("Bảng 2", []R{{"KẾT QUẢ KHUYẾN CÔNG"}, {"Chỉ tiêu", "ĐVT", "Năm 2022"}, {"Số đề án khuyến công", "đề án", 12}})
	first := sheettest.Grid("Bảng 1", []R{{"SỞ CÔNG THƯƠNG TỈNH NAM ĐỊNH"}, {"Chỉ tiêu", "ĐVT", "Năm 2022"}, {"Số làng nghề", "làng", 30}})
	other := sheettest.Grid("Bảng 3", []R{{"SỞ CÔNG THƯƠNG TỈNH HÀ NAM"}, {"Chỉ tiêu", "ĐVT", "Năm 2022"}, {"Số làng nghề", "làng", 31}})
	if got := statements(t, "", []*sheet.Grid{first, second})["Bảng 2!C3"]; got != "kc_projects|-|Nam Định|2022|actual|12" {
		t.Errorf("the second table states %q", got)
	}
	if got := statements(t, "", []*sheet.Grid{first, second, other})["Bảng 2!C3"]; got != "" {
		t.Errorf("between two senders it states %q", got)
	}
}

// A region of another time is no area of the year: its row is only checked.
func TestARegionIsOfItsTime(t *testing.T) {
	rows := func(year string) []R {
		return []R{
			{"SỐ CỤM CÔNG NGHIỆP NĂM " + year},
			{"TT", "Tỉnh", "Số cụm công nghiệp"},
			{"I", "Tây Nguyên", 9}, {1, "Gia Lai", 4}, {2, "Đắk Lắk", 5},
			{"II", "Đồng bằng sông Hồng", 7}, {3, "Hà Nội", 7},
		}
	}
	old := slices.Sorted(maps.Values(statements(t, "", one("S", rows("2023")))))
	if !slices.Contains(old, "ic_count|-|TAY-NGUYEN|2023|actual|9") {
		t.Errorf("2023: %v", old)
	}
	now := slices.Sorted(maps.Values(statements(t, "", one("S", rows("2026")))))
	want := []string{"ic_count|-|DBSH|2026|actual|7", "ic_count|-|Gia Lai|2026|actual|4", "ic_count|-|Hà Nội|2026|actual|7", "ic_count|-|Đắk Lắk|2026|actual|5"}
	if !slices.Equal(now, want) {
		t.Errorf("2026: %v, want %v", now, want)
	}
}

// A part may not be more than its whole; as much is no fault.
func TestAPartIsNoMoreThanItsWhole(t *testing.T) {
	faults := reading(t, "", one("S", []R{
		{"CỤM CÔNG NGHIỆP TỈNH HÀ NAM"},
		{"Năm", "Số cụm công nghiệp", "Số cụm công nghiệp đang hoạt động"},
		{2021, 9, 9}, {2022, 10, 12}, {2023, 11, 10},
	})).Faults
	if len(faults) != 1 || faults[0].Type != "part_exceeds_whole" || !slices.Equal(faults[0].Cells, []string{"C4", "B4"}) {
		t.Errorf("faults: %+v", faults)
	}
}

// What a table states twice is one fault all the same.
func TestAPartThatIsMoreThanItsWholeIsToldOnce(t *testing.T) {
	faults := reading(t, "", one("S", []R{
		{"CỤM CÔNG NGHIỆP TỈNH HÀ NAM"},
		{"Năm", "Số cụm công nghiệp", "Số cụm công nghiệp đang hoạt động"},
		{2021, 9, 9}, {2022, 10, 12}, {2022, 10, 12},
	})).Faults
	told := 0
	for _, f := range faults {
		if f.Type == "part_exceeds_whole" {
			told++
		}
	}
	if told != 1 {
		t.Errorf("told %d times: %+v", told, faults)
	}
}

// What is counted is known and its unit is wrong: it is told, not passed over.
func TestAUnitThatDoesNotFitIsTold(t *testing.T) {
	result := reading(t, "", one("S", []R{
		{"CỤM CÔNG NGHIỆP TỈNH HÀ NAM NĂM 2022"},
		{"Chỉ tiêu", "Đơn vị tính", "Số liệu"},
		{"Số cụm công nghiệp", "cụm", 9}, {"Diện tích cụm công nghiệp", "km2", 3.5},
	}))
	if len(result.Observations) != 1 || len(result.Rejects) != 1 || result.Rejects[0].Reason != "unit_mismatch" {
		t.Errorf("%d figures, rejects %+v", len(result.Observations), result.Rejects)
	}
}
