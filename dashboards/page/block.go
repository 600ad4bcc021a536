package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// A block is one fenced block: what it draws and in which words.
type block struct {
	kind     string // chart, table, matrix, facts, headline, standing, choice, everything, pair, document
	line     int
	id       string
	question string
	where    []condition
	findings []phrase // the first whose expressions all have a value is the title
	neutral  phrase   // the title otherwise
	subtitle phrase
	notes    []phrase
	empty    phrase // why there is nothing and what would fill it
	hide     bool   // leave the block out where it is empty
	limit    int    // most rows; 0 means all
	slice    bool   // only what may stand beside each other: the latest period that most report
	fold     bool   // a long table is opened by who wants it
	half     bool   // stands beside another one where the page is wide
	twin     string // id of the block whose table holds the figures of this chart

	// Charts.
	form      chart.Form
	label     []string // columns of the category
	joints    []string // what stands before each of them: "", " · " or " → "
	series    string
	figures   []chart.Figure
	unit      string
	order     chart.Order
	category  string
	accent    string // slug, or $column
	threshold int    // percent of areas that must report before a finding is stated
	middle    *float64
	withheld  []condition // rows whose missing value is withheld, not missing
	reason    string      // column that says why a value is missing or withheld

	// Tables.
	columns []column
	group   []string
}

// A column of a table: the answer's column, its head and how its cells are
// written.
type column struct {
	name, head, format string
}

// blockKeys are the keys of each kind of block; the value tells whether a key
// may stand more than once.
func blockKeys() map[string]map[string]bool {
	return map[string]map[string]bool{
		"chart": {"id": false, "question": false, "where": false, "form": false, "label": false, "series": false, "value": true, "unit": false,
			"order": false, "category": false, "accent": false, "finding": true, "neutral": false, "subtitle": false, "note": true, "empty": false,
			"hide": false, "half": false, "threshold": false, "limit": false, "middle": false, "withheld": false, "reason": false, "slice": false, "twin": false},
		"table": {"slice": false, "half": false, "fold": false, "id": false, "question": false, "where": false, "column": true, "group": false, "finding": true, "neutral": false,
			"subtitle": false, "note": true, "empty": false, "hide": false, "limit": false},
		"matrix": {"id": false, "question": false, "where": false, "column": true, "finding": true, "neutral": false, "subtitle": false, "note": true,
			"empty": false, "hide": false, "limit": false},
		"headline":   {"id": false, "question": false, "where": false, "slice": false, "value": true, "finding": true, "neutral": false, "subtitle": false, "hide": false},
		"everything": {"id": false, "question": false, "where": false, "neutral": false},
		"pair":       {"id": false, "question": false, "neutral": false},
		"choice":     {"id": false, "question": false, "where": false},
		"standing":   {"id": false, "question": false, "neutral": false, "subtitle": false, "empty": false, "hide": false},
		"facts":      {"id": false, "question": false, "where": false, "half": false, "column": true, "neutral": false, "empty": false},
		"document":   {"digest": false},
	}
}

// block reads the lines of a fenced block; line is that of its fence.
func (j *judge) block(kind, text string, line int) *block {
	keys, known := blockKeys()[kind]
	if !known {
		j.fault(line, "Không có loại khối %q; các loại: chart, table, matrix, facts, headline, standing, choice, everything, pair, document.", "There is no kind of block %q; the kinds are chart, table, matrix, facts, headline, standing, choice, everything, pair, document.", kind)
		return nil
	}
	b := &block{kind: kind, line: line}
	seen := map[string]bool{}
	for i, l := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		at := line + 1 + i
		if strings.TrimSpace(l) == "" {
			continue
		}
		key, value, ok := strings.Cut(l, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		many, allowed := keys[key]
		switch {
		case !ok || value == "":
			j.fault(at, "Dòng này phải có dạng khóa: giá trị.", "This line must read key: value.")
		case !allowed:
			j.fault(at, "Khối %s không có khóa %q; các khóa: %s.", "A block %s has no key %q; the keys are %s.", kind, key, sortedKeys(keys))
		case seen[key] && !many:
			j.fault(at, "Khóa %q có hai lần.", "The key %q stands twice.", key)
		default:
			j.blockKey(b, key, value, at)
		}
		seen[key] = true
	}
	j.blockWhole(b, seen)
	return b
}

