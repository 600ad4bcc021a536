package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A speech is one text around figures and what it says.
type speech struct {
	*meaning.Text
	text     string
	folded   string
	times    []timeSpan
	sure     bool   // what follows is worked out
	sum      bool   // layout.IsTotal
	ratio    bool   // see compares
	named    bool   // the name of a region, whole
	slip     bool   // names the one province that a misspelt name can be
	misspelt bool   // understood but for a misspelt word, see mended
	units    string // unit of a unit column's cell that the language knows, "?" for one that nobody knows
}

// A hearer remembers what texts say.
type hearer struct {
	lexicon   *meaning.Lexicon
	named     func(text string) string // the indicator that a form names so, see form.Reader.Named
	namedLike func(text string) string // or nearly so, see form.Reader.NamedLike
	known     map[string]*speech
	passed    map[string]bool                 // charged and not heard, see pass
	effort    int                             // what it cost to hear, see effort.go
	tried     int                             // other readings of texts that nobody understands
	units     map[string]string               // by the keys of their names; nil until one is looked for
	contents  map[*meaning.Text]*meaning.Text // see plan.contentOf
}

const mostHeard = 200_000

// mostReadings is how many texts that nobody understands a document may have, and other readings of
// them, before no more are tried: one with more is a list of names.
const mostReadings = 2_000

func newHearer(lexicon *meaning.Lexicon) *hearer {
	return &hearer{lexicon: lexicon, known: map[string]*speech{}, passed: map[string]bool{}, contents: map[*meaning.Text]*meaning.Text{}}
}

// hear is what a text says.
func (h *hearer) hear(text string) *speech {
	if s, ok := h.known[text]; ok {
		return s
	}
	if h.passed[text] {
		delete(h.passed, text)
	} else {
		h.effort += effortOf(text)
	}
	s := h.hearing(text)
	for _, other := range []func(*speech) *speech{h.alike, h.alone, h.mended} {
		if len(s.Unexplained) == 0 || len(s.Items) > 0 || h.tried >= mostReadings {
			break
		}
		s = other(s)
	}
	if len(s.Unexplained) > 0 {
		h.tried++
	}
	h.keep(text, s)
	return s
}

// pass charges a text that need not be heard as one that is, so that a document is read as far.
func (h *hearer) pass(text string) {
	if _, heard := h.known[text]; heard || h.passed[text] {
		return
	}
	h.effort += effortOf(text)
	if h.remembers() {
		h.passed[text] = true
	}
}

// remembers tells whether one more text is kept.
func (h *hearer) remembers() bool { return len(h.known)+len(h.passed) < mostHeard }

// alone is what a text that nobody understands says without its number or bullet, and without what
// only tells when and where all is counted: "1.1. kết dư ngân sách", "Bổ sung cân đối trong năm".
func (h *hearer) alone(s *speech) *speech {
	_, bare := layout.Leading(s.text)
	for _, text := range []string{bare, everywhere.ReplaceAllString(bare, "")} {
		if text == "" || text == s.text {
			continue
		}
		if said := h.again(text); len(said.Unexplained) == 0 && said.counted() {
			said.text, said.folded = s.text, s.folded
			return said
		}
	}
	return s
}

// everywhere ends a text with when or where all is counted.
var everywhere = pattern.MustCompile(`(?i)[\s,]+\(?(trong (năm|kỳ|kỳ báo cáo)|hiện nay|đến nay|(trên|tại) địa bàn( toàn)?( tỉnh| thành phố)?|(của|toàn) (tỉnh|thành phố))\)?\s*$`)

// mended is what a text says that nobody understands but for one misspelt word. What it may be
// meant as has to agree.
func (h *hearer) mended(s *speech) *speech {
	var meant *speech
	for _, text := range h.lexicon.Mended(s.text) {
		said := h.again(text)
		switch {
		case len(said.Unexplained) > 0 || !said.counted() && !said.says(catalog.KindSlot) && !said.says(catalog.LevelSlot):
		case meant != nil && !said.sameAs(meant):
			return s
		default:
			meant = said
		}
	}
	if meant == nil {
		return s
	}
	meant.text, meant.folded, meant.misspelt = s.text, s.folded, true
	return meant
}

