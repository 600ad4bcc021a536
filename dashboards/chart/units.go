package chart

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// unitWords are the units as a reader sees them: Vietnamese, English singular,
// English plural.
func unitWords(unit string) (vi, one, many string) {
	switch unit {
	case "product":
		return "sản phẩm", "product", "products"
	case "facility":
		return "cơ sở", "facility", "facilities"
	case "project":
		return "đề án", "project", "projects"
	case "model":
		return "mô hình", "model", "models"
	case "village":
		return "làng nghề", "craft village", "craft villages"
	case "entity":
		return "chủ thể", "entity", "entities"
	case "enterprise":
		return "doanh nghiệp", "enterprise", "enterprises"
	case "cooperative":
		return "hợp tác xã", "cooperative", "cooperatives"
	case "cooperative_group":
		return "tổ hợp tác", "cooperative group", "cooperative groups"
	case "household":
		return "hộ", "household", "households"
	case "person":
		return "người", "person", "people"
	case "certification":
		return "lượt", "certification", "certifications"
	}
	return furtherUnitWords(unit)
}

func furtherUnitWords(unit string) (vi, one, many string) {
	switch unit {
	case "round":
		return "kỳ", "round", "rounds"
	case "province":
		return "tỉnh, thành phố", "province", "provinces"
	case "year":
		return "năm", "year", "years"
	case "day":
		return "ngày", "day", "days"
	case "trade":
		return "nghề", "trade", "trades"
	case "shop":
		return "điểm bán", "shop", "shops"
	case "cluster":
		return "cụm", "cluster", "clusters"
	case "zone":
		return "khu", "zone", "zones"
	case "market":
		return "chợ", "market", "markets"
	case "document":
		return "văn bản", "document", "documents"
	case "figure":
		return "số liệu", "figure", "figures"
	case "report":
		return "báo cáo", "report", "reports"
	case "tonne":
		return "tấn", "tonne", "tonnes"
	case "ha", "km2":
		shown := strings.Replace(unit, "km2", "km²", 1)
		return shown, shown, shown
	}
	return unit, unit, unit
}

// UnitName is the unit as a head of a column names it: "sản phẩm", "đồng",
// "products", "VND". A rate is two units joined by a slash, "product/year". A
// unit that is not known stands as it is.
func UnitName(unit, lang string) string {
	if top, bottom, ok := strings.Cut(unit, "/"); ok && top != "" && bottom != "" {
		_, one, _ := unitWords(bottom)
		if lang == "en" {
			return UnitName(top, lang) + " per " + one
		}
		return UnitName(top, lang) + "/" + UnitName(bottom, lang)
	}
	switch unit {
	case "":
		return ""
	case "vnd":
		return pipeline.Text{VI: "đồng", EN: "VND"}.In(lang)
	case "usd":
		return pipeline.Text{VI: "đô la Mỹ", EN: "USD"}.In(lang)
	case "percent":
		return "%"
	}
	vi, _, many := unitWords(unit)
	return pipeline.Text{VI: vi, EN: many}.In(lang)
}

// unitAfter is the unit as it follows a number.
func unitAfter(unit string, one bool, lang string) string {
	if top, bottom, ok := strings.Cut(unit, "/"); ok && lang == "en" && one && top != "" && bottom != "" {
		_, single, _ := unitWords(top)
		_, per, _ := unitWords(bottom)
		return single + " per " + per
	}
	if _, single, _ := unitWords(unit); one && lang == "en" && !isMoney(unit) && unit != "percent" {
		return single
	}
	return UnitName(unit, lang)
}

// isMoney tells whether amounts of the unit are scaled to triệu and tỷ.
func isMoney(unit string) bool {
	top, _, _ := strings.Cut(unit, "/")
	return top == "vnd" || top == "usd"
}

// KindName is the kind of a figure in words. The zero kind is a result.
func KindName(k pipeline.Kind, lang string) string {
	switch k {
	case pipeline.Actual, "":
		return pipeline.Text{VI: "kết quả", EN: "result"}.In(lang)
	case pipeline.Target:
		return pipeline.Text{VI: "mục tiêu", EN: "target"}.In(lang)
	case pipeline.Plan:
		return pipeline.Text{VI: "kế hoạch", EN: "plan"}.In(lang)
	case pipeline.Estimate:
		return pipeline.Text{VI: "ước tính", EN: "estimate"}.In(lang)
	}
	return string(k)
}
