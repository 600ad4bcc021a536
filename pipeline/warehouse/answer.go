//go:build duckdb_arrow

package warehouse

import (
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"
	"time"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
)

// limits bound what is kept of a result; 0 is no bound.
type limits struct {
	rows  int
	bytes int // about; of texts and lists
}

// readAnswer reads rows into the types of an Answer: whole numbers as int64,
// every other number as float64 (nil where it is not finite), dates and times
// as ISO text, lists of texts as []string, what else is nested as JSON text. truncated
// says that more rows were there than the limits let in.
func readAnswer(rows *sql.Rows, bound limits) (a pipeline.Answer, truncated bool, err error) {
	types, err := rows.ColumnTypes()
	if err != nil {
		return a, false, err
	}
	r := rowReader{into: make([]any, len(types)), known: make([]map[string]any, len(types))}
	for i, t := range types {
		a.Columns = append(a.Columns, pipeline.Column{Name: t.Name(), Type: columnType(t.DatabaseTypeName()), Stored: t.DatabaseTypeName()})
		r.known[i] = map[string]any{}
	}
	r.columns = a.Columns
	size := 0
	for rows.Next() {
		if bound.rows > 0 && len(a.Rows) == bound.rows || bound.bytes > 0 && size > bound.bytes {
			truncated = true
			break
		}
		row, err := r.row(rows)
		if err != nil {
			return a, false, err
		}
		for _, cell := range row {
			size += sizeOf(cell)
		}
		a.Rows = append(a.Rows, row)
	}
	settleWholes(&a)
	return a, truncated, rows.Err()
}

// A rowReader reads the rows of one result. The texts of a column that come again
// and again, names and kinds, are kept once.
type rowReader struct {
	columns []pipeline.Column
	into    []any
	known   []map[string]any // by column; nil for one whose texts differ
}

// mostKnown is how many different texts a column may have to be one of names.
const mostKnown = 512

func (r *rowReader) row(rows *sql.Rows) ([]any, error) {
	row := make([]any, len(r.columns))
	for i := range row {
		r.into[i] = &row[i]
	}
	if err := rows.Scan(r.into...); err != nil {
		return nil, err
	}
	for i, c := range r.columns {
		if s, plain := row[i].(string); plain && c.Type == pipeline.TextColumn {
			row[i] = r.text(i, s)
			continue
		}
		row[i] = cellOf(row[i], c.Type, c.Stored)
	}
	return row, nil
}

// text is a text of a column as a cell: the one that is known, where it came before.
func (r *rowReader) text(column int, s string) any {
	known := r.known[column]
	if known == nil {
		return s
	}
	cell, ok := known[s]
	if !ok {
		cell = s
		known[s] = cell
	}
	if len(known) > mostKnown {
		r.known[column] = nil
	}
	return cell
}

func columnType(name string) pipeline.ColumnType {
	switch {
	case name == "VARCHAR[]":
		return pipeline.ListColumn
	case strings.HasSuffix(name, "]"), strings.HasPrefix(name, "MAP("), strings.HasPrefix(name, "STRUCT("),
		strings.HasPrefix(name, "UNION("), name == "JSON":
		return pipeline.NestedColumn
	case strings.HasPrefix(name, "DECIMAL"):
		return pipeline.NumberColumn
	}
	switch name {
	case "BOOLEAN":
		return pipeline.FlagColumn
	case "DOUBLE", "FLOAT":
		return pipeline.NumberColumn
	case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "BIGNUM",
		"UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT":
		return pipeline.WholeColumn
	}
	return pipeline.TextColumn
}

// settleWholes makes a column a number where one of its values is beyond int64.
func settleWholes(a *pipeline.Answer) {
	for i, c := range a.Columns {
		if c.Type != pipeline.WholeColumn {
			continue
		}
		beyond := false
		for _, row := range a.Rows {
			_, isFloat := row[i].(float64)
			beyond = beyond || isFloat
		}
		if !beyond {
			continue
		}
		a.Columns[i].Type = pipeline.NumberColumn
		for _, row := range a.Rows {
			if n, ok := row[i].(int64); ok {
				row[i] = float64(n)
			}
		}
	}
}

