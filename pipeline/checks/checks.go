// Package checks holds the data tests, one .sql file each. A check runs over the
// figures of one snapshot before they are accepted, staged as the tables
// staged_observation and staged_context, and as named_figure, which is
// staged_observation with how a message names a figure and its place; its past,
// what is in force of the same series, stands ready as standing_figure. The rows
// that a check returns are the faults. Figures, series and what stands have their
// series in common by series_key, that of all areas by peers_key, and of all kinds
// besides by measure_key: joining by them costs a fraction of joining by texts and
// dimensions.
//
// A file starts with comment lines that say what it is (title and hint in
// Vietnamese and English, severity, and limits: the thresholds that the statement
// reads from the table check_limit and that a workspace may set). A severity of
// held keeps the one figure out until a person decides; blocking, the whole
// document. Where the header says when, the check is run only over a document of
// which one figure at least is so: f the figure, a its area, i its indicator, c
// the row of staged_context; f knows besides whether it is stated_again in the
// document, whether its series has a figure standing, the lowest and highest of those above
// zero, whether one of them is of its document (known), whether it repeats one of another
// period, and whether there is a plan of its measure (planned). A limit is meant by its
// name in braces. Where it says only besides, the figure must be so too: a condition
// without which the check finds nothing, which may be said better at any time, for it
// is no part of what the check is, as when is: what waits by a check goes on waiting
// while the check is the same. Where it says least,
// naming limits, as many figures must be so as the smallest of them. Of a new version of a
// document a check sees the figures that changed and, with them, what the header
// says under whole that it must see: figure (nothing else), period, area, peers, column
// or areas; see pipeline.Scope. Whatever it reads of other documents, it may read of
// the same series alone: the rest is settled only while the other documents of the
// source are as they were. A check that does not say is run over whole documents
// only, and its workspace judges every new version from the start.
//
// Documents that are new are staged many at once. A check whose header says
// together: yes tells them apart: every figure and the row of staged_context have
// the turn of their document, what stands has the turn of the one that brought it
// (-1 for what stood before), figures are compared with those of their own turn and
// with what stands of earlier ones, and the rows have their turn beside the columns
// below. Of other documents such a check reads standing_figure, in_force (all
// official figures in force), known_series and known_period, and never the tables
// behind them, which do not show yet what is staged. The documents for which a check without that line is
// due are staged one by one.
//
// Below the header stands one SELECT of the columns
// observation_id, locator, message_vi and message_en, totally ordered. A
// message names the cells or sentences and the figures in them, so that whoever
// mends the document needs nothing else. What blocks an official document is a
// check of its own, with a warning, for what the press claims.
//
// In the folder former stand checks as they were worded first, that find the same and
// took more of a processor: what waits by a check is named by its first wording, so that
// it goes on waiting. Whoever words a check anew puts the former wording there, once.
//
// The border: this package only holds and describes SQL. It opens no database;
// that is package warehouse.
package checks

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/tonghop/tonghop/pipeline"
	"github.com/tonghop/tonghop/pipeline/internal/sqlfile"
)

//go:embed *.sql
var files embed.FS

//go:embed former/*.sql
var former embed.FS

// Checks are all built-in checks, sorted by ID. An error names the file whose
// header is not as it must be.
func Checks() ([]pipeline.Check, error) { return sqlfile.All(files, withFirst) }

// withFirst reads one of the built-in checks, with its first wording where it has
// another one by now.
func withFirst(id, text string) (pipeline.Check, error) {
	c, err := Parse(id, text)
	if err != nil {
		return c, err
	}
	was, err := former.ReadFile("former/" + id + ".sql")
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("check %s.sql: %w", id, err)
	}
	first, err := Parse(id, string(was))
	c.First = first.SQL
	return c, err
}

// Keys are those that every header has.
func Keys() []string { return []string{"title_vi", "title_en", "hint_vi", "hint_en", "severity"} }

