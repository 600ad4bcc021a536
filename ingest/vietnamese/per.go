package vietnamese

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// rate is a time in which what is stated is earned or made: "/tháng", "một năm", and not
// "/năm 2024".
var rate = pattern.MustCompile(`(?i)(?:/\s*(?:1 |01 |một )?|(?:^|[\s(])(?:1|01|một|mỗi|hàng|hằng)\s+)(tháng|năm)(?:[^\p{L}\d]*$|[^\p{L}\d\s]|\s+[^\d\s])`)

// PerOf is the time of the rate that a text states, catalog.PerMonth or PerYear, the last
// where it names several; "" for none.
func PerOf(text string) string {
	all := rate.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return ""
	}
	if strings.EqualFold(all[len(all)-1][1], "năm") {
		return catalog.PerYear
	}
	return catalog.PerMonth
}
