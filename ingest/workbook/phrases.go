package workbook

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A phrase is what a run of words in a head may stand for. Several fields may
// be set: "đào tạo nghề" is an indicator and a content.
type phrase struct {
	indicators []string // IDs; several when only the subject of the table tells
	dimension  string
	value      string
	unit       string // the counted noun: "sản phẩm" is product
	kind       pipeline.Kind
	neutral    bool // says nothing of its own
	total      bool // "tổng số", "cộng"
}

// A lexicon is every phrase that heads are made of, by its words.
type lexicon struct {
	phrases map[string]phrase
	longest int // words of the longest phrase
}

// neutralWords say nothing about what is counted. Whatever else a head says and
// the lexicon does not know makes the head unknown.
const neutralWords = `so|so luong|luong|cac|cua|va|tai|trong|tren|dia ban|theo|ve|duoc|cong nhan|duoc cong nhan|chung nhan|duoc chung nhan|cap giay chung nhan|duoc cap giay chung nhan|giay chung nhan|
dat|danh gia|phan hang|tong hop|thong ke|bao cao|bieu|bang|phu luc|tinh hinh|nam|ky|giai doan|den|tu|toan|tinh|thanh pho|cap|nhom|nhom san pham|theo nhom|loai|phan|phan theo|chia theo|chia ra|gom|do|co|la|
chi tieu|noi dung|don vi|don vi tinh|hang muc|cong tac|hoat dong|ket qua binh chon|binh chon|san pham binh chon|khuyen cong|cong nghiep nong thon|san pham cong nghiep nong thon|tieu bieu|ho tro|duoc ho tro|cac cap|
cho|qua|hien co|hien nay|ca|ca nam|ca giai doan|ca ky|giai doan|thoi ky|trong do|bao gom|dia phuong|nguon|nguon von|tu nguon|kinh phi|san pham ocop|chuong trinh ocop|ocop|moi xa mot san pham|chuong trinh moi xa mot san pham|
san pham|san pham bo san pham|tham gia|co so|so co so|huyen thi xa thanh pho|cac tinh|tinh thanh pho|vung|mien|lan|thu|dot|cac tinh thanh pho|co|va cac|minh hoa|so lieu|du lieu|tu ngay|tinh den|den nay|den ngay|tien tien|vao san xuat|san xuat|phat trien|cuoi ky|dau ky|cuoi nam|
ki thuat|hang sao|theo hang sao|chia theo hang sao|hang|sao|xep hang|qua cac nam|phan theo dia phuong|ung dung|hien dai|thiet bi|tien do|chi tieu chu yeu|co quan|ty le|nghe|lang`

// kindPhrases say how certain the figures under a head are.
func kindPhrases() map[string]pipeline.Kind {
	return map[string]pipeline.Kind{
		"thuc hien": pipeline.Actual, "ket qua": pipeline.Actual, "ket qua thuc hien": pipeline.Actual, "da thuc hien": pipeline.Actual, "chinh thuc": pipeline.Actual,
		"ke hoach": pipeline.Plan, "du kien": pipeline.Plan, "ke hoach giao": pipeline.Plan, "duoc phe duyet": pipeline.Plan, "phe duyet": pipeline.Plan,
		"muc tieu": pipeline.Target, "phan dau": pipeline.Target, "chi tieu phan dau": pipeline.Target, "muc tieu den": pipeline.Target,
		"uoc": pipeline.Estimate, "uoc thuc hien": pipeline.Estimate, "so bo": pipeline.Estimate, "uoc dat": pipeline.Estimate, "uoc tinh": pipeline.Estimate,
	}
}

// expansions are the abbreviations of the field.
func expansions() map[string]string {
	return map[string]string{
		"sp": "san pham", "cnnt": "cong nghiep nong thon", "kp": "kinh phi", "dn": "doanh nghiep", "htx": "hop tac xa", "ccn": "cum cong nghiep",
		"kcn": "khu cong nghiep", "gcn": "giay chung nhan", "tw": "trung uong", "kc": "khuyen cong", "nsnn": "ngan sach nha nuoc",
		"tcmn": "thu cong mi nghe", "th": "thuc hien", "kh": "ke hoach", "uth": "uoc thuc hien", "sl": "so luong", "ln": "lang nghe", "lntt": "lang nghe truyen thong",
		"kcqg": "khuyen cong quoc gia", "kcdp": "khuyen cong dia phuong", "mmtb": "may moc thiet bi", "csxs": "co so", "da": "de an",
	}
}

// wordsOf cuts a text into folded words, abbreviations written out.
func (x *lexicon) wordsOf(text string, short map[string]string) []string {
	fields := strings.FieldsFunc(fold(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '%'
	})
	words := make([]string, 0, len(fields))
	for _, w := range fields {
		if long, ok := short[w]; ok {
			words = append(words, strings.Fields(long)...)
			continue
		}
		words = append(words, w)
	}
	return words
}

