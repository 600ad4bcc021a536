package catalog

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/tonghop/tonghop/pipeline/config"
)

// The forms of the two circulars are all there, and each of their items is
// worded and stands in one place of its form only.
func TestFormsOfTheCirculars(t *testing.T) {
	cat := catalogOf(t)
	if err := cat.Judge(); err != nil {
		t.Fatal(err)
	}
	forms := cat.Forms()
	want := strings.Fields("10 11 12 13 14 15 16 17 18 19 20 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68")
	var got []string
	others := map[string]bool{}
	for _, f := range forms.List {
		if others[f.Topic+"/"+f.ID] = true; f.Topic == "ngan-sach" {
			got = append(got, f.ID)
		}
		if f.Name.VI == "" || f.Name.EN == "" || f.Regulation == "" || len(f.Titles) == 0 || f.From == 0 {
			t.Errorf("form %s is not whole", f.ID)
		}
		wellFormed(t, f, f.Items)
	}
	if !slices.Equal(got, want) {
		t.Errorf("forms %v, want %v", got, want)
	}
	for _, id := range []string{"cnnt/binh-chon", "khuyen-cong/ket-qua", "khuyen-cong/kinh-phi", "khuyen-cong/de-an"} {
		if !others[id] {
			t.Errorf("there is no form %s", id)
		}
	}
	if short := cat.FormAbbreviations(); short["nsđp"] != "ngân sách địa phương" || short["dn"] != "doanh nghiệp" || cat.Abbreviations()["nsđp"] != "" || len(forms.Words.Kinds) == 0 || len(forms.Words.Levels) == 0 {
		t.Error("no words")
	}
}

func wellFormed(t *testing.T, f Form, items []FormItem) {
	t.Helper()
	for _, it := range items {
		if len(it.Names) == 0 {
			t.Errorf("form %s: an item without a name", f.ID)
		}
		if it.Adds && len(it.Items) == 0 {
			t.Errorf("form %s: «%s» adds nothing up", f.ID, it.Names[0])
		}
		if it.Indicator != "" && f.Level == "" && it.Level == "" && !slices.ContainsFunc(slices.Concat(f.Items, f.Columns), func(top FormItem) bool { return top.Level != "" }) {
			t.Errorf("form %s: «%s» has no level", f.ID, it.Names[0])
		}
		wellFormed(t, f, it.Items)
	}
}

const (
	someItems = "wordings:\n  - {id: thu, name: Tổng thu, also: [Thu]}\n  - {id: thue, name: Thuế}\ngroups:\n  - {id: g, items: [{item: thue}]}\n"
	someWords = "neutral: [các]\nkinds: [{kind: plan, words: [dự toán]}]\nlevels: [{level: tinh, words: [cấp tỉnh]}]\n"
	someForm  = "id: \"1\"\nregulation: Thông tư 1\nvi: Biểu một\nen: Form one\nlevel: tinh\ntitles: [Biểu một]\nitems:\n  - {no: A, item: thu, indicator: rev_area_total, adds: true, group: g}\n"
)

func over(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestAWorkspaceLaysItsFormsOver(t *testing.T) {
	c, err := LoadWith(over(map[string]string{"cua-toi/forms/items.yaml": someItems, "cua-toi/forms/words.yaml": someWords, "cua-toi/forms/1.yaml": someForm,
		"cua-toi/topic.yaml": "vi: Của tôi\nen: Mine\norder: 99\n"}))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(c.Forms().List, func(f Form) bool { return f.Topic == "cua-toi" })
	if i < 0 {
		t.Fatal("the form is not there")
	}
	f := c.Forms().List[i]
	if f.ID != "1" || len(f.Items) != 1 || len(f.Items[0].Items) != 1 || !slices.Equal(f.Items[0].Names, []string{"Tổng thu", "Thu"}) || f.Items[0].Items[0].Names[0] != "Thuế" {
		t.Errorf("%+v", f)
	}
}

// Every fault names its file and line, and all come at once.
func TestFaultsOfForms(t *testing.T) {
	base := map[string]string{"t/forms/items.yaml": someItems, "t/forms/words.yaml": someWords, "t/forms/1.yaml": someForm}
	for _, c := range []struct{ name, file, text, want string }{
		{"an unknown item", "t/forms/1.yaml", strings.Replace(someForm, "item: thu,", "item: khong,", 1), "t/forms/1.yaml:8:19: chỉ tiêu «khong»"},
		{"an unknown indicator", "t/forms/1.yaml", strings.Replace(someForm, "rev_area_total", "rev_nothing", 1), "không có chỉ tiêu thống kê «rev_nothing»"},
		{"an unknown level", "t/forms/1.yaml", strings.Replace(someForm, "level: tinh", "level: trang", 1), "t/forms/1.yaml:5:8: không có cấp «trang»"},
		{"an unknown group", "t/forms/1.yaml", strings.Replace(someForm, "group: g", "group: h", 1), "nhóm «h»"},
		{"an unknown kind", "t/forms/1.yaml", someForm + "kinds: [dream]\n", "loại số liệu «dream»"},
		{"an unknown key", "t/forms/1.yaml", someForm + "colour: red\n", "colour"},
		{"an id that is not the file's", "t/forms/2.yaml", someForm, "mã biểu «1» khác tên tệp «2»"},
		{"a dimension without the value", "t/forms/1.yaml", someForm + "columns: [{item: thu, dimensions: {group: khong}}]\n", "chiều «group» không có giá trị «khong»"},
		{"a column of an unknown kind", "t/forms/1.yaml", someForm + "columns: [{item: thu, kind: dream}]\n", "loại số liệu «dream»"},
		{"neither items nor lines", "t/forms/3.yaml", "id: \"3\"\ntitles: [x]\n", "hoặc cả hai"},
		{"a wording without a name", "t/forms/items.yaml", someItems + "  - {id: h, items: [{item: thu, group: g}]}\n", "nhóm «h»"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := maps.Clone(base)
			files[c.file] = c.text
			_, err := LoadWith(over(files))
			var faults config.Faults
			if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
