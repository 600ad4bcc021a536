package table

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"testing"

	"github.com/tonghop/tonghop/ingest"
	"github.com/tonghop/tonghop/ingest/meaning"
	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

func someReader(t *testing.T) *Reader {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(meaning.New(cat), nil)
}

// planned is a book whose tables are planned.
func planned(r *Reader, rows ...[][]any) (*document, []*page) {
	return plannedWithin(r, mostEffort, rows...)
}

func plannedWithin(r *Reader, allowance int, rows ...[][]any) (*document, []*page) {
	var pages []*page
	d := r.document(ingest.Input{})
	d.allowance = allowance
	for i, sheetRows := range rows {
		pages = append(pages, d.newPage(i, gridOf(sheetRows)))
	}
	d.readForms(pages)
	return d, pages
}

// TestContradictionsAreTheSameHoweverManyAreComparedAtOnce reads tables in which
// figures are stated again, with the same value and with others: in another row,
// in a column beside, on another sheet, under heads that name the years.
func TestContradictionsAreTheSameHoweverManyAreComparedAtOnce(t *testing.T) {
	long := [][]any{{"Tỉnh", "Kỳ", "Số làng nghề", "Số sản phẩm OCOP", "Số chủ thể OCOP"}}
	for i := range 300 {
		long = append(long, []any{[]string{"Hà Giang", "Cao Bằng", "Lào Cai", "Yên Bái"}[i%4], fmt.Sprintf("%02d/%d", 1+i%12, 2010+i/150), i % 7, i, 5})
	}
	years := [][]any{{"Tỉnh", "Năm 2010", "Năm 2011", "Năm 2010"}, {"Số làng nghề"}, {"Hà Giang", 1, 2, 1}, {"Cao Bằng", 3, 4, 9}, {"Lào Cai", 5, 6, 5}, {"Hà Giang", 1, 8, 1}}
	r := someReader(t)
	outcome := func(atOnce int) (told map[string]string) {
		d, pages := planned(r, long, years, long[:40])
		w, err := d.weed(context.Background(), pages, atOnce)
		if err != nil {
			t.Fatal(err)
		}
		told = map[string]string{}
		for _, p := range w.plans {
			for i := range p.rows.len() {
				for _, c := range p.values {
					if other, denied := w.witness(p.place(i, c)); denied {
						q, k, o := w.cellAt(other)
						told[p.grid.Locate(p.rows.number(i), c.Col).String()+fmt.Sprint(p.sheetNo)] = q.grid.Locate(q.rows.number(k), o.Col).String()
					}
				}
			}
		}
		return told
	}
	want := outcome(1 << 20)
	if len(want) < 100 {
		t.Fatalf("%d contradictions: %v", len(want), want)
	}
	for _, atOnce := range []int{1, 10, 100, 1000} {
		if got := outcome(atOnce); !reflect.DeepEqual(got, want) {
			t.Errorf("%d at once: %d contradictions, want %d", atOnce, len(got), len(want))
		}
	}
}

// TestMoreContradictionsThanAreListedAreCounted has more causes than one sheet's
// rejects tell apart: each cell is in one of them or in the number of the rest.
func TestMoreContradictionsThanAreListedAreCounted(t *testing.T) {
	rows := [][]any{{"Tỉnh", "Kỳ", "Số làng nghề"}}
	const months = mostComplaints
	for i := range 2 * months {
		rows = append(rows, []any{"Hà Giang", fmt.Sprintf("%02d/%d", 1+i%months%12, 1950+i%months/12), 1 + i/months})
	}
	c := NewCollection()
	if _, err := someReader(t).Read(context.Background(), ingest.Input{}, &sheet.Book{Sheets: []*sheet.Grid{gridOf(rows)}}, c); err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, r := range c.Reading.Rejects {
		cells += max(r.Count, 1)
	}
	a := c.Reading.Accounts[0]
	if n := len(c.Reading.Rejects); n != mostComplaints+1 || cells != 2*months || a.Reject != 2*months || a.Figure != 0 {
		t.Errorf("%d rejects of %d cells, %+v", n, cells, a)
	}
	if last := c.Reading.Rejects[mostComplaints]; last.Reason != moreRejects(1).reason || last.Count != months {
		t.Errorf("the last is %+v", last)
	}
}

// TestARowIsKeptInFewBytes plans two tables of different length: what the longer
// one holds beyond the shorter is what its rows cost.
func TestARowIsKeptInFewBytes(t *testing.T) {
	r := someReader(t)
	provinces := r.catalog.Provinces("2008")
	listed := func(rows int) *sheet.Grid {
		table := [][]any{{"Tỉnh", "Kỳ", "Số làng nghề", "Số sản phẩm OCOP"}}
		for i := range rows {
			table = append(table, []any{provinces[i%len(provinces)].Name, fmt.Sprintf("%02d/%d", 1+i/len(provinces)%12, 1900+i/len(provinces)/12), i, i})
		}
		return gridOf(table)
	}
	held := func(rows int) uint64 {
		g := listed(rows)
		before := heap()
		d := r.document(ingest.Input{})
		pg := d.newPage(0, g)
		d.readForms([]*page{pg})
		w, err := d.weed(context.Background(), []*page{pg}, mostSaid)
		clear(pg.plans[0].memo) // which has a bound of its own
		after := heap()
		if err != nil || pg.plans[0].rows.len() != rows {
			t.Fatal(err, pg.plans[0].rows.len())
		}
		runtime.KeepAlive(w)
		runtime.KeepAlive(d)
		return after - min(before, after)
	}
	held(1_000) // what is worked out once
	const short, long = 5_000, 25_000
	if each := (float64(held(long)) - float64(held(short))) / (long - short); each > mostHeldOfARow {
		t.Errorf("a row is kept in %.0f bytes", each)
	}
}

// mostHeldOfARow is what a row may take: twenty bytes of its own, four that the
// layout keeps, and its share of what its texts say.
const mostHeldOfARow = 48

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
