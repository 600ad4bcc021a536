//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/duckdb/duckdb-go/v2"
)

// batchRows is how many rows one Arrow record batch carries.
const batchRows = 64 << 10

// bulk is many rows on their way into a table. The rows are built batch by
// batch while DuckDB reads them, so that never more than one batch is held.
type bulk struct {
	columns []arrow.Field
	rows    int
	// append adds row i to the builders, one for each column.
	append func(row *rowBuilder, i int)
}

// fill inserts the rows of b through insert, a statement that reads them from
// arrow_batch. It must run inside a transaction on the warehouse's connection.
//
// The view that hands Arrow memory to DuckDB is a real one that would be stored
// with the file and holds raw pointers: it is dropped here, and where that was
// not reached the transaction's rollback takes it away. Its memory is released
// last of all, by the function that is given back.
func (w *Warehouse) fill(ctx context.Context, insert string, b bulk) (release func(), err error) {
	release = func() {}
	if b.rows == 0 {
		return release, nil
	}
	source := newBatchReader(b)
	defer source.Release()
	err = w.conn.Raw(func(driverConn any) error {
		conn, ok := driverConn.(*duckdb.Conn)
		if !ok {
			return errors.New("not a DuckDB connection")
		}
		view, err := duckdb.NewArrowFromConn(conn)
		if err != nil {
			return err
		}
		release, err = view.RegisterView(source, "arrow_batch")
		return err
	})
	if err != nil {
		return func() {}, fmt.Errorf("register batch: %w", err)
	}
	inserted, err := w.exec(ctx, insert)
	if err == nil {
		err = source.Err()
	}
	if err != nil {
		return release, fmt.Errorf("insert batch: %w", err)
	}
	if inserted != int64(b.rows) {
		return release, fmt.Errorf("insert batch: %d of %d rows arrived", inserted, b.rows)
	}
	_, err = w.conn.ExecContext(ctx, "DROP VIEW arrow_batch")
	return release, err
}

// A batchReader builds record batches on demand. A panic while it builds would
// end the process from within DuckDB's call: it becomes the reader's error.
type batchReader struct {
	refs    int64
	schema  *arrow.Schema
	bulk    bulk
	next    int // first row of the next batch
	builder *array.RecordBuilder
	current arrow.RecordBatch
	err     error
}

var _ array.RecordReader = (*batchReader)(nil)

func newBatchReader(b bulk) *batchReader {
	schema := arrow.NewSchema(b.columns, nil)
	return &batchReader{refs: 1, schema: schema, bulk: b, builder: array.NewRecordBuilder(memory.DefaultAllocator, schema)}
}

func (r *batchReader) Schema() *arrow.Schema          { return r.schema }
func (r *batchReader) RecordBatch() arrow.RecordBatch { return r.current }
func (r *batchReader) Record() arrow.RecordBatch      { return r.current }
func (r *batchReader) Err() error                     { return r.err }

func (r *batchReader) Next() (more bool) {
	defer func() {
		if fault := recover(); fault != nil {
			r.err = fmt.Errorf("build batch at row %d: %v", r.next, fault)
			more = false
		}
	}()
	if r.current != nil {
		r.current.Release()
		r.current = nil
	}
	if r.err != nil || r.next >= r.bulk.rows {
		return false
	}
	end := min(r.next+batchRows, r.bulk.rows)
	for ; r.next < end; r.next++ {
		row := rowBuilder{fields: r.builder.Fields()}
		r.bulk.append(&row, r.next)
		if row.at != len(row.fields) {
			panic(fmt.Sprintf("%d of %d columns given", row.at, len(row.fields)))
		}
	}
	r.current = r.builder.NewRecordBatch()
	return true
}

func (r *batchReader) Retain() { r.refs++ }

func (r *batchReader) Release() {
	r.refs--
	if r.refs != 0 {
		return
	}
	if r.current != nil {
		r.current.Release()
		r.current = nil
	}
	r.builder.Release()
}
