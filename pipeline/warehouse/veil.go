//go:build duckdb_arrow

package warehouse

import "github.com/tonghop/tonghop/pipeline"

// veiled is the document as readers may see it: the cells and sentences of what
// is held are there and say nothing. Of a quarantined document that is every
// figure.
func veiled(r pipeline.Reading, held []string, quarantined bool) pipeline.Document {
	hidden := map[string]bool{}
	for _, locator := range held {
		hidden[locator] = true
	}
	if quarantined {
		for _, o := range r.Observations {
			hidden[clean(o.Origin.Locator.String())] = true
		}
	}
	if len(hidden) == 0 {
		return r.Document
	}
	d := pipeline.Document{Sheets: append([]pipeline.Sheet(nil), r.Document.Sheets...), Paragraphs: append([]pipeline.Paragraph(nil), r.Document.Paragraphs...)}
	for i := range d.Sheets {
		s := &d.Sheets[i]
		s.Cells = append([]pipeline.Cell(nil), s.Cells...)
		for k := range s.Cells {
			c := &s.Cells[k]
			if hidden[clean(pipeline.CellAt(s.Name, c.Row, c.Col).String())] {
				c.Text, c.Role = veil, pipeline.RoleFaulty
			}
		}
	}
	for _, o := range r.Observations {
		if at := o.Origin.Locator; hidden[clean(at.String())] {
			veilSentence(d.Paragraphs, at)
		}
	}
	return d
}

// veil stands where readers must not see a figure.
const veil = "…"

func veilSentence(paragraphs []pipeline.Paragraph, at pipeline.Locator) {
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Number != at.Paragraph || at.Sentence < 1 || at.Sentence > len(p.Sentences) {
			continue
		}
		p.Sentences = append([]string(nil), p.Sentences...)
		p.Sentences[at.Sentence-1] = veil
	}
}
