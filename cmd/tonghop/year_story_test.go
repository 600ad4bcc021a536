package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline"
)

// A yearItem is a row of the monthly report of the story.
type yearItem struct {
	indicator, label, unit string
	base                   float64 // of a province of a million people
	stock                  bool    // on the second sheet, without a plan
}

var yearItems = []yearItem{
	{"kc_projects", "Đề án khuyến công", "đề án", 60, false},
	{"kc_budget", "Kinh phí khuyến công", "đồng", 4e9, false},
	{"kc_facilities_supported", "Cơ sở được hỗ trợ khuyến công", "cơ sở", 90, false},
	{"kc_trainees", "Lao động được đào tạo từ khuyến công", "người", 700, false},
	{"cnnt_recognized", "Sản phẩm CNNT tiêu biểu được công nhận cấp tỉnh", "sản phẩm", 70, false},
	{"ocop_products", "Sản phẩm OCOP", "sản phẩm", 150, false},
	{"craft_villages", "Làng nghề được công nhận", "làng nghề", 80, true},
	{"craft_villages_traditional", "Làng nghề truyền thống", "làng nghề", 20, true},
	{"ic_count", "Số cụm công nghiệp", "cụm", 40, true},
}

// flows are the indicators that count what happened within the month.
var flows = []string{"kc_projects", "kc_budget", "kc_facilities_supported", "kc_trainees", "cnnt_recognized"}

// A yearFigure is a figure of the story by its name: province, item, kind and
// month, of which 0 is the December before.
type yearFigure struct {
	province, indicator string // the province by its slug; which of that slug, the month tells
	kind                pipeline.Kind
	month               int
}

// period is the month as the database names it.
func (f yearFigure) period() string { return monthPeriod(f.month) }

// monthPeriod names a month; those before the December are negative.
func monthPeriod(month int) string {
	return time.Date(2025, time.Month(12+month), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
}

// value is what is true of a figure: it follows from the seed and the name alone.
func (s *yearStory) value(a pipeline.Area, item yearItem, kind pipeline.Kind, month int) float64 {
	dice := func(parts ...any) float64 {
		h := fnv.New64a()
		fmt.Fprint(h, parts...)
		return rand.New(rand.NewPCG(s.seed, h.Sum64())).Float64()
	}
	slug := a.ID.Slug()
	v := item.base * float64(a.Population) / 1e6 * (0.8 + 0.4*dice(slug, item.indicator))
	switch {
	case item.stock:
		v *= math.Pow(1.01, float64(month))
	case kind == pipeline.Plan:
		v *= 1.2
	default:
		v *= 0.9 + 0.2*dice(slug, item.indicator, month)
	}
	if item.unit == "đồng" {
		return math.Round(v/1e6) * 1e6
	}
	return math.Round(v + 20)
}

// A yearReport is a monthly report of a province as it is sent: what is true, but
// for what the story puts into its cells.
type yearReport struct {
	area  pipeline.Area
	month int
	other map[string]any // by indicator: what stands in the column of results
	bare  bool           // without its second sheet
}

func (s *yearStory) workbook(r yearReport) ([]byte, error) {
	heads := [][]any{{"ỦY BAN NHÂN DÂN " + strings.ToUpper(r.area.FullName)}, {"SỞ CÔNG THƯƠNG (mô phỏng)"},
		{fmt.Sprintf("BÁO CÁO THÁNG %s NĂM %s", monthPeriod(r.month)[5:], monthPeriod(r.month)[:4])}, {}}
	first := append(append([][]any{}, heads...), []any{"STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện"})
	second := append(append([][]any{}, heads...), []any{"STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện"})
	for _, item := range yearItems {
		var stands any = s.value(r.area, item, pipeline.Actual, r.month)
		if other, ok := r.other[item.indicator]; ok {
			stands = other
		}
		if item.stock {
			second = append(second, []any{len(second) - 4, item.label, item.unit, stands})
			continue
		}
		first = append(first, []any{len(first) - 4, item.label, item.unit, s.value(r.area, item, pipeline.Plan, r.month), stands})
	}
	book := sheet.Workbook{Title: "Báo cáo tháng (mô phỏng)", Sheets: []sheet.WorkbookSheet{{Name: "Biểu 1", Rows: first}}}
	if !r.bare {
		book.Sheets = append(book.Sheets, sheet.WorkbookSheet{Name: "Biểu 2", Rows: second})
	}
	return sheet.Write(book)
}

// cellOfItem is where the result of an item stands.
func cellOfItem(indicator string) string {
	rows := map[bool]int{}
	for _, item := range yearItems {
		rows[item.stock]++
		if item.indicator != indicator {
			continue
		}
		if item.stock {
			return fmt.Sprintf("Biểu 2!D%d", rows[true]+5)
		}
		return fmt.Sprintf("Biểu 1!E%d", rows[false]+5)
	}
	return ""
}

// A deed is what goes wrong with one report, or well. first is what the province
// does by the day on which reports are due, then what follows eight days later.
type deed struct {
	name        string
	first, then func(*yearStory, yearReport)
	status      string // of the report's duty after it; "" where it may be either
}

// The deeds of the story, in the order in which provinces commit them.
var deeds = []deed{
	{"late", nothing, (*yearStory).send, "late"},
	{"an amount in thousands", (*yearStory).sendInThousands, nothing, "held"},
	{"slip, left", (*yearStory).sendSlip, nothing, "held"},
	{"slip, mended in the answer", (*yearStory).sendSlip, (*yearStory).answer, "late"},
	{"slip, corrected by a person", (*yearStory).sendSlip, (*yearStory).personCorrects, ""},
	{"slip, rejected by a person", (*yearStory).sendSlip, (*yearStory).personRejects, "partial"},
	{"sent again under another name", (*yearStory).send, (*yearStory).sendTwin, "on_time"},
	{"corrected", (*yearStory).send, (*yearStory).sendCorrected, "on_time"},
	{"contradicted by another document", (*yearStory).send, (*yearStory).contradict, "on_time"},
	{"file of another province in the folder", (*yearStory).send, (*yearStory).misfile, "on_time"},
	{"plan copied as result", (*yearStory).sendPlanAsResult, nothing, "held"},
	{"plan met to the digit, and confirmed", (*yearStory).sendPlanAsResult, (*yearStory).personAccepts, ""},
	{"month before sent again", (*yearStory).sendMonthBefore, nothing, "held"},
	{"sheet dropped", (*yearStory).send, (*yearStory).sendBare, "on_time"},
	{"renamed", (*yearStory).send, (*yearStory).rename, "on_time"},
	{"never sent", nothing, nothing, "missing"},
	{"words in a cell of figures", (*yearStory).sendWords, nothing, "partial"},
	{"words in a cell, mended in the answer", (*yearStory).sendWords, (*yearStory).answerWords, "late"},
	{"scan besides", (*yearStory).send, (*yearStory).sendScan, "on_time"},
	{"taken away, with its scan", (*yearStory).sendWithScan, (*yearStory).takeAway, ""},
}

func nothing(*yearStory, yearReport) {}
