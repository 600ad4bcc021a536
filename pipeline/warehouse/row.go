//go:build duckdb_arrow

package warehouse

import (
	"maps"
	"slices"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
)

// The column types of a bulk.
func textField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.BinaryTypes.String, Nullable: true}
}
func wholeField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.PrimitiveTypes.Int64, Nullable: true}
}
func keyField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.PrimitiveTypes.Uint64, Nullable: true}
}
func numberField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.PrimitiveTypes.Float64, Nullable: true}
}
func flagField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.FixedWidthTypes.Boolean, Nullable: true}
}
func dayField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.FixedWidthTypes.Date32, Nullable: true}
}
func mapField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.MapOf(arrow.BinaryTypes.String, arrow.BinaryTypes.String), Nullable: true}
}
func textsField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.ListOf(arrow.BinaryTypes.String), Nullable: true}
}
func wholesField(name string) arrow.Field {
	return arrow.Field{Name: name, Type: arrow.ListOf(arrow.PrimitiveTypes.Int64), Nullable: true}
}

// A rowBuilder takes the cells of one row from left to right.
type rowBuilder struct {
	fields []array.Builder
	at     int
}

func (r *rowBuilder) column() array.Builder {
	b := r.fields[r.at]
	r.at++
	return b
}

func (r *rowBuilder) text(s string) { r.column().(*array.StringBuilder).Append(clean(s)) }

func (r *rowBuilder) texts(list []string) {
	b := r.column().(*array.ListBuilder)
	b.Append(true)
	for _, s := range list {
		b.ValueBuilder().(*array.StringBuilder).Append(clean(s))
	}
}

func (r *rowBuilder) wholes(list []int64) {
	b := r.column().(*array.ListBuilder)
	b.Append(true)
	for _, n := range list {
		b.ValueBuilder().(*array.Int64Builder).Append(n)
	}
}

// word is text that is absent when empty.
func (r *rowBuilder) word(s string) {
	if s == "" {
		r.column().AppendNull()
		return
	}
	r.text(s)
}

func (r *rowBuilder) whole(n int) { r.column().(*array.Int64Builder).Append(int64(n)) }

func (r *rowBuilder) key(n uint64) { r.column().(*array.Uint64Builder).Append(n) }

// wholeIf is a number that is absent when told so.
func (r *rowBuilder) wholeIf(n int, known bool) {
	if !known {
		r.column().AppendNull()
		return
	}
	r.whole(n)
}

func (r *rowBuilder) number(f float64) { r.column().(*array.Float64Builder).Append(f) }

func (r *rowBuilder) numberOf(f *float64) {
	if f == nil {
		r.column().AppendNull()
		return
	}
	r.number(*f)
}

func (r *rowBuilder) flag(b bool) { r.column().(*array.BooleanBuilder).Append(b) }

// day is absent when t is the zero time.
func (r *rowBuilder) day(t time.Time) {
	if t.IsZero() {
		r.column().AppendNull()
		return
	}
	r.column().(*array.Date32Builder).Append(arrow.Date32FromTime(t))
}

func (r *rowBuilder) dictionary(m map[string]string) {
	b := r.column().(*array.MapBuilder)
	b.Append(true)
	if len(m) == 0 {
		return
	}
	var space [8]string
	names := slices.AppendSeq(space[:0], maps.Keys(m))
	slices.Sort(names)
	keys, items := b.KeyBuilder().(*array.StringBuilder), b.ItemBuilder().(*array.StringBuilder)
	for _, k := range names {
		keys.Append(clean(k))
		items.Append(clean(m[k]))
	}
}
