package compare

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"maps"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
)

// columnsText says what the columns of the questions mean: question, column,
// vi, en. Question * is every question that does not say otherwise.
//
//go:embed columns.csv
var columnsText string

// columns is the parsed text: question, then column.
type columns map[string]map[string]pipeline.Text

func parseColumns(text string) (columns, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("parse columns.csv: %w", err)
	}
	c := columns{}
	for i, row := range rows {
		if i == 0 {
			continue
		}
		if len(row) != 4 || row[0] == "" || row[1] == "" || row[2] == "" || row[3] == "" {
			return nil, fmt.Errorf("parse columns.csv row %d: want question, column, vi, en", i+1)
		}
		if _, twice := c[row[0]][row[1]]; twice {
			return nil, fmt.Errorf("parse columns.csv row %d: %s.%s stands twice", i+1, row[0], row[1])
		}
		if c[row[0]] == nil {
			c[row[0]] = map[string]pipeline.Text{}
		}
		c[row[0]][row[1]] = pipeline.Text{VI: row[2], EN: row[3]}
	}
	return c, nil
}

// UsualColumns says what the columns of usual names mean, in every question.
func UsualColumns() (map[string]pipeline.Text, error) {
	c, err := parseColumns(columnsText)
	return c["*"], err
}

// of gives what the columns of a question mean: what its own say, and what every
// column of a usual name says.
func (c columns) of(id string) map[string]pipeline.Text {
	meanings := maps.Clone(c["*"])
	maps.Copy(meanings, c[id])
	return meanings
}
