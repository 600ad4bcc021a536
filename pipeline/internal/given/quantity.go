package given

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

func parseFigure(fields []string) (pipeline.Observation, error) {
	o := pipeline.Observation{Dimensions: map[string]string{}}
	if fields[0] != "-" {
		o.Area = pipeline.AreaID(fields[0])
		o.Province = o.Area.Slug()
	}
	for i, word := range strings.Fields(fields[1]) {
		key, value, dimension := strings.Cut(word, "=")
		switch {
		case i == 0:
			o.Indicator = word
		case dimension:
			o.Dimensions[key] = value
		default:
			o.Level = pipeline.Level(word)
		}
	}
	kind, part, _ := strings.Cut(fields[3], " ")
	o.Kind, o.Part = pipeline.Kind(kind), part == "part"
	var err error
	if o.Period, err = parsePeriod(fields[2]); err != nil {
		return o, err
	}
	o.Quantity, err = parseQuantity(fields[4])
	return o, err
}

// parsePeriod reads "2022", "2012..2021", "..2021", "2018..", "rounds 5" or "-".
func parsePeriod(text string) (pipeline.Period, error) {
	p := pipeline.Period{Text: text, Basis: pipeline.PeriodFromText}
	dates, rounds, counted := strings.Cut(text, "rounds ")
	if counted {
		n, err := strconv.Atoi(strings.TrimSpace(rounds))
		if err != nil {
			return p, err
		}
		p.Rounds = n
	}
	dates = strings.TrimSpace(dates)
	if dates == "-" || dates == "" {
		if !counted {
			p.Text, p.Basis = "", pipeline.PeriodUnknown
		}
		return p, nil
	}
	start, end, ranged := strings.Cut(dates, "..")
	if !ranged {
		end = start
	}
	var err error
	if p.Start, err = pipeline.ParseDate(start); err != nil {
		return p, err
	}
	p.End, err = pipeline.ParseDate(end)
	return p, err
}

// parseQuantity reads [> >= ~ < <=]VALUE[..MAX] UNIT.
func parseQuantity(text string) (pipeline.Quantity, error) {
	number, unit, ok := strings.Cut(text, " ")
	if !ok {
		return pipeline.Quantity{}, fmt.Errorf("giá trị %q: viết một số rồi đơn vị, ví dụ 30 vnd", text)
	}
	q := pipeline.Quantity{Unit: unit, Qualifier: pipeline.Exact}
	for _, sign := range []struct {
		text string
		says pipeline.Qualifier
	}{{">=", pipeline.AtLeast}, {">", pipeline.MoreThan}, {"~", pipeline.About}, {"<=", pipeline.UpTo}, {"<", pipeline.LessThan}} {
		if rest, ok := strings.CutPrefix(number, sign.text); ok {
			q.Qualifier, number = sign.says, rest
			break
		}
	}
	low, high, ranged := strings.Cut(number, "..")
	var err error
	if q.Value, err = strconv.ParseFloat(low, 64); err != nil {
		return q, fmt.Errorf("giá trị %q: %q không phải một con số", text, low)
	}
	if ranged {
		top, err := strconv.ParseFloat(high, 64)
		if err != nil {
			return q, fmt.Errorf("giá trị %q: %q không phải một con số", text, high)
		}
		q.Max = &top
	}
	return q, nil
}
