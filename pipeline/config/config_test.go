package config

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

type upper string

func (u *upper) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return errors.New("nothing")
	}
	*u = upper(strings.ToUpper(string(b)))
	return nil
}

type sample struct {
	Title  string `yaml:"title"`
	Count  int    `yaml:"count"`
	Small  int8   `yaml:"small"`
	Share  float64
	Flag   bool
	Wait   time.Duration
	Word   upper
	Names  []string          `yaml:"names"`
	Sums   map[string]int    `yaml:"sums"`
	Nested *nested           `yaml:"nested"`
	List   []nested          `yaml:"list"`
	Free   map[string]nested `yaml:"free"`
	Secret string            `yaml:"-"`
}

type nested struct {
	Publisher string `yaml:"publisher"`
	Due       string `yaml:"due"`
}

func TestDecode(t *testing.T) {
	const text = "\ufefftitle: 2024\ncount: -3\nshare: 1.5\nflag: true\nwait: 90s\nword: abc\nnames: [a, 01, no]\n" +
		"sums: {x: 1, y: 2}\nnested: &n {publisher: Sở, due: 2026-01-31}\nlist:\n  - *n\n  - publisher: B\nfree: {k: {due: \"1\"}}\n"
	got := sample{Small: 7}
	if err := Decode("a.yaml", []byte(text), &got); err != nil {
		t.Fatal(err)
	}
	n := nested{"Sở", "2026-01-31"}
	want := sample{Title: "2024", Count: -3, Small: 7, Share: 1.5, Flag: true, Wait: 90 * time.Second, Word: "ABC", Names: []string{"a", "01", "no"},
		Sums: map[string]int{"x": 1, "y": 2}, Nested: &n, List: []nested{n, {Publisher: "B"}}, Free: map[string]nested{"k": {Due: "1"}}}
	if fmt.Sprintf("%+v %+v", got, *got.Nested) == "" || got.Nested == nil || *got.Nested != n {
		t.Fatalf("nested %+v", got.Nested)
	}
	got.Nested, want.Nested = nil, nil
	if fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestNothingWrittenKeepsDefaults(t *testing.T) {
	for _, text := range []string{"", "# only a comment\n", "---\n", "~\n", "title:\ncount: ~\n"} {
		got := sample{Title: "kept", Count: 5}
		if err := Decode("a.yaml", []byte(text), &got); err != nil || got.Title != "kept" || got.Count != 5 {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // place and a part of the words
	}{
		{"misspelt", "titel: x\nnested: {publsher: y}\n", []string{"f.yaml:1:1|«title»?", "f.yaml:2:10|«publisher»?"}},
		{"hyphen and case", "Title: x\n", []string{"f.yaml:1:1|«title»?"}},
		{"nothing near", "zzzzzzzz: x\n", []string{"f.yaml:1:1|Các khóa dùng được: title, count"}},
		{"unexported and left out", "secret: x\n", []string{"f.yaml:1:1|không có khóa «secret»"}},
		{"doubled", "title: a\ncount: 1\ntitle: b\n", []string{"f.yaml:3:1|đã có ở dòng 1"}},
		{"types", "count: ba\nsmall: 200\nshare: .inf\nflag: yes\nwait: 5\nnames: x\nsums: [1]\nnested: 1\ntitle: true\n", []string{
			"f.yaml:1:8|một số nguyên", "f.yaml:2:8|một số nguyên", "f.yaml:3:8|một số", "f.yaml:4:7|«true» hoặc «false»", "f.yaml:5:7|khoảng thời gian",
			"f.yaml:6:8|danh sách", "f.yaml:7:7|khóa: giá trị", "f.yaml:8:9|khóa: giá trị", "f.yaml:9:8|phải là chữ"}},
		{"text unmarshaler", "word: [1]\n", []string{"f.yaml:1:7|một giá trị"}},
		{"items", "names: [a, {b: c}, ~]\nlist: [{due: [1]}]\n", []string{"f.yaml:1:12|«names» phải là chữ", "f.yaml:1:20|bị bỏ trống", "f.yaml:2:14|«due» phải là chữ"}},
		{"no keys", "- a\n", []string{"f.yaml:1:1|tệp phải gồm"}},
		{"complex key", "? [a]\n: b\n", []string{"f.yaml:1:3|khóa phải là một từ"}},
		{"merge", "nested: &a {due: x}\nlist: [{<<: *a}]\n", []string{"f.yaml:2:9|không có khóa «<<»"}},
		{"two documents", "title: a\n---\ntitle: b\n", []string{"f.yaml:2|hơn một tài liệu"}},
		{"tab", "nested:\n\tdue: x\n", []string{"f.yaml:2|phím Tab"}},
		{"colon", "title: a: b\n", []string{"f.yaml:1|ngoặc kép"}},
		{"not UTF-8", "title: a\ncount: \xff\n", []string{"f.yaml:2|UTF-8"}},
		{"too long", "title: " + strings.Repeat("a", MaxBytes), []string{"f.yaml|quá lớn"}},
		{"too deep", "free: " + strings.Repeat("{a: ", 40) + "1" + strings.Repeat("}", 40), []string{"f.yaml:1"}},
		{"unknown anchor", "title: *a\n", []string{"f.yaml:1|cú pháp"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Decode("f.yaml", []byte(c.text), &sample{})
			var faults Faults
			if !errors.As(err, &faults) || len(faults) != len(c.want) {
				t.Fatalf("got %v, want %d faults", err, len(c.want))
			}
			for i, want := range c.want {
				place, words, _ := strings.Cut(want, "|")
				if got := faults[i].String(); !strings.HasPrefix(got, place) || !strings.Contains(got, words) || faults[i].EN == "" {
					t.Errorf("fault %d is %q, want %q", i, got, want)
				}
			}
		})
	}
}

type tree struct {
	Sub []tree `yaml:"sub"`
}

func TestBombsAreBounded(t *testing.T) {
	var b strings.Builder
	b.WriteString("sub:\n  - &a0 {sub: [{}, {}, {}, {}, {}, {}, {}, {}, {}]}\n")
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, "  - &a%d {sub: [%s]}\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), ", "))
	}
	err := Decode("bomb.yaml", []byte(b.String()), &tree{})
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 1 || !strings.Contains(faults[0].EN, "too many values") {
		t.Errorf("a bomb of aliases: %v", err)
	}
	deep := "sub: " + strings.Repeat("[{sub: ", 50) + "[]" + strings.Repeat("}]", 50)
	if err := Decode("deep.yaml", []byte(deep), &tree{}); !errors.As(err, &faults) || len(faults) != 1 {
		t.Errorf("a deep file: %v", err)
	}
	if err := Decode("cycle.yaml", []byte("sub: &a\n  - sub: *a\n"), &tree{}); !errors.As(err, &faults) {
		t.Errorf("a cycle: %v", err)
	}
}

func TestLines(t *testing.T) {
	doc, err := Parse("a.yaml", []byte("title: x\nlimits:\n  timeout: 30s\nexpect:\n  - due: 2026\n  - {area: ''}\nempty:\n"))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][2]int{"title": {1, 8}, "limits": {2, 1}, "limits.timeout": {3, 12}, "limits.size": {2, 1}, "expect.0.due": {5, 10},
		"expect.1.area": {6, 12}, "expect.7.due": {4, 1}, "empty": {7, 1}, "nothing": {1, 1}, "": {1, 1}} {
		if line, col := doc.Line(path); line != want[0] || col != want[1] {
			t.Errorf("Line(%q) = %d:%d, want %d:%d", path, line, col, want[0], want[1])
		}
	}
	if !doc.Has("empty") || doc.Has("limits.size") || !doc.Has("expect.1") || doc.Empty() {
		t.Error("Has")
	}
	f := doc.Fault("limits.timeout", Fault{VI: "sai"})
	if f.String() != "a.yaml:3:12: sai" || f.Path != "limits.timeout" {
		t.Errorf("fault %+v", f)
	}
}