func sortedKeys(keys map[string]bool) string {
	var names []string
	for k := range keys {
		names = append(names, k)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// blockWhole judges what a block must have.
func (j *judge) blockWhole(b *block, seen map[string]bool) {
	want := map[string][]string{
		"chart":    {"question", "form", "label", "value", "neutral", "empty"},
		"headline": {"question", "value", "neutral"}, "standing": {"question", "neutral", "empty"}, "choice": {"question"}, "pair": {"question", "neutral"}, "everything": {"question", "neutral"},
		"table": {"question", "column", "neutral", "empty"}, "matrix": {"question", "column", "neutral", "empty"}, "facts": {"question", "column", "neutral", "empty"}, "document": {"digest"},
	}
	for _, key := range want[b.kind] {
		if !seen[key] && !(key == "empty" && b.hide) {
			j.fault(b.line, "Khối %s thiếu khóa %q.", "A block %s lacks the key %q.", b.kind, key)
		}
	}
	if b.kind == "matrix" && (len(b.columns) < 3 || len(b.columns) > 4) {
		j.fault(b.line, "Khối matrix cần ba hoặc bốn column: dòng, cột, chữ trong ô, chữ nhỏ bên dưới.", "A block matrix takes three or four columns: row, column, word of the cell, small words below it.")
	}
	if b.id == "" {
		b.id = strings.ReplaceAll(b.question, "_", "-")
	}
}

func (j *judge) blockKey(b *block, key, value string, line int) {
	switch key {
	case "id":
		if !plainPath(value) || strings.Contains(value, "/") {
			j.fault(line, "id %q chỉ gồm chữ thường không dấu, chữ số, gạch nối.", "id %q must be lower-case letters, digits, hyphens.", value)
		}
		b.id = value
	case "question", "digest":
		b.question = value
	case "where":
		b.where = j.where(value, line)
	case "finding":
		b.findings = append(b.findings, j.phrase(value, line))
		j.titleLength(value, line)
	case "neutral":
		b.neutral = j.phrase(value, line)
		j.titleLength(value, line)
	case "subtitle":
		b.subtitle = j.phrase(value, line)
	case "note":
		b.notes = append(b.notes, j.phrase(value, line))
	case "empty":
		b.empty = j.phrase(value, line)
	case "hide":
		b.hide = j.only(key, value, "empty", line)
	case "slice":
		b.slice = j.only(key, value, "latest", line)
	case "twin":
		b.twin = value
	case "fold":
		b.fold = j.only(key, value, "yes", line)
	case "half":
		b.half = j.only(key, value, "yes", line)
	case "limit":
		b.limit = j.whole(key, value, line, 1, 5000)
	case "column":
		j.column(b, value, line)
	case "group":
		b.group = j.names(value, line)
	default:
		j.chartKey(b, key, value, line)
	}
}

func (j *judge) chartKey(b *block, key, value string, line int) {
	switch key {
	case "form":
		b.form = chart.Form(value)
		if !slices.Contains(chart.Forms(), b.form) {
			var forms []string
			for _, f := range chart.Forms() {
				forms = append(forms, string(f))
			}
			j.fault(line, "Không có dạng biểu đồ %q; các dạng: %s.", "There is no form %q; the forms are %s.", value, strings.Join(forms, ", "))
		}
	case "label":
		j.label(b, value, line)
	case "series", "reason":
		if !isName(value) {
			j.fault(line, "%q không phải tên cột.", "%q is no name of a column.", value)
		}
		if key == "series" {
			b.series = value
		} else {
			b.reason = value
		}
	case "value":
		j.figure(b, value, line)
	case "unit":
		b.unit = value
	case "order":
		b.order = chart.Order(value)
		if b.order != chart.ByValue && b.order != chart.AsGiven {
			j.fault(line, "order nhận value hoặc given.", "order takes value or given.")
		}
	case "category":
		b.category = value
	case "accent":
		b.accent = value
	case "threshold":
		b.threshold = j.whole(key, value, line, 1, 100)
	case "middle":
		m, err := strconv.ParseFloat(value, 64)
		if err != nil {
			j.fault(line, "middle phải là một số.", "middle must be a number.")
		}
		b.middle = &m
	case "withheld":
		b.withheld = j.where(value, line)
	}
}
