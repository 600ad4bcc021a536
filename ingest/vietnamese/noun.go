package vietnamese

// nouns are the counted nouns by their words, with the unit of what they count.
// A noun with the unit "" is counted and has no unit of its own.
var nouns = map[string]string{
	"sản phẩm": "product", "bộ sản phẩm": "product", "sp": "product", "spcntt": "product", "spcnnt": "product", "mặt hàng": "product", "bộ": "product",
	"cơ sở": "facility", "đơn vị": "facility", "cơ sở cnnt": "facility", "nhà máy": "facility", "xưởng": "facility", "nhà xưởng": "facility", "cssx": "facility",
	"doanh nghiệp": "enterprise", "dn": "enterprise", "công ty": "enterprise", "dnnvv": "enterprise",
	"hợp tác xã": "cooperative", "htx": "cooperative", "liên hiệp hợp tác xã": "cooperative", "liên hiệp htx": "cooperative",
	"tổ hợp tác": "cooperative_group", "tổ hợp": "cooperative_group", "tht": "cooperative_group",
	"làng nghề": "village", "làng": "village", "làng nghề truyền thống": "village", "làng có nghề": "village",
	"cụm": "cluster", "cụm công nghiệp": "cluster", "ccn": "cluster",
	"khu công nghiệp": "zone", "kcn": "zone", "khu kinh tế": "zone", "khu chế xuất": "zone",
	"đề án": "project", "dự án": "project", "nhiệm vụ": "project", "công trình": "project",
	"mô hình": "model", "chủ thể": "entity",
	"hộ": "household", "hộ dân": "household", "hộ gia đình": "household", "hộ kinh doanh": "household", "hộ sản xuất": "household", "gia đình": "household",
	"lao động": "person", "người": "person", "nhân khẩu": "person", "công nhân": "person", "nghệ nhân": "person", "thợ": "person",
	"học viên": "person", "cán bộ": "person", "đại biểu": "person", "nông dân": "person", "thành viên": "person", "đồng chí": "person",
	"người dân": "person", "người lao động": "person", "lđ": "person", "chuyên gia": "person", "thợ giỏi": "person", "xã viên": "person",
	"hội viên": "person", "đoàn viên": "person", "giáo viên": "person", "học sinh": "person", "sinh viên": "person", "nhân viên": "person", "kỹ sư": "person", "khách hàng": "person", "nhà khoa học": "person",
	"lượt khách": "visit", "lượt khách du lịch": "visit", "lượt du khách": "visit", "lượt người": "visit", "khách": "visit", "du khách": "visit", "khách du lịch": "visit", "lượt khách tham quan": "visit",
	"lượt": "turn", "lượt sản phẩm": "certification", "lượt lao động": "turn", "lượt hộ": "turn", "lượt doanh nghiệp": "turn", "lượt cơ sở": "turn", "lượt đơn vị": "turn",
	"tỉnh": "province", "tỉnh thành": "province", "địa phương": "province", "thành phố": "province",
	"huyện": "district", "quận": "district", "thị xã": "district",
	"xã": "commune", "phường": "commune", "thị trấn": "commune", "đặc khu": "commune",
	"thôn": "hamlet", "bản": "hamlet", "ấp": "hamlet", "buôn": "hamlet", "khóm": "hamlet", "khu dân cư": "hamlet",
	"nghề": "trade", "nghề truyền thống": "trade", "ngành nghề": "trade", "ngành": "trade", "nhóm": "group", "nhóm nghề": "group", "nhóm sản phẩm": "group", "nhóm ngành": "group", "lĩnh vực": "group",
	"giải": "prize", "giải thưởng": "prize", "huy chương": "prize", "bằng khen": "prize",
	"hồ sơ": "dossier", "phiếu": "ballot", "phiếu bầu": "ballot",
	"kỳ": "round", "đợt": "round", "vòng": "round", "kỳ bình chọn": "round", "đợt bình chọn": "round", "cuộc": "round", "lần bình chọn": "round",
	"cửa hàng": "shop", "điểm bán": "shop", "điểm bán hàng": "shop", "điểm giới thiệu": "shop", "gian hàng": "booth",
	"chợ": "market", "siêu thị": "supermarket", "trung tâm thương mại": "mall",
	"hội chợ": "fair", "hội nghị": "conference", "hội thảo": "conference", "phiên chợ": "fair", "lớp": "class", "lớp đào tạo": "class", "lớp tập huấn": "class", "khóa": "class",
	"máy": "machine", "máy móc": "machine", "thiết bị": "machine", "chiếc": "piece", "cái": "piece", "con": "head", "cây": "tree", "hạng mục": "item", "nội dung": "item",
	"giấy chứng nhận": "certificate", "chứng nhận": "certificate", "gcn": "certificate", "văn bằng": "certificate",
	"tiêu chí": "criterion", "chỉ tiêu": "criterion", "điểm": "point", "ý kiến": "opinion", "sàn": "platform", "sàn thương mại điện tử": "platform",
	"quốc gia": "country", "nước": "country", "thị trường": "market_abroad", "thương hiệu": "brand", "nhãn hiệu": "brand", "trang trại": "farm",
	"khu": "area", "điểm du lịch": "site", "điểm đến": "site", "vùng": "area", "sáng kiến": "initiative", "chương trình": "programme", "tổ chức": "organisation", "hội": "organisation",
	"bài": "article", "tin": "article", "tin bài": "article", "trường": "school", "trường hợp": "case", "tổ": "team", "đoàn": "team", "đội": "team", "chi nhánh": "branch",
	"căn": "house", "nhà": "house", "phòng": "room", "xe": "vehicle", "tàu": "vessel", "chuyến": "trip", "mẫu": "design", "tác phẩm": "work", "video": "video", "mã": "code", "lô": "lot", "lần": "time", "đơn hàng": "order", "giao dịch": "transaction", "hợp đồng": "contract",
}

// nounWords is the longest entry of nouns, in tokens.
const nounWords = 4

// noun reads a counted noun at token i: its words as written and its unit. next
// is i when there is none.
func (l *Line) noun(i int) (text, unit string, next int) {
	if !l.begins(i, startsNoun) {
		return "", "", i
	}
	phrase := ""
	next = i
	for k := 0; k < nounWords && i+k < len(l.tokens); k++ {
		t := l.at(i + k)
		if t.kind != word {
			break
		}
		if k > 0 {
			phrase += " "
		}
		phrase += t.low
		if u, ok := nouns[phrase]; ok {
			unit, next = u, i+k+1
		}
	}
	if next == i+1 && l.is(i, "bộ") && l.isAny(next, "phận", "máy", "ngành", "đội", "môn", "mặt", "phim") {
		return "", "", i
	}
	if next == i || l.is(i, "điểm") && next == i+1 && l.at(next).kind == word && l.at(next).end-l.at(next).start == 1 {
		return "", "", i
	}
	return l.text(l.span(i, next)), unit, next
}