func TestFaultsAreSortedByPlace(t *testing.T) {
	err := Faults{{File: "b", Line: 1, VI: "3"}, {File: "a", Line: 9, VI: "2"}, {File: "a", Line: 2, Column: 5, VI: "1"}}.Err()
	if got := err.Error(); got != "a:2:5: 1\na:9: 2\nb:1: 3" {
		t.Errorf("%q", got)
	}
	if (Faults{}).Err() != nil {
		t.Error("no faults are no error")
	}
}

func TestNearest(t *testing.T) {
	known := []string{"publisher", "province", "kind", "title", "title_en"}
	for word, want := range map[string]string{"publsher": "publisher", "Publisher": "publisher", "provicne": "province", "knd": "kind", "titleEn": "title_en",
		"xyz": "", "": "", strings.Repeat("a", 1000): ""} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%.20q) = %q, want %q", word, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"title: x\n", "names: [a, *b]\n", "sub: &a [*a]\n", "? {}\n: x\n", "nested: !!binary abc\n", "wait: 1h\n", "\t", "a: |\n b\n", "--- - -", "flag: !!bool maybe", "[}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, into := range []any{&sample{}, &tree{}} {
			err := Decode("f.yaml", data, into)
			var faults Faults
			if err != nil && (!errors.As(err, &faults) || len(faults) == 0) {
				t.Errorf("error %v is no Faults", err)
			}
			for _, fault := range faults {
				if fault.VI == "" || fault.EN == "" || fault.File == "" || fault.Line < 0 {
					t.Errorf("fault %+v", fault)
				}
			}
		}
	})
}

// The parser says where a block begins; a person is told where it breaks.
func TestTheLineThatBreaksABlock(t *testing.T) {
	text := "indicators:\n  - id: a\n    vi: A\n    en: A\n   unit: km\n    behaviour: stock\n  - id: b\n"
	_, err := Parse("indicators.yaml", []byte(text))
	if err == nil || !strings.HasPrefix(err.Error(), "indicators.yaml:5: ") {
		t.Errorf("error %v", err)
	}
}
