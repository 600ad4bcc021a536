//go:build duckdb_arrow

package warehouse

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// namedLine is how DuckDB names the line of a fault; the line below it has the
// caret.
var namedLine = regexp.MustCompile(`(?m)^LINE (\d+): (.*\n *\^)`)

// placed makes DuckDB's lines those of the person who wrote the statement: it ran
// in brackets that stand on a line of their own.
func placed(detail string) string {
	return namedLine.ReplaceAllStringFunc(detail, func(found string) string {
		part := namedLine.FindStringSubmatch(found)
		line, err := strconv.Atoi(part[1])
		if err != nil || line < 2 {
			return found
		}
		own, rest := strconv.Itoa(line-1), part[2]
		if len(own) < len(part[1]) { // the caret goes along
			text, caret, _ := strings.Cut(rest, "\n ")
			rest = text + "\n" + caret
		}
		return "LINE " + own + ": " + rest
	})
}

// placeOf shows the line of query at the code point that position counts to, with
// a caret below it, as DuckDB does; "" where position is no such number.
func placeOf(query, position string) string {
	letters := []rune(query)
	at, err := strconv.Atoi(position)
	if err != nil || at < 0 || at > len(letters) {
		return ""
	}
	before := string(letters[:at])
	start := strings.LastIndexByte(before, '\n') + 1
	line, _, _ := strings.Cut(query[start:], "\n")
	head := fmt.Sprintf("LINE %d: ", strings.Count(before, "\n")+2) // one more, as inside the brackets
	blank := strings.Repeat(" ", len(head)+utf8.RuneCountInString(before[start:]))
	return "\n\n" + head + strings.ReplaceAll(line, "\t", " ") + "\n" + blank + "^"
}

// guesses are how DuckDB names what may have been meant, best first.
var guesses = regexp.MustCompile(`(?:Did you mean|Candidate bindings:|Candidate functions:)\s+"([^"]+)"`)

// nearestName is the name that DuckDB takes to be meant, "" where it has none.
func nearestName(detail string) string {
	if found := guesses.FindStringSubmatch(detail); found != nil {
		return found[1]
	}
	return ""
}
