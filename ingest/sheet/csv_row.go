package sheet

import "strings"

// A csvRow is one row as it was cut off a text.
type csvRow struct {
	fields   []string
	rest     string
	lines    int    // line ends inside quoted fields
	inner    string // the quoted field with the most lines
	quoteCol int    // its column
	broken   bool   // a quoted field with line ends never ends, or not where a field does
	cut      bool   // more fields than a row may have
}

// longestQuoted bounds a quoted field; one that is longer never ends.
const longestQuoted = 1 << 18

// cutRow cuts one row off s into fields. A quote opens a quoted field only where
// a field begins, and only if quotes count at all; inside, "" is a quote.
func cutRow(s string, separator byte, fields []string, b *budget, quotes bool) csvRow {
	row := csvRow{fields: fields}
	for more := true; more; {
		if len(row.fields) == b.Cols {
			row.cut = true
			_, row.rest, _ = cutLine(s)
			return row
		}
		if quotes && strings.HasPrefix(s, `"`) {
			s, more = row.quoted(s[1:], separator)
			continue
		}
		end := fieldEnd(s, separator)
		row.fields = append(row.fields, s[:end])
		s, more = afterField(s[end:], separator)
	}
	row.rest = s
	return row
}

// quoted reads a quoted field behind its opening quote. What stands between the
// closing quote and the separator belongs to it: the file is careless.
func (r *csvRow) quoted(s string, separator byte) (rest string, more bool) {
	inner, rest, doubled, closed := cutQuoted(s)
	lines := strings.Count(inner, "\n")
	if lines == 0 {
		lines = strings.Count(inner, "\r")
	}
	text := inner
	if doubled {
		text = strings.ReplaceAll(inner, `""`, `"`)
	}
	end := fieldEnd(rest, separator)
	if stray := rest[:end]; stray != "" {
		text += stray
		closed = closed && strings.TrimSpace(stray) == ""
	}
	r.fields = append(r.fields, text)
	if lines > r.lines {
		r.lines, r.inner, r.quoteCol = lines, inner, len(r.fields)
	}
	r.broken = r.broken || lines > 0 && !closed
	return afterField(rest[end:], separator)
}

// cutQuoted is what stands before the closing quote and after it.
func cutQuoted(s string) (inner, rest string, doubled, closed bool) {
	from := 0
	for {
		limit := min(len(s), longestQuoted)
		if from > limit {
			break
		}
		at := strings.IndexByte(s[from:limit], '"')
		if at < 0 {
			break
		}
		at += from
		if !strings.HasPrefix(s[at+1:], `"`) {
			return s[:at], s[at+1:], doubled, true
		}
		doubled = true
		from = at + 2
	}
	return s[:min(len(s), longestQuoted)], s[min(len(s), longestQuoted):], doubled, false
}

func fieldEnd(s string, separator byte) int {
	for i := range len(s) {
		if c := s[i]; c == separator || c == '\n' || c == '\r' {
			return i
		}
	}
	return len(s)
}

// afterField steps over the separator or line end that s starts with; more tells
// whether the row goes on.
func afterField(s string, separator byte) (rest string, more bool) {
	switch {
	case s == "":
		return "", false
	case s[0] == separator:
		return s[1:], true
	case strings.HasPrefix(s, "\r\n"):
		return s[2:], false
	}
	return s[1:], false
}
