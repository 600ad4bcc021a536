package article

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest"
)

// TestTheExampleArticles reads the three articles of the example workspace. They
// state figures that the newspaper Đại biểu Nhân dân (daibieunhandan.vn)
// published, and nothing else.
func TestTheExampleArticles(t *testing.T) {
	wanted := map[string][]string{
		"dong-thap.html": {
			"317 | cnnt_recognized | 317 product | exact | actual | huyen | Đồng Tháp | dong-thap@2008 | 2012..2021",
			"189 | cnnt_recognized | 189 product | exact | actual | tinh | Đồng Tháp | dong-thap@2008 | 2012..2021",
			"38 | cnnt_recognized | 38 product | exact | actual | khu_vuc | Đồng Tháp | dong-thap@2008 | 2012..2021",
			"14 | cnnt_recognized | 14 product | exact | actual | quoc_gia | Đồng Tháp | dong-thap@2008 | 2012..2021",
			"69 | kc_facilities_supported | 69 facility | exact | actual |  | Đồng Tháp | dong-thap@2008 | ..2022-06-20",
			"58 | kc_projects | 58 project | exact | actual |  | Đồng Tháp | dong-thap@2008 | ..2022-06-20 | content=may_moc",
			"11 tỷ đồng | kc_budget | 11000000000 vnd | more_than | actual |  | Đồng Tháp | dong-thap@2008 | ..2022-06-20 | content=may_moc",
		},
		"ca-mau.html": {
			"73 | cnnt_recognized | 73 product | exact | actual | tinh | Cà Mau | ca-mau@2008 | 5 rounds",
			"19 | cnnt_recognized | 19 product | exact | actual | khu_vuc | Cà Mau | ca-mau@2008 | 5 rounds",
			"11 | cnnt_recognized | 11 product | exact | actual | quoc_gia | Cà Mau | ca-mau@2008 | 5 rounds",
		},
		"ha-giang.html": {
			"73 | cnnt_recognized | 73 product | exact | target | huyen | Hà Giang | ha-giang@2008 | 2022..2030",
			"63 | cnnt_recognized | 63 product | exact | target | tinh | Hà Giang | ha-giang@2008 | 2022..2030",
			"12 | cnnt_recognized | 12 product | exact | target | huyen | Hà Giang | ha-giang@2008 | 2022..2022",
			"10 | cnnt_recognized | 10 product | exact | target | tinh | Hà Giang | ha-giang@2008 | 2022..2022",
		},
	}
	for name, want := range wanted {
		content, err := os.ReadFile("../../examples/three-provinces/feed/" + name)
		if err != nil {
			t.Fatal(err)
		}
		r, err := known.readHTML(context.Background(), ingest.Input{Content: content, Catalog: facts(t)})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(r.Title, "minh họa") || !strings.Contains(string(content), "daibieunhandan.vn") {
			t.Errorf("%s: not labelled, or without its source", name)
		}
		var got []string
		for _, o := range r.Observations {
			got = append(got, line1(o))
			checkLocator(t, r, o.Origin)
		}
		if fmt.Sprint(got) != fmt.Sprint(want) || len(r.Rejects) > 0 {
			t.Errorf("%s\ngot\n%s\nwant\n%s\nrejects %v", name, strings.Join(got, "\n"), strings.Join(want, "\n"), r.Rejects)
		}
	}
}
