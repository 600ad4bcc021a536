package layout

import (
	"strings"

	"github.com/tonghop/tonghop/ingest/pattern"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// A LineKind is what a text outside of a table's rows is for.
type LineKind uint8

// The kinds of lines.
const (
	Title     LineKind = iota // names what the table is about
	Agency                    // "UBND TỈNH …", "SỞ CÔNG THƯƠNG": who reports
	Motto                     // "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	FormMark                  // "Biểu số 62/CK-NSNN", "Phụ lục II"
	Attached                  // "(Kèm theo Quyết định số … ngày …)": its dates are those of a letter
	UnitLine                  // "Đơn vị tính: triệu đồng"
	DayLine                   // "Đồng Tháp, ngày 15 tháng 12 năm 2022"
	Address                   // "Kính gửi", "Nơi nhận", "Số: …"
	Note                      // "Ghi chú: …", "(*) …"
	Signature                 // who signed
)

// A Line is one text outside of the rows of a table. A cell of several lines
// makes several.
type Line struct {
	Row, Col int
	Text     string
	Kind     LineKind
}

// Dated tells whether a period in the line may be that of the figures: dates of
// decrees, letters and signatures never are.
func (l Line) Dated() bool { return l.Kind == Title || l.Kind == FormMark || l.Kind == UnitLine }

var (
	mottoLine     = pattern.MustCompile(`cong hoa xa hoi chu nghia|doc lap\s*-\s*tu do`)
	agencyLine    = pattern.MustCompile(`^((ủy|uỷ) ban nhân dân|ubnd|hội đồng nhân dân|hđnd|sở|bộ|tổng cục|cục|chi cục|phòng|ministry of|department of) `)
	formLine      = pattern.MustCompile(`^(bieu|mau|phu luc|phu bieu|bang|table|annex)( so| mau| bieu)?\s*[:. ]*\s*([0-9]+[a-z]?|[ivx]+|[a-z])?\s*([-./:(–]|$)|^(bieu|mau|phu luc|phu bieu)( so)?$|^[0-9]{1,3}/ck[a-z0-9/-]+$`)
	attachedLine  = pattern.MustCompile(`^\(?\s*(kem theo|ban hanh kem|dinh kem|kem bao cao|trich |theo (cong van|quyet dinh|to trinh|nghi quyet|bao cao) so)`)
	unitLine      = pattern.MustCompile(`^\(?\s*(don vi( tinh)?|dvt|unit)\s*[:：.]|^\(?\s*dv( tinh)?\s*[:：]|^(don vi|dv) tinh ([^\s/–-]|[–-] (trieu|nghin|ngan|ti|dong)\b)|` + bareUnit.String())
	bareUnit      = pattern.MustCompile(`^\(?((trieu|nghin|ngan|ti) )?dong\)?( - .*)?$|^\(?(trieu|nghin|ngan) (nguoi|tan)\)?$`)
	reporter      = pattern.MustCompile(`^\(?\s*(don vi|dv)( bao cao)?\s*:\s*(tinh|so|ubnd|uy ban|thanh pho|tp|huyen|phong|trung tam|cuc|chi cuc) `)
	saysYear      = pattern.MustCompile(`\b(nam|thang [0-9]+/|quy [iv0-9]+/) ?(19|20)[0-9]{2}\b|giai doan`) // an agency and its report in one line
	dayLine       = pattern.MustCompile(`ngay\s*[0-9. …]{0,12}\s*thang\s*[0-9. …]{0,12}\s*nam`)
	addressLine   = pattern.MustCompile(`^(kinh gui|noi nhan|so\s*:|so \d+/|(dien thoai|email)\s*[:.0-9(])`)
	signatureLine = pattern.MustCompile(`^(nguoi (lap|tong hop|bao cao)|lap bieu|ke toan|thu truong|giam doc|pho giam doc|kt\.? ?(giam|bo|chu|thu|truong)|tm\.? ?(uy|ubnd)|q\.? giam doc|chu tich|pho chu tich|truong phong|tl\.? )|\(ki,?\s*(ghi ro|ten|va ghi|dong dau)|\(ki ten|\(da ki\)|thu truong don vi|nguoi lap bieu`)
	noteLine      = pattern.MustCompile(`^(ghi chu|nguon|nguon so lieu|luu i|note|notes|source|chu thich)\s*[:.]|^\(\*+\)|^\*+ ?[a-z]|^\([0-9]\)\s*:?\s*[a-z]{2}|^ghi chu$`)
)

// KindOf is what a text outside of tables is for.
func KindOf(text string) LineKind { return kindOf(text, vietnamese.Fold(text)) }

func kindOf(text, folded string) LineKind {
	switch {
	case (strings.Contains(folded, "cong hoa") || strings.Contains(folded, "doc lap")) && mottoLine.MatchString(folded):
		return Motto
	case attachedLine.MatchString(folded):
		return Attached
	case reporter.MatchString(folded):
		return Agency
	case unitLine.MatchString(folded):
		return UnitLine
	case len(folded) < 90 && strings.Contains(folded, "ngay") && dayLine.MatchString(folded) && !strings.HasPrefix(folded, "(") && !strings.Contains(folded, "den ngay"):
		return DayLine
	case noteLine.MatchString(folded):
		return Note
	case len(folded) < 80 && signatureLine.MatchString(folded):
		return Signature
	case addressLine.MatchString(folded):
		return Address
	case len(folded) < 60 && formLine.MatchString(folded):
		return FormMark
	case len(folded) < 80 && agencyLine.MatchString(strings.ToLower(vietnamese.NFC(text))) && !saysYear.MatchString(folded):
		return Agency
	}
	return Title
}

// framed tells whether a kind never stands in a row of heads or of data. An
// agency may: tables of budgets list them.
func (k LineKind) framed() bool { return k != Title && k != Agency && k != Note && k != Signature }

// closing tells whether a kind ends a table.
func (k LineKind) closing() bool { return k == Note || k == Signature || k == Motto }

// linesOf are the texts of a row of titles or notes, from the left.
func linesOf(g *sheet.Grid, row, left, right int) []Line {
	var lines []Line
	for c := left; c <= right; c++ {
		if g.KindAt(row, c) == sheet.Blank || g.Covered(row, c) || g.Hides(row, c) {
			continue
		}
		for _, part := range strings.FieldsFunc(g.At(row, c).Shown, func(r rune) bool { return r == '\n' || r == '\r' }) {
			for _, text := range apart(sheet.Squeeze(part)) {
				kind := KindOf(text)
				if kind == Title && statesUnit.MatchString(vietnamese.Fold(text)) {
					kind = UnitLine
				}
				if n := len(lines); kind == Title && n > 0 && lines[n-1].Kind == Address && strings.HasSuffix(lines[n-1].Text, ":") { // "Số:" and its number in the next cell
					kind = Address
				}
				lines = append(lines, Line{row, c, text, kind})
			}
		}
	}
	return lines
}

// attachedInside is where a title goes on with the letter that it came with.
var attachedInside = pattern.MustCompile(`(?i)\s*\((kèm theo|ban hành kèm|đính kèm|theo (công văn|quyết định|tờ trình|nghị quyết|báo cáo) số)`)

// unitInside is where a title ends with the unit of its table: "… NĂM 2023 (ĐVT: triệu
// đồng)", "… NĂM 2023 (triệu đồng)".
var unitInside = pattern.MustCompile(`(?i)\s*[-–,;]?\s*[(\[]?\s*(đvt|đơn vị tính|đơn vị|unit)\s*[:：][^:()\[\]]{2,40}[)\]]?\.?$|\s+\((?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )?đồng\)$`)

// apart cuts a text before the letter that it came with, and a title before its
// unit; "" is no text.
func apart(text string) []string {
	if text != "" && !strings.ContainsAny(text, "(:：") { // both begin or go on with one of them
		return []string{text}
	}
	if at := attachedInside.FindStringIndex(text); at != nil && at[0] > 0 {
		return []string{text[:at[0]], strings.TrimSpace(text[at[0]:])}
	}
	if at := unitInside.FindStringIndex(text); at != nil && len(strings.Fields(text[:at[0]])) > 2 {
		return []string{text[:at[0]], strings.Trim(text[at[0]:], " -–,;")}
	}
	if text == "" {
		return nil
	}
	return []string{text}
}

// joinAttached marks the lines that go on with a bracket which "(Kèm theo"
// opened.
func joinAttached(lines []Line) {
	open := -1
	for i := range lines {
		l := &lines[i]
		if open > 0 && l.Kind != UnitLine && l.Row-lines[open-1].Row <= 3 {
			l.Kind = Attached
		}
		if l.Kind != Attached {
			continue
		}
		switch {
		case strings.Contains(l.Text, ")"):
			open = -1
		case open < 0 && strings.Contains(l.Text, "("):
			open = i + 1
		}
	}
}

// titleText tells a title from a head: the unit of the table, a place and a day,
// or something as long as a sentence.
func (s *Sheet) titleText(r, c int) bool {
	text := s.Grid.Shows(r, c)
	if info := s.row(r); info.cells == 1 && statesUnit.MatchString(vietnamese.Fold(text)) {
		return true
	}
	return KindOf(text).framed() && !((inBrackets(text) || s.look.says(text).kind == UnitLine) && s.row(r).unitsBelow()) || len([]rune(text)) > 300
}

// statesUnit is what stands above a table alone in its row: "Kinh phí: triệu đồng".
var statesUnit = pattern.MustCompile(`:\s*\(?(trieu|nghin|ngan|ti|ty|tr\.?|1[.,]?000|1[.,]000[.,]000)?\s*(dong|d)\)?\.?$`)
