//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"

	"github.com/tonghop/tonghop/pipeline"
)

// left lists what a load must never leave behind.
const left = `
	SELECT view_name FROM duckdb_views() WHERE view_name = 'arrow_batch'
	UNION ALL SELECT table_name FROM duckdb_tables() WHERE starts_with(table_name, 'staged')`

func TestLoadLeavesNothingBehind(t *testing.T) {
	b := openBench(t, Options{})
	s := office("a")
	b.sync(night(1), s)
	b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading { return reading(figure(snap, "ca-mau@2008", 5, 1)) })
	b.want(left)
	path := b.path
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopen(t, path, Options{})
	again.want(left)
	again.want(`SELECT value FROM observation`, "1.0")
}

// A panic while a batch is built would end the process from within DuckDB.
func TestAPanicInABatchIsAnError(t *testing.T) {
	for name, at := range map[string]int{"in the first batch": 7, "in the second batch": batchRows + 7} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			b := openBench(t, Options{})
			before := b.contents()
			var release func()
			err := b.record(ctx, night(1), func() ([]step, error) {
				if _, err := b.conn.ExecContext(ctx, `CREATE TEMP TABLE target (n BIGINT)`); err != nil {
					return nil, err
				}
				var err error
				release, err = b.fill(ctx, `INSERT INTO target FROM arrow_batch`, bulk{
					rows: batchRows * 2, columns: []arrow.Field{wholeField("n")},
					append: func(row *rowBuilder, i int) {
						if i == at {
							panic("a broken reader")
						}
						row.whole(i)
					},
				})
				return []step{{}}, err
			})
			release()
			if err == nil || !strings.Contains(err.Error(), "a broken reader") {
				t.Errorf("error %v, want the panic's words", err)
			}
			if !maps.Equal(before, b.contents()) {
				t.Error("a failed batch changed something")
			}
			b.want(left)
		})
	}
}

// A second scan of the same batches gives no rows. That must never pass for
// success.
func TestRowsThatDoNotArriveAreAnError(t *testing.T) {
	ctx := context.Background()
	b := openBench(t, Options{})
	var release func()
	err := b.record(ctx, night(1), func() ([]step, error) {
		if _, err := b.conn.ExecContext(ctx, `CREATE TEMP TABLE target (n BIGINT)`); err != nil {
			return nil, err
		}
		var err error
		release, err = b.fill(ctx, `INSERT INTO target SELECT n FROM arrow_batch AS a JOIN arrow_batch AS b USING (n)`, bulk{
			rows: 100, columns: []arrow.Field{wholeField("n")},
			append: func(row *rowBuilder, i int) { row.whole(i) },
		})
		return []step{{}}, err
	})
	release()
	if err == nil || !strings.Contains(err.Error(), "of 100 rows arrived") {
		t.Errorf("error %v, want the number of rows", err)
	}
	b.want(left)
}

func TestARowOfTheWrongWidthIsAnError(t *testing.T) {
	source := newBatchReader(bulk{
		rows: 1, columns: []arrow.Field{wholeField("n"), wholeField("m")},
		append: func(row *rowBuilder, i int) { row.whole(i) },
	})
	defer source.Release()
	if source.Next() || source.Err() == nil {
		t.Errorf("next %v, error %v", source.Next(), source.Err())
	}
}

func TestManyBatchesArriveWhole(t *testing.T) {
	b := openBench(t, Options{})
	s := office("a")
	b.sync(night(1), s)
	l := b.load(night(1), s, "a.xlsx", "v1", func(snap pipeline.Snapshot) pipeline.Reading { return reading(manyFigures(snap, batchRows+1)...) })
	if l.New != batchRows+1 {
		t.Errorf("loaded %+v", l)
	}
	b.want(`SELECT count(*), count(DISTINCT id), sum(value)::BIGINT, count(DISTINCT series_id) FROM observation`,
		fmt.Sprintf("%d|%d|%d|%d", batchRows+1, batchRows+1, (batchRows+1)*batchRows/2, batchRows+1))
	b.want(`SELECT value, locator, dimensions::VARCHAR FROM observation WHERE value IN (0, 65535, 65536) ORDER BY value`,
		"0.0|Biểu 1!C1|{locality=0}", "65535.0|Biểu 1!C65536|{locality=65535}",
		"65536.0|Biểu 1!C65537|{locality=65536}")
}

// manyFigures are n figures of different series, figure i with the value i.
func manyFigures(snap pipeline.Snapshot, n int) []pipeline.Observation {
	list := make([]pipeline.Observation, 0, n)
	for i := range n {
		o := figure(snap, "ca-mau@2008", i+1, float64(i))
		o.Dimensions = map[string]string{"locality": itoa(i)}
		list = append(list, o)
	}
	return list
}

func TestManyGoroutinesMayCall(t *testing.T) {
	b := openBench(t, Options{})
	s := office("a")
	b.sync(night(1), s)
	version := b.at()
	var group sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		group.Go(func() {
			document := itoa(i) + ".xlsx"
			snap := snapshotOf(s, document, document, time.Time{})
			if _, err := b.Fingerprints(context.Background(), s.ID); err != nil {
				errs[i] = err
				return
			}
			o := figure(snap, "ca-mau@2008", i+1, float64(i))
			o.Dimensions = map[string]string{"locality": itoa(i)}
			_, errs[i] = b.Load(context.Background(), night(1), s, snap, reading(o), document)
		})
	}
	group.Wait()
	if !slices.Equal(errs, make([]error, len(errs))) {
		t.Errorf("errors %v", errs)
	}
	if b.at() != version+8 {
		t.Errorf("version %d, want %d", b.at(), version+8)
	}
	b.want(`SELECT count(*), sum(value)::BIGINT FROM observation`, "8|28")
}
