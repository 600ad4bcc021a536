package table

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/sheet"
	"github.com/tonghop/tonghop/ingest/vietnamese"
	"github.com/tonghop/tonghop/pipeline/catalog"
)

// TestDigitsAloneStateWhatParseCellReads compares the short way with the long one.
func TestDigitsAloneStateWhatParseCellReads(t *testing.T) {
	taken := 0
	for _, style := range []vietnamese.Style{vietnamese.StyleUnknown, vietnamese.StyleVietnamese, vietnamese.StyleEnglish} {
		for _, text := range []string{"1", "7", "12", "99", "100", "718", "1000", "1234", "1899", "1999", "2024", "9999", "10000", "39447", "39448", "45000", "49674", "49675", "123456", "200000", "1234567", "20240131",
			"999999999", "1234567890", "12345678901", "123456789012", "1234567890123", "12345678901234", "999999999999999", "1234567890123456", "0", "007", "", "1.5", "-3", "1 234", "٣", "12a"} {
			if _, ok := digitsAlone(text); !ok {
				continue
			}
			taken++
			got, _ := parsed(sheet.Cell{Kind: sheet.Text, Shown: text}, style)
			if want, state := vietnamese.ParseCell(text, style); state != vietnamese.CellNumber || !reflect.DeepEqual(got, want) {
				t.Errorf("%q in style %v: got %+v, want %+v (%v)", text, style, got, want, state)
			}
		}
	}
	if taken != 3*26 {
		t.Errorf("%d texts were read the short way", taken)
	}
}

// TestFiguresThatCostMoreEndTheReadingSooner charges the same list of names beside
// numbers, beside numbers written as texts, and beside those under a year.
func TestFiguresThatCostMoreEndTheReadingSooner(t *testing.T) {
	last := math.MaxInt
	for _, given := range []struct {
		head   string
		figure func(i int) any
	}{
		{"Số lao động", func(i int) any { return i + 1 }},
		{"Số lao động", func(i int) any { return fmt.Sprintf("(%d.%03d)", i%97+1, i%1000) }},
		{"Số lao động năm 2023", func(i int) any { return fmt.Sprintf("(%d.%03d)", i%97+1, i%1000) }},
	} {
		rows := [][]any{{"Cơ sở", given.head, given.head + " nữ", given.head + " nam"}}
		for i := range 6_000 {
			rows = append(rows, []any{fmt.Sprintf("Cơ sở sản xuất số %d", i), given.figure(i), given.figure(i), given.figure(i)})
		}
		_, pages := plannedWithin(someReader(t), 900_000, rows)
		if stop := pages[0].stop; stop < remembered || stop >= last {
			t.Errorf("%s beside %v: stopped at %d, the one before at %d", given.head, given.figure(7), stop, last)
		} else {
			last = stop
		}
	}
}

// TestSheetsBeyondTheFormsAreNotReadAsAnyTable holds many short sheets against the
// forms: those for which the allowance does not do are told, and nothing of them is used.
func TestSheetsBeyondTheFormsAreNotReadAsAnyTable(t *testing.T) {
	var sheets [][][]any
	for range 40 {
		rows := [][]any{{"Tỉnh", "Số sản phẩm OCOP năm 2023"}}
		for i := range 60 {
			rows = append(rows, []any{"Hà Giang", i + 1})
		}
		sheets = append(sheets, rows)
	}
	_, pages := plannedWithin(someReader(t), 150_000, sheets...)
	if first, last := pages[0], pages[39]; first.stop != 0 || len(first.plans) != 1 || last.stop != 1 || len(last.plans) != 0 {
		t.Errorf("first: %d plans, stopped at %d; last: %d plans, stopped at %d", len(first.plans), first.stop, len(last.plans), last.stop)
	}
	if faults := unreadRows(pages); len(faults) == 0 || faults[len(faults)-1].Cells[0] != "A1" {
		t.Errorf("faults %+v", faults)
	}
}

