package vietnamese

import "github.com/tonghop/tonghop/pipeline"

// A LevelSpan is a level of recognition or of funding that a text names.
type LevelSpan struct {
	Span
	Level pipeline.Level
}

// levelWords are what may follow cấp, with the number of further words.
var levelWords = map[string]pipeline.Level{
	"xã": pipeline.LevelXa, "phường": pipeline.LevelXa, "cơ sở": pipeline.LevelXa,
	"huyện": pipeline.LevelHuyen, "quận": pipeline.LevelHuyen, "thị xã": pipeline.LevelHuyen,
	"tỉnh": pipeline.LevelTinh, "thành phố": pipeline.LevelTinh, "tp": pipeline.LevelTinh, "thành": pipeline.LevelTinh,
	"khu vực": pipeline.LevelKhuVuc, "vùng": pipeline.LevelKhuVuc, "miền": pipeline.LevelKhuVuc,
	"quốc gia": pipeline.LevelQuocGia, "trung ương": pipeline.LevelQuocGia, "toàn quốc": pipeline.LevelQuocGia, "qg": pipeline.LevelQuocGia,
}

// endsList tells whether a list of levels may end before token i. In "ở cấp khu
// vực, tỉnh có 19 sản phẩm" the word tỉnh begins the next clause.
func (l *Line) endsList(i int) bool {
	return l.at(i).kind == mark || l.isAny(i, "và", "hoặc", "đến", "năm", "của", "cùng", "trong", "lần")
}

// Levels finds the levels that a text names, in order: "cấp huyện", "cấp tỉnh,
// khu vực và quốc gia", "khuyến công địa phương", "tiêu biểu khu vực phía Nam".
func Levels(text string) []LevelSpan { return Cut(text).Levels() }

// Levels finds the levels that the line names, see the function Levels. The slice
// belongs to the line.
func (l *Line) Levels() []LevelSpan {
	found := l.foundLevels[:0]
	for i := 0; i < len(l.tokens); {
		if !l.begins(i, startsLevel) {
			i++
			continue
		}
		var next int
		found, next = l.levels(found, i)
		i = max(next, i+1)
	}
	l.foundLevels = found
	return found
}

// levels adds the levels at token i to those found.
func (l *Line) levels(found []LevelSpan, i int) ([]LevelSpan, int) {
	at := i + 1
	fund := false
	switch {
	case l.is(i, "cấp") && !l.isAny(i-1, "cung", "trợ", "nâng", "phân"):
	case l.words(i, "khuyến", "công"):
		at, fund = i+2, true
		if l.is(at, "cấp") {
			at++
		}
	case l.words(i, "tiêu", "biểu"), l.words(i, "bình", "chọn"):
		at = i + 2
		if !l.words(at, "khu", "vực") && !l.words(at, "quốc", "gia") {
			return found, at
		}
	case l.is(i, "vòng"): // vòng khu vực, vòng tỉnh
		if _, next := l.levelWord(at); next == at {
			return found, i
		}
	default:
		return found, i
	}
	if fund && l.words(at, "địa", "phương") {
		return append(found, LevelSpan{l.span(i, at+2), pipeline.LevelTinh}), at + 2
	}
	level, next := l.levelWord(at)
	if next == at || fund && level != pipeline.LevelQuocGia && !l.is(at-1, "cấp") {
		return found, i
	}
	found = append(found, LevelSpan{l.span(i, next), level})
	for n := 0; n < 6 && l.isAny(next, ",", "và", "/", "-", "hoặc", "đến"); n++ {
		join := next + 1
		if l.is(join, "và") {
			join++
		}
		further, end := l.levelWord(join)
		if end == join || l.at(join).upper && l.at(end).upper || l.is(next, ",") && !l.endsList(end) {
			break
		}
		found = append(found, LevelSpan{l.span(join, end), further})
		next = end
	}
	return found, next
}

func (l *Line) levelWord(i int) (pipeline.Level, int) {
	return longest(l.at(i).levels, l, i)
}
