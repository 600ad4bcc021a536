package vietnamese

import "strings"

// tcvn3 gives the letters of the code page TCVN 5712:1993 VN3 ("ABC", the fonts
// .VnTime, .VnArial …) for the Latin-1 characters that stand in their places.
// The fonts with H at the end of the name show capitals for the small letters;
// the bytes do not tell.
var tcvn3 = legacyTable(
	"µ¶·¸¹"+"¨»¼½¾Æ"+"©ÇÈÉÊË"+"®"+"ÌÎÏÐÑ"+"ªÒÓÔÕÖ"+"×ØÜÝÞ"+"ßáâãä"+"«åæçèé"+"¬êëìíî"+"ïñòóô"+"\u00ADõö÷øù"+"úûüýþ"+"¡¢£¤¥¦§",
	"àảãáạ"+"ăằẳẵắặ"+"âầẩẫấậ"+"đ"+"èẻẽéẹ"+"êềểễếệ"+"ìỉĩíị"+"òỏõóọ"+"ôồổỗốộ"+"ơờởỡớợ"+"ùủũúụ"+"ưừửữứự"+"ỳỷỹýỵ"+"ĂÂÊÔƠƯĐ",
)

func legacyTable(from, to string) map[rune]rune {
	table := map[rune]rune{}
	letters := []rune(to)
	for i, r := range []rune(from) {
		table[r] = letters[i]
	}
	return table
}

// FromTCVN3 turns text that a TCVN3 font wrote in Latin-1 places into Unicode:
// "S¶n phÈm c«ng nghiÖp" into "Sản phẩm công nghiệp".
func FromTCVN3(s string) string {
	return strings.Map(func(r rune) rune {
		if to, ok := tcvn3[r]; ok {
			return to
		}
		return r
	}, s)
}

// LooksTCVN3 tells whether s is text of a TCVN3 font. A text is never both this
// and LooksVNI.
func LooksTCVN3(s string) bool { return looksLike(s) == legacyTCVN3 }

// LooksVNI tells whether s is text of a VNI font.
func LooksVNI(s string) bool { return looksLike(s) == legacyVNI }

type legacy uint8

const (
	legacyNone legacy = iota
	legacyTCVN3
	legacyVNI
)

// longestSample bounds how much of a text is looked at to tell its font.
const longestSample = 20000

// looksLike weighs the readings of a text that has letters above ASCII and none
// that only Unicode Vietnamese has.
func looksLike(s string) legacy {
	s = sample(s)
	high := 0
	for _, r := range s {
		switch {
		case r > 0xFF && !isTypographic(r):
			return legacyNone
		case r >= 0xA1 && r != 0xB0 && r != 0xB2 && r != 0xB3:
			high++
		}
	}
	if high == 0 {
		return legacyNone
	}
	asIs, abc, vni := vietnameseScore(s), vietnameseScore(FromTCVN3(s)), vietnameseScore(FromVNI(s))
	switch {
	case abc > asIs && abc >= vni && abc > 0:
		return legacyTCVN3
	case vni > asIs && vni > 0:
		return legacyVNI
	}
	return legacyNone
}

func sample(s string) string {
	if len(s) <= longestSample {
		return s
	}
	cut := longestSample
	for cut > longestSample-4 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut]
}

// isTypographic knows what word processors put among legacy letters.
func isTypographic(r rune) bool {
	switch r {
	case '–', '—', '‘', '’', '“', '”', '…', '•', '™', '€', 'Œ', 'œ', 'Š', 'š', 'Ÿ', 'Ž', 'ž', 'ƒ', '\uFEFF', '\u200B':
		return true
	}
	return false
}
