package table_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

type R = sheettest.Row

// A layout is a workbook in one of the many ways that offices lay them out, and
// every figure that it states: cell | indicator | level | province | period |
// kind | value | dimensions.
type laid struct {
	name     string
	document string
	grids    []*sheet.Grid
	want     []string
	may      []string // cells that may be stated or not
}

func one(name string, rows []R, marks ...sheettest.Mark) []*sheet.Grid {
	return []*sheet.Grid{sheettest.Grid(name, rows, marks...)}
}

// across writes the wants of a row of figures from a column on.
func across(row int, from string, rest string, cells ...string) []string {
	var list []string
	col := from[0]
	for _, c := range cells {
		if c != "" {
			head, value, _ := strings.Cut(c, "=")
			list = append(list, fmt.Sprintf("%c%d|%s", col, row, fill(rest, head, value)))
		}
		col++
	}
	return list
}

// fill puts the parts of a cell into the places of a pattern: {1} {2} … from
// head, and the value at {v}.
func fill(pattern, head, value string) string {
	for i, part := range strings.Split(head, ",") {
		pattern = strings.ReplaceAll(pattern, fmt.Sprintf("{%d}", i+1), part)
	}
	return strings.ReplaceAll(pattern, "{v}", value)
}

func layouts() []laid {
	return []laid{
		{name: "provinces in rows, levels across under one head", grids: one("Biểu 1", []R{
			{"SỐ LƯỢNG SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU ĐƯỢC CÔNG NHẬN NĂM 2022"},
			{"(Kèm theo Báo cáo số 45/BC-CTĐP ngày 10/02/2023)"},
			{},
			{"TT", "Tỉnh, thành phố", "Cấp công nhận", nil, nil, "Ghi chú"},
			{nil, nil, "Cấp huyện", "Cấp tỉnh", "Cấp khu vực"},
			{1, "Long An", 40, 25, 6},
			{2, "Tiền Giang", 33, "-", 4, "chưa tổ chức cấp tỉnh"},
			{3, "TP. Cần Thơ", "", 18, ".."},
			{nil, "Tổng cộng", 73, 43, 10},
		}, sheettest.Merge("C4:E4")), want: slices.Concat(
			across(6, "C", "cnnt_recognized|{1}|Long An|2022|actual|{v}", "huyen=40", "tinh=25", "khu_vuc=6"),
			across(7, "C", "cnnt_recognized|{1}|Tiền Giang|2022|actual|{v}", "huyen=33", "tinh=0", "khu_vuc=4"),
			across(8, "C", "cnnt_recognized|{1}|Cần Thơ|2022|actual|{v}", "", "tinh=18"),
		)},
		{name: "years across over plan and result, items in rows, one province in the title", grids: one("KC", []R{
			{"UBND TỈNH NGHỆ AN", nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
			{"SỞ CÔNG THƯƠNG", nil, nil, "Độc lập - Tự do - Hạnh phúc"},
			{"TỔNG HỢP KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG"},
			{},
			{"STT", "Chỉ tiêu", "ĐVT", "Năm 2022", nil, "Năm 2023", nil, "So sánh 2023/2022 (%)"},
			{nil, nil, nil, "Kế hoạch", "Thực hiện", "Kế hoạch", "Thực hiện"},
			{"A", "B", "C", 1, 2, 3, 4, "5=4/2"},
			{1, "Số đề án được hỗ trợ", "đề án", 20, 18, 22, 22, 122.2},
			{2, "Kinh phí khuyến công địa phương", "triệu đồng", 4000, 3950, 4500, "4.480,5", 113.4},
			{3, "Số cơ sở được hỗ trợ", "cơ sở", 15, 15, 20, 19, 126.7},
			{4, "Giá trị sản xuất công nghiệp", "tỷ đồng", 80000, 81500, 90000, 91200, 111.9},
			{5, "Số lao động được đào tạo nghề", "người", 300, 280, 350, 345, 123},
		}, sheettest.Merge("A5:A6", "B5:B6", "C5:C6", "D5:E5", "F5:G5", "H5:H6")), want: slices.Concat(
			across(8, "D", "kc_projects|-|Nghệ An|{1}|{2}|{v}", "2022,plan=20", "2022,actual=18", "2023,plan=22", "2023,actual=22"),
			across(9, "D", "kc_budget|tinh|Nghệ An|{1}|{2}|{v}", "2022,plan=4e+09", "2022,actual=3.95e+09", "2023,plan=4.5e+09", "2023,actual=4.4805e+09"),
			across(10, "D", "kc_facilities_supported|-|Nghệ An|{1}|{2}|{v}", "2022,plan=15", "2022,actual=15", "2023,plan=20", "2023,actual=19"),
			across(12, "D", "kc_trainees|-|Nghệ An|{1}|{2}|{v}", "2022,plan=300", "2022,actual=280", "2023,plan=350", "2023,actual=345"),
		)},
		{name: "long form with every side in a column", grids: one("data", []R{
			{"Tỉnh", "Năm", "Chỉ tiêu", "Cấp", "ĐVT", "Giá trị"},
			{"Hà Nam", 2021, "Số sản phẩm CNNT tiêu biểu được công nhận", "tỉnh", "sản phẩm", 31},
			{"Hà Nam", 2022, "Số sản phẩm CNNT tiêu biểu được công nhận", "huyện", "sản phẩm", 44},
			{"Nam Định", 2021, "Kinh phí khuyến công", "tỉnh", "triệu đồng", 2500},
			{"Nam Định", 2021, "Số đề án khuyến công", "quốc gia", "đề án", 3},
			{"Nam Định", 2021, "Số hợp đồng điện mặt trời", "tỉnh", "hợp đồng", 77},
		}), want: []string{
			"F2|cnnt_recognized|tinh|Hà Nam|2021|actual|31", "F3|cnnt_recognized|huyen|Hà Nam|2022|actual|44",
			"F4|kc_budget|tinh|Nam Định|2021|actual|2.5e+09", "F5|kc_projects|quoc_gia|Nam Định|2021|actual|3",
		}},
		{name: "provinces across, items down", grids: one("So sanh", []R{
			{"KẾT QUẢ CHƯƠNG TRÌNH OCOP NĂM 2023"},
			{"Nội dung", "Sơn La", "Lai Châu", "Điện Biên"},
			{"Tổng số sản phẩm OCOP", 151, 98, 76},
			{"Sản phẩm 3 sao", 120, 90, 70},
			{"Sản phẩm 4 sao", 30, 8, 6},
			{"Sản phẩm 5 sao", 1, 0, 0},
			{"Số chủ thể OCOP", 80, 45, 39},
			{"Số hộ nghèo", 1200, 3400, 2200},
		}), want: slices.Concat(
			across(3, "B", "ocop_products|-|{1}|2023|actual|{v}", "Sơn La=151", "Lai Châu=98", "Điện Biên=76"),
			across(4, "B", "ocop_products|-|{1}|2023|actual|{v}|stars=3", "Sơn La=120", "Lai Châu=90", "Điện Biên=70"),
			across(5, "B", "ocop_products|-|{1}|2023|actual|{v}|stars=4", "Sơn La=30", "Lai Châu=8", "Điện Biên=6"),
			across(6, "B", "ocop_products|-|{1}|2023|actual|{v}|stars=5", "Sơn La=1", "Lai Châu=0", "Điện Biên=0"),
			across(7, "B", "ocop_entities|-|{1}|2023|actual|{v}", "Sơn La=80", "Lai Châu=45", "Điện Biên=39"),
		)},
		{name: "sections of registered and certified, groups in rows", grids: one("Biểu 01", []R{
			{"SỞ CÔNG THƯƠNG TỈNH BẮC NINH"},
			{"Biểu số 01/KC"},
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP"},
			{"NÔNG THÔN TIÊU BIỂU NĂM 2024"},
			{nil, nil, nil, "Đơn vị tính: sản phẩm"},
			{"STT", "Nhóm sản phẩm", "Cấp huyện", "Cấp tỉnh"},
			{"I", "Số sản phẩm đăng ký tham gia bình chọn", 60, 41},
			{1, "Nhóm thủ công mỹ nghệ", 20, 15},
			{2, "Nhóm chế biến nông, lâm, thủy sản và đồ uống", 25, 16},
			{3, "Nhóm thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", 10, 7},
			{4, "Nhóm khác", 5, 3},
			{"II", "Số sản phẩm được cấp giấy chứng nhận", 40, 20},
			{1, "Nhóm thủ công mỹ nghệ", 14, 8},
			{2, "Nhóm chế biến nông, lâm, thủy sản và đồ uống", 16, 8},
			{3, "Nhóm thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", 6, 3},
			{4, "Nhóm khác", 4, 1},
			{},
			{nil, nil, "Bắc Ninh, ngày 20 tháng 12 năm 2024"},
			{nil, "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC"},
			{nil, "Nguyễn Văn A", "Trần Thị B"},
		}), want: slices.Concat(
			across(7, "C", "cnnt_registered|{1}|Bắc Ninh|2024|actual|{v}", "huyen=60", "tinh=41"),
			across(8, "C", "cnnt_registered|{1}|Bắc Ninh|2024|actual|{v}|group=thu_cong_my_nghe", "huyen=20", "tinh=15"),
			across(9, "C", "cnnt_registered|{1}|Bắc Ninh|2024|actual|{v}|group=che_bien_nlts", "huyen=25", "tinh=16"),
			across(10, "C", "cnnt_registered|{1}|Bắc Ninh|2024|actual|{v}|group=co_khi", "huyen=10", "tinh=7"),
			across(11, "C", "cnnt_registered|{1}|Bắc Ninh|2024|actual|{v}|group=khac", "huyen=5", "tinh=3"),
			across(12, "C", "cnnt_recognized|{1}|Bắc Ninh|2024|actual|{v}", "huyen=40", "tinh=20"),
			across(13, "C", "cnnt_recognized|{1}|Bắc Ninh|2024|actual|{v}|group=thu_cong_my_nghe", "huyen=14", "tinh=8"),
			across(14, "C", "cnnt_recognized|{1}|Bắc Ninh|2024|actual|{v}|group=che_bien_nlts", "huyen=16", "tinh=8"),
			across(15, "C", "cnnt_recognized|{1}|Bắc Ninh|2024|actual|{v}|group=co_khi", "huyen=6", "tinh=3"),
			across(16, "C", "cnnt_recognized|{1}|Bắc Ninh|2024|actual|{v}|group=khac", "huyen=4", "tinh=1"),
		)},
		{name: "quarters under a year of the title, one sheet a province", grids: []*sheet.Grid{
			sheettest.Grid("Lào Cai", []R{{"KẾT QUẢ KHUYẾN CÔNG NĂM 2024"}, {"Chỉ tiêu", "Quý I", "Quý II", "6 tháng đầu năm"}, {"Số đề án", 2, 3, 5}, {"Kinh phí hỗ trợ (triệu đồng)", 300, 450, 750}}),
			sheettest.Grid("Yên Bái", []R{{"KẾT QUẢ KHUYẾN CÔNG NĂM 2024"}, {"Chỉ tiêu", "Quý I", "Quý II", "6 tháng đầu năm"}, {"Số đề án", 1, 4, 5}}),
		}, want: slices.Concat(
			prefixed("Lào Cai!", across(3, "B", "kc_projects|-|Lào Cai|{1}|actual|{v}", "2024-01/2024-03=2", "2024-04/2024-06=3", "2024-01/2024-06=5")),
			prefixed("Lào Cai!", across(4, "B", "kc_budget|-|Lào Cai|{1}|actual|{v}", "2024-01/2024-03=3e+08", "2024-04/2024-06=4.5e+08", "2024-01/2024-06=7.5e+08")),
			prefixed("Yên Bái!", across(3, "B", "kc_projects|-|Yên Bái|{1}|actual|{v}", "2024-01/2024-03=1", "2024-04/2024-06=4", "2024-01/2024-06=5")),
		)},
		{name: "regions among provinces and the country last", grids: one("OCOP", []R{
			{"SỐ SẢN PHẨM OCOP THEO ĐỊA PHƯƠNG ĐẾN 31/12/2022"},
			{"STT", "Địa phương", "Số sản phẩm OCOP", "Số chủ thể OCOP"},
			{"I", "Đồng bằng sông Hồng", 250, 120},
			{1, "Hà Nội", 200, 95},
			{2, "Bắc Ninh", 50, 25},
			{"II", "Tây Nguyên", 90, 41},
			{3, "Gia Lai", 60, 30},
			{4, "Đắk Lắk", 30, 11},
			{nil, "CẢ NƯỚC", 340, 161},
		}), want: slices.Concat(
			across(3, "C", "{1}|-|DBSH|/2022-12-31|actual|{v}", "ocop_products=250", "ocop_entities=120"),
			across(6, "C", "{1}|-|TAY-NGUYEN|/2022-12-31|actual|{v}", "ocop_products=90", "ocop_entities=41"),
			across(4, "C", "{1}|-|Hà Nội|/2022-12-31|actual|{v}", "ocop_products=200", "ocop_entities=95"),
			across(5, "C", "{1}|-|Bắc Ninh|/2022-12-31|actual|{v}", "ocop_products=50", "ocop_entities=25"),
			across(7, "C", "{1}|-|Gia Lai|/2022-12-31|actual|{v}", "ocop_products=60", "ocop_entities=30"),
			across(8, "C", "{1}|-|Đắk Lắk|/2022-12-31|actual|{v}", "ocop_products=30", "ocop_entities=11"),
			across(9, "C", "{1}|-|VN|/2022-12-31|actual|{v}", "ocop_products=340", "ocop_entities=161"),
		)},
		{name: "districts of one province with the whole last", grids: one("Sheet1", []R{
			{"Phụ lục II"},
			{"TÌNH HÌNH PHÁT TRIỂN LÀNG NGHỀ TỈNH HƯNG YÊN NĂM 2020"},
			{"(Ban hành kèm theo Quyết định số 1881/QĐ-UBND ngày 05/7/2021)"},
			{"TT", "Huyện, thị xã, thành phố", "Số làng nghề", "Số lao động làng nghề (người)", "Doanh thu làng nghề (tỷ đồng)"},
			{1, "Văn Giang", 4, 1200, 310.5},
			{2, "TP Hưng Yên", 2, 350, 42},
			{3, "Khoái Châu", 9, 2750, 505},
			{nil, "Toàn tỉnh", 15, 4300, 857.5},
		}), want: slices.Concat(
			across(5, "C", "{1}|-|Hưng Yên|2020|actual|{v}|locality=Văn Giang", "craft_villages=4", "craft_workers=1200", "craft_revenue=3.105e+11"),
			across(6, "C", "{1}|-|Hưng Yên|2020|actual|{v}|locality=Hưng Yên", "craft_villages=2", "craft_workers=350", "craft_revenue=4.2e+10"),
			across(7, "C", "{1}|-|Hưng Yên|2020|actual|{v}|locality=Khoái Châu", "craft_villages=9", "craft_workers=2750", "craft_revenue=5.05e+11"),
			across(8, "C", "{1}|-|Hưng Yên|2020|actual|{v}", "craft_villages=15", "craft_workers=4300", "craft_revenue=8.575e+11"),
		)},
		{name: "years down, indicators across, two units in heads with line breaks", grids: one("CCN", []R{
			{"CỤM CÔNG NGHIỆP TRÊN ĐỊA BÀN TỈNH THÁI BÌNH"},
			{"Năm", "Số cụm công nghiệp", "Diện tích\n(ha)", "Tỷ lệ lấp đầy\n(%)", "Số dự án trong cụm công nghiệp"},
			{2019, 45, "2.100,5", 61.2, 380},
			{"2020", 46, "2.150", "63,5", 402},
			{"Sơ bộ 2021", 49, 2300, 65, "> 410"},
		}), want: slices.Concat(
			across(3, "B", "{1}|-|Thái Bình|2019|actual|{v}", "ic_count=45", "ic_area=2100.5", "ic_fill_rate=61.2", "ic_projects=380"),
			across(4, "B", "{1}|-|Thái Bình|2020|actual|{v}", "ic_count=46", "ic_area=2150", "ic_fill_rate=63.5", "ic_projects=402"),
			across(5, "B", "{1}|-|Thái Bình|2021|estimate|{v}", "ic_count=49", "ic_area=2300", "ic_fill_rate=65", "ic_projects=410"),
		)},
		{name: "two tables one below the other, of two programmes", grids: one("TH", []R{
			{"1. Sản phẩm OCOP tỉnh Quảng Nam"},
			{"Hạng sao", "2021", "2022"},
			{"3 sao", 200, 240},
			{"4 sao", 40, 52},
			{"Tổng số", 240, 292},
			{},
			{"2. Kinh phí khuyến công tỉnh Quảng Nam (triệu đồng)"},
			{"Nguồn", "2021", "2022"},
			{"Khuyến công quốc gia", 1500, 1800},
			{"Khuyến công địa phương", 3200, 3600},
		}), want: slices.Concat(
			across(3, "B", "ocop_products|-|Quảng Nam|{1}|actual|{v}|stars=3", "2021=200", "2022=240"),
			across(4, "B", "ocop_products|-|Quảng Nam|{1}|actual|{v}|stars=4", "2021=40", "2022=52"),
			across(5, "B", "ocop_products|-|Quảng Nam|{1}|actual|{v}", "2021=240", "2022=292"),
			across(9, "B", "kc_budget|quoc_gia|Quảng Nam|{1}|actual|{v}", "2021=1.5e+09", "2022=1.8e+09"),
			across(10, "B", "kc_budget|tinh|Quảng Nam|{1}|actual|{v}", "2021=3.2e+09", "2022=3.6e+09"),
		)},
		{name: "same period of the year before beside the report's", grids: one("6T", []R{
			{"TÌNH HÌNH THỰC HIỆN CÔNG TÁC KHUYẾN CÔNG 6 THÁNG ĐẦU NĂM 2024 TỈNH PHÚ THỌ"},
			{"Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2024", "Cùng kỳ năm 2023", "Thực hiện 6 tháng", "So với cùng kỳ (%)", "TH/KH (%)"},
			{"Số đề án khuyến công", "Đề án", 30, 11, 14, 127.3, 46.7},
			{"Kinh phí khuyến công", "Triệu đồng", 6000, 1900, 2600, 136.8, 43.3},
		}), want: slices.Concat(
			across(3, "C", "kc_projects|-|Phú Thọ|{1}|{2}|{v}", "2024,plan=30", "2023-01/2023-06,actual=11", "2024-01/2024-06,actual=14"),
			across(4, "C", "kc_budget|-|Phú Thọ|{1}|{2}|{v}", "2024,plan=6e+09", "2023-01/2023-06,actual=1.9e+09", "2024-01/2024-06,actual=2.6e+09"),
		)},
		{name: "provinces merged downwards over the years of each", grids: one("x", []R{
			{"Tỉnh", "Năm", "Số sản phẩm CNNT tiêu biểu cấp tỉnh", "Số cơ sở có sản phẩm CNNT tiêu biểu"},
			{"Bến Tre", 2020, 20, 14},
			{nil, 2022, 24, 17},
			{"Trà Vinh", 2020, 11, 9},
			{nil, 2022, 13, 10},
		}, sheettest.Merge("A2:A3", "A4:A5")), want: slices.Concat(
			across(2, "C", "{1}|{2}|Bến Tre|2020|actual|{v}", "cnnt_recognized,tinh=20", "cnnt_facilities,-=14"),
			across(3, "C", "{1}|{2}|Bến Tre|2022|actual|{v}", "cnnt_recognized,tinh=24", "cnnt_facilities,-=17"),
			across(4, "C", "{1}|{2}|Trà Vinh|2020|actual|{v}", "cnnt_recognized,tinh=11", "cnnt_facilities,-=9"),
			across(5, "C", "{1}|{2}|Trà Vinh|2022|actual|{v}", "cnnt_recognized,tinh=13", "cnnt_facilities,-=10"),
		)},
		{name: "side by side, with hidden draft column", grids: one("S", []R{
			{"SỐ CƠ SỞ ĐƯỢC HỖ TRỢ KHUYẾN CÔNG NĂM 2021"},
			{"TT", "Tỉnh", "Số cơ sở được hỗ trợ", nil, "TT", "Tỉnh", "Số cơ sở được hỗ trợ"},
			{1, "Bình Định", 12, nil, 3, "Phú Yên", 8},
			{2, "Khánh Hòa", 15, nil, 4, "Ninh Thuận", 5},
		}), want: []string{
			"C3|kc_facilities_supported|-|Bình Định|2021|actual|12", "G3|kc_facilities_supported|-|Phú Yên|2021|actual|8",
			"C4|kc_facilities_supported|-|Khánh Hòa|2021|actual|15", "G4|kc_facilities_supported|-|Ninh Thuận|2021|actual|5",
		}},
		{name: "sections of provinces, years in rows below", grids: one("LN", []R{
			{"LÀNG NGHỀ ĐƯỢC CÔNG NHẬN"},
			{"Năm", "Số làng nghề", "Số làng nghề truyền thống"},
			{"Tỉnh Hải Dương"},
			{2021, 66, 12},
			{2022, 66, 13},
			{"Tỉnh Hưng Yên"},
			{2021, 40, 9},
			{2022, 41, 9},
		}), want: slices.Concat(
			across(4, "B", "{1}|-|Hải Dương|2021|actual|{v}", "craft_villages=66", "craft_villages_traditional=12"),
			across(5, "B", "{1}|-|Hải Dương|2022|actual|{v}", "craft_villages=66", "craft_villages_traditional=13"),
			across(7, "B", "{1}|-|Hưng Yên|2021|actual|{v}", "craft_villages=40", "craft_villages_traditional=9"),
			across(8, "B", "{1}|-|Hưng Yên|2022|actual|{v}", "craft_villages=41", "craft_villages_traditional=9"),
		)},
		{name: "contents of promotion in rows under one indicator's columns, with a total", grids: one("Biểu 3", []R{
			{"KINH PHÍ KHUYẾN CÔNG NĂM 2023 TỈNH ĐỒNG NAI"},
			{nil, nil, nil, "ĐVT: triệu đồng"},
			{"TT", "Nội dung", "Khuyến công quốc gia", "Khuyến công địa phương"},
			{1, "Đào tạo nghề", 100, 250},
			{2, "Xây dựng mô hình trình diễn kỹ thuật", 400, 600},
			{3, "Ứng dụng máy móc thiết bị tiên tiến", 900, 2100},
			{nil, "Tổng cộng", 1400, 2950},
		}), want: slices.Concat(
			across(4, "C", "kc_budget|{1}|Đồng Nai|2023|actual|{v}|content=dao_tao", "quoc_gia=1e+08", "tinh=2.5e+08"),
			across(5, "C", "kc_budget|{1}|Đồng Nai|2023|actual|{v}|content=trinh_dien", "quoc_gia=4e+08", "tinh=6e+08"),
			across(6, "C", "kc_budget|{1}|Đồng Nai|2023|actual|{v}|content=may_moc", "quoc_gia=9e+08", "tinh=2.1e+09"),
			across(7, "C", "kc_budget|{1}|Đồng Nai|2023|actual|{v}", "quoc_gia=1.4e+09", "tinh=2.95e+09"),
		)},
		{name: "five-year span beside its years, targets", grids: one("Mục tiêu", []R{
			{"MỤC TIÊU PHÁT TRIỂN SẢN PHẨM OCOP TỈNH HÀ TĨNH GIAI ĐOẠN 2021 - 2025"},
			{"Chỉ tiêu", "Giai đoạn 2021-2025", "2021", "2022", "2023"},
			{"Số sản phẩm OCOP", 250, 40, 50, 60},
		}), want: across(3, "B", "ocop_products|-|Hà Tĩnh|{1}|target|{v}", "2021/2025=250", "2021=40", "2022=50", "2023=60")},
	}
}

func prefixed(sheet string, list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = sheet + s
	}
	return out
}

