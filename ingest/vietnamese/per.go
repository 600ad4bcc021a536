package vietnamese

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// rate is a time in which what is stated is earned or made: "/tháng", "một năm", and not
// "/năm 2024".
var rate = pattern.MustCompile(`(?i)(?:/\s*(?:1 |01 |một )?|(?:^|[\s(])(?:1|01|một|mỗi|hàng|hằng)\s+)(tháng|quý|năm)(?:[^\p{L}\d]*$|[^\p{L}\d\s]|\s+[^\d\s])`)

// Times of rates in which no indicator is.
const (
	PerQuarter = "quarter"
	PerSeveral = "several" // "(triệu đồng/tháng, triệu đồng/năm)"
)

// PerOf is the time of the rate that a text states, catalog.PerMonth, PerYear or one of the above;
// "" for none.
func PerOf(text string) string {
	all := rate.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return ""
	}
	per := ""
	for _, m := range all {
		one := map[string]string{"tháng": catalog.PerMonth, "quý": PerQuarter, "năm": catalog.PerYear}[strings.ToLower(m[1])]
		if per != "" && per != one {
			return PerSeveral
		}
		per = one
	}
	return per
}