// likened is a content that a text is put together of, be a word of it misspelt.
func (h *hearer) likened(text string) *meaning.Text {
	if like := h.lexicon.Likened(text); like != nil {
		return like
	}
	var like *meaning.Text
	if h.tried >= mostReadings {
		return nil
	}
	for _, meant := range h.lexicon.Mended(text) {
		one := h.lexicon.Likened(meant)
		if s := h.again(meant); one == nil && len(s.Unexplained)+len(s.Items) == 0 && s.says(catalog.DimensionSlot) {
			one = s.Text
		}
		if one == nil {
			continue
		}
		if like != nil {
			return nil
		}
		like = one
	}
	return like
}

// again hears another reading of a text.
func (h *hearer) again(text string) *speech {
	h.tried++
	h.effort += effortOf(text)
	s := h.hearing(text)
	if len(s.Unexplained) > 0 && len(s.Items) == 0 {
		s = h.alike(s)
	}
	return s
}

// sameAs tells whether two texts say the same.
func (s *speech) sameAs(other *speech) bool {
	words := func(list []meaning.Mention) []string {
		ids := make([]string, len(list))
		for i, m := range list {
			ids[i] = string(m.Slot) + " " + m.ID
		}
		return ids
	}
	return slices.Equal(words(s.Items), words(other.Items)) && slices.Equal(words(s.Mentions), words(other.Mentions))
}

// hearing is what a text says, heard anew.
func (h *hearer) hearing(text string) *speech {
	s := &speech{Text: h.lexicon.Read(spoken(text)), text: text, folded: vietnamese.Fold(clip(text))}
	if len(s.Unexplained) > 0 && underLaw.MatchString(text) {
		if bare := h.lexicon.Read(spoken(underLaw.ReplaceAllString(text, ""))); len(bare.Unexplained) == 0 {
			s.Text = bare
		}
	}
	s.times = timesIn(s)
	h.withoutYear(s)
	if t := h.byForms(s.Text); t != s.Text {
		s.Text, s.times = t, slices.DeleteFunc(s.times, func(t timeSpan) bool { return !t.known }) // "kết dư năm trước" is of this year
	}
	if slices.ContainsFunc(s.Mentions, s.namesTime) {
		timed := *s.Text
		timed.Mentions = slices.DeleteFunc(slices.Clone(s.Mentions), s.namesTime)
		timed.Items = slices.DeleteFunc(slices.Clone(s.Items), s.onlyTime)
		s.Text = &timed
	}
	return s
}

// withoutYear hears a text anew whose year stands within the name of what it counts,
// "TỔNG THU NĂM 2003 NSNN TRÊN ĐỊA BÀN", or behind the other language.
func (h *hearer) withoutYear(s *speech) {
	if len(s.times) != 1 || !s.times[0].known || len(s.Items) > 0 || len(s.Unexplained) == 0 {
		return
	}
	at := yearWithin.FindStringSubmatchIndex(s.text)
	if at == nil {
		return
	}
	if said := h.lexicon.Read(spoken(s.text[:at[2]] + s.text[at[3]:])); len(said.Items) > 0 && len(said.Unexplained) == 0 {
		s.Text = said
	}
}

// yearWithin is a year behind words.
var yearWithin = pattern.MustCompile(`(?i)\pL(\s+(?:năm|nam)\s+(?:19|20)[0-9]{2})(?:\s+\(?\pL|\s*$)`)

// byForms is a text that the vocabulary does not understand as the name of an item of a
// form, where it is called so.
func (h *hearer) byForms(t *meaning.Text) *meaning.Text {
	if h.named == nil || len(t.Unexplained) == 0 || len(t.Items) > 0 || len(t.Provinces)+len(t.Localities) > 0 {
		return t
	}
	if id := h.named(t.Source); id != "" {
		return asItem(t, id)
	}
	return t
}

// alike is a text that nobody understands as the name of an item of a form that is nearly called
// so.
func (h *hearer) alike(s *speech) *speech {
	if h.namedLike == nil || len(s.Provinces)+len(s.Localities) > 0 {
		return s
	}
	id := h.namedLike(s.Source)
	if id == "" {
		return s
	}
	said := *s
	said.Text = asItem(s.Text, id)
	said.times = slices.DeleteFunc(slices.Clone(s.times), func(t timeSpan) bool { return !t.known })
	return &said
}

// asItem is a text as the name of an indicator.
func asItem(t *meaning.Text, id string) *meaning.Text {
	said := *t
	end := utf8.RuneCountInString(t.Source)
	said.Unexplained = nil
	said.Items = []meaning.Mention{{Word: &catalog.Word{Slot: catalog.ItemSlot, ID: id}, End: end}}
	said.Mentions = slices.DeleteFunc(slices.Clone(t.Mentions), func(m meaning.Mention) bool { return m.Slot != catalog.CueSlot })
	return &said
}