// newLexicon learns the words of the catalog and of tables.
func newLexicon(cat *catalog.Catalog) *lexicon {
	x := &lexicon{phrases: map[string]phrase{}}
	for _, w := range strings.Split(strings.ReplaceAll(neutralWords, "\n", ""), "|") {
		x.learn(w, func(p *phrase) { p.neutral = true })
	}
	for _, w := range []string{"tong", "tong so", "tong cong", "cong", "toan bo", "chung"} {
		x.learn(w, func(p *phrase) { p.neutral, p.total = true, true })
	}
	for w, k := range kindPhrases() {
		x.learn(w, func(p *phrase) { p.kind = k })
	}
	for _, u := range cat.Units() {
		for _, name := range append([]string{u.Name.VI}, u.Synonyms...) {
			x.learn(name, func(p *phrase) { p.unit = u.ID })
		}
	}
	for _, d := range cat.Dimensions() {
		for _, v := range d.Values {
			for _, name := range append([]string{v.Name.VI, v.Name.EN}, v.Synonyms...) {
				if v.ID != "recognized" { // every indicator of recognition says so already
					x.learn(name, func(p *phrase) { p.dimension, p.value = d.ID, v.ID })
				}
			}
		}
	}
	for _, ind := range cat.Indicators() {
		for _, name := range append([]string{ind.Name.VI, ind.Name.EN}, ind.Synonyms...) {
			x.learn(name, func(p *phrase) {
				if !slices.Contains(p.indicators, ind.ID) {
					p.indicators = append(p.indicators, ind.ID)
				}
			})
		}
	}
	for words, ids := range furtherWordings() {
		x.learn(words, func(p *phrase) { p.indicators = ids })
	}
	return x
}

// furtherWordings are how the heads of reporting forms word an indicator, beside
// the synonyms of the catalog.
func furtherWordings() map[string][]string {
	return map[string][]string{
		"số sản phẩm đăng ký":                             {"cnnt_registered"},
		"số sản phẩm tham gia bình chọn":                  {"cnnt_registered"},
		"số sản phẩm CNNT tiêu biểu":                      {"cnnt_recognized"},
		"số sản phẩm CNNT tiêu biểu được công nhận":       {"cnnt_recognized"},
		"số sản phẩm CNNT được công nhận tiêu biểu":       {"cnnt_recognized"},
		"số sản phẩm được công nhận tiêu biểu":            {"cnnt_recognized"},
		"số sản phẩm đạt tiêu biểu":                       {"cnnt_recognized"},
		"sản phẩm được chứng nhận":                        {"cnnt_recognized"},
		"số sản phẩm được chứng nhận":                     {"cnnt_recognized"},
		"số cơ sở có sản phẩm được công nhận":             {"cnnt_facilities"},
		"số cơ sở có sản phẩm CNNT tiêu biểu":             {"cnnt_facilities"},
		"số cơ sở CNNT có sản phẩm tiêu biểu":             {"cnnt_facilities"},
		"số cơ sở CNNT được hỗ trợ":                       {"kc_facilities_supported"},
		"cơ sở có sản phẩm CNNT tiêu biểu được hỗ trợ":    {"kc_facilities_supported"},
		"số cơ sở có sản phẩm CNNT tiêu biểu được hỗ trợ": {"kc_facilities_supported"},
		"số đề án được hỗ trợ":                            {"kc_projects"},
		"kinh phí khuyến công quốc gia":                   {"kc_budget"},
		"kinh phí khuyến công địa phương":                 {"kc_budget"},
		"doanh nghiệp đối ứng":                            {"kc_budget_matching"},
		"số CCN thành lập":                                {"ic_count"},
		"số CCN đã thành lập":                             {"ic_count"},
		"số KCN thành lập":                                {"iz_count"},
		"thu nhập bình quân người/tháng":                  {"income_per_month"},
		"thu nhập bình quân đầu người/tháng":              {"income_per_month"},
		"thu nhập bình quân lao động/tháng":               {"income_per_month"},
	}
}

// learn adds a meaning to the words of a name.
func (x *lexicon) learn(name string, add func(*phrase)) {
	words := x.wordsOf(name, expansions())
	if len(words) == 0 || len(words) == 1 && words[0] == "cho" && strings.Contains(name, "ợ") {
		return // "chợ" without its marks is "cho"; see facet.markets
	}
	key := strings.Join(words, " ")
	p := x.phrases[key]
	add(&p)
	x.phrases[key] = p
	x.longest = max(x.longest, len(words))
}

// at is the longest phrase that starts at words[i] and how many words it takes.
func (x *lexicon) at(words []string, i int) (phrase, int) {
	for n := min(x.longest, len(words)-i); n > 0; n-- {
		if p, ok := x.phrases[strings.Join(words[i:i+n], " ")]; ok {
			return p, n
		}
	}
	return phrase{}, 0
}
