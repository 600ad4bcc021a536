package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// An adder fills in a form so that every sum holds which the form promises.
type adder struct {
	rows   []R
	next   int
	totals []int // rows that add up others
}

// fill adds the rows of items, numbered on and on, and gives what they add up to.
func (a *adder) fill(items []catalog.FormItem) (sum int) {
	if slices.ContainsFunc(items, numbered) { // what has no number beside them is another way to write one of them
		items = slices.DeleteFunc(slices.Clone(items), func(it catalog.FormItem) bool { return !numbered(it) })
	}
	for n, it := range items {
		number := it.Number
		for _, list := range []string{"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25", "I II III IV V VI VII VIII IX X XI XII XIII XIV XV", "A B C D Đ E G H K L M N"} {
			if all := strings.Fields(list); len(items) <= len(all) && slices.Contains(all, number) {
				number = all[n]
				break
			}
		}
		at := len(a.rows)
		a.rows = append(a.rows, R{number, it.Names[0], nil})
		under := a.fill(it.Items)
		a.next++
		value := 100_003 + a.next*7_919 + a.next*a.next*13
		switch {
		case it.Adds && under > 0:
			value = under
			a.totals = append(a.totals, at)
		case under > 0:
			value = under + under/3 // of which
		}
		a.rows[at][2] = value
		sum += value
	}
	return sum
}

func numbered(it catalog.FormItem) bool { return it.Number != "" && it.Number != "-" }

// Totals that are 5 to 10 % less than their parts are told in every form, and
// nothing is told of the forms in which all adds up.
func TestATotalTooSmallIsToldInEveryForm(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	planted, told := 0, 0
	for _, f := range cat.Forms().List {
		if f.Topic != "ngan-sach" || f.Lines != "" {
			continue
		}
		a := &adder{rows: []R{{"UBND TỈNH GIA LAI", nil, "Biểu số " + f.ID + "/CK-NSNN"}, {strings.ToUpper(f.Titles[0]) + fmt.Sprintf(" NĂM %d", max(f.From, 2006))}, {nil, nil, "Đơn vị: triệu đồng"}, {"STT", "Nội dung", "Dự toán"}}}
		a.fill(f.Items)
		if r := read(t, "", sheettest.Grid("B", a.rows)); len(r.Faults) > 0 || len(r.Sheets[0]) != 1 {
			t.Errorf("form %s, where all adds up: %q", f.ID, faults(r))
		}
		for n, at := range a.totals {
			right := a.rows[at][2].(int)
			a.rows[at][2] = right - right*(50+(n*17)%50)/1000
			planted++
			before := told
			for _, one := range faults(read(t, "", sheettest.Grid("B", a.rows))) {
				if strings.HasPrefix(one, fmt.Sprintf("total_does_not_add B!C%d ", at+1)) {
					told++
				}
			}
			a.rows[at][2] = right
			if told == before {
				t.Logf("form %s: «%v» is not told", f.ID, a.rows[at][1])
			}
		}
	}
	t.Logf("%d of %d told", told, planted)
	if planted < 60 || told*100 < planted*90 {
		t.Errorf("%d of %d totals that are too small are told, want nine of ten", told, planted)
	}
}
