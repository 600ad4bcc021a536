package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

var compoundMagic = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// A compound is an OLE2 file: streams by name.
type compound struct {
	files map[string]*mscfb.File // of the root, in small letters
	size  int64
}

// openCompound lists the streams. The library is guarded: bytes come from
// outside, and a panic of it must not end the reading of others.
func openCompound(content []byte) (c *compound, err error) {
	defer func() {
		if p := recover(); p != nil {
			c, err = nil, fmt.Errorf("compound file: %v", p)
		}
	}()
	r, err := mscfb.New(&padded{content})
	if err != nil {
		return nil, fmt.Errorf("compound file: %w", err)
	}
	c = &compound{files: map[string]*mscfb.File{}, size: int64(len(content))}
	for _, f := range r.File {
		if name := strings.ToLower(f.Name); len(f.Path) == 0 && c.files[name] == nil {
			c.files[name] = f
		}
	}
	return c, nil
}

func (c *compound) has(name string) bool { return c.files[strings.ToLower(name)] != nil }

// stream reads a stream. whole is false when its end is not in the file. A
// stream cannot be longer than the file: a chain that goes round is cut.
func (c *compound) stream(name string) (b []byte, whole bool, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("stream %s: %v", name, p)
		}
	}()
	f := c.files[strings.ToLower(name)]
	if f == nil {
		return nil, false, fmt.Errorf("no stream %s", name)
	}
	size := min(f.Size, c.size)
	whole = size == f.Size
	b = make([]byte, size)
	n := 0
	for n < len(b) {
		k, err := f.Read(b[n:min(n+compoundStep, len(b))])
		n += k
		if err != nil && !errors.Is(err, io.EOF) || k == 0 {
			whole = false
			break
		}
	}
	if n == 0 {
		return nil, false, fmt.Errorf("stream %s is empty", name)
	}
	return b[:n], whole && n == len(b), nil
}

// compoundStep is how much is read at once, so that a damaged end costs no more
// than itself.
const compoundStep = 4096

// padded is a file that goes on with zeros to the end of its last sector: many
// programs leave the last one short.
type padded struct{ b []byte }

const sectorMost = 4096

func (p *padded) ReadAt(to []byte, at int64) (int, error) {
	end := (int64(len(p.b)) + sectorMost - 1) / sectorMost * sectorMost
	if at < 0 || at >= end {
		return 0, io.EOF
	}
	n := 0
	if at < int64(len(p.b)) {
		n = copy(to, p.b[at:])
	}
	for n < len(to) && at+int64(n) < end {
		to[n] = 0
		n++
	}
	if n < len(to) {
		return n, io.EOF
	}
	return n, nil
}

// isCompound tells whether content is an OLE2 file, of whatever program.
func isCompound(content []byte) bool { return bytes.HasPrefix(content, compoundMagic) }
