package vietnamese

import "strings"

// labels are words whose number names and does not count: Điều 14, đợt 1.
// strong labels win over a counted noun after the number, weak ones do not
// ("nhóm 5 sản phẩm" counts).
var labels = map[string]bool{
	"điều": true, "nghị định": true, "thông tư": true, "nghị quyết": true, "công văn": true, "chỉ thị": true, "luật": true, "pháp lệnh": true,
	"quyết định": false, "kế hoạch": false, "chương trình": false, "tờ trình": true, "thông báo": true, "quyết định số": true, "văn bản": false, "qđ": true, "nđ": true, "nq": true,
	"kế hoạch số": true, "chương trình số": true, "công văn số": true, "thông tư số": true, "nghị định số": true, "nghị quyết số": true, "chỉ thị số": true, "văn bản số": true, "hướng dẫn số": true, "thông báo số": true, "tờ trình số": true, "báo cáo số": true, "luật số": true, "đề án số": true, "hướng dẫn": false,
	"khoản": false, "mục": false, "điểm": false, "chương": false, "phần": false, "phụ lục": true, "bảng": false, "biểu": false, "hình": false, "mẫu": false, "biểu số": true, "phụ lục số": true, "bảng số": true, "mẫu số": true, "biểu mẫu": false, "trang": true, "câu": true,
	"đợt": false, "giai đoạn": false, "vòng": false, "lần": false, "kỳ": false, "kỳ họp": false, "khóa": false, "phiên": false, "bước": true, "đợt thứ": true,
	"loại": false, "nhóm": false, "cấp": false, "bậc": true, "bản": false, "tập": false, "quyển": true, "số": false, "phiên bản": true, "tiêu chuẩn": false, "tcvn": true, "qcvn": true, "iso": true, "haccp": true, "npk": true, "hạng": true,
	"phường": true, "quận": true, "tổ": false, "khu phố": true, "khu": false, "khóm": true, "ấp": true, "thôn": true, "xóm": true, "buôn": true, "đội": false, "tổ dân phố": true, "kp": true, "tdp": true, "làng": false,
	"quốc lộ": true, "ql": true, "tỉnh lộ": true, "tl": true, "đt": true, "đường": false, "ngõ": true, "hẻm": true, "ngách": true, "kiệt": true, "lô": false, "km": false, "tầng": true, "phòng": false, "số nhà": true, "nhà số": true, "đường số": true, "ô": true, "kênh": false, "cầu": false, "cảng": false, "tuyến": false, "gian": false, "gian hàng số": true,
	"thế kỷ": true, "thế kỉ": true, "thập niên": true, "những năm": true, "top": true, "tốp": true, "vị trí": false, "vị trí thứ": true, "xếp thứ": true, "covid": true, "nghiệp": false, "công nghệ": false, "cách mạng": false, "zalo": true, "cụm công nghiệp số": true, "ccn số": true, "kcn số": true, "nhà máy số": true, "xưởng": false, "trạm": false, "đài": false, "kỳ thứ": true, "lần thứ": true, "khóa thứ": true, "kiot": true, "thửa": true, "tờ bản đồ": true, "bản đồ": true, "bài": false, "lớp": false, "tiết": false, "số báo": true, "ki ốt": true, "vtv": true,
	"tuổi": false, "giải": false, "chi bộ": false, "chú thích": false, "ghi chú": false, "đường tỉnh": true, "vĩ tuyến": true, "kinh tuyến": true, "khu vực": false, "số hiệu": true, "cv": true,
}

// longestLabel is the most tokens of a label with what may stand between it and
// its number.
var longestLabel = func() int {
	words := 0
	for label := range labels {
		words = max(words, len(strings.Fields(label)))
	}
	return words + 2
}()

// numberNear tells whether digits or a number word stand among the tokens [from,
// to].
func (l *Line) numberNear(from, to int) bool {
	for i := from; i <= to && i < len(l.tokens); i++ {
		if t := &l.tokens[i]; t.kind == digits || t.starts&startsNumber != 0 {
			return true
		}
	}
	return false
}

