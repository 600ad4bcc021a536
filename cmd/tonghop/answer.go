package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/tonghop/tonghop/pipeline"
)

// printers are the forms in which an answer is printed.
var printers = map[string]func(io.Writer, pipeline.Answer) error{
	"table":    printTable,
	"csv":      printCSV,
	"json":     printJSON,
	"jsonl":    printJSONLines,
	"markdown": printMarkdown,
	"md":       printMarkdown, // as -o names it
}

const formatNames = "table, csv, json, jsonl, markdown"

func printerOf(name string) (func(io.Writer, pipeline.Answer) error, error) {
	printer, ok := printers[name]
	if !ok {
		return nil, usage("không có dạng %q; chọn một trong: %s (no such format)", name, formatNames)
	}
	return printer, nil
}

func layout(a pipeline.Answer, null string) table.Writer {
	t := table.NewWriter()
	head := make(table.Row, len(a.Columns))
	var columns []table.ColumnConfig
	for i, c := range a.Columns {
		head[i] = c.Name
		if c.Type == pipeline.NumberColumn || c.Type == pipeline.WholeColumn {
			columns = append(columns, table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight})
		}
	}
	t.AppendHeader(head)
	t.SetColumnConfigs(columns)
	t.Style().Format.Header = text.FormatDefault
	for _, row := range a.Rows {
		cells := make(table.Row, len(row))
		for i, v := range row {
			cells[i] = plain(v, null)
		}
		t.AppendRow(cells)
	}
	return t
}

func printTable(w io.Writer, a pipeline.Answer) error {
	t := layout(a, "NULL")
	style := table.StyleLight
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	_, err := fmt.Fprintln(w, visible(t.Render()))
	return err
}

func printMarkdown(w io.Writer, a pipeline.Answer) error {
	_, err := fmt.Fprintln(w, visible(layout(a, "").RenderMarkdown()))
	return err
}

// visible keeps text from outside from steering the terminal, or from reading in it as
// another.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (r < 0x20 || r >= 0x7f && r < 0xa0 || unicode.Is(unicode.Bidi_Control, r)) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// oneLine is visible for what stands in one line: a name from outside, of a file
// say, may have several.
func oneLine(s string) string { return strings.ReplaceAll(visible(s), "\n", "\uFFFD") }

func printCSV(w io.Writer, a pipeline.Answer) error {
	out := csv.NewWriter(w)
	head := make([]string, len(a.Columns))
	for i, c := range a.Columns {
		head[i] = c.Name
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, row := range a.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = plain(v, "")
			if list, ok := v.([]string); ok { // a list of texts that have commas, too
				text, err := json.Marshal(list)
				if err != nil {
					return err
				}
				cells[i] = string(text)
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func printJSON(w io.Writer, a pipeline.Answer) error {
	if len(a.Rows) == 0 {
		_, err := fmt.Fprintln(w, "[]")
		return err
	}
	for i, row := range a.Rows {
		line, err := rowJSON(a.Columns, row)
		if err != nil {
			return err
		}
		lead, tail := ",\n ", ""
		if i == 0 {
			lead = "["
		}
		if i == len(a.Rows)-1 {
			tail = "]\n"
		}
		if _, err := fmt.Fprint(w, lead, string(line), tail); err != nil {
			return err
		}
	}
	return nil
}

func printJSONLines(w io.Writer, a pipeline.Answer) error {
	for _, row := range a.Rows {
		line, err := rowJSON(a.Columns, row)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w, string(line)); err != nil {
			return err
		}
	}
	return nil
}

// rowJSON is one row as an object whose keys stand in the order of the columns.
func rowJSON(columns []pipeline.Column, row []any) ([]byte, error) {
	var b strings.Builder
	b.WriteByte('{')
	for i, c := range columns {
		if i > 0 {
			b.WriteByte(',')
		}
		value := row[i]
		if f, ok := value.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
			value = plain(f, "")
		}
		if nested, ok := value.(string); ok && c.Type == pipeline.NestedColumn {
			value = json.RawMessage(nested)
		}
		name, err := json.Marshal(c.Name)
		if err != nil {
			return nil, err
		}
		text, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", c.Name, err)
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(text)
	}
	b.WriteByte('}')
	return []byte(b.String()), nil
}

// plain is a value as text that another program can read back.
func plain(v any, null string) string {
	switch v := v.(type) {
	case nil:
		return null
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []string:
		return strings.Join(v, ", ")
	}
	return fmt.Sprint(v)
}
