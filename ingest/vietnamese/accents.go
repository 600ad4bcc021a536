package vietnamese

import (
	"regexp"
	"strings"
)

// A bareWord is a wording with its words as they are written, by group; "" for
// one of bareSpellings.
type bareWord struct {
	pattern *regexp.Regexp
	words   []string
}

// bareWords are the words of time and of money as they are typed without
// accents, each only where its neighbours leave no doubt: "nam" alone may be the
// south.
var bareWords = []bareWord{
	{regexp.MustCompile(`(?i)\b(trieu|nghin|ngan|ty|ti|tr\.?)\s+(dong|d|vnd)\b`), []string{"", "đồng"}},
	{regexp.MustCompile(`(?i)\b(?:don vi(?: tinh)?|dvt)\s*:?\s*(dong)\b`), []string{"đồng"}},
	{regexp.MustCompile(`(?i)\b1[.,]?000\s*(dong|d)\b`), []string{"đồng"}},
	{regexp.MustCompile(`(?i)^\s*(don) (vi)(?: (tinh))?\b`), []string{"đơn", "vị", "tính"}},
	{regexp.MustCompile(`(?i)^\s*\(?(dvt)\b`), []string{"đvt"}},
	{regexp.MustCompile(`(?i)\b(dau|cuoi|ca|trong|uoc|het)? ?\b(nam)\s+(?:[12][0-9]{3})\b`), []string{"", "năm"}},
	{regexp.MustCompile(`(?i)\b(dau|cuoi|ca)\s+(nam)\b`), []string{"", "năm"}},
	{regexp.MustCompile(`(?i)\b(?:[0-9]{1,2})\s+(thang)\b`), []string{"tháng"}},
	{regexp.MustCompile(`(?i)\b(thang)\s+(?:[0-9]{1,2})\b`), []string{"tháng"}},
	{regexp.MustCompile(`(?i)\btháng\s+(dau|cuoi)\b`), []string{""}},
	{regexp.MustCompile(`(?i)\b(ngay)\s+(?:[0-9]{1,2})\b`), []string{"ngày"}},
	{regexp.MustCompile(`(?i)\b(quy)\s+(?:[1-4]|iv|i{1,3})\b`), []string{"quý"}},
	{regexp.MustCompile(`(?i)\b(giai)\s+(doan)\b`), []string{"", "đoạn"}},
	{regexp.MustCompile(`(?i)\b(tinh)\s+(den)\b`), []string{"tính", "đến"}},
	{regexp.MustCompile(`(?i)\b(den)\s+(het)\b`), []string{"đến", "hết"}},
	{regexp.MustCompile(`(?i)\b(den)\s+(?:ngày|năm|tháng|hết|[0-9])`), []string{"đến"}},
	{regexp.MustCompile(`(?i)^\s*(uoc)\b`), []string{"ước"}},
	{regexp.MustCompile(`(?i)^\s*(so)\s+(bo)\b`), []string{"sơ", "bộ"}},
	{regexp.MustCompile(`(?i)\b(luy)\s+(ke)\b`), []string{"lũy", "kế"}},
}

// bareSpellings are the accents of single words that stand in a group without its own.
var bareSpellings = map[string]string{"trieu": "triệu", "nghin": "nghìn", "ngan": "ngàn", "ty": "tỷ", "ti": "tỷ", "dau": "đầu", "cuoi": "cuối",
	"ca": "cả", "uoc": "ước", "het": "hết"}

// Accented gives a text that was typed without accents those of its words of
// time and of money; any other text, and every other word, is left as it is. The
// text keeps its length in code points.
func Accented(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] >= 0x80 {
			return text
		}
	}
	for _, b := range bareWords {
		text = b.restore(text)
	}
	return text
}

// restore writes the words of every match with their accents.
func (b bareWord) restore(text string) string {
	var out strings.Builder
	last := 0
	for _, at := range b.pattern.FindAllStringSubmatchIndex(text, -1) {
		for g, accented := range b.words {
			from, to := at[2*g+2], at[2*g+3]
			if from < last {
				continue
			}
			out.WriteString(text[last:from])
			out.WriteString(restoreWord(text[from:to], accented))
			last = to
		}
	}
	return out.String() + text[last:]
}

func restoreWord(word, accented string) string {
	if accented == "" {
		accented = bareSpellings[strings.ToLower(word)]
	}
	if accented == "" || len([]rune(accented)) != len([]rune(word)) {
		return word
	}
	return accented
}
