//go:build duckdb_arrow

package compare_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
	"github.com/tonghop/tonghop/pipeline/compare"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// The names that the questions show are the catalog's own.
func TestTermsAreTheCatalogs(t *testing.T) {
	answer := answerWithoutFigures(t, "terms")
	var got []string
	for _, row := range answer.Rows {
		kind := row[answer.Column("term_kind")].(string)
		if kind == "kind" || kind == "qualifier" || kind == "behaviour" {
			continue
		}
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s", kind, row[answer.Column("parent")], row[answer.Column("term_id")],
			row[answer.Column("name_vi")], row[answer.Column("name_en")]))
	}
	wanted := termsOf(words(t))
	slices.Sort(got)
	slices.Sort(wanted)
	if !slices.Equal(got, wanted) {
		t.Errorf("got\n%s\nwanted\n%s", strings.Join(got, "\n"), strings.Join(wanted, "\n"))
	}
}

func termsOf(c *catalog.Catalog) []string {
	var list []string
	add := func(kind, parent, id string, name pipeline.Text) {
		list = append(list, fmt.Sprintf("%s|%s|%s|%s|%s", kind, parent, id, name.VI, name.EN))
	}
	for _, l := range c.Levels() {
		add("level", "", l.ID, l.Name)
	}
	for _, u := range c.Units() {
		add("unit", "", u.ID, u.Name)
		if u.Short != u.Name {
			add("unit_short", "", u.ID, u.Short)
		}
	}
	for _, d := range c.Dimensions() {
		add("dimension", "", d.ID, d.Name)
		for _, v := range d.Values {
			add("value", d.ID, v.ID, v.Name)
		}
	}
	for _, boundary := range []string{catalog.Boundary2008, catalog.Boundary2025} {
		for _, r := range c.Regions(boundary) {
			add("region", boundary, r.ID, r.Name)
		}
	}
	return list
}

func answerWithoutFigures(t *testing.T, id string) pipeline.Answer {
	t.Helper()
	path := filepath.Join(t.TempDir(), "empty.duckdb")
	if err := os.WriteFile(path, template(t), 0o600); err != nil {
		t.Fatal(err)
	}
	release, err := warehouse.OpenRelease(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer release.Close()
	answer, err := release.Ask(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// inTheirOrder finds a SELECT that does nothing but choose rows of another question.
var inTheirOrder = regexp.MustCompile(`^\)?\s*-- In their order\.\nSELECT \*(?: EXCLUDE \(\w+\))? FROM (\w+)(?:\(basis\))?\nWHERE [^\n]+\s*$`)

// Every question orders its rows at its end or has those of another one in their
// order, and says what it is in both languages without saying the same twice.
func TestQuestionsAreWhole(t *testing.T) {
	list := generic(t)
	if !slices.IsSortedFunc(list, func(a, b pipeline.Question) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("questions are not sorted by ID")
	}
	titles := map[string]string{}
	for _, q := range list {
		outer := q.SQL[strings.LastIndex(q.SQL, "\n)")+1:]
		chosen := inTheirOrder.FindStringSubmatch(outer)
		if !strings.Contains(outer, "ORDER BY ") && (chosen == nil || !slices.ContainsFunc(list, func(other pipeline.Question) bool { return other.ID == chosen[1] })) {
			t.Errorf("%s: the outermost SELECT does not order its rows", q.ID)
		}
		for _, said := range []pipeline.Text{q.Title, q.Grain, q.Basis, q.LeftOut} {
			if said.VI == said.EN {
				t.Errorf("%s: %q stands for both languages", q.ID, said.VI)
			}
		}
		if other, taken := titles[q.Title.VI]; taken {
			t.Errorf("%s and %s have one title", q.ID, other)
		}
		titles[q.Title.VI] = q.ID
	}
}

func TestParseNamesTheFile(t *testing.T) {
	_, err := compare.Parse("per_head", "-- title_vi: Một\nSELECT 1")
	if err == nil || !strings.HasPrefix(err.Error(), "question per_head.sql: ") {
		t.Errorf("error = %v, want it to name the file", err)
	}
}

// Every column of every question is explained, and nothing is explained that no
// question has.
func TestColumnsAreExplained(t *testing.T) {
	list := generic(t)
	dictionary := answerWithoutFigures(t, "data_dictionary")
	columns := map[string][]string{}
	for _, row := range dictionary.Rows {
		if name, ok := row[dictionary.Column("column_name")].(string); ok {
			object := row[dictionary.Column("object")].(string)
			columns[object] = append(columns[object], name)
		}
	}
	used := map[string]bool{}
	for _, q := range list {
		if len(columns[q.ID]) == 0 {
			t.Errorf("%s: the dictionary has no column of it", q.ID)
		}
		for _, name := range columns[q.ID] {
			used[name] = true
			if _, ok := q.Columns[name]; !ok && !goesWithoutSaying(name, q.Columns) {
				t.Errorf("%s.%s is not explained", q.ID, name)
			}
		}
	}
	for _, q := range list {
		for name := range q.Columns {
			if !used[name] {
				t.Errorf("%s is explained and no question has it", name)
			}
		}
	}
}

// What is the same has the same name in every question about figures of areas.
func TestFiguresHaveOneShape(t *testing.T) {
	dictionary := answerWithoutFigures(t, "data_dictionary")
	columns := map[string][]string{}
	for _, row := range dictionary.Rows {
		if name, ok := row[dictionary.Column("column_name")].(string); ok && row[dictionary.Column("question")] == true {
			object := row[dictionary.Column("object")].(string)
			columns[object] = append(columns[object], name)
		}
	}
	shaped := 0
	for question, names := range columns {
		if !slices.Contains(names, "area_id") || !slices.Contains(names, "indicator_id") || !slices.Contains(names, "value") {
			continue
		}
		shaped++
		for _, want := range []string{"area_slug", "area_name", "area_type", "boundary", "indicator_name", "kind", "level", "period", "value_max", "unit", "qualifier", "origin"} {
			own := want == "origin" && slices.Contains(names, "id") // a row that is one figure is its own origin
			if !slices.Contains(names, want) && !own {
				t.Errorf("%s has no column %s", question, want)
			}
		}
	}
	if shaped < 15 {
		t.Errorf("only %d questions give figures of areas", shaped)
	}
}

func goesWithoutSaying(name string, explained map[string]pipeline.Text) bool {
	for _, suffix := range []string{"_max", "_qualifier", "_unit", "_origin"} {
		if figure, ok := strings.CutSuffix(name, suffix); ok {
			_, known := explained[figure]
			return known
		}
	}
	return false
}
