package vietnamese

import (
	"slices"
	"strings"
)

// Localities are the districts and communes whose figures a title, or the name of
// an office, says to be told: "SẢN PHẨM OCOP HUYỆN CAO LÃNH NĂM 2023", "UBND XÃ TÂN
// MỸ, HUYỆN LẤP VÒ". A level ("cấp huyện"), a list ("các huyện miền núi") and what
// goes on where no name ends ("số xã đạt chuẩn …") are none.
func (g *Gazetteer) Localities(text string) []Place {
	var list []Place
	runes := []rune(text)
	for _, p := range g.Places(text) {
		if p.Kind != PlaceDistrict && p.Kind != PlaceCommune || p.InName || p.End > len(runes) {
			continue
		}
		before, after := strings.Fields(Fold(string(runes[:p.Start]))), strings.Fields(string(runes[p.End:]))
		if len(before) > 0 && (listsLevels[strings.Trim(before[len(before)-1], ",.;:()")] || len(before) > 1 && before[len(before)-1] == "tai" && before[len(before)-2] == "chuc") {
			continue
		}
		name, cut := untilStop(strings.Fields(p.Name))
		if len(name) > 1 && strings.EqualFold(name[0], "đảo") {
			name = name[1:]
		}
		open := !cut && len(after) > 0 && isWord(string(runes[p.End:])) && strings.ToUpper(after[0]) == after[0] && !endsName[Fold(strings.Trim(after[0], ",.;:()"))]
		if open || !seatName(name, p.Type) {
			continue
		}
		p.Name = capitalised(name)
		switch p.Type {
		case "tp":
			p.Type = "thành phố"
		case "tx":
			p.Type = "thị xã"
		}
		list = appendSeat(list, p)
		if cut { // the next may stand in what was taken for the name
			said := string(runes[p.Start:])
			end := strings.Index(said, name[len(name)-1]) + len(name[len(name)-1])
			for _, next := range g.Localities(said[end:]) {
				list = appendSeat(list, next)
			}
			break
		}
	}
	return list
}

func appendSeat(list []Place, p Place) []Place {
	if slices.ContainsFunc(list, func(q Place) bool { return Fold(q.Name) == Fold(p.Name) && q.Kind == p.Kind }) {
		return list
	}
	return append(list, p)
}

// listsLevels are the words before a kind of places that names none of them.
var listsLevels = set("cap cac moi tung so nhieu nhung mot hai ba bon nam")

// endsName are the words, folded, that begin what follows a name in a line of
// capitals.
var endsName = set("nam tinh thanh giai thang dot lan thuoc cua trong theo va tinh den nien so i ii iii iv")

// untilStop cuts a name where a line of capitals goes on.
func untilStop(words []string) (name []string, cut bool) {
	for i, w := range words {
		low := strings.ToLower(w)
		if i > 0 && (stopsName[low] || low == "quý" && i+1 < len(words)) {
			return words[:i], true
		}
	}
	return words, false
}

var stopsName = set("năm tỉnh giai tháng đợt lần thuộc của trong theo và tính niên")

// seatName tells whether words may be the name of a district or commune: two
// and more of them, but for numbers and towns, and none that tells of what kind
// it is.
func seatName(words []string, kind string) bool {
	if len(words) == 0 || tellsKind[strings.ToLower(words[0])] || len(words) > 1 && tellsKinds[strings.ToLower(words[0]+" "+words[1])] {
		return false
	}
	digit := words[0][0] >= '0' && words[0][0] <= '9'
	return len(words) > 1 || digit || kind == "thành phố" || kind == "tp"
}

var (
	tellsKind  = set("nghèo miền vùng điểm đạt mới loại có huyện xã khu đang được không")
	tellsKinds = map[string]bool{"biên giới": true, "nông thôn": true, "phường thị": true, "thị trấn": true, "thị xã": true, "thành phố": true, "trực thuộc": true, "tiêu biểu": true, "đầu tư": true, "hội chủ": true}
)

// isWord tells whether a text begins with a space and a letter.
func isWord(text string) bool {
	rest := strings.TrimLeft(text, " ")
	return rest != "" && rest != text && !strings.ContainsAny(rest[:1], ",.;:()-–/0123456789")
}

func capitalised(words []string) string {
	names := make([]string, len(words))
	for i, w := range words {
		if names[i] = w; len([]rune(w)) > 1 && strings.ToUpper(w) == w {
			runes := []rune(strings.ToLower(w))
			names[i] = strings.ToUpper(string(runes[0])) + string(runes[1:])
		}
	}
	return strings.Join(names, " ")
}
