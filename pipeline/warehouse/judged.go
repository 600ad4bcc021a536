//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
)

// A judgedBefore is what is remembered of the last judgement of a document.
type judgedBefore struct {
	basis   string // "" when nothing is
	at      time.Time
	doubted []int64          // marks
	columns map[string]int64 // sums, by columnPlace
}

// basisOf names everything besides the figures that decides what the checks find
// in a document of the source.
func (w *Warehouse) basisOf(ctx context.Context, s pipeline.Source) (string, error) {
	order, err := w.strings(ctx, `SELECT source_id || ' ' || precedence FROM source ORDER BY source_id`)
	if err != nil {
		return "", err
	}
	catalog, err := w.meta(ctx, metaCatalog)
	if err != nil {
		return "", err
	}
	texts := []string{catalog, fmt.Sprintf("%+v", w.opt.Checks), s.Province, fmt.Sprint(s.Claims), w.opt.Decisions.Digest(s.ID), strings.Join(order, "\n")}
	for _, name := range []string{"name_figures", "standing", "standing_in_part", "contradiction", "part_of_figures"} {
		texts = append(texts, statement(name))
	}
	return digestOf(texts...), nil
}

func (w *Warehouse) judgedBefore(ctx context.Context, at staging) (j judgedBefore, err error) {
	var doubted, columns, sums any
	err = w.conn.QueryRowContext(ctx, statement("judged"), at.source.ID, clean(at.snap.Document)).Scan(&j.basis, &j.at, &doubted, &columns, &sums)
	if errors.Is(err, sql.ErrNoRows) {
		return judgedBefore{}, nil
	}
	if err != nil {
		return j, fmt.Errorf("read the judgement before: %w", err)
	}
	j.doubted, j.columns = listed[int64](doubted), map[string]int64{}
	names, values := listed[string](columns), listed[int64](sums)
	if len(names) != len(values) {
		return judgedBefore{}, nil
	}
	for i, name := range names {
		j.columns[name] = values[i]
	}
	return j, nil
}

// listed is a LIST as the driver gives it.
func listed[T any](value any) []T {
	var list []T
	items, _ := value.([]any)
	for _, item := range items {
		if one, ok := item.(T); ok {
			list = append(list, one)
		}
	}
	return list
}

