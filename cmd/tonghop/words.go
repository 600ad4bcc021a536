package main

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// words are what a person may be about to write in the shell, asked of the
// release when they are first wanted.
type words struct {
	byKind map[string][]string
}

// loadWords asks the release for its names. Without an answer nothing is completed.
func loadWords(ctx context.Context, ask func(context.Context, string) (limited, error)) *words {
	w := &words{byKind: map[string][]string{}}
	answer, err := ask(ctx, shellStatement("words", ""))
	if err != nil {
		return w
	}
	for _, row := range answer.Rows {
		kind, _ := row[0].(string)
		word, _ := row[1].(string)
		w.byKind[kind] = append(w.byKind[kind], word)
	}
	return w
}

// complete proposes what the word before the cursor may become; pos counts code
// points. head, one of proposals, and tail make the new line.
func (w *words) complete(line string, pos int) (head string, proposals []string, tail string) {
	letters := []rune(line)
	before, tail := string(letters[:pos]), string(letters[pos:])
	switch first := strings.TrimSpace(before); {
	case strings.HasPrefix(first, ".") || strings.HasPrefix(first, `\`):
		head, proposals = w.command(before)
	case strings.Count(before, "'")%2 == 1:
		at := strings.LastIndexByte(before, '\'') + 1
		for _, value := range w.byKind["value"] {
			if strings.HasPrefix(vietnamese.Fold(value), vietnamese.Fold(before[at:])) {
				proposals = append(proposals, value+"'")
			}
		}
		head, tail = before[:at], strings.TrimPrefix(tail, "'")
	default:
		head, proposals = w.name(before)
	}
	return head, proposals, tail
}

// command completes a dot command or what it is given.
func (w *words) command(before string) (head string, proposals []string) {
	name, given, spaced := strings.Cut(strings.TrimLeft(before, " "), " ")
	if !spaced {
		for _, c := range shellCommands {
			proposals = append(proposals, startingWith(c.names, name)...)
		}
		return "", proposals
	}
	of := w.byKind["table"]
	if name == ".format" {
		of = strings.Split(formatNames, ", ")
	}
	return name + " ", startingWith(of, strings.TrimLeft(given, " "))
}

// name completes a table, a column, a function or a keyword.
func (w *words) name(before string) (head string, proposals []string) {
	at := strings.LastIndexFunc(before, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) + 1
	head, part := before[:at], before[at:]
	last := ""
	if fields := strings.Fields(head); len(fields) > 0 {
		last = strings.ToUpper(fields[len(fields)-1])
	}
	switch {
	case slices.Contains([]string{"FROM", "JOIN", "DESCRIBE", "SUMMARIZE"}, last):
		return head, startingWith(w.byKind["table"], part)
	case strings.HasSuffix(head, "."):
		return head, startingWith(w.byKind["column"], part)
	case part == "":
		return head, nil
	}
	for _, kind := range []string{"column", "table", "keyword"} {
		proposals = append(proposals, startingWith(w.byKind[kind], part)...)
	}
	for _, f := range startingWith(w.byKind["function"], part) {
		proposals = append(proposals, f+"(")
	}
	return head, inOneCase(slices.Compact(proposals), part)
}

// inOneCase writes several proposals as the person writes: what they share is put in
// place of the part, and keywords in capitals share nothing with columns.
func inOneCase(proposals []string, part string) []string {
	if !slices.ContainsFunc(proposals, func(p string) bool { return p[:len(part)] != proposals[0][:len(part)] }) {
		return proposals
	}
	write := strings.ToUpper
	if strings.ToLower(part) == part {
		write = strings.ToLower
	}
	for i, p := range proposals {
		proposals[i] = write(p)
	}
	return proposals
}

func startingWith(words []string, part string) (found []string) {
	for _, word := range words {
		if len(word) >= len(part) && strings.EqualFold(word[:len(part)], part) {
			found = append(found, word)
		}
	}
	return found
}
