package sheet

import "strings"

// An htmlWalk turns tags and texts into grids. It closes what careless pages
// leave open, as browsers do, and is as fast on hostile ones.
type htmlWalk struct {
	budget  *budget
	base    htmlLook
	css     strings.Builder // of the style sheet at hand
	classes map[string]string
	names   []string // of sheets, as the page tells them
	stack   []htmlElement
	tables  []*htmlTable
	grids   []*Grid // by the order in which tables begin; nil for empty ones
	skipped int     // tables that are not read
	deeper  int     // of those, the ones that are open now
	block   htmlText
	lead    []string // blocks before the next table
	sheet   string   // name that an anchor tells of the next table
	inSheet bool
}

type htmlElement struct {
	name string
	look htmlLook
}

func newHTMLWalk(b *budget) *htmlWalk {
	return &htmlWalk{budget: b, classes: map[string]string{}}
}

const (
	deepestElement = 500
	deepestTable   = 50
	mostLead       = 12
	mostColspan    = 1000
	mostRowspan    = 65534
)

func (w *htmlWalk) look() htmlLook {
	if n := len(w.stack); n > 0 {
		return w.stack[n-1].look
	}
	return w.base
}

func (w *htmlWalk) lookOf(t htmlTag) htmlLook {
	l := w.look()
	l.format = ""
	for class := range strings.FieldsSeq(strings.ToLower(t.class)) {
		l = l.over(w.classes[class])
	}
	if t.face != "" {
		l.font = l.fontOver(t.face)
	}
	if c := colorOf(t.color); c != "" {
		l.color = c
	}
	if c := colorOf(t.background); c != "" {
		l.background = c
	}
	l.hidden = l.hidden || t.hidden
	return l.over(t.style)
}

func (w *htmlWalk) table() *htmlTable {
	if n := len(w.tables); n > 0 {
		return w.tables[n-1]
	}
	return nil
}

func (w *htmlWalk) open(t htmlTag) error {
	switch t.name {
	case "br":
		w.current().newline()
		return nil
	case "col":
		w.openCol(t)
		return nil
	case "img", "hr", "input", "meta", "link", "base", "wbr", "area", "embed", "source", "param", "track":
		return nil
	case "table":
		return w.openTable(t)
	case "tr":
		return w.openRow(t)
	case "td", "th":
		return w.openCell(t)
	case "thead", "tbody", "tfoot", "colgroup":
		if err := w.closeRow(); err != nil {
			return err
		}
	case "a":
		w.openAnchor(t)
	}
	if isBlock(t.name) {
		w.endBlock()
	}
	w.push(t)
	return nil
}

func (w *htmlWalk) push(t htmlTag) {
	if len(w.stack) < deepestElement {
		w.stack = append(w.stack, htmlElement{t.name, w.lookOf(t)})
	}
}

// close ends the nearest open element of a name; one that is not open, or not
// inside the present cell, is no concern.
func (w *htmlWalk) close(name string) error {
	switch name {
	case "br", "col", "img", "hr", "input":
		return nil
	case "table":
		return w.closeTable()
	case "tr", "thead", "tbody", "tfoot":
		if err := w.closeRow(); err != nil {
			return err
		}
	case "td", "th":
		return w.closeCell()
	case "style":
		w.learnClasses(w.css.String())
		w.css.Reset()
	}
	if isBlock(name) {
		w.endBlock()
	}
	if name == "a" || name == "em" {
		w.closeAnchor(name)
	}
	w.pop(name)
	return nil
}

func (w *htmlWalk) pop(name string) {
	floor := 0
	if t := w.table(); t != nil {
		floor = t.depth
	}
	for i := len(w.stack) - 1; i >= floor; i-- {
		if w.stack[i].name == name {
			w.stack = w.stack[:i]
			return
		}
		if s := w.stack[i].name; s == "td" || s == "th" {
			return
		}
	}
}

// unwind drops the elements from the last one of a name on.
func (w *htmlWalk) unwind(floor int, names ...string) {
	for i := len(w.stack) - 1; i >= floor; i-- {
		for _, name := range names {
			if w.stack[i].name == name {
				w.stack = w.stack[:i]
				return
			}
		}
	}
}
