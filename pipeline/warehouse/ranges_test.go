//go:build duckdb_arrow

package warehouse

import (
	"slices"
	"strings"
	"testing"
)

// Ranges hold every row once, and come in the order of the rows, whatever the sample did not show.
func TestRangesOf(t *testing.T) {
	ctx := t.Context()
	b := openBench(t, Options{})
	// A few values are most of the rows, and some rows have none.
	if _, err := b.conn.ExecContext(ctx, `
		CREATE TEMP TABLE row_of AS
		SELECT if(n % 10 = 0, NULL, if(n % 3 = 0, 'm', chr((97 + n * 7 % 26)::INTEGER))) AS a, n % 5 = 0 AS b, if(n % 7 = 0, NULL, n * 31 % 40)::INTEGER AS c, n
		FROM range(1000) t(n)`); err != nil {
		t.Fatal(err)
	}
	for _, order := range [][]string{
		{"a", "b", "c"}, {"b DESC", "a NULLS FIRST", "c DESC"}, {"c DESC NULLS FIRST", "a DESC"}, {"a DESC NULLS LAST", "c NULLS FIRST", "b"}, {"b"},
	} {
		var keys []sortKey
		var columns []string
		for _, text := range order {
			key := sortKeyOf(text)
			key.mayLack = key.column != "b"
			keys, columns = append(keys, key), append(columns, "coalesce("+key.column+"::VARCHAR, '-')")
		}
		by := strings.Join(order, ", ") + ", n"
		for _, every := range []string{"1", "17", "400"} {
			shown, err := texts(ctx, b.conn, "SELECT concat_ws(',', "+strings.Join(columns, ", ")+") FROM row_of WHERE n % "+every+" = 0 ORDER BY "+by)
			if err != nil {
				t.Fatal(err)
			}
			var sample [][]*string
			for _, line := range shown {
				var row []*string
				for _, cell := range strings.Split(line, ",") {
					if cell == "-" {
						row = append(row, nil)
					} else {
						row = append(row, &cell)
					}
				}
				sample = append(sample, row)
			}
			want, err := texts(ctx, b.conn, "SELECT n::VARCHAR FROM row_of ORDER BY "+by)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			most := 0
			list := rangesOf(sample, keys, 20)
			for _, condition := range list {
				rows, err := texts(ctx, b.conn, "SELECT n::VARCHAR FROM row_of WHERE "+condition+" ORDER BY "+by)
				if err != nil {
					t.Fatal(condition, err)
				}
				got, most = append(got, rows...), max(most, len(rows))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%v, one of %s shown: %d of %d rows, or in another order\n%s", order, every, len(got), len(want), strings.Join(list, "\n"))
			}
			if every == "1" && len(order) == 3 && most > 40 {
				t.Errorf("%v: %d rows in one range", order, most)
			}
		}
	}
}
