package table

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/vietnamese"
)

// TestDigitsAloneStateWhatParseCellReads compares the short way with the long one.
func TestDigitsAloneStateWhatParseCellReads(t *testing.T) {
	taken := 0
	for _, style := range []vietnamese.Style{vietnamese.StyleUnknown, vietnamese.StyleVietnamese, vietnamese.StyleEnglish} {
		for _, text := range []string{"1", "7", "12", "99", "100", "718", "1000", "1234", "1899", "1999", "2024", "9999", "10000", "45000", "123456", "200000", "1234567", "20240131",
			"999999999", "1234567890", "12345678901", "123456789012", "1234567890123", "12345678901234", "999999999999999", "1234567890123456", "0", "007", "", "1.5", "-3", "1 234", "٣", "12a"} {
			got, ok := digitsAlone(text)
			if !ok {
				continue
			}
			taken++
			if want, state := vietnamese.ParseCell(text, style); state != vietnamese.CellNumber || !reflect.DeepEqual(got, want) {
				t.Errorf("%q in style %v: got %+v, want %+v (%v)", text, style, got, want, state)
			}
		}
	}
	if taken != 3*23 {
		t.Errorf("%d texts were read the short way", taken)
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
		d, pages := plannedWithin(r, 200_000, rows, [][]any{{"Tỉnh", "Số sản phẩm OCOP năm 2023"}, {"Hà Giang", 5}, {"Lào Cai", 7}})
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
