package main

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/tonghop/tonghop/dashboards/chart"
	deskpages "github.com/tonghop/tonghop/dashboards/desk"
	"github.com/tonghop/tonghop/ingest/vault"
	"github.com/tonghop/tonghop/pipeline"
)

// written is a quantity as it is written in Vietnamese, with all its digits.
func written(q pipeline.Quantity) string {
	signs := map[pipeline.Qualifier]string{pipeline.AtLeast: "≥ ", pipeline.MoreThan: "> ", pipeline.About: "≈ ", pipeline.LessThan: "< ", pipeline.UpTo: "≤ "}
	text := signs[q.Qualifier] + allDigits(q.Value)
	if q.Max != nil {
		text += "–" + allDigits(*q.Max)
	}
	return text
}

// writtenIn is written with its unit in words, those of the workspace's topics
// among them.
func (w *space) writtenIn(q pipeline.Quantity, unit string) string {
	if unit == "percent" {
		return written(q) + "%"
	}
	names := chart.Units{}
	for _, part := range strings.Split(unit, "/") {
		if u, ok := w.catalog.Unit(part); ok {
			names[part] = u.Short
		}
	}
	if u, ok := w.catalog.Unit(unit); ok {
		names[unit] = u.Short
	}
	return join(" ", written(q), names.Name(unit, "vi"))
}

func allDigits(v float64) string {
	_, fraction, _ := strings.Cut(strconv.FormatFloat(v, 'f', -1, 64), ".")
	return chart.Number(v, len(fraction), "vi")
}

// The bounds of an excerpt.
const (
	mostExcerpts  = 3
	rowsAround    = 4
	colsAround    = 3
	labelCols     = 3   // on the left, always shown
	headRowsShown = 4   // the lowest heads above
	mostAround    = 600 // letters of a paragraph before and after
	mostInCell    = 80  // letters; notes that run across a sheet would push it off a phone
	readPatience  = time.Minute
)