// cellOf turns what the driver gives into what an Answer holds.
func cellOf(v any, column pipeline.ColumnType, typeName string) any {
	if v == nil {
		return nil
	}
	switch column {
	case pipeline.FlagColumn:
		return v
	case pipeline.NumberColumn:
		return finite(numberOf(v))
	case pipeline.WholeColumn:
		return wholeOf(v)
	case pipeline.ListColumn:
		items, ok := v.([]any)
		if !ok {
			return []string{textOf(v, "")}
		}
		texts := make([]string, 0, len(items))
		for _, item := range items {
			texts = append(texts, textOf(item, "VARCHAR"))
		}
		return texts
	case pipeline.NestedColumn:
		return jsonText(plainJSON(v, typeName))
	}
	return textOf(v, typeName)
}

func finite(f float64) any {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return nil
	}
	return f
}

func numberOf(v any) float64 {
	switch n := v.(type) {
	case float64:
		return n
	case float32:
		return float64(n)
	case duckdb.Decimal:
		return n.Float64()
	}
	return math.NaN()
}

// wholeOf gives int64, or float64 for what is beyond it.
func wholeOf(v any) any {
	switch n := v.(type) {
	case int64:
		return n
	case int32:
		return int64(n)
	}
	n, ok := new(big.Int).SetString(fmt.Sprint(v), 10)
	if !ok {
		return nil
	}
	if n.IsInt64() {
		return n.Int64()
	}
	f, _ := new(big.Float).SetInt(n).Float64()
	return f
}

// textOf writes a value as text. Types that the driver gives as structures are
// written as JSON.
func textOf(v any, typeName string) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case time.Time:
		return timeText(x, typeName)
	case []byte:
		if typeName == "UUID" && len(x) == 16 {
			h := hex.EncodeToString(x)
			return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
		}
		return hex.EncodeToString(x)
	case duckdb.Interval:
		return fmt.Sprintf("%d months %d days %s", x.Months, x.Days, time.Duration(x.Micros)*time.Microsecond)
	}
	return fmt.Sprint(v)
}

// plainJSON turns what the driver gives for a nested value into what
// encoding/json writes as one would read it: numbers as numbers, all else that is
// no list and no map as text. typeName, of the whole value, tells whether its
// times are dates.
func plainJSON(v any, typeName string) any {
	switch x := v.(type) {
	case []any:
		list := make([]any, len(x))
		for i, item := range x {
			list[i] = plainJSON(item, typeName)
		}
		return list
	case map[string]any:
		plain := make(map[string]any, len(x))
		for key, item := range x {
			plain[key] = plainJSON(item, typeName)
		}
		return plain
	case duckdb.OrderedMap:
		var plain duckdb.OrderedMap
		for i, value := range x.Values() {
			plain.Set(x.Keys()[i], plainJSON(value, typeName))
		}
		return plain
	case nil, bool, string, int8, int16, int32, int64, uint8, uint16, uint32, uint64:
		return x
	case float64:
		return finite(x)
	case float32:
		return finite(float64(x))
	case duckdb.Decimal:
		return json.Number(x.String())
	case *big.Int:
		return json.Number(x.String())
	case time.Time:
		if strings.Contains(typeName, "TIMESTAMP") {
			return timeText(x, "")
		}
		return timeText(x, "DATE")
	}
	return textOf(v, typeName)
}

func timeText(t time.Time, typeName string) string {
	t = t.UTC()
	switch typeName {
	case "DATE":
		return t.Format("2006-01-02")
	case "TIME", "TIMETZ":
		return t.Format("15:04:05.999999")
	case "TIMESTAMPTZ":
		return t.Format("2006-01-02T15:04:05.999999Z")
	}
	return t.Format("2006-01-02T15:04:05.999999")
}

func jsonText(v any) string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return fmt.Sprint(v)
	}
	return strings.TrimSpace(b.String())
}

func sizeOf(cell any) int {
	switch x := cell.(type) {
	case string:
		return len(x)
	case []string:
		n := 0
		for _, s := range x {
			n += len(s) + 16
		}
		return n
	}
	return 8
}
