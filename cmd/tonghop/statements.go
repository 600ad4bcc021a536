package main

import "strings"

// splitStatements cuts what was typed at the semicolons that end a statement:
// not at those within texts, quoted names and comments. rest is what has no
// semicolon yet; open tells that it cannot be whole, because a text, a name or a
// comment has no end.
func splitStatements(text string) (whole []string, rest string) {
	start, blank := 0, true
	for i := 0; i < len(text); {
		skip := closedAt(text[i:])
		switch {
		case skip < 0:
			return whole, text[start:]
		case skip > 0:
			blank = blank && (strings.HasPrefix(text[i:], "--") || strings.HasPrefix(text[i:], "/*"))
			i += skip
			continue
		case text[i] == ';':
			if !blank {
				whole = append(whole, strings.TrimSpace(text[start:i+1]))
			}
			start, blank = i+1, true
		case text[i] != ' ' && text[i] != '\t' && text[i] != '\n' && text[i] != '\r':
			blank = false
		}
		i++
	}
	return whole, text[start:]
}

// closedAt is the length of the text, the quoted name, the dollar-quoted text or
// the comment that s starts with: 0 for none, -1 for one without an end.
func closedAt(s string) int {
	span := func(from int, end string) int {
		if at := strings.Index(s[from:], end); at >= 0 {
			return from + at + len(end)
		}
		return -1
	}
	switch {
	case s[0] == '\'' || s[0] == '"':
		return span(1, s[:1]) // a doubled quote is two texts side by side
	case strings.HasPrefix(s, "--"):
		if at := strings.IndexByte(s, '\n'); at >= 0 {
			return at + 1
		}
		return len(s)
	case strings.HasPrefix(s, "/*"):
		return span(2, "*/")
	case s[0] == '$':
		return dollarQuoted(s, span)
	}
	return 0
}

// dollarQuoted is closedAt for $$…$$ and $tag$…$tag$.
func dollarQuoted(s string, span func(from int, end string) int) int {
	tag := strings.IndexByte(s[1:], '$')
	if tag < 0 {
		return 0
	}
	for _, r := range s[1 : tag+1] {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return 0
		}
	}
	return span(tag+2, s[:tag+2])
}