// namesTime tells whether a word goes with the period of its text and says
// nothing else: the round of "kỳ bình chọn năm 2020", "lũy kế" of what was done
// since January or in several years that it names.
func (s *speech) namesTime(m meaning.Mention) bool {
	switch {
	case !m.Time || len(s.times) == 0:
		return false
	case m.Slot == catalog.DimensionSlot:
		return len(s.times) == 1 && (s.times[0].sinceJanuary() || s.times[0].spansYears())
	}
	return true
}

// isUnit tells whether a text heard as a unit is one that is known.
func (s *speech) isUnit() bool { return s.units != "" && s.units != "?" }

// unitBehind is what a head says, with a last word that nothing else explains as its unit:
// "Diện tích ha", which may have stood in two lines.
func (h *hearer) unitBehind(head string) *speech {
	s := h.hear(head)
	at := strings.LastIndexByte(head, ' ')
	if at < 0 || len(s.Unexplained) != 1 || s.Unit != "" || !strings.HasSuffix(head, s.Unexplained[0].Text) {
		return s
	}
	unit := h.hearAs(roleUnit, head[at+1:])
	if !unit.isUnit() {
		return s
	}
	if stated := h.hear(head[:at] + " (" + head[at+1:] + ")"); len(stated.Unexplained) == 0 {
		return stated
	}
	return s
}

// dated is what a title says; the only year that it names without a word for it is its time:
// "KẾT QUẢ KHUYẾN CÔNG TỈNH HÀ TĨNH 2024".
func (h *hearer) dated(title string) *speech {
	s := h.hear(title)
	years := yearAlone.FindAllStringSubmatch(title, -1)
	if len(s.times) > 0 || len(years) != 1 || decreed.MatchString(s.folded) {
		return s
	}
	year, err := strconv.Atoi(years[0][1])
	if err != nil {
		return s
	}
	at := pipeline.Year(year)
	said := *s
	said.times = []timeSpan{{known: true, text: title, period: pipeline.Period{Start: at, End: at, Text: years[0][1], Basis: pipeline.PeriodFromText}}}
	return &said
}

var (
	yearAlone = pattern.MustCompile(`(?:^|[\s(])((?:199|20[0-4])[0-9])(?:$|[\s).,;:])`)
	decreed   = pattern.MustCompile(`\b(nghi dinh|thong tu|luat|quyet dinh|nghi quyet|tcvn|iso)\b`)
)

// onlyTime tells whether the name of an indicator is no more than such a word: "Kỳ bình
// chọn năm 2021" says when, "Số kỳ bình chọn đến năm 2021" counts.
func (s *speech) onlyTime(item meaning.Mention) bool {
	return slices.ContainsFunc(s.Mentions, func(m meaning.Mention) bool {
		return m.Slot == catalog.NounSlot && s.namesTime(m) && m.Start == item.Start && m.End == item.End
	})
}

// amountNamed is an amount of money that a head names and does not count: "mức
// lương tối thiểu 450.000đ/tháng".
var amountNamed = pattern.MustCompile(`(?i)\s*(,|và|\bva\b)?\s*[0-9]{1,3}([.,][0-9]{3})+\s*(đồng|đ|dong\b|d\b)(\s*/\s*(tháng|thang|người|nguoi|người/tháng))?`)

// thousands is a unit and no amount: "(1.000 đ)".
var thousands = pattern.MustCompile(`(?i)(^|[^0-9.,])1[.,]000\s*(đồng|đ|dong|d)`)

// unitAtEnd is the unit in brackets that ends a head after both its halves: "Tổng chi
// Total expenditure (triệu đồng)".
var unitAtEnd = pattern.MustCompile(`(?i)\s*\((nghìn|ngàn|triệu|tỷ|tỉ|1\.000)? ?đồng\)\s*$`)

