package config

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// Decode reads the one YAML document of a file into the struct that into
// points at. Fields are named by their yaml tag. What may be decoded: structs,
// maps with string keys, slices, pointers, string, bool, int and float kinds,
// time.Duration ("30s") and encoding.TextUnmarshaler, which may have a method
// Expects() (vi, en string) that words what it wants. A key left empty keeps
// what into holds, so defaults are set before decoding. The error is Faults,
// and into is only to be used when it is nil.
func Decode(file string, data []byte, into any) error {
	doc, err := Parse(file, data)
	if err != nil {
		return err
	}
	return doc.Decode(into).Err()
}

// Decode reads the document into the struct that into points at, like the
// function Decode, and gives the faults found.
func (d *Document) Decode(into any) Faults {
	if d.root == nil {
		return nil
	}
	w := &decoder{file: d.file, budget: MaxNodes, structures: map[reflect.Type]structure{}}
	w.value(d.root, reflect.ValueOf(into).Elem(), "", 0)
	return w.faults
}

type decoder struct {
	file   string
	budget int
	faults Faults

	structures map[reflect.Type]structure // met so far
}

func (w *decoder) fault(n *yaml.Node, path string, f Fault) {
	f.File, f.Path, f.Line, f.Column = w.file, path, n.Line, n.Column
	w.faults = append(w.faults, f)
}

// afford counts the node and tells whether the document is still within its
// bounds.
func (w *decoder) afford(n *yaml.Node, path string, depth int) bool {
	w.budget--
	if w.budget > 0 && depth <= MaxDepth {
		return true
	}
	if w.budget >= 0 || depth > MaxDepth {
		w.fault(n, path, Fault{
			VI: fmt.Sprintf("tệp lồng quá sâu hoặc quá nhiều giá trị (tối đa %d tầng, %d giá trị).", MaxDepth, MaxNodes),
			EN: fmt.Sprintf("the file is nested too deeply or holds too many values (at most %d levels, %d values).", MaxDepth, MaxNodes)})
		w.budget = -1
	}
	return false
}

func (w *decoder) value(n *yaml.Node, out reflect.Value, path string, depth int) {
	if w.budget < 0 || !w.afford(n, path, depth) {
		return
	}
	if n.Kind == yaml.AliasNode {
		if n.Alias != nil {
			w.value(n.Alias, out, path, depth+1)
		}
		return
	}
	if isNull(n) {
		return
	}
	if out.Kind() == reflect.Pointer {
		if out.IsNil() {
			out.Set(reflect.New(out.Type().Elem()))
		}
		w.value(n, out.Elem(), path, depth)
		return
	}
	if u, ok := out.Addr().Interface().(encoding.TextUnmarshaler); ok {
		w.text(n, u, path)
		return
	}
	switch out.Kind() {
	case reflect.Struct:
		w.structure(n, out, path, depth)
	case reflect.Map:
		w.table(n, out, path, depth)
	case reflect.Slice:
		w.list(n, out, path, depth)
	default:
		w.scalar(n, out, path)
	}
}

func (w *decoder) structure(n *yaml.Node, out reflect.Value, path string, depth int) {
	if n.Kind != yaml.MappingNode {
		w.wrongType(n, path, "các dòng «khóa: giá trị»", "lines of «key: value»")
		return
	}
	keys := w.structureOf(out.Type())
	w.pairs(n, path, func(key, val *yaml.Node, at string) {
		i, known := keys.fields[key.Value]
		if !known {
			w.unknownKey(key, at, keys.names)
			return
		}
		w.value(val, out.Field(i), at, depth+1)
	})
}

func (w *decoder) table(n *yaml.Node, out reflect.Value, path string, depth int) {
	if n.Kind != yaml.MappingNode {
		w.wrongType(n, path, "các dòng «khóa: giá trị»", "lines of «key: value»")
		return
	}
	if out.IsNil() {
		out.Set(reflect.MakeMap(out.Type()))
	}
	w.pairs(n, path, func(key, val *yaml.Node, at string) {
		elem := reflect.New(out.Type().Elem()).Elem()
		w.value(val, elem, at, depth+1)
		out.SetMapIndex(reflect.ValueOf(key.Value).Convert(out.Type().Key()), elem)
	})
}

