package pipeline

import (
	"context"
	"regexp"
	"strings"
)

// A Question is one comparison: one .sql file.
type Question struct {
	ID      string // the file's name without .sql
	Topic   string // whose question it is; "" for a generic one and one of the workspace
	Title   Text
	Grain   Text // what one row is
	Basis   Text // boundaries that it is made on
	LeftOut Text // what it does not count, and why
	SQL     string
	// OnBasis says that the statement reads with the parameter basis: the question is
	// a table macro too, ranking('2025'), besides the view as reported.
	OnBasis bool
	// By names what its rows hang on no other one of, ByIndicator or ByArea, "" for nothing:
	// of many figures they are worked out for some indicators or areas at a time.
	// Where ORDER BY does not say NULLS LAST of that column, each row has one.
	By string
	// Columns says what each column means. The columns v_max, v_qualifier,
	// v_unit and v_origin of a second figure v go without saying.
	Columns map[string]Text
}

// What the rows of a question may go by.
const (
	ByIndicator = "indicator"
	ByArea      = "area"
)

// ByColumn is the column that tells the rows of an indicator, or of an area, from those of others.
func (q Question) ByColumn() string {
	if q.By == ByArea {
		return "area_slug"
	}
	return "indicator_id"
}

// sortedBefore finds the columns by which the rows of a statement are sorted before the indicator
// or the area, by column.
var sortedBefore = map[string]*regexp.Regexp{
	"indicator_id": sortedBeforeColumn("indicator_id"),
	"area_slug":    sortedBeforeColumn("area_slug"),
}

func sortedBeforeColumn(column string) *regexp.Regexp {
	return regexp.MustCompile(`ORDER BY ((?:(?:\w+\.)?\w+(?: DESC)?(?: NULLS (?:FIRST|LAST))?,\s+)*?)(?:\w+\.)?` + column + `( NULLS LAST)?(?:,[^()]*)?$`)
}

// MayLack tells whether rows may be without what the question goes by: ORDER BY says then
// where they stand.
func (q Question) MayLack() bool {
	found := sortedBefore[q.ByColumn()].FindStringSubmatch(strings.TrimSpace(q.SQL))
	return found != nil && found[2] != ""
}

// SortedBefore are the columns, as ORDER BY takes them, by which the rows of a question are
// sorted before the column that it goes by; ok is false where this is none of its columns or
// something else than columns stands before it.
func (q Question) SortedBefore() (keys []string, ok bool) {
	found := sortedBefore[q.ByColumn()].FindStringSubmatch(strings.TrimSpace(q.SQL))
	if found == nil {
		return nil, false
	}
	for _, key := range strings.Split(found[1], ",") {
		if key = strings.TrimSpace(key); key != "" {
			keys = append(keys, key[strings.Index(key, ".")+1:])
		}
	}
	return keys, true
}

// ColumnType is how a column of an Answer is held: text as string, number as
// float64, whole as int64, flag as bool, list as []string, nested (a map, a
// structure, a list of anything but texts) as its JSON in a string. Every cell
// may be nil: no value.
type ColumnType string

// The types of a column.
const (
	TextColumn   ColumnType = "text"
	NumberColumn ColumnType = "number"
	WholeColumn  ColumnType = "whole"
	FlagColumn   ColumnType = "flag"
	ListColumn   ColumnType = "list"
	NestedColumn ColumnType = "nested"
)

// Companion names the column that says more of a figure: max, the upper end of a
// range, unit, qualifier, or origin, the list of observation IDs that it was made
// from. The figure that a row is about is called value, and what belongs to it
// unit, qualifier and origin; any other figure v of the row has v_unit and so on.
func Companion(figure, what string) string {
	if figure == "value" && what != "max" {
		return what
	}
	return figure + "_" + what
}

// A Column of an Answer. A figure may have the columns that Companion names. A
// date is text in ISO form; Stored, the name of the type in the database, tells
// it from other text ("DATE", "DECIMAL(18,3)", "VARCHAR[]"), and is "" where the
// column was not read from there.
type Column struct {
	Name   string
	Type   ColumnType
	Stored string
}

// An Answer is the rows that a question gave, in the question's own order.
type Answer struct {
	Question Question
	Columns  []Column
	Rows     [][]any
}

// Column gives the index of the named column, -1 when there is none.
func (a Answer) Column(name string) int {
	for i, c := range a.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// Asker answers questions from one published state. Asking the same question
// twice gives the same rows in the same order.
type Asker interface {
	// Ask answers the question with this ID. An unknown ID is an error that
	// names it.
	Ask(ctx context.Context, question string) (Answer, error)
	// Questions are all that can be asked, sorted by ID.
	Questions(ctx context.Context) ([]Question, error)
}