// spoken is a text as the vocabulary should hear it: of a bilingual one the
// Vietnamese half, without amounts that only name a rule.
func spoken(text string) string {
	if text == "%" {
		return "(%)" // a unit of its own, under the head that it measures
	}
	if i := strings.Index(text, "(%)"); i >= 0 && i+3 < len(text) {
		text = text[:i] + text[i+3:] + " (%)"
	}
	if amountNamed.MatchString(text) && !thousands.MatchString(text) {
		text = strings.Trim(amountNamed.ReplaceAllString(text, " "), " ,")
	}
	if isASCII(text) {
		return withoutTones(strings.ReplaceAll(text, "_", " "))
	}
	if at := unitAtEnd.FindStringIndex(text); at != nil && at[0] > 0 {
		return spoken(text[:at[0]]) + text[at[0]:]
	}
	text = untranslated(withoutTranslatedPlace(writtenOut(text)))
	text = fromTheStart.ReplaceAllString(innerBullet.ReplaceAllString(text, ": "), "$1$2")
	words := strings.Fields(text)
	first, last := -1, -1
	for i, w := range words {
		if !isASCII(strings.Trim(w, "-–—“”\"'")) {
			if last = i; first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return text
	}
	end := last + 1
	for end < len(words) && (inBrackets(words[:end]) || !foreignFrom(words[end:], vietnamese.IsSyllable)) {
		end++
	}
	start := 0
	if foreignFrom(words[:first], vietnamese.IsSyllable) && first > 0 && strings.Trim(words[first-1], "-–—/") == "" {
		start = first
	}
	return strings.Trim(strings.Join(words[start:end], " "), " -–—/")
}

// innerBullet stands between the words that introduce parts and the first of them:
// "Trong đó: + khuyến công quốc gia".
var innerBullet = pattern.MustCompile(`:\s*[-+*•–]\s*`)

// underLaw names the regulation by which something is counted: "theo Nghị định số 52/2018/NĐ-CP".
var underLaw = pattern.MustCompile(`(?i)\s*\(?\btheo (?:tiêu chí |quy định )?(?:của |tại )?(?:nghị định|thông tư|luật)(?: số)? [0-9][0-9A-ZĐa-zđ/.-]*( của (?:chính phủ|bộ [\pL ]{3,30}))?\)?`)

// fromTheStart says of several years that they are counted from the first:
// "Lũy kế từ đầu giai đoạn (2021 - 2022)".
var fromTheStart = pattern.MustCompile(`(?i)từ đầu (giai đoạn|nhiệm kỳ|kỳ)(\s*\(?\s*(?:năm )?[0-9]{4}\s*(?:[-–]|đến)\s*(?:năm )?[0-9]{4})`)

// shortPlace begins the name of a district or commune: "H. Phú Tân".
var shortPlace = pattern.MustCompile(`^(H|Q|P|X|TX|TT)\.\s*(\p{Lu})`)

var placeKinds = map[string]string{"H": "Huyện", "Q": "Quận", "P": "Phường", "X": "Xã", "TX": "Thị xã", "TT": "Thị trấn"}

func writtenOut(text string) string {
	m := shortPlace.FindStringSubmatchIndex(text)
	if m == nil {
		return text
	}
	return placeKinds[text[m[2]:m[3]]] + " " + text[m[4]:]
}

func (h *hearer) keep(key string, s *speech) {
	if h.remembers() {
		h.known[key] = s
	}
}

// hearAs is what a text says in a column that gives it a meaning: cells of a
// column of units, of levels, of districts.
func (h *hearer) hearAs(r role, text string) *speech {
	key := string(rune(r)) + "\x00" + text
	if s, ok := h.known[key]; ok {
		return s
	}
	s := h.shaped(r, text)
	h.keep(key, s)
	return s
}

func (h *hearer) shaped(r role, text string) *speech {
	switch r {
	case roleUnit:
		return h.unitCell(text)
	case roleLevel:
		if strings.Trim(vietnamese.Fold(text), " .:") == localLevel {
			s := *h.hear("cấp tỉnh")
			s.text, s.sure = text, false
			return &s
		}
		if bareLevel(text) {
			s := *h.hear("cấp " + text)
			s.text, s.sure = text, false
			return &s
		}
	case rolePlace:
		text = strings.TrimRight(text, " *") // the mark of a note
	case roleLocality:
		s := *h.hear(text)
		if len(s.Localities) == 0 && !isTotalText(&s) && !wholePlace.MatchString(s.folded) && !s.Country && len(s.times) == 0 && !s.classed() && !byWhat.MatchString(s.folded) {
			said := *s.Text
			said.Provinces, said.Unexplained = nil, nil
			said.Localities = []vietnamese.Place{{Name: text, Kind: vietnamese.PlaceDistrict}}
			s.Text, s.sure = &said, false
		} else if number := numberedPlace.FindString(text); len(s.Localities) == 1 && number != "" { // "Phường Hà Giang 2"
			said := *s.Text
			place := s.Localities[0]
			place.Name += " " + strings.TrimSpace(number)
			said.Provinces, said.Localities = nil, []vietnamese.Place{place}
			s.Text, s.sure = &said, false
		} else if len(s.Localities) > 0 && len(s.Provinces) > 0 { // the town that its province is named after
			said := *s.Text
			said.Provinces = nil
			s.Text, s.sure = &said, false
		}
		return &s
	}
	return h.hear(text)
}

// numberedPlace ends the name of a ward that is told from others by its number.
var numberedPlace = pattern.MustCompile(`\s[0-9]{1,2}$`)

// counts tells whether a speech says anything of what is counted.
func (s *speech) counted() bool {
	return len(s.Items) > 0 || slices.ContainsFunc(s.Mentions, func(m meaning.Mention) bool {
		switch m.Slot {
		case catalog.NounSlot, catalog.StatusSlot, catalog.PurseSlot, catalog.ProgrammeSlot, catalog.DimensionSlot:
			return true
		}
		return false
	})
}

// classed tells whether a speech is a value of a dimension that has a number, "Hạng 1", and no name.
func (s *speech) classed() bool {
	return len(s.Unexplained) == 0 && s.says(catalog.DimensionSlot) && numberedClass.MatchString(s.folded)
}

// numberedClass begins with what is numbered and ends with its number.
var numberedClass = pattern.MustCompile(`^(hang|loai|nhom|cap) ([0-9]|i{1,3}|iv|v)$`)

// byWhat heads rows by something, "Phân theo hạng".
var byWhat = pattern.MustCompile(`^(phan|chia) theo\b`)

// says tells whether a speech fills a slot.
func (s *speech) says(slot catalog.Slot) bool { _, ok := s.First(slot); return ok }

// placed tells whether a speech names a place and nothing else of weight.
func (s *speech) placed() bool {
	return (len(s.Provinces)+len(s.Regions) > 0 || s.Country) && !s.counted() && !s.says(catalog.LevelSlot)
}

// weigh works out, once, what a text says of the row that it labels.
func (h *hearer) weigh(s *speech) *speech {
	if !s.sure {
		s.sure, s.sum, s.ratio, s.named = true, layout.IsTotal(s.text), s.compares(), h.isRegion(s)
	}
	return s
}

// region tells whether a speech is the name of a region, whole.
func (h *hearer) region(s *speech) bool { return h.weigh(s).named }

func (h *hearer) isRegion(s *speech) bool {
	return len(s.Provinces) == 0 && !s.Country && len(s.Items) == 0 && (len(s.Regions) > 0 && s.placed() && len(s.Unexplained) == 0 || len(h.lexicon.Catalog().FindRegions(s.text)) > 0)
}

// compares tells whether a speech says that figures are worked out from others: a
// rate that an indicator is named after, "Tỷ lệ giường bệnh", is one of its own.
func (s *speech) compares() bool {
	return s.HasBeside("comparison") || barePercent.MatchString(s.folded) || againstPlan.MatchString(s.folded) || eachYear.MatchString(s.folded)
}

var (
	eachYear    = pattern.MustCompile(`^\W*(binh quan|trung binh|bq)( (hang|moi|mot|1|cac|giai doan|thoi ki|[0-9]+))?\s*/?\s*(nam|thang|qui|(19|20)[0-9]{2} ?- ?(19|20)[0-9]{2})\W*$`)
	barePercent = pattern.MustCompile(`^\(?\s*(ti le)?\s*\(?%\)?\s*\)?$|^(ti le|ti trong)$`)
	againstPlan = pattern.MustCompile(`\b(th|qt|uth)( ?[0-9]+ ?(t|thang)| ca nam)?\s*/\s*(kh|dt)|\b(19|20)[0-9]{2}\)?\s*(so|/)\s*(nam |kh |th |uth |voi |nam )*\(?(19|20)[0-9]{2}\b.*%|\b[0-9]\s*[:/]\s*[0-9]\b.*%?|so voi|% (th|dat|hoan thanh|ht)`)
)

// isTotalText tells whether a speech says nothing but "total".
func isTotalText(s *speech) bool {
	return s.Has("total") && len(s.times) == 0 && len(s.Items) == 0 && len(s.Unexplained) == 0 && !s.Country && len(s.Provinces)+len(s.Regions)+len(s.Localities) == 0 &&
		!s.counted() && !s.says(catalog.LevelSlot)
}
