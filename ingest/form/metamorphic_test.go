package form_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/ingest/form"
	"github.com/tonghop/tonghop/ingest/sheet/sheettest"
)

// bare are the figures of the settlement without their cells, sorted.
func bare(r form.Result) []string {
	list := figures(r)
	for i, f := range list {
		_, list[i], _ = strings.Cut(f, " ")
	}
	slices.Sort(list)
	return list
}

// What an office may do to a form without changing what it says.
func TestWhatDoesNotChangeTheFigures(t *testing.T) {
	want := bare(read(t, "", sheettest.Grid("62", settlement())))
	for _, c := range []struct {
		name   string
		change func(rows []R) []R
	}{
		{"capitals", func(rows []R) []R {
			return eachLabel(rows, strings.ToUpper)
		}},
		{"no tones", func(rows []R) []R {
			return eachLabel(rows, func(s string) string {
				return strings.NewReplacer("Thu bổ sung", "Thu bo sung", "Chi thường xuyên", "Chi thuong xuyen", "kết dư", "ket du").Replace(s)
			})
		}},
		{"abbreviations written out", func(rows []R) []R {
			return eachLabel(rows, func(s string) string {
				return strings.NewReplacer("NSĐP", "ngân sách địa phương", "NSTW", "ngân sách trung ương").Replace(s)
			})
		}},
		{"an English half", func(rows []R) []R {
			return eachLabel(rows, func(s string) string { return s + " - Expenditures of the budget" })
		}},
		{"numbering of its own", func(rows []R) []R {
			for i := 5; i < len(rows); i++ {
				rows[i][0] = fmt.Sprint(i)
			}
			return rows
		}},
		{"no numbering", func(rows []R) []R {
			for i := 5; i < len(rows); i++ {
				rows[i][0] = nil
			}
			return rows
		}},
		{"a blank column between", func(rows []R) []R {
			for i := 3; i < len(rows); i++ {
				rows[i] = slices.Insert(rows[i], 2, any(nil))
			}
			return rows
		}},
		{"settlement before plan", func(rows []R) []R {
			for i := 3; i < len(rows); i++ {
				for len(rows[i]) < 4 {
					rows[i] = append(rows[i], nil)
				}
				rows[i][2], rows[i][3] = rows[i][3], rows[i][2]
			}
			return rows
		}},
		{"another unit", func(rows []R) []R {
			rows[2][3] = "Đơn vị tính: nghìn đồng"
			for i := 5; i < len(rows); i++ {
				for c := 2; c < min(len(rows[i]), 4); c++ {
					if v, ok := rows[i][c].(int); ok {
						rows[i][c] = v * 1000
					}
				}
			}
			return rows
		}},
		{"a row that the form does not have", func(rows []R) []R {
			return slices.Insert(rows, 12, R{"3", "Ghi thu tiền bồi thường của nhà thầu", 5, 6})
		}},
		{"sections in another order", func(rows []R) []R {
			head, in, out, tail := rows[:5], rows[5:14], rows[14:23], rows[23:]
			return slices.Concat(head, out, in, tail)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := bare(read(t, "", sheettest.Grid("62", c.change(settlement()))))
			same(t, "figure", got, want)
			if len(got) != len(want) {
				t.Errorf("%d figures, want %d", len(got), len(want))
			}
		})
	}
}

// A row that is dropped takes its own figures and no others.
func TestADroppedRowTakesOnlyItsFigures(t *testing.T) {
	whole := settlement()
	for i := 5; i < len(whole); i++ {
		rows := slices.Delete(settlement(), i, i+1)
		var want []string
		for _, f := range settlementWanted {
			cell, rest, _ := strings.Cut(f, " ")
			if cell[1:] != fmt.Sprint(i+1) {
				want = append(want, rest)
			}
		}
		same(t, fmt.Sprintf("without «%v»: figure", whole[i][1]), bare(read(t, "", sheettest.Grid("62", rows))), want)
	}
}

func eachLabel(rows []R, change func(string) string) []R {
	for i := 5; i < len(rows); i++ {
		rows[i][1] = change(rows[i][1].(string))
	}
	return rows
}

// Whatever stands in the cells: no panic, every figure at a visible number or
// mark of its own sheet, every cell with one use.
func FuzzForms(f *testing.F) {
	f.Add("A|TỔNG NGUỒN THU NSĐP|5\nI|Thu bổ sung từ NSTW|3\n-|Bổ sung cân đối|2")
	f.Add("TỔNG|(A+B|1e300\n((|)|\n-|%|NaN")
	f.Add("I|" + strings.Repeat("thu chi ", 400) + "|-9\n1.1.1|Đơn vị: triệu|2018")
	f.Fuzz(func(t *testing.T, text string) {
		rows := []R{{"UBND TỈNH HÀ GIANG"}, {"CÂN ĐỐI NGÂN SÁCH ĐỊA PHƯƠNG NĂM 2018"}, {"Đơn vị: triệu đồng"}, {"STT", "NỘI DUNG", "DỰ TOÁN", "QUYẾT TOÁN"}}
		for i, line := range strings.Split(text, "\n") {
			var row R
			for _, cell := range strings.SplitN(line, "|", 6) {
				var v float64
				if n, err := fmt.Sscanf(cell, "%g", &v); n == 1 && err == nil {
					row = append(row, v)
					continue
				}
				row = append(row, strings.TrimPrefix(cell, "!"))
			}
			if rows = append(rows, row); i > 60 {
				break
			}
		}
		g := sheettest.Grid("x", rows)
		for _, tables := range read(t, text, g).Sheets {
			for _, table := range tables {
				for _, o := range table.Observations {
					if g.Hides(o.Origin.Locator.Row, o.Origin.Locator.Col) || o.Indicator == "" || o.Kind == "" || o.Area == "" {
						t.Fatalf("no figure: %+v", o)
					}
				}
			}
		}
	})
}
