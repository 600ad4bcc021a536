//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"time"
)

// A Life is what a release knows of one figure from its first reading on: of one
// series and period, whichever document stated it.
type Life struct {
	Versions []LivedVersion // oldest first
	Notes    []LifeNote
}

// A LivedVersion is one value that a document stated, and until when it stood.
type LivedVersion struct {
	FigureVersion
	Source, Document string
	SupersededRun    string // "" while it is in force
}

// A LifeNote is what readers are told of a figure: a note, a correction of what
// its document states, or that it waits for a person.
type LifeNote struct {
	Kind             string // note, correction, waiting
	Source, Document string
	Stated           *float64  // the wrong value, of a correction
	Text             string    // of a note
	Since            time.Time // of what waits
	Checks           []string  // why it waits
}

// Life follows a traced figure through all documents.
func (r *ReadOnly) Life(ctx context.Context, t Trace) (l Life, err error) {
	if err = r.livedVersions(ctx, t, &l); err == nil && t.Record == "observation" {
		err = r.lifeNotes(ctx, t, &l)
	}
	if err != nil {
		return Life{}, fmt.Errorf("follow %s: %w", t.ID, err)
	}
	return l, nil
}

func (r *ReadOnly) livedVersions(ctx context.Context, t Trace, l *Life) error {
	rows, err := r.db.QueryContext(ctx, statement("life"), t.Record, t.Series.ID, t.Period.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var v LivedVersion
		var ended *time.Time
		err := rows.Scan(&v.ID, &v.Source, &v.Document, &v.Locator, &v.Snapshot, &v.Value, &v.Max, &v.Qualifier, &v.Run, &v.RecordedAt, &ended, &v.SupersededBy, &v.SupersededRun)
		if err != nil {
			return err
		}
		v.RecordedAt = v.RecordedAt.UTC()
		if ended != nil {
			v.SupersededAt = ended.UTC()
		}
		l.Versions = append(l.Versions, v)
	}
	return rows.Err()
}

func (r *ReadOnly) lifeNotes(ctx context.Context, t Trace, l *Life) error {
	rows, err := r.db.QueryContext(ctx, statement("life_notes"), t.Series.ID, t.Period.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n LifeNote
		var since *time.Time
		var checks any
		if err := rows.Scan(&n.Kind, &n.Source, &n.Document, &n.Stated, &n.Text, &since, &checks); err != nil {
			return err
		}
		if since != nil {
			n.Since = since.UTC()
		}
		n.Checks = listed[string](checks)
		l.Notes = append(l.Notes, n)
	}
	return rows.Err()
}
