package vietnamese

import "testing"

func TestSpeech(t *testing.T) {
	s := NewSpeech([]string{"ngân sách", "thu", "chi", "thuế", "phí"}, []string{"thu hút", "chi nhánh", "chi phí", "kinh phí"})
	for text, want := range map[string]bool{
		"Tổng thu, chi":                true,
		"TỔNG CHI CÂN ĐỐI NGÂN SÁCH":   true,
		"Thu":                          true,
		"Phí, lệ phí":                  true,
		"thu kinh phí":                 true,
		"Kinh phí thực hiện":           false,
		"Thu hút đầu tư":               false,
		"Chi nhánh, chi phí":           false,
		"Chỉ tiêu":                     false,
		"Ngân hàng; sách":              false,
		"Khu vực có vốn đầu tư nước…":  false,
		"thu hút và thu":               true,
		"Thu\u00a0ngân\u00a0sách 2020": true,
		"":                             false,
	} {
		if got := s.In(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
