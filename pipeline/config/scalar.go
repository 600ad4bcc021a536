package config

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// assign sets out to the scalar when it fits without loss.
func assign(n *yaml.Node, out reflect.Value) bool {
	tag := n.ShortTag()
	if out.Type() == durationType {
		d, err := time.ParseDuration(n.Value)
		out.SetInt(int64(d))
		return err == nil
	}
	switch out.Kind() {
	case reflect.String:
		out.SetString(n.Value)
		return tag != "!!bool" && tag != "!!binary"
	case reflect.Bool:
		out.SetBool(n.Value == "true")
		return tag == "!!bool" && (n.Value == "true" || n.Value == "false")
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil || tag != "!!int" || out.OverflowInt(v) {
			return false
		}
		out.SetInt(v)
		return true
	case reflect.Float32, reflect.Float64:
		v, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || (tag != "!!int" && tag != "!!float") || math.IsInf(v, 0) || math.IsNaN(v) {
			return false
		}
		out.SetFloat(v)
		return true
	}
	return false
}

// expectation words what a field of this type wants.
func expectation(t reflect.Type) (vi, en string) {
	if t == durationType {
		return "một khoảng thời gian như «30s» hay «2m»", "a duration such as «30s» or «2m»"
	}
	switch t.Kind() {
	case reflect.String:
		return "chữ", "text"
	case reflect.Bool:
		return "«true» hoặc «false»", "«true» or «false»"
	case reflect.Float32, reflect.Float64:
		return "một số", "a number"
	}
	return "một số nguyên", "a whole number"
}

type words struct{ vi, en string }

// shown words what stands in the file.
func shown(n *yaml.Node) words {
	switch n.Kind {
	case yaml.MappingNode:
		return words{"một nhóm khóa", "a group of keys"}
	case yaml.SequenceNode:
		return words{"một danh sách", "a list"}
	case yaml.ScalarNode:
		return words{"«" + clip(n.Value) + "»", "«" + clip(n.Value) + "»"}
	}
	return words{"một giá trị khác", "something else"}
}

// clip keeps a quoted value short enough for one line.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	return string([]rune(s)[:40]) + "…"
}

// A structure is what the keys of a struct are.
type structure struct {
	fields map[string]int // by key
	names  []string       // in the order of the fields
}

// structureOf gives the keys of a struct with their field.
func (w *decoder) structureOf(t reflect.Type) structure {
	if s, known := w.structures[t]; known {
		return s
	}
	s := structure{fields: map[string]int{}}
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = strings.ToLower(f.Name)
		}
		s.fields[name] = i
		s.names = append(s.names, name)
	}
	w.structures[t] = s
	return s
}

// lastKey is the last part of a path that is no index of a list.
func lastKey(path string) string {
	parts := strings.Split(path, ".")
	for i := len(parts) - 1; i >= 0; i-- {
		if _, err := strconv.Atoi(parts[i]); err != nil {
			return parts[i]
		}
	}
	return path
}
