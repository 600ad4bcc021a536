package chart

import (
	"github.com/tonghop/tonghop/pipeline"
)

// legend stands above a drawing whose signs do not explain themselves, in the
// order of the data.
func (d *drawing) legend() {
	var keys []legendKey
	if len(d.c.Series) > 1 && d.actuals() > 1 && d.colours() {
		keys = append(keys, d.seriesKeys()...)
	}
	keys = append(keys, d.kindKeys()...)
	if d.shadedForm() {
		keys = append(d.ramp().keys(d), keys...)
	}
	if len(keys) == 0 {
		return
	}
	d.raw(`<ul class="legend">`)
	for _, k := range keys {
		d.raw(`<li><svg width="16" height="12" aria-hidden="true">`, k.sign, `</svg>`)
		d.text(k.words)
		d.raw("</li>")
	}
	d.raw("</ul>")
}

func (d *drawing) shadedForm() bool { return d.c.Form == HeatTable || d.c.Form == TileMap }

type legendKey struct{ sign, words string }

// colours tells whether colour tells series apart in this form.
func (d *drawing) colours() bool {
	switch d.c.Form {
	case Bar:
		_, fits := d.beside()
		return fits // else each bar carries its name
	case Stacked, Dot, TargetResult:
		return true
	case Line:
		return !d.direct()
	}
	return false
}

func (d *drawing) seriesKeys() []legendKey {
	var keys []legendKey
	for i, s := range d.c.Series {
		if len(s.Marks) == 0 {
			continue
		}
		m := d.c.resolved(i, 0)
		if m.Kind != pipeline.Actual || m.Claim {
			continue
		}
		sign := `<rect class="` + d.colour(m, i) + `" y="1" width="16" height="10"/>`
		if d.c.Form == Line {
			sign = `<line class="ln ` + d.colour(m, i) + `" x2="16" y1="6" y2="6"/>`
		}
		keys = append(keys, legendKey{sign, s.Name.In(d.lang)})
	}
	return keys
}

// kindKeys explain what is no plain result.
func (d *drawing) kindKeys() []legendKey {
	found := map[string]bool{}
	for _, r := range d.rows {
		for _, m := range r.cells {
			if m == nil {
				continue
			}
			switch {
			case m.State == Missing && d.c.Form != Line && d.c.Form != Slope:
				found["missing"] = true
			case m.State == Withheld, m.State == NotExpected:
				found[string(m.State)] = true
			case m.Value == nil:
			case m.Kind != pipeline.Actual:
				found[string(m.Kind)] = true
			case m.Claim:
				found["claim"] = true
			default:
				found["actual"] = true
			}
			if m.Max != nil {
				found["range"] = true
			}
			if m.Conflict != "" {
				found["conflict"] = true
			}
		}
	}
	return d.foundKeys(found)
}

func (d *drawing) foundKeys(found map[string]bool) []legendKey {
	var keys []legendKey
	add := func(what, sign, vi, en string) {
		if found[what] {
			keys = append(keys, legendKey{sign, say(d.lang, vi, en)})
		}
	}
	if d.c.Form == Line && d.actuals() == 1 && len(d.c.Series) > 1 {
		add("actual", `<line class="ln `+d.colour(Mark{Kind: pipeline.Actual}, 0)+`" x2="16" y1="6" y2="6"/>`, "kết quả", "result")
	}
	if d.c.Form == TargetResult && d.actuals() < 2 {
		add("actual", `<rect class="b" y="3" width="16" height="6"/>`, "kết quả", "result")
	}
	add("target", `<rect class="tg" x="1" y="1" width="12" height="10"/><line class="tk" x1="13" x2="13" y1="0" y2="12"/>`, "mục tiêu", "target")
	hatched := `<rect class="pl" fill="url(#p-plan)" x=".5" y="1" width="15" height="10"/>`
	add("plan", hatched, "kế hoạch", "plan")
	add("estimate", hatched, "ước tính", "estimate")
	add("claim", `<rect class="cl" x="1" y="1" width="14" height="10"/>`, "theo báo chí, chưa đối chiếu", "as the press states, not confirmed")
	if d.c.Form == Bar || d.c.Form == TargetResult {
		add("range", `<rect class="rg" y="1" width="16" height="10"/>`, "khoảng từ–đến", "from–to")
	}
	if d.c.Form != Bar {
		add("missing", `<rect class="ms" fill="url(#p-miss)" y="1" width="16" height="10"/>`, "không có số liệu", "no data")
	}
	if d.shadedForm() {
		add("withheld", `<rect class="wh" x=".5" y="1" width="15" height="10"/>`, "không công bố", "withheld")
		add("not_expected", `<rect class="ne" y="1" width="16" height="10"/>`, "không đến kỳ", "not due")
	}
	add("conflict", `<text class="cf" x="3" y="10">≠</text>`, "nguồn khác nêu số khác", "another source states another figure")
	return keys
}
