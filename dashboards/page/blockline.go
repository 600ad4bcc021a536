package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
	"github.com/tonghop/tonghop/pipeline"
)

// most words of a title.
const titleWords = 15

// titleLength judges the number of words, an expression counting as one.
func (j *judge) titleLength(value string, line int) {
	for {
		before, rest, found := strings.Cut(value, "{{")
		_, after, closed := strings.Cut(rest, "}}")
		if !found || !closed {
			break
		}
		value = before + "x" + after
	}
	if n := len(strings.Fields(value)); n > titleWords {
		j.fault(line, "Tiêu đề dài %d từ, tối đa %d.", "The title has %d words, at most %d.", n, titleWords)
	}
}

func (j *judge) whole(key, value string, line, low, high int) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < low || n > high {
		j.fault(line, "%s phải là số từ %d đến %d.", "%s must be a number from %d to %d.", key, low, high)
	}
	return n
}

// only reads a key that has one value: it stands there, or the key does not.
func (j *judge) only(key, value, wanted string, line int) bool {
	if value != wanted {
		j.fault(line, "%s chỉ nhận giá trị %s.", "%s takes the value %s alone.", key, wanted)
	}
	return value == wanted
}

func (j *judge) names(value string, line int) []string {
	var list []string
	for _, n := range strings.Split(value, ",") {
		n = strings.TrimSpace(n)
		if !isName(n) {
			j.fault(line, "%q không phải tên cột.", "%q is no name of a column.", n)
		}
		list = append(list, n)
	}
	return list
}

// label reads columns parted by commas or, from one thing to another, by →.
func (j *judge) label(b *block, value string, line int) {
	for i, group := range strings.Split(value, ",") {
		for n, name := range strings.Split(group, "→") {
			joint := ""
			switch {
			case n > 0:
				joint = " → "
			case i > 0:
				joint = " · "
			}
			b.label = append(b.label, j.names(name, line)...)
			b.joints = append(b.joints, joint)
		}
	}
}

// figure reads: column "Name" kind, the last two of which may be left out. The
// kind is actual, target, plan, estimate or claim.
func (j *judge) figure(b *block, value string, line int) {
	words, err := quotedFields(value)
	if err != nil || len(words) == 0 || len(words) > 3 || !isName(words[0]) {
		j.fault(line, "value phải có dạng: cột \"Tên\" loại.", "value must read: column \"Name\" kind.")
		return
	}
	f := chart.Figure{Column: words[0]}
	if len(words) > 1 {
		f.Name = both(words[1])
	}
	if len(words) > 2 {
		switch k := pipeline.Kind(words[2]); k {
		case pipeline.Actual, pipeline.Target, pipeline.Plan, pipeline.Estimate:
			f.Kind = k
		case "claim":
			f.Claim = true
		default:
			j.fault(line, "Không có loại số liệu %q; các loại: actual, target, plan, estimate, claim.", "There is no kind of figure %q; the kinds are actual, target, plan, estimate, claim.", words[2])
		}
	}
	b.figures = append(b.figures, f)
}

// column reads: column "Head" format, the last of which may be left out.
func (j *judge) column(b *block, value string, line int) {
	words, err := quotedFields(value)
	if err != nil || len(words) < 2 || len(words) > 3 || !isName(words[0]) {
		j.fault(line, "column phải có dạng: cột \"Tiêu đề\" cách viết.", "column must read: column \"Head\" format.")
		return
	}
	c := column{name: words[0], head: words[1]}
	if len(words) == 3 {
		c.format = words[2]
		if !slices.Contains(formats(), c.format) {
			j.fault(line, "Không có cách viết %q; các cách: %s.", "There is no format %q; the formats are %s.", c.format, strings.Join(formats(), ", "))
		}
	}
	b.columns = append(b.columns, c)
}

// both is a text of the page itself, which stands in one language.
func both(s string) pipeline.Text { return pipeline.Text{VI: s, EN: s} }
