package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// The bounds of one file: ten thousand duties that a program wrote are within them.
const (
	MaxBytes = 2 << 20 // of the file; the time to parse comments grows with its square, two seconds at the bound
	MaxDepth = 32      // of nesting
	MaxNodes = 200_000 // values, each use of an alias counted again
)

// A Document is one parsed YAML file. It answers where a key stands.
type Document struct {
	file string
	root *yaml.Node // nil when the file says nothing
}

// Parse reads the one YAML document of a file. Its error is Faults. A file with
// nothing but comments is an empty Document.
func Parse(file string, data []byte) (*Document, error) {
	doc := &Document{file: file}
	if fault, bad := refuseBytes(file, data); bad {
		return doc, Faults{fault}
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var first, second yaml.Node
	switch err := decodeNode(dec, &first); {
	case errors.Is(err, io.EOF):
		return doc, nil
	case err != nil:
		return doc, Faults{syntaxFault(file, data, err)}
	}
	switch err := decodeNode(dec, &second); {
	case err == nil:
		return doc, Faults{{File: file, Line: max(second.Line, 1),
			VI: "tệp có hơn một tài liệu YAML (dấu «---»).", EN: "the file holds more than one YAML document («---»).",
			HintVI: "Hãy tách thành mỗi tệp một tài liệu.", HintEN: "Keep one document a file."}}
	case !errors.Is(err, io.EOF):
		return doc, Faults{syntaxFault(file, data, err)}
	}
	if len(first.Content) > 0 && !isNull(first.Content[0]) {
		doc.root = first.Content[0]
	}
	return doc, nil
}

// Name is the name of the file, as it was given to Parse.
func (d *Document) Name() string { return d.file }

// Empty tells whether the file says nothing.
func (d *Document) Empty() bool { return d.root == nil }

// Has tells whether the key is written in the file, with a value or without.
func (d *Document) Has(path string) bool {
	_, found := d.locate(path)
	return found
}

// Line is where the key path ("limits.timeout", "expect.0.due") stands; for a
// key that is not written, where the nearest key above it stands; 1 for an
// empty file.
func (d *Document) Line(path string) (line, column int) {
	n, _ := d.locate(path)
	if n == nil {
		return 1, 1
	}
	return n.Line, n.Column
}

// Fault is f with file, path and place filled in for the key path.
func (d *Document) Fault(path string, f Fault) Fault {
	f.File, f.Path = d.file, path
	f.Line, f.Column = d.Line(path)
	return f
}

func (d *Document) locate(path string) (at *yaml.Node, found bool) {
	at = d.root
	if path == "" || at == nil {
		return at, path == "" && at != nil
	}
	value := at
	for _, part := range strings.Split(path, ".") {
		key, next := child(value, part)
		if next == nil {
			return at, false
		}
		at, value = key, next
	}
	return at, true
}

// child is the value under a key or index, and the node whose place a person
// looks at: the value itself, or the key when the value is empty or a block.
func child(n *yaml.Node, part string) (place, value *yaml.Node) {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		n = n.Alias
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := n.Content[i]; key.Value == part {
				if value = n.Content[i+1]; value.Kind == yaml.ScalarNode && !isNull(value) {
					return value, value
				}
				return key, value
			}
		}
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(n.Content) {
			return n.Content[i], n.Content[i]
		}
	}
	return nil, nil
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

func refuseBytes(file string, data []byte) (Fault, bool) {
	switch {
	case len(data) > MaxBytes:
		return Fault{File: file,
			VI:     fmt.Sprintf("tệp quá lớn: %d byte, tối đa %d.", len(data), MaxBytes),
			EN:     fmt.Sprintf("the file is too large: %d bytes, at most %d.", len(data), MaxBytes),
			HintVI: "Tệp khai báo chỉ nên dài vài chục dòng.", HintEN: "A declaration is a few dozen lines long."}, true
	case !utf8.Valid(data):
		return Fault{File: file, Line: badLine(data),
			VI: "tệp không phải mã UTF-8.", EN: "the file is not UTF-8.",
			HintVI: "Hãy lưu lại tệp với bảng mã UTF-8.", HintEN: "Save it again as UTF-8."}, true
	}
	return Fault{}, false
}

func badLine(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return 1 + bytes.Count(data[:i], []byte("\n"))
		}
		i += size
	}
	return 1
}

// decodeNode turns a panic of the library into an error: bytes from outside
// never end the program.
func decodeNode(dec *yaml.Decoder, n *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("parse yaml: %v", r)
		}
	}()
	return dec.Decode(n)
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// longestTraced bounds the files, in lines, in which the line that breaks is looked for.
const longestTraced = 2000

// brokenAt is the line with which a file first fails as it fails whole, for a fault
// that the parser places at the beginning of the block; 0 where that is not found.
func brokenAt(data []byte, err error) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	if len(lines) > longestTraced {
		return 0
	}
	low, high := 1, len(lines) // fails with high lines, not with fewer than low
	for low < high {
		middle := (low + high) / 2
		var node yaml.Node
		found := decodeNode(yaml.NewDecoder(bytes.NewReader(bytes.Join(lines[:middle], nil))), &node)
		if found != nil && found.Error() == err.Error() {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return high
}

// syntaxFault words a fault of the YAML parser for a person.
func syntaxFault(file string, data []byte, err error) Fault {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	f := Fault{File: file, Line: 1}
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		f.Line, _ = strconv.Atoi(m[1])
		text = strings.Replace(text, m[0], "", 1)
	}
	if strings.Contains(text, "did not find expected") {
		f.Line = max(f.Line, brokenAt(data, err))
	}
	f.VI = "YAML viết sai cú pháp (" + text + ")."
	f.EN = "bad YAML syntax (" + text + ")."
	switch {
	case strings.Contains(text, "cannot start any token"), strings.Contains(text, "tab character"):
		f.HintVI, f.HintEN = "Hãy thụt dòng bằng dấu cách, không dùng phím Tab.", "Indent with spaces, not tabs."
	case strings.Contains(text, "mapping values are not allowed"), strings.Contains(text, "did not find expected"),
		strings.Contains(text, "could not find expected"):
		f.HintVI = "Hãy xem lại thụt dòng, và đặt trong ngoặc kép giá trị có dấu hai chấm."
		f.HintEN = "Look at the indentation, and quote a value that holds a colon."
	}
	return f
}