// TestAnAllowanceEndsAtARow reads a list of names of which no two are the same,
// longer than a document may cost.
func TestAnAllowanceEndsAtARow(t *testing.T) {
	rows := [][]any{{"Cơ sở", "Số lao động"}}
	for i := range 3_000 {
		rows = append(rows, []any{fmt.Sprintf("Cơ sở sản xuất, chế biến nông sản số %d", i), i + 1})
	}
	for range 2 {
		r := someReader(t)
		d, pages := plannedWithin(r, 400_000, rows, [][]any{{"Tỉnh", "Số sản phẩm OCOP năm 2023"}, {"Hà Giang", 5}, {"Lào Cai", 7}})
		first, second := pages[0], pages[1]
		if len(first.plans) != 1 || first.stop < 100 || first.stop > 2_900 || first.plans[0].rows.len() != first.stop-2 {
			t.Fatalf("plans %d, stopped at %d", len(first.plans), first.stop)
		}
		if len(second.plans) != 0 || second.stop == 0 {
			t.Errorf("the second sheet is read on: %d plans, stopped at %d", len(second.plans), second.stop)
		}
		faults := unreadRows(pages)
		if len(faults) != 2 || faults[0].Type != "reading_stopped" || faults[0].Cells[0] != fmt.Sprintf("A%d", first.stop) ||
			!strings.Contains(faults[0].MessageVI, fmt.Sprintf("đến dòng %d ", first.stop-1)) || !strings.Contains(faults[0].MessageVI, "Đề nghị") {
			t.Errorf("faults %+v", faults)
		}
		c := NewCollection()
		for _, pg := range pages {
			if err := d.tell(t.Context(), pg, &weeded{denied: places{}}, c); err != nil {
				t.Fatal(err)
			}
		}
		for i, a := range c.Reading.Accounts {
			if unread := a.Numeric - (pages[i].stop - 2); a.Reject < unread || a.Figure+a.CheckedTotal+a.Derived+a.Ordinal+a.OtherSubject+a.Hidden+a.Reject != a.Numeric {
				t.Errorf("account %+v", a)
			}
		}
	}
}

// TestAPassedTextIsChargedOnce passes texts and hears them, in either order.
func TestAPassedTextIsChargedOnce(t *testing.T) {
	r := someReader(t)
	heard := newHearer(r.lexicon)
	for _, text := range []string{"Chi giáo dục", "Thu nội địa"} {
		heard.hear(text)
	}
	mixed := newHearer(r.lexicon)
	mixed.pass("Chi giáo dục")
	mixed.pass("Chi giáo dục")
	mixed.hear("Chi giáo dục")
	mixed.hear("Thu nội địa")
	mixed.pass("Thu nội địa")
	if mixed.effort != heard.effort || heard.effort == 0 {
		t.Errorf("charged %d, want %d", mixed.effort, heard.effort)
	}
	if a, b := mixed.hear("Chi giáo dục"), heard.hear("Chi giáo dục"); !a.sameAs(b) {
		t.Errorf("%+v, want %+v", a.Text, b.Text)
	}
}

// TestWhatIsPassedSaysNoContent reads a list of money whose labels nobody understands, longer than
// other readings are tried for, and hears what was passed.
func TestWhatIsPassedSaysNoContent(t *testing.T) {
	rows := [][]any{{"Nội dung", "Kinh phí (triệu đồng)"}}
	for i := range 4_000 {
		rows = append(rows, []any{fmt.Sprintf("Mua sắm xyz%d qwe%d", i, i*7), i + 1})
	}
	d, _ := planned(someReader(t), rows)
	if len(d.hearer.passed) == 0 {
		t.Fatal("no text was passed")
	}
	for text := range d.hearer.passed {
		if s := d.hearer.hearing(text); s.says(catalog.DimensionSlot) && len(s.Unexplained) == 0 {
			t.Errorf("%q says a content", text)
		}
	}
}
