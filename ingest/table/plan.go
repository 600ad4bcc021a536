package table

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A column is one column of a table with its role.
type column struct {
	*layout.Column
	role    role
	heads   []*speech // lowest first
	total   bool      // its lowest head says nothing but "total"
	checked bool      // its totals are only checked
	settled bool      // whether that is known
	parts   []*column // that it is the whole of, see wholeColumns
	across  *sumOf    // of which sum of indicators they are the parts
	sum     *sumOf    // of which sum of indicators it states the whole, see sums.go
	style   vietnamese.Style
	wholes  bool    // its numbers are whole ones, and no text of it tells how it writes decimals
	voices  []voice // of the heads
	plain   bool    // the heads say nothing of kind, time and place
	value   int     // index among the columns of figures, -1 for others
}

// A plan is a table with its roles: everything that is decided before a cell is
// read.
type plan struct {
	*document
	sheetNo    int
	table      *layout.Table
	grid       *sheet.Grid
	columns    []column
	values     []*column // those of figures
	labels     []*column // those that say what a row is about
	unit       *column
	titles     []*speech          // of this table, lowest first
	over       []*speech          // titles of tables before it that may speak for it too, the nearest first
	title      string             // the lines of the title as one text
	agency     *speech            // who reports, when that names one province
	seats      []vietnamese.Place // districts or communes that the whole table is of, see seat.go
	unitLine   []*speech          // stated units above the table, lowest first
	rows       *rowList
	memo       map[rowKey]*rowMeaning      // what rows with the same labels state
	cores      map[rowKey][]*figureMeaning // the same without places and periods
	farVoices  []voice
	memoRow    *rowState // whose meanings are in lastMemo and lastCores
	lastMemo   *rowMeaning
	lastCores  []*figureMeaning
	quickly    figureMeaning // see quick
	readRow    *rowState     // whose text is rowText
	rowText    string
	levels     map[string]bool // that heads name by a word alone
	slugs      map[string]bool // provinces that its rows name
	totals     map[int][]total // of rows of totals, by column of figures
	first      int             // place of its first figure in the book
	understood bool            // some figure of it was
	staleYear  int             // that its title says wrongly, 0 when it does not
	other      *form.Other     // the form that it follows, known by its mark alone
	stop       int             // the first row that is not read, see effort.go; 0 when all are
	measured   bool            // stop is decided
	cost       int             // of its rows, beside the hearing of their texts
	unitless   string          // the unit that was prescribed for want of a stated one
	beyond     []statedIn      // see beyondMost
}

// planOf decides the roles of a table. over is the plan of the table before it
// on the sheet, whose titles speak from farther away; nil for the first. before is
// that of the last table of the sheets before, which the first may continue.
func (d *document) planOf(sheetNo int, t *layout.Table, over, before *plan) *plan {
	p := &plan{document: d, sheetNo: sheetNo, table: t, grid: t.Grid()}
	p.joinUnitHeads()
	p.liftUnit()
	p.hearTitles()
	p.hearUnitOfNames()
	if over == nil && continues(t, before) {
		p.takeOver(before)
	}
	if over != nil {
		p.over = over.heritage()
		p.unitLine = append(p.unitLine, over.unitLine...)
		if p.agency == nil {
			p.agency = over.agency
		}
	}
	p.seats = p.seatOf(over)
	p.hearFar()
	p.assign(nil)
	p.readRows(math.MaxInt)
	p.measured = true
	p.reconsider()
	d.effort += p.cost
	p.notePlaces()
	return p
}

// hearTitles prepares what stands above the table.
func (p *plan) hearTitles() {
	var lines []string
	var sender *speech
	for _, l := range p.table.Titles {
		switch l.Kind {
		case layout.Title, layout.FormMark:
			lines = append(lines, l.Text)
			p.titles = append([]*speech{p.hearer.dated(l.Text)}, p.titles...)
		case layout.Agency:
			if a := p.hearer.hear(l.Text); len(a.Provinces) == 1 {
				p.agency = a
			}
			if title := titleBehind.FindStringSubmatch(l.Text); title != nil {
				lines = append(lines, title[1])
				p.titles = append([]*speech{p.hearer.hear(title[1])}, p.titles...)
			}
		case layout.Attached:
			if a := p.hearer.hear(l.Text); len(a.Provinces) == 1 && fromAgency.MatchString(a.folded) {
				sender = a
			}
		case layout.UnitLine:
			p.unitLine = append([]*speech{p.hearer.hearAs(roleUnit, unitText(l.Text))}, p.unitLine...)
		}
	}
	p.title = strings.Join(lines, " ")
	if p.agency == nil && !p.titledProvince() {
		p.agency = cmp.Or(sender, p.inCorner(), p.sourceBelow())
	}
}

