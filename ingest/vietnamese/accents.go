package vietnamese

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
)

// A bareWord is a wording with its words as they are written, by group; "" for
// one of bareSpellings.
type bareWord struct {
	pattern *pattern.Pattern
	words   []string
}

// bareWords are the words of time and of money as they are typed without
// accents, each only where its neighbours leave no doubt: "nam" alone may be the
// south.
var bareWords = []bareWord{
	{pattern.MustCompile(`(?i)\b(trieu|nghin|ngan|ty|ti|tr\.?)\s+(dong|d|vnd)\b`), []string{"", "đồng"}},
	{pattern.MustCompile(`(?i)\b(?:don vi(?: tinh)?|dvt)\s*:?\s*(dong)\b`), []string{"đồng"}},
	{pattern.MustCompile(`(?i)\b1[.,]?000\s*(dong|d)\b`), []string{"đồng"}},
	{pattern.MustCompile(`(?i)^\s*(don) (vi)(?: (tinh))?\b`), []string{"đơn", "vị", "tính"}},
	{pattern.MustCompile(`(?i)^\s*\(?(dvt)\b`), []string{"đvt"}},
	{pattern.MustCompile(`(?i)\b(dau|cuoi|ca|trong|uoc|het)? ?\b(nam)\s+(?:[12][0-9]{3})\b`), []string{"", "năm"}},
	{pattern.MustCompile(`(?i)\b(dau|cuoi|ca)\s+(nam)\b`), []string{"", "năm"}},
	{pattern.MustCompile(`(?i)\b(?:[0-9]{1,2})\s+(thang)\b`), []string{"tháng"}},
	{pattern.MustCompile(`(?i)\b(thang)\s+(?:[0-9]{1,2})\b`), []string{"tháng"}},
	{pattern.MustCompile(`(?i)\btháng\s+(dau|cuoi)\b`), []string{""}},
	{pattern.MustCompile(`(?i)\b(ngay)\s+(?:[0-9]{1,2})\b`), []string{"ngày"}},
	{pattern.MustCompile(`(?i)\b(quy)\s+(?:[1-4]|iv|i{1,3})\b`), []string{"quý"}},
	{pattern.MustCompile(`(?i)\b(giai)\s+(doan)\b`), []string{"", "đoạn"}},
	{pattern.MustCompile(`(?i)\b(tinh)\s+(den)\b`), []string{"tính", "đến"}},
	{pattern.MustCompile(`(?i)\b(den)\s+(het)\b`), []string{"đến", "hết"}},
	{pattern.MustCompile(`(?i)\b(den)\s+(?:ngày|năm|tháng|hết|[0-9])`), []string{"đến"}},
	{pattern.MustCompile(`(?i)^\s*(uoc)\b`), []string{"ước"}},
	{pattern.MustCompile(`(?i)^\s*(so)\s+(bo)\b`), []string{"sơ", "bộ"}},
	{pattern.MustCompile(`(?i)\b(luy)\s+(ke)\b`), []string{"lũy", "kế"}},
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
