package vietnamese

import (
	_ "embed"
	"strings"
)

//go:embed nouns.txt
var nounLines string

// nouns are the counted nouns by their words, with the unit of what they count.
// together are the units that others become when they are counted together.
var nouns, together = readNouns(nounLines)

type sharedUnit struct {
	unit string
	of   []string
}

func readNouns(lines string) (table map[string]string, together []sharedUnit) {
	table = map[string]string{}
	for line := range strings.Lines(lines) {
		unit, rest, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var words []string
		for word := range strings.SplitSeq(rest, "|") {
			words = append(words, strings.TrimSpace(word))
		}
		if shared, ok := strings.CutPrefix(unit, "= "); ok {
			together = append(together, sharedUnit{shared, words})
			continue
		}
		for _, word := range words {
			table[word] = unit
		}
	}
	return table, together
}

var countedUnits = func() map[string]bool {
	units := map[string]bool{}
	for _, unit := range nouns {
		units[unit] = true
	}
	return units
}()

// noun reads a counted noun at token i: its words as written and its unit. next
// is i when there is none.
func (l *Line) noun(i int) (text, unit string, next int) {
	if !l.begins(i, startsNoun) {
		return "", "", i
	}
	n := &l.lastNoun
	if n.next == 0 || n.at != i { // what follows a number is looked at by several readers in turn
		n.at = i
		n.text, n.unit, n.next = l.readNoun(i)
	}
	return n.text, n.unit, n.next
}

// nounAt is the counted noun at a token; next is 0 when none was looked for.
type nounAt struct {
	text, unit string
	at, next   int
}

func (l *Line) readNoun(i int) (text, unit string, next int) {
	unit, next = longest(l.at(i).nouns, l, i)
	if next == i+1 && l.is(i, "bộ") && l.isAny(next, "phận", "máy", "ngành", "đội", "môn", "mặt", "phim") {
		return "", "", i
	}
	if next == i || l.is(i, "điểm") && next == i+1 && l.at(next).kind == word && l.at(next).end-l.at(next).start == 1 {
		return "", "", i
	}
	return l.text(i, next), unit, next
}
