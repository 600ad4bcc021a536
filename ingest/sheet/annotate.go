package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/xuri/excelize/v2"
)

// A Mark is what somebody is told about cells of a sheet: they are coloured, and
// the first one carries Text as a comment.
type Mark struct {
	Sheet string
	Cells []string // cells or ranges in A1 form; what is no cell is passed over
	Text  string
}

// ListingMark begins the sheet that lists marks. Readers of figures pass over a
// sheet whose first cell begins so: its words are about the others.
const ListingMark = "BẢNG KÊ NỘI DUNG CẦN SỬA"

// IsListing tells whether a sheet lists the marks of the others.
func IsListing(g *Grid) bool { return strings.HasPrefix(g.Shows(1, 1), ListingMark) }

const (
	markColour  = "FFC7CE"
	markAuthor  = "tonghop"
	mostMarked  = 20_000 // cells coloured of one book
	mostComment = 2_000  // letters of a comment
)

// Annotate gives a copy of a document, always .xlsx and without macros, with the
// marks on its cells and list as its first sheet. A copy of an .xlsx is the
// sender's own workbook with nothing else changed, inPlace, as long as reading it
// again proves so; of all else, and where it does not, the copy is made from the
// cells as they were read. content is what book was read from.
func Annotate(ctx context.Context, content []byte, book *Book, marks []Mark, list WorkbookSheet) (copied []byte, inPlace bool, err error) {
	list.Name = freeName(book, list.Name)
	if book.Format == "xlsx" && !active(content) {
		for _, beside := range []bool{true, false} {
			out, err := annotateInPlace(content, book, marks, list, beside)
			if err == nil && unchanged(ctx, book, out) {
				return out, true, nil
			}
		}
	}
	out, err := annotateCells(book, marks, list)
	return out, false, err
}

// freeName is a name for one more sheet.
func freeName(book *Book, name string) string {
	taken := func(n string) bool {
		return slices.ContainsFunc(book.Sheets, func(g *Grid) bool { return strings.EqualFold(g.Name(), n) })
	}
	free := name
	for i := 2; taken(free); i++ {
		free = fmt.Sprintf("%s (%d)", name, i)
	}
	return free
}

// activePart is a part of a workbook that may run something and that the
// workbook cannot simply do without.
var activePart = regexp.MustCompile(`(?i)^xl/(macrosheets|dialogsheets|activeX|embeddings|ctrlProps)/|^customUI/`)

// basicPart is a module of the code of an .ods workbook; the lists of its libraries
// are there without code, too.
var basicPart = regexp.MustCompile(`^Basic/[^/]+/[^/]+\.(xml|xba)$`)

// macroPart is a part with the code of a workbook.
var macroPart = regexp.MustCompile(`(?i)vba[^/]*\.(bin|xml)(\.rels)?$`)

// active tells whether a workbook holds what must not go back and cannot be
// taken out.
func active(content []byte) bool {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	return err != nil || slices.ContainsFunc(r.File, func(f *zip.File) bool { return activePart.MatchString(f.Name) })
}

// annotateInPlace writes into the sender's own workbook. beside lets comments
// stand beside those that a sheet has already. The content comes from outside
// and the library that opens it is not ours: what it cannot bear is an error.
func annotateInPlace(content []byte, book *Book, marks []Mark, list WorkbookSheet, beside bool) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("annotate workbook: %v", r)
		}
	}()
	bounds := UsualBounds()
	f, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: bounds.Bytes, UnzipXMLSizeLimit: bounds.Bytes})
	if err != nil {
		return nil, fmt.Errorf("annotate workbook: %w", err)
	}
	defer f.Close()
	withoutMacros(f)
	m := marker{file: f, book: book, beside: beside, styles: map[int]int{}}
	if err := m.marks(marks); err != nil {
		return nil, fmt.Errorf("annotate workbook: %w", err)
	}
	if err := addListing(f, list); err != nil {
		return nil, fmt.Errorf("annotate workbook: %w", err)
	}
	var buf bytes.Buffer
	f.Path = "copy.xlsx" // its content type is that of a workbook without macros
	if err := f.Write(&buf); err != nil {
		return nil, fmt.Errorf("annotate workbook: %w", err)
	}
	return settle(buf.Bytes(), nil)
}

