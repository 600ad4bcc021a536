package meaning

import (
	"slices"
	"testing"

	"github.com/tonghop/tonghop/pipeline/catalog"
)

func TestMended(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	x := New(cat)
	for text, want := range map[string]string{
		"Tổng thu ngân sách địa phươgn":   "Tổng thu ngân sách địa phương",
		"Số lượng cơ sở CNNT hương lợi":   "Số lượng cơ sở CNNT hưởng lợi", // the tone is lost
		"SỐ SẢN PHẨM BÌNHH CHỌN":          "SỐ SẢN PHẨM bình CHỌN",
		"Làng nghề Đông Hồ":               "", // no slip
		"Làng nghề dệt Nha Xáa":           "", // a name
		"Công ty TNHH Abxc Defg tại tỉnh": "", // two words that nobody knows
		"phươgn":                          "",
		"":                                "",
	} {
		got := x.Mended(text)
		if want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("%q may be meant as %q, want %q", text, got, want)
		}
	}
}

func TestLikened(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	x := New(cat)
	for text, want := range map[string]string{
		"Tham quan, khảo sát, học tập kinh nghiệm":      "nang_luc",
		"Hỗ trợ máy móc, thiết bị sản xuất gạch tuynel": "", // a word that no content has
		"kinh nghiệm đào tạo":                           "", // no content puts it so
		"Hỗ trợ":                                        "",
	} {
		got := ""
		if like := x.Likened(text); like != nil {
			got = like.Mentions[0].ID
		}
		if got != want {
			t.Errorf("%q is put together like %q, want %q", text, got, want)
		}
	}
}

// TestWhatSaysAValueMayNarrow asks the wordings of dimensions and some others, alone and among other words.
func TestWhatSaysAValueMayNarrow(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	x := New(cat)
	says, may, texts := 0, 0, 0
	for _, w := range cat.Words() {
		for i, wording := range w.Wordings {
			if i > 2 || w.Slot != catalog.DimensionSlot && i > 0 {
				break
			}
			for _, text := range []string{wording, "Chi " + wording + " của các huyện"} {
				said, narrow := x.Read(text).says(catalog.DimensionSlot), x.MayNarrow(text)
				if said && !narrow {
					t.Errorf("%q says a value of a dimension", text)
				}
				texts++
				if said {
					says++
				}
				if narrow {
					may++
				}
			}
		}
	}
	if says == 0 || may == texts {
		t.Errorf("%d of %d texts say a value, %d may", says, texts, may)
	}
}
