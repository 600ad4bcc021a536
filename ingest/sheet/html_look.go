package sheet

import "strings"

// An htmlTag is an opening tag with those attributes that matter.
type htmlTag struct {
	name, class, style, anchor string
	rowspan, colspan, span     string
	face, color, background    string
	value, valueFormat         string // of a number, as spreadsheet programs write it
	valued, formula            bool
	hidden                     bool
}

func (t *htmlTag) add(key, value string) {
	switch key {
	case "class":
		t.class = value
	case "style":
		t.style = value
	case "hidden":
		t.hidden = true
	case "rowspan":
		t.rowspan = value
	case "colspan":
		t.colspan = value
	case "span":
		t.span = value
	case "face":
		t.face = value
	case "color":
		t.color = value
	case "bgcolor":
		t.background = value
	case "name", "id":
		t.anchor = value
	case "sdval", "x:num":
		t.value, t.valued = value, true
	case "sdnum":
		t.valueFormat = value
	case "x:fmla":
		t.formula = true
	}
}

// A htmlLook is how an element is drawn, as far as it decides what a person sees.
type htmlLook struct {
	hidden     bool
	font       Legacy
	color      string // as #rrggbb, "" for the usual one
	background string // as #rrggbb, "" for the page's white
	format     string // of a number
}

// over applies declarations of CSS to a htmlLook.
func (l htmlLook) over(css string) htmlLook {
	for css != "" {
		var declaration string
		declaration, css, _ = strings.Cut(css, ";")
		name, value, ok := strings.Cut(declaration, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "display":
			l.hidden = l.hidden || strings.HasPrefix(strings.ToLower(value), "none")
		case "visibility":
			low := strings.ToLower(value)
			l.hidden = l.hidden || strings.HasPrefix(low, "hidden") || strings.HasPrefix(low, "collapse")
		case "color":
			l.color = colorOf(value)
		case "background-color", "background":
			l.background = colorOf(value)
		case "font-family":
			l.font = l.fontOver(value)
		case "mso-number-format":
			l.format = strings.ReplaceAll(strings.Trim(value, `"'`), `\`, "")
		}
	}
	return l
}

// fontOver is the script of the first font of a list, unless the text is known
// to be Unicode.
func (l htmlLook) fontOver(list string) Legacy {
	if l.font == Unicode {
		return Unicode
	}
	first, _, _ := strings.Cut(list, ",")
	return FontLegacy(strings.Trim(strings.TrimSpace(first), `"'`))
}

// unseen tells whether text has the colour of what is behind it.
func (l htmlLook) unseen() bool {
	behind := l.background
	if behind == "" {
		behind = "#ffffff"
	}
	return l.color != "" && l.color == behind
}

var colorNames = map[string]string{"white": "#ffffff", "window": "#ffffff", "black": "#000000", "windowtext": "#000000", "red": "#ff0000", "yellow": "#ffff00", "blue": "#0000ff", "green": "#008000", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "lime": "#00ff00", "navy": "#000080"}

// colorOf is a colour as #rrggbb; "" for what is none or shows through.
func colorOf(value string) string {
	low := strings.ToLower(strings.TrimSpace(value))
	if rest, ok := strings.CutPrefix(low, "rgb("); ok {
		return rgbOf(rest)
	}
	low, _, _ = strings.Cut(low, " ")
	if hex, ok := colorNames[low]; ok {
		return hex
	}
	low = strings.TrimPrefix(low, "#")
	if len(low) == 3 {
		low = string([]byte{low[0], low[0], low[1], low[1], low[2], low[2]})
	}
	if len(low) != 6 || strings.Trim(low, "0123456789abcdef") != "" {
		return ""
	}
	return "#" + low
}

func rgbOf(inner string) string {
	inner, _, _ = strings.Cut(inner, ")")
	out := "#"
	parts := strings.FieldsFunc(inner, func(r rune) bool { return r == ',' || r == ' ' })
	if len(parts) != 3 {
		return ""
	}
	for _, p := range parts {
		n := 0
		for _, c := range p {
			if c < '0' || c > '9' || n > 255 {
				return ""
			}
			n = n*10 + int(c-'0')
		}
		const hex = "0123456789abcdef"
		if n > 255 {
			return ""
		}
		out += string([]byte{hex[n>>4], hex[n&15]})
	}
	return out
}

// mostClasses bounds a style sheet.
const mostClasses = 5000

// learnClasses reads the class rules of a style sheet.
func (w *htmlWalk) learnClasses(css string) {
	for css != "" && len(w.classes) < mostClasses {
		var selectors, body string
		var ok bool
		if selectors, css, ok = strings.Cut(css, "{"); !ok {
			return
		}
		body, css, _ = strings.Cut(css, "}")
		for s := range strings.SplitSeq(selectors, ",") {
			s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "<!--"))
			_, class, ok := strings.Cut(s, ".")
			class = strings.ToLower(class)
			if ok && class != "" && !strings.ContainsAny(class, " .:>#[") && len(w.classes[class])+len(body) < 4000 {
				w.classes[class] += ";" + body
			}
		}
	}
}
