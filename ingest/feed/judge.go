package feed

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/pipeline"
)

// maxDepth bounds how deep elements nest: the library's parser calls itself for
// each level.
const maxDepth = 200

// A fault is why a document as a whole is no feed.
type fault struct {
	line   int
	detail pipeline.Text
	err    error
}

func (f fault) sourceError(in ingest.Input) *pipeline.SourceError {
	return &pipeline.SourceError{
		Reason: "not_a_feed", Source: in.Source.ID, Document: in.Snapshot.Document,
		Where: fmt.Sprintf("dòng %d", f.line),
		Message: pipeline.Text{
			VI: "Không phải nguồn tin RSS, Atom hay JSON Feed: " + f.detail.VI + ".",
			EN: "Not an RSS, Atom or JSON feed: " + f.detail.EN + "."},
		Hint: pipeline.Text{
			VI: "Mở địa chỉ này bằng trình duyệt: nếu thấy một trang web thì cần lấy lại địa chỉ RSS của trang.",
			EN: "Open the address in a browser: if it shows a web page, look for the page's RSS address."},
		Err: f.err,
	}
}

// judge finds what the library would be hurt by or would describe poorly.
func judge(content []byte) *fault {
	trimmed := bytes.TrimLeft(content, "\xef\xbb\xbf\xfe\xff\x00 \r\n\t")
	line := lineAt(content, len(content)-len(trimmed))
	switch {
	case len(trimmed) == 0:
		return &fault{line: 1, detail: pipeline.Text{VI: "tệp trống", EN: "the file is empty"}}
	case trimmed[0] == '<':
		return judgeXML(content)
	case trimmed[0] == '{':
		return judgeJSON(content)
	}
	return &fault{line: line, detail: pipeline.Text{
		VI: fmt.Sprintf("mở đầu bằng “%s”", opening(trimmed)), EN: fmt.Sprintf("it starts with “%s”", opening(trimmed))}}
}

func opening(b []byte) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(string(b[:min(len(b), 30)]), "")), " ")
}

func judgeXML(content []byte) *fault {
	d := xml.NewDecoder(bytes.NewReader(content))
	d.Strict = false
	d.CharsetReader = charset.NewReaderLabel
	root := ""
	var open []string
	for {
		token, err := d.RawToken()
		line, _ := d.InputPos()
		if err != nil {
			if errors.Is(err, io.EOF) && root != "" {
				return nil // an unclosed end loses at most the last entry
			}
			return &fault{line: line, detail: reasonOf(err), err: err}
		}
		switch t := token.(type) {
		case xml.StartElement:
			if root == "" {
				root = strings.ToLower(t.Name.Local)
				if root != "rss" && root != "feed" && root != "rdf" {
					return &fault{line: line, detail: pipeline.Text{
						VI: fmt.Sprintf("phần tử đầu tiên là <%s>", opening([]byte(root))),
						EN: fmt.Sprintf("the first element is <%s>", opening([]byte(root)))}}
				}
			}
			if open = append(open, t.Name.Local); len(open) > maxDepth {
				return &fault{line: line, detail: pipeline.Text{
					VI: fmt.Sprintf("các phần tử lồng nhau quá %d tầng", maxDepth),
					EN: fmt.Sprintf("elements nest deeper than %d levels", maxDepth)}}
			}
		case xml.EndElement:
			open = closed(open, t.Name.Local)
		}
	}
}

// closed drops the innermost open element of that name and all that stand open
// inside it, as browsers and non-strict readers do.
func closed(open []string, name string) []string {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == name {
			return open[:i]
		}
	}
	return open
}

func judgeJSON(content []byte) *fault {
	depth, quoted, escaped := 0, false, false
	for i, c := range content {
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return &fault{line: lineAt(content, i), detail: pipeline.Text{
					VI: fmt.Sprintf("dữ liệu lồng nhau quá %d tầng", maxDepth),
					EN: fmt.Sprintf("data nests deeper than %d levels", maxDepth)}}
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	var probe struct {
		Version string            `json:"version"`
		Items   []json.RawMessage `json:"items"`
	}
	if err := json.Unmarshal(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), &probe); err != nil {
		return faultOf(content, err)
	}
	if probe.Items == nil && !strings.Contains(probe.Version, "jsonfeed.org") {
		return &fault{line: 1, detail: pipeline.Text{
			VI: "tệp JSON không có danh sách “items”", EN: "the JSON has no list “items”"}}
	}
	return nil
}

// faultOf places the library's own error.
func faultOf(content []byte, err error) *fault {
	f := &fault{line: 1, detail: reasonOf(err), err: err}
	var inXML *xml.SyntaxError
	var inJSON *json.SyntaxError
	switch {
	case errors.As(err, &inXML):
		f.line = inXML.Line
	case errors.As(err, &inJSON):
		f.line = lineAt(content, int(inJSON.Offset))
	}
	return f
}

func reasonOf(err error) pipeline.Text {
	if errors.Is(err, io.EOF) {
		return pipeline.Text{VI: "không có phần tử nào", EN: "it has no element"}
	}
	return pipeline.Text{VI: "sai cú pháp (" + cut(err.Error()) + ")", EN: "syntax error (" + cut(err.Error()) + ")"}
}

func lineAt(content []byte, offset int) int {
	return 1 + bytes.Count(content[:min(max(offset, 0), len(content))], []byte("\n"))
}
