package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"
)

// XLSX reads Office Open XML workbooks, with macros or without.
func XLSX() Format {
	return Format{Name: "xlsx", Extensions: []string{".xlsx", ".xlsm"}, Sniff: sniffXLSX, Read: readXLSX}
}

// sniffXLSX takes a zip archive with a workbook in it; one too broken to tell,
// by its name.
func sniffXLSX(head []byte, mediaType, name string) bool {
	if !bytes.HasPrefix(head, []byte("PK")) {
		return false
	}
	r, err := zip.NewReader(bytes.NewReader(head), int64(len(head)))
	if err != nil {
		ext := strings.ToLower(path.Ext(name))
		return ext == ".xlsx" || ext == ".xlsm" || strings.Contains(mediaType, "spreadsheetml") || bytes.Contains(head, []byte("xl/workbook.xml"))
	}
	found := false
	for _, f := range r.File {
		switch low := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); {
		case low == "xl/workbook.bin":
			return false // the binary kind, which has markup beside it
		case strings.HasPrefix(low, "xl/"), low == "workbook.xml":
			found = true
		}
	}
	return found
}

func readXLSX(ctx context.Context, content []byte, _ string, limits Bounds) (*Book, error) {
	limits = limits.orUsual()
	a, err := openArchive(content, limits)
	if err != nil {
		return nil, unreadable(ctx, err)
	}
	b := &xlsxBook{ctx: ctx, archive: a, bounds: limits, pool: newPool(), book: &Book{Format: "xlsx"}, longText: mostLongText}
	if err := b.read(); err != nil {
		return nil, unreadable(ctx, err)
	}
	noteUnseen(b.book)
	return b.book, nil
}

// An archive is the parts of an .xlsx file.
type archive struct {
	parts  map[string]*zip.File
	left   int64  // bytes that may still be unpacked
	tokens int    // that may still be read
	buf    []byte // of the walk that is over
}

// tokensPerCell bounds what is read of markup: elements that say nothing cost
// time too.
const tokensPerCell = 8

// openArchive opens the bytes of an .xlsx file.
func openArchive(content []byte, limits Bounds) (*archive, error) {
	r, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("open zip: %w", err)
	}
	if len(r.File) > 10_000 {
		return nil, fmt.Errorf("%w: %d parts", errTooLarge, len(r.File))
	}
	r.RegisterDecompressor(zip.Deflate, flate.NewReader)
	a := &archive{parts: map[string]*zip.File{}, left: limits.Bytes, tokens: limits.Cells * tokensPerCell}
	for _, f := range r.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := a.parts[name]; !twice {
			a.parts[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool {
	_, ok := a.parts[strings.ToLower(name)]
	return ok
}

// errEnough ends a walk early.
var errEnough = errors.New("enough")

// walk walks the XML of a part. A part that is not there is walked as empty.
func (a *archive) walk(ctx context.Context, name string, each func(m *markup, t token) error) error {
	f, ok := a.parts[strings.ToLower(name)]
	if !ok {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("open part %s: %w", name, err)
	}
	defer r.Close()
	unpacked := io.Reader(r)
	if f.UncompressedSize64 >= longPart { // as it says itself
		before := newAhead(r)
		defer before.close()
		unpacked = before
	}
	m, err := newMarkup(ctx, &meter{r: unpacked, left: &a.left}, a.buf)
	if err != nil {
		return fmt.Errorf("part %s: %w", name, err)
	}
	for {
		t, err := m.next()
		if err == nil && t != ended {
			if a.tokens--; a.tokens < 0 {
				err = errTooLarge
			} else if err = each(m, t); err == nil {
				continue
			}
		}
		if errors.Is(err, errEnough) || err == nil && t == ended {
			a.buf = m.buf
			return nil
		}
		if err != nil {
			return fmt.Errorf("part %s: %w", name, err)
		}
	}
}

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

// relatedBy finds the part of a kind, the first by id, or the usual one.
func relatedBy(targets map[string]relation, kind, usual string) string {
	for _, id := range slices.Sorted(maps.Keys(targets)) {
		if r := targets[id]; r.kind == kind && !r.outside {
			return r.part
		}
	}
	return usual
}

// A relation leads from one part to another.
type relation struct {
	kind, part string
	outside    bool
}

// relations are those of a part, by their ids; those of "" lead into the file.
func (a *archive) relations(ctx context.Context, of string) (map[string]relation, error) {
	targets := map[string]relation{}
	dir, base := path.Split(of)
	err := a.walk(ctx, dir+"_rels/"+base+".rels", func(m *markup, t token) error {
		if t != startTag || string(m.name) != "Relationship" || len(targets) > 10_000 {
			return nil
		}
		target := strings.ReplaceAll(m.attrText("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		target = strings.TrimPrefix(path.Clean(target), "/")
		kind := m.attrText("Type")
		targets[m.attrText("Id")] = relation{kind: kind[strings.LastIndexByte(kind, '/')+1:], part: target,
			outside: strings.EqualFold(m.attrText("TargetMode"), "External") || strings.HasPrefix(target, "../")}
		return nil
	})
	return targets, err
}