// label reads a label and its numbers at token i: "Điều 14", "Khoản 1, 2",
// "phường 2", "NPK 16-16-8". next is i when there is none.
func (l *Line) label(i int) int {
	if !l.begins(i, startsLabel) || !l.numberNear(i+1, i+longestLabel) || l.is(i, "thôn") && l.is(i-1, "nông") {
		return i
	}
	strong, at := longest(l.at(i).labels, l, i)
	if at == i || l.countedNumber(i) {
		return i
	}
	for n := 0; n < 2 && l.isAny(at, "số", ":", ".", "thứ") && !l.is(i, "số"); n++ {
		if l.is(at, "thứ") || l.is(at, "số") {
			strong = true
		}
		at++
	}
	if l.at(at).kind != digits {
		return l.labelWord(at, i, strong)
	}
	if l.mapScale(at) > at {
		return i
	}
	next := l.labelNumber(at)
	if strong && l.at(i).upper && l.at(i-1).upper && l.at(i-1).kind == word && l.counts(next) {
		return i // "Nha Trang 12 sản phẩm"
	}
	if !strong && (l.counts(next) || l.rangeCounts(next)) || l.is(next, "%") {
		return i
	}
	if l.is(i, "số") && l.sumBefore(i) {
		return i
	}
	return l.listGoesOn(at, next)
}

// countedNumber tells whether the label i is itself the noun of a number before
// it: "5 đợt 2.000 sản phẩm", "2 phường".
func (l *Line) countedNumber(i int) bool {
	return l.at(i-1).kind == digits && l.at(i).kind == word && !l.at(i).upper && l.at(i).gap != glued && l.isAny(i, "tổ", "khóa", "lần", "đợt", "vòng", "kỳ", "phường", "quận", "thôn", "nhóm", "cụm", "khu", "xóm", "làng", "điểm")
}

// labelWord reads a label whose number is in words: "quận Ba", "tổ ba".
func (l *Line) labelWord(at, i int, strong bool) int {
	w, next := l.small(at)
	if next == at || l.counts(next) && !strong || w.value > 40 || !strong && !l.at(at).upper {
		return i
	}
	if l.is(i, "những") || l.is(i, "phần") || l.is(i, "số") {
		return i
	}
	return next
}

// sumBefore knows the words that make "số 48" a count: tổng số, trong số, con
// số, với số.
func (l *Line) sumBefore(i int) bool {
	return l.isAny(i-1, "tổng", "trong", "con", "đa", "thiểu", "chỉ", "một", "của", "lượng", "phần", "hệ", "dân", "đạt", "ngoài")
}

// labelNumber reads one number of a label with what is tied to it.
func (l *Line) labelNumber(at int) int {
	if next := l.code(at); next > at {
		return next
	}
	if next := l.chain(at); next > at {
		return next
	}
	_, next, _ := l.numeral(at)
	for n := 0; n < 4 && l.isAny(next, "/", "-", ":") && l.tight(next-1, next+2) && l.at(next+1).kind == digits; n++ {
		_, next, _ = l.numeral(next + 1)
	}
	if t := l.at(next); t.kind == word && t.gap == glued && t.end-t.start == 1 {
		next++
	}
	if l.is(next, "+") && l.tight(next-1, next+2) && l.at(next+1).kind == digits { // Km15+200
		next += 2
	}
	return next
}

// rangeCounts tells whether "- 12 sản phẩm" follows.
func (l *Line) rangeCounts(i int) bool {
	if !l.isAny(i, "-", "đến") || l.at(i+1).kind != digits {
		return false
	}
	_, next, ok := l.numeral(i + 1)
	return ok && l.counts(next)
}

