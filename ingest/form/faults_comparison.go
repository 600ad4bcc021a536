package form

import (
	"fmt"
	"math"

	"github.com/tonghop/tonghop/pipeline"
)

// comparisonFaults are cells of a column that is worked out from two others and
// does not fit them, while the rest of the column does.
func (t *Table) comparisonFaults() []pipeline.DocumentFault {
	if t.Form.Lines != "" {
		return nil
	}
	var list []pipeline.DocumentFault
	for _, c := range t.columns {
		if !c.derived {
			continue
		}
		plan, actual, ok := t.compared(c)
		if ok {
			list = append(list, t.comparison(c, plan, actual)...)
		}
	}
	return list
}

// compared are the two columns of a comparison: the plan and the settlement of
// its tier.
func (t *Table) compared(c column) (plan, actual column, ok bool) {
	plans, actuals := 0, 0
	for _, o := range t.columns {
		switch {
		case o.derived || o.level != c.level:
		case o.kind == pipeline.Plan:
			plans, plan = plans+1, o
		case o.kind == pipeline.Actual:
			actuals, actual = actuals+1, o
		}
	}
	return plan, actual, plans == 1 && actuals == 1
}

func (t *Table) comparison(c, plan, actual column) []pipeline.DocumentFault {
	type misfit struct {
		at   [2]int
		want float64
		got  float64
	}
	for _, scale := range []float64{100, 1} {
		fit := 0
		var off []misfit
		for _, ln := range t.lines {
			at := [2]int{ln.row.Row, c.col}
			got, ok := t.values[at]
			p, a := t.values[[2]int{at[0], plan.col}], t.values[[2]int{at[0], actual.col}]
			if !ok || p == 0 || a == 0 || got == 0 {
				continue
			}
			want := a / p * scale
			if math.Abs(got-want) <= 0.011*math.Max(math.Abs(want), scale/100) {
				fit++
				continue
			}
			if math.Abs(got-want) > 0.05*math.Abs(want) {
				off = append(off, misfit{at, want, got})
			}
		}
		if fit < 6 || len(off)*5 > fit {
			continue
		}
		var list []pipeline.DocumentFault
		for _, m := range off {
			evidence := fmt.Sprintf("%s = %s, nhưng %s / %s = %s", cellName(m.at), shown(m.got), cellName([2]int{m.at[0], actual.col}), cellName([2]int{m.at[0], plan.col}), shown(m.want))
			list = append(list, t.fault(faultComparison, [][2]int{m.at, {m.at[0], actual.col}, {m.at[0], plan.col}}, evidence,
				"Cột so sánh không khớp với hai cột được so sánh: "+evidence+". Đề nghị kiểm tra lại.", "The comparison does not fit its two columns: "+evidence+"."))
		}
		return list
	}
	return nil
}