// keepMarks marks the figures in force of the staged document that have no mark
// yet.
func (w *Warehouse) keepMarks(ctx context.Context) error {
	var unmarked bool
	err := w.conn.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM observation_history h JOIN staged_context c USING (source_id, document) WHERE h.superseded_at IS NULL AND h.mark IS NULL)
		    OR EXISTS (SELECT 1 FROM claim_history h JOIN staged_context c USING (source_id, document) WHERE h.superseded_at IS NULL AND h.mark IS NULL)`).Scan(&unmarked)
	if err == nil && unmarked {
		_, err = w.conn.ExecContext(ctx, statement("keep_marks"))
	}
	return err
}

// keepJudged remembers the judgement of the staged document for its next reading.
func (w *Warehouse) keepJudged(ctx context.Context, at staging, faults []pipeline.Fault) error {
	if at.basis == "" {
		return nil
	}
	if _, err := w.conn.ExecContext(ctx, `DELETE FROM judged WHERE source_id = ? AND document = ?`, at.source.ID, clean(at.snap.Document)); err != nil {
		return err
	}
	ids, whole := doubtedIDs(faults)
	if !whole {
		return nil // more were perhaps found: the next reading is judged whole
	}
	names, sums := at.columns()
	if len(ids) == 0 {
		return w.rememberJudged(ctx, at, nil, names, sums)
	}
	_, err := w.conn.ExecContext(ctx, statement("keep_judged"), at.basis, sortedKeys(ids), names, sums, at.run.ID, at.turn)
	if err != nil {
		return fmt.Errorf("keep the judgement: %w", err)
	}
	return nil
}

// rememberJudged remembers the judgement of a document of which what is in force with
// these marks is in doubt.
func (w *Warehouse) rememberJudged(ctx context.Context, at staging, doubted []int64, names []string, sums []int64) error {
	if doubted == nil {
		doubted = []int64{}
	}
	_, err := w.conn.ExecContext(ctx, `INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?::BIGINT[], ?::VARCHAR[], ?::BIGINT[])`,
		at.source.ID, clean(at.snap.Document), at.basis, at.run.StartedAt.UTC(), at.run.ID, doubted, names, sums)
	if err != nil {
		return fmt.Errorf("keep the judgement: %w", err)
	}
	return nil
}

// doubtedIDs are the observations of which a check found something; whole is false
// where there may be more of them.
func doubtedIDs(faults []pipeline.Fault) (ids map[string]bool, whole bool) {
	kept := map[string]int{}
	ids = map[string]bool{}
	for _, f := range faults {
		if kept[f.Check]++; kept[f.Check] >= faultsKept {
			return nil, false
		}
		if f.Observation != "" {
			ids[f.Observation] = true
		}
	}
	return ids, true
}

// columns are the columns of the reading, in order, and which figures stand in
// each.
func (s staging) columns() (names []string, sums []int64) {
	var l layout
	if s.part != nil {
		l = s.part.layout
	} else {
		l.addAll(s.reading.Observations)
	}
	names, sums = []string{}, []int64{}
	byName := map[string]int64{}
	for at, column := range l.columns {
		byName[clean(at.String())] = int64(column.sum)
	}
	for _, name := range sortedKeys(byName) {
		names, sums = append(names, name), append(sums, byName[name])
	}
	return names, sums
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// changedElsewhere tells whether other documents gained or lost official figures
// since a day, and whether one of the same source did.
func (w *Warehouse) changedElsewhere(ctx context.Context, at staging, since time.Time) (elsewhere, near bool, err error) {
	err = w.conn.QueryRowContext(ctx, statement("changed_elsewhere"), at.source.ID, clean(at.snap.Document), since.UTC()).Scan(&elsewhere, &near)
	if err != nil {
		err = fmt.Errorf("ask what changed elsewhere: %w", err)
	}
	return elsewhere, near, err
}

// marksInForce gives the marks of what is in force of the document, of which there
// may be as many as it states; known is false where a figure has none.
func (w *Warehouse) marksInForce(ctx context.Context, at staging) (marks *standing, known bool, err error) {
	marks, known = &standing{marks: make([]uint64, 0, len(at.reading.Observations))}, true
	err = w.wholeNumbers(ctx, statement("marks_in_force"), func(list []int64, nulls int) {
		for _, mark := range list {
			marks.marks = append(marks.marks, uint64(mark))
		}
		known = known && nulls == 0
	}, at.source.ID, clean(at.snap.Document))
	if err != nil {
		return nil, false, fmt.Errorf("read the marks in force: %w", err)
	}
	marks.seen = make([]bool, len(marks.marks))
	return marks, known && len(marks.marks) > 0, nil
}

// statedElsewhere adds the marks of figures that another document changed too.
func (w *Warehouse) statedElsewhere(ctx context.Context, at staging, since time.Time, marks map[uint64]bool) error {
	err := w.wholeNumbers(ctx, statement("stated_elsewhere"), into(marks), at.source.ID, clean(at.snap.Document), since.UTC())
	if err != nil {
		return fmt.Errorf("ask what is stated elsewhere: %w", err)
	}
	return nil
}

// into adds what wholeNumbers gives to marks.
func into(marks map[uint64]bool) func(list []int64, nulls int) {
	return func(list []int64, _ int) {
		for _, mark := range list {
			marks[uint64(mark)] = true
		}
	}
}

// wholeNumbers gives the one column of a query to take, many at a time and how many of
// them there are not.
func (w *Warehouse) wholeNumbers(ctx context.Context, query string, take func(list []int64, nulls int), args ...any) error {
	return w.conn.Raw(func(c any) error {
		conn, ok := c.(*duckdb.Conn)
		if !ok {
			return errors.New("not a DuckDB connection")
		}
		asked, err := duckdb.NewArrowFromConn(conn)
		if err != nil {
			return err
		}
		batches, err := asked.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer batches.Release()
		for batches.Next() {
			column, ok := batches.RecordBatch().Column(0).(*array.Int64)
			if !ok {
				return fmt.Errorf("a column of %s instead of whole numbers", batches.RecordBatch().Column(0).DataType())
			}
			take(column.Int64Values(), column.NullN())
		}
		return batches.Err()
	})
}

// addCopied asks for the columns of which a figure is found elsewhere since.
func (w *Warehouse) addCopied(ctx context.Context, s *survey) error {
	copied := map[uint64]bool{}
	err := w.wholeNumbers(ctx, statement("copied_since"), into(copied),
		s.at.source.ID, clean(s.at.snap.Document), s.judged.at.UTC())
	if err != nil {
		return fmt.Errorf("ask what is copied: %w", err)
	}
	for i := range s.at.reading.Observations {
		if copied[s.marks[i]] {
			s.addColumn(columnOf(&s.at.reading.Observations[i]))
		}
	}
	return nil
}

// addPast asks for the groups of the figures that are not stated any more.
func (w *Warehouse) addPast(ctx context.Context, s *survey) error {
	rows, err := w.conn.QueryContext(ctx, statement("past_of_document"), s.at.source.ID, clean(s.at.snap.Document), s.judged.at.UTC(), s.inForce.gone())
	if err != nil {
		return fmt.Errorf("ask what is gone: %w", err)
	}
	defer rows.Close()
	for rows.Next() {
		var g group
		var series string
		var years sql.NullInt64
		var end sql.NullTime
		if err := rows.Scan(&series, &g.period, &g.part, &years, &end); err != nil {
			return err
		}
		f := strings.SplitN(series, "|", 6) // see pipeline.Observation.SeriesKey
		if len(f) != 6 {
			return fmt.Errorf("series %q: not a key of this program", series)
		}
		g.indicator, g.level, g.area, g.kind, g.unit, g.dimensions = f[0], f[1], pipeline.AreaID(f[2]), f[3], f[4], f[5]
		if strings.HasPrefix(f[2], "?") { // of a province whose boundary nothing tells
			g.area = ""
		}
		g.years, g.end = int(years.Int64), end.Time
		s.addGroups(g, series)
	}
	return rows.Err()
}
