package sitetest

import (
	"bufio"
	"bytes"
	"context"
	"embed"
	"encoding/csv"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/tonghop/tonghop/pipeline"
)

//go:embed answers/*.csv
var files embed.FS

// An Asker answers from recorded answers.
type Asker struct {
	Answers map[string]pipeline.Answer
	Asked   []string // sorted

	mu sync.Mutex // of Asked
}

var _ pipeline.TableAsker = (*Asker)(nil)

// Country is the Asker of the recorded country.
func Country() (*Asker, error) {
	entries, err := files.ReadDir("answers")
	if err != nil {
		return nil, err
	}
	a := &Asker{Answers: map[string]pipeline.Answer{}}
	for _, e := range entries {
		data, err := files.ReadFile(path.Join("answers", e.Name()))
		if err != nil {
			return nil, err
		}
		id := strings.TrimSuffix(e.Name(), ".csv")
		if a.Answers[id], err = parse(id, data); err != nil {
			return nil, fmt.Errorf("answer %s: %w", e.Name(), err)
		}
	}
	return a, nil
}

// Empty is the same Asker before anything was loaded: columns and no rows.
func (a *Asker) Empty() *Asker {
	bare := &Asker{Answers: map[string]pipeline.Answer{}}
	for id, answer := range a.Answers {
		answer.Rows = nil
		bare.Answers[id] = answer
	}
	return bare
}

// AskTable implements pipeline.TableAsker.
func (a *Asker) AskTable(_ context.Context, question string) (*pipeline.Table, error) {
	answer, ok := a.Answers[question]
	if !ok {
		return nil, fmt.Errorf("question %q is not known", question)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.Asked = append(a.Asked, question)
	slices.Sort(a.Asked)
	return pipeline.TableOf(answer), nil
}

// Questions implements pipeline.TableAsker.
func (a *Asker) Questions(context.Context) ([]pipeline.Question, error) {
	var list []pipeline.Question
	for _, answer := range a.Answers {
		list = append(list, answer.Question)
	}
	slices.SortFunc(list, func(x, y pipeline.Question) int { return strings.Compare(x.ID, y.ID) })
	return list, nil
}

func parse(id string, data []byte) (pipeline.Answer, error) {
	a := pipeline.Answer{Question: pipeline.Question{ID: id}}
	lines := bufio.NewReader(bytes.NewReader(data))
	for {
		next, err := lines.Peek(1)
		if err != nil || next[0] != '#' {
			break
		}
		line, err := lines.ReadString('\n')
		if err != nil {
			return a, err
		}
		describe(&a.Question, strings.TrimSpace(strings.TrimPrefix(line, "#")))
	}
	records, err := csv.NewReader(lines).ReadAll()
	if err != nil || len(records) == 0 {
		return a, fmt.Errorf("no head: %w", err)
	}
	for _, head := range records[0] {
		name, kind, _ := strings.Cut(head, ":")
		a.Columns = append(a.Columns, pipeline.Column{Name: name, Type: pipeline.ColumnType(kind)})
	}
	for _, record := range records[1:] {
		row := make([]any, len(record))
		for i, text := range record {
			if row[i], err = cell(text, a.Columns[i].Type); err != nil {
				return a, err
			}
		}
		a.Rows = append(a.Rows, row)
	}
	return a, nil
}

func describe(q *pipeline.Question, line string) {
	key, text, _ := strings.Cut(line, ": ")
	into := map[string]*string{"title_vi": &q.Title.VI, "title_en": &q.Title.EN, "grain_vi": &q.Grain.VI, "grain_en": &q.Grain.EN,
		"basis_vi": &q.Basis.VI, "basis_en": &q.Basis.EN, "left_out_vi": &q.LeftOut.VI, "left_out_en": &q.LeftOut.EN}
	if at := into[key]; at != nil {
		*at = text
	}
}

func cell(text string, kind pipeline.ColumnType) (any, error) {
	if text == "null" {
		return nil, nil
	}
	switch kind {
	case pipeline.NumberColumn:
		return strconv.ParseFloat(text, 64)
	case pipeline.WholeColumn:
		return strconv.ParseInt(text, 10, 64)
	case pipeline.FlagColumn:
		return strconv.ParseBool(text)
	case pipeline.ListColumn:
		if text == "" {
			return []string{}, nil
		}
		return strings.Split(text, "|"), nil
	}
	return text, nil
}