// Parse reads the text of one .sql file. Every key of the header must stand
// there once; an unknown one, or an unknown severity, is an error.
func Parse(id, text string) (pipeline.Check, error) {
	f, err := sqlfile.Parse(text, Keys(), "when", "only", "least", "whole", "together", "limits")
	if err != nil {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: %w", id, err)
	}
	severity := pipeline.Severity(f.Header["severity"])
	if !slices.Contains(Severities(), severity) {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: severity %q: want one of %v", id, severity, Severities())
	}
	whole := pipeline.Scope(f.Header["whole"])
	if whole != pipeline.NeedsDocument && !slices.Contains(pipeline.Scopes(), whole) {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: whole %q: want one of %v", id, whole, pipeline.Scopes())
	}
	together := f.Header["together"]
	if together != "" && together != "yes" {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: together %q: want yes, or nothing", id, together)
	}
	limits, err := parseLimits(f.Header["limits"])
	if err != nil {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: %w", id, err)
	}
	if f.Header["only"] != "" && f.Header["when"] == "" {
		return pipeline.Check{}, fmt.Errorf("check %s.sql: only %q: it stands beside when", id, f.Header["only"])
	}
	least := strings.Fields(f.Header["least"])
	for _, name := range least {
		if _, known := limits[name]; !known || f.Header["when"] == "" {
			return pipeline.Check{}, fmt.Errorf("check %s.sql: least %q: want names of its limits, beside when", id, name)
		}
	}
	return pipeline.Check{
		ID:       id,
		Title:    pipeline.Text{VI: f.Header["title_vi"], EN: f.Header["title_en"]},
		Hint:     pipeline.Text{VI: f.Header["hint_vi"], EN: f.Header["hint_en"]},
		Severity: severity,
		When:     f.Header["when"],
		Only:     f.Header["only"],
		Least:    least,
		Whole:    whole,
		Together: together != "",
		Limits:   limits,
		SQL:      f.SQL,
	}, nil
}

// Severities are those that a check may have.
func Severities() []pipeline.Severity {
	return []pipeline.Severity{pipeline.Blocking, pipeline.Held, pipeline.Warning, pipeline.Off}
}

// parseLimits reads "ratio=5, peers=3".
func parseLimits(text string) (map[string]float64, error) {
	limits := map[string]float64{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		name, value, _ := strings.Cut(part, "=")
		number, err := strconv.ParseFloat(value, 64)
		if err != nil || name == "" || math.IsNaN(number) || math.IsInf(number, 0) {
			return nil, fmt.Errorf("limits %q: want name=number, …", text)
		}
		limits[name] = number
	}
	return limits, nil
}

// A Setting is what a workspace sets of one check.
type Setting struct {
	Severity pipeline.Severity // "" leaves it as it is
	Limits   map[string]float64
}

// Set gives the checks with what a workspace sets of them, by ID. An error names
// the check, severity or limit that there is not.
func Set(list []pipeline.Check, settings map[string]Setting) ([]pipeline.Check, error) {
	list = slices.Clone(list)
	for _, id := range slices.Sorted(maps.Keys(settings)) {
		i := slices.IndexFunc(list, func(c pipeline.Check) bool { return c.ID == id })
		if i < 0 {
			return nil, fmt.Errorf("không có phép kiểm tra «%s» (no such check)", id)
		}
		s := settings[id]
		if s.Severity != "" && !slices.Contains(Severities(), s.Severity) {
			return nil, fmt.Errorf("phép kiểm tra «%s»: mức «%s» phải là một trong %v (no such severity)", id, s.Severity, Severities())
		}
		if s.Severity != "" {
			list[i].Severity = s.Severity
		}
		list[i].Limits = maps.Clone(list[i].Limits)
		for _, name := range slices.Sorted(maps.Keys(s.Limits)) {
			if _, known := list[i].Limits[name]; !known {
				return nil, fmt.Errorf("phép kiểm tra «%s»: không có ngưỡng «%s» (no such limit)", id, name)
			}
			list[i].Limits[name] = s.Limits[name]
		}
	}
	return list, nil
}
