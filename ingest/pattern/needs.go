package pattern

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// needs are literals of which every match contains one, by their first byte.
type needs struct {
	at       [256]uint8 // where the literals that begin so stand in byFirst, 0 for none
	byFirst  [][]string // what follows the first byte of each
	literals []string
}

// in tells whether a text contains one of them.
func (n *needs) in(text string) bool {
	if n == nil {
		return true
	}
	for i := range len(text) {
		k := n.at[text[i]]
		if k == 0 {
			continue
		}
		for _, rest := range n.byFirst[k] {
			if strings.HasPrefix(text[i+1:], rest) {
				return true
			}
		}
	}
	return false
}

// mostLiterals bounds how many are looked for: more cost more than they spare.
const mostLiterals = 96

// needsOf finds the best literals to look for, nil when there are none.
func needsOf(re *syntax.Regexp) *needs {
	list := required(re)
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	n := &needs{byFirst: make([][]string, 1)}
	for _, literal := range slices.Compact(list) {
		n.literals = append(n.literals, literal)
		c := literal[0]
		if n.at[c] == 0 {
			n.at[c] = uint8(len(n.byFirst)) //nolint:gosec // never more than mostLiterals
			n.byFirst = append(n.byFirst, nil)
		}
		n.byFirst[n.at[c]] = append(n.byFirst[n.at[c]], literal[1:])
	}
	return n
}

// required are literals of which every match contains at least one; nil when none
// are known.
func required(re *syntax.Regexp) []string {
	if list, ok := exact(re); ok {
		return usable(list)
	}
	switch re.Op {
	case syntax.OpLiteral:
		row, _ := literal(re, mostInAnyCase)
		return usable(row)
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			list := required(sub)
			if list == nil || len(all)+len(list) > mostLiterals {
				return nil
			}
			all = append(all, list...)
		}
		return all
	case syntax.OpConcat:
		return requiredInRow(re.Sub)
	}
	return nil
}

// requiredInRow is the best of what the parts of a row require: parts that stand
// for few texts are read as one.
func requiredInRow(parts []*syntax.Regexp) []string {
	var best []string
	keep := func(list []string) {
		if list = usable(list); list != nil && (best == nil || shortest(list) > shortest(best) || shortest(list) == shortest(best) && len(list) < len(best)) {
			best = list
		}
	}
	row := []string{""}
	for _, part := range parts {
		list, ok := exact(part)
		if ok {
			if longer, ok := cross(row, list); ok {
				row = longer
				continue
			}
			keep(row)
			row = list
			continue
		}
		keep(row)
		row = []string{""}
		keep(required(part))
	}
	keep(row)
	return best
}

// usable is a list that can be looked for: none of it is empty or holds what a
// byte that is no UTF-8 is read as.
func usable(list []string) []string {
	if len(list) == 0 || len(list) > mostLiterals {
		return nil
	}
	for _, s := range list {
		if s == "" || strings.ContainsRune(s, utf8.RuneError) {
			return nil
		}
	}
	return list
}

func shortest(list []string) int {
	return len(slices.MinFunc(list, func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
}

// exact are all texts that an expression matches, where they are few.
func exact(re *syntax.Regexp) ([]string, bool) {
	switch re.Op {
	case syntax.OpLiteral:
		row, whole := literal(re, mostInAnyCase)
		return row, whole
	case syntax.OpCharClass:
		return classTexts(re.Rune)
	case syntax.OpCapture:
		return exact(re.Sub[0])
	case syntax.OpQuest:
		list, ok := exact(re.Sub[0])
		return append(slices.Clone(list), ""), ok && len(list) < mostLiterals
	case syntax.OpConcat:
		row := []string{""}
		for _, sub := range re.Sub {
			list, ok := exact(sub)
			if ok {
				row, ok = cross(row, list)
			}
			if !ok {
				return nil, false
			}
		}
		return row, true
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			list, ok := exact(sub)
			if !ok || len(all)+len(list) > mostLiterals {
				return nil, false
			}
			all = append(all, list...)
		}
		return all, true
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, true
	}
	return nil, false
}

// mostInAnyCase bounds in how many ways a literal may be written whose case does not
// matter.
const mostInAnyCase = 8

// literal are the ways to write a literal, or as much of its beginning as can be
// written in no more than so many.
func literal(re *syntax.Regexp, most int) (row []string, whole bool) {
	row = []string{""}
	for _, r := range re.Rune {
		longer, ok := cross(row, texts(variants(r, re.Flags)))
		if !ok || len(longer) > most {
			return row, false
		}
		row = longer
	}
	return row, true
}

// cross is every text of one list with every text of another behind it.
func cross(heads, tails []string) ([]string, bool) {
	if len(heads)*len(tails) > mostLiterals {
		return nil, false
	}
	list := make([]string, 0, len(heads)*len(tails))
	for _, head := range heads {
		for _, tail := range tails {
			list = append(list, head+tail)
		}
	}
	return list, true
}

func texts(runes []rune) []string {
	list := make([]string, 0, len(runes))
	for _, r := range runes {
		list = append(list, string(r))
	}
	return list
}

// mostOfClass is how many code points of a class are looked for each.
const mostOfClass = 12

func classTexts(ranges []rune) ([]string, bool) {
	var runes []rune
	for i := 0; i < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i])+len(runes) >= mostOfClass {
			return nil, false
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			runes = append(runes, r)
		}
	}
	return texts(runes), true
}