// pairs calls each for every key once; a key that is no word or that stands
// twice is a fault.
func (w *decoder) pairs(n *yaml.Node, path string, each func(key, val *yaml.Node, at string)) {
	first := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		at := join(path, key.Value)
		if key.Kind != yaml.ScalarNode {
			w.fault(key, path, Fault{VI: "khóa phải là một từ.", EN: "a key must be one word."})
			continue
		}
		if line, twice := first[key.Value]; twice {
			w.fault(key, at, Fault{
				VI:     fmt.Sprintf("khóa «%s» đã có ở dòng %d.", key.Value, line),
				EN:     fmt.Sprintf("key «%s» already stands on line %d.", key.Value, line),
				HintVI: "Hãy xóa một trong hai.", HintEN: "Delete one of the two."})
			continue
		}
		first[key.Value] = key.Line
		each(key, val, at)
	}
}

func (w *decoder) list(n *yaml.Node, out reflect.Value, path string, depth int) {
	if n.Kind != yaml.SequenceNode {
		w.wrongType(n, path, "danh sách, mỗi dòng bắt đầu bằng «- »", "a list, each line starting with «- »")
		return
	}
	list := reflect.MakeSlice(out.Type(), 0, min(len(n.Content), w.budget+1))
	for i, item := range n.Content {
		if w.budget < 0 {
			return
		}
		at := join(path, fmt.Sprint(i))
		elem := reflect.New(out.Type().Elem()).Elem()
		if isNull(item) {
			w.fault(item, at, Fault{VI: "mục của danh sách bị bỏ trống.", EN: "the list has an empty item."})
		}
		w.value(item, elem, at, depth+1)
		list = reflect.Append(list, elem)
	}
	out.Set(list)
}

func (w *decoder) text(n *yaml.Node, u encoding.TextUnmarshaler, path string) {
	if n.Kind != yaml.ScalarNode {
		w.wrongType(n, path, "một giá trị", "one value")
		return
	}
	err := u.UnmarshalText([]byte(n.Value))
	if d, ok := u.(interface{ Expects() (vi, en string) }); ok && err != nil {
		vi, en := d.Expects()
		w.wrongType(n, path, vi, en)
		return
	}
	if err != nil {
		w.fault(n, path, Fault{
			VI: fmt.Sprintf("giá trị của «%s» không dùng được: %v.", lastKey(path), err),
			EN: fmt.Sprintf("the value of «%s» cannot be used: %v.", lastKey(path), err)})
	}
}

var durationType = reflect.TypeFor[time.Duration]()

func (w *decoder) scalar(n *yaml.Node, out reflect.Value, path string) {
	vi, en := expectation(out.Type())
	if n.Kind != yaml.ScalarNode || !assign(n, out) {
		w.wrongType(n, path, vi, en)
	}
}

func (w *decoder) wrongType(n *yaml.Node, path, vi, en string) {
	what := shown(n)
	key := lastKey(path)
	if key == "" {
		w.fault(n, path, Fault{
			VI: fmt.Sprintf("tệp phải gồm %s, nhưng ở đây là %s.", vi, what.vi),
			EN: fmt.Sprintf("the file must hold %s, but here stands %s.", en, what.en)})
		return
	}
	w.fault(n, path, Fault{
		VI: fmt.Sprintf("«%s» phải là %s, nhưng ở đây là %s.", key, vi, what.vi),
		EN: fmt.Sprintf("«%s» must be %s, but here stands %s.", key, en, what.en)})
}

func (w *decoder) unknownKey(key *yaml.Node, at string, names []string) {
	f := Fault{
		VI: fmt.Sprintf("không có khóa «%s».", clip(key.Value)),
		EN: fmt.Sprintf("unknown key «%s».", clip(key.Value))}
	if best := Nearest(key.Value, names); best != "" {
		f.Meant = best
		f.HintVI = fmt.Sprintf("Có phải bạn muốn viết «%s»?", best)
		f.HintEN = fmt.Sprintf("Did you mean «%s»?", best)
	} else {
		f.HintVI = "Các khóa dùng được: " + strings.Join(names, ", ") + "."
		f.HintEN = "Known keys: " + strings.Join(names, ", ") + "."
	}
	w.fault(key, at, f)
}
