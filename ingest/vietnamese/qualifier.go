package vietnamese

import (
	"github.com/tonghop/tonghop/pipeline"
)

// qualifiersBefore stand right before a number.
var qualifiersBefore = map[string]pipeline.Qualifier{
	"hơn": pipeline.MoreThan, "trên": pipeline.MoreThan, "vượt": pipeline.MoreThan, "quá": pipeline.MoreThan, "vượt quá": pipeline.MoreThan,
	"vượt mức": pipeline.MoreThan, "vượt ngưỡng": pipeline.MoreThan, "vượt mốc": pipeline.MoreThan, "nhỉnh hơn": pipeline.MoreThan, "hơn cả": pipeline.MoreThan,
	"vượt con số": pipeline.MoreThan, "lớn hơn": pipeline.MoreThan, ">": pipeline.MoreThan,
	"gần": pipeline.LessThan, "ngót": pipeline.LessThan, "ngót nghét": pipeline.LessThan, "ngót ngét": pipeline.LessThan, "dưới": pipeline.LessThan,
	"chưa đến": pipeline.LessThan, "chưa đầy": pipeline.LessThan, "chưa tới": pipeline.LessThan, "không đến": pipeline.LessThan, "không đầy": pipeline.LessThan,
	"không tới": pipeline.LessThan, "chưa được": pipeline.LessThan, "nhỏ hơn": pipeline.LessThan, "ít hơn": pipeline.LessThan, "thấp hơn": pipeline.LessThan,
	"<": pipeline.LessThan, "non": pipeline.LessThan, "già": pipeline.MoreThan, "gần như": pipeline.LessThan, "gần đạt": pipeline.LessThan, "suýt": pipeline.LessThan, "chưa quá": pipeline.UpTo, "chỉ gần": pipeline.LessThan, "gần tới": pipeline.LessThan, "gần đến": pipeline.LessThan,
	"khoảng": pipeline.About, "xấp xỉ": pipeline.About, "chừng": pipeline.About, "độ": pipeline.About, "tầm": pipeline.About, "cỡ": pipeline.About,
	"trên dưới": pipeline.About, "ước chừng": pipeline.About, "áng chừng": pipeline.About, "độ chừng": pipeline.About, "vào khoảng": pipeline.About, "suýt soát": pipeline.About,
	"trong khoảng": pipeline.About, "khoảng chừng": pipeline.About, "tương đương": pipeline.About, "~": pipeline.About, "≈": pipeline.About, "±": pipeline.About, "vào chừng": pipeline.About, "tầm khoảng": pipeline.About, "khoảng trên dưới": pipeline.About, "loanh quanh": pipeline.About, "quãng": pipeline.About, "áng": pipeline.About, "phỏng chừng": pipeline.About,
	"ít nhất": pipeline.AtLeast, "tối thiểu": pipeline.AtLeast, "không dưới": pipeline.AtLeast, "không ít hơn": pipeline.AtLeast, "không thấp hơn": pipeline.AtLeast,
	"ít ra": pipeline.AtLeast, "chí ít": pipeline.AtLeast, "không nhỏ hơn": pipeline.AtLeast, "không kém": pipeline.AtLeast, "≥": pipeline.AtLeast, "> =": pipeline.AtLeast, "thấp nhất": pipeline.AtLeast,
	"lớn hơn hoặc bằng": pipeline.AtLeast, "từ trên": pipeline.MoreThan,
	"tối đa": pipeline.UpTo, "không quá": pipeline.UpTo, "không vượt quá": pipeline.UpTo, "nhiều nhất": pipeline.UpTo, "không hơn": pipeline.UpTo,
	"không nhiều hơn": pipeline.UpTo, "không lớn hơn": pipeline.UpTo, "không trên": pipeline.UpTo, "không cao hơn": pipeline.UpTo, "không vượt": pipeline.UpTo, "≤": pipeline.UpTo, "< =": pipeline.UpTo, "cao nhất": pipeline.UpTo, "nhỏ hơn hoặc bằng": pipeline.UpTo,
}

// qualifiersAfter stand after the number or its counted noun.
var qualifiersAfter = map[string]pipeline.Qualifier{
	"trở lên": pipeline.AtLeast, "đổ lên": pipeline.AtLeast, "là ít nhất": pipeline.AtLeast, "là tối thiểu": pipeline.AtLeast,
	"trở xuống": pipeline.UpTo, "đổ lại": pipeline.UpTo, "trở lại": pipeline.UpTo, "là tối đa": pipeline.UpTo, "là nhiều nhất": pipeline.UpTo,
	"có lẻ": pipeline.MoreThan, "có dư": pipeline.MoreThan,
}

// qualifierBefore reads the qualifier that ends right before token i. from is
// its first token, i when there is none.
func (l *Line) qualifierBefore(i int) (q pipeline.Qualifier, from, to int) {
	end := i
	for n := 0; n < 2; n++ {
		if q, from = l.phraseBefore(end); q != "" {
			return l.widenQualifier(q, from, end)
		}
		if !l.isAny(end-1, "là", "cả", "từ", "có", "đạt", "được", "cho") {
			break
		}
		end--
	}
	return pipeline.Exact, i, i
}

func (l *Line) phraseBefore(end int) (q pipeline.Qualifier, from int) {
	if !l.begins(end-1, endsQualifier) {
		return "", 0
	}
	for _, e := range l.at(end - 1).qualifiers {
		from := end - len(e.words)
		if from >= 0 && l.words(from, e.words...) && !l.compound(from) {
			return e.value, from
		}
	}
	return "", 0
}

// compound tells whether the word i is the end of another word (mật độ, kích
// cỡ) or no qualifier after what stands before it.
func (l *Line) compound(i int) bool {
	switch l.at(i).low {
	case "độ":
		return l.isAny(i-1, "mật", "tốc", "mức", "nhiệt", "tiến", "trình", "chế", "cường", "góc", "nồng")
	case "trên": // 24 trên 48 sản phẩm, 5 xưởng trên 3 ha
		return l.at(i-1).kind == digits || l.after > 0 && l.after == i
	case "quá":
		return l.is(i-1, "vượt") && l.isAny(i-2, "không", "chưa")
	case "non", "già": // một cây non 5 tuổi, người già 70 tuổi
		return i > 0 && !l.isAny(i-1, "có", "được", "đạt", "chỉ", "mới", "đã")
	case "cỡ":
		return l.isAny(i-1, "kích", "khổ")
	}
	return false
}

// widenQualifier takes in a word of estimation before the qualifier: "chừng
// trên dưới 200", "ước khoảng 300". "hơn" after a comparison ("nhiều hơn 24 so
// với") is left to the caller.
func (l *Line) widenQualifier(q pipeline.Qualifier, from, to int) (pipeline.Qualifier, int, int) {
	if before, start := l.phraseBefore(from); before == pipeline.About {
		if q == pipeline.About {
			from = start
		}
	}
	return q, from, to
}

// qualifierAfter reads the qualifier at token i.
func (l *Line) qualifierAfter(i int) (q pipeline.Qualifier, next int) {
	return longest(l.at(i).endings, l, i)
}
