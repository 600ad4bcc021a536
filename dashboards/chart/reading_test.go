package chart_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/tonghop/tonghop/dashboards/chart"
)

// A printed is a figure as a drawing prints it, with what one of its last digit
// is worth.
type printed struct{ value, last float64 }

// among tells whether a figure is one of those, rounded to its last digit.
func (p printed) among(list map[float64]bool) bool {
	for v := range list {
		if math.Abs(v-p.value) <= p.last/2*(1+1e-9) {
			return true
		}
	}
	return false
}

// printedValues reads the figures that a drawing prints, as a person would.
func printedValues(t *testing.T, svg string) []printed {
	t.Helper()
	svg = regexp.MustCompile(`<title[^>]*>[^<]*</title>`).ReplaceAllString(svg, "")
	var list []printed
	for _, m := range regexp.MustCompile(`<(?:text|tspan) class="v[^"]*"[^>]*>(.*?)</(?:text|tspan)>`).FindAllStringSubmatch(svg, -1) {
		text := regexp.MustCompile(`<[^>]+>`).ReplaceAllString(m[1], "")
		for _, n := range regexp.MustCompile(`(−?\d[\d.]*(?:,\d+)?)(?:–(\d[\d.,]*))?(?:\x{a0}(tỷ|triệu))?`).FindAllStringSubmatch(text, -1) {
			factor := map[string]float64{"": 1, "tỷ": 1e9, "triệu": 1e6}[n[3]]
			for _, part := range n[1:3] {
				if part == "" {
					continue
				}
				v, err := strconv.ParseFloat(strings.NewReplacer(".", "", ",", ".", "−", "-").Replace(part), 64)
				if err != nil {
					t.Fatal(err)
				}
				_, decimals, _ := strings.Cut(part, ",")
				list = append(list, printed{math.Round(v*factor*1e3) / 1e3, rounded(factor) * math.Pow(10, -float64(len(decimals)))})
			}
			if regexp.MustCompile(`[A-Za-zĐđ]`).MatchString(text) && strings.Contains(svg, `x="100%" dx="9"`) {
				break // a name stands behind the figure
			}
		}
	}
	return list
}

// rounded is a factor whose figures are rounded, 0 for the others, which are not.
func rounded(factor float64) float64 {
	if factor == 1 {
		return 0
	}
	return factor
}

// optionValues are the figures of the options: a plain value, the first of a
// dot's place, the third of a cell's.
func optionValues(t *testing.T, options []byte, form chart.Form) []float64 {
	t.Helper()
	if options == nil {
		return nil
	}
	var o struct {
		Series []struct {
			ID   string `json:"id"`
			Data []struct{ Value any }
		}
	}
	if err := json.Unmarshal(options, &o); err != nil {
		t.Fatal(err)
	}
	var list []float64
	for _, s := range o.Series {
		for _, d := range s.Data {
			value := d.Value
			if place, ok := value.([]any); ok {
				value = place[0]
				if form == chart.HeatTable || form == chart.TileMap {
					value = place[2]
				}
			}
			if v, ok := value.(float64); ok && s.ID != "absent" {
				list = append(list, v)
			}
		}
	}
	return list
}

var codeAttribute = regexp.MustCompile(`^(on.*|style|srcdoc|formaction)$`)

// wellFormed reads markup strictly and refuses whatever could run.
func wellFormed(t *testing.T, name, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<all>" + text + "</all>"))
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v in %.300s", name, err, text)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch tag := start.Name.Local; tag {
		case "img", "style", "iframe", "foreignObject", "object", "image", "use":
			t.Fatalf("%s: element %s", name, tag)
		case "script":
			if len(start.Attr) != 1 || start.Attr[0].Value != "application/json" {
				t.Fatalf("%s: a script that runs", name)
			}
		}
		for _, a := range start.Attr {
			if codeAttribute.MatchString(strings.ToLower(a.Name.Local)) {
				t.Fatalf("%s: attribute %s", name, a.Name.Local)
			}
			if a.Name.Local == "href" && regexp.MustCompile(`(?i)^\s*(javascript|data|vbscript):`).MatchString(a.Value) {
				t.Fatalf("%s: address %s", name, a.Value)
			}
			if a.Name.Local == "id" {
				if ids[a.Value] {
					t.Fatalf("%s: id %s twice", name, a.Value)
				}
				ids[a.Value] = true
			}
		}
	}
}