// inCorner is the province that the head of the first column of words names alone: the
// corner of a table whose rows need no head.
func (p *plan) inCorner() *speech {
	for i := range p.table.Columns {
		c := &p.table.Columns[i]
		if c.Ordinal || c.Hidden || !c.HoldsWords() {
			continue
		}
		if len(c.Heads) != 1 {
			return nil
		}
		if s := p.hearer.hear(c.Heads[0].Text); len(s.Provinces) == 1 && s.placed() && len(s.Unexplained) == 0 {
			return s
		}
		return nil
	}
	return nil
}

// sourceBelow is the province whose office the note under a table names as its source:
// "Nguồn: Cục Thống kê tỉnh Quảng Trị".
func (p *plan) sourceBelow() *speech {
	for _, l := range p.table.Notes {
		if l.Kind != layout.Note || !sourceNote.MatchString(vietnamese.Fold(l.Text)) {
			continue
		}
		if s := p.hearer.hear(l.Text); len(s.Provinces) == 1 {
			return s
		}
	}
	return nil
}

var sourceNote = pattern.MustCompile(`^\W*nguon( so lieu)?\s*:\s*(nien giam|cuc|chi cuc|thong ke|so|ubnd|uy ban|ban quan li|lien minh|trung tam|tinh|thanh pho)\b`)

// fromAgency tells the letter of a province's agency that a table came with:
// "(Kèm theo Báo cáo số 12/BC-SCT ngày 05/01/2024 của Sở Công Thương tỉnh …)".
var fromAgency = pattern.MustCompile(`\bcua (so|ubnd|uy ban|chi cuc|trung tam|ban quan li|van phong|hdnd|hoi dong|lien minh|tinh|thanh pho) `)

// titleBehind is the title that stands in the line of an agency, behind its name: "Sở Công
// Thương Hải Dương - Kết quả bình chọn …".
var titleBehind = pattern.MustCompile(`(?i)[ ,.][-–—:]\s*((?:kết quả|báo cáo|tổng hợp|biểu|bảng|thống kê|số liệu|tình hình|hiện trạng|danh mục|danh sách|kế hoạch|chỉ tiêu|một số chỉ tiêu|các chỉ tiêu|sản phẩm|kinh phí)\s.*)$`)

// heritage is the titles that speak for the next table of the sheet too: those
// that do not number this one.
func (p *plan) heritage() []*speech {
	var list []*speech
	for _, l := range p.table.Titles {
		if ordinal, _ := layout.Leading(l.Text); l.Kind == layout.Title && ordinal == "" {
			list = append([]*speech{p.hearer.hear(l.Text)}, list...)
		}
	}
	return append(list, p.over...)
}

// unitText is what a unit line states, without "Đơn vị tính:".
func unitText(line string) string {
	if _, after, ok := strings.Cut(line, ":"); ok {
		return strings.Trim(strings.TrimSpace(after), "().")
	}
	folded := vietnamese.Fold(line)
	for _, lead := range []string{"don vi tinh", "don vi", "dvt"} {
		if strings.HasPrefix(strings.TrimLeft(folded, "( "), lead) {
			words := strings.Fields(strings.TrimLeft(line, "( "))
			return strings.Trim(strings.Join(words[min(len(strings.Fields(lead)), len(words)):], " "), "().:;")
		}
	}
	return strings.Trim(line, "() ")
}

