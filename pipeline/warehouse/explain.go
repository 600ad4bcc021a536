//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/tonghop/tonghop/pipeline"
)

// ErrUnknownID says that nothing stored has the ID. The caller asks for another.
var ErrUnknownID = errors.New("no figure, claim or reject has this ID")

// An AmbiguousError lists the IDs that begin as asked for.
type AmbiguousError struct {
	Prefix string
	IDs    []string // sorted, ten at most
}

func (e *AmbiguousError) Error() string {
	return fmt.Sprintf("%s begins several IDs: %s", e.Prefix, strings.Join(e.IDs, ", "))
}

// A Trace leads from a figure back to where it stands.
type Trace struct {
	ID        string
	Record    string // observation, claim, reject, or metric: reckoned and not read
	Series    Series // zero for a reject
	Period    Timespan
	Origin    TracedOrigin
	Versions  []FigureVersion // every version of the figure in its document, oldest first; none for a reject
	Reject    pipeline.Reject // set for a reject
	Metric    *TracedMetric   // set for a metric
	Conflicts []string        // IDs of conflicts that it takes part in
	Questions []string        // IDs of the questions that show it, forward to the pages
	Into      []TracedPart    // the figures that were reckoned from it; these have no source of their own
}

// A Series is what a figure measures.
type Series struct {
	ID, Indicator, Level, Area, AreaName, Kind, Unit string
	IndicatorName                                    pipeline.Text
	Dimensions                                       string // JSON object
}

// A Timespan is the period of a figure as it is stored.
type Timespan struct {
	ID, Start, End, Text string
	Years, Rounds        int64 // 0 when unknown
}

// A TracedOrigin is where a figure stands and the document that it stands in.
type TracedOrigin struct {
	Source, SourceTitle, Document, URL, Publisher, Format string
	Snapshot                                              pipeline.Digest
	FetchedAt                                             time.Time
	PublishedOn                                           string // ISO, "" when unknown
	Locator, Raw, Shown, Context, Rule                    string
	Illustrative                                          bool
}

// A FigureVersion is one version of a figure. In force: SupersededAt is zero.
type FigureVersion struct {
	ID, Qualifier, Snapshot, Locator, Run string
	Value                                 float64
	Max                                   *float64
	Part                                  bool
	RecordedAt, SupersededAt              time.Time
	SupersededBy                          string // "" when withdrawn or in force
}

// Explain traces the figure, claim or reject whose ID is, or alone begins with,
// id. Superseded figures are found too. The error is ErrUnknownID or an
// *AmbiguousError when there is not exactly one.
func (r *ReadOnly) Explain(ctx context.Context, id string) (Trace, error) {
	trace, err := r.explain(ctx, strings.ToLower(strings.TrimSpace(id)))
	if err != nil {
		return Trace{}, fmt.Errorf("explain %s: %w", id, err)
	}
	return trace, nil
}

// Look is Explain without the questions and metrics that lead to the figure: what
// whoever decides about it needs, at once however large the release is.
func (r *ReadOnly) Look(ctx context.Context, id string) (Trace, error) {
	trace, err := r.trace(ctx, strings.ToLower(strings.TrimSpace(id)))
	if err != nil {
		return Trace{}, fmt.Errorf("look at %s: %w", id, err)
	}
	return trace, nil
}

func (r *ReadOnly) explain(ctx context.Context, prefix string) (Trace, error) {
	trace, err := r.trace(ctx, prefix)
	if err != nil || trace.Record == "reject" {
		return trace, err
	}
	parts := []func(context.Context, *Trace) error{r.traceConflicts, r.traceInto, r.traceQuestions}
	if trace.Record == "metric" {
		parts = []func(context.Context, *Trace) error{r.traceQuestions}
	}
	for _, part := range parts {
		if err := part(ctx, &trace); err != nil {
			return Trace{}, err
		}
	}
	return trace, nil
}

// trace says what a record states, in all its versions.
func (r *ReadOnly) trace(ctx context.Context, prefix string) (Trace, error) {
	if prefix == "" {
		return Trace{}, ErrUnknownID
	}
	found, err := r.lookUp(ctx, prefix)
	if err != nil {
		return Trace{}, err
	}
	trace := Trace{ID: found[0], Record: found[1]}
	if trace.Record == "reject" {
		err := r.traceReject(ctx, &trace)
		return trace, err
	}
	parts := []func(context.Context, *Trace) error{r.traceFigure, r.traceVersions}
	if trace.Record == "metric" {
		parts = []func(context.Context, *Trace) error{r.traceMetric}
	}
	for _, part := range parts {
		if err := part(ctx, &trace); err != nil {
			return Trace{}, err
		}
	}
	return trace, nil
}

// lookUp gives the one ID that begins with prefix, and what it names.
func (r *ReadOnly) lookUp(ctx context.Context, prefix string) ([2]string, error) {
	rows, err := r.db.QueryContext(ctx, statement("look_up"), prefix)
	if err != nil {
		return [2]string{}, err
	}
	defer rows.Close()
	var found [][2]string
	for rows.Next() {
		var f [2]string
		if err := rows.Scan(&f[0], &f[1]); err != nil {
			return f, err
		}
		found = append(found, f)
	}
	if err := rows.Err(); err != nil {
		return [2]string{}, err
	}
	if len(found) == 0 {
		return [2]string{}, ErrUnknownID
	}
	if len(found) == 1 || found[0][0] == prefix {
		return found[0], nil
	}
	ambiguous := &AmbiguousError{Prefix: prefix}
	for _, f := range found {
		ambiguous.IDs = append(ambiguous.IDs, f[0])
	}
	ambiguous.IDs = slices.Compact(ambiguous.IDs)
	return [2]string{}, ambiguous
}

