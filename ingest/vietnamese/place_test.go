package vietnamese

import (
	"fmt"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

func gazetteerOf(t testing.TB) *Gazetteer {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return NewGazetteer(c)
}

func TestPlaces(t *testing.T) {
	g := gazetteerOf(t)
	cases := []struct {
		sentence string
		want     []string // text as it stands, kind, slug, and ! when in another name
	}{
		{"Sở Công Thương Đồng Tháp cho biết tỉnh Cà Mau và Hà Giang cũng dự.", []string{"Đồng Tháp province dong-thap", "Cà Mau province ca-mau", "Hà Giang province ha-giang"}},
		{"Tỉnh Hoà Bình và Thanh Hoá, viết lối mới; Hòa Bình, viết lối cũ.", []string{"Hoà Bình province hoa-binh", "Thanh Hoá province thanh-hoa", "Hòa Bình province hoa-binh"}},
		{"Vùng quê hòa bình, đời sống bình dương, an giang sơn.", nil},
		{"Bà Rịa – Vũng Tàu, BR-VT, Bà Rịa-Vũng Tàu", []string{"Bà Rịa – Vũng Tàu province ba-ria-vung-tau", "BR-VT province ba-ria-vung-tau", "Bà Rịa-Vũng Tàu province ba-ria-vung-tau"}},
		{"TP. Hồ Chí Minh, TPHCM và TP.HCM", []string{"TP. Hồ Chí Minh province ho-chi-minh", "TPHCM province ho-chi-minh", "TP.HCM province ho-chi-minh"}},
		{"TÌNH HÌNH KINH TẾ - XÃ HỘI TỈNH LÀO CAI; XÃ HỘI SƠN", []string{"LÀO CAI province lao-cai", "XÃ HỘI SƠN commune hoi-son"}},
		{"thành phố Đà Nẵng, TP Cần Thơ", []string{"thành phố Đà Nẵng province da-nang", "TP Cần Thơ province can-tho"}},
		{"Đắk Lắk, Đắc Lắc, Đăk Nông", []string{"Đắk Lắk province dak-lak", "Đắc Lắc province dak-lak", "Đăk Nông province dak-nong"}},
		{"huyện Lấp Vò (Đồng Tháp), thị xã Hồng Ngự, xã Tân Khánh Đông", []string{"huyện Lấp Vò district lap-vo", "Đồng Tháp province dong-thap", "thị xã Hồng Ngự district hong-ngu", "xã Tân Khánh Đông commune tan-khanh-dong"}},
		{"thành phố Cao Lãnh, TP. Vinh, thành phố Hà Giang", []string{"thành phố Cao Lãnh district cao-lanh", "TP. Vinh district vinh", "thành phố Hà Giang district ha-giang"}},
		{"hợp tác xã An Phú và HTX Bình Minh", nil},
		{"đến từ 9 huyện, thành phố. Kết quả là vậy.", nil},
		{"Công ty Bia Hà Nội ở đường Điện Biên", []string{"Hà Nội province ha-noi !", "Điện Biên province dien-bien !"}},
		{"vùng Đồng Tháp Mười, báo Hà Nội Mới", []string{"Đồng Tháp province dong-thap !", "Hà Nội province ha-noi !"}},
		{"ông Nguyễn Thái Bình nói", []string{"Thái Bình province thai-binh !"}},
		{"Giám đốc Sở Công Thương Hà Giang Trần Văn C nói; sông Đồng Nai", []string{"Hà Giang province ha-giang", "Đồng Nai province dong-nai !"}},
		{"Sở Nông nghiệp và Môi trường An Giang", []string{"An Giang province an-giang"}},
		{"khu vực phía Nam, phía Bắc, miền Trung - Tây Nguyên", []string{"khu vực phía Nam region phia-nam", "phía Bắc region phia-bac", "miền Trung - Tây Nguyên region mien-trung-tay-nguyen"}},
		{"cả nước; vùng Đồng bằng sông Cửu Long; Tây Nguyên", []string{"cả nước country vn", "vùng Đồng bằng sông Cửu Long region dbscl", "Tây Nguyên region tay-nguyen"}},
		{"DONG THAP va Ca Mau", []string{"DONG THAP province dong-thap", "Ca Mau province ca-mau"}},
		{"Quận 7, phường 2", []string{"Quận 7 district 7"}},
		{decompose("tỉnh Quảng Ngãi"), []string{decompose("Quảng Ngãi") + " province quang-ngai"}},
	}
	for _, c := range cases {
		runes := []rune(c.sentence)
		var got []string
		for _, p := range g.Places(c.sentence) {
			s := fmt.Sprintf("%s %s %s", string(runes[p.Start:p.End]), p.Kind, p.Slug)
			if p.InName {
				s += " !"
			}
			got = append(got, s)
		}
		if strings.Join(got, "; ") != strings.Join(c.want, "; ") {
			t.Errorf("%q:\n got %s\nwant %s", c.sentence, strings.Join(got, "; "), strings.Join(c.want, "; "))
		}
	}
}

func TestPlaceAreas(t *testing.T) {
	g := gazetteerOf(t)
	for _, c := range []struct{ sentence, want string }{
		{"Đồng Tháp", "[dong-thap@1997 dong-thap@2004 dong-thap@2008 dong-thap@2025]"},
		{"Tiền Giang", "[tien-giang@1997 tien-giang@2004 tien-giang@2008]"},
		{"huyện Hiệp Đức (Quảng Nam)", "[quang-nam@1997 quang-nam@2004 quang-nam@2008]"},
		{"huyện Hiệp Đức, tỉnh Quảng Nam", "[quang-nam@1997 quang-nam@2004 quang-nam@2008]"},
		{"huyện Hiệp Đức", "[]"},
		{"cả nước", "[vn@1997 vn@2004 vn@2008 vn@2025]"},
	} {
		places := g.Places(c.sentence)
		if len(places) == 0 || fmt.Sprint(places[0].Areas) != c.want {
			t.Errorf("%q: got %v, want %s", c.sentence, places, c.want)
		}
	}
}

// Every province, city and region is found by each of its own names.
func TestEveryNameIsFound(t *testing.T) {
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	g, n := NewGazetteer(c), 0
	for _, a := range c.Areas() {
		for _, name := range append([]string{a.Name, a.FullName}, a.Aliases...) {
			n++
			found := g.Places("Tại " + name + ", năm 2020 có 5 sản phẩm.")
			if len(found) != 1 || found[0].Slug != a.ID.Slug() {
				t.Errorf("%s (%s): got %v", name, a.ID, found)
			}
			if len(g.Resolve(name)) == 0 {
				t.Errorf("%s (%s): not resolved", name, a.ID)
			}
		}
	}
	if n < 200 {
		t.Errorf("only %d names", n)
	}
}

func TestResolve(t *testing.T) {
	g := gazetteerOf(t)
	for _, c := range []struct{ name, want string }{
		{"TỈNH ĐỒNG THÁP", "dong-thap"}, {"T. Cà Mau", "ca-mau"}, {"Tp. Hồ Chí Minh", "ho-chi-minh"}, {"  hà   giang ", "ha-giang"}, {"BR-VT", "ba-ria-vung-tau"},
	} {
		if found := g.Resolve(c.name); len(found) == 0 || found[0].ID.Slug() != c.want {
			t.Errorf("%q: got %v, want %s", c.name, found, c.want)
		}
	}
	if found := g.Resolve("Tổng số"); len(found) != 0 {
		t.Errorf("Tổng số: got %v", found)
	}
}

func TestLevels(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"cấp huyện; cấp Tỉnh; cấp khu vực; cấp Quốc gia; cấp xã", "cấp huyện=huyen cấp Tỉnh=tinh cấp khu vực=khu_vuc cấp Quốc gia=quoc_gia cấp xã=xa"},
		{"cấp tỉnh, khu vực và quốc gia", "cấp tỉnh=tinh khu vực=khu_vuc quốc gia=quoc_gia"},
		{"cấp huyện, cấp tỉnh", "cấp huyện=huyen cấp tỉnh=tinh"},
		{"khuyến công quốc gia 12 tỷ, khuyến công địa phương 3 tỷ", "khuyến công quốc gia=quoc_gia khuyến công địa phương=tinh"},
		{"sản phẩm tiêu biểu khu vực phía Nam năm 2020", "tiêu biểu khu vực=khu_vuc"},
		{"bình chọn khu vực phía Bắc; vòng quốc gia; vòng chung kết", "bình chọn khu vực=khu_vuc vòng quốc gia=quoc_gia"},
		{"công nghiệp nông thôn tiêu biểu cấp tỉnh", "cấp tỉnh=tinh"},
		{"cấp thành phố; cấp thị xã; cấp phường; cấp vùng", "cấp thành phố=tinh cấp thị xã=huyen cấp phường=xa cấp vùng=khu_vuc"},
		{"các cấp; cấp 200 triệu đồng; cung cấp tỉnh táo; hoạt động khuyến công tỉnh An Giang; UBND huyện", ""},
	} {
		var got []string
		for _, s := range Levels(c.text) {
			got = append(got, string([]rune(c.text)[s.Start:s.End])+"="+string(s.Level))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: got %s, want %s", c.text, strings.Join(got, " "), c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, pieces := range [][]string{
		{"Tỉnh có 12 sản phẩm. ", "Huyện có 3 sản phẩm."},
		{"Dự án ở TP. Hồ Chí Minh do ThS. Trần A. Dũng làm. ", "Vốn 1.234,5 tỷ đồng."},
		{"Tính đến ngày 3.5.2021, có 5 hộ! ", "Thật vậy?” ", "Đúng."},
		{"Gồm gạo, mắm... và mật ong. ", "Còn lại…\n", "Hết"},
		{"1. Kết quả chung. ", "2. Hạn chế."},
		{"Phát triển nông thôn.Bên cạnh đó còn Co.opmart, TP.HCM."},
		{"- Dòng một\n", "- Dòng hai\n\n", "Dòng ba"},
		{"   "},
		{"(Ảnh minh họa.) ", "Chú thích."},
		{"Nhận 4 SP. ", "Trong đó có 2 SP."},
	} {
		paragraph := strings.Join(pieces, "")
		if strings.HasPrefix(paragraph, "Phát triển") {
			pieces = []string{"Phát triển nông thôn.", "Bên cạnh đó còn Co.opmart, TP.HCM."}
		}
		if got := Sentences(paragraph); strings.Join(got, "|") != strings.Join(pieces, "|") {
			t.Errorf("%q:\n got %q\nwant %q", paragraph, got, pieces)
		}
	}
	if got := Sentences(""); len(got) != 0 {
		t.Errorf("nothing: got %q", got)
	}
}
