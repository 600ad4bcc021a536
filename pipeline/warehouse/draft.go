//go:build duckdb_arrow

package warehouse

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/tonghop/tonghop/pipeline"
)

// The databases of a draft: one in memory holds what was worked out, or reads it from
// where it was exported, beside the copy itself. Kept views come first under keptPath.
const (
	kept     = "memory"
	copied   = "tonghop"
	keptPath = kept + ".main," + copied + ".main"
)

// A Draft is a copy about to be published. Every view is worked out once and kept
// while something reads it: the pages that ask, the export, and the views that build on
// it. What is exported in the order in which it comes is read from there, all else is in
// memory, or on disk where it is too large. It may be used from several goroutines.
type Draft struct {
	*ReadOnly
	questions map[string]pipeline.Question
	views     map[string]*view  // by name
	names     []string          // of the views, sorted
	macros    map[string]string // texts of the table macros, by name
	onBases   map[string]bool   // macros that are asked on another basis than as reported
	exports   string            // the folder of the exports, "" for none
	large     bool              // what would take most of the memory is in files aside
	shares    []string          // of the indicators of a large copy, as conditions
	areas     []string          // the same of its areas
	sources   []string          // and of its sources
	roomy     int64             // figures that find room together in a large copy
	flags     map[string]bool   // views and their columns that are yes or no, as view.column
	alone     sync.Mutex        // while an answer of a large copy is worked out to be held
}

var _ pipeline.TableAsker = (*Draft)(nil)

// OpenDraft opens a copy that CopyTo made, as OpenRelease does. What is asked is
// written into the folder exports at once, as ExportParquet writes it; "" for nowhere.
func OpenDraft(ctx context.Context, path, exports string) (*Draft, error) {
	return openDraft(ctx, path, exports, roomyFigures)
}

func openDraft(ctx context.Context, path, exports string, roomy int64) (*Draft, error) {
	release, err := openBesideMemory(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("open draft %s: %w", path, err)
	}
	d := &Draft{ReadOnly: release, questions: map[string]pipeline.Question{}, views: map[string]*view{}, exports: exports}
	if err := d.weigh(ctx, roomy); err != nil {
		return nil, errors.Join(fmt.Errorf("open draft %s: %w", path, err), d.Close())
	}
	if err := d.prepare(ctx, roomy); err != nil {
		return nil, errors.Join(fmt.Errorf("open draft %s: %w", path, err), d.Close())
	}
	return d, nil
}

