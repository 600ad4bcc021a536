package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// Every question of the example answers from what was published as it does worked out anew.
func TestAnswersAreThoseThatWerePublished(t *testing.T) {
	t.Parallel()
	answersAsPublished(t, published(t))
}

// answersAsPublished asks every question of the release in force with its exports and
// without them, and in the ways in which analysts ask.
func answersAsPublished(t *testing.T, dir string) {
	t.Helper()
	ctx := context.Background()
	ask, err := askerOf(filepath.Join(dir, "data", "releases", "current"), sqlOptions{rows: 100_000, timeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	anew := ask
	anew.box.Exports = warehouse.Exports{}
	list, err := ask.askable(ctx)
	if err != nil || len(list) < 30 {
		t.Fatalf("%d questions, %v", len(list), err)
	}
	for _, q := range list {
		want, err := anew.ask(ctx, "FROM "+q.id)
		if err != nil {
			t.Errorf("%s worked out anew: %v", q.id, err)
			continue
		}
		got, err := ask.box.Query(ctx, ask.database, "FROM "+q.id)
		if err != nil || !got.Published || !reflect.DeepEqual(limited{got.Answer, got.Truncated, got.Cautions}, want) {
			t.Errorf("%s: from its export %v: %.300v, %v; want %.300v", q.id, got.Published, got, err, want)
		}
		statement, wanted := q.manyWays(want.Rows)
		if got, err := ask.ask(ctx, statement); err != nil || fmt.Sprint(got.Rows) != fmt.Sprint([][]any{wanted}) {
			t.Errorf("%s: %v, %v; want %v", statement, got.Rows, err, wanted)
		}
	}
}

// A question as analysts ask it.
type askable struct {
	id      string
	columns []string
	figure  string // a column to add up and rank by, "" for none
}

// askable are the questions of the release, sorted.
func (q asker) askable(ctx context.Context) ([]askable, error) {
	answer, err := q.ask(ctx, `SELECT q.id, list(c.column_name ORDER BY c.column_index),
			arg_min(c.column_name, c.column_index) FILTER (c.data_type IN ('DOUBLE', 'BIGINT', 'INTEGER')), arg_min(c.column_name, c.column_index) FILTER (c.column_name = 'value')
		FROM question q JOIN duckdb_columns() c ON c.table_name = q.id GROUP BY q.id ORDER BY q.id`)
	if err != nil {
		return nil, err
	}
	var list []askable
	for _, row := range answer.Rows {
		one := askable{id: row[0].(string), columns: row[1].([]string)}
		for _, name := range row[2:] {
			if name, ok := name.(string); ok {
				one.figure = name
			}
		}
		list = append(list, one)
	}
	return list, nil
}

// manyWays is one statement that asks a question in many ways, counted, filtered, added
// up, joined, and what it must answer where these are its rows.
func (a askable) manyWays(rows [][]any) (statement string, wanted []any) {
	ways := []string{"(SELECT count(*) FROM " + a.id + ")", "(SELECT count(*) FROM " + a.id + " JOIN (FROM " + a.id + " LIMIT 1) ON true)"}
	wanted = []any{len(rows), len(rows)}
	for _, column := range []string{"indicator_id", "area_slug", "period"} {
		at := slices.Index(a.columns, column)
		if at < 0 || len(rows) == 0 || rows[len(rows)/2][at] == nil {
			continue
		}
		value, n := fmt.Sprint(rows[len(rows)/2][at]), 0
		for _, row := range rows {
			if row[at] != nil && fmt.Sprint(row[at]) == value {
				n++
			}
		}
		ways, wanted = append(ways, fmt.Sprintf("(SELECT count(*) FROM %s WHERE %s = '%s')", a.id, column, value)), append(wanted, n)
	}
	if at := slices.Index(a.columns, a.figure); at >= 0 {
		var most any
		number := func(cell any) float64 { f, _ := strconv.ParseFloat(fmt.Sprint(cell), 64); return f }
		for _, row := range rows {
			if row[at] != nil && (most == nil || number(row[at]) > number(most)) {
				most = row[at]
			}
		}
		ways = append(ways, fmt.Sprintf("(SELECT max(%s) FROM (FROM %s ORDER BY %[1]s DESC LIMIT 10))", a.figure, a.id))
		wanted = append(wanted, most)
	}
	return "SELECT " + strings.Join(ways, ", "), wanted
}

// A release without its exports, with some of them or with wrong ones answers as ever.
func TestAReleaseAnswersWithoutItsExports(t *testing.T) {
	t.Parallel()
	dir := published(t)
	exports := filepath.Join(dir, "data", "releases", "current", parquetName)
	const statement = "FROM ranking"
	want := query(t, dir, statement)
	if len(want) < 3 {
		t.Fatalf("%d rows", len(want))
	}
	ranking, growth := filepath.Join(exports, "ranking.parquet"), filepath.Join(exports, "growth.parquet")
	info, err := os.Stat(ranking)
	if err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		name   string
		change func() error
	}{
		{"as copied", func() error { return os.Chtimes(ranking, firstNight, firstNight) }},
		{"cut short", func() error { return os.Truncate(ranking, info.Size()-8) }},
		{"another question's", func() error { return os.Rename(growth, ranking) }},
		{"as long, of that time, without sense", func() error {
			return errors.Join(os.WriteFile(ranking, make([]byte, info.Size()), 0o600), os.Chtimes(ranking, info.ModTime(), info.ModTime()))
		}},
		{"lost", func() error { return os.Remove(ranking) }},
		{"all lost", func() error { return os.RemoveAll(exports) }},
	}
	for _, step := range steps {
		if err := step.change(); err != nil {
			t.Fatal(err)
		}
		if got := query(t, dir, statement); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %d rows, %v", step.name, len(got), got[:min(2, len(got))])
		}
	}
}
