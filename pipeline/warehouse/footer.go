//go:build duckdb_arrow

package warehouse

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"slices"

	"github.com/apache/thrift/lib/go/thrift"
)

var errNoFooter = errors.New("no footer of a file of Parquet")

// A record is a structure of a footer, field by field: what this program does not know of stays
// as it was.
type record struct{ fields []field }

type field struct {
	id    int16
	typ   thrift.TType
	value any // bool, int8 to int64, float64, []byte, *record or list
}

type list struct {
	of    thrift.TType
	items []any
}

func (r *record) at(id int16) int {
	return slices.IndexFunc(r.fields, func(f field) bool { return f.id == id })
}

func (r *record) get(id int16) any {
	if i := r.at(id); i >= 0 {
		return r.fields[i].value
	}
	return nil
}

// number is a whole number, 0 where there is none.
func (r *record) number(id int16) int64 {
	n, _ := r.get(id).(int64)
	return n
}

// set puts a value in the place of a field, which there must be.
func (r *record) set(id int16, typ thrift.TType, value any) {
	if i := r.at(id); i >= 0 {
		r.fields[i] = field{id, typ, value}
	}
}

// replace puts a number in the place of one.
func (r *record) replace(id int16, n int64) { r.set(id, thrift.I64, n) }

// move adds to where something stands, if it is said and is not the very beginning.
func (r *record) move(id int16, by int64) {
	if n := r.number(id); n != 0 {
		r.replace(id, n+by)
	}
}

func (r *record) remove(id int16) {
	r.fields = slices.DeleteFunc(r.fields, func(f field) bool { return f.id == id })
}

func listOf(r *record, id int16) ([]any, error) {
	l, ok := r.get(id).(list)
	if !ok {
		return nil, errNoFooter
	}
	return l.items, nil
}

// leaveOut takes columns out of the schema of a footer, with all that they are made of.
func (r *record) leaveOut(names []string) error {
	if len(names) == 0 {
		return nil
	}
	all, err := listOf(r, footerSchema)
	if err != nil || len(all) == 0 {
		return errNoFooter
	}
	root, ok := all[0].(*record)
	if !ok {
		return errNoFooter
	}
	kept, columns := []any{root}, int32(0)
	for i := 1; i < len(all); {
		column, ok := all[i].(*record)
		if !ok {
			return errNoFooter
		}
		end := i
		for open := int32(1); open > 0; end++ {
			if end == len(all) {
				return errNoFooter
			}
			part, ok := all[end].(*record)
			if !ok {
				return errNoFooter
			}
			children, _ := part.get(schemaChildren).(int32)
			open += children - 1
		}
		if name, _ := column.get(schemaName).([]byte); !slices.Contains(names, string(name)) {
			kept = append(kept, all[i:end]...)
			columns++
		}
		i = end
	}
	root.set(schemaChildren, thrift.I32, columns)
	r.set(footerSchema, thrift.LIST, list{of: thrift.STRUCT, items: kept})
	return nil
}

func sameSchema(a, b *record) bool {
	return reflect.DeepEqual(a.get(footerSchema), b.get(footerSchema))
}

// readFooter reads the footer of a file.
func readFooter(in *os.File) (*record, error) {
	info, err := in.Stat()
	if err != nil {
		return nil, err
	}
	var tail [8]byte
	if info.Size() < int64(len(parquetMagic)+len(tail)) {
		return nil, errNoFooter
	}
	if _, err := in.ReadAt(tail[:], info.Size()-int64(len(tail))); err != nil {
		return nil, err
	}
	length := int64(binary.LittleEndian.Uint32(tail[:]))
	from := info.Size() - int64(len(tail)) - length
	if string(tail[4:]) != parquetMagic || from < int64(len(parquetMagic)) {
		return nil, errNoFooter
	}
	text := make([]byte, length)
	if _, err := io.ReadFull(io.NewSectionReader(in, from, length), text); err != nil {
		return nil, err
	}
	memory := thrift.NewTMemoryBufferLen(0)
	if _, err := memory.Write(text); err != nil {
		return nil, err
	}
	footer, err := readRecord(thrift.NewTCompactProtocolConf(memory, nil), 0)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errNoFooter, err)
	}
	return footer, nil
}

// deepest is how deep the structures of a footer lie in each other at most; they lie five deep.
const deepest = 16

func readRecord(from thrift.TProtocol, depth int) (*record, error) {
	ctx := context.Background()
	if depth > deepest {
		return nil, errNoFooter
	}
	if _, err := from.ReadStructBegin(ctx); err != nil {
		return nil, err
	}
	r := &record{}
	for {
		_, typ, id, err := from.ReadFieldBegin(ctx)
		if err != nil {
			return nil, err
		}
		if typ == thrift.STOP {
			return r, from.ReadStructEnd(ctx)
		}
		value, err := readValue(from, typ, depth)
		if err != nil {
			return nil, err
		}
		r.fields = append(r.fields, field{id, typ, value})
	}
}

func readValue(from thrift.TProtocol, typ thrift.TType, depth int) (any, error) {
	ctx := context.Background()
	switch typ {
	case thrift.BOOL:
		return from.ReadBool(ctx)
	case thrift.BYTE:
		return from.ReadByte(ctx)
	case thrift.I16:
		return from.ReadI16(ctx)
	case thrift.I32:
		return from.ReadI32(ctx)
	case thrift.I64:
		return from.ReadI64(ctx)
	case thrift.DOUBLE:
		return from.ReadDouble(ctx)
	case thrift.STRING:
		return from.ReadBinary(ctx)
	case thrift.STRUCT:
		return readRecord(from, depth+1)
	case thrift.LIST:
		of, size, err := from.ReadListBegin(ctx)
		if err != nil {
			return nil, err
		}
		l := list{of: of}
		for range size {
			item, err := readValue(from, of, depth+1)
			if err != nil {
				return nil, err
			}
			l.items = append(l.items, item)
		}
		return l, from.ReadListEnd(ctx)
	}
	return nil, fmt.Errorf("a field of type %v", typ)
}

func writeRecord(to thrift.TProtocol, r *record) error {
	ctx := context.Background()
	if err := to.WriteStructBegin(ctx, ""); err != nil {
		return err
	}
	for _, f := range r.fields {
		if err := to.WriteFieldBegin(ctx, "", f.typ, f.id); err != nil {
			return err
		}
		if err := writeValue(to, f.value); err != nil {
			return err
		}
	}
	if err := to.WriteFieldStop(ctx); err != nil {
		return err
	}
	return to.WriteStructEnd(ctx)
}

func writeValue(to thrift.TProtocol, value any) error {
	ctx := context.Background()
	switch v := value.(type) {
	case bool:
		return to.WriteBool(ctx, v)
	case int8:
		return to.WriteByte(ctx, v)
	case int16:
		return to.WriteI16(ctx, v)
	case int32:
		return to.WriteI32(ctx, v)
	case int64:
		return to.WriteI64(ctx, v)
	case float64:
		return to.WriteDouble(ctx, v)
	case []byte:
		return to.WriteBinary(ctx, v)
	case *record:
		return writeRecord(to, v)
	case list:
		if err := to.WriteListBegin(ctx, v.of, len(v.items)); err != nil {
			return err
		}
		for _, item := range v.items {
			if err := writeValue(to, item); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("a value of type %T", value)
}