// later are written together with the others and scored once more only when the
// reader was finished.
func later() []laid {
	return []laid{
		{name: "months across, one province from the file's name", document: "Bao cao khuyen cong tinh Ca Mau 2023.xlsx", grids: one("Thang", []R{
			{"Số liệu khuyến công"},
			{"Chỉ tiêu", "Tháng 1", "Tháng 2", "Cả năm"},
			{"Số đề án khuyến công", 0, 2, 17},
		}), want: across(3, "B", "kc_projects|-|Cà Mau|{1}|actual|{v}", "2023-01/2023-01=0", "2023-02/2023-02=2", "2023=17")},
		{name: "transposed form: provinces down, two programmes across", grids: one("TH", []R{
			{"TỔNG HỢP NĂM 2022"},
			{"Tỉnh", "Bình chọn sản phẩm CNNT tiêu biểu", nil, "Khuyến công", nil},
			{nil, "Số sản phẩm đăng ký", "Số sản phẩm được công nhận", "Số đề án", "Kinh phí (triệu đồng)"},
			{"Kon Tum", 15, 9, 7, 1150},
			{"Đắk Nông", 20, 12, 9, "1.300"},
		}, sheettest.Merge("A2:A3", "B2:C2", "D2:E2")), want: slices.Concat(
			across(4, "B", "{1}|-|Kon Tum|2022|actual|{v}", "cnnt_registered=15", "cnnt_recognized=9", "kc_projects=7", "kc_budget=1.15e+09"),
			across(5, "B", "{1}|-|Đắk Nông|2022|actual|{v}", "cnnt_registered=20", "cnnt_recognized=12", "kc_projects=9", "kc_budget=1.3e+09"),
		)},
		{name: "of which rows under a total", grids: one("OCOP", []R{
			{"Tỉnh Bắc Kạn: kết quả OCOP tính đến hết năm 2023"},
			{"TT", "Chỉ tiêu", "Số lượng"},
			{1, "Tổng số sản phẩm OCOP", 218},
			{nil, "Trong đó: 3 sao", 198},
			{nil, "- 4 sao", 19},
			{nil, "- 5 sao", 1},
			{2, "Số chủ thể OCOP", 130},
			{nil, "Trong đó: hợp tác xã", 70},
		}), want: []string{
			"C3|ocop_products|-|Bắc Kạn|/2023|actual|218", "C4|ocop_products|-|Bắc Kạn|/2023|actual|198|stars=3", "C5|ocop_products|-|Bắc Kạn|/2023|actual|19|stars=4",
			"C6|ocop_products|-|Bắc Kạn|/2023|actual|1|stars=5", "C7|ocop_entities|-|Bắc Kạn|/2023|actual|130", "C8|ocop_entities|-|Bắc Kạn|/2023|actual|70",
		}},
		{name: "head in the middle of a sheet, English half, unit on the right", grids: one("Sheet3", []R{
			{}, {},
			{nil, "CRAFT VILLAGES - LÀNG NGHỀ TỈNH NINH BÌNH 2019"},
			{},
			{nil, nil, nil, "Đơn vị: triệu đồng"},
			{nil, "Chỉ tiêu - Items", "2018", "2019"},
			{nil, "Doanh thu làng nghề - Revenue", 120000, 131000},
			{nil, "Giá trị sản xuất làng nghề - Output value", 150000, 166000},
		}), want: slices.Concat(
			across(7, "C", "craft_revenue|-|Ninh Bình|{1}|actual|{v}", "2018=1.2e+11", "2019=1.31e+11"),
			across(8, "C", "craft_output_value|-|Ninh Bình|{1}|actual|{v}", "2018=1.5e+11", "2019=1.66e+11"),
		)},
		{name: "preliminary and estimated years with notes", grids: one("OCOP", []R{
			{"SẢN PHẨM OCOP CÁC TỈNH TÂY BẮC"},
			{"Địa phương", "2022", "Ước 2023", "KH 2024", "Ghi chú"},
			{"Hòa Bình", 110, 130, 150, "(1)"},
			{"Sơn La", 140, "151 (1)", 170},
			{"Ghi chú: (1) số liệu đến tháng 10"},
		}), want: slices.Concat(
			across(3, "B", "ocop_products|-|Hòa Bình|{1}|{2}|{v}", "2022,actual=110", "2023,estimate=130", "2024,plan=150"),
			across(4, "B", "ocop_products|-|Sơn La|{1}|{2}|{v}", "2022,actual=140", "2023,estimate=151", "2024,plan=170"),
		)},
		{name: "levels in rows, kinds across", grids: one("BC", []R{
			{"SẢN PHẨM CNNT TIÊU BIỂU TỈNH TÂY NINH NĂM 2023"},
			{"Cấp bình chọn", "Số sản phẩm đăng ký", "Số sản phẩm được công nhận", "Số cơ sở có sản phẩm được công nhận"},
			{"Cấp huyện", 50, 38, 30},
			{"Cấp tỉnh", 30, 21, 18},
			{"Cấp khu vực", 9, 4, 4},
			{"Cộng", 89, 63, 52},
		}), want: slices.Concat(
			across(3, "B", "{1}|huyen|Tây Ninh|2023|actual|{v}", "cnnt_registered=50", "cnnt_recognized=38", "cnnt_facilities=30"),
			across(4, "B", "{1}|tinh|Tây Ninh|2023|actual|{v}", "cnnt_registered=30", "cnnt_recognized=21", "cnnt_facilities=18"),
			across(5, "B", "{1}|khu_vuc|Tây Ninh|2023|actual|{v}", "cnnt_registered=9", "cnnt_recognized=4", "cnnt_facilities=4"),
		)},
		{name: "cells with their own units and words", grids: one("Sheet1", []R{
			{"Kết quả khuyến công tỉnh An Giang năm 2020"},
			{"Nội dung", "Kết quả"},
			{"Tổng kinh phí", "3,5 tỷ đồng"},
			{"Số đề án", "khoảng 20"},
			{"Số cơ sở được hỗ trợ", "18 cơ sở"},
			{"Số mô hình trình diễn kỹ thuật", "chưa có"},
		}), want: []string{"B3|kc_budget|-|An Giang|2020|actual|3.5e+09", "B4|kc_projects|-|An Giang|2020|actual|20", "B5|kc_facilities_supported|-|An Giang|2020|actual|18"}},
		{name: "after the reform: communes and new provinces", grids: one("2025", []R{
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU NĂM 2025"},
			{"TT", "Địa phương", "Số sản phẩm được công nhận", nil},
			{nil, nil, "Cấp xã", "Cấp tỉnh"},
			{1, "Đồng Tháp", 60, 31},
			{2, "Vĩnh Long", 45, 22},
		}, sheettest.Merge("A2:A3", "B2:B3", "C2:D2")), want: slices.Concat(
			across(4, "C", "cnnt_recognized|{1}|Đồng Tháp|2025|actual|{v}", "xa=60", "tinh=31"),
			across(5, "C", "cnnt_recognized|{1}|Vĩnh Long|2025|actual|{v}", "xa=45", "tinh=22"),
		)},
	}
}

