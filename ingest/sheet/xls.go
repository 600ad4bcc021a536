package sheet

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// XLS reads the binary workbooks of Excel 5 to 2003 (BIFF5 and BIFF8), and says
// of encrypted workbooks of any kind that they have a password.
func XLS() Format {
	return Format{Name: "xls", Extensions: []string{".xls", ".xlt"}, Sniff: sniffXLS, Read: readXLS}
}

// sniffXLS takes a compound file with a workbook or an encrypted package in it,
// and a workbook that stands in the file without one.
func sniffXLS(head []byte, _, _ string) bool {
	if !isCompound(head) {
		return bareWorkbook(head)
	}
	c, err := openCompound(head)
	if err != nil { // cut off or damaged: by the name of the stream
		return bytes.Contains(head, wide("Workbook")) || bytes.Contains(head, append([]byte{0, 0}, wide("Book")...))
	}
	return c.has("Workbook") || c.has("Book") || c.has("EncryptedPackage")
}

func wide(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// bareWorkbook knows the first record of a workbook.
func bareWorkbook(b []byte) bool {
	if len(b) < 8 || b[1] > 8 || b[0] != 0x09 || b[3] != 0 {
		return false
	}
	kind := binary.LittleEndian.Uint16(b[6:])
	return slices.Contains([]byte{0, 2, 4, 8}, b[1]) && b[2] >= 4 && b[2] <= 16 && slices.Contains([]uint16{5, 6, 0x10, 0x20, 0x40, 0x100}, kind)
}

var errOldExcel = errors.New("workbook of Excel 4 or older")

func readXLS(ctx context.Context, content []byte, name string, limits Bounds) (*Book, error) {
	stream, whole, err := workbookStream(content)
	if errors.Is(err, errEncrypted) {
		if workbook, locked := unlocked(content); locked == nil {
			return readXLSX(ctx, workbook, name, limits)
		}
	}
	if err != nil {
		return nil, unreadable(ctx, err)
	}
	limits = limits.orUsual()
	b := &xlsBook{ctx: ctx, stream: stream, bounds: limits, pool: newPool(), book: &Book{Format: "xls"}, codepage: 1252, records: limits.Cells * tokensPerCell}
	if err := b.read(); err != nil {
		return nil, unreadable(ctx, err)
	}
	if !whole || b.short {
		b.book.Notes = append(b.book.Notes, noteShort())
	}
	noteUnseen(b.book)
	return b.book, nil
}

// workbookStream finds the records of the workbook.
func workbookStream(content []byte) (stream []byte, whole bool, err error) {
	if !isCompound(content) {
		return content, true, nil
	}
	c, err := openCompound(content)
	if err != nil {
		return nil, false, err
	}
	for _, name := range []string{"Workbook", "Book"} {
		if c.has(name) {
			return c.stream(name)
		}
	}
	if c.has("EncryptedPackage") {
		return nil, false, errEncrypted
	}
	return nil, false, errors.New("no workbook in the compound file")
}

// An xlsSheet is one sheet as the workbook lists it.
type xlsSheet struct {
	name   string
	at     int // in the stream
	hidden bool
	kind   byte // 0 worksheet, 1 macros, 2 chart, 6 module
}

// An xlsBook is what all sheets share.
type xlsBook struct {
	ctx      context.Context
	stream   []byte
	bounds   Bounds
	pool     *pool
	book     *Book
	biff8    bool
	codepage int
	from1904 bool
	sheets   []xlsSheet
	fonts    []xlsFont
	codes    map[int]string
	palette  []uint32
	looks    []xlsLook
	styles   []style
	shared   int // of pool.texts, those that are shared strings
	cells    int // of bounds.Cells, those in use
	valued   int // formulas with a value that is not the empty text
	merges   int
	comments int
	records  int  // that may still be read
	short    bool // a sheet does not end
}

// read reads the globals and every sheet.
func (b *xlsBook) read() error {
	if err := b.readGlobals(); err != nil {
		return err
	}
	b.makeStyles()
	starts := b.sheetStarts()
	var scans []*xlsScan
	for i, s := range b.sheets {
		if s.kind == 2 || s.kind == 6 {
			continue // charts and modules have no cells
		}
		if s.kind == 1 {
			if len(b.book.Notes) < mostNotes {
				b.book.Notes = append(b.book.Notes, noteMacroSheet(s.name))
			}
			continue
		}
		if len(scans) >= b.bounds.Sheets {
			b.book.Notes = append(b.book.Notes, noteSheets(s.name, b.bounds.Sheets))
			break
		}
		if !b.begins(s.at) { // the place is wrong: by the order of the sheets
			if i >= len(starts) {
				if len(b.book.Notes) < mostNotes {
					b.book.Notes = append(b.book.Notes, noteMissing(s.name))
				}
				continue
			}
			s.at = starts[i]
		}
		scan, err := b.readSheet(s)
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
		scans = append(scans, scan)
	}
	for _, scan := range scans {
		b.book.Sheets = append(b.book.Sheets, scan.finish())
	}
	if len(b.sheets) == 0 {
		return errors.New("no sheet in the workbook")
	}
	return nil
}

// begins tells whether a sheet begins at a place of the stream.
func (b *xlsBook) begins(at int) bool {
	return at > 0 && at+4 <= len(b.stream) && binary.LittleEndian.Uint16(b.stream[at:]) == recBOF
}

// sheetStarts are the places where a substream begins, after the globals.
func (b *xlsBook) sheetStarts() []int {
	var starts []int
	depth := 0
	for r := (records{stream: b.stream}); r.next(); {
		switch r.id {
		case recBOF:
			if depth++; depth == 1 && r.at > 0 && len(starts) < 1000 {
				starts = append(starts, r.at)
			}
		case recEOF:
			depth = max(depth-1, 0)
		}
	}
	return starts
}
