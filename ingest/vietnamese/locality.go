package vietnamese

import "strings"

// localityTypes are the words before the name of a district or commune.
var localityTypes = map[string]string{
	"huyện": PlaceDistrict, "quận": PlaceDistrict, "thị xã": PlaceDistrict, "tx": PlaceDistrict, "thành phố": PlaceDistrict, "tp": PlaceDistrict,
	"xã": PlaceCommune, "phường": PlaceCommune, "thị trấn": PlaceCommune, "đặc khu": PlaceCommune,
}

// longestLocality is the most words that the name of a district has.
const longestLocality = 4

// locality reads "huyện Thăng Bình (Quảng Nam)", "TP. Vinh", "Quận 1" at token
// i. "TP. Hà Nội" and "thành phố Cần Thơ" are provinces, not localities.
func (g *Gazetteer) locality(l *Line, i int) (Place, int) {
	if !l.begins(i, startsLocality) {
		return Place{}, i
	}
	kind, at := localityTypes[l.at(i).low+" "+l.at(i+1).low], i+2
	if kind == "" {
		kind, at = localityTypes[l.at(i).low], i+1
	}
	if kind == "" && l.is(i, "t") && l.is(i+1, ".") && l.isAny(i+2, "p", "x") && l.tight(i, i+3) { // T.P, T.X
		kind, at = PlaceDistrict, i+3
	}
	if kind == "" || l.at(i).kind != word || l.is(i-1, "tác") {
		return Place{}, i
	}
	typeEnd := at
	if l.is(at, ".") && l.at(at).gap == glued && l.isAny(i, "tp", "tx", "t") {
		at++
	}
	if n, next := g.match(l, at); next > at && n.city && l.isAny(i, "tp", "thành", "t") {
		p := n.place
		p.Span, p.InName = l.span(i, next), l.inName(i, next)
		return p, next
	}
	if n, next := g.match(l, i); next > i && n.place.Kind == PlaceProvince { // TP.HCM
		return Place{}, i
	}
	next := l.properName(at)
	if l.isAny(at, "phân", "chia") && l.is(at+1, "theo") {
		return Place{}, i // "THÀNH PHỐ PHÂN THEO QUẬN, HUYỆN"
	}
	if l.society(i) || next == at || l.isAny(at, "trực", "thuộc", "trên", "của", "và", "năm", "được", "theo", "có", "tỉnh", "trong", "tại", "giai") { // in a text of capitals
		return Place{}, i
	}
	p := Place{
		Span: l.span(i, next), Name: l.text(at, next), Kind: kind,
		Type: strings.ToLower(l.text(i, typeEnd)),
	}
	p.Slug = strings.ReplaceAll(Fold(p.Name), " ", "-")
	if n, _, ok := g.provinceAfter(l, next); ok {
		p.Areas = append(p.Areas, n.place.Areas...)
	}
	return p, next
}

// society tells whether token i begins "xã hội", society, in a text of capitals:
// "KINH TẾ - XÃ HỘI TỈNH LÀO CAI". A commune may be called "Hội Sơn".
func (l *Line) society(i int) bool {
	return l.is(i, "xã") && l.is(i+1, "hội") &&
		(l.isAny(i-1, "-", "–", "tế", "sinh", "hiểm", "và") || l.at(i+2).kind != word || l.isAny(i+2, "tỉnh", "thành", "hóa", "hoá", "năm", "của", "huyện", "quận"))
}

// properName reads the capitalised words, or the number, that name a locality.
func (l *Line) properName(i int) int {
	if l.at(i).kind == digits && len(l.at(i).low) <= 2 && l.at(i-1).upper {
		return i + 1
	}
	at := i
	for n := 0; n < longestLocality && l.at(at).kind == word && l.at(at).upper && l.at(at).gap != nextLine; n++ {
		at++
		if l.is(at, "'") && l.at(at).gap == glued { // Cư M'gar, Ea H'leo
			at++
			if l.at(at).kind == word && l.at(at).gap == glued {
				at++
			}
		}
	}
	return at
}

