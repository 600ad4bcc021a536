package main

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"path"
	"strconv"
	"strings"
)

//go:embed tables/*.csv columns.csv own.csv population.csv
var files embed.FS

// A Table is one table of the Ministry: a row a province.
type Table struct {
	File, Sheet string // of the original
	Columns     []Column
	Rows        []Row
}

// A Column is what a column counts and its letter in the original.
type Column struct{ Concept, Letter string }

// A Row is one province, or the whole country, with its row in the original. A
// cell that was blank is nil.
type Row struct {
	Code, Name, At string
	Cells          []*float64
}

// Whole tells whether the row is that of the whole country.
func (r Row) Whole() bool { return r.Code == "VN" }

// table reads one file of tables.
func table(name string) (Table, error) {
	content, err := files.ReadFile(path.Join("tables", name+".csv"))
	if err != nil {
		return Table{}, err
	}
	first, _, _ := strings.Cut(string(content), "\n")
	file, sheet, _ := strings.Cut(strings.TrimPrefix(first, "# "), ", ")
	records, err := recordsOf(content)
	if err != nil {
		return Table{}, fmt.Errorf("table %s: %w", name, err)
	}
	t := Table{File: file, Sheet: sheet}
	for _, head := range records[0][3:] {
		concept, letter, _ := strings.Cut(head, "@")
		t.Columns = append(t.Columns, Column{concept, letter})
	}
	for _, record := range records[1:] {
		r := Row{Code: record[0], Name: record[1], At: record[2]}
		for _, text := range record[3:] {
			v, err := number(text)
			if err != nil {
				return Table{}, fmt.Errorf("table %s, %s: %w", name, r.Name, err)
			}
			r.Cells = append(r.Cells, v)
		}
		t.Rows = append(t.Rows, r)
	}
	return t, nil
}

func recordsOf(content []byte) ([][]string, error) {
	r := csv.NewReader(bytes.NewReader(content))
	r.Comment = '#'
	records, err := r.ReadAll()
	if err == nil && len(records) < 2 {
		err = fmt.Errorf("no rows")
	}
	return records, err
}

// number reads a figure, nil for a blank cell.
func number(text string) (*float64, error) {
	if text == "" {
		return nil, nil
	}
	v, err := strconv.ParseFloat(text, 64)
	return &v, err
}

// rows reads one of the plain files, by the names of its columns.
func rows(name string) ([]map[string]string, error) {
	content, err := files.ReadFile(name)
	if err != nil {
		return nil, err
	}
	records, err := recordsOf(content)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var list []map[string]string
	for _, record := range records[1:] {
		r := map[string]string{}
		for i, head := range records[0] {
			r[head] = record[i]
		}
		list = append(list, r)
	}
	return list, nil
}

// A Head is how a concept is printed over its column.
type Head struct{ Group, Name string }

func heads() (map[string]Head, error) {
	list, err := rows("columns.csv")
	if err != nil {
		return nil, err
	}
	all := map[string]Head{}
	for _, r := range list {
		all[r["concept"]] = Head{r["group"], r["head"]}
	}
	return all, nil
}
