package given

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// parseDuty reads ID key=value….
func parseDuty(text string) (pipeline.Duty, error) {
	id, rest, _ := strings.Cut(text, " ")
	d := pipeline.Duty{ID: id, Title: pipeline.Text{VI: id}, Share: 1, Every: pipeline.EveryYear}
	settings, err := parseSettings(rest)
	for key, value := range settings {
		switch key {
		case "title":
			d.Title.VI = value
		case "kind":
			d.Kind = pipeline.Kind(value)
		case "every":
			d.Every = pipeline.Frequency(value)
		case "indicators":
			d.Indicators = strings.Split(value, "+")
		case "share":
			d.Share, err = strconv.ParseFloat(value, 64)
		default:
			err = fmt.Errorf("duty %s: unknown setting %q", id, key)
		}
		if err != nil {
			return d, err
		}
	}
	return d, err
}

// parseOwed reads duty | area | period | due | last day | why not.
func parseOwed(text string) (o pipeline.Owed, err error) {
	parts := strings.Split(text, "|")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) < 4 || len(parts) > 6 {
		return o, fmt.Errorf("owed %q: want duty | area | period | due | last day | why not", text)
	}
	parts = append(parts, "", "")
	area := pipeline.AreaID(parts[1])
	o.Duty, o.Areas = parts[0], []pipeline.AreaID{area}
	if parts[5] != "" {
		o.Exempt = map[pipeline.AreaID]pipeline.Text{area: {VI: parts[5]}}
	}
	if o.Period, err = parsePeriod(parts[2]); err != nil {
		return o, err
	}
	if o.Due, err = pipeline.ParseDate(parts[3]); err != nil {
		return o, err
	}
	if o.Last = o.Due; parts[4] != "" {
		o.Last, err = pipeline.ParseDate(parts[4])
	}
	return o, err
}
