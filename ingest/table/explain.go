package table

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// explainedRows bounds the rows of a table that are explained one by one.
const explainedRows = 500

// explain tells of every table of a page which role each column has, what each
// text says, and by which rule every cell of a row was taken, or why by none.
func (d *document) explain(pg *page) []pipeline.Explanation {
	var list []pipeline.Explanation
	for _, p := range pg.plans {
		for _, t := range p.table.Titles {
			said, sense := p.hearer.hear(t.Text).sense()
			list = append(list, pipeline.Explanation{Locator: pg.grid.Locate(t.Row, t.Col), Text: t.Text, Lines: []pipeline.Text{{VI: "đầu bảng: " + said, EN: "above the table: " + sense}}})
		}
		for i := range p.columns {
			list = append(list, p.explainColumn(&p.columns[i]))
		}
		for i := range min(p.rows.len(), explainedRows) {
			list = append(list, p.explainRow(i))
		}
		if more := p.rows.len() - explainedRows; more > 0 {
			list = append(list, pipeline.Explanation{Locator: pipeline.Locator{Sheet: pg.grid.Name()}, Lines: []pipeline.Text{{VI: fmt.Sprintf("còn %d dòng không giải thích", more), EN: fmt.Sprintf("%d more rows are not explained", more)}}})
		}
	}
	return list
}

func (p *plan) explainColumn(c *column) pipeline.Explanation {
	e := pipeline.Explanation{Locator: p.grid.Locate(p.table.Top, c.Col)}
	var texts []string
	for i, h := range c.Heads {
		if i == 0 {
			e.Locator = p.grid.Locate(h.Span.Top, h.Span.Left)
		}
		texts = append(texts, h.Text)
	}
	e.Text = strings.Join(texts, " › ")
	name := roleNames[c.role]
	e.Lines = append(e.Lines, pipeline.Text{VI: "vai trò của cột: " + cmp.Or(name[0], "không rõ"), EN: "role of the column: " + cmp.Or(name[1], "unknown")})
	for _, h := range c.heads {
		said, sense := h.sense()
		e.Lines = append(e.Lines, pipeline.Text{VI: said, EN: sense})
	}
	return e
}

func (p *plan) explainRow(i int) pipeline.Explanation {
	row := p.rows.at(i)
	e := pipeline.Explanation{Locator: p.grid.Locate(row.row, p.table.Left), Text: textOf(row.labels)}
	for at, s := range row.labels {
		if s == nil {
			break
		}
		e.Locator = p.grid.Locate(row.row, cmp.Or(int(row.cols[0]), p.table.Left))
		said, sense := s.sense()
		name := roleNames[p.labelRole(row, at)]
		e.Lines = append(e.Lines, pipeline.Text{VI: strings.TrimPrefix(name[0]+": "+said, ": "), EN: strings.TrimPrefix(name[1]+": "+sense, ": ")})
	}
	for _, c := range p.values {
		if line, ok := p.explainCell(i, c); ok {
			e.Lines = append(e.Lines, line)
		}
	}
	return e
}

// verdictNames are what a cell was taken for, beside a figure and a reject.
var verdictNames = map[verdict]pipeline.Text{
	checked: {VI: "số cộng, chỉ để kiểm tra", EN: "a total that is only checked"},
	derived: {VI: "tính từ ô khác", EN: "worked out from other cells"},
	ordinal: {VI: "số thứ tự hoặc năm", EN: "an ordinal or a year"},
	strange: {VI: "thuộc lĩnh vực khác", EN: "of another subject"},
}

func (p *plan) explainCell(i int, c *column) (pipeline.Text, bool) {
	row := p.rows.number(i)
	f := p.judge(i, c)
	at := cellName(row, c.Col) + " «" + p.grid.Shows(row, c.Col) + "» "
	switch f.verdict {
	case silent:
		return pipeline.Text{}, false
	case figured:
		return pipeline.Text{VI: at + "→ " + f.meaning.indicator.ID + " theo quy tắc " + f.meaning.rule, EN: at + "→ " + f.meaning.indicator.ID + " by the rule " + f.meaning.rule}, true
	case refused:
		r := rejectAt(p.grid, f.problem, row, c.Col, "", "")
		return pipeline.Text{VI: at + "không ghi: " + r.MessageVI, EN: at + "not recorded: " + r.MessageEN}, true
	}
	return pipeline.Text{VI: at + verdictNames[f.verdict].VI, EN: at + verdictNames[f.verdict].EN}, true
}

// slotNames are what the slots are called.
var slotNames = map[catalog.Slot]string{
	catalog.NounSlot: "đếm", catalog.StatusSlot: "tình trạng", catalog.ProgrammeSlot: "chương trình", catalog.PurseSlot: "nguồn tiền", catalog.LevelSlot: "cấp",
	catalog.KindSlot: "loại số", catalog.DimensionSlot: "phân tổ", catalog.ItemSlot: "chỉ tiêu", catalog.CueSlot: "dấu hiệu", catalog.NeutralSlot: "không mang nghĩa riêng",
}

// sense is a text with what each of its words was taken for.
func (s *speech) sense() (vi, en string) {
	points := []rune(spoken(s.text))
	var vis, ens []string
	add := func(word, nameVI, nameEN, value string) {
		vis, ens = append(vis, strings.TrimSpace("«"+word+"» "+nameVI+" "+value)), append(ens, strings.TrimSpace("«"+word+"» "+nameEN+" "+value))
	}
	cut := func(start, end int) string { return string(points[min(start, len(points)):min(end, len(points))]) }
	for _, m := range slices.Concat(s.Items, s.Mentions) {
		add(cut(m.Start, m.End), slotNames[m.Slot], string(m.Slot), m.ID)
	}
	for _, period := range s.Periods {
		add(cut(period.Start, period.End), "kỳ", "period", "")
	}
	for _, place := range slices.Concat(s.Provinces, s.Regions, s.Localities) {
		add(place.Name, "nơi", "place", "")
	}
	if s.Country {
		add(s.text, "cả nước", "the country", "")
	}
	if s.Unit != "" {
		add(s.text, "đơn vị", "unit", s.Unit)
	}
	for _, u := range s.Unexplained {
		add(u.Text, "không hiểu", "not understood", "")
	}
	if len(vis) == 0 {
		return "«" + clip(s.text) + "» không nói gì", "«" + clip(s.text) + "» says nothing"
	}
	return strings.Join(vis, ", "), strings.Join(ens, ", ")
}
