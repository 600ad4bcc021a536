package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

const diffFiles = ".html, .csv, .xlsx, .json, .jsonl, .md"

// changeWords are the changes as a reader calls them, in the order of a summary.
var changeWords = []struct {
	change warehouse.Change
	words  string
}{
	{warehouse.NewFigure, "mới"}, {warehouse.RevisedFigure, "sửa đổi"}, {warehouse.WithdrawnFigure, "rút"},
	{warehouse.HeldFigure, "bắt đầu chờ xem"}, {warehouse.ReleasedFigure, "hết chờ xem"},
}

func changeWord(c warehouse.Change) string {
	for _, w := range changeWords {
		if w.change == c {
			return w.words
		}
	}
	return string(c)
}

// counted says how many there are of each change, "" for none.
func counted(counts map[warehouse.Change]int) string {
	var parts []string
	for _, w := range changeWords {
		if n := counts[w.change]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, w.words))
		}
	}
	return strings.Join(parts, ", ")
}

// shownPages bounds the pages that a summary names.
const shownPages = 12

// summary says what changed in a few lines: all, by source, by province, pages.
func (c *comparison) summary(w *space) []string {
	all := map[warehouse.Change]int{}
	bySource, byArea := map[string]map[warehouse.Change]int{}, map[string]map[warehouse.Change]int{}
	count := func(m map[string]map[warehouse.Change]int, name string, change warehouse.Change, n int) {
		if m[name] == nil {
			m[name] = map[warehouse.Change]int{}
		}
		m[name][change] += n
	}
	for t, n := range c.changes.Tallies {
		all[t.Change] += n
		count(bySource, t.Source, t.Change, n)
		count(byArea, orNone(t.Area), t.Change, n)
	}
	total := counted(all)
	if total == "" {
		total = "không số liệu nào thay đổi"
	}
	lines := []string{fmt.Sprintf("Từ bản phát hành %s đến %s: %s.", c.before, c.after, total)}
	for _, group := range []struct {
		head string
		of   map[string]map[warehouse.Change]int
	}{{"Theo nguồn", bySource}, {"Theo tỉnh", byArea}} {
		for i, name := range slices.Sorted(maps.Keys(group.of)) {
			if i == 0 {
				lines = append(lines, group.head+":")
			}
			lines = append(lines, "  "+w.sourceTitle(name)+": "+counted(group.of[name]))
		}
	}
	for _, pages := range []struct {
		head string
		list []string
	}{{"Trang có số thay đổi", c.changedPages()}, {"Trang mới", c.pagesNew}, {"Trang không còn", c.pagesGone}} {
		if len(pages.list) == 0 {
			continue
		}
		shown := strings.Join(pages.list[:min(len(pages.list), shownPages)], ", ")
		if more := len(pages.list) - shownPages; more > 0 {
			shown += fmt.Sprintf(" … và %d trang nữa", more)
		}
		lines = append(lines, fmt.Sprintf("%s (%d): %s", pages.head, len(pages.list), shown))
	}
	if more := c.unlisted(); more > 0 {
		lines = append(lines, fmt.Sprintf("Chỉ liệt kê một phần, còn %d thay đổi nữa; dùng --max-rows để xem thêm.", more))
	}
	return lines
}

// unlisted is how many differences are counted and not listed.
func (c *comparison) unlisted() int {
	n := -len(c.changes.List) - len(c.changes.Waits)
	for _, k := range c.changes.Tallies {
		n += k
	}
	return n
}

// sourceTitle is a source in words, or the text itself where none is called so.
func (w *space) sourceTitle(id string) string {
	if s, ok := w.Source(id); ok && s.Title.VI != "" {
		return id + " (" + s.Title.VI + ")"
	}
	return id
}

func (c *comparison) differences() []warehouse.Difference {
	return slices.Concat(c.changes.List, c.changes.Waits)
}

