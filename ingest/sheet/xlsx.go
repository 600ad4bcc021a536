package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// An archive is the parts of an .xlsx file. left is how many bytes may still be
// unpacked.
type archive struct {
	parts map[string]*zip.File
	left  int64
}

// openArchive opens the bytes of an .xlsx file.
func openArchive(content []byte, limit int64) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("open zip: %w", err)
	}
	if len(r.File) > 10_000 {
		return nil, fmt.Errorf("%w: %d parts", errTooLarge, len(r.File))
	}
	a := &archive{parts: map[string]*zip.File{}, left: limit}
	for _, f := range r.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := a.parts[name]; !twice {
			a.parts[name] = f
		}
	}
	return a, nil
}

// scan walks the XML of a part. each is called for every token, in order; it
// may ask the decoder to skip. A part that is not there is walked as empty.
func (a *archive) scan(ctx context.Context, name string, each func(d *xml.Decoder, t xml.Token) error) error {
	f, ok := a.parts[strings.ToLower(name)]
	if !ok {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("open part %s: %w", name, err)
	}
	defer r.Close()
	metered := &meter{r: r, left: &a.left}
	d := xml.NewDecoder(metered)
	d.Strict = false
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = each(d, t)
		}
		if errors.Is(err, errEnough) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", name, err)
		}
	}
}

// errEnough ends a scan early.
var errEnough = errors.New("enough")

// A meter stops a part that unpacks to more than is left.
type meter struct {
	r    io.Reader
	left *int64
}

func (m *meter) Read(p []byte) (int, error) {
	if *m.left <= 0 {
		return 0, errTooLarge
	}
	n, err := m.r.Read(p[:min(int64(len(p)), *m.left)])
	*m.left -= int64(n)
	return n, err
}

// A sheetPart is one sheet as the workbook lists it.
type sheetPart struct {
	name   string
	part   string
	hidden bool
}

// An xlsxBook is what all sheets share.
type xlsxBook struct {
	archive  *archive
	bounds   Bounds
	cells    int // of Bounds.cells, those in use
	sheets   []sheetPart
	from1904 bool
	strings  []string
	styles   []style
}

// readXLSX reads every sheet. The error is errTooLarge, a broken archive, or
// broken XML.
func readXLSX(ctx context.Context, content []byte, limits Bounds) ([]*Grid, error) {
	a, err := openArchive(content, limits.Bytes)
	if err != nil {
		return nil, err
	}
	b := &xlsxBook{archive: a, bounds: limits}
	if err := b.readWorkbook(ctx); err != nil {
		return nil, err
	}
	if err := b.readStrings(ctx); err != nil {
		return nil, err
	}
	if err := b.readStyles(ctx); err != nil {
		return nil, err
	}
	var grids []*Grid
	for _, s := range b.sheets {
		g, err := b.readSheet(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", s.name, err)
		}
		grids = append(grids, g)
	}
	return grids, nil
}

func (b *xlsxBook) readWorkbook(ctx context.Context) error {
	home := "xl/workbook.xml"
	for _, target := range b.relations(ctx, "_rels/.rels", "") {
		if strings.HasSuffix(target.kind, "/officeDocument") {
			home = target.part
		}
	}
	if _, ok := b.archive.parts[strings.ToLower(home)]; !ok {
		return errors.New("no workbook part")
	}
	dir := path.Dir(home)
	targets := b.relations(ctx, path.Join(dir, "_rels", path.Base(home)+".rels"), dir)
	return b.archive.scan(ctx, home, func(_ *xml.Decoder, t xml.Token) error {
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch start.Name.Local {
		case "workbookPr":
			b.from1904 = isTrue(attr(start, "date1904"))
		case "sheet":
			target := targets[attr(start, "id")]
			if strings.HasSuffix(target.kind, "/worksheet") && len(b.sheets) < b.bounds.Sheets {
				state := attr(start, "state")
				b.sheets = append(b.sheets, sheetPart{name: attr(start, "name"), part: target.part, hidden: state != "" && state != "visible"})
			}
		}
		return nil
	})
}

// A relation leads from one part to another.
type relation struct{ kind, part string }

func (b *xlsxBook) relations(ctx context.Context, part, dir string) map[string]relation {
	targets := map[string]relation{}
	_ = b.archive.scan(ctx, part, func(_ *xml.Decoder, t xml.Token) error {
		if start, ok := t.(xml.StartElement); ok && start.Name.Local == "Relationship" {
			target := strings.ReplaceAll(attr(start, "Target"), `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(dir, target)
			}
			targets[attr(start, "Id")] = relation{kind: attr(start, "Type"), part: strings.TrimPrefix(path.Clean(target), "/")}
		}
		return nil
	})
	return targets
}

// readStrings reads the shared strings; phonetic runs are no part of a text.
func (b *xlsxBook) readStrings(ctx context.Context) error {
	var current strings.Builder
	inText, phonetic := false, 0
	return b.archive.scan(ctx, "xl/sharedStrings.xml", func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				current.Reset()
			case "t":
				inText = phonetic == 0
			case "rPh":
				phonetic++
			}
		case xml.CharData:
			if inText {
				current.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "rPh":
				phonetic = max(phonetic-1, 0)
			case "si":
				b.strings = append(b.strings, current.String())
				if len(b.strings) > b.bounds.Cells {
					return errTooLarge
				}
			}
		}
		return nil
	})
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || strings.EqualFold(s, "true") }

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
