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