func score(t *testing.T, list []laid) (found, want, wrong, stated int) {
	t.Helper()
	for _, l := range list {
		got := statements(t, l.document, l.grids)
		stated += len(got)
		want += len(l.want)
		truth := map[string]string{}
		for _, w := range l.want {
			cell, rest, _ := strings.Cut(w, "|")
			truth[cell] = rest
		}
		seen := 0
		for cell, g := range got {
			w, ok := truth[cell]
			switch {
			case !ok && slices.Contains(l.may, cell):
				stated--
			case !ok:
				wrong++
				t.Errorf("%s: %s states %s", l.name, cell, g)
			case w != g:
				wrong++
				t.Errorf("%s: %s states\n  %s, not\n  %s", l.name, cell, g, w)
			default:
				seen++
			}
		}
		found += seen
		for cell, w := range truth {
			if _, ok := got[cell]; !ok {
				t.Errorf("%s: %s is not read: %s", l.name, cell, w)
			}
		}
		if seen < len(truth) {
			for _, r := range reading(t, l.document, l.grids).Rejects {
				t.Logf("  %s %s ×%d %s", r.Reason, r.Range, r.Count, r.MessageVI)
			}
		}
	}
	return found, want, wrong, stated
}

func TestLayouts(t *testing.T) {
	found, want, wrong, stated := score(t, layouts())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}

func TestLayoutsWrittenAside(t *testing.T) {
	found, want, wrong, stated := score(t, later())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
