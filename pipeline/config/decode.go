package config

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
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
	w.value(d.root, reflect.ValueOf(into).Elem(), 0)
	return w.faults
}

type decoder struct {
	file   string
	budget int
	faults Faults

	structures map[reflect.Type]structure // met so far
	path       []step                     // to the value at hand
}

// A step is a key, or the index of an item.
type step struct {
	key   string
	index int // -1 for a key
}

func (w *decoder) into(s step) { w.path = append(w.path, s) }

func (w *decoder) out() { w.path = w.path[:len(w.path)-1] }

// here is the path to the value at hand, "items.0.name".
func (w *decoder) here() string {
	parts := make([]string, len(w.path))
	for i, s := range w.path {
		if parts[i] = s.key; s.index >= 0 {
			parts[i] = strconv.Itoa(s.index)
		}
	}
	return strings.Join(parts, ".")
}

func (w *decoder) fault(n *yaml.Node, f Fault) {
	f.File, f.Path, f.Line, f.Column = w.file, w.here(), n.Line, n.Column
	w.faults = append(w.faults, f)
}

// afford counts the node and tells whether the document is still within its
// bounds.
func (w *decoder) afford(n *yaml.Node, depth int) bool {
	w.budget--
	if w.budget > 0 && depth <= MaxDepth {
		return true
	}
	if w.budget >= 0 || depth > MaxDepth {
		w.fault(n, Fault{
			VI: fmt.Sprintf("tệp lồng quá sâu hoặc quá nhiều giá trị (tối đa %d tầng, %d giá trị).", MaxDepth, MaxNodes),
			EN: fmt.Sprintf("the file is nested too deeply or holds too many values (at most %d levels, %d values).", MaxDepth, MaxNodes)})
		w.budget = -1
	}
	return false
}

func (w *decoder) value(n *yaml.Node, out reflect.Value, depth int) {
	if w.budget < 0 || !w.afford(n, depth) {
		return
	}
	if n.Kind == yaml.AliasNode {
		if n.Alias != nil {
			w.value(n.Alias, out, depth+1)
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
		w.value(n, out.Elem(), depth)
		return
	}
	if u, ok := out.Addr().Interface().(encoding.TextUnmarshaler); ok {
		w.text(n, u)
		return
	}
	switch out.Kind() {
	case reflect.Struct:
		w.structure(n, out, depth)
	case reflect.Map:
		w.table(n, out, depth)
	case reflect.Slice:
		w.list(n, out, depth)
	default:
		w.scalar(n, out)
	}
}

func (w *decoder) structure(n *yaml.Node, out reflect.Value, depth int) {
	if n.Kind != yaml.MappingNode {
		w.wrongType(n, "các dòng «khóa: giá trị»", "lines of «key: value»")
		return
	}
	keys := w.structureOf(out.Type())
	w.pairs(n, func(key, val *yaml.Node) {
		i, known := keys.fields[key.Value]
		if !known {
			w.unknownKey(key, keys.names)
			return
		}
		w.value(val, out.Field(i), depth+1)
	})
}

func (w *decoder) table(n *yaml.Node, out reflect.Value, depth int) {
	if n.Kind != yaml.MappingNode {
		w.wrongType(n, "các dòng «khóa: giá trị»", "lines of «key: value»")
		return
	}
	if out.IsNil() {
		out.Set(reflect.MakeMap(out.Type()))
	}
	w.pairs(n, func(key, val *yaml.Node) {
		elem := reflect.New(out.Type().Elem()).Elem()
		w.value(val, elem, depth+1)
		out.SetMapIndex(reflect.ValueOf(key.Value).Convert(out.Type().Key()), elem)
	})
}

// pairs calls each for every key once; a key that is no word or that stands
// twice is a fault.
func (w *decoder) pairs(n *yaml.Node, each func(key, val *yaml.Node)) {
	first := map[string]int{} // lines of the keys
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, val := n.Content[i], n.Content[i+1]
		if key.Kind != yaml.ScalarNode {
			w.fault(key, Fault{VI: "khóa phải là một từ.", EN: "a key must be one word."})
			continue
		}
		w.into(step{key.Value, -1})
		if line, twice := first[key.Value]; twice {
			w.fault(key, Fault{
				VI:     fmt.Sprintf("khóa «%s» đã có ở dòng %d.", key.Value, line),
				EN:     fmt.Sprintf("key «%s» already stands on line %d.", key.Value, line),
				HintVI: "Hãy xóa một trong hai.", HintEN: "Delete one of the two."})
		} else {
			first[key.Value] = key.Line
			each(key, val)
		}
		w.out()
	}
}

func (w *decoder) list(n *yaml.Node, out reflect.Value, depth int) {
	if n.Kind != yaml.SequenceNode {
		w.wrongType(n, "danh sách, mỗi dòng bắt đầu bằng «- »", "a list, each line starting with «- »")
		return
	}
	size := min(len(n.Content), w.budget+1)
	list := reflect.MakeSlice(out.Type(), size, size)
	for i, item := range n.Content {
		if w.budget < 0 || i == size {
			return
		}
		w.into(step{index: i})
		elem := list.Index(i)
		if isNull(item) {
			w.fault(item, Fault{VI: "mục của danh sách bị bỏ trống.", EN: "the list has an empty item."})
		}
		w.value(item, elem, depth+1)
		w.out()
	}
	out.Set(list)
}

func (w *decoder) text(n *yaml.Node, u encoding.TextUnmarshaler) {
	if n.Kind != yaml.ScalarNode {
		w.wrongType(n, "một giá trị", "one value")
		return
	}
	err := u.UnmarshalText([]byte(n.Value))
	if d, ok := u.(interface{ Expects() (vi, en string) }); ok && err != nil {
		vi, en := d.Expects()
		w.wrongType(n, vi, en)
		return
	}
	if err != nil {
		w.fault(n, Fault{
			VI: fmt.Sprintf("giá trị của «%s» không dùng được: %v.", lastKey(w.here()), err),
			EN: fmt.Sprintf("the value of «%s» cannot be used: %v.", lastKey(w.here()), err)})
	}
}

var durationType = reflect.TypeFor[time.Duration]()

func (w *decoder) scalar(n *yaml.Node, out reflect.Value) {
	vi, en := expectation(out.Type())
	if n.Kind != yaml.ScalarNode || !assign(n, out) {
		w.wrongType(n, vi, en)
	}
}

func (w *decoder) wrongType(n *yaml.Node, vi, en string) {
	what := shown(n)
	key := lastKey(w.here())
	if key == "" {
		w.fault(n, Fault{
			VI: fmt.Sprintf("tệp phải gồm %s, nhưng ở đây là %s.", vi, what.vi),
			EN: fmt.Sprintf("the file must hold %s, but here stands %s.", en, what.en)})
		return
	}
	w.fault(n, Fault{
		VI: fmt.Sprintf("«%s» phải là %s, nhưng ở đây là %s.", key, vi, what.vi),
		EN: fmt.Sprintf("«%s» must be %s, but here stands %s.", key, en, what.en)})
}

func (w *decoder) unknownKey(key *yaml.Node, names []string) {
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
	w.fault(key, f)
}
