package catalog

import (
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
)

func ids(areas []pipeline.Area) string {
	var s []string
	for _, a := range areas {
		s = append(s, string(a.ID))
	}
	return strings.Join(s, " ")
}

// A name is that of one indicator, or of several that the programme around a figure, the
// unit or their own sums tell apart: a cell that says a name of two others is neither's.
func TestANameIsOfOneIndicator(t *testing.T) {
	c := catalogOf(t)
	first := map[string]pipeline.Indicator{}
	for _, ind := range c.Indicators() {
		for _, name := range ind.Synonyms {
			key := Key(name)
			was, ok := first[key]
			if !ok {
				first[key] = ind
			} else if was.ID != ind.ID && c.Programme(was.ID) == c.Programme(ind.ID) && was.Unit == ind.Unit && !slices.Contains(was.Sums, ind.ID) && !slices.Contains(ind.Sums, was.ID) {
				t.Errorf("%q names both %s and %s", name, was.ID, ind.ID)
			}
		}
	}
}

func TestFind(t *testing.T) {
	c := catalogOf(t)
	for _, w := range []struct{ name, want string }{
		{"Đồng Tháp", "dong-thap@1997 dong-thap@2004 dong-thap@2008 dong-thap@2025"},
		{"ĐỒNG THÁP", "dong-thap@1997 dong-thap@2004 dong-thap@2008 dong-thap@2025"},
		{"tỉnh đồng tháp", "dong-thap@1997 dong-thap@2004 dong-thap@2008 dong-thap@2025"},
		{"Ðồng Tháp", "dong-thap@1997 dong-thap@2004 dong-thap@2008 dong-thap@2025"}, // U+00D0
		{"Hà Giang", "ha-giang@1997 ha-giang@2004 ha-giang@2008"},
		{"Ha\u0300 Giang", "ha-giang@1997 ha-giang@2004 ha-giang@2008"}, // decomposed
		{"Hoà Bình", "hoa-binh@1997 hoa-binh@2004 hoa-binh@2008"},
		{"Thanh Hoá", "thanh-hoa@1997 thanh-hoa@2004 thanh-hoa@2008 thanh-hoa@2025"},
		{"Khánh Hoà", "khanh-hoa@1997 khanh-hoa@2004 khanh-hoa@2008 khanh-hoa@2025"},
		{"Bà Rịa – Vũng Tàu", "ba-ria-vung-tau@1997 ba-ria-vung-tau@2004 ba-ria-vung-tau@2008"},
		{"Bà Rịa-Vũng Tàu", "ba-ria-vung-tau@1997 ba-ria-vung-tau@2004 ba-ria-vung-tau@2008"},
		{"BR-VT", "ba-ria-vung-tau@1997 ba-ria-vung-tau@2004 ba-ria-vung-tau@2008"},
		{"Kontum", "kon-tum@1997 kon-tum@2004 kon-tum@2008"},
		{"Đắc Lắc", "dak-lak@1997 dak-lak@2004 dak-lak@2008 dak-lak@2025"},
		{"TP.HCM", "ho-chi-minh@1997 ho-chi-minh@2004 ho-chi-minh@2008 ho-chi-minh@2025"},
		{"TP. Hồ Chí Minh", "ho-chi-minh@1997 ho-chi-minh@2004 ho-chi-minh@2008 ho-chi-minh@2025"},
		{"Thành phố Hồ Chí Minh", "ho-chi-minh@1997 ho-chi-minh@2004 ho-chi-minh@2008 ho-chi-minh@2025"},
		{"Thừa Thiên - Huế", "hue@1997 hue@2004 hue@2008 hue@2025"},
		{"Tỉnh Thừa Thiên Huế", "hue@1997 hue@2004 hue@2008 hue@2025"},
		{"Huế", "hue@2008 hue@2025"},
		{"Tỉnh Đồng Nai", "dong-nai@1997 dong-nai@2004 dong-nai@2008 dong-nai@2025"},
		{"Thành phố Đồng Nai", "dong-nai@2025"},
		{"Cả nước", "vn@1997 vn@2004 vn@2008 vn@2025"},
		{"Khu vực phía Nam", "phia-nam@2008 phia-nam@2025"},
		{"miền Trung – Tây Nguyên", "mien-trung-tay-nguyen@2008 mien-trung-tay-nguyen@2025"},
		// Abbreviations that fit several provinces, and names of other things.
		{"BD", ""}, {"BT", ""}, {"BN", ""}, {"HN", ""}, {"QN", ""}, {"HG", ""}, {"Cao Lãnh", ""}, {"", ""}, {"---", ""}, {"Đồng", ""},
	} {
		if got := ids(c.Find(w.name)); got != w.want {
			t.Errorf("Find(%q) = %q, want %q", w.name, got, w.want)
		}
	}
}

func TestEveryNameAndAliasResolves(t *testing.T) {
	c := catalogOf(t)
	for _, a := range c.Areas() {
		for _, name := range append([]string{a.Name, a.FullName, strings.ToUpper(a.FullName)}, a.Aliases...) {
			found := c.Find(name)
			if !strings.Contains(" "+ids(found)+" ", " "+string(a.ID)+" ") {
				t.Errorf("Find(%q) = %q lacks %s", name, ids(found), a.ID)
			}
			for _, f := range found {
				if f.ID.Slug() != a.ID.Slug() {
					t.Errorf("Find(%q) mixes %s and %s", name, a.ID, f.ID)
				}
			}
		}
	}
}