// assign gives every column its role; change overrides some, by column.
func (p *plan) assign(change map[int]role) {
	p.columns = make([]column, len(p.table.Columns))
	p.values, p.labels, p.unit = nil, nil, nil
	first := 0
	for i := range p.table.Columns {
		if c := &p.table.Columns[i]; first == 0 && !c.Ordinal && !c.HoldsWords() && c.Figures > 0 {
			first = c.Col
		}
	}
	for i := range p.table.Columns {
		c := column{Column: &p.table.Columns[i], value: -1}
		c.role = p.roleOf(c.Column, first)
		if r, ok := change[c.Col]; ok {
			c.role = r
		}
		c.heads = p.hearHeads(c.Column)
		c.total = len(c.heads) > 0 && isTotalText(c.heads[0])
		p.columns[i] = c
	}
	p.dateItems()
	p.quietDivisions()
	for i := range p.columns {
		c := &p.columns[i]
		switch c.role {
		case roleValue:
			c.value = len(p.values)
			c.style = p.styleOf(c.Column)
			c.wholes = c.style == vietnamese.StyleUnknown && p.holdsWholes(c.Column)
			c.voices, c.plain = headVoices(c), plain(c.heads)
			p.values = append(p.values, c)
		case roleLabel, roleLevel, rolePlace, roleLocality, rolePeriod, roleItem:
			p.labels = append(p.labels, c)
		case roleUnit:
			if p.unit == nil {
				p.unit = c
			}
		}
	}
	p.localHeads()
	p.joinKinds()
	p.joinParts()
	p.timeParts()
}

// dateItems passes over the years that say something of each single thing, "Năm công
// nhận": they are no periods of figures.
func (p *plan) dateItems() {
	if !slices.ContainsFunc(p.columns, func(c column) bool { return c.role == roleItem }) {
		return
	}
	for i := range p.columns {
		if c := &p.columns[i]; c.role == rolePeriod && ofItem.MatchString(headText(c.Column)) {
			c.role = roleNote
		}
	}
}

var ofItem = pattern.MustCompile(`^(nam|thoi gian|ngay|thang) (cong nhan|duoc cong nhan|cap|duoc cap|thanh lap|bat dau|hoan thanh|ra doi|san xuat|hoat dong|xay dung|dau tu|khoi cong)`)

// styleOf is how the texts of a column write numbers.
func (p *plan) styleOf(c *layout.Column) vietnamese.Style {
	var texts []string
	for r := p.table.Top; r <= p.table.Bottom && len(texts) < 2_000; r++ {
		if p.grid.KindAt(r, c.Col) == sheet.Text {
			texts = append(texts, withoutMark(sheet.Squeeze(p.grid.At(r, c.Col).Shown)))
		}
	}
	return vietnamese.ColumnStyle(texts)
}

// holdsWholes tells whether a column holds real numbers, all of them whole.
func (p *plan) holdsWholes(c *layout.Column) bool {
	found := false
	for r := p.table.Top; r <= min(p.table.Bottom, p.table.Top+2_000); r++ {
		if p.grid.KindAt(r, c.Col) != sheet.Number {
			continue
		}
		if v, ok := p.grid.NumberAt(r, c.Col); !ok || v != math.Trunc(v) {
			return false
		}
		found = true
	}
	return found
}

// eitherWay is a text that is a thousand times more where its comma parts thousands.
var eitherWay = pattern.MustCompile(`^-?[1-9][0-9]{0,2},[0-9]{3}$`)

// measuredInPercent tells whether heads, with the titles, name an indicator that
// is measured in per cent.
func (p *plan) measuredInPercent(heads []*speech) bool {
	var s meaning.Slots
	for _, h := range heads {
		s.Fill(h.Text, meaning.Head)
	}
	p.fillFar(&s)
	c := p.lexicon.Choose(&s, catalog.InTable)
	claimants := []string{c.Indicator}
	if c.Reason == meaning.Tie {
		claimants = c.Near
	}
	return slices.ContainsFunc(claimants, func(id string) bool {
		ind, _ := p.catalog.Indicator(id)
		return ind.Unit == "percent"
	})
}

// fillFar lets the titles and names speak.
func (p *plan) fillFar(s *meaning.Slots) {
	if p.title != "" {
		s.Fill(p.hearer.hear(p.title).Text, meaning.Title)
	}
	for _, v := range p.farVoices {
		s.Fill(v.Text, v.from)
	}
}

// A document is one book on its way through the reader.
type document struct {
	*Reader
	source    pipeline.Source
	snapshot  pipeline.Snapshot
	hearer    *hearer
	names     []*speech // of the file, its title and its source, the nearest first
	published pipeline.Date
	letter    pipeline.Date  // of the decision or plan that the tables came with
	sender    *speech        // see sentBy
	placed    map[string]int // names of places that one boundary version alone knows
	allowance int            // see effort.go
	effort    int            // what was spent of it, beside the hearing of texts
}
