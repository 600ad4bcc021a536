package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// shownAs is the cell of a format that has text alone: an error value where the
// text is one, else Text.
func (b *budget) shownAs(raw string, font Legacy) Cell {
	if errorValue(raw) {
		return Cell{Kind: Error, Raw: raw, Shown: raw}
	}
	return b.pool.shower.cell(raw, font)
}

// errorValue tells whether a text is what spreadsheet programs show for a
// formula that failed.
func errorValue(s string) bool {
	switch s {
	case "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#BLOCKED!":
		return true
	}
	code, ok := strings.CutPrefix(s, "Err:")
	return ok && len(code) == 3 && strings.Trim(code, "0123456789") == ""
}

// decodeText gives the text of a file in whatever encoding. font is the old
// encoding that the letters still stand in, Unicode when they have been
// converted as a whole, and Unknown when each text has to tell.
func decodeText(content []byte) (text string, font Legacy) {
	decoded, encoding := vietnamese.DecodeBytes(content)
	content = bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF"))
	kept := utf8.Valid(content)
	switch encoding {
	case vietnamese.UTF8:
		if kept {
			return string(content), Unknown
		}
		return decoded, Unknown
	case vietnamese.UTF16LE, vietnamese.UTF16BE:
		return strings.TrimPrefix(decoded, "\uFEFF"), Unknown
	case vietnamese.TCVN3:
		font = TCVN3
	case vietnamese.VNI:
		font = VNI
	}
	if kept && (font == TCVN3 || font == VNI) {
		return string(content), font
	}
	return decoded, Unicode
}
