package main

import "github.com/tonghop/tonghop/ingest/sheet"

// What every sheet says of itself.
const (
	made    = "Biểu minh họa: bố cục do chương trình dựng, số liệu theo bài đã đăng trên Báo Đại biểu Nhân dân"
	source  = "Nguồn: Báo Đại biểu Nhân dân, daibieunhandan.vn. Bố cục biểu là minh họa, không phải văn bản của cơ quan nào."
	nested  = "Ghi chú: sản phẩm được công nhận ở cấp trên đã được công nhận ở cấp dưới nên không cộng số liệu các cấp với nhau."
	motto   = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	motto2  = "Độc lập - Tự do - Hạnh phúc"
	signers = "(Ký, ghi rõ họ tên)"
)

// Books are the workbooks by their path inside the inbox.
func Books() map[string]sheet.Workbook {
	return map[string]sheet.Workbook{
		"dong-thap/ket-qua-binh-chon-2012-2021.xlsx": {Title: "Kết quả bình chọn (minh họa)", Creator: "tonghop", Sheets: []sheet.WorkbookSheet{dongThapVote(), dongThapSupport()}},
		"ca-mau/ket-qua-binh-chon-5-ky.xlsx":         {Title: "Kết quả bình chọn (minh họa)", Creator: "tonghop", Sheets: []sheet.WorkbookSheet{caMauVote()}},
		"ha-giang/muc-tieu-2022-2030.xlsx":           {Title: "Mục tiêu bình chọn (minh họa)", Creator: "tonghop", Sheets: []sheet.WorkbookSheet{haGiangTargets()}},
	}
}

