//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"os"
	"slices"
	"sync"
)

// A view is one view of the copy, on its way into memory or its export, and out of it.
type view struct {
	name    string
	sql     string   // what gives its rows, in their order
	onBasis bool     // it is a question that others may call on a basis
	asked   bool     // it is a question
	needs   []string // views that it reads, without circles
	choice  *choice  // what it chooses from the only one of them, nil where it does anything else
	readers []string // views that read it
	filed   bool     // its rows are read from its export
	plain   bool     // its export gives its rows as they were
	aside   bool     // its rows are read from a file that is no export
	by      string   // what its rows hang on no other one of: By of the question

	mu       sync.Mutex
	stored   bool // its rows are in memory
	holders  int  // that read them just now
	finished bool // it was worked out and may be read no more by what needs it
	exported bool // or it is not to be
}

func (v *view) table() string { return kept + ".main." + quote(v.name) }

// chosen tells whether a view chooses among the rows of another one, which is read
// faster than it is written again. What a question chooses is asked for often, and is not.
func (v *view) chosen() bool {
	return v.name == namesBeside || v.choice != nil && !v.asked
}

// namesBeside is the view that does nothing but look up what stands beside each figure: what
// reads it reads a few of its columns, and looks up less then.
const namesBeside = "figure_history"

// findFiled finds the views whose export gives their rows as they were, those of which
// it gives them in their order, and those that are kept in a file that is no export.
func (d *Draft) findFiled(ctx context.Context) error {
	if d.exports == "" {
		return nil
	}
	types := fileTypes
	if d.large {
		types = exportTypes
	}
	list, err := d.viewsOf(ctx, "bool_and(data_type IN ("+types+"))")
	if err != nil {
		return err
	}
	for _, v := range list {
		if !v.exported {
			v.plain = true
			v.filed = viewOrder[v.name] == "" && !v.chosen()
			v.aside = d.large && viewOrder[v.name] == figureOrder && !v.chosen()
		}
	}
	if !d.large {
		return nil
	}
	// What is not exported and grows with the country speaks of indicators.
	list, err = d.viewsOf(ctx, "bool_and(data_type IN ("+types+")) AND bool_or(column_name = 'indicator_id')")
	if err != nil {
		return err
	}
	for _, v := range list {
		v.aside = v.aside || v.exported && !v.chosen()
	}
	flags, err := texts(ctx, d.db, "SELECT table_name || '.' || column_name FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() AND data_type = 'BOOLEAN'")
	d.flags = map[string]bool{}
	for _, flag := range flags {
		d.flags[flag] = true
	}
	return err
}

// fileTypes are the types of which a file of Parquet gives every value as it was.
const fileTypes = `'VARCHAR', 'VARCHAR[]', 'MAP(VARCHAR, VARCHAR)', 'DOUBLE', 'BIGINT', 'INTEGER', 'BOOLEAN', 'DATE', 'TIMESTAMP WITH TIME ZONE'`

// viewsOf are the views of whose columns a condition holds.
func (d *Draft) viewsOf(ctx context.Context, condition string) (list []*view, err error) {
	names, err := texts(ctx, d.db, "SELECT table_name FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() GROUP BY table_name HAVING "+condition)
	for _, name := range names {
		if v := d.views[name]; v != nil {
			list = append(list, v)
		}
	}
	return list, err
}

// kind is what a view is kept as.
func (v *view) kind() string {
	if v.filed || v.aside || v.chosen() {
		return "VIEW"
	}
	return "TABLE"
}

// hold works a view out where it is not kept, after those that it needs, and keeps
// it until release.
func (d *Draft) hold(ctx context.Context, v *view) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if !v.stored {
		if err := d.keep(ctx, v); err != nil {
			return err
		}
		v.stored, v.finished = true, true
	}
	v.holders++
	return nil
}

// keep writes the rows of a view into memory or into its export, as they come: sums of
// numbers are made in that order. What calls it on its basis reads them from there.
func (d *Draft) keep(ctx context.Context, v *view) error {
	rows, run := v.sql, func(statement string) error { return d.beside(ctx, v, statement) }
	if v.filed {
		if !v.exported {
			if err := d.exportRows(ctx, v); err != nil {
				return err
			}
			v.exported = true
		}
		rows, run = "FROM read_parquet("+quoted(d.exportOf(v.name))+")", d.run(ctx)
	}
	if v.aside {
		from, err := d.keepInShares(v.name, v.sql, run)
		if err != nil {
			return err
		}
		rows, run = "FROM "+from, d.run(ctx)
	}
	if err := run("CREATE " + v.kind() + " " + v.table() + " AS (\n" + rows + "\n)"); err != nil || d.keptAs(v.name) == "" {
		return err
	}
	_, err := d.db.ExecContext(ctx, "CREATE MACRO "+v.table()+"(basis) AS TABLE FROM "+v.table())
	return err
}

// drop takes the rows of a view out of memory.
func (d *Draft) drop(ctx context.Context, v *view) error {
	if d.keptAs(v.name) != "" {
		if _, err := d.db.ExecContext(ctx, "DROP MACRO TABLE "+v.table()); err != nil {
			return err
		}
	}
	if _, err := d.db.ExecContext(ctx, "DROP "+v.kind()+" "+v.table()); err != nil || !v.aside {
		return err
	}
	return os.RemoveAll(d.asideOf(v.name))
}

func (v *view) release() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.holders--
}

// beside runs a statement that works a view out, among the views that it needs. One
// that needs none is worked out under the copy's own search path.
func (d *Draft) beside(ctx context.Context, v *view, statement string) (err error) {
	for _, name := range v.needs {
		if err := d.hold(ctx, d.views[name]); err != nil {
			return err
		}
		defer d.views[name].release()
	}
	conn, err := d.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if len(v.needs) > 0 {
		if _, err := conn.ExecContext(ctx, `SET search_path = '`+keptPath+`'`); err != nil {
			return err
		}
		defer func() {
			_, reset := conn.ExecContext(context.WithoutCancel(ctx), "USE "+copied)
			err = errors.Join(err, reset)
		}()
	}
	_, err = conn.ExecContext(ctx, statement)
	return err
}

// sweep drops the rows of the views that nobody will read any more.
func (d *Draft) sweep(ctx context.Context) error {
	var dropped []error
	for _, name := range d.names {
		if v := d.views[name]; v.mu.TryLock() { // else somebody reads it
			if v.stored && v.holders == 0 && v.exported && !slices.ContainsFunc(v.readers, d.waits) {
				err := d.drop(ctx, v)
				v.stored = err != nil
				dropped = append(dropped, err)
			}
			v.mu.Unlock()
		}
	}
	return errors.Join(dropped...)
}

// waits tells whether a view is still to be worked out, or to be read where it is no
// more than a choice. Such a one that is exported is worked out for its readers alone.
func (d *Draft) waits(name string) bool {
	v := d.views[name]
	if !v.mu.TryLock() {
		return true
	}
	defer v.mu.Unlock()
	if v.exported && v.chosen() && !v.stored {
		return slices.ContainsFunc(v.readers, d.waits)
	}
	return !v.finished || v.stored && v.chosen()
}
