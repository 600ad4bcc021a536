package form_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/layout"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// A variant is a form as one office may have filled it in, and what it says.
type variant struct {
	want  map[string]string // sheet!cell → indicator level kind year
	alien map[string]bool   // figures of rows that are no item of the form
}

// An office decides once how it writes: everything below is its habit.
type office struct {
	*rand.Rand
	upper, plain, english, renumber, bare bool
	misspell                              float64
}

func newOffice(seed uint64) office {
	r := rand.New(rand.NewPCG(seed, 7))
	often := func(p float64) bool { return r.Float64() < p }
	o := office{Rand: r, upper: often(0.2), plain: often(0.1), english: often(0.3), renumber: often(0.3), bare: often(0.15)}
	if often(0.5) {
		o.misspell = 0.15
	}
	return o
}

var halves = []string{" - Total expenditure of the budget", " Balancing transfers", " (Revenues)", "  Current expenditure", " - Others"}

// write is a wording as the office writes it.
func (o office) write(name string) string {
	if o.Float64() < o.misspell {
		name = o.slip(name)
	}
	if o.Float64() < 0.1 {
		name += []string{" (1)", " (*)", ":", " "}[o.IntN(4)]
	}
	if o.upper {
		name = strings.ToUpper(name)
	}
	if o.plain {
		name = vietnamese.Fold(name)
	}
	if o.english && o.Float64() < 0.8 {
		name += halves[o.IntN(len(halves))]
	}
	return name
}

