package learn

import (
	"regexp"
	"slices"
	"strings"

	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An object is what the rows of a table stand for.
type object uint8

const (
	things     object = iota // that are counted: the rows are the items
	provinces                // the columns are the items, as of the two below
	localities               // districts or communes
	times
)

var (
	placeHead    = regexp.MustCompile(`^(ten )?(dia phuong|dia ban|don vi hanh chinh|tinh(,? ?/? ?(thanh pho|tp))?)$`)
	districtHead = regexp.MustCompile(`^(ten )?(cac )?(huyen|quan|thi xa|xa|phuong|don vi cap huyen|don vi cap xa)\b`)
	timeHead     = regexp.MustCompile(`^(nam( hoc| bao cao)?|ki( bao cao)?|giai doan|thoi gian|quy|thang)$`)
	byPlace      = regexp.MustCompile(`\b(theo|chia theo|phan theo|cac) (huyen|quan|xa|phuong|dia ban|dia phuong|don vi hanh chinh)\b`)
)

// rowsOf tells what the rows of a table stand for, totals apart: each says what it is,
// or the head above them says it of bare names.
func rowsOf(x *meaning.Lexicon, t *layout.Table, rows []layout.Row) object {
	head := labelHead(t, rows)
	byHead := placeHead.MatchString(head) || districtHead.MatchString(head)
	byTitle := slices.ContainsFunc(t.Titles, func(l layout.Line) bool { return byPlace.MatchString(vietnamese.Fold(l.Text)) })
	var n [times + 1]int
	bare := 0
	for _, r := range rows {
		if len(r.Labels) == 0 {
			if ofYears(t, r) {
				n[times]++
			}
			continue
		}
		text := r.Labels[0].Text
		said := x.Read(text)
		switch {
		case layout.IsTotal(text) || said.Country || wholePlace.MatchString(vietnamese.Fold(text)):
		case len(said.Provinces) == 1 && len(said.Localities) == 0:
			n[provinces]++
		case len(said.Localities) > 0:
			n[localities]++
		case saysTime(said):
			n[times]++
		case layout.IsName(text) && (byHead || byTitle):
			bare++
		default:
			n[things]++
		}
	}
	if bare > 0 && bare >= n[things] {
		n[localities] += bare
	} else {
		n[things] += bare
	}
	switch {
	case n[provinces]+n[localities] > max(n[things], n[times]) && n[localities] > n[provinces]:
		return localities
	case n[provinces]+n[localities] > max(n[things], n[times]):
		return provinces
	case n[times] > n[things]:
		return times
	}
	return things
}

// wholePlace is what the places of a table add up to.
var wholePlace = regexp.MustCompile(`^(toan|ca) (tinh|thanh pho|tp|nuoc|quoc|huyen|vung)$`)

// labelHead is the folded head of the column in which most rows have their name.
func labelHead(t *layout.Table, rows []layout.Row) string {
	for _, r := range rows {
		for _, c := range t.Columns {
			if len(r.Labels) > 0 && c.Col == r.Labels[0].Col {
				return vietnamese.Fold(c.Bottom())
			}
		}
	}
	return ""
}

// ofYears tells a row without words whose year stands in a column of years.
func ofYears(t *layout.Table, r layout.Row) bool {
	return slices.ContainsFunc(t.Columns, func(c layout.Column) bool {
		return c.Years > 0 && timeHead.MatchString(vietnamese.Fold(c.Bottom())) && t.Look(r.Row, c.Col) == layout.Year
	})
}

// saysTime tells a text that says when, or whether planned, and nothing else.
func saysTime(said *meaning.Text) bool {
	named := slices.ContainsFunc(said.Mentions, func(m meaning.Mention) bool { return m.Slot == catalog.NounSlot })
	return (len(said.Periods) > 0 || said.Has(string(catalog.KindSlot))) && len(said.Unexplained)+len(said.Items) == 0 && !named
}

// counts is what the heads of a column say that is counted, without those that only
// say when, whether planned, or that it is the total.
func counts(x *meaning.Lexicon, c layout.Column) string {
	var kept []string
	for _, h := range c.Heads {
		text := strings.TrimSpace(timeWord.ReplaceAllString(h.Text, ""))
		if text == "" || saysTime(x.Read(h.Text)) || layout.IsTotal(text) && len(c.Heads) > 1 || valueHead.MatchString(vietnamese.Fold(text)) {
			continue
		}
		kept = append(kept, text)
	}
	return strings.Join(kept, " ")
}

var (
	// valueHead says of a column no more than that it holds figures.
	valueHead = regexp.MustCompile(`^(so lieu|gia tri|so luong|ket qua|thuc hien|ke hoach|uoc thuc hien|tong so|tong cong|cong)$`)
	// openings are what a title says before its subject, aside what it says after it: of
	// whom, where and when.
	openings = regexp.MustCompile(`(?i)^(biểu( số)?( [0-9a-z./-]+)?|bảng( số)?( [0-9]+)?|phụ lục( [0-9ivx]+)?|tổng hợp|báo cáo|kết quả|tình hình|thống kê|số liệu|danh sách|chỉ tiêu)[\s:.,-]+`)
	asides   = regexp.MustCompile(`(?i)[\s,(-]+(các (tỉnh|địa phương|huyện|xã|thành phố)|(phân|chia) theo|theo (huyện|xã|tỉnh|địa)|tỉnh|thành phố|tp\.|trên địa bàn|(của )?cả nước|giai đoạn|(của )?(năm|quý|tháng) [0-9ivx]|tính đến|đến (hết |ngày )|tại ).*$`)
)

// subject is what a title says that a table counts, as a name; "" when it says nothing
// else than where and when.
func subject(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	for {
		cut := openings.FindString(title)
		if cut == "" {
			break
		}
		title = title[len(cut):]
	}
	title = strings.Trim(asides.ReplaceAllString(" "+title, ""), " .:;,-()")
	if title == "" {
		return ""
	}
	if strings.ToUpper(title) == title {
		title = strings.ToLower(title)
	}
	return capital(title)
}

// sharedHeads counts under how many upper heads the same lowest head stands: "Số trẻ"
// under each vaccine says how it is counted and not what.
func sharedHeads(columns []layout.Column) map[string]int {
	over := map[string]map[string]bool{}
	for _, c := range columns {
		if len(c.Heads) < 2 {
			continue
		}
		bottom := vietnamese.Fold(c.Bottom())
		if over[bottom] == nil {
			over[bottom] = map[string]bool{}
		}
		over[bottom][upper(c)] = true
	}
	n := map[string]int{}
	for bottom, uppers := range over {
		n[bottom] = len(uppers)
	}
	return n
}

// withoutShares leaves out the columns that only say how large a share the column beside
// them is, under one upper head: "Số trẻ", "Tỷ lệ %".
func withoutShares(x *meaning.Lexicon, columns []layout.Column) []layout.Column {
	over := map[string]int{}
	for _, c := range columns {
		if len(c.Heads) > 1 && !isShare(x, c) {
			over[upper(c)]++
		}
	}
	return slices.DeleteFunc(slices.Clone(columns), func(c layout.Column) bool {
		return len(c.Heads) > 1 && over[upper(c)] > 0 && isShare(x, c)
	})
}

var shareHead = regexp.MustCompile(`^ti (le|trong)\b|^\(?%\)?$`)

func isShare(x *meaning.Lexicon, c layout.Column) bool {
	unit, _, _ := x.UnitOf(strings.ToLower(c.Bottom()))
	return shareHead.MatchString(vietnamese.Fold(c.Bottom())) && (unit == "" || unit == percent)
}
