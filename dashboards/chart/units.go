package chart

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// Units are the names of units that are not built in, by their IDs: those that
// topics of a workspace declare, the English name in the plural.
type Units map[string]pipeline.Text

// words are a unit as a reader sees it: Vietnamese, English singular, English
// plural.
func (u Units) words(unit string) (vi, one, many string) {
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
	return u.furtherWords(unit)
}

func (u Units) furtherWords(unit string) (vi, one, many string) {
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
	if name, ok := u[unit]; ok {
		many := name.In("en")
		return name.VI, singular(many), many
	}
	return unit, unit, unit
}

// singular is the singular of an English plural, "pupil" of "pupils". What
// stands behind the counted word, "of rice" or "/km²", stays.
func singular(plural string) string {
	end := len(plural)
	for _, mark := range []string{"/", " per ", " of ", " in ", " with ", " ("} {
		if i := strings.Index(plural[:end], mark); i > 0 {
			end = i
		}
	}
	word, rest := plural[:end], plural[end:]
	for _, ending := range [][2]string{{"people", "person"}, {"men", "man"}, {"ss", "ss"}, {"ies", "y"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}, {"ses", "se"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(word, ending[0]); ok {
			return stem + ending[1] + rest
		}
	}
	return plural
}

// Name is the unit as a head of a column names it: "sản phẩm", "đồng",
// "products", "VND". A rate is two units joined by a slash, "product/year". A
// unit that is not known stands as it is.
func (u Units) Name(unit, lang string) string {
	if top, bottom, ok := strings.Cut(unit, "/"); ok && top != "" && bottom != "" {
		_, one, _ := u.words(bottom)
		if lang == "en" {
			return u.Name(top, lang) + " per " + one
		}
		return u.Name(top, lang) + "/" + u.Name(bottom, lang)
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
	vi, _, many := u.words(unit)
	return pipeline.Text{VI: vi, EN: many}.In(lang)
}

// after is the unit as it follows a number.
func (u Units) after(unit string, one bool, lang string) string {
	if top, bottom, ok := strings.Cut(unit, "/"); ok && lang == "en" && one && top != "" && bottom != "" {
		_, single, _ := u.words(top)
		_, per, _ := u.words(bottom)
		return single + " per " + per
	}
	if _, single, _ := u.words(unit); one && lang == "en" && !isMoney(unit) && unit != "percent" {
		return single
	}
	return u.Name(unit, lang)
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