func (r *ReadOnly) traceReject(ctx context.Context, t *Trace) error {
	var locator string
	err := r.db.QueryRowContext(ctx, statement("trace_reject"), t.ID).Scan(
		&t.Origin.Source, &t.Origin.SourceTitle, &t.Origin.Document, &t.Origin.URL, &t.Origin.Publisher, &t.Origin.Format,
		&t.Origin.Snapshot, &t.Origin.FetchedAt, &t.Origin.PublishedOn, &locator, &t.Origin.Raw, &t.Origin.Context,
		&t.Origin.Illustrative, &t.Reject.Reason, &t.Reject.MessageVI, &t.Reject.MessageEN)
	if err != nil {
		return err
	}
	t.Origin.Locator = locator
	t.Reject.Origin = pipeline.Origin{Snapshot: t.Origin.Snapshot, Raw: t.Origin.Raw, Context: t.Origin.Context, Start: -1, End: -1}
	t.Reject.Origin.Locator, err = pipeline.ParseLocator(locator)
	return err
}

func (r *ReadOnly) traceFigure(ctx context.Context, t *Trace) error {
	s, p, o := &t.Series, &t.Period, &t.Origin
	return r.db.QueryRowContext(ctx, statement("trace_figure"), t.ID, t.Record).Scan(
		&s.ID, &s.Indicator, &s.IndicatorName.VI, &s.IndicatorName.EN, &s.Level, &s.Area, &s.AreaName, &s.Kind, &s.Unit, &s.Dimensions,
		&p.ID, &p.Start, &p.End, &p.Text, &p.Years, &p.Rounds,
		&o.Source, &o.SourceTitle, &o.Document, &o.URL, &o.Publisher, &o.Format, &o.Snapshot, &o.FetchedAt, &o.PublishedOn,
		&o.Locator, &o.Raw, &o.Shown, &o.Context, &o.Rule, &o.Illustrative)
}

func (r *ReadOnly) traceVersions(ctx context.Context, t *Trace) error {
	rows, err := r.db.QueryContext(ctx, statement("trace_versions"), t.Record, t.Series.ID, t.Period.ID, t.Origin.Source, t.Origin.Document)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var v FigureVersion
		var ended *time.Time
		err := rows.Scan(&v.ID, &v.Value, &v.Max, &v.Qualifier, &v.Part, &v.Snapshot, &v.Locator, &v.Run, &v.RecordedAt, &ended, &v.SupersededBy)
		if err != nil {
			return err
		}
		v.RecordedAt = v.RecordedAt.UTC()
		if ended != nil {
			v.SupersededAt = ended.UTC()
		}
		t.Versions = append(t.Versions, v)
	}
	return rows.Err()
}

func (r *ReadOnly) traceConflicts(ctx context.Context, t *Trace) (err error) {
	t.Conflicts, err = r.texts(ctx, `SELECT DISTINCT id FROM conflict WHERE origin = [$1] OR other_origin = [$1] ORDER BY id`, t.ID)
	return err
}

// traceQuestions asks every question that names the origins of its figures
// whether this figure is among them; of a reckoned figure, which stands in none,
// whether it has a figure of that indicator made from the very same ones.
func (r *ReadOnly) traceQuestions(ctx context.Context, t *Trace) error {
	questions, err := r.Questions(ctx)
	if err != nil {
		return err
	}
	for _, q := range questions {
		columns, err := r.texts(ctx, `
			SELECT column_name FROM duckdb_columns()
			WHERE table_name = ? AND (column_name = 'origin' OR ends_with(column_name, '_origin')) AND data_type = 'VARCHAR[]' ORDER BY column_index`, q.ID)
		if err != nil {
			return err
		}
		if len(columns) == 0 {
			continue
		}
		shows, err := r.shows(ctx, q.ID, columns, t)
		if err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
		if shows {
			t.Questions = append(t.Questions, q.ID)
		}
	}
	return nil
}

// shows tells whether one of the columns of origins of a question leads to a
// figure. The question is asked once, whatever their number.
func (r *ReadOnly) shows(ctx context.Context, question string, columns []string, t *Trace) (bool, error) {
	condition := "list_contains(%s, $1)"
	args := []any{t.ID}
	if t.Metric != nil {
		named, err := r.texts(ctx, `SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND column_name = 'indicator_id'`, question)
		if err != nil || len(named) == 0 {
			return false, err
		}
		condition, args = "indicator_id = $2 AND array_to_string(%s, ' ') = $1", []any{strings.Join(t.Metric.Origin, " "), t.Series.Indicator}
	}
	leads := make([]string, len(columns))
	for i, column := range columns {
		leads[i] = "(" + fmt.Sprintf(condition, quote(column)) + ")"
	}
	found, err := r.texts(ctx, "SELECT 'shown' FROM "+quote(question)+" WHERE "+strings.Join(leads, " OR ")+" LIMIT 1", args...)
	return len(found) > 0, err
}

// texts gives the one text column of a query.
func (r *ReadOnly) texts(ctx context.Context, query string, args ...any) ([]string, error) {
	return texts(ctx, r.db, query, args...)
}
