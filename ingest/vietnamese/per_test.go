package vietnamese

import "testing"

func TestPerOf(t *testing.T) {
	for text, want := range map[string]string{
		"(triệu đồng/người/tháng)":                      "month",
		"triệu đồng/người/năm":                          "year",
		"Thu nhập bình quân 1 lao động/tháng (tr.đ)":    "month",
		"thu nhập/người/năm (triệu đồng)":               "year",
		"Thu nhập bình quân một tháng":                  "month",
		"Thu nhập bình quân đầu người mỗi năm, ước đạt": "year",
		"TRIỆU ĐỒNG/NĂM":                                "year",
		"Thu nhập bình quân/năm 2024":                   "",
		"Thu nhập bình quân của lao động năm 2023":      "",
		"5 tháng đầu năm":                               "",
		"triệu đồng/người/quý":                          "quarter",
		"Thu nhập bình quân lao động/quý":               "quarter",
		"Thu nhập (trđ/người/tháng; trđ/người/năm)":     "several",
		"": "",
	} {
		if got := PerOf(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