// listGoesOn follows a list of label numbers: "1, 2 và 3".
func (l *Line) listGoesOn(from, next int) int {
	for n := 0; n < 12; n++ {
		at := next
		if l.is(at, ",") && l.is(at+1, "và") {
			at++
		}
		if !l.isAny(at, ",", "và", "-", "đến", ";") || l.at(at+1).kind != digits || len(l.at(at+1).low) > 3 {
			break
		}
		end := l.labelNumber(at + 1)
		if end <= at+1 || l.counts(end) || l.is(end, "%") {
			break
		}
		next = end
	}
	if l.is(next, "sao") {
		next = l.afterStars(next + 1)
	}
	return next
}

// stars reads a star rank: "4 sao", "3 - 4 sao", "3, 4 và 5 sao", "3 sao trở
// lên".
func (l *Line) stars(i int) int {
	at := i
	for n := 0; n < 5; n++ {
		if s := l.number(at); s < 1 || s > 7 || len(l.at(at).low) != 1 {
			return i
		}
		at++
		if l.is(at, ",") && l.at(at).gap == glued && l.at(at+1).gap == glued && l.at(at+1).kind == digits {
			return i
		}
		if l.is(at, "sao") || l.is(at, "*") && l.at(at).gap == glued {
			return l.afterStars(at + 1)
		}
		if !l.isAny(at, "-", ",", "và", "đến", "/", "hoặc") {
			return i
		}
		at++
	}
	return i
}

func (l *Line) afterStars(i int) int {
	if l.is(i, "trở") && l.isAny(i+1, "lên", "xuống") {
		return i + 2
	}
	return i
}

// degree reads "35 độ N", "40 độ", "25°C", and the strength of a drink.
func (l *Line) degree(i int) int {
	_, next, ok := l.numeral(i)
	if !ok {
		return i
	}
	if l.is(next, "-") && l.at(next+1).kind == digits {
		_, next, _ = l.numeral(next + 1)
	}
	switch {
	case l.is(next, "oc") && l.at(next).gap == glued:
		return next + 1
	case l.isAny(next, "độ", "°", "º"):
		next++
		if l.isAny(next, "n", "c", "đạm", "cồn", "f", "brix") {
			next++
		}
		return next
	case l.is(next, "%") && l.isAny(next+1, "vol", "cồn", "alc", "abv"):
		return next + 2
	}
	return i
}

// duration reads a length of time or an age: "36 tháng", "5 năm qua", "60
// tuổi", "2-3 năm". "42 năm 2021" is no duration but a figure and a year.
func (l *Line) duration(i int) int {
	_, next, ok := l.numeral(i)
	if !ok {
		return i
	}
	if l.isAny(next, "-", "đến") && l.at(next+1).kind == digits {
		if _, end, ok := l.numeral(next + 1); ok {
			next = end
		}
	}
	if !l.isAny(next, "tháng", "năm", "ngày", "tuần", "giờ", "phút", "giây", "tuổi", "tiếng", "quý", "thập", "thế", "đêm", "buổi", "h", "ngày/đêm", "nhiệm") {
		return i
	}
	if l.isAny(next, "thập", "thế", "nhiệm") && !l.isAny(next+1, "kỷ", "kỉ", "niên", "kỳ", "kì") {
		return i
	}
	if l.is(next, "năm") {
		if _, ok := l.year(next + 1); ok {
			return i
		}
	}
	if l.isAny(next, "tháng", "ngày", "quý") && l.at(next+1).kind == digits {
		return i
	}
	return l.afterDuration(next + 1)
}

func (l *Line) afterDuration(i int) int {
	if l.isAny(i, "qua", "tới", "gần") && !l.counts(i+1) {
		return i + 1
	}
	return i
}

// mapScale reads the scale of a plan: 1/500, 1:2000, tỷ lệ 1/5.000.
func (l *Line) mapScale(i int) int {
	if !l.is(i, "1") || !l.isAny(i+1, "/", ":") || !l.tight(i, i+3) || l.at(i+2).kind != digits {
		return i
	}
	n, next, ok := l.numeral(i + 2)
	plan := l.isAny(i-1, "lệ", "đồ", "tiết", "khu")
	if !ok || n.frac != "" || !plan && l.counts(next) {
		return i
	}
	switch n.value(0) {
	case 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 500000, 1000000:
		return next
	}
	return i
}
