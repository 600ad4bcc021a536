package chart

import "html/template"

// Figure is c as it stands in a page: title, subtitle, drawing, table twin,
// notes, source and downloads. options is the interactive drawing's options as
// the package echart writes them, nil for none.
func (c Chart) Figure(lang string, options []byte) (template.HTML, error) {
	drawing, err := c.SVG(lang)
	if err != nil {
		return "", err
	}
	twin, err := c.Table(lang)
	if err != nil {
		return "", err
	}
	heading := "h" + string(rune('0'+min(max(c.Heading, 2), 6)))
	var m markup
	m.raw(`<figure class="chart" id="`, c.ID, `" data-form="`, string(c.Form), `"><figcaption>`)
	m.el(heading, "", c.Title.In(lang))
	if c.Subtitle.VI != "" {
		m.el("p", `class="sub"`, c.Subtitle.In(lang))
	}
	m.raw(`</figcaption><div class="drawing">`, string(drawing), `</div>`)
	if len(options) > 0 {
		m.raw(`<script type="application/json">`, string(options), `</script>`)
	}
	c.notes(&m, lang)
	c.folded(&m, lang, twin)
	c.foot(&m, lang)
	m.raw("</figure>")
	return m.html(), nil
}

// folded is the table and what more is to be known, behind one word.
func (c Chart) folded(m *markup, lang string, twin template.HTML) {
	if len(c.rows()) == 0 {
		return
	}
	m.raw(`<details class="data"><summary>`)
	m.text(say(lang, "Bảng số liệu, cách tính, tải về", "Table, method, downloads"))
	m.raw(`</summary>`)
	if c.Twin != "" {
		m.raw(`<p class="source"><a href="`, Escape(safeHref(c.Twin)), `">`)
		m.text(say(lang, "Bảng số liệu của biểu đồ này", "Table of these figures"))
		m.raw("</a></p>")
	} else {
		m.raw(string(twin))
	}
	m.raw(string(c.More), `</details>`)
}

func (c Chart) notes(m *markup, lang string) {
	common := c.commonCoverage()
	if len(c.Notes) == 0 && common == nil {
		return
	}
	m.raw(`<ul class="notes">`)
	if common != nil {
		m.el("li", "", CoverageWords(*common, lang))
	}
	for _, n := range c.Notes {
		m.el("li", "", n.In(lang))
	}
	m.raw("</ul>")
}

func (c Chart) foot(m *markup, lang string) {
	if c.Source.VI == "" && len(c.Downloads) == 0 {
		return
	}
	m.raw(`<p class="source">`)
	if c.Source.VI != "" {
		m.text(say(lang, "Nguồn: ", "Source: "))
		linked := m.open(c.SourceURL, "")
		m.text(c.Source.In(lang))
		if linked {
			m.raw("</a>")
		}
	}
	for i, l := range c.Downloads {
		if i > 0 || c.Source.VI != "" {
			m.raw(" · ")
		}
		linked := m.open(l.Href, ` download=""`)
		m.text(l.Text.In(lang))
		if linked {
			m.raw("</a>")
		}
	}
	m.raw("</p>")
}
