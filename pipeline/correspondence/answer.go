package correspondence

import (
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// State is what became of a flaw in the answer.
type State string

// The states. Gone is a flaw whose figure is not there any more: nothing was
// mended and nothing is wrong.
const (
	Mended   State = "mended"
	Repeated State = "repeated"
	New      State = "new"
	Gone     State = "gone"
)

// An Outcome is a flaw with what became of it. A mended or gone one is that of
// the old document, the others are those of the answer.
type Outcome struct {
	State State
	Flaw  Flaw
}

// likeness are the ways in which a flaw of the answer is one that was told
// before, the surest first: the same heads, the same proof, the same place, and
// at last another flaw in the same cell, which is not mended either.
var likeness = []func(old, is Flaw) bool{
	func(old, is Flaw) bool { return old.Code == is.Code && old.Heads != "" && old.Heads == is.Heads },
	func(old, is Flaw) bool {
		return old.Code == is.Code && old.Evidence != "" && old.Evidence == is.Evidence
	},
	func(old, is Flaw) bool { return old.Code == is.Code && overlap(old, is) },
	func(old, is Flaw) bool { return len(old.Cells) > 0 && overlap(old, is) },
}

// Compare tells of every flaw of an old document and of its answer what became
// of it: first those of the answer, in its order, then those of the old one that
// the answer has no more. answer is the reading of the answer.
func Compare(old, is []Flaw, answer pipeline.Reading) []Outcome {
	told, repeated := make([]bool, len(old)), make([]bool, len(is))
	for _, alike := range likeness {
		before := append([]bool{}, told...) // a flaw of a range may be several in the answer
		for k, f := range is {
			for i, o := range old {
				if !repeated[k] && !before[i] && o.Locator.Sheet == f.Locator.Sheet && alike(o, f) {
					told[i], repeated[k] = true, true
				}
			}
		}
	}
	var list []Outcome
	for k, f := range is {
		state := New
		if repeated[k] {
			state = Repeated
		}
		list = append(list, Outcome{state, f})
	}
	here := standing(answer)
	for i, o := range old {
		if told[i] {
			continue
		}
		state := Mended
		if !here.has(o) {
			state = Gone
		}
		list = append(list, Outcome{state, o})
	}
	return list
}

// Count is how many outcomes are of a state.
func Count(list []Outcome, state State) int {
	n := 0
	for _, o := range list {
		if o.State == state {
			n++
		}
	}
	return n
}

// overlap tells whether two flaws share a cell, or are both about the same sheet
// or document as a whole.
func overlap(a, b Flaw) bool {
	if len(a.Cells) == 0 || len(b.Cells) == 0 {
		return len(a.Cells) == len(b.Cells) && a.Locator == b.Locator
	}
	for _, x := range a.Cells {
		for _, y := range b.Cells {
			if p, q, ok := rectangles(x, y); ok && p[0] <= q[2] && q[0] <= p[2] && p[1] <= q[3] && q[1] <= p[3] {
				return true
			}
		}
	}
	return false
}

func rectangles(x, y string) (p, q [4]int, ok bool) {
	p, one := rectangle(x)
	q, other := rectangle(y)
	return p, q, one && other
}

// rectangle is the top row, left column, bottom row and right column of a cell
// or range.
func rectangle(ref string) ([4]int, bool) {
	from, to, ranged := strings.Cut(ref, ":")
	if !ranged {
		to = from
	}
	var out [4]int
	for i, cell := range []string{from, to} {
		letters := strings.TrimRight(cell, "0123456789")
		row, err := strconv.Atoi(cell[len(letters):])
		if err != nil {
			return out, false
		}
		out[2*i], out[2*i+1] = row, pipeline.ColumnNumber(letters)
	}
	return out, true
}

// present is what the answer still has.
type present struct {
	sheets  map[string]pipeline.Sheet
	texts   map[pipeline.Locator]bool
	figures map[[2]string]bool // sheet, heads
}

func standing(r pipeline.Reading) present {
	p := present{sheets: map[string]pipeline.Sheet{}, texts: map[pipeline.Locator]bool{}, figures: map[[2]string]bool{}}
	for _, s := range r.Document.Sheets {
		p.sheets[s.Name] = s
		for _, c := range s.Cells {
			p.texts[pipeline.CellAt(s.Name, c.Row, c.Col)] = strings.TrimSpace(c.Text) != ""
		}
	}
	for _, o := range r.Observations {
		p.figures[[2]string{o.Origin.Locator.Sheet, o.Origin.Context}] = true
	}
	return p
}

// has tells whether what a flaw was about is still there.
func (p present) has(f Flaw) bool {
	if f.Locator.IsZero() {
		return true
	}
	s, ok := p.sheets[f.Locator.Sheet]
	switch {
	case !ok:
		return false
	case f.Locator.Row == 0 || f.Stands == "":
		return true
	case f.Heads != "" && p.figures[[2]string{f.Locator.Sheet, f.Heads}]:
		return true
	}
	return s.Truncated || p.texts[f.Locator]
}
