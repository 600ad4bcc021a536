// Package compare holds the questions that the dashboards put to the warehouse,
// one .sql file each. Every question becomes a view of the same name in the
// published database, so that an analyst finds what a page shows.
//
// A file starts with comment lines that say what it is (title, grain, basis,
// what it leaves out, each in Vietnamese and English; columns of its own). Below stands one SELECT
// that orders its rows totally: the same figures give the same rows in the same
// order. What the columns mean stands at pipeline.Column.
//
// The rules that all questions keep: levels are never added; flow, cumulative
// and stock are not mixed; a period that is not known is never divided by
// years; qualifiers and origins travel with every figure; a target is no
// result; two boundary versions never meet in one sum; a total or a rank says
// how many areas it was made from.
//
// The border: this package only holds and describes SQL. It opens no database;
// that is package warehouse.
package compare

import (
	"embed"
	"fmt"
	"maps"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/sqlfile"
)

//go:embed *.sql
var files embed.FS

// Questions are all built-in questions, sorted by ID, with the meaning of their
// columns. An error names the file that is not as it must be.
func Questions() ([]pipeline.Question, error) {
	meanings, err := parseColumns(columnsText)
	if err != nil {
		return nil, err
	}
	questions, err := sqlfile.All(files, Parse)
	for i, q := range questions {
		said := meanings.of(q.ID)
		maps.Copy(said, q.Columns)
		questions[i].Columns = said
	}
	return questions, err
}

// Parse reads the text of one .sql file. Every key of the header must stand
// there once; an unknown one is an error.
func Parse(id, text string) (pipeline.Question, error) {
	f, err := sqlfile.Parse(text, []string{
		"title_vi", "title_en", "grain_vi", "grain_en", "basis_vi", "basis_en", "left_out_vi", "left_out_en",
	}, "columns", "takes", "by")
	if err != nil {
		return pipeline.Question{}, fmt.Errorf("question %s.sql: %w", id, err)
	}
	onBasis, err := sqlfile.Takes(f.Header["takes"])
	if err != nil {
		return pipeline.Question{}, fmt.Errorf("question %s.sql: %w", id, err)
	}
	by, err := sqlfile.By(f.Header["by"])
	if err != nil {
		return pipeline.Question{}, fmt.Errorf("question %s.sql: %w", id, err)
	}
	columns, err := sqlfile.Columns(f.Header["columns"])
	if err != nil {
		return pipeline.Question{}, fmt.Errorf("question %s.sql: %w", id, err)
	}
	q := pipeline.Question{
		ID:      id,
		Title:   pipeline.Text{VI: f.Header["title_vi"], EN: f.Header["title_en"]},
		Grain:   pipeline.Text{VI: f.Header["grain_vi"], EN: f.Header["grain_en"]},
		Basis:   pipeline.Text{VI: f.Header["basis_vi"], EN: f.Header["basis_en"]},
		LeftOut: pipeline.Text{VI: f.Header["left_out_vi"], EN: f.Header["left_out_en"]},
		SQL:     f.SQL,
		Columns: columns,
		OnBasis: onBasis, By: by,
	}
	if _, ok := q.SortedBefore(); by != "" && !ok {
		return pipeline.Question{}, fmt.Errorf("question %s.sql: by %s: ORDER BY has no %s, or more than columns before it", id, by, q.ByColumn())
	}
	return q, nil
}
