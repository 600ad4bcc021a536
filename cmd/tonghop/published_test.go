package main

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
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

// answersAsPublished asks every question of the release in force, in the ways in which
// analysts ask, with its exports and without them.
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
		if !ask.box.Exports.Whole(q.id + ".parquet") {
			t.Errorf("%s is not in the exports", q.id)
		}
		for _, statement := range []string{"FROM " + q.id, q.manyWays(list[0].id)} {
			want, err := anew.ask(ctx, statement)
			if err != nil {
				t.Errorf("%s worked out anew: %v", q.id, err)
				continue
			}
			got, err := ask.ask(ctx, statement)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %.60s…: %.300v, %v; want %.300v", q.id, statement, got, err, want)
			}
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

// narrow is a condition on a column that leaves the rows of the first of its values, ""
// where there is no such column.
func (a askable) narrow(column string) string {
	if !slices.Contains(a.columns, column) {
		return ""
	}
	return fmt.Sprintf(" WHERE %s = (SELECT min(%[1]s) FROM %s)", column, a.id)
}

// manyWays is one statement that asks a question in many ways: counted, filtered, added up,
// ranked, joined with another one.
func (a askable) manyWays(other string) string {
	rows := func(from string) string { return "(SELECT list(rows) FROM (" + from + ") rows)" }
	ways := []string{"(SELECT count(*) FROM " + a.id + ")", rows("SELECT a.*, b.n FROM " + a.id + " a, (SELECT count(*) AS n FROM " + other + ") b")}
	for _, column := range []string{"indicator_id", "area_slug", "period"} {
		if narrow := a.narrow(column); narrow != "" {
			ways = append(ways, rows("FROM "+a.id+narrow))
		}
	}
	if a.figure != "" {
		ways = append(ways, fmt.Sprintf("(SELECT fsum(%s) FROM %s)", a.figure, a.id), fmt.Sprintf("(SELECT sum(%s) FROM %s)", a.figure, a.id),
			rows(fmt.Sprintf("SELECT %s FROM %s ORDER BY %[1]s DESC LIMIT 10", a.figure, a.id)))
	}
	return "SELECT " + strings.Join(ways, ", ")
}
