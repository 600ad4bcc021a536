//go:build duckdb_arrow

package warehouse

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/apache/thrift/lib/go/thrift"
)

// A file of Parquet is groups of rows one after the other and a footer that says where they
// stand. What was written in stretches becomes one file by copying the groups as they are:
// nothing is read, sorted or packed again.

// rowGroups are groups of rows of one file, on their way into another one.
type rowGroups struct {
	file   string
	only   []int    // which of them, by their places; nil for all
	except []string // columns that are left out
}

// joinRowGroups writes one file of the groups of others, in their order. All of them must have
// the same columns, as far as they are not left out.
func joinRowGroups(to string, parts []rowGroups) (err error) {
	out, err := os.Create(to) //nolint:gosec // a file of the draft
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	w := &groupWriter{out: bufio.NewWriterSize(out, 1<<20)}
	if err := w.write([]byte(parquetMagic)); err != nil {
		return err
	}
	for _, part := range parts {
		if err := w.add(part); err != nil {
			return fmt.Errorf("join %s: %w", part.file, err)
		}
	}
	if w.footer == nil {
		return errors.New("join: no files")
	}
	return w.finish()
}

const parquetMagic = "PAR1"

// Fields of the footer, by the numbers that the format gives them.
const (
	footerSchema, footerRows, footerGroups                             = 2, 3, 4
	schemaName, schemaChildren                                         = 4, 5
	groupColumns, groupBytes, groupRows                                = 1, 2, 3
	groupOffset, groupPacked, groupPlace                               = 5, 6, 7
	chunkOffset, chunkMeta, chunkIndexFirst, chunkIndexLast            = 2, 3, 4, 7
	metaPath, metaBytes, metaPacked                                    = 3, 6, 7
	metaPages, metaIndexPages, metaDictionary, metaBloom, metaBloomLen = 9, 10, 11, 14, 15
)

// A groupWriter writes groups of rows and gathers what its footer will say.
type groupWriter struct {
	out    *bufio.Writer
	at     int64
	footer *record // of the first file, without groups
	groups []any
	rows   int64
}

func (w *groupWriter) write(b []byte) error {
	n, err := w.out.Write(b)
	w.at += int64(n)
	return err
}

// copied copies some bytes of a file and tells where they stand now.
func (w *groupWriter) copied(in io.ReaderAt, from, length int64) (int64, error) {
	at := w.at
	n, err := io.Copy(w.out, io.NewSectionReader(in, from, length))
	w.at += n
	if err == nil && n != length {
		err = io.ErrUnexpectedEOF
	}
	return at, err
}

func (w *groupWriter) add(part rowGroups) (err error) {
	in, err := os.Open(part.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	footer, err := readFooter(in)
	if err != nil {
		return err
	}
	if err := footer.leaveOut(part.except); err != nil {
		return err
	}
	groups, err := listOf(footer, footerGroups)
	if err != nil {
		return err
	}
	footer.set(footerGroups, thrift.LIST, list{of: thrift.STRUCT})
	footer.set(footerRows, thrift.I64, int64(0))
	if w.footer == nil {
		w.footer = footer
	} else if !sameSchema(w.footer, footer) {
		return errors.New("its columns are others than those of the files before it")
	}
	for i, item := range groups {
		group, ok := item.(*record)
		if !ok {
			return errNoFooter
		}
		if part.only != nil && !slices.Contains(part.only, i) {
			continue
		}
		if err := w.addGroup(in, group, part.except); err != nil {
			return err
		}
	}
	return nil
}

// addGroup copies the columns of a group and their filters, and says anew where they stand.
func (w *groupWriter) addGroup(in io.ReaderAt, group *record, except []string) error {
	chunks, err := listOf(group, groupColumns)
	if err != nil {
		return err
	}
	var kept []any
	var metas []*record
	var size, packed int64
	for _, item := range chunks {
		chunk, ok := item.(*record)
		if !ok {
			return errNoFooter
		}
		meta, ok := chunk.get(chunkMeta).(*record)
		if !ok {
			return errNoFooter
		}
		path, err := listOf(meta, metaPath)
		if err != nil || len(path) == 0 {
			return errNoFooter
		}
		if name, _ := path[0].([]byte); slices.Contains(except, string(name)) {
			continue
		}
		if err := w.addChunk(in, chunk, meta); err != nil {
			return err
		}
		size += meta.number(metaBytes)
		packed += meta.number(metaPacked)
		kept, metas = append(kept, chunk), append(metas, meta)
	}
	for _, meta := range metas {
		if err := w.addFilter(in, meta); err != nil {
			return err
		}
	}
	group.set(groupColumns, thrift.LIST, list{of: thrift.STRUCT, items: kept})
	group.replace(groupBytes, size)
	group.replace(groupPacked, packed)
	group.remove(groupOffset)
	group.remove(groupPlace)
	w.groups = append(w.groups, group)
	w.rows += group.number(groupRows)
	return nil
}

// addChunk copies what a group has of one column.
func (w *groupWriter) addChunk(in io.ReaderAt, chunk, meta *record) error {
	first := meta.number(metaPages)
	if at := meta.number(metaDictionary); at > 0 && at < first {
		first = at
	}
	at, err := w.copied(in, first, meta.number(metaPacked))
	if err != nil {
		return err
	}
	for _, id := range []int16{metaPages, metaIndexPages, metaDictionary} {
		meta.move(id, at-first)
	}
	chunk.move(chunkOffset, at-first)
	for id := int16(chunkIndexFirst); id <= chunkIndexLast; id++ {
		chunk.remove(id) // they stand outside of the groups
	}
	return nil
}

// addFilter copies the filter by which a value of a column is looked for, if there is one and it
// is said how long it is.
func (w *groupWriter) addFilter(in io.ReaderAt, meta *record) error {
	from, length := meta.number(metaBloom), int64(0)
	if n, ok := meta.get(metaBloomLen).(int32); ok {
		length = int64(n)
	}
	if from == 0 || length == 0 {
		meta.remove(metaBloom)
		meta.remove(metaBloomLen)
		return nil
	}
	at, err := w.copied(in, from, length)
	if err != nil {
		return err
	}
	meta.move(metaBloom, at-from)
	return nil
}

func (w *groupWriter) finish() error {
	w.footer.set(footerRows, thrift.I64, w.rows)
	w.footer.set(footerGroups, thrift.LIST, list{of: thrift.STRUCT, items: w.groups})
	memory := thrift.NewTMemoryBuffer()
	to := thrift.NewTCompactProtocolConf(memory, nil)
	if err := writeRecord(to, w.footer); err != nil {
		return err
	}
	if err := to.Flush(context.Background()); err != nil {
		return err
	}
	tail := binary.LittleEndian.AppendUint32(slices.Clone(memory.Bytes()), uint32(memory.Len())) //nolint:gosec // a footer has no four gigabytes
	if err := w.write(append(tail, parquetMagic...)); err != nil {
		return err
	}
	return w.out.Flush()
}