// worded is the table for a person.
func (c *comparison) worded(w *space) pipeline.Answer {
	var a pipeline.Answer
	for _, name := range []string{"Thay đổi", "Nguồn", "Tỉnh", "Chỉ tiêu", "Cấp", "Kỳ", "Trước", "Nay", "Văn bản", "Trang"} {
		a.Columns = append(a.Columns, pipeline.Column{Name: name, Type: pipeline.TextColumn})
	}
	for _, d := range c.differences() {
		before, after := "—", "—"
		if d.Before != nil {
			before = w.valueText(*d.Before)
		}
		if d.After != nil {
			after = w.valueText(*d.After)
		}
		pages := c.pagesOf(d)
		shown := strings.Join(pages[:min(len(pages), 2)], " ")
		if len(pages) > 2 {
			shown += fmt.Sprintf(" +%d", len(pages)-2)
		}
		a.Rows = append(a.Rows, []any{changeWord(d.Change), d.Source, d.Area, d.Indicator, w.levelName(d.Level), page.PeriodWords(d.Period, "vi"), before, after, d.Document, shown})
	}
	return a
}

// data is the table for a machine.
func (c *comparison) data() pipeline.Answer {
	a := pipeline.Answer{Columns: []pipeline.Column{
		{Name: "change", Type: pipeline.TextColumn}, {Name: "source_id", Type: pipeline.TextColumn}, {Name: "document", Type: pipeline.TextColumn},
		{Name: "area_name", Type: pipeline.TextColumn}, {Name: "indicator_name", Type: pipeline.TextColumn}, {Name: "level", Type: pipeline.TextColumn}, {Name: "period", Type: pipeline.TextColumn},
		{Name: "old", Type: pipeline.NumberColumn}, {Name: "old_max", Type: pipeline.NumberColumn}, {Name: "old_qualifier", Type: pipeline.TextColumn}, {Name: "old_id", Type: pipeline.TextColumn},
		{Name: "value", Type: pipeline.NumberColumn}, {Name: "value_max", Type: pipeline.NumberColumn}, {Name: "qualifier", Type: pipeline.TextColumn}, {Name: "id", Type: pipeline.TextColumn},
		{Name: "unit", Type: pipeline.TextColumn}, {Name: "pages", Type: pipeline.ListColumn},
	}}
	for _, d := range c.differences() {
		row := []any{string(d.Change), d.Source, d.Document, d.Area, d.Indicator, d.Level, d.Period}
		var unit any
		for _, v := range []*warehouse.StatedValue{d.Before, d.After} {
			if v == nil {
				row = append(row, nil, nil, nil, nil)
				continue
			}
			var upper any
			if v.Max != nil {
				upper = *v.Max
			}
			row, unit = append(row, v.Value, upper, v.Qualifier, v.ID), v.Unit
		}
		a.Rows = append(a.Rows, append(row, unit, append([]string{}, c.pagesOf(d)...)))
	}
	return a
}

//go:embed diff.html
var diffPage string

// saveDiff writes the comparison to a file, in the form of its ending.
func (a *app) saveDiff(w *space, c comparison, file string) error {
	var out bytes.Buffer
	var err error
	content := func() []byte { return out.Bytes() }
	switch ending := strings.ToLower(filepath.Ext(file)); ending {
	case ".html":
		err = c.page(w, &out)
	case ".md":
		fmt.Fprintln(&out, strings.Join(c.summary(w), "\n\n")+"\n")
		err = printMarkdown(&out, c.worded(w))
	case ".csv", ".json", ".jsonl":
		err = printers[ending[1:]](&out, c.data())
	case ".xlsx":
		var book []byte
		book, err = answerBook(c.data(), "tonghop diff "+c.before+" "+c.after, c.after)
		content = func() []byte { return book }
	default:
		return usage("%q: không biết ghi tệp đuôi %q; hãy dùng một trong: %s (no such kind of file)", file, ending, diffFiles)
	}
	if err != nil {
		return err
	}
	if err := replaceFile(file, content()); err != nil {
		return err
	}
	fmt.Fprintln(a.stderr, savedNote(file, int64(len(c.differences()))))
	return nil
}

// page writes the comparison as one HTML file that needs nothing else.
func (c *comparison) page(w *space, out *bytes.Buffer) error {
	made, err := template.New("diff").Parse(diffPage)
	if err != nil {
		return fmt.Errorf("read page: %w", err)
	}
	table := c.worded(w)
	return made.Execute(out, map[string]any{
		"Title": w.Title.VI, "Before": c.before, "After": c.after, "Summary": c.summary(w)[1:], "First": c.summary(w)[0], "Columns": table.Columns, "Rows": table.Rows,
	})
}
