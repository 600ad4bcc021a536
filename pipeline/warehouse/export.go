//go:build duckdb_arrow

package warehouse

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Tables are the tables and views that an analyst works with; the others are the
// store's own.
func Tables() []string {
	return []string{
		"annotation", "area", "area_population", "area_succession", "boundary_change", "boundary_version", "check_result", "claim", "claim_all",
		"claim_history", "comparison_reason", "conflict", "document_missing", "document_state", "duty", "duty_indicator", "duty_report", "expected_report", "indicator", "indicator_break",
		"observation", "observation_all", "observation_history", "official", "period", "publisher", "question", "reject", "report_status", "run",
		"run_step", "series", "snapshot", "source", "source_fault", "term", "topic", "waiting",
	}
}

// viewOrder is the order of the views among Tables: a table is written as it
// stands, and a question has its own.
var viewOrder = map[string]string{
	"observation": figureOrder, "observation_all": figureOrder, "official": figureOrder, "claim": figureOrder, "claim_all": figureOrder,
	"comparison_reason": "reason", "conflict": "id, source_id, document, other_source_id, other_document",
}

const figureOrder = "source_id, document, id, recorded_at"

// ExportParquet writes every table of Tables and every question into the folder of
// the draft's exports, one Parquet file each, and gives their names, sorted. The same
// copy gives the same bytes. What was asked stands there already.
func (d *Draft) ExportParquet(ctx context.Context) ([]string, error) {
	names := d.exportNames()
	for i, name := range names {
		if err := d.exportName(ctx, name); err != nil {
			return nil, err
		}
		names[i] = name + ".parquet"
	}
	return names, nil
}

// exportNames are the tables, views and questions that are exported, sorted.
func (d *Draft) exportNames() []string {
	names := Tables()
	for id := range d.questions {
		if !slices.Contains(names, id) {
			names = append(names, id)
		}
	}
	slices.Sort(names)
	return names
}

// exportName exports a table or a view: one that is kept or that others read from
// memory, any other one as it is worked out.
func (d *Draft) exportName(ctx context.Context, name string) error {
	v := d.views[name]
	if v == nil {
		return d.write(name, ordered(name, "FROM "+quote(name)), d.run(ctx))
	}
	v.mu.Lock()
	done, alone := v.exported, !v.stored && len(v.readers) == 0
	v.mu.Unlock()
	switch from := d.chosenFrom(v); {
	case done:
		return nil
	case from != "":
		return d.exportChosen(ctx, v, from)
	case alone:
		err := d.exportRows(ctx, v)
		v.mu.Lock()
		v.finished, v.exported = true, true
		v.mu.Unlock()
		return errors.Join(err, d.sweep(ctx))
	}
	if err := d.hold(ctx, v); err != nil {
		return err
	}
	err := d.exportKept(ctx, name)
	v.release()
	return errors.Join(err, d.sweep(ctx))
}

// chosenFrom is the view of whose rows another one chooses some, where both are exported
// in one order; "" for none.
func (d *Draft) chosenFrom(v *view) string {
	if v.choice == nil || v.asked {
		return ""
	}
	if from := v.choice.from; d.views[from].plain && viewOrder[from] != "" && viewOrder[from] == viewOrder[v.name] {
		return from
	}
	return ""
}

// exportChosen exports the rows that a view chooses from the export of another one, which
// has them in their order already.
func (d *Draft) exportChosen(ctx context.Context, v *view, from string) error {
	if err := d.exportName(ctx, from); err != nil {
		return err
	}
	export := d.exportGroups
	if !d.large {
		export = func(ctx context.Context, name string, c choice) error {
			return d.write(name, c.selected(d.exportOf(c.from), ""), d.run(ctx))
		}
	}
	if err := export(ctx, v.name, *v.choice); err != nil {
		return err
	}
	v.mu.Lock()
	v.exported = true
	v.mu.Unlock()
	return d.sweep(ctx)
}

// exportKept exports a view that is held, once; nothing where there are no exports.
func (d *Draft) exportKept(ctx context.Context, name string) error {
	v := d.views[name]
	v.mu.Lock()
	done := v.exported
	v.exported = true
	v.mu.Unlock()
	if done || d.exports == "" {
		return nil
	}
	if v.aside && viewOrder[name] == figureOrder && len(d.sources) > 0 {
		return d.exportBySource(ctx, v)
	}
	return d.write(name, ordered(name, "FROM "+v.table()), d.run(ctx))
}

// exportOf is the file of what is exported under a name.
func (d *Draft) exportOf(name string) string { return filepath.Join(d.exports, name+".parquet") }

func (d *Draft) run(ctx context.Context) func(statement string) error {
	return func(statement string) error {
		_, err := d.db.ExecContext(ctx, statement)
		return err
	}
}

// ordered gives the rows of a view in the order of its export.
func ordered(name, rows string) string {
	if order, ok := viewOrder[name]; ok {
		return "FROM (" + rows + ") ORDER BY " + order
	}
	return rows
}

// write writes the rows of a statement through a file beside it, so that a
// half-written file never has the name of a whole one. run runs what writes it.
func (d *Draft) write(name, rows string, run func(statement string) error) error {
	if filepath.Base(name) != filepath.Clean(name) || strings.ContainsRune(name, filepath.Separator) {
		return fmt.Errorf("file name %q: not a plain name", name)
	}
	file := d.exportOf(name)
	part := file + ".part"
	if err := run("COPY (\n" + rows + "\n) TO " + quoted(part) + " (FORMAT parquet, COMPRESSION zstd)"); err != nil {
		return errors.Join(fmt.Errorf("export %s: %w", name, err), os.RemoveAll(part))
	}
	return os.Rename(part, file)
}
