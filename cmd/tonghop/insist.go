package main

import (
	"context"
	"fmt"
	"math"

	"github.com/tonghop/tonghop/dashboards/page"
	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/warehouse"
)

// jump is the check whose bound a corrected value is held against as it is
// written down; a workspace that sets it off wants no such word.
const jump = "magnitude_jump"

// fewPeers are too few to say what a province may have.
const fewPeers = 3

// weigh tells who corrects a figure that the new value itself is far off: a slip in
// a correction is caught by nobody afterwards, for a correction stands. Who insists
// is not asked again.
func (a *app) weigh(ctx context.Context, w *space, one pipeline.Decision, insist bool) error {
	if insist || one.Verdict != pipeline.VerdictCorrect || one.Value == nil {
		return nil
	}
	tests, err := w.checks()
	if err != nil {
		return err
	}
	ratio := 0.0
	for _, c := range tests {
		if c.ID == jump && c.Severity != pipeline.Off {
			ratio = c.Limits["ratio"]
		}
	}
	if ratio <= 1 {
		return nil
	}
	around, err := w.surroundings(ctx, one.Series, one.Period)
	if err != nil {
		return err
	}
	near, far := nearest(around, one)
	if !far || apart(*one.Value, near.Value) <= ratio {
		return nil
	}
	return usage("giá trị sửa %s %s %s (%s); chưa ghi gì. Hãy xem lại số chữ số và đơn vị gốc (đồng, không phải triệu đồng); nếu đúng, thêm --insist, hoặc trên trang đánh dấu «Vẫn sửa» (far off; insist if it is right)",
		written(pipeline.Quantity{Value: *one.Value}), against(*one.Value, near.Value), near.Name, written(pipeline.Quantity{Value: near.Value}))
}

// nearest is what a corrected value is compared with: of what is in force besides the
// wrong value, and of the neighbouring periods as long, the one that it is nearer to;
// without any the nearest of the other provinces, when there are more than a few.
// found tells whether there is any.
func nearest(around warehouse.Surroundings, one pipeline.Decision) (near warehouse.Neighbour, found bool) {
	period, value := one.Period, *one.Value
	var list, before, after []warehouse.Neighbour
	for _, n := range around.Past {
		switch {
		case n.Boundary != "" || len(n.Name) != len(period):
		case n.Name == period && one.Expects != nil && n.Value != *one.Expects:
			list = append(list, n)
		case n.Name == period:
		case n.Name < period:
			before = append(before, n)
		default:
			after = append(after, n)
		}
	}
	list = append(list, before[max(len(before)-1, 0):]...)
	list = append(list, after[:min(len(after), 1)]...)
	for i, n := range list {
		list[i].Name = "số đang dùng của kỳ " + page.PeriodWords(n.Name, "vi")
	}
	if len(list) == 0 && len(around.Peers) >= fewPeers {
		for _, n := range around.Peers {
			list = append(list, warehouse.Neighbour{Name: "số cùng kỳ gần nhất, của " + neighbourName(n), Value: n.Value})
		}
	}
	for i, n := range list {
		if i == 0 || apart(value, n.Value) < apart(value, near.Value) {
			near, found = n, true
		}
	}
	return near, found
}

// apart is how many times the one is the other; small numbers are never far
// apart, and those of unlike sign always are.
func apart(a, b float64) float64 {
	const few = 5
	if a*b < 0 {
		return math.Inf(1)
	}
	a, b = math.Abs(a)+few, math.Abs(b)+few
	return max(a/b, b/a)
}

// against says how many times the one is the other.
func against(a, b float64) string {
	switch {
	case a*b < 0:
		return "trái dấu với"
	case b == 0 || a == 0:
		return "khác xa"
	case math.Abs(a) > math.Abs(b):
		return fmt.Sprintf("gấp khoảng %s lần", written(pipeline.Quantity{Value: math.Round(a / b)}))
	}
	return fmt.Sprintf("chỉ bằng khoảng một phần %s", written(pipeline.Quantity{Value: math.Round(b / a)}))
}