// A reference to a part with code: from another part, or in the list of types.
var (
	macroRelation = regexp.MustCompile(`<(?:\w+:)?Relationship\b[^>]*(?i:vba)[^>]*/>`)
	macroType     = regexp.MustCompile(`<(?:\w+:)?(?:Override|Default)\b[^>]*(?i:vba)[^>]*/>`)
)

// storedCode is the name of the storage that holds the code of a workbook of before
// 2007, as it stands in the file.
var storedCode = []byte("_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00")

// HasMacros tells whether a workbook carries code or embedded parts that run, which
// no marked copy does.
func HasMacros(content []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return bytes.Contains(content, storedCode)
	}
	return slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return macroPart.MatchString(f.Name) || activePart.MatchString(f.Name) || basicPart.MatchString(f.Name)
	})
}

// withoutMacros drops the parts with code and what refers to them.
func withoutMacros(f *excelize.File) {
	f.Pkg.Range(func(key, value any) bool {
		name, _ := key.(string)
		part, _ := value.([]byte)
		switch {
		case macroPart.MatchString(name):
			f.Pkg.Delete(key)
		case strings.HasSuffix(name, ".rels"):
			f.Pkg.Store(key, macroRelation.ReplaceAll(part, nil))
		case name == "[Content_Types].xml":
			f.Pkg.Store(key, macroType.ReplaceAll(part, nil))
		}
		return true
	})
}

// addListing puts the list before the sheets of the workbook.
func addListing(f *excelize.File, list WorkbookSheet) error {
	names := f.GetSheetList()
	if len(names) == 0 {
		return fmt.Errorf("no sheet")
	}
	index, err := f.NewSheet(list.Name)
	if err != nil {
		return err
	}
	w := &writer{file: f, styles: map[string]int{}, formulas: map[string]map[string]Formula{}}
	if err := w.sheet(list, path.Join("xl/worksheets", list.Name)); err != nil {
		return err
	}
	if err := f.MoveSheet(list.Name, names[0]); err != nil {
		return err
	}
	if f.WorkBook.DefinedNames != nil { // names of one sheet count sheets: one more stands before
		for i, name := range f.WorkBook.DefinedNames.DefinedName {
			if id := name.LocalSheetID; id != nil && *id < index {
				next := *id + 1
				f.WorkBook.DefinedNames.DefinedName[i].LocalSheetID = &next
			}
		}
	}
	f.SetActiveSheet(0)
	return nil
}

// unchanged tells whether the copy, but for its first sheet, reads as the book
// does, with nothing lost of what people noted on cells.
func unchanged(ctx context.Context, book *Book, copied []byte) bool {
	again, err := XLSX().Read(ctx, copied, "copy.xlsx", UsualBounds())
	if err != nil || len(again.Sheets) != len(book.Sheets)+1 {
		return false
	}
	for i, was := range book.Sheets {
		is := again.Sheets[i+1]
		if was.Name() != is.Name() || was.Hidden() != is.Hidden() || was.Rows() != is.Rows() || !slices.Equal(was.Merges(), is.Merges()) {
			return false
		}
		for row := range was.FilledRows() {
			if was.RowHidden(row) != is.RowHidden(row) {
				return false
			}
			for col := range was.FilledCols(row) {
				if was.At(row, col) != is.At(row, col) {
					return false
				}
			}
		}
		for at, note := range was.comments {
			if !strings.Contains(is.Comment(at[0], at[1]), note) {
				return false
			}
		}
	}
	return true
}

