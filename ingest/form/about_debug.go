package form

import "fmt"

// About is for measuring.
func (t *Table) About() string {
	s := fmt.Sprintf("title=%q year=%d kind=%s prov=%s unit=%v cols:", t.frame.text, t.settled.year, t.settled.kind, t.settled.province.slug, t.settled.unit.factor)
	for _, c := range t.columns {
		s += fmt.Sprintf(" [%d %q k=%s l=%s y=%d d=%v s=%s]", c.col, c.head, c.kind, c.level, c.year, c.derived, c.strange)
	}
	for i, p := range t.places {
		if p.node >= 0 && p.likeness < 0.85 {
			s += fmt.Sprintf(" <%.2f %v %q ~ %q>", p.likeness, p.exact, t.lines[i].label, t.tree.nodes[p.node].item.Names[0])
		}
	}
	for _, l := range t.Layout.Titles {
		s += fmt.Sprintf(" {%d %q}", l.Kind, l.Text)
	}
	return s
}
