package workspace

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/config"
)

// expectations judges the reports that a source owes.
func (j *judge) expectations(f *form, file sourceFile) []pipeline.Expectation {
	var list []pipeline.Expectation
	for i, e := range file.Expect {
		at := func(key string) string { return fmt.Sprintf("expect.%d.%s", i, key) }
		x := pipeline.Expectation{Indicator: e.Indicator}
		j.expectedIndicator(f, at("indicator"), e.Indicator)
		x.Period = expectedPeriod(f, at("period"), e.Period)
		x.Due = expectedDue(f, at("due"), e.Due)
		x.Area = j.expectedArea(f, at("area"), e.Area, file.Province, x.Period)
		list = append(list, x)
	}
	return list
}

func (j *judge) expectedIndicator(f *form, path, id string) {
	if _, known := j.cat.Indicator(id); known {
		return
	}
	var ids []string
	for _, ind := range j.cat.Indicators() {
		ids = append(ids, ind.ID)
	}
	f.add(path, config.Fault{
		VI: fmt.Sprintf("không có chỉ tiêu «%s».", id), EN: fmt.Sprintf("no indicator «%s».", id),
		HintVI: didYouMean(id, ids, "Ví dụ «cnnt_recognized».", "Có phải bạn muốn viết «%s»?"),
		HintEN: didYouMean(id, ids, "For example «cnnt_recognized».", "Did you mean «%s»?")})
}

// expectedPeriod reads "2025", "2025-06" or "2021/2025".
func expectedPeriod(f *form, path, s string) pipeline.Period {
	first, last, isRange := strings.Cut(s, "/")
	if !isRange {
		last = first
	}
	start, errStart := pipeline.ParseDate(first)
	end, errEnd := pipeline.ParseDate(last)
	if errStart != nil || errEnd != nil || start.IsZero() || end.IsZero() || end.Last().Before(start.First()) {
		f.add(path, config.Fault{
			VI: fmt.Sprintf("kỳ báo cáo «%s» không đúng.", s), EN: fmt.Sprintf("bad period «%s».", s),
			HintVI: "Viết «2025», «2025-06» hoặc «2021/2025».", HintEN: "Write «2025», «2025-06» or «2021/2025»."})
		return pipeline.Period{}
	}
	return pipeline.Period{Start: start, End: end, Text: s, Basis: pipeline.PeriodFromText}
}

func expectedDue(f *form, path, s string) pipeline.Date {
	due, err := pipeline.ParseDate(s)
	if err != nil || due.Day == 0 {
		f.add(path, config.Fault{
			VI: fmt.Sprintf("hạn nộp «%s» phải là một ngày.", s), EN: fmt.Sprintf("due «%s» must be a day.", s),
			HintVI: "Viết «2026-01-31».", HintEN: "Write «2026-01-31»."})
	}
	return due
}

// expectedArea is the area as written ("dong-thap@2025") or, when nothing is
// written, the source's province as it stood at the end of the period.
func (j *judge) expectedArea(f *form, path, area, province string, period pipeline.Period) pipeline.AreaID {
	id := pipeline.AreaID(area)
	if area == "" && province != "" {
		id = pipeline.AreaID(province + "@" + j.cat.BoundaryOn(period.End))
	}
	if _, known := j.cat.Area(id); known {
		return id
	}
	if area == "" && (period.End.IsZero() || f.dirty["province"]) {
		return "" // the fault of the period or the province says it already
	}
	fault := config.Fault{
		VI: fmt.Sprintf("không có địa bàn «%s».", id), EN: fmt.Sprintf("no area «%s».", id),
		HintVI: "Viết tên không dấu và năm của địa giới, ví dụ «dong-thap@2025».",
		HintEN: "Write the name without accents and the boundary version, such as «dong-thap@2025»."}
	if after := j.cat.Successors(pipeline.AreaID(province + "@" + catalog.Boundary2008)); area == "" && len(after) == 1 {
		fault.HintVI = fmt.Sprintf("Từ 01/7/2025 tỉnh này thuộc «%s»; ghi rõ ở khóa «area».", after[0])
		fault.HintEN = fmt.Sprintf("Since 2025-07-01 it belongs to «%s»; write that under «area».", after[0])
	}
	f.add(path, fault)
	return id
}
