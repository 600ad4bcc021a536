package table

import (
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A role is what a column of a table is for.
type role uint8

const (
	roleNone     role = iota
	roleOrdinal       // STT
	roleLabel         // says what the row counts: indicator, group, content, kind
	roleLevel         // level of each row
	rolePlace         // province, region or country of each row
	roleLocality      // district or commune of each row
	rolePeriod        // year or span of each row
	roleUnit          // unit of each row
	roleItem          // names single things: a product, a maker, an agency
	roleNote          // remarks: not read
	roleValue         // figures
	roleDerived       // what others make of the figures: shares, changes
)

// roleNames are how `read --explain` calls the roles.
var roleNames = map[role][2]string{
	roleNone: {"", ""}, roleOrdinal: {"thứ tự", "ordinal"}, roleLabel: {"chỉ tiêu", "label"}, roleLevel: {"cấp", "level"}, rolePlace: {"địa phương", "place"},
	roleLocality: {"huyện, xã", "locality"}, rolePeriod: {"kỳ", "period"}, roleUnit: {"đơn vị tính", "unit"}, roleItem: {"từng đối tượng", "item"},
	roleNote: {"ghi chú", "note"}, roleValue: {"số liệu", "value"}, roleDerived: {"so sánh", "comparison"},
}

// The heads that tell a column's role beside what stands in it, on folded text.
var (
	unitHead     = pattern.MustCompile(`^(dvt|don vi( tinh)?|dv tinh|unit|don vi do)( unit)?$`)
	periodHead   = pattern.MustCompile(`^(nam( bao cao| cong nhan| thuc hien| so lieu)?|ki( bao cao)?|giai doan|thoi gian|thoi ki|nien do|quy|thang|year|period)$`)
	noteHead     = pattern.MustCompile(`^(ghi chu|so quyet dinh|quyet dinh|van ban|can cu|dien thoai|so dien thoai|dia chi|email|ma( so)?( tinh| sp| dia phuong| dvhc| so thue)?|code|ngay.*|nguoi dai dien|nguon( so lieu)?|remarks?|notes?|xep hang|thu hang|don vi bao cao|co quan bao cao|nguoi lap)$`)
	executorHead = pattern.MustCompile(`^(don vi|co quan|bo phan|phong ban) (thuc hien|chu tri|phoi hop|chu tri,? phoi hop|phu trach|chiu trach nhiem|tham muu)$`)
	remarkHead   = pattern.MustCompile(`^(ghi chu|remarks?|notes?)$`)
	levelHead    = pattern.MustCompile(`^(cap( cong nhan| binh chon| khen| ngan sach)?|level)$`)
	placeHead    = pattern.MustCompile(`^(ten )?(dia phuong|dia ban|don vi hanh chinh)$`)
	ofPlaces     = pattern.MustCompile(`\b(cap huyen|cap xa|cac huyen|cac xa|theo huyen|theo xa|theo dia ban|theo dia phuong)\b`)
	placesInHead = pattern.MustCompile(`\b(huyen|quan|thi xa|xa|phuong)\b`)
	districtHead = pattern.MustCompile(`^(ten )?(cac )?(huyen|quan|thi xa|xa|phuong|dia ban|don vi cap huyen)\b`)
)

// A tally counts what the different cells of a column of words say.
type tally struct {
	cells, places, regions, localities, periods, units, levels, kinds, counted, unknown int
	names                                                                               int // of unknown, those that may be places
	over                                                                                int // rows that only stand over others
}

// sampled is how many rows decide what a column is for.
const sampled = 400

// mostTallied is how many rows are looked through for the different cells of a
// column.
const mostTallied = 50_000

// tallyOf looks at the first different cells of a column.
func (p *plan) tallyOf(c *layout.Column) tally {
	var n tally
	seen := map[string]bool{}
	left := c.Words + c.Years
	for r := p.table.Top; r <= min(p.table.Bottom, p.table.Top+mostTallied) && len(seen) < sampled && left > 0; r++ {
		if look := p.table.Look(r, c.Col); look != layout.Words && look != layout.Year {
			continue
		}
		left--
		text := p.grid.Shows(r, c.Col)
		if seen[text] {
			continue
		}
		seen[text] = true
		if p.table.Look(r, c.Col) == layout.Words && p.overOthers(r, c.Col) {
			n.over++
			continue
		}
		if _, rest := layout.Leading(text); rest != "" {
			text = rest
		}
		n.add(p.hearer, text)
	}
	if n.cells == 0 && n.over > 0 {
		n.over = 0
		for text := range seen {
			if _, rest := layout.Leading(text); rest != "" {
				text = rest
			}
			n.add(p.hearer, text)
		}
	}
	return n
}

// overOthers tells whether a row holds nothing but a text in one column and its ordinal, and
// the row below has more: it says what the rows below it are about.
func (p *plan) overOthers(r, col int) bool {
	filled := func(r int) (n int) {
		for i := range p.table.Columns {
			if c := &p.table.Columns[i]; c.Col != col && !c.Ordinal && p.table.Look(r, c.Col) != layout.Blank {
				n++
			}
		}
		return n
	}
	return r < p.table.Bottom && filled(r) == 0 && filled(r+1) > 0
}

func (n *tally) add(h *hearer, text string) {
	s := h.hear(text)
	if isTotalText(s) || countedTotal.MatchString(h.weigh(s).folded) {
		return
	}
	n.cells++
	if len(s.Unexplained) > 0 {
		for _, core := range coresOf(text) {
			if bare := h.hear(core); len(bare.Unexplained) == 0 && bare.says(catalog.DimensionSlot) {
				s = bare // "Mở lớp đào tạo nghề" is no name of a thing
				break
			}
			if h.likened(core) != nil {
				n.counted++
				return
			}
		}
	}
	switch {
	case (s.Country || len(s.Provinces) == 1) && s.placed() && len(s.Unexplained) == 0:
		n.places++
	case h.region(s):
		n.regions++
	case len(s.times) > 0 && len(s.Unexplained) == 0 && !s.counted():
		n.periods++
	case s.says(catalog.LevelSlot) && !s.says(catalog.NounSlot) && len(s.Items) == 0 || bareLevel(text):
		n.levels++
	case s.says(catalog.KindSlot) && !s.counted() && len(s.Unexplained) == 0:
		n.kinds++
	case len(s.Localities) > 0 && !s.counted():
		n.localities++
	case len(s.Unexplained) > 0:
		n.unknown++
		if layout.IsName(text) {
			n.names++
		}
	default:
		n.counted++
	}
	if _, _, isUnit := h.unitOf("(" + text + ")"); isUnit && len(s.Provinces)+len(s.Localities) == 0 && len(strings.Fields(text)) <= longestUnit {
		n.units++
	}
}

// longestUnit is how many words a unit has at most: "triệu đồng/người/tháng", "sản phẩm, bộ
// sản phẩm".
const longestUnit = 6

// countedTotal says of how many things a row is the total: "Tổng cộng (7 cụm)".
var countedTotal = pattern.MustCompile(`^(tong|tong so|tong cong|cong)\s*[(:]\s*[0-9]+\s`)

// nameHead is over the names of single things.
var (
	nameHead = pattern.MustCompile(`^(ten|ho va ten|ho ten)\b`)
	kindHead = pattern.MustCompile(`^ten (cac )?(chi tieu|noi dung|nhom|huyen|quan|xa|phuong|dia phuong|dia ban|tinh|don vi hanh chinh|hoat dong|khoan|muc|nguon|loai|linh vuc|nganh|bieu|danh muc|nhiem vu|tieu chi)\b`)
)

// namesThings tells whether a head, folded, is over the names of single things.
func namesThings(head string) bool { return nameHead.MatchString(head) && !kindHead.MatchString(head) }

// bareNames tells whether most cells of a column are bare names and no other cell
// is unknown: "Toàn tỉnh" may stand among districts.
func (n *tally) bareNames() bool {
	return n.names > 0 && n.names == n.unknown && n.places+n.periods+n.levels+n.kinds == 0 && n.names*2 > n.cells
}

// roleOf decides the role of a column.
func (p *plan) roleOf(c *layout.Column, firstValue int) role {
	switch {
	case c.Hidden || c.Words+c.Figures+c.Years+c.Marks == 0:
		return roleNone
	case c.Ordinal:
		return roleOrdinal
	case c.HoldsWords():
		return p.wordRole(c, firstValue)
	case unitHead.MatchString(headText(c)) && p.besideWords(c) && p.holdsUnits(c):
		return roleUnit
	}
	return p.valueRole(c)
}

// holdsUnits tells whether the cells of a column are all units, some of which look like
// figures: "1.000 người".
func (p *plan) holdsUnits(c *layout.Column) bool {
	units := 0
	for r := p.table.Top; r <= min(p.table.Bottom, p.table.Top+sampled); r++ {
		if p.table.Look(r, c.Col) == layout.Blank {
			continue
		}
		if text := p.grid.Shows(r, c.Col); text != "" {
			if !p.hearer.hearAs(roleUnit, text).isUnit() {
				return false
			}
			units++
		}
	}
	return units > 0
}

// headText is the lowest head of a column, folded, as the patterns want it.
func headText(c *layout.Column) string {
	return strings.Trim(strings.ReplaceAll(vietnamese.Fold(c.Bottom()), "_", " "), " .:()")
}

// wordRole decides the role of a column of texts by what most of them say, the
// head in doubt.
func (p *plan) wordRole(c *layout.Column, firstValue int) role {
	n := p.tallyOf(c)
	head := headText(c)
	half := (n.cells + 1) / 2
	right := firstValue > 0 && c.Col > firstValue
	switch {
	case unitHead.MatchString(head) && n.units >= half:
		return roleUnit
	case executorHead.MatchString(head) && p.besideWords(c), noteHead.MatchString(head) && n.counted*2 <= n.cells && n.levels == 0, right && remarkHead.MatchString(head):
		return roleNote
	case n.periods >= half && n.periods > 0 || periodHead.MatchString(head) && n.periods > 0:
		return rolePeriod
	case n.levels >= half && n.levels > 0 || levelHead.MatchString(head) && n.levels > 0:
		return roleLevel
	case n.places+n.regions >= half && n.places > 0:
		return rolePlace
	case districtHead.MatchString(head) && (n.cells == 0 || n.counted*2 < n.cells), placesInHead.MatchString(head) && n.names > 0 && n.names == n.unknown && n.names+n.localities >= half && p.titledProvince(), n.localities >= half && n.localities > 0:
		return roleLocality
	case (placeHead.MatchString(head) || (head == "don vi" || head == "") && ofPlaces.MatchString(vietnamese.Fold(p.title))) && n.bareNames() && p.titledProvince():
		return roleLocality // districts by their bare names in a province's table
	case (head == "don vi" || head == "ten don vi" || head == "") && n.bareNames() && p.titledProvince() && p.totalsPlaces(c):
		return roleLocality // districts whose total is that of the province
	case right && n.unknown*2 > n.cells:
		return roleNote
	case n.units >= half && n.units > 0 && right, n.units == n.cells && n.units > 0 && p.besideWords(c):
		return roleUnit
	case n.unknown == n.cells && n.cells > 0, namesThings(head) && n.unknown > 1 && n.unknown*2 > n.cells:
		return roleItem
	}
	return roleLabel
}

// totalsPlaces tells whether a cell of a column calls its total that of the whole province.
func (p *plan) totalsPlaces(c *layout.Column) bool {
	for r := max(p.table.Top, p.table.Bottom-5); r <= p.table.Bottom; r++ {
		if ofProvince.MatchString(vietnamese.Fold(p.grid.Shows(r, c.Col))) {
			return true
		}
	}
	return ofProvince.MatchString(vietnamese.Fold(p.grid.Shows(p.table.Top, c.Col)))
}

var ofProvince = pattern.MustCompile(`\btoan (tinh|thanh pho)\b`)

// besideWords tells whether another column of words stands left of this one.
func (p *plan) besideWords(c *layout.Column) bool {
	for i := range p.table.Columns {
		if o := &p.table.Columns[i]; o.Col < c.Col && o.HoldsWords() && !o.Ordinal && !o.Hidden {
			return true
		}
	}
	return false
}

// valueRole decides the role of a column of numbers.
func (p *plan) valueRole(c *layout.Column) role {
	head := headText(c)
	heads := p.hearHeads(c)
	counted := false
	for _, h := range heads {
		counted = counted || h.counted() || h.says(catalog.LevelSlot) || bareLevel(h.text) || len(h.Provinces)+len(h.Localities) > 0
	}
	switch {
	case c.Years > 0 && c.Figures == 0 && (periodHead.MatchString(head) || !counted && (c.Words > 0 || p.leads(c))):
		return rolePeriod
	case noteHead.MatchString(head):
		return roleNote
	case p.derived(c, heads):
		return roleDerived
	}
	return roleValue
}

// leads tells whether a column stands left of all other columns of numbers.
func (p *plan) leads(c *layout.Column) bool {
	right := false
	for i := range p.table.Columns {
		if o := &p.table.Columns[i]; o.Figures+o.Years > 0 && !o.Ordinal {
			if o.Col < c.Col {
				return false
			}
			right = right || o.Col > c.Col
		}
	}
	return right
}

// shareTitle begins a title whose figures are shares or changes of something.
var shareTitle = pattern.MustCompile(`^\W*((bieu|bang|phu luc)\b)?[\W0-9]*` + vietnamese.SharesSaid)

// ofShares tells whether a column holds shares or changes of what its rows name: the title says
// so, and a per cent sign above the table or a whole of exactly 100 does, and no head says
// otherwise.
func (p *plan) ofShares(heads []*speech) bool {
	stated := func(s *speech) bool {
		return s.Unit != "" && s.Unit != "percent" || s.counted() && strings.HasPrefix(s.folded, "so ")
	}
	if !shareTitle.MatchString(vietnamese.Fold(p.title)) || slices.ContainsFunc(heads, stated) || slices.ContainsFunc(p.unitLine, stated) {
		return false
	}
	for r := p.table.HeadTop(); r < p.table.Top; r++ {
		for c := p.table.Left; c <= p.table.Right; c++ {
			if text := p.grid.Shows(r, c); strings.Contains(text, "%") || hundred.MatchString(text) {
				return true
			}
		}
	}
	for c := p.table.Left; c <= p.table.Right; c++ {
		if text := p.grid.Shows(p.table.Top, c); text == "100" || text == "100%" || text == "100,0" || text == "100,00" {
			return true
		}
	}
	return false
}

// hundred ends a title whose figures are in per cent of another year.
var hundred = pattern.MustCompile(`=\s*100\b`)

var quotientMark = pattern.MustCompile(`=\s*\(?[0-9]+\)?\s*[/:]\s*\(?[0-9]|%`)

// derived tells a column that is worked out from others: its heads compare, or
// the number of the column says so ("5=4/3"), and nothing that is counted is
// measured in per cent.
func (p *plan) derived(c *layout.Column, heads []*speech) bool {
	if p.ofShares(heads) {
		return true
	}
	says := p.table.NumberRow > 0 && quotientMark.MatchString(p.grid.Shows(p.table.NumberRow, c.Col))
	for _, h := range heads {
		says = says || h.compares()
	}
	return says && !p.measuredInPercent(heads)
}
