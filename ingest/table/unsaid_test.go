package table_test

import "testing"

// unsaid are tables that leave something out which offices take for granted.
func unsaid() []laid {
	return []laid{
		{name: "provinces whose boundaries no year tells", grids: one("1", []R{
			{"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh"},
			{"STT", "Tỉnh", "Số sản phẩm được công nhận"},
			{1, "Hà Giang", 12}, {2, "Tuyên Quang", 15}, {3, "Phú Thọ", 22}, {4, "Cao Bằng", 8},
		}), want: []string{
			"C3|cnnt_recognized|tinh|Hà Giang||actual|12", "C4|cnnt_recognized|tinh|Tuyên Quang||actual|15",
			"C5|cnnt_recognized|tinh|Phú Thọ||actual|22", "C6|cnnt_recognized|tinh|Cao Bằng||actual|8",
		}},
		{name: "a province of unknown boundaries with two values", grids: one("1", []R{
			{"Kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh"},
			{"STT", "Tỉnh", "Số sản phẩm được công nhận"},
			{1, "Hà Giang", 12}, {2, "Tuyên Quang", 15}, {3, "Hà Giang", 22},
		}), want: []string{"C4|cnnt_recognized|tinh|Tuyên Quang||actual|15"}},
	}
}

func TestWhatOfficesLeaveOut(t *testing.T) {
	found, want, wrong, stated := score(t, unsaid())
	t.Logf("found %d of %d, wrong %d of %d stated", found, want, wrong, stated)
}
