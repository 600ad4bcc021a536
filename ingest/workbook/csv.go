package workbook

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// readCSV reads separated values into one grid. Rows may differ in length;
// blank lines are rows, so that row numbers are those a person sees.
func readCSV(sheet string, content []byte, limits bounds) (*grid, error) {
	decoded, _ := vietnamese.DecodeBytes(content)
	decoded = strings.TrimPrefix(decoded, "\uFEFF")
	separator, body := sniffSeparator(decoded)
	g := &grid{sheet: sheet}
	slots := 0
	for rest := body; rest != ""; {
		var fields []string
		fields, rest = csvRow(rest, separator)
		if len(g.cells) == limits.rows || len(fields) > limits.cols {
			g.truncated = true
			fields = fields[:min(len(fields), limits.cols)]
		}
		if len(g.cells) == limits.rows {
			break
		}
		if slots += len(fields) + 1; slots > limits.slots {
			return nil, fmt.Errorf("%w: more than %d cells", errTooLarge, limits.slots)
		}
		row := make([]cell, len(fields))
		for i, f := range fields {
			row[i] = textCell(f, "decoded")
		}
		g.cells = append(g.cells, row)
	}
	g.trim()
	return g, nil
}

// csvRow cuts one row off s. A quote only opens a quoted field at its start;
// inside, "" is a quote. A quoted field that never ends takes the rest.
func csvRow(s string, separator byte) (fields []string, rest string) {
	for {
		var field string
		var more bool
		field, s, more = csvField(s, separator)
		fields = append(fields, field)
		if !more {
			return fields, s
		}
	}
}

func csvField(s string, separator byte) (field, rest string, more bool) {
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, string(rune(separator))+"\r\n")
		if end < 0 {
			return s, "", false
		}
		rest, more = afterField(s[end:], separator)
		return s[:end], rest, more
	}
	var b strings.Builder
	s = s[1:]
	for {
		end := strings.IndexByte(s, '"')
		if end < 0 {
			b.WriteString(s)
			return b.String(), "", false
		}
		b.WriteString(s[:end])
		s = s[end+1:]
		if !strings.HasPrefix(s, `"`) {
			break
		}
		b.WriteByte('"')
		s = s[1:]
	}
	stray, rest, more := csvTail(s, separator)
	return b.String() + stray, rest, more
}

// csvTail is what stands between a closing quote and the separator: nothing,
// unless the file is careless.
func csvTail(s string, separator byte) (stray, rest string, more bool) {
	end := strings.IndexAny(s, string(rune(separator))+"\r\n")
	if end < 0 {
		return s, "", false
	}
	rest, more = afterField(s[end:], separator)
	return s[:end], rest, more
}

// afterField steps over the separator or line end that s starts with.
func afterField(s string, separator byte) (rest string, more bool) {
	switch {
	case s[0] == separator:
		return s[1:], true
	case strings.HasPrefix(s, "\r\n"):
		return s[2:], false
	}
	return s[1:], false
}

// sniffSeparator is the separator that cuts the first lines into the most even
// rows. A leading "sep=;" line, which some programs write, decides at once.
func sniffSeparator(s string) (separator byte, body string) {
	if first, rest, ok := strings.Cut(s, "\n"); ok && len(strings.TrimRight(first, "\r")) == 5 && strings.HasPrefix(strings.ToLower(first), "sep=") {
		return first[4], rest
	}
	best, bestScore := byte(','), 0
	for _, candidate := range []byte{';', '\t', ',', '|'} {
		if score := evenness(s, candidate); score > bestScore {
			best, bestScore = candidate, score
		}
	}
	return best, s
}

// evenness counts the rows of the first hundred that have the commonest number
// of fields, if that is more than one, weighted by that number.
func evenness(s string, separator byte) int {
	if len(s) > 1<<18 {
		s = s[:1<<18]
	}
	counts := map[int]int{}
	for n := 0; n < 100 && s != ""; n++ {
		var fields []string
		fields, s = csvRow(s, separator)
		counts[len(fields)]++
	}
	best := 0
	for width, n := range counts {
		if width > 1 {
			best = max(best, n*100+min(width, 50))
		}
	}
	return best
}