// openBesideMemory opens a database in memory and, for reading, the copy: a
// database that is opened for reading takes none in memory beside it.
func openBesideMemory(ctx context.Context, path string) (*ReadOnly, error) {
	setUp := []string{
		"ATTACH IF NOT EXISTS " + quoted(path) + " AS " + copied + " (READ_ONLY)",
		"USE " + copied,
	}
	connector, err := duckdb.NewConnector("", func(conn driver.ExecerContext) error {
		for _, query := range setUp {
			if _, err := conn.ExecContext(ctx, query, nil); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	db, conn, err := use(ctx, connector, Options{Threads: 1}) // threads add in an order of their own, and a release has the same bytes each time
	if err != nil {
		return nil, err
	}
	for _, once := range []string{
		"temp_directory = " + quoted(path+".tmp"),            // else where the program was started
		"disabled_optimizers = 'compressed_materialization'", // rows as wide as these take longer to squeeze than to sort
	} {
		if _, err := conn.ExecContext(ctx, "SET GLOBAL "+once); err != nil {
			return nil, errors.Join(err, conn.Close(), db.Close())
		}
	}
	return newReadOnly(ctx, path, db, conn)
}

// A draft of more figures than roomyFigures is a large one. It takes largeMemory, however many
// they are: what is sorted alone goes to disk, and what does not, what is gathered in lists or
// joined and sorted at once, is worked out for indicators of some so many figures together.
const (
	roomyFigures = 400_000
	largeMemory  = "1280MiB"
)

// weigh finds whether a copy is a large one, and what it may take then.
func (d *Draft) weigh(ctx context.Context, roomy int64) error {
	var figures int64
	err := d.db.QueryRowContext(ctx, "SELECT count(*) FROM observation_history").Scan(&figures)
	if d.large = figures > roomy; err != nil || !d.large {
		return err
	}
	for _, setting := range []string{
		"memory_limit = '" + largeMemory + "'",
		"allocator_background_threads = true", // else what one statement took stays with the process while the next one takes as much
	} {
		if _, err := d.db.ExecContext(ctx, "SET GLOBAL "+setting); err != nil {
			return err
		}
	}
	return nil
}

// aside is the folder of what is too large to be kept in memory and is no export.
func (d *Draft) aside() string { return d.path + ".kept" }

// asideOf is the folder of what is kept of one view there.
func (d *Draft) asideOf(name string) string { return filepath.Join(d.aside(), name) }

// Close closes the copy; what was kept beside it is gone then.
func (d *Draft) Close() error {
	return errors.Join(d.ReadOnly.Close(), os.RemoveAll(d.aside()))
}

func (d *Draft) prepare(ctx context.Context, roomy int64) error {
	questions, err := d.Questions(ctx)
	if err != nil {
		return err
	}
	for _, q := range questions {
		d.questions[q.ID] = q
	}
	by := map[string]string{}
	for _, what := range []string{pipeline.ByIndicator, pipeline.ByArea} {
		list, err := texts(ctx, d.db, "SELECT id FROM question WHERE by_"+what) // not asked of releases, of which old ones do not tell
		if err != nil {
			return err
		}
		for _, id := range list {
			by[id] = what
		}
	}
	d.names, err = texts(ctx, d.db, `
		SELECT view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary AND database_name = current_database()
		ORDER BY view_name`)
	if err != nil {
		return err
	}
	made, err := texts(ctx, d.db, `
		SELECT sql FROM duckdb_views() WHERE NOT internal AND NOT temporary AND database_name = current_database()
		ORDER BY view_name`)
	if err != nil {
		return err
	}
	for i, name := range d.names {
		_, rows, _ := strings.Cut(made[i], " AS ") // CREATE VIEW name AS …;
		v := &view{name: name, sql: strings.TrimSuffix(rows, ";")}
		if q, ok := d.questions[name]; ok {
			v.sql, v.asked, v.onBasis, v.by = asked(q), true, q.OnBasis, by[name]
		}
		d.views[name] = v
	}
	if d.macros, err = d.macroTexts(ctx); err != nil {
		return err
	}
	d.findBases()
	d.findNeeds()
	for _, v := range d.views {
		v.choice = d.choice(v)
	}
	d.findReaders()
	if err := d.findFiled(ctx); err != nil {
		return err
	}
	if d.large {
		if err := d.findShares(ctx, roomy); err != nil {
			return err
		}
	}
	return d.keepReported(ctx)
}

// macroTexts are the texts of the table macros, by name.
func (d *Draft) macroTexts(ctx context.Context) (map[string]string, error) {
	list, err := texts(ctx, d.db, `
		SELECT unnest([function_name, macro_definition]) FROM duckdb_functions()
		WHERE NOT internal AND function_type = 'table_macro' AND database_name = current_database()`)
	byName := map[string]string{}
	for i := 0; i+1 < len(list); i += 2 {
		byName[list[i]] = list[i+1]
	}
	return byName, err
}

// findReaders finds who reads each view, among those that are exported and what they
// need: the others may never be worked out. Of a draft without exports nobody knows
// what will be asked.
func (d *Draft) findReaders() {
	wanted := d.names
	if d.exports != "" {
		wanted = d.exportNames()
	}
	for _, v := range d.views {
		v.exported = d.exports == "" || !slices.Contains(wanted, v.name)
	}
	seen := map[string]bool{}
	var visit func(name string)
	visit = func(name string) {
		v := d.views[name]
		if v == nil || seen[name] {
			return
		}
		seen[name] = true
		for _, need := range v.needs {
			d.views[need].readers = append(d.views[need].readers, name)
			visit(need)
		}
	}
	for _, name := range wanted {
		visit(name)
	}
}

// Ask answers a question. The rows come in the order that the question's own
// SQL gives them.
func (d *Draft) Ask(ctx context.Context, question string) (a pipeline.Answer, err error) {
	err = d.reading(ctx, question, func(query string) error {
		a, err = d.answer(ctx, d.questions[question], query)
		return err
	})
	return a, err
}

// AskTable implements pipeline.TableAsker. A question that is asked is exported too.
func (d *Draft) AskTable(ctx context.Context, question string) (table *pipeline.Table, err error) {
	err = d.reading(ctx, question, func(query string) error {
		if table, err = d.table(ctx, d.questions[question], query); err != nil {
			return fmt.Errorf("ask %s: %w", question, err)
		}
		return d.exportKept(ctx, question)
	})
	return table, err
}

// reading calls do with the statement that gives the rows of a question, while it
// is kept.
func (d *Draft) reading(ctx context.Context, question string, do func(query string) error) error {
	if _, ok := d.questions[question]; !ok {
		return fmt.Errorf("ask %s: no such question in %s", question, d.path)
	}
	v := d.views[question]
	if err := d.hold(ctx, v); err != nil {
		return fmt.Errorf("ask %s: %w", question, err)
	}
	err := do("FROM " + v.table())
	v.release()
	return errors.Join(err, d.sweep(ctx))
}
