package vietnamese_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func TestLocalitiesOfTitlesAndOffices(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	g := vietnamese.NewGazetteer(cat)
	for _, c := range []struct{ text, want string }{
		{"SẢN PHẨM OCOP HUYỆN CAO LÃNH NĂM 2023", "Cao Lãnh"},
		{"Sản phẩm OCOP huyện Cao Lãnh, tỉnh Đồng Tháp năm 2023", "Cao Lãnh"},
		{"ỦY BAN NHÂN DÂN THÀNH PHỐ BẮC NINH", "Bắc Ninh"},
		{"UBND TP. VINH", "Vinh"},
		{"BÁO CÁO CỦA XÃ TÂN MỸ QUÝ I NĂM 2024", "Tân Mỹ"},
		{"UBND XÃ TÂN MỸ, HUYỆN LẤP VÒ", "Tân Mỹ; Lấp Vò"},
		{"DỰ TOÁN NGÂN SÁCH HUYỆN NÔNG CỐNG THUỘC TỈNH THANH HÓA", "Nông Cống"},
		{"SẢN PHẨM OCOP THÀNH PHỐ CAO LÃNH VÀ HUYỆN LẤP VÒ NĂM 2023", "Cao Lãnh; Lấp Vò"},
		{"LÀNG NGHỀ HUYỆN ĐẢO LÝ SƠN", "Lý Sơn"},
		{"CHỢ TRÊN ĐỊA BÀN QUẬN 1 NĂM 2020", "1"},
		{"UBND THÀNH PHỐ CẦN THƠ", ""},
		{"CÁC HUYỆN MIỀN NÚI TỈNH THANH HÓA NĂM 2020", ""},
		{"SỐ XÃ ĐẠT CHUẨN NÔNG THÔN MỚI TỈNH NAM ĐỊNH", ""},
		{"BÌNH CHỌN CẤP HUYỆN ĐỢT 1 NĂM 2020", ""},
		{"KẾT QUẢ BÌNH CHỌN TỈNH ĐỒNG THÁP (tổ chức tại thành phố Cao Lãnh)", ""},
		{"SẢN PHẨM CNNT TIÊU BIỂU CẤP HUYỆN TỈNH LONG AN NĂM 2023", ""},
		{"CÁC HUYỆN, THỊ XÃ, THÀNH PHỐ TỈNH LONG AN", ""},
		{"CÂN ĐỐI NGÂN SÁCH XÃ PHƯỜNG THỊ TRẤN NĂM 2010", ""},
		{"HUYỆN NGHÈO CỦA TỈNH LAI CHÂU", ""},
		{"HỢP TÁC XÃ NÔNG NGHIỆP TỈNH AN GIANG", ""},
		{"DỰ TOÁN THU CHI NGÂN SÁCH HUYỆN THÀNH PHỐ THUỘC TỈNH", ""},
	} {
		var names []string
		for _, p := range g.Localities(c.text) {
			names = append(names, p.Name)
		}
		if got := strings.Join(names, "; "); got != c.want {
			t.Errorf("%q is of %q, want %q", c.text, got, c.want)
		}
	}
}
