package given

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

func parseSource(text string) (pipeline.Source, error) {
	id, rest, _ := strings.Cut(text, " ")
	settings, err := parseSettings(rest)
	if err != nil {
		return pipeline.Source{}, err
	}
	s := pipeline.Source{
		ID: id, Kind: pipeline.FolderSource, Location: "inbox/" + id, Precedence: 10,
		Title: pipeline.Text{VI: "Nguồn " + id, EN: "Source " + id}, Publisher: "Cơ quan " + id, Licence: "CC BY 4.0",
	}
	for key, value := range settings {
		switch key {
		case "province":
			s.Province = value
		case "precedence":
			s.Precedence, err = strconv.Atoi(value)
		case "press":
			s.Claims, s.Kind = true, pipeline.FeedSource
		case "illustrative":
			s.Illustrative = true
		case "owes":
			s.Expect, err = parseExpectations(value)
		default:
			err = fmt.Errorf("source %s: unknown setting %q", id, key)
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

// parseExpectations reads indicator,area,period,due; further ones after "+".
func parseExpectations(text string) ([]pipeline.Expectation, error) {
	var list []pipeline.Expectation
	for _, one := range strings.Split(text, "+") {
		parts := strings.Split(one, ",")
		if len(parts) != 4 {
			return nil, fmt.Errorf("owes %q: want indicator,area,period,due", one)
		}
		period, err := parsePeriod(parts[2])
		if err != nil {
			return nil, err
		}
		due, err := pipeline.ParseDate(parts[3])
		if err != nil {
			return nil, err
		}
		list = append(list, pipeline.Expectation{Indicator: parts[0], Area: pipeline.AreaID(parts[1]), Period: period, Due: due})
	}
	return list, nil
}

// parseFault reads SOURCE[/DOCUMENT] REASON.
func parseFault(text string) (*pipeline.SourceError, error) {
	address, reason, ok := strings.Cut(text, " ")
	if !ok {
		return nil, fmt.Errorf("failed %q: want SOURCE/DOCUMENT REASON", text)
	}
	source, document, _ := strings.Cut(address, "/")
	return &pipeline.SourceError{
		Reason: reason, Source: source, Document: document,
		Message: pipeline.Text{VI: "Không lấy được văn bản.", EN: "The document cannot be fetched."},
		Hint:    pipeline.Text{VI: "Kiểm tra địa chỉ.", EN: "Check the address."},
	}, nil
}