func TestAt(t *testing.T) {
	c := catalogOf(t)
	for _, w := range []struct{ name, date, want string }{
		{"Đồng Tháp", "2025-06-30", "dong-thap@2008"},
		{"Đồng Tháp", "2025-07-01", "dong-thap@2025"},
		{"Đồng Tháp", "2025-06", "dong-thap@2008"},
		{"Đồng Tháp", "2024", "dong-thap@2008"},
		{"Đồng Tháp", "2025", "dong-thap@2025"}, // the year ends under the new boundaries
		{"Hà Giang", "2022", "ha-giang@2008"},
		{"Hà Giang", "2030", ""},
		{"Đồng Tháp", "2008-07-31", "dong-thap@2004"},
		{"Đắk Lắk", "2003", "dak-lak@1997"},
		{"Hà Tây", "2007", "ha-tay@2004"},
		{"Hà Tây", "2009", ""},
		{"Đồng Tháp", "1996-12-31", ""},
		{"Đồng Tháp", "", ""},
		{"Nơi Khác", "2024", ""},
	} {
		d, err := pipeline.ParseDate(w.date)
		if err != nil {
			t.Fatal(err)
		}
		if a, _ := c.At(w.name, d); string(a.ID) != w.want {
			t.Errorf("At(%q, %s) = %q, want %q", w.name, w.date, a.ID, w.want)
		}
	}
	if got := c.BoundaryOn(ReformDate()); got != Boundary2025 || ReformDate().String() != Reform {
		t.Errorf("boundary on the day of the reform: %q", got)
	}
}

func TestNamesChangeWithTime(t *testing.T) {
	c := catalogOf(t)
	for _, w := range []struct{ id, date, full, typ string }{
		{"hue@2008", "2024-12-31", "Tỉnh Thừa Thiên Huế", TypeProvince},
		{"hue@2008", "2025-01-01", "Thành phố Huế", TypeCity},
		{"hue@2025", "2025-07-01", "Thành phố Huế", TypeCity},
		{"dong-nai@2025", "2026-04-29", "Tỉnh Đồng Nai", TypeProvince},
		{"dong-nai@2025", "2026-04-30", "Thành phố Đồng Nai", TypeCity},
		{"dong-nai@2008", "2020", "Tỉnh Đồng Nai", TypeProvince},
		{"ha-giang@2008", "2026", "", ""},
		{"nowhere@2008", "2020", "", ""},
	} {
		d, _ := pipeline.ParseDate(w.date)
		n, ok := c.NameOn(pipeline.AreaID(w.id), d)
		if n.FullName != w.full || n.Type != w.typ || ok != (w.full != "") {
			t.Errorf("NameOn(%s, %s) = %+v", w.id, w.date, n)
		}
	}
	// What an area is called last is what Area says.
	for _, a := range c.Areas() {
		names := c.Names(a.ID)
		if last := names[len(names)-1]; last.FullName != a.FullName || last.Type != a.Type || last.To != a.ValidTo || names[0].From != a.ValidFrom {
			t.Errorf("%s: %+v ends otherwise than %+v", a.ID, names, a)
		}
	}
}

func TestFindRegions(t *testing.T) {
	c := catalogOf(t)
	for name, want := range map[string]int{"Đồng bằng sông Hồng": 2, "ĐBSCL": 2, "Tây Nguyên": 1, "Bắc Trung Bộ": 1, "Đồng Tháp": 0, "": 0} {
		if got := len(c.FindRegions(name)); got != want {
			t.Errorf("FindRegions(%q): %d, want %d", name, got, want)
		}
	}
}

// decompose writes tone marks as letters of their own, as macOS does, for the
// letters of the names used here.
func decompose(s string) string {
	return strings.NewReplacer("ồ", "o\u0302\u0300", "à", "a\u0300", "á", "a\u0301", "ế", "e\u0302\u0301", "ộ", "o\u0323\u0302",
		"ò", "o\u0300", "ắ", "a\u0306\u0301", "ừ", "u\u031b\u0300", "ê", "e\u0302", "ị", "i\u0323", "ũ", "u\u0303").Replace(s)
}

func FuzzFindIsTheSameHoweverItIsWritten(f *testing.F) {
	c := catalogOf(f)
	for _, a := range c.Areas() {
		f.Add(a.Name)
		f.Add(a.FullName)
	}
	f.Add("Hoà Bình")
	f.Add("ĐăkLăk")
	f.Add("İSTANBUL Å ǅ ẞ")
	f.Fuzz(func(t *testing.T, name string) {
		key := Key(name)
		if Key(key) != key {
			t.Errorf("Key is not idempotent: %q, %q", key, Key(key))
		}
		want := ids(c.Find(name))
		for _, other := range []string{key, decompose(name), " " + strings.ReplaceAll(name, "-", " – ") + "\u00a0",
			strings.NewReplacer("oà", "òa", "oá", "óa", "uỷ", "ủy").Replace(name), strings.NewReplacer("đ", "ð", "Đ", "Ð").Replace(name)} {
			if got := ids(c.Find(other)); got != want {
				t.Errorf("Find(%q) = %q, but Find(%q) = %q", name, want, other, got)
			}
		}
	})
}
