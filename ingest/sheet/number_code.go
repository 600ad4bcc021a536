package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// longestCode bounds a format code; programs write at most 255 characters.
const longestCode = 1024

// parseNumberFormat reads a format code: "#,##0.0;(#,##0.0);-;@".
func parseNumberFormat(code string) *numberFormat {
	f := &numberFormat{}
	if len(code) > longestCode || strings.TrimSpace(code) == "" {
		code = "General"
	}
	parts := splitCode(code)
	if len(parts) == 4 {
		f.noText = strings.TrimSpace(parts[3]) == ""
		parts = parts[:3]
	}
	if last := len(parts) - 1; last > 0 && strings.Trim(stripped(parts[last]), " ") == "@" {
		parts = parts[:last] // the section for texts
	}
	for _, p := range parts[:min(len(parts), 3)] {
		f.sections = append(f.sections, parseSection(p))
	}
	return f
}

// splitCode cuts a code at the semicolons that stand outside of quotes.
func splitCode(code string) []string {
	var parts []string
	from := 0
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '"':
			i = closing(code, i, '"')
		case '[':
			i = closing(code, i, ']')
		case '\\', '_', '*':
			i++
		case ';':
			parts = append(parts, code[from:i])
			from = i + 1
		}
	}
	return append(parts, code[min(from, len(code)):])
}

// stripped is a section without what stands in brackets.
func stripped(section string) string {
	for strings.HasPrefix(section, "[") {
		section = section[closing(section, 0, ']')+1:]
	}
	return section
}

// closing is the place of the character that closes what opens at i, or the
// last place.
func closing(code string, i int, by byte) int {
	if n := strings.IndexByte(code[i+1:], by); n >= 0 {
		return i + 1 + n
	}
	return len(code) - 1
}

// parseSection reads one section. Its placeholders are told from what it only
// shows: quoted and escaped characters, currency, padding.
func parseSection(code string) section {
	var s section
	var shape strings.Builder // placeholders alone
	var before, after strings.Builder
	show := func(text string) {
		if strings.ContainsAny(shape.String(), "0#?") {
			after.WriteString(text)
		} else {
			before.WriteString(text)
		}
	}
	for i := 0; i < len(code); {
		r, n := utf8.DecodeRuneInString(code[i:])
		switch {
		case r == '"':
			end := closing(code, i, '"')
			show(code[min(i+1, end):end])
			n = end - i + 1
		case r == '[':
			end := closing(code, i, ']')
			show(s.bracket(code[min(i+1, end):end], &shape))
			n = end - i + 1
		case r == '\\':
			if i+1 < len(code) {
				_, m := utf8.DecodeRuneInString(code[i+1:])
				show(code[i+1 : i+1+m])
				n += m
			}
		case r == '_' || r == '*':
			if i+1 < len(code) {
				_, m := utf8.DecodeRuneInString(code[i+1:])
				n += m
			}
		case (r == '+' || r == '-') && i > 0 && code[i-1]&^0x20 == 'E': // 0.00E+00
			shape.WriteRune(r)
		case strings.ContainsRune("()-+$€₫£¥ \u00a0", r):
			show(string(r))
			if r == '-' || r == '+' || r == ' ' {
				shape.WriteRune(r)
			}
		default:
			shape.WriteRune(r)
		}
		i += n
	}
	s.shape(strings.ToLower(shape.String()))
	s.prefix, s.suffix = strings.TrimLeft(before.String(), " \u00a0"), strings.TrimRight(after.String(), " \u00a0")
	return s
}

// bracket reads [<1000], [h], [$₫-42A], [Red], and gives what is shown of it.
func (s *section) bracket(inner string, shape *strings.Builder) string {
	low := strings.ToLower(inner)
	switch {
	case strings.HasPrefix(inner, "$"):
		symbol, _, _ := strings.Cut(inner[1:], "-")
		return symbol
	case low != "" && strings.Trim(low, "h") == "" || low != "" && strings.Trim(low, "m") == "" || low != "" && strings.Trim(low, "s") == "":
		shape.WriteString("h") // time that may exceed a day
	case strings.HasPrefix(inner, "<") || strings.HasPrefix(inner, ">") || strings.HasPrefix(inner, "="):
		op := inner[:len(inner)-len(strings.TrimLeft(inner, "<>="))]
		if v, err := strconv.ParseFloat(strings.TrimSpace(inner[len(op):]), 64); err == nil && len(op) <= 2 {
			s.op, s.bound = op, v
		}
	}
	return ""
}

// shape takes the placeholders of a section, in small letters.
func (s *section) shape(low string) {
	trimmed := strings.Trim(low, " -+")
	if trimmed == "" {
		return
	}
	s.percent = strings.Contains(low, "%")
	if strings.Contains(low, "general") || trimmed == "@" || trimmed == "standard" {
		s.general = true
		return
	}
	numeric := strings.ContainsAny(low, "0#?")
	s.power = numeric && (strings.Contains(low, "e+") || strings.Contains(low, "e-"))
	if !s.power {
		s.date = strings.ContainsAny(low, "yd") || strings.Contains(low, "mmm") || trimmed == "m" || trimmed == "mm"
		s.time = strings.ContainsAny(low, "hs")
		if s.date || s.time {
			return
		}
	}
	if strings.Contains(low, "/") && numeric { // a fraction: 1 1/2
		s.general = true
		return
	}
	if s.digits = numeric; numeric {
		s.countPlaces(low)
	}
}

// countPlaces counts the places before and after the decimal point.
func (s *section) countPlaces(low string) {
	if s.power {
		low, _, _ = strings.Cut(low, "e")
	}
	digits := strings.TrimRight(low, " %-+")
	for strings.HasSuffix(digits, ",") {
		s.scale++
		digits = digits[:len(digits)-1]
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	s.grouped = strings.Contains(whole, ",")
	s.least = min(strings.Count(whole, "0"), 30)
	s.places = min(strings.Count(fraction, "0"), 15)
	s.optional = min(strings.Count(fraction, "#")+strings.Count(fraction, "?"), 15-s.places)
	s.scale = min(s.scale, 5)
}
