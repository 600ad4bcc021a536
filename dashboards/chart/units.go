package chart

import (
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// Units are the names of units as they stand behind a number, by their IDs, as the
// topics declare them: the English name in the plural.
type Units map[string]pipeline.Text

// words are a unit as a reader sees it: Vietnamese, English singular, English
// plural. A unit that is not declared is one that pages count things of their own
// in, or stands as it is.
func (u Units) words(unit string) (vi, one, many string) {
	name, ok := u[unit]
	if !ok {
		name, ok = counted[unit]
	}
	if !ok {
		return unit, unit, unit
	}
	many = name.In("en")
	return name.VI, singular(many), many
}

// counted are the things that pages count themselves.
var counted = Units{
	"province": {VI: "tỉnh, thành phố", EN: "provinces"},
	"year":     {VI: "năm", EN: "years"},
	"day":      {VI: "ngày", EN: "days"},
	"document": {VI: "văn bản", EN: "documents"},
	"figure":   {VI: "số liệu", EN: "figures"},
	"report":   {VI: "báo cáo", EN: "reports"},
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
