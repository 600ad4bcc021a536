package chart

import (
	"fmt"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// The fixed words of drawings and tables.
func say(lang, vi, en string) string { return pipeline.Text{VI: vi, EN: en}.In(lang) }

// absent words a mark without a value.
func absent(m Mark, lang string) string {
	switch m.state() {
	case Withheld:
		return say(lang, "không công bố", "withheld") + ": " + m.Reason.In(lang)
	case NotExpected:
		if m.Reason.VI != "" {
			return m.Reason.In(lang)
		}
		return say(lang, "không thuộc kỳ báo cáo", "none was due")
	}
	return say(lang, "không có số liệu", "no data")
}

// absentShort is absent for a narrow place.
func absentShort(m Mark, lang string) string {
	switch m.state() {
	case Withheld:
		return say(lang, "không công bố", "withheld")
	case NotExpected:
		return say(lang, "không đến kỳ", "not due")
	}
	return say(lang, "không có số liệu", "no data")
}

// sentence words all that is known of a mark: what a pointer resting on it
// shows.
func (w writer) sentence(m Mark, series string) string {
	head := m.Label.In(w.lang)
	if series != "" {
		head += ", " + series
	}
	var parts []string
	if m.Value != nil {
		parts = append(parts, w.whole(m))
	} else {
		parts = append(parts, absent(m, w.lang))
	}
	if t := remark(m.unsaid(series), w.lang); t != "" {
		parts = append(parts, t)
	}
	return head + ": " + strings.Join(parts, "; ")
}

// whole is a figure with its unit and all its digits, as tables write it:
// "82.119.481 triệu đồng" loses none of them.
func (w writer) whole(m Mark) string {
	q := m.quantity()
	if !isMoney(q.Unit) {
		return w.names.worded(q, w.precision[m.Unit], w.lang)
	}
	return w.names.Tabled(q, w.lang)
}

// plain tells whether the sentence of a mark says no more than is printed.
func (w writer) plain(m Mark, series string) bool {
	return m.Value != nil && remark(m.unsaid(series), w.lang) == "" && (!isMoney(m.Unit) || ownPrecision(m.quantity()).Factor == 1)
}

// remark is what qualifies a mark beyond its number: kind, claim, period,
// coverage and note.
func remark(m Mark, lang string) string {
	var parts []string
	if m.Kind != pipeline.Actual && m.Kind != "" {
		parts = append(parts, KindName(m.Kind, lang))
	}
	if m.Claim {
		parts = append(parts, say(lang, "theo báo chí", "as the press states"))
	}
	if m.Period.VI != "" {
		parts = append(parts, m.Period.In(lang))
	}
	if m.Coverage != nil {
		parts = append(parts, CoverageWords(*m.Coverage, lang))
	}
	if m.Break.VI != "" {
		parts = append(parts, say(lang, "không nối với số trước: ", "not joined to the figure before: ")+m.Break.In(lang))
	}
	if m.Note.VI != "" {
		parts = append(parts, strings.TrimRight(m.Note.In(lang), "."))
	}
	if m.Conflict != "" {
		parts = append(parts, say(lang, "nguồn khác nêu số khác", "another source states another figure"))
	}
	return strings.Join(parts, "; ")
}

// unsaid is m without the kind and standing that the name of its series, where
// there is one, says already.
func (m Mark) unsaid(series string) Mark {
	if series != "" && m.ofSeries {
		m.Kind, m.Claim = pipeline.Actual, false
	}
	if strings.EqualFold(series, KindName(m.Kind, "vi")) || strings.EqualFold(series, KindName(m.Kind, "en")) {
		m.Kind = pipeline.Actual
	}
	return m
}

// commonCoverage is the coverage that all marks share, nil where they differ:
// then each mark says its own.
func (c Chart) commonCoverage() *Coverage {
	var common *Coverage
	count := 0
	for _, s := range c.Series {
		for _, m := range s.Marks {
			count++
			if m.Coverage == nil || common != nil && *m.Coverage != *common {
				return nil
			}
			common = m.Coverage
		}
	}
	if count < 2 {
		return nil
	}
	return common
}

// CoverageWords says how many reported: "28/34 tỉnh có số liệu".
func CoverageWords(c Coverage, lang string) string {
	return fmt.Sprintf(say(lang, "%d/%d đơn vị có số liệu", "%d of %d units reporting"), c.Have, c.Of)
}

// summary is the one sentence for a reader who cannot see the drawing.
func (c Chart) summary(lang string, w writer) string {
	if c.Summary.VI != "" {
		return c.Summary.In(lang)
	}
	var most, least *Mark
	var have, lacking int
	for si, s := range c.Series {
		for mi := range s.Marks {
			m := c.resolved(si, mi)
			if m.Value == nil {
				lacking++
				continue
			}
			have++
			if most == nil || *m.Value > *most.Value {
				most = &m
			}
			if least == nil || *m.Value < *least.Value {
				least = &m
			}
		}
	}
	if most == nil {
		return c.emptyWords(lang)
	}
	q := func(m *Mark) string {
		if isMoney(m.Unit) {
			return c.Units.Shown(m.quantity(), lang)
		}
		return c.Units.worded(m.quantity(), w.precision[m.Unit], lang)
	}
	text := fmt.Sprintf(say(lang, "%s: %d số liệu; cao nhất là %s với %s", "%s: %d figures; the highest is %s with %s"),
		formName(c.Form, lang), have, most.Label.In(lang), q(most))
	if have > 1 {
		text += fmt.Sprintf(say(lang, ", thấp nhất là %s với %s", ", the lowest %s with %s"), least.Label.In(lang), q(least))
	}
	if lacking > 0 {
		text += fmt.Sprintf(say(lang, "; %d mục không có giá trị", "; %d without a figure"), lacking)
	}
	return text + "."
}

func (c Chart) emptyWords(lang string) string {
	if c.Empty.VI != "" {
		return c.Empty.In(lang)
	}
	return say(lang, "Chưa có số liệu nào cho biểu đồ này.", "There is no figure for this chart yet.")
}

func formName(f Form, lang string) string {
	switch f {
	case TargetResult:
		return say(lang, "Biểu đồ kết quả so với mục tiêu", "Chart of results against targets")
	case Stacked:
		return say(lang, "Biểu đồ cơ cấu", "Chart of parts of a whole")
	case Dot:
		return say(lang, "Biểu đồ điểm", "Dot plot")
	case Slope:
		return say(lang, "Biểu đồ thay đổi giữa hai thời điểm", "Chart of change between two moments")
	case Line, Multiples:
		return say(lang, "Biểu đồ đường", "Line chart")
	case HeatTable:
		return say(lang, "Bảng tô đậm nhạt", "Shaded table")
	case TileMap:
		return say(lang, "Bản đồ ô, mỗi ô một tỉnh, thành phố", "Tile map, one square a province")
	}
	return say(lang, "Biểu đồ thanh", "Bar chart")
}