// excerpts are what stands around figures in their document; absent says why
// there is none.
func (h *house) excerpts(ctx context.Context, source, document string, digest pipeline.Digest, places []string) (list []deskpages.Excerpt, absent string) {
	if digest == "" || len(places) == 0 {
		return nil, ""
	}
	reading, err := h.read(ctx, source, document, digest)
	if err != nil {
		var fault *pipeline.SourceError
		if errors.As(err, &fault) {
			return nil, "Không mở được văn bản: " + fault.Message.VI + " " + fault.Hint.VI
		}
		return nil, "Không mở được văn bản đã lưu; người vận hành xem bằng `tonghop verify`."
	}
	for _, place := range places[:min(len(places), mostExcerpts)] {
		l, err := pipeline.ParseLocator(place)
		if err != nil || l.IsZero() {
			continue
		}
		e, ok := sentenceAt(reading.Document, l)
		if l.IsCell() {
			e, ok = rowsAt(reading.Document, l)
		}
		if ok {
			e.Place = place
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		absent = "Không còn thấy chỗ này trong văn bản đã lưu; văn bản có thể đã được đọc lại theo cách khác."
	}
	return list, absent
}

// read reads a stored document once more, in a process of its own.
func (h *house) read(ctx context.Context, source, document string, digest pipeline.Digest) (pipeline.Reading, error) {
	h.reading.Lock()
	defer h.reading.Unlock()
	ctx, cancel := context.WithTimeout(ctx, readPatience)
	defer cancel()
	kept := vault.Reading(h.now().VaultDir())
	snap, err := kept.SnapshotOf(digest, source, document)
	if err != nil {
		return pipeline.Reading{}, err
	}
	content, err := kept.Get(ctx, digest)
	if err != nil {
		return pipeline.Reading{}, err
	}
	declared, ok := h.now().Source(source)
	if !ok {
		declared = pipeline.Source{ID: source, Kind: pipeline.DocumentSource}
	}
	reader, err := h.app.reader()
	if err != nil {
		return pipeline.Reading{}, err
	}
	defer reader.Close()
	return reader.Read(ctx, declared, snap, content)
}

func sentenceAt(d pipeline.Document, l pipeline.Locator) (e deskpages.Excerpt, ok bool) {
	for _, p := range d.Paragraphs {
		if p.Number != l.Paragraph || l.Sentence < 1 || l.Sentence > len(p.Sentences) {
			continue
		}
		before, after := []rune(strings.Join(p.Sentences[:l.Sentence-1], "")), []rune(strings.Join(p.Sentences[l.Sentence:], ""))
		e.Before, e.Sentence, e.After = string(before), p.Sentences[l.Sentence-1], string(after)
		if len(before) > mostAround {
			e.Before = "… " + string(before[len(before)-mostAround:])
		}
		if len(after) > mostAround {
			e.After = string(after[:mostAround]) + " …"
		}
		return e, true
	}
	return e, false
}

// rowsAt are the rows around a cell, with the heads above and the labels on the
// left.
func rowsAt(d pipeline.Document, l pipeline.Locator) (e deskpages.Excerpt, ok bool) {
	at := slices.IndexFunc(d.Sheets, func(s pipeline.Sheet) bool { return s.Name == l.Sheet })
	if at < 0 || l.Row < 1 {
		return e, false
	}
	s := d.Sheets[at]
	rows, cols := rowsShown(s, l.Row), colsShown(s, l.Col)
	for _, c := range cols {
		e.Columns = append(e.Columns, pipeline.ColumnName(c))
	}
	cells := map[[2]int]deskpages.ExcerptCell{}
	for _, c := range s.Cells {
		place, seen := firstShown(c, rows, cols)
		if !seen {
			continue
		}
		cells[place] = deskpages.ExcerptCell{Text: clipped(c.Text), Number: c.Role == pipeline.RoleFigure || c.Role == pipeline.RoleTotal}
	}
	last := 0
	for _, r := range rows {
		if last > 0 && r > last+1 {
			e.Rows = append(e.Rows, deskpages.ExcerptRow{Number: "…", Cells: make([]deskpages.ExcerptCell, len(cols))})
		}
		row := deskpages.ExcerptRow{Number: strconv.Itoa(r)}
		for _, c := range cols {
			cell := cells[[2]int{r, c}]
			cell.Marked = r == l.Row && c == l.Col
			row.Cells = append(row.Cells, cell)
		}
		e.Rows = append(e.Rows, row)
		last = r
	}
	return e, true
}

func clipped(text string) string {
	if letters := []rune(text); len(letters) > mostInCell {
		return string(letters[:mostInCell]) + "…"
	}
	return text
}

// firstShown is the first place of a cell, merged or not, that is drawn.
func firstShown(c pipeline.Cell, rows, cols []int) (place [2]int, ok bool) {
	i, _ := slices.BinarySearch(rows, c.Row)
	j, _ := slices.BinarySearch(cols, c.Col)
	if i == len(rows) || j == len(cols) || rows[i] >= c.Row+max(c.RowSpan, 1) || cols[j] >= c.Col+max(c.ColSpan, 1) {
		return place, false
	}
	return [2]int{rows[i], cols[j]}, true
}

func rowsShown(s pipeline.Sheet, row int) []int {
	var heads, rows []int
	for _, c := range s.Cells {
		if c.Role == pipeline.RoleHead && c.Row < row-rowsAround {
			heads = append(heads, c.Row)
		}
	}
	slices.Sort(heads)
	heads = slices.Compact(heads)
	rows = append(rows, heads[max(0, len(heads)-headRowsShown):]...)
	for r := max(1, row-rowsAround); r <= max(row, min(row+rowsAround, s.Rows)); r++ {
		rows = append(rows, r)
	}
	return rows
}

func colsShown(s pipeline.Sheet, col int) []int {
	var cols []int
	for c := 1; c <= max(col, min(col+colsAround, s.Cols)); c++ {
		if c <= labelCols || c >= col-colsAround || col == 0 {
			cols = append(cols, c)
		}
	}
	return cols[:min(len(cols), labelCols+2*colsAround+1)]
}
