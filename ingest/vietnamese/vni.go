package vietnamese

import (
	"strings"
	"unicode"
)

// vniMarks are the second characters of VNI (the fonts VNI-Times …): after a
// vowel they give it its hat and tone. Key: vowel and mark in small letters.
var vniMarks = vniTable()

// vniSingles are the characters that are letters of their own.
var vniSingles = legacyTable("ñôöíìæóòîÑÔÖÍÌÆÓÒÎ", "đơưíìỉĩịỵĐƠƯÍÌỈĨỊỴ")

func vniTable() map[[2]rune]rune {
	table := map[[2]rune]rune{}
	add := func(vowel, marks, letters string) {
		small, to := []rune(vowel)[0], []rune(letters)
		for i, m := range []rune(marks) {
			table[[2]rune{small, m}] = to[i]
			table[[2]rune{unicode.ToUpper(small), m}] = unicode.ToUpper(to[i])
		}
	}
	const tones, hats, breves = "ùøûõï", "âáàåãä", "êéèúüë"
	add("a", tones, "áàảãạ")
	add("e", tones, "éèẻẽẹ")
	add("o", tones, "óòỏõọ")
	add("u", tones, "úùủũụ")
	add("y", tones, "ýỳỷỹỵ")
	add("ô", tones, "ớờởỡợ")
	add("ö", tones, "ứừửữự")
	add("a", hats, "âấầẩẫậ")
	add("e", hats, "êếềểễệ")
	add("o", hats, "ôốồổỗộ")
	add("a", breves, "ăắằẳẵặ")
	return table
}

// FromVNI turns text that a VNI font wrote as letters and trailing marks into
// Unicode: "Saûn phaåm coâng nghieäp" into "Sản phẩm công nghiệp".
func FromVNI(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if i+1 < len(runes) {
			if to, ok := vniMarks[[2]rune{r, unicode.ToLower(runes[i+1])}]; ok && runes[i+1] >= 0x80 {
				b.WriteRune(to)
				i++
				continue
			}
		}
		if to, ok := vniSingles[r]; ok {
			r = to
		}
		b.WriteRune(r)
	}
	return b.String()
}