// slip swaps, drops or doubles a letter inside a long word, as hands do.
func (o office) slip(name string) string {
	words := strings.Split(name, " ")
	var long []int
	for i, w := range words {
		if len([]rune(w)) >= 5 {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return name
	}
	i := long[o.IntN(len(long))]
	letters := []rune(words[i])
	at := 1 + o.IntN(len(letters)-2)
	switch o.IntN(3) {
	case 0:
		letters[at], letters[at+1] = letters[at+1], letters[at]
	case 1:
		letters = slices.Delete(letters, at, at+1)
	default:
		letters = slices.Insert(letters, at, letters[at])
	}
	words[i] = string(letters)
	return strings.Join(words, " ")
}

// aliens are rows that offices add and that no form has.
var aliens = []string{"Hỗ trợ khắc phục hậu quả bão số 4", "Ghi thu tiền bồi thường của nhà thầu", "Kinh phí tổ chức đại hội thể thao đồng bằng", "Trả tiền điện chiếu sáng công cộng", "Mua xe ô tô chuyên dùng"}

type filler struct {
	office
	form catalog.Form
	kind string
	year int
	rows []R
	name string
	v    *variant
	next int
}

// fill writes the items below one another; a part that is left out takes those
// below it along.
func (f *filler) fill(items []catalog.FormItem, level string, value int) {
	share := value
	for _, it := range items {
		if f.Float64() < 0.12 || len(f.rows) > 90 {
			continue
		}
		own := cmp.Or(string(it.Level), level)
		f.next++
		share = 1000 + share*3/5
		figure := share*1000 + f.next
		number := it.Number
		switch {
		case f.bare:
			number = ""
		case f.renumber:
			number = fmt.Sprint(f.next)
		}
		names := it.Names[:min(len(it.Names), 6)]
		f.rows = append(f.rows, R{number, f.write(names[f.IntN(len(names))]), figure})
		cell := fmt.Sprintf("%s!C%d", f.name, len(f.rows))
		if it.Indicator != "" {
			f.v.want[cell] = fmt.Sprintf("%s %s %s %d", it.Indicator, own, f.kind, f.year)
		}
		if f.Float64() < 0.04 {
			f.rows = append(f.rows, R{"-", aliens[f.IntN(len(aliens))], 77})
			f.v.alien[fmt.Sprintf("%s!C%d", f.name, len(f.rows))] = true
		}
		f.fill(it.Items, own, share)
	}
}

// fillIn is a form as the office of a seed fills it in.
func fillIn(seed uint64, f catalog.Form, name string, v *variant) *sheet.Grid {
	o := newOffice(seed)
	province := []string{"HÀ GIANG", "SÓC TRĂNG", "BÌNH THUẬN", "KON TUM", "NAM ĐỊNH", "LONG AN", "HÀ TĨNH", "BẮC KẠN"}[o.IntN(8)]
	from := max(f.From, 2005)
	to := f.To
	if to == 0 {
		to = 2022
	}
	fl := filler{office: o, form: f, year: from + o.IntN(to-from+1), name: name, v: v, kind: "actual"}
	word := "QUYẾT TOÁN"
	if len(f.Kinds) > 0 && f.Kinds[0] == "plan" || len(f.Kinds) == 0 && o.IntN(2) == 0 {
		fl.kind, word = "plan", "DỰ TOÁN"
	}
	mark := "Biểu số " + f.ID + "/CK-NSNN"
	if o.IntN(4) == 0 {
		mark = ""
	}
	title := strings.ToUpper(f.Titles[o.IntN(len(f.Titles))])
	head := fmt.Sprintf("%s NĂM %d", word, fl.year)
	if o.IntN(2) == 0 {
		head = word
	}
	fl.rows = []R{{"ỦY BAN NHÂN DÂN TỈNH " + province, nil, mark}, {fmt.Sprintf("%s NĂM %d", title, fl.year)}, {nil, nil, "Đơn vị tính: triệu đồng"}, {"STT", "Nội dung", head}}
	if o.IntN(3) == 0 {
		fl.rows = append(fl.rows, R{"A", "B", 1})
	}
	fl.fill(f.Items, string(f.Level), 9000)
	return sheettest.Grid(name, fl.rows)
}

// Offices write, number, leave out and add as they like: forms are read all the
// same, and nothing is taken for an item that is none.
func TestFormsAsOfficesFillThemIn(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	var forms []catalog.Form
	for _, f := range cat.Forms().List {
		if f.Lines == "" && f.Topic == "ngan-sach" {
			forms = append(forms, f)
		}
	}
	all, found, right, invented := 0, 0, 0, 0
	misses := map[string]int{}
	for seed := range uint64(200) {
		v := &variant{want: map[string]string{}, alien: map[string]bool{}}
		var sheets []*layout.Sheet
		for k := range 1 + int(seed%3) {
			f := forms[(int(seed)+k*5)%len(forms)]
			sheets = append(sheets, layout.Of(fillIn(seed*10+uint64(k), f, fmt.Sprintf("B%d", k+1), v)))
		}
		got := map[string]string{}
		for _, tables := range readerOf(t).Read(sheets, form.Context{}).Sheets {
			for _, tb := range tables {
				for _, o := range tb.Observations {
					got[o.Origin.Locator.String()] = fmt.Sprintf("%s %s %s %d", o.Indicator, o.Level, o.Kind, o.Period.End.Year)
				}
			}
		}
		for cell, want := range v.want {
			all++
			switch g := got[cell]; {
			case g == want:
				found, right = found+1, right+1
			case g != "":
				found++
				misses[want+" read as "+g]++
			default:
				misses[want+" not read"]++
			}
		}
		for cell := range v.alien {
			if got[cell] != "" {
				invented++
				misses["added row read as "+got[cell]]++
			}
		}
	}
	t.Logf("%d figures: found %.4f, right %.4f of those, %d invented", all, float64(found)/float64(all), float64(right)/float64(found), invented)
	if float64(found) < 0.95*float64(all) || float64(right) < 0.97*float64(found) || invented > 0 {
		for m, n := range misses {
			if n > 2 {
				t.Logf("%4d %s", n, m)
			}
		}
		t.Errorf("want found ≥ 0.95, right ≥ 0.97, nothing invented")
	}
}
