//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
)

// AskTable implements pipeline.TableAsker.
func (r *ReadOnly) AskTable(ctx context.Context, question string) (*pipeline.Table, error) {
	answer, err := r.Ask(ctx, question)
	if err != nil {
		return nil, err
	}
	return pipeline.TableOf(answer), nil
}

// table reads what was kept: batch by batch from DuckDB's own columns where it
// knows all of their types, else row by row.
func (d *Draft) table(ctx context.Context, q pipeline.Question, query string) (*pipeline.Table, error) {
	conn, err := d.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }() // nothing was written
	columns, err := columnsOf(ctx, conn, query)
	if err != nil {
		return nil, err
	}
	readers := readersOf(columns)
	if readers == nil {
		answer, err := d.answer(ctx, q, query)
		return pipeline.TableOf(answer), err
	}
	b := pipeline.NewTableBuilder(q, columns)
	err = eachBatch(ctx, conn, query, func(batch arrow.RecordBatch) { addBatch(b, readers, batch) })
	return b.Table(), err
}

// readersOf are the readers of columns, nil where one of them has none.
func readersOf(columns []pipeline.Column) []cellReader {
	known, readers := cellReaders(), make([]cellReader, len(columns))
	for i, c := range columns {
		if readers[i] = known[c.Stored]; readers[i] == nil {
			return nil
		}
	}
	return readers
}

func addBatch(b *pipeline.TableBuilder, readers []cellReader, batch arrow.RecordBatch) {
	for i, read := range readers {
		read(b, i, batch.Column(i))
	}
	b.Next(int(batch.NumRows()))
}

// columnsOf are the columns of a statement.
func columnsOf(ctx context.Context, conn *sql.Conn, query string) ([]pipeline.Column, error) {
	rows, err := conn.QueryContext(ctx, query+" LIMIT 0")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	answer, _, err := readAnswer(rows, limits{})
	return answer.Columns, err
}

// eachBatch calls do with the rows of a statement, some thousand at a time. What do
// is given is gone when it returns.
func eachBatch(ctx context.Context, conn *sql.Conn, query string, do func(arrow.RecordBatch)) error {
	return conn.Raw(func(driverConn any) error {
		own, ok := driverConn.(*duckdb.Conn)
		if !ok {
			return errors.New("not a DuckDB connection")
		}
		view, err := duckdb.NewArrowFromConn(own)
		if err != nil {
			return err
		}
		reader, err := view.QueryContext(ctx, query)
		if err != nil {
			return err
		}
		defer reader.Release()
		for reader.Next() {
			do(reader.RecordBatch())
		}
		return reader.Err()
	})
}

// A cellReader adds a column of a batch to a table.
type cellReader func(b *pipeline.TableBuilder, column int, cells arrow.Array)

// cellReaders are the readers by the name of the type. Each gives what cellOf
// gives of the same value.
func cellReaders() map[string]cellReader {
	return map[string]cellReader{
		"VARCHAR": func(b *pipeline.TableBuilder, column int, cells arrow.Array) {
			texts := cells.(*array.String)
			for i := range texts.Len() {
				b.AddText(column, texts.Value(i), texts.IsValid(i))
			}
		},
		"DATE": timeReader(func(cells arrow.Array, i int) time.Time { return cells.(*array.Date32).Value(i).ToTime() }, "DATE"),
		"TIMESTAMPTZ": timeReader(func(cells arrow.Array, i int) time.Time {
			return cells.(*array.Timestamp).Value(i).ToTime(arrow.Microsecond)
		}, "TIMESTAMPTZ"),
		"DOUBLE": func(b *pipeline.TableBuilder, column int, cells arrow.Array) {
			numbers := cells.(*array.Float64)
			for i := range numbers.Len() {
				n := numbers.Value(i)
				b.AddNumber(column, n, numbers.IsValid(i) && !math.IsInf(n, 0))
			}
		},
		"BOOLEAN": func(b *pipeline.TableBuilder, column int, cells arrow.Array) {
			flags := cells.(*array.Boolean)
			for i := range flags.Len() {
				b.AddFlag(column, flags.Value(i), flags.IsValid(i))
			}
		},
		"BIGINT":                wholeReader(func(cells arrow.Array, i int) int64 { return cells.(*array.Int64).Value(i) }),
		"INTEGER":               wholeReader(func(cells arrow.Array, i int) int64 { return int64(cells.(*array.Int32).Value(i)) }),
		"VARCHAR[]":             addLists,
		"MAP(VARCHAR, VARCHAR)": addMaps,
	}
}

func timeReader(value func(cells arrow.Array, i int) time.Time, typeName string) cellReader {
	return func(b *pipeline.TableBuilder, column int, cells arrow.Array) {
		for i := range cells.Len() {
			if cells.IsNull(i) {
				b.AddText(column, "", false)
				continue
			}
			b.AddText(column, timeText(value(cells, i), typeName), true)
		}
	}
}

func wholeReader(value func(cells arrow.Array, i int) int64) cellReader {
	return func(b *pipeline.TableBuilder, column int, cells arrow.Array) {
		for i := range cells.Len() {
			b.AddWhole(column, value(cells, i), cells.IsValid(i))
		}
	}
}

func addLists(b *pipeline.TableBuilder, column int, cells arrow.Array) {
	lists := cells.(*array.List)
	texts := lists.ListValues().(*array.String)
	for i := range lists.Len() {
		start, end := lists.ValueOffsets(i)
		for at := start; at < end; at++ {
			text := "" // as textOf gives it of no value
			if texts.IsValid(int(at)) {
				text = texts.Value(int(at))
			}
			b.AddItem(column, text)
		}
		b.EndList(column, lists.IsValid(i))
	}
}

func addMaps(b *pipeline.TableBuilder, column int, cells arrow.Array) {
	maps := cells.(*array.Map)
	keys, items := maps.Keys().(*array.String), maps.Items().(*array.String)
	for i := range maps.Len() {
		if maps.IsNull(i) {
			b.AddText(column, "", false)
			continue
		}
		var m duckdb.OrderedMap
		start, end := maps.ValueOffsets(i)
		for at := int(start); at < int(end); at++ {
			var item any
			if items.IsValid(at) {
				item = items.Value(at)
			}
			m.Set(keys.Value(at), item)
		}
		b.AddText(column, jsonText(m), true)
	}
}
