//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// cautionTime bounds how long the process may work on looking at a statement; one that
// takes longer is answered without a caution.
const cautionTime = 3 * time.Second

// adding are the functions that make one figure of several, and figureViews what they
// may be asked of without noticing what they join.
var (
	adding      = []string{"sum", "avg", "mean", "fsum", "favg", "kahan_sum", "sumkahan"}
	figureViews = []string{"observation", "observation_all", "official", "claim", "claim_all", "observation_on", "observation_all_on"}
)

// cautions are what a statement adds up that does not add, or sets side by side that
// is unlike: figures of several levels, a total with its parts, plans with results. Its
// answer stands; whoever asked is told. A statement that cannot be looked at has none.
func cautions(ctx context.Context, conn *sql.Conn, query string) []pipeline.Text {
	ctx, cancel := working(ctx, cautionTime)
	defer cancel()
	parsed, ok := treeOf(ctx, conn, query)
	if !ok {
		return nil
	}
	said := toldOf(ctx, conn, parsed, remark{addsFigures, joinedBy})
	for _, r := range besideFigures {
		said = append(said, toldOf(ctx, conn, parsed, r)...)
	}
	return said
}

// A remark is what is told of those SELECTs of a statement that it is about.
type remark struct {
	about func(node map[string]any) bool
	tell  func(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text
}

// toldOf is what a remark says of the SELECTs of a parsed statement, each text once.
func toldOf(ctx context.Context, conn *sql.Conn, parsed map[string]any, r remark) (said []pipeline.Text) {
	var selects []map[string]any
	visit(parsed, func(node map[string]any) {
		if node["type"] == "SELECT_NODE" && r.about(node) {
			selects = append(selects, node)
		}
	})
	for _, node := range selects {
		for _, text := range r.tell(ctx, conn, node) {
			if !slices.Contains(said, text) {
				said = append(said, text)
			}
		}
	}
	return said
}

// treeOf is a statement as DuckDB parses it. Its numbers are kept as they are written:
// places in it do not all fit in a float.
func treeOf(ctx context.Context, conn *sql.Conn, query string) (tree map[string]any, ok bool) {
	var text string
	if err := conn.QueryRowContext(ctx, `SELECT json_serialize_sql(?::VARCHAR)::VARCHAR`, query).Scan(&text); err != nil {
		return nil, false
	}
	in := json.NewDecoder(strings.NewReader(text))
	in.UseNumber()
	return tree, in.Decode(&tree) == nil
}

// addsFigures tells whether a SELECT adds up the value of one view or question.
func addsFigures(node map[string]any) bool {
	from := node["from_table"]
	return addsValue(node["select_list"]) && (source(from) != "" || len(figuresOf(from)) == 1)
}

// source is the view or the table function that a FROM reads, "" for a join.
func source(from any) string {
	table, _ := from.(map[string]any)
	switch table["type"] {
	case "BASE_TABLE":
		return lowered(table["table_name"])
	case "TABLE_FUNCTION":
		call, _ := table["function"].(map[string]any)
		return lowered(call["function_name"])
	}
	return ""
}

// addsValue tells whether an expression adds up a figure.
func addsValue(node any) bool {
	switch node := node.(type) {
	case []any:
		return slices.ContainsFunc(node, addsValue)
	case map[string]any:
		if slices.Contains(adding, lowered(node["function_name"])) && namesValue(node["children"]) {
			return true
		}
		for _, child := range node {
			if addsValue(child) {
				return true
			}
		}
	}
	return false
}

// measures are the columns in which a question has a figure or what it makes of one.
var measures = []string{"value", "change", "share", "rank", "per_year", "per_round", "figure", "earlier", "target"}

func namesValue(node any) bool {
	switch node := node.(type) {
	case []any:
		return slices.ContainsFunc(node, namesValue)
	case map[string]any:
		if names, ok := node["column_names"].([]any); ok && len(names) > 0 && slices.Contains(measures, lowered(names[len(names)-1])) {
			return true
		}
		for _, child := range node {
			if namesValue(child) {
				return true
			}
		}
	}
	return false
}

// besideAFigure are the columns that questions have and views of figures do not.
var besideAFigure = []string{"population_definition", "years_between"}

// A joining is what the rows of one group have in common, at worst: how many
// different ones there are, 2 standing for several.
type joining struct {
	indicators, units, kinds, levels, splits, parts, moments, areas, boundaries, ratios, populations sql.NullInt64
	spans, leastYears, mostYears                                                                     sql.NullInt64
	levelNames                                                                                       sql.NullString
}

// joinedBy asks what the groups of one SELECT join.
func joinedBy(ctx context.Context, conn *sql.Conn, node map[string]any) []pipeline.Text {
	n, ok := joiningOf(ctx, conn, node)
	if !ok {
		return nil
	}
	return n.told()
}

// joiningOf is what the groups of one SELECT join.
func joiningOf(ctx context.Context, conn *sql.Conn, node map[string]any) (n joining, ok bool) {
	lacking, ok := figureColumns(ctx, conn, source(node["from_table"]))
	if !ok {
		return n, false
	}
	text, ok := lookingAt(ctx, conn, node, lacking)
	if !ok {
		return n, false
	}
	err := conn.QueryRowContext(ctx, text).Scan(&n.indicators, &n.units, &n.kinds, &n.levels, &n.levelNames, &n.splits, &n.parts, &n.moments, &n.areas, &n.boundaries, &n.ratios, &n.populations,
		&n.spans, &n.leastYears, &n.mostYears)
	return n, err == nil
}

// figureColumns tells whether a view or a question has figures, and which of their
// columns it lacks, each with what stands for it. A join has those of the view of figures in it.
func figureColumns(ctx context.Context, conn *sql.Conn, name string) (lacking map[string]any, ok bool) {
	if name == "" {
		name = figureViews[0]
	}
	rows, err := conn.QueryContext(ctx, `SELECT DISTINCT lower(column_name) FROM duckdb_columns() WHERE lower(table_name) = ?`, name)
	if err != nil {
		return nil, false
	}
	defer rows.Close()
	has := map[string]bool{}
	for rows.Next() {
		var column string
		if rows.Scan(&column) != nil {
			return nil, false
		}
		has[column] = true
	}
	figures := slices.Contains(figureViews, name)
	if rows.Err() != nil || !figures && (!has["indicator_id"] || !has["unit"] || !has["kind"]) {
		return nil, false
	}
	tree, ok := treeOf(ctx, conn, statement("lacking"))
	if !ok {
		return nil, false
	}
	lacking = map[string]any{}
	list, _ := innermost(tree)["select_list"].([]any)
	for _, item := range list {
		stand, _ := item.(map[string]any)
		if name := lowered(stand["alias"]); !has[name] && (!figures || slices.Contains(besideAFigure, name)) {
			stand["alias"] = "" // inside a call it would name an argument
			lacking[name] = stand
		}
	}
	return lacking, true
}

// standFor puts what stands for columns into an expression in their place.
func standFor(node any, lacking map[string]any) any {
	switch node := node.(type) {
	case []any:
		for i, child := range node {
			node[i] = standFor(child, lacking)
		}
	case map[string]any:
		if names, _ := node["column_names"].([]any); len(names) == 1 && lacking[lowered(names[0])] != nil {
			return lacking[lowered(names[0])]
		}
		for key, child := range node {
			node[key] = standFor(child, lacking)
		}
	}
	return node
}

// lookingAt is the statement that looks at what a SELECT joins.
func lookingAt(ctx context.Context, conn *sql.Conn, node, lacking map[string]any) (text string, ok bool) {
	return grafted(ctx, conn, "mixed", func(inner map[string]any) {
		inner["select_list"] = standFor(inner["select_list"], lacking)
		readAs(inner, node)
		inner["group_expressions"], inner["group_sets"] = node["group_expressions"], node["group_sets"]
		groupsOf(node, inner)
		of(figuresOf(node["from_table"]), inner)
	})
}

// readAs makes a SELECT read the rows that another one does.
func readAs(inner, node map[string]any) {
	for _, key := range []string{"from_table", "where_clause", "cte_map"} {
		inner[key] = node[key]
	}
}

// of names the figures of a SELECT whose columns are meant, for what is joined to them
// may have columns of the same names.
func of(figures []string, inner map[string]any) {
	if len(figures) != 1 {
		return
	}
	visit(inner["select_list"], func(item map[string]any) {
		if names, _ := item["column_names"].([]any); len(names) == 1 {
			item["column_names"] = []any{figures[0], names[0]}
		}
	})
}

// grafted is a statement of this package into whose innermost SELECT change puts parts
// of another one. It is put together as a parsed tree, never as text.
func grafted(ctx context.Context, conn *sql.Conn, name string, change func(inner map[string]any)) (text string, ok bool) {
	tree, ok := treeOf(ctx, conn, statement(name))
	if !ok {
		return "", false
	}
	inner := innermost(tree)
	if inner == nil {
		return "", false
	}
	change(inner)
	whole, err := json.Marshal(tree)
	if err != nil {
		return "", false
	}
	err = conn.QueryRowContext(ctx, `SELECT json_deserialize_sql(?::VARCHAR::JSON)`, string(whole)).Scan(&text)
	return text, err == nil
}

// groupsOf writes out what GROUP BY ALL and GROUP BY 1 stand for: columns of the
// list that is selected, which the statement that looks does not have.
func groupsOf(node, inner map[string]any) {
	list, _ := node["select_list"].([]any)
	groups, _ := node["group_expressions"].([]any)
	if node["aggregate_handling"] == "FORCE_AGGREGATES" {
		groups = nil
		for _, item := range list {
			if column, _ := item.(map[string]any); column["class"] == "COLUMN_REF" {
				groups = append(groups, item)
			}
		}
		set := []any{}
		for i := range groups {
			set = append(set, i)
		}
		inner["group_expressions"], inner["group_sets"] = groups, []any{set}
		return
	}
	written := slices.Clone(groups)
	for i, g := range groups {
		constant, _ := g.(map[string]any)
		value, _ := constant["value"].(map[string]any)
		number, _ := value["value"].(json.Number)
		if n, err := number.Int64(); err == nil && constant["class"] == "CONSTANT" && n >= 1 && int(n) <= len(list) {
			written[i] = list[n-1]
		}
	}
	inner["group_expressions"] = written
}

// told puts in words what must not be joined.
func (n joining) told() []pipeline.Text {
	var said []pipeline.Text
	add := func(many sql.NullInt64, vi, en string) {
		if many.Int64 > 1 {
			said = append(said, pipeline.Text{VI: vi, EN: en})
		}
	}
	add(n.units, "Phép cộng gộp số của nhiều đơn vị tính; chọn một đơn vị (unit).", "It joins figures of unlike units; take one (unit).")
	if n.units.Int64 < 2 {
		add(n.indicators, "Phép cộng gộp số của nhiều chỉ tiêu, có thể chỉ tiêu này nằm trong chỉ tiêu kia; chọn một chỉ tiêu (indicator_id).",
			"It joins several indicators, of which one may hold another; take one (indicator_id).")
	}
	add(n.ratios, "Phép tính cộng hoặc lấy trung bình số của chỉ tiêu không cộng được (tỷ lệ): mỗi tỷ lệ có mẫu số riêng; tính lại từ tử số và mẫu số.",
		"It adds or averages an indicator that does not add (a ratio), each with a base of its own; reckon it from what it divides.")
	add(n.populations, "Phép tính gộp số chia cho dân số theo nhiều định nghĩa khác nhau; chọn một (population_definition).",
		"It joins figures per head of populations of several definitions; take one (population_definition).")
	vi, en := n.over()
	add(n.spans, "Phép tính gộp tăng, giảm không phải so với kỳ liền trước ("+vi+"); chỉ lấy years_between = 1.",
		"It joins growth that is not on the period before ("+en+"); take years_between = 1.")
	add(n.kinds, "Phép cộng gộp kết quả với mục tiêu, kế hoạch hoặc ước thực hiện; chọn một loại (kind = 'actual').",
		"It joins results with targets, plans or estimates; take one kind (kind = 'actual').")
	add(n.levels, fmt.Sprintf("Phép cộng gộp số của nhiều cấp (%s); các cấp lồng nhau nên cộng là tính trùng, chọn một cấp (level).", n.levelNames.String),
		fmt.Sprintf("It joins several levels (%s), which nest and are counted twice; take one (level).", n.levelNames.String))
	add(n.splits, "Phép cộng gộp số chung với số chia nhỏ của chính nó nên tính trùng; chỉ lấy số chung (dimensions = '{}') hoặc một cách chia.",
		"It joins totals with their own splits and counts twice; take the totals (dimensions = '{}') or one split.")
	add(n.parts, "Phép cộng gộp cả số “trong đó”; thêm NOT part.", "It joins parts (“of which”) with wholes; add NOT part.")
	add(n.moments, "Phép cộng gộp nhiều kỳ của số tại một thời điểm hoặc số lũy kế; chọn một kỳ (period).",
		"It joins several periods of what stands at a moment or cumulates; take one (period).")
	add(n.areas, "Phép cộng gộp số của tỉnh với số của cả nước hoặc khu vực nên tính trùng; chọn area_type = 'province'.",
		"It joins provinces with the country or its regions and counts twice; take area_type = 'province'.")
	if n.areas.Int64 < 2 {
		add(n.boundaries, "Phép cộng gộp các tỉnh của hai hệ địa giới trong cùng một kỳ nên có thể tính trùng; chọn một hệ (boundary) hoặc hỏi theo địa giới, ví dụ observation_on('2025').",
			"It joins provinces of two sets of boundaries in one period and may count twice; take one (boundary), or ask on a basis like observation_on('2025').")
	}
	if len(said) > 0 && n.ratios.Int64 < 2 {
		said = append(said, pipeline.Text{VI: "Câu hỏi totals có sẵn tổng đúng, kèm số tỉnh đã báo cáo.", EN: "The question totals has sums that hold, with their coverage."})
	}
	return said
}

// over is how many years the growth goes over.
func (n joining) over() (vi, en string) {
	if n.leastYears == n.mostYears {
		return fmt.Sprintf("qua %d năm", n.mostYears.Int64), fmt.Sprintf("over %d years", n.mostYears.Int64)
	}
	return fmt.Sprintf("qua %d đến %d năm tùy dòng", n.leastYears.Int64, n.mostYears.Int64), fmt.Sprintf("over %d to %d years, row by row", n.leastYears.Int64, n.mostYears.Int64)
}

// innermost is the SELECT that reads a table in a parsed statement.
func innermost(node any) map[string]any {
	switch node := node.(type) {
	case []any:
		for _, child := range node {
			if found := innermost(child); found != nil {
				return found
			}
		}
	case map[string]any:
		if from, _ := node["from_table"].(map[string]any); node["type"] == "SELECT_NODE" && from["type"] == "BASE_TABLE" {
			return node
		}
		for _, key := range []string{"statements", "node", "from_table", "subquery"} {
			if found := innermost(node[key]); found != nil {
				return found
			}
		}
	}
	return nil
}
