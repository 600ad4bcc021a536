package catalog

import (
	"strings"
	"unicode"
)

// Key is a name without what writers differ in: case, accents and so the place
// of the tone mark, composed and decomposed letters, đ and ð, spaces, hyphens,
// dashes and all other punctuation. Two names with one key are one name.
func Key(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range name {
		switch base := plainLetter(r); {
		case base != 0:
			b.WriteRune(base)
		case r == '+' || r == '%': // "3+" is not "3"
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plainLetter is the bare small letter or digit of r, 0 for a mark or
// punctuation.
func plainLetter(r rune) rune {
	if r < 0x80 {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return 0
	}
	for i, group := range accented() {
		if strings.ContainsRune(group, r) {
			return rune("adeiouy"[i])
		}
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return bareLower(r)
	}
	return 0
}

// bareLower is the smallest of the letters that r is another case of, so that
// lowering twice changes nothing.
func bareLower(r rune) rune { return unicode.ToLower(unicode.ToUpper(unicode.ToLower(r))) }

// accented are the Vietnamese letters that stand for a, d, e, i, o, u and y.
func accented() [7]string {
	return [7]string{
		"àáảãạăằắẳẵặâầấẩẫậÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬ",
		"đĐðÐ",
		"èéẻẽẹêềếểễệÈÉẺẼẸÊỀẾỂỄỆ",
		"ìíỉĩịÌÍỈĨỊ",
		"òóỏõọôồốổỗộơờớởỡợÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢ",
		"ùúủũụưừứửữựÙÚỦŨỤƯỪỨỬỮỰ",
		"ỳýỷỹỵỲÝỶỸỴ",
	}
}
