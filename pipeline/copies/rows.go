package copies

import (
	"fmt"
	"math"
	"slices"

	"github.com/tonghop/tonghop/pipeline"
)

// A spot is a figure of a column as it is stated.
type spot struct {
	document *Document
	place    place
	row      int
}

// What a run of hidden rows must say to be another year's.
const (
	leastRun       = 2
	leastRunDigits = 12 // significant digits of all its figures together
	leastBeside    = 3  // figures of the column that are not hidden
	mostSpots      = 50 // where a figure stands so often, it tells nothing
)

// staleRows tells hidden rows of a column that hold the figures that stand in
// the same order in the document of another year of the same province.
func staleRows(list []*Document) {
	where := map[float64][]spot{}
	for _, d := range list {
		for _, c := range d.Reading.Columns {
			for _, f := range c.Figures {
				where[f.Value] = append(where[f.Value], spot{d, place{c.Sheet, c.Number}, f.Row})
			}
		}
	}
	for _, d := range list {
		for _, c := range d.Reading.Columns {
			if !c.Hidden && len(c.Figures) >= leastBeside {
				d.stale(c, where)
			}
		}
	}
}

// stale looks for the longest run of a column's hidden figures in other
// documents.
func (d *Document) stale(c pipeline.ColumnNumbers, where map[float64][]spot) {
	type shift struct {
		document *Document
		place    place
		by       int
	}
	runs := map[shift][]pipeline.NumberAt{}
	var order []shift
	visible := 0
	for _, f := range c.Figures {
		if !f.Hidden {
			visible++
			continue
		}
		if len(where[f.Value]) > mostSpots {
			continue
		}
		for _, s := range where[f.Value] {
			if other := s.document; other.about.area != d.about.area || other.about.year >= d.about.year || other.about.year == 0 || other.Digest == d.Digest {
				continue
			}
			k := shift{s.document, s.place, s.row - f.Row}
			if runs[k] == nil {
				order = append(order, k)
			}
			runs[k] = append(runs[k], f)
		}
	}
	var best shift
	for _, k := range order {
		if len(runs[k]) > len(runs[best]) {
			best = k
		}
	}
	run := runs[best]
	total := 0
	for _, f := range run {
		total += digits(f.Value)
	}
	if visible < leastBeside || len(run) < leastRun || total < leastRunDigits {
		return
	}
	var cells []string
	for _, f := range run {
		cells = append(cells, fmt.Sprintf("%s%d", pipeline.ColumnName(c.Number), f.Row))
	}
	there := fmt.Sprintf("%s, trang «%s», ô %s%d", best.document.Name, best.place.sheet, pipeline.ColumnName(best.place.col), run[0].Row+best.by)
	d.fault(faultStale, pipeline.CellAt(c.Sheet, run[0].Row, c.Number), cells, fmt.Sprintf("%s = %.15g = %s", cells[0], run[0].Value, there),
		fmt.Sprintf("%d dòng ẩn của cột %s còn giữ số của năm %d (%s). Số ẩn không được công bố; đề nghị xóa các dòng này trước khi gửi.", len(run), pipeline.ColumnName(c.Number), best.document.about.year, there),
		fmt.Sprintf("%d hidden rows hold figures of %d (%s).", len(run), best.document.about.year, there))
}

// How a change of unit looks: nearly all figures that two years have in common
// went up or down by about a thousand or a million.
const (
	leastCommon  = 5
	commonShare  = 0.8
	scaleSlack   = 0.5 // of the decimal logarithm
	mostYearsOff = 3
)

// changedUnits tells of two years of a province whose figures, in đồng, differ by
// a unit.
func changedUnits(list []*Document) {
	for _, d := range list {
		var near *Document
		for _, other := range list {
			a, b := d.about, other.about
			if a.area == "" || a.area != b.area || a.kind != b.kind || b.year >= a.year || a.year-b.year > mostYearsOff {
				continue
			}
			if near == nil || b.year > near.about.year {
				near = other
			}
		}
		if near != nil {
			d.changedUnit(near)
		}
	}
}

func (d *Document) changedUnit(other *Document) {
	old, now := other.totals(), d.totals()
	count := map[int]int{}
	common := 0
	var first stated
	for _, o := range d.Reading.Observations {
		s := totalOf(o)
		a, b := old[s], now[s]
		if a == 0 || b == 0 {
			continue
		}
		delete(now, s)
		common++
		for _, scale := range []int{-6, -3, 3, 6} {
			if math.Abs(math.Log10(b/a)-float64(scale)) <= scaleSlack {
				if count[scale]++; first.indicator == "" {
					first = stated{indicator: s.indicator, value: b / a}
				}
			}
		}
	}
	if common < leastCommon || float64(slices.Max([]int{count[-6], count[-3], count[3], count[6]})) < commonShare*float64(common) {
		return
	}
	d.fault(faultUnit, pipeline.Locator{}, nil, fmt.Sprintf("%s: %d / %d = %.3g lần", first.indicator, d.about.year, other.about.year, first.value),
		fmt.Sprintf("So với năm %d (%s), gần như mọi số đều gấp hoặc kém khoảng một nghìn hay một triệu lần: đơn vị tính của một trong hai năm ghi sai. Đề nghị kiểm tra dòng «Đơn vị tính».", other.about.year, other.Name),
		fmt.Sprintf("Nearly every figure is off by a thousand or a million from %d (%s): one of the two units is wrong.", other.about.year, other.Name))
}

func totalOf(o pipeline.Observation) stated {
	return stated{indicator: o.Indicator, level: o.Level, dimensions: o.DimensionsKey()}
}

// totals are the figures of what most of a document is about, by indicator and
// level; those that are held for something say nothing.
func (d *Document) totals() map[stated]float64 {
	list := map[stated]float64{}
	for _, o := range d.Reading.Observations {
		if o.Held == "" && !o.Claim && o.Quantity.Value > 0 && o.Quantity.Unit == "vnd" && (identity{o.Area.Slug(), o.Period.End.Year, o.Kind}) == d.about {
			list[totalOf(o)] = o.Quantity.Value
		}
	}
	return list
}
