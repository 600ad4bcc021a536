package sheet

import (
	"context"
	"encoding/xml"
)

// A style is what the look of a cell tells about its content.
type style struct {
	format numberFormat
	legacy Legacy
}

// readStyles reads number formats and fonts.
func (b *xlsxBook) readStyles(ctx context.Context) error {
	codes := map[int]string{}
	var fonts []string
	inFonts, inXfs := false, false
	return b.archive.scan(ctx, "xl/styles.xml", func(_ *xml.Decoder, t xml.Token) error {
		if end, ok := t.(xml.EndElement); ok {
			switch end.Name.Local {
			case "fonts":
				inFonts = false
			case "cellXfs":
				inXfs = false
			}
			return nil
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch name := start.Name.Local; {
		case name == "numFmt":
			codes[atoi(attr(start, "numFmtId"))] = attr(start, "formatCode")
		case name == "fonts":
			inFonts = true
		case name == "font" && inFonts:
			fonts = append(fonts, "")
		case name == "name" && inFonts && len(fonts) > 0:
			fonts[len(fonts)-1] = attr(start, "val")
		case name == "cellXfs":
			inXfs = true
		case name == "xf" && inXfs && len(b.styles) < 70_000:
			b.styles = append(b.styles, styleOf(start, codes, fonts))
		}
		return nil
	})
}

func styleOf(xf xml.StartElement, codes map[int]string, fonts []string) style {
	id := atoi(attr(xf, "numFmtId"))
	code, custom := codes[id]
	if !custom {
		code = builtinFormat(id)
	}
	s := style{format: parseNumberFormat(code)}
	if font := atoi(attr(xf, "fontId")); font >= 0 && font < len(fonts) {
		s.legacy = FontLegacy(fonts[font])
	}
	return s
}
