package form

import (
	"testing"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

func TestNamed(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := New(cat)
	for text, want := range map[string]string{
		"Thu từ các doanh nghiệp nhà nước do TW quản lý": "rev_soe_central", "Thu các khoản phí và lệ phí": "fees_charges", "Chi TX": "exp_recurrent", "Thu chuyển nguồn từ năm trước sang": "rev_carry_in",
		"Thu kết dư năm 2015": "rev_surplus_prev",
		"Chi quản lý":         "", "Thu": "", "Tổng số": "", "": "", "Chi sự nghiệp": "", "Làng nghề": "",
	} {
		if got := r.Named(text); got != want {
			t.Errorf("%q is named %q, want %q", text, got, want)
		}
	}
}

func TestNamedLike(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := New(cat)
	for text, want := range map[string]string{
		"Chi trả lãi, phí tiền vay": "exp_interest", "Thu điều tiết ngân sách địa phương": "rev_local_entitled", "Chi lãi vay": "exp_interest",
		"Thuế nhà thầu nước ngoài": "", "Chi sự nghiệp giao thông": "", "Thu thuế doanh nghiệp": "", "Chi hỗ trợ doanh nghiệp nhà nước": "", "Chi sự nghiệp văn hóa": "",
		"Sản phẩm được cấp lại giấy chứng nhận": "", "Thu": "", "": "",
	} {
		if got := r.NamedLike(text); got != want {
			t.Errorf("%q is named like %q, want %q", text, got, want)
		}
	}
}
