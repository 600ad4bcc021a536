package learn_test

import (
	"slices"
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

// Units that nobody knows are drafted as the table writes them, parts lose the words
// that make them parts, and what states the unit of each row is no form.
func TestUnitsAndPartsAreDrafted(t *testing.T) {
	d := learn.From(lexicon(t), book("Bảng", [][]any{
		{"SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"},
		{"MỘT SỐ KẾT QUẢ CHĂN NUÔI"},
		{"TT", "Nội dung", "ĐVT", "Năm 2022", "Năm 2023"},
		{1, "Tổng đàn trâu", "con", 300, 310},
		{"", "Trong đó: trâu cày kéo", "con", 80, 70},
		{2, "Số trang trại được cấp giấy chứng nhận", "trang trại", 12, 15},
		{3, "Tỷ lệ tiêm phòng đàn trâu", "%", 88, 91},
		{4, "Số xã có trạm thú y", "xã", 60, 61},
		{5, "Số ao nuôi được cấp mã", "ao nuôi", 9, 11},
	}), "chan-nuoi", "Chăn nuôi")
	cat := laid(t, d, "chan-nuoi")
	for id, want := range map[string]struct {
		unit, behaviour, parent, phrase string
		adds                            bool
	}{
		"chan_nuoi_tong_dan_trau":                          {"head", "flow", "", "Tổng đàn trâu", true},
		"chan_nuoi_trau_cay_keo":                           {"head", "flow", "chan_nuoi_tong_dan_trau", "Trâu cày kéo", true},
		"chan_nuoi_so_trang_trai_duoc_cap_giay_chung_nhan": {"farm", "flow", "", "trang trại được cấp giấy chứng nhận", true},
		"chan_nuoi_so_xa_co_tram_thu_y":                    {"commune", "flow", "", "xã có trạm thú y", true},
		"chan_nuoi_so_ao_nuoi_duoc_cap_ma":                 {"chan_nuoi_ao_nuoi", "flow", "", "ao nuôi được cấp mã", true},
		"chan_nuoi_ti_le_tiem_phong_dan_trau":              {"percent", "stock", "", "Tỷ lệ tiêm phòng đàn trâu", false},
	} {
		i, ok := cat.Indicator(id)
		if !ok || i.Unit != want.unit || string(i.Behaviour) != want.behaviour || i.Parent != want.parent || i.AddsAreas != want.adds || !slices.Contains(phrases(d), want.phrase) {
			t.Errorf("%s: %+v", id, i)
		}
	}
	for _, f := range d.Files {
		if strings.HasPrefix(f.Name, "forms/") {
			t.Errorf("%s is drafted of a list", f.Name)
		}
	}
}

// phrases are the names that the draft gives its indicators.
func phrases(d learn.Draft) []string {
	var list []string
	for _, f := range d.Files {
		for line := range strings.Lines(string(f.Content)) {
			if quoted, ok := strings.CutPrefix(strings.TrimSpace(line), "names: ["); ok {
				list = append(list, strings.Trim(quoted, `"]`))
			}
		}
	}
	return list
}

func TestPartsAmongColumnsAndADay(t *testing.T) {
	d := learn.From(lexicon(t), book("Bảng", [][]any{
		{"TÌNH HÌNH TRƯỜNG HỌC"}, {"Tính đến ngày 30/6/2024"},
		{"TT", "Địa phương", "Số trường học (trường)", "Trong đó: trường đạt chuẩn quốc gia (trường)", "Tỷ lệ kiên cố hóa (%)"},
		{1, "Đồng Tháp", 300, 180, 90},
		{2, "Cà Mau", 280, 200, 87},
		{3, "Hà Giang", 410, 100, 70},
	}), "truong", "Trường học")
	cat := laid(t, d, "truong")
	part, ok := cat.Indicator("truong_truong_dat_chuan_quoc_gia")
	if !ok || part.Parent != "truong_so_truong_hoc" || part.Unit != "truong_truong" && part.Unit != "school" || part.Behaviour != "stock" {
		t.Errorf("part %+v", part)
	}
}

func TestNothingToLearn(t *testing.T) {
	d := learn.From(lexicon(t), book("Sheet1", [][]any{{"Ghi chú"}}), "trong", "Trống")
	laid(t, d, "trong")
	if d.Items != 0 {
		t.Errorf("%d items", d.Items)
	}
}

// Two rows of heads, districts, a unit that the language does not know: the draft is
// sound and says what the table tells apart.
func TestHeadsAndDistrictsAreDrafted(t *testing.T) {
	beds := learn.From(lexicon(t), book("Y tế", [][]any{
		{"CƠ SỞ Y TẾ VÀ GIƯỜNG BỆNH NĂM 2023"},
		{"TT", "Địa phương", "Cơ sở y tế (cơ sở)", "", "Giường bệnh (giường)", ""},
		{"", "", "Công lập", "Ngoài công lập", "Công lập", "Ngoài công lập"},
		{1, "Hà Giang", 210, 12, 3100, 80},
		{2, "Lào Cai", 190, 20, 2900, 120},
	}), "y-te", "Y tế")
	cat := laid(t, beds, "y-te")
	if ind, ok := cat.Indicator("y_te_giuong_benh"); !ok || ind.Unit != "y_te_giuong" || !slices.Equal(ind.Dimensions, []string{"y_te_split"}) {
		t.Errorf("indicator %+v", ind)
	}
	if d, ok := cat.Dimension("y_te_split"); !ok || len(d.Values) != 2 || d.Values[1].Name.VI != "Ngoài công lập" {
		t.Errorf("dimension %+v", d)
	}
	communes := learn.From(lexicon(t), book("Xã", [][]any{
		{"XÂY DỰNG NÔNG THÔN MỚI TỈNH ĐỒNG THÁP NĂM 2023"},
		{"STT", "Huyện, thành phố", "Số xã đạt chuẩn nông thôn mới (xã)", "Số tiêu chí bình quân một xã (tiêu chí)"},
		{1, "Huyện Tháp Mười", 12, "18,5"},
		{2, "Huyện Lấp Vò", 12, "18,9"},
		{"", "Tổng cộng", 24, "18,7"},
	}), "xa", "Xã")
	cat = laid(t, communes, "xa")
	mean, ok := cat.Indicator("xa_so_tieu_chi_binh_quan_mot_xa")
	if unit, known := cat.Unit(mean.Unit); !ok || mean.AddsAreas || !slices.Equal(mean.Dimensions, []string{"locality"}) || !known || !unit.Measured {
		t.Errorf("indicator %+v of unit %+v", mean, unit)
	}
	money := learn.From(lexicon(t), book("XK", [][]any{
		{"KIM NGẠCH XUẤT KHẨU CẢ NƯỚC"},
		{"Đơn vị tính: Triệu USD"},
		{"STT", "Nhóm hàng", "Năm 2022", "Năm 2023"},
		{1, "Tổng kim ngạch", 300, 320},
		{"1.1", "Hàng dệt may", 100, 110},
		{"1.2", "Hàng khác", 200, 210},
	}), "xk", "Xuất khẩu")
	cat = laid(t, money, "xk")
	if ind, ok := cat.Indicator("xk_tong_kim_ngach"); !ok || ind.Unit != "usd" {
		t.Errorf("indicator %+v", ind)
	}
	for _, f := range cat.Forms().List {
		if f.Topic == "xk" {
			t.Errorf("a form of dollars: %+v", f)
		}
	}
}

// What the rows are decides what the items are: bare districts, years, and provinces
// whose columns only say when.
func TestWhatTheRowsAre(t *testing.T) {
	for name, c := range map[string]struct {
		rows [][]any
		want []string // names, the whole of a part before it
	}{
		"districts by their bare names": {[][]any{
			{"KẾT QUẢ CẤP NƯỚC SẠCH NĂM 2023"}, {"TT", "Huyện", "Số hộ nông thôn (hộ)", "Trong đó: hộ dùng nước sạch (hộ)"},
			{1, "Đồng Văn", 15321, 5012}, {2, "Mèo Vạc", 16010, 4990}, {"", "Tổng cộng", 31331, 10002},
		}, []string{"Số hộ nông thôn", "Số hộ nông thôn / Hộ dùng nước sạch"}},
		"years": {[][]any{
			{"HOẠT ĐỘNG THƯ VIỆN"}, {"Năm", "Số thẻ bạn đọc (thẻ)", "Số buổi phục vụ lưu động (buổi)"}, {2019, 12000, 350}, {2020, 9000, 420}, {"Năm 2021", 7000, 300},
		}, []string{"Số thẻ bạn đọc", "Số buổi phục vụ lưu động"}},
		"provinces over years": {[][]any{
			{"TỔNG HỢP SỐ HỒ CHỨA THỦY LỢI CÁC TỈNH, GIAI ĐOẠN 2020 - 2022"}, {"TT", "Tỉnh", "Năm 2020", "Năm 2021", "Năm 2022"}, {1, "Hà Giang", 100, 80, 220}, {2, "Lào Cai", 20, 14, 40},
		}, []string{"Số hồ chứa thủy lợi"}},
		"plan beside result": {[][]any{
			{"BIỂU TỔNG HỢP"}, {"Tỉnh", "Diện tích rừng trồng (ha)", "", "Số vườn ươm (vườn)", ""}, {"", "Kế hoạch 2023", "Thực hiện 2023", "Kế hoạch 2023", "Thực hiện 2023"},
			{"Hà Giang", 100, 80, 3, 4}, {"Lào Cai", 20, 14, 5, 5},
		}, []string{"Diện tích rừng trồng", "Số vườn ươm"}},
		"parts that begin with chia ra": {[][]any{
			{"SỐ GIÁO VIÊN NĂM 2022"}, {"Chỉ tiêu", "Đơn vị", "Số liệu"}, {"Tổng số giáo viên", "Người", 9000}, {"Chia ra: Tiểu học", "Người", 4000}, {"Trung học cơ sở", "Người", 3000},
			{"Trung học phổ thông", "Người", 2000}, {"Số trường", "Trường", 90},
		}, []string{"Tổng số giáo viên", "Tổng số giáo viên / Tiểu học", "Tổng số giáo viên / Trung học cơ sở", "Tổng số giáo viên / Trung học phổ thông", "Số trường"}},
		"a total that checks": {[][]any{
			{"SỐ VƯỜN ƯƠM NĂM 2022"}, {"Loại hình", "Số vườn (vườn)"}, {"Vườn ươm tư nhân", 12}, {"Vườn ươm nhà nước", 4}, {"Tổng cộng", 16},
		}, []string{"Vườn ươm tư nhân", "Vườn ươm nhà nước"}},
		"a total that does not": {[][]any{
			{"SỐ VƯỜN ƯƠM NĂM 2022"}, {"Loại hình", "Số vườn (vườn)"}, {"Vườn ươm tư nhân", 12}, {"Vườn ươm nhà nước", 4}, {"Tổng cộng", 20},
		}, []string{"Vườn ươm tư nhân", "Vườn ươm nhà nước", "Tổng cộng"}},
		"a total of shares alone": {[][]any{
			{"TỶ LỆ HỘ DÙNG ĐIỆN NĂM 2022"}, {"Loại hộ", "Tỷ lệ (%)"}, {"Hộ nông nghiệp", 91}, {"Hộ phi nông nghiệp", 97}, {"Tổng cộng", 93},
		}, []string{"Hộ nông nghiệp", "Hộ phi nông nghiệp", "Tổng cộng"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := learn.From(lexicon(t), book("Bảng", c.rows), "thu", "Thử")
			cat := laid(t, d, "thu")
			var got []string
			for _, i := range cat.Indicators() {
				if i.Topic != "thu" {
					continue
				}
				said := i.Name.VI
				if whole, ok := cat.Indicator(i.Parent); ok {
					said = whole.Name.VI + " / " + said
				}
				got = append(got, said)
			}
			slices.Sort(got)
			slices.Sort(c.want)
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// A word that a unit of the catalog is called by in short may mean another thing: it
// is marked, as is a name that only the title gives.
func TestGuessesAreMarked(t *testing.T) {
	d := learn.From(lexicon(t), book("Bảng", [][]any{
		{"SỐ LƯỢT KHÁCH CÁC TỈNH"}, {"", "", "Đơn vị tính: nghìn lượt"}, {"Tỉnh", "Năm 2020", "Năm 2021"}, {"Hà Giang", 100, 80}, {"Lào Cai", 20, 14},
	}), "khach", "Khách")
	var content string
	for _, f := range d.Files {
		content += string(f.Content)
	}
	for _, want := range []string{"vi: \"Số lượt khách\"  # XEM LẠI: tên lấy từ tiêu đề", "unit: certification  # XEM LẠI: đơn vị này là «lượt sản phẩm»"} {
		if !strings.Contains(content, want) {
			t.Errorf("no %q in\n%s", want, content)
		}
	}
}

// What the columns of a table of things tell apart is a dimension; a heading without
// figures is no item, a part has the unit of its whole, and "Số xã" is counted in xã.
func TestColumnsThatTellApart(t *testing.T) {
	d := learn.From(lexicon(t), book("B1", [][]any{
		{"SỐ LƯỢNG CÁN BỘ CẤP XÃ NĂM 2022"}, {"TT", "Tiêu chí", "Tổng số", "Chuyên trách", "Không chuyên trách", "Tỷ lệ (%)"},
		{"1", "Tổng số cán bộ (người)", 2300, 1100, 1200, 48}, {"", "Trong đó: nữ", 700, 250, 450, 36}, {"2", "Trình độ chuyên môn"},
		{"2.1", "Đại học trở lên (người)", 1900, 800, 1100, 42}, {"3", "Số xã đủ biên chế", 100, 40, 60, 40}, {"4", "Giá bồi dưỡng", 10, 4, 6, 40},
	}), "can-bo", "Cán bộ")
	cat := laid(t, d, "can-bo")
	if dim, ok := cat.Dimension("can_bo_split"); !ok || len(dim.Values) != 2 || dim.Values[1].Name.VI != "Không chuyên trách" {
		t.Errorf("dimension %+v", dim)
	}
	for id, unit := range map[string]string{"can_bo_tong_so_can_bo": "person", "can_bo_nu": "person", "can_bo_dai_hoc_tro_len": "person", "can_bo_so_xa_du_bien_che": "commune"} {
		if i, ok := cat.Indicator(id); !ok || i.Unit != unit || !slices.Equal(i.Dimensions, []string{"can_bo_split"}) {
			t.Errorf("%s: %+v", id, i)
		}
	}
	if i, ok := cat.Indicator("can_bo_trinh_do_chuyen_mon"); ok {
		t.Errorf("a heading is an indicator: %+v", i)
	}
}

// Under each upper head a count and its share: the count is the item, named by the
// upper head, in the unit that the lower one counts.
func TestCountsBesideTheirShares(t *testing.T) {
	d := learn.From(lexicon(t), book("TC", [][]any{
		{"TÌNH HÌNH TIÊM CHỦNG NĂM 2022"}, {"STT", "Huyện", "Số trẻ dưới 1 tuổi", "Tiêm đủ 8 loại vắc xin", "", "Viêm gan B sơ sinh", ""},
		{"", "", "", "Số trẻ", "Tỷ lệ %", "Số trẻ", "Tỷ lệ %"}, {1, "An Khê", 1100, 1000, 91, 990, 90}, {2, "Chư Sê", 2300, 2100, 91, 2000, 87},
	}), "tiem", "Tiêm chủng")
	cat := laid(t, d, "tiem")
	if d.Items != 3 {
		t.Errorf("%d items", d.Items)
	}
	if i, ok := cat.Indicator("tiem_viem_gan_b_so_sinh"); !ok || i.Name.VI != "Viêm gan B sơ sinh" || i.Unit != "tiem_tre" {
		t.Errorf("%+v", i)
	}
}

// "đ/kg" is no sum of money, and a unit of the title block is called as it is there.
func TestUnitsAsWritten(t *testing.T) {
	prices := laid(t, learn.From(lexicon(t), book("gia", [][]any{
		{"BẢNG GIÁ THÁNG 5/2024"}, {"STT", "Mặt hàng", "ĐVT", "Giá kỳ này"}, {1, "Gạo tẻ thường", "đ/kg", 16500}, {2, "Thịt heo nạc", "đ/kg", 125000}, {3, "Xăng", "đ/lít", 22800},
	}), "gia", "Giá"), "gia")
	if i, ok := prices.Indicator("gia_thit_heo_nac"); !ok || i.Unit != "gia_d_kg" {
		t.Errorf("%+v", i)
	}
	power := laid(t, learn.From(lexicon(t), book("Điện", [][]any{
		{"ĐIỆN THƯƠNG PHẨM"}, {"", "", "(Đơn vị: triệu kWh)"}, {"TT", "Thành phần", "Năm 2021", "Năm 2022", "Tăng trưởng (%)"},
		{"I", "Công nghiệp", 300, 330, 10}, {"II", "Dịch vụ", 50, 60, 20}, {"", "Tổng cộng", 350, 390, 11},
	}), "dien", "Điện"), "dien")
	i, _ := power.Indicator("dien_cong_nghiep")
	if u, ok := power.Unit(i.Unit); !ok || u.Name.VI != "kWh" {
		t.Errorf("%+v", u)
	}
	if _, ok := power.Indicator("dien_tong_cong"); ok {
		t.Error("a total that only checks is an indicator")
	}
}