// annotateCells makes the copy anew from the cells that were read.
func annotateCells(book *Book, marks []Mark, list WorkbookSheet) ([]byte, error) {
	names := legalNames(book, list.Name)
	list.Links = maps.Clone(list.Links)
	for cell, to := range list.Links {
		for _, g := range book.Sheets {
			if g.Name() == to.Sheet {
				list.Links[cell] = Link{names[g], to.Cell}
			}
		}
	}
	w := Workbook{Sheets: []WorkbookSheet{list}}
	for _, g := range book.Sheets {
		w.Sheets = append(w.Sheets, copyOf(g, names[g]))
	}
	f := excelize.NewFile()
	defer f.Close()
	out := &writer{file: f, styles: map[string]int{}, formulas: map[string]map[string]Formula{}}
	if err := out.book(w); err != nil {
		return nil, fmt.Errorf("copy workbook: %w", err)
	}
	m := marker{file: f, book: book, names: names, beside: true, styles: map[int]int{}}
	if err := m.marks(marks); err != nil {
		return nil, fmt.Errorf("copy workbook: %w", err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		return nil, fmt.Errorf("copy workbook: %w", err)
	}
	return settle(buf.Bytes(), out.formulas)
}

// longestName is how long the name of a sheet of an .xlsx may be.
const longestName = 31

// legalNames are names that an .xlsx may give the sheets of a book of another
// format, each once.
func legalNames(book *Book, taken string) map[*Grid]string {
	used, names := map[string]bool{strings.ToLower(taken): true}, map[*Grid]string{}
	for i, g := range book.Sheets {
		plain := strings.Map(func(r rune) rune {
			if r < ' ' || r > 0xFFFF || strings.ContainsRune(`[]:*?/\`, r) {
				return '-'
			}
			return r
		}, g.Name())
		letters := []rune(strings.Trim(plain, "' "))
		name := strings.TrimRight(string(letters[:min(len(letters), longestName)]), "' ")
		for n := i + 1; name == "" || used[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("Bảng %d", n)
		}
		used[strings.ToLower(name)], names[g] = true, name
	}
	return names
}

// copyOf describes a sheet that looks like g to who reads it. A text that
// begins like a formula stays a text.
func copyOf(g *Grid, name string) WorkbookSheet {
	s := WorkbookSheet{Name: name, Hidden: g.Hidden(), Page: Landscape, Widths: widthsOf(g)}
	written := writingOf(g)
	for row := range g.FilledRows() {
		for len(s.Rows) < row {
			s.Rows = append(s.Rows, nil)
		}
		for col := range g.FilledCols(row) {
			for len(s.Rows[row-1]) < col {
				s.Rows[row-1] = append(s.Rows[row-1], nil)
			}
			cell := g.At(row, col)
			s.Rows[row-1][col-1] = valueOf(cell)
			if number, is := written.value(cell.Shown); is && cell.Kind == Text && col > 1 {
				s.Rows[row-1][col-1] = number
			}
		}
		if g.RowHidden(row) {
			s.HiddenRows = append(s.HiddenRows, row)
		}
	}
	for col := 1; col <= g.Cols(); col++ {
		if g.ColHidden(col) {
			s.HiddenCols = append(s.HiddenCols, pipeline.ColumnName(col))
		}
	}
	for _, m := range g.Merges() {
		s.Merges = append(s.Merges, fmt.Sprintf("%s%d:%s%d", pipeline.ColumnName(m.Left), m.Top, pipeline.ColumnName(m.Right), m.Bottom))
	}
	return s
}

func valueOf(c Cell) any {
	switch c.Kind {
	case Blank, Pending:
		return nil
	case Number:
		return Shown{c.Value, formatOf(c.Shown)}
	case Boolean:
		return c.Value != 0
	case Date:
		if day, err := time.Parse("02/01/2006", c.Shown); err == nil {
			return day
		}
	}
	return c.Shown
}

// formatOf is a format in which a number looks about as it did.
func formatOf(shown string) string {
	format := "General"
	_, decimals, _ := strings.Cut(strings.TrimSuffix(shown, "%"), ",")
	if strings.HasSuffix(shown, "%") {
		return strings.TrimSuffix("0."+strings.Repeat("0", min(len(decimals), 9)), ".") + "%"
	}
	return format
}
