package table_test

import (
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// unsaid are tables that leave something out which offices take for granted.
func unsaid() []laid {
	return []laid{
		{name: "provinces whose boundaries no year tells", grids: one("1", []R{
			{"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh"},
			{"STT", "Tỉnh", "Số sản phẩm được công nhận"},
			{1, "Hà Giang", 12}, {2, "Tuyên Quang", 15}, {3, "Phú Thọ", 22}, {4, "Cao Bằng", 8},
		}), want: []string{
			"C3|cnnt_recognized|tinh|Hà Giang||actual|12", "C4|cnnt_recognized|tinh|Tuyên Quang||actual|15",
			"C5|cnnt_recognized|tinh|Phú Thọ||actual|22", "C6|cnnt_recognized|tinh|Cao Bằng||actual|8",
		}},
		{name: "a province of unknown boundaries with two values", grids: one("1", []R{
			{"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh"},
			{"STT", "Tỉnh", "Số sản phẩm được công nhận"},
			{1, "Hà Giang", 12}, {2, "Tuyên Quang", 15}, {3, "Hà Giang", 22},
		}), want: []string{"C4|cnnt_recognized|tinh|Tuyên Quang||actual|15"}},
		{name: "what a district sent, by its communes", grids: one("1", []R{
			{"PHÒNG KINH TẾ VÀ HẠ TẦNG HUYỆN LẤP VÒ"},
			{"SẢN PHẨM OCOP CÁC XÃ NĂM 2023 (tỉnh Đồng Tháp)"},
			{"STT", "Xã", "Số sản phẩm OCOP"},
			{1, "Tân Mỹ", 25}, {2, "Mỹ An Hưng A", 12}, {nil, "Toàn huyện", 37},
		}), want: []string{
			"C4|ocop_products|-|Đồng Tháp|2023|actual|25|locality=Tân Mỹ", "C5|ocop_products|-|Đồng Tháp|2023|actual|12|locality=Mỹ An Hưng A",
			"C6|ocop_products|-|Đồng Tháp|2023|actual|37|locality=Lấp Vò",
		}},
		{name: "a title that is a town's, of an indicator that districts have not", grids: one("1", []R{
			{"SẢN PHẨM OCOP VÀ THU NGÂN SÁCH THÀNH PHỐ BẮC NINH, TỈNH BẮC NINH NĂM 2023"},
			{"Nội dung", "Kết quả"},
			{"Số sản phẩm OCOP", 25}, {"Bội chi NSĐP (triệu đồng)", 370},
		}), want: []string{"B3|ocop_products|-|Bắc Ninh|2023|actual|25|locality=Bắc Ninh"}},
		{name: "two districts together are neither of them nor the province", grids: one("1", []R{
			{"SẢN PHẨM OCOP THÀNH PHỐ CAO LÃNH VÀ HUYỆN LẤP VÒ, TỈNH ĐỒNG THÁP NĂM 2023"},
			{"Nội dung", "Kết quả"},
			{"Số sản phẩm OCOP", 25},
		})},
		{name: "a sheet for each district", grids: []*sheet.Grid{
			sheettest.Grid("Huyện Lấp Vò", []R{{"SẢN PHẨM OCOP NĂM 2023 - TỈNH ĐỒNG THÁP"}, {"Nội dung", "Kết quả"}, {"Số sản phẩm OCOP", 25}}),
			sheettest.Grid("TP. Cao Lãnh", []R{{"SẢN PHẨM OCOP NĂM 2023 - TỈNH ĐỒNG THÁP"}, {"Nội dung", "Kết quả"}, {"Số sản phẩm OCOP", 31}}),
		}, want: []string{"Huyện Lấp Vò!B3|ocop_products|-|Đồng Tháp|2023|actual|25|locality=Lấp Vò", "TP. Cao Lãnh!B3|ocop_products|-|Đồng Tháp|2023|actual|31|locality=Cao Lãnh"}},
	}
}

func TestWhatOfficesLeaveOut(t *testing.T) {
	found, want, wrong, stated := score(t, unsaid())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
