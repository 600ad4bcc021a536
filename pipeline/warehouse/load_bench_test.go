//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql/driver"
	"fmt"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
)

const wideTable = `CREATE OR REPLACE TABLE wide (id VARCHAR, n BIGINT, day DATE, value DOUBLE, context VARCHAR)`

// BenchmarkRows compares the ways in for the same rows: run it whole, so that
// the ratios come from one run on one machine.
func BenchmarkRows(b *testing.B) {
	const many, few = 200_000, 5_000
	day := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	text := func(i int) string { return "Đồng Tháp, sản phẩm số " + itoa(i) }
	for _, way := range []struct {
		name string
		rows int
		load func(w bench, rows int) error
	}{
		{"arrow", many, func(w bench, rows int) error {
			ctx := context.Background()
			release, err := w.fill(ctx, `INSERT INTO wide FROM arrow_batch`, bulk{
				rows:    rows,
				columns: []arrow.Field{textField("id"), wholeField("n"), dayField("day"), numberField("value"), textField("context")},
				append: func(row *rowBuilder, i int) {
					row.text(itoa(i))
					row.whole(i)
					row.day(day)
					row.number(float64(i))
					row.text(text(i))
				},
			})
			w.t.Cleanup(release)
			return err
		}},
		{"appender", many, func(w bench, rows int) error {
			return w.conn.Raw(func(c any) error {
				appender, err := duckdb.NewAppenderFromConn(c.(driver.Conn), "", "wide")
				if err != nil {
					return err
				}
				for i := range rows {
					if err := appender.AppendRow(itoa(i), int64(i), day, float64(i), text(i)); err != nil {
						return err
					}
				}
				return appender.Close()
			})
		}},
		{"insert", few, func(w bench, rows int) error {
			ctx := context.Background()
			insert, err := w.conn.PrepareContext(ctx, `INSERT INTO wide VALUES (?, ?, ?, ?, ?)`)
			if err != nil {
				return err
			}
			defer insert.Close()
			for i := range rows {
				if _, err := insert.ExecContext(ctx, itoa(i), i, day, float64(i), text(i)); err != nil {
					return err
				}
			}
			return nil
		}},
	} {
		b.Run(way.name, func(b *testing.B) {
			w := openBench(b, Options{})
			ctx := context.Background()
			b.ReportAllocs()
			rows := 0
			for b.Loop() {
				for _, query := range []string{wideTable, "BEGIN"} {
					if _, err := w.conn.ExecContext(ctx, query); err != nil {
						b.Fatal(err)
					}
				}
				if err := way.load(w, way.rows); err != nil {
					b.Fatal(err)
				}
				if _, err := w.conn.ExecContext(ctx, "COMMIT"); err != nil {
					b.Fatal(err)
				}
				rows += way.rows
			}
			b.ReportMetric(float64(rows)/b.Elapsed().Seconds(), "rows/s")
			w.want(`SELECT count(*) FROM wide`, fmt.Sprint(way.rows))
		})
	}
}

// BenchmarkLoad loads 200,000 figures of one document for the first time, then
// again with one changed.
func BenchmarkLoad(b *testing.B) {
	const figures = 200_000
	s := office("a")
	for _, again := range []bool{false, true} {
		name := map[bool]string{false: "new", true: "one changed"}[again]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				w := openBench(b, Options{})
				w.sync(night(1), s)
				snap := snapshotOf(s, "a.xlsx", "v1", time.Time{})
				list := manyFigures(snap, figures)
				if again {
					if _, err := w.Load(context.Background(), night(1), s, snap, reading(list...), "v1"); err != nil {
						b.Fatal(err)
					}
					list[7].Quantity.Value = -1
				}
				b.StartTimer()
				l, err := w.Load(context.Background(), night(2), s, snap, pipeline.Reading{Format: "xlsx", Observations: list}, "v2")
				if err != nil {
					b.Fatal(err)
				}
				if again != (l.Revised == 1) || again == (l.New == figures) {
					b.Fatalf("loaded %+v", l)
				}
				b.StopTimer()
				if err := w.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
			b.ReportMetric(float64(figures*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
