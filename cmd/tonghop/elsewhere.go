package main

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// elsewhere says in words what a table lacks and where it was taken from, by the
// ends of the rules of its figures.
var elsewhere = map[string]string{
	"province.declared":  "tỉnh theo khai báo",
	"province.elsewhere": "tỉnh theo biểu khác trong tệp",
	"province.path":      "tỉnh theo tên thư mục hoặc tên tệp",
	"year.elsewhere":     "năm theo biểu khác trong tệp",
	"year.path":          "năm theo tên thư mục hoặc tên tệp",
	"province.spelling":  "tên tỉnh theo danh mục (trong biểu ghi sai chính tả)",
	"unit.other-sheet":   "đơn vị tính theo biểu khác trong tệp",
}

// takenFrom is what the figures of a rule, or of several, have from elsewhere, "" for
// nothing.
func takenFrom(rules ...string) string {
	var said []string
	for _, part := range strings.Split(strings.Join(rules, "+"), "+") {
		if words := elsewhere[part]; words != "" && !slices.Contains(said, words) {
			said = append(said, words)
		}
	}
	return strings.Join(said, "; ")
}

// takenOf is what the figures of a sheet have from elsewhere.
func takenOf(sheet string, observations []pipeline.Observation) string {
	var rules []string
	for _, o := range observations {
		if o.Origin.Locator.Sheet == sheet && !slices.Contains(rules, o.Origin.Rule) {
			rules = append(rules, o.Origin.Rule)
		}
	}
	if words := takenFrom(rules...); words != "" {
		return " · lấy từ ngoài biểu: " + words
	}
	return ""
}
