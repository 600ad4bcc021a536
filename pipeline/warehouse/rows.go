//go:build duckdb_arrow

package warehouse

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// rowsOf is how many rows a table has, and a sum over the hashes of all of them,
// which does not depend on their order.
type rowsOf struct{ count, sum string }

// DifferingTables are the names of the tables that do not hold the same rows in
// two releases, sorted.
func DifferingTables(ctx context.Context, one, other *ReadOnly) (names []string, err error) {
	a, err := one.tableSums(ctx)
	if err != nil {
		return nil, fmt.Errorf("compare tables: %w", err)
	}
	b, err := other.tableSums(ctx)
	if err != nil {
		return nil, fmt.Errorf("compare tables: %w", err)
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			a[name] = rowsOf{}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a)) {
		if a[name] != b[name] {
			names = append(names, name)
		}
	}
	return names, nil
}

func (r *ReadOnly) tableSums(ctx context.Context) (map[string]rowsOf, error) {
	names, err := r.texts(ctx, `SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND NOT internal AND database_name = current_database()`)
	if err != nil {
		return nil, err
	}
	sums := map[string]rowsOf{}
	for _, name := range names {
		var s rowsOf
		// The name is one of the schema's own, and quoted.
		err := r.db.QueryRowContext(ctx, `SELECT count(*)::VARCHAR, coalesce(sum(hash(t::VARCHAR)::HUGEINT), 0)::VARCHAR FROM `+quote(name)+` t`).Scan(&s.count, &s.sum)
		if err != nil {
			return nil, fmt.Errorf("table %s: %w", name, err)
		}
		sums[name] = s
	}
	return sums, nil
}