func dongThapVote() sheet.WorkbookSheet {
	return sheet.WorkbookSheet{
		Name: "Biểu 1",
		Rows: [][]any{
			{"ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", nil, nil, motto},
			{"SỞ CÔNG THƯƠNG (minh họa)", nil, nil, motto2},
			{"BIỂU SỐ 01"},
			{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU"},
			{"Giai đoạn 2012 - 2021"},
			{"(" + made + ")"},
			{nil, nil, nil, nil, nil, "Đơn vị tính: sản phẩm"},
			{"STT", "Chỉ tiêu", "Đơn vị tính", "Số sản phẩm được công nhận"},
			{nil, nil, nil, "Cấp huyện", "Cấp tỉnh", "Cấp khu vực", "Cấp quốc gia"},
			{"(A)", "(B)", "(C)", "(1)", "(2)", "(3)", "(4)"},
			{"I", "Kết quả bình chọn các cấp"},
			{1, "Sản phẩm CNNT tiêu biểu được công nhận", "Sản phẩm", 317, 189, 38, 14},
			{},
			{nested},
			{source},
			{nil, nil, nil, nil, "Đồng Tháp, ngày 15 tháng 12 năm 2022 (minh họa)"},
			{"NGƯỜI LẬP BIỂU", nil, nil, nil, "THỦ TRƯỞNG ĐƠN VỊ"},
			{signers, nil, nil, nil, signers},
			{"(minh họa)", nil, nil, nil, "(minh họa)"},
		},
		Merges: []string{"A1:C1", "D1:G1", "A2:C2", "D2:G2", "A3:G3", "A4:G4", "A5:G5", "A6:G6", "F7:G7", "A8:A9", "B8:B9", "C8:C9", "D8:G8",
			"A14:G14", "A15:G15", "E16:G16", "A17:C17", "E17:G17", "A18:C18", "E18:G18", "A19:C19", "E19:G19"},
		Widths:  map[string]int{"A": 6, "B": 44, "C": 14, "D": 12, "E": 12, "F": 14, "G": 14},
		Borders: []string{"A8:G12"},
		Bold:    []string{"A1:G5", "A8:G9", "A11:G11", "A17:G17"},
		Italic:  []string{"A6:G7", "A10:G10", "A14:G16", "A18:G19"},
	}
}

func dongThapSupport() sheet.WorkbookSheet {
	return sheet.WorkbookSheet{
		Name: "Biểu 2",
		Rows: [][]any{
			{"ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP", nil, motto},
			{"SỞ CÔNG THƯƠNG (minh họa)", nil, motto2},
			{"BIỂU SỐ 02"},
			{"HỖ TRỢ CƠ SỞ CÓ SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU TỪ NGUỒN KHUYẾN CÔNG"},
			{"(" + made + ")"},
			{"STT", "Nội dung", "Đơn vị tính", "Số liệu"},
			{"(A)", "(B)", "(C)", "(1)"},
			{"I", "Cơ sở thụ hưởng"},
			{1, "Số cơ sở có sản phẩm CNNT tiêu biểu được hỗ trợ", "Cơ sở", 69},
			{"II", "Ứng dụng máy móc thiết bị tiên tiến vào sản xuất"},
			{1, "Số đề án khuyến công", "Đề án", 58},
			{2, "Tổng kinh phí hỗ trợ", "Tỷ đồng", "trên 11"},
			{},
			{"Ghi chú: bài đăng không nêu thời gian của các số liệu này."},
			{source},
			{nil, nil, "Đồng Tháp, ngày 15 tháng 12 năm 2022 (minh họa)"},
			{"NGƯỜI LẬP BIỂU", nil, "THỦ TRƯỞNG ĐƠN VỊ"},
			{signers, nil, signers},
			{"(minh họa)", nil, "(minh họa)"},
		},
		Merges: []string{"A1:B1", "C1:D1", "A2:B2", "C2:D2", "A3:D3", "A4:D4", "A5:D5",
			"A14:D14", "A15:D15", "C16:D16", "A17:B17", "C17:D17", "A18:B18", "C18:D18", "A19:B19", "C19:D19"},
		Widths:  map[string]int{"A": 6, "B": 56, "C": 20, "D": 24},
		Borders: []string{"A6:D12"},
		Bold:    []string{"A1:D4", "A6:D6", "A8:D8", "A10:D10", "A17:D17"},
		Italic:  []string{"A5:D5", "A7:D7", "A14:D16", "A18:D19"},
	}
}

func caMauVote() sheet.WorkbookSheet {
	return sheet.WorkbookSheet{
		Name: "Tổng hợp",
		Rows: [][]any{
			{"ỦY BAN NHÂN DÂN TỈNH CÀ MAU", nil, motto},
			{"SỞ CÔNG THƯƠNG (minh họa)", nil, motto2},
			{"BIỂU SỐ 01"},
			{"TỔNG HỢP SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU ĐƯỢC CÔNG NHẬN"},
			{"Qua 5 kỳ bình chọn"},
			{"(" + made + ")"},
			{"TT", "Cấp công nhận", "Kết quả bình chọn"},
			{nil, nil, "Đơn vị tính", "Số sản phẩm được công nhận"},
			{"A", "B", "C", 1},
			{"I", "Sản phẩm công nghiệp nông thôn tiêu biểu"},
			{1, "Cấp tỉnh", "Sản phẩm", 73},
			{2, "Cấp khu vực", "Sản phẩm", 19},
			{3, "Cấp quốc gia", "Sản phẩm", 11},
			{},
			{nested},
			{source},
			{nil, nil, "Cà Mau, ngày 15 tháng 12 năm 2022 (minh họa)"},
			{"NGƯỜI LẬP BIỂU", nil, "KT. GIÁM ĐỐC"},
			{nil, nil, "PHÓ GIÁM ĐỐC"},
			{"(minh họa)", nil, "(minh họa)"},
		},
		Merges: []string{"A1:B1", "C1:D1", "A2:B2", "C2:D2", "A3:D3", "A4:D4", "A5:D5", "A6:D6", "A7:A8", "B7:B8", "C7:D7",
			"A15:D15", "A16:D16", "C17:D17", "A18:B18", "C18:D18", "C19:D19", "A20:B20", "C20:D20"},
		Widths:  map[string]int{"A": 6, "B": 44, "C": 16, "D": 30},
		Borders: []string{"A7:D13"},
		Bold:    []string{"A1:D5", "A7:D8", "A10:D10", "A18:D19"},
		Italic:  []string{"A6:D6", "A9:D9", "A15:D17", "A20:D20"},
	}
}

func haGiangTargets() sheet.WorkbookSheet {
	return sheet.WorkbookSheet{
		Name: "Mục tiêu",
		Rows: [][]any{
			{"ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", nil, motto},
			{"SỞ CÔNG THƯƠNG (minh họa)", nil, motto2},
			{"BIỂU SỐ 03"},
			{"MỤC TIÊU BÌNH CHỌN SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU"},
			{"Giai đoạn 2022 - 2030"},
			{"(" + made + ")"},
			{nil, nil, nil, "Đơn vị tính: sản phẩm"},
			{"STT", "Nội dung", "Mục tiêu"},
			{nil, nil, "Cấp huyện", "Cấp tỉnh"},
			{"(1)", "(2)", "(3)", "(4)"},
			{"I", "Số sản phẩm CNNT tiêu biểu được công nhận"},
			{1, "Tổng số cả giai đoạn 2022 - 2030", 73, 63},
			{nil, "Trong đó: năm 2022", 12, 10},
			{},
			{"Ghi chú: số của năm 2022 là một phần của mục tiêu cả giai đoạn."},
			{nested},
			{source},
			{nil, nil, "Hà Giang, ngày 15 tháng 12 năm 2022 (minh họa)"},
			{"NGƯỜI LẬP BIỂU", nil, "THỦ TRƯỞNG ĐƠN VỊ"},
			{"(minh họa)", nil, "(minh họa)"},
		},
		Merges: []string{"A1:B1", "C1:D1", "A2:B2", "C2:D2", "A3:D3", "A4:D4", "A5:D5", "A6:D6", "A8:A9", "B8:B9", "C8:D8",
			"A15:D15", "A16:D16", "A17:D17", "C18:D18", "A19:B19", "C19:D19", "A20:B20", "C20:D20"},
		Widths:  map[string]int{"A": 6, "B": 46, "C": 22, "D": 24},
		Borders: []string{"A8:D13"},
		Bold:    []string{"A1:D5", "A8:D9", "A11:D11", "A19:D19"},
		Italic:  []string{"A6:D7", "A10:D10", "A15:D18", "A20:D20"},
	}
}
