//go:build duckdb_arrow

package compare_test

import (
	"context"
	"os"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/questions"
	"github.com/tonghop/tonghop/pipeline/trial"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// metrics are reckoned from one to four indicators.
const metrics = `metrics:
  - {id: m_share, vi: Tỷ trọng, en: Share, expression: "100 * (kc_budget_state + kc_budget_matching) / kc_budget", unit: percent, least_denominator: 20}
  - {id: m_rest, vi: Còn lại, en: Rest, expression: "kc_budget - kc_budget_state - kc_budget_matching - kc_budget_other"}
  - {id: m_half, vi: Một nửa, en: Half, expression: "kc_budget / 2"}
  - {id: m_covered, vi: Có đủ tỉnh, en: Covered, expression: "kc_budget * 1", coverage: 3}
  - {id: m_taxed, vi: Gấp ba, en: Three times, expression: "3 * rev_soe_central"}
`

const metricCase = `
-- all/given --
night 2026-11-19
source so
document so/a
ca-mau@2008 | kc_budget tinh | 2021 | actual | 100 vnd
ca-mau@2008 | kc_budget_state tinh | 2021 | actual | 30 vnd
ca-mau@2008 | kc_budget_matching tinh | 2021 | actual | >20 vnd
ca-mau@2008 | kc_budget_other tinh | 2021 | actual | 10..20 vnd
ha-giang@2008 | kc_budget tinh | 2021 | actual | 80..100 vnd
ha-giang@2008 | kc_budget_state tinh | 2021 | actual | 40 vnd
ha-giang@2008 | kc_budget_matching tinh | 2021 | actual | 0 vnd
an-giang@2008 | kc_budget tinh | 2022 | actual | 0 vnd
an-giang@2008 | kc_budget_state tinh | 2022 | actual | 1 vnd
an-giang@2008 | kc_budget_matching tinh | 2022 | actual | 1 vnd
lao-cai@2008 | kc_budget tinh | 2022 | actual | 10 vnd
lao-cai@2008 | kc_budget_state tinh | 2022 | actual | 1 vnd
lao-cai@2008 | kc_budget_matching tinh | 2022 | actual | 1 vnd
son-la@2008 | kc_budget tinh | 2022 | actual part | 10 vnd
lai-chau@2008 | rev_soe_central nsdp | 2022 | actual part | 7 vnd
lao-cai@2008 | kc_budget_other quoc_gia | 2022 | actual | 1 vnd
-- all/ask --
columns indicator_id area_name period value value_max unit qualifier origin reason reason_vi reason_en
`

const metricWanted = `indicator_id,area_name,period,value,value_max,unit,qualifier,origin,reason,reason_vi,reason_en
m_covered,An Giang,2022,null,null,vnd,exact,[a#8],coverage,"Mới có 2 tỉnh có đủ số, cần 3.","Only 2 provinces have all figures, 3 are needed."
m_covered,Cà Mau,2021,null,null,vnd,exact,[a#1],coverage,"Mới có 2 tỉnh có đủ số, cần 3.","Only 2 provinces have all figures, 3 are needed."
m_covered,Hà Giang,2021,null,null,vnd,exact,[a#5],coverage,"Mới có 2 tỉnh có đủ số, cần 3.","Only 2 provinces have all figures, 3 are needed."
m_covered,Lào Cai,2022,null,null,vnd,exact,[a#11],coverage,"Mới có 2 tỉnh có đủ số, cần 3.","Only 2 provinces have all figures, 3 are needed."
m_covered,Sơn La,2022,null,null,vnd,exact,[a#14],part,Chỉ có số “trong đó” của: Kinh phí khuyến công; số ấy không phải cả chỉ tiêu.,Only a part (“of which”) is stated of: Industrial promotion budget.
m_half,An Giang,2022,0,null,vnd,exact,[a#8],null,null,null
m_half,Cà Mau,2021,50,null,vnd,exact,[a#1],null,null,null
m_half,Hà Giang,2021,40,50,vnd,exact,[a#5],null,null,null
m_half,Lào Cai,2022,5,null,vnd,exact,[a#11],null,null,null
m_half,Sơn La,2022,null,null,vnd,exact,[a#14],part,Chỉ có số “trong đó” của: Kinh phí khuyến công; số ấy không phải cả chỉ tiêu.,Only a part (“of which”) is stated of: Industrial promotion budget.
m_rest,An Giang,2022,null,null,vnd,exact,[a#10; a#9; a#8],missing,Thiếu số cùng kỳ của: Kinh phí khuyến công từ nguồn khác.,"No figure of the period for: Industrial promotion budget, other sources."
m_rest,Cà Mau,2021,30,40,vnd,less_than,[a#2; a#4; a#3; a#1],null,null,null
m_rest,Hà Giang,2021,null,null,vnd,exact,[a#5; a#7; a#6],missing,Thiếu số cùng kỳ của: Kinh phí khuyến công từ nguồn khác.,"No figure of the period for: Industrial promotion budget, other sources."
m_rest,Lào Cai,2022,null,null,vnd,exact,[a#12; a#13; a#11],missing,Thiếu số cùng kỳ của: Kinh phí khuyến công từ nguồn khác.,"No figure of the period for: Industrial promotion budget, other sources."
m_rest,Sơn La,2022,null,null,vnd,exact,[a#14],missing,"Thiếu số cùng kỳ của: Kinh phí khuyến công từ ngân sách nhà nước, Kinh phí đối ứng của cơ sở, Kinh phí khuyến công từ nguồn khác.","No figure of the period for: Industrial promotion budget, state, Matching money of facilities, Industrial promotion budget, other sources."
m_share,An Giang,2022,null,null,percent,exact,[a#10; a#9; a#8],nothing,Mẫu số bằng 0.,The denominator is zero.
m_share,Cà Mau,2021,50,null,percent,more_than,[a#2; a#3; a#1],null,null,null
m_share,Hà Giang,2021,40,50,percent,exact,[a#5; a#7; a#6],null,null,null
m_share,Lào Cai,2022,null,null,percent,exact,[a#12; a#13; a#11],small,Mẫu số nhỏ hơn 20: quá nhỏ để chia.,The denominator is below 20.
m_taxed,Lai Châu,2022,21,null,vnd,exact,[a#15],null,null,null
`

// A metric is reckoned over any number of indicators: ranges and qualifiers go with
// it, and where it is undefined it says why.
func TestMetrics(t *testing.T) {
	set, err := questions.Load([]questions.Folder{{Files: fstest.MapFS{"metrics.yaml": {Data: []byte(metrics)}}}}, words(t), questions.Taken{})
	if err != nil {
		t.Fatal(err)
	}
	list, err := compare.Questions()
	if err != nil {
		t.Fatal(err)
	}
	b, err := trial.NewBench(context.Background(), t.TempDir(), warehouse.Options{Catalog: words(t), Questions: list, Metrics: set.Metrics})
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.Try(context.Background(), txtar.Parse([]byte(metricCase)), "metric_figures", "all", os.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	if said := trial.Differs(got, []byte(metricWanted)); said != "" {
		t.Errorf("%s\ngot\n%s", said, got)
	}
}
