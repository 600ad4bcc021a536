package questions

import (
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func words(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// said is the steps as one would say them: figures and numbers, then what is done
// with the two last.
func said(steps []pipeline.MetricStep) string {
	var parts []string
	for _, s := range steps {
		switch s.Op {
		case pipeline.TakeFigure:
			parts = append(parts, s.Indicator)
		case pipeline.TakeNumber:
			parts = append(parts, "#")
		default:
			parts = append(parts, string(s.Op))
		}
	}
	return strings.Join(parts, " ")
}

func TestExpressions(t *testing.T) {
	c := words(t)
	for text, want := range map[string]struct {
		steps, unit string
		adds        bool
	}{
		"kc_budget":                           {"kc_budget", "vnd", true},
		"kc_budget / kc_facilities_supported": {"kc_budget kc_facilities_supported divide", "vnd/facility", false},
		"kc_budget_state + kc_budget_matching + kc_budget_other":        {"kc_budget_state kc_budget_matching add kc_budget_other add", "vnd", true},
		"kc_budget_state - kc_budget_matching - kc_budget_other":        {"kc_budget_state kc_budget_matching subtract kc_budget_other subtract", "vnd", true},
		"100*(kc_budget_state+kc_budget_matching)/kc_budget":            {"# kc_budget_state kc_budget_matching add multiply kc_budget divide", "1", false},
		"kc_budget_state / kc_budget - 1":                               {"kc_budget_state kc_budget divide # subtract", "1", false},
		"kc_budget / 2":                                                 {"kc_budget # divide", "vnd", true},
		"2 * kc_budget":                                                 {"# kc_budget multiply", "vnd", true},
		"kc_budget / kc_facilities_supported * kc_facilities_supported": {"kc_budget kc_facilities_supported divide kc_facilities_supported multiply", "vnd", false},
	} {
		e, fault := parseExpression(text, c)
		if fault != nil {
			t.Errorf("%s: %s", text, fault.VI)
			continue
		}
		if got := said(e.steps); got != want.steps || e.result.unit.String() != want.unit || e.result.adds != want.adds {
			t.Errorf("%s:\n got %q %s %v\nwant %q %s %v", text, got, e.result.unit, e.result.adds, want.steps, want.unit, want.adds)
		}
	}
}

func TestExpressionsAreRefused(t *testing.T) {
	c := words(t)
	for text, want := range map[string]string{
		"":                                      "ký tự 1: thiếu chỉ tiêu hoặc số",
		"kc_budget +":                           "ký tự 12: thiếu chỉ tiêu hoặc số",
		"kc_budget kc_projects":                 "ký tự 11: thừa \"kc_projects\"",
		"kc_budget )":                           "ký tự 11: thừa \")\"",
		"(kc_budget":                            "ký tự 11: thiếu dấu đóng ngoặc",
		"kc_budgett":                            "chỉ tiêu \"kc_budgett\" không có",
		"kc_budget + 1":                         "ký tự 11: cộng hoặc trừ hai đơn vị tính khác nhau: vnd và 1",
		"kc_budget - kc_projects / kc_projects": "vnd và 1",
		"1 + 2":                                 "không có chỉ tiêu nào",
		"kc_budget ^ 2":                         "thừa \"^\"",
		"kc_budget / «x»":                       "ký tự 13: \"«x»\" không phải là",
		"kc_budget * 1e9":                       "ký tự 13: \"1e9\" không phải là",
		"kc_budget * NaN":                       "ký tự 13: \"NaN\" không phải là",
		strings.Repeat("(", 60):                 "quá nhiều ngoặc",
		strings.Repeat("a", 2000):               "quá dài",
	} {
		e, fault := parseExpression(text, c)
		if fault == nil || !strings.Contains(fault.VI, want) {
			t.Errorf("%q: %+v %+v, want %q", text, e, fault, want)
		}
	}
}

// A metric is reckoned from figures of one level: one whose indicators never share any
// would be told as lacking a figure for ever.
func TestMetricsOfUnlikeScope(t *testing.T) {
	c := words(t)
	for expression, want := range map[string]string{
		"kc_budget_state / kc_budget":                              "",
		"coops_new / enterprises_new":                              "", // neither has levels
		"exp_agencies_total / rev_area_total":                      "", // both are of the province's own budget
		"exp_agencies_total / programmes_total":                    "không có cấp nào chung nên không bao giờ tính được: exp_agencies_total (tinh); programmes_total (nsdp).",
		"exp_agencies_total / (rev_area_total + programmes_total)": "exp_agencies_total (tinh); rev_area_total (xa, huyen, tinh, nsdp, nstw, nsnn); programmes_total (nsdp).",
		"rev_area_total / exp_agencies_total / programmes_total":   "không có cấp nào chung",
		"coops_new / kc_facilities_supported":                      "coops_new (); kc_facilities_supported (tinh, quoc_gia).",
		"kc_facilities_supported / coops_new":                      "không có cấp nào chung",
		"kc_budget / ocop_products":                                "ghép số trong kỳ với số tại một thời điểm",
	} {
		_, key, fault := metricLine{ID: "m", VI: "Thử", Expression: expression, Unit: "percent"}.metric(c)
		if (fault == nil) != (want == "") || fault != nil && (key != "expression" || !strings.Contains(fault.VI, want) || fault.EN == "") {
			t.Errorf("%s: %s %+v, want %q", expression, key, fault, want)
		}
	}
}

// Whatever is read leaves one number: no step takes what is not there.
func FuzzExpression(f *testing.F) {
	c := words(f)
	f.Add("100 * (kc_budget_state + kc_budget_matching) / kc_budget")
	f.Add("((kc_budget))-kc_budget*2/3")
	f.Add("kc_budget\x00")
	f.Fuzz(func(t *testing.T, text string) {
		e, fault := parseExpression(text, c)
		if (e == nil) == (fault == nil) {
			t.Fatalf("%q: %v, %v", text, e, fault)
		}
		if e == nil {
			return
		}
		depth := 0
		for _, s := range e.steps {
			if s.Op == pipeline.TakeFigure || s.Op == pipeline.TakeNumber {
				depth++
			} else if depth--; depth < 1 {
				t.Fatalf("%q: %s takes what is not there", text, said(e.steps))
			}
		}
		if depth != 1 || len(e.parts) == 0 {
			t.Fatalf("%q: %d numbers are left", text, depth)
		}
	})
}
