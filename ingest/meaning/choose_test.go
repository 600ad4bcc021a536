package meaning

import (
	"testing"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

// said are the texts around one figure, nearest first.
type said struct{ head, label, section, title, sheet string }

func slotsOf(x *Lexicon, s said) *Slots {
	var slots Slots
	for _, one := range []struct {
		text string
		from Where
	}{{s.head, Head}, {s.label, Label}, {s.section, Section}, {s.title, Title}, {s.sheet, Sheet}} {
		if one.text != "" {
			slots.Fill(x.Read(one.text), one.from)
		}
	}
	return &slots
}

func TestChoose(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	x := New(cat)
	vote, promotion := "KẾT QUẢ BÌNH CHỌN SẢN PHẨM CNNT TIÊU BIỂU NĂM 2024", "KẾT QUẢ HOẠT ĐỘNG KHUYẾN CÔNG NĂM 2024"
	for _, c := range []struct {
		said
		want   string
		reason Reason
	}{
		{said{head: "Số sản phẩm được công nhận", label: "Đồng Tháp", title: vote}, "cnnt_recognized", ""},
		{said{head: "Cấp tỉnh", label: "Số SP được cấp GCN", title: vote}, "cnnt_recognized", ""},
		{said{head: "Cấp tỉnh", label: "Đồng Tháp", title: "SỐ SẢN PHẨM CNNT TIÊU BIỂU ĐƯỢC CÔNG NHẬN NĂM 2022"}, "cnnt_recognized", ""},
		{said{head: "Số SP đăng ký", label: "Cà Mau", title: vote}, "cnnt_registered", ""},
		{said{head: "Sản phẩm OCOP 4 sao", label: "Cà Mau"}, "ocop_products", ""},
		{said{head: "Năm 2024", label: "Kinh phí hỗ trợ (triệu đồng)", title: promotion}, "kc_budget", ""},
		{said{head: "Thực hiện 2024", label: "Số đề án", title: promotion}, "kc_projects", ""},
		{said{head: "Khuyến công quốc gia", label: "Số cơ sở được hỗ trợ"}, "kc_facilities_supported", ""},
		{said{head: "Số CCN quy hoạch", label: "Long An"}, "ic_planned", ""},
		{said{head: "Tỷ lệ lấp đầy (%)", label: "Long An", title: "TÌNH HÌNH CỤM CÔNG NGHIỆP"}, "ic_fill_rate", ""},
		{said{head: "Số hộ làm nghề", label: "Long An", title: "LÀNG NGHỀ"}, "craft_households", ""},
		{said{head: "Đăng ký", label: "Sản phẩm CNNT tiêu biểu"}, "cnnt_registered", ""},
		{said{head: "Năm 2024", label: "Giá trị sản xuất công nghiệp nông thôn", title: promotion}, "", NoProgramme},
		{said{head: "Năm 2024", label: "Số cơ sở công nghiệp nông thôn", title: promotion}, "", NoProgramme},
		{said{head: "Năm 2024", label: "Số sản phẩm xuất khẩu", title: vote}, "", NoProgramme},
		{said{head: "Dự kiến công nhận cấp tỉnh", label: "Số sản phẩm", title: vote}, "", OtherStatus},
		{said{head: "Năm 2024", label: "Số sản phẩm hết hạn", title: vote}, "", OtherStatus},
		{said{head: "Năm 2024", label: "Số sản phẩm xe máy", title: vote}, "", UnknownWord},
		{said{head: "Điện thoại", label: "Long An", title: vote}, "", OtherSubject},
		{said{head: "Năm 2024", label: "Long An"}, "", Nothing},
	} {
		got := x.Choose(slotsOf(x, c.said), catalog.InTable)
		if got.Indicator != c.want || got.Reason != c.reason {
			t.Errorf("%+v\n got %q %q %v, want %q %q", c.said, got.Indicator, got.Reason, got.Words, c.want, c.reason)
		}
	}
}

func TestReadNamesWhatNothingExplains(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	x := New(cat)
	for text, want := range map[string]int{
		"Số sản phẩm CNNT tiêu biểu cấp tỉnh năm 2022": 0, "1.2. Số đề án": 0, "Số sản phẩm xe máy": 2, "Cả nước": 0, "ĐVT: triệu đồng": 0, "Đồng Tháp": 0,
	} {
		if got := x.Read(text).Unexplained; len(got) != want {
			t.Errorf("%q: unexplained %v, want %d", text, got, want)
		}
	}
}
