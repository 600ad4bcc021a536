package workbook

import (
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func TestLayouts(t *testing.T) {
	cat := catalogOf(t)
	for _, c := range layoutCases() {
		t.Run(c.name, func(t *testing.T) { c.run(t, cat) })
	}
}

func layoutCases() []readingCase {
	return []readingCase{
		{
			name: "form of the vote: sections, groups, levels across",
			book: one([][]any{
				{"SỞ CÔNG THƯƠNG TỈNH AN GIANG", nil, nil, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
				{"Biểu số 10/SCT", nil, nil, "Độc lập - Tự do - Hạnh phúc"},
				{"KẾT QUẢ BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU NĂM 2023"},
				{"(Kèm theo Công văn số 12/SCT-KC ngày 15 tháng 01 năm 2024)"},
				{"STT", "Chỉ tiêu", "ĐVT", "Cấp Huyện", "Cấp Tỉnh"},
				{"I", "Số SP đăng ký tham gia"},
				{1, "Thủ công mỹ nghệ", "SP", 12, 5},
				{2, "Chế biến nông, lâm, thủy sản và đồ uống", "SP", 30, 11},
				{"II", "Số SP được cấp giấy chứng nhận"},
				{1, "Thủ công mỹ nghệ", "SP", 10, "-"},
				{2, "Chế biến nông, lâm, thủy sản và đồ uống", "SP", 22, ".."},
			}, "A3:E3", "A4:E4"),
			want: []string{
				"D7 cnnt_registered huyen an-giang@2008 2023/2023 actual 12 product group=thu_cong_my_nghe",
				"E7 cnnt_registered tinh an-giang@2008 2023/2023 actual 5 product group=thu_cong_my_nghe",
				"D8 cnnt_registered huyen an-giang@2008 2023/2023 actual 30 product group=che_bien_nlts",
				"E8 cnnt_registered tinh an-giang@2008 2023/2023 actual 11 product group=che_bien_nlts",
				"D10 cnnt_recognized huyen an-giang@2008 2023/2023 actual 10 product group=thu_cong_my_nghe",
				"E10 cnnt_recognized tinh an-giang@2008 2023/2023 actual 0 product group=thu_cong_my_nghe",
				"D11 cnnt_recognized huyen an-giang@2008 2023/2023 actual 22 product group=che_bien_nlts",
			},
		},
		{
			name: "provinces down, kinds under years across, country and regions between",
			book: one([][]any{
				{"SỐ SẢN PHẨM CÔNG NGHIỆP NÔNG THÔN TIÊU BIỂU CẤP TỈNH ĐƯỢC CÔNG NHẬN"},
				{"TT", "Tỉnh, thành phố", "Năm 2022", nil, "Ước 2023"},
				{nil, nil, "Kế hoạch", "Thực hiện", "Thực hiện"},
				{"A", "B", 1, 2, 3},
				{nil, "CẢ NƯỚC", 60, 66, 70},
				{"I", "Đồng bằng sông Hồng", 30, 33, 35},
				{1, "Hà Nam", 10, 11, 12},
				{2, "Nam Định", 20, 22, 23},
				{"II", "Đồng bằng sông Cửu Long", 30, 33, 35},
				{3, "Đồng Tháp", 10, 13, 15},
				{4, "Cà Mau", 20, 20, 20},
			}, "A2:A3", "B2:B3", "C2:D2"),
			want: []string{
				"C5 cnnt_recognized tinh vn@2008 2022/2022 plan 60 product", "D5 cnnt_recognized tinh vn@2008 2022/2022 actual 66 product", "E5 cnnt_recognized tinh vn@2008 2023/2023 estimate 70 product",
				"C7 cnnt_recognized tinh ha-nam@2008 2022/2022 plan 10 product", "D7 cnnt_recognized tinh ha-nam@2008 2022/2022 actual 11 product", "E7 cnnt_recognized tinh ha-nam@2008 2023/2023 estimate 12 product",
				"C8 cnnt_recognized tinh nam-dinh@2008 2022/2022 plan 20 product", "D8 cnnt_recognized tinh nam-dinh@2008 2022/2022 actual 22 product", "E8 cnnt_recognized tinh nam-dinh@2008 2023/2023 estimate 23 product",
				"C10 cnnt_recognized tinh dong-thap@2008 2022/2022 plan 10 product", "D10 cnnt_recognized tinh dong-thap@2008 2022/2022 actual 13 product", "E10 cnnt_recognized tinh dong-thap@2008 2023/2023 estimate 15 product",
				"C11 cnnt_recognized tinh ca-mau@2008 2022/2022 plan 20 product", "D11 cnnt_recognized tinh ca-mau@2008 2022/2022 actual 20 product", "E11 cnnt_recognized tinh ca-mau@2008 2023/2023 estimate 20 product",
			},
		},
		{
			name:   "promotion: two purses across, units down, thousands of đồng",
			source: pipeline.Source{Province: "lao-cai"},
			book: one([][]any{
				{"KẾT QUẢ CÔNG TÁC KHUYẾN CÔNG NĂM 2024"},
				{"STT", "Chỉ tiêu", "Đơn vị tính", "Khuyến công địa phương", "Khuyến công quốc gia"},
				{1, "Số đề án", "Đề án", 7, 2},
				{2, "Kinh phí khuyến công hỗ trợ", "Nghìn đồng", "1.250.500", "800.000"},
				{3, "Số cơ sở được hỗ trợ", "Cơ sở", 9, 3},
			}),
			want: []string{
				"D3 kc_projects tinh lao-cai@2008 2024/2024 actual 7 project", "E3 kc_projects quoc_gia lao-cai@2008 2024/2024 actual 2 project",
				"D4 kc_budget tinh lao-cai@2008 2024/2024 actual 1250500000 vnd", "E4 kc_budget quoc_gia lao-cai@2008 2024/2024 actual 800000000 vnd",
				"D5 kc_facilities_supported tinh lao-cai@2008 2024/2024 actual 9 facility", "E5 kc_facilities_supported quoc_gia lao-cai@2008 2024/2024 actual 3 facility",
			},
		},
		{
			name: "long: year, province and level as columns",
			csv: "Sản phẩm công nghiệp nông thôn tiêu biểu được công nhận;;;\r\n" +
				"Năm;Tỉnh;Cấp;Số sản phẩm\r\n2021;Hà Giang;Tỉnh;8\r\n2021;Bắc Giang;Quốc gia;1\r\n2023;Hà Giang;Tỉnh;10\r\n",
			want: []string{
				"D3 cnnt_recognized tinh ha-giang@2008 2021/2021 actual 8 product",
				"D4 cnnt_recognized quoc_gia bac-giang@2008 2021/2021 actual 1 product",
				"D5 cnnt_recognized tinh ha-giang@2008 2023/2023 actual 10 product",
			},
		},
		{
			name: "total above its groups is the figure, they are its parts; levels are not added",
			book: one([][]any{
				{"SẢN PHẨM CNNT TIÊU BIỂU TỈNH VĨNH LONG NĂM 2024"},
				{"STT", "Nhóm sản phẩm", "Số sản phẩm được công nhận", nil, nil},
				{nil, nil, "Tổng số", "Cấp huyện", "Cấp tỉnh"},
				{nil, "Tổng cộng", 15, 10, 5},
				{1, "Thủ công mỹ nghệ", 6, 4, 2},
				{2, "Khác", 9, 6, 3},
			}, "C2:E2"),
			want: []string{
				"D4 cnnt_recognized huyen vinh-long@2008 2024/2024 actual 10 product", "E4 cnnt_recognized tinh vinh-long@2008 2024/2024 actual 5 product",
				"D5 cnnt_recognized huyen vinh-long@2008 2024/2024 actual 4 product group=thu_cong_my_nghe part", "E5 cnnt_recognized tinh vinh-long@2008 2024/2024 actual 2 product group=thu_cong_my_nghe part",
				"D6 cnnt_recognized huyen vinh-long@2008 2024/2024 actual 6 product group=khac part", "E6 cnnt_recognized tinh vinh-long@2008 2024/2024 actual 3 product group=khac part",
			},
		},
		{
			name: "two tables in one sheet, the second after a signature",
			book: one([][]any{
				{"Số sản phẩm OCOP được công nhận tỉnh Bến Tre"},
				{"Năm", "3 sao", "4 sao"},
				{2022, 40, 12},
				{2023, 55, 15},
				{},
				{"NGƯỜI LẬP BIỂU"},
				{"Nguyễn Văn A"},
				{},
				{"Bảng 2. Số chủ thể OCOP tỉnh Bến Tre"},
				{"STT", "Năm", "Số chủ thể OCOP"},
				{1, "Năm 2023", 31},
			}),
			want: []string{
				"B3 ocop_products - ben-tre@2008 2022/2022 actual 40 product stars=3", "C3 ocop_products - ben-tre@2008 2022/2022 actual 12 product stars=4",
				"B4 ocop_products - ben-tre@2008 2023/2023 actual 55 product stars=3", "C4 ocop_products - ben-tre@2008 2023/2023 actual 15 product stars=4",
				"C11 ocop_entities - ben-tre@2008 2023/2023 actual 31 entity",
			},
		},
		{
			name: "after the merger the names mean the new provinces",
			book: one([][]any{
				{"Số làng nghề được công nhận"},
				{"Tỉnh", "Số làng nghề", "Số làng nghề truyền thống"},
				{"Đồng Tháp", 40, 12},
				{"Tuyên Quang", 21, 3},
				{"Cộng", 61, 15},
				{},
				{"Hà Nội, ngày 10 tháng 12 năm 2025"},
			}),
			want: []string{
				"B3 craft_villages - dong-thap@2025 unknown actual 40 village", "C3 craft_villages_traditional - dong-thap@2025 unknown actual 12 village",
				"B4 craft_villages - tuyen-quang@2025 unknown actual 21 village", "C4 craft_villages_traditional - tuyen-quang@2025 unknown actual 3 village",
			},
		},
		{
			name: "words in cells, footnotes, ranges, money in its own unit",
			book: one([][]any{
				{"Kết quả khuyến công tỉnh Quảng Nam năm 2022"},
				{"Nội dung", "Số đề án khuyến công", "Kinh phí khuyến công"},
				{"Hỗ trợ máy móc, thiết bị", "khoảng 20", "trên 11 tỷ đồng"},
				{"Đào tạo nghề", "18 (1)", "800 triệu đồng"},
				{"Tư vấn", "10 - 12", "> 600 triệu đồng"},
				{"Ghi chú: (1) kể cả đề án chuyển tiếp"},
			}),
			want: []string{
				"B3 kc_projects - quang-nam@2008 2022/2022 actual 20 project about content=may_moc", "C3 kc_budget - quang-nam@2008 2022/2022 actual 11000000000 vnd more_than content=may_moc",
				"B4 kc_projects - quang-nam@2008 2022/2022 actual 18 project content=dao_tao", "C4 kc_budget - quang-nam@2008 2022/2022 actual 800000000 vnd content=dao_tao",
				"B5 kc_projects - quang-nam@2008 2022/2022 actual 10..12 project content=tu_van", "C5 kc_budget - quang-nam@2008 2022/2022 actual 600000000 vnd more_than content=tu_van",
			},
		},
		{
			name: "derived columns are not read: ratios, changes",
			book: one([][]any{
				{"Kết quả khuyến công tỉnh Nam Định"},
				{"TT", "Chỉ tiêu", "Năm 2022", "Năm 2023", "So sánh (%)", "Tăng/giảm"},
				{1, "Số đề án khuyến công", 10, 12, 120.0, 2},
			}),
			want: []string{
				"C3 kc_projects - nam-dinh@2008 2022/2022 actual 10 project", "D3 kc_projects - nam-dinh@2008 2023/2023 actual 12 project",
			},
		},
		{
			name: "stars across, districts down, a town with the province's name",
			csv: "TỔNG HỢP SẢN PHẨM OCOP TỈNH BẾN TRE NĂM 2023;;;;\nTT;Đơn vị;Tổng số sản phẩm;Chia theo hạng sao;;Số chủ thể\n;;;3 sao;4 sao;\n" +
				"1;Huyện Châu Thành;45;30;15;20\n2;TP. Bến Tre;25;11;14;11\n;Tổng cộng;70;41;29;31\n",
			want: []string{
				"C4 ocop_products - ben-tre@2008 2023/2023 actual 45 product locality=Châu Thành part", "C5 ocop_products - ben-tre@2008 2023/2023 actual 25 product locality=Bến Tre part", "C6 ocop_products - ben-tre@2008 2023/2023 actual 70 product",
				"D4 ocop_products - ben-tre@2008 2023/2023 actual 30 product locality=Châu Thành stars=3 part", "D5 ocop_products - ben-tre@2008 2023/2023 actual 11 product locality=Bến Tre stars=3 part", "D6 ocop_products - ben-tre@2008 2023/2023 actual 41 product stars=3 part",
				"E4 ocop_products - ben-tre@2008 2023/2023 actual 15 product locality=Châu Thành stars=4 part", "E5 ocop_products - ben-tre@2008 2023/2023 actual 14 product locality=Bến Tre stars=4 part", "E6 ocop_products - ben-tre@2008 2023/2023 actual 29 product stars=4 part",
				"F4 ocop_entities - ben-tre@2008 2023/2023 actual 20 entity locality=Châu Thành part", "F5 ocop_entities - ben-tre@2008 2023/2023 actual 11 entity locality=Bến Tre part", "F6 ocop_entities - ben-tre@2008 2023/2023 actual 31 entity",
			},
		},
		{
			name: "plan and result under years, a total over the years is not read, a row of another subject",
			csv: "Kết quả bình chọn sản phẩm CNNT tiêu biểu tỉnh Quảng Nam;;;;;;\nChỉ tiêu;ĐVT;Năm 2019;;Năm 2021;;Tổng cộng\n;;KH;TH;KH;TH;\n" +
				"Số sản phẩm CNNT tiêu biểu cấp tỉnh;Sản phẩm;20;24;25;30;54\nTrong đó: thủ công mỹ nghệ;Sản phẩm;5;6;7;8;14\nChi phí đi lại;Triệu đồng;9;9;9;9;18\n",
			want: []string{
				"C4 cnnt_recognized tinh quang-nam@2008 2019/2019 plan 20 product", "D4 cnnt_recognized tinh quang-nam@2008 2019/2019 actual 24 product", "E4 cnnt_recognized tinh quang-nam@2008 2021/2021 plan 25 product", "F4 cnnt_recognized tinh quang-nam@2008 2021/2021 actual 30 product",
				"C5 cnnt_recognized tinh quang-nam@2008 2019/2019 plan 5 product group=thu_cong_my_nghe part", "D5 cnnt_recognized tinh quang-nam@2008 2019/2019 actual 6 product group=thu_cong_my_nghe part", "E5 cnnt_recognized tinh quang-nam@2008 2021/2021 plan 7 product group=thu_cong_my_nghe part", "F5 cnnt_recognized tinh quang-nam@2008 2021/2021 actual 8 product group=thu_cong_my_nghe part",
			},
			rejects: []string{"A6 unknown_indicator"},
		},
		{
			name: "single clusters by name: only the total is of the province",
			csv:  "DANH SÁCH CỤM CÔNG NGHIỆP TỈNH VĨNH PHÚC NĂM 2023;;;\nSTT;Tên cụm;Địa điểm;Diện tích (ha)\n1;Đồng Sóc;Huyện Vĩnh Tường;75\n2;Yên Đồng;Huyện Yên Lạc;41,5\n3;Hùng Vương;Phúc Yên;20\n;Tổng cộng;;136,5\n",
			want: []string{"D6 ic_area - vinh-phuc@2008 2023/2023 actual 136.5 ha"}, rejects: []string{"B2 named_items"},
		},
		{
			name: "a table that starts in column C, provinces merged over rows, levels down",
			book: one([][]any{
				{}, {nil, nil, "Sản phẩm CNNT tiêu biểu được công nhận"}, {},
				{nil, nil, "TT", "Tỉnh", "Cấp", "Kết quả", nil},
				{nil, nil, nil, nil, nil, 2021.0, "Sơ bộ 2023"},
				{nil, nil, 1, "Bạc Liêu", "Tỉnh", 12, 14},
				{nil, nil, nil, nil, "Quốc gia", 1, "-"},
				{nil, nil, 2, "Hậu Giang", "Tỉnh", 7, 9},
				{nil, nil, nil, nil, "Quốc gia", "..", 2},
			}, "C4:C5", "D4:D5", "E4:E5", "F4:G4", "C6:C7", "D6:D7", "C8:C9", "D8:D9"),
			want: []string{
				"F6 cnnt_recognized tinh bac-lieu@2008 2021/2021 actual 12 product", "G6 cnnt_recognized tinh bac-lieu@2008 2023/2023 estimate 14 product",
				"F7 cnnt_recognized quoc_gia bac-lieu@2008 2021/2021 actual 1 product", "G7 cnnt_recognized quoc_gia bac-lieu@2008 2023/2023 estimate 0 product",
				"F8 cnnt_recognized tinh hau-giang@2008 2021/2021 actual 7 product", "G8 cnnt_recognized tinh hau-giang@2008 2023/2023 estimate 9 product",
				"G9 cnnt_recognized quoc_gia hau-giang@2008 2023/2023 estimate 2 product",
			},
		},
		{
			name: "provinces across, indicators down",
			csv:  "Kết quả khuyến công năm 2023 (đơn vị tính: triệu đồng);;;\nChỉ tiêu;Kiên Giang;Sóc Trăng;Ghi chú\nSố đề án khuyến công;12;9;\nKinh phí khuyến công hỗ trợ;3.400;2.150,5;làm tròn\n",
			want: []string{
				"B3 kc_projects - kien-giang@2008 2023/2023 actual 12 project", "C3 kc_projects - soc-trang@2008 2023/2023 actual 9 project",
				"B4 kc_budget - kien-giang@2008 2023/2023 actual 3400000000 vnd", "C4 kc_budget - soc-trang@2008 2023/2023 actual 2150500000 vnd",
			},
		},
		{
			name:    "two periods in the title and none at the figures",
			csv:     "Sản phẩm CNNT tiêu biểu tỉnh Kiên Giang năm 2021, kế hoạch năm 2024;\nCấp;Số sản phẩm được công nhận\nCấp tỉnh;12\n",
			rejects: []string{"B3 unknown_period"},
		},
		{
			name: "districts are localities of their province",
			book: one([][]any{
				{"SỐ LÀNG NGHỀ ĐƯỢC CÔNG NHẬN TỈNH HÀ NAM NĂM 2020"},
				{"STT", "Huyện, thị xã, thành phố", "Số làng nghề"},
				{1, "Huyện Lý Nhân", 20},
				{2, "Thị xã Duy Tiên", 11},
				{nil, "Toàn tỉnh", 31},
			}),
			want: []string{
				"C3 craft_villages - ha-nam@2008 2020/2020 actual 20 village locality=Lý Nhân part",
				"C4 craft_villages - ha-nam@2008 2020/2020 actual 11 village locality=Duy Tiên part",
				"C5 craft_villages - ha-nam@2008 2020/2020 actual 31 village",
			},
		},
	}
}
