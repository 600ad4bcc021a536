package form_test

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A blank form numbers every row of its own once: the rows that other offices have
// under the same number are read, and not asked for.
func TestABlankFormHasEachNumberOnce(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	blanks := map[string]string{}
	for _, f := range cat.Forms().List {
		if f.Lines != "" {
			continue
		}
		var text strings.Builder
		for _, row := range (form.Blank{Form: f, Words: cat.Forms().Words, Years: []int{max(f.From, 2005)}}).Workbook().Sheets[0].Rows[5:] {
			number, _ := row[0].(string)
			name, _ := row[1].(string)
			text.WriteString(number + " " + name + "\n")
		}
		blanks[f.Topic+"/"+f.ID] = text.String()
	}
	for _, c := range []struct{ form, asked, other string }{
		{"ngan-sach/64", "III Chi trả nợ lãi các khoản do chính quyền địa phương vay\n", "III Chi trả nợ gốc, lãi"},
		{"ngan-sach/65", "III Chi trả nợ lãi các khoản do chính quyền địa phương vay\n", "III Chi trả nợ gốc, lãi"},
		{"ngan-sach/13", "III Chi trả nợ gốc, lãi các khoản huy động theo khoản 3 Điều 8 Luật NSNN\n", "III Chi trả nợ lãi các khoản"},
		{"ngan-sach/63", "B Thu từ quỹ dự trữ tài chính\n", "B Vay"},
		{"ngan-sach/63", "C Thu kết dư ngân sách\n", "C Thu chuyển giao"},
		{"ngan-sach/46", "III Chi chuyển nguồn ngân sách sang năm sau\n", ""}, // a number of its own in each section
		{"ngan-sach/46", "III Thu từ quỹ dự trữ tài chính\n", ""},
	} {
		blank := blanks[c.form]
		if !strings.Contains(blank, c.asked) || c.other != "" && strings.Contains(blank, c.other) {
			t.Errorf("the blank of %s must ask for %q and not for %q:\n%s", c.form, c.asked, c.other, blank)
		}
	}
}