// provinceAfter reads the province that a locality is given with: "(Quảng
// Nam)", ", tỉnh Quảng Nam", ", Quảng Nam".
func (g *Gazetteer) provinceAfter(l *Line, i int) (*placeName, int, bool) {
	if !l.isAny(i, "(", ",") && !l.is(i, "tỉnh") {
		return nil, i, false
	}
	at := i
	if !l.is(i, "tỉnh") {
		at++
	}
	if l.is(at, "tỉnh") {
		at++
	}
	n, next := g.match(l, at)
	return n, next, next > at && n.place.Kind == PlaceProvince
}

// organisations are the words before which a place name is part of another
// name.
var organisations = set("đường phố cầu cảng báo bia trường ngân học viện chợ hãng thương công htx tnhh cp bánh nước quán khách siêu khu ccn kcn làng chùa núi sông đèo hồ vịnh ga rượu trà gạo")

// families are the commonest family names.
var families = set("nguyễn trần lê phạm võ vũ đặng bùi ngô đỗ lý huỳnh phan trương đinh đoàn hoàng dương lâm lương mai tô đào hà cao châu tạ tống")

// inName tells whether the place of the tokens [from, to) is part of the name of
// an organisation, a road, a brand or a person, or the beginning of a longer
// name.
func (l *Line) inName(from, to int) bool {
	after := l.at(to)
	if after.kind == word && after.upper && after.gap == plain && !l.capitalSentence() && !l.startsOther(to) {
		return true
	}
	before := l.at(from - 1)
	if before.kind != word {
		return false
	}
	if before.upper && families[before.low] && before.gap != nextLine && !l.opens(from-1) {
		return true
	}
	for k := 1; k <= 7; k++ {
		t := l.at(from - k)
		if t.kind == mark && t.low != "&" && t.low != "-" || t.kind == digits || l.isAny(from-k, "tỉnh", "ở", "tại", "của", "và", "từ", "cho", "thuộc", "địa", "trên", "là", "do", "về", "đến", "vào", "với", "ubnd", "hđnd", "sở", "cục", "chi") {
			return false
		}
		if l.organisationAt(from - k) {
			return !l.isAny(from-k-1, "các") && !l.isAny(from-k-2, "các") // "các KCN Bắc Ninh" are those of the province
		}
		if !t.upper && k > 1 {
			return false
		}
	}
	return false
}

// organisationAt tells whether the token i ends a word for an organisation or a
// road.
func (l *Line) organisationAt(i int) bool {
	switch low := l.at(i).low; low {
	case "báo": // "BÁO CÁO SỐ LIỆU …" is no newspaper
		return !l.is(i+1, "cáo")
	case "ty": // công ty
		return l.is(i-1, "công")
	case "hàng": // ngân hàng, cửa hàng
		return l.isAny(i-1, "ngân", "cửa", "nhà")
	case "đoàn":
		return l.is(i-1, "tập")
	case "xã":
		return l.is(i-1, "tác")
	case "học":
		return l.isAny(i-1, "đại", "trường")
	case "trường":
		return !l.isAny(i-1, "môi", "thị", "công", "hội")
	case "viện":
		return l.isAny(i-1, "bệnh", "học", "thư")
	case "bay":
		return l.is(i-1, "sân")
	case "lộ":
		return l.isAny(i-1, "quốc", "đại", "tỉnh")
	case "máy":
		return l.is(i-1, "nhà")
	case "sạn":
		return l.is(i-1, "khách")
	case "công", "học viện", "ngân", "thương", "khu", "nước", "làng", "siêu", "hà":
		return false
	default:
		return organisations[low]
	}
}

// startsOther tells whether the capital after a place begins something else
// and not the rest of its name.
func (l *Line) startsOther(i int) bool {
	return l.allCaps(i) && l.at(i).end-l.at(i).start > 2 || l.isAny(i, "năm", "có", "đã", "tổ", "sở", "bà", "ông") || families[l.at(i).low]
}

// capitalSentence tells whether the line is a heading in capitals, where a
// capital says nothing.
func (l *Line) capitalSentence() bool {
	capitals, words := 0, 0
	for i := range min(len(l.tokens), 40) {
		if l.at(i).kind == word {
			words++
			if l.at(i).end-l.at(i).start > 1 && l.allCaps(i) {
				capitals++
			}
		}
	}
	return words > 2 && capitals*3 > words*2
}
