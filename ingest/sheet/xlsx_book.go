package sheet

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
)

// A sheetPart is one sheet as the workbook lists it.
type sheetPart struct {
	name   string
	part   string
	hidden bool
}

// An xlsxBook is what all sheets share.
type xlsxBook struct {
	ctx         context.Context
	archive     *archive
	bounds      Bounds
	book        *Book
	pool        *pool
	cells       int // of bounds.Cells, those in use
	longText    int // bytes of long texts that may still stand in cells
	merges      int // of all sheets
	comments    int // bytes of all comments
	sheets      []sheetPart
	full        bool // there are more
	from1904    bool
	shared      int // of pool.texts, those that are shared strings
	styles      []style
	conditional []look // that conditions give
}

// Bounds of a whole book.
const (
	mostLongText = 64 << 20
	longFrom     = 1024      // bytes of a long text
	mostMerges   = 400_000   // of all sheets
	mostComments = 16 << 20  // bytes of all comments
	mostNotes    = 200       // on sheets that are not there
	mostHeld     = 256 << 20 // bytes of different texts
)

func (b *xlsxBook) read() error {
	home, err := b.home()
	if err != nil {
		return err
	}
	targets, err := b.archive.relations(b.ctx, home)
	if err != nil {
		return err
	}
	if err := b.readWorkbook(home, targets); err != nil {
		return err
	}
	dir := path.Dir(home) + "/"
	theme, err := b.readTheme(relatedBy(targets, "theme", dir+"theme/theme1.xml"))
	if err != nil {
		return err
	}
	if err := b.readStyles(relatedBy(targets, "styles", dir+"styles.xml"), theme); err != nil {
		return err
	}
	if err := b.readStrings(relatedBy(targets, "sharedStrings", dir+"sharedStrings.xml")); err != nil {
		return err
	}
	for _, s := range b.sheets {
		g, err := b.readSheet(s)
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
		b.book.Sheets = append(b.book.Sheets, g)
	}
	return nil
}

// home is the part that lists the sheets.
func (b *xlsxBook) home() (string, error) {
	roots, err := b.archive.relations(b.ctx, "")
	if err != nil {
		return "", err
	}
	home := relatedBy(roots, "officeDocument", "xl/workbook.xml")
	if !b.archive.has(home) {
		return "", errors.New("no workbook part")
	}
	return home, nil
}

func (b *xlsxBook) readWorkbook(home string, targets map[string]relation) error {
	return b.archive.walk(b.ctx, home, func(m *markup, t token) error {
		if t != startTag {
			return nil
		}
		switch string(m.name) {
		case "workbookPr":
			b.from1904 = m.attrTrue("date1904")
		case "sheet":
			state := m.attrText("state")
			b.list(sheetPart{name: m.attrText("name"), hidden: state != "" && state != "visible"}, m.attrText("id"), targets)
		}
		return nil
	})
}

// list takes a sheet whose part is there, and notes all others.
func (b *xlsxBook) list(s sheetPart, id string, targets map[string]relation) {
	target, known := targets[id]
	switch {
	case len(b.book.Notes) >= mostNotes:
	case known && target.outside:
		b.book.Notes = append(b.book.Notes, noteOutside(s.name))
	case known && (target.kind == "chartsheet" || target.kind == "dialogsheet"): // they have no cells
	case known && strings.EqualFold(target.kind, "xlMacrosheet"), known && strings.EqualFold(target.kind, "xlIntlMacrosheet"):
		b.book.Notes = append(b.book.Notes, noteMacroSheet(s.name))
	case !known || !b.archive.has(target.part):
		b.book.Notes = append(b.book.Notes, noteMissing(s.name))
	case len(b.sheets) == b.bounds.Sheets:
		if !b.full {
			b.book.Notes = append(b.book.Notes, noteSheets(s.name, b.bounds.Sheets))
		}
		b.full = true
	default:
		s.part = target.part
		b.sheets = append(b.sheets, s)
	}
}

// readStrings reads the shared strings.
func (b *xlsxBook) readStrings(part string) error {
	text := richText{most: b.bounds.Text}
	err := b.archive.walk(b.ctx, part, func(m *markup, t token) error {
		if t == startTag && string(m.name) == "si" {
			text.reset()
			return nil
		}
		if t == endTag && string(m.name) == "si" {
			text.keep(b.pool)
			if b.pool.texts.n > b.bounds.Cells || b.pool.held > mostHeld {
				return fmt.Errorf("%w: %d shared strings", errTooLarge, b.pool.texts.n)
			}
			return nil
		}
		text.token(m, t)
		return nil
	})
	b.shared = b.pool.texts.n
	return err
}
