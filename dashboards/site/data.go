package site

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// data writes, for every question that a page draws, its whole answer as CSV
// and a description of it.
func (b *builder) data(ctx context.Context, answers asked) error {
	for _, id := range answers.questions {
		if !b.drawn[id] {
			continue
		}
		if err := b.table(ctx, answers, id); err != nil {
			return fmt.Errorf("write data of %s: %w", id, err)
		}
		about, err := b.about(answers.head(id))
		if err != nil {
			return fmt.Errorf("describe data of %s: %w", id, err)
		}
		if err := b.add("data/"+id+".json", about); err != nil {
			return err
		}
	}
	return nil
}

// table writes an answer as CSV in UTF-8 with a byte order mark, so that a
// spreadsheet reads the diacritics. A text that a spreadsheet would take for a
// formula gets an apostrophe before it. No value is an empty cell.
func (b *builder) table(ctx context.Context, answers asked, id string) error {
	return b.out.stream("data/"+id+".csv", func(to io.Writer) error {
		if _, err := io.WriteString(to, "\ufeff"); err != nil {
			return err
		}
		w := csv.NewWriter(to)
		w.UseCRLF = true
		a, _ := answers.head(id)
		head := make([]string, len(a.Columns))
		for i, c := range a.Columns {
			head[i] = c.Name
		}
		if err := w.Write(head); err != nil {
			return err
		}
		if err := answers.each(ctx, id, func(a *pipeline.Table) error { return writeRows(w, a) }); err != nil {
			return err
		}
		w.Flush()
		return w.Error()
	})
}

func writeRows(w *csv.Writer, a *pipeline.Table) error {
	record := make([]string, len(a.Columns))
	for row := range a.Len() {
		for i := range record {
			record[i] = csvCell(a, row, i)
		}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	return nil
}

func csvCell(a *pipeline.Table, row, column int) string {
	switch a.Columns[column].Type {
	case pipeline.ListColumn:
		return strings.Join(a.List(row, column), " ")
	case pipeline.TextColumn, pipeline.NestedColumn:
		text := a.Text(row, column)
		if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
			return "'" + text
		}
		return text
	}
	return a.Text(row, column)
}

// about describes the data of one question: what a row is, on which basis, what
// is left out, which release it is and how to cite it.
func (b *builder) about(a *pipeline.Table, rows int) ([]byte, error) {
	type text struct {
		VI string `json:"vi"`
		EN string `json:"en"`
	}
	both := func(t pipeline.Text) text { return text{t.VI, t.In("en")} }
	type column struct {
		Name string `json:"name"`
		Type string `json:"type"`
	}
	q := a.Question
	about := struct {
		ID       string   `json:"id"`
		Title    text     `json:"title"`
		Row      text     `json:"row"`
		Basis    text     `json:"basis"`
		LeftOut  text     `json:"left_out"`
		Release  string   `json:"release"`
		Made     string   `json:"made"`
		Rows     int      `json:"rows"`
		Columns  []column `json:"columns"`
		Citation text     `json:"citation"`
		Notes    text     `json:"notes"`
	}{ID: q.ID, Title: both(q.Title), Row: both(q.Grain), Basis: both(q.Basis), LeftOut: both(q.LeftOut), Release: b.in.Release,
		Made: b.in.At.Format("2006-01-02T15:04:05Z07:00"), Rows: rows,
		Citation: both(b.citation(q)),
		Notes: text{"Ô trống là không có giá trị. Cột v_origin là mã các số gốc, cách nhau bằng dấu cách. Chữ mở đầu bằng = + - @ có dấu ' đứng trước để bảng tính không hiểu là công thức.",
			"An empty cell is no value. A column v_origin holds the IDs of the figures it was made from, parted by blanks. A text that begins with = + - @ has a ' before it, lest a spreadsheet take it for a formula."}}
	for _, c := range a.Columns {
		about.Columns = append(about.Columns, column{c.Name, string(c.Type)})
	}
	data, err := json.MarshalIndent(about, "", "  ")
	return append(data, '\n'), err
}

// citation is how the data of a question is cited.
func (b *builder) citation(q pipeline.Question) pipeline.Text {
	address := " " + pinned(b.in, "data/"+q.ID+".csv") + "."
	return pipeline.Text{VI: cite(b.in, "vi", q.Title.VI) + address, EN: cite(b.in, "en", q.Title.In("en")) + address}
}
