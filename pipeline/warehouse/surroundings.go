//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
)

// A Neighbour is a figure in force beside one that is looked at.
type Neighbour struct {
	Name      string // the ID of the period of its own past, or the area of a peer
	Boundary  string // of a figure within other boundaries than the one looked at, else ""
	Value     float64
	Qualifier string
	Document  string
}

// Surroundings are what a person compares a doubtful figure with.
type Surroundings struct {
	Past  []Neighbour // the same series in all periods, oldest first, also within the boundaries of other times
	Peers []Neighbour // other provinces in the same period, largest first
}

// Surroundings gives the past and the peers of a series and period.
func (r *ReadOnly) Surroundings(ctx context.Context, series, period string) (s Surroundings, err error) {
	if s.Past, err = r.neighbours(ctx, statement("past"), series); err == nil {
		s.Peers, err = r.neighbours(ctx, statement("peers"), series, period)
	}
	if err != nil {
		return Surroundings{}, fmt.Errorf("look around %s %s: %w", series, period, err)
	}
	return s, nil
}

func (r *ReadOnly) neighbours(ctx context.Context, query string, args ...any) ([]Neighbour, error) {
	rows, err := r.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []Neighbour
	for rows.Next() {
		var n Neighbour
		if err := rows.Scan(&n.Name, &n.Boundary, &n.Value, &n.Qualifier, &n.Document); err != nil {
			return nil, err
		}
		list = append(list, n)
	}
	return list, rows.Err()
}
