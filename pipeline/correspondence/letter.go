package correspondence

import (
	_ "embed" // the words of the letter
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"github.com/tonghop/tonghop/pipeline"
)

// A Letter asks a sender to mend a document, or tells what became of an answer.
type Letter struct {
	From     string // who writes, "" when the letterhead is to be put in by hand
	To       string // who sent the document, "" when nobody is known
	Date     pipeline.Date
	Due      pipeline.Date // by when the answer is wanted, unknown for soon
	Document string
	Before   string // of an answer: the document that it answers, "" otherwise
	Copy     string // the marked copy that goes with the letter, "" when none does
	Listing  string // the sheet of the copy that lists the flaws
	Macros   bool   // the document carried macros or parts that run, which the copy has not
	Outcomes []Outcome
}

// Request is the outcomes of a document that answers none: every flaw is told
// for the first time.
func Request(flaws []Flaw) []Outcome {
	var list []Outcome
	for _, f := range flaws {
		list = append(list, Outcome{New, f})
	}
	return list
}

// Words are the states as the sender reads them.
var Words = map[State]string{Mended: "đã sửa", Repeated: "vẫn còn", New: "mới phát sinh", Gone: "không còn số liệu"}

//go:embed letter.txt
var wording string

// lettered bounds the flaws that a letter itself tells.
const lettered = 60

type item struct {
	Number                                  int
	State, Place, Stands, Message, Evidence string
}

// words is what the wording of the letter is filled with.
type words struct {
	From, To, Document, Before, Copy, Listing, Due string
	Macros                                         bool
	Date                                           struct{ Day, Month, Year int }
	Answered                                       bool
	Total, More, Mended, Repeated, New, Gone       int
	Items                                          []item
}

// lines are the lines of the letter, each with the mark of its look: "^ " for whom
// it is to, "- " for an item, none for a paragraph. Its head and its foot have two
// columns, as letters of offices have: "[" and "]" are lines of the left and the
// right one, of which "= " is bold, ": " bold and slanted, "/ " slanted, "- " small.
func (l Letter) lines() ([]string, error) {
	w := words{From: oneLine(l.From), To: oneLine(l.To), Document: oneLine(l.Document), Before: oneLine(l.Before), Copy: oneLine(l.Copy), Listing: l.Listing, Macros: l.Macros,
		Answered: l.Before != "", Total: len(l.Outcomes), Mended: Count(l.Outcomes, Mended), Repeated: Count(l.Outcomes, Repeated),
		New: Count(l.Outcomes, New), Gone: Count(l.Outcomes, Gone)}
	w.Date.Day, w.Date.Month, w.Date.Year = l.Date.Day, l.Date.Month, l.Date.Year
	if !l.Due.IsZero() {
		w.Due = fmt.Sprintf("%02d/%02d/%d", l.Due.Day, l.Due.Month, l.Due.Year)
	}
	for _, o := range l.Outcomes {
		switch {
		case o.State == Mended:
			continue
		case len(w.Items) == lettered:
			w.More++
			continue
		}
		one := item{Number: len(w.Items) + 1, Place: oneLine(o.Flaw.Place()), Stands: oneLine(o.Flaw.Stands), Message: oneLine(o.Flaw.further()), Evidence: strings.TrimSuffix(oneLine(o.Flaw.Evidence), ".")}
		if w.Answered {
			one.State = Words[o.State]
		}
		w.Items = append(w.Items, one)
	}
	return filledIn("letter", wording, w)
}

// filledIn are the lines of a wording with what is written in it.
func filledIn(name, wording string, with any) ([]string, error) {
	t, err := template.New(name).Funcs(template.FuncMap{"upper": strings.ToUpper}).Parse(wording)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var text strings.Builder
	if err := t.Execute(&text, with); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return strings.Split(strings.TrimSpace(text.String()), "\n"), nil
}

// oneLine keeps a text from outside within its line, and no longer than a
// reader reads.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F || r == '\u2028' || r == '\u2029' || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))), " ")
	if r := []rune(s); len(r) > longestPart {
		return string(r[:longestPart]) + "…"
	}
	return s
}

const longestPart = 1_000 // letters

// Text is the letter as plain text.
func (l Letter) Text() (string, error) {
	lines, err := l.lines()
	return plainText(lines), err
}

func plainText(lines []string) string {
	var out strings.Builder
	before := plainLook
	for i, line := range lines {
		look, text := lookOf(line)
		if i > 0 && (look.group() != before.group() || look.group() == 0) {
			out.WriteString("\n")
		}
		if before = look; look == itemLook && !numbered.MatchString(text) {
			text = "- " + text
		}
		out.WriteString(text + "\n")
	}
	return strings.TrimSpace(out.String()) + "\n"
}

// numbered is an item that has its number.
var numbered = regexp.MustCompile(`^[0-9]+\. `)

// look is how a line of the letter is set.
type look int

const (
	plainLook look = iota
	toLook
	itemLook
	leftBold
	leftNote
	leftSmall
	leftPlain
	rightBold
	rightSlanted
)

// marks are the looks that are not that of a paragraph.
var marks = []struct {
	mark string
	look look
}{
	{"^ ", toLook}, {"- ", itemLook},
	{"[= ", leftBold}, {"[: ", leftNote}, {"[- ", leftSmall}, {"[ ", leftPlain},
	{"]= ", rightBold}, {"]/ ", rightSlanted},
}

func lookOf(line string) (look, string) {
	for _, m := range marks {
		if text, ok := strings.CutPrefix(line, m.mark); ok {
			return m.look, text
		}
	}
	return plainLook, line
}

// What stands together: items, the left and the right column; 0 stands alone.
const (
	itemGroup = iota + 1
	leftGroup
	rightGroup
)

func (l look) group() int {
	switch {
	case l == itemLook:
		return itemGroup
	case l >= rightBold:
		return rightGroup
	case l >= leftBold:
		return leftGroup
	}
	return 0
}
