package given

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/pipeline"
)

// understand turns the lines of every document into its reading and gives each
// figure its label.
func (c *Case) understand() error {
	press := map[string]bool{}
	for _, n := range c.nights {
		for _, s := range n.steps {
			if s.source != nil {
				press[s.source.ID] = s.source.Claims
			}
			if s.document == nil {
				continue
			}
			if err := s.document.understand(press[s.document.source]); err != nil {
				return fmt.Errorf("document %s/%s: %w", s.document.source, s.document.name, err)
			}
			c.label(s.document)
		}
	}
	return nil
}

// label gives the first document that holds an ID or digest the say.
func (c *Case) label(d *document) {
	name := d.name
	if d.version > 1 {
		name += " v" + strconv.Itoa(d.version)
	}
	set := func(id, label string) {
		if _, held := c.labels[id]; !held {
			c.labels[id] = label
		}
	}
	set(string(d.digest()), name)
	for i, o := range d.reading.Observations {
		set(o.ID(), name+"#"+strconv.Itoa(i+1))
	}
	for i, r := range d.reading.Rejects {
		set(r.ID(), name+"#reject"+strconv.Itoa(i+1))
	}
}

func (d *document) digest() pipeline.Digest {
	return pipeline.DigestOf([]byte(d.name + "\n" + strings.Join(d.lines, "\n")))
}

func (d *document) understand(press bool) error {
	d.reading = pipeline.Reading{Format: "xlsx", Title: d.title}
	if press {
		d.reading.Format = "html"
	}
	for _, line := range d.lines {
		var err error
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "cell":
			err = d.cell(rest)
		case "sentence":
			err = d.sentence(rest)
		default:
			err = d.record(line, press)
		}
		if err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
	}
	return nil
}

func (d *document) record(line string, press bool) error {
	fields := strings.Split(line, "|")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	if fields[0] == "reject" && len(fields) >= 3 {
		d.reject(fields)
		return nil
	}
	if len(fields) < 5 || len(fields) > 6 {
		return fmt.Errorf("viết: địa phương | chỉ tiêu cấp | kỳ | loại số liệu | giá trị đơn vị | vị trí")
	}
	o, err := parseFigure(fields)
	if err != nil {
		return err
	}
	n := len(d.reading.Observations) + 1
	o.Claim = press
	o.Origin = pipeline.Origin{
		Snapshot: d.digest(), Locator: pipeline.CellAt("Biểu 1", n, 3), Start: -1, End: -1,
		Raw: fields[4], Shown: fields[4], Context: fields[1], Rule: "table.level-column",
	}
	if press {
		o.Origin.Locator = pipeline.SpanAt(1, n, 0, utf8.RuneCountInString(fields[4]))
		o.Origin.Context, o.Origin.Rule = "Câu "+strconv.Itoa(n)+": "+fields[4]+".", "article.count"
	}
	if len(fields) == 6 {
		if o.Origin.Locator, err = pipeline.ParseLocator(fields[5]); err != nil {
			return err
		}
	}
	d.reading.Observations = append(d.reading.Observations, o)
	return nil
}

func (d *document) reject(fields []string) {
	n := len(d.reading.Rejects) + 1
	d.reading.Rejects = append(d.reading.Rejects, pipeline.Reject{
		Reason: fields[1], MessageVI: "Không hiểu “" + fields[2] + "”.", MessageEN: "Cannot understand “" + fields[2] + "”.",
		Origin: pipeline.Origin{
			Snapshot: d.digest(), Locator: pipeline.CellAt("Biểu 1", n, 9), Start: -1, End: -1,
			Raw: fields[2], Shown: fields[2], Context: "cột I", Rule: "table",
		},
	})
}

// cell reads LOCATOR ROLE TEXT.
func (d *document) cell(text string) error {
	cut := strings.IndexByte(text, '!')
	if cut < 0 {
		return fmt.Errorf("want SHEET!A1 ROLE TEXT")
	}
	name, rest, _ := strings.Cut(text[cut:], " ")
	at, err := pipeline.ParseLocator(text[:cut] + name)
	if err != nil {
		return err
	}
	role, shown, _ := strings.Cut(rest, " ")
	sheets := d.reading.Document.Sheets
	if len(sheets) == 0 || sheets[len(sheets)-1].Name != at.Sheet {
		sheets = append(sheets, pipeline.Sheet{Name: at.Sheet})
	}
	last := &sheets[len(sheets)-1]
	last.Rows, last.Cols = max(last.Rows, at.Row), max(last.Cols, at.Col)
	last.Cells = append(last.Cells, pipeline.Cell{Row: at.Row, Col: at.Col, RowSpan: 1, ColSpan: 1, Text: shown, Role: pipeline.CellRole(role)})
	d.reading.Document.Sheets = sheets
	return nil
}

// sentence reads PARAGRAPH.SENTENCE TEXT; sentences come in their order.
func (d *document) sentence(text string) error {
	place, said, _ := strings.Cut(text, " ")
	number, _, _ := strings.Cut(place, ".")
	n, err := strconv.Atoi(number)
	if err != nil {
		return err
	}
	paragraphs := d.reading.Document.Paragraphs
	if len(paragraphs) == 0 || paragraphs[len(paragraphs)-1].Number != n {
		paragraphs = append(paragraphs, pipeline.Paragraph{Number: n})
	}
	last := &paragraphs[len(paragraphs)-1]
	last.Sentences = append(last.Sentences, said)
	d.reading.Document.Paragraphs = paragraphs
	return nil
}
