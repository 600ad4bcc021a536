//go:build duckdb_arrow

package warehouse

import (
	"errors"
	"regexp"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// The ways in which DuckDB refuses a question that is asked on a basis: without
// quotes, with the wrong quotes, by a name of its argument, with none or several,
// in the place of a value, on boundaries that there are not.
var (
	asValue     = regexp.MustCompile(`Function "(\w+)" is a table function`)
	severalArgs = regexp.MustCompile(`Macro (\w+)\(\) does not support the supplied arguments[^\0]*\n\s*\w+\(basis\)`)
	unquoted    = regexp.MustCompile(`(?i)\b(\w+)\s*\(\s*(?:basis\s*:?=\s*)?"?(reported|[0-9]{4})"?\s*\)`)
	quotedCall  = regexp.MustCompile(`(?i)\b(\w+)\s*\(\s*'`)
)

// The names that columns of tables had, and what DuckDB says of them.
var (
	formerColumns = map[string]map[string]string{
		"area":      {"id": "area_id", "slug": "area_slug", "name": "area_name"},
		"indicator": {"id": "indicator_id", "name_vi": "indicator_name", "name_en": "indicator_name_en"},
		"source":    {"id": "source_id"},
		"period":    {"id": "period_id", "start_text": "period_start", "end_text": "period_end"},
	}
	unknownColumn = regexp.MustCompile(`column (?:named )?"(\w+)"`)
	fromTable     = regexp.MustCompile(`(?i)\b(?:from|join)\s+(?:main\.)?"?(area|indicator|source|period)"?(?:\W|$)`)
)

// refusals are the faults that the gate finds, as who brings a question is told of them.
var refusals = []struct {
	err    error
	vi     string
	advice pipeline.Text
}{
	{errNoStatement, "chưa có câu lệnh nào", pipeline.Text{VI: "Viết một câu lệnh SELECT.", EN: "Write a SELECT."}},
	{errTwoStatements, "có nhiều câu lệnh", pipeline.Text{VI: "Mỗi tệp chỉ một câu lệnh: bỏ dấu chấm phẩy và phần sau nó.", EN: "Each file has one statement: leave out the semicolon and what follows it."}},
	{errNotARead, "không phải câu lệnh đọc", pipeline.Text{VI: "Chỉ nhận SELECT, WITH hoặc FROM.", EN: "SELECT, WITH and FROM are taken."}},
	{errOpenPivot, "PIVOT chưa nêu những giá trị sẽ thành cột", pipeline.Text{VI: "Viết chúng sau IN, ví dụ ON period IN ('2015', '2016').", EN: "Write them after IN, as in ON period IN ('2015', '2016')."}},
	{errors.New("not for reading a release"), "với tới ngoài các bảng của bản phát hành", pipeline.Text{
		VI: "Chỉ đọc các bảng, câu hỏi của bản phát hành; không đọc tệp, mạng hay thiết lập.", EN: "Read the tables and questions of the release, and no file, network or setting."}},
}

// Refusal says in the words of who is told why the gate did not let a statement through; ok is
// false for what DuckDB itself has against it.
func Refusal(detail string) (vi string, advice pipeline.Text, ok bool) {
	for _, r := range refusals {
		if before, found := strings.CutSuffix(strings.TrimSpace(detail), r.err.Error()); found {
			return before + r.vi, r.advice, true
		}
	}
	return "", pipeline.Text{}, false
}

// Advice says what to write instead in a statement that DuckDB refused with detail: how
// a question is asked on a basis, what a column is called now, which name was meant. ok
// is false where nothing is known.
func Advice(detail, statement string) (advice pipeline.Text, ok bool) {
	if advice, ok = callHint(detail, statement); ok {
		return advice, true
	}
	if advice, ok = columnHint(detail, statement); ok {
		return advice, true
	}
	if advice, ok = usualHint(detail); ok {
		return advice, true
	}
	if near := nearestName(detail); near != "" {
		return pipeline.Text{VI: "Có phải bạn muốn viết «" + near + "»?", EN: "Did you mean " + near + "?"}, true
	}
	return pipeline.Text{}, false
}

// columnHint says what a column is called now that a statement asks for by the name that
// it had.
func columnHint(detail, statement string) (pipeline.Text, bool) {
	m := unknownColumn.FindStringSubmatch(detail)
	if m == nil {
		return pipeline.Text{}, false
	}
	for _, table := range fromTable.FindAllStringSubmatch(statement, -1) {
		name := strings.ToLower(table[1])
		if now := formerColumns[name][m[1]]; now != "" {
			return pipeline.Text{
				VI: "Ở bảng " + name + ", cột " + m[1] + " nay là " + now + ", như ở mọi bảng khác.",
				EN: "In the table " + name + " the column " + m[1] + " is " + now + " now, as everywhere else.",
			}, true
		}
	}
	return pipeline.Text{}, false
}

// The names that one tries first for what every view and question calls otherwise.
var usualNames = map[string]string{
	"year": "period", "nam": "period", "quarter": "period", "quy": "period", "month": "period", "thang": "period", "date": "period", "ngay": "period", "ky": "period",
	"name": "area_name", "ten": "area_name", "area": "area_name", "tinh": "area_name", "province_name": "area_name", "dia_phuong": "area_name",
	"indicator": "indicator_id", "chi_tieu": "indicator_id",
	"amount": "value", "figure": "value", "number": "value", "so_lieu": "value", "gia_tri": "value",
	"don_vi": "unit", "type": "kind", "loai": "kind", "cap": "level",
	"region": "region_vi", "vung": "region_vi", "region_vi": "region_vi", "region_en": "region_en",
}

// usualHint says how a column is called that a statement asks for by a name that one
// tries first.
func usualHint(detail string) (pipeline.Text, bool) {
	m := unknownColumn.FindStringSubmatch(detail)
	if m == nil {
		return pipeline.Text{}, false
	}
	switch name := usualNames[strings.ToLower(m[1])]; name {
	case "":
		return pipeline.Text{}, false
	case "period":
		return pipeline.Text{
			VI: "Thời gian nằm ở cột period, ghi là '2016', '2016-03', '2012/2021'; ngày đầu và ngày cuối của kỳ ở start_date, end_date.",
			EN: "Time is in the column period, written '2016', '2016-03', '2012/2021'; start_date and end_date have its first and last day.",
		}, true
	case "region_vi", "region_en":
		return pipeline.Text{
			VI: "Vùng của tỉnh nằm ở câu hỏi provinces: JOIN provinces USING (area_id), cột " + name + ".",
			EN: "The region of a province is in the question provinces: JOIN provinces USING (area_id), column " + name + ".",
		}, true
	default:
		return pipeline.Text{VI: "Có phải bạn muốn viết «" + name + "»?", EN: "Did you mean " + name + "?"}, true
	}
}

// callHint says how a question is asked on a basis, where a statement tried to and
// detail is what DuckDB has against it.
func callHint(detail, statement string) (pipeline.Text, bool) {
	name, year := "", "2025"
	if m := asValue.FindStringSubmatch(detail); m != nil {
		name = m[1]
	} else if m := severalArgs.FindStringSubmatch(detail); m != nil {
		name = m[1]
	} else if m := quotedCall.FindStringSubmatch(statement); m != nil && strings.Contains(detail, "Địa giới phải là ") {
		name = m[1]
	} else if m := unquoted.FindStringSubmatch(statement); m != nil && (strings.Contains(detail, "Could not convert string 'reported'") ||
		strings.Contains(detail, `column "`+m[2]+`"`) || strings.Contains(detail, `olumn "basis"`)) {
		name, year = m[1], m[2]
	}
	if name == "" {
		return pipeline.Text{}, false
	}
	call := "SELECT * FROM " + name + "('" + year + "')"
	return pipeline.Text{
		VI: "Câu hỏi theo địa giới đứng sau FROM như một bảng, địa giới đặt trong dấu nháy đơn (reported, 1997, 2004, 2008 hoặc 2025): " + call + ".",
		EN: "A question on a basis stands after FROM like a table, the basis in single quotes (reported, 1997, 2004, 2008 or 2025): " + call + ".",
	}, true
}
