// Package given reads the figures of a test case from a few readable lines and
// loads them through a pipeline.Store, night by night. It serves the cases of
// the questions, the built-in and the workspace's own, and of the checks:
//
//	night 2026-11-20
//	source so-ct province=dong-thap precedence=10
//	document so-ct/ket-qua.xlsx published=2022-03-01
//	dong-thap@2008 | cnnt_recognized tinh | 2012..2021 | actual | 189 product
//	dong-thap@2008 | cnnt_recognized tinh group=co_khi | 2012..2021 | actual part | >40 product | Biểu 1!D7
//	ca-mau@2008 | cnnt_recognized tinh | rounds 5 | actual | 73 product
//	reject | not_a_number | khoảng hai chục
//	cell Biểu 1!D7 figure 40
//	sentence 1.2 Tỉnh có 73 sản phẩm.
//	failed so-ct/khac.xlsx not_found
//	present so-ct ket-qua.xlsx
//	duty binh-chon kind=actual share=0.5 indicators=cnnt_recognized+kc_budget title="Kết quả bình chọn"
//	owed binh-chon | ca-mau@2008 | 2021 | 2022-03-31 | 2022-04-10 | Được miễn
//
// A figure is area, indicator with level and dimensions, period, kind,
// quantity, and, when it matters, its place. "-" is an unknown area or period. What
// is owed (by whom, for which period, the due day, the last day on time, and why not
// after all) holds for every night of the case.
// A quantity starts with > >= ~ < <= when it is not exact and may be a range
// (400..500).
//
// The border: it knows no database, and makes nothing up: what is not given is not
// there.
package given

import (
	"fmt"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// A Case is what was given.
type Case struct {
	nights []night
	labels map[string]string
	duties []pipeline.Duty
	owed   []pipeline.Owed
}

type night struct {
	run   pipeline.Run
	steps []step
}

// A step is one line or block below a night: the first field that is set says
// which.
type step struct {
	source   *pipeline.Source
	document *document
	fault    *pipeline.SourceError
	present  []string // documents of the source from
	from     string
}

type document struct {
	source, name string
	published    time.Time
	title        string
	lines        []string
	version      int
	reading      pipeline.Reading
}

// Parse reads a case. An error names the line.
func Parse(text string) (*Case, error) {
	p := parser{out: &Case{labels: map[string]string{}}, versions: map[string]int{}}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := p.line(line); err != nil {
			return nil, fmt.Errorf("dòng %d của given: %w", n+1, err)
		}
	}
	if len(p.out.nights) == 0 {
		return nil, fmt.Errorf("given chưa có dòng «night NGÀY»")
	}
	if err := p.out.understand(); err != nil {
		return nil, err
	}
	return p.out, nil
}

// Label names an ID or a digest as a wanted row does: "ket-qua.xlsx#2" is the
// second line of the document, "ket-qua.xlsx" its digest. A second version of
// the document is "ket-qua.xlsx v2". Anything else stays as it is.
func (c *Case) Label(id string) string {
	if label, ok := c.labels[id]; ok {
		return label
	}
	return id
}

type parser struct {
	out      *Case
	open     *document
	versions map[string]int
}

func (p *parser) line(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word {
	case "night":
		day, err := time.Parse(time.DateOnly, rest)
		if err != nil {
			return err
		}
		p.open = nil
		p.out.nights = append(p.out.nights, night{run: pipeline.RunAt(day.Add(90*time.Minute), "schedule")})
		return nil
	case "source":
		source, err := parseSource(rest)
		return p.add(step{source: &source}, err)
	case "document":
		doc, err := p.document(rest)
		if err == nil {
			err = p.add(step{document: doc}, nil)
		}
		p.open = doc
		return err
	case "duty":
		p.open = nil
		duty, err := parseDuty(rest)
		p.out.duties = append(p.out.duties, duty)
		return err
	case "owed":
		p.open = nil
		owed, err := parseOwed(rest)
		p.out.owed = append(p.out.owed, owed)
		return err
	case "failed":
		fault, err := parseFault(rest)
		return p.add(step{fault: fault}, err)
	case "present":
		names := strings.Fields(rest)
		if len(names) == 0 {
			return fmt.Errorf("present: want a source")
		}
		return p.add(step{from: names[0], present: names[1:]}, nil)
	}
	if p.open == nil {
		return fmt.Errorf("%q: phía trên chưa có dòng «document NGUỒN/TÊN»", line)
	}
	p.open.lines = append(p.open.lines, line)
	return nil
}

func (p *parser) add(s step, err error) error {
	if err != nil {
		return err
	}
	if len(p.out.nights) == 0 {
		return fmt.Errorf("phía trên chưa có dòng «night NGÀY»")
	}
	p.open = nil
	last := &p.out.nights[len(p.out.nights)-1]
	last.steps = append(last.steps, s)
	return nil
}

func (p *parser) document(text string) (*document, error) {
	address, rest, _ := strings.Cut(text, " ")
	source, name, ok := strings.Cut(address, "/")
	if !ok {
		return nil, fmt.Errorf("document %q: viết NGUỒN/TÊN", address)
	}
	settings, err := parseSettings(rest)
	if err != nil {
		return nil, err
	}
	doc := &document{source: source, name: name, title: settings["title"]}
	if day := settings["published"]; day != "" {
		if doc.published, err = time.Parse(time.DateOnly, day); err != nil {
			return nil, err
		}
	}
	p.versions[address]++
	doc.version = p.versions[address]
	return doc, nil
}

// parseSettings reads key=value pairs; a value may be quoted, a bare word is
// set to "yes".
func parseSettings(text string) (map[string]string, error) {
	settings := map[string]string{}
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		end := strings.IndexAny(text, " =")
		if end < 0 || text[end] == ' ' {
			word, rest, _ := strings.Cut(text, " ")
			settings[word], text = "yes", rest
			continue
		}
		key, value := text[:end], text[end+1:]
		if quoted, ok := strings.CutPrefix(value, `"`); ok {
			inside, rest, closed := strings.Cut(quoted, `"`)
			if !closed {
				return nil, fmt.Errorf("setting %s: quote is not closed", key)
			}
			settings[key], text = inside, rest
			continue
		}
		settings[key], text, _ = strings.Cut(value, " ")
	}
	return settings, nil
}
